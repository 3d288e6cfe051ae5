"""Words for migrants and remittances: the answers, the captions, the labels of marks."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pandas as pd

from lib.codelists import codelist
from lib.dashboard import queries
from lib.dashboard.charts import Caption
from lib.dashboard.ui import cache, page_parts, said_frames
from lib.dashboard.ui.claim_wording import first_of, hedged_words, reports
from lib.dashboard.ui.sentences import named
from lib.dashboard.ui.words import (
    capitalised,
    code,
    day,
    in_short,
    listed,
    plural,
    span,
    text,
    the_area,
    value,
)

_SAID = "said"
_SAID_DATED = "said_dated"
_UNDATED = "undated"
_UNDEFINED = "undefined"
_EARLIER = ":earlier"
"""At the end of the lane of vintages that a later one replaced."""
_MONTH = timedelta(days=31)
_NAMED = 3
"""So many compilers are named under a picture, and so many statements in its answer; the rows
name all."""
_DRAWN = 6
"""So many figures that were said with a period are drawn, and so many without."""


def worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the answers `migrants` and `remittances` with what a picture and a table say.

    `period` and `words` are time and value in words; `lane` and `lane_label` the panel or row
    of the picture; `label` the value beside a mark, with its bound; `who` the compiler and the
    day of publication; `hollow` whether the figure is for a part of a year; `sentence` the
    whole row.
    """
    records = rows.to_dict("records")
    told = [row | {"words": _words(row), "period": _period(row)} for row in records]
    return rows.assign(
        period=[row["period"] for row in told],
        words=[row["words"] for row in told],
        lane=[_lane(row) for row in told],
        lane_label=[_lane_label(row) for row in told],
        label=[_label(row) for row in told],
        who=[_who(row) for row in told],
        hollow=[_is_part(row) for row in told],
        sentence=[_sentence(row) for row in told],
    )


def drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """Of worded rows those for the picture: every figure on record in the unit that most are
    in and, of what was said in it, the latest few with a period and without."""
    said = _are_said(rows)
    if not said.any() and rows["unit"].nunique() == 1:
        return rows
    units = (rows if said.all() else rows[~said])["unit"]
    alike = rows["unit"] == units.mode().iloc[0]
    latest = said_frames.by_edition(rows[said & alike])
    latest = latest.groupby(latest["period_kind"] == "not_stated").tail(_DRAWN)
    return rows[(alike & ~said) | rows.index.isin(latest.index)].reset_index(drop=True)


def migrants_answer(rows: pd.DataFrame, host: str) -> str:
    """The lowest and the highest of the latest counts of people, one a definition, and what
    was said."""
    recorded = rows[~_are_said(rows) & ~_are_flows(rows) & ~rows["superseded"]]
    recorded = recorded[recorded["period_kind"] != "not_stated"]
    said = _said_answer(rows[_are_said(rows)])
    if recorded.empty:
        return " ".join([text("people.answer.none", host=_place(host)), *said])
    latest = recorded.sort_values(["period_end", "period_start"]).groupby("lane").tail(1)
    latest = latest.sort_values("obs_value")
    pieces = [
        text(
            "people.answer.piece",
            words=r["words"],
            definition=_uncapitalised(r["lane_label"]),
            period=r["period"],
        )
        for r in latest.iloc[[0, -1]].to_dict("records")
    ]
    host = _place(host)
    if len(latest) == 1:
        return " ".join([text("people.answer.one", host=host, piece=pieces[0]), *said])
    counted = text("people.answer", host=host, count=len(latest), low=pieces[0], high=pieces[1])
    apart = [text("people.answer.flows")] if _are_flows(rows).any() else []
    return " ".join([counted, *apart, *said])


def _said_answer(rows: pd.DataFrame) -> list[str]:
    """A sentence for each of the latest statements that differ, and how many more there are."""
    if rows.empty:
        return []
    latest = said_frames.by_edition(rows).iloc[::-1]
    different = latest.drop_duplicates(["words", "period"]).to_dict("records")
    said = [
        text("people.answer.said", words=capitalised(row["words"]), period=row["period"])
        for row in different[:_NAMED]
    ]
    more = len(different) - len(said)
    return [*said, plural("people.answer.more", more)] if more else said


def remittances_answer(rows: pd.DataFrame, host: str) -> str:
    """The latest whole year on record, and the longest other figure for a part of it."""
    said = _said_answer(rows[_are_said(rows)])
    rows = rows[~_are_said(rows)]
    years = rows[rows["period_kind"] == "year"]
    if years.empty:
        return " ".join([text("remittances.answer.none", host=_place(host)), *said])
    latest = said_frames.by_edition(years, "period_start").iloc[-1]
    year = latest["period_start"].year
    dated = rows[rows["period_kind"] != "not_stated"]
    others = dated[[start.year == year for start in dated["period_start"]]]
    others = others[others["observation_id"] != latest["observation_id"]]
    sentence = text(
        "remittances.answer",
        host=_place(host),
        year=year,
        words=latest["words"],
        published=day(latest["published"]),
    )
    if others.empty:
        return " ".join([sentence, *said])
    length = others["period_end"] - others["period_start"]
    other = others.loc[length.idxmax()]
    beside = text(
        "remittances.answer.beside",
        period=other["period"],
        words=other["words"],
        published=day(other["published"]),
    )
    return " ".join([sentence, beside, *said])


def migrants_caption(rows: pd.DataFrame, host: str) -> Caption:
    """Of the picture of definitions."""
    title = text("migrants.caption", host=_place(host))
    qualifiers = [text("migrants.qualifier"), text("migrants.marks")]
    if (rows["lane"] == _SAID).any():
        qualifiers.append(text("migrants.said"))
    if (rows["lane"] == _SAID_DATED).any():
        qualifiers.append(text("people.said_dated"))
    return Caption(title, " ".join(qualifiers), _source(rows))


def remittances_caption(rows: pd.DataFrame, host: str) -> Caption:
    """Of the picture of vintages."""
    title = text("remittances.caption", host=_place(host))
    qualifiers = [
        text("remittances.qualifier", unit=capitalised(code("unit", rows["unit"].iloc[0])))
    ]
    if _are_said(rows).any():
        qualifiers.append(text("people.said_dated"))
    return Caption(title, " ".join(qualifiers), _source(rows))


def name_what_is_not_drawn(rows: pd.DataFrame, shown: pd.DataFrame) -> None:
    """Say how many figures are in the rows alone; nothing where all are drawn."""
    if more := len(rows) - len(shown):
        page_parts.said(plural("people.not_drawn", more))


def name_the_silent(partners: Sequence[str]) -> None:
    """Say before all else of which of the chosen partners nothing is on record; where that is
    all of them it is the page's answer, and what follows, of all countries, is called so."""
    missing = _silent(partners)
    if not missing:
        return
    sentence = text("people.silent", areas=named(missing))
    if len(missing) < len(partners):
        page_parts.said(sentence)
    else:
        page_parts.answer(sentence)
        page_parts.heading("people.everywhere.heading")


def answer(sentence: str, partners: Sequence[str]) -> str:
    """The answer on migrants or money, set large where a chosen partner is on record."""
    if len(_silent(partners)) < len(partners):
        return page_parts.answer(sentence)
    page_parts.said(sentence)
    return sentence


def _silent(partners: Sequence[str]) -> list[str]:
    """The partners of whose migrants and money nothing is on record."""
    hosts = cache.options("migrants", "host", tuple(partners))
    return [code for code in partners if code not in hosts]


def none(indicator: str, host: str) -> str:
    """That nothing is on record of migrants in a place, or of money sent from there."""
    return text(f"{indicator}.none", host=_place(host))


def _place(host: str) -> str:
    return text("people.everywhere") if host == queries.EVERYWHERE else the_area(host)


def _source(rows: pd.DataFrame) -> str:
    compilers = list(rows["publisher"].str.split(" | ", regex=False).explode().value_counts().index)
    shown = compilers if len(compilers) <= _NAMED + 1 else compilers[:_NAMED]
    if more := len(compilers) - len(shown):
        return text("people.source.more", compilers=listed(shown), count=more)
    return text("people.source", compilers=listed(shown))


def _are_said(rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["origin"] == "stated"


def _are_flows(rows: pd.DataFrame) -> "pd.Series[bool]":
    flows = {c for c, one in codelist("definition").items() if _counts(one.code) == "flow"}
    return rows["definition"].isin(flows)


def _counts(definition: object) -> str:
    """Whether a definition counts people at a time (stock) or cases over a time (flow)."""
    entry = codelist("definition").get(str(definition))
    return "" if entry is None else entry.attributes.get("counts", "")


def _is_part(row: Mapping[Any, Any]) -> bool:
    """Whether the figure is for a part of a year; a count of people in a month is a date."""
    if row["period_kind"] not in ("part_year", "day"):
        return False
    stock = row["indicator"] == "migrants" and _counts(row["definition"]) != "flow"
    return not (stock and row["period_end"] - row["period_start"] <= _MONTH)


def _lane(row: Mapping[Any, Any]) -> str:
    undated = row["period_kind"] == "not_stated"
    if row["origin"] == "stated":
        return _SAID if undated else _SAID_DATED
    if undated:
        return _UNDATED
    definition = row["definition"] if isinstance(row["definition"], str) else _UNDEFINED
    return f"{definition}{_EARLIER}" if row["superseded"] else definition


def _lane_label(row: Mapping[Any, Any]) -> str:
    if row["indicator"] == "remittances":
        return str(row["period"])
    lane = _lane(row)
    if lane in (_SAID, _SAID_DATED, _UNDATED, _UNDEFINED):
        return text(f"people.lane.{lane}")
    name = capitalised(code("definition", lane.removesuffix(_EARLIER)))
    return text("people.lane.earlier", definition=name) if row["superseded"] else name


def _who(row: Mapping[Any, Any]) -> str:
    who = text("people.who", who=first_of(row["publisher"]), published=day(row["published"]))
    if several := reports(row):
        who = f"{who}; {several}"
    if row["indicator"] == "remittances" and isinstance(row["definition"], str):
        return f"{capitalised(code('definition', row['definition']))}; {who}"
    return who


def _uncapitalised(words: str) -> str:
    return words[:1].lower() + words[1:]


def _period(row: Mapping[Any, Any]) -> str:
    if row["period_kind"] == "not_stated":
        return text("period.none")
    return span(row["period_start"], row["period_end"])


def _words(row: Mapping[Any, Any]) -> str:
    if row["bound"] == "exact":
        return value(row["obs_value"], row["unit"])
    return hedged_words(row)


def _label(row: Mapping[Any, Any]) -> str:
    undated = row["period_kind"] == "not_stated"
    if row["indicator"] == "remittances":
        return str(row["words"])
    if row["origin"] == "stated" and undated:
        return text("people.label.said", words=row["words"], who=_who(row))
    if undated:
        return text("people.label.undated", words=row["words"], who=_who(row))
    label = in_short(row["obs_value"], row["unit"], row["bound"])
    return ", ".join(filter(None, [label, reports(row)]))


def _sentence(row: Mapping[Any, Any]) -> str:
    words = capitalised(row["words"])
    return text("people.sentence", words=words, period=row["period"], who=_who(row))

"""What the record says of a claim, in sentences. Rows are of the answer `claims`."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.dashboard.charts import Caption
from lib.dashboard.ui import claim_rows
from lib.dashboard.ui.claim_rows import given, is_part, is_stock, subject, was_converted, who
from lib.dashboard.ui.claim_wording import goods_of, hedged_words, partner_of, period_words, reports
from lib.dashboard.ui.words import capitalised, day, in_short, listed, plural, text, the_area

_OPEN = ("more_than", "at_least", "at_most", "up_to")
_SUPERLATIVES = {
    **dict.fromkeys(("more_than", "at_least"), "highest"),
    **dict.fromkeys(("at_most", "up_to"), "lowest"),
}
_SAID = ("consistent", "rounds_to_same", "cannot_tell")
"""Verdicts that are counted in the sentence; what is left is not consistent."""
_NAMED = 4
_NEAR = math.log(2)
"""Beside figures that agree with a claim, another is worth a word if it is within twice of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the record says of one claim: rows, pictures' words and sentences."""

    claim: Mapping[Any, Any]
    rows: pd.DataFrame
    """The claim and the figures in its unit."""
    apart: pd.DataFrame
    """The figures in other units."""
    caption: Caption
    caption_apart: Caption
    sentence: str
    """As known then, as known since, and of all together."""
    tally: tuple[tuple[str, Mapping[str, int]], ...]
    """How many figures of each sort, in words, say what: the count by verdict."""
    compilers: str
    """Whose figures those that can be compared are."""


def finding(rows: pd.DataFrame, apart: pd.DataFrame) -> Finding:
    """The answers `claims` and `claims_apart` in words."""
    rows, apart = claim_rows.worded(rows), claim_rows.worded(apart)
    claim = rows.iloc[0].to_dict()
    record = rows[rows["kind"] != "claim"]
    same = record if _of_any_length(claim) else record[~record["hollow"].astype(bool)]
    return Finding(
        claim=claim,
        rows=rows,
        apart=apart,
        caption=_caption(claim, rows, text("claims.qualifier.said", exact=claim["exact"])),
        caption_apart=_caption(claim, apart, text("claims.qualifier.unit")),
        sentence=_sentence(claim, rows, apart, same),
        tally=tuple(_tally(claim, record, apart)),
        compilers=_compilers(same),
    )


def printed(found: Finding, address: str | None) -> str:
    """A sentence to print under a picture: the words, who said them when and where, what the
    record says, and whose record; and its address, where others find it too."""
    claim = found.claim
    known = text("claims.caption.sources", compilers=found.compilers) if found.compilers else ""
    said = text(
        "claims.caption",
        day=day(claim["published"]),
        speaker=claim["speaker"] if given(claim["speaker"]) else text("speaker.none"),
        what=subject(claim),
        exact=claim["exact"].replace("\N{NO-BREAK SPACE}", " "),
        period=period_words(claim),
        source=_source(claim),
        finding=found.sentence,
    )
    return " ".join(part for part in (said, known, address) if part)


def _source(claim: Mapping[Any, Any]) -> str:
    named = {"publisher": claim["publisher"], "title": claim["source_title"]}
    if not given(claim["source_url"]):
        return text("claims.caption.source", **named)
    return text("claims.caption.source.address", url=claim["source_url"], **named)


def _sentence(
    claim: Mapping[Any, Any], rows: pd.DataFrame, apart: pd.DataFrame, same: pd.DataFrame
) -> str:
    """What the `same` figures, which can be compared, say of the claim."""
    if same.empty:
        return _nothing(claim)
    single = same[same["reading"] != "together"]
    then, since = (single[single["known"] == known] for known in ("then", "since"))
    found = [
        _found(then, claim, "then"),
        _found(since, claim, "since"),
        _editions(since, claim),
        _together(pd.concat([rows, apart])),
        text("currency.converted") if was_converted(rows).any() else "",
    ]
    return " ".join(sentence for sentence in found if sentence)


def _nothing(claim: Mapping[Any, Any]) -> str:
    """That nothing can be set beside a claim, and why where that is plain from its words."""
    claimed = hedged_words(claim)
    if given(claim["partner_words"]):
        return text("claims.nothing.partner", claimed=claimed, partner=partner_of(claim))
    if given(claim["product"]):
        return text("claims.nothing.goods", claimed=claimed, goods=goods_of(claim))
    return text("claims.nothing", claimed=claimed)


def _of_any_length(claim: Mapping[Any, Any]) -> bool:
    """Whether figures of parts of a year say as much of a claim as those of whole years: where
    people are counted, and where the claim itself is of such a time."""
    return is_stock(claim) or is_part(claim)


def _caption(claim: Mapping[Any, Any], drawn: pd.DataFrame, beginning: str) -> Caption:
    source = text("claims.source", compilers=_compilers(drawn))
    return Caption(title(claim), " ".join([beginning, *claim_rows.qualifiers(drawn)]), source)


def _tally(
    claim: Mapping[Any, Any], record: pd.DataFrame, apart: pd.DataFrame
) -> Iterator[tuple[str, Mapping[str, int]]]:
    whole = "figures" if _of_any_length(claim) else "years"
    part = record["hollow"] & (whole == "years")
    sorts = {
        whole: record[~part],
        "parts": record[part],
        "other_unit": apart,
    }
    for sort, figures in sorts.items():
        for known in ("then", "since"):
            chosen = figures[figures["known"] == known]
            if len(chosen):
                when = text(f"claims.known.{known}", day=day(claim["published"]))
                name = text("claims.sort", sort=text(f"claims.sort.{sort}"), when=when)
                yield name, Counter(chosen["verdict"])


def _compilers(rows: pd.DataFrame) -> str:
    """Whose figures the record's are: the most frequent by name."""
    names = list(rows.loc[rows["kind"] != "claim", "compiler_label"].value_counts().index)
    more = len(names) - _NAMED
    others = [plural("claims.compilers.more", more)] if more > 0 else []
    return listed([*names[:_NAMED], *others])


def _found(figures: pd.DataFrame, claim: Mapping[Any, Any], known: str) -> str:
    """How many figures known at a time bear the claim out, and the one that says most."""
    sort = "stock" if _of_any_length(claim) else claim["measure"]
    when, claimed = day(claim["published"]), hedged_words(claim)
    count = plural(f"claims.count.{sort}", len(figures))
    if figures.empty:
        return text(f"claims.none.{known}", count=count, day=when)
    verdicts = figures["verdict"].value_counts()
    agree, same, may = (int(verdicts.get(one, 0)) for one in _SAID)
    bearing, alike = (figures[figures["verdict"] == one] for one in _SAID[:2])
    verb = "comes" if claim["bound"] in _OPEN else "agrees"
    pieces = []
    if agree:
        pieces.append(plural(f"claims.{verb}", agree, claimed=claimed, figures=_listed(bearing)))
    if same:
        pieces.append(plural("claims.rounds", same, claimed=claimed, figures=_listed(alike)))
    if not pieces:
        pieces.append(text(f"claims.{verb}.none", claimed=claimed))
    if may:
        pieces.append(plural("claims.may", may))
    told = text(f"claims.found.{known}", count=count, day=when, verdicts="; ".join(pieces))
    rest = figures[~figures["verdict"].isin(_SAID[:2]) & ~figures["bound"].isin(_OPEN)]
    if agree or same:
        rest = rest[rest["ratio"].map(_distance) < _NEAR]
    if rest.empty or (agree and claim["bound"] in _OPEN):
        return told
    most, beside = _most(rest, claim), agree or same
    other = text("claims.others" if beside else _superlative(claim), figure=most)
    return f"{told[:-1]}; {other}."


def _editions(since: pd.DataFrame, claim: Mapping[Any, Any]) -> str:
    """A word on statistics of times that were over, whose edition came out later; or nothing."""
    over = [end.isoformat() < claim["published"] for end in since["period_end"]]
    late = since[pd.Series(over, since.index, dtype=bool) & (since["kind"] == "statistics")]
    if late.empty:
        return ""
    if len(since) == 1:
        return text("claims.edition", day=day(claim["published"]))
    told = plural("claims.editions", len(late), day=day(claim["published"]))
    if claim["measure"] == "growth":
        return told
    return f"{told[:-1]}; {text(_superlative(claim), figure=_most(late, claim))}."


def _superlative(claim: Mapping[Any, Any]) -> str:
    """What is told of figures beside a claim: the one that goes furthest its way."""
    return f"claims.{_SUPERLATIVES.get(claim['bound'], 'nearest')}"


def _most(figures: pd.DataFrame, claim: Mapping[Any, Any]) -> str:
    """The highest figure beside "more than", the lowest beside "at most", else the nearest."""
    match _SUPERLATIVES.get(claim["bound"]):
        case "highest":
            order = -figures["obs_value"]
        case "lowest":
            order = figures["obs_value"]
        case _:
            order = figures["ratio"].map(_distance)
    return _named(figures.iloc[[int(order.to_numpy().argmin())]].to_dict("records")[0])


def _distance(ratio: float) -> float:
    """How far from the claim a figure is: twice as much is as far as half."""
    return abs(math.log(ratio)) if given(ratio) else math.inf


def _together(figures: pd.DataFrame) -> str:
    """What the block as a whole comes to, in whatever unit it is on record; or nothing."""
    together = figures[(figures["reading"] == "together") & ~figures["hollow"].astype(bool)]
    if together.empty:
        return ""
    block = the_area(together["member"].iloc[0])
    told = [
        text("claims.figure.together", words=row["words"], period=row["period_words"])
        for row in together.sort_values("period_start", kind="stable").to_dict("records")
    ]
    return text("claims.together", block=capitalised(block), figures=listed(dict.fromkeys(told)))


def _listed(figures: pd.DataFrame) -> str:
    """Figures by name, the first few of many."""
    return listed(list(dict.fromkeys(map(_named, figures.to_dict("records"))))[:_NAMED])


def _named(row: Mapping[Any, Any]) -> str:
    """A figure in a sentence: "$3.48 billion (statistics of Kyrgyzstan, 2022)"."""
    if given(row["member"]):
        of = the_area(row["member"])
    elif given(row["definition"]):
        of = row["definition_label"]
    else:
        of = who(row)
    period = row["period_words"]
    if given(row["base_value"]):
        period += " " + text("claims.base", base=in_short(row["base_value"], row["base_unit"]))
    if several := reports(row):
        period += f", {several}"
    return text("claims.figure", words=row["words"], of=of, period=period)


def of_home(claim: Mapping[Any, Any]) -> bool:
    """Whether it is a tie of Kyrgyzstan's that was spoken of."""
    return "KGZ" in (claim["reporter"], claim["partner"])


def title(claim: Mapping[Any, Any]) -> str:
    """What a picture is of; trade that is not Kyrgyzstan's is called so."""
    what = capitalised(subject(claim))
    if of_home(claim):
        return what
    return text("claims.not_home", what=subject(claim))

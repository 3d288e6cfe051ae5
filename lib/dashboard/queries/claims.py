"""What was said: figures and ties with their words, and where nothing was said."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lib.codelists import area_label, areas, codelist, indicators, members
from lib.dashboard.queries.extracts import take
from lib.dashboard.queries.question import HOME
from lib.model import Measure, Origin

TOPICS = ("trade_level", "trade_growth", "people", "goods", "routes", "agreements", "dependence")
"""The rows of the grid: what could be said of a tie between two areas."""

OTHER = "other"
"""The last row of the grid, where anything else was said: loans, investment, tonnes."""

_ORDER = ["source_published", "source_id", "start", "id"]
_TRADE = ("trade_turnover", "exports", "imports", "trade_balance")

_Cell = tuple[str, str]
"""A topic and a partner."""


def said(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a figure or a tie said in an article, the latest first, in the order of its text.

    Columns: `kind` (figure or tie), `id`, `topic`, the fields, labels, words and source of
    both as in `lib.dashboard.queries.take`, and the place (`start`, `end`) and day
    (`source_published`) of the words. A claim made elsewhere, whose words are not at hand, is
    not among them.

    `claim`, null for a tie, is the code of a figure in an address: the document and the first
    character of the words, ``24kg-2024-10-16.1101``. It needs no escaping, and no other
    article can change what it means.
    """
    figures = _figures(tables)
    narrow = {"quotations": tables["quotations"], "sources": tables["sources"]}
    figures = take("observations", {**narrow, "observations": figures}).assign(
        kind="figure",
        id=figures["observation_id"].to_list(),
        topic=[_topic(row) for row in figures.to_dict("records")],
    )
    topics = {code: entry.attributes["topic"] for code, entry in codelist("tie_kind").items()}
    ties = take("ties", tables).rename(columns={"kind": "tie_kind"})
    ties = ties.assign(kind="tie", id=ties["tie_id"], topic=ties["tie_kind"].map(topics))
    rows = _placed(pd.concat([figures, ties], ignore_index=True), tables)
    return rows.assign(claim=rows["claim"].where(rows["kind"] == "figure"))


def stated(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The figures among the rows of `said`: those with a `claim` code."""
    rows = said(tables)
    return rows[rows["claim"].notna()].reset_index(drop=True)


def claims(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The same figures in the same order, without labels, words and sources: many times faster."""
    figures = _figures(tables)
    return _placed(figures.assign(id=figures["observation_id"]), tables)


def one_claim(code: str, tables: Mapping[str, pd.DataFrame]) -> dict[Any, Any]:
    """The row of `said` that the figure of this code is."""
    observations = tables["observations"]
    observations = observations[observations["source_id"] == code.rpartition(".")[0]]
    narrow = {
        "observations": observations,
        "ties": tables["ties"].head(0),
        "quotations": tables["quotations"],
        "sources": tables["sources"],
    }
    rows = claims(narrow)
    (first, *_) = rows.loc[rows["claim"] == code, "observation_id"]
    narrow["observations"] = observations[observations["observation_id"] == first]
    return said(narrow).iloc[0].to_dict()


def _figures(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The observations that an article states in words that are at hand."""
    rows = tables["observations"]
    return rows[(rows["origin"] == Origin.STATED) & rows["quotation_id"].notna()]


def _placed(rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The rows with place and day of their words and the code of that place, in order."""
    days = tables["sources"].rename(columns={"published": "source_published"})
    rows = (
        rows.merge(tables["quotations"][["quotation_id", "start", "end"]], on="quotation_id")
        .merge(days[["source_id", "source_published"]], on="source_id")
        .sort_values(_ORDER, ascending=[name != _ORDER[0] for name in _ORDER], ignore_index=True)
    )
    return rows.assign(claim=rows["source_id"] + "." + rows["start"].astype("str"))


def about(rows: pd.DataFrame, partners: Sequence[str]) -> pd.DataFrame:
    """The rows said of any of the partners, on either side, and those that name no country.

    What names no partner, or an organisation such as the United Nations, is said of
    Kyrgyzstan whoever is chosen.
    """
    kinds = {code: area.kind for code, area in areas().items()}
    general = rows["partner"].isna() | (rows["partner"].map(kinds) == "organisation")
    return rows[rows["partner"].isin(partners) | rows["reporter"].isin(partners) | general]


def of_home(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows said of Kyrgyzstan's own ties: those with Kyrgyzstan on either side."""
    return rows[_has_home(rows)]


def not_of_home(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows said of others' ties: never on one axis with Kyrgyzstan's, never summed."""
    return rows[~_has_home(rows)]


def counted_there(row: Mapping[Any, Any]) -> bool:
    """Whether a figure is trade with Kyrgyzstan as the other side counts it: what the EU bought
    from Kyrgyzstan is the EU's imports, and not what Kyrgyzstan calls its exports."""
    return row["partner"] == HOME and row["reporter"] != HOME and row["indicator"] in _TRADE


def counterpart(rows: pd.DataFrame) -> "pd.Series[str]":
    """The area on the other side of Kyrgyzstan, for rows of `of_home`; null where none is."""
    return rows["partner"].where(rows["partner"] != HOME, rows["reporter"])


def _has_home(rows: pd.DataFrame) -> "pd.Series[bool]":
    return (rows["reporter"] == HOME) | (rows["partner"] == HOME)


def grid(rows: pd.DataFrame, partners: Sequence[str]) -> pd.DataFrame:
    """The silence grid: at least one row for each topic and partner, in that order, and last
    those of no topic, if any were said of these partners.

    `kind` is "silence" and `id` null where nothing was said of Kyrgyzstan and that partner;
    `perhaps` then names a row about "some" members of a block the partner belongs to.
    `counterpart` is the partner of the cell, whichever side of its row that is on.
    """
    own = of_home(rows)
    own = own.assign(counterpart=counterpart(own))
    own = own.assign(counterpart_label=own["counterpart"].map(area_label, na_action="ignore"))
    others = (own["topic"] == OTHER) & own["counterpart"].isin(partners)
    there, perhaps = _by_cell(own), _perhaps(own)
    cells: list[dict[Any, Any]] = []
    for topic in (*TOPICS, OTHER) if others.any() else TOPICS:
        for partner in partners:
            cell = (topic, partner)
            cells += there.get(cell) or [_silence(topic, partner, perhaps.get(cell))]
    first = ["topic", "counterpart", "counterpart_label", "kind", "id", "perhaps"]
    return pd.DataFrame(cells, columns=[*first, *(c for c in rows.columns if c not in first)])


def _by_cell(rows: pd.DataFrame) -> dict[_Cell, list[dict[Any, Any]]]:
    """The rows of each cell, in their order."""
    found: dict[_Cell, list[dict[Any, Any]]] = {}
    for row in rows.to_dict("records"):
        found.setdefault((row["topic"], row["counterpart"]), []).append(row)
    return found


def _silence(topic: str, partner: str, perhaps: str | None) -> dict[Any, Any]:
    return {
        "kind": "silence",
        "topic": topic,
        "reporter": HOME,
        "reporter_label": area_label(HOME),
        "partner": partner,
        "partner_label": area_label(partner),
        "counterpart": partner,
        "counterpart_label": area_label(partner),
        "perhaps": perhaps,
    }


def _perhaps(rows: pd.DataFrame) -> dict[_Cell, str]:
    """By cell, the first row about some members of a block that the partner belonged to."""
    scope = rows["partner_scope"].where(rows["partner"] != HOME, rows["reporter_scope"])
    found: dict[_Cell, str] = {}
    for row in rows[scope == "some"].to_dict("records"):
        for member in members(row["counterpart"], _published(row), _published(row)):
            found.setdefault((row["topic"], member), str(row["id"]))
    return found


def _published(row: Mapping[Any, Any]) -> date:
    return date.fromisoformat(str(row["source_published"]))


def _topic(row: Mapping[Any, Any]) -> str:
    if row["indicator"] in _TRADE:
        return "trade_growth" if row["measure"] == Measure.GROWTH else "trade_level"
    return "people" if indicators()[row["indicator"]].counted_in == "persons" else OTHER

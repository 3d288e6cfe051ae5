"""What was sold to the chosen partners and what was bought from them in one year."""

from collections.abc import Sequence

from lib.dashboard.charts.exports_imports import exports_imports
from lib.dashboard.charts.marks import Mark, Pair
from lib.dashboard.narrative import Slot, Wording, trade_text
from lib.dashboard.queries import years
from lib.dashboard.queries.series import apart
from lib.dashboard.queries.trade import levels
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import framed
from lib.model import Block, Controls, ObsStatus, Prose, Question, Rows, Table, Tables, TradeRow

_FLOWS = ("exports", "imports")


def flows_of_a_year(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[Block, ...]:
    """The choice of a year, and a row of two bars a partner, the largest first."""
    year = choices.years("year", words.text("Year"), years(tables), years(tables)[-1])
    made = Controls((year,))
    lines = apart(question.partners)
    rows = tuple(
        row
        for flow in _FLOWS
        for line in lines
        for row in levels(tables, line, flow, int(year.chosen))
    )
    if not rows:
        return made, Prose((trade_text.nothing(question.partners, "trade_turnover", words),))
    pairs = _pairs(rows, words)
    sides = (trade_text.flow_name("exports", words), trade_text.flow_name("imports", words))
    subtitle = words.text(
        "Exports (FOB) to the left, imports (CIF) to the right, US dollars, {year}",
        year=year.chosen,
    )
    chart = framed(
        tables,
        exports_imports(pairs, sides),
        Rows("flows", rows, question.partners, (("year", year.chosen),)),
        words,
        key="exports_imports",
        finding=_finding(rows, words),
        subtitle=subtitle,
        alt=words.text(
            "{subtitle}. {pairs}.",
            subtitle=subtitle,
            pairs="; ".join(f"{pair.label}: {pair.words}" for pair in pairs),
        ),
        table=_table(pairs, words),
        notes=trade_text.notes(rows, words),
    )
    return made, chart


def _by_series(rows: Sequence[TradeRow]) -> list[dict[str, TradeRow]]:
    found: dict[str, dict[str, TradeRow]] = {}
    for row in rows:
        found.setdefault(row.series, {})[row.indicator] = row
    return sorted(found.values(), key=lambda pair: -sum(row.obs_value for row in pair.values()))


def _pairs(rows: Sequence[TradeRow], words: Wording) -> list[Pair]:
    return [
        Pair(
            label=format(trade_text.series_name(next(iter(pair.values())), words), "label"),
            words=_both(pair, words),
            exports=_mark(pair.get("exports"), words),
            imports=_mark(pair.get("imports"), words),
            area=next(iter(pair.values())).partner,
        )
        for pair in _by_series(rows)
    ]


def _both(pair: dict[str, TradeRow], words: Wording) -> str:
    said = {
        flow: words.short(row.obs_value, row.unit) if row else words.text("no figure")
        for flow in _FLOWS
        for row in [pair.get(flow)]
    }
    return words.text("exports {exports}, imports {imports}", **said)


def _mark(row: TradeRow | None, words: Wording) -> Mark | None:
    if row is None:
        return None
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=trade_text.flow_hover(row, words),
        is_provisional=row.obs_status is ObsStatus.PROVISIONAL,
    )


def _finding(rows: Sequence[TradeRow], words: Wording) -> str:
    """How much more was bought than sold where it is most, in at most 90 characters."""
    both = [pair for pair in _by_series(rows) if len(pair) == len(_FLOWS)]
    if not both:
        return trade_text.flow_hover(rows[0], words)
    widest = max(both, key=lambda pair: abs(_gap(pair)))
    row = widest["exports"]
    slots: dict[str, Slot] = {
        "who": trade_text.series_name(row, words),
        "value": words.value(abs(_gap(widest)), row.unit),
        "year": str(row.year),
    }
    if _gap(widest) < 0:
        return words.text("Imports exceed exports most {who:with}: by {value} in {year}", **slots)
    return words.text("Exports exceed imports most {who:with}: by {value} in {year}", **slots)


def _gap(pair: dict[str, TradeRow]) -> float:
    return pair["exports"].obs_value - pair["imports"].obs_value


def _table(pairs: Sequence[Pair], words: Wording) -> Table:
    def cell(mark: Mark | None) -> str:
        return words.short(mark.value, "USD") if mark else words.text("no figure")

    return Table(
        caption=words.plural("Table: {count} partner", "Table: {count} partners", len(pairs)),
        head=(words.text("Partner"), words.text("Exports"), words.text("Imports")),
        body=tuple((pair.label, cell(pair.exports), cell(pair.imports)) for pair in pairs),
        numeric=frozenset({1, 2}),
    )

"""Goods on record: what of exports was gold."""

from collections.abc import Sequence

from lib.dashboard.charts.marks import Bar, Mark
from lib.dashboard.charts.ranked_bars import ranked_bars
from lib.dashboard.narrative import Wording, trade_text
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import framed
from lib.model import (
    Block,
    LegendItem,
    ObsStatus,
    Prose,
    Question,
    Rows,
    Table,
    Tables,
    TradeRow,
)


def goods(tables: Tables, question: Question, _: Choices, words: Wording) -> tuple[Block, ...]:
    """Exports with and without gold, where the record says how much of them was gold."""
    rows = gold(tables, question.partners)
    if not rows:
        return (
            Prose((words.text("The record does not say how much of these exports was gold."),)),
        )
    pairs = [(rows[n], rows[n + 1]) for n in range(0, len(rows), 2)]
    bars = [_bar(whole, rest, words) for whole, rest in pairs]
    subtitle = words.text(
        "Exports of goods, and without gold, US dollars, {year}",
        year=str(max(row.year for row in rows)),
    )
    first, rest = pairs[0]
    chart = framed(
        tables,
        ranked_bars(bars, rows[0].unit, words.locale),
        Rows("gold", rows, question.partners),
        words,
        key="gold",
        finding=words.text(
            "Without gold, exports in {year} were {rest} instead of {whole}",
            year=str(first.year),
            rest=words.value(rest.obs_value, rest.unit),
            whole=words.value(first.obs_value, first.unit),
        ),
        subtitle=subtitle,
        alt=words.text(
            "{subtitle}. {bars}.",
            subtitle=subtitle,
            bars="; ".join(f"{bar.label}: {bar.words}" for bar in bars),
        ),
        table=_table(pairs, words),
        legend=(
            LegendItem("bar", words.text("all exports")),
            LegendItem("tick", words.text("without gold")),
        ),
        notes=(
            words.text(
                "The record has the gold in exports for a few partners and one year. It has no "
                "other goods by partner."
            ),
        ),
    )
    return (chart,)


def _bar(whole: TradeRow, rest: TradeRow, words: Wording) -> Bar:
    name = format(trade_text.series_name(whole, words), "label")
    without = words.short(rest.obs_value, rest.unit)
    return Bar(
        name=whole.observation_id,
        label=words.text("{name}, {year}", name=name, year=str(whole.year)),
        words=words.text(
            "{whole}, without gold {rest}",
            whole=words.short(whole.obs_value, whole.unit),
            rest=without,
        ),
        value=whole.obs_value,
        hover=trade_text.flow_hover(whole, words),
        area=whole.partner if whole.partner != "WLD" else None,
        is_provisional=whole.obs_status is ObsStatus.PROVISIONAL,
        second=Mark(
            rest.observation_id,
            rest.obs_value,
            words.text("Without gold: {value}", value=without),
        ),
    )


def _table(pairs: Sequence[tuple[TradeRow, TradeRow]], words: Wording) -> Table:
    return Table(
        caption=words.plural("Table: {count} partner", "Table: {count} partners", len(pairs)),
        head=(
            words.text("Partner"),
            words.text("Year"),
            words.text("All exports"),
            words.text("Without gold"),
        ),
        body=tuple(
            (
                format(trade_text.series_name(whole, words), "label"),
                str(whole.year),
                words.short(whole.obs_value, whole.unit),
                words.short(rest.obs_value, rest.unit),
            )
            for whole, rest in pairs
        ),
        numeric=frozenset({1, 2, 3}),
    )

"""Exports with and without gold: the only kind of goods that the record tells apart."""

from collections.abc import Iterator, Sequence

from lib.dashboard.charts.marks import Bar, Mark
from lib.dashboard.charts.ranked_bars import ranked_bars
from lib.dashboard.narrative import Wording, gold_text, trade_text
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.trade import WORLD
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import Tab, framed
from lib.model import (
    LegendItem,
    ObsStatus,
    Prose,
    Question,
    Rows,
    Table,
    Tables,
    TradeRow,
)


def goods(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """The chart; nothing is to be chosen but the partners."""
    rows = gold(tables, question.partners)
    title = trade_text.page_title(gold_text.subject(words), [row.year for row in rows], words)
    known = {row.partner for row in rows}
    silent = [code for code in question.partners if code not in known]
    if not rows:
        return Tab((Prose((gold_text.nothing(words),)),), title)
    if silent:
        choices.notices.append(gold_text.unknown(silent, words))
    pairs = list(_pairs(rows))
    bars = [
        Bar(
            name=whole.observation_id,
            label=gold_text.name(whole, words),
            words=gold_text.amounts(whole, rest, words),
            value=whole.obs_value,
            hover=gold_text.hover(whole, words),
            area=None if whole.partner == WORLD.area else whole.partner,
            is_provisional=whole.obs_status == ObsStatus.PROVISIONAL,
            second=Mark(
                name=rest.observation_id,
                value=rest.obs_value,
                hover=gold_text.hover(rest, words),
            ),
        )
        for whole, rest in pairs
    ]
    latest = max(whole.year for whole, _ in pairs)
    of_chosen = [pair for pair in pairs if pair[0].partner in question.partners]
    first = next(pair for pair in [*of_chosen, *pairs] if pair[0].year == latest)
    chart = framed(
        tables,
        rows,
        ranked_bars(bars, rows[0].unit, words.locale),
        words,
        key="goods",
        finding=gold_text.finding(*first, words),
        subtitle=gold_text.subtitle(rows, words),
        alt=gold_text.alternative(rows, words),
        table=_table(rows, words),
        file=Rows("gold", rows, question.partners),
        legend=(
            LegendItem("bar", words.text("all exports")),
            LegendItem("tick", words.text("without gold")),
        ),
        notes=(gold_text.rounded(words),),
    )
    return Tab((chart,), title)


def _pairs(rows: Sequence[TradeRow]) -> Iterator[tuple[TradeRow, TradeRow]]:
    """All exports and those without gold, of each partner and year."""
    yield from zip(rows[::2], rows[1::2], strict=True)


def _table(rows: Sequence[TradeRow], words: Wording) -> Table:
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(words.text("Partner"), words.text("All exports"), words.text("Without gold")),
        body=tuple(
            (
                gold_text.name(whole, words),
                trade_text.cell(words.value(whole.obs_value, whole.unit), whole, words),
                trade_text.cell(words.value(rest.obs_value, rest.unit), rest, words),
            )
            for whole, rest in _pairs(rows)
        ),
        numeric=frozenset({1, 2}),
    )

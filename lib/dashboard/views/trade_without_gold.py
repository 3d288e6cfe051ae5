"""All exports and those without gold, over the years: gold moves the total as nothing else does."""

from collections.abc import Sequence

from lib.dashboard.charts.palette import GOODS
from lib.dashboard.charts.time_series import time_series
from lib.dashboard.narrative import Wording, gold_text, trade_text
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.trade import COMPILER, WORLD, partners
from lib.dashboard.views.trade_frame import framed, line_of_good, of_status
from lib.model import Block, Chart, Prose, Rows, Table, Tables, TradeRow

_NONE: tuple[str, ...] = ()
"""Of all countries together alone: the file is of no partner."""


def without_gold(tables: Tables, words: Wording) -> tuple[Block, str]:
    """The chart of the two lines and the title of the window. The notes have the partners whose
    gold is known."""
    rows = gold(tables, _NONE)
    title = trade_text.page_title(gold_text.subject(words), [row.year for row in rows], words)
    if not rows:
        return Prose((gold_text.nothing(words),)), title
    sold = [row for row in gold(tables, partners(tables)) if row.partner != WORLD.area]
    pairs = zip(sold[::2], sold[1::2], strict=True)
    notes = [
        words.text("{said}.", said=gold_text.finding(whole, rest, words))
        for whole, rest in pairs
        if whole.year == rows[-1].year
    ]
    if _is_relayed([*rows, *sold], tables):
        notes.append(gold_text.rounded(words))
    return _chart(tables, rows, notes, words), title


def _chart(tables: Tables, rows: Sequence[TradeRow], notes: Sequence[str], words: Wording) -> Chart:
    whole, rest = rows[::2], rows[1::2]
    drawing = time_series(
        [
            line_of_good(whole, GOODS[1], words.text("All exports"), words, gold_text.hover),
            line_of_good(rest, GOODS[0], words.text("Without gold"), words, gold_text.hover),
        ],
        rows[0].unit,
        words.locale,
    )
    return framed(
        tables,
        rows,
        drawing,
        words,
        key="goods",
        finding=gold_text.finding(whole[-1], rest[-1], words),
        subtitle=gold_text.subtitle(rows, words),
        alt=gold_text.alternative(rows, words),
        table=_table(whole, rest, words),
        file=Rows("gold", tuple(rows), _NONE),
        legend=of_status(drawing, words),
        notes=notes,
    )


def _is_relayed(rows: Sequence[TradeRow], tables: Tables) -> bool:
    """Whether any of the gold is as others relayed it, and not as the committee's table has it."""
    names = {name for row in rows for name in row.derived_from.split()}
    return any(tables.observation[name].compiler != COMPILER for name in names)


def _table(whole: Sequence[TradeRow], rest: Sequence[TradeRow], words: Wording) -> Table:
    return Table(
        caption=trade_text.table_caption([*whole, *rest], words),
        head=(words.text("Year"), words.text("All exports"), words.text("Without gold")),
        body=tuple(
            (
                str(both.year),
                trade_text.cell(words.value(both.obs_value, both.unit), both, words),
                trade_text.cell(words.value(less.obs_value, less.unit), less, words),
            )
            for both, less in zip(whole, rest, strict=True)
        ),
        numeric=frozenset({1, 2}),
    )

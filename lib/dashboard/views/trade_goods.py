"""What Kyrgyzstan buys and sells by good: a year's goods by size, and goods over the years."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from lib.codelists import codelist
from lib.dashboard.charts.marks import Bar, Drawing
from lib.dashboard.charts.palette import GOODS
from lib.dashboard.charts.ranked_bars import ranked_bars
from lib.dashboard.charts.time_series import NAMED, time_series
from lib.dashboard.narrative import (
    Wording,
    goods_text,
    source_text,
    trade_notes_text,
    trade_text,
    world_goods_text,
)
from lib.dashboard.queries.listed_goods import (
    FLOWS,
    all_listed,
    goods_of_year,
    goods_over_time,
    goods_years,
    groups,
    is_within,
    largest_goods,
    leaders,
    listed,
    other_totals,
    parts_of,
    unlisted_parts,
)
from lib.dashboard.queries.reported_goods import offered_goods, reported_goods
from lib.dashboard.views.address import written
from lib.dashboard.views.catalogue import ALL_GOODS, LARGEST_GOODS, OVER_TIME, RANKING
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.menus import file_links
from lib.dashboard.views.trade_frame import Tab, framed, line_of_good, of_status
from lib.dashboard.views.trade_without_gold import without_gold
from lib.dashboard.views.trade_world_goods import world_goods
from lib.model import (
    Block,
    Chart,
    Choice,
    ChoiceForm,
    Controls,
    DataError,
    Fold,
    GoodsRow,
    LegendItem,
    ObsStatus,
    Prose,
    Question,
    ReportedGoodsRow,
    Rows,
    Run,
    Table,
    Tables,
    Text,
    mark,
)

_COMMITTEE, _WORLD_TRADE = "committee", "hs"
"""Where goods are from: the committee's tables, or an imported dataset of the world's trade."""
_OF_SOURCE = ("flow", "good", "shown", "counterpart", "year", "scale")
"""Choices that mean something else, or nothing, in the other source."""
_GOLD, _WITHOUT_GOLD = "gold", "without_gold"
_SHOWN = MappingProxyType({RANKING: mark("One year"), OVER_TIME: mark("Over time")})
_LOG = "log"
_REPORTED_SHOWN = 8
"""Reported figures that are shown at once; the others are a click away."""
_REPORTED_FOLDED = 60
"""So many are a click away; more are in the file alone."""


def goods(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """The goods that the committee lists or, where a dataset of the world's trade was imported
    and is chosen, all goods to six digits."""
    wants_all = question.chosen("source") == _WORLD_TRADE
    try:
        world = tables.world_trade
        if world is not None and wants_all:
            tried = Choices(question)
            source = _source(tried, words)
            tab = world_goods(tables, world, source, question, tried, words)
            choices.notices += tried.notices
            return tab
    except DataError as error:
        choices.notices.append(world_goods_text.not_reached(words.said(error.message), words))
        tab = _instead(tables, question, choices, words)
        return replace(tab, is_passing=True)
    if world is not None:
        return _listed(tables, question, choices, (_source(choices, words),), words)
    how = world_goods_text.not_imported(words)
    if wants_all:
        choices.notices.append(how)
        return _instead(tables, question, choices, words)
    tab = _listed(tables, question, choices, (), words)
    return replace(tab, blocks=(*tab.blocks, Prose((how,), kind="note")))


def _instead(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """The committee's goods where all goods cannot be shown: what the address says of those means
    nothing then."""
    if question.chosen("source") != _WORLD_TRADE:
        return _listed(tables, question, choices, (), words)
    plain = question.but(source=None, **dict.fromkeys(_OF_SOURCE))
    return _listed(tables, plain, Choices(plain), (), words)


def _source(choices: Choices, words: Wording) -> Choice:
    return choices.one(
        "source",
        words.text("Source"),
        {_COMMITTEE: words.text("Committee’s list"), _WORLD_TRADE: words.text("All goods (HS)")},
        drops=dict.fromkeys((_COMMITTEE, _WORLD_TRADE), _OF_SOURCE[1:]),
    )


def _listed(
    tables: Tables,
    question: Question,
    choices: Choices,
    source: tuple[Choice, ...],
    words: Wording,
) -> Tab:
    """One row of choices, the chart, and what is reported of a good by partner; `source` is the
    choice of another list, where there is one."""
    tab = _of_committee(tables, question, choices, words)
    first, *rest = tab.blocks
    assert isinstance(first, Controls)
    return replace(tab, blocks=(Controls((*source, *first.choices)), *rest))


def _of_committee(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    flow = _flow(tables, question, choices, words)
    if not goods_years(tables, flow.chosen):
        missing = Prose((goods_text.nothing(words),))
        subject = goods_text.subject(flow.chosen, None, words)
        title = trade_text.page_title(subject, (), words)
        return Tab((Controls((flow,)), missing), title, takes_partners=False)
    good = _good(tables, flow.chosen, question, choices, words)
    if good.chosen == _WITHOUT_GOLD:
        block, title = without_gold(tables, words)
        reported = _by_partner(tables, flow.chosen, _GOLD, words)
        return Tab((Controls((flow, good)), block, *reported), title, takes_partners=False)
    if good.chosen != ALL_GOODS:
        return _of_one(tables, flow, good, choices, words)
    shown = choices.one(
        "shown",
        words.text("Shown as"),
        {name: words.text(label) for name, label in _SHOWN.items()},
        drops={OVER_TIME: ("year",), RANKING: ("scale",)},
    )
    if shown.chosen == OVER_TIME:
        controls = Controls((flow, good, shown, _scale(choices, words)))
        return _largest_over_time(tables, flow.chosen, controls, question, words)
    years = goods_years(tables, flow.chosen)
    year = choices.years("year", words.text("Year"), years, years[-1])
    controls = Controls((flow, good, shown, year))
    return _ranking(tables, flow.chosen, int(year.chosen), controls, question, words)


def _flow(tables: Tables, question: Question, choices: Choices, words: Wording) -> Choice:
    """Imports or exports; a good that only one of them has is dropped on the way to the other."""
    asked = question.chosen("good")
    return choices.one(
        "flow",
        words.text("Flow"),
        {flow: words.text(goods_text.FLOWS[flow]) for flow in FLOWS},
        drops={flow: () if asked in _values(tables, flow) else ("good",) for flow in FLOWS},
    )


def _scale(choices: Choices, words: Wording) -> Choice:
    """Cars of one year are more than all else of thirty: on a logarithmic axis both can be read."""
    return choices.switch("scale", words.text("Log scale"), _LOG)


def _is_log(controls: Controls) -> bool:
    return controls.choices[-1].chosen == _LOG


def _values(tables: Tables, flow: str) -> tuple[str, ...]:
    """What can be chosen of a flow."""
    gold = (_WITHOUT_GOLD,) if flow == "exports" else ()
    return (ALL_GOODS, *gold, *offered_goods(tables, flow))


def _good(
    tables: Tables, flow: str, question: Question, choices: Choices, words: Wording
) -> Choice:
    """The list of goods: all, the wider ones, then by name."""
    summed = groups(tables, flow)
    names = {
        code: goods_text.option(code, words, is_sum=code in summed)
        for code in offered_goods(tables, flow)
    }
    single = sorted((code for code in names if code not in summed), key=names.__getitem__)
    options = {ALL_GOODS: words.text("All goods listed")}
    if flow == "exports":
        options[_WITHOUT_GOLD] = words.text("Exports without gold")
    options |= {code: names[code] for code in (*summed, *single)}
    asked = question.chosen("good")
    elsewhere = [code for code in codelist("product") if code not in options]
    if asked in elsewhere:
        choices.notices.append(goods_text.absent(flow, asked, words))
    dropped = {value: ("shown", "year") for value in options if value != ALL_GOODS}
    choice = choices.one("good", words.text("Good"), options, drops=dropped, known=elsewhere)
    return Choice(choice.name, choice.label, choice.options, choice.chosen, ChoiceForm.LIST)


def _ranking(
    tables: Tables, flow: str, year: int, controls: Controls, question: Question, words: Wording
) -> Tab:
    """The goods of a year by size; energy and food in their colours."""
    rows = goods_of_year(tables, flow, year)
    wider = _outermost(groups(tables, flow))
    colours = {
        part: style
        for style, group in zip(GOODS, wider, strict=False)
        for part in parts_of(tables, flow, group)
    }
    bars = [
        Bar(
            name=row.observation_id,
            label=goods_text.name(row.product, words),
            words=goods_text.figures(row, words),
            value=row.obs_value,
            hover=goods_text.hover(row, words),
            area=colours.get(row.product),
            is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        )
        for row in rows
    ]
    drawing = ranked_bars(bars, rows[0].unit, words.locale)
    drawn = {row.product for row in rows}
    legend = [
        LegendItem("bar", goods_text.name(group, words), style)
        for style, group in zip(GOODS, wider, strict=False)
        if drawn & {*parts_of(tables, flow, group)}
    ]
    chart = framed(
        tables,
        rows,
        drawing,
        words,
        key="goods",
        finding=goods_text.largest(rows, words),
        subtitle=goods_text.subtitle(rows, words),
        alt=goods_text.bars_in_words(rows, words),
        table=_ranked_table(rows, words),
        file=_file(rows, flow, RANKING, ALL_GOODS, year),
        legend=(*legend, *of_status(drawing, words)),
        notes=tuple(_notes_of_year(tables, flow, year, question, words)),
    )
    subject = goods_text.subject(flow, None, words)
    title = trade_text.page_title(subject, (year,), words)
    return Tab((controls, chart), title, takes_partners=False)


def _notes_of_year(
    tables: Tables, flow: str, year: int, question: Question, words: Wording
) -> Iterator[Text]:
    """What part of all the goods are, what the wider ones come to, what has no figure."""
    together = all_listed(tables, flow, year)
    if together.share is not None and together.total is not None:
        yield goods_text.listed(together.count, together.share, together.total, flow, year, words)
    for other in other_totals(tables, flow, year):
        if together.total is not None:
            yield goods_text.other_total(
                together.total,
                other.obs_value,
                other.published,
                words,
                is_provisional=other.obs_status is ObsStatus.PROVISIONAL,
            )
    for row in goods_over_time(tables, flow, _outermost(groups(tables, flow))):
        if row.year == year:
            parts = [p for p in parts_of(tables, flow, row.product) if p not in _missing(row)]
            yield (
                Run(
                    goods_text.as_listed(row.product, words), _address(question, flow, row.product)
                ),
                goods_text.sum_of(row, parts, words),
            )
    drawn = {row.product for row in goods_of_year(tables, flow, year)}
    if absent := [code for code in listed(tables, flow) if code not in drawn]:
        yield goods_text.without_figure(dict.fromkeys(absent, (year,)), words)
    yield from _known_by_partner(tables, flow, question, words)


def _known_by_partner(
    tables: Tables, flow: str, question: Question, words: Wording
) -> Iterator[Text]:
    """The goods of which anything is reported, each with the way to it."""
    reported = dict.fromkeys(row.product for row in reported_goods(tables, flow, None))
    if not reported:
        return
    pieces: list[str | Run] = [goods_text.known_by_partner(words), " "]
    for number, code in enumerate(reported):
        pieces += [", "] if number else []
        pieces.append(Run(goods_text.good(code, words), _address(question, flow, code)))
    yield (*pieces, ".")


def _address(question: Question, flow: str, product: str) -> str:
    """Where the page shows one good."""
    return written(
        question.but(
            tab="goods",
            flow=None if flow == FLOWS[0] else flow,
            good=product,
            shown=None,
            year=None,
        )
    )


def _largest_over_time(
    tables: Tables, flow: str, controls: Controls, question: Question, words: Wording
) -> Tab:
    """The lines of the goods that were the largest in the latest year."""
    products = largest_goods(tables, flow, LARGEST_GOODS)
    rows = goods_over_time(tables, flow, products)
    drawing = _drawn(rows, words, is_log=_is_log(controls))
    last = goods_years(tables, flow)[-1]
    together = all_listed(tables, flow, last)
    notes: list[Text] = [
        words.text("Drawn: the five goods that were the largest in {year}.", year=str(last))
    ]
    if together.share is not None and together.total is not None:
        notes.append(
            goods_text.listed(together.count, together.share, together.total, flow, last, words)
        )
    if gaps := _gaps(tables, rows):
        notes.append(goods_text.without_figure(gaps, words))
    notes += _known_by_partner(tables, flow, question, words)
    chart = framed(
        tables,
        rows,
        drawing,
        words,
        key="goods",
        finding=goods_text.leading(leaders(tables, flow), words),
        subtitle=goods_text.subtitle(rows, words),
        alt=goods_text.lines_in_words(rows, words),
        table=_table_over_time(rows, words),
        file=_file(rows, flow, OVER_TIME, ALL_GOODS),
        legend=of_status(drawing, words),
        notes=notes,
    )
    title = _title(flow, None, rows, words)
    return Tab((controls, chart), title, takes_partners=False)


def _of_one(tables: Tables, flow: Choice, good: Choice, choices: Choices, words: Wording) -> Tab:
    """One good over the years, a wider one with its parts; below it what is known by partner."""
    product, of = good.chosen, flow.chosen
    parts = parts_of(tables, of, product)
    rows = goods_over_time(tables, of, (product, *parts))
    blocks: list[Block]
    if rows:
        controls = Controls((flow, good, _scale(choices, words)))
        chart = _course(tables, product, rows, words, is_log=_is_log(controls))
        blocks = [controls, chart]
    else:
        absent = Prose((goods_text.absent(of, product, words),))
        blocks = [Controls((flow, good)), absent]
    blocks += _by_partner(tables, of, product, words)
    return Tab(tuple(blocks), _title(of, product, rows, words), takes_partners=False)


def _course(
    tables: Tables, product: str, rows: Sequence[GoodsRow], words: Wording, *, is_log: bool
) -> Chart:
    flow = rows[0].indicator
    of_good = [row for row in rows if row.product == product]
    parts = parts_of(tables, flow, product)
    drawing = _drawn(rows, words, is_log=is_log)
    notes: list[Text] = []
    if parts:
        notes.append(goods_text.made_of(product, flow, parts, words))
        if absent := unlisted_parts(tables, flow, product):
            notes.append(goods_text.not_listed(flow, absent, words))
    if len(parts) >= NAMED:
        notes.append(trade_notes_text.named_largest(NAMED, words))
    if gaps := _gaps(tables, rows):
        message = goods_text.sum_without if parts else goods_text.without_figure
        notes.append(message(gaps, words))
    return framed(
        tables,
        rows,
        drawing,
        words,
        key="goods",
        finding=goods_text.course(of_good, words),
        subtitle=goods_text.subtitle(rows, words),
        alt=goods_text.lines_in_words(rows, words),
        table=_table_over_time(rows, words),
        file=_file(rows, flow, OVER_TIME, product),
        legend=of_status(drawing, words),
        notes=notes,
    )


def _drawn(rows: Sequence[GoodsRow], words: Wording, *, is_log: bool) -> Drawing:
    """A line a good: a sum first, then the largest in the end."""
    by_good: dict[str, list[GoodsRow]] = {}
    for row in rows:
        by_good.setdefault(row.product, []).append(row)
    in_order = sorted(by_good, key=lambda code: _rank(by_good[code]))
    lines = [
        line_of_good(
            by_good[code],
            GOODS[number % len(GOODS)],
            goods_text.name(code, words),
            words,
            goods_text.hover,
            short=goods_text.short_name(code, words),
            is_minor=number > 0,
        )
        for number, code in enumerate(in_order)
    ]
    return time_series(lines, rows[0].unit, words.locale, is_log=is_log)


def _rank(rows: Sequence[GoodsRow]) -> tuple[bool, int, float]:
    """Where the line of a good is among others: sums first, then by the last figure, those of
    earlier years after all."""
    last = rows[-1]
    return last.derivation is None, -last.year, -last.obs_value


def _gaps(tables: Tables, rows: Sequence[GoodsRow]) -> Mapping[str, tuple[int, ...]]:
    """The printed goods among rows that have no figure for some years on record, and which."""
    flow = rows[0].indicator
    found: dict[str, tuple[int, ...]] = {}
    for code in dict.fromkeys(row.product for row in rows if row.derivation is None):
        of_good = {row.year for row in rows if row.product == code}
        missing = tuple(year for year in goods_years(tables, flow) if year not in of_good)
        if missing:
            found[code] = missing
    return found


def _missing(row: GoodsRow) -> list[str]:
    return (row.missing or "").split()


def _outermost(codes: Sequence[str]) -> tuple[str, ...]:
    """The goods that are within no other of them."""
    return tuple(code for code in codes if not any(is_within(code, other) for other in codes))


def _file(
    rows: Sequence[GoodsRow], flow: str, shown: str, product: str, year: int | None = None
) -> Rows:
    choices = {"flow": flow, "shown": shown, "good": product}
    choices |= {"year": str(year)} if year is not None else {}
    return Rows("goods", tuple(rows), None, tuple(choices.items()))


def _title(flow: str, product: str | None, rows: Sequence[GoodsRow], words: Wording) -> str:
    subject = goods_text.subject(flow, product, words)
    return trade_text.page_title(subject, [row.year for row in rows], words)


def _ranked_table(rows: Sequence[GoodsRow], words: Wording) -> Table:
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(
            words.text("Good"),
            words.text(goods_text.FLOWS[rows[0].indicator]),
            words.text("Share"),
        ),
        body=tuple(
            (
                goods_text.name(row.product, words),
                _amount(row, words),
                words.value(row.share, "percent") if row.share is not None else "",
            )
            for row in rows
        ),
        numeric=frozenset({1, 2}),
        kind="ranking",
    )


def _table_over_time(rows: Sequence[GoodsRow], words: Wording) -> Table:
    """A line a year, a column a good."""
    by_good: dict[str, dict[int, GoodsRow]] = {}
    for row in rows:
        by_good.setdefault(row.product, {})[row.year] = row
    body = []
    for year in sorted({row.year for row in rows}):
        of_year = [by_year.get(year) for by_year in by_good.values()]
        body.append((str(year), *(_amount(row, words) if row else "–" for row in of_year)))
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(words.text("Year"), *(goods_text.name(code, words) for code in by_good)),
        body=tuple(body),
        numeric=frozenset(range(1, len(by_good) + 1)),
    )


def _amount(row: GoodsRow, words: Wording) -> str:
    return trade_text.cell(words.value(row.obs_value, row.unit), row, words)


def _by_partner(tables: Tables, flow: str, product: str, words: Wording) -> tuple[Block, ...]:
    """The figures that are reported of a good, as they were given, with their file."""
    rows = reported_goods(tables, flow, product)
    if not rows:
        return ()
    is_named = {row.product for row in rows} != {product}
    head = [mark("Partner"), mark("Period"), mark("Amount"), mark("Reported in")]
    head = [mark("Good"), *head] if is_named else head
    file = Rows("reported_goods", rows, None, (("flow", flow), ("good", product)))
    lines = tuple(
        (
            *((goods_text.name(row.product, words),) if is_named else ()),
            *_reported_cells(row, tables, words),
        )
        for row in rows[: _REPORTED_SHOWN + _REPORTED_FOLDED]
    )
    blocks: list[Block] = [
        Prose(
            (goods_text.by_partner_note(words),),
            heading=goods_text.by_partner_title(product, flow, words),
        ),
        Table("", tuple(map(words.text, head)), lines[:_REPORTED_SHOWN], kind="grid"),
    ]
    if more := lines[_REPORTED_SHOWN:]:
        label = words.plural("{count} more figure", "{count} more figures", len(more))
        table = Table("", tuple(map(words.text, head)), more, kind="grid")
        blocks.append(Fold(label, (table,)))
    if rest := rows[len(lines) :]:
        blocks.append(Prose((goods_text.in_file_alone(len(rest), words),), kind="note"))
    return (*blocks, Prose((file_links(file, words),), kind="note"))


def _reported_cells(row: ReportedGoodsRow, tables: Tables, words: Wording) -> tuple[Text, ...]:
    source = tables.sources[row.source_id]
    title = source_text.document(source, words)
    pieces: list[str | Run] = [title, ", ", words.short_day(row.published)]
    if row.note:
        pieces += ["; ", Run(words.remark(row.note), style="quiet")]
    return (
        goods_text.partner(row, words),
        goods_text.period(row, words),
        goods_text.reported_value(row, words),
        tuple(pieces),
    )

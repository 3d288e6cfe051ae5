"""Goods to six digits by partner, where a dataset of the world's trade was imported.

Its figures are never on a chart, in a table or in a file with those of the statistical committee.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlencode

from lib.codelists import areas, codelist
from lib.codelists.harmonized_system import (
    ALL,
    Level,
    level_of,
    opened,
    parts_level,
    section_of,
    wider,
)
from lib.codelists.terms import terms
from lib.dashboard.charts.goods_treemap import goods_treemap, in_lines, narrow_treemap
from lib.dashboard.charts.marks import Bar, Drawing, Line, Mark
from lib.dashboard.charts.palette import GOODS
from lib.dashboard.charts.ranked_bars import ranked_bars
from lib.dashboard.charts.time_series import time_series
from lib.dashboard.narrative import Wording, glossary, goods_text, trade_text, world_goods_text
from lib.dashboard.narrative.nouns import Noun
from lib.dashboard.narrative.world_goods_text import Shown
from lib.dashboard.queries.goods_names import dataset_area_label, good_name
from lib.dashboard.queries.world_goods import FLOWS
from lib.dashboard.queries.world_rows import (
    both_sides_of_parts,
    dataset_of,
    goods_on_record,
    partners_in_good,
    parts_of_good,
    years_on_record,
)
from lib.dashboard.views.address import written
from lib.dashboard.views.catalogue import (
    BY_PARTNER,
    OVER_TIME,
    RANKING,
    SIDES,
    TREEMAP,
    WORLD_GOODS,
    ways_to_show,
    whom,
    world_rows,
)
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.redistribution import not_for_redistribution
from lib.dashboard.views.trade_frame import Tab
from lib.model import (
    Block,
    Chart,
    Choice,
    ChoiceForm,
    Controls,
    LegendItem,
    Prose,
    Question,
    Rows,
    Run,
    Table,
    Tables,
    Text,
    WorldGoodsRow,
    mark,
)
from lib.model.world_trade import WorldTrade

KEY = "world_goods"
_WORLD = "WLD"
_COLOURS = MappingProxyType(
    dict(zip(("minerals", "food", "metals", "machinery", "clothing"), GOODS, strict=True))
)
"""The colour of each kind of goods; that of energy and of food is theirs on the committee's list
too. Other goods are grey."""
_SHOWN = MappingProxyType(
    {
        TREEMAP: mark("Treemap"),
        RANKING: mark("Ranking"),
        OVER_TIME: mark("Over time"),
        BY_PARTNER: mark("By partner"),
        SIDES: mark("Both sides"),
    }
)
_OF_YEAR = (TREEMAP, RANKING)
_TO = "to-"
"""Before the name of a row, that of its link, which a click on its box or bar follows."""
_STEP = 30
"""Characters of a name on the way to a good."""
_LABEL = 60
"""Characters of a name in a list of choices and on a bar."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, all of it chosen."""

    tables: Tables
    world: WorldTrade
    question: Question
    words: Wording
    flow: str
    shown: str
    good: str
    counterpart: str
    year: int

    @property
    def described(self) -> Shown:
        """The same for sentences."""
        partner = _area_of(self, self.counterpart)
        if self.good == ALL:
            return Shown(self.flow, partner)
        return Shown(self.flow, partner, _name_of(self, self.good), _brief_name_of(self, self.good))

    def rows(self) -> tuple[WorldGoodsRow, ...]:
        """What is drawn."""
        return world_rows(
            self.tables,
            self.world,
            self.flow,
            self.shown,
            self.good,
            self.counterpart,
            self.year,
        )

    def to(self, **choices: str | None) -> str:
        """The address of another look."""
        return written(self.question.but(**choices))


def world_goods(
    tables: Tables,
    world: WorldTrade,
    source: Choice,
    question: Question,
    choices: Choices,
    words: Wording,
) -> Tab:
    """One row of choices, the way to the good, and the chart."""
    flow = choices.one(
        "flow",
        words.text("Flow"),
        {flow: words.text(goods_text.FLOWS[flow]) for flow in FLOWS},
    )
    years = years_on_record(tables, world, flow.chosen)
    if not years:
        nothing = Prose((goods_text.nothing(words),))
        title = trade_text.page_title(goods_text.subject(flow.chosen, None, words), (), words)
        return Tab((Controls((source, flow)), nothing), title, takes_partners=False)
    good = _good_asked(tables, world, question)
    ways = [way for way in ways_to_show(world) if parts_level(good) or way not in _OF_YEAR]
    shown = _shown(ways, question, choices, words)
    year = choices.years("year", words.text("Year"), years, years[-1])
    counterpart = _counterpart(tables, world, choices, words)
    asked = _Asked(
        tables,
        world,
        question,
        words,
        flow.chosen,
        shown.chosen,
        good,
        _WORLD if shown.chosen == BY_PARTNER else counterpart.chosen,
        int(year.chosen),
    )
    of_good = _good(asked, choices)
    kept = [source, flow, of_good, shown]
    kept += [] if shown.chosen == BY_PARTNER else [counterpart]
    kept += [] if shown.chosen == OVER_TIME else [year]
    blocks: list[Block] = [Controls(tuple(kept))]
    blocks += [_way(asked)] if good != ALL else []
    rows = asked.rows()
    title = trade_text.page_title(_subject(asked), [row.year for row in rows], words)
    if not rows:
        blocks.append(Prose((_none(asked),)))
    else:
        blocks.append(_CHARTS[asked.shown](asked, rows))
    return Tab(tuple(blocks), title, takes_partners=False)


def _subject(asked: _Asked) -> str:
    found = asked.described
    subject = found.subject(asked.words)
    return f"{found.good}, {subject[:1].lower()}{subject[1:]}" if found.good else subject


def _none(asked: _Asked) -> str:
    """That there is no such flow, in a year or, over time, in any."""
    years = asked.world.years if asked.shown == OVER_TIME else (asked.year,)
    return asked.words.text(
        "The dataset has no such flow: {subject}, {years}.",
        subject=_subject(asked),
        years=asked.words.years(min(years), max(years)),
    )


def _good_asked(tables: Tables, world: WorldTrade, question: Question) -> str:
    good = question.chosen("good") or ALL
    return opened(good) if good in goods_on_record(tables, world) else ALL


def _shown(ways: Sequence[str], question: Question, choices: Choices, words: Wording) -> Choice:
    """How it is shown; what a subheading cannot be shown as is passed over on the way to it."""
    drops = {
        OVER_TIME: ("year",),
        BY_PARTNER: ("counterpart",),
    }
    found = choices.one(
        "shown",
        words.text("Shown as"),
        {way: words.text(_SHOWN[way]) for way in ways},
        drops={way: drops.get(way, ()) for way in ways},
        known=_OF_YEAR,
    )
    return replace(found, form=ChoiceForm.LIST)


def _counterpart(tables: Tables, world: WorldTrade, choices: Choices, words: Wording) -> Choice:
    """With whom: all, blocks, countries by name."""
    codes = whom(tables, world)
    labels = {code: dataset_area_label(world, code, words.language) for code in codes}
    blocks = [code for code in codes if code in areas() and areas()[code].kind == "block"]
    countries = sorted({*codes} - {*blocks, _WORLD}, key=lambda code: labels[code].lower())
    groups = dict.fromkeys(blocks, words.text("Blocks"))
    groups |= dict.fromkeys(countries, words.text("Countries"))
    options = {_WORLD: words.text("All countries")}
    options |= {code: labels[code] for code in (*blocks, *countries)}
    found = choices.one("counterpart", words.text("With"), options, groups=groups)
    return replace(found, form=ChoiceForm.LIST)


def _good(asked: _Asked, choices: Choices) -> Choice:
    """All goods, the one that is shown, and what that is made of, the largest first."""
    words = asked.words
    inside = parts_of_good(
        asked.tables, asked.world, asked.flow, asked.good, asked.counterpart, asked.year
    )
    options = {ALL: words.text("All goods")}
    groups: dict[str, str] = {}
    if asked.good != ALL:
        options[asked.good] = _short_name(asked, asked.good)
    for row in inside:
        code = opened(row.product)
        options[code] = _short_name(asked, code)
        groups[code] = words.text("Part of it") if asked.good != ALL else words.text("Sections")
    narrowest = (code for code in options if not parts_level(code))
    found = choices.one(
        "good",
        words.text("Good"),
        options,
        drops={code: ("shown",) for code in narrowest if asked.shown in _OF_YEAR},
        groups=groups,
        known=[asked.question.chosen("good") or ""] if asked.good != ALL else (),
    )
    return replace(found, chosen=asked.good, form=ChoiceForm.LIST)


def _way(asked: _Asked) -> Prose:
    """The goods that the one shown is in, each with the way back to it."""
    pieces: list[str | Run] = [Run(asked.words.text("All goods"), asked.to(good=None))]
    for code in wider(asked.good):
        name = world_goods_text.cut(_brief_name_of(asked, code), _STEP)
        pieces += [" › ", Run(name, asked.to(good=code))]
    # the name of a number is in the heading below
    last = asked.good if _is_numbered(asked.good) else _brief_name_of(asked, asked.good)
    pieces += [" › ", Run(last, style="strong")]
    return Prose((tuple(pieces),), kind="way")


def _name_of(asked: _Asked, product: str) -> str:
    """A good by its code and its name, whole: "8703 Vehicles", "Metals"."""
    if product == ALL:
        return asked.words.text("All goods")
    found = good_name(asked.world, product, asked.words.language)
    return _with_code(asked, product, found.whole)


def _brief_name_of(asked: _Asked, product: str) -> str:
    """The same by what tells it from the others beside it."""
    found = good_name(asked.world, product, asked.words.language)
    return _with_code(asked, product, found.brief)


def _short_name(asked: _Asked, product: str) -> str:
    return world_goods_text.cut(_brief_name_of(asked, product), _LABEL)


def _is_numbered(product: str) -> bool:
    """Whether a good is named with its code: a heading or a subheading."""
    return level_of(product) > Level.CHAPTER


def _with_code(asked: _Asked, product: str, name: str) -> str:
    if not _is_numbered(product):
        return name or product
    if not name or name == product:
        return asked.words.text("HS {code}", code=product)
    return f"{product} {name}"


def _area_of(asked: _Asked, code: str) -> Noun:
    """The name of an area."""
    if code in areas():
        return asked.words.area(code)
    return asked.words.noun(code, dataset_area_label(asked.world, code, asked.words.language))


def _colour(product: str) -> str | None:
    section = section_of(product)
    return _COLOURS.get(section.kind) if section else None


def _parts(asked: _Asked, rows: Sequence[WorldGoodsRow]) -> Chart:
    """What a good is made of, as boxes or as bars."""
    words, shown = asked.words, asked.described
    level = parts_level(asked.good)
    assert level is not None
    bars = [
        Bar(
            name=row.observation_id,
            label=_short_name(asked, row.product),
            words=world_goods_text.figures(row, words),
            value=row.obs_value,
            hover=in_lines(world_goods_text.hover(row, _name_of(asked, row.product), words)),
            area=_colour(row.product),
        )
        for row in rows
    ]
    is_treemap = asked.shown == TREEMAP
    drawing = goods_treemap(bars) if is_treemap else ranked_bars(bars, "USD", words.locale)
    subtitle = world_goods_text.subtitle(rows, shown, words, level=level)
    every = parts_of_good(
        asked.tables, asked.world, asked.flow, asked.good, asked.counterpart, asked.year
    )
    return _framed(
        asked,
        rows,
        drawing,
        finding=world_goods_text.first_part(
            rows[0], _brief_name_of(asked, rows[0].product), shown, words
        ),
        subtitle=subtitle,
        alt=world_goods_text.in_words(
            words.text("Treemap") if is_treemap else words.text("Bars"),
            subtitle,
            [world_goods_text.hover(row, _name_of(asked, row.product), words) for row in rows],
            words,
        ),
        table=_table_of_parts(asked, rows),
        legend=_legend(asked, rows),
        notes=_cut_off(rows, every, words),
        narrow=narrow_treemap(bars) if is_treemap else None,
    )


def _legend(asked: _Asked, rows: Sequence[WorldGoodsRow]) -> tuple[LegendItem, ...]:
    """The kinds of goods that are drawn, by their colours; none where all are of one."""
    drawn = dict.fromkeys(
        section.kind for row in rows if (section := section_of(row.product)) is not None
    )
    if len(drawn) < 2:
        return ()
    return tuple(
        LegendItem("bar", asked.words.text(said), _COLOURS.get(kind))
        for kind, said in world_goods_text.KINDS.items()
        if kind in drawn
    )


def _cut_off(
    rows: Sequence[WorldGoodsRow], every: Sequence[WorldGoodsRow], words: Wording
) -> list[Text]:
    if len(rows) == len(every):
        return []
    rest = sum(row.obs_value for row in every) - sum(row.obs_value for row in rows)
    return [world_goods_text.cut_off(len(rows), len(every), rest, words)]


def _table_of_parts(asked: _Asked, rows: Sequence[WorldGoodsRow]) -> Table:
    """A good a line, each leading to what it is made of."""
    words = asked.words
    body = tuple(
        (
            _good_link(asked, row),
            words.value(row.obs_value, row.unit),
            words.value(row.share, "percent") if row.share is not None else "",
            world_goods_text.tonnes(row, words) or "–",
        )
        for row in rows
    )
    head = (
        words.text("Good"),
        words.text(goods_text.FLOWS[asked.flow]),
        words.text("Share"),
        words.text("Quantity"),
    )
    return Table(_caption(rows, words), head, body, numeric=frozenset({1, 2, 3}), kind="ranking")


def _good_link(asked: _Asked, row: WorldGoodsRow) -> Run:
    """A good by its whole name, leading into it; of six digits to its course over time."""
    code = opened(row.product)
    found = good_name(asked.world, row.product, asked.words.language)
    changes: dict[str, str | None] = {"good": code}
    if not parts_level(code) and asked.shown in _OF_YEAR:
        changes["shown"] = None
    language = asked.words.foreign("en") if found.is_english else None
    return Run(
        _name_of(asked, row.product),
        asked.to(**changes),
        language=language,
        key=f"{_TO}{row.observation_id}",
    )


def _caption(rows: Sequence[WorldGoodsRow], words: Wording) -> str:
    return words.plural("Table: {count} figure", "Table: {count} figures", len(rows))


def _over_time(asked: _Asked, rows: Sequence[WorldGoodsRow]) -> Chart:
    """A good over the years."""
    words, shown = asked.words, asked.described
    last = rows[-1]
    value = words.short(last.obs_value, last.unit)
    label = world_goods_text.cut(shown.brief, 24) if shown.brief else words.text("All goods")
    spoken = [world_goods_text.hover(row, shown.good or label, words) for row in rows]
    line = Line(
        area=_colour(asked.good) or GOODS[0],
        label=label,
        short=asked.good if _is_numbered(asked.good) else world_goods_text.cut(label, 12),
        value=value,
        dated=words.text("{value} ({year})", value=value, year=str(last.year)),
        marks=tuple(
            Mark(
                name=row.observation_id,
                value=row.obs_value,
                hover=in_lines(said),
                year=row.year,
            )
            for row, said in zip(rows, spoken, strict=True)
        ),
    )
    subtitle = world_goods_text.subtitle(rows, shown, words)
    body = tuple(
        (
            str(row.year),
            words.value(row.obs_value, row.unit),
            world_goods_text.tonnes(row, words) or "–",
        )
        for row in rows
    )
    head = (
        words.text("Year"),
        words.text(goods_text.FLOWS[asked.flow]),
        words.text("Quantity"),
    )
    return _framed(
        asked,
        rows,
        time_series([line], last.unit, words.locale),
        finding=world_goods_text.course(rows, shown, words),
        subtitle=subtitle,
        alt=world_goods_text.in_words(words.text("Line chart"), subtitle, spoken, words),
        table=Table(_caption(rows, words), head, body, numeric=frozenset({1, 2})),
    )


def _by_partner(asked: _Asked, rows: Sequence[WorldGoodsRow]) -> Chart:
    """With whom a good is traded."""
    words, shown = asked.words, asked.described
    names = {row.partner: format(_area_of(asked, row.partner), "label") for row in rows}
    spoken = [world_goods_text.hover(row, names[row.partner], words) for row in rows]
    bars = [
        Bar(
            name=row.observation_id,
            label=names[row.partner],
            words=world_goods_text.figures(row, words),
            value=row.obs_value,
            hover=in_lines(said),
            area=row.partner if row.partner in areas() else None,
        )
        for row, said in zip(rows, spoken, strict=True)
    ]
    subtitle = world_goods_text.subtitle_by_partner(rows, shown, words)
    body = tuple(
        (
            Run(
                names[row.partner],
                asked.to(counterpart=row.partner, shown=None),
                language=words.foreign("en") if row.partner not in areas() else None,
                key=f"{_TO}{row.observation_id}",
            ),
            words.value(row.obs_value, row.unit),
            words.value(row.share, "percent") if row.share is not None else "",
            world_goods_text.tonnes(row, words) or "–",
        )
        for row in rows
    )
    head = (
        words.text("Partner"),
        words.text(goods_text.FLOWS[asked.flow]),
        words.text("Share"),
        words.text("Quantity"),
    )
    every = partners_in_good(asked.tables, asked.world, asked.flow, asked.good, asked.year)
    return _framed(
        asked,
        rows,
        ranked_bars(bars, "USD", words.locale),
        finding=world_goods_text.first_partner(rows[0], names[rows[0].partner], shown, words),
        subtitle=subtitle,
        alt=world_goods_text.in_words(words.text("Bars"), subtitle, spoken, words),
        table=Table(
            _caption(rows, words), head, body, numeric=frozenset({1, 2, 3}), kind="ranking"
        ),
        notes=_cut_off(rows, every, words),
    )


def _both_sides(asked: _Asked, rows: Sequence[WorldGoodsRow]) -> Chart:
    """What each side counts of the same goods."""
    words, shown = asked.words, asked.described
    pairs: dict[str, dict[bool, WorldGoodsRow]] = {}
    for row in rows:
        pairs.setdefault(row.product, {})[row.indicator == asked.flow] = row
    bars: list[Bar] = []
    body: list[tuple[Text, ...]] = []
    for product, pair in pairs.items():
        ours, theirs = pair.get(True), pair.get(False)
        bars.append(_two_sided(asked, product, ours, theirs))
        body.append(
            (
                _good_link(asked, ours or pair[False]),
                *(
                    words.value(side.obs_value, side.unit) if side else words.text("no figure")
                    for side in (ours, theirs)
                ),
            )
        )
    level = parts_level(asked.good)
    subtitle = world_goods_text.subtitle(rows, shown, words, level=level)
    every = both_sides_of_parts(
        asked.tables, asked.world, asked.flow, asked.good, asked.counterpart, asked.year
    )
    sums = [
        [row.obs_value for row in every if (row.indicator == asked.flow) is is_ours]
        for is_ours in (True, False)
    ]
    reported, mirrored = (sum(values) if values else None for values in sums)
    head = (
        words.text("Good"),
        words.text("By Kyrgyz count"),
        words.text("By the partner’s count"),
    )
    drawing = ranked_bars(bars, "USD", words.locale)
    legend = (
        LegendItem("bar", words.text("by Kyrgyz count")),
        LegendItem("tick", words.text("by the partner’s count")),
    )
    return _framed(
        asked,
        rows,
        drawing,
        finding=world_goods_text.two_sides(reported, mirrored, rows[0], shown, words),
        subtitle=subtitle,
        alt=world_goods_text.in_words(
            words.text("Bars"),
            subtitle,
            [world_goods_text.hover(row, _name_of(asked, row.product), words) for row in rows],
            words,
        ),
        table=Table(
            _caption(rows, words), head, tuple(body), numeric=frozenset({1, 2}), kind="ranking"
        ),
        legend=legend,
    )


def _two_sided(
    asked: _Asked, product: str, ours: WorldGoodsRow | None, theirs: WorldGoodsRow | None
) -> Bar:
    words = asked.words
    name = _name_of(asked, product)
    said = [words.short(side.obs_value, side.unit) if side else "–" for side in (ours, theirs)]
    hovers = [
        in_lines(world_goods_text.hover(side, name, words)) if side else ""
        for side in (ours, theirs)
    ]
    return Bar(
        name=ours.observation_id if ours else "",
        label=_short_name(asked, product),
        words=" / ".join(said),
        value=ours.obs_value if ours else 0.0,
        hover=hovers[0],
        area=_colour(product),
        second=Mark(theirs.observation_id, theirs.obs_value, hovers[1]) if theirs else None,
    )


_CHARTS: MappingProxyType[str, Callable[[_Asked, Sequence[WorldGoodsRow]], Chart]] = (
    MappingProxyType(
        {
            TREEMAP: _parts,
            RANKING: _parts,
            OVER_TIME: _over_time,
            BY_PARTNER: _by_partner,
            SIDES: _both_sides,
        }
    )
)


def _framed(
    asked: _Asked,
    rows: Sequence[WorldGoodsRow],
    drawing: Drawing,
    *,
    finding: str,
    subtitle: str,
    alt: str,
    table: Table,
    legend: tuple[LegendItem, ...] = (),
    notes: Sequence[Text] = (),
    narrow: Drawing | None = None,
) -> Chart:
    words = asked.words
    source = _source(asked.world, words)
    about = codelist("trade_dataset")[asked.world.source].attributes
    said: list[Text] = [*notes, world_goods_text.what_it_is(asked.world.source, words)]
    if _has_english(asked, rows):
        said.append(words.text("Goods narrower than a chapter have the dataset’s English names."))
    choices = {
        "flow": asked.flow,
        "shown": asked.shown,
        "good": asked.good,
        "counterpart": asked.counterpart,
    }
    if asked.shown != OVER_TIME:
        choices["year"] = str(asked.year)
    drawn = Rows(WORLD_GOODS, tuple(rows), None, tuple(choices.items()))
    if forbidden := not_for_redistribution(drawn, asked.tables, words.language):
        said.append(forbidden)
    said.append(Run(words.text("All flows to six digits as one CSV file"), _long_file(asked)))
    return Chart(
        key=KEY,
        finding=finding,
        subtitle=subtitle,
        figure=drawing.figure,
        height=drawing.height,
        alt=alt,
        source=source,
        table=table,
        rows=drawn,
        legend=legend,
        ends=drawing.ends,
        notes=tuple(said),
        terms=glossary.used_in(KEY, legend, words),
        narrow=narrow.figure if narrow else "",
        narrow_height=narrow.height if narrow else 0,
        caption=trade_text.with_publishers(finding, about["publisher"], words),
        caption_long=words.text(
            "{said}. {drawn}. Source: {source}.",
            said=finding,
            drawn=subtitle,
            source=f"{about['cite']}; {terms()[about['terms']].named(words.language)}",
        ),
    )


def _has_english(asked: _Asked, rows: Sequence[WorldGoodsRow]) -> bool:
    if asked.words.foreign("en") is None:
        return False
    shown = {row.product for row in rows} - {ALL}
    return any(good_name(asked.world, code, asked.words.language).is_english for code in shown)


def _source(world: WorldTrade, words: Wording) -> tuple[Text, ...]:
    """Whose dataset, which edition, when it was imported, under what terms."""
    of = dataset_of(world)
    about = codelist("trade_dataset")[world.source].attributes
    licence = terms()[about["terms"]]
    return (
        Run(f"{about['publisher']}, {of['source_title']}", about["url"]),
        words.text("imported here on {day}", day=words.day(world.imported)),
        Run(
            words.plural(
                "licence: {terms}", "licences: {terms}", 1, terms=licence.named(words.language)
            ),
            licence.url,
        ),
    )


def _long_file(asked: _Asked) -> str:
    """The address of every flow with the partner, of all years."""
    years = asked.world.years
    parameters = {
        "reporter": "KGZ",
        "partner": asked.counterpart,
        "from": str(years[0]),
        "to": str(years[-1]),
    }
    return f"/data/world_flows.csv?{urlencode(parameters)}"

"""A total and its parts: "exports were $6 billion; A bought $2 billion, B $1 billion, tea ..."."""

from collections.abc import Mapping, Sequence

from lib.model import AreaMention, Measure, Scope
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.measure import Measurement
from lib.reader.extraction.linking.parties import Parties
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import FLOWS, Trigger
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.units import MONEY, TONNES
from lib.reader.extraction.text.passage import Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.extraction.text.trigger_meaning import ANY_NOUN, is_received
from lib.reader.languages import Mark, MarkKind

_SOLD = {"bought_from": "exports", "supplied_by": "imports"}
GIVEN = {"invested_by": "investment", "remitted_by": "remittances"}
"""What those counted by who gives it are, whatever was spoken of before."""


_OTHER_SIDE = {
    "exports": frozenset({Relation.TO}),
    "imports": frozenset({Relation.FROM, Relation.OF, Relation.ORIGIN}),
}
"""How the other side stands beside a verb; where it is named, a flow is told anew."""
_SUM = "sum"
"""Words for several numbers together, those of both flows or of all partners: total, combined."""
_NOT_ALL = "none"
"""Words like those for all partners that say nothing of partners: the foreign ministry."""

_TOLD_WITHIN = 3
_WORLD = "WLD"
_REACHED_WITHIN = 2


def of_all(analysis: SentenceAnalysis, first: int, last: int, series: Series) -> bool:
    """Whether words between two tokens speak of all partners together.

    A sum with nobody named is of those whose series it ends, unless that was of a total's parts:
    "A exported $5 billion to B and imported $4 billion. The total came to $9 billion".
    """
    named = any(first <= place.first < last for place in analysis.places)
    of_two = not named and series.partner is not None and series.total is None
    return any(
        mark.code != _NOT_ALL
        and not (mark.code == _SUM and of_two)
        and not (_is_told_before(analysis, mark) or _is_of_one_thing(analysis, mark))
        for mark in analysis.sentence.of(MarkKind.WHOLE, first, last)
    )


def _is_told_before(analysis: SentenceAnalysis, mark: Mark) -> bool:
    """Whether a total is one told before, with whomever it was: "$5 million of the 2024 total"."""
    if analysis.sentence.at(MarkKind.INDICATOR, mark.last) is not None:
        return False
    opened = range(max(analysis.sentence.first, mark.first - _TOLD_WITHIN), mark.first)
    articles = (index for index in opened if analysis.sentence.at(MarkKind.ARTICLE, index))
    before = (analysis.sentence.before(MarkKind.PREPOSITION, index) for index in articles)
    return any(of is not None and of.code == "of" for of in before)


def _is_of_one_thing(analysis: SentenceAnalysis, mark: Mark) -> bool:
    """Whether words only say that a time or a side is meant as a whole: "in all of 2022", "the
    Union as a whole".
    """
    of = analysis.sentence.at(MarkKind.PREPOSITION, mark.last)
    first = of.last if of is not None and of.code == Relation.OF else mark.last
    first += analysis.sentence.at(MarkKind.ARTICLE, first) is not None
    if any(time.first <= first < time.last for time in analysis.times):
        return True
    beside = (p for p in analysis.places if mark.first == p.last or mark.last == p.first)
    return any(place.relation is Relation.BARE for place in beside)


def is_part(
    analysis: SentenceAnalysis,
    figure_span: FigureSpan,
    figure: Hedged,
    trigger: Trigger | None,
    series: Series,
    named: Sequence[Place],
    mentions: Mapping[Place, tuple[AreaMention, ...]],
) -> bool:
    """Whether a verb without an object names a part of a total just given.

    "Imports of tea to A rose to 5 tons. B sold 3 tons": a part of A's imports, not B's
    exports. Who received something takes it from who exports, a total or not. Who did the whole
    does it again: "Exports of A rose, and a tenth went to B. In 2020 A had exported $5 million".
    """
    bare = [place for place in named if place.relation in (Relation.BARE, Relation.BY)]
    of_it = "its" in analysis.sentence.cases_before(figure.amount.last)
    if trigger is None and of_it and series.total is not None:
        return series.trigger in FLOWS and series.fresh and len(bare) == 1
    if trigger is None and analysis.sentence.of(MarkKind.TAKES, figure_span.first, figure.first):
        return series.trigger == "exports" and series.fresh and len(bare) == 1
    inherited = series.partner is not None and series.partner.rule == "inherited"
    acting = trigger is not None and trigger.act and trigger.code in FLOWS
    again = acting and trigger is not None and trigger.code == series.trigger
    if again and (_is_same_again(bare, mentions, series) or _share_a_verb(analysis, series)):
        return False
    if again and trigger is not None and _does_so_too(analysis, bare, trigger):
        return False
    of_total = inherited or series.total is not None
    other = _OTHER_SIDE.get(trigger.code if trigger is not None else "", frozenset())
    if acting and trigger is not None and trigger.code != series.trigger:
        bare = [one for one in bare if not _is_of_the_total(mentions[one], series)]
        of_total = of_total and not any(
            place.relation in other and not _is_of_the_total(mentions[place], series)
            for place in named
        )
    return acting and series.trigger in FLOWS and series.fresh and of_total and len(bare) == 1


def _does_so_too(analysis: SentenceAnalysis, bare: Sequence[Place], trigger: Trigger) -> bool:
    """Whether another does what the one before did, and has no part of that: "A's imports came to
    $9 million. B bought $3 million worth"."""
    subject_first = not analysis.page.language.head_final
    return subject_first and bool(bare) and all(one.last <= trigger.first for one in bare)


def _share_a_verb(analysis: SentenceAnalysis, series: Series) -> bool:
    """Whether those named in turn do what one verb at the end says: "A (5 tons), B (3) bought"."""
    return analysis.page.language.head_final and series.acted and series.age == 0


def _is_of_the_total(mentions: Sequence[AreaMention], series: Series) -> bool:
    """Whether an area only names again who the total just given is of: "A's exports were $6
    billion. B bought A's tea for $1 billion".
    """
    reporter = series.reporter if series.total is not None else None
    return reporter is not None and [one.code for one in mentions] == [reporter.code]


def _is_same_again(
    bare: Sequence[Place], mentions: Mapping[Place, tuple[AreaMention, ...]], series: Series
) -> bool:
    """Whether the one place that acts is whose series it is."""
    doers = [mention.code for place in bare for mention in mentions[place]]
    return series.reporter is not None and doers == [series.reporter.code]


def of_all_partners(
    analysis: SentenceAnalysis,
    figure_span: FigureSpan,
    figure: Hedged,
    how: Measurement,
    trigger: Trigger | None,
    series: Series,
) -> AreaMention | None:
    """The partner of the total, where a part of it is no partner's but a product's; else None.

    "A bought $50 million of it, and cheese alone brought in $20 million": the part
    has a subject of its own, and that is no place. The other direction of trade that no area
    is named for is with all partners again.
    """
    if series.total is None:
        return None
    named = any(figure_span.first <= place.first < figure_span.last for place in analysis.places)
    if (
        trigger is None
        and how.measure is Measure.SHARE
        and not analysis.places
        and is_received(series.trigger)
        and not series.shared
    ):
        return series.total
    turns = (
        trigger is not None
        and not trigger.act
        and trigger.code in FLOWS
        and trigger.code != series.trigger
    )
    if not turns and (trigger is not None or how.measure is not Measure.LEVEL):
        return None
    if trigger is None and analysis.sentence.of(MarkKind.CHARGED, figure_span.first, figure.first):
        return series.total
    if named:
        return None
    if turns:
        return series.total
    known = {
        index
        for kind, marks in analysis.sentence.marks.items()
        if kind not in ANY_NOUN
        for mark in marks
        for index in range(mark.first, mark.last)
    }
    timed = {index for time in analysis.times for index in range(time.first, time.last)}
    words = [
        i for i in range(figure_span.first, figure.first) if analysis.page.tokens[i].text.isalpha()
    ]
    own = [i for i in words if i not in known and i not in timed]
    return series.total if own and len(own) * 2 > len(words) else None


def of_goods_bought(sentence: Sentence, trigger: Trigger | None, running: str | None) -> bool:
    """Whether a price is that of imports just told: "fuel alone cost the country $2 billion"."""
    if (
        trigger is None
        or running != "imports"
        or sentence.at(MarkKind.CHARGED, trigger.first) is None
    ):
        return False
    return sentence.any_at((MarkKind.AREA, MarkKind.ANAPHOR), trigger.last)


def after_figure(
    code: str, sides: Parties, before: Series, *, part: bool
) -> tuple[str, AreaMention | None]:
    """What a figure leaves behind: its trigger, and the partner of the total told part by part."""
    code = GIVEN.get(code, code)
    if sides.partner is not None and _is_everybody(sides.partner):
        return code, sides.partner
    bought = before.total is not None and code in _SOLD
    goes_on = (
        part or bought or (code == before.trigger and _is_same(sides.reporter, before.reporter))
    )
    return (_SOLD[code] if bought else code), before.total if goes_on else None


def _is_everybody(partner: AreaMention) -> bool:
    """Whether a partner is the world, named (abroad) or not."""
    everywhere = partner.code == _WORLD and partner.scope is Scope.WHOLE
    return partner.rule == "unnamed" or (everywhere and partner.rule != "inherited")


def _is_same(reporter: AreaMention, before: AreaMention | None) -> bool:
    return reporter.rule == "inherited" or (before is not None and reporter.code == before.code)


_MASS = "mass"


def in_tonnes(
    analysis: SentenceAnalysis, index: int, trigger: Trigger | None, series: Series
) -> bool:
    """Whether the amount before a figure (all of them, if none is) is in tonnes, not money.

    Words can say so themselves: in value terms. A sentence without amounts goes on with those of
    the series.
    """
    span = analysis.figure_spans[index]
    if said := analysis.sentence.of(MarkKind.MEASURED_IN, span.first, span.last):
        return said[-1].code == _MASS
    units = [figure.amount.unit for figure in analysis.figures]
    levels = [unit for unit in units if unit in TONNES | MONEY]
    same = trigger is None or (trigger.code == series.trigger and not analysis.places)
    if not levels and same:
        return series.fresh and series.unit in TONNES
    if _leads_to_tonnes(analysis, index):
        return True
    before = [unit for unit in units[:index] if unit in levels]
    return before[-1] in TONNES if before else bool(levels) and TONNES.issuperset(levels)


def _leads_to_tonnes(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether a percentage is how tonnes right after it grew: "fell 2 percent to 5 tons"."""
    figures = analysis.figures
    if figures[index].amount.unit in MONEY | TONNES or index + 1 == len(figures):
        return False
    after = figures[index + 1]
    near = after.first - figures[index].last <= _REACHED_WITHIN
    return near and after.amount.unit in TONNES

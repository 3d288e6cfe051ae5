"""Find, for each figure, the trigger that says what it counts and the places it is of: by the words
of its span, or one after the other where a sentence lists them.
"""

from lib.model import Scope
from lib.reader.extraction.linking.clauses import in_clause
from lib.reader.extraction.linking.distributive import turn_of
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import FLOWS, Trigger, trigger_ahead, trigger_for
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.shared_units import joined
from lib.reader.extraction.mentions.time_expressions import Time
from lib.reader.extraction.mentions.units import PERCENT, PERSONS
from lib.reader.extraction.text.passage import Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.extraction.text.trigger_meaning import ACTS, TELLS_OF, has_roles
from lib.reader.languages import Mark, MarkKind

_EVERYBODY = "WLD"
_COUNTED_WITHIN = 2
"""Tokens from how many countries there are to the word for them."""
_DOING = frozenset({Relation.BARE, Relation.OF})
"""How who does it stands, right before its verb: "of all A sold"."""
_WHOSE = frozenset({Relation.OF, Relation.OWNER, Relation.TO})
_NO_SHARER = frozenset({Relation.SOURCE, Relation.ASIDE, Relation.OF, Relation.OWNER})
_BOTH = 2
_SIDES = frozenset(Relation) - {Relation.SOURCE, Relation.ASIDE}
_PLURAL = frozenset({"they", "their"})
_THERE = frozenset({Relation.IN, Relation.HOST, Relation.TO})
_VERB_WITHIN = 2
"""Tokens from who receives to the verb: "A has received"."""
_ALIKE = frozenset({Relation.BETWEEN, Relation.OF, Relation.OWNER, Relation.BARE})


def dealt(analysis: SentenceAnalysis, index: int) -> tuple[Trigger | None, list[Place]]:
    """The trigger and places of a figure span, by turn where "respectively" deals them out."""
    figure_span, figure = analysis.figure_spans[index], analysis.figures[index]
    turn = turn_of(analysis.page, analysis.sentence, analysis.figures, analysis.places, index)
    others = {one.amount.unit_mark for one in analysis.figures if one is not figure}
    there = [p for p in analysis.places_in(figure_span) if (p.first, p.last) not in others]
    people = [p for p in analysis.places if p not in there and _is_of(p, figure)]
    named = [_as_nationals(place, figure) for place in (*there, *people)]
    about = _figure_span_of(analysis, turn.trigger)
    if about is not None and about.first > analysis.sentence.first:
        named = analysis.places_in(about)
    elif turn.place is not None:
        named = [place for place in analysis.places if place not in turn.dealt] + [turn.place]
    if (told := _of_what_is_done(analysis, figure_span, figure, named)) is not None:
        return told
    trigger = turn.trigger or trigger_for(analysis.page, analysis.sentence, figure_span, figure)
    if trigger is None and (head := _row_head(analysis, index)) is not None:
        return head
    if trigger is None and turn.place is not None:
        ends = (turn.run[-1], turn.run[0])
        said = (
            trigger_for(
                analysis.page, analysis.sentence, analysis.figure_spans[i], analysis.figures[i]
            )
            for i in ends
        )
        trigger = next((one for one in said if one is not None), None)
    if (
        trigger is None
        and (ahead := trigger_ahead(analysis.page, analysis.sentence, figure_span, figure))
        is not None
    ):
        reach = next(z.last for z in analysis.figure_spans if ahead.first < z.last)
        later = [place for place in analysis.places if figure_span.last <= place.first < reach]
        own = {place.side for place in named}
        return ahead, [*named, *(place for place in later if place.side not in own)]
    counted = _counted_lands(analysis, index, named)
    named = [p for p in named if p.listed or not any(p.last == one.last for one in counted)]
    shared = [*_shared_owner(analysis, index, named), *counted]
    named = _of_clause(analysis, index, trigger, [*named, *shared])
    return _in_favor(analysis.sentence, trigger, named)


def _counted_lands(analysis: SentenceAnalysis, index: int, named: list[Place]) -> list[Place]:
    """Countries that are only counted, as who has a share: "the top 10 countries took 60%"."""
    figure_span, figure = analysis.figure_spans[index], analysis.figures[index]
    known = any(place.relation not in _NO_SHARER and place.listed for place in named)
    if figure.amount.unit != PERCENT or known:
        return []
    return [
        Place(_EVERYBODY, None, Scope.SOME, Relation.SHARE_OWNER, lands.first, lands.last)
        for lands in analysis.sentence.of(MarkKind.LANDS, figure_span.first, figure.first)
        if any(
            analysis.sentence.at(MarkKind.NUMBER, i) or analysis.page.tokens[i].text.isdecimal()
            for i in range(max(figure_span.first, lands.first - _COUNTED_WITHIN), lands.first)
        )
    ][:1]


def _row_head(analysis: SentenceAnalysis, index: int) -> tuple[Trigger, list[Place]] | None:
    """What areas in a row are told to be after the last, with whose it is and the figure's own
    area: "A ($3), B ($2) and C ($1) are the main sources of D's imports".
    """
    row = []
    for figure in analysis.figures[index:]:
        named = next((p for p in analysis.places if p.last == figure.first - 1), None)
        bracketed = analysis.page.tokens[figure.first - 1].text == "("
        if named is None or not bracketed or named.relation not in (Relation.BARE, Relation.WITH):
            break
        row.append(named)
    if len(row) < _BOTH or len(row) < len(analysis.figures) - index:
        return None
    last = analysis.figures[-1]
    trigger = trigger_for(analysis.page, analysis.sentence, analysis.figure_spans[-1], last)
    if trigger is None or trigger.first < last.last:
        return None
    signs = (analysis.page.tokens[index].text for index in range(last.last, trigger.first))
    if (trigger.act and trigger.code not in ACTS) or any(sign in ",;:" for sign in signs):
        return None
    own = row[0]._replace(relation=Relation.WITH)
    return trigger, [own, *(p for p in analysis.places if p.first >= last.last)]


def timed_with(analysis: SentenceAnalysis, figure_span: FigureSpan) -> FigureSpan:
    """The figure span as far as its times go: in a list that is dealt out in turn, up to the time
    that stands after the last figure: "3 and 4 million, respectively, in May".
    """
    if not analysis.figures or not analysis.sentence.of(MarkKind.RESPECTIVELY):
        return figure_span
    index = analysis.figure_spans.index(figure_span)
    run = turn_of(analysis.page, analysis.sentence, analysis.figures, analysis.places, index).run
    last = analysis.figure_spans[run[-1]]
    own = (t for t in analysis.times if figure_span.first <= t.first < figure_span.last)
    after = (t for t in analysis.times if analysis.figures[run[-1]].last <= t.first < last.last)
    if any(own) or next(after, None) is None:
        return figure_span
    return figure_span._replace(last=last.last, clause_last=last.clause_last)


def time_in_turn(analysis: SentenceAnalysis, figure_span: FigureSpan) -> Time | None:
    """The time that "respectively" deals to a figure of a list, where it deals it nothing else: of
    as many times right after the list, or else before it, the one in its turn.
    """
    if not analysis.sentence.of(MarkKind.RESPECTIVELY):
        return None
    index = analysis.figure_spans.index(figure_span)
    turn = turn_of(analysis.page, analysis.sentence, analysis.figures, analysis.places, index)
    if len(turn.run) < _BOTH or turn.trigger is not None or turn.place is not None:
        return None
    figures, run = analysis.figures, turn.run
    told = [time for time in analysis.times if time.absolute]
    ahead = figures[run.stop].first if run.stop < len(figures) else analysis.sentence.last
    after = [time for time in told if figures[run[-1]].last <= time.first < ahead]
    dealt = after or [time for time in told if time.last <= figures[run.start].first]
    return dealt[index - run.start] if len(dealt) == len(run) else None


def _of_what_is_done(
    analysis: SentenceAnalysis, figure_span: FigureSpan, figure: Hedged, named: list[Place]
) -> tuple[Trigger, list[Place]] | None:
    """A whole that a clause tells, as its noun: "5 percent of all that A sold", of A's sales."""
    of = analysis.sentence.at(MarkKind.PREPOSITION, figure.last)
    if figure.amount.unit != PERCENT or of is None or of.code != "of":
        return None
    for act in analysis.sentence.of(MarkKind.ACT, of.last, figure_span.clause_last):
        ours = next((p for p in named if of.last < p.first and p.last == act.first), None)
        if ours is not None and ours.relation in _DOING and act.code in FLOWS:
            owner = ours._replace(relation=Relation.OWNER)
            return (
                Trigger(act.code, False, act.first, act.last),
                [owner if place == ours else place for place in named],
            )
    return None


def _shared_owner(analysis: SentenceAnalysis, index: int, named: list[Place]) -> list[Place]:
    """Whose a whole is that only the next part's says: "5% of exports and 7% of imports of A"."""
    figure, following = analysis.figures[index], analysis.figures[index + 1 : index + 2]
    if not following or not figure.amount.unit == following[0].amount.unit == PERCENT:
        return []
    if any(place.relation in _WHOSE for place in named):
        return []
    whole, next_whole = (_whole_of(analysis, part.last) for part in (figure, following[0]))
    if whole is None or next_whole is None:
        return []
    if not joined(analysis.page, analysis.sentence, whole.last, following[0].first):
        return []
    return [p for p in analysis.places if p.relation is Relation.OF and p.first > next_whole.last][
        :1
    ]


def _whole_of(analysis: SentenceAnalysis, last: int) -> Mark | None:
    """What a percentage that ends at a token is of: "5% of exports"."""
    of = analysis.sentence.at(MarkKind.PREPOSITION, last)
    first = of.last if of is not None and of.code == "of" else last
    first += analysis.sentence.at(MarkKind.ARTICLE, first) is not None
    return analysis.sentence.at(MarkKind.INDICATOR, first)


def _figure_span_of(analysis: SentenceAnalysis, trigger: Trigger | None) -> FigureSpan | None:
    """The figure span that a trigger dealt to a figure stands in."""
    figure_spans = analysis.figure_spans if trigger is not None else ()
    return next(
        (z for z in figure_spans if trigger is not None and z.first <= trigger.first < z.last), None
    )


def _as_nationals(place: Place, figure: Hedged) -> Place:
    """A place whose people are counted, "1.2 million Tajiks", as the one they are of."""
    return place._replace(relation=Relation.OWNER) if _is_of(place, figure) else place


def _is_of(place: Place, figure: Hedged) -> bool:
    """Whether a place is named by the people that a figure counts, in its span or a later."""
    return figure.amount.unit == PERSONS and figure.amount.unit_mark == (place.first, place.last)


def _of_both_sides(figure_span: FigureSpan, named: list[Place]) -> list[Place]:
    """Without whom a later clause names, where the figure's own names both sides: "A bought $5
    of B's goods, and C half as much".
    """
    own = {
        p.code or p.anaphor
        for p in named
        if p.first < figure_span.clause_last and p.relation in _SIDES
    }
    if len(own) < _BOTH:
        return named
    return [
        p for p in named if p.first < figure_span.clause_last or p.relation is not Relation.BARE
    ]


def _before_a_stop(
    analysis: SentenceAnalysis, figure_span: FigureSpan, named: list[Place]
) -> list[Place]:
    """Without those after a semicolon that ends the figure's clause: "B for 3; C made up 5"."""
    end = figure_span.clause_last
    if end >= figure_span.last or analysis.page.tokens[end].text != ";":
        return named
    own = [place for place in named if place.first < end]
    return own or named


def _after_who_they_are(
    analysis: SentenceAnalysis, trigger: Trigger | None, named: list[Place]
) -> list[Place]:
    """Without a clause before that only says who "they" are: "Some EU states scold us, yet their
    trade with A grew".
    """
    they = next((p for p in named if p.anaphor in _PLURAL), None)
    if they is None or trigger is None:
        return named
    about = [p for p in named if p.relation is Relation.BARE and p.last < they.first]
    some = next((p for p in about if p.scope is Scope.SOME), None)
    if some is None or not _is_parted(analysis, some.last, they.first):
        return named
    return [place for place in named if place not in about]


def _is_parted(analysis: SentenceAnalysis, last: int, first: int) -> bool:
    """Whether a comma or a conjunction stands between two tokens."""
    signs = any(analysis.page.tokens[index].text in ",;:" for index in range(last, first))
    return signs or bool(analysis.sentence.of(MarkKind.SEPARATOR, last, first))


def _without_the_ranked(
    analysis: SentenceAnalysis, figure_span: FigureSpan, named: list[Place]
) -> list[Place]:
    """Without several that only have a rank in a clause of their own: "exports reached $5, with A
    and B being the main buyers".
    """
    end = figure_span.clause_last
    leads = analysis.sentence.at(MarkKind.PREPOSITION, end + 1)
    if end >= figure_span.last or leads is None or leads.code != "with":
        return named
    later = [place for place in named if place.first > end]
    ranked = analysis.sentence.of(MarkKind.RANK, end, figure_span.last)
    return [p for p in named if p not in later] if ranked and len(later) > 1 else named


def _without_where_most_are(
    analysis: SentenceAnalysis, index: int, named: list[Place]
) -> list[Place]:
    """Without where only most of the people are who are told to be abroad: "5,000 work abroad, most
    of them in A".
    """
    figure_span, sentence = analysis.figure_spans[index], analysis.sentence
    end = figure_span.clause_last
    if analysis.figures[index].amount.unit != PERSONS or end >= figure_span.last:
        return named
    most = sentence.at(MarkKind.PART, end + 1) or sentence.at(MarkKind.PART_OF, end + 1)
    if most is None or not sentence.of(MarkKind.WHOLE, figure_span.first, end):
        return named
    return [place for place in named if place.first < end or place.relation not in _THERE]


def _as_receiver(analysis: SentenceAnalysis, trigger: Trigger | None, place: Place) -> Place:
    """A place that a verb says receives what a noun after it counts, as whom that comes to: "A
    attracted investment of $5 million".
    """
    if trigger is None or trigger.act or place.relation is not Relation.BARE:
        return place
    comes = has_roles(trigger.code, "given") or has_roles(trigger.code, "received")
    found = analysis.sentence.of(MarkKind.ATTRACTS, place.last, place.last + _VERB_WITHIN)
    verbs = [verb for verb in found if verb.code != "noun"]
    if not comes or not verbs or verbs[0].last > trigger.first:
        return place
    return place._replace(relation=Relation.TO)


def _in_favor(
    sentence: Sentence, trigger: Trigger | None, named: list[Place]
) -> tuple[Trigger | None, list[Place]]:
    """A balance that is told in somebody's favor as the surplus of that one."""
    if trigger is None or TELLS_OF.get(trigger.code, trigger.code) != "trade_balance":
        return trigger, named
    whose = next((place for place in named if _is_favored(sentence, place)), None)
    if whose is None:
        return trigger, named
    others = [place for place in named if place is not whose and place.code != whose.code]
    sides = [p._replace(relation=Relation.WITH) if p.relation in _ALIKE else p for p in others]
    return trigger._replace(code="trade_surplus"), [whose._replace(relation=Relation.OWNER), *sides]


def _is_favored(sentence: Sentence, place: Place) -> bool:
    before = sentence.before(MarkKind.FAVOR, place.first)
    after = sentence.at(MarkKind.FAVOR, place.last)
    return (before is not None and before.code == "before") or (
        after is not None and after.code == "after"
    )


def _of_clause(
    analysis: SentenceAnalysis, index: int, trigger: Trigger | None, named: list[Place]
) -> list[Place]:
    """The places that speak of a figure: of its verb's clause, or of "which ..." alone."""
    figure_span = analysis.figure_spans[index]
    if trigger is None and analysis.sentence.at(MarkKind.WHICH, figure_span.first + 1):
        return [place for place in named if place.first < figure_span.clause_last]
    named = _after_who_they_are(analysis, trigger, named)
    if trigger is None or not trigger.act:
        named = _before_a_stop(analysis, figure_span, named)
    named = _without_the_ranked(analysis, figure_span, named)
    named = _without_where_most_are(analysis, index, named)
    named = [_as_receiver(analysis, trigger, place) for place in named]
    return in_clause(analysis, trigger, _of_both_sides(figure_span, named))

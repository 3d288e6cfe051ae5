"""Resolve "the former" and "the latter" to the first or second of two flows or areas just named."""

from lib.reader.extraction.discourse.coreference import NTH
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.joint_sides import listed
from lib.reader.extraction.linking.running_series import Context
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import FLOWS, Trigger, triggers
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.prepositions import stands_alone
from lib.reader.extraction.text.passage import Sentence
from lib.reader.extraction.text.place import Place
from lib.reader.languages import MarkKind

_TWO = 2


def telling(analysis: SentenceAnalysis, context: Context) -> Context:
    """Remember the two flows and the two areas that a sentence names together, if it does, so that
    "the former" and "the latter" after it can be resolved."""
    flows = _flows(analysis.sentence)
    if len(flows) < _TWO and len(analysis.places) < _TWO:
        return context
    groups = [
        tuple(place.code or "" for place in group) for group in listed(analysis, analysis.places)
    ]
    pair = next((group for group in reversed(groups) if len(set(group)) == _TWO), ())
    named = tuple(dict.fromkeys(place.code for place in analysis.places if place.code))
    if not pair and len(named) == _TWO and not analysis.sentence.of(MarkKind.NTH):
        pair = named
    return context._replace(
        two_flows=flows if len(flows) == _TWO else context.two_flows,
        two_areas=pair if len(pair) == _TWO else context.two_areas,
    )


def _flows(sentence: Sentence) -> tuple[str, ...]:
    """The flows a sentence speaks of, in order."""
    named = {mark.code for kind in (MarkKind.INDICATOR, MarkKind.ACT) for mark in sentence.of(kind)}
    if not named >= FLOWS:
        return ()
    found = triggers(sentence, sentence.first, sentence.last)
    return tuple(dict.fromkeys(trigger.code for trigger in found if trigger.code in FLOWS))


def of_two(
    analysis: SentenceAnalysis,
    figure_span: FigureSpan,
    figure: Hedged,
    dealt: tuple[Trigger | None, list[Place]],
    told: Context,
) -> tuple[Trigger | None, list[Place]]:
    """The trigger and places of a figure, the trigger being the flow that is former or latter."""
    marks = analysis.sentence.of(MarkKind.NTH, figure_span.first, figure.first)
    mark = marks[-1] if marks else None
    if (
        mark is None
        or not told.two_flows
        or analysis.sentence.before(MarkKind.PREPOSITION, mark.first)
    ):
        return dealt
    if not stands_alone(analysis.page, analysis.sentence, mark):
        return dealt
    code = told.two_flows[NTH[mark.code]]
    places = [place for place in dealt[1] if place.anaphor not in NTH]
    return Trigger(code, False, mark.first, mark.last), places

"""The former and the latter: the first and second of two flows or two areas just named."""

from lib.extraction.anaphora import NTH, Context
from lib.extraction.bounds import Hedged
from lib.extraction.joint import listed
from lib.extraction.outline import Outline
from lib.extraction.passage import Sentence
from lib.extraction.place import Place
from lib.extraction.prepositions import stands_alone
from lib.extraction.subjects import FLOWS, Cue, cues
from lib.extraction.zones import Zone


def telling(held: Outline, context: Context) -> Context:
    """The context with the two flows and the two areas that a sentence names, if it does."""
    flows = _flows(held.sentence)
    if len(flows) < _TWO and len(held.places) < _TWO:
        return context
    groups = [tuple(place.code or "" for place in group) for group in listed(held, held.places)]
    pair = next((group for group in reversed(groups) if len(set(group)) == _TWO), ())
    named = tuple(dict.fromkeys(place.code for place in held.places if place.code))
    if not pair and len(named) == _TWO and not held.sentence.of(_NTH):
        pair = named
    return context._replace(
        two_flows=flows if len(flows) == _TWO else context.two_flows,
        two_areas=pair if len(pair) == _TWO else context.two_areas,
    )


def _flows(sentence: Sentence) -> tuple[str, ...]:
    """The flows a sentence speaks of, in order."""
    named = {mark.code for kind in ("indicator", "act") for mark in sentence.of(kind)}
    if not named >= FLOWS:
        return ()
    found = cues(sentence, sentence.first, sentence.last)
    return tuple(dict.fromkeys(cue.code for cue in found if cue.code in FLOWS))


def of_two(
    held: Outline, zone: Zone, figure: Hedged, dealt: tuple[Cue | None, list[Place]], told: Context
) -> tuple[Cue | None, list[Place]]:
    """The cue and places of a zone, the cue being the flow that is the former or the latter."""
    marks = held.sentence.of(_NTH, zone.first, figure.first)
    mark = marks[-1] if marks else None
    if mark is None or not told.two_flows or held.sentence.before("preposition", mark.first):
        return dealt
    if not stands_alone(held.page, held.sentence, mark):
        return dealt
    code = told.two_flows[NTH[mark.code]]
    places = [place for place in dealt[1] if place.anaphor not in NTH]
    return Cue(code, False, mark.first, mark.last), places


_NTH = "nth"
_TWO = 2

"""Why a number is no figure of ours: a target, a count, a price, a subject not ours."""

from collections.abc import Set

from lib.extraction.against import of_another
from lib.extraction.anaphora import Series
from lib.extraction.bounds import Hedged
from lib.extraction.meaning import MIGRANTS, NOT_OURS, counts_people
from lib.extraction.numbers import Shape
from lib.extraction.passage import Passage, Sentence
from lib.extraction.subjects import Cue
from lib.extraction.units import MONEY, PERSONS, RATIO, Amount
from lib.extraction.zones import Zone
from lib.languages import Mark
from lib.model import RejectionReason


def refusal(
    page: Passage,
    sentence: Sentence,
    zone: Zone,
    figure: Hedged,
    cue: Cue | None,
    code: str | None,
) -> RejectionReason | None:
    """The reason to refuse a number that has a unit, or None to take it.

    `cue` is what the zone speaks of, `code` the same after inheritance.
    """
    if figure.amount.unit is None:
        return without_unit(page, sentence, figure.amount)
    if _is_target(page, sentence, zone, figure):
        return RejectionReason.TARGET
    counted = sentence.at("indicator", figure.amount.last)
    if figure.amount.unit == PERSONS and counted and counted.code == "other_subject":
        return RejectionReason.OTHER_SUBJECT
    small = sentence.at("per", figure.last) or _is_small_change(figure)
    if small or _is_price_of_a_thing(page, sentence, figure):
        return RejectionReason.OTHER_SUBJECT
    if figure.amount.unit == RATIO and of_another(page, sentence, zone, figure):
        return RejectionReason.DIFFERENCE
    if cue is not None and cue.code == "contract":
        return RejectionReason.CONTRACT
    if code is None or code in NOT_OURS or (cue is None and _owns(page, sentence, zone, figure)):
        return RejectionReason.OTHER_SUBJECT
    return None


def are_of_others(sentence: Sentence, zone: Zone, cue: Cue | None, before: Series) -> bool:
    """Whether people are a part of those counted before who are no migrants: tourists, "of them
    5,000 Omanis".
    """
    return before.cue in NOT_OURS and _are_of_those(sentence, zone, cue, before, {"none"})


def among_those(sentence: Sentence, zone: Zone, cue: Cue | None, before: Series) -> Cue | None:
    """The cue of people who are a part of those counted before, as what these were: of the
    tourists "5,000 Omanis" are tourists too.
    """
    if cue is None or before.cue is None or not counts_people(before.cue):
        return cue
    theirs = _are_of_those(sentence, zone, cue, before, {"none", "they"})
    return cue._replace(code=before.cue) if theirs else cue


def _are_of_those(
    sentence: Sentence, zone: Zone, cue: Cue | None, before: Series, words: Set[str]
) -> bool:
    """Whether words like "of them" stand before people whom only their country names."""
    if cue is None or cue.code != MIGRANTS or before.age > 0:
        return False
    return any(mark.code in words for mark in sentence.of("anaphor", None, zone.last))


_FEWEST_MONEY = 10_000
"""A smaller sum is a price, a wage or a fee, whatever was spoken of."""


def _is_small_change(figure: Hedged) -> bool:
    return figure.amount.unit in MONEY and figure.amount.number.value < _FEWEST_MONEY


def _is_price_of_a_thing(page: Passage, sentence: Sentence, figure: Hedged) -> bool:
    """Whether an amount only says how large a thing is: "a $60 million tire plant"."""
    article = sentence.before("one", figure.first)
    if article is None or figure.amount.unit not in MONEY:
        return False
    for index in range(figure.last, sentence.last):
        if sentence.any_at(_OURS_TO_COUNT, index):
            return False
        if not page.tokens[index].text[0].isalpha() or sentence.any_at(_ENDS_A_THING, index):
            return index > figure.last
    return True


_OURS_TO_COUNT = ("indicator", "act", "figure", "comparative", "direction", "multiple", "year")
_ENDS_A_THING = ("preposition", "separator", "fact", "present", "say", "living")


_OWNED_WITHIN = 4


def _owns(page: Passage, sentence: Sentence, zone: Zone, figure: Hedged) -> bool:
    """Whether the figure is of something else that an area has: "the country's oil fund held"."""
    for mark in sentence.of("preposition", zone.first, figure.first):
        if mark.code != "owner":
            continue
        if figure.first - mark.last <= 1:
            continue
        if sentence.any_at(_VERBS, mark.last):
            continue
        ours = range(mark.last, min(mark.last + _OWNED_WITHIN, figure.first + 1))
        if not any(sentence.any_at(_OWN_WORDS, index) for index in ours):
            return True
    return False


_OWN_WORDS = ("figure", "share", "indicator", "act", "number", "unit", "people")


_VERBS = ("fact", "direction", "present")
"""After an owner these leave out what is owned: "A's share was 5 percent, B's stood at 3"."""

_UNREAL = "unreal"
"""Words that make the verb of fact after them a wish: so that it grew."""


def _is_target(page: Passage, sentence: Sentence, zone: Zone, figure: Hedged) -> bool:
    """Whether a wish, plan or forecast governs the figure: no verb of fact stands between."""
    if page.language.head_final and (governed := _governor(sentence, zone, figure)):
        return governed.kind == "target"
    before = sentence.of("target", zone.first, figure.first)
    if any(mark.code == _UNREAL for mark in before):
        return True
    if before:
        return not sentence.of("fact", before[-1].last, figure.last)
    facts = sentence.of("fact", zone.first, figure.last)
    return not facts and bool(sentence.of("target", figure.last, zone.clause_last))


def _governor(sentence: Sentence, zone: Zone, figure: Hedged) -> Mark | None:
    """The first wish or fact after a figure in its clause: where verbs come last, it governs."""
    after = (
        mark
        for kind in ("fact", "target")
        for mark in sentence.of(kind, figure.last, zone.clause_last)
    )
    return min(after, key=lambda mark: mark.first, default=None)


def without_unit(page: Passage, sentence: Sentence, amount: Amount) -> RejectionReason:
    """The reason for a number with no unit: it counts things, or nothing."""
    index = amount.number.last
    words = amount.number.shape is Shape.WORDS
    counted = index < sentence.last and page.tokens[index].text[0].isalpha()
    return RejectionReason.COUNT if counted or words else RejectionReason.NO_UNIT

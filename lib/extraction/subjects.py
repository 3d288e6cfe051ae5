"""What a figure counts, and how it is put: indicator, measure, direction."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.extraction.bounds import Hedged
from lib.extraction.passage import Passage, Sentence
from lib.extraction.units import MONEY, PERCENT, PERSONS, RATIO, TONNES
from lib.extraction.zones import Zone
from lib.languages import Mark
from lib.model import Bound, Direction, Measure

NOT_OURS = frozenset({"other_subject", "contract", "none"})
"""Codes of cues that speak of something else; a figure nearest to one is refused."""
_IGNORED = "none"
_ATTACHED_WITHIN = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``first`` up to ``last`` say what is counted; an act is a verb that does it."""

    code: str
    act: bool
    first: int
    last: int


def cues(sentence: Sentence, first: int, last: int) -> list[Cue]:
    """Cues between two tokens, in order; a verb and a noun of the same words are one cue."""
    nouns = [Cue(m.code, False, m.first, m.last) for m in sentence.of("indicator", first, last)]
    acts = [Cue(m.code, True, m.first, m.last) for m in sentence.of("act", first, last)]
    shields = [cue for cue in nouns if cue.code == _IGNORED]
    balances = [cue for cue in nouns if cue.code in _BALANCES]
    shields += [cue for cue in nouns if cue.code == "trade_turnover" and _next_after(cue, balances)]
    kept = {
        (cue.first, cue.code): cue
        for cue in (*acts, *nouns)
        if cue.code != _IGNORED and not any(s.first <= cue.first < s.last for s in shields)
    }
    return sorted(kept.values(), key=lambda cue: (cue.first, cue.last))


def _next_after(cue: Cue, balances: Sequence[Cue]) -> bool:
    """Whether a cue only says what the balance before it is of: the deficit in foreign trade."""
    return any(0 <= cue.first - one.last <= _BALANCE_OF for one in balances)


_BALANCES = frozenset({"trade_surplus", "trade_deficit"})
_BALANCE_OF = 2
"""Tokens between a balance and what it is of."""


def cue_for(page: Passage, sentence: Sentence, zone: Zone, figure: Hedged) -> Cue | None:
    """The cue of a figure: attached after it ("worth of imports"), else nearest before, else after.

    People can only be counted as migrants, money never is.
    """
    fitting = [c for c in cues(sentence, zone.first, zone.last) if _fits(figure, c)]
    after = [c for c in fitting if c.first >= figure.last]
    before = [c for c in fitting if c.last <= figure.first]
    attached = [c for c in after if _attached(page, sentence, figure.last, c.first)]
    if attached:
        last_word = attached if page.language.head_final else ()
        return next((c for c in last_word if c.code in NOT_OURS), attached[0])
    if before:
        return _of_strangers(sentence, fitting, before[-1])
    return after[0] if after else None


_DOES_WITHIN = 4


def _of_strangers(sentence: Sentence, fitting: list[Cue], cue: Cue) -> Cue:
    """The cue, or that before it which does it: "tourists from A spent" is not of A's imports."""
    if not cue.act or cue.code != "imports":
        return cue
    other = [c for c in fitting if c.code in NOT_OURS and 0 <= cue.first - c.last <= _DOES_WITHIN]
    return other[-1] if other and not sentence.of("separator", other[-1].last, cue.first) else cue


def cue_ahead(page: Passage, sentence: Sentence, zone: Zone, figure: Hedged) -> Cue | None:
    """The verb that several figures share, after the last: "4 tons of gold worth $2 were sold"."""
    if page.language.head_final:
        return _shared_noun(page, sentence, zone, figure)
    if zone.clause_last != zone.last or zone.first != sentence.first:
        return None
    for cue in cues(sentence, zone.last, sentence.last):
        if cue.act and _fits(figure, cue):
            signs = (page.tokens[i].text in _SIGNS for i in range(zone.last, cue.first))
            parted = any(signs) or bool(sentence.of("separator", zone.last, cue.first))
            return None if parted else cue
    return None


def _shared_noun(page: Passage, sentence: Sentence, zone: Zone, figure: Hedged) -> Cue | None:
    """What the next figure counts, for one before it that no verb governs.

    "In A 40, in B 5 thousand migrants are".
    """
    if any(sentence.of(kind, figure.last, zone.last) for kind in _VERBS):
        return None
    cue = next((c for c in cues(sentence, zone.last, sentence.last) if _fits(figure, c)), None)
    if cue is None:
        return None
    for index in range(cue.first - 1, zone.last - 1, -1):
        if page.tokens[index].text in _SIGNS or sentence.at("separator", index):
            return None
        if sentence.at("scale", index) or page.tokens[index].text[0].isdecimal():
            return cue
    return None


_VERBS = ("fact", "present", "direction", "act")
_SIGNS = frozenset(",;:()—–[]")


def _fits(figure: Hedged, cue: Cue) -> bool:
    if cue.code in NOT_OURS:
        return True
    unit = figure.amount.unit
    if cue.code == "economy":
        return unit in (PERCENT, RATIO)
    if unit in MONEY:
        return cue.code not in ("migrants", "cooperation")
    if unit == PERSONS:
        return cue.code == "migrants"
    return cue.code != "cooperation"


def _attached(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether words like "of", "worth of" or "in" tie a cue to the figure before it.

    Where heads come last, any cue of the same phrase is tied; but what is owned ("its
    40 percent") is part of a whole named before.
    """
    if page.language.head_final:
        return "its" not in sentence.cases_before(last) and _leads_to(page, sentence, last, first)
    opening = sentence.of("preposition", last, min(last + 2, first))
    between = range(last, first)
    return (
        bool(opening)
        and len(between) <= _ATTACHED_WITHIN
        and not any(
            sentence.at("separator", index)
            or not (page.tokens[index].text[0].isalpha() or page.tokens[index].text[0] in "-'")
            for index in between
        )
    )


def _leads_to(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether a phrase goes on from the token `last` to `first`: no verb, sign or number."""
    between = range(last, first)
    return len(between) <= _ATTACHED_WITHIN and not any(
        any(sentence.at(kind, index) for kind in _ENDS_A_PHRASE)
        or not page.tokens[index].text[0].isalpha()
        for index in between
    )


_ENDS_A_PHRASE = ("separator", "fact", "direction", "say", "present")


@dataclass(frozen=True, slots=True)
class Put:
    """How a figure is put; `mark` are the tokens that say so, where words do."""

    measure: Measure
    direction: Direction | None
    mark: tuple[int, int] | None
    of_base: bool = False
    """Whether a percentage is all of the new amount: 120 percent of last year's."""


def put(
    page: Passage, sentence: Sentence, zone: Zone, figure: Hedged, previous: Put | None
) -> Put | None:
    """How the figure is put; None for a change in people or tonnes, which is no figure.

    `previous` is how the figure before it in the same sentence was put: "up 2.5 and 3.5
    percent" is twice growth.
    """
    unit = figure.amount.unit
    noun = figure.amount.unit_mark
    after = sentence.at("comparative", max(figure.last, noun[1] if noun else 0))
    after = after or _attributive(page, sentence, figure)
    moved = after or _movement(page, sentence, zone, figure)
    direction = Direction(moved.code) if moved else None
    mark = (moved.first, moved.last) if moved else None
    if unit == RATIO:
        return Put(Measure.GROWTH, direction, mark)
    if unit == PERCENT:
        return _percent(sentence, zone, figure, Put(Measure.GROWTH, direction, mark), previous)
    by = sentence.before("step", figure.first) or _of_movement(sentence, figure)
    if direction and (by or after):
        return Put(Measure.CHANGE, direction, mark) if unit in MONEY else None
    return Put(Measure.LEVEL, None, None)


_RISE_WITHIN = 10


def _attributive(page: Passage, sentence: Sentence, figure: Hedged) -> Mark | None:
    """The movement a figure is an attribute of: "a $2 billion or 13 percent year-on-year rise"."""
    listed = sentence.before("separator", figure.first)
    opened = figure.first - _RISE_WITHIN if listed else figure.first
    article = any(m.last >= opened for m in sentence.of("one", None, figure.first))
    if not article:
        return None
    for index in range(figure.last, min(figure.last + _RISE_WITHIN, sentence.last)):
        found = sentence.at("comparative", index)
        if found is not None:
            return found
        token = page.tokens[index].text
        governs = sentence.at("preposition", index)
        if (governs and governs.code != "at") or not (token[0].isalnum() or token in "-$€%"):
            return None
    return None


def _of_movement(sentence: Sentence, figure: Hedged) -> bool:
    """Whether an amount is how far something moved: "an increase of $18 million"."""
    of = sentence.before("preposition", figure.first)
    return of is not None and of.code == "of" and sentence.before("direction", of.first) is not None


def _movement(page: Passage, sentence: Sentence, zone: Zone, figure: Hedged) -> Mark | None:
    """The word of movement that governs a figure: before it, or where verbs come last after it.

    "Exports 5, imports 7 percent rose": a verb governs the figures before it as well.
    """
    before = sentence.of("direction", zone.first, figure.first)
    if not page.language.head_final:
        return before[-1] if before else None
    after = sentence.of("direction", figure.last)
    if after and (after[0].first < zone.clause_last or not before):
        return after[0]
    return before[-1] if before else None


def _percent(
    sentence: Sentence, zone: Zone, figure: Hedged, growth: Put, previous: Put | None
) -> Put:
    """A percentage "of" something is a share, one beside a word of movement is growth."""
    of = sentence.at("preposition", figure.last)
    share = sentence.of("share", zone.first, zone.clause_last)
    index = sentence.at("index", figure.last)
    if index is not None and not growth.direction:
        return Put(Measure.GROWTH, None, (index.first, index.last), of_base=True)
    if "its" in sentence.cases_before(figure.amount.last):
        return Put(Measure.SHARE, None, (figure.amount.last - 1, figure.amount.last))
    if of is not None and of.code == "of" and not sentence.before("step", figure.first):
        return Put(Measure.SHARE, None, (of.first, of.last))
    if growth.mark and not (share and _stands_at(sentence, figure, growth.mark, share[-1])):
        return growth
    if previous is not None and previous.measure is Measure.GROWTH and not share:
        return previous
    mark = (share[-1].first, share[-1].last) if share else None
    return Put(Measure.SHARE, None, mark)


def _stands_at(sentence: Sentence, figure: Hedged, moved: tuple[int, int], share: Mark) -> bool:
    """Whether a share, and not how it moved, is given: its share rose to 5 percent."""
    if sentence.before("step", figure.first) or moved[0] >= figure.last:
        return False
    to = sentence.before("preposition", figure.first)
    reached = sentence.before("bound", figure.amount.first)
    return (
        moved[1] <= share.first < figure.first
        or (to is not None and to.code == "to")
        or (reached is not None and reached.code == Bound.UP_TO)
    )


def is_part_of_turnover(
    sentence: Sentence, zone: Zone, figure: Hedged, how: Put, cue: Cue | None
) -> bool:
    """Whether one direction is given as a share of both: "exports made up 65 percent of it"."""
    if how.measure is not Measure.SHARE:
        return False
    parts = (m for m in sentence.of("indicator", zone.first, figure.first) if m.code in _DIRECTIONS)
    part = next((m for m in parts if sentence.at("share", m.last)), None)
    itself = part is not None and cue is not None and cue.first == part.first
    return part is not None and (itself or cue is None or cue.code == "trade_turnover")


_DIRECTIONS = frozenset({"exports", "imports"})


def counted(cue: str, figure: Hedged, measure: Measure, in_tonnes: bool) -> str | None:
    """The indicator of a figure under a cue; None if they clash.

    `in_tonnes` says that the sentence speaks of tonnes and not of money.
    """
    unit = figure.amount.unit
    if cue in NOT_OURS:
        return None
    if unit in TONNES:
        return "quantity" if cue in _FLOWS else None
    if (unit == PERSONS) != (cue == "migrants") and measure is Measure.LEVEL:
        return None
    if measure is Measure.SHARE and cue == "migrants":
        return None
    if measure is Measure.SHARE:
        trade = cue in ("trade_turnover", "exports", "imports")
        return "trade_turnover" if trade else "other"
    if in_tonnes and unit not in MONEY and cue in _FLOWS:
        return "quantity"
    return _INDICATORS.get(cue)


_FLOWS = frozenset({"exports", "imports", "bought_from"})
_INDICATORS = {
    "trade_turnover": "trade_turnover",
    "cooperation": "trade_turnover",
    "exports": "exports",
    "bought_from": "exports",
    "imports": "imports",
    "trade_surplus": "trade_balance",
    "trade_deficit": "trade_balance",
    "migrants": "migrants",
    "remittances": "remittances",
    "investment": "investment",
    "gdp": "gdp",
    "economy": "gdp",
}

"""The words that say what a figure counts: nouns (trade, migrants) and verbs (sold)."""

from collections.abc import Sequence
from typing import NamedTuple

from lib.extraction.bounds import Hedged
from lib.extraction.meaning import (
    GIVES_WAY,
    MIGRANTS,
    NOT_OURS,
    counts_people,
    has_roles,
    indicator_of,
    is_received,
)
from lib.extraction.passage import Passage, Sentence
from lib.extraction.persons import of_people
from lib.extraction.phrases import attached_to, leads_to
from lib.extraction.units import MONEY, PERCENT, PERSONS, RATIO
from lib.extraction.zones import Zone

FLOWS = frozenset({"exports", "imports"})
"""The two directions of trade."""
_IGNORED = "none"


class Cue(NamedTuple):
    """Tokens ``first`` up to ``last`` say what is counted; an act is a verb that does it."""

    code: str
    act: bool
    first: int
    last: int


def cues(sentence: Sentence, first: int, last: int) -> list[Cue]:
    """Cues between two tokens, in order; a verb and a noun of the same words are one cue, and a
    verb of ours that is listed as a word of something else too is ours.
    """
    nouns = [Cue(m.code, False, m.first, m.last) for m in sentence.of("indicator", first, last)]
    acts = [Cue(m.code, True, m.first, m.last) for m in sentence.of("act", first, last)]
    done = {(cue.first, cue.last) for cue in acts}
    nouns = [n for n in nouns if n.code not in GIVES_WAY or (n.first, n.last) not in done]
    shields = [cue for cue in nouns if cue.code == _IGNORED]
    balances = [cue for cue in nouns if cue.code in _BALANCES]
    shields += [cue for cue in nouns if cue.code == "trade_turnover" and _next_after(cue, balances)]
    kept = {
        (cue.first, cue.code): cue
        for cue in (*acts, *nouns)
        if cue.code != _IGNORED
        and not any(s.first <= cue.first < s.last for s in shields)
        and not any(other.first < cue.first < other.last for other in (*acts, *nouns))
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

    People are counted as what their noun says; those who are only named by their country, or
    sent, are migrants, unless something else is said of them.
    """
    people = figure.amount.unit_mark
    if people and _is_a_stake(sentence, figure):
        return Cue("other_subject", False, *people)
    fitting = [c for c in cues(sentence, zone.first, zone.last) if _fits(figure, c)]
    if figure.amount.unit == PERSONS and people:
        noun = of_people(sentence, people[0])
        others = any(c.code != MIGRANTS for c in fitting)
        sent = sentence.at("area", people[0]) or _are_sent(sentence, zone, figure)
        if noun != MIGRANTS or (sent and not others):
            return Cue(noun, False, *people)
    touching = sentence.at("indicator", figure.last)
    if touching is not None and touching.code in NOT_OURS and touching.code != _IGNORED:
        return Cue(touching.code, False, touching.first, touching.last)
    after = [c for c in fitting if c.first >= figure.last and not _moves(page, sentence, figure, c)]
    if after and after[0].first == figure.last and after[0].code in NOT_OURS:
        return after[0]
    before = [c for c in fitting if c.last <= figure.first and not _get(sentence, c, figure)]
    attached = [c for c in after if attached_to(page, sentence, figure.last, c.first)]
    last_word = attached if page.language.head_final else ()
    of_others = next((c for c in last_word if c.code in NOT_OURS), None)
    if attached and not (before and _is_measured(before[-1], attached[0])):
        return of_others or _of_strangers(sentence, figure, fitting, attached[0])
    if before:
        return _of_strangers(sentence, figure, fitting, _head(page, sentence, before))
    if after and not _runs_on(sentence, zone, after[0]):
        return after[0]
    if after or people or figure.amount.unit is not None:
        return None
    return living(sentence, zone.first, figure.first)


def _is_a_stake(sentence: Sentence, figure: Hedged) -> bool:
    """Whether a percentage is of something one can own: "40 percent of a bank", "... for $5"."""
    of = sentence.at("preposition", figure.last)
    if figure.amount.unit != PERCENT or of is None or of.code != "of":
        return False
    whole = range(of.last, min(of.last + _OWNED_WITHIN, sentence.last))
    if any(sentence.at("indicator", index) for index in whole):
        return False
    if sentence.at("one", of.last) is not None:
        return True
    prices = (mark for mark in sentence.of("unit", figure.last) if mark.code in MONEY)
    price = next((sentence.before("preposition", mark.first) for mark in prices), None)
    sellers = sentence.of("preposition", of.last, price.first) if price else []
    return price is not None and price.code == "at" and not sellers


def _get(sentence: Sentence, cue: Cue, figure: Hedged) -> bool:
    """Whether people only get what a bare number counts: "A's citizens received 3,000 of them"."""
    if not counts_people(cue.code) or cue.act or figure.amount.unit is not None:
        return False
    return bool(sentence.of("takes", cue.last, figure.first))


_OWNED_WITHIN = 6


def living(sentence: Sentence, first: int, last: int) -> Cue | None:
    """People named by their country who are elsewhere: "Omanis working in A rose to 5,000"."""
    named = sentence.of("people", first, last)
    alive = [mark for mark in named if sentence.at("living", mark.last)]
    if not alive:
        return None
    return Cue(of_people(sentence, alive[-1].first), False, alive[-1].first, alive[-1].last)


def _runs_on(sentence: Sentence, zone: Zone, cue: Cue) -> bool:
    """Whether a cue in a clause after the figure's speaks only of what follows there.

    "Which stood at 5, A bought 3"; "transfers rose, to 5, as prices fell".
    """
    if cue.first < zone.clause_last:
        return False
    if cue.act:
        return sentence.at("which", zone.first + 1) is not None
    ours = (one for one in cues(sentence, sentence.first, zone.first) if one.code not in NOT_OURS)
    return cue.code in NOT_OURS and next(ours, None) is not None


def _are_sent(sentence: Sentence, zone: Zone, figure: Hedged) -> bool:
    """Whether people are what someone sends: "A sent 500 workers to B"."""
    return bool(sentence.of("sends", zone.first, figure.first))


def _is_measured(cue: Cue, by: Cue) -> bool:
    """Whether what follows a figure only says what another thing is measured by or is of.

    "Its debt is 30 percent of GDP"; "a deficit of $7 million in its trade with A".
    """
    if cue.code in _BALANCES:
        return by.code == "trade_turnover"
    return by.code == "gdp" and cue.code in NOT_OURS


def _head(page: Passage, sentence: Sentence, before: Sequence[Cue]) -> Cue:
    """The nearest cue, or the one that it only depends on.

    Money that it says who sent ("transfers by migrants rose"), a duty on it ("on A's imports").
    """
    cue = before[-1]
    head = before[-2] if len(before) > 1 else cue
    if cue.code in _TRADERS and page.tokens[cue.last].text == "," and head.code not in NOT_OURS:
        return head
    if cue.act or head.act or not leads_to(page, sentence, head.last, cue.first):
        return cue
    if _depends(cue, head) or _is_measured(head, cue):
        return head
    on = sentence.at("preposition", head.last)
    return head if head.code in NOT_OURS and on is not None and on.code in _ON else cue


def _depends(cue: Cue, head: Cue) -> bool:
    """Whether a cue only says of another who sends it, where it is put or what they do: the
    transfers of migrants, investment in the economy, students who study.
    """
    if cue.code in NOT_OURS:
        return counts_people(head.code) and head.code != MIGRANTS
    if has_roles(cue.code, "living"):
        return has_roles(head.code, "received")
    return cue.code == "economy" and has_roles(head.code, "given")


_ON = frozenset({"at", "onto", "between"})
_TRADERS = frozenset({"bought_from", "supplied_by"})
"""Before a comma these only say what a place is: "exports to A, the top buyer, rose"."""


def of_money_in(cue: Cue | None, figure: Hedged, running: str | None) -> bool:
    """Whether a verb only says whose a share of money is: "with Oman supplying 90 percent"."""
    gives = cue is not None and cue.act and cue.code == "exports"
    return gives and figure.amount.unit == PERCENT and is_received(running)


_DOES_WITHIN = 4
_NATIONALS = "nationals"
"""People named by their country, who can stand for it: the Italians sold."""


def _of_strangers(sentence: Sentence, figure: Hedged, fitting: list[Cue], cue: Cue) -> Cue:
    """The cue, or that before it which does it: "tourists from A spent" is not of A's imports.

    Money that people send is no price of goods: "migrants sent $5 million".
    """
    people = sentence.of("people", None, cue.first) if cue.act and cue.code == "exports" else []
    if any(m.code != _NATIONALS or sentence.at("sends", cue.first) for m in people):
        return cue._replace(code="remittances") if figure.amount.unit in MONEY else cue
    if not cue.act or cue.code != "imports":
        return cue
    other = [c for c in fitting if c.code in NOT_OURS and 0 <= cue.first - c.last <= _DOES_WITHIN]
    return other[-1] if other and not sentence.of("separator", other[-1].last, cue.first) else cue


def cue_ahead(page: Passage, sentence: Sentence, zone: Zone, figure: Hedged) -> Cue | None:
    """The verb that several figures share, after the last: "4 tons of gold worth $2 were sold"."""
    if page.language.head_final:
        return _shared_noun(page, sentence, zone, figure)
    if zone.first != sentence.first:
        return None
    opens = sentence.at("preposition", zone.first)
    led = opens is not None and opens.code == "from" and opens.last == figure.first
    if led or (figure.amount.unit in _EXTENTS and sentence.any_before(("step",), figure.first)):
        ours = cues(sentence, zone.last, sentence.last)
        return next((cue for cue in ours if _fits(figure, cue)), None)
    if zone.clause_last != zone.last:
        return None
    for cue in cues(sentence, zone.last, sentence.last):
        if cue.act and _fits(figure, cue):
            signs = (page.tokens[i].text in _SIGNS for i in range(zone.last, cue.first))
            parted = any(signs) or bool(sentence.of("separator", zone.last, cue.first))
            return None if parted else cue
    return None


_EXTENTS = frozenset({PERCENT, RATIO})
"""By how much something grew can open a sentence: "by 14 percent, to $2 million, grew exports"."""


def _shared_noun(page: Passage, sentence: Sentence, zone: Zone, figure: Hedged) -> Cue | None:
    """What the next figure counts, for one before it that no verb governs.

    "In A 40, in B 5 thousand migrants are".
    """
    if any(page.tokens[index].text[0].isalpha() for index in range(figure.last, zone.last)):
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


_SIGNS = frozenset(",;:()—–[]")


def _fits(figure: Hedged, cue: Cue) -> bool:
    if cue.code in NOT_OURS:
        return True
    unit = figure.amount.unit
    if cue.code == "economy":
        return unit in (PERCENT, RATIO)
    if unit == PERSONS:
        return counts_people(cue.code)
    if unit in MONEY and indicator_of(cue.code).counted_in not in ("money", "none"):
        return False
    return cue.code != "cooperation"


def _moves(page: Passage, sentence: Sentence, figure: Hedged, cue: Cue) -> bool:
    """Whether a cue after a figure has a verb of its own: "to $3 billion as imports picked up"."""
    if page.language.head_final or cue.act:
        return False
    opening = sentence.at("preposition", figure.last)
    moved = sentence.any_at(("direction", "fact"), cue.last)
    return opening is not None and opening.code == "at" and moved

"""The words that say what a figure counts: nouns (trade, migrants) and verbs (sold)."""

from collections.abc import Sequence
from typing import NamedTuple

from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.people_nouns import of_people
from lib.reader.extraction.mentions.phrases import attached_to, leads_to
from lib.reader.extraction.mentions.units import MONEY, PERCENT, PERSONS, RATIO
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.extraction.text.trigger_meaning import (
    GIVES_WAY,
    MIGRANTS,
    NOT_OURS,
    counts_people,
    has_roles,
    indicator_of,
    is_received,
)
from lib.reader.languages import Mark, MarkKind

FLOWS = frozenset({"exports", "imports"})
"""The two directions of trade."""
_IGNORED = "none"

_BALANCE, _SURPLUS, _DEFICIT = "trade_balance", "trade_surplus", "trade_deficit"
_CALLED_WITHIN = 3
"""Tokens from a word that calls a balance negative to the noun."""
_BALANCES = frozenset({_BALANCE, _SURPLUS, _DEFICIT})
_BALANCE_OF = 2
"""Tokens between a balance and what it is of."""
_LED_TO = frozenset({Relation.TO, Relation.OWNER, Relation.BARE, Relation.OF, Relation.BY})
_GOODS = (MarkKind.PRODUCT, MarkKind.ALL_GOODS, MarkKind.GOODS, MarkKind.FIGURE)
_BOUGHT = frozenset({"imports", "supplied_by"})
_NOT_TOLD = frozenset({Relation.SOURCE, Relation.ASIDE})
_PAPERS = "contract"
"""What only tells of people counted before it: "5,000 migrants have no documents"."""
_OWNED_WITHIN = 6
_ON = frozenset({"at", "onto", "between"})
_TRADERS = frozenset({"bought_from", "supplied_by"})
"""Before a comma these only say what a place is: "exports to A, the top buyer, rose"."""
_EXTENTS = frozenset({PERCENT, RATIO})
"""By how much something grew can open a sentence: "by 14 percent, to $2 million, grew exports"."""
_VERBS = (
    *(MarkKind.FACT, MarkKind.PRESENT, MarkKind.DIRECTION, MarkKind.LIVING, MarkKind.SAY),
    *(MarkKind.TARGET, MarkKind.SHARE),
)
_SIGNS = frozenset(",;:()—–[]")


class Trigger(NamedTuple):
    """Tokens ``first`` up to ``last`` say what is counted; an act is a verb that does it."""

    code: str
    act: bool
    first: int
    last: int


def triggers(sentence: Sentence, first: int, last: int) -> list[Trigger]:
    """Triggers between two tokens, in order; a verb and a noun of the same words are one, and a
    verb of ours that is listed as a word of something else too is ours.
    """
    nouns = [
        Trigger(_signed(sentence, m), False, m.first, m.last)
        for m in sentence.of(MarkKind.INDICATOR, first, last)
        if sentence.at(MarkKind.FAVOR, m.first) is None
    ]
    acts = [
        Trigger(m.code, True, m.first, m.last)
        for m in sentence.of(MarkKind.ACT, first, last)
        if not _reaches(sentence, m)
    ]
    done = {(trigger.first, trigger.last) for trigger in acts}
    nouns = [n for n in nouns if n.code not in GIVES_WAY or (n.first, n.last) not in done]
    shields = [trigger for trigger in nouns if trigger.code == _IGNORED]
    balances = [trigger for trigger in nouns if trigger.code in _BALANCES]
    shields += [
        trigger
        for trigger in nouns
        if trigger.code == "trade_turnover" and _next_after(trigger, balances)
    ]
    kept = {
        (trigger.first, trigger.code): trigger
        for trigger in (*acts, *nouns)
        if trigger.code != _IGNORED
        and not any(s.first <= trigger.first < s.last for s in shields)
        and not any(other.first < trigger.first < other.last for other in (*acts, *nouns))
    }
    return sorted(kept.values(), key=lambda trigger: (trigger.first, trigger.last))


def _reaches(sentence: Sentence, act: Mark) -> bool:
    """Whether a verb for carrying only says that an amount was reached: "trade to $5 they took"."""
    amount = sentence.before(MarkKind.UNIT, act.first)
    carried = sentence.at(MarkKind.EITHER_WAY, act.first) is not None
    return carried and amount is not None and "to" in amount.cases


def _signed(sentence: Sentence, noun: Mark) -> str:
    """The code of a noun; a balance is a deficit where a word beside or after it calls it so, and
    no other noun stands between: "the balance with A was negative", "a negative balance".
    """
    if noun.code != _BALANCE:
        return noun.code
    heads = sentence.of(MarkKind.INDICATOR, noun.first - _CALLED_WITHIN, noun.first)
    if heads and heads[-1].code in _BALANCES:
        return heads[-1].code
    for mark in sentence.of(MarkKind.NEGATIVE, noun.first - _CALLED_WITHIN):
        others = sentence.of(MarkKind.INDICATOR, noun.last, mark.first)
        if not any(other.code != "trade_turnover" for other in others):
            return _DEFICIT
    return _BALANCE


def _next_after(trigger: Trigger, balances: Sequence[Trigger]) -> bool:
    """Whether a trigger only says what the balance before is of: the deficit in foreign trade."""
    return any(0 <= trigger.first - one.last <= _BALANCE_OF for one in balances)


def trigger_for(
    page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged
) -> Trigger | None:
    """The trigger of a figure; a balance with a minus before the amount is a deficit."""
    trigger = _trigger_for(page, sentence, figure_span, figure)
    below = trigger is not None and trigger.code in _BALANCES and _is_below_zero(page, figure)
    return trigger._replace(code=_DEFICIT) if trigger is not None and below else trigger


def of_money_sent(
    sentence: Sentence,
    figure_span: FigureSpan,
    figure: Hedged,
    trigger: Trigger | None,
    running: str | None,
) -> Trigger | None:
    """The trigger, a verb for what is sent meaning money where that is spoken of ("transfers rose;
    $5 million was sent to A from B, 3 million from C"), or no goods are named, nor were spoken of.
    """
    sent = trigger is not None and trigger.act and trigger.code == "exports"
    received = running is not None and has_roles(running, "received")
    unit = figure.amount.unit
    money = unit in MONEY or (unit is None and received)
    if trigger is None or not sent or not money or running in FLOWS:
        return trigger
    if sentence.at(MarkKind.SENDS, trigger.first) is None:
        return trigger
    if running is not None and received:
        return trigger._replace(code=running, act=False)
    goods = any(sentence.of(kind, figure_span.first, figure_span.last) for kind in _GOODS)
    return trigger if goods else trigger._replace(code="remittances")


def of_goods_carried(
    sentence: Sentence,
    trigger: Trigger | None,
    named: Sequence[Place],
    home: str | None,
    running: str | None = None,
) -> Trigger | None:
    """The trigger, words for carrying being of imports where only whence they came is named; of
    what was spoken of, where nothing is.
    """
    if trigger is None or trigger.code != "exports" or home is None:
        return trigger
    if sentence.at(MarkKind.EITHER_WAY, trigger.first) is None:
        return trigger
    sides = {place.relation for place in named if place.code and place.code != home}
    if not sides and running in FLOWS:
        return trigger._replace(code=running)
    abroad = Relation.FROM in sides and not sides & _LED_TO
    return trigger._replace(code="imports") if abroad else trigger


def of_supplies(
    sentence: Sentence, trigger: Trigger | None, named: Sequence[Place], running: str | None
) -> Trigger | None:
    """The trigger, supplies being imports where that was spoken of and nobody is named, or where
    who gets them raises or cuts them: "A imports gas. Supplies came to $5 million"; "A cut supplies
    from B".
    """
    if trigger is None or trigger.act or sentence.at(MarkKind.SUPPLY, trigger.first) is None:
        return trigger
    whose = [place for place in named if place.relation not in _NOT_TOLD]
    if not whose and running in _BOUGHT:
        return trigger._replace(code="imports")
    getters = [p for p in whose if p.acts and p.last <= trigger.first]
    sent = any(p.relation is Relation.FROM for p in whose)
    moved = getters and sentence.of(MarkKind.DIRECTION, getters[0].last, trigger.first)
    return trigger._replace(code="imports") if moved and sent else trigger


def of_known_sign(trigger: Trigger | None, running: str | None) -> Trigger | None:
    """The trigger, a balance without a word of its sign being what the one before it was, or else
    a surplus.
    """
    if trigger is None or trigger.code != _BALANCE:
        return trigger
    return trigger._replace(code=running if running in (_SURPLUS, _DEFICIT) else _SURPLUS)


def _is_below_zero(page: Passage, figure: Hedged) -> bool:
    """Whether a minus touches an amount, and nothing before it: "was -$5 billion", not "3-5"; or
    is between its sign of money and its number: $-5 billion.
    """
    within = figure.amount.number.first - 1
    if within > figure.amount.first and page.tokens[within].text == "-":
        return True
    sign = figure.amount.first - 1
    if sign < 0 or page.tokens[sign].text != "-":
        return False
    apart = sign == 0 or page.tokens[sign - 1].end < page.tokens[sign].start
    return apart and page.tokens[sign].end == page.tokens[sign + 1].start


def _trigger_for(
    page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged
) -> Trigger | None:
    """The trigger of a figure: after ("worth of imports"), else the nearest before or after.

    People are counted as what their noun says; those who are only named by their country, or
    sent, are migrants, unless something else is said of them.
    """
    people = figure.amount.unit_mark
    if figure.amount.unit == PERSONS and (among := _among_others(sentence, figure_span, figure)):
        return among
    if people and _is_a_stake(sentence, figure):
        return Trigger("other_subject", False, *people)
    fitting = [
        c for c in triggers(sentence, figure_span.first, figure_span.last) if _fits(figure, c)
    ]
    if figure.amount.unit == PERSONS and people:
        fitting = [c for c in fitting if c.code != _PAPERS or c.last <= people[0]]
        noun = of_people(sentence, people[0])
        others = any(c.code != MIGRANTS for c in fitting)
        sent = sentence.at(MarkKind.AREA, people[0]) or _are_sent(sentence, figure_span, figure)
        at_work = sentence.of(MarkKind.LIVING, figure_span.first, figure_span.clause_last)
        if noun != MIGRANTS or ((sent or at_work) and not others):
            return Trigger(noun, False, *people)
    if (touching := _touching(sentence, figure, fitting)) is not None:
        return touching
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
    if after and not _runs_on(page, sentence, figure_span, after[0]):
        return after[0]
    if not after and figure.amount.unit in MONEY:
        return _of_an_economy(sentence, figure_span, figure)
    if after or people or figure.amount.unit is not None:
        return None
    return living(sentence, figure_span.first, figure.first)


def _of_an_economy(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> Trigger | None:
    """Money that a whole economy is told to have had or lost: "the economy lost $5 billion"; not
    what it was put into.
    """
    nouns = sentence.of(MarkKind.INDICATOR, figure_span.first, figure.first)
    if not nouns or nouns[-1].code != "economy":
        return None
    if nouns[-1].cases and "nominative" not in nouns[-1].cases:
        return None
    return Trigger("other_subject", False, nouns[-1].first, nouns[-1].last)


def _touching(sentence: Sentence, figure: Hedged, fitting: Sequence[Trigger]) -> Trigger | None:
    """What a percentage is of that its ending ties to it, "of-transfers 90 percent"; or the noun
    of another subject right after a figure.
    """
    whole = sentence.before(MarkKind.INDICATOR, figure.first)
    parted = figure.amount.unit == PERCENT and whole is not None and "owner" in whole.cases
    if parted and whole is not None and whole.code not in {"gdp", *NOT_OURS}:
        return next((one for one in fitting if one.first == whole.first), None)
    after = sentence.at(MarkKind.INDICATOR, figure.last)
    if after is None or after.code not in NOT_OURS or after.code == _IGNORED:
        return None
    return Trigger(after.code, False, after.first, after.last)


def _among_others(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> Trigger | None:
    """What people are in or on, told by its ending: in prison 70, on the black list 70."""
    for mark in sentence.of(MarkKind.INDICATOR, figure_span.first, figure.first):
        if mark.code == "other_subject" and "in" in mark.cases:
            return Trigger(mark.code, False, mark.first, mark.last)
    return None


def _is_a_stake(sentence: Sentence, figure: Hedged) -> bool:
    """Whether a percentage is of something one can own: "40 percent of a bank", "... for $5"."""
    of = sentence.at(MarkKind.PREPOSITION, figure.last)
    if figure.amount.unit != PERCENT or of is None or of.code != "of":
        return False
    whole = range(of.last, min(of.last + _OWNED_WITHIN, sentence.last))
    if any(sentence.at(MarkKind.INDICATOR, index) for index in whole):
        return False
    if sentence.at(MarkKind.ONE, of.last) is not None:
        return True
    prices = (mark for mark in sentence.of(MarkKind.UNIT, figure.last) if mark.code in MONEY)
    price = next((sentence.before(MarkKind.PREPOSITION, mark.first) for mark in prices), None)
    sellers = sentence.of(MarkKind.PREPOSITION, of.last, price.first) if price else []
    return price is not None and price.code == "at" and not sellers


def _get(sentence: Sentence, trigger: Trigger, figure: Hedged) -> bool:
    """Whether people only get what a bare number counts: "A's citizens received 3,000 of them"."""
    if not counts_people(trigger.code) or trigger.act or figure.amount.unit is not None:
        return False
    return bool(sentence.of(MarkKind.TAKES, trigger.last, figure.first))


def living(sentence: Sentence, first: int, last: int) -> Trigger | None:
    """People named by their country who are elsewhere: "Omanis working in A rose to 5,000", "the
    number of Omani workers in A", "Omani nurses, young ones too, with jobs abroad".
    """
    named = sentence.of(MarkKind.PEOPLE, first, last)
    alive = [mark for mark in named if _are_elsewhere(sentence, mark, last)]
    if not alive:
        return None
    return Trigger(of_people(sentence, alive[-1].first), False, alive[-1].first, alive[-1].last)


def _are_elsewhere(sentence: Sentence, people: Mark, last: int) -> bool:
    """Whether words right after people say where they live or work, or words further on where
    their country is named right before them.
    """
    if sentence.at(MarkKind.LIVING, people.last) is not None:
        return True
    if sentence.before(MarkKind.AREA, people.first) is None:
        return False
    leads = sentence.at(MarkKind.PREPOSITION, people.last)
    there = leads is not None and sentence.at(MarkKind.AREA, leads.last) is not None
    return there or bool(sentence.of(MarkKind.LIVING, people.last, last))


def _runs_on(page: Passage, sentence: Sentence, figure_span: FigureSpan, trigger: Trigger) -> bool:
    """Whether a trigger in a clause after the figure's speaks only of what follows there.

    "Which stood at 5, A bought 3"; "transfers rose, to 5, as prices fell"; but "5 — of exports".
    """
    if trigger.first < figure_span.clause_last:
        return False
    if trigger.act and sentence.at(MarkKind.WHICH, figure_span.first + 1) is not None:
        return True
    ours = (
        one
        for one in triggers(sentence, sentence.first, figure_span.first)
        if one.code not in NOT_OURS
    )
    apart = trigger.act or trigger.code in NOT_OURS
    apart = apart or page.tokens[figure_span.clause_last].text == ","
    return apart and next(ours, None) is not None


def _are_sent(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> bool:
    """Whether people are what someone sends: "A sent 500 workers to B"."""
    return bool(sentence.of(MarkKind.SENDS, figure_span.first, figure.first))


def _is_measured(trigger: Trigger, by: Trigger) -> bool:
    """Whether what follows a figure only says what another thing is measured by or is of.

    "Its debt is 30 percent of GDP"; "a deficit of $7 million in its trade with A".
    """
    if trigger.code in _BALANCES:
        return by.code == "trade_turnover"
    return by.code == "gdp" and trigger.code in NOT_OURS


def _head(page: Passage, sentence: Sentence, before: Sequence[Trigger]) -> Trigger:
    """The nearest trigger, or the one that it only depends on.

    Money that it says who sent ("transfers by migrants rose"), a duty on it ("on A's imports").
    """
    trigger = before[-1]
    head = before[-2] if len(before) > 1 else trigger
    if (
        trigger.code in _TRADERS
        and page.tokens[trigger.last].text == ","
        and head.code not in NOT_OURS
    ):
        return head
    if trigger.act or head.act or not leads_to(page, sentence, head.last, trigger.first):
        return trigger
    if _depends(trigger, head) or _is_measured(head, trigger):
        return head
    on = sentence.at(MarkKind.PREPOSITION, head.last)
    return head if head.code in NOT_OURS and on is not None and on.code in _ON else trigger


def _depends(trigger: Trigger, head: Trigger) -> bool:
    """Whether a trigger only says of another who sends it, where it is put or what they do: the
    transfers of migrants, investment in the economy, students who study.
    """
    if trigger.code in NOT_OURS:
        return counts_people(head.code) and head.code != MIGRANTS
    if has_roles(trigger.code, "living"):
        return has_roles(head.code, "received")
    return trigger.code == "economy" and has_roles(head.code, "given")


def of_money_in(trigger: Trigger | None, figure: Hedged, running: str | None) -> bool:
    """Whether a verb only says whose a share of money is: "with Oman supplying 90 percent"."""
    gives = trigger is not None and trigger.act and trigger.code == "exports"
    return gives and figure.amount.unit == PERCENT and is_received(running)


_DOES_WITHIN = 4
_NATIONALS = "nationals"
"""People named by their country, who can stand for it: the Italians sold."""


def _of_strangers(
    sentence: Sentence, figure: Hedged, fitting: list[Trigger], trigger: Trigger
) -> Trigger:
    """The trigger, or that before it which does it: "tourists from A spent" is not of A's imports.

    Money that people send is no price of goods: "migrants sent $5 million".
    """
    people = (
        sentence.of(MarkKind.PEOPLE, None, trigger.first)
        if trigger.act and trigger.code == "exports"
        else []
    )
    if any(m.code != _NATIONALS or sentence.at(MarkKind.SENDS, trigger.first) for m in people):
        return trigger._replace(code="remittances") if figure.amount.unit in MONEY else trigger
    if not trigger.act or trigger.code != "imports":
        return trigger
    other = [
        c for c in fitting if c.code in NOT_OURS and 0 <= trigger.first - c.last <= _DOES_WITHIN
    ]
    return (
        other[-1]
        if other and not sentence.of(MarkKind.SEPARATOR, other[-1].last, trigger.first)
        else trigger
    )


def trigger_ahead(
    page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged
) -> Trigger | None:
    """The verb that several figures share, after the last: "4 tons of gold worth $2 were sold"."""
    if page.language.head_final:
        return _shared_noun(page, sentence, figure_span, figure)
    if figure_span.first != sentence.first:
        return None
    opens = sentence.at(MarkKind.PREPOSITION, figure_span.first)
    led = opens is not None and opens.code == "from" and opens.last == figure.first
    if led or (
        figure.amount.unit in _EXTENTS and sentence.any_before((MarkKind.STEP,), figure.first)
    ):
        ours = triggers(sentence, figure_span.last, sentence.last)
        return next((trigger for trigger in ours if _fits(figure, trigger)), None)
    moved = sentence.at(MarkKind.DIRECTION, figure.last)
    if moved is not None and figure.amount.unit in _EXTENTS:
        ours = triggers(sentence, moved.last, figure_span.clause_last)
        return next((trigger for trigger in ours if _fits(figure, trigger)), None)
    if figure_span.clause_last != figure_span.last:
        return None
    for trigger in triggers(sentence, figure_span.last, sentence.last):
        if trigger.act and _fits(figure, trigger):
            signs = (page.tokens[i].text in _SIGNS for i in range(figure_span.last, trigger.first))
            parted = any(signs) or bool(
                sentence.of(MarkKind.SEPARATOR, figure_span.last, trigger.first)
            )
            return None if parted else trigger
    return None


def _shared_noun(
    page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged
) -> Trigger | None:
    """What the next figure counts, for one before it that no verb governs.

    "In A 40, in B 5 thousand migrants are"; "from A tea ($5), from B rice ($2) was brought".
    """
    done = _shared_verb(sentence, figure_span, figure)
    if done is not None:
        return done
    if any(page.tokens[index].text[0].isalpha() for index in range(figure.last, figure_span.last)):
        return None
    trigger = next(
        (c for c in triggers(sentence, figure_span.last, sentence.last) if _fits(figure, c)), None
    )
    if trigger is None:
        return None
    for index in range(trigger.first - 1, figure_span.last - 1, -1):
        if page.tokens[index].text in _SIGNS or sentence.at(MarkKind.SEPARATOR, index):
            return None
        if sentence.at(MarkKind.SCALE, index) or page.tokens[index].text[0].isdecimal():
            return trigger
    return None


def _shared_verb(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> Trigger | None:
    """The verb of trade at the end, where no other stands between it and the figure."""
    ours = triggers(sentence, figure.last, sentence.last)
    acting = (one for one in ours if one.act or sentence.at(MarkKind.ACT, one.first))
    trigger = next((one for one in acting if _fits(figure, one)), None)
    if trigger is not None and ours[0] is not trigger:
        return None
    if trigger is None and figure.amount.unit in (None, PERSONS):
        there = next(iter(sentence.of(MarkKind.LIVING, figure.last)), None)
        trigger = Trigger(MIGRANTS, False, there.first, there.last) if there else None
    if trigger is None or figure.amount.unit in _EXTENTS:
        return None
    joined = {m.last for m in sentence.of(MarkKind.SEPARATOR)}
    verbs = (m for k in _VERBS for m in sentence.of(k, figure.last) if m.last not in joined)
    if any(verb.last < trigger.first for verb in verbs):
        return None
    return trigger._replace(act=sentence.at(MarkKind.ACT, trigger.first) is not None)


def _fits(figure: Hedged, trigger: Trigger) -> bool:
    if trigger.code in NOT_OURS:
        return True
    unit = figure.amount.unit
    if trigger.code == "economy":
        return unit in (PERCENT, RATIO)
    if unit == PERSONS:
        return counts_people(trigger.code)
    if unit in MONEY and indicator_of(trigger.code).counted_in not in ("money", "none"):
        return False
    return trigger.code != "cooperation"


def _moves(page: Passage, sentence: Sentence, figure: Hedged, trigger: Trigger) -> bool:
    """Whether a trigger after a figure has a verb of its own: "to $3 bn as imports picked up",
    "to $3 bn as rising imports met falling exports".
    """
    if page.language.head_final or trigger.act:
        return False
    opening = sentence.at(MarkKind.PREPOSITION, figure.last)
    if opening is None or opening.code != "at":
        return False
    moved = sentence.any_at((MarkKind.DIRECTION, MarkKind.FACT), trigger.last)
    return moved or sentence.at(MarkKind.DIRECTION, opening.last) is not None

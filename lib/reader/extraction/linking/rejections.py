"""Why a number is no figure of ours: a target, a count, a price, a subject not ours."""

from collections.abc import Set

from lib.model import RejectionReason
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.series_ratios import of_another
from lib.reader.extraction.linking.triggers import Trigger
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.numbers import Shape
from lib.reader.extraction.mentions.units import (
    MONEY,
    PERCENT,
    PERSONS,
    RATIO,
    TONNES,
    Amount,
)
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.trigger_meaning import MIGRANTS, NOT_OURS, counts_people
from lib.reader.languages import Mark, MarkKind

_QUOTES = frozenset('“”«»„"')
_AFTER_TIMES = (MarkKind.PREPOSITION, MarkKind.SEPARATOR, MarkKind.YEAR)
_COMPARES = (
    *(MarkKind.DIRECTION, MarkKind.COMPARATIVE, MarkKind.AS_MUCH, MarkKind.COMPARISON),
    *(MarkKind.BASELINE, MarkKind.COMPARISON_AFTER, MarkKind.STEP, MarkKind.PACE),
)
_RATIOS = frozenset({PERCENT, RATIO})
_PRICED_WITHIN = 6
_OURS_TO_COUNT = (
    MarkKind.INDICATOR,
    MarkKind.ACT,
    MarkKind.FIGURE,
    MarkKind.COMPARATIVE,
    MarkKind.DIRECTION,
    MarkKind.MULTIPLE,
    MarkKind.YEAR,
)
_ENDS_A_THING = (
    MarkKind.PREPOSITION,
    MarkKind.SEPARATOR,
    MarkKind.FACT,
    MarkKind.PRESENT,
    MarkKind.SAY,
    MarkKind.LIVING,
)
_OWN_WORDS = (
    MarkKind.FIGURE,
    MarkKind.SHARE,
    MarkKind.INDICATOR,
    MarkKind.ACT,
    MarkKind.NUMBER,
    MarkKind.UNIT,
    MarkKind.PEOPLE,
    MarkKind.RANK,
)
_VERBS = (MarkKind.FACT, MarkKind.DIRECTION, MarkKind.PRESENT)
"""After an owner these leave out what is owned: "A's share was 5 percent, B's stood at 3"."""
_IF = "if"
_NEXT_WITHIN = 4
_WISHED_WITHIN = 8
"""Tokens from a figure to a wish that still is of it: "$5 billion is the goal"."""
_PARTS = frozenset(",;:()—[]")


def refusal(
    page: Passage,
    sentence: Sentence,
    figure_span: FigureSpan,
    figure: Hedged,
    trigger: Trigger | None,
    code: str | None,
) -> RejectionReason | None:
    """The reason to refuse a number that has a unit, or None to take it.

    `trigger` is what the figure span speaks of, `code` the same after inheritance.
    """
    if figure.amount.unit is None:
        return without_unit(page, sentence, figure.amount)
    if _is_target(page, sentence, figure_span, figure):
        return RejectionReason.TARGET
    counted = sentence.at(MarkKind.INDICATOR, figure.amount.last)
    if figure.amount.unit == PERSONS and counted and counted.code == "other_subject":
        return RejectionReason.OTHER_SUBJECT
    if page.language.head_final and _do_something_else(page, sentence, figure, trigger):
        return RejectionReason.OTHER_SUBJECT
    if _counts_times(page, sentence, figure_span, figure):
        return RejectionReason.COUNT
    small = sentence.at(MarkKind.PER, figure.last) or _is_small_change(figure)
    small = small or _is_priced(sentence, figure)
    if small or _is_price_of_a_thing(page, sentence, figure):
        return RejectionReason.OTHER_SUBJECT
    if figure.amount.unit == RATIO and of_another(page, sentence, figure_span, figure):
        return RejectionReason.DIFFERENCE
    if trigger is None and _is_of_a_price(sentence, figure):
        return RejectionReason.OTHER_SUBJECT
    if trigger is not None and trigger.code == "contract":
        return RejectionReason.CONTRACT
    if (
        code is None
        or code in NOT_OURS
        or (trigger is None and _owns(page, sentence, figure_span, figure))
    ):
        return RejectionReason.OTHER_SUBJECT
    return None


def _do_something_else(
    page: Passage, sentence: Sentence, figure: Hedged, trigger: Trigger | None
) -> bool:
    """Whether people are told to be no migrants by the words right before or after the noun for
    them: "on-the-blacklist 5,000 citizens", "citizenship who-took Tajiks came to 5,000".
    """
    if figure.amount.unit != PERSONS or trigger is None or trigger.act:
        return False
    before = [mark for mark in sentence.of(MarkKind.INDICATOR) if mark.last == trigger.first]
    after = max(trigger.last, figure.last)
    while after < sentence.last and page.tokens[after].text in _QUOTES:
        after += 1
    follows = sentence.at(MarkKind.INDICATOR, after) if figure.first < trigger.first else None
    return any(mark is not None and mark.code == "other_subject" for mark in (*before, follows))


def are_of_others(
    sentence: Sentence, figure_span: FigureSpan, trigger: Trigger | None, before: Series
) -> bool:
    """Whether people are a part of those counted before who are no migrants: tourists, "of them
    5,000 Omanis".
    """
    return before.trigger in NOT_OURS and _are_of_those(
        sentence, figure_span, trigger, before, {"none"}
    )


def among_those(
    sentence: Sentence, figure_span: FigureSpan, trigger: Trigger | None, before: Series
) -> Trigger | None:
    """The trigger of people who are a part of those counted before, as what these were: of the
    tourists "5,000 Omanis" are tourists too.
    """
    if trigger is None or before.trigger is None or not counts_people(before.trigger):
        return trigger
    theirs = _are_of_those(sentence, figure_span, trigger, before, {"none", "they"})
    return trigger._replace(code=before.trigger) if theirs else trigger


def _are_of_those(
    sentence: Sentence,
    figure_span: FigureSpan,
    trigger: Trigger | None,
    before: Series,
    words: Set[str],
) -> bool:
    """Whether words like "of them" stand before people whom only their country names."""
    if trigger is None or trigger.code != MIGRANTS or before.age > 0:
        return False
    return any(mark.code in words for mark in sentence.of(MarkKind.ANAPHOR, None, figure_span.last))


_FEWEST_MONEY = 10_000
"""A smaller sum is a price, a wage or a fee, whatever was spoken of."""


def _is_small_change(figure: Hedged) -> bool:
    return figure.amount.unit in MONEY and figure.amount.number.value < _FEWEST_MONEY


def _counts_times(
    page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged
) -> bool:
    """Whether "times" only counts how often something was done: no word compares or moves."""
    mark = figure.amount.unit_mark
    if figure.amount.unit != RATIO or mark is None or page.language.head_final:
        return False
    if mark[0] < figure.amount.number.last:
        return False
    goes_on = figure.last < sentence.last and not sentence.any_at(_AFTER_TIMES, figure.last)
    own = (figure_span.first, figure_span.last)
    return not goes_on and not any(sentence.of(kind, *own) for kind in _COMPARES)


def _is_of_a_price(sentence: Sentence, figure: Hedged) -> bool:
    """Whether what grew is a price told before: "paid $30 a tonne, 5 percent more"."""
    prices = sentence.of(MarkKind.PER, None, figure.first)
    return figure.amount.unit in _RATIOS and any(
        sentence.before(MarkKind.UNIT, mark.first) for mark in prices
    )


def _is_priced(sentence: Sentence, figure: Hedged) -> bool:
    """Whether one kilogram is what a sum is asked for: "it sells a kilogram for 80 soms"."""
    if figure.amount.unit not in TONNES or figure.amount.number.value != 1:
        return False
    sums = sentence.of(MarkKind.UNIT, figure.last, min(figure.last + _PRICED_WITHIN, sentence.last))
    return any(mark.code in MONEY for mark in sums)


def _is_price_of_a_thing(page: Passage, sentence: Sentence, figure: Hedged) -> bool:
    """Whether an amount only says how large a thing is: "a $60 million tire plant"."""
    article = sentence.before(MarkKind.ONE, figure.first)
    if article is None or figure.amount.unit not in MONEY:
        return False
    for index in range(figure.last, sentence.last):
        if sentence.any_at(_OURS_TO_COUNT, index):
            return False
        if not page.tokens[index].text[0].isalpha() or sentence.any_at(_ENDS_A_THING, index):
            return index > figure.last
    return True


_OWNED_WITHIN = 4


def _owns(page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> bool:
    """Whether the figure is of something else that an area has: "the country's oil fund held"."""
    for mark in sentence.of(MarkKind.PREPOSITION, figure_span.first, figure.first):
        if mark.code != "owner":
            continue
        if figure.first - mark.last <= 1:
            continue
        if sentence.any_at(_VERBS, mark.last) or _only_says_so(page, sentence, mark.last):
            continue
        ours = range(mark.last, min(mark.last + _OWNED_WITHIN, figure.first + 1))
        if not any(sentence.any_at(_OWN_WORDS, index) for index in ours):
            return True
    return False


def _only_says_so(page: Passage, sentence: Sentence, first: int) -> bool:
    """Whether what an area has is only the source of a number: "as per A's statistics agency,"."""
    source = sentence.at(MarkKind.SOURCE, first)
    if source is None or source.last >= sentence.last:
        return False
    return page.tokens[source.last].text == ","


_UNREAL = "unreal"
"""Words that make the verb of fact after them a wish: so that it grew."""


def _is_target(page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> bool:
    """Whether a wish, plan or forecast governs the figure: no verb of fact stands between."""
    if _is_to_do(sentence, figure):
        return True
    if MarkKind.TARGET not in sentence.marks:
        return False
    if page.language.head_final and _is_left(sentence, figure_span, figure):
        return False
    if page.language.head_final and (governed := _governor(sentence, figure_span, figure)):
        return governed.kind == MarkKind.TARGET
    opened = _clause_first(page, sentence, figure_span)
    facts = sentence.of(MarkKind.FACT, opened, figure.last)
    before = [
        mark
        for mark in sentence.of(MarkKind.TARGET, opened, figure.first)
        if not any(fact.first <= mark.first < fact.last for fact in facts)
    ]
    before = [mark for mark in before if not _only_contrasts(page, mark, figure)]
    if any(mark.code == _UNREAL for mark in before):
        return True
    if before:
        return not sentence.of(MarkKind.FACT, before[-1].last, figure.last)
    facts = sentence.of(MarkKind.FACT, figure_span.first, figure.last)
    ahead = min(figure_span.clause_last, figure.last + _WISHED_WITHIN)
    return not facts and bool(sentence.of(MarkKind.TARGET, figure.last, ahead))


def _is_to_do(sentence: Sentence, figure: Hedged) -> bool:
    """Whether a headline says what an area is to do: "Oman to export 5 tons"."""
    area = sentence.at(MarkKind.AREA, sentence.first)
    to = sentence.at(MarkKind.PREPOSITION, area.last) if area is not None else None
    if to is None or to.code != "to" or to.last > figure.first:
        return False
    return sentence.any_at((MarkKind.ACT, MarkKind.INDICATOR), to.last)


def _only_contrasts(page: Passage, wish: Mark, figure: Hedged) -> bool:
    """Whether "if" before a year only leads to what is told after it: "if in 2013 it was $5, now it
    is 7".
    """
    if wish.code != _IF:
        return False
    return any(_is_a_year(page.tokens[i].text) for i in range(wish.last, figure.first))


def _is_a_year(text: str) -> bool:
    return text.isdecimal() and len(text) == len("2000") and text[:2] in ("19", "20")


def _is_left(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> bool:
    """Whether money is what a wish leads away from: "to bring from-$5 million to-10 million"."""
    if figure.amount.unit not in MONEY or "from" not in sentence.cases_before(figure.last):
        return False
    if figure.bound_mark is not None:
        return False
    after = sentence.of(MarkKind.UNIT, figure.last) or sentence.of(MarkKind.SCALE, figure.last)
    return bool(after) and "to" in after[0].cases and after[0].first - figure.last <= _NEXT_WITHIN


def _clause_first(page: Passage, sentence: Sentence, figure_span: FigureSpan) -> int:
    """Where the clause begins that a figure span is in: "a target of a fivefold rise | to $5"."""
    first = figure_span.first
    while (
        first > sentence.first
        and page.tokens[first].text not in _PARTS
        and not sentence.at(MarkKind.SEPARATOR, first)
    ):
        first -= 1
    return first


def _governor(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> Mark | None:
    """The first wish or fact after a figure in its clause: where verbs come last, it governs."""
    after = (
        mark
        for kind in (MarkKind.FACT, MarkKind.TARGET)
        for mark in sentence.of(kind, figure.last, figure_span.clause_last)
    )
    return min(after, key=lambda mark: (mark.first, -mark.last), default=None)


def without_unit(page: Passage, sentence: Sentence, amount: Amount) -> RejectionReason:
    """The reason for a number with no unit: it counts things, or nothing."""
    index = amount.number.last
    words = amount.number.shape is Shape.WORDS
    counted = index < sentence.last and page.tokens[index].text[0].isalpha()
    return RejectionReason.COUNT if counted or words else RejectionReason.NO_UNIT

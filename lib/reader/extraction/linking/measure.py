"""How a figure is put: as a level, growth, a change or a share."""

from typing import NamedTuple

from lib.model import Bound, Direction, Measure
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.triggers import Trigger
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.units import MONEY, PERCENT, PERSONS, RATIO, TONNES
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import Mark, MarkKind

_BALANCES = frozenset({"trade_balance", "trade_surplus", "trade_deficit"})
_SIGNED_AS = dict.fromkeys(MONEY, Measure.CHANGE) | {PERCENT: Measure.GROWTH}
_UNSIGNED = TONNES | {PERSONS}
"""Units of which a change is no figure: "1.6 times more (+3,400 tons)"."""
_SIGNED = {"+": Direction.UP, "-": Direction.DOWN}
_AMOUNT = "by"
"""The step that a change in money can be: "by $5 million", not "in 5 times"."""
_PAIR = 2
_TELLING = (
    *(MarkKind.FACT, MarkKind.ACT, MarkKind.DIRECTION, MarkKind.PRESENT),
    MarkKind.BOUND_AFTER,
)
_OF_LEVELS = (MarkKind.FACT, MarkKind.PRESENT, MarkKind.SHARE, MarkKind.TAKES)
"""Verbs of levels that have a word of movement in them: made up."""
_BEYOND = frozenset({Bound.MORE_THAN, Bound.AT_LEAST, Bound.UP_TO, Bound.AT_MOST})
_MOVED_WITHIN = 7
_EXTENTS = frozenset({PERCENT, RATIO})
_PACES = (MarkKind.DIRECTION, MarkKind.PACE)
_PACE_WITHIN = 4
_REACHED_WITHIN = 8
_OF_OLD = 80
"""In percent of an old amount: a pace from here on is told of that, for nothing grows so fast."""
_OLD = "level"
_OLD_WITHIN = 5
_FLOW_WITHIN = 8
_NAMED_WITHIN = 2
_TRADED = frozenset({"exports", "imports", "trade_turnover"})
_SIDES = frozenset({"to", "from", "with"})
_WHOLE_WITHIN = 4
_HOLDING = (MarkKind.SHARE, MarkKind.PRESENT, MarkKind.FACT, MarkKind.ACT)
_MONEY = MONEY | {"money"}
_PARTING = (
    *(MarkKind.BOUND_AFTER, MarkKind.COMPARISON_AFTER, MarkKind.DIRECTION, MarkKind.FACT),
    MarkKind.SEPARATOR,
)
"""Kinds of words between two amounts of which the first is no start of the second."""
_YEAR_WITHIN = 3
"""Tokens of a year: 2023, a hyphen, its word."""
_COUNTED_IN = (MarkKind.NUMBER, MarkKind.SCALE)
_BESIDE = 3
_DIRECTIONS = frozenset({"exports", "imports"}) | _BALANCES


class Measurement(NamedTuple):
    """How a figure is put; `mark` are the tokens that say so, where words do."""

    measure: Measure
    direction: Direction | None
    mark: tuple[int, int] | None
    of_base: bool = False
    """Whether a percentage is all of the new amount: 120 percent of last year's."""


def measured(
    page: Passage,
    sentence: Sentence,
    figure_span: FigureSpan,
    figure: Hedged,
    previous: Measurement | None,
) -> Measurement | None:
    """How the figure is put; None for a change in people or tonnes, which is no figure, nor is by
    how much one amount exceeds another.

    `previous` is how the figure before it in the same sentence was put: "up 2.5 and 3.5
    percent" is twice growth.
    """
    unit = figure.amount.unit
    signed = _signed(page, figure)
    if signed is not None and unit in _UNSIGNED:
        return None
    if signed is not None and unit in _SIGNED_AS and not _is_of_a_balance(sentence, figure):
        return Measurement(_SIGNED_AS[unit], signed, (figure.first - 1, figure.first))
    noun = figure.amount.unit_mark
    after = sentence.at(MarkKind.COMPARATIVE, max(figure.last, noun[1] if noun else 0))
    after = after if after is None or _compares(page, sentence, figure, after) else None
    if MarkKind.COMPARATIVE in sentence.marks:
        after = after or _attributive(page, sentence, figure) or _of_both(page, sentence, figure)
    after = after or _of_a_list(page, sentence, figure) or _named_after(page, sentence, figure)
    moved = after or _movement(page, sentence, figure_span, figure)
    moved = moved or _of_each(page, sentence, figure, previous)
    direction = Direction(moved.code) if moved else None
    mark = (moved.first, moved.last) if moved else None
    if unit == RATIO:
        direction = direction or _dealt_direction(sentence, figure, previous)
        return Measurement(Measure.GROWTH, direction, mark)
    if unit == PERCENT:
        return _percent(
            page,
            sentence,
            figure_span,
            figure,
            Measurement(Measure.GROWTH, direction, mark),
            previous,
        )
    by = sentence.before(MarkKind.STEP, figure.first) or sentence.before(
        MarkKind.STEP, figure.amount.first
    )
    by = by if by is not None and (by.code == _AMOUNT or unit not in MONEY) else None
    if previous is not None and not moved and _is_dealt_alike(sentence, figure, previous):
        return previous
    if by and not moved and previous is not None and _goes_on(sentence, figure_span, figure, by):
        direction, mark = previous.direction, previous.mark
    if by and direction is None and unit in MONEY and _beyond(sentence, figure_span, figure):
        return None
    if unit == PERSONS and _says_how_many(page, sentence, figure, previous):
        return None
    done = bool(moved and sentence.of(MarkKind.ACT, moved.last, figure.first))
    moves = (by is not None and not done) or _of_movement(sentence, figure)
    moves = moves or _comes_to(sentence, figure) or _of_verb(page, sentence, figure)
    if direction and (moves or after) and not _follows_its_base(sentence, figure):
        return Measurement(Measure.CHANGE, direction, mark) if unit in MONEY else None
    return Measurement(Measure.LEVEL, None, None)


def _compares(page: Passage, sentence: Sentence, figure: Hedged, after: Mark) -> bool:
    """Whether a word after a figure says that another amount is larger or smaller: "5 percent
    more"; a verb does only by how many percent: "by 5 percent exceeds the level of 2020".
    """
    verb = sentence.any_at((MarkKind.FACT, MarkKind.PRESENT), after.first)
    if page.language.head_final or not verb:
        return True
    step = sentence.before(MarkKind.STEP, figure.first)
    return step is not None and step.code == _AMOUNT and figure.amount.unit == PERCENT


def _dealt_direction(
    sentence: Sentence, figure: Hedged, previous: Measurement | None
) -> Direction | None:
    """Which way something moved that is the next of a list: "less by 3% and fourfold, in turn"."""
    if previous is None or previous.measure is not Measure.GROWTH:
        return None
    step = sentence.before(MarkKind.STEP, figure.first)
    first = step.first if step is not None else figure.first
    listed = sentence.before(MarkKind.SEPARATOR, first) is not None
    return previous.direction if listed and sentence.of(MarkKind.RESPECTIVELY) else None


def _is_dealt_alike(sentence: Sentence, figure: Hedged, previous: Measurement) -> bool:
    """Whether an amount is the next of a list of changes: "fell by $5 and $3, respectively"."""
    listed = sentence.before(MarkKind.SEPARATOR, figure.first) is not None
    changed = previous.measure is Measure.CHANGE and figure.amount.unit in MONEY
    return changed and listed and bool(sentence.of(MarkKind.RESPECTIVELY))


def _says_how_many(
    page: Passage, sentence: Sentence, figure: Hedged, previous: Measurement | None
) -> bool:
    """Whether people in brackets only are what a percentage of growth comes to: "a drop of 5
    percent (2,000 people)".
    """
    if previous is None or previous.measure is not Measure.GROWTH or figure.first < 1:
        return False
    bracket = figure.first - 1
    told = sentence.before(MarkKind.UNIT, bracket)
    return page.tokens[bracket].text == "(" and told is not None and told.code == PERCENT


def _is_of_a_balance(sentence: Sentence, figure: Hedged) -> bool:
    """Whether the sign of an amount is that of a balance, and says nothing of how it moved."""
    nouns = sentence.of(MarkKind.INDICATOR, None, figure.first)
    balanced = any(noun.code in _BALANCES for noun in nouns)
    return figure.amount.unit in MONEY and balanced


def _signed(page: Passage, figure: Hedged) -> Direction | None:
    """The direction that a sign gives: "(+23.8%)", "(- 5%)"."""
    if figure.first < 2:
        return None
    opening, sign = page.tokens[figure.first - 2 : figure.first]
    touches = sign.end == page.tokens[figure.first].start and opening.text in "(,;:"
    touches = touches or opening.text == "("
    return _SIGNED.get(sign.text) if touches else None


_RISE_WITHIN = 10
_ADJECTIVE = 1
"""Words between an article and its number: a modest 2 percent."""


def _goes_on(sentence: Sentence, figure_span: FigureSpan, figure: Hedged, by: Mark) -> bool:
    """Whether no verb stands before a figure: how it moved is what was said of the one before."""
    verbs = (MarkKind.FACT, MarkKind.PRESENT, MarkKind.ACT)
    told = any(sentence.of(kind, figure_span.first, figure.first) for kind in verbs)
    return by.code == _AMOUNT and not told


def _attributive(page: Passage, sentence: Sentence, figure: Hedged) -> Mark | None:
    """The movement a figure is an attribute of: "a $2 billion or 13 percent year-on-year rise"."""
    listed = sentence.before(MarkKind.SEPARATOR, figure.first)
    opened = figure.first - (_RISE_WITHIN if listed else _ADJECTIVE)
    article = any(m.last >= opened for m in sentence.of(MarkKind.ONE, None, figure.first))
    if not article:
        return None
    for index in range(figure.last, min(figure.last + _RISE_WITHIN, sentence.last)):
        found = sentence.at(MarkKind.COMPARATIVE, index)
        if found is not None:
            return found
        token = page.tokens[index].text
        governs = sentence.at(MarkKind.PREPOSITION, index)
        if (governs and governs.code != "at") or not (token[0].isalnum() or token in "-/$€%"):
            return None
    return None


def _named_after(page: Passage, sentence: Sentence, figure: Hedged) -> Mark | None:
    """The movement right after what moved by a percentage: "A sees 13% trade growth"."""
    if page.language.head_final or figure.amount.unit != PERCENT:
        return None
    noun = sentence.at(MarkKind.INDICATOR, figure.last)
    return sentence.at(MarkKind.COMPARATIVE, noun.last) if noun is not None else None


def _of_both(page: Passage, sentence: Sentence, figure: Hedged) -> Mark | None:
    """The comparative that an amount and its percentage share: "$2 billion, or 13%, more"."""
    step = sentence.before(MarkKind.STEP, figure.first)
    first = step.first if step is not None else figure.first
    commas = 0
    for index in range(figure.last, min(figure.last + _RISE_WITHIN, sentence.last)):
        found = sentence.at(MarkKind.COMPARATIVE, index)
        text = page.tokens[index].text
        if found is not None:
            opened = sentence.before(MarkKind.SEPARATOR, first)
            paired = commas == _PAIR and opened is None
            second = commas == 1 and index == figure.last + 1
            return found if paired or (second and _after_comma(page, opened)) else None
        commas += text == ","
        if text != "," and not _in_an_amount(page, sentence, index):
            return None
    return None


def _after_comma(page: Passage, opened: Mark | None) -> bool:
    return opened is not None and page.tokens[opened.first - 1].text == ","


def _of_a_list(page: Passage, sentence: Sentence, figure: Hedged) -> Mark | None:
    """The comparative after the last of several amounts: "5-by tons, 3-by million it fell"."""
    if (
        figure.bound_mark is not None
        or not page.language.head_final
        or "to" not in sentence.cases_before(figure.last)
    ):
        return None
    following = next(iter(sentence.of(MarkKind.UNIT, figure.last)), None)
    if following is None or "to" not in following.cases or following.code in _EXTENTS:
        return None
    opened = figure.amount.last
    if any(m.first < following.first for k in _TELLING for m in sentence.of(k, opened)):
        return None
    return sentence.at(MarkKind.COMPARATIVE, following.last)


def _in_an_amount(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether a token is of an amount or joins two."""
    text = page.tokens[index].text
    return text[0].isdecimal() or sentence.any_at(
        (MarkKind.UNIT, MarkKind.SCALE, MarkKind.SEPARATOR, MarkKind.STEP), index
    )


def _follows_its_base(sentence: Sentence, figure: Hedged) -> bool:
    """Whether the amount before is what something rose from: "from-2 to-3 million rose", "from-2
    in-2023 to-3 million rose".
    """
    amount = sentence.before(MarkKind.UNIT, figure.first) or sentence.before(
        MarkKind.SCALE, figure.first
    )
    if amount is not None:
        return "from" in amount.cases
    earlier = sentence.of(MarkKind.UNIT, None, figure.amount.first)[-1:]
    near = [unit for unit in earlier if figure.first - unit.last <= _YEAR_WITHIN]
    parted = any(sentence.of(kind, unit.last, figure.first) for unit in near for kind in _PARTING)
    led = any("from" in unit.cases for unit in near)
    return led and not parted and "to" in sentence.cases_before(figure.amount.last)


def _of_movement(sentence: Sentence, figure: Hedged) -> bool:
    """Whether an amount is how far something moved: "an increase of $18 million"."""
    of = sentence.before(MarkKind.PREPOSITION, figure.first)
    if of is None or of.code != "of":
        return False
    return sentence.before(MarkKind.DIRECTION, of.first) is not None or _of_what_moved(
        sentence, of.first
    )


def _of_verb(page: Passage, sentence: Sentence, figure: Hedged) -> bool:
    """Whether a verb of movement has an amount right after it as its extent: "exports rose $84
    million to $1.2 billion"; what it rises above is a level, what somebody raised an amount, and
    languages that have their verbs last say it otherwise.
    """
    verb = sentence.before(MarkKind.DIRECTION, figure.first)
    if verb is None or page.language.head_final or sentence.at(MarkKind.BOUND, verb.first):
        return False
    levels = (sentence.before(kind, figure.first) for kind in _OF_LEVELS)
    if any(one is not None and one.first < verb.first for one in levels):
        return False
    near = sentence.before(MarkKind.BOUND, figure.amount.first)
    to = sentence.before(MarkKind.PREPOSITION, figure.amount.first)
    leads = (near is not None and near.code == Bound.UP_TO) or (to is not None and to.code == "to")
    if leads or sentence.at(MarkKind.ATTRACTS, verb.first):
        return False
    if figure.bound not in _BEYOND:
        return True
    reached = sentence.at(MarkKind.PREPOSITION, figure.last)
    return reached is not None and reached.code == "to"


def _comes_to(sentence: Sentence, figure: Hedged) -> bool:
    """Whether a movement is what comes to an amount, not what moved: "the rise of-exports made 5
    million", where its case tells of what it is.
    """
    verb = sentence.before(MarkKind.FACT, figure.first)
    if verb is None:
        return False
    owner = sentence.before(MarkKind.AREA, verb.first)
    last = owner.first if owner is not None else verb.first
    noun = sentence.before(MarkKind.INDICATOR, last)
    if noun is None:
        return sentence.before(MarkKind.DIRECTION, verb.first) is not None
    owned = "of" in noun.cases and "nominative" not in noun.cases
    return owned and sentence.before(MarkKind.DIRECTION, noun.first) is not None


def _of_what_moved(sentence: Sentence, last: int) -> bool:
    """Whether what moved stands between the movement and how far: "a fall in trade of $5"."""
    moved = sentence.of(MarkKind.DIRECTION, last - _MOVED_WITHIN, last)
    into = sentence.at(MarkKind.PREPOSITION, moved[-1].last) if moved else None
    counted = into is not None and sentence.of(MarkKind.INDICATOR, into.last, last)
    return into is not None and into.code == "in" and bool(counted)


def _movement(
    page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged
) -> Mark | None:
    """The word of movement that governs a figure: before it, or where verbs come last after it; no
    movement is in "made up".

    "Exports 5, imports 7 percent rose": a verb governs the figures before it as well.
    """
    before = [
        mark
        for mark in sentence.of(MarkKind.DIRECTION, figure_span.first, figure.first)
        if sentence.before(MarkKind.SHARE, mark.last) is None
    ]
    if not page.language.head_final:
        if not before:
            return _fronted(sentence, figure_span, figure)
        return None if _is_stopped(page, before[-1].last, figure.first) else before[-1]
    after = sentence.of(MarkKind.DIRECTION, figure.last)
    if after and (after[0].first < figure_span.clause_last or not before):
        return after[0]
    return before[-1] if before else None


def _fronted(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> Mark | None:
    """The movement whose extent opens a sentence: "by 14 percent, to $2 million, grew exports"."""
    by = sentence.before(MarkKind.STEP, figure.first) or sentence.before(
        MarkKind.STEP, figure.amount.first
    )
    if by is None or figure_span.first != sentence.first or figure.amount.unit not in _EXTENTS:
        return None
    after = sentence.of(MarkKind.DIRECTION, figure.last)
    return (
        after[0] if after and not sentence.of(MarkKind.FACT, figure.last, after[0].first) else None
    )


def _of_each(
    page: Passage, sentence: Sentence, figure: Hedged, previous: Measurement | None
) -> Mark | None:
    """The movement before places that each have its extent in brackets: "it fell owing to A (12
    times) and B (4 percent)".
    """
    bracket = figure.first - 1
    if figure.amount.unit not in _EXTENTS or page.tokens[bracket].text != "(":
        return None
    if sentence.before(MarkKind.AREA, bracket) is None:
        return None
    if previous is not None and previous.measure is not Measure.GROWTH:
        return None
    before = sentence.of(MarkKind.DIRECTION, None, bracket)
    return before[-1] if before and not _is_stopped(page, before[-1].last, bracket) else None


def _is_stopped(page: Passage, last: int, first: int) -> bool:
    """Whether a semicolon ends what was said before a figure."""
    return any(page.tokens[index].text == ";" for index in range(last, first))


def _percent(
    page: Passage,
    sentence: Sentence,
    figure_span: FigureSpan,
    figure: Hedged,
    growth: Measurement,
    previous: Measurement | None,
) -> Measurement:
    """A percentage "of" something is a share, one beside a word of movement is growth."""
    of = sentence.at(MarkKind.PREPOSITION, figure.last)
    share = sentence.of(MarkKind.SHARE, figure_span.first, figure_span.clause_last)
    index = sentence.at(MarkKind.INDEX, figure.last) or _of_old_level(page, sentence, figure)
    paces = sentence.of(MarkKind.PACE, figure_span.first, figure.first)
    pace = paces[-1] if paces else sentence.before(MarkKind.PACE, figure.first)
    if pace and not share and figure.amount.number.value >= _OF_OLD:
        return Measurement(Measure.GROWTH, None, (pace.first, pace.last), of_base=True)
    to = sentence.before(MarkKind.PREPOSITION, figure.first)
    stands = growth.direction is None or (to is not None and to.code == "to")
    if index is not None and stands and not share:
        return Measurement(Measure.GROWTH, None, (index.first, index.last), of_base=True)
    if "its" in sentence.cases_before(figure.amount.last) or _are_there(sentence, figure):
        return Measurement(Measure.SHARE, None, (figure.amount.last - 1, figure.amount.last))
    if of is not None and of.code == "of" and not sentence.before(MarkKind.STEP, figure.first):
        return Measurement(Measure.SHARE, None, (of.first, of.last))
    if page.language.head_final and growth.mark and _of_two_shares(sentence, figure, previous):
        return Measurement(Measure.SHARE, None, None)
    if growth.mark and _between_shares(page, sentence, figure, growth.mark):
        return Measurement(Measure.SHARE, None, None)
    if growth.mark is None and not share and (beyond := _beyond(sentence, figure_span, figure)):
        return growth._replace(direction=Direction.UP, mark=(beyond.first, beyond.last))
    once = previous is not None and previous.measure is Measure.SHARE
    if once and growth.mark and _stands_at(sentence, figure, growth.mark, None):
        return Measurement(Measure.SHARE, None, None)
    if growth.mark and not (share and _stands_at(sentence, figure, growth.mark, share[-1])):
        return growth
    again = previous is not None and previous.measure in (Measure.GROWTH, Measure.CHANGE)
    if previous is not None and again and not share:
        return previous._replace(measure=Measure.GROWTH)
    moved = sentence.of(MarkKind.DIRECTION, sentence.first, figure.first)
    by = sentence.before(MarkKind.STEP, figure.first) or sentence.before(
        MarkKind.STEP, figure.amount.first
    )
    if moved and not share and by:
        return growth._replace(direction=Direction(moved[-1].code))
    mark = (share[-1].first, share[-1].last) if share else None
    return Measurement(Measure.SHARE, None, mark)


def _are_there(sentence: Sentence, figure: Hedged) -> bool:
    """Whether a percentage is of people by where they are: "57% worked in Oman"."""
    step = sentence.before(MarkKind.STEP, figure.first)
    return step is None and sentence.at(MarkKind.LIVING, figure.last) is not None


def _between_shares(
    page: Passage, sentence: Sentence, figure: Hedged, moved: tuple[int, int]
) -> bool:
    """Whether a percentage is the first of two that something moved between: "payments in pesos
    rose from 38% in May to 41%"; how fast something grows can be the one that moves.
    """
    link = sentence.before(MarkKind.PREPOSITION, figure.first)
    if link is None or link.code != "from" or moved[1] > link.first:
        return False
    paces = sentence.of(MarkKind.DIRECTION, None, moved[0])
    if paces and moved[0] - paces[-1].last <= _PACE_WITHIN:
        return False
    following = next(
        (m for m in sentence.of(MarkKind.UNIT, figure.last) if m.code == PERCENT), None
    )
    if following is None or following.first - figure.last > _REACHED_WITHIN:
        return False
    to = sentence.before(MarkKind.PREPOSITION, following.first - 1)
    reached = sentence.before(MarkKind.BOUND, following.first - 1)
    return (to is not None and to.code == "to") or (
        reached is not None and reached.code == Bound.UP_TO
    )


def _of_two_shares(sentence: Sentence, figure: Hedged, previous: Measurement | None) -> bool:
    """Whether a share moved from one percentage to another, where endings say so: "its share
    from-5-percent to-7 rose"; nothing is said to have grown before. What is no share does not
    move so, but for a pace: "tea-exports from-5-percent to-7 rose".
    """
    cases = sentence.cases_before(figure.last)
    if figure.bound_mark is None and "from" in cases:
        shares = sentence.of(MarkKind.SHARE, None, figure.first)
        opened = shares[-1].last if shares else None
        if any(sentence.of(kind, opened, figure.first) for kind in _PACES):
            return False
        ahead = sentence.of(MarkKind.UNIT, figure.last, figure.last + _REACHED_WITHIN)
        return any(mark.code == PERCENT and "to" in mark.cases for mark in ahead)
    left = sentence.before(MarkKind.UNIT, figure.first) or next(
        reversed(sentence.of(MarkKind.UNIT, figure.first - _REACHED_WITHIN, figure.first)), None
    )
    once = previous is not None and previous.measure is Measure.SHARE
    to = "to" in sentence.cases_before(figure.amount.last)
    return once and to and left is not None and "from" in left.cases


def _beyond(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> Mark | None:
    """The verb of a level that a percentage is beyond: "it exceeds last year's by 6%"."""
    by = sentence.before(MarkKind.STEP, figure.first) or sentence.before(
        MarkKind.STEP, figure.amount.first
    )
    if by is None:
        return None
    bounds = sentence.of(MarkKind.BOUND, figure_span.first, by.first)
    return next((mark for mark in reversed(bounds) if mark.code == Bound.MORE_THAN), None)


def _of_old_level(page: Passage, sentence: Sentence, figure: Hedged) -> Mark | None:
    """What something was at a time, where a percentage is of that: "70% of the 2019 level"."""
    of = sentence.at(MarkKind.PREPOSITION, figure.last)
    if of is None or of.code != "of":
        return None
    timed = False
    for index in range(of.last, min(of.last + _OLD_WITHIN, sentence.last)):
        noun = sentence.at(MarkKind.FIGURE, index)
        if noun is not None:
            return noun if timed and noun.code == _OLD else None
        text = page.tokens[index].text
        timed = timed or (text.isdecimal() and len(text) == len("2000"))
        timed = timed or sentence.any_at((MarkKind.MONTH, MarkKind.YEAR), index)
    return None


def _stands_at(
    sentence: Sentence, figure: Hedged, moved: tuple[int, int], share: Mark | None
) -> bool:
    """Whether a share, and not how it moved, is given: its share rose to 5 percent."""
    if sentence.before(MarkKind.STEP, figure.first) or moved[0] >= figure.last:
        return False
    to = sentence.before(MarkKind.PREPOSITION, figure.first)
    to = to or sentence.before(MarkKind.PREPOSITION, figure.amount.first)
    reached = sentence.before(MarkKind.BOUND, figure.amount.first)
    return (
        (share is not None and moved[1] <= share.first < figure.first)
        or (to is not None and to.code in ("from", "to"))
        or (reached is not None and reached.code == Bound.UP_TO)
    )


def is_part_of_turnover(
    page: Passage,
    sentence: Sentence,
    figure_span: FigureSpan,
    figure: Hedged,
    how: Measurement,
    trigger: Trigger | None,
) -> bool:
    """Whether one direction is given as a share of both: "exports made up 65 percent of it"; or
    a currency has a share of what is paid for: "the peso's share in exports is 41 percent".
    """
    if how.measure is not Measure.SHARE or is_of_a_partners(sentence, figure_span, figure):
        return False
    head_final = page.language.head_final
    if _is_of_a_currency(sentence, figure_span, figure, head_final=head_final):
        return True
    if _is_of_goods(sentence, figure_span, figure) or _is_of_a_makeup(page, sentence, figure):
        return True
    if page.language.head_final and _is_of_goods_before(page, sentence, figure_span, figure):
        return True
    parts = (
        m
        for m in sentence.of(MarkKind.INDICATOR, figure_span.first, figure.first)
        if m.code in _DIRECTIONS and "in" not in m.cases
    )
    whole = sentence.at(MarkKind.INDICATOR, figure.last)
    of = sentence.at(MarkKind.PREPOSITION, figure.last)
    whole = whole or (sentence.at(MarkKind.INDICATOR, of.last) if of and of.code == "of" else None)
    of_both = whole is not None and whole.code == "trade_turnover"
    part = next((m for m in parts if of_both or sentence.at(MarkKind.SHARE, m.last)), None)
    if (
        of_both
        and part is None
        and not sentence.of(MarkKind.INDICATOR, figure_span.first, figure.first)
    ):
        parts = (
            m
            for m in sentence.of(MarkKind.INDICATOR, None, figure_span.first)
            if m.code in _DIRECTIONS
        )
        return next(parts, None) is not None
    itself = part is not None and trigger is not None and trigger.first == part.first
    return part is not None and (itself or trigger is None or trigger.code == "trade_turnover")


def _is_of_a_currency(
    sentence: Sentence, figure_span: FigureSpan, figure: Hedged, *, head_final: bool
) -> bool:
    """Whether money that no number counts stands beside the share, and no place has it; where
    verbs come last also after it: "of-trade 70 percent in roubles is done".
    """
    kinds = (MarkKind.UNIT, MarkKind.OTHER_UNIT, MarkKind.CURRENCY)
    beside = [m for kind in kinds for m in sentence.of(kind, figure_span.first, figure.first)]
    if head_final:
        ahead = min(figure_span.clause_last, figure.last + _BESIDE)
        beside += [m for kind in kinds for m in sentence.of(kind, figure.last, ahead)]
    named = [
        mark
        for mark in beside
        if (mark.kind == MarkKind.CURRENCY or mark.code in _MONEY)
        and not sentence.any_before(_COUNTED_IN, mark.first)
    ]
    if not named:
        return False
    share = sentence.of(MarkKind.SHARE, figure_span.first, figure.first)
    return bool(share) or max(mark.last for mark in named) >= figure.first - _BESIDE


def _is_of_goods(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> bool:
    """Whether goods have the share: "a third of all exports falls to oil", "oil made up 32 percent
    of exports".
    """
    for share in sentence.of(MarkKind.SHARE, figure.last, figure_span.clause_last):
        goods = sentence.of(MarkKind.PRODUCT, share.last, share.last + _BESIDE)
        if goods and not sentence.of(MarkKind.AREA, share.last, goods[0].first):
            return True
    of = sentence.at(MarkKind.PREPOSITION, figure.last)
    whole = sentence.before(MarkKind.INDICATOR, figure.first) is not None
    if of is not None:
        ahead = min(of.last + _WHOLE_WITHIN, sentence.last)
        whole = whole or bool(sentence.of(MarkKind.INDICATOR, of.last, ahead))
    if not whole or sentence.of(MarkKind.AREA, figure_span.first, figure.first):
        return False
    return bool(sentence.of(MarkKind.PRODUCT, figure_span.first, figure.first))


def _is_of_a_makeup(page: Passage, sentence: Sentence, figure: Hedged) -> bool:
    """Whether what has the share is of what a flow is made up of, and no partner: "in the structure
    of exports tea takes up 5 percent, flowers 3".
    """
    for makeup in sentence.of(MarkKind.MAKEUP, None, figure.first):
        flow = sentence.before(MarkKind.INDICATOR, makeup.first)
        if not page.language.head_final:
            ahead = sentence.of(MarkKind.INDICATOR, makeup.last, makeup.last + _FLOW_WITHIN)
            flow = ahead[0] if ahead else None
        if flow is None or flow.code not in _TRADED:
            continue
        last = max(flow.last, makeup.last)
        areas = sentence.of(MarkKind.AREA, last, figure.first)
        owned = len(areas) == 1 and areas[0].first == last and "of" in areas[0].cases
        if not areas or owned:
            return True
    return False


def is_of_a_partners(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> bool:
    """Whether a share is of what goes to one partner alone, whoever has it: "65 percent of exports
    to A were machines".
    """
    of = sentence.at(MarkKind.PREPOSITION, figure.last)
    if of is None or of.code != "of":
        return False
    flows = sentence.of(MarkKind.INDICATOR, of.last, min(of.last + _FLOW_WITHIN, sentence.last))
    if not flows or flows[0].code not in _TRADED:
        return False
    side = sentence.at(MarkKind.PREPOSITION, flows[0].last)
    if side is None or side.code not in _SIDES:
        return False
    named = {one.code for one in sentence.of(MarkKind.AREA, side.last, side.last + _NAMED_WITHIN)}
    turns = sentence.of(MarkKind.SEPARATOR, figure_span.first, figure.first)
    first = max((turn.last for turn in turns if turn.code == "but"), default=figure_span.first)
    before = {one.code for one in sentence.of(MarkKind.AREA, first, figure.first)}
    return bool(named) and before <= named


def _is_of_goods_before(
    page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged
) -> bool:
    """Whether goods have the share where verbs come last: "of-exports 30 percent gold, 12 clothes
    makes up", "of exports in-all gold's share is 40 percent", "gold of-exports 3 percent makes up".
    """
    wholes = [
        mark
        for mark in sentence.of(MarkKind.INDICATOR, None, figure.first)
        if mark.code in _DIRECTIONS and _is_a_whole(sentence, mark)
    ]
    if not wholes or sentence.of(MarkKind.AREA, wholes[-1].last, figure_span.clause_last):
        return False
    own = sentence.of(MarkKind.PRODUCT, figure_span.first, figure_span.clause_last)
    if any(sentence.at(MarkKind.SHARE, mark.last) for mark in own if mark.last <= figure.first):
        return True
    if "its" not in sentence.cases_before(figure.amount.last):
        return False
    verbs = [m for k in _HOLDING for m in sentence.of(k, figure.last)]
    if not verbs:
        return False
    stop = min(figure_span.clause_last, *(verb.first for verb in verbs))
    told = any(page.tokens[index].text[0].isalpha() for index in range(figure.last, stop))
    anaphor = sentence.of(MarkKind.ANAPHOR, figure.last, stop)
    own = own or sentence.of(MarkKind.PRODUCT, None, figure.first)
    return bool(own) or (told and not anaphor and wholes[-1].first >= sentence.first)


def _is_a_whole(sentence: Sentence, mark: Mark) -> bool:
    """Whether a flow is one something has a share of: "of exports", "in exports"."""
    if mark.cases:
        return bool(mark.cases & {"owner", "in"})
    goods = sentence.at(MarkKind.ALL_GOODS, mark.last)
    return goods is not None and bool(goods.cases & {"owner", "in"})

"""Which goods a figure is of, where it is not of all: "exports of gold", "12,000 tons of coal".

Goods on the list of [product] have a code; what else stands where goods stand is `other`. A
figure that says no more of what it counts goes on with the goods of the one before.
"""

from collections.abc import Iterator

from lib.model import ProductMention
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import FLOWS, Trigger
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.units import MONEY, TONNES
from lib.reader.extraction.text.trigger_meaning import NOT_OURS, indicator_of
from lib.reader.languages import Mark, MarkKind

OTHER = "other"
"""The code of goods that are on no list, and of several."""
_ALL = ""
"""The code of all goods, whatever goods are spoken of before."""
_TRADE = frozenset({"exports", "imports", "trade_turnover", "trade_balance"})
_STOPS = (
    *(
        MarkKind.FACT,
        MarkKind.DIRECTION,
        MarkKind.PRESENT,
        MarkKind.ACT,
        MarkKind.SAY,
        MarkKind.UNIT,
        MarkKind.NUMBER,
        MarkKind.INDICATOR,
        MarkKind.WHICH,
    ),
    *(
        MarkKind.SHARE,
        MarkKind.TAKES,
        MarkKind.TARGET,
        MarkKind.COMPARISON,
        MarkKind.BOUND,
        MarkKind.MULTIPLE,
        MarkKind.FRACTION,
    ),
)
_NO_GOODS = (
    MarkKind.AREA,
    MarkKind.REGION,
    MarkKind.ANAPHOR,
    MarkKind.AREA_NOUN,
    MarkKind.NO_AREA,
    MarkKind.LANDS,
    MarkKind.GROUP,
    MarkKind.PEOPLE,
)
_PATH_WITHIN = 6
"""Tokens between a noun of trade, or an amount, and the goods it is of."""
_SUM_WITHIN = 2
"""Words between what leads to an amount and the amount: "на общую сумму 5 млн"."""
_OF = frozenset({"of", "in"})
"""Prepositions that lead to goods: exports of coal, trade in coal."""


def product_of(
    analysis: SentenceAnalysis,
    figure_span: FigureSpan,
    figure: Hedged,
    trigger: Trigger | None,
    code: str,
    series: Series,
) -> ProductMention | None:
    """The goods that a figure of trade under a `trigger` is of; None where it is of all."""
    if code in NOT_OURS or indicator_of(code).code not in _TRADE:
        return None
    found = _of_figure(analysis, figure_span, figure, trigger)
    if found is None:
        found = _of_figure(analysis, *_of_one_unit(analysis, figure_span, figure), trigger)
    if found is not None:
        return _mention(analysis, found) if found.code else None
    weighed = figure.amount.unit in TONNES and series.fresh
    before = series.product if series.age == 0 else series.goods
    return before if trigger is None or weighed else None


def _of_figure(
    analysis: SentenceAnalysis, figure_span: FigureSpan, figure: Hedged, trigger: Trigger | None
) -> Mark | None:
    """The goods that the words of a figure name."""
    found = _all_but(analysis, figure_span, trigger) or _beside_the_amount(
        analysis, figure_span, figure, trigger
    )
    if found is not None:
        return found
    if trigger is not None and not (trigger.act and trigger.code in FLOWS):
        return _of_a_noun(analysis, trigger)
    return _of_a_clause(analysis, figure_span, figure, trigger)


def _of_one_unit(
    analysis: SentenceAnalysis, figure_span: FigureSpan, figure: Hedged
) -> tuple[FigureSpan, Hedged]:
    """The last figure of a list, for one that takes its unit, and so is of its goods: "5 and 6
    tons of tea".
    """
    unit = figure.amount.unit_mark
    if unit is None or unit[0] < figure.last:
        return figure_span, figure
    lists = zip(analysis.figure_spans, analysis.figures, strict=True)
    return next((one for one in lists if one[1].last >= unit[1]), (figure_span, figure))


def goods_after(series: Series, product: ProductMention | None, trigger: Trigger | None) -> Series:
    """The series after a figure of some goods; a part of all goods leaves it what it was of:
    "exports were $5 million, those of tea $2 million. To A they came to $1 million".
    """
    part = trigger is None and product is not None and product != series.product
    return series._replace(product=product, goods=series.goods if part else product)


def _all_but(
    analysis: SentenceAnalysis, figure_span: FigureSpan, trigger: Trigger | None
) -> Mark | None:
    """All goods but some, which are no list's: exports without gold."""
    if trigger is None or trigger.act:
        return None
    for but in analysis.sentence.of(MarkKind.EXCLUDING, figure_span.first, figure_span.clause_last):
        goods = analysis.sentence.at(MarkKind.PRODUCT, but.last) or analysis.sentence.before(
            MarkKind.PRODUCT, but.first
        )
        if goods is not None:
            first, last = min(but.first, goods.first), max(but.last, goods.last)
            return Mark(MarkKind.PRODUCT, OTHER, first, last)
    return None


def _mention(analysis: SentenceAnalysis, goods: Mark) -> ProductMention:
    return ProductMention(goods.code, *analysis.page.span(goods.first, goods.last))


def _beside_the_amount(
    analysis: SentenceAnalysis, figure_span: FigureSpan, figure: Hedged, trigger: Trigger | None
) -> Mark | None:
    """Goods right after an amount, or right before "worth" and it."""
    of = analysis.sentence.at(MarkKind.PREPOSITION, figure.last)
    noun = analysis.sentence.at(MarkKind.FIGURE, figure.last)
    first = noun.last if noun is not None else figure.last
    of = of or analysis.sentence.at(MarkKind.PREPOSITION, first)
    if of is not None and of.code != "of":
        first = -1
    elif of is not None:
        first = of.last
    cased = bool(analysis.page.language.governs) or analysis.page.language.head_final
    led = figure.amount.unit in TONNES if cased else of is not None and _is_amount(figure)
    after = _phrase(analysis, first, figure_span.last, named=led)
    if first > 0 and after is not None:
        return after
    right_before = analysis.sentence.before(MarkKind.PRODUCT, figure.first)
    if trigger is None and right_before is not None and figure_span.first == figure.first:
        return right_before
    worth = analysis.sentence.before(MarkKind.FIGURE, figure.first)
    if worth is None or cased:
        return None
    before = analysis.sentence.before(MarkKind.PRODUCT, worth.first) or analysis.sentence.before(
        MarkKind.ALL_GOODS, worth.first
    )
    if before is not None:
        return _among_others(analysis, before)
    last = worth.first
    acted = trigger is not None and trigger.act and figure_span.first <= trigger.last < last
    strange = acted and _is_strange(analysis, last - 1)
    return Mark(MarkKind.PRODUCT, OTHER, last - 1, last) if strange else None


def _is_amount(figure: Hedged) -> bool:
    return figure.amount.unit in TONNES | MONEY


def _of_a_noun(analysis: SentenceAnalysis, trigger: Trigger) -> Mark | None:
    """The goods that a noun of trade is of: before it, or led to by it."""
    before = _goods_before(analysis, trigger.first)
    if before is not None:
        return before
    if analysis.page.language.head_final:
        return None
    path = trigger.last
    for index in range(trigger.last, min(trigger.last + _PATH_WITHIN, analysis.sentence.last)):
        of = analysis.sentence.at(MarkKind.PREPOSITION, index)
        if of is not None and of.code in _OF and not analysis.page.language.governs:
            named = of.code == "of" and trigger.code in FLOWS
            found = _phrase(analysis, of.last, analysis.sentence.last, named=named)
            if found is not None or index == trigger.last:
                return found
        if analysis.page.language.governs and index == path:
            named = index == trigger.last and trigger.code in FLOWS
            found = _phrase(analysis, index, analysis.sentence.last, named=named)
            if found is not None:
                return found
        if _stops(analysis, index):
            return None
        path = index + 1
    return None


def _goods_before(analysis: SentenceAnalysis, last: int) -> Mark | None:
    """Goods on the list right before a noun of trade; where heads come last, places between."""
    index = last
    if analysis.page.language.head_final:
        while index > analysis.sentence.first and _may_part(analysis, index):
            index -= 1
    found = analysis.sentence.before(MarkKind.PRODUCT, index)
    if found is not None:
        return _among_others(analysis, found)
    bare = analysis.page.language.head_final and _is_bare(analysis, index - 1)
    return Mark(MarkKind.PRODUCT, OTHER, index - 1, index) if bare else None


def _is_bare(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether a word on no list stands before a noun without an ending, as goods do: wool exports
    are "жүн экспорту", yearly exports "жылдык экспорт"."""
    if not _is_unknown(analysis, index):
        return False
    inflections = analysis.page.language.lexicon.inflections
    return not inflections.guessed(analysis.page.tokens[index].text, bare=False)


def _may_part(analysis: SentenceAnalysis, last: int) -> bool:
    """Whether the word before a token can stand between goods and the flow they are of."""
    if analysis.sentence.any_before(
        (MarkKind.PRODUCT, MarkKind.ACT, MarkKind.UNIT, MarkKind.FACT, MarkKind.SEPARATOR), last
    ):
        return False
    return analysis.sentence.any_before(
        (MarkKind.AREA, MarkKind.ANAPHOR, MarkKind.REGION, MarkKind.POSTPOSITION), last
    )


def _among_others(analysis: SentenceAnalysis, goods: Mark) -> Mark:
    """Goods with those they are listed with: gold and copper are several."""
    sentence, code, first = analysis.sentence, goods.code, goods.first
    while True:
        joint = sentence.before(MarkKind.SEPARATOR, first)
        last = joint.first if joint is not None else first
        comma = last > sentence.first and analysis.page.tokens[last - 1].text == ","
        last -= comma and joint is None
        before = sentence.before(MarkKind.PRODUCT, last) if last < first else None
        if before is None:
            break
        code = code if before.code == code else OTHER
        first = before.first
    last = goods.last
    while True:
        joint = sentence.at(MarkKind.SEPARATOR, last)
        comma = last < sentence.last and analysis.page.tokens[last].text == ","
        if joint is None and not comma:
            break
        following = joint.last if joint is not None else last + 1
        after = sentence.at(MarkKind.PRODUCT, following)
        if after is None and not _is_listed(analysis, following, last=joint is not None):
            break
        code = code if after is not None and after.code == code else OTHER
        last = after.last if after is not None else following + 1
    if goods.kind == MarkKind.ALL_GOODS:
        return goods._replace(code=_ALL)
    return goods._replace(code=code, first=first, last=last)


def _is_listed(analysis: SentenceAnalysis, index: int, *, last: bool) -> bool:
    """Whether a word on no list goes on a list of goods: "gas, soy and meat"."""
    if not _is_unknown(analysis, index):
        return False
    after = index + 1
    more = analysis.page.tokens[after].text == "," if after < analysis.sentence.last else False
    return last or more or analysis.sentence.at(MarkKind.SEPARATOR, after) is not None


def _of_a_clause(
    analysis: SentenceAnalysis, figure_span: FigureSpan, figure: Hedged, trigger: Trigger | None
) -> Mark | None:
    """The goods nearest to a figure in the clause of a verb, or where no word says what counts."""
    last = max(figure_span.clause_last, trigger.last if trigger is not None else 0)
    found = [
        m
        for m in analysis.sentence.of(MarkKind.PRODUCT, figure_span.first, last)
        if not _is_aside(analysis, m)
    ]
    if not found:
        return _object(analysis, figure, trigger)
    near = min(found, key=lambda m: min(abs(m.first - figure.last), abs(figure.first - m.last)))
    return _among_others(analysis, near)


def _object(analysis: SentenceAnalysis, figure: Hedged, trigger: Trigger | None) -> Mark | None:
    """Goods on no list that a verb of trade has as its object, beside their worth: between it and
    the verb where that comes last ("5 миллион долларлык кийиз экспорттоду"), before what leads to
    it in a case ("поставил мармелад на 5 млн")."""
    if trigger is None or not _is_amount(figure):
        return None
    if analysis.page.language.head_final:
        index = figure.last
        acts = trigger.act and trigger.first == index + 1
        return (
            Mark(MarkKind.PRODUCT, OTHER, index, index + 1)
            if acts and _is_bare(analysis, index)
            else None
        )
    if not analysis.page.language.governs:
        return None
    first = figure.first
    while first > figure.first - _SUM_WITHIN and _is_unknown(analysis, first - 1):
        first -= 1
    led = analysis.sentence.before(MarkKind.PREPOSITION, first)
    if led is None:
        return None
    index = led.first - 1
    if not _is_unknown(analysis, index) or _is_verb(analysis, index):
        return None
    return Mark(MarkKind.PRODUCT, OTHER, index, index + 1)


def _is_aside(analysis: SentenceAnalysis, goods: Mark) -> bool:
    """Whether goods only tell of something else: oil prices, the gold of the central bank."""
    owned = analysis.sentence.at(MarkKind.INDICATOR, goods.last)
    if owned is not None and owned.code in NOT_OURS:
        return True
    return analysis.sentence.any_at((MarkKind.SOURCE,), goods.last)


def _phrase(analysis: SentenceAnalysis, first: int, end: int, *, named: bool) -> Mark | None:
    """The goods a phrase that begins at a token names; where `named`, those on no list too.

    All goods have an empty code, whoever made them; what tells of which kind they are makes
    them some.
    """
    strange: list[int] = []
    index = first
    while 0 <= index < min(end, first + _PATH_WITHIN):
        goods = analysis.sentence.at(MarkKind.PRODUCT, index)
        if goods is not None:
            return None if _is_aside(analysis, goods) else _among_others(analysis, goods)
        everything = analysis.sentence.at(MarkKind.ALL_GOODS, index)
        if everything is not None:
            begun = strange[0] if strange else index
            code = OTHER if strange else _ALL
            return Mark(MarkKind.PRODUCT, code, begun, everything.last)
        if analysis.sentence.any_at((MarkKind.ARTICLE, MarkKind.OWN_GOODS), index):
            index += 1
            continue
        place = analysis.sentence.at(MarkKind.AREA, index)
        if place is not None and not strange and _goes_on(analysis, place.last):
            index = place.last
            continue
        if _stops(analysis, index) or analysis.sentence.any_at(_NO_GOODS, index):
            break
        if not _is_strange(analysis, index):
            break
        strange.append(index)
        index += 1
    if not (named and strange) or (index < analysis.sentence.last and _counts_on(analysis, index)):
        return None
    return Mark(MarkKind.PRODUCT, OTHER, strange[0], strange[-1] + 1)


def _counts_on(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether a number follows, which is then what a word was of: "of the low 2023 total"."""
    text = analysis.page.tokens[index].text
    return text[0].isdecimal() or analysis.sentence.at(MarkKind.NUMBER, index) is not None


def _goes_on(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether goods may follow an attribute that says whose they are."""
    return analysis.sentence.any_at(
        (MarkKind.PRODUCT, MarkKind.ALL_GOODS, MarkKind.OWN_GOODS), index
    ) or _is_strange(analysis, index)


def _is_strange(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether a word is on no list and can name goods: in small letters, in the genitive where
    words change.
    """
    if not _is_unknown(analysis, index) or _is_verb(analysis, index):
        return False
    language = analysis.page.language
    cases = language.lexicon.inflections.guessed(analysis.page.tokens[index].text, bare=False)
    return not language.governs or "of" in cases


def _is_verb(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether a word has the ending of a verb."""
    language, word = analysis.page.language, analysis.page.tokens[index].text
    return any(language.lexicon.inflections.fits(word, name) for name in language.verbs)


def _is_unknown(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether a word in small letters is on no list."""
    if not analysis.sentence.first <= index < analysis.sentence.last:
        return False
    token = analysis.page.tokens[index]
    if not token.text.isalpha() or analysis.page.text[token.start].isupper():
        return False
    return not analysis.sentence.starts.get(index) and not any(_covering(analysis, index))


def _covering(analysis: SentenceAnalysis, index: int) -> Iterator[Mark]:
    """Marks that began before a token and go on over it."""
    for first in range(max(analysis.sentence.first, index - _PATH_WITHIN), index):
        for mark in analysis.sentence.by_token.get(first, ()):
            if mark.last > index:
                yield mark


def _stops(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether a token ends the phrase of a noun."""
    text = analysis.page.tokens[index].text
    return not (text[0].isalpha() or text == "-") or analysis.sentence.any_at(_STOPS, index)

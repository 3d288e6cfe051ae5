"""Which goods a figure is of, where it is not of all: "exports of gold", "12,000 tons of coal".

Goods on the list of [product] have a code; what else stands where goods stand is `other`. A
figure that says no more of what it counts goes on with the goods of the one before.
"""

from collections.abc import Iterator

from lib.extraction.anaphora import Series
from lib.extraction.bounds import Hedged
from lib.extraction.meaning import NOT_OURS, indicator_of
from lib.extraction.outline import Outline
from lib.extraction.subjects import FLOWS, Cue
from lib.extraction.units import MONEY, TONNES
from lib.extraction.zones import Zone
from lib.languages import Mark
from lib.model import ProductMention

OTHER = "other"
"""The code of goods that are on no list, and of several."""
_ALL = ""
"""The code of all goods, whatever goods are spoken of before."""
_TRADE = frozenset({"exports", "imports", "trade_turnover", "trade_balance"})
_STOPS = (
    *("fact", "direction", "present", "act", "say", "unit", "number", "indicator", "which"),
    *("share", "takes", "target", "comparison", "bound", "multiple", "fraction"),
)
_NO_GOODS = ("area", "region", "anaphor", "area_noun", "no_area", "lands", "group", "people")
_PATH_WITHIN = 6
"""Tokens between a noun of trade, or an amount, and the goods it is of."""
_SUM_WITHIN = 2
"""Words between what leads to an amount and the amount: "на общую сумму 5 млн"."""
_OF = frozenset({"of", "in"})
"""Prepositions that lead to goods: exports of coal, trade in coal."""


def product_of(
    held: Outline, zone: Zone, figure: Hedged, cue: Cue | None, code: str, series: Series
) -> ProductMention | None:
    """The goods that a figure of trade under a `cue` is of; None where it is of all."""
    if code in NOT_OURS or indicator_of(code).code not in _TRADE:
        return None
    found = _all_but(held, zone, cue) or _beside_the_amount(held, zone, figure, cue)
    if found is None and cue is not None and not (cue.act and cue.code in FLOWS):
        found = _of_a_noun(held, cue)
    elif found is None:
        found = _of_a_clause(held, zone, figure, cue)
    if found is not None:
        return _mention(held, found) if found.code else None
    weighed = figure.amount.unit in TONNES and series.fresh
    before = series.product if series.age == 0 else series.goods
    return before if cue is None or weighed else None


def goods_after(series: Series, product: ProductMention | None, cue: Cue | None) -> Series:
    """The series after a figure of some goods; a part of all goods leaves it what it was of:
    "exports were $5 million, those of tea $2 million. To A they came to $1 million".
    """
    part = cue is None and product is not None and product != series.product
    return series._replace(product=product, goods=series.goods if part else product)


def _all_but(held: Outline, zone: Zone, cue: Cue | None) -> Mark | None:
    """All goods but some, which are no list's: exports without gold."""
    if cue is None or cue.act:
        return None
    for but in held.sentence.of("excluding", zone.first, zone.clause_last):
        goods = held.sentence.at("product", but.last) or held.sentence.before("product", but.first)
        if goods is not None:
            first, last = min(but.first, goods.first), max(but.last, goods.last)
            return Mark("product", OTHER, first, last)
    return None


def _mention(held: Outline, goods: Mark) -> ProductMention:
    return ProductMention(goods.code, *held.page.span(goods.first, goods.last))


def _beside_the_amount(held: Outline, zone: Zone, figure: Hedged, cue: Cue | None) -> Mark | None:
    """Goods right after an amount, or right before "worth" and it."""
    of = held.sentence.at("preposition", figure.last)
    noun = held.sentence.at("figure", figure.last)
    first = noun.last if noun is not None else figure.last
    of = of or held.sentence.at("preposition", first)
    if of is not None and of.code != "of":
        first = -1
    elif of is not None:
        first = of.last
    cased = bool(held.page.language.governs) or held.page.language.head_final
    led = figure.amount.unit in TONNES if cased else of is not None and _is_amount(figure)
    after = _phrase(held, first, zone.last, named=led)
    if first > 0 and after is not None:
        return after
    right_before = held.sentence.before("product", figure.first)
    if cue is None and right_before is not None and zone.first == figure.first:
        return right_before
    worth = held.sentence.before("figure", figure.first)
    if worth is None or cased:
        return None
    before = held.sentence.before("product", worth.first) or held.sentence.before(
        "all_goods", worth.first
    )
    if before is not None:
        return _among_others(held, before)
    last = worth.first
    acted = cue is not None and cue.act and zone.first <= cue.last < last
    strange = acted and _is_strange(held, last - 1)
    return Mark("product", OTHER, last - 1, last) if strange else None


def _is_amount(figure: Hedged) -> bool:
    return figure.amount.unit in TONNES | MONEY


def _of_a_noun(held: Outline, cue: Cue) -> Mark | None:
    """The goods that a noun of trade is of: before it, or led to by it."""
    before = _goods_before(held, cue.first)
    if before is not None:
        return before
    if held.page.language.head_final:
        return None
    path = cue.last
    for index in range(cue.last, min(cue.last + _PATH_WITHIN, held.sentence.last)):
        of = held.sentence.at("preposition", index)
        if of is not None and of.code in _OF and not held.page.language.governs:
            named = of.code == "of" and cue.code in FLOWS
            found = _phrase(held, of.last, held.sentence.last, named=named)
            if found is not None or index == cue.last:
                return found
        if held.page.language.governs and index == path:
            named = index == cue.last and cue.code in FLOWS
            found = _phrase(held, index, held.sentence.last, named=named)
            if found is not None:
                return found
        if _stops(held, index):
            return None
        path = index + 1
    return None


def _goods_before(held: Outline, last: int) -> Mark | None:
    """Goods on the list right before a noun of trade; where heads come last, places between."""
    index = last
    if held.page.language.head_final:
        while index > held.sentence.first and _may_part(held, index):
            index -= 1
    found = held.sentence.before("product", index)
    if found is not None:
        return _among_others(held, found)
    bare = held.page.language.head_final and _is_bare(held, index - 1)
    return Mark("product", OTHER, index - 1, index) if bare else None


def _is_bare(held: Outline, index: int) -> bool:
    """Whether a word on no list stands before a noun without an ending, as goods do: wool exports
    are "жүн экспорту", yearly exports "жылдык экспорт"."""
    if not _is_unknown(held, index):
        return False
    inflections = held.page.language.lexicon.inflections
    return not inflections.guessed(held.page.tokens[index].text, bare=False)


def _may_part(held: Outline, last: int) -> bool:
    """Whether the word before a token can stand between goods and the flow they are of."""
    if held.sentence.any_before(("product", "act", "unit", "fact", "separator"), last):
        return False
    return held.sentence.any_before(("area", "anaphor", "region", "postposition"), last)


def _among_others(held: Outline, goods: Mark) -> Mark:
    """Goods with those they are listed with: gold and copper are several."""
    sentence, code, first = held.sentence, goods.code, goods.first
    while True:
        joint = sentence.before("separator", first)
        last = joint.first if joint is not None else first
        comma = last > sentence.first and held.page.tokens[last - 1].text == ","
        last -= comma and joint is None
        before = sentence.before("product", last) if last < first else None
        if before is None:
            break
        code = code if before.code == code else OTHER
        first = before.first
    last = goods.last
    while True:
        joint = sentence.at("separator", last)
        comma = last < sentence.last and held.page.tokens[last].text == ","
        if joint is None and not comma:
            break
        following = joint.last if joint is not None else last + 1
        after = sentence.at("product", following)
        if after is None and not _is_listed(held, following, last=joint is not None):
            break
        code = code if after is not None and after.code == code else OTHER
        last = after.last if after is not None else following + 1
    if goods.kind == "all_goods":
        return goods._replace(code=_ALL)
    return goods._replace(code=code, first=first, last=last)


def _is_listed(held: Outline, index: int, *, last: bool) -> bool:
    """Whether a word on no list goes on a list of goods: "gas, soy and meat"."""
    if not _is_unknown(held, index):
        return False
    after = index + 1
    more = held.page.tokens[after].text == "," if after < held.sentence.last else False
    return last or more or held.sentence.at("separator", after) is not None


def _of_a_clause(held: Outline, zone: Zone, figure: Hedged, cue: Cue | None) -> Mark | None:
    """The goods nearest to a figure in the clause of a verb, or where no word says what counts."""
    last = max(zone.clause_last, cue.last if cue is not None else 0)
    found = [m for m in held.sentence.of("product", zone.first, last) if not _is_aside(held, m)]
    if not found:
        return _object(held, figure, cue)
    near = min(found, key=lambda m: min(abs(m.first - figure.last), abs(figure.first - m.last)))
    return _among_others(held, near)


def _object(held: Outline, figure: Hedged, cue: Cue | None) -> Mark | None:
    """Goods on no list that a verb of trade has as its object, beside their worth: between it and
    the verb where that comes last ("5 миллион долларлык кийиз экспорттоду"), before what leads to
    it in a case ("поставил мармелад на 5 млн")."""
    if cue is None or not _is_amount(figure):
        return None
    if held.page.language.head_final:
        index = figure.last
        acts = cue.act and cue.first == index + 1
        return Mark("product", OTHER, index, index + 1) if acts and _is_bare(held, index) else None
    if not held.page.language.governs:
        return None
    first = figure.first
    while first > figure.first - _SUM_WITHIN and _is_unknown(held, first - 1):
        first -= 1
    led = held.sentence.before("preposition", first)
    if led is None:
        return None
    index = led.first - 1
    if not _is_unknown(held, index) or _is_verb(held, index):
        return None
    return Mark("product", OTHER, index, index + 1)


def _is_aside(held: Outline, goods: Mark) -> bool:
    """Whether goods only tell of something else: oil prices, the gold of the central bank."""
    owned = held.sentence.at("indicator", goods.last)
    if owned is not None and owned.code in NOT_OURS:
        return True
    return held.sentence.any_at(("source",), goods.last)


def _phrase(held: Outline, first: int, end: int, *, named: bool) -> Mark | None:
    """The goods a phrase that begins at a token names; where `named`, those on no list too.

    All goods have an empty code, whoever made them; what tells of which kind they are makes
    them some.
    """
    strange: list[int] = []
    index = first
    while 0 <= index < min(end, first + _PATH_WITHIN):
        goods = held.sentence.at("product", index)
        if goods is not None:
            return None if _is_aside(held, goods) else _among_others(held, goods)
        everything = held.sentence.at("all_goods", index)
        if everything is not None:
            begun = strange[0] if strange else index
            code = OTHER if strange else _ALL
            return Mark("product", code, begun, everything.last)
        if held.sentence.any_at(("article", "own_goods"), index):
            index += 1
            continue
        place = held.sentence.at("area", index)
        if place is not None and not strange and _goes_on(held, place.last):
            index = place.last
            continue
        if _stops(held, index) or held.sentence.any_at(_NO_GOODS, index):
            break
        if not _is_strange(held, index):
            break
        strange.append(index)
        index += 1
    if not (named and strange) or (index < held.sentence.last and _counts_on(held, index)):
        return None
    return Mark("product", OTHER, strange[0], strange[-1] + 1)


def _counts_on(held: Outline, index: int) -> bool:
    """Whether a number follows, which is then what a word was of: "of the low 2023 total"."""
    text = held.page.tokens[index].text
    return text[0].isdecimal() or held.sentence.at("number", index) is not None


def _goes_on(held: Outline, index: int) -> bool:
    """Whether goods may follow an attribute that says whose they are."""
    return held.sentence.any_at(("product", "all_goods", "own_goods"), index) or _is_strange(
        held, index
    )


def _is_strange(held: Outline, index: int) -> bool:
    """Whether a word is on no list and can name goods: in small letters, in the genitive where
    words change.
    """
    if not _is_unknown(held, index) or _is_verb(held, index):
        return False
    language = held.page.language
    cases = language.lexicon.inflections.guessed(held.page.tokens[index].text, bare=False)
    return not language.governs or "of" in cases


def _is_verb(held: Outline, index: int) -> bool:
    """Whether a word has the ending of a verb."""
    language, word = held.page.language, held.page.tokens[index].text
    return any(language.lexicon.inflections.fits(word, name) for name in language.verbs)


def _is_unknown(held: Outline, index: int) -> bool:
    """Whether a word in small letters is on no list."""
    if not held.sentence.first <= index < held.sentence.last:
        return False
    token = held.page.tokens[index]
    if not token.text.isalpha() or held.page.text[token.start].isupper():
        return False
    return not held.sentence.starts.get(index) and not any(_covering(held, index))


def _covering(held: Outline, index: int) -> Iterator[Mark]:
    """Marks that began before a token and go on over it."""
    for first in range(max(held.sentence.first, index - _PATH_WITHIN), index):
        for mark in held.sentence.by_token.get(first, ()):
            if mark.last > index:
                yield mark


def _stops(held: Outline, index: int) -> bool:
    """Whether a token ends the phrase of a noun."""
    text = held.page.tokens[index].text
    return not (text[0].isalpha() or text == "-") or held.sentence.any_at(_STOPS, index)

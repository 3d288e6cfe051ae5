"""Words for a claim and the figures compared with it: what it counts and who said it, figures in
a sentence, under the pointer and at a mark, whose they are.
"""

import re
from dataclasses import replace
from types import MappingProxyType

from lib.codelists import HOME, areas, codelist, flow_of_share, indicators
from lib.codelists.compilers import is_collected, is_estimate
from lib.dashboard.narrative import collected_text, doubt_text, source_text
from lib.dashboard.narrative.nouns import Noun, Phrase
from lib.dashboard.narrative.wording import Slot, Wording, capitalised
from lib.model import (
    CONTEXT,
    Bound,
    ClaimKind,
    ClaimRow,
    Measure,
    Observation,
    ObsStatus,
    PeriodKind,
    Scope,
    Source,
    Verdict,
    kind_of,
    mark,
    shortened,
    visible,
)

Figure = ClaimRow | Observation
"""What a subject is named of: a figure as it is in the table, or compared with a claim."""

LONGEST_QUOTATION = 76
"""Characters of a quotation with the words around it: a line in large letters."""

_LONGEST_LINE = 80
"""Characters of a quotation that a line of a card or a heading has room for."""
_LONGEST_NAME = 28
"""Characters of a claim's words in a list."""
_DIGITS, _MOST_DIGITS = 3, 6
"""So many digits are shown of a number that nobody spoke; of one beside a claim that has more, as
many as the claim has."""
_SPOKEN_PLACES, _NOTHING = 4, 1e-9
"""After the point of a multiple: of a percentage nobody says more than two."""
_END = re.compile(r"[.!?…](?P<closed>[”»\"’)]*)\s|\n")
"""Of a sentence, with the marks that close behind its sign."""
_SIGNS = re.compile(r"[.!?…\s]+(?P<closed>[”»\"’)]*)\Z")
MULTIPLE = "ratio"
"""The unit of growth: "by a third" was said without a digit, and is no ×1.3333."""
WORLD = "WLD"
"""The area that has no statistics and no officials of its own."""
_OTHER = "other"
"""Goods on no list, and a share that is one by its name."""
_BY_COUNTING = ("change", "share")

_PAIRS = MappingProxyType(
    {
        "trade_turnover": mark("trade {partner:with}"),
        "exports": mark("exports {partner:to}"),
        "imports": mark("imports {partner:from}"),
        "trade_balance": mark("balance of trade {partner:with}"),
        "remittances": mark("remittances {partner:from}"),
        "investment": mark("investment {partner:from}"),
    }
)
_GOODS = MappingProxyType(
    {
        "trade_turnover": mark("trade in {goods} {partner:with}"),
        "exports": mark("exports of {goods} {partner:to}"),
        "imports": mark("imports of {goods} {partner:from}"),
        "trade_balance": mark("balance of trade in {goods} {partner:with}"),
    }
)
_MEASURES = MappingProxyType(
    {
        Measure.GROWTH: mark("growth of {counted}"),
        Measure.CHANGE: mark("change in {counted}"),
        Measure.SHARE: mark("share of {counted}"),
    }
)
_MEASURES_IN_A_SENTENCE = MappingProxyType(
    {
        Measure.GROWTH: mark("the growth of {counted}"),
        Measure.CHANGE: mark("the change in {counted}"),
        Measure.SHARE: mark("the share of {counted}"),
    }
)
_FALL, _FALL_IN_A_SENTENCE = mark("fall in {counted}"), mark("the fall in {counted}")
"""A multiple below 1."""
_WHO = MappingProxyType(
    {
        ClaimKind.STATISTICS: (mark("{adjective} statistics"), mark("statistics {side:of}")),
        ClaimKind.STATEMENT: (mark("{adjective} officials"), mark("officials {side:of}")),
    }
)
_VERDICTS = MappingProxyType(
    {
        Verdict.CONSISTENT: mark("agrees with the claim"),
        Verdict.ROUNDS_TO_SAME: mark("rounds to the same"),
        Verdict.CANNOT_TELL: mark("leaves it open"),
        Verdict.NOT_CONSISTENT: mark("does not agree"),
    }
)


_BETWEEN = MappingProxyType(
    {
        "exports": mark("{indicator} {reporter:of} {partner:to}"),
        "imports": mark("{indicator} {reporter:of} {partner:from}"),
        "trade_turnover": mark("{indicator} {reporter:of} {partner:with}"),
        "remittances": mark("{indicator} {partner:from} {reporter:to}"),
        "investment": mark("{indicator} {partner:from} {reporter:to}"),
    }
)
"""What goes between two countries, by indicator."""
_TRADE = mark("trade")
_OF_REPORTER = mark("{indicator} {reporter:of}")
_LIVING = mark("{people} {reporter:from} {partner:in}")
_VISITING = mark("{people} {partner:from} {reporter:in}")
_WITH = mark("{indicator} {partner:with}")
_OF_GOODS = mark("{indicator} of {goods}")
_AS_COUNTED = mark("{pair}, as {reporter} counts it")
_OWNED = mark("{home:possessive} {subject}")
_OWNED_BY_A_PART = mark("{subject} for {home}")


def quotation(prefix: str, exact: str, suffix: str) -> tuple[str, str]:
    """The words before and after those of a claim that make its sentence whole, as far as they
    are on hand; none where they make it too long for one line. Words that are cut have a mark of
    it.

    >>> quotation("the ministry. Sales of honey ", "passed $2 million", ". Nuts came next")
    ('Sales of honey ', '')
    >>> quotation("ts with quite a few partners have grown ", "fivefold", " within ten years. They")
    ('…with quite a few partners have grown ', ' within ten years')
    >>> quotation("by 2022.” Exports grew by ", "a third", " in 2023.” Imports fell")
    ('Exports grew by ', ' in 2023”')
    """
    prefix, suffix = (side.replace("\N{NO-BREAK SPACE}", " ") for side in (prefix, suffix))
    before, after = _since_last_end(prefix), _until_end(suffix)
    for sides in ((before, after), (before, ""), ("", after)):
        if len(sides[0]) + len(exact) + len(sides[1]) <= LONGEST_QUOTATION:
            return sides
    return "", ""


def one_line(exact: str) -> str:
    """Words of others on one line, nothing in them hidden, cut where they are very long."""
    words = " ".join(visible(exact).split())
    return words if len(words) <= _LONGEST_LINE else f"{words[: _LONGEST_LINE - 1].rstrip()}…"


def name(exact: str) -> str:
    """A claim's words in a list, cut where they are long."""
    return shortened(" ".join(exact.split()), _LONGEST_NAME)


def subject(row: Figure, words: Wording, *, owned: bool = False) -> str:
    """What a figure counts, of whom: "trade with Russia", "migrants from Kyrgyzstan in Russia".

    `owned`: with Kyrgyzstan's name, for where no sentence around it says so.
    """
    row = _of_its_flow(row)
    counted = _counted(row, words, owned=owned)
    if _is_fall(row):
        return words.text(_FALL, counted=counted)
    return measured(row.measure, row.indicator, counted, words)


def topic(row: Figure, words: Wording) -> str:
    """The same in a sentence, as what somebody spoke of: "the growth of trade with Russia"."""
    if row.measure not in _MEASURES or _measure_is_counted(row.measure, row.indicator):
        return subject(row, words)
    row = _of_its_flow(row)
    counted = _counted(row, words, owned=False)
    if _is_fall(row):
        return words.text(_FALL_IN_A_SENTENCE, counted=counted)
    return words.text(_MEASURES_IN_A_SENTENCE[Measure(row.measure)], counted=counted)


def _is_fall(row: Figure) -> bool:
    return row.measure == Measure.GROWTH and row.obs_value < 1


def _of_its_flow(row: Figure) -> Figure:
    """A share of trade that is one of exports or imports alone, as a figure of these."""
    flow = flow_of_share(row.definition)
    return replace(row, indicator=flow) if flow is not None else row


def measured(measure: str, indicator: str, counted: Phrase, words: Wording) -> str:
    """What is counted, with the measure where it is no amount: "share of exports"."""
    if measure not in _MEASURES or _measure_is_counted(measure, indicator):
        return counted
    return words.text(_MEASURES[Measure(measure)], counted=counted)


def _measure_is_counted(measure: str, indicator: str) -> bool:
    """Whether what is counted is a change or a share by its name."""
    return measure in _BY_COUNTING and indicator == _OTHER


def about(claim: ClaimRow, source: Source, words: Wording) -> str:
    """Who said it, of what, where and when; and that no period was given."""
    return words.text(
        "{speaker}, on {subject}. {published}. {period}.",
        speaker=capitalised(named_speaker(claim.speaker, words)),
        subject=topic(claim, words),
        published=source_text.published(source, words.day(claim.published), words),
        period=capitalised(_period_clause(claim, words)),
    )


def attribution(claim: ClaimRow, source: Source, words: Wording) -> str:
    """Who said it, where and when, for which time, and what is doubtful in what was read: what a
    picture of it alone needs."""
    said = words.text(
        "Said by {speaker}, {published}; {period}",
        speaker=named_speaker(claim.speaker, words),
        published=source_text.published(source, words.day(claim.published), words),
        period=_period_clause(claim, words),
    )
    if doubt := doubt_text.beside_reading(claim, words):
        return words.text("{said}; read with doubt: {doubt}", said=said, doubt=doubt)
    return said


def title(claim: ClaimRow, words: Wording) -> str:
    """The title of the window."""
    return words.text(
        "{exact}: {subject} – Multivector",
        exact=words.quoted(name(claim.exact or "")),
        subject=subject(claim, words),
    )


def named_speaker(name: str | None, words: Wording) -> str:
    """Who says it, "Name, role"; nobody named is the author."""
    return words.person(name) if name else words.text("the article’s author")


def speaker(claim: ClaimRow, words: Wording) -> str:
    """Who says it, as the subject of a sentence; a role is between commas."""
    if claim.speaker is None:
        return words.text("the article’s author")
    person, _, role = words.person(claim.speaker).partition(", ")
    return words.text("{person}, {role},", person=person, role=role) if role else person


def claimed(claim: ClaimRow, words: Wording) -> str:
    """The number of a claim with its bound: "more than $4 billion"."""
    return words.hedged(number_of(claim), claim.unit, claim.bound)


def with_number(quoted: str, claim: ClaimRow, source: Source, words: Wording) -> str:
    """The words of a claim; of those in another language the number as well, which a reader who
    does not know it can print."""
    if words.foreign(source.language) is None:
        return quoted
    return words.text("{quoted}, that is {number}", quoted=quoted, number=claimed(claim, words))


def number_of(claim: ClaimRow) -> float:
    """The number of a claim as it is shown: with the digits that were spoken ("rose by 10.5
    percent" is ×1.105), and where nobody could write them out ("a third"), with three."""
    value = claim.obs_value
    if claim.unit == MULTIPLE:
        spoken = round(value, _SPOKEN_PLACES)
        return spoken if abs(value - spoken) < _NOTHING else _at_most(value, _DIGITS)
    is_spoken = any(map(str.isdigit, claim.exact or ""))
    return value if is_spoken else _at_most(value, _DIGITS)


def period_of_claim(claim: ClaimRow, words: Wording) -> str:
    """The period a claim gives, or that it gives none, or why it was left open."""
    open_ones = left_open(claim, "period", words)
    if claim.period_start and claim.period_end:
        found = [period(claim, words)]
    else:
        found = open_ones or [words.text("no period given")]
    return "; ".join([*found, *left_open(claim, "base_period", words)])


def _period_clause(claim: ClaimRow, words: Wording) -> str:
    """The same after other words: "for 2024", "no period given"."""
    said = period_of_claim(claim, words)
    return words.text("for {period}", period=said) if claim.period_start else said


def left_open(claim: Figure, column: str, words: Wording) -> list[str]:
    """Why the partner, the period or the base of a claim was left open: its words give what
    cannot be."""
    known = codelist("withheld")
    return [
        words.label("withheld", code)
        for code in (claim.withheld or "").split()
        if known[code].attributes["column"] == column
    ]


def period(row: ClaimRow, words: Wording) -> str:
    """The time of a figure; of growth with the time it is compared with: "2019–2023"."""
    if not (row.period_start and row.period_end):
        return words.text("no period given")
    end = words.span(row.period_start, row.period_end)
    if not (row.base_period_start and row.base_period_end):
        return end
    start = words.span(row.base_period_start, row.base_period_end)
    kinds = {
        kind_of(row.period_start, row.period_end),
        kind_of(row.base_period_start, row.base_period_end),
    }
    if kinds == {PeriodKind.YEAR}:
        return words.text("{start}–{end}", start=start, end=end)
    return words.text("{start} to {end}", start=start, end=end)


def who(row: ClaimRow, words: Wording) -> str:
    """Whose figure it is: "Russian officials", "statistics of Malta"; else who gave it, as for
    what is counted for the whole world."""
    if is_collected(row):
        return collected_text.whose(row, words)
    if row.side is None or row.side == WORLD:
        return words.label("compiler", row.compiler or "")
    with_adjective, plain = _WHO[row.kind]
    if adjective := words.adjective(row.side):
        return words.text(with_adjective, adjective=adjective)
    return words.text(plain, side=words.area(row.side))


def has_own_name(row: ClaimRow) -> bool:
    """Whether it is said whose a figure is, and not only that it is of others."""
    return is_one_side_s(row) or is_collected(row)


def is_one_side_s(row: ClaimRow) -> bool:
    """Whether the figure is of one of the two that it is about."""
    return row.side in (row.reporter, row.partner)


def amount(row: ClaimRow, claim: ClaimRow, words: Wording) -> str:
    """The value and its bound, with as many digits as were spoken, but of a count not all.

    A figure that does not agree with a claim and yet rounds to its number is called just under
    or over it, or exactly it: nobody could make sense of "none exceeds $4 billion; the highest
    is $4 billion".
    """
    number = rounded(row, _digits_of(claim))
    found = words.hedged(number, row.unit, row.bound)
    is_same = claim.unit == row.unit and number_of(claim) == number
    disagrees = row.verdict is Verdict.NOT_CONSISTENT
    if not (is_same and disagrees and row.bound == Bound.EXACT):
        return found
    if row.obs_value < claim.obs_value:
        return words.text("just under {value}", value=found)
    if row.obs_value > claim.obs_value:
        return words.text("just over {value}", value=found)
    return words.text("exactly {value}", value=found)


def rounded(row: ClaimRow, digits: int = _DIGITS) -> float:
    """The value, to a few digits where nobody spoke it, and of every multiple."""
    if row.unit == MULTIPLE:
        return _at_most(row.obs_value, digits)
    is_spoken = row.bound != Bound.EXACT and row.derivation is None
    return row.obs_value if is_spoken else _at_most(row.obs_value, digits)


def figure(row: ClaimRow, claim: ClaimRow, words: Wording, *, of_year: bool = False) -> str:
    """A figure in a sentence, with its time and whose it is: "about $4.1 billion for 2024, from
    Russian officials". `of_year`: the time of a count of people to the year."""
    if row.definition is not None and indicators()[row.indicator].is_stock:
        return words.text(
            "{value} ({definition}, {period})",
            value=amount(row, claim, words),
            definition=definition(row, words),
            period=str(row.period_end.year) if of_year and row.period_end else period(row, words),
        )
    said = _plain_figure(row, claim, words)
    if row.base_value is not None and row.base_unit is not None:
        base = words.value(row.base_value, row.base_unit)
        return words.text("{figure}, from {base}", figure=said, base=base)
    if row.member is not None:
        return said
    return words.text("{figure}, from {who}", figure=said, who=who(row, words))


def figure_in_short(row: ClaimRow, claim: ClaimRow, words: Wording) -> str:
    """The same without whose it is and without its base."""
    return _plain_figure(row, claim, words)


def mark_label(row: ClaimRow, words: Wording, *, is_dated: bool = True) -> str:
    """What is written at a mark: its year and value in short, and how often it is reported.

    `is_dated`: not all figures of the chart are of one time.
    """
    number = words.short(rounded(row), row.unit, row.bound)
    if not is_dated:
        return _with_reports(row, number, words)
    said = words.text("{period}: {value}", period=period(row, words), value=number)
    return _with_reports(row, said, words)


def multiple_label(row: ClaimRow, words: Wording) -> str:
    """A multiple with its base beside a name: "×7.85 from $8.1m"."""
    number = words.short(rounded(row), row.unit, row.bound)
    if row.base_value is None or row.base_unit is None:
        return number
    base = words.short(row.base_value, row.base_unit)
    return words.text("{multiple} from {base}", multiple=number, base=base)


def definition(row: ClaimRow, words: Wording) -> str:
    """How people are counted, in words: "entries in the migration register"."""
    if row.definition is None:
        return words.text("definition not stated")
    return words.term("definition", row.definition)


def lane_name(row: ClaimRow, words: Wording) -> str:
    """In which lane of a chart a figure is: people by definition, members by name, else by whose
    figure it is."""
    if indicators()[row.indicator].is_stock:
        return capitalised(definition(row, words))
    if row.member is not None:
        return format(block_name(row, words), "label")
    if is_collected(row):
        return collected_text.office(row, words)
    name = capitalised(who(row, words)) if is_one_side_s(row) else words.text("Others")
    return _with_definition(name, row, words)


def block_name(row: ClaimRow, words: Wording) -> Noun:
    """A member, or a block as its compiler counts it: "CIS with Ukraine"."""
    if row.definition is None:
        return words.area(row.member or "")
    return words.of_list("definition", row.definition)


def _with_definition(name: str, row: ClaimRow, words: Wording) -> str:
    """A name with what the figure counts, where its compiler counts something of its own."""
    if row.definition is None:
        return name
    return words.text(
        "{name} ({definition})", name=name, definition=words.term("definition", row.definition)
    )


def row_name(row: ClaimRow, words: Wording) -> str:
    """What tells a figure from others in a table: a member or a definition, and whose it is."""
    if row.member is not None:
        named = format(block_name(row, words), "label")
    elif indicators()[row.indicator].is_stock:
        named = capitalised(definition(row, words))
    else:
        return _with_definition(capitalised(who(row, words)), row, words)
    return words.text("{name}; {who}", name=named, who=who(row, words))


def verdict_of(row: ClaimRow, words: Wording) -> str:
    """What a figure says of the claim; in another unit nothing can be said."""
    if is_estimate(row):
        return words.text("an estimate, not compared")
    if row.verdict is None:
        return words.text("the claim itself")
    if row.ratio is None and row.verdict is Verdict.CANNOT_TELL:
        return words.text("in another unit")
    return words.text(_VERDICTS[row.verdict])


def hover(row: ClaimRow, claim: ClaimRow, words: Wording) -> str:
    """One figure in full, for the pointer."""
    slots: dict[str, Slot] = {
        "period": period(row, words),
        "value": amount(row, claim, words),
        "subject": _pair(row, words),
        "compiler": collected_text.whose(row, words)
        if is_collected(row)
        else words.label("compiler", row.compiler or ""),
        "day": words.day(row.published),
    }
    if is_estimate(row):
        said = words.text(
            "{period}: {value}, {subject}. {compiler}, published {day}. Nobody reported it, so it "
            "is not compared.",
            **slots,
        )
    else:
        verdict = verdict_of(row, words)
        if row.ratio is None:
            verdict = words.text("cannot be compared without converting")
        said = words.text(
            "{period}: {value}, {subject}. {compiler}, published {day}. It {verdict}.",
            verdict=verdict,
            **slots,
        )
    if row.base_value is not None and row.base_unit is not None:
        base = words.value(row.base_value, row.base_unit)
        said = words.text("{said} The base was {base}.", said=said, base=base)
    if row.definition is not None and not indicators()[row.indicator].is_stock:
        counted = words.label("definition", row.definition)
        said = words.text("{said} Counted: {definition}.", said=said, definition=counted)
    if row.obs_status == ObsStatus.PROVISIONAL:
        said = words.text("{said} Provisional.", said=said)
    if row.reports > 1:
        said = words.plural("{said} One report.", "{said} {count} reports.", row.reports, said=said)
    return said


def claim_hover(claim: ClaimRow, words: Wording) -> str:
    """The claim in full, for the pointer."""
    return words.text(
        "As said on {day}: {value}. {subject}; {period}.",
        day=words.day(claim.published),
        value=claimed(claim, words),
        subject=capitalised(subject(claim, words, owned=True)),
        period=period_of_claim(claim, words),
    )


def is_of_home(row: Figure) -> bool:
    """Whether Kyrgyzstan is on either side."""
    return HOME in (row.reporter, row.partner)


def as_others(row: Figure, subject: str, words: Wording) -> str:
    """What a chart is of; trade that is not Kyrgyzstan's is called so before all."""
    if is_of_home(row):
        return capitalised(subject)
    return words.text("Not Kyrgyzstan’s trade: {subject}", subject=subject)


def side(code: str, scope: str | None, words: Wording) -> Noun:
    """An area, or some of its countries: "some CIS countries"."""
    if scope != Scope.SOME:
        return words.area(code)
    area = words.area(code)
    if areas()[code].kind == "country":
        return words.named(
            f"some-{code}", mark("Parts {area:of}"), mark("parts {area:of}"), area=area
        )
    return words.named(
        f"some-{code}",
        mark("Some {area:label} countries"),
        mark("some {area:label} countries"),
        area=area,
    )


def partner_of(row: Figure, words: Wording) -> Noun | None:
    """The partner of a figure, or the words for it where it is on no list; None for none."""
    if row.partner is not None:
        return side(row.partner, row.partner_scope, words)
    if row.partner_words is None:
        return None
    quoted = words.quoted(one_line(row.partner_words))
    if row.partner_scope == Scope.SOME:
        quoted = words.text("some of {partner}", partner=quoted)
    return words.noun("in-words", quoted)


def goods_of(row: Figure, words: Wording) -> Phrase | None:
    """The goods a figure is of, or the words for them where they are on no list; else None."""
    if row.product is None:
        return None
    if row.product == _OTHER and row.product_words:
        return words.unchanged(words.quoted(one_line(row.product_words)))
    return words.term("product", row.product)


def _counted(row: Figure, words: Wording, *, owned: bool) -> Phrase:
    indicator = indicators()[row.indicator]
    reporter, partner = side(row.reporter, row.reporter_scope, words), partner_of(row, words)
    if partner is None:
        plain = words.phrase(_OF_REPORTER, indicator=_indicator(row, words), reporter=reporter)
        why = left_open(row, "partner", words)
        return Phrase.of({form: "; ".join([said, *why]) for form, said in plain.forms.items()})
    if indicator.roles == "living":
        return words.phrase(
            _LIVING, people=_indicator(row, words), reporter=reporter, partner=partner
        )
    if indicator.roles == "visiting":
        return words.phrase(
            _VISITING, people=_indicator(row, words), reporter=reporter, partner=partner
        )
    if row.reporter == HOME:
        return _of_home(row, partner, words, owned=owned)
    if _names_its_whole(row) and row.partner == WORLD:
        return words.phrase(_OF_REPORTER, indicator=_indicator(row, words), reporter=reporter)
    pair = words.phrase(
        _BETWEEN.get(row.indicator, _BETWEEN["trade_turnover"]),
        indicator=words.phrase(_TRADE)
        if row.indicator == "trade_turnover" and not row.product
        else _indicator(row, words),
        reporter=reporter,
        partner=partner,
    )
    if row.partner != HOME:
        return pair
    return words.phrase(_AS_COUNTED, pair=pair, reporter=reporter)


def _of_home(row: Figure, partner: Noun, words: Wording, *, owned: bool) -> Phrase:
    goods = goods_of(row, words)
    if goods is not None and row.indicator in _GOODS:
        found = words.phrase(_GOODS[row.indicator], partner=partner, goods=goods)
    elif goods is None and row.indicator in _PAIRS:
        found = words.phrase(_PAIRS[row.indicator], partner=partner)
    elif _names_its_whole(row) and row.partner == WORLD:
        found = _indicator(row, words)
    else:
        found = words.phrase(_WITH, indicator=_indicator(row, words), partner=partner)
    if row.reporter_scope == Scope.SOME:
        part = side(HOME, row.reporter_scope, words)
        return words.phrase(_OWNED_BY_A_PART, home=part, subject=found)
    return words.phrase(_OWNED, home=words.area(HOME), subject=found) if owned else found


def _names_its_whole(row: Figure) -> bool:
    """Whether a share on no list has a definition, which says what it is a share of."""
    return row.indicator == _OTHER and row.definition is not None


def _indicator(row: Figure, words: Wording) -> Phrase:
    named = words.term("indicator", row.indicator)
    if _names_its_whole(row):
        named = words.term("definition", row.definition or "")
    goods = goods_of(row, words)
    return named if goods is None else words.phrase(_OF_GOODS, indicator=named, goods=goods)


def _pair(row: ClaimRow, words: Wording) -> str:
    """Whose figure with whom; some figures have no partner."""
    if row.partner is None:
        return format(words.area(row.reporter))
    return words.text(
        "{reporter} {partner:with}",
        reporter=words.area(row.reporter),
        partner=words.area(row.partner),
    )


def _plain_figure(row: ClaimRow, claim: ClaimRow, words: Wording) -> str:
    value, when = amount(row, claim, words), period(row, words)
    if row.member is not None and row.base_period_start is not None:
        return words.text(
            "{value} {member:with}, {period}",
            value=value,
            member=words.area(row.member),
            period=when,
        )
    if row.member is not None:
        return words.text(
            "{value} for {member} in {period}",
            value=value,
            member=words.area(row.member),
            period=when,
        )
    if row.base_period_start is not None or row.period_start is None:
        return words.text("{value}, {period}", value=value, period=when)
    if row.period_kind == PeriodKind.YEAR:
        return words.text("{value} for {period}", value=value, period=when)
    return words.text("{value} ({period})", value=value, period=when)


def _with_reports(row: ClaimRow, said: str, words: Wording) -> str:
    if row.reports < 2:
        return said
    return words.plural("{said}, one report", "{said}, {count} reports", row.reports, said=said)


def _digits_of(claim: ClaimRow) -> int:
    """To how many digits figures on record are given beside a claim."""
    more = range(_DIGITS, _MOST_DIGITS)
    value = number_of(claim)
    return next((n for n in more if _at_most(value, n) == value), _MOST_DIGITS)


def _at_most(number: float, digits: int) -> float:
    return float(f"{number:.{digits}g}")


def _since_last_end(prefix: str) -> str:
    """From the beginning of the sentence on, or from the first whole word on, marked as cut."""
    ends = [end.end() for end in _END.finditer(prefix)]
    if ends:
        return prefix[ends[-1] :].lstrip()
    if len(prefix) < CONTEXT:
        return prefix.lstrip()
    _, _, whole = prefix.partition(" ")
    return f"…{whole}" if whole.strip() else ""


def _until_end(suffix: str) -> str:
    """Up to the end of the sentence without its sign, or up to the last whole word."""
    end = _END.search(suffix) or (_SIGNS.search(suffix) if len(suffix) < CONTEXT else None)
    if end:
        return f"{suffix[: end.start()].rstrip()}{end['closed'] or ''}"
    if len(suffix) < CONTEXT:
        return suffix.rstrip()
    whole, _, _ = suffix.rpartition(" ")
    return f"{whole}…" if whole.strip() else ""

"""What the record says of a claim, in words: the verdict on top of the page, the finding over its
chart, why nothing can be compared, captions.

Every sentence counts a figure once, however often it is reported, and calls nobody a liar.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from math import inf, log
from types import MappingProxyType
from typing import Protocol

from lib.codelists import HOME, indicators
from lib.dashboard.narrative import claim_text, doubt_text, source_text
from lib.dashboard.narrative.wording import LONGEST_FINDING, Slot, Wording, capitalised
from lib.model import (
    Bound,
    ClaimKind,
    ClaimRow,
    Known,
    Measure,
    ObsStatus,
    Source,
    Verdict,
    mark,
    mark_plural,
)

MOST_WORDS = 25
"""Of a verdict."""


_TRADE = ("trade_turnover", "exports", "imports")
_NAMED = 4
"""So many compilers are named; more are counted."""
_AMOUNTS = 3
"""So many amounts that leave a claim open are named; more are counted."""

_OPEN_UP, _OPEN_DOWN = (Bound.MORE_THAN, Bound.AT_LEAST), (Bound.AT_MOST, Bound.UP_TO)
AGREEING = (Verdict.CONSISTENT, Verdict.ROUNDS_TO_SAME)


class Kind(StrEnum):
    """What the figures that count in a sentence are called."""

    YEARS = "years"
    FIGURES = "figures"
    MULTIPLES = "multiples"


class Detail(Enum):
    """How much is said of a figure that a verdict names, from most to least."""

    FULL = "full"
    """Whose it is, or the definition of people; the base of a growth."""
    OF_YEAR = "of_year"
    """The same, the time of a count of people to the year."""
    SHORT = "short"


class Findings(Protocol):
    """What the figures known then, or since, say of a claim: see
    `lib.dashboard.factcheck.assessment`."""

    @property
    def known(self) -> Known: ...
    @property
    def rows(self) -> tuple[ClaimRow, ...]: ...
    @property
    def consistent(self) -> tuple[ClaimRow, ...]: ...
    @property
    def rounds_to_same(self) -> tuple[ClaimRow, ...]: ...
    @property
    def cannot_tell(self) -> int: ...
    @property
    def notable(self) -> ClaimRow | None: ...


@dataclass(frozen=True, slots=True)
class _Then:
    """The messages about figures public by the day of a claim."""

    none: str
    one: str
    many: str
    rounds_one: str
    rounds_many: str


_THEN = MappingProxyType(
    {
        Kind.YEARS: _Then(
            mark("No whole-year figure public by that day {agrees}."),
            mark("One whole-year figure public by that day {agrees}: {figure}."),
            mark("Of the whole-year figures public by that day, {count} {agree}; {which}."),
            mark("One whole-year figure public by that day rounds to the same: {figure}."),
            mark(
                "Of the whole-year figures public by that day, {count} round to the same; {which}."
            ),
        ),
        Kind.FIGURES: _Then(
            mark("No figure public by that day {agrees}."),
            mark("One figure public by that day {agrees}: {figure}."),
            mark("Of the figures public by that day, {count} {agree}; {which}."),
            mark("One figure public by that day rounds to the same: {figure}."),
            mark("Of the figures public by that day, {count} round to the same; {which}."),
        ),
        Kind.MULTIPLES: _Then(
            mark("No multiple public by that day {agrees}."),
            mark("One multiple public by that day {agrees}: {figure}."),
            mark("Of the multiples public by that day, {count} {agree}; {which}."),
            mark("One multiple public by that day rounds to the same: {figure}."),
            mark("Of the multiples public by that day, {count} round to the same; {which}."),
        ),
    }
)
_NOR_SINCE = MappingProxyType(
    {
        Kind.YEARS: mark("No whole-year figure, public by that day or since, {agrees}; {which}."),
        Kind.FIGURES: mark("No figure, public by that day or since, {agrees}; {which}."),
        Kind.MULTIPLES: mark("No multiple, public by that day or since, {agrees}; {which}."),
    }
)
_NONE_ON_RECORD = MappingProxyType(
    {
        Kind.YEARS: mark("No whole-year figure on record {agrees}; {which}."),
        Kind.FIGURES: mark("No figure on record {agrees}; {which}."),
        Kind.MULTIPLES: mark("No multiple on record {agrees}; {which}."),
    }
)
"""The same in fewer words, where which one it names takes more."""
_AGREES = MappingProxyType(
    {
        Bound.MORE_THAN: (mark("exceeds {number}"), mark("exceed {number}")),
        Bound.AT_LEAST: (mark("comes to {number} or more"), mark("come to {number} or more")),
        Bound.AT_MOST: (mark("is {number} or less"), mark("are {number} or less")),
        Bound.UP_TO: (mark("is {number} or less"), mark("are {number} or less")),
    }
)
_AGREES_NEARLY = (mark("agrees with {claimed}"), mark("agree with {claimed}"))
_COUNTED = MappingProxyType(
    {
        Kind.YEARS: mark_plural("{count} whole-year figure", "{count} whole-year figures"),
        Kind.FIGURES: mark_plural("{count} figure", "{count} figures"),
        Kind.MULTIPLES: mark_plural("{count} multiple", "{count} multiples"),
    }
)

_BOTH = MappingProxyType(
    {
        Kind.YEARS: mark("both whole-year figures"),
        Kind.FIGURES: mark("both figures"),
        Kind.MULTIPLES: mark("both multiples"),
    }
)


def kind_of_figures(claim: ClaimRow, *, any_length: bool) -> Kind:
    """What the figures compared with a claim are called; `any_length`: they need not be of whole
    years."""
    if claim.measure == Measure.GROWTH:
        return Kind.MULTIPLES
    return Kind.FIGURES if any_length else Kind.YEARS


def verdict(claim: ClaimRow, then: Findings, since: Findings, kind: Kind, words: Wording) -> str:
    """What the record says of a claim, in at most 25 words: the figures public by its day, and
    those published since; and what goes against those that agree, if the words have room for it.
    """
    tries = [_verdict(claim, then, since, kind, words, detail) for detail in Detail]
    tries.append(_of_counts(claim, then, since, kind, words, MOST_WORDS))
    if but := _but(claim, then, since, words):
        agreed_then = then.consistent or then.rounds_to_same
        details = tuple(Detail) if agreed_then else ()
        first = [_public_then(claim, then, kind, words, detail) for detail in details]
        room = MOST_WORDS - len(but.split())
        with_it = (*tries[:-1], *first, _of_counts(claim, then, since, kind, words, room))
        tries = [*(words.text("{then} {since}", then=one, since=but) for one in with_it), *tries]
    return next((said for said in tries if len(said.split()) <= MOST_WORDS), tries[-1])


def nothing(claim: ClaimRow, words: Wording, *, has_parts: bool, has_other_units: bool) -> str:
    """Why no figure on record can be compared with a claim, in a sentence."""
    if claim_text.left_open(claim, "partner", words):
        return words.text("The words leave open with whom, so nothing can be compared with them.")
    if claim.partner is None and claim.partner_words:
        partner = claim_text.partner_of(claim, words)
        return words.text("The record has no partner that is {partner}.", partner=partner or "")
    if claim.product is not None:
        return words.text(
            "The record has no comparable figure of {goods}; all goods are never compared with "
            "some.",
            goods=claim_text.goods_of(claim, words) or "",
        )
    if claim_text.left_open(claim, "period", words):
        return words.text("The words give a time that cannot be, and no figure is comparable.")
    if claim.measure == Measure.SHARE and _is_of_home_trade(claim):
        return words.text(
            "No printed figure for {subject} is comparable; Trade, Share computes one for years on "
            "record.",
            subject=claim_text.topic(claim, words),
        )
    if has_parts:
        return words.text("The record has figures for parts of years only, which are no test.")
    if has_other_units:
        return words.text("The record has it in other currencies only.")
    if claim.period_start is not None:
        return words.text(
            "The record has no comparable figure for {subject} ({period}).",
            subject=claim_text.topic(claim, words),
            period=claim_text.period(claim, words),
        )
    return words.text(
        "The record has no comparable figure for {subject}.",
        subject=claim_text.topic(claim, words),
    )


def _is_of_home_trade(claim: ClaimRow) -> bool:
    """Whether a share is one of the trade that a page computes shares of."""
    is_of_home = claim.reporter == HOME and claim.partner not in (None, claim_text.WORLD)
    return is_of_home and claim.indicator in _TRADE


def finding(
    claim: ClaimRow,
    rows: Sequence[ClaimRow],
    together: Sequence[ClaimRow],
    best: ClaimRow | None,
    kind: Kind,
    words: Wording,
) -> str:
    """What the chart shows, in at most 90 characters.

    `rows` are the figures that count, but not those of a block as a sum, which are `together`;
    `best` goes furthest the claim's way.
    """
    if any(row.member for row in (*rows, *together)):
        tries = _of_members(claim, rows, together, words)
    elif any(row.definition and indicators()[row.indicator].is_stock for row in rows):
        tries = _of_definitions(claim, rows, words)
    else:
        tries = _of_sides(claim, rows, words)
    tries += _of_all(claim, rows, best, kind, words)
    return next((said for said in tries if len(said) <= LONGEST_FINDING), tries[-1])


def left_open_note(rows: Iterable[ClaimRow], claim: ClaimRow, words: Wording) -> str:
    """That the words of some figures leave open whether they agree, and which, what several have
    in common once; or nothing."""
    open_rows = [row for row in rows if row.verdict is Verdict.CANNOT_TELL]
    if not open_rows:
        return ""
    counts = Counter(claim_text.amount(row, claim, words) for row in open_rows)
    named = list(counts.items())[:_AMOUNTS]
    said = [
        words.plural("{value} ({count} figure)", "{value} ({count} figures)", count, value=value)
        if count > 1
        else value
        for value, count in named
    ]
    if rest := len(open_rows) - sum(count for _, count in named):
        said.append(words.plural("{count} more", "{count} more", rest))
    return words.plural(
        "One figure leaves it open: {figures}.",
        "{count} figures leave it open: {figures}.",
        len(open_rows),
        figures=words.listed(said),
    )


def late_note(
    late: Sequence[ClaimRow], best: ClaimRow | None, claim: ClaimRow, words: Wording
) -> str:
    """That some statistics are of times that were over on the day of a claim, but came out later;
    or nothing."""
    if not late or best is None:
        return ""
    return words.plural(
        "One statistic published since is for a time already over on {day}: {figure}.",
        "{count} statistics published since are for times already over on {day}; {which}.",
        len(late),
        day=words.day(claim.published),
        figure=claim_text.figure(best, claim, words),
        which=_which(best, claim, words),
    )


def together_note(together: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> str:
    """What the block of a claim about some members comes to, in whatever unit; or nothing."""
    if not together:
        return ""
    said = [
        words.text(
            "{value} ({period})",
            value=claim_text.amount(row, claim, words),
            period=claim_text.period(row, words),
        )
        for row in together
    ]
    return words.text(
        "{block:^} together: {figures}.",
        block=words.area(together[0].member or ""),
        figures=words.listed(list(dict.fromkeys(said))),
    )


def cases_note(cases: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> str:
    """That some figures count cases and not people, so that a claim of people is not compared with
    them, and the largest of them; or nothing."""
    if not cases:
        return ""
    largest = max(cases, key=lambda row: row.obs_value)
    return words.plural(
        "Not compared, since it counts cases over a time, not people: {figure}.",
        "{count} figures are not compared, since they count cases over a time, not people; the "
        "largest is {figure}.",
        len(cases),
        figure=claim_text.figure(largest, claim, words),
    )


def some_note(of_some: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> str:
    """That some figures count a part of the people alone, so that a claim of people is not compared
    with them, and the largest of them; or nothing."""
    if not of_some:
        return ""
    largest = max(of_some, key=lambda row: row.obs_value)
    return words.plural(
        "Not compared, since it counts only a part of the migrants: {figure}.",
        "{count} figures are not compared, since they count only a part of the migrants; the "
        "largest is {figure}.",
        len(of_some),
        figure=claim_text.figure(largest, claim, words),
    )


def printed_note(printed: Sequence[ClaimRow], words: Wording) -> str:
    """That a compiler also prints a total of the block by a definition of its own; or nothing."""
    if not printed:
        return ""
    named = list(dict.fromkeys(claim_text.definition(row, words) for row in printed))
    return words.plural(
        "{block:^} is the sum of its members; {count} printed total counts the {definitions}, and "
        "is not counted above.",
        "{block:^} is the sum of its members; {count} printed totals count the {definitions}, and "
        "are not counted above.",
        len(printed),
        block=words.area(_block_of(printed[0])),
        definitions=words.listed(named),
    )


def _block_of(row: ClaimRow) -> str:
    """The block that a total is of."""
    return row.member or (row.reporter if row.partner == HOME else row.partner) or ""


def named_rows(
    claim: ClaimRow,
    findings: Iterable[Findings],
    together: Sequence[ClaimRow],
    best: ClaimRow | None,
    said: Iterable[str],
    words: Wording,
) -> tuple[ClaimRow, ...]:
    """The figures that a verdict or a finding, which are `said`, name: each once.

    `together` and `best` are those of `finding`.
    """
    may_be = [best, _last(together)]
    for one in findings:
        may_be += [one.notable, _furthest(one.consistent or one.rounds_to_same, claim)]
    rows = {row.observation_id: row for row in may_be if row is not None}
    sentences = tuple(said)
    return tuple(
        row
        for row in rows.values()
        if any(_is_named(row, claim, sentence, words) for sentence in sentences)
    )


def _is_named(row: ClaimRow, claim: ClaimRow, sentence: str, words: Wording) -> bool:
    """Whether a sentence has the amount of a figure and the year in which its time ends."""
    year = str(row.period_end.year) if row.period_end else ""
    return claim_text.amount(row, claim, words) in sentence and year in sentence


def record_note(row: ClaimRow, claim: ClaimRow, words: Wording) -> str:
    """What the record notes on a figure that a sentence of the page names; or nothing."""
    if not row.note:
        return ""
    return words.text(
        "On {figure}, the record notes: {note}.",
        figure=claim_text.figure(row, claim, words),
        note=words.remark(row.note),
    )


def doubtful(rows: Iterable[ClaimRow], claim: ClaimRow, words: Wording) -> tuple[str, ...]:
    """Which figures drawn beside a claim are doubtful, in one sentence: what the record notes of
    them is in the file."""

    def said(row: ClaimRow) -> str:
        return claim_text.figure_in_short(row, claim, words)

    return doubt_text.of_record(rows, said, words, notes=0)


def compilers(rows: Iterable[ClaimRow], words: Wording) -> str:
    """Whose figures they are: the most frequent by name, the others counted."""
    counts = Counter(words.label("compiler", row.compiler) for row in rows if row.compiler)
    names = [name for name, _ in counts.most_common()]
    more = len(names) - _NAMED
    others = [words.plural("one other", "{count} others", more)] if more > 0 else []
    return words.listed([*names[:_NAMED], *others])


def caption(claim: ClaimRow, quoted: str, source: Source, said: str, words: Wording) -> str:
    """A sentence or two to print under the picture: the words, whose, when, and the verdict."""
    return words.text(
        "{speaker} on {subject}: {quoted} ({published}; {period}). {verdict}",
        speaker=capitalised(claim_text.speaker(claim, words)),
        subject=claim_text.topic(claim, words),
        quoted=claim_text.with_number(quoted, claim, source, words),
        published=source_text.published(source, words.short_day(claim.published), words),
        period=claim_text.period_of_claim(claim, words),
        verdict=said,
    )


def footnote(
    claim: ClaimRow,
    source: Source,
    said: Sequence[str],
    record: str,
    editions: str,
    words: Wording,
    *,
    licence: str = "",
) -> str:
    """The same with the document, its address, the sources of the record and their editions.

    `said` are sentences; `record` names who compiled the figures, `licence` under what terms they
    are, empty for none.
    """
    exact = words.quoted(" ".join((claim.exact or "").split()))
    parts = [
        words.text(
            "On {day} {speaker} said of {subject}: {exact} ({period}; {document}).",
            day=words.day(claim.published),
            speaker=claim_text.speaker(claim, words),
            subject=claim_text.topic(claim, words),
            exact=claim_text.with_number(exact, claim, source, words),
            period=claim_text.period_of_claim(claim, words),
            document=source_text.titled(source, words),
        ),
        *said,
    ]
    if record and licence:
        parts.append(
            words.text("Figures: {compilers}; {licence}.", compilers=record, licence=licence)
        )
    elif record:
        parts.append(words.text("Figures: {compilers}.", compilers=record))
    if editions:
        parts.append(words.text("Statistics, {editions}.", editions=editions))
    parts.append(source.url)
    return " ".join(part for part in parts if part)


def _verdict(
    claim: ClaimRow, then: Findings, since: Findings, kind: Kind, words: Wording, detail: Detail
) -> str:
    agrees, _ = _predicate(claim, words)
    agreed_then = [*then.consistent, *then.rounds_to_same]
    agreed_since = [*since.consistent, *since.rounds_to_same]
    if not agreed_then and not agreed_since and then.rows:
        notable = _furthest([row for row in (then.notable, since.notable) if row], claim)
        if notable is not None:
            is_closed = _is_beside_open(claim, (*then.rows, *since.rows))
            which = _which(notable, claim, words, detail, is_closed=is_closed)
            is_all = is_closed or not since.rows
            messages = _NONE_ON_RECORD if is_all else _NOR_SINCE
            return words.text(messages[kind], agrees=agrees, which=which)
    first = _public_then(claim, then, kind, words, detail)
    second = _public_since(claim, then, since, words, detail)
    return words.text("{then} {since}", then=first, since=second) if second else first


def _public_then(
    claim: ClaimRow, then: Findings, kind: Kind, words: Wording, detail: Detail
) -> str:
    messages, (agrees, agree) = _THEN[kind], _predicate(claim, words)
    if not then.rows:
        return words.text("No comparable figure was public by that day.")
    rows = then.consistent or then.rounds_to_same
    if not rows:
        return words.text(messages.none, agrees=agrees)
    rounds = not then.consistent
    named = _furthest(rows, claim) or rows[0]
    if len(rows) == 1:
        return words.text(
            messages.rounds_one if rounds else messages.one,
            agrees=agrees,
            figure=_named(named, claim, words, detail),
        )
    return words.text(
        messages.rounds_many if rounds else messages.many,
        count=words.count(len(rows)),
        agree=_so_many(len(rows), agrees, agree, words),
        which=_which(named, claim, words, detail),
    )


def _but(claim: ClaimRow, then: Findings, since: Findings, words: Wording) -> str:
    """What goes against the figures that agree with a claim: of the same time what the other
    side's own statistics say, of people the latest figure public by its day; or nothing."""
    if indicators()[claim.indicator].is_stock:
        latest = _latest_against(claim, then)
        if latest is None:
            return ""
        return words.text(
            "The latest public by that day does not agree: {figure}.",
            figure=claim_text.figure_in_short(latest, claim, words),
        )
    other = _of_the_other_side(claim, (*then.rows, *since.rows))
    if other is None:
        return ""
    return capitalised(
        words.text(
            "{who} do not agree: {figure}.",
            who=claim_text.who(other, words),
            figure=claim_text.figure_in_short(other, claim, words),
        )
    )


def _latest_against(claim: ClaimRow, then: Findings) -> ClaimRow | None:
    """The latest count of people public by the day of a claim that names no time, where older
    ones agree and it does not."""
    if claim.period_start is not None or not (then.consistent or then.rounds_to_same):
        return None
    last = max((row.period_end or date.min for row in then.rows), default=date.min)
    latest = [row for row in then.rows if row.period_end == last]
    if any(row.verdict is not Verdict.NOT_CONSISTENT for row in latest):
        return None
    return max(latest, key=_end, default=None)


def _of_the_other_side(claim: ClaimRow, rows: Sequence[ClaimRow]) -> ClaimRow | None:
    """The statistics of one of two sides that do not agree with a claim, where for the same time
    only figures of the other side do, statistics among them."""
    named = _furthest([row for row in rows if row.verdict in AGREEING], claim)
    if named is None or named.member is not None:
        return None
    alike = [row for row in rows if _of_one_time(row) == _of_one_time(named)]
    agreeing = [row for row in alike if row.verdict in AGREEING]
    if {row.side for row in agreeing} != {named.side} or not claim_text.is_one_side_s(named):
        return None
    if all(row.kind is not ClaimKind.STATISTICS for row in agreeing):
        return None
    others = [
        row
        for row in alike
        if row.kind is ClaimKind.STATISTICS
        and claim_text.is_one_side_s(row)
        and row.verdict is Verdict.NOT_CONSISTENT
        and row.side != named.side
    ]
    return max(others, key=_end, default=None)


def _of_one_time(row: ClaimRow) -> object:
    """What figures of one thing at one time agree in, whoever they are of."""
    times = row.period_start, row.period_end, row.base_period_start, row.base_period_end
    return row.definition, row.member, times


def _public_since(
    claim: ClaimRow, then: Findings, since: Findings, words: Wording, detail: Detail
) -> str:
    agreed_then = bool(then.consistent or then.rounds_to_same)
    rows = since.consistent or since.rounds_to_same
    if not since.rows:
        return words.text("None has been published since.")
    if not rows:
        if agreed_then:
            return words.text("None published since does.")
        agrees, _ = _predicate(claim, words)
        if since.notable is None or then.rows:
            return words.text("None published since {agrees}.", agrees=agrees)
        is_closed = _is_beside_open(claim, since.rows)
        which = _which(since.notable, claim, words, detail, is_closed=is_closed)
        return words.text("None published since {agrees}; {which}.", agrees=agrees, which=which)
    named = _furthest(rows, claim) or rows[0]
    slots = {
        "figure": _named(named, claim, words, detail),
        "which": _which(named, claim, words, detail),
    }
    if not since.consistent:
        return words.plural(
            "One published since rounds to the same: {figure}.",
            "Of those published since, {count} round to the same; {which}.",
            len(rows),
            **slots,
        )
    if then.consistent:
        return words.plural(
            "So does one published since.",
            "Of those published since, {count} do as well.",
            len(rows),
        )
    if agreed_then or not then.rows:
        agrees, agree = _predicate(claim, words)
        return words.plural(
            "One published since {agrees}: {figure}.",
            "Of those published since, {count} {agree}; {which}.",
            len(rows),
            agrees=agrees,
            agree=agree,
            **slots,
        )
    return words.plural(
        "One published since does: {figure}.",
        "Of those published since, {count} do; {which}.",
        len(rows),
        **slots,
    )


def _of_counts(
    claim: ClaimRow, then: Findings, since: Findings, kind: Kind, words: Wording, most: int
) -> str:
    """The verdict where even a short figure has no room; `most` is how many words have."""
    agrees, agree = _predicate(claim, words)
    rows = [*then.rows, *since.rows]
    count = sum(row.verdict in AGREEING for row in rows)
    slots: dict[str, Slot] = {"all": words.counted(*_COUNTED[kind], len(rows)), "agree": agree}
    if not count:
        return words.text("None of {all} on record {agrees}.", agrees=agrees, **slots)
    if count == len(rows) > 1:
        every = capitalised(_every(len(rows), kind, words))
        return words.text("{every} on record {agree}.", every=every, agree=agree)
    latest = max((row for row in rows if row.verdict in AGREEING), key=_end, default=None)
    if latest is not None and count > 1:
        said = words.text(
            "Of {all} on record {count} {agree}; the latest is {figure}.",
            count=words.count(count),
            figure=claim_text.figure_in_short(latest, claim, words),
            **slots | {"agree": _so_many(count, agrees, agree, words)},
        )
        if len(said.split()) <= most:
            return said
    return words.plural(
        "Of {all} on record one {agrees}.",
        "Of {all} on record {count} {agree}.",
        count,
        agrees=agrees,
        **slots,
    )


def _end(row: ClaimRow) -> tuple[date, str]:
    """The end of its time, then when it was published."""
    return row.period_end or date.min, row.published


def _every(count: int, kind: Kind, words: Wording) -> str:
    """All of several figures: "both figures", "all 3 figures"."""
    if count == 2:
        return words.text(_BOTH[kind])
    return words.text("all {figures}", figures=words.counted(*_COUNTED[kind], count))


def _predicate(claim: ClaimRow, words: Wording) -> tuple[str, str]:
    """What one figure does that agrees with a claim, and what several do."""
    one, many = _AGREES.get(Bound(claim.bound), _AGREES_NEARLY)
    slots = {
        "claimed": claim_text.claimed(claim, words),
        "number": words.value(claim_text.number_of(claim), claim.unit, spoken=True),
    }
    return words.text(one, **slots), words.text(many, **slots)


def _so_many(count: int, agrees: str, agree: str, words: Wording) -> str:
    """What so many figures do: in some languages 21 do what one does."""
    return words.plural("{agrees}", "{agree}", count, agrees=agrees, agree=agree)


def _named(row: ClaimRow, claim: ClaimRow, words: Wording, detail: Detail) -> str:
    if detail is Detail.SHORT:
        return claim_text.figure_in_short(row, claim, words)
    return claim_text.figure(row, claim, words, of_year=detail is Detail.OF_YEAR)


def _which(
    row: ClaimRow,
    claim: ClaimRow,
    words: Wording,
    detail: Detail = Detail.FULL,
    *,
    is_closed: bool = False,
) -> str:
    """The figure that goes furthest the way of a claim, called so; `is_closed`: of those that
    leave no side open, beside others that do."""
    said = _named(row, claim, words, detail)
    if claim.bound in _OPEN_UP:
        return words.text("the highest is {figure}", figure=said)
    if claim.bound in _OPEN_DOWN:
        return words.text("the lowest is {figure}", figure=said)
    if is_closed:
        return words.text("the nearest exact or rounded one is {figure}", figure=said)
    return words.text("the nearest is {figure}", figure=said)


def _leave_open(rows: Iterable[ClaimRow]) -> bool:
    """Whether the words of a figure, which give one side alone, may agree with a claim."""
    return any(
        row.verdict is Verdict.CANNOT_TELL and row.bound in (*_OPEN_UP, *_OPEN_DOWN) for row in rows
    )


def _is_beside_open(claim: ClaimRow, rows: Iterable[ClaimRow]) -> bool:
    """Whether the nearest figure is named beside others that may agree with the claim."""
    return claim.bound not in (*_OPEN_UP, *_OPEN_DOWN) and _leave_open(rows)


def _furthest(rows: Sequence[ClaimRow], claim: ClaimRow) -> ClaimRow | None:
    """The highest figure beside "more than", the lowest beside "at most", else the nearest."""
    if not rows:
        return None
    if claim.bound in _OPEN_UP:
        return max(rows, key=lambda row: row.obs_value)
    if claim.bound in _OPEN_DOWN:
        return min(rows, key=lambda row: row.obs_value)
    return min(rows, key=_distance)


def _distance(row: ClaimRow) -> float:
    """How far from the claim a figure is: twice as much is as far as half."""
    return inf if row.ratio is None else abs(log(row.ratio))


def _of_members(
    claim: ClaimRow, rows: Sequence[ClaimRow], together: Sequence[ClaimRow], words: Wording
) -> list[str]:
    agreeing = _members_of(rows, AGREEING)
    unsure = _members_of(rows, (Verdict.CANNOT_TELL,)) - agreeing
    ordered = [code for code in dict.fromkeys(row.member for row in rows) if code in agreeing]
    if not ordered:
        first = words.text("No member agrees")
    elif len(ordered) > 2:
        first = words.plural("{count} member agrees", "{count} members agree", len(ordered))
    else:
        first = words.plural(
            "Only {members} agrees",
            "Only {members} agree",
            len(ordered),
            members=words.areas(str(code) for code in ordered),
        )
    if unsure:
        first = words.plural(
            "{first}, one member leaves it open",
            "{first}, {count} leave it open",
            len(unsure),
            first=first,
        )
    last = _last(together)
    if last is None:
        return [first]
    slots = {
        "first": first,
        "value": claim_text.amount(last, claim, words),
        "period": claim_text.period(last, words),
    }
    block = words.area(last.member or "")
    if last.obs_status == ObsStatus.LOW_RELIABILITY:
        return [
            words.text(
                "{first}; {block} together comes to {value} ({period}, doubtful)",
                block=block,
                **slots,
            ),
            words.text(
                "{first}; {block} together: {value} ({period}, doubtful)", block=block, **slots
            ),
            first,
        ]
    return [
        words.text("{first}; {block} together comes to {value} ({period})", block=block, **slots),
        words.text("{first}; {block} together: {value} ({period})", block=block, **slots),
        first,
    ]


def _last(together: Sequence[ClaimRow]) -> ClaimRow | None:
    """The latest figure of a block as a sum."""
    return max(together, key=lambda row: row.period_end or date.min, default=None)


def _members_of(rows: Iterable[ClaimRow], verdicts: Sequence[Verdict]) -> set[str]:
    return {row.member for row in rows if row.member and row.verdict in verdicts}


def _of_definitions(claim: ClaimRow, rows: Sequence[ClaimRow], words: Wording) -> list[str]:
    by_definition: dict[str | None, set[Verdict | None]] = {}
    for row in rows:
        by_definition.setdefault(row.definition, set()).add(row.verdict)
    every = words.plural("{count} definition", "{count} definitions", len(by_definition))
    agreeing = sum(bool(found.intersection(AGREEING)) for found in by_definition.values())
    slots = {"all": every, "claimed": claim_text.claimed(claim, words)}
    if agreeing:
        return [
            words.text(
                "Under {count} of {all} a figure agrees with {claimed}",
                count=words.count(agreeing),
                **slots,
            )
        ]
    missing = sum(found == {Verdict.NOT_CONSISTENT} for found in by_definition.values())
    unsure = len(by_definition) - missing
    if not missing:
        return [
            words.text(
                "Under none of {all} is it clear whether a figure agrees with {claimed}", **slots
            )
        ]
    no = words.text(
        "Under {count} of {all} no figure agrees with {claimed}",
        count=words.count(missing),
        **slots,
    )
    if not unsure:
        return [no]
    rest = words.plural("{no}; one leaves it open", "{no}; {count} leave it open", unsure, no=no)
    return [rest, no]


def _of_sides(claim: ClaimRow, rows: Sequence[ClaimRow], words: Wording) -> list[str]:
    """That both sides give less than was claimed up to a year, and one more in that year."""
    year = _parting(rows)
    if year is None or claim.bound not in _OPEN_UP or claim.measure != Measure.LEVEL:
        return []
    return [
        words.text(
            "Both sides put {subject} below {value} until {year}; then they differ",
            subject=claim_text.subject(claim, words),
            value=words.value(claim.obs_value, claim.unit, spoken=True),
            year=str(year),
        ),
        words.text(
            "Both sides stay below {value} until {year}; then they differ",
            value=words.value(claim.obs_value, claim.unit, spoken=True),
            year=str(year),
        ),
    ]


def _parting(rows: Sequence[ClaimRow]) -> int | None:
    """The first year in which figures of one of two sides agree with a claim and those of the
    other do not, if before it both sides have figures and none that agrees."""
    sides: dict[str, dict[int, set[Verdict | None]]] = {}
    for row in rows:
        if claim_text.is_one_side_s(row) and row.side and row.period_start:
            years = sides.setdefault(row.side, {})
            years.setdefault(row.period_start.year, set()).add(row.verdict)
    if len(sides) != 2 or HOME not in sides:
        return None
    agreed = [
        year
        for years in sides.values()
        for year, found in years.items()
        if found.intersection(AGREEING)
    ]
    if not agreed:
        return None
    first = min(agreed)
    now = [years.get(first, set()) for years in sides.values()]
    of_one = [bool(found.intersection(AGREEING)) for found in now]
    before = all(
        any(Verdict.NOT_CONSISTENT in found for year, found in years.items() if year < first)
        for years in sides.values()
    )
    is_parted = sum(of_one) == 1 and all(
        Verdict.NOT_CONSISTENT in found or found.intersection(AGREEING) for found in now
    )
    return first if before and is_parted else None


def _of_all(
    claim: ClaimRow,
    rows: Sequence[ClaimRow],
    best: ClaimRow | None,
    kind: Kind,
    words: Wording,
) -> list[str]:
    """What holds for the figures of any claim: how many agree, and how far they reach."""
    agrees, agree = _predicate(claim, words)
    every = words.counted(*_COUNTED[kind], len(rows))
    count = sum(row.verdict in AGREEING for row in rows)
    slots: dict[str, Slot] = {"all": every, "agrees": agrees, "agree": agree}
    if len(rows) == 1:
        only = claim_text.figure_in_short(rows[0], claim, words)
        return [words.text("The one figure on record is {figure}", figure=only)]
    if count == len(rows):
        all_rows = capitalised(_every(len(rows), kind, words))
        return [words.text("{every} {agree}", every=all_rows, agree=agree)]
    if not count and best is not None:
        which = _which(best, claim, words, Detail.SHORT, is_closed=_leave_open(rows))
        return [
            words.text(
                "None of {all} {agrees}; {which}",
                which=which,
                **slots,
            ),
            capitalised(which),
        ]
    return [words.plural("One of {all} {agrees}", "{count} of {all} {agree}", count, **slots)]

"""Words for a growth among all growths over as many years: how often it was reached, with whom,
in which years, and from how little.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Protocol

from lib.dashboard.narrative import claim_text
from lib.dashboard.narrative.wording import LONGEST_FINDING, Wording, capitalised, uncapitalised
from lib.model import Bound, ClaimRow, GrowthWindowRow, ObsStatus, Reach, Text, mark

_DIGITS = 3
"""So many are shown of a growth, which nobody spoke."""
_BASE_DIGITS = 2
"""So many of a base are, at a dot: it says whether the base was small."""
_TURNOVER, _PARTS = "trade_turnover", 4
"""Growth of turnover is of so many figures: exports and imports of both years."""
_NAMED = 3
"""So many windows are written out in a sentence."""

_EVERY = MappingProxyType(
    {
        1: mark("Every year since {year}"),
        2: mark("Every two years since {year}"),
        3: mark("Every three years since {year}"),
        4: mark("Every four years since {year}"),
        5: mark("Every five years since {year}"),
        10: mark("Every ten years since {year}"),
    }
)
_REACH = MappingProxyType(
    {
        Reach.REACHED: mark("reaches it"),
        Reach.ROUNDS_TO_SAME: mark("rounds to the same"),
        Reach.SHORT: mark("falls short"),
    }
)


class Proportion(Protocol):
    """A claim among all windows of its length: see `lib.dashboard.factcheck.proportion`."""

    @property
    def claim(self) -> ClaimRow: ...
    @property
    def block(self) -> str: ...
    @property
    def length(self) -> int: ...
    @property
    def rows(self) -> tuple[GrowthWindowRow, ...]: ...
    @property
    def reached(self) -> tuple[GrowthWindowRow, ...]: ...
    @property
    def rounded(self) -> tuple[GrowthWindowRow, ...]: ...
    @property
    def recent(self) -> tuple[GrowthWindowRow, ...]: ...
    @property
    def left(self) -> tuple[tuple[str, int], ...]: ...


def tab(length: int, since: int, words: Wording) -> str:
    """The name of the tab: "Every four years since 1994"."""
    if length in _EVERY:
        return words.text(_EVERY[length], year=str(since))
    return words.plural(
        "Every {count} year since {year}",
        "Every {count} years since {year}",
        length,
        year=str(since),
    )


def finding(found: Proportion, words: Wording) -> str:
    """In how many of all windows the growth was reached and with whom; or that it never was, and
    what came nearest."""
    spans = _spans(len(found.rows), found.length, words)
    windows = words.plural("{count} window", "{count} windows", len(found.rows))
    slots = {"claimed": _claimed(found.claim, words), "spans": spans}
    if not found.reached:
        nearest = _furthest(found.rows, found.claim)
        figure = _dated(nearest, words)
        message = mark("{claimed} was reached in none of {spans}; the nearest is {figure}")
        tries = [
            words.text(message, figure=figure, **slots),
            words.text(message, figure=figure, **(slots | {"spans": windows})),
            words.text("{claimed} was reached in none of {spans}", **slots),
        ]
        return _first_that_fits(tries)
    partners = list(dict.fromkeys(row.partner for row in found.reached))
    slots["count"] = words.count(len(found.reached))
    everybody = len({row.partner for row in found.rows})
    named = mark("{claimed} was reached in {count} of {spans}: with {partners}")
    tries = [
        words.text(named, partners=words.areas(partners), **slots),
        words.text(named, partners=words.areas(partners), **(slots | {"spans": windows})),
        words.text(
            "{claimed} was reached in {count} of {spans}, with {some} of {all} partners",
            some=words.count(len(partners)),
            all=words.count(everybody),
            **slots,
        ),
        words.text("{claimed} was reached in {count} of {spans}", **slots),
    ]
    return _first_that_fits(tries)


def subtitle(found: Proportion, since: int, words: Wording) -> str:
    """What the dots are."""
    return words.text(
        "{subject}, {every}: a dot per partner and window, times the base, in the Kyrgyz record",
        subject=capitalised(claim_text.subject(found.claim, words, owned=True)),
        every=uncapitalised(tab(found.length, since, words)),
    )


def notes(found: Proportion, ends: tuple[float, float], words: Wording) -> tuple[Text, ...]:
    """From how little the growth was reached, what just missed it, the latest windows, who counts
    for how long, and what is beyond the `ends` of the axis."""
    return tuple(
        note
        for note in (
            _bases(found, words),
            _just_short(found, words),
            _latest(found, words),
            _members(found, words),
            _below(found, ends[0], words),
            _above(found, ends[1], words),
            _of_one_flow(found, words),
        )
        if note
    )


def ended(found: Proportion) -> str:
    """The years in which the windows end that the words may mean: "2022–2023"; empty for none."""
    ends = sorted({row.period_end.year for row in found.recent})
    return "–".join(map(str, dict.fromkeys((ends[0], ends[-1])))) if ends else ""


def legend(found: Proportion, words: Wording) -> dict[str, str]:
    """What the large dots are, and the small ones."""
    years = ended(found)
    return {
        "circle": words.text("ended {years}, or labelled", years=years)
        if years
        else words.text("labelled"),
        "pale": words.text("ended earlier"),
        "hollow": words.text("provisional"),
    }


def _below(found: Proportion, least: float, words: Wording) -> str:
    """That some windows are below the axis, which is drawn from `least` on; or nothing."""
    count = sum(row.obs_value < least for row in found.rows)
    if not count:
        return ""
    return words.plural(
        "One window below {least} is a triangle at the edge.",
        "{count} windows below {least} are triangles at the edge.",
        count,
        least=words.value(least, claim_text.MULTIPLE, spoken=True),
    )


def _above(found: Proportion, most: float, words: Wording) -> str:
    """Which windows are above the axis, which is drawn up to `most`; or nothing."""
    beyond = sorted(
        (row for row in found.rows if row.obs_value > most), key=lambda row: -row.obs_value
    )
    if not beyond:
        return ""
    return words.plural(
        "One window above {most} is a triangle at the edge: {figures}.",
        "{count} windows above {most} are triangles at the edge, the highest: {figures}.",
        len(beyond),
        most=words.value(most, claim_text.MULTIPLE, spoken=True),
        figures=words.listed([_dated(row, words) for row in beyond[:_NAMED]]),
    )


def _of_one_flow(found: Proportion, words: Wording) -> str:
    """In how many windows a turnover is one flow alone, and why that counts; or nothing."""
    if found.claim.indicator != _TURNOVER:
        return ""
    count = sum(len(row.derived_from.split()) < _PARTS for row in found.rows)
    if not count:
        return ""
    return words.plural(
        "In one window a year has only exports or only imports: the table has no row of the other.",
        "In {count} windows a year has only exports or only imports: the table has no row of the "
        "other.",
        count,
    )


def label(row: GrowthWindowRow, words: Wording) -> str:
    """What is written at a dot: "2019–2023: ×7.85 from $8.1m"."""
    base = float(f"{row.base_value:.{_BASE_DIGITS}g}")
    return words.text(
        "{years}: {multiple} from {base}",
        years=years(row),
        multiple=words.short(row.obs_value, row.unit),
        base=words.short(base, row.base_unit),
    )


def hover(row: GrowthWindowRow, claim: ClaimRow, words: Wording) -> str:
    """One window in full, for the pointer."""
    said = words.text(
        "{growth} {partner:with}, {years}: from {base} to {later}. Beside {claimed} it {reach}.",
        growth=multiple(row, words),
        partner=words.area(row.partner),
        years=years(row),
        base=words.value(row.base_value, row.base_unit),
        later=later(row, words),
        claimed=_claimed(claim, words),
        reach=reach(row, words),
    )
    if row.obs_status == ObsStatus.PROVISIONAL:
        return words.text("{said} Provisional.", said=said)
    return said


def alternative(found: Proportion, words: Wording) -> str:
    """The strips in words: each partner with its range, the highest first."""
    said = [
        words.text(
            "Strips of dots, one a partner. {claim}",
            claim=claim_text.claim_hover(found.claim, words),
        )
    ]
    by_partner: dict[str, list[GrowthWindowRow]] = {}
    for row in found.rows:
        by_partner.setdefault(row.partner, []).append(row)
    for code, rows in by_partner.items():
        low, high = (pick(rows, key=lambda row: row.obs_value) for pick in (min, max))
        said.append(
            words.plural(
                "{partner}: {high} in {high_years}.",
                "{partner}: {count} windows, from {low} in {low_years} to {high} in {high_years}.",
                len(rows),
                partner=format(words.area(code), "label"),
                low=multiple(low, words),
                low_years=years(low),
                high=multiple(high, words),
                high_years=years(high),
            )
        )
    return " ".join(said)


def years(row: GrowthWindowRow) -> str:
    """From which year to which: "2019–2023"."""
    return f"{row.base_period_start.year}–{row.period_end.year}"


def multiple(row: GrowthWindowRow, words: Wording) -> str:
    """The growth: "×7.85"."""
    return words.value(float(f"{row.obs_value:.{_DIGITS}g}"), row.unit, spoken=True)


def later(row: GrowthWindowRow, words: Wording) -> str:
    """The amount of the later year."""
    return words.value(row.base_value * row.obs_value, row.base_unit)


def reach(row: GrowthWindowRow, words: Wording) -> str:
    """Whether the growth comes up to the claim."""
    return words.text(_REACH[row.reach]) if row.reach else ""


def _bases(found: Proportion, words: Wording) -> str:
    if not found.reached:
        return ""
    low, high = (pick(found.reached, key=lambda row: row.base_value) for pick in (min, max))
    return words.plural(
        "It began from {high} ({high_who}): a small base makes a large multiple.",
        "They began from {low} ({low_who}) to {high} ({high_who}): a small base makes a large "
        "multiple.",
        len(found.reached),
        low=words.value(low.base_value, low.base_unit),
        low_who=_who(low, words),
        high=words.value(high.base_value, high.base_unit),
        high_who=_who(high, words),
    )


def _just_short(found: Proportion, words: Wording) -> str:
    if not found.rounded:
        return ""
    return words.plural(
        "One more rounds to the same: {figures}.",
        "{count} more round to the same: {figures}.",
        len(found.rounded),
        figures=words.listed([_dated(row, words) for row in found.rounded[:_NAMED]]),
    )


def _latest(found: Proportion, words: Wording) -> str:
    if not found.recent:
        return ""
    reached = [row for row in found.recent if row.reach is Reach.REACHED]
    slots = {
        "ended": words.text("ended {years}", years=ended(found)),
        "spans": words.plural("{count} window", "{count} windows", len(found.recent)),
    }
    if not reached:
        return words.text("Of the {spans} that {ended}, none reached it.", **slots)
    figures = [_dated(row, words) for row in reached[:_NAMED]]
    return words.plural(
        "Of the {spans} that {ended}, one reached it: {figures}.",
        "Of the {spans} that {ended}, {count} reached it: {figures}.",
        len(reached),
        figures=words.listed(figures),
        **slots,
    )


def _members(found: Proportion, words: Wording) -> str:
    block = words.area(found.block)
    if not found.left:
        return words.text(
            "A country counts where it was a member of {block} in the whole of both years.",
            block=block,
        )
    until = [
        words.text("{partner} until {year}", partner=words.area(code), year=str(year))
        for code, year in found.left
    ]
    return words.text(
        "A country counts where it was a member of {block} in the whole of both years: {until}.",
        block=block,
        until=words.listed(until),
    )


def _dated(row: GrowthWindowRow, words: Wording) -> str:
    return words.text(
        "{growth} {partner:with}, {years}",
        growth=multiple(row, words),
        partner=words.area(row.partner),
        years=years(row),
    )


def _who(row: GrowthWindowRow, words: Wording) -> str:
    return words.text(
        "{partner}, {year}", partner=words.area(row.partner), year=str(row.base_period_start.year)
    )


def _spans(count: int, length: int, words: Wording) -> str:
    """All windows, by their length."""
    of_length = words.plural("{count} year", "{count} years", length)
    return words.plural(
        "{count} window of {length}", "{count} windows of {length}", count, length=of_length
    )


def _claimed(claim: ClaimRow, words: Wording) -> str:
    """The number of a claim as a subject: of what leaves a side open the number alone."""
    number = claim_text.number_of(claim)
    if claim.bound == Bound.MORE_THAN:
        said = words.value(number, claim.unit, spoken=True)
        return words.unchanged(words.text("more than {number}", number=said))
    return words.value(number, claim.unit, spoken=True)


def _furthest(rows: Sequence[GrowthWindowRow], claim: ClaimRow) -> GrowthWindowRow:
    pick = max if claim.obs_value >= 1 else min
    return pick(rows, key=lambda row: row.obs_value)


def _first_that_fits(tries: Sequence[str]) -> str:
    """The first that is short enough, else the last; each as the beginning of a sentence."""
    found = [capitalised(one) for one in tries]
    return next((one for one in found if len(one) <= LONGEST_FINDING), found[-1])

"""Words for the figures of the International Monetary Fund, which go on after the committee's."""

from collections.abc import Sequence

from lib.dashboard.narrative.trade_text import countries, series_name
from lib.dashboard.narrative.wording import Wording
from lib.model import ObsStatus, TradeRow, mark

_CODE = "IMF"
_ALIKE = 0.5
"""Percent: two figures that are less apart agree."""
_MORE = mark("For {year} the IMF has {percent} more.")
_LESS = mark("For {year} the IMF has {percent} less.")
_MOST_MORE = mark(
    "The largest difference in {year}: {who:label}, where the IMF has {percent} more."
)
_MOST_LESS = mark(
    "The largest difference in {year}: {who:label}, where the IMF has {percent} less."
)
_DASHED = mark(
    "Dashed: the International Monetary Fund (IMF), which compiles what Kyrgyzstan reports to it. "
    "These figures are not joined to the statistical committee’s."
)
_TABLED = mark(
    "(IMF): the International Monetary Fund, which compiles what Kyrgyzstan reports to it. These "
    "figures are a different series from the statistical committee’s."
)
_TOTAL_MORE = mark("Shares are of the IMF’s own total, which is {percent} more for {year}.")
_TOTAL_LESS = mark("Shares are of the IMF’s own total, which is {percent} less for {year}.")


def _abbreviation(words: Wording) -> str:
    """Whose figures they are where there is little room."""
    return words.brief("compiler", _CODE)


def legend(rows: Sequence[TradeRow], words: Wording) -> str:
    """Whose the dashed lines are, and of which years: "IMF, 2023–2025"."""
    years = [row.year for row in rows]
    return words.text(
        "{source}, {years}",
        source=_abbreviation(words),
        years=words.years(min(years), max(years)),
    )


def estimated(words: Wording) -> str:
    """What a mark with a cross is."""
    return words.label("obs_status", ObsStatus.ESTIMATED)


def value(row: TradeRow, words: Wording) -> str:
    """The last figure after a name at the end of a line: "$3.6bn, IMF"."""
    return words.text(
        "{value}, {source}",
        value=words.short(row.obs_value, row.unit),
        source=_abbreviation(words),
    )


def dated_value(row: TradeRow, words: Wording) -> str:
    """The same of a line that ends before others do: "$3.6bn, IMF 2024"."""
    return words.text(
        "{value}, {source} {year}",
        value=words.short(row.obs_value, row.unit),
        source=_abbreviation(words),
        year=str(row.year),
    )


def hover(row: TradeRow, words: Wording) -> str:
    """One figure in a sentence, with whose it is."""
    said = words.text(
        "{series:label}, {year}: {value}",
        series=series_name(row, words),
        year=str(row.year),
        value=words.value(row.obs_value, row.unit),
    )
    return words.text("{said} ({source})", said=said, source=_source(row, words))


def cell(row: TradeRow, words: Wording) -> str:
    """A figure in a table, with whose it is."""
    return words.text(
        "{said} ({source})",
        said=words.short(row.obs_value, row.unit),
        source=_source(row, words),
    )


def _source(row: TradeRow, words: Wording) -> str:
    """Whose a figure is, and that it is an estimate or provisional."""
    if row.obs_status in (ObsStatus.ESTIMATED, ObsStatus.PROVISIONAL):
        return words.text(
            "{source}, {status}",
            source=_abbreviation(words),
            status=words.label("obs_status", row.obs_status),
        )
    return _abbreviation(words)


def alternative(rows: Sequence[TradeRow], words: Wording) -> str:
    """The dashed lines in words: whose they are, and from what to what each goes."""
    by_series: dict[str, list[TradeRow]] = {}
    for row in rows:
        by_series.setdefault(row.series, []).append(row)
    courses = []
    for course in by_series.values():
        first, *_, last = sorted(course, key=lambda row: row.year)
        courses.append(
            words.text(
                "{series:label}: {first} in {begin}, {last} in {end}",
                series=series_name(last, words),
                first=words.value(first.obs_value, first.unit),
                begin=str(first.year),
                last=words.value(last.obs_value, last.unit),
                end=str(last.year),
            )
        )
    return words.text(
        "Dashed: {legend}. {courses}.", legend=legend(rows, words), courses="; ".join(courses)
    )


def whose(words: Wording, *, is_drawn: bool) -> str:
    """That the figures are of another compiler, and what those are made of."""
    return words.text(_DASHED if is_drawn else _TABLED)


def own_total(year: int, ratio: float, words: Wording) -> str:
    """That shares are of the Fund's own total, and how far that is from the committee's in the
    year that both have."""
    percent = (ratio - 1) * 100
    if abs(percent) < _ALIKE:
        return words.text(
            "Shares are of the IMF’s own total, which agrees for {year}.", year=str(year)
        )
    return words.text(
        _TOTAL_MORE if percent > 0 else _TOTAL_LESS,
        year=str(year),
        percent=words.value(_rounded(abs(percent)), "percent", spoken=True),
    )


def step(apart: Sequence[tuple[TradeRow, float]], words: Wording) -> str:
    """How far the two compilers are apart in the year that both have: of several series the one
    in which they differ most. Each row comes with its figure by the committee's; one at the
    least."""
    row, ratio = max(apart, key=lambda one: abs(one[1] - 1))
    percent = (ratio - 1) * 100
    year = str(row.year)
    if abs(percent) < _ALIKE:
        return words.text("For {year} the two agree.", year=year)
    far = words.value(_rounded(abs(percent)), "percent", spoken=True)
    if len(apart) == 1:
        return words.text(_MORE if percent > 0 else _LESS, year=year, percent=far)
    message = _MOST_MORE if percent > 0 else _MOST_LESS
    return words.text(message, year=year, who=series_name(row, words), percent=far)


def _rounded(percent: float) -> float:
    """To a whole number, or to a tenth where there is one digit."""
    return round(percent) if percent >= 10 else round(percent, 1)


def without_row(
    row: TradeRow, members: Sequence[str], part: float, before: int, words: Wording
) -> str:
    """Members of a block that have no row and are counted as without trade, with the part of the
    committee's figure of its last year, `before`, that was theirs."""
    return words.text(
        "{block:label}, {year}: not in the IMF’s figures, and counted as no trade: {members}. In "
        "{before} they had {percent} of this trade.",
        block=series_name(row, words),
        year=str(row.year),
        members=countries(members, words),
        before=str(before),
        percent=words.value(_rounded(part * 100), "percent", spoken=True),
    )


def later_base(first: int, last: int, words: Wording) -> str:
    """Since when growth would go on, where it does not since the year that is chosen."""
    return words.text(
        "Growth since {first} or a later year continues to {last} in the IMF’s figures.",
        first=str(first),
        last=str(last),
    )

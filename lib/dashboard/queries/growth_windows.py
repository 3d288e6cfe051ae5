"""How much Kyrgyzstan's trade with each member of a block grew over every window of as many years,
as its statistical committee prints it: what puts one fast growth in proportion.
"""

from lib.codelists import HOME, ever_members, members
from lib.dashboard.queries.derived import Derived, Window, over_time
from lib.dashboard.queries.editions import edition_of
from lib.dashboard.queries.trade import COMPILER, years
from lib.model import GrowthWindowRow, Measure, Period, Tables


def growth_windows(
    tables: Tables, block: str, indicator: str, length: int
) -> tuple[GrowthWindowRow, ...]:
    """A row a partner and window of `length` years, by partner in the order of its code, then by
    time.

    A partner counts only in windows in which it was a member of the block in the whole of both
    years; one without a figure in either has no row. Of what was printed again the latest edition
    counts.
    """
    windows = _windows(tables, length)
    partners = ever_members(block) - {HOME}
    home = frozenset({HOME})
    growths = over_time(
        tables, indicator, Measure.GROWTH, windows, None, reporters=home, partners=partners
    )
    latest: dict[tuple[str, Period], Derived] = {}
    for derived in sorted(growths, key=lambda one: edition_of(one.observation)):
        figure, window = derived.observation, _window_of(derived)
        if figure.compiler != COMPILER or figure.definition is not None or figure.partner is None:
            continue
        if all(figure.partner in members(block, time.start, time.end) for time in window):
            latest[figure.partner, window[1]] = derived
    return tuple(_row(latest[key], block) for key in sorted(latest))


def _windows(tables: Tables, length: int) -> tuple[Window, ...]:
    """Every base year on record with the year that is so many later, if that is on record too."""
    known = frozenset(years(tables))
    return tuple(
        (Period.of_year(year), Period.of_year(year + length))
        for year in sorted(known)
        if year + length in known
    )


def _window_of(derived: Derived) -> Window:
    """The two years of a growth; every one has both."""
    row = derived.observation
    assert row.base_period_start is not None and row.base_period_end is not None
    assert row.period_start is not None and row.period_end is not None
    return (
        Period(row.base_period_start, row.base_period_end),
        Period(row.period_start, row.period_end),
    )


def _row(derived: Derived, block: str) -> GrowthWindowRow:
    figure = derived.observation
    base, period = _window_of(derived)
    assert figure.partner is not None
    assert derived.base_value is not None and derived.base_unit is not None
    return GrowthWindowRow(
        observation_id=figure.observation_id,
        claim=None,
        reach=None,
        ratio=None,
        block=block,
        reporter=figure.reporter,
        partner=figure.partner,
        indicator=figure.indicator,
        measure=figure.measure,
        base_period_start=base.start,
        base_period_end=base.end,
        period_start=period.start,
        period_end=period.end,
        base_value=derived.base_value,
        base_unit=derived.base_unit,
        obs_value=figure.obs_value,
        bound=figure.bound,
        unit=figure.unit,
        valuation=figure.valuation,
        compiler=figure.compiler or "",
        published=figure.published,
        obs_status=figure.obs_status,
        derivation=derived.derivation,
        derived_from=derived.derived_from,
        note=figure.note,
    )

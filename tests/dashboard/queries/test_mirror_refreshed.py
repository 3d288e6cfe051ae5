"""Both sides of the same goods where several offices have a figure of a side."""

from collections import Counter
from itertools import groupby

import pytest

from lib.codelists.compilers import is_collected, is_estimate, nearness
from lib.dashboard.queries.mirror import both_sides, to_compare, with_both_sides
from lib.dashboard.queries.trade import partners
from lib.model import MirrorRow, Tables

_PARTNERS = ("RUS", "CHN", "DEU", "EU27", "UZB", "KAZ")


def _of(tables: Tables, partner: str) -> list[MirrorRow]:
    return list(both_sides(tables, partner, dollars=True))


@pytest.mark.parametrize("partner", _PARTNERS)
def test_kyrgyzstan_has_one_figure_of_a_time(refreshed: Tables, partner: str) -> None:
    rows = [row for row in _of(refreshed, partner) if row.reporter == "KGZ"]
    times = Counter((row.direction, row.period_start, row.period_end) for row in rows)
    assert rows and set(times.values()) == {1}


def test_the_committee_s_figure_counts_and_the_imf_s_of_later_years(refreshed: Tables) -> None:
    rows = [row for row in _of(refreshed, "RUS") if row.reporter == "KGZ"]
    by_year = {row.year: row.compiler for row in rows}
    assert {by_year[year] for year in range(2018, 2024)} == {"NSC"}
    assert {by_year[year] for year in (2024, 2025)} == {"IMF"}


@pytest.mark.parametrize("partner", _PARTNERS)
def test_each_office_of_the_other_side_is_a_row_its_own_first(
    refreshed: Tables, partner: str
) -> None:
    theirs = [row for row in _of(refreshed, partner) if row.reporter == partner]
    times = groupby(theirs, key=lambda row: (row.direction, row.period_start, row.period_end))
    for _, found in times:
        rows = [row for row in found if not row.compiler.endswith("-RELAYED")]
        assert len({row.compiler for row in rows}) == len(rows), "the latest vintage of each"
        statistics = [nearness(row) for row in rows]
        assert statistics == sorted(statistics)


def test_an_estimate_has_no_ratio_and_no_band_and_is_compared_last(refreshed: Tables) -> None:
    rows = _of(refreshed, "RUS")
    estimates = [row for row in rows if is_estimate(row)]
    assert {row.year for row in estimates} == {2022, 2023, 2024, 2025}
    assert all(row.ratio is None and row.freight_low is None for row in estimates)
    reported = [row for row in rows if row.reporter == "RUS" and not is_estimate(row)]
    assert reported and all(row.ratio is not None for row in reported)
    one, other = estimates[0], reported[-1]
    assert to_compare([other, one]) is to_compare([one, other]) is other
    assert to_compare([one]) is one
    ours = [row for row in rows if row.reporter == "KGZ" and row.direction == "exports"]
    assert all(row.freight_low is not None for row in ours), "the Kyrgyz figure was counted"


def test_what_the_country_s_own_office_has_is_compared(refreshed: Tables) -> None:
    of_2021 = [
        row
        for row in _of(refreshed, "RUS")
        if (row.direction, row.year, row.reporter) == ("imports", 2021, "RUS")
    ]
    assert [row.compiler for row in of_2021] == ["RUS-FCS", "IMF", "UN-COMTRADE"]
    assert to_compare(of_2021).compiler == "RUS-FCS"
    collected = [row for row in of_2021 if is_collected(row)]
    assert to_compare(collected).compiler == "IMF"


def test_months_and_quarters_are_not_among_them(refreshed: Tables) -> None:
    parts = [row for row in _of(refreshed, "CHN") if row.period_kind != "year"]
    assert not parts
    found = with_both_sides(refreshed, partners(refreshed))
    assert {"CHN", "TUR"} <= {*found}, "of these the record alone has nothing"

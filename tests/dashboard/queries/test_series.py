"""The overlap guard: what is drawn side by side shares no country's trade."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import Membership, areas
from lib.dashboard.queries.series import (
    Series,
    apart,
    counted_by,
    members_of_year,
    overlapping,
    whole,
)
from lib.dashboard.queries.series_parts import Printed, members_in, parts
from lib.dashboard.queries.trade import partners, trade
from lib.model import Tables
from tests.examples import examples
from tests.round_numbers import PRINTED

EAEU = {"ARM", "BLR", "KAZ", "RUS"}
CIS = EAEU | {"AZE", "MDA", "TJK", "TKM", "UKR", "UZB"}
EU27 = {
    *("AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV"),
    *("HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN"),
    "SWE",
}
codes = st.sampled_from(("RUS", "KAZ", "UZB", "GBR", "DEU", "CHN", "CIS", "EAEU", "EU27", "ARM"))
selections = st.lists(codes, min_size=1, max_size=6, unique=True).map(tuple)


def _printed_members(area: str, year: int) -> set[str]:
    """Whose trade the committee's figure of an area holds, from its own notes."""
    blocks = {"CIS": CIS, "EAEU": EAEU, "EU27": EU27 | ({"GBR"} if year < 2020 else set())}
    return blocks.get(area, {area})


def _countries_counted(derivation: str | None, partner: str, year: int) -> Counter[str]:
    """How often a row counts each country's exports (or imports), by what it says of itself."""
    if derivation is None:
        return Counter(_printed_members(partner, year))
    words = ["+", *derivation.split()]
    found: Counter[str] = Counter()
    for sign, flow, area in zip(words[::3], words[1::3], words[2::3], strict=True):
        for country in _printed_members(area, year) if flow == "exports" else ():
            found[country] += 1 if sign == "+" else -1
    return found


@examples(8)
@given(chosen=selections, indicator=st.sampled_from(("trade_turnover", "exports")))
def test_no_country_is_counted_twice(chosen: tuple[str, ...], indicator: str, made: Tables) -> None:
    rows = trade(made, apart(chosen), indicator)
    for year in {row.year for row in rows}:
        of_year = [row for row in rows if row.year == year]
        counted: Counter[str] = Counter()
        for row in of_year:
            one = _countries_counted(row.derivation, row.partner, row.year)
            assert set(one.values()) <= {0, 1}, row.derivation
            counted.update(one)
        assert max(counted.values()) <= 1, (year, counted)
        flows = ("exports",) if indicator == "exports" else ("exports", "imports")
        total = sum(PRINTED[flow, "WLD", year] for flow in flows)
        assert sum(row.obs_value for row in of_year) <= total


@examples(8)
@given(chosen=selections)
def test_every_chosen_country_keeps_its_own_line(chosen: tuple[str, ...], made: Tables) -> None:
    countries = set(chosen) - {"CIS", "EAEU", "EU27"}
    drawn = {row.series for row in trade(made, apart(chosen))}
    assert countries <= drawn
    assert drawn <= {series.code for series in apart(chosen)}


def test_a_block_all_of_whose_members_are_chosen_is_not_drawn(made: Tables) -> None:
    rows = trade(made, apart((*sorted(EAEU), "EAEU")))
    assert {row.series for row in rows} == EAEU
    rows = trade(made, apart((*sorted(EAEU - {"ARM"}), "EAEU")))
    assert {row.partner for row in rows} == (EAEU - {"ARM"}) | {"EAEU"}


@pytest.mark.parametrize("year", [2005, 2014, 2015, 2023])
@pytest.mark.parametrize(
    "chosen", [("RUS", "CIS", "EAEU"), ("SCO", "EAEU", "CIS"), ("WLD", "CIS", "EAEU", "KAZ")]
)
def test_a_younger_block_takes_out_nobody_before_it_began(
    chosen: tuple[str, ...], year: int
) -> None:
    """Russia is in the EAEU since 2015 and in the CIS since before."""
    counted = Counter(
        area
        for one in apart(chosen)
        if one.area != "WLD"
        for area in (members_in(one, year) if members_of_year(one.area, 2023) else (one.area,))
    )
    assert max(counted.values()) == 1, counted
    if "WLD" in chosen:
        assert set(apart(chosen)[0].without) >= {"CIS"}


def test_who_is_out_with_a_named_block_is_not_named_beside_it() -> None:
    cis = apart(("RUS", "CIS", "EAEU"))[1]
    assert cis.without == ("RUS", "EAEU")
    found = parts(Printed.of("NSC", {("RUS", "exports", y): None for y in (2014, 2023)}, {}), cis)  # type: ignore[dict-item]
    assert [found[year].without for year in (2014, 2023)] == [("RUS",), ("EAEU",)]


def test_whole_series_take_nothing_out() -> None:
    assert [series.code for series in whole(("RUS", "CIS"))] == ["RUS", "CIS"]


@given(chosen=st.lists(codes, max_size=6).map(tuple))
def test_series_apart_overlap_nowhere(chosen: tuple[str, ...]) -> None:
    named = [series.code for series in apart(tuple(dict.fromkeys(chosen)))]
    assert overlapping(named) == ()
    assert [Series.of(code).code for code in named] == named
    of_2023 = [series.code for series in apart(tuple(dict.fromkeys(chosen)), 2023)]
    assert [Series.of(code).code for code in of_2023] == of_2023
    assert {Series.of(code).as_of for code in of_2023} <= {None, 2023}


def test_pairs_that_overlap_are_named_inner_first() -> None:
    assert overlapping(["CIS", "RUS", "EAEU", "CHN"]) == (
        ("RUS", "CIS"),
        ("RUS", "EAEU"),
        ("EAEU", "CIS"),
    )
    assert overlapping(["CIS_X_EAEU_X_RUS", "EAEU", "RUS"]) == (("RUS", "EAEU"),)
    assert overlapping(["CIS_X_EAEU", "RUS"]) == (("RUS", "CIS"),), "the EAEU began in 2015"
    assert overlapping(["RUS", "RUS"]) == ()


def test_members_are_those_of_every_day_of_the_year() -> None:
    assert set(members_of_year("EU27", 2019)) == EU27 | {"GBR"}
    assert set(members_of_year("EU27", 2020)) == EU27
    assert set(members_of_year("CIS", 2017)) == CIS
    assert set(members_of_year("CIS", 2018)) == CIS - {"UKR"}, "it left in May"
    assert len(members_of_year("EU27", 1994)) == 12
    assert len(members_of_year("EU27", 2004)) == 15, "ten joined in May"
    assert members_of_year("EAEU", 2014) == ()
    assert members_of_year("RUS", 2021) == ()


def test_a_printed_total_counts_whom_its_definition_names() -> None:
    """In every year the same, whether they were members then or not."""
    for year in (1994, 2012, 2022):
        assert counted_by("CIS", year, "cis_with_ukr") == CIS
        assert counted_by("CIS", year, "cis_with_ukr_and_geo") == CIS | {"GEO"}
        assert counted_by("EU27", year, "eu_with_gbr") == EU27 | {"GBR"}
        assert counted_by("EU27", year, "eu_27") == EU27
    assert counted_by("CIS", 2022, None) == CIS - {"UKR"}


@pytest.mark.parametrize(
    ("since", "shared"), [(date(2011, 1, 1), ()), (date(2010, 12, 31), ("TUR",))]
)
def test_who_changed_from_one_block_to_another_is_shared_by_none(
    since: date, shared: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless it was in both on a day, whichever is chosen first."""
    changed = (
        Membership("SCO", "TUR", date(2001, 6, 15), date(2010, 12, 31), None),
        Membership("EU27", "TUR", since, None, None),
    )
    monkeypatch.setattr("lib.dashboard.queries.series.memberships", lambda: changed)
    for first, second in (("SCO", "EU27"), ("EU27", "SCO")):
        assert [one.without for one in apart((first, second))] == [(), shared]


def test_labels_say_what_was_left_out(made: Tables) -> None:
    assert Series("CIS", ("RUS", "KAZ")).label() == "CIS without Russia, Kazakhstan"
    assert Series("RUS").label() == "Russia"
    rows = trade(made, apart(("CIS", "RUS")))
    assert {row.series: row.series_label for row in rows} == {
        "CIS_X_RUS": "CIS without Russia",
        "RUS": "Russia",
    }


def test_any_partner_on_record_can_stand_beside_any_other(made: Tables) -> None:
    chosen = partners(made)
    rows = trade(made, apart(chosen), "imports")
    assert set(chosen) - {row.partner for row in rows} == {"EU27", "CIS", "EAEU", "SCO"}
    assert all(row.obs_value > 0 for row in rows)


def test_no_partner_of_the_shipped_record_shares_trade_with_another(shipped: Tables) -> None:
    """Whoever was put on record last; a block is drawn unless all its members are."""
    chosen = partners(shipped)
    rows = trade(shipped, apart(chosen))
    assert overlapping(row.series for row in rows) == ()
    countries = {code for code in chosen if areas()[code].kind == "country"}
    assert countries <= {row.partner for row in rows}

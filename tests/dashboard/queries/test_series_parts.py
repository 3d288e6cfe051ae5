"""Blocks are the sum of their members, those that were only added to the code lists too."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries.block_members import members_without_row, opened
from lib.dashboard.queries.derived import levels, over_time
from lib.dashboard.queries.series import apart, overlapping, sharing, whole
from lib.dashboard.queries.trade import partners, trade
from lib.dashboard.queries.trade import printed as printed_of
from lib.model import Measure, Period, Tables, View
from tests.dashboard.conftest import with_observations
from tests.newcomer import added, blocks

Printed = Mapping[tuple[str, str, int], float]

FIVE = ("KAZ", "TJK", "TKM", "UZB")
YEARS = range(1994, 2024)


@pytest.fixture(scope="module", autouse=True)
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with added(tmp_path_factory.mktemp("newcomer"), blocks(), {}):
        yield


@pytest.fixture(scope="module")
def record(edition: Tables) -> Tables:
    """The edition under the changed lists: nothing indexed before they were is kept."""
    return with_observations(edition, edition.observations)


def _turnover(printed: Printed, members: tuple[str, ...], year: int) -> float:
    return sum(printed[flow, one, year] for flow in ("exports", "imports") for one in members)


def _without_row(record: Tables, partner: str, flow: str, year: int) -> Tables:
    gone = f"KGZ-{partner}:{flow}:level:{year}"
    kept = [row for row in record.observations if not row.observation_id.endswith(gone)]
    assert len(kept) == len(record.observations) - 1
    return with_observations(record, kept)


def test_the_total_is_the_sum_of_the_members_but_home(record: Tables, printed: Printed) -> None:
    rows = trade(record, apart(("C5",)))
    assert [row.year for row in rows] == list(YEARS)
    assert [row.obs_value for row in rows] == [_turnover(printed, FIVE, year) for year in YEARS]
    first = rows[0]
    assert first.observation_id == "computed:C5:trade_turnover:level:1994"
    assert first.derivation is not None
    assert first.derivation.split(" + ") == [
        f"{flow} {one}" for flow in ("exports", "imports") for one in FIVE
    ]
    assert set(first.derived_from.split()) == {
        row.observation_id
        for row in record.observations
        if row.source_id.startswith("nsc-4.03")
        and row.partner in FIVE
        and row.period_start is not None
        and row.period_start.year == 1994
    }
    assert {(row.unit, row.without) for row in rows} == {("USD", None)}
    assert rows[-1].obs_status == "P" and first.obs_status == "A"


@pytest.mark.parametrize(
    ("indicator", "sign"), [("exports", 0), ("imports", 0), ("trade_balance", -1)]
)
def test_flows_and_balance_are_added_up_too(
    indicator: str, sign: int, record: Tables, printed: Printed
) -> None:
    flows = {"exports": 1, "imports": sign} if sign else {indicator: 1}
    assert [row.obs_value for row in trade(record, apart(("C5",)), indicator)] == [
        sum(way * printed[flow, one, year] for flow, way in flows.items() for one in FIVE)
        for year in YEARS
    ]


def test_shares_and_growth_follow(record: Tables, printed: Printed) -> None:
    total = {year: _turnover(printed, FIVE, year) for year in YEARS}
    shares = trade(record, apart(("C5",)), view=View.SHARE)
    world = {year: _turnover(printed, ("WLD",), year) for year in YEARS}
    expected = [100 * total[y] / world[y] for y in YEARS]
    assert [row.obs_value for row in shares] == pytest.approx(expected)
    growth = trade(record, apart(("C5",)), view=View.GROWTH, base_year=1994)
    expected = [total[y] / total[1994] for y in YEARS]
    assert [row.obs_value for row in growth] == pytest.approx(expected)


@pytest.mark.parametrize("flow", ["exports", "imports"])
def test_a_member_that_a_whole_table_has_no_row_of_had_no_trade(flow: str, record: Tables) -> None:
    """And the row of the block says of whom there is none."""
    less = _without_row(record, "TJK", flow, 2020)
    (full,) = (row for row in trade(record, apart(("C5",)), flow) if row.year == 2020)
    (row,) = (row for row in trade(less, apart(("C5",)), flow) if row.year == 2020)
    tajikistan = next(row for row in trade(record, apart(("TJK",)), flow) if row.year == 2020)
    assert row.obs_value == full.obs_value - tajikistan.obs_value
    assert row.note is not None and row.note.startswith(f"no row of {flow}: TJK")
    assert full.note is None
    assert members_without_row(less, "C5", 2020, flow) == ("TJK",)
    assert 2020 not in {row.year for row in trade(less, apart(("TJK",)))}


def test_an_excerpt_of_a_table_says_nothing_of_whom_it_has_no_row_of(record: Tables) -> None:
    """Of a table without its total nobody knows what it leaves out."""
    less = _without_row(_without_row(record, "TJK", "exports", 2020), "WLD", "exports", 2020)
    for indicator in ("trade_turnover", "exports"):
        assert 2020 not in {row.year for row in trade(less, apart(("C5",)), indicator)}
    assert 2020 in {row.year for row in trade(less, apart(("C5",)), "imports")}


@pytest.mark.parametrize(
    ("part", "is_whole"), [(0.0, True), (0.4, True), (0.49, True), (0.5, False), (0.6, False)]
)
def test_a_table_with_half_of_its_total_in_no_row_is_an_excerpt(
    part: float, is_whole: bool, record: Tables
) -> None:
    figures = printed_of(record)
    rest = part * figures.figures["WLD", "exports", 2020].obs_value
    less = replace(figures, unallocated={("exports", 2020): rest})
    assert less.is_whole("exports", 2020) is is_whole
    assert not less.is_whole("imports", 2020), "nobody knows what of it is in no row"


def test_who_leaves_is_a_member_to_the_last_whole_year(record: Tables, printed: Printed) -> None:
    rows = trade(record, apart(("DUO",)))
    assert [row.obs_value for row in rows] == [
        _turnover(printed, ("CHN", "TUR") if year <= 2020 else ("CHN",), year) for year in YEARS
    ]
    assert {row.without for row in rows} == {None}
    rows = trade(record, apart(("DUO",), 2023))
    assert [row.obs_value for row in rows] == [_turnover(printed, ("CHN",), y) for y in YEARS]
    assert {row.series for row in rows} == {"DUO_AS_OF_2023"}


def test_every_block_is_added_up_whether_its_total_is_printed_or_not(record: Tables) -> None:
    assert partners(record)[:7] == ("EU27", "CIS", "EAEU", "SCO", "C5", "GUAM", "DUO")
    for block in ("EU27", "CIS", "EAEU", "SCO", "C5", "GUAM"):
        for row in trade(record, whole((block,)), "exports"):
            members = opened(record, block, row.year, "exports")
            assert row.obs_value == sum(member.obs_value for member in members)


def test_of_two_blocks_that_share_a_member_the_later_goes_without_it(
    record: Tables, printed: Printed
) -> None:
    assert [one.code for one in apart(("EAEU", "C5"))] == ["EAEU", "C5_X_KAZ"]
    assert [one.code for one in apart(("C5", "EAEU"))] == ["C5", "EAEU_X_KAZ"]
    assert [one.code for one in apart(("KAZ", "EAEU", "C5"))] == ["KAZ", "EAEU_X_KAZ", "C5_X_KAZ"]
    assert sharing(["EAEU", "C5"]) == (("EAEU", "C5", ("KAZ",)),)
    assert sharing(["EAEU", "C5_X_KAZ"]) == sharing(["CIS", "C5"]) == ()
    rows = trade(record, apart(("EAEU", "C5")))
    found = [row.obs_value for row in rows if (row.partner, row.year) == ("C5", 2022)]
    assert found == [_turnover(printed, ("TJK", "TKM", "UZB"), 2022)]


def test_a_block_is_drawn_without_the_members_of_others(record: Tables, printed: Printed) -> None:
    rows = trade(record, apart(("CIS", "EAEU", "C5")))
    (left,) = (row for row in rows if (row.partner, row.year) == ("CIS", 2021))
    assert left.obs_value == pytest.approx(_turnover(printed, ("AZE", "MDA"), 2021))
    assert left.without == "EAEU C5"


chosen = st.lists(
    st.sampled_from(("EU27", "CIS", "EAEU", "C5", "DUO", "RUS", "KAZ", "UZB", "CHN", "TUR")),
    min_size=1,
    max_size=6,
    unique=True,
).map(tuple)


@given(chosen=chosen)
def test_series_apart_share_nothing(chosen: tuple[str, ...]) -> None:
    named = [one.code for one in apart(chosen)]
    assert overlapping(named) == () and sharing(named) == ()


def test_what_was_said_of_it_is_compared_with_the_sum_as_it_was_known(
    record: Tables, printed: Printed
) -> None:
    found = [
        row for row in levels(record, "trade_turnover", "C5") if row.observation.partner == "C5"
    ]
    values = [row.observation.obs_value for row in found]
    assert values == [_turnover(printed, FIVE, y) for y in YEARS]
    assert {row.observation.published for row in found} == {"2024-10-01"}
    assert found[0].derivation.startswith("exports KAZ + exports TJK + ")
    assert len(found[0].derived_from.split()) == 2 * len(FIVE)
    window = (Period.of_year(1994), Period.of_year(2023))
    (grown,) = (
        row.observation
        for row in over_time(record, "trade_turnover", Measure.GROWTH, [window], "C5")
        if row.observation.partner == "C5"
    )
    first, last = (_turnover(printed, FIVE, year) for year in (1994, 2023))
    assert grown.obs_value == pytest.approx(last / first)
    assert not [
        row
        for row in levels(record, "exports", "EAEU")
        if row.observation.observation_id.startswith("computed:KGZ-EAEU:exports")
    ]


def test_the_sum_of_members_is_made_of_those_partners_alone_that_are_asked_for(
    record: Tables,
) -> None:
    def sums(**limits: tuple[str, ...]) -> set[str | None]:
        found = levels(record, "trade_turnover", "C5", **limits)
        return {row.observation.partner for row in found}

    assert sums(reporters=("KGZ",), partners=FIVE) == {*FIVE, "C5"}
    assert sums(reporters=("KGZ",), partners=FIVE[1:]) == {*FIVE[1:]}, "one member is missing"
    assert sums(reporters=("RUS",), partners=FIVE) == set()

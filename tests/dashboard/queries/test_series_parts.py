"""A block that was only added to the code lists: its total is the sum of its members, or none."""

from collections.abc import Iterator, Mapping

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.dashboard.queries.block_members import opened, unexplained, unlisted, without_total
from lib.dashboard.queries.derived import levels, over_time
from lib.dashboard.queries.question import Question, View
from lib.dashboard.queries.series import apart, overlapping, sharing
from lib.dashboard.queries.streams import streams
from lib.dashboard.queries.trade import added_up, answer, partners
from lib.model import Measure, Period
from tests.newcomer import added, blocks

Tables = Mapping[str, pd.DataFrame]
Printed = Mapping[tuple[str, str, int], float]

FIVE = ("KAZ", "TJK", "TKM", "UZB")
YEARS = range(2018, 2024)


@pytest.fixture(scope="module", autouse=True)
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with added(tmp_path_factory.mktemp("newcomer"), blocks(), {}):
        yield


@pytest.fixture
def observations(edition: pd.DataFrame) -> pd.DataFrame:
    return edition


def _turnover(printed: Printed, members: tuple[str, ...], year: int) -> float:
    return sum(printed[flow, one, year] for flow in ("exports", "imports") for one in members)


def _without_row(observations: pd.DataFrame, partner: str, flow: str, year: int) -> pd.DataFrame:
    gone = f"KGZ-{partner}:{flow}:level:{year}"
    kept = observations[~observations["observation_id"].str.endswith(gone)]
    assert len(kept) == len(observations) - 1
    return kept


def test_the_total_is_the_sum_of_the_members_but_home(
    observations: pd.DataFrame, printed: Printed
) -> None:
    rows = answer(Question(("C5",)), observations)
    assert list(rows["year"]) == list(YEARS)
    assert list(rows["obs_value"]) == [_turnover(printed, FIVE, year) for year in YEARS]
    first = rows.iloc[0]
    assert first["observation_id"] == "computed:C5:trade_turnover:level:2018"
    assert first["derivation"].split(" + ") == [
        f"{flow} {one}" for flow in ("exports", "imports") for one in FIVE
    ]
    assert set(first["derived_from"].split()) == {
        row["observation_id"]
        for row in observations.to_dict("records")
        if row["source_id"].startswith("nsc-4.03")
        and row["partner"] in FIVE
        and row["period_start"].year == 2018
    }
    assert set(rows["unit"]) == {"USD"} and not rows["without"].any()
    assert rows.iloc[-1]["obs_status"] == "P" and first["obs_status"] == "A"


@pytest.mark.parametrize(
    ("indicator", "sign"), [("exports", 0), ("imports", 0), ("trade_balance", -1)]
)
def test_flows_and_balance_are_added_up_too(
    indicator: str, sign: int, observations: pd.DataFrame, printed: Printed
) -> None:
    rows = answer(Question(("C5",), indicator), observations)
    flows = {"exports": 1, "imports": sign} if sign else {indicator: 1}
    assert list(rows["obs_value"]) == [
        sum(way * printed[flow, one, year] for flow, way in flows.items() for one in FIVE)
        for year in YEARS
    ]


def test_shares_and_growth_follow(observations: pd.DataFrame, printed: Printed) -> None:
    total = {year: _turnover(printed, FIVE, year) for year in YEARS}
    shares = answer(Question(("C5",), view=View.SHARE), observations)
    world = {year: _turnover(printed, ("WLD",), year) for year in YEARS}
    assert list(shares["obs_value"]) == pytest.approx([100 * total[y] / world[y] for y in YEARS])
    growth = answer(Question(("C5",), view=View.GROWTH, base_year=2018), observations)
    assert list(growth["obs_value"]) == pytest.approx([total[y] / total[2018] for y in YEARS])


@pytest.mark.parametrize("flow", ["exports", "imports"])
def test_a_member_without_a_row_leaves_its_year_without_a_total(
    flow: str, observations: pd.DataFrame
) -> None:
    less = _without_row(observations, "TJK", flow, 2020)
    other = {"exports": "imports", "imports": "exports"}[flow]
    for indicator in ("trade_turnover", flow):
        assert set(answer(Question(("C5",), indicator), less)["year"]) == set(YEARS) - {2020}
        assert without_total("C5", indicator, less) == {2020: ("TJK",)}
    assert set(answer(Question(("C5",), other), less)["year"]) == set(YEARS)
    assert without_total("C5", other, less) == {}
    growth = answer(Question(("C5",), view=View.YEARLY), less)
    assert set(growth["year"]) == {2019, 2022, 2023}


def test_a_block_of_whose_members_one_is_never_on_record_has_none_but_says_whom(
    observations: pd.DataFrame,
) -> None:
    assert answer(Question(("GUAM",)), observations).empty
    assert without_total("GUAM", "exports", observations) == dict.fromkeys(YEARS, ("GEO",))
    assert set(opened("GUAM", 2022, "exports", observations)["partner"]) == {"AZE", "MDA", "UKR"}


def test_who_leaves_is_in_no_year_s_total_so_that_nothing_falls_by_it(
    observations: pd.DataFrame, printed: Printed
) -> None:
    rows = answer(Question(("DUO",)), observations)
    assert list(rows["obs_value"]) == [_turnover(printed, ("CHN",), year) for year in YEARS]
    assert list(rows["without"].fillna("")) == ["TUR", "TUR", "TUR", "", "", ""]
    assert set(rows["observation_id"].str.split(":").str[0]) == {"computed"}
    less = _without_row(observations, "TUR", "exports", 2019)
    assert 2019 not in set(answer(Question(("DUO",)), less)["year"])


def test_the_new_blocks_are_partners_and_those_with_a_printed_total_stay_as_they_are(
    observations: pd.DataFrame, printed: Printed
) -> None:
    assert partners(observations)[:6] == ("EU27", "CIS", "EAEU", "C5", "GUAM", "DUO")
    assert added_up(observations) == ("C5", "GUAM", "DUO")
    rows = answer(Question(("EAEU",), apart=False), observations)
    assert list(rows["obs_value"]) == [_turnover(printed, ("EAEU",), year) for year in YEARS]
    assert without_total("EU27", "exports", observations) == {}


def test_opened_into_its_members_nothing_is_left_over(observations: pd.DataFrame) -> None:
    rows = opened("C5", 2022, "trade_turnover", observations)
    assert set(rows["series"]) == set(FIVE)
    assert unexplained("C5", 2022, "trade_turnover", observations) == 0
    assert unlisted("C5", 2022, "trade_turnover", observations) == ()


def test_of_two_blocks_that_share_a_member_the_later_goes_without_it(
    observations: pd.DataFrame, printed: Printed
) -> None:
    assert [one.code for one in apart(("EAEU", "C5"))] == ["EAEU", "C5_X_KAZ"]
    assert [one.code for one in apart(("C5", "EAEU"))] == ["C5", "EAEU_X_KAZ"]
    assert [one.code for one in apart(("KAZ", "EAEU", "C5"))] == ["KAZ", "EAEU_X_KAZ", "C5_X_KAZ"]
    assert sharing(["EAEU", "C5"]) == (("EAEU", "C5", ("KAZ",)),)
    assert sharing(["EAEU", "C5_X_KAZ"]) == sharing(["CIS", "C5"]) == ()
    rows = answer(Question(("EAEU", "C5")), observations)
    found = rows[(rows["partner"] == "C5") & (rows["year"] == 2022)]
    rest = ("TJK", "TKM", "UZB")
    assert list(found["obs_value"]) == [_turnover(printed, rest, 2022)]


def test_a_printed_total_is_drawn_without_each_member_once(
    observations: pd.DataFrame, printed: Printed
) -> None:
    rows = answer(Question(("CIS", "EAEU", "C5")), observations)
    left = rows[(rows["partner"] == "CIS") & (rows["year"] == 2021)].iloc[0]
    expected = _turnover(printed, ("CIS",), 2021)
    expected -= _turnover(printed, ("EAEU", "TJK", "TKM", "UZB"), 2021)
    assert left["obs_value"] == pytest.approx(expected)
    assert left["without"] == "EAEU C5"


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


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=chosen.filter(lambda found: not {"CIS", "EAEU"} & {*found}))
def test_streams_add_up_to_the_world(
    chosen: tuple[str, ...], observations: pd.DataFrame, printed: Printed
) -> None:
    rows = streams(chosen, 2022, observations)
    for flow in ("exports", "imports"):
        there = rows[rows["indicator"] == flow]
        assert there["obs_value"].sum() == pytest.approx(printed[flow, "WLD", 2022])


def test_what_was_said_of_it_is_set_beside_the_sum_as_it_was_known(
    observations: pd.DataFrame, printed: Printed
) -> None:
    found = [row for row in levels(observations, "trade_turnover", "C5") if row["partner"] == "C5"]
    assert [row["obs_value"] for row in found] == [_turnover(printed, FIVE, y) for y in YEARS]
    assert {row["published"] for row in found} == {"2024-10-01"}
    assert found[0]["derivation"].startswith("exports KAZ + exports TJK + ")
    assert len(found[0]["derived_from"].split()) == 2 * len(FIVE)
    window = (Period.of_year(2018), Period.of_year(2023))
    (grown,) = [
        row
        for row in over_time(observations, "trade_turnover", Measure.GROWTH, [window], "C5")
        if row["partner"] == "C5"
    ]
    first, last = (_turnover(printed, FIVE, year) for year in (2018, 2023))
    assert grown["obs_value"] == pytest.approx(last / first)
    assert not [
        row
        for row in levels(observations, "exports", "EAEU")
        if row["observation_id"].startswith("computed:KGZ-EAEU:exports")
    ]

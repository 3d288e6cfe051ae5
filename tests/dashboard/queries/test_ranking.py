"""Who trades most with Kyrgyzstan, and the largest partner that nobody chose."""

import pytest

from lib.dashboard.queries.block_members import opened
from lib.dashboard.queries.ranking import Lead, is_first, largest_not_chosen, lead, ranked
from lib.model import Tables
from tests.round_numbers import TRADE, M, edition, figure, figures_where, year


def _codes(tables: Tables, indicator: str, year: int) -> list[str]:
    return [row.partner for row in ranked(tables, indicator, year)]


@pytest.mark.parametrize(
    ("indicator", "first"),
    [
        ("trade_turnover", [("RUS", 1200), ("CHN", 1000), ("CHE", 510), ("KAZ", 500)]),
        ("exports", [("CHE", 500), ("RUS", 400), ("KAZ", 200), ("BLR", 90)]),
        ("imports", [("CHN", 950), ("RUS", 800), ("KAZ", 300), ("DEU", 120)]),
    ],
)
def test_countries_by_size(indicator: str, first: list[tuple[str, int]], made: Tables) -> None:
    rows = ranked(made, indicator, 2022)
    assert [(row.partner, row.obs_value) for row in rows[:4]] == [(c, v * M) for c, v in first]
    values = [row.obs_value for row in rows]
    assert values == sorted(values, reverse=True)
    assert {(row.year, row.indicator, row.measure) for row in rows} == {(2022, indicator, "level")}


def test_neither_blocks_nor_the_world_are_ranked(made: Tables) -> None:
    """Though each is larger than any country."""
    codes = {row.partner for row in ranked(made, "exports", 2022)}
    assert codes == set(TRADE) - {"WLD", "EU27", "CIS", "EAEU"}


def test_the_order_is_of_the_year_and_equals_are_in_the_order_of_the_list(made: Tables) -> None:
    assert _codes(made, "trade_turnover", 2019)[:3] == ["CHN", "RUS", "KAZ"]
    equal = [row.partner for row in ranked(made, "imports", 2019) if row.obs_value == 50 * M]
    assert equal == ["TJK", "UZB"]
    equal = [row.partner for row in ranked(made, "trade_turnover", 2019) if row.obs_value == 1e8]
    assert equal == ["DEU", "TJK", "TUR", "UZB"]


def test_who_has_no_row_of_a_flow_in_a_whole_table_is_ranked_by_the_other() -> None:
    lacking = figures_where(lambda row: (row["partner"], row["indicator"]) != ("CHN", "exports"))
    (china,) = (row for row in ranked(lacking, "trade_turnover", 2022) if row.partner == "CHN")
    assert china.obs_value == 950 * M
    assert china.note == "no row of exports: CHN"
    assert "CHN" not in _codes(lacking, "exports", 2022)
    excerpt = figures_where(
        lambda row: (
            (row["partner"], row["indicator"]) not in (("CHN", "exports"), ("WLD", "exports"))
        )
    )
    assert "CHN" not in _codes(excerpt, "trade_turnover", 2022)


def test_a_year_that_is_not_on_record_ranks_nobody(made: Tables) -> None:
    assert ranked(made, "trade_turnover", 2031) == ()


def test_the_first_of_a_year_is_so_whatever_is_in_no_row(made: Tables) -> None:
    assert is_first(made, "CHE", "exports", 2022)
    assert not is_first(made, "RUS", "exports", 2022)
    assert is_first(made, "RUS", "exports", 2020)
    assert not is_first(made, "RUS", "exports", 2031)
    for lacking, is_sure in ((("RUS",), True), (("RUS", "KAZ"), False)):
        some = figures_where(lambda row, lacking=lacking: row["partner"] not in lacking)
        assert is_first(some, "CHE", "exports", 2022) == is_sure


def test_within_a_block_its_members(made: Tables) -> None:
    rows = ranked(made, "trade_turnover", 2022, within="EU27")
    assert [row.series for row in rows] == ["DEU", "ITA", "NLD", "ESP", "SWE", "POL", "FRA"]
    assert rows == opened(made, "EU27", 2022, "trade_turnover")
    assert [row.series for row in ranked(made, "exports", 2022, within="EAEU")] == [
        *("RUS", "KAZ", "BLR", "ARM"),
    ]


@pytest.mark.parametrize(
    ("chosen", "indicator", "largest"),
    [
        (("RUS", "EU27", "CIS"), "trade_turnover", "CHN"),
        (("RUS", "EU27", "CIS"), "exports", "CHE"),
        ((), "trade_turnover", "RUS"),
        (("EAEU",), "trade_turnover", "CHN"),
        (("CHN",), "trade_turnover", "RUS"),
        (("CHN", "CIS"), "trade_turnover", "CHE"),
        (("CHN", "CIS", "CHE"), "trade_turnover", "DEU"),
        (("CHN", "CIS", "CHE", "EU27"), "trade_turnover", "GBR"),
        (("WLD",), "trade_turnover", None),
    ],
)
def test_the_largest_that_is_neither_chosen_nor_in_a_chosen_block(
    chosen: tuple[str, ...], indicator: str, largest: str | None, made: Tables
) -> None:
    row = largest_not_chosen(made, chosen, indicator, 2022)
    assert (row.partner if row else None) == largest


def test_who_has_left_a_block_is_no_longer_in_it(made: Tables) -> None:
    everybody_else = {"CHN", "CIS", "CHE", "RUS", "KAZ", "TUR", "USA"}
    for number, largest in ((2019, "AUS"), (2020, "AUS"), (2022, "GBR")):
        row = largest_not_chosen(made, (*everybody_else, "EU27"), "trade_turnover", number)
        assert row is not None and row.partner == largest
    row = largest_not_chosen(made, ("EU27", "CHN", "CIS", "CHE"), "exports", 2019)
    assert row is not None and row.partner == "AUS", "the United Kingdom sold more, and was in it"
    row = largest_not_chosen(made, ("EU27", "CHN", "CIS", "CHE"), "exports", 2020)
    assert row is not None and row.partner == "GBR"


def test_where_everybody_is_chosen_nobody_is_left(made: Tables) -> None:
    everybody = _codes(made, "trade_turnover", 2022)
    assert largest_not_chosen(made, everybody, "trade_turnover", 2022) is None
    assert (
        largest_not_chosen(made, everybody[1:], "trade_turnover", 2022)
        == (ranked(made, "trade_turnover", 2022)[0])
    )
    assert largest_not_chosen(made, (), "trade_turnover", 2031) is None


def _led(sizes: dict[str, tuple[int, int, int, int]], rest: int = 0) -> Lead | None:
    """The lead where only these trade, in millions a year from 2019; 0 is no figure. `rest` is
    what is in no country's row."""
    rows = []
    for number, at in enumerate(range(2019, 2023)):
        total = sum(values[number] for values in sizes.values()) + rest
        for partner, amount in {**{p: v[number] for p, v in sizes.items()}, "WLD": total}.items():
            for flow, valuation in (("exports", "fob"), ("imports", "cif")) if amount else ():
                given = {"partner": partner, "indicator": flow, "valuation": valuation}
                rows.append(figure(amount * M / 2, year(at), "2023-01", **given))
    return lead(edition(observations=rows))


@pytest.mark.parametrize(
    ("china", "since", "led_before"),
    [
        ((90, 90, 110, 110), 2021, False),
        ((110, 90, 110, 110), 2021, True),
        ((110, 110, 110, 110), 2019, False),
        ((110, 110, 90, 110), 2022, True),
        ((110, 110, 0, 110), 2022, False),
    ],
)
def test_since_is_every_year_since_without_a_gap(
    china: tuple[int, int, int, int], since: int, led_before: bool
) -> None:
    found = _led({"CHN": china, "RUS": (100, 100, 100, 100)})
    assert found is not None
    assert found.ranking[0].partner == "CHN"
    assert (found.since, found.first_year) == (since, 2019)
    assert found.is_largest
    assert found.led_before is led_before


def test_a_year_in_which_the_second_has_no_figure_proves_nothing() -> None:
    found = _led({"CHN": (110, 110, 110, 110), "RUS": (100, 100, 0, 100), "KAZ": (1, 1, 1, 1)})
    assert found is not None
    assert found.since == 2022


@pytest.mark.parametrize(("rest", "is_largest"), [(109, True), (110, False), (111, False)])
def test_who_has_no_row_may_be_larger(rest: int, is_largest: bool) -> None:
    """What is in no country's row could be one country's."""
    found = _led({"CHN": (110, 110, 110, 110), "RUS": (100, 100, 100, 100)}, rest)
    assert found is not None
    assert found.is_largest is is_largest


def test_without_a_total_nobody_is_sure_to_be_largest() -> None:
    found = lead(figures_where(lambda row: row["partner"] != "WLD"))
    assert found is not None
    assert not found.is_largest


def test_nobody_leads_where_nothing_is_on_record() -> None:
    assert lead(figures_where(lambda row: row["compiler"] != "NSC")) is None


def test_china_leads_the_shipped_record_since_2022(shipped: Tables) -> None:
    found = lead(shipped)
    assert found is not None
    assert [row.partner for row in found.ranking[:3]] == ["CHN", "RUS", "KAZ"]
    assert (found.since, found.first_year, found.is_largest) == (2022, 1994, True)

"""Turnover, balance, shares and growth against sums done by hand; what is absent stays absent."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries.series import apart, whole
from lib.dashboard.queries.trade import (
    Unallocated,
    largest,
    one_sided,
    partners,
    trade,
    unallocated,
    years,
)
from lib.dashboard.queries.trade import printed as printed_of
from lib.model import Bound, Observation, ObsStatus, OneSided, Tables, TradeRow, View
from tests import round_numbers
from tests.dashboard.conftest import Printed, with_observations
from tests.examples import examples
from tests.round_numbers import (
    BN,
    PRINTED,
    TRADE,
    YEARS,
    M,
    figure,
    figures_where,
    with_figures,
    year,
)

PARTNERS = ("RUS", "EU27", "CIS", "EAEU", "KAZ", "GBR", "CHN", "ARM", "UZB", "DEU")
INDICATORS = ("trade_turnover", "exports", "imports", "trade_balance")

questions = st.fixed_dictionaries(
    {
        "series": st.builds(
            lambda draw, chosen: draw(chosen),
            st.sampled_from((apart, whole)),
            st.lists(st.sampled_from(PARTNERS), min_size=1, max_size=4, unique=True),
        ),
        "indicator": st.sampled_from(INDICATORS),
        "view": st.sampled_from(View),
        "base_year": st.sampled_from((2019, 2020, 2022)),
    }
)


def _value(rows: Iterable[TradeRow], series: str, year: int) -> float:
    (value,) = (row.obs_value for row in rows if (row.series, row.year) == (series, year))
    return value


def _years(rows: Iterable[TradeRow]) -> list[int]:
    return [row.year for row in rows]


def _values(rows: Iterable[TradeRow]) -> list[float]:
    return [row.obs_value for row in rows]


@pytest.mark.parametrize(
    ("partner", "year", "indicator", "dollars"),
    [
        ("RUS", 2022, "trade_turnover", 1.2 * BN),
        ("RUS", 2022, "trade_balance", -400 * M),
        ("CHE", 2022, "trade_balance", 490 * M),
        ("EU27", 2022, "exports", 100 * M),
        ("EU27", 2019, "trade_turnover", 420 * M),
        ("CIS", 2022, "imports", 1.3 * BN),
    ],
)
def test_sums_done_in_the_head(
    partner: str, year: int, indicator: str, dollars: float, made: Tables
) -> None:
    assert _value(trade(made, whole((partner,)), indicator), partner, year) == dollars


@pytest.mark.parametrize(
    ("partner", "year", "indicator", "dollars"),
    [
        ("RUS", 2022, "trade_turnover", 3_475_723_592),
        ("RUS", 2023, "trade_turnover", 3_006_655_955),
        ("RUS", 2022, "trade_balance", -1_336_339_766),
        ("EU27", 2023, "exports", 44_690_391),
        ("EU27", 2019, "exports", 884_864_319),
        ("EU27", 1994, "exports", 40_680_800),
        ("CIS", 2022, "imports", 3_714_666_657),
        ("RUS", 1994, "trade_turnover", 127_899_780),
        ("CHN", 2008, "imports", 728_204_845),
    ],
)
def test_printed_figures_checked_by_hand(
    partner: str, year: int, indicator: str, dollars: int, edition: Tables
) -> None:
    assert _value(trade(edition, whole((partner,)), indicator), partner, year) == dollars


def test_what_was_printed_is_what_was_collected(printed: Printed, collected: Printed) -> None:
    assert {key: printed[key] for key in collected} == collected


@pytest.mark.parametrize("partner", ["RUS", "KAZ", "UZB", "CHN", "TKM", "CHE"])
def test_turnover_balance_and_share_of_what_was_printed(
    partner: str, edition: Tables, printed: Printed
) -> None:
    expected: dict[tuple[str, View], list[float]] = {}
    for number in range(1994, 2024):
        sold, bought = (printed[flow, partner, number] for flow in ("exports", "imports"))
        world = printed["exports", "WLD", number] + printed["imports", "WLD", number]
        for key, value in {
            ("trade_turnover", View.LEVEL): sold + bought,
            ("trade_balance", View.LEVEL): sold - bought,
            ("exports", View.LEVEL): sold,
            ("trade_turnover", View.SHARE): (sold + bought) / world * 100,
            ("imports", View.SHARE): bought / printed["imports", "WLD", number] * 100,
        }.items():
            expected.setdefault(key, []).append(value)
    for (indicator, view), values in expected.items():
        rows = trade(edition, whole((partner,)), indicator, view)
        assert _years(rows) == list(range(1994, 2024))
        assert _values(rows) == pytest.approx(values, rel=1e-12)


@pytest.mark.parametrize(
    ("partner", "base", "year", "times"),
    [
        ("RUS", 2019, 2022, 2.4),
        ("RUS", 2022, 2021, 1000 / 1200),
        ("KAZ", 2019, 2022, 2.5),
        ("KAZ", 2020, 2021, 400 / 300),
        ("ARM", 2019, 2022, 7.0),
    ],
)
def test_growth_since_a_year(
    partner: str, base: int, year: int, times: float, made: Tables
) -> None:
    rows = trade(made, apart((partner,)), view=View.GROWTH, base_year=base)
    assert _value(rows, partner, year) == pytest.approx(times)
    assert _value(rows, partner, base) == 1.0
    assert {row.base_year for row in rows} == {base}


def test_growth_from_the_year_before(made: Tables) -> None:
    rows = trade(made, apart(("RUS",)), view=View.YEARLY)
    assert _years(rows) == [2020, 2021, 2022]
    assert _values(rows) == pytest.approx([600 / 500, 1000 / 600, 1200 / 1000])


def test_trade_against_the_gross_domestic_product(made: Tables) -> None:
    rows = trade(made, apart(("RUS",)), view=View.TO_GDP)
    assert _years(rows) == list(YEARS)
    assert _values(rows) == pytest.approx([5, 6, 10, 10])
    last = rows[-1]
    assert (last.measure, last.unit, last.obs_status) == ("share", "percent_gdp", "P")
    assert any("gdp" in observation for observation in last.derived_from.split())


def test_growth_is_a_ratio_not_a_percentage(edition: Tables) -> None:
    """The record's two largest multiples of 2019, as its own read-me gives them."""
    rows = trade(edition, apart(("TKM", "ARM")), view=View.GROWTH, base_year=2019)
    assert round(_value(rows, "TKM", 2023), 2) == 7.85
    assert round(_value(rows, "ARM", 2023), 2) == 6.36
    assert {(row.unit, row.measure) for row in rows} == {("ratio", "growth")}


def test_blocks_less_their_members(made: Tables) -> None:
    rows = trade(made, apart(("RUS", "CIS", "EAEU")))
    assert _value(rows, "EAEU_X_RUS", 2022) == 700 * M
    assert _value(rows, "CIS_X_RUS_X_EAEU", 2022) == 200 * M
    assert _value(rows, "CIS_X_RUS_X_EAEU", 2021) == 200 * M, (
        "what is printed too low is of no account"
    )
    bought = trade(made, apart(("RUS", "CIS")), "imports")
    assert [_value(bought, "CIS_X_RUS", one) for one in YEARS] == [300 * M, 400 * M, 400 * M, 5e8]


@pytest.mark.parametrize("drawn", [apart, whole])
def test_a_block_is_its_members_of_each_year(drawn: Any, made: Tables) -> None:
    """The United Kingdom, which has 120 of the 420 million, leaves the EU in 2020."""
    rows = trade(made, drawn(("EU27",)))
    assert _values(rows) == [420 * M, 400 * M, 400 * M, 600 * M]
    assert {row.without for row in rows} == {None}
    of_2022 = trade(made, apart(("EU27", "RUS"), 2022))
    assert [row.obs_value for row in of_2022 if row.partner == "EU27"] == [
        *(300 * M, 400 * M, 400 * M, 600 * M),
    ]
    assert {row.series for row in of_2022} == {"EU27_AS_OF_2022", "RUS"}
    assert of_2022[0].series_label == "EU, members of 2022"


@pytest.mark.parametrize("view", View)
def test_a_range_of_years_leaves_out_rows_and_changes_none(view: View, made: Tables) -> None:
    asked = {"series": apart(("RUS", "CIS")), "view": view, "base_year": 2019}
    every = trade(made, **asked)
    some = trade(made, **asked, span=(2020, 2021))
    assert some == tuple(row for row in every if row.year in (2020, 2021))
    assert {row.year for row in some} == {2020, 2021}
    assert trade(made, **asked, span=(2031, 2032)) == ()


def test_the_world_less_a_partner_is_less_that_partner(made: Tables) -> None:
    assert _value(trade(made, apart(("WLD", "RUS"))), "WLD_X_RUS", 2022) == 4.8 * BN


def test_the_world_less_a_block_is_less_its_members(made: Tables) -> None:
    """Whose imports of 2021 are a thousand million, of which the books print 990."""
    rows = trade(made, apart(("WLD", "EAEU")), "imports")
    assert _value(rows, "WLD_X_EAEU", 2021) == 2.5 * BN


@pytest.mark.parametrize("view", View)
def test_what_an_excerpt_lacks_is_absent_never_zero(view: View, made: Tables) -> None:
    """Without Russia's imports of 2021, and the total by which it would be known that there were
    none, nothing that needs them has a row; the rest stays."""
    gone = {
        printed_of(made).figures[partner, "imports", 2021].observation_id
        for partner in ("RUS", "WLD")
    }
    lacking = figures_where(lambda row: row["observation_id"] not in gone)
    asked = {"series": apart(("RUS", "CIS", "CHN")), "view": view, "base_year": 2021}
    full, less = trade(made, **asked), trade(lacking, **asked)
    needed = [row for row in full if gone & {*row.derived_from.split()}]
    assert {"RUS", "CIS_X_RUS"} >= {row.series for row in needed} - {"CHN"}
    assert {*less} < {*full}
    absent = {*full} - {*less}
    assert absent >= {*needed}
    others = {row.series for row in absent.difference(needed)}
    assert others <= {"CIS_X_RUS"}, "of an excerpt nobody knows what Moldova had"
    assert all(row.obs_value != 0 for row in less)


def _without_imports(made: Tables, year_before: float, rest: float = 500 * M) -> Tables:
    """Russia has no row of imports in 2021, so many in 2020, and exports of 300 million in 2021;
    `rest` is what of all imports of 2021 is in no country's row."""
    figures = printed_of(made).figures
    gone = figures["RUS", "imports", 2021]
    changed = {
        figures["RUS", "imports", 2020].observation_id: year_before,
        figures["WLD", "imports", 2021].observation_id: figures["WLD", "imports", 2021].obs_value
        - gone.obs_value
        + rest,
    }
    kept = [
        replace(row, obs_value=changed.get(row.observation_id, row.obs_value))
        for row in made.observations
        if row.observation_id != gone.observation_id
    ]
    return with_observations(made, kept)


@pytest.mark.parametrize(("year_before", "rest"), [(3 * M, 500 * M), (400 * M, 3 * M)])
def test_one_flow_is_all_trade_if_little_may_be_missing(
    year_before: float, rest: float, made: Tables
) -> None:
    """A hundredth: of what it was in a year beside, or of what is in no country's row."""
    less = _without_imports(made, year_before, rest)
    (russia,) = (row for row in trade(less, apart(("RUS",))) if row.year == 2021)
    assert (russia.obs_value, russia.note) == (300 * M, "no row of imports: RUS")
    assert 2021 not in {row.year for row in trade(less, apart(("RUS",)), "imports")}
    assert one_sided(less, None, "trade_turnover", (2019, 2022)) == ()


def test_one_flow_is_no_turnover_if_more_may_be_missing(made: Tables) -> None:
    less = _without_imports(made, 3.01 * M)
    for indicator in ("trade_turnover", "trade_balance"):
        assert 2021 not in {row.year for row in trade(less, apart(("RUS",)), indicator)}
        found = one_sided(less, None, indicator, (2019, 2022))
        assert found == (OneSided("RUS", 2021, "exports"),)
    yearly = trade(less, apart(("RUS",)), view=View.YEARLY)
    assert {2021, 2022}.isdisjoint(row.year for row in yearly)
    assert 2021 in {row.year for row in trade(less, apart(("RUS",)), "exports")}
    assert one_sided(less, ("KAZ",), "trade_turnover", (2019, 2022)) == ()
    assert one_sided(less, ("RUS",), "trade_turnover", (2022, 2022)) == ()
    assert one_sided(less, ("RUS",), "exports", (2019, 2022)) == ()


def test_what_the_year_after_has_may_be_missing_too(made: Tables) -> None:
    gone = {
        printed_of(made).figures["RUS", "imports", year].observation_id for year in (2020, 2021)
    }
    kept = [row for row in made.observations if row.observation_id not in gone]
    less = with_observations(made, kept)
    assert [one.year for one in one_sided(less, ("RUS",), "trade_turnover", (2019, 2022))] == [
        2020,
        2021,
    ]


def test_no_part_year_is_among_whole_years(made: Tables) -> None:
    """An eleven-month figure of the committee does not become a year's, or fill a gap."""
    eleven_months = (date(2023, 1, 1), date(2023, 11, 30))
    more = with_figures(figure(800 * M, eleven_months, "2023-12", indicator="imports"))
    assert years(more) == years(made) == YEARS
    russia = apart(("RUS",))
    assert trade(more, russia, "imports") == trade(made, russia, "imports")


@pytest.mark.parametrize(
    "other",
    [
        {"compiler": "KGZ-GOV"},
        {"compiler": "NSC-RELAYED"},
        {"reporter": "RUS", "partner": "KGZ"},
        {"product": "gold"},
        {"measure": "share", "unit": "percent"},
        {"origin": "stated"},
        {"period_end": date(2023, 12, 30)},
        {"period_end": date(2024, 12, 31)},
        {"indicator": "trade_turnover"},
        *({"bound": bound.value} for bound in Bound if bound is not Bound.EXACT),
    ],
)
def test_only_the_committee_s_levels_of_all_goods_are_printed_figures(
    other: dict[str, object],
) -> None:
    new = figure(900 * M, year(2023), "2024-01", indicator="imports")
    assert years(with_figures(new)) == (*YEARS, 2023)
    assert years(with_figures({**new, **other})) == YEARS


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_editions_of_a_figure_the_later_is_taken(turned: bool) -> None:
    """Whichever comes first in the table; what is computed from it names it."""
    given_ = {"indicator": "exports", "valuation": "fob"}
    names = ("b-early", "a-late") if turned else ("a-early", "b-late")
    early, late = (
        figure(value * M, year(2022), day, **given_) | {"observation_id": name}
        for value, day, name in zip((350, 410), ("2022-12", "2024-01"), names, strict=True)
    )
    rows = trade(with_figures(early, late), whole(("RUS",)))
    assert _value(rows, "RUS", 2022) == (410 + 800) * M
    assert names[1] in rows[-1].derived_from.split()
    assert len(rows) == len(YEARS)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_editions_of_the_domestic_product_the_later_counts(turned: bool) -> None:
    given_ = {"indicator": "gdp", "partner": None, "partner_scope": None}
    late = figure(24_000 * M, year(2022), "2024-03", "WB-WDI", **given_)
    early = figure(6_000 * M, year(2022), "2022-12", "WB-WDI", **given_)
    late["observation_id"], early["observation_id"] = ("1", "2") if turned else ("2", "1")
    rows = trade(with_figures(early, late), apart(("RUS",)), view=View.TO_GDP)
    assert _value(rows, "RUS", 2022) == pytest.approx(5)


@pytest.mark.parametrize(
    "other", [{"origin": "stated"}, {"unit": "KGS"}, {"bound": "almost"}, {"reporter": "KAZ"}]
)
def test_what_is_said_of_the_domestic_product_is_no_base(other: dict[str, str]) -> None:
    given_ = {"indicator": "gdp", "partner": None, "partner_scope": None}
    said = figure(24_000 * M, year(2022), "2024-03", "WB-WDI", **given_) | other
    rows = trade(with_figures(said), apart(("RUS",)), view=View.TO_GDP)
    assert _value(rows, "RUS", 2022) == pytest.approx(10)


def test_a_domestic_product_that_was_only_said_is_no_base(made: Tables) -> None:
    given_ = {"indicator": "gdp", "partner": None, "partner_scope": None, "origin": "stated"}
    said = figure(1 * M, year(2022), "2030-01-02", "WB-WDI", **given_)
    russia = apart(("RUS",))
    assert trade(with_figures(said), russia, view=View.TO_GDP) == trade(
        made, russia, view=View.TO_GDP
    )


def test_provisional_is_carried_into_everything_computed_from_it(made: Tables) -> None:
    rows = trade(made, apart(("RUS", "CIS", "EU27")))
    assert {row.obs_status for row in rows if row.year == 2022} == {ObsStatus.PROVISIONAL}
    assert {row.obs_status for row in rows if row.year < 2022} == {ObsStatus.NORMAL}
    for base, provisional in ((2022, set(YEARS)), (2019, {2022})):
        grown = trade(made, apart(("RUS",)), view=View.GROWTH, base_year=base)
        assert {row.year for row in grown if row.obs_status == "P"} == provisional


def test_notes_of_parts_go_along(made: Tables) -> None:
    name = printed_of(made).figures["KAZ", "imports", 2021].observation_id

    def noted(row: Observation) -> Observation:
        return replace(row, note="Counted twice") if row.observation_id == name else row

    tables = with_observations(made, map(noted, made.observations))
    rows = trade(tables, apart(("EAEU", "RUS")))
    warned = [(row.series, row.year) for row in rows if "Counted twice" in (row.note or "")]
    assert warned == [("EAEU_X_RUS", 2021)]
    printed = "below the sum"
    assert not any(printed in (row.note or "") for row in rows), "the total is not what is drawn"


@examples(15)
@given(question=questions)
def test_a_computed_row_says_what_it_was_computed_from(
    question: dict[str, Any], made: Tables
) -> None:
    """The sum that `derivation` writes, done again, is the value; its rows are on record."""
    for row in trade(made, **question):
        assert set(row.derived_from.split()) <= made.observation.keys()
        if row.derivation is None:
            assert row.observation_id == row.derived_from
            assert row.obs_value == PRINTED[row.indicator, row.partner, row.year]
            continue
        assert row.observation_id.startswith("computed:")
        if row.measure == "level":
            words = ["+", *row.derivation.split()]
            terms = zip(words[::3], words[1::3], words[2::3], strict=True)
            parts = [(1 if sign == "+" else -1, flow, area) for sign, flow, area in terms]
            total = sum(sign * PRINTED[flow, area, row.year] for sign, flow, area in parts)
            assert row.obs_value == pytest.approx(total, abs=0.01)
            assert len(row.derived_from.split()) == len(parts)
        else:
            below = row.year if row.measure == "share" else row.base_year
            assert row.derivation.startswith(f"{row.series} {row.year} / ")
            assert row.derivation.endswith(f" {below}")


@pytest.mark.parametrize("indicator", ["trade_turnover", "trade_balance"])
def test_what_is_computed_of_the_shipped_record_equals_its_parts(
    indicator: str, shipped: Tables
) -> None:
    """Of every partner and year there is, whatever was put on record last."""
    rows = trade(shipped, whole(partners(shipped)), indicator)
    assert {row.partner for row in rows} == set(partners(shipped))
    for row in rows:
        assert row.derivation is not None
        words = row.derivation.split()
        signs = [word for word in (words if words[0] == "-" else ["+", *words]) if word in "+-"]
        parts = zip(signs, row.derived_from.split(), strict=True)
        amounts = ((sign, shipped.observation[name].obs_value) for sign, name in parts)
        total = sum(amount * (1 if sign == "+" else -1) for sign, amount in amounts)
        assert row.obs_value == pytest.approx(total, abs=0.01)


@examples(10)
@given(question=questions)
def test_the_same_question_has_the_same_answer(question: dict[str, Any], made: Tables) -> None:
    first = trade(made, **question)
    assert first == trade(round_numbers.edition(), **question)
    assert len({(row.series, row.year) for row in first}) == len(first)
    assert len({row.observation_id for row in first}) == len(first)


def test_valuation_says_how_goods_are_valued(made: Tables) -> None:
    valuations = {
        indicator: {row.valuation for row in trade(made, apart(("RUS",)), indicator)}
        for indicator in INDICATORS
    }
    assert valuations == {
        "exports": {"fob"},
        "imports": {"cif"},
        "trade_turnover": {"mixed"},
        "trade_balance": {"mixed"},
    }


def test_a_balance_has_no_share_and_no_growth_across_zero(made: Tables) -> None:
    """Exports exceed imports with the United Kingdom up to 2021, then no longer."""
    assert trade(made, apart(("RUS",)), "trade_balance", View.SHARE) == ()
    assert trade(made, apart(("RUS",)), "trade_balance", View.YEARLY) == ()
    rows = trade(made, apart(("GBR",)), "trade_balance", View.YEARLY)
    assert _years(rows) == [2020, 2021]


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_nothing_grows_from_nothing_or_to_nothing(value: float, made: Tables) -> None:
    name = printed_of(made).figures["RUS", "exports", 2020].observation_id

    def changed(row: Observation) -> Observation:
        return replace(row, obs_value=value) if row.observation_id == name else row

    tables = with_observations(made, map(changed, made.observations))
    assert _years(trade(tables, apart(("RUS",)), "exports", View.YEARLY)) == [2022]
    assert trade(tables, apart(("RUS",)), "exports", View.GROWTH, base_year=2020) == ()


def test_partners_are_those_on_record_blocks_first(made: Tables) -> None:
    found = partners(made)
    assert set(found) == set(TRADE) - {"WLD"} | {"SCO"}
    assert found[:4] == ("EU27", "CIS", "EAEU", "SCO"), "no total is printed of the last"
    assert "KGZ" not in found


@pytest.mark.parametrize("view", View)
def test_an_empty_record_has_no_rows(view: View) -> None:
    nothing = round_numbers.edition(observations=[])
    assert partners(nothing) == ()
    assert years(nothing) == ()
    assert trade(nothing, apart(("RUS", "CIS")), view=view) == ()


def test_what_is_in_no_country_s_row_is_said_of_blocks_and_shares(made: Tables) -> None:
    """Of 1.5 billion dollars of exports of 2021 Switzerland's 200 million are in no row."""
    tables = figures_where(
        lambda row: (
            (row["partner"], row["indicator"], row["period_start"])
            != ("CHE", "exports", date(2021, 1, 1))
        )
    )
    found = unallocated(tables)
    assert found == {("exports", 2021): Unallocated(2e8, pytest.approx(40 / 3))}
    assert unallocated(made) == {}
    said = [
        {row.year for row in rows if "no country" in (row.note or "")}
        for partner, view, indicator in (
            ("RUS", View.LEVEL, "exports"),
            ("RUS", View.SHARE, "exports"),
            ("EU27", View.LEVEL, "exports"),
            ("EU27", View.LEVEL, "trade_turnover"),
            ("EU27", View.LEVEL, "imports"),
            ("RUS", View.SHARE, "imports"),
        )
        for rows in [trade(tables, whole((partner,)), indicator, view)]
    ]
    assert said == [set(), {2021}, {2021}, {2021}, set(), set()]


@pytest.mark.parametrize(("lost", "is_said"), [(14.9, False), (15.1, True)])
def test_a_hundredth_of_all_is_worth_a_word(lost: float, is_said: bool) -> None:
    """Of 1,500 million dollars of exports of 2021."""
    less = [
        row | {"obs_value": row["obs_value"] - lost * M}
        if (row["partner"], row["indicator"], row["period_start"])
        == ("CHE", "exports", date(2021, 1, 1))
        else row
        for row in round_numbers.ROWS["observations"]
    ]
    found = unallocated(round_numbers.edition(observations=less))
    assert (("exports", 2021) in found) is is_said


def test_another_vintage_of_the_total_leaves_nothing_in_no_country_s_row(made: Tables) -> None:
    """A later total, without the rows that belong to it, is compared with none."""
    late = figure(4_000 * M, year(2022), "2024-01", partner="WLD", indicator="exports")
    assert unallocated(with_figures(late | {"source_id": "nsc-later"})) == {}


def test_of_two_documents_of_a_year_the_one_with_most_in_no_row_counts(made: Tables) -> None:
    """A later document of the total and Russia alone is an excerpt, whatever the other lists."""
    late = {"source_id": "nsc-later"}
    tables = with_figures(
        figure(2_000 * M, year(2022), "2024-01", partner="WLD", indicator="exports", **late),
        figure(400 * M, year(2022), "2024-01", partner="RUS", indicator="exports", **late),
    )
    assert printed_of(made).unallocated["exports", 2022] == pytest.approx(0)
    assert printed_of(tables).unallocated["exports", 2022] == 1_600 * M
    assert not printed_of(tables).is_whole("exports", 2022)


def test_the_largest_are_those_of_the_latest_year_in_the_order_chosen(made: Tables) -> None:
    """China sold and bought for 500 million in 2019, for 1,000 in 2022; Uzbekistan for 100."""
    chosen = apart(("UZB", "KAZ", "CHN", "RUS"))
    codes = [one.code for one in largest(made, chosen, "trade_turnover", 2)]
    assert codes == ["CHN", "RUS"]
    sellers = [one.code for one in largest(made, apart(("GBR", "CHE", "KAZ")), "exports", 1)]
    assert sellers == ["CHE"], "Britain and Switzerland bought as much in 2019"
    buyers = [one.code for one in largest(made, apart(("GBR", "DEU")), "exports", 1)]
    assert buyers == ["GBR"]
    risen = [one.code for one in largest(made, apart(("GBR", "KAZ")), "exports", 1)]
    assert risen == ["KAZ"], "both bought for 100 million in 2019"
    assert largest(made, chosen, "exports", 4) == chosen
    for until, first in ((2022, "CHE"), (2030, "CHE"), (2020, "RUS"), (2018, "CHE")):
        (kept,) = largest(made, apart(("CHE", "RUS")), "exports", 1, until)
        assert kept.code == first


def test_parts_in_several_units_are_not_added_up() -> None:
    """Russia's imports of 2022 in euros, in a later edition."""
    euros = figure(700 * M, year(2022), "2024-01", indicator="imports", unit="EUR")
    tables = with_figures(euros)
    for series in (whole(("RUS",)), whole(("EAEU",))):
        assert _years(trade(tables, series)) == [2019, 2020, 2021]
    assert _years(trade(tables, whole(("RUS",)), "exports")) == list(YEARS)
    assert _values(trade(tables, whole(("RUS",)), "imports", span=(2022, 2022))) == [700 * M]


def test_the_years_in_which_much_of_the_record_is_in_no_country_s_row(shipped: Tables) -> None:
    """Gold, in exports."""
    parts = {key: round(one.part) for key, one in unallocated(shipped).items()}
    assert parts == {
        ("exports", 2008): 13,
        ("exports", 2009): 14,
        ("exports", 2011): 12,
        ("exports", 2012): 13,
        ("exports", 2013): 12,
        ("exports", 2021): 40,
        ("imports", 1995): 2,
        ("imports", 2011): 2,
    }
    assert round(unallocated(shipped)["exports", 2021].amount) == 1_105_551_114


def test_refreshed_figures_are_no_part_of_the_committee_s_series(
    shipped: Tables, refreshed: Tables
) -> None:
    assert printed_of(refreshed).figures == printed_of(shipped).figures
    assert years(refreshed) == years(shipped)


def test_of_a_revised_product_the_latest_vintage_is_the_base(refreshed: Tables) -> None:
    (row,) = trade(refreshed, whole(("RUS",)), view=View.TO_GDP, span=(2010, 2010))
    vintages = [
        one
        for one in refreshed.observations
        if one.indicator == "gdp" and one.period_start == date(2010, 1, 1)
    ]
    latest = max(vintages, key=lambda one: one.published)
    assert len(vintages) > 1 and latest.observation_id in row.derived_from.split()
    assert not {one.observation_id for one in vintages if one is not latest} & {
        *row.derived_from.split()
    }

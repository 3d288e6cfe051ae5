"""Turnover, balance, shares and growth against sums done by hand; what is absent stays absent."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries.question import Question, View
from lib.dashboard.queries.streams import streams
from lib.dashboard.queries.trade import (
    COLUMNS,
    UNALLOCATED,
    answer,
    books,
    partners,
    unallocated,
    years,
)
from lib.model import Bound
from tests.dashboard.conftest import Printed
from tests.examples import examples
from tests.round_numbers import BN, PRINTED, TRADE, YEARS, M, figure, year

Tables = Mapping[str, pd.DataFrame]

PARTNERS = ("RUS", "EU27", "CIS", "EAEU", "KAZ", "GBR", "CHN", "ARM", "UZB", "DEU")
INDICATORS = ("trade_turnover", "exports", "imports", "trade_balance")
questions = st.builds(
    Question,
    partners=st.lists(st.sampled_from(PARTNERS), min_size=1, max_size=4, unique=True).map(tuple),
    indicator=st.sampled_from(INDICATORS),
    view=st.sampled_from(View),
    base_year=st.sampled_from((2019, 2020, 2022)),
    apart=st.booleans(),
)


def _value(rows: pd.DataFrame, series: str, year: int) -> float:
    (found,) = rows[(rows["series"] == series) & (rows["year"] == year)]["obs_value"]
    return float(found)


def _with(rows: pd.DataFrame, *more: Mapping[str, object]) -> pd.DataFrame:
    """The observations and some more, as one table."""
    return pd.concat([rows, pd.DataFrame(more, columns=rows.columns)], ignore_index=True)


@pytest.mark.parametrize(
    ("partner", "year", "indicator", "dollars"),
    [
        ("RUS", 2022, "trade_turnover", 1.2 * BN),
        ("RUS", 2022, "trade_balance", -400 * M),
        ("CHE", 2022, "trade_balance", 490 * M),
        ("EU27", 2022, "exports", 100 * M),
        ("EU27", 2019, "trade_turnover", 300 * M),
        ("CIS", 2022, "imports", 1.3 * BN),
    ],
)
def test_sums_done_in_the_head(
    partner: str, year: int, indicator: str, dollars: float, made: Tables
) -> None:
    rows = answer(Question((partner,), indicator, apart=False), made["observations"])
    assert _value(rows, partner, year) == dollars


@pytest.mark.parametrize(
    ("partner", "year", "indicator", "dollars"),
    [
        ("RUS", 2022, "trade_turnover", 3_475_723_592),
        ("RUS", 2023, "trade_turnover", 3_006_655_955),
        ("RUS", 2022, "trade_balance", -1_336_339_766),
        ("EU27", 2023, "exports", 44_690_391),
        ("EU27", 2018, "trade_turnover", 387_762_367),
        ("CIS", 2022, "imports", 3_577_545_785),
    ],
)
def test_printed_figures_checked_by_hand(
    partner: str, year: int, indicator: str, dollars: int, edition: pd.DataFrame
) -> None:
    rows = answer(Question((partner,), indicator, apart=False), edition)
    assert _value(rows, partner, year) == dollars


def test_what_was_printed_is_what_was_collected(printed: Printed, collected: Printed) -> None:
    """What is in no country's row the committee does not print."""
    assert {key: value for key, value in printed.items() if key[1] != UNALLOCATED} == collected


@pytest.mark.parametrize("partner", ["RUS", "CIS", "EAEU", "CHN", "TKM", "CHE"])
def test_turnover_balance_and_share_of_what_was_printed(
    partner: str, edition: pd.DataFrame, printed: Printed
) -> None:
    expected: dict[tuple[str, View], list[float]] = {}
    for number in range(2018, 2024):
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
        rows = answer(Question((partner,), indicator, view, apart=False), edition)
        assert rows["year"].tolist() == list(range(2018, 2024))
        assert rows["obs_value"].tolist() == pytest.approx(values, rel=1e-12)


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
    rows = answer(Question((partner,), view=View.GROWTH, base_year=base), made["observations"])
    assert _value(rows, partner, year) == pytest.approx(times)
    assert _value(rows, partner, base) == 1.0
    assert set(rows["base_year"]) == {base}


def test_growth_from_the_year_before(made: Tables) -> None:
    rows = answer(Question(("RUS",), view=View.YEARLY), made["observations"])
    assert rows["year"].tolist() == [2020, 2021, 2022]
    assert rows["obs_value"].tolist() == pytest.approx([600 / 500, 1000 / 600, 1200 / 1000])


def test_trade_against_the_gross_domestic_product(made: Tables) -> None:
    rows = answer(Question(("RUS",), view=View.TO_GDP), made["observations"])
    assert rows["year"].tolist() == list(YEARS)
    assert rows["obs_value"].tolist() == pytest.approx([5, 6, 10, 10])
    last = rows.iloc[-1]
    assert (last["measure"], last["unit"], last["obs_status"]) == ("share", "percent_gdp", "P")
    assert any("gdp" in observation for observation in last["derived_from"].split())


def test_growth_is_a_ratio_not_a_percentage(edition: pd.DataFrame) -> None:
    """The record's two largest multiples of 2019, as its own read-me gives them."""
    rows = answer(Question(("TKM", "ARM"), view=View.GROWTH, base_year=2019), edition)
    assert round(_value(rows, "TKM", 2023), 2) == 7.85
    assert round(_value(rows, "ARM", 2023), 2) == 6.36
    assert set(rows["unit"]) == {"ratio"}
    assert set(rows["measure"]) == {"growth"}


def test_blocks_less_their_members(made: Tables) -> None:
    rows = answer(Question(("RUS", "CIS", "EAEU")), made["observations"])
    assert _value(rows, "EAEU_X_RUS", 2022) == 700 * M
    assert _value(rows, "CIS_X_EAEU", 2022) == 200 * M
    assert _value(rows, "CIS_X_EAEU", 2021) == 210 * M, "the EAEU is printed 10 million too low"
    bought = answer(Question(("RUS", "CIS"), "imports"), made["observations"])
    assert [_value(bought, "CIS_X_RUS", one) for one in YEARS] == [300 * M, 400 * M, 400 * M, 5e8]


@pytest.mark.parametrize("apart", [True, False])
def test_the_eu_never_holds_the_united_kingdom(apart: bool, made: Tables) -> None:
    rows = answer(Question(("EU27",), apart=apart), made["observations"])
    assert rows["obs_value"].tolist() == [300 * M, 400 * M, 400 * M, 600 * M]
    assert rows["without"].fillna("").tolist() == ["GBR", "", "", ""]


def test_the_world_less_a_partner_is_less_that_partner(made: Tables) -> None:
    rows = answer(Question(("WLD", "RUS")), made["observations"])
    assert _value(rows, "WLD_X_RUS", 2022) == 4.8 * BN


@pytest.mark.parametrize("view", View)
def test_what_is_missing_is_absent_never_zero(view: View, made: Tables) -> None:
    """Without Russia's imports of 2021 nothing that needs them has a row; the rest stays."""
    rows = made["observations"]
    gone = (rows["partner"] == "RUS") & (rows["indicator"] == "imports")
    gone &= (rows["period_start"] == date(2021, 1, 1)) & (rows["compiler"] == "NSC")
    assert gone.sum() == 1
    question = Question(("RUS", "CIS", "CHN"), view=view, base_year=2021)
    full, less = answer(question, rows), answer(question, rows[~gone])
    lost = set(full["observation_id"]) - set(less["observation_id"])
    needed = full[[rows[gone]["observation_id"].iloc[0] in ids.split() for ids in _ids(full)]]
    assert lost == set(needed["observation_id"])
    assert set(needed["series"]) == {"RUS", "CIS_X_RUS"}
    assert set(less["observation_id"]) < set(full["observation_id"])
    assert (less["obs_value"] != 0).all()


def _ids(rows: pd.DataFrame) -> list[str]:
    return rows["derived_from"].tolist()


def test_no_part_year_is_among_whole_years(made: Tables) -> None:
    """An eleven-month figure of the committee does not become a year's, or fill a gap."""
    rows, eleven_months = made["observations"], (date(2023, 1, 1), date(2023, 11, 30))
    part = figure(800 * M, eleven_months, "2023-12", indicator="imports")
    assert years(_with(rows, part)) == years(rows) == YEARS
    question = Question(("RUS",), "imports")
    pd.testing.assert_frame_equal(answer(question, _with(rows, part)), answer(question, rows))


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
        *({"bound": bound} for bound in Bound if bound is not Bound.EXACT),
    ],
)
def test_only_the_committee_s_levels_of_all_goods_are_books(
    other: dict[str, object], made: Tables
) -> None:
    rows = made["observations"]
    new = figure(900 * M, year(2023), "2024-01", indicator="imports")
    assert years(_with(rows, new)) == (*YEARS, 2023)
    assert years(_with(rows, {**new, **other})) == YEARS


def test_of_two_editions_of_a_figure_the_later_is_in_the_books(made: Tables) -> None:
    """Whichever comes first in the table; what is computed from it names it."""
    rows, given_ = made["observations"], {"indicator": "exports", "valuation": "fob"}
    early = figure(350 * M, year(2022), "2022-12", **given_, source_id="z-early")
    late = figure(410 * M, year(2022), "2024-01", **given_, source_id="a-late")
    question = Question(("RUS",), apart=False)
    for more in ([early, late], [late, early]):
        with_both = _with(rows, *more)
        assert books(with_both).index.is_unique
        found = answer(question, with_both)
        assert _value(found, "RUS", 2022) == (410 + 800) * M
        assert late["observation_id"] in found["derived_from"].iloc[-1].split()
        assert len(found) == len(YEARS)


def test_of_two_editions_of_the_domestic_product_the_later_counts(made: Tables) -> None:
    given_ = {"indicator": "gdp", "partner": None, "partner_scope": None}
    late = figure(24_000 * M, year(2022), "2024-03", "WB-WDI", **given_, source_id="a-late")
    early = figure(6_000 * M, year(2022), "2022-12", "WB-WDI", **given_, source_id="z-early")
    for more in ([early, late], [late, early]):
        rows = answer(Question(("RUS",), view=View.TO_GDP), _with(made["observations"], *more))
        assert _value(rows, "RUS", 2022) == pytest.approx(5)


@pytest.mark.parametrize(
    "other", [{"origin": "stated"}, {"unit": "KGS"}, {"bound": "almost"}, {"reporter": "KAZ"}]
)
def test_what_is_said_of_the_domestic_product_is_no_base(
    other: dict[str, str], made: Tables
) -> None:
    given_ = {"indicator": "gdp", "partner": None, "partner_scope": None}
    said = figure(24_000 * M, year(2022), "2024-03", "WB-WDI", **given_) | other
    rows = answer(Question(("RUS",), view=View.TO_GDP), _with(made["observations"], said))
    assert _value(rows, "RUS", 2022) == pytest.approx(10)


def test_a_domestic_product_that_was_only_said_is_no_base(made: Tables) -> None:
    given_ = {"indicator": "gdp", "partner": None, "partner_scope": None, "origin": "stated"}
    said = figure(1 * M, year(2022), "2030-01-02", "WB-WDI", **given_)
    question = Question(("RUS",), view=View.TO_GDP)
    rows = made["observations"]
    pd.testing.assert_frame_equal(answer(question, _with(rows, said)), answer(question, rows))


def test_provisional_is_carried_into_everything_computed_from_it(made: Tables) -> None:
    rows = answer(Question(("RUS", "CIS", "EU27")), made["observations"])
    assert set(rows[rows["year"] == 2022]["obs_status"]) == {"P"}
    assert set(rows[rows["year"] < 2022]["obs_status"]) == {"A"}
    for base, provisional in ((2022, set(YEARS)), (2019, {2022})):
        question = Question(("RUS",), view=View.GROWTH, base_year=base)
        grown = answer(question, made["observations"])
        assert set(grown[grown["obs_status"] == "P"]["year"]) == provisional


def test_notes_go_along_but_for_those_that_no_longer_hold(made: Tables) -> None:
    """A printed total keeps its warning; the EU is not said to hold whom it lost."""
    rows = answer(Question(("EAEU", "RUS")), made["observations"])
    warned = rows[rows["note"].fillna("").str.contains("below the sum")]
    assert list(zip(warned["series"], warned["year"], strict=True)) == [("EAEU_X_RUS", 2021)]
    rows = answer(Question(("EU27",)), made["observations"])
    assert not rows["note"].fillna("").str.contains("United Kingdom included").any()
    only_then = made["observations"]["period_start"] == date(2019, 1, 1)
    rows = answer(Question(("EU27",)), made["observations"][only_then])
    assert rows["note"].str.contains("United Kingdom included").all()


@examples(15)
@given(question=questions)
def test_a_computed_row_says_what_it_was_computed_from(question: Question, made: Tables) -> None:
    """The sum that `derivation` writes, done again, is the value; its rows are on record."""
    observations = made["observations"]
    known = set(observations["observation_id"])
    for row in answer(question, observations).itertuples():
        assert set(row.derived_from.split()) <= known
        if not isinstance(row.derivation, str):
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
            year = row.year if row.measure == "share" else row.base_year
            assert row.derivation.startswith(f"{row.series} {row.year} / ")
            assert row.derivation.endswith(f" {year:.0f}")


@pytest.mark.parametrize("indicator", ["trade_turnover", "trade_balance"])
def test_what_is_computed_of_the_shipped_record_equals_its_parts(
    indicator: str, tables: Tables
) -> None:
    """Of every partner and year there is, whatever was put on record last."""
    observations = tables["observations"]
    amounts = observations.set_index("observation_id")["obs_value"]
    rows = answer(Question(partners(observations), indicator, apart=False), observations)
    assert set(rows["partner"]) == set(partners(observations))
    for row in rows.itertuples():
        signs = [word for word in ["+", *row.derivation.split()] if word in "+-"]
        parts = zip(signs, row.derived_from.split(), strict=True)
        total = sum(amounts[one] * (1 if sign == "+" else -1) for sign, one in parts)
        assert row.obs_value == pytest.approx(total, abs=0.01)


@examples(10)
@given(question=questions)
def test_the_same_question_has_the_same_answer_and_changes_nothing(
    question: Question, made: Tables
) -> None:
    observations = made["observations"]
    before = observations.copy(deep=True)
    first = answer(question, observations)
    pd.testing.assert_frame_equal(first, answer(question, observations))
    pd.testing.assert_frame_equal(observations, before)
    assert tuple(first.columns) == COLUMNS
    assert not first.duplicated(["series", "year"]).any()
    assert first["observation_id"].is_unique
    assert first["obs_value"].notna().all()


def test_valuation_says_how_goods_are_valued(made: Tables) -> None:
    valuations = {
        indicator: set(answer(Question(("RUS",), indicator), made["observations"])["valuation"])
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
    observations = made["observations"]
    assert answer(Question(("RUS",), "trade_balance", View.SHARE), observations).empty
    assert answer(Question(("RUS",), "trade_balance", View.YEARLY), observations).empty
    rows = answer(Question(("GBR",), "trade_balance", View.YEARLY), observations)
    assert rows["year"].tolist() == [2020, 2021]


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_nothing_grows_from_nothing_or_to_nothing(value: float, made: Tables) -> None:
    rows = made["observations"].copy()
    printed = rows["source_id"].eq("of-nsc-exports") & (rows["partner"] == "RUS")
    one_year = rows["period_start"].map(str) == "2020-01-01"
    rows.loc[printed & one_year, "obs_value"] = value
    yearly = answer(Question(("RUS",), "exports", View.YEARLY), rows)
    assert yearly["year"].tolist() == [2022]
    since = answer(Question(("RUS",), "exports", View.GROWTH, base_year=2020), rows)
    assert since.empty


def test_partners_are_those_on_record_blocks_first(made: Tables) -> None:
    found = partners(made["observations"])
    assert set(found) == set(TRADE) - {"WLD"}
    assert found[:3] == ("EU27", "CIS", "EAEU")
    assert "KGZ" not in found


def test_an_empty_record_has_no_rows(made: Tables) -> None:
    nothing = made["observations"].head(0)
    assert partners(nothing) == ()
    assert years(nothing) == ()
    for view in View:
        rows = answer(Question(("RUS", "CIS"), view=view), nothing)
        assert rows.empty
        assert tuple(rows.columns) == COLUMNS


def test_what_is_in_no_country_s_row_is_no_partner_and_is_said_of_blocks_and_shares(
    made: Tables,
) -> None:
    """Of the 1.5 billion dollars of 2021 300 million are in no country's row."""
    left = figure(3e8, year(2021), "2023-01", partner=UNALLOCATED, indicator="exports")
    rows = _with(made["observations"], left)
    assert unallocated(rows) == {("exports", 2021): 3e8}
    assert unallocated(made["observations"]) == {}
    assert UNALLOCATED not in partners(rows)
    said = {
        (partner, view, indicator): {
            *found[found["note"].astype("str").str.contains("no country")].year
        }
        for partner, view, indicator in (
            ("RUS", View.LEVEL, "exports"),
            ("RUS", View.SHARE, "exports"),
            ("EU27", View.LEVEL, "exports"),
            ("EU27", View.LEVEL, "trade_turnover"),
            ("EU27", View.LEVEL, "imports"),
            ("RUS", View.SHARE, "imports"),
        )
        for found in [answer(Question((partner,), indicator, view, apart=False), rows)]
    }
    assert list(said.values()) == [set(), {2021}, {2021}, {2021}, set(), set()]
    drawn = streams(("RUS",), 2021, rows).query("indicator == 'exports'")
    assert dict(zip(drawn["series"], drawn["obs_value"], strict=True)) == {
        "RUS": 3e8,
        UNALLOCATED: 3e8,
        f"WLD_X_RUS_X_{UNALLOCATED}": 9e8,
    }

"""Turnover, balance, shares and growth against sums done by hand; what is absent stays absent."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model import Bound
from lib.queries.question import Question, View
from lib.queries.trade import COLUMNS, answer, partners, years

Tables = Mapping[str, pd.DataFrame]
Printed = Mapping[tuple[str, str, int], float]

YEARS = range(2018, 2024)
PARTNERS = ("RUS", "EU27", "CIS", "EAEU", "KAZ", "GBR", "CHN", "TKM", "UKR", "DEU")
INDICATORS = ("trade_turnover", "exports", "imports", "trade_balance")
questions = st.builds(
    Question,
    partners=st.lists(st.sampled_from(PARTNERS), min_size=1, max_size=4, unique=True).map(tuple),
    indicator=st.sampled_from(INDICATORS),
    view=st.sampled_from(View),
    base_year=st.sampled_from((2018, 2020, 2023)),
    apart=st.booleans(),
)


def _value(rows: pd.DataFrame, series: str, year: int) -> float:
    (found,) = rows[(rows["series"] == series) & (rows["year"] == year)]["obs_value"]
    return float(found)


def _turnover(printed: Printed, partner: str, year: int) -> float:
    return printed["exports", partner, year] + printed["imports", partner, year]


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
def test_figures_checked_by_hand(
    partner: str, year: int, indicator: str, dollars: int, tables: Tables
) -> None:
    rows = answer(Question((partner,), indicator, apart=False), tables["observations"])
    assert _value(rows, partner, year) == dollars


@pytest.mark.parametrize("partner", ["RUS", "CIS", "EAEU", "CHN", "TKM", "CHE"])
def test_turnover_balance_and_share_of_what_was_collected(
    partner: str, tables: Tables, collected: Printed
) -> None:
    expected: dict[tuple[str, View], list[float]] = {}
    for year in YEARS:
        sold, bought = collected["exports", partner, year], collected["imports", partner, year]
        world = _turnover(collected, "WLD", year)
        for key, value in {
            ("trade_turnover", View.LEVEL): sold + bought,
            ("trade_balance", View.LEVEL): sold - bought,
            ("exports", View.LEVEL): sold,
            ("trade_turnover", View.SHARE): (sold + bought) / world * 100,
            ("imports", View.SHARE): bought / collected["imports", "WLD", year] * 100,
        }.items():
            expected.setdefault(key, []).append(value)
    for (indicator, view), values in expected.items():
        rows = answer(Question((partner,), indicator, view, apart=False), tables["observations"])
        assert rows["year"].tolist() == list(YEARS)
        assert rows["obs_value"].tolist() == pytest.approx(values, rel=1e-12)


@pytest.mark.parametrize("partner", ["RUS", "KAZ", "TKM", "ARM"])
@pytest.mark.parametrize(("base", "year"), [(2018, 2023), (2019, 2023), (2022, 2019)])
def test_growth_since_a_year_of_what_was_collected(
    partner: str, base: int, year: int, tables: Tables, collected: Printed
) -> None:
    expected = _turnover(collected, partner, year) / _turnover(collected, partner, base)
    since = Question((partner,), view=View.GROWTH, base_year=base)
    rows = answer(since, tables["observations"])
    assert _value(rows, partner, year) == pytest.approx(expected, rel=1e-12)
    assert _value(rows, partner, base) == 1.0
    assert set(rows["base_year"]) == {base}
    before = answer(Question((partner,), view=View.YEARLY), tables["observations"])
    expected = _turnover(collected, partner, year) / _turnover(collected, partner, year - 1)
    assert _value(before, partner, year) == pytest.approx(expected, rel=1e-12)


def test_trade_against_the_gross_domestic_product(tables: Tables) -> None:
    rows = answer(Question(("RUS",), view=View.TO_GDP), tables["observations"])
    assert rows["year"].tolist() == list(YEARS)
    assert _value(rows, "RUS", 2023) == pytest.approx(3_006_655_955 / 13_987_627_909 * 100)
    last = rows.iloc[-1]
    assert (last["measure"], last["unit"], last["obs_status"]) == ("share", "percent_gdp", "P")
    assert any("gdp" in observation for observation in last["derived_from"].split())


def test_growth_is_a_ratio_not_a_percentage(tables: Tables) -> None:
    """The record's two largest multiples of 2019, as its own read-me gives them."""
    question = Question(("TKM", "ARM"), view=View.GROWTH, base_year=2019)
    rows = answer(question, tables["observations"])
    assert round(_value(rows, "TKM", 2023), 2) == 7.85
    assert round(_value(rows, "ARM", 2023), 2) == 6.36
    assert set(rows["unit"]) == {"ratio"}
    assert set(rows["measure"]) == {"growth"}


def test_blocks_less_their_members(tables: Tables, collected: Printed) -> None:
    rows = answer(Question(("RUS", "CIS", "EAEU")), tables["observations"])
    bought = answer(Question(("RUS", "CIS"), "imports"), tables["observations"])
    for year in YEARS:
        russia, cis, eaeu = (_turnover(collected, code, year) for code in ("RUS", "CIS", "EAEU"))
        assert _value(rows, "EAEU_X_RUS", year) == pytest.approx(eaeu - russia)
        assert _value(rows, "CIS_X_EAEU", year) == pytest.approx(cis - eaeu)
        expected = collected["imports", "CIS", year] - collected["imports", "RUS", year]
        assert _value(bought, "CIS_X_RUS", year) == pytest.approx(expected)


@pytest.mark.parametrize("apart", [True, False])
def test_the_eu_never_holds_the_united_kingdom(
    apart: bool, tables: Tables, collected: Printed
) -> None:
    rows = answer(Question(("EU27",), apart=apart), tables["observations"])
    for year in YEARS:
        printed, kingdom = (_turnover(collected, code, year) for code in ("EU27", "GBR"))
        less = kingdom if year < 2020 else 0
        assert _value(rows, "EU27", year) == pytest.approx(printed - less)
        (without,) = rows[rows["year"] == year]["without"]
        assert without == "GBR" if year < 2020 else pd.isna(without)


def test_the_world_less_a_partner_is_less_that_partner(tables: Tables, printed: Printed) -> None:
    rows = answer(Question(("WLD", "RUS")), tables["observations"])
    expected = _turnover(printed, "WLD", 2022) - _turnover(printed, "RUS", 2022)
    assert _value(rows, "WLD_X_RUS", 2022) == pytest.approx(expected)


@pytest.mark.parametrize("view", View)
def test_what_is_missing_is_absent_never_zero(view: View, tables: Tables) -> None:
    """Without Russia's imports of 2021 nothing that needs them has a row; the rest stays."""
    rows = tables["observations"]
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


def test_no_part_year_is_among_whole_years(tables: Tables) -> None:
    """An eleven-month figure of the committee does not become a year's, or fill a gap."""
    rows = tables["observations"]
    part = rows[(rows["partner"] == "RUS") & (rows["indicator"] == "imports")].head(1)
    part = part.assign(
        observation_id="part", period_start=date(2024, 1, 1), period_end=date(2024, 11, 30)
    )
    with_part = pd.concat([rows, part], ignore_index=True)
    assert years(with_part) == years(rows) == tuple(YEARS)
    pd.testing.assert_frame_equal(
        answer(Question(("RUS",), "imports"), with_part),
        answer(Question(("RUS",), "imports"), rows),
    )


@pytest.mark.parametrize(
    "other",
    [
        {"compiler": "KGZ-GOV"},
        {"reporter": "RUS", "partner": "KGZ"},
        {"product": "gold"},
        {"measure": "share", "unit": "percent"},
        {"origin": "stated"},
        {"period_end": date(2031, 12, 30)},
        {"period_end": date(2032, 12, 31)},
        {"indicator": "trade_turnover"},
        *({"bound": bound} for bound in Bound if bound is not Bound.EXACT),
    ],
)
def test_only_the_committee_s_levels_of_all_goods_are_books(
    other: dict[str, object], tables: Tables
) -> None:
    rows = tables["observations"]
    printed = rows["source_id"].str.startswith("nsc-4.03")
    one = rows[printed & (rows["partner"] == "RUS") & (rows["indicator"] == "imports")].head(1)
    later = one.assign(
        observation_id="later", period_start=date(2031, 1, 1), period_end=date(2031, 12, 31)
    )
    assert years(pd.concat([rows, later], ignore_index=True)) == (*years(rows), 2031)
    stray = later.assign(**other)
    assert years(pd.concat([rows, stray], ignore_index=True)) == years(rows)


def test_provisional_is_carried_into_everything_computed_from_it(tables: Tables) -> None:
    rows = answer(Question(("RUS", "CIS", "EU27")), tables["observations"])
    assert set(rows[rows["year"] == 2023]["obs_status"]) == {"P"}
    assert set(rows[rows["year"] < 2023]["obs_status"]) == {"A"}
    for base, provisional in ((2023, set(YEARS)), (2018, {2023})):
        question = Question(("RUS",), view=View.GROWTH, base_year=base)
        grown = answer(question, tables["observations"])
        assert set(grown[grown["obs_status"] == "P"]["year"]) == provisional


def test_notes_go_along_but_for_those_that_no_longer_hold(tables: Tables) -> None:
    """The printed total of 2022 keeps its warning; the EU is not said to hold whom it lost."""
    rows = answer(Question(("CIS", "RUS")), tables["observations"])
    warned = rows[rows["note"].fillna("").str.contains("below the sum")]
    assert list(zip(warned["series"], warned["year"], strict=True)) == [("CIS_X_RUS", 2022)]
    rows = answer(Question(("EU27",)), tables["observations"])
    assert not rows["note"].fillna("").str.contains("United Kingdom included").any()
    only_then = tables["observations"]["period_start"].isin([date(2018, 1, 1), date(2019, 1, 1)])
    rows = answer(Question(("EU27",)), tables["observations"][only_then])
    assert rows["note"].str.contains("United Kingdom included").all()


@settings(deadline=None, max_examples=15)
@given(question=questions)
def test_a_computed_row_says_what_it_was_computed_from(
    question: Question, tables: Tables, printed: Printed
) -> None:
    """The sum that `derivation` writes, done again, is the value; its rows are on record."""
    observations = tables["observations"]
    known = set(observations["observation_id"])
    for row in answer(question, observations).itertuples():
        assert set(row.derived_from.split()) <= known
        if not isinstance(row.derivation, str):
            assert row.observation_id == row.derived_from
            assert row.obs_value == printed[row.indicator, row.partner, row.year]
            continue
        assert row.observation_id.startswith("computed:")
        if row.measure == "level":
            words = ["+", *row.derivation.split()]
            terms = zip(words[::3], words[1::3], words[2::3], strict=True)
            parts = [(1 if sign == "+" else -1, flow, area) for sign, flow, area in terms]
            total = sum(sign * printed[flow, area, row.year] for sign, flow, area in parts)
            assert row.obs_value == pytest.approx(total, abs=0.01)
            assert len(row.derived_from.split()) == len(parts)
        else:
            year = row.year if row.measure == "share" else row.base_year
            assert row.derivation.startswith(f"{row.series} {row.year} / ")
            assert row.derivation.endswith(f" {year:.0f}")


@settings(deadline=None, max_examples=10)
@given(question=questions)
def test_the_same_question_has_the_same_answer_and_changes_nothing(
    question: Question, tables: Tables
) -> None:
    observations = tables["observations"]
    before = observations.copy(deep=True)
    first = answer(question, observations)
    pd.testing.assert_frame_equal(first, answer(question, observations))
    pd.testing.assert_frame_equal(observations, before)
    assert tuple(first.columns) == COLUMNS
    assert not first.duplicated(["series", "year"]).any()
    assert first["observation_id"].is_unique
    assert first["obs_value"].notna().all()


def test_valuation_says_how_goods_are_valued(tables: Tables) -> None:
    valuations = {
        indicator: set(answer(Question(("RUS",), indicator), tables["observations"])["valuation"])
        for indicator in INDICATORS
    }
    assert valuations == {
        "exports": {"fob"},
        "imports": {"cif"},
        "trade_turnover": {"mixed"},
        "trade_balance": {"mixed"},
    }


def test_a_balance_has_no_share_and_no_growth_across_zero(tables: Tables) -> None:
    """Exports exceed imports with the United Kingdom up to 2021, then no longer."""
    observations = tables["observations"]
    assert answer(Question(("RUS",), "trade_balance", View.SHARE), observations).empty
    assert answer(Question(("RUS",), "trade_balance", View.YEARLY), observations).empty
    rows = answer(Question(("GBR",), "trade_balance", View.YEARLY), observations)
    assert rows["year"].tolist() == [2019, 2020, 2021]


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_nothing_grows_from_nothing_or_to_nothing(value: float, tables: Tables) -> None:
    rows = tables["observations"].copy()
    printed = rows["source_id"].str.startswith("nsc-4.03") & (rows["partner"] == "RUS")
    one_year = rows["period_start"].map(str) == "2020-01-01"
    rows.loc[printed & one_year & (rows["indicator"] == "exports"), "obs_value"] = value
    yearly = answer(Question(("RUS",), "exports", View.YEARLY), rows)
    assert yearly["year"].tolist() == [2019, 2022, 2023]
    since = answer(Question(("RUS",), "exports", View.GROWTH, base_year=2020), rows)
    assert since.empty


def test_partners_are_those_on_record_blocks_first(tables: Tables, printed: Printed) -> None:
    found = partners(tables["observations"])
    assert set(found) == {partner for _, partner, _ in printed} - {"WLD"}
    assert found[:3] == ("EU27", "CIS", "EAEU")
    assert "KGZ" not in found


def test_an_empty_record_has_no_rows(tables: Tables) -> None:
    nothing = tables["observations"].head(0)
    assert partners(nothing) == ()
    assert years(nothing) == ()
    for view in View:
        rows = answer(Question(("RUS", "CIS"), view=view), nothing)
        assert rows.empty
        assert tuple(rows.columns) == COLUMNS

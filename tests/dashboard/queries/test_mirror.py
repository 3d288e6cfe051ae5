"""Both sides' books: the same goods, the same time, one currency or no ratio at all."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import exchange_rates
from lib.dashboard.queries import partners
from lib.dashboard.queries.currency import in_dollars
from lib.dashboard.queries.mirror import both_sides, with_both_sides
from tests.round_numbers import M, figure, year

Tables = Mapping[str, pd.DataFrame]
KAZAKH = {"reporter": "KAZ", "partner": "KGZ"}

_BY_HAND = ("kaz-stat-trade-2023", "comext-exports-kgz-2024-11", "nsc-4.03.00.18-2024-10-01")
_BY_HAND += ("nsc-4.03.00.20-2024-03-02",)


def _one(rows: pd.DataFrame, reporter: str, direction: str, year: int) -> pd.Series:  # type: ignore[type-arg]
    found = rows[
        (rows["reporter"] == reporter) & (rows["direction"] == direction) & (rows["year"] == year)
    ]
    assert len(found) == 1
    return found.iloc[0]


def _with(made: Tables, *more: Mapping[str, object]) -> pd.DataFrame:
    return pd.concat([made["observations"], pd.DataFrame(more)], ignore_index=True)


@pytest.fixture(scope="module")
def known(tables: Tables) -> pd.DataFrame:
    """Figures of documents that were checked by hand; none put on record later is among them."""
    rows = tables["observations"]
    return rows[rows["source_id"].isin(_BY_HAND)]


def test_the_importer_s_figure_over_the_exporter_s(made: Tables) -> None:
    """Of 2022: 300 million bought and 250 said to be sold, 200 sold and 100 said to be bought."""
    rows = both_sides("KAZ", made["observations"], dollars=False)
    assert rows["year"].unique().tolist() == [2021, 2022]
    theirs = _one(rows, "KAZ", "imports", 2022)
    assert (theirs["indicator"], theirs["obs_value"]) == ("exports", 250 * M)
    assert theirs["ratio"] == pytest.approx(1.2)
    assert (theirs["freight_low"], theirs["freight_high"]) == pytest.approx((262.5e6, 300e6))
    bought = _one(rows, "KAZ", "exports", 2022)
    assert bought["ratio"] == pytest.approx(0.5)
    assert pd.isna(bought["freight_low"])
    ours = _one(rows, "KGZ", "exports", 2022)
    assert (ours["freight_low"], ours["freight_high"]) == pytest.approx((210e6, 240e6))


def test_kazakhstan_by_hand(known: pd.DataFrame) -> None:
    rows = both_sides("KAZ", known, dollars=False)
    assert _one(rows, "KGZ", "imports", 2023)["obs_value"] == pytest.approx(862_182_567)
    theirs = _one(rows, "KAZ", "imports", 2023)
    assert theirs["obs_value"] == pytest.approx(1_147_176_000, rel=1e-6)
    assert theirs["ratio"] == pytest.approx(0.7516, abs=1e-4)
    assert _one(rows, "KGZ", "exports", 2023)["obs_value"] == 449_009_325


def test_two_currencies_have_no_ratio_and_no_band(made: Tables) -> None:
    rows = both_sides("EU27", made["observations"], dollars=False)
    assert set(rows["unit"]) == {"USD", "EUR"}
    assert rows[["ratio", "freight_low", "freight_high"]].isna().all(axis=None)


def test_converted_rows_say_so_and_keep_the_original(made: Tables) -> None:
    observations = made["observations"]
    before = observations.copy(deep=True)
    rows = both_sides("EU27", observations, dollars=True)
    pd.testing.assert_frame_equal(observations, before)
    assert set(rows["unit"]) == {"USD"}
    theirs = _one(rows, "EU27", "imports", 2022)
    rate = exchange_rates()["EUR", 2022].dollars
    assert rate == pytest.approx(1.053, abs=1e-3)
    assert theirs["obs_value"] == pytest.approx(1000 * M * rate)
    assert theirs["ratio"] == pytest.approx(500 / (1000 * rate))
    assert theirs["observation_id"].startswith("computed:USD:")
    for words in ("EUR 1000000000", str(rate), "2022", "European Central Bank"):
        assert words in theirs["derivation"]
    assert "Converted from EUR" in theirs["note"]
    assert theirs["derived_from"] in set(observations["observation_id"])


def test_the_eu_by_hand(known: pd.DataFrame) -> None:
    rows = both_sides("EU27", known, dollars=False)
    assert _one(rows, "EU27", "imports", 2023)["obs_value"] == 2_733_762_750
    assert _one(rows, "EU27", "imports", 2023)["unit"] == "EUR"


def test_periods_are_the_same_to_the_day(tables: Tables) -> None:
    """Of every partner of the shipped record, whoever was put there last."""
    observations = tables["observations"]
    found = with_both_sides(partners(observations), observations)
    assert {"EU27", "KAZ", "UZB"} <= set(found)
    for partner in found:
        rows = both_sides(partner, observations, dollars=False)
        for _, there in rows.groupby(["direction", "period_start", "period_end"]):
            assert set(there["reporter"]) == {"KGZ", partner}


@pytest.mark.parametrize(
    ("end", "found"), [(date(2022, 6, 30), 2), (date(2022, 12, 31), 0), (date(2022, 5, 31), 0)]
)
def test_a_part_year_is_paired_with_the_same_months_alone(
    end: date, found: int, made: Tables
) -> None:
    half = date(2022, 1, 1), date(2022, 6, 30)
    ours = figure(50 * M, half, "2022-09", partner="TJK", indicator="exports")
    tajik = {"reporter": "TJK", "partner": "KGZ", "indicator": "imports"}
    theirs = figure(60 * M, (half[0], end), "2022-09", "TJK-STAT", **tajik)
    both = _with(made, ours, theirs)
    rows = both_sides("TJK", both, dollars=True)
    assert len(rows) == found
    assert with_both_sides(("TJK",), both) == (("TJK",) if found else ())
    assert (rows["period_kind"] == "part_year").all()


def test_of_two_editions_the_later_is_compared(made: Tables) -> None:
    given_ = {**KAZAKH, "indicator": "exports"}
    late = figure(200 * M, year(2022), "2024-03", "KAZ-STAT", **given_, source_id="a-late")
    early = figure(100 * M, year(2022), "2022-12", "KAZ-STAT", **given_, source_id="z-early")
    for more in ([late, early], [early, late]):
        rows = both_sides("KAZ", _with(made, *more), dollars=False)
        assert _one(rows, "KAZ", "imports", 2022)["ratio"] == pytest.approx(1.5)
        assert _one(rows, "KAZ", "imports", 2021)["ratio"] == pytest.approx(1.25)


@pytest.mark.parametrize("same_day", [False, True])
def test_of_several_editions_each_side_s_last_one_counts(made: Tables, same_day: bool) -> None:
    """In whichever order the rows come; of one day the later identifier."""
    half = date(2022, 1, 1), date(2022, 6, 30)
    tajik = {"reporter": "TJK", "partner": "KGZ", "indicator": "imports"}
    ours = {"partner": "TJK", "indicator": "exports"}
    editions = [
        figure(amount * factor * M, half, "2022-08" if same_day else published, compiler)
        | {**side, "observation_id": f"{name}-{9 - number}"}
        for name, compiler, side, factor in (
            ("ours", "NSC", ours, 1.0),
            ("theirs", "TJK-STAT", tajik, 1.1),
        )
        for number, (published, amount) in enumerate([("2022-08", 1), ("2022-09", 2), ("2023", 3)])
    ]
    last = ["ours-9", "theirs-9"] if same_day else ["ours-7", "theirs-7"]
    for ordered in (editions, editions[::-1]):
        rows = both_sides("TJK", _with(made, *ordered), dollars=False)
        assert rows["observation_id"].tolist() == last
        assert rows["ratio"].tolist()[1] == pytest.approx(1.1)


def test_another_compiler_s_edition_is_another_row(made: Tables) -> None:
    half = date(2022, 1, 1), date(2022, 6, 30)
    tajik = {"reporter": "TJK", "partner": "KGZ", "indicator": "imports"}
    ours = figure(2 * M, half, "2022-09", partner="TJK", indicator="exports")
    theirs = figure(2 * M, half, "2022-09", "TJK-STAT", **tajik)
    other = theirs | {"compiler": "RUS-GOV", "observation_id": "other", "published": "2022-07"}
    in_euro = theirs | {"unit": "EUR", "observation_id": "in-euro", "published": "2022-07"}
    rows = both_sides("TJK", _with(made, ours, theirs, other, in_euro), dollars=False)
    assert len(rows) == 4
    assert {"other", "in-euro"} < set(rows["observation_id"])


def test_whom_both_sides_are_on_record_for(made: Tables) -> None:
    observations = made["observations"]
    asked = ("RUS", "UZB", "CIS", "KAZ", "EU27")
    assert with_both_sides(asked, observations) == ("UZB", "KAZ", "EU27")
    for code in asked:
        rows = both_sides(code, observations, dollars=False)
        assert bool(len(rows)) == (code in {"UZB", "KAZ", "EU27"})


@given(
    unit=st.sampled_from(["EUR", "USD", "RUB"]),
    year=st.integers(2010, 2030),
    months=st.integers(1, 12),
    amount=st.floats(1, 1e12),
)
def test_only_whole_years_with_a_rate_are_converted(
    unit: str, year: int, months: int, amount: float
) -> None:
    end = date(year, 12, 31) if months == 12 else date(year, months, 28)
    given_ = {
        "observation_id": "one",
        "measure": "level",
        "period_start": date(year, 1, 1),
        "period_end": end,
        "obs_value": amount,
        "unit": unit,
        "derivation": None,
        "derived_from": None,
        "note": None,
    }
    row = in_dollars(pd.DataFrame([given_])).iloc[0]
    rate = exchange_rates().get((unit, year))
    if rate is None or months < 12:
        assert (row["obs_value"], row["unit"], row["observation_id"]) == (amount, unit, "one")
    else:
        assert row["obs_value"] == pytest.approx(amount * rate.dollars)
        assert (row["unit"], row["derived_from"]) == ("USD", "one")

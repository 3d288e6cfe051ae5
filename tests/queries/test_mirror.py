"""Both sides' books: the same goods, the same time, one currency or no ratio at all."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import exchange_rates
from lib.queries.currency import in_dollars
from lib.queries.mirror import both_sides, with_both_sides

Tables = Mapping[str, pd.DataFrame]


def _one(rows: pd.DataFrame, reporter: str, direction: str, year: int) -> pd.Series:  # type: ignore[type-arg]
    found = rows[
        (rows["reporter"] == reporter) & (rows["direction"] == direction) & (rows["year"] == year)
    ]
    assert len(found) == 1
    return found.iloc[0]


def test_kazakhstan_by_hand(tables: Tables) -> None:
    rows = both_sides("KAZ", tables["observations"], dollars=False)
    assert _one(rows, "KGZ", "imports", 2023)["obs_value"] == pytest.approx(862_182_567)
    theirs = _one(rows, "KAZ", "imports", 2023)
    assert theirs["indicator"] == "exports"
    assert theirs["ratio"] == pytest.approx(862_182_567 / theirs["obs_value"])
    assert theirs["obs_value"] == pytest.approx(1_147_176_000, rel=1e-6)
    assert theirs["freight_low"] == pytest.approx(theirs["obs_value"] * 1.05)
    assert theirs["freight_high"] == pytest.approx(theirs["obs_value"] * 1.20)
    sold = _one(rows, "KAZ", "exports", 2023)
    assert sold["ratio"] == pytest.approx(sold["obs_value"] / 449_009_325)
    assert _one(rows, "KGZ", "exports", 2023)["freight_low"] == pytest.approx(449_009_325 * 1.05)


def test_two_currencies_have_no_ratio_and_no_band(tables: Tables) -> None:
    rows = both_sides("EU27", tables["observations"], dollars=False)
    assert set(rows["unit"]) == {"USD", "EUR"}
    assert rows[["ratio", "freight_low", "freight_high"]].isna().all(axis=None)


def test_converted_rows_say_so_and_keep_the_original(tables: Tables) -> None:
    observations = tables["observations"]
    before = observations.copy(deep=True)
    rows = both_sides("EU27", observations, dollars=True)
    pd.testing.assert_frame_equal(observations, before)
    assert set(rows["unit"]) == {"USD"}
    theirs = _one(rows, "EU27", "imports", 2023)
    rate = exchange_rates()["EUR", 2023].dollars
    assert rate == pytest.approx(1.0813, abs=1e-4)
    assert theirs["obs_value"] == pytest.approx(2_733_762_750 * rate)
    assert theirs["observation_id"].startswith("computed:USD:")
    for words in ("EUR 2733762750", str(rate), "2023", "European Central Bank"):
        assert words in theirs["derivation"]
    assert "Converted from EUR" in theirs["note"]
    assert theirs["derived_from"] in set(observations["observation_id"])


def test_periods_are_the_same_to_the_day(tables: Tables) -> None:
    for partner in with_both_sides(("EU27", "DEU", "KAZ", "UZB"), tables["observations"]):
        rows = both_sides(partner, tables["observations"], dollars=False)
        for _, there in rows.groupby(["direction", "period_start", "period_end"]):
            assert set(there["reporter"]) == {"KGZ", partner}


def _part(rows: pd.DataFrame, partner: str, reporter: str, flow: str, end: date) -> pd.DataFrame:
    like = rows[(rows["compiler"] == "NSC") & (rows["indicator"] == "exports")].head(1)
    return like.assign(
        observation_id=f"{reporter}-{flow}-{end}",
        reporter=reporter,
        partner=partner,
        indicator=flow,
        period_start=date(2031, 1, 1),
        period_end=end,
        obs_value=1e6,
    )


def test_a_part_year_is_paired_with_the_same_months_alone(tables: Tables) -> None:
    observations = tables["observations"]
    ours = _part(observations, "CHN", "KGZ", "exports", date(2031, 6, 30))
    for end, found in ((date(2031, 6, 30), 2), (date(2031, 12, 31), 0), (date(2031, 5, 31), 0)):
        theirs = _part(observations, "KGZ", "CHN", "imports", end)
        both = pd.concat([observations, ours, theirs], ignore_index=True)
        rows = both_sides("CHN", both, dollars=True)
        assert len(rows) == found
        assert with_both_sides(("CHN",), both) == (("CHN",) if found else ())
        assert (rows["period_kind"] == "part_year").all()


def test_of_several_editions_each_side_s_last_one_counts(tables: Tables) -> None:
    """In whichever order the rows come; of one day the later identifier."""
    observations = tables["observations"]
    end = date(2031, 6, 30)
    ours = _part(observations, "CHN", "KGZ", "exports", end)
    theirs = _part(observations, "KGZ", "CHN", "imports", end)
    editions = [
        side.assign(observation_id=f"{name}-{9 - number}", published=published, obs_value=value)
        for name, side, factor in (("ours", ours, 1.0), ("theirs", theirs, 1.1))
        for number, (published, value) in enumerate(
            [("2031-08", 1e6 * factor), ("2031-09", 2e6 * factor), ("2032", 3e6 * factor)]
        )
    ]
    for ordered in (editions, editions[::-1]):
        both = pd.concat([observations, *ordered], ignore_index=True)
        rows = both_sides("CHN", both, dollars=False)
        assert rows["observation_id"].tolist() == ["ours-7", "theirs-7"]
        assert rows["obs_value"].tolist() == pytest.approx([3e6, 3.3e6])
        assert rows["ratio"].tolist()[1] == pytest.approx(1.1)
    same_day = [edition.assign(published="2031-08") for edition in editions]
    both = pd.concat([observations, *same_day[::-1]], ignore_index=True)
    assert both_sides("CHN", both, dollars=False)["observation_id"].tolist() == [
        *("ours-9", "theirs-9"),
    ]


def test_another_compiler_s_edition_is_another_row(tables: Tables) -> None:
    observations = tables["observations"]
    end = date(2031, 6, 30)
    ours = _part(observations, "CHN", "KGZ", "exports", end)
    theirs = _part(observations, "KGZ", "CHN", "imports", end)
    other = theirs.assign(compiler="RUS-GOV", observation_id="other", published="2029")
    in_euro = theirs.assign(unit="EUR", observation_id="in-euro", published="2029")
    both = pd.concat([observations, ours, theirs, other, in_euro], ignore_index=True)
    rows = both_sides("CHN", both, dollars=False)
    assert len(rows) == 4
    assert {"other", "in-euro"} < set(rows["observation_id"])


def test_whom_both_sides_are_on_record_for(tables: Tables) -> None:
    observations = tables["observations"]
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

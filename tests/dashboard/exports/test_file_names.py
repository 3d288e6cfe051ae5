"""File names, and the years a file covers."""

import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.exports import file_name, years_of


@pytest.mark.parametrize(
    ("page", "partners", "years", "suffix", "name"),
    [
        (
            "compare",
            ("RUS", "EU27", "CIS"),
            (2018, 2023),
            "csv",
            "kgz-ties_compare_partners-RUS-EU27-CIS_2018-2023.csv",
        ),
        ("trade", ("RUS",), (2023, 2023), "parquet", "kgz-ties_trade_partners-RUS_2023.parquet"),
        ("data", None, None, "zip", "kgz-ties_data.zip"),
        ("ties", (), None, "csv", "kgz-ties_ties_partners-none.csv"),
        ("trade", tuple("ABCDEF"), None, "csv", "kgz-ties_trade_partners-A-B-C-D-E-F.csv"),
        ("trade", tuple("ABCDEFG"), None, "csv", "kgz-ties_trade_partners-7-caa2ad45.csv"),
        ("at_a_glance", ("RUS",), None, ".csv", "kgz-ties_at-a-glance_partners-RUS.csv"),
    ],
)
def test_names_say_what_they_hold(
    page: str,
    partners: tuple[str, ...] | None,
    years: tuple[int, int] | None,
    suffix: str,
    name: str,
) -> None:
    assert file_name(page, partners, years, suffix) == name


def test_a_name_says_what_was_chosen() -> None:
    choices = {"view": "growth", "indicator": "trade_turnover", "base": "2018"}
    name = file_name("compare", ("RUS",), (2018, 2023), "csv", choices)
    chosen = "view-growth_indicator-trade-turnover_base-2018"
    assert name == f"kgz-ties_compare_{chosen}_partners-RUS_2018-2023.csv"
    claim = file_name("claims", None, None, "csv", {"claim": "24kg-2024-10-16.1101"})
    assert claim == "kgz-ties_claims_claim-24kg-2024-10-16.1101.csv"


@given(
    st.text(),
    st.none() | st.lists(st.text()),
    st.text(),
    st.none() | st.dictionaries(st.text(), st.text()),
)
def test_a_name_is_safe_whatever_is_asked(
    page: str, partners: list[str], suffix: str, choices: dict[str, str]
) -> None:
    name = file_name(page, partners, (2018, 2023), suffix, choices)
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", name)
    assert ".." not in name
    assert name.startswith("kgz-ties_")


def test_years_are_those_the_periods_reach() -> None:
    rows = pd.DataFrame(
        {
            "period_start": [date(2020, 10, 16), None, date(2018, 1, 1)],
            "period_end": [date(2024, 10, 16), None, date(2018, 12, 31)],
        }
    )
    assert years_of(rows) == (2018, 2024)
    assert years_of(rows.iloc[[1]]) is None
    assert years_of(pd.DataFrame({"code": ["RUS"]})) is None
    assert years_of(pd.DataFrame({"year": [2021, 2019]})) == (2019, 2021)
    assert years_of(rows.assign(year=1999)) == (2018, 2024)

"""The printed figures of the statistical committee, as plain numbers to count with by hand."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from tests.small import frames

Printed = Mapping[tuple[str, str, int], float]
"""Dollars by flow (exports or imports), partner and year."""


@pytest.fixture(scope="session")
def printed(tables: Mapping[str, pd.DataFrame]) -> Printed:
    """As the shipped tables have them, each figure once."""
    rows = tables["observations"]
    rows = rows[rows["source_id"].str.startswith("nsc-4.03")]
    found = {
        (row.indicator, row.partner, row.period_start.year): row.obs_value
        for row in rows.itertuples()
    }
    assert len(found) == len(rows)
    return found


@pytest.fixture(scope="session")
def collected(shared: Path) -> Printed:
    """As they were collected, before this project read them."""
    with (shared / "record/official_figures.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["indicator"], row["partner"], int(row["period_start"][:4])): float(row["value"])
            for row in csv.DictReader(file)
            if row["source_title"].startswith("NSC table 4.03") and row["reporter"] == "KGZ"
        }


@pytest.fixture
def small() -> dict[str, pd.DataFrame]:
    """The tables of `tests.small`, made in memory: nothing here asks for files."""
    return frames()

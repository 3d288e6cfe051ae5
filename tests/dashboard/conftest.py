"""Tables to ask: round numbers of our own, and what the statistical committee once printed."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from lib import store
from lib.model import Tables
from tests import round_numbers
from tests.shipped import DATA
from tests.small import frames

Printed = Mapping[tuple[str, str, int], float]
"""Dollars by flow (exports or imports), partner and year."""

_EDITION = ("nsc-4.03.00.18-2024-10-01", "nsc-4.03.00.20-2024-03-02")


@pytest.fixture
def small() -> dict[str, pd.DataFrame]:
    """The tables of `tests.small`, made in memory: nothing here asks for files."""
    return frames()


@pytest.fixture(scope="session")
def made() -> Mapping[str, pd.DataFrame]:
    """The tables of `tests.round_numbers`."""
    return round_numbers.tables()


@pytest.fixture(scope="session")
def edition(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """What the committee printed of exports in October and of imports in March 2024: nothing put
    on record later is among it."""
    rows = tables["observations"]
    return rows[rows["source_id"].isin(_EDITION)].reset_index(drop=True)


@pytest.fixture(scope="session")
def printed(edition: pd.DataFrame) -> Printed:
    """That edition as plain numbers to count with by hand, each figure once."""
    found = {
        (row.indicator, row.partner, row.period_start.year): row.obs_value
        for row in edition.itertuples()
    }
    assert len(found) == len(edition)
    return found


@pytest.fixture(scope="session")
def collected(shared: Path) -> Printed:
    """The same as it was collected, before this project read it."""
    with (shared / "record/official_figures.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["indicator"], row["partner"], int(row["period_start"][:4])): float(row["value"])
            for row in csv.DictReader(file)
            if row["source_title"].startswith("NSC table 4.03") and row["reporter"] == "KGZ"
        }


@pytest.fixture(scope="session")
def shipped() -> Tables:
    """One edition of the tables that ship with the application."""
    return store.tables(DATA)

"""Tables to ask: round numbers of our own, and what the statistical committee once printed."""

import csv
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import pytest

from lib import store
from lib.model import Observation, SourceKind, Tables
from tests import round_numbers
from tests.dashboard import traded
from tests.dashboard.traded import Traded, with_world_trade
from tests.refreshed import refreshed_services
from tests.small import tables_of

Printed = Mapping[tuple[str, str, int], float]
"""Dollars by flow (exports or imports), partner and year."""

_EDITION = ("nsc-4.03.00.18-2024-10-01", "nsc-4.03.00.20-2024-03-02")


def of_documents(tables: Tables, documents: Collection[str]) -> Tables:
    """The tables with only those observations that were read in some documents."""
    return with_observations(
        tables, [row for row in tables.observations if row.source_id in documents]
    )


def with_observations(tables: Tables, observations: Iterable[Observation]) -> Tables:
    """The tables with other observations; the other tables are those of shared typed rows."""
    rows = {
        "observations": tuple(observations),
        "quotations": tuple(tables.quotations.values()),
        "sources": tuple(tables.sources.values()),
        "ties": tables.ties,
        "rejections": tables.rejections,
    }
    return Tables(rows.__getitem__, tables.frame, object(), meanings=tables.meanings)


SHIPPED = "24kg-2024-10-16"
"""The article that ships: what it says is known here, what others say that are added is not."""


@pytest.fixture
def small() -> Tables:
    """The tables of `tests.small`, made in memory: nothing here asks for files."""
    return tables_of()


@pytest.fixture(scope="session")
def alone(shipped: Tables) -> Tables:
    """The shipped tables without the words of any other article."""
    others = {
        one.source_id
        for one in shipped.sources.values()
        if one.kind is SourceKind.ARTICLE and one.source_id != SHIPPED
    }
    words = shipped.quotations
    rows = {
        "observations": [one for one in shipped.observations if one.source_id not in others],
        "quotations": [one for one in words.values() if one.source_id not in others],
        "sources": [one for one in shipped.sources.values() if one.source_id not in others],
        "ties": [one for one in shipped.ties if words[one.quotation_id].source_id not in others],
        "rejections": [one for one in shipped.rejections if one.source_id not in others],
    }
    return Tables(lambda name: rows[name], shipped.frame, SHIPPED, 0, shipped.meanings)


@pytest.fixture(scope="session")
def made() -> Tables:
    """The tables of `tests.round_numbers`."""
    return round_numbers.edition()


@pytest.fixture(scope="session")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The shipped tables with two invented vintages of each service."""
    return store.tables(refreshed_services(tmp_path_factory.mktemp("refreshed")))


@pytest.fixture(scope="session")
def baci(tmp_path_factory: pytest.TempPathFactory) -> Traded:
    """A small dataset in the form of BACI, of made-up flows."""
    return traded.baci(tmp_path_factory.mktemp("baci"))


@pytest.fixture(scope="session")
def comtrade(tmp_path_factory: pytest.TempPathFactory) -> Traded:
    """A smaller one in the form of UN Comtrade, with a figure of each side."""
    return traded.comtrade(tmp_path_factory.mktemp("comtrade"))


@pytest.fixture(scope="session")
def made_with_baci(made: Tables, baci: Traded) -> Tables:
    """The tables of `made` with the first of them."""
    return with_world_trade(made, lambda: baci.world)


@pytest.fixture(scope="session")
def made_with_comtrade(made: Tables, comtrade: Traded) -> Tables:
    """The same with the second."""
    return with_world_trade(made, lambda: comtrade.world)


@pytest.fixture(scope="session")
def edition(shipped: Tables) -> Tables:
    """What the committee printed of exports in October and of imports in March 2024: nothing put
    on record later is among it."""
    return of_documents(shipped, _EDITION)


@pytest.fixture(scope="session")
def printed(edition: Tables) -> Printed:
    """That edition as plain numbers to count with by hand, each figure once."""
    found = {
        (row.indicator, str(row.partner), row.period_start.year): row.obs_value
        for row in edition.observations
        if row.period_start is not None
    }
    assert len(found) == len(edition.observations)
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

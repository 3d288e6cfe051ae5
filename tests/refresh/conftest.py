"""A statistics office on this machine, and a client that does not wait."""

from collections.abc import Iterator

import pytest

from lib.refresh.client import Client
from tests.statistics_server import StatisticsServer, statistics_server


@pytest.fixture
def office() -> Iterator[StatisticsServer]:
    """A server that answers as it is bidden."""
    with statistics_server() as server:
        yield server


@pytest.fixture
def waits() -> list[float]:
    """The seconds that the client waited, one after the other."""
    return []


@pytest.fixture
def client(waits: list[float]) -> Client:
    """A client that notes how long it would wait."""
    return Client(pause=waits.append)

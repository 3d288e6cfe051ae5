"""The application in two processes, behind the nginx that is shipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.behind_nginx import Processes, Site, nginx, processes


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """Two processes that all tests ask, and none ends."""
    with processes(tmp_path_factory.mktemp("processes")) as found:
        yield found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, two: Processes) -> Iterator[Site]:
    """Both behind one nginx."""
    with nginx(tmp_path_factory.mktemp("nginx"), two) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for an nginx of one test alone."""
    return tmp_path / "nginx"

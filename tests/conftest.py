"""What tests of many rooms need: the tables, a running server, material beside the repository."""

import os
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from lib import store
from lib.model import Tables
from tests.serving import free_port, running
from tests.shipped import copy_shipped
from tests.small import ROWS
from tests.spark import NoSparkError, get_spark, shared_server

REPO = Path(__file__).resolve().parents[1]

# How long an example takes is the machine's business; benchmarks/ measures.
_UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, **_UNTIMED)
settings.register_profile("random", **_UNTIMED)
settings.register_profile("thorough", max_examples=2_000, **_UNTIMED)
settings.load_profile("same")


@pytest.fixture(scope="module", autouse=True)
def main_module() -> Iterator[None]:
    """A page under test takes the place of the main module, which every process that is started
    later would run."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the article, the gold passages and the official figures."""
    folder = REPO / "../shared"
    if not (folder / "article").is_dir():
        pytest.skip("the article and the gold passages are not beside the repository")
    return folder.resolve()


@pytest.fixture(scope="session")
def shipped_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables that ship, without what was added, refreshed or imported on this machine."""
    folder = tmp_path_factory.mktemp("shipped")
    copy_shipped(folder)
    return folder


@pytest.fixture(scope="session")
def tables(shipped_dir: Path) -> Mapping[str, pd.DataFrame]:
    """Every shipped table."""
    return {name: store.read(shipped_dir, name).to_pandas() for name in store.TABLES}


@pytest.fixture(scope="session")
def shipped(shipped_dir: Path) -> Tables:
    """One edition of the tables that ship with the application."""
    return store.tables(shipped_dir)


@pytest.fixture
def small_dir(tmp_path: Path) -> Path:
    """A folder with the tables of `tests.small`, free to be damaged."""
    store.write(tmp_path, {name: store.encode(name, rows) for name, rows in ROWS.items()})
    return tmp_path


@pytest.fixture
def small(small_dir: Path) -> dict[str, pd.DataFrame]:
    """The tables of `tests.small`."""
    return {name: store.read(small_dir, name).to_pandas() for name in store.TABLES}


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Start the application over a folder of tables; its address. Stopped with the session."""
    with ExitStack() as started:

        def start(directory: Path) -> str:
            address = f"http://127.0.0.1:{(port := free_port())}"
            command = ("-m", "streamlit", "run", "app.py", "--server.port", str(port))
            log = tmp_path_factory.mktemp("server") / "log.txt"
            at = f"{address}/readyz"
            started.enter_context(
                running(*command, answers_at=at, log=log, DATA_DIR=str(directory))
            )
            return address

        yield start


@pytest.fixture(scope="session")
def server(serve: Callable[[Path], str]) -> str:
    """The address of the application over the shipped tables, without a slash at its end."""
    address = serve(REPO / "data")
    urllib.request.urlopen(f"{address}/readyz", timeout=120).close()
    return address


@pytest.fixture(scope="session")
def spark_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Spark Connect server with two worker processes, one for all tests.

    Whoever speaks to it stops the session: an open one waits for minutes for a server that ended.
    """
    if find_spec("pyspark") is None:
        pytest.skip("pyspark-client is not installed: pip install -e '.[spark]'")
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "spark"
    folder.mkdir(exist_ok=True)
    with ExitStack() as started:
        try:
            address = started.enter_context(shared_server(folder))
            # Its client looks for a Spark where the main program is no file, as under xdist.
            started.enter_context(pytest.MonkeyPatch.context()).setenv(
                "SPARK_HOME", str(get_spark())
            )
        except NoSparkError as missing:
            pytest.skip(str(missing))
        yield address

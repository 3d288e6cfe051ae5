"""What tests of many rooms need: the tables, a running server, material beside the repository."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from lib import store
from tests.small import ROWS

REPO = Path(__file__).resolve().parents[1]
_SECONDS_TO_START = 180
"""A bound for a server that hangs; one that starts answers in three."""

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
def tables() -> Mapping[str, pd.DataFrame]:
    """Every shipped table."""
    return {name: store.read(REPO / "data", name).to_pandas() for name in store.TABLES}


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
    started: list[subprocess.Popen[bytes]] = []

    def start(directory: Path) -> str:
        log = tmp_path_factory.mktemp("server") / "log.txt"
        address, process = _start(directory, log)
        started.append(process)
        _wait(address, process, log)
        return address

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=60)


@pytest.fixture(scope="session")
def server(serve: Callable[[Path], str]) -> str:
    """The address of the application over the shipped tables, without a slash at its end."""
    address = serve(REPO / "data")
    urllib.request.urlopen(f"{address}/readyz", timeout=120).close()
    return address


def _start(directory: Path, log: Path) -> tuple[str, "subprocess.Popen[bytes]"]:
    port = _free_port()
    flags = ["--server.port", str(port), "--server.headless", "true"]
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *flags],
            cwd=REPO,
            env={**os.environ, "DATA_DIR": str(directory)},
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    return f"http://127.0.0.1:{port}", process


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Until the server answers at all; whether it is ready is for a test to ask."""
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/readyz", timeout=60).close()
            return
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            time.sleep(0.1)
    process.terminate()
    pytest.fail(f"the server did not start:\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

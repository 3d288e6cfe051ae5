"""A Spark to test with: find one, or (`python -m tests.spark`) get one.

It needs Java 17 or newer. Spark itself is the one `SPARK_HOME` names, or else what
``spark-requirements.txt`` pins, installed once into an environment of its own inside that of the
tests (500 MB).

Tests that run side by side share one server: it is started for the first that asks, and ends
when no process that asked for it is left, however these end.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from tests.own_environment import NotInstalledError, environment

_REPO = Path(__file__).resolve().parents[1]
REQUIREMENTS = Path(__file__).with_name("spark-requirements.txt")
_OLDEST_JAVA = 17
_VERSION = re.compile(r'version "(\d+)')
_SECONDS_TO_START = 180
_SECONDS_TO_END = 30
WORKERS = 2
"""Worker processes of the server, with one task at a time each."""


class NoSparkError(Exception):
    """Why there is no Spark to test with, in one sentence."""


def get_spark() -> Path:
    """The folder of a Spark that is there, or else installed, or `NoSparkError`."""
    _expect_java()
    if given := os.environ.get("SPARK_HOME"):
        if not (Path(given) / "bin/spark-submit").exists():
            raise NoSparkError(f"SPARK_HOME is {given}, where there is no bin/spark-submit.")
        return Path(given)
    try:
        own = environment("spark", REQUIREMENTS)
    except NotInstalledError as error:
        raise NoSparkError(str(error)) from None
    return next(own.glob("lib/python*/site-packages/pyspark"))


@contextmanager
def shared_server(folder: Path) -> Iterator[str]:
    """The address of the Spark Connect server of a folder, ``sc://127.0.0.1:...``: the one that
    runs, or one that is started. `NoSparkError` where that cannot be."""
    home = get_spark()
    mine = _users(folder) / str(os.getpid())
    with _locked(folder):
        mine.touch()
        if not (folder / "address").exists():
            command = [sys.executable, "-m", "tests.spark", "start", str(folder), str(home)]
            started = subprocess.run(
                command, cwd=_REPO, capture_output=True, text=True, check=False
            )
            if started.returncode:
                raise NoSparkError(f"Spark did not start:\n{started.stdout}{started.stderr}")
        address = (folder / "address").read_text("utf-8")
    try:
        yield address
    finally:
        mine.unlink()
        deadline = time.monotonic() + _SECONDS_TO_END
        while (folder / "address").exists() and not _in_use(folder):
            assert time.monotonic() < deadline, "Spark did not end"
            time.sleep(0.1)


def _expect_java() -> None:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(str(Path(home, "bin/java")) if home else "java")
    if java is None:
        raise NoSparkError("There is no Java, which Spark needs.")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    found = _VERSION.search(said.stderr + said.stdout)
    if found is None or int(found[1]) < _OLDEST_JAVA:
        version = found[1] if found else "unknown"
        raise NoSparkError(f"Java is {version}; Spark needs {_OLDEST_JAVA} or newer.")


def _locked(folder: Path) -> FileLock:
    return FileLock(folder / "lock")


def _users(folder: Path) -> Path:
    users = folder / "users"
    users.mkdir(parents=True, exist_ok=True)
    return users


def _in_use(folder: Path) -> bool:
    return any(_lives(int(user.name)) for user in _users(folder).iterdir())


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _start(folder: Path, home: Path) -> None:
    """Start a process that keeps a server, and wait until it answers."""
    with (folder / "log.txt").open("wb") as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.spark", "keep", str(folder), str(home)],
            cwd=_REPO,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    while not (folder / "address").exists():
        if keeper.poll() is not None:
            sys.exit((folder / "log.txt").read_text("utf-8", "replace")[-5000:])
        time.sleep(0.1)


def _keep(folder: Path, home: Path) -> None:
    """Run a server until no process that asked for it is left."""
    (folder / "keeper").write_text(str(os.getpid()), "ascii")
    own = folder / "home"  # Spark writes what its workers need into its own folder
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    for entry in home.iterdir():
        if entry.name not in ("work", "logs"):
            (own / entry.name).symlink_to(entry)
    port = _free_port()
    with subprocess.Popen(_command(own, port), env=_variables(own), cwd=own) as server:
        try:
            deadline = time.monotonic() + _SECONDS_TO_START
            while not _answers(port) and server.poll() is None and time.monotonic() < deadline:
                time.sleep(0.1)
            if not _answers(port):
                sys.exit("it does not answer")
            address = folder / "address"
            address.with_suffix(".tmp").write_text(f"sc://127.0.0.1:{port}", "utf-8")
            os.replace(address.with_suffix(".tmp"), address)
            while server.poll() is None:
                time.sleep(0.2)
                with _locked(folder):
                    if not _in_use(folder):
                        break
        finally:
            _end(server)
            (folder / "address").unlink(missing_ok=True)
            shutil.rmtree(own, ignore_errors=True)


def _command(home: Path, port: int) -> list[str]:
    settings = {
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.executor.memory": "1g",
        "spark.ui.enabled": "false",
        "spark.sql.warehouse.dir": str(home / "warehouse"),
    }
    return [
        str(home / "bin/spark-submit"),
        *("--master", f"local-cluster[{WORKERS},1,1536]"),
        *("--class", "org.apache.spark.sql.connect.service.SparkConnectServer"),
        *(word for name, value in settings.items() for word in ("--conf", f"{name}={value}")),
        "spark-internal",
    ]


def _variables(home: Path) -> dict[str, str]:
    """Of the processes of Spark: their Python is the one of the tests."""
    own = {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(home),
        "PYSPARK_PYTHON": sys.executable,
    }
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | own


def _end(server: "subprocess.Popen[bytes]") -> None:
    """End the server, and whatever of it outlives it."""
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(_SECONDS_TO_END / 2)
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            other = int(entry.name)
            if os.getsid(other) == os.getsid(0) and other != os.getpid():
                os.kill(other, signal.SIGKILL)
    server.kill()


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    if sys.argv[1:2]:
        {"start": _start, "keep": _keep}[sys.argv[1]](*map(Path, sys.argv[2:4]))
        sys.exit()
    try:
        print(get_spark())
    except NoSparkError as missing:
        sys.exit(str(missing))

"""Servers as they are started, in processes of their own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
_SECONDS_TO_START = 180
"""A bound for a server that hangs; one that starts answers in three."""


@contextmanager
def running(*command: str, answers_at: str, log: Path, **variables: str) -> Iterator[None]:
    """A Python process in the repository, from when it answers at all until it is not needed;
    whether it is ready is for a test to ask."""
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=REPO,
            env={**os.environ, **variables},
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(answers_at, process, log)
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=60).close()
            return
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{log.read_text(errors='replace')}")

"""The routes in the running application, beside the pages."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.dashboard import exports
from lib.dashboard.queries import take
from lib.model import Tables

REPO = Path(__file__).resolve().parents[3]


def _ask(address: str, method: str = "GET") -> tuple[int, str, bytes]:
    """Status, media type and body."""
    try:
        answer = urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=120)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers.get_content_type(), answer.read()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/data/observations.csv", "/data/claims.json", "/readyz"])
def test_nothing_can_be_written_by_an_address(server: str, path: str, method: str) -> None:
    """The addresses only read; nothing else of the application has a route of ours."""
    assert _ask(server + path, method)[0] == 405


def test_rows_and_pages_live_side_by_side(
    serve: Callable[[Path], str], small_dir: Path, small: Tables
) -> None:
    server = serve(small_dir)
    rows = exports.csv_bytes(take("observations", small, ("RUS",)))
    assert _ask(f"{server}/data/observations.csv?partner=rus") == (200, "text/csv", rows)
    assert _ask(f"{server}/data/observations.csv", "HEAD") == (200, "text/csv", b"")
    status, media_type, sentence = _ask(f"{server}/data/observations.csv?partner=XX")
    assert (status, media_type) == (400, "text/plain")
    assert b"'XX'" in sentence
    for page in ("/", "/data", "/data/", "/data?partner=RUS", "/compare"):
        status, media_type, body = _ask(server + page)
        assert (status, media_type) == (200, "text/html")
        assert b"<script" in body

    assert _ask(f"{server}/readyz") == (200, "text/plain", b"ready\n")
    (small_dir / "ties.parquet").write_bytes(b"")
    status, _, sentence = _ask(f"{server}/readyz")
    assert (status, sentence[:14]) == (503, b"ties.parquet: ")
    assert _ask(f"{server}/data/areas.csv")[0] == 200
    assert _ask(f"{server}/compare")[0] == 200


def test_where_the_usual_port_is_taken_the_next_free_one_is_served_and_named(
    tmp_path: Path,
) -> None:
    log = tmp_path / "log.txt"
    settings = {k: v for k, v in os.environ.items() if k != "STREAMLIT_SERVER_PORT"}
    with socket.socket() as taken, log.open("wb") as sink:
        with contextlib.suppress(OSError):  # by another server, which does as well
            taken.bind(("127.0.0.1", 8501))
            taken.listen()
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py"],
            cwd=REPO,
            env=settings,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
        try:
            address = _named_in(log, server)
            assert address != "http://127.0.0.1:8501"
            assert _ask(f"{address}/readyz") == (200, "text/plain", b"ready\n")
        finally:
            server.terminate()
            server.wait(timeout=20)


def _named_in(log: Path, server: "subprocess.Popen[bytes]") -> str:
    """The address that a server prints, once it answers."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        if found := re.search(r"URL: (http://[\d.]+:\d+)", log.read_text("utf-8")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))

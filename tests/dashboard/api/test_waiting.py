"""A real server whose places are all taken: who watches it is answered, who left is dropped."""

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from lib.dashboard import api
from lib.dashboard.api import endpoints
from lib.dashboard.api.error_text import FAULT
from lib.dashboard.api.worker_slots import Places
from tests.dashboard.api.asking import APP

_HANGS = 60
"""Seconds after which a test has failed; none takes as long."""


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """The address of an application on a real socket."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", log_config=None))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(_HANGS)


def asked(address: str) -> tuple[int, str, Message]:
    """Status, words and headers of an answer."""
    try:
        found = urllib.request.urlopen(address, timeout=_HANGS)
    except urllib.error.HTTPError as error:
        found = error
    with found:
        return found.status, found.read().decode(), found.headers


class BusyServer:
    """A server whose computations last until they are let go."""

    def __init__(self, address: str, monkeypatch: pytest.MonkeyPatch, patience: float) -> None:
        self.address = address
        self.go, self.left = Event(), Event()
        self.begun: list[str] = []
        made, gone = endpoints.made, endpoints._gone

        def slowly(question: Any, directory: Path) -> Any:
            self.begun.append(question.name)
            assert self.go.wait(_HANGS)
            return made(question, directory)

        async def noticed(request: Any) -> None:
            await gone(request)
            self.left.set()

        monkeypatch.setattr(endpoints, "made", slowly)
        monkeypatch.setattr(endpoints, "_gone", noticed)
        monkeypatch.setattr(endpoints, "_places", Places(2, patience))

    def ask(self, path: str) -> tuple[int, str, Message]:
        """Status, words and headers of an answer."""
        return asked(self.address + path)

    def wait_for(self, *begun: str) -> None:
        """Until these, and no others, are being computed."""
        deadline = time.monotonic() + _HANGS
        while sorted(self.begun) != sorted(begun) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert sorted(self.begun) == sorted(begun)


@pytest.fixture
def busy(
    request: pytest.FixtureRequest, small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BusyServer]:
    """Where one waits for a place as many seconds as the test names."""
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    with served(APP) as address:
        busy = BusyServer(address, monkeypatch, request.param)
        yield busy
        busy.go.set()


@pytest.mark.parametrize("busy", [1], indirect=True)
def test_with_all_places_taken_the_server_still_answers(busy: BusyServer) -> None:
    with ThreadPoolExecutor(2) as readers:
        taken = [readers.submit(busy.ask, f"/data/{name}.csv") for name in ("ties", "areas")]
        try:
            busy.wait_for("ties", "areas")
            # Both last until they are let go, so that what is answered now waits for neither.
            assert busy.ask("/readyz")[:2] == (200, "ready\n")
            assert busy.ask("/readyz")[:2] == (200, "ready\n")
            assert busy.ask("/data/ties.csv?partner=XX")[0] == 400
            status, words, headers = busy.ask("/data/events.json")
            assert (status, headers["Retry-After"]) == (503, "5")
            assert words == '{"error":"Too much is asked at once; please ask again in 5 seconds."}'
        finally:
            busy.go.set()
        assert [future.result()[0] for future in taken] == [200, 200]
    assert sorted(busy.begun) == ["areas", "ties"]
    assert busy.ask("/data/events.json")[0] == 200


@pytest.mark.parametrize("busy", [_HANGS], indirect=True)
def test_nothing_is_computed_for_who_has_closed_the_connection(busy: BusyServer) -> None:
    with ThreadPoolExecutor(2) as readers:
        taken = [readers.submit(busy.ask, f"/data/{name}.csv") for name in ("ties", "areas")]
        try:
            busy.wait_for("ties", "areas")
            with socket.create_connection(_place(busy.address)) as leaving:
                leaving.sendall(b"GET /data/events.csv HTTP/1.1\r\nHost: x\r\n\r\n")
            assert busy.left.wait(_HANGS)
            assert busy.ask("/readyz")[0] == 200  # behind it in the one loop of the server
        finally:
            busy.go.set()
        assert [future.result()[0] for future in taken] == [200, 200]
    assert busy.ask("/data/indicators.csv")[0] == 200
    assert sorted(busy.begun) == ["areas", "indicators", "ties"]


def _place(address: str) -> tuple[str, int]:
    found = urlsplit(address)
    assert found.hostname and found.port
    return found.hostname, found.port


def test_what_falls_over_is_noted_once(caplog: pytest.LogCaptureFixture) -> None:
    async def falls_over(_: Request) -> Response:
        raise ZeroDivisionError

    app = Starlette(
        routes=[Route("/x", falls_over)],
        middleware=api.middleware(),
        exception_handlers=dict(api.FAULTS),
    )
    with served(app) as address:
        assert asked(f"{address}/x")[:2] == (500, f"{FAULT}\n")
    (record,) = [record for record in caplog.records if record.exc_info]
    assert record.exc_info and record.exc_info[0] is ZeroDivisionError

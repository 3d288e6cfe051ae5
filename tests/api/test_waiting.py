"""A real server whose places are all taken: who watches it is answered, who left is dropped."""

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
import uvicorn

from lib.api import answers
from lib.api.places import Places
from tests.api.asking import APP

_HANGS = 60
"""Seconds after which a test has failed; none takes as long."""


class Kitchen:
    """A server on a real socket whose computations last until they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, patience: float) -> None:
        self.go, self.left = Event(), Event()
        self.begun: list[str] = []
        made, gone = answers.made, answers._gone

        def slowly(question: Any, directory: Path) -> Any:
            self.begun.append(question.name)
            assert self.go.wait(_HANGS)
            return made(question, directory)

        async def noticed(request: Any) -> None:
            await gone(request)
            self.left.set()

        monkeypatch.setattr(answers, "made", slowly)
        monkeypatch.setattr(answers, "_gone", noticed)
        monkeypatch.setattr(answers, "_places", Places(2, patience))
        self._server = uvicorn.Server(uvicorn.Config(APP, port=0, log_level="error"))
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._thread = Thread(target=self._server.run, kwargs={"sockets": [self._listening]})
        self._thread.start()

    def ask(self, path: str) -> tuple[int, str, Message]:
        """Status, words and headers of an answer."""
        try:
            found = urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=_HANGS)
        except urllib.error.HTTPError as error:
            found = error
        with found:
            return found.status, found.read().decode(), found.headers

    def wait_for(self, *begun: str) -> None:
        """Until these, and no others, are being computed."""
        deadline = time.monotonic() + _HANGS
        while sorted(self.begun) != sorted(begun) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert sorted(self.begun) == sorted(begun)

    def close(self) -> None:
        self.go.set()
        self._server.should_exit = True
        self._thread.join(_HANGS)
        self._listening.close()


@pytest.fixture
def kitchen(
    request: pytest.FixtureRequest, small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Kitchen]:
    """Where one waits for a place as many seconds as the test names."""
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    kitchen = Kitchen(monkeypatch, request.param)
    yield kitchen
    kitchen.close()


@pytest.mark.parametrize("kitchen", [1], indirect=True)
def test_with_all_places_taken_the_server_still_answers(kitchen: Kitchen) -> None:
    with ThreadPoolExecutor(2) as readers:
        taken = [readers.submit(kitchen.ask, f"/data/{name}.csv") for name in ("ties", "areas")]
        try:
            kitchen.wait_for("ties", "areas")
            # Both last until they are let go, so that what is answered now waits for neither.
            assert kitchen.ask("/readyz")[:2] == (200, "ready\n")
            assert kitchen.ask("/readyz")[:2] == (200, "ready\n")
            assert kitchen.ask("/data/ties.csv?partner=XX")[0] == 400
            status, words, headers = kitchen.ask("/data/events.json")
            assert (status, headers["Retry-After"]) == (503, "5")
            assert words == '{"error":"Too much is asked at once; please ask again in 5 seconds."}'
        finally:
            kitchen.go.set()
        assert [future.result()[0] for future in taken] == [200, 200]
    assert sorted(kitchen.begun) == ["areas", "ties"]
    assert kitchen.ask("/data/events.json")[0] == 200


@pytest.mark.parametrize("kitchen", [_HANGS], indirect=True)
def test_nothing_is_computed_for_who_has_closed_the_connection(kitchen: Kitchen) -> None:
    with ThreadPoolExecutor(2) as readers:
        taken = [readers.submit(kitchen.ask, f"/data/{name}.csv") for name in ("ties", "areas")]
        try:
            kitchen.wait_for("ties", "areas")
            with socket.create_connection(("127.0.0.1", kitchen.port)) as leaving:
                leaving.sendall(b"GET /data/events.csv HTTP/1.1\r\nHost: x\r\n\r\n")
            assert kitchen.left.wait(_HANGS)
            assert kitchen.ask("/readyz")[0] == 200  # behind it in the one loop of the server
        finally:
            kitchen.go.set()
        assert [future.result()[0] for future in taken] == [200, 200]
    assert kitchen.ask("/data/indicators.csv")[0] == 200
    assert sorted(kitchen.begun) == ["areas", "indicators", "ties"]

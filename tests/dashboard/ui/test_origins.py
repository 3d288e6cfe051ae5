"""A page of others opens no session, and nobody is asked who we are."""

from typing import Any

import pytest
import streamlit as st

from lib.dashboard.ui import origins
from tests.asynchronous import run

OPENED = {"type": "websocket.accept"}
REFUSED = [403]


async def _opens(_: Any, __: Any, send: Any) -> None:
    await send(OPENED)


def answered(kind: str = "websocket", extensions: Any = None, **headers: str) -> list[Any]:
    """What comes back, refusals as their status."""
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    given = {"websocket.http.response": {}} if extensions is None else extensions
    scope = {"type": kind, "headers": raw, "extensions": given}
    run(origins.OwnOrigin(_opens)(scope, None, send))
    if said[0]["type"] == "websocket.http.response.start":
        (start, body) = said
        assert dict(start["headers"])[b"content-length"] == str(len(body["body"])).encode()
        return [int(start["status"])]
    return said


@pytest.mark.parametrize(
    ("origin", "host", "is_own"),
    [
        ("https://ties.example", "ties.example", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("https://evil.example", "ties.example", False),
        ("https://ties.example.evil.example", "ties.example", False),
        ("https://ties.example:8443", "ties.example", False),
        ("http://localhost:1", "localhost:8501", False),
        ("https://ties.example@evil.example", "ties.example", False),
        ("null", "ties.example", False),
        ("null", "", False),
        ("", "", False),
        ("https://[", "ties.example", False),
        ("file://", "ties.example", False),
    ],
)
def test_only_pages_of_the_host_that_was_asked_for(origin: str, host: str, is_own: bool) -> None:
    assert answered(origin=origin, host=host) == ([OPENED] if is_own else REFUSED)


def test_programs_send_no_origin_and_other_requests_are_not_looked_at() -> None:
    assert answered(host="ties.example") == [OPENED]
    assert answered("http", origin="https://evil.example", host="ties.example") == [OPENED]


def test_a_server_that_cannot_say_why_refuses_all_the_same() -> None:
    refused = answered(extensions={}, origin="https://evil.example", host="ties.example")
    assert refused == [{"type": "websocket.close"}]


def test_sites_that_the_settings_name_may(monkeypatch: pytest.MonkeyPatch) -> None:
    settings: dict[str, Any] = {
        "server.enableCORS": True,
        "server.corsAllowedOrigins": ["https://press.example"],
    }
    monkeypatch.setattr(st, "get_option", settings.__getitem__)
    assert answered(origin="https://press.example", host="ties.example") == [OPENED]
    assert answered(origin="http://press.example", host="ties.example") == REFUSED
    settings["server.enableCORS"] = False
    assert answered(origin="https://evil.example", host="ties.example") == [OPENED]

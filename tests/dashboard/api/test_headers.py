"""What a browser may do with an answer is said with every one, whatever begins it."""

from typing import Any

import pytest

from lib.dashboard.api.embed_document import HEADERS as EMBEDDED
from lib.dashboard.api.headers import FRAMED, PROTECTION, Protection
from tests.asynchronous import run


def _begun(kind: str, *given: tuple[bytes, bytes], scripts: tuple[str, ...] = ()) -> dict[str, str]:
    """The headers of an answer that an application begins with these."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": kind, "headers": [*given]} if given else {"type": kind})

    async def send(message: Any) -> None:
        sent.append(message)

    run(Protection(app, scripts)({"type": "any"}, None, send))  # type: ignore[arg-type]
    (message,) = sent
    return {name.decode(): value.decode() for name, value in message.get("headers", [])}


@pytest.mark.parametrize(
    "kind", ["http.response.start", "websocket.accept", "websocket.http.response.start"]
)
def test_every_answer_begins_with_them(kind: str) -> None:
    """A websocket's opening too, and its refusal, which is a page of ours like any other."""
    found = _begun(kind)
    assert {name.lower() for name in PROTECTION} == set(found)
    assert found["x-content-type-options"] == "nosniff" and found["x-frame-options"] == "DENY"
    assert found["referrer-policy"] == "same-origin"
    assert found["cross-origin-opener-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in found["content-security-policy"]
    assert "unsafe-eval'" not in found["content-security-policy"].replace("'wasm-unsafe-eval'", "")


@pytest.mark.parametrize("kind", ["http.response.body", "websocket.send", "websocket.close"])
def test_what_begins_nothing_has_none(kind: str) -> None:
    assert _begun(kind) == {}


def test_scripts_are_ours_and_those_that_are_named() -> None:
    policy = _begun("http.response.start", scripts=("'sha256-x'",))["content-security-policy"]
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-x';" in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]


def test_a_chart_that_may_be_framed_comes_with_its_own() -> None:
    given = [(name.lower().encode(), value.encode()) for name, value in EMBEDDED.items()]
    found = _begun("http.response.start", *given)
    assert found == {name.lower(): value for name, value in EMBEDDED.items()}
    other = _begun("http.response.start", (b"content-security-policy", b"default-src *"))
    assert other["content-security-policy"] != "default-src *" and FRAMED != "default-src *"

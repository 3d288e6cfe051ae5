"""What is left behind to sign in goes to the browser that left it, once, and not for long."""

from http.cookies import SimpleCookie
from typing import Any

import pytest
import streamlit as st

from lib.dashboard.ui import waiting
from lib.dashboard.ui.waiting import Left, Outcome, Waiting
from tests.asynchronous import run

XSRF = "2|01020304|{}|1764410000"
MINE, OTHERS = XSRF.format("aa" * 16), XSRF.format("bb" * 16)
MASKED_ANEW = "2|ff000000|" + "54a8a9ae" * 4 + "|1764419999"
"""The same token as in `MINE`."""

Browser = dict[str, str]


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time in its one item; nothing waits at the beginning."""
    now = [0.0]
    monkeypatch.setattr(waiting.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(waiting, "_waiting", Waiting())
    monkeypatch.setattr(st, "secrets", {"auth": {"redirect_uri": "https://x.example/y"}})
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "trade/"}.get)
    return now


def goes_to(path: str, browser: Browser, query: str = "", status: int = 302) -> tuple[int, str]:
    """Ask for an address of the login; status and place of the answer. Cookies are kept."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"location", b"/trade/"), (b"set-cookie", b"_streamlit_session=1")]
        start = {"type": "http.response.start", "status": status, "headers": headers}
        await send(start if status == 302 else {**start, "headers": headers[1:]})
        await send({"type": "http.response.body", "body": b"four"})

    async def send(message: Any) -> None:
        sent.append(message)

    cookies = "; ".join(f"{name}={value}" for name, value in browser.items())
    scope = {
        **{"type": "http", "path": f"/trade{path}", "query_string": query.encode()},
        "headers": [(b"cookie", cookies.encode())],
    }
    run(waiting.AroundSigningIn(app)(scope, None, send))
    assert sent[1]["body"] == b"four"
    for name, value in sent[0]["headers"]:
        if name == b"set-cookie":
            for one in SimpleCookie(value.decode()).values():
                browser[one.key] = one.value
                assert one.key != waiting.COOKIE or (
                    one["httponly"] and one["secure"] and one["samesite"] == "Lax"
                )
    return sent[0]["status"], dict(sent[0]["headers"]).get(b"location", b"").decode()


def test_the_browser_that_left_it_gets_it_back_once() -> None:
    mine: Browser = {waiting.XSRF: MASKED_ANEW}
    waiting.leave(MINE, "article", 1, "read?partner=KAZ")
    assert goes_to("/auth/login", mine) == (302, "/trade/")
    assert waiting.take(mine[waiting.COOKIE]) is None, "it has not come back yet"
    assert goes_to("/oauth2callback", mine, "code=c&state=s") == (302, "/trade/read?partner=KAZ")
    left = waiting.take(mine[waiting.COOKIE])
    assert left is not None and (left.article, left.outcome) == ("article", None)
    assert waiting.take(mine[waiting.COOKIE]) is None


def test_nobody_else_gets_it() -> None:
    mine: Browser = {waiting.XSRF: MINE}
    others: Browser = {waiting.XSRF: OTHERS}
    waiting.leave(MINE, "article", 1, "read")
    assert goes_to("/auth/login", others) == (302, "/trade/") and waiting.COOKIE not in others
    goes_to("/auth/login", {})
    goes_to("/auth/login", mine)
    again: Browser = {waiting.XSRF: MINE}
    assert goes_to("/auth/login", again) == (302, "/trade/"), "the token counts once"
    assert waiting.COOKIE not in again
    for guess in ("", MINE, "aa" * 16, mine[waiting.COOKIE][:-1]):
        stranger = {waiting.COOKIE: guess}
        assert goes_to("/oauth2callback", stranger) == (302, "/trade/")
        assert waiting.take(guess) is None
    assert goes_to("/oauth2callback", mine)[1] == "/trade/read"


@pytest.mark.parametrize("token", ["", "2|||", "2|01|aa|1", "1|01020304|{}|1", "2|xx|yy|1", "2|a"])
def test_without_a_token_nothing_waits(token: str) -> None:
    waiting.leave(token.format("aa" * 16), "article", 1, "read")
    browser: Browser = {waiting.XSRF: token.format("aa" * 16)}
    goes_to("/auth/login", browser)
    assert waiting.COOKIE not in browser


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("error=access_denied&state=s", Outcome.DENIED),
        ("error=server_error", Outcome.FAILED),
        ("error=%ff%00", Outcome.FAILED),
        ("code=c", None),
    ],
)
def test_who_was_refused_comes_back_too(query: str, outcome: Outcome | None) -> None:
    mine: Browser = {waiting.XSRF: MINE}
    waiting.leave(MINE, None, 0, "read")
    goes_to("/auth/login", mine)
    assert goes_to("/oauth2callback", mine, query)[1] == "/trade/read"
    left = waiting.take(mine[waiting.COOKIE])
    assert left is not None and left.outcome == outcome


def test_a_provider_that_cannot_be_reached_sends_back_at_once() -> None:
    mine: Browser = {waiting.XSRF: MINE}
    waiting.leave(MINE, "article", 1, "read")
    assert goes_to("/auth/login", mine, status=400) == (302, "/trade/read")
    left = waiting.take(mine[waiting.COOKIE])
    assert left is not None and (left.article, left.outcome) == ("article", Outcome.FAILED)
    assert goes_to("/auth/login", mine, status=400) == (400, ""), "nothing was left behind"


def test_signing_out_leaves_nothing() -> None:
    mine: Browser = {waiting.XSRF: MINE}
    waiting.leave(MINE, "article", 1, "read")
    goes_to("/auth/login", mine)
    goes_to("/oauth2callback", mine)
    secret = mine[waiting.COOKIE]
    goes_to("/auth/logout", mine)
    assert mine[waiting.COOKIE] == "" and waiting.take(secret) is None


def test_it_waits_for_a_minute_and_then_for_ten(clock: list[float]) -> None:
    mine: Browser = {waiting.XSRF: MINE}
    waiting.leave(MINE, "article", 1, "read")
    clock[0] = 60.1
    goes_to("/auth/login", mine)
    assert waiting.COOKIE not in mine
    waiting.leave(MINE, "article", 1, "read")
    goes_to("/auth/login", mine)
    goes_to("/oauth2callback", mine)
    clock[0] = 660.2
    assert waiting.take(mine[waiting.COOKIE]) is None


def test_what_waits_is_bounded(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "WAITING", 3)
    monkeypatch.setattr(waiting, "WAITING_BYTES", 10)
    held = Waiting()
    for name in "abcd":
        held.leave(name, Left(name, 2, "read", 60))
    assert [bool(held.take(name)) for name in "abcd"] == [False, True, True, True]
    for name in "abc":
        held.leave(name, Left(name, 4, "read", 60))
    assert [bool(held.take(name)) for name in "abc"] == [False, True, True]
    held.leave("a", Left("a", 11, "read", 60))
    assert held.take("a") is None, "more than all together may be"
    held.leave("a", Left("a", 1, "read", 60))
    clock[0] = 61
    held.leave("b", Left("b", 1, "read", 99))
    assert len(held._left) == 1, "what is too old is dropped"


def test_other_requests_pass() -> None:
    browser: Browser = {waiting.XSRF: MINE}
    waiting.leave(MINE, "article", 1, "read")
    assert goes_to("/read", browser, status=200) == (200, "")
    goes_to("/auth/login", browser)
    assert waiting.COOKIE in browser

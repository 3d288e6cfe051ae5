"""Around every answer: headers that protect it, and a sentence where there is none."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.websockets import WebSocket

from lib.dashboard import api
from lib.dashboard.api.error_text import FAULT
from lib.dashboard.api.headers import PROTECTION, Protection
from lib.dashboard.views.address import PAGES
from tests.asynchronous import run
from tests.dashboard.api.asking import Answer, application, ask, asked

_NOWHERE = "There is nothing at this address; the pages begin at / and the files at /data/."


@pytest.fixture(autouse=True)
def _over_the_small_tables(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))


def protected(answer: Answer) -> bool:
    return {name.lower(): value for name, value in PROTECTION.items()}.items() <= (
        answer.headers.items()
    )


def test_what_a_browser_may_do() -> None:
    headers = dict(PROTECTION)
    policy = dict(rule.split(" ", 1) for rule in headers.pop("Content-Security-Policy").split("; "))
    assert headers == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
        "payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assert policy.pop("script-src") == "'self' 'wasm-unsafe-eval'"
    assert policy.pop("style-src") == "'self' 'unsafe-inline'"
    assert policy.pop("img-src") == "'self' data: blob:"
    assert policy.pop("font-src") == "'self' data:"
    own = {"default-src", "connect-src", "base-uri", "form-action"}
    none = {"object-src", "frame-ancestors"}
    assert policy == {**dict.fromkeys(own, "'self'"), **dict.fromkeys(none, "'none'")}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/trade", 200),
        ("/trade/", 301),
        ("/compare", 308),
        ("/app-assets/0/none.js", 404),
        ("/favicon.png", 200),
        ("/data/areas.csv", 200),
        ("/data/areas.csv?x=1", 400),
        ("/data/none.csv", 404),
        ("/Data/areas.csv", 404),
        ("/_stcore/metrics", 404),
        ("/readyz", 200),
        ("//x", 400),
    ],
)
def test_every_answer_is_protected(address: str, status: int) -> None:
    for method in ("GET", "HEAD"):
        answer = ask(address, method)
        assert answer.status == status
        assert protected(answer)
    assert protected(ask(address, "POST"))
    assert protected(ask(address, "OPTIONS"))
    assert protected(ask(address, if_none_match="*", range="bytes=0-1"))


def test_the_opening_of_a_websocket_is_protected() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await WebSocket(scope, receive, send).accept()

    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/", "headers": [], "query_string": b""}
    run(Protection(app)(scope, receive, send))
    ((start,),) = (sent,)
    assert (b"x-frame-options", b"DENY") in start["headers"]


@pytest.mark.parametrize("page", ["", *(page for page in PAGES if page != "overview")])
def test_a_page_is_at_its_address(page: str) -> None:
    answer = ask(f"/{page}?partner=RUS")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/html")
    if page:
        slash = ask(f"/{page}/?partner=RUS")
        assert (slash.status, slash.headers["location"]) == (301, f"/{page}?partner=RUS")


def test_the_overview_is_the_first_page() -> None:
    answer = ask("/overview?partner=RUS")
    assert (answer.status, answer.headers["location"]) == (308, "/?partner=RUS")


def test_streamlit_s_document_without_our_head_is_at_no_address() -> None:
    answer = ask("/index.html?partner=RUS")
    assert (answer.status, answer.headers["location"]) == (308, "/?partner=RUS")
    assert ask("/index.html").headers["location"] == "/"
    assert run(asked("/kg/index.html", app=application(base="kg"))).headers["location"] == "/kg/"


_BROWSER_S = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("base", ["", "/kg"])
@pytest.mark.parametrize("path", ["/nosuchpage", "/Trade", "/trade/x", "/trade.csv"])
def test_a_browser_at_an_address_that_is_none_gets_a_page_in_words(path: str, base: str) -> None:
    app = application(base=base)
    answer = run(asked(f"{base}{path}?partner=RUS", app=app, accept=_BROWSER_S))
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert protected(answer)
    assert f"There is no page at {path}</h1>" in answer.text
    pages = set(re.findall(r"<p><a href='([^']*)'>", answer.text))
    assert pages == {f"{base}/", *(f"{base}/{page}" for page in PAGES[1:])}
    assert "<script" not in answer.text and "aria-current='page'" not in answer.text
    styles = re.findall(r"rel='stylesheet' href='([^']*)'", answer.text)
    assert [style.rpartition("/")[2] for style in styles] == ["page.css", "palette.css"]
    assert [run(asked(style, app=app)).status for style in styles] == [200, 200]


def test_words_of_an_address_that_is_none_are_words() -> None:
    answer = ask("/<script>alert(1)<%2Fscript>" + "x" * 5_000, accept=_BROWSER_S)
    assert answer.status == 404
    assert "<script" not in answer.text and "&lt;script" in answer.text
    assert len(answer.text) < 5_000


@pytest.mark.parametrize(
    "address",
    [
        "/nosuchpage",
        "/Data/compare.csv",
        "/data//x.csv",
        "/data/a/b.csv",
        "/data/a/b",
        "/openapi.json",
        "/.streamlit/config.toml",
        "/trade.csv",
        "/trade/x",
        "/static/js/none.js",
        "/favicon.ico",
        "/data/_stcore/health",
        "/_stcore/metrics",
        "/_stcore/metrics?families=x",
    ],
)
def test_an_address_that_is_none_is_not_found(address: str) -> None:
    for answer in (ask(address), ask(address, range="bytes=0-10")):
        assert answer.status == 404
        assert _NOWHERE in answer.text
        assert answer.headers["content-type"].startswith(
            "application/json" if address.endswith(".json") else "text/plain"
        )
    assert ask(address, "HEAD").status == 404


@pytest.mark.parametrize("address", ["//data/x.csv", "/data/../app.py", "/data/..%2fapp.json"])
def test_an_address_that_leads_elsewhere_is_refused_in_a_sentence(address: str) -> None:
    answer = ask(address)
    assert answer.status in (400, 404)
    assert answer.headers["content-type"].startswith(("text/plain", "application/json"))
    assert len(answer.text.split()) > 5
    assert protected(answer)


_parts = st.text("aB.~ -é", min_size=1, max_size=6)


@given(st.lists(_parts, min_size=1, max_size=3))
def test_streamlit_s_page_is_given_for_no_other_address(parts: list[str]) -> None:
    assert ask("/" + "/".join(parts)).status != 200


def test_below_a_path_of_its_own_all_is_the_same() -> None:
    app = application(base="/below/")

    def status(address: str) -> int:
        return run(asked(address, app=app)).status

    assert [status(f"/below/{path}") for path in ("trade", "readyz", "data/areas.csv")] == [
        *(200, 200, 200)
    ]
    assert [status(path) for path in ("/below/a/b", "/below/a.csv", "/readyz")] == [404, 404, 404]


async def _falls_over(_: Request) -> Response:
    raise ZeroDivisionError


async def _component(_: Request) -> Response:
    return HTMLResponse("<p>of a route, not of streamlit’s folder</p>")


def test_whatever_falls_over_says_so_in_a_sentence() -> None:
    app = Starlette(
        routes=[Route("/data/x.json", _falls_over), Route("/x.html", _falls_over)],
        middleware=api.middleware(),
        exception_handlers=dict(api.FAULTS),
    )
    for address, kind in (("/data/x.json", "application/json"), ("/x.html", "text/plain")):
        answer = run(asked(address, app=app))
        assert answer.status == 500
        assert FAULT in answer.text
        assert answer.headers["content-type"].startswith(kind)
        assert protected(answer)


def test_a_route_of_streamlit_s_own_may_give_html() -> None:
    app = Starlette(
        routes=[Route("/component/x/index.html", _component)], middleware=api.middleware()
    )
    assert run(asked("/component/x/index.html", app=app)).status == 200

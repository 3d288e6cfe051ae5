"""What goes out compressed: in which coding, once, and never what must stay as it is."""

import asyncio
import gzip
import os
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.dashboard.api.compression import BROTLI, CODINGS, GZIP, Compression, Packed, chosen
from tests.asynchronous import run
from tests.dashboard.api.asking import Answer, asked

SCRIPT = "".join(f"export const part{n} = {n * n};\n" for n in range(4_000)).encode()
TEXT = "Kyrgyzstan's trade with its neighbours, in thousands of dollars. " * 60
NEVER = "public, immutable, max-age=31536000"
UNPACK: dict[str, Callable[[bytes], bytes]] = {BROTLI: brotli.decompress, GZIP: gzip.decompress}


class Scripts(StaticFiles):
    """A folder of files, as streamlit has one: they never change. Counts how often it is asked."""

    asked = 0

    def file_response(self, *given: Any, **more: Any) -> Response:
        self.asked += 1
        answer = super().file_response(*given, **more)
        if answer.status_code == 200:
            answer.headers["Cache-Control"] = NEVER
        return answer


def _answers() -> dict[str, Response]:
    """An answer for each address, made anew each time."""

    async def stream() -> AsyncIterator[str]:
        for _ in range(5):
            yield TEXT

    packed = {"Content-Encoding": "gzip"}
    return {
        "text": PlainTextResponse(TEXT),
        "json": JSONResponse({"rows": [TEXT] * 5}),
        "html": Response(TEXT, media_type="text/html"),
        "svg": Response(f"<svg><!--{TEXT}--></svg>", media_type="image/svg+xml"),
        "tagged": PlainTextResponse(TEXT, headers={"ETag": '"one"', "Accept-Ranges": "bytes"}),
        "varied": PlainTextResponse(TEXT, headers={"Vary": "Cookie, accept-encoding"}),
        "lost": PlainTextResponse(TEXT, 404),
        "short": PlainTextResponse("ready"),
        "empty": Response(status_code=204),
        "picture": Response(TEXT, media_type="image/png"),
        "font": Response(TEXT, media_type="font/woff2"),
        "parquet": Response(TEXT, media_type="application/vnd.apache.parquet"),
        "nothing": Response(TEXT),
        "packed": Response(gzip.compress(TEXT.encode()), media_type="text/csv", headers=packed),
        "as_is": PlainTextResponse(TEXT, headers={"Content-Encoding": "identity"}),
        "untouchable": PlainTextResponse(TEXT, headers={"Cache-Control": "no-transform"}),
        "stream": StreamingResponse(stream(), media_type="text/plain"),
        "events": Response(TEXT, media_type="text/event-stream"),
    }


PACKED = ("text", "json", "html", "svg", "tagged", "varied", "lost")
UNTOUCHED = tuple(name for name in _answers() if name not in PACKED)


class Site:
    """An application with scripts and an answer of each kind, and what is kept of it."""

    def __init__(self, folder: Path, **more: Any) -> None:
        (folder / "script.js").write_bytes(SCRIPT)
        self.scripts = Scripts(directory=folder)
        self.kept = Packed(**{"soon": 3600, **more})
        self.accepted: list[str | None] = []
        self.app = Starlette(
            routes=[Route("/answers/{name}", self._answer), Mount("/static", self.scripts)],
            middleware=[Middleware(Compression, self.kept)],
        )

    async def _answer(self, request: Request) -> Response:
        self.accepted.append(request.headers.get("accept-encoding"))
        return _answers()[request.path_params["name"]]

    def ask(
        self, address: str, coding: str = "br, gzip", method: str = "GET", **more: str
    ) -> Answer:
        """One request; an empty coding is none at all."""
        headers = {"accept_encoding": coding} if coding else {}
        return run(asked(address, method, self.app, **headers, **more))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("gzip", GZIP),
        ("x-gzip", GZIP),
        ("br", BROTLI),
        ("gzip, deflate, br, zstd", BROTLI),
        ("GZIP;Q=1.0", GZIP),
        ("br;q=0.5, gzip;q=0.8", GZIP),
        ("br;q=0.8, gzip;q=0.8", BROTLI),
        ("br;q=0, gzip", GZIP),
        ("br;q=0, gzip;q=0", None),
        ("br;q=0.000", None),
        ("*", BROTLI),
        ("*;q=0", None),
        ("br;q=0, *", GZIP),
        ("gzip, *;q=0", GZIP),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0, gzip;q=0.1", GZIP),
        ("  gzip ; q = 0.3 ", GZIP),
        ("deflate, zstd", None),
        ("brotli", None),
        ("br;q=2", None),
        ("br;q=-1, gzip", GZIP),
        ("br;q=nan", None),
        ("br;q=1e0", None),
        ("br;q=", None),
        ("br;q=0.12345", None),
        ("br;q=٣", None),
        ("br;level=9", None),
        ("gzip;q=0, gzip", None),
        (",,;,=;q", None),
        ("gzip" * 5_000, None),
        ("gzip;q=0.1," * 5_000, GZIP),
    ],
)
def test_the_coding_is_the_one_asked_for(accepted: str | None, coding: str | None) -> None:
    assert chosen(accepted) == coding


@given(st.text() | st.text(alphabet="gzipbr;=q.01, *"))
def test_no_header_breaks_the_choice(accepted: str) -> None:
    assert chosen(accepted) in (None, *CODINGS)


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("name", PACKED)
def test_text_comes_smaller_and_unpacks_to_the_same(site: Site, name: str, coding: str) -> None:
    plain, answer = site.ask(f"/answers/{name}", ""), site.ask(f"/answers/{name}", coding)
    assert "content-encoding" not in plain.headers
    assert answer.status == plain.status
    assert answer.headers["content-encoding"] == coding
    assert int(answer.headers["content-length"]) == len(answer.body) < len(plain.body)
    assert UNPACK[coding](answer.body) == plain.body
    for one in (plain, answer):
        assert "Accept-Encoding" in one.headers["vary"].split(", ")
    assert answer.headers["content-type"] == plain.headers["content-type"]


@pytest.mark.parametrize("name", UNTOUCHED)
def test_what_must_stay_as_it_is_does(site: Site, name: str) -> None:
    plain, answer = site.ask(f"/answers/{name}", ""), site.ask(f"/answers/{name}")
    assert (answer.status, answer.headers, answer.body) == (
        plain.status,
        plain.headers,
        plain.body,
    )


def test_what_is_inside_is_never_asked_to_compress(site: Site) -> None:
    for coding in ("br", "gzip", "identity"):
        site.ask("/answers/text", coding)
    assert site.accepted == [None, None, None]


def test_other_headers_that_vary_are_kept(site: Site) -> None:
    assert site.ask("/answers/varied").headers["vary"] == "Cookie, Accept-Encoding"


def test_a_tag_goes_for_every_form_and_no_parts_are_offered_of_a_packed_one(site: Site) -> None:
    plain, answer = site.ask("/answers/tagged", ""), site.ask("/answers/tagged")
    assert (plain.headers["etag"], plain.headers["accept-ranges"]) == ('"one"', "bytes")
    assert answer.headers["etag"] == 'W/"one"'
    assert "accept-ranges" not in answer.headers


@pytest.mark.parametrize("coding", ["br", "gzip", ""])
def test_who_has_a_file_is_told_so(site: Site, coding: str) -> None:
    for _ in range(2):  # of one that is kept, too
        tag = site.ask("/static/script.js", coding).headers["etag"]
        assert tag.startswith("W/") == bool(coding)
        again = site.ask("/static/script.js", coding, if_none_match=tag)
        assert (again.status, again.body) == (304, b"")
        assert "content-encoding" not in again.headers
        assert (again.headers["etag"], again.headers["vary"]) == (tag, "Accept-Encoding")


def test_a_part_of_a_file_is_a_part_of_the_plain_one(site: Site) -> None:
    for _ in range(2):
        part = site.ask("/static/script.js", range="bytes=100-1999")
        assert (part.status, part.body) == (206, SCRIPT[100:2_000])
        assert part.headers["content-range"] == f"bytes 100-1999/{len(SCRIPT)}"
        assert "content-encoding" not in part.headers
        site.ask("/static/script.js")
    tag = site.ask("/static/script.js").headers["etag"]
    whole = site.ask("/static/script.js", range="bytes=0-9", if_range=tag)
    assert UNPACK[BROTLI](whole.body) == SCRIPT, "the tag of a packed form fits no part"


def test_a_head_has_the_headers_and_no_body(site: Site) -> None:
    unknown = site.ask("/static/script.js", method="HEAD")
    assert (unknown.status, unknown.body) == (200, b"")
    assert "content-length" not in unknown.headers, "that of the plain one would be wrong"
    whole = site.ask("/static/script.js")
    known = site.ask("/static/script.js", method="HEAD")
    assert (known.body, known.headers) == (b"", whole.headers)
    assert site.ask("/static/script.js", "", "HEAD").headers["content-length"] == str(len(SCRIPT))


def test_a_file_that_never_changes_is_compressed_and_read_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    once = brotli.compress
    monkeypatch.setattr(
        brotli,
        "compress",
        lambda content, quality: made.append(quality) or once(content, quality=quality),
    )
    answers = [site.ask("/static/script.js") for _ in range(5)]
    assert len({answer.body for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1
    assert UNPACK[BROTLI](answers[0].body) == SCRIPT
    assert (len(made), site.scripts.asked) == (1, 1)
    assert UNPACK[GZIP](site.ask("/static/script.js", "gzip").body) == SCRIPT
    assert site.scripts.asked == 2


def test_what_is_kept_answers_no_other_method(site: Site) -> None:
    site.ask("/static/script.js")
    assert site.ask("/static/script.js", method="POST").status == 405


def test_many_who_ask_at_once_wait_for_one(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    once = brotli.compress

    def slowly(content: bytes, quality: int) -> bytes:
        made.append(threading.current_thread().name)
        time.sleep(0.3)
        return once(content, quality=quality)

    monkeypatch.setattr(brotli, "compress", slowly)

    async def all_at_once() -> tuple[list[Answer], int]:
        ask = [asked("/static/script.js", "GET", site.app, accept_encoding="br") for _ in range(20)]
        waiting = asyncio.gather(*ask)
        turns = 0
        while not waiting.done():
            await asyncio.sleep(0.01)
            turns += 1
        return await waiting, turns

    answers, turns = run(all_at_once())
    assert {UNPACK[BROTLI](answer.body) for answer in answers} == {SCRIPT}
    assert len(made) == 1
    assert made[0].startswith("compress")
    assert turns > 5, "the loop goes on meanwhile"


def test_who_leaves_takes_nothing_from_those_who_wait(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = brotli.compress

    def slowly(content: bytes, quality: int) -> bytes:
        time.sleep(0.3)
        return once(content, quality=quality)

    monkeypatch.setattr(brotli, "compress", slowly)

    async def one_leaves() -> Answer:
        ask = [
            asyncio.create_task(asked("/static/script.js", "GET", site.app, accept_encoding="br"))
            for _ in range(2)
        ]
        await asyncio.sleep(0.15)
        ask[0].cancel()
        return await ask[1]

    for other in (b"one", b"another"):  # both places are taken, and the file has to wait
        site.kept.make(BROTLI, SCRIPT, other)
    assert UNPACK[BROTLI](run(one_leaves()).body) == SCRIPT


def test_the_best_form_takes_the_place_of_the_quick_one(tmp_path: Path) -> None:
    site = Site(tmp_path, soon=0)
    quick = brotli.compress(SCRIPT, quality=5)
    best = brotli.compress(SCRIPT, quality=11)
    assert len(best) < len(quick)
    first = site.ask("/static/script.js")
    assert first.body in (quick, best)
    deadline = time.monotonic() + 60
    while site.ask("/static/script.js").body != best and time.monotonic() < deadline:
        time.sleep(0.02)
    last = site.ask("/static/script.js")
    assert last.body == best
    assert int(last.headers["content-length"]) == len(best)
    assert last.headers["etag"] == first.headers["etag"]
    assert site.kept.size < len(quick)


def test_a_file_that_changes_is_sent_as_it_is_now(site: Site, tmp_path: Path) -> None:
    """As long as nobody said it would not: the tag of a text answers for nothing here."""
    other = Starlette(
        routes=[Mount("/", StaticFiles(directory=tmp_path))],
        middleware=[Middleware(Compression)],
    )
    for content in (SCRIPT, SCRIPT[:9_000], SCRIPT):
        (tmp_path / "script.js").write_bytes(content)
        answer = run(asked("/script.js", "GET", other, accept_encoding="br"))
        assert UNPACK[BROTLI](answer.body) == content


def test_what_is_kept_is_bounded_in_bytes(tmp_path: Path) -> None:
    kept = Packed(most=60_000, soon=3600)
    contents = [f"{n} {SCRIPT.decode()}".encode() for n in range(20)]
    for content in contents:
        packed = kept.make(GZIP, content, content[:8]).result()
        assert UNPACK[GZIP](packed) == content
        assert kept.size <= 60_000
    assert kept.get(GZIP, contents[0][:8]) is None
    assert kept.get(GZIP, contents[-1][:8])
    tiny = Packed(most=10)
    assert UNPACK[BROTLI](tiny.make(BROTLI, SCRIPT, b"").result()) == SCRIPT
    assert tiny.size == 0


def test_answers_without_a_tag_are_not_kept(site: Site) -> None:
    site.ask("/answers/text")
    site.ask("/answers/json", "gzip")
    assert site.kept.size == 0


@pytest.mark.parametrize("query", ["?x=1", "?x=2"])
def test_an_address_with_a_query_is_always_asked_for(site: Site, query: str) -> None:
    site.ask("/static/script.js")
    before = site.scripts.asked
    assert UNPACK[BROTLI](site.ask(f"/static/script.js{query}").body) == SCRIPT
    assert site.scripts.asked == before + 1


def test_a_websocket_and_its_messages_pass_untouched() -> None:
    given: list[Any] = []

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        given.extend((scope, receive, send))

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(_: Message) -> None:
        pass

    scope = {"type": "websocket", "headers": [(b"accept-encoding", b"br")]}
    run(Compression(inside)(scope, receive, send))
    assert given == [scope, receive, send]
    assert given[0] is scope


def _sent(inside: ASGIApp) -> list[Message]:
    """What goes out of an application that speaks ASGI itself."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [(b"accept-encoding", b"br")],
    }
    run(Compression(inside)(scope, receive, send))
    return sent


START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"text/plain"), (b"content-length", b"2000")],
}


def test_a_path_for_the_server_to_send_passes() -> None:
    path = {"type": "http.response.pathsend", "path": "/x"}

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        await send(dict(START))
        await send(path)

    start, rest = _sent(inside)
    assert rest == path
    assert b"content-encoding" not in dict(start["headers"])


def test_an_answer_in_parts_is_put_together() -> None:
    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        await send(dict(START))
        for more in (True, True, False):
            await send({"type": "http.response.body", "body": b"x" * 600, "more_body": more})

    start, body = _sent(inside)
    assert dict(start["headers"])[b"content-encoding"] == b"br"
    assert UNPACK[BROTLI](body["body"]) == b"x" * 1_800
    assert not body.get("more_body")


def test_what_compression_would_make_larger_goes_plain() -> None:
    noise = os.urandom(2_000)

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        await send(dict(START))
        await send({"type": "http.response.body", "body": noise})

    start, body = _sent(inside)
    assert b"content-encoding" not in dict(start["headers"])
    assert body["body"] == noise

"""Every answer that is text goes out compressed; files that stay the same are compressed once.

Streamlit sends its scripts as they are, 7 MB for a page with one chart, since compressing them
for each visitor costs more than it saves. Here the compressed bytes are kept by what they were
made of: brotli of a middling quality for who asks first, and of the best a little later, made
once in the background. Whatever has a coding already, is packed by its kind (pictures, fonts),
is a part of a file or comes as a stream passes untouched.

    Compression   the middleware
    Packed        the compressed bytes, kept
    chosen        what an `Accept-Encoding` asks for
"""

import asyncio
import gzip
import os
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from logging import getLogger
from queue import SimpleQueue
from threading import Lock, Thread
from time import sleep
from types import MappingProxyType

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BROTLI, GZIP = "br", "gzip"
CODINGS = (BROTLI, GZIP)
"""What is offered, the better one first."""

LEAST = 1_000
"""Bytes below which an answer goes out as it is."""

MOST = 16_000_000
"""Bytes above which an answer goes out as it is, since it would be in memory whole."""

KEPT = 24_000_000
"""Compressed bytes that are kept. Everything streamlit has to send takes 7 million."""

SOON = 20.0
"""Seconds after a file was asked for until its best form is made: its first reader, who may be
the first of the server, has the processor until then."""

_QUICK, _BEST, _GZIP_LEVEL = 5, 11, 6
_BESIDE = 1_000
"""Bytes that what is kept takes beside the content: names, headers, entries."""

_LOWEST_PRIORITY = 19
_THREADS = 2

_PACKABLE = (
    *("text/", "application/javascript", "application/json", "application/xml"),
    *("application/manifest+json", "application/geo+json", "application/wasm"),
    *("application/x-javascript", "application/ld+json", "image/svg+xml", "font/ttf", "font/otf"),
)
"""Beginnings of the media types that get smaller."""

_STREAM = "text/event-stream"
_CONDITIONS = (b"range", b"if-none-match", b"if-modified-since", b"if-match", b"if-range")
_WHOLE = 200
_NOT_MODIFIED = 304

_log = getLogger(__name__)


def chosen(accepted: str | None) -> str | None:
    """The coding an `Accept-Encoding` asks for; none where it is missing, or means nothing.

    The highest weight decides (RFC 9110, 12.5.3), and brotli between equals. A part that cannot
    be understood is passed over, and with it no answer is refused: plain is always there.
    """
    weights: dict[str, float] = {}
    for part in (accepted or "").lower().split(","):
        name, _, parameter = part.partition(";")
        weight = _weight(parameter)
        if weight is not None:
            weights.setdefault(name.strip(), weight)
    other = weights.get("*", 0.0)
    plain = weights.get("identity", 0.0)
    offered = {
        BROTLI: weights.get(BROTLI, other),
        GZIP: weights.get(GZIP, weights.get("x-gzip", other)),
    }
    best = max(CODINGS, key=lambda coding: offered[coding])
    return best if offered[best] > 0 and offered[best] >= plain else None


def _weight(parameter: str) -> float | None:
    """The number in ``q=0.5``, 1 where there is none; None where it is no weight."""
    name, _, value = parameter.partition("=")
    if not name.strip() and not value:
        return 1.0
    text = value.strip()
    if name.strip() != "q" or len(text) > 5 or not text.replace(".", "", 1).isdecimal():
        return None
    weight = float(text) if text.isascii() else 2.0
    return weight if weight <= 1 else None


def _in_brotli(content: bytes, quality: int) -> bytes:
    """The content in brotli; other threads go on meanwhile."""
    packed: bytes = brotli.compress(content, quality=quality)
    return packed


_QUICKLY: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        BROTLI: lambda content: _in_brotli(content, _QUICK),
        GZIP: lambda content: gzip.compress(content, _GZIP_LEVEL, mtime=0),
    }
)

_Name = tuple[str, bytes]
"""A coding, and the hash of what was compressed."""


class Packed:
    """Compressed bytes by coding and content, those asked for lately; bounded in bytes.

    May be used from several threads. What two ask for at once is compressed once.
    """

    def __init__(self, most: int = KEPT, soon: float = SOON) -> None:
        self._most = most
        self._soon = soon
        self._bytes = 0
        self._lock = Lock()
        self._kept: OrderedDict[_Name, bytes] = OrderedDict()
        self._making: dict[_Name, Future[bytes]] = {}
        self._bettered: set[bytes] = set()
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="compress")
        self._later: SimpleQueue[tuple[bytes, bytes]] = SimpleQueue()
        self._thread: Thread | None = None

    @property
    def size(self) -> int:
        """The bytes that are kept."""
        return self._bytes

    def get(self, coding: str, hashed: bytes) -> bytes | None:
        """The bytes, if they are kept."""
        with self._lock:
            found = self._kept.get((coding, hashed))
            if found is not None:
                self._kept.move_to_end((coding, hashed))
            return found

    def make(self, coding: str, content: bytes, hashed: bytes) -> Future[bytes]:
        """The bytes, compressed in another thread unless they are kept or being made."""
        name = (coding, hashed)
        with self._lock:
            making = self._making.get(name)
            if making is None:
                making = self._making[name] = self._pool.submit(self._made, name, content)
                making.add_done_callback(lambda _: self._making.pop(name, None))
            return making

    def once(self, coding: str, content: bytes) -> Future[bytes]:
        """The bytes, compressed in another thread and not kept."""
        return self._pool.submit(_QUICKLY[coding], content)

    def _made(self, name: _Name, content: bytes) -> bytes:
        coding, hashed = name
        if found := self.get(coding, hashed):
            return found
        packed = _QUICKLY[coding](content)
        self._keep(name, packed)
        if coding == BROTLI:
            self._better(hashed, content)
        return packed

    def _keep(self, name: _Name, packed: bytes, *, only_in_place: bool = False) -> None:
        """Keep bytes in place of those not asked for longest."""
        size = len(packed) + _BESIDE
        with self._lock:
            if size > self._most or (only_in_place and name not in self._kept):
                return
            if (old := self._kept.get(name)) is not None:
                self._bytes -= len(old) + _BESIDE
            self._kept[name] = packed
            self._bytes += size
            while self._bytes > self._most:
                (_, hashed), oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest) + _BESIDE
                self._bettered.discard(hashed)

    def _better(self, hashed: bytes, content: bytes) -> None:
        """Have the best form made later, once."""
        with self._lock:
            if hashed in self._bettered or (BROTLI, hashed) not in self._kept:
                return
            self._bettered.add(hashed)
            self._later.put((hashed, content))
            if self._thread is None:
                # No thread of a pool: those are waited for when the server stops.
                self._thread = Thread(target=self._make_best, name="compress best", daemon=True)
                self._thread.start()

    def _make_best(self) -> None:
        """Make the best form of one after the other, when nobody else needs the processor."""
        if sys.platform == "linux":  # where a thread has a priority of its own
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, 0, _LOWEST_PRIORITY)
        sleep(self._soon)
        while True:
            hashed, content = self._later.get()
            try:
                best = _in_brotli(content, _BEST)
                self._keep((BROTLI, hashed), best, only_in_place=True)
            except Exception:  # what is kept will do
                _log.exception("a file could not be compressed any better")
            del content  # not to be kept until there is another


@dataclass(frozen=True, slots=True)
class _Known:
    """An answer that never changes: its headers, and the hash of its content."""

    headers: tuple[tuple[bytes, bytes], ...]
    hashed: bytes


class Compression:
    """Compresses what goes out, once where it is an answer with a tag.

    Plain ASGI, and the outermost: what is inside is asked for plain content, so that nothing
    is compressed twice.
    """

    def __init__(self, app: ASGIApp, packed: Packed | None = None) -> None:
        self._app = app
        self._packed = packed or Packed()
        self._known: OrderedDict[str, _Known] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, in the coding that is asked for."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        coding = chosen(Headers(scope=scope).get("accept-encoding"))
        if coding and await self._answered(scope, coding, send):
            return
        answer = _Answer(scope, send, coding, self._packed, self._remember)
        await self._app({**scope, "headers": _plain(scope["headers"])}, receive, answer.send)

    def _remember(self, path: str, known: _Known) -> None:
        """An answer that says of itself that it never changes. Asked in the loop alone."""
        self._known[path] = known
        if len(self._known) > 1_000:
            self._known.popitem(last=False)

    async def _answered(self, scope: Scope, coding: str, send: Send) -> bool:
        """Whether the answer was there, without asking anybody."""
        known = self._known.get(scope["path"])
        if known is None or scope["method"] not in ("GET", "HEAD") or scope["query_string"]:
            return False
        if any(name in _CONDITIONS for name, _ in scope["headers"]):
            return False
        body = self._packed.get(coding, known.hashed)
        if body is None:
            return False
        headers = MutableHeaders(raw=list(known.headers))
        _say(headers, coding, len(body))
        await send({"type": "http.response.start", "status": _WHOLE, "headers": headers.raw})
        content = body if scope["method"] == "GET" else b""
        await send({"type": "http.response.body", "body": content})
        return True


class _Answer:
    """One answer on its way out: kept back until it is whole, if it is to be compressed."""

    def __init__(
        self,
        scope: Scope,
        send: Send,
        coding: str | None,
        packed: Packed,
        remember: Callable[[str, _Known], None],
    ) -> None:
        self._scope = scope
        self._send = send
        self._coding = coding
        self._packed = packed
        self._remember = remember
        self._start: Message | None = None
        self._parts: list[bytes] = []

    async def send(self, message: Message) -> None:
        """Pass a part of the answer on, or hold it back."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._start is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:  # a path for the server to send, trailers
            start, self._start = self._start, None
            await self._send(start)
            await self._send(message)

    async def _begin(self, start: Message) -> None:
        start = {**start, "headers": list(start.get("headers", []))}
        headers = MutableHeaders(raw=start["headers"])
        if start["status"] == _NOT_MODIFIED:
            _vary(headers)
            if self._coding:
                _weaken(headers)
        elif _is_packable(start["status"], headers):
            _vary(headers)
            if self._coding and self._scope["method"] == "HEAD":
                # What would come is not made for this; its length is not known.
                _weaken(headers)
                del headers["content-length"]
            elif self._coding:
                self._start = start
                return
        await self._send(start)

    async def _finish(self, start: Message) -> None:
        assert self._coding
        content = b"".join(self._parts)
        self._parts.clear()
        headers = MutableHeaders(raw=start["headers"])
        unchanged = tuple(start["headers"])
        body = await self._compressed(headers, content, unchanged)
        if len(body) < len(content):
            _say(headers, self._coding, len(body))
        else:
            body = content
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    async def _compressed(
        self, headers: Headers, content: bytes, unchanged: tuple[tuple[bytes, bytes], ...]
    ) -> bytes:
        """The content in the coding: kept, if it has a tag and so may be asked for again."""
        assert self._coding
        if "etag" not in headers:
            return await _result(self._packed.once(self._coding, content))
        hashed = sha256(content).digest()
        body = self._packed.get(self._coding, hashed)
        if body is None:
            body = await _result(self._packed.make(self._coding, content, hashed))
        if self._never_changes(headers):
            self._remember(self._scope["path"], _Known(unchanged, hashed))
        return body

    def _never_changes(self, headers: Headers) -> bool:
        """Whether the answer may be given again without being asked for."""
        return (
            "immutable" in headers.get("cache-control", "")
            and "set-cookie" not in headers
            and self._scope["method"] == "GET"
            and not self._scope["query_string"]
        )


def _is_packable(status: int, headers: Headers) -> bool:
    """Whether an answer may be compressed: a whole one of known length, of a kind that gains."""
    kind = headers.get("content-type", "").lower()
    length = headers.get("content-length", "")
    return (
        status >= _WHOLE
        and status not in (204, 205, 206, _NOT_MODIFIED)
        and "content-encoding" not in headers
        and "no-transform" not in headers.get("cache-control", "")
        and kind.startswith(_PACKABLE)
        and not kind.startswith(_STREAM)
        and length.isdecimal()
        and LEAST <= int(length) <= MOST
    )


def _plain(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The request's headers without the codings it accepts."""
    return [(name, value) for name, value in headers if name.lower() != b"accept-encoding"]


def _say(headers: MutableHeaders, coding: str, length: int) -> None:
    """Say what was done with the content."""
    headers["content-encoding"] = coding
    headers["content-length"] = str(length)
    del headers["accept-ranges"]  # parts are cut from the plain content
    _weaken(headers)


def _vary(headers: MutableHeaders) -> None:
    """Say once that the answer goes by the codings asked for."""
    parts = [part.strip() for part in headers.get("vary", "").split(",")]
    names = {part.lower(): part for part in [*parts, "Accept-Encoding"] if part}
    headers["vary"] = ", ".join(names.values())


def _weaken(headers: MutableHeaders) -> None:
    """A tag that goes for all forms of the content, which are not the same bytes."""
    tag = headers.get("etag", "")
    if tag and not tag.startswith("W/"):
        headers["etag"] = f"W/{tag}"


async def _result(made: Future[bytes]) -> bytes:
    """What another thread makes; who leaves does not stop it for others who wait for it."""
    return await asyncio.shield(asyncio.wrap_future(made))

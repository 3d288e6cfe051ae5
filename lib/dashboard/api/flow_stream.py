"""Every flow of a country in one file, however long: read, written and sent a batch at a time.

``/data/world_flows.csv?reporter=KGZ&partner=RUS,CHN&from=2015&to=2023``. It goes out
as it is made, and nothing of it is kept: who reads slowly holds up that file alone, and who leaves
ends it.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from logging import getLogger
from pathlib import Path
from threading import Lock

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from lib import store
from lib.codelists import ever_members
from lib.dashboard import exports
from lib.dashboard.api.endpoints import Data, busy
from lib.dashboard.api.error_text import FAULT, sentence
from lib.dashboard.api.file_request import FLOWS, AddressError, WantedFlows, no_area, wanted_flows
from lib.dashboard.api.headers import OPEN
from lib.dashboard.queries.world_goods import area_codes, flows
from lib.dashboard.queries.world_rows import dataset_of
from lib.dashboard.views import NotImportedError, world_of
from lib.model import DataError, Message
from lib.model.world_trade import WorldTrade

MOST = 4
"""So many files are on their way at once."""
_SLOWEST = 60.0
"""Seconds in which a reader takes a batch, at least; who takes longer is given up."""
_COLUMNS = {
    **{name: name for name in ("reporter", "partner", "year", "product", "indicator")},
    "value": "obs_value",
    "quantity": "quantity",
}
_UNITS = {"unit": "USD", "quantity_unit": "t"}
_WORLD = "WLD"
_log = getLogger(__name__)

_threads = ThreadPoolExecutor(MOST, thread_name_prefix="flows")
"""One for each file on its way."""


class FlowFile(HTTPEndpoint):
    """The file, asked for with GET or HEAD."""

    @staticmethod
    async def get(request: Request) -> Response:
        """The file from its first line, or one sentence: 400 for an address that means nothing,
        404 where no dataset was imported, 503 where it cannot be read or too much is asked."""
        try:
            wanted = wanted_flows(request.query_params.multi_items())
        except AddressError as error:
            return sentence(error.message, error.status, request)
        place = _taken()
        if place is None:
            return busy(request)
        answer: Response | None = None
        try:
            answer = await _opened(wanted, request, place)
        finally:
            if not isinstance(answer, _Stream):
                place()
        return answer

    options = Data.options


async def _opened(wanted: WantedFlows, request: Request, place: Callable[[], None]) -> Response:
    """The answer with the first lines at hand: so far everything can still be said in words."""
    loop = asyncio.get_running_loop()
    try:
        parts, name = await loop.run_in_executor(_threads, _begun, wanted, store.data_dir())
        headers = {
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-cache",
            "Accept-Ranges": "none",
            **OPEN,
        }
        if request.method == "HEAD":
            return Response(headers=headers)
        first = await loop.run_in_executor(_threads, parts.first)
    except AddressError as error:
        return sentence(error.message, error.status, request)
    except NotImportedError as error:
        return sentence(Message("{rule}.", rule=error.message), HTTPStatus.NOT_FOUND, request)
    except DataError as error:
        return sentence(error.message, HTTPStatus.SERVICE_UNAVAILABLE, request)
    except Exception:
        _log.exception("%s could not be begun", wanted)
        return sentence(Message(FAULT), HTTPStatus.INTERNAL_SERVER_ERROR, request)
    return _Stream(first, parts, headers, place)


class _Parts:
    """The parts of a file, made by whichever thread asks next; one at a time."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._lock = Lock()

    def first(self) -> bytes:
        """The header and the lines of the first batch: the engine has answered then."""
        return (self.next() or b"") + (self.next() or b"")

    def next(self) -> bytes | None:
        """The next part; None behind the last."""
        with self._lock:
            return next(self._parts, None)

    def close(self) -> None:
        """Have no more made, and let the engine go."""
        with self._lock, suppress(Exception):
            close = getattr(self._parts, "close", None)
            if close is not None:
                close()


class _Stream(Response):
    """The parts one after the other, each made when the one before was taken."""

    def __init__(
        self, first: bytes, parts: _Parts, headers: dict[str, str], place: Callable[[], None]
    ) -> None:
        super().__init__(headers=headers)
        del self.headers["content-length"]
        self._first = first
        self._parts = parts
        self._place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, until its end or until the reader leaves."""
        loop = asyncio.get_running_loop()
        leaving = asyncio.ensure_future(_left(receive))
        try:
            start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
            await send(start)
            part: bytes | None = self._first
            while part is not None and not leaving.done():
                body = {"type": "http.response.body", "body": part, "more_body": True}
                await asyncio.wait_for(send(body), _SLOWEST)
                part = await loop.run_in_executor(_threads, self._parts.next)
            if not leaving.done():
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            leaving.cancel()
            _threads.submit(self._end)

    def _end(self) -> None:
        self._parts.close()
        self._place()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _begun(wanted: WantedFlows, directory: Path) -> tuple[_Parts, str]:
    """The parts of the file, none of them made, and what it is called."""
    world = world_of(store.tables(directory))
    known = area_codes(world)
    if wanted.reporter not in known or wanted.reporter == _WORLD or ever_members(wanted.reporter):
        raise no_area(wanted.reporter, "reporter")
    for partner in wanted.partners:
        if partner not in known:
            raise no_area(partner, "partner")
    years = _years(wanted, world)
    batches = flows(world, years, partners=wanted.partners, reporter=wanted.reporter)
    lines = exports.csv_of_batches(batches, _COLUMNS, _UNITS | dataset_of(world))
    asked = {"reporter": wanted.reporter}
    return _Parts(lines), exports.file_name(FLOWS, wanted.partners, years, "csv", asked)


def _years(wanted: WantedFlows, world: WorldTrade) -> tuple[int, int]:
    first, last = world.years[0], world.years[-1]
    return (
        first if wanted.first is None else wanted.first,
        last if wanted.last is None else wanted.last,
    )


_on_their_way: set[object] = set()


def _taken() -> Callable[[], None] | None:
    """What gives the place back; None where all are taken."""
    if len(_on_their_way) >= MOST:
        return None
    place = object()
    _on_their_way.add(place)
    return lambda: _on_their_way.discard(place)

"""One polite client for every service: it waits its turn, asks again, and keeps what it got.

What is left to libraries: `requests` sends and checks certificates, `urllib3.util.Retry` asks
again after 429 and 5xx, as long after as the service says (Retry-After). What is decided here: a
pause between two questions to one host, how long and how much of an answer is waited for, that
no other host is followed to, and that every failure is one sentence which names host and reason.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import HTTPError, InvalidHeader, MaxRetryError
from urllib3.exceptions import TimeoutError as TimedOut
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry

from lib.model import DataError
from lib.refresh.deadline import Deadline, TimedAdapter
from lib.refresh.service import Answer, Inquiry, Service, quoted

_AGENT = "Multivector (an open dashboard of Kyrgyzstan's trade, run by its reader)"
_CONNECT, _READ = 15.0, 60.0
"""Seconds to wait for a connection, and for the next bytes."""
_WHOLE = 600.0
"""Seconds for one answer, in all."""
_TOO_SLOW = f"the answer was not whole after {_WHOLE / 60:.0f} minutes"
_TRIES = 4
_LONGEST = 120.0
"""Seconds a service may ask us to wait; for longer the command is better run again."""
_CUT = 3
"""Times that an answer is asked for which is cut off on its way."""
_PART = 65_536
_NO_PROXY = {"http": "", "https": ""}
"""What is asked of this machine is for no other, whatever proxy its variables name."""
_BUSY = frozenset({429, 500, 502, 503, 504})
_KEPT_OF_FAILED = 1_000_000
"""Bytes that are kept of an answer that is none, to be reported."""
_MEANINGS: Mapping[int, str] = {
    401: "it asks for a key, or does not know the one it was given",
    403: "it refuses the question",
    404: "it knows no such address",
    413: "it says that the answer would be too large",
    429: "it has been asked too often and asks to wait",
}


class Client:
    """Asks services, one question at a time.

    `keep` is a folder for every answer as it came, good or bad, to be reported. `pause` is how
    time is waited for.
    """

    def __init__(
        self, keep: Path | None = None, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._keep = keep
        self._kept = 0
        self.answers = 0
        """So many came, good or bad."""
        self._pause = pause
        self._asked: dict[str, float] = {}

    def ask(self, service: Service, address: str, inquiry: Inquiry) -> Answer:
        """The answer to a question, put to the service at an address.

        Whatever is not an answer with status 200, whole and not too large, raises `DataError`.
        """
        where = address.rstrip("/") + inquiry.path
        host = urlsplit(where).netloc
        deadline = Deadline(_WHOLE)
        with _session(service, inquiry, self._pause, deadline) as session:
            for tries_left in reversed(range(_CUT)):
                self._wait_for_turn(service, host)
                try:
                    with deadline.ending(DataError(where, _TOO_SLOW)):
                        return self._answer(session, service, inquiry, where)
                except _CutError as cut:
                    if not tries_left:
                        raise DataError(where, str(cut)) from None
                    self._pause(1.0)
        raise AssertionError("a loop of no turns")

    def _wait_for_turn(self, service: Service, host: str) -> None:
        """Services of this machine need no pause."""
        now = time.monotonic()
        if not is_loopback(host):
            since = now - self._asked.get(host, now - service.pace)
            self._pause(max(0.0, service.pace - since))
        self._asked[host] = time.monotonic()

    def _answer(
        self, session: requests.Session, service: Service, inquiry: Inquiry, where: str
    ) -> Answer:
        with (
            _one_sentence(where),
            session.get(
                where,
                timeout=(_CONNECT, _READ),
                stream=True,
                allow_redirects=False,
                proxies=_NO_PROXY if is_loopback(urlsplit(where).netloc) else None,
            ) as response,
        ):
            came = bytearray()
            try:
                for part in _parts(response, service.largest, where):
                    came += part
            except DataError as error:
                self._keep_for_report(service, inquiry, response, where, bytes(came), error.rule)
                raise
            except (HTTPError, requests.RequestException, ValueError) as error:
                self._keep_for_report(service, inquiry, response, where, bytes(came), str(error))
                raise _CutError(_cut_off(len(came), error)) from None
            self._keep_for_report(service, inquiry, response, where, bytes(came))
        body = _without_secrets(inquiry, bytes(came))
        answer = Answer(
            inquiry,
            where,
            response.status_code,
            response.headers.get("Content-Type", ""),
            body,
            sha256(body).hexdigest(),
        )
        if answer.status != HTTPStatus.OK:
            raise answer.fault(_refused(service, answer, response.headers.get("Retry-After")))
        return answer

    def _keep_for_report(
        self,
        service: Service,
        inquiry: Inquiry,
        response: requests.Response,
        where: str,
        body: bytes,
        fault: object = None,
    ) -> None:
        """Keep an answer with all that came before it; the reader's key is not in it."""
        self.answers += 1
        if self._keep is None:
            return
        body = _without_secrets(inquiry, body)
        said = {
            "asked": where,
            "status": response.status_code,
            "headers": dict(response.headers),
            "bytes": len(body),
            "sha256": sha256(body).hexdigest(),
            "fault": str(fault) if fault else None,
        }
        written = json.dumps(said, indent=1, ensure_ascii=False).encode("utf-8", "replace")
        kept = body if fault is None else body[:_KEPT_OF_FAILED]
        try:
            stem = self._next_file(self._keep, f"{service.name}-", f"-{inquiry.name}")
            stem.with_name(f"{stem.name}.json").write_bytes(_without_secrets(inquiry, written))
            stem.with_name(f"{stem.name}.answer").write_bytes(kept)
        except OSError as error:
            rule = f"no answer could be kept there ({error.strerror})"
            raise DataError(self._keep, rule) from None

    def _next_file(self, folder: Path, before: str, after: str) -> Path:
        """A name with a number that nothing has, of an earlier run neither."""
        folder.mkdir(parents=True, exist_ok=True)
        self._kept += 1
        while any(folder.glob(f"*-{self._kept:03}-*")):
            self._kept += 1
        return folder / f"{before}{self._kept:03}{after}"


def _without_secrets(inquiry: Inquiry, body: bytes) -> bytes:
    """An answer may quote the key it was asked with, as when it does not know it."""
    for secret in inquiry.secrets.values():
        body = body.replace(secret.encode(), b"[key]")
    return body


class _CutError(Exception):
    """An answer that ended before it was whole."""


class _Patience(Retry):
    """Asks again as the service says, unless that is for too long: then its answer counts."""

    pause: Callable[[float], None] = staticmethod(time.sleep)
    deadline: Deadline

    def new(self, **options: Any) -> Self:
        made = super().new(**options)
        made.pause, made.deadline = self.pause, self.deadline
        return made

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        asked = self.get_retry_after(response) if response is not None else None
        if _pool is not None and (self.deadline.is_over or (asked or 0.0) > _LONGEST):
            raise MaxRetryError(_pool, url or "")
        return super().increment(method, url, response, error, _pool, _stacktrace)

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        try:
            return super().get_retry_after(response)
        except (InvalidHeader, ValueError, OverflowError):  # as if it were not there
            return None

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        asked = self.get_retry_after(response) if response is not None else None
        self.pause(max(asked or 0.0, self.get_backoff_time()))  # a day gone by is no haste


class _NoCredentials(AuthBase):
    """Says who asks to nobody: else a file with passwords of this machine is looked in."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


def _session(
    service: Service, inquiry: Inquiry, pause: Callable[[float], None], deadline: Deadline
) -> requests.Session:
    patience = _Patience(
        total=_TRIES,
        redirect=0,
        status_forcelist=_BUSY | service.also_busy,
        backoff_factor=1.0,
        raise_on_status=False,
    )
    patience.pause, patience.deadline = pause, deadline
    session = requests.Session()
    session.auth = _NoCredentials()
    session.mount("https://", TimedAdapter(deadline, max_retries=patience))
    session.mount("http://", TimedAdapter(deadline, max_retries=patience))
    session.headers.update({"User-Agent": _AGENT, "Accept": service.accept, **inquiry.secrets})
    return session


def _parts(response: requests.Response, largest: int, where: str) -> Iterator[bytes]:
    """The answer, unpacked, as it comes; `DataError` once it is too large."""
    count = 0
    for part in response.iter_content(_PART):
        count += len(part)
        if count > largest:
            rule = f"the answer is larger than {largest // 1_000_000} MB; it was not read further"
            raise DataError(where, rule)
        yield part


@contextmanager
def _one_sentence(where: str) -> Iterator[None]:
    """What goes wrong on the way to a service, in a sentence."""
    try:
        yield
    except requests.exceptions.SSLError as error:
        rule = f"its certificate does not fit, so nothing was asked ({_reason(error)})"
        raise DataError(where, rule) from None
    except requests.exceptions.ProxyError as error:
        raise DataError(where, f"the proxy does not lead there ({_reason(error)})") from None
    except DataError:
        raise
    except (requests.exceptions.RequestException, HTTPError, ValueError, OSError) as error:
        if isinstance(_innermost(error), requests.Timeout | TimedOut | TimeoutError):
            raise DataError(where, "it did not answer in time") from None
        raise DataError(where, f"it cannot be reached ({_reason(error)})") from None


def _innermost(error: BaseException) -> BaseException:
    """The error that began it: libraries wrap them in each other."""
    inner: BaseException | None = error
    while inner is not None:
        error = inner
        causes = (getattr(inner, "reason", None), *inner.args, inner.__cause__)
        inner = next((one for one in causes if isinstance(one, BaseException)), None)
    return error


def _reason(error: BaseException) -> str:
    """What went wrong, in the fewest words."""
    found = _innermost(error)
    words = getattr(found, "strerror", None) or getattr(found, "verify_message", None)
    said = str(words or found).rpartition(">: ")[2] or type(found).__name__
    return quoted(said)


def _cut_off(count: int, error: Exception) -> str:
    return (
        f"the answer was cut off after {count:,} bytes, {_CUT} times over ({_reason(error)}); "
        "run the command again"
    )


def _refused(service: Service, answer: Answer, retry_after: str | None) -> str:
    """What a status that is not 200 means, with the service's own words."""
    status = answer.status
    if 300 <= status < 400:
        return f"it answers with status {status}, that it is somewhere else; it is not followed"
    meaning = service.refusals.get(status) or _MEANINGS.get(status)
    if status == HTTPStatus.TOO_MANY_REQUESTS and retry_after:
        meaning = f"{meaning} (Retry-After: {quoted(retry_after)})"
    said = f"it answers with status {status}" + (f": {meaning}" if meaning else "")
    return f"{said}; it says {answer.beginning!r}" if answer.beginning else said


def is_loopback(host: str) -> bool:
    """Whether a host, perhaps with a port, is this machine."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"

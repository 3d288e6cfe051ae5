"""Answers without an end: each is ended, whatever it is that goes on."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lib.model import DataError
from lib.refresh import client as client_module
from lib.refresh.client import Client
from lib.refresh.service import CSV, Answer, Found, Inquiry, Service


def _read(_: Answer) -> Found:
    return Found(())


SERVICE = Service("any", "IMF", "ANY", "https://data.example", CSV, 0.0, lambda _: (), _read)
ASKED = Inquiry("all", "everything", "/data")
HEAD = b"HTTP/1.1 200 OK\r\n"


@contextmanager
def saying(beginning: bytes, on_and_on: bytes, pause: float = 0.02) -> Iterator[str]:
    """The address of a server that begins an answer so, and goes on so; it never ends it."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer(one: socket.socket) -> None:
        with one, contextlib.suppress(OSError):
            one.recv(65_536)
            one.sendall(beginning)
            while on_and_on:
                one.sendall(on_and_on)
                time.sleep(pause)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=answer, args=listening.accept()[:1], daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def fault(client: Client, address: str) -> str:
    with pytest.raises(DataError) as raised:
        client.ask(SERVICE, address, ASKED)
    return raised.value.rule if isinstance(raised.value.rule, str) else ""


@pytest.mark.parametrize(
    ("beginning", "on_and_on"),
    [
        (b"", b"H"),
        (HEAD, b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HEAD + b"Content-Length: 99999\r\n\r\n", b"x"),
        (HEAD + b"Connection: close\r\n\r\n", b"x"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    ],
    ids=["status", "header", "go on", "length", "no length", "parts", "length of a part"],
)
def test_a_byte_now_and_then_is_no_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch, beginning: bytes, on_and_on: bytes
) -> None:
    monkeypatch.setattr(client_module, "_WHOLE", 0.3)
    with saying(beginning, on_and_on) as address:
        assert fault(client, address) == client_module._TOO_SLOW


def test_waiting_as_asked_takes_no_time_of_the_answer(
    client: Client, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is that of each answer alone."""
    monkeypatch.setattr(client_module, "_WHOLE", 1.0)
    busy = b"HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"
    monkeypatch.setattr(client, "_pause", lambda seconds: (waits.append(seconds), time.sleep(0.4)))
    with saying(busy, b"") as address:
        assert fault(client, address).startswith("it answers with status 503")
    assert waits[-4:] == [7, 7, 7, 8]  # the last after a longer pause of its own


@pytest.mark.parametrize("length", [b"-5", b"zz", b"F" * 18, b""])
def test_a_part_of_no_length_is_a_sentence(client: Client, length: bytes) -> None:
    beginning = HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + length + b"\r\nabc\r\n0\r\n\r\n"
    with saying(beginning, b"") as address:
        said = fault(client, address)
    assert said.startswith("the answer was cut off after 0 bytes, 3 times over (")

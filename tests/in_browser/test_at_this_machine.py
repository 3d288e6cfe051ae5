"""Without a login: only who opened the address from the server's terminal adds, proxy or not."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib import store
from tests.in_browser.visiting import read_text, visit
from tests.serving import free_port, running
from tests.shipped import copy_shipped

ADD = "Add it to the shared tables"


@contextmanager
def _proxy(port: int, header: str = "") -> Iterator[str]:
    """Pass connections on to a server with its own name in the Host and the Origin, as a proxy
    or tunnel on its machine may, and with one more header."""
    listening = socket.create_server(("127.0.0.1", 0))

    def pour(source: socket.socket, sink: socket.socket, rewrite: bool) -> None:
        try:
            while data := source.recv(65_536):
                if rewrite:
                    here = rb"\g<1>127.0.0.1:%d" % port
                    data = re.sub(rb"(?im)^(Host: |Origin: http://)[^\r]+", here, data)
                    more = f"{header}\r\n".encode() if header else b""
                    data = re.sub(rb"(?im)^(Host: [^\n]+\n)", rb"\1" + more, data, count=1)
                sink.sendall(data)
        except OSError:
            pass
        finally:
            for one in (source, sink):
                one.close()

    def accept() -> None:
        while True:
            try:
                browser, _ = listening.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", port))
            for ends in ((browser, server, True), (server, browser, False)):
                threading.Thread(target=pour, args=ends, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()


@pytest.fixture(scope="module")
def own_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """A server with the switch on: its port, and the folder of its tables and its terminal."""
    folder, port = tmp_path_factory.mktemp("own"), free_port()
    copy_shipped(folder)
    command = ("-m", "streamlit", "run", "app.py", "--server.port", str(port))
    variables = {"DATA_DIR": str(folder), "ADD_ARTICLES": "on"}
    log, home = folder / "log.txt", f"http://127.0.0.1:{port}"
    with running(*command, answers_at=f"{home}/readyz", log=log, **variables):
        assert latest_secret(folder), "the address is printed before the first request"
        yield port, folder


def latest_secret(folder: Path) -> str:
    """The secret in the last address in the terminal."""
    printed = (folder / "log.txt").read_text("utf-8")
    found: list[str] = re.findall(r"http://127.0.0.1:\d+/articles\?tab=read&token=(\S+)\n", printed)
    return found[-1]


def test_the_address_from_the_terminal_and_nothing_else_lets_one_add(
    person: Page, own_machine: tuple[int, Path]
) -> None:
    port, folder = own_machine
    secret = latest_secret(folder)
    before = len(store.read(folder, "sources"))
    with _proxy(port) as address:
        visit(person, f"{address}/articles?tab=read&token={secret[:-1]}")
        expect(person.get_by_text("printed in its terminal")).to_be_visible()
        read_text(person)
        expect(person.get_by_text("printed in its terminal")).to_be_visible()
        expect(person.get_by_role("button", name=ADD)).to_have_count(0)

        visit(person, f"{address}/articles?partner=KAZ&tab=read&token={secret}")
        person.wait_for_url(f"{address}/articles?partner=KAZ&tab=read")
        read_text(person)
        person.get_by_role("button", name=ADD).click()
        expect(person.get_by_text("Added to the shared tables")).to_be_visible()
        visit(person, f"{address}/articles?tab=read&token={secret}")
        expect(person.get_by_text("printed in its terminal")).to_be_visible()
        visit(person, f"{address}/articles?tab=read&token={latest_secret(folder)}")
        expect(person.get_by_text("printed in its terminal")).to_have_count(0)
    assert len(store.read(folder, "sources")) == before + 1


def test_a_header_of_a_proxy_refuses_even_who_has_the_address(
    person: Page, own_machine: tuple[int, Path]
) -> None:
    port, folder = own_machine
    secret = latest_secret(folder)
    with _proxy(port, "X-Forwarded-Proto: https") as address:
        visit(person, f"{address}/articles?tab=read&token={secret}")
        read_text(person)
        expect(person.get_by_role("button", name=ADD)).to_have_count(0)
        expect(person.get_by_text("printed in its terminal")).to_have_count(0)

"""Several processes of the application, and the nginx of deploy/nginx in front of them.

The configuration is the one that is shipped, with other ports and places.
"""

import http.client
import os
import random
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.nginx import find_nginx
from tests.serving import REPO

SHIPPED = REPO / "deploy/nginx"
_SECONDS = 120
"""A bound for a server that hangs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for one, value in self.headers if one.lower() == name.lower()]

    @property
    def cookies(self) -> dict[str, str]:
        """What a browser is to send from now on."""
        pairs = (value.split(";")[0].partition("=") for value in self.all("set-cookie"))
        return {name: value for name, _, value in pairs}


def ask(
    address: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | Iterator[bytes] | None = None,
    *,
    source: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
) -> Answer:
    """Ask once, from an address of this machine; nothing is followed or unpacked."""
    parts = urlsplit(address)
    at = (parts.hostname or "", parts.port)
    connection = (
        http.client.HTTPSConnection(*at, timeout=_SECONDS, source_address=(source, 0), context=tls)
        if parts.scheme == "https"
        else http.client.HTTPConnection(*at, timeout=_SECONDS, source_address=(source, 0))
    )
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    try:
        connection.request(method, path, body, dict(headers or {}))
        found = connection.getresponse()
        return Answer(found.status, found.getheaders(), found.read())
    finally:
        connection.close()


def cookie(values: Mapping[str, str]) -> dict[str, str]:
    """The header that sends cookies."""
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in values.items())}


@dataclass
class Processes:
    """The application in several processes, each at a port of its own."""

    folder: Path
    options: tuple[str, ...] = ()
    base: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    """More of the environment."""
    ports: list[int] = field(default_factory=list)
    running: dict[int, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, port: int) -> None:
        """Start the process of a port and wait until it answers."""
        with (self.folder / f"{port}.log").open("ab") as sink:
            self.running[port] = subprocess.Popen(
                [
                    *(sys.executable, "-m", "streamlit", "run", "app.py"),
                    *("--server.port", str(port), *self.options),
                ],
                cwd=REPO,
                env={**os.environ, **self.variables},
                stdout=sink,
                stderr=subprocess.STDOUT,
            )
        _wait(port, f"{self.base}/readyz", self.running[port])

    def kill(self, port: int) -> None:
        """End a process as a crash does."""
        self.running[port].send_signal(signal.SIGKILL)
        self.running[port].wait()


@contextmanager
def processes(folder: Path, base: str = "", **variables: str) -> Iterator[Processes]:
    """Two processes of the application."""
    options = ("--server.baseUrlPath", base) if base else ()
    found = Processes(folder, options, f"/{base}" if base else "", variables)
    try:
        for _ in range(2):
            found.ports.append(_port())
            found.start(found.ports[-1])
        yield found
    finally:
        for process in found.running.values():
            process.terminate()
        for process in found.running.values():
            process.wait(timeout=60)


@dataclass(frozen=True, slots=True)
class Site:
    """What readers see."""

    address: str
    ports: list[int]
    log: Path
    secure: str = ""
    """The same with TLS, where there is."""
    tls: ssl.SSLContext | None = None

    @property
    def at(self) -> tuple[str, int]:
        """Where to connect to."""
        parts = urlsplit(self.address)
        return parts.hostname or "", parts.port or 0


@contextmanager
def nginx(folder: Path, behind: Processes, *, with_tls: bool = False) -> Iterator[Site]:
    """The shipped nginx in front of the processes."""
    program = find_nginx()
    if program is None:
        pytest.skip("no nginx: `python tests/nginx.py` gets one, or set NGINX to its path")
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    port, secure = _port(), _port()
    _change(folder / "nginx.conf", {"/tmp/": f"{folder}/", "/dev/stdout": f"{folder}/access.log"})
    first, second = map(str, behind.ports)
    _change(folder / "multivector/processes.conf", {"8501": first, "8502": second})
    listen = folder / "multivector/listen.conf"
    trusted = None
    if with_tls:
        trusted = _certificate(folder)
        shutil.copy(folder / "multivector/listen_with_tls.conf", listen)
        changes = {
            "8080": str(port),
            "8443": str(secure),
            "dashboard.newsroom.example": "localhost",
        }
        changes |= {"/etc/nginx/": f"{folder}/", "/var/www/acme": f"{folder}/acme"}
        _change(listen, changes)
    else:
        _change(listen, {"8080": str(port)})
    with _running(program, folder, port):
        name = "localhost" if with_tls else "127.0.0.1"
        yield Site(
            f"http://{name}:{port}{behind.base}",
            behind.ports,
            folder / "access.log",
            f"https://localhost:{secure}{behind.base}" if with_tls else "",
            trusted,
        )


@contextmanager
def nginx_of_files(folder: Path, root: Path) -> Iterator[str]:
    """The address of the shipped nginx that gives out the files of a published site."""
    program = find_nginx()
    if program is None:
        pytest.skip("no nginx: `python tests/nginx.py` gets one, or set NGINX to its path")
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    port = _port()
    here = {"/tmp/": f"{folder}/", "/dev/stdout": f"{folder}/access.log"}
    _change(folder / "nginx.conf", {**here, "multivector/site.conf": "published_site.conf"})
    changes = {"8080": str(port), "/srv/multivector/current": str(root)}
    _change(folder / "published_site.conf", changes)
    with _running(program, folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(program: str, folder: Path, port: int) -> Iterator[None]:
    """The nginx of a folder, as long as this is open."""
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    # Root's nginx would work as somebody who may not read the folders of a test.
    more = "user root; daemon off;" if os.geteuid() == 0 else "daemon off;"
    with (folder / "nginx.log").open("wb") as sink, ExitStack() as ended:
        process = subprocess.Popen([*command, "-g", more], stdout=sink, stderr=subprocess.STDOUT)
        ended.callback(process.wait, timeout=60)
        ended.callback(process.terminate)
        _wait(port, "/", process)
        yield


def _port() -> int:
    """A port that nobody listens at, below those that the system gives to whoever connects: the
    many connections of these tests would take it in between."""
    for port in random.sample(range(15_000, 32_000), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def _change(file: Path, words: Mapping[str, str]) -> None:
    """Put other words into a file; all of them must be there."""
    text = file.read_text("utf-8")
    for word, other in words.items():
        assert word in text, f"{file.name} does not say {word}"
        text = text.replace(word, other)
    file.write_text(text, "utf-8")


def _certificate(folder: Path) -> ssl.SSLContext:
    """A certificate for this machine, signed by itself, and who trusts it."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(folder / "certificate.key"), "-out", str(folder / "certificate.pem")),
        ],
        check=True,
        capture_output=True,
    )
    return ssl.create_default_context(cafile=str(folder / "certificate.pem"))


def _wait(port: int, path: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            ask(f"http://127.0.0.1:{port}{path}")
            return
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {port}")


def raw(site: Site, request: bytes) -> bytes:
    """What comes back for bytes that need not be a request, until the connection is closed."""
    with socket.create_connection(site.at, timeout=_SECONDS) as connection:
        connection.sendall(request)
        found = b""
        with suppress(ConnectionResetError):
            while part := connection.recv(65536):
                found += part
        return found

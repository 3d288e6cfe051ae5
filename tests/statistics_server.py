"""A server on this machine that answers as a statistics office does, well or badly."""

import contextlib
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_PART = 1_000_000


@dataclass(frozen=True)
class Reply:
    """One answer: as it should be, or with a fault."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_at: int | None = None
    """Bytes after which the connection breaks, though all were announced."""
    size: int | None = None
    """Bytes of an answer that is made while it is sent."""
    pause: float = 0.0
    """Seconds before it begins."""


@dataclass(frozen=True)
class Asked:
    """One question, as it came."""

    path: str
    headers: Mapping[str, str]


@dataclass
class StatisticsServer:
    """What is answered at addresses that begin in some way, and what was asked."""

    address: str
    asked: list[Asked] = field(default_factory=list)
    sent: int = 0
    """Bytes of answers that were made while they were sent."""
    _replies: dict[str, list[Reply]] = field(default_factory=dict)

    def answers(self, beginning: str, *replies: Reply) -> None:
        """Answer so, one after the other, whatever begins so; the last one for ever."""
        self._replies[beginning] = list(replies)

    def forget(self, beginning: str) -> None:
        """Answer no more what begins so."""
        self._replies = {
            one: replies for one, replies in self._replies.items() if not one.startswith(beginning)
        }

    def reply(self, path: str) -> Reply:
        """The answer whose turn it is; of several beginnings the longest counts."""
        for beginning in sorted(self._replies, key=len, reverse=True):
            if path.startswith(beginning):
                replies = self._replies[beginning]
                return replies.pop(0) if len(replies) > 1 else replies[0]
        return Reply(b"no such address", 404)


class _Quiet(ThreadingHTTPServer):
    """Says nothing of clients that went away."""

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def statistics_server(certificate: Path | None = None) -> Iterator[StatisticsServer]:
    """A server that runs as long as this is open; with a `certificate` (PEM, its key in it) it
    speaks TLS."""
    found = StatisticsServer("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked.append(Asked(self.path, dict(self.headers)))
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                self._send(found.reply(self.path))

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.pause)
            length = len(reply.body) if reply.size is None else reply.size
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(length), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if reply.size is not None:
                for _ in range(reply.size // _PART):
                    self.wfile.write(b"1" * _PART)
                    found.sent += _PART
            elif reply.cut_at is not None:
                self.wfile.write(reply.body[: reply.cut_at])
                self.close_connection = True
                self.wfile.flush()
                self.connection.close()
            else:
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = _Quiet(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    found.address = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate_of(host: str, folder: Path) -> Path:
    """A certificate of a host that nobody but itself vouches for, with its key, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path

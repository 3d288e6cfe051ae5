"""A server on this machine that speaks S3, to test with: moto's, in an environment of its own."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.own_environment import environment

_REQUIREMENTS = Path(__file__).with_name("s3-requirements.txt")
_SECONDS_TO_START = 60

KEYS = {
    "AWS_ACCESS_KEY_ID": "any",
    "AWS_SECRET_ACCESS_KEY": "any",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
"""What who asks it has in the environment."""


@contextmanager
def s3_server(bucket: str, log: Path) -> Iterator[str]:
    """The address of a bucket of a server that runs as long as this is open, as pyarrow takes it:
    ``s3://bucket{path}?endpoint_override=...``, with ``{path}`` to be filled."""
    python = environment("s3", _REQUIREMENTS) / "bin/python"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [python, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with log.open("wb") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        _make(f"http://127.0.0.1:{port}/{bucket}", server)
        yield f"s3://{bucket}{{path}}?endpoint_override=http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _make(address: str, server: "subprocess.Popen[bytes]") -> None:
    """The bucket, as soon as the server answers."""
    end = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            asked = urllib.request.Request(address, method="PUT")
            urllib.request.urlopen(asked, timeout=5).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)

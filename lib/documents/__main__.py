"""The process that reads one document: `python -m lib.documents KIND` with bytes on stdin."""

import json
import sys
from dataclasses import asdict

from lib.documents.limits import READER_CPU_SECONDS, READER_MEMORY
from lib.documents.parsers import parse


def limit_itself() -> None:
    """No more memory and time than is allowed, where the platform can be told."""
    try:
        import resource
    except ImportError:
        return
    for what, soft, hard in (
        (resource.RLIMIT_AS, READER_MEMORY, READER_MEMORY),
        (resource.RLIMIT_CPU, READER_CPU_SECONDS, READER_CPU_SECONDS + 1),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        try:
            resource.setrlimit(what, (soft, hard))
        except (ValueError, OSError):
            continue


def answer(kind: str, content: bytes) -> dict[str, object]:
    """The fields of the document, or the rule that its bytes break."""
    try:
        return asdict(parse(kind, content))
    except ValueError as error:
        return {"rule": str(error)}


if __name__ == "__main__":
    limit_itself()
    said = json.dumps(answer(sys.argv[1], sys.stdin.buffer.read()), default=str)
    sys.stdout.write(said)

"""The process that reads one document from stdin: `python -m lib.reader.documents KIND`."""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from lib.reader.documents.limits import (
    READER_CPU_SECONDS,
    READER_GOES_FIRST,
    READER_MEMORY,
    READER_NICENESS,
)
from lib.reader.documents.parsers import parse
from lib.reader.documents.refusals import rule_of

_OUT_OF_MEMORY = Path("/proc/self/oom_score_adj")


def stand_back() -> None:
    """The server comes first: for the processor, and when the machine runs out of memory."""
    if hasattr(os, "nice"):
        os.nice(READER_NICENESS)
    with suppress(OSError):
        if _OUT_OF_MEMORY.exists():
            _OUT_OF_MEMORY.write_text(str(READER_GOES_FIRST), "ascii")


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
        return {"rule": asdict(rule_of(error))}


if __name__ == "__main__":
    stand_back()
    limit_itself()
    said = json.dumps(answer(sys.argv[1], sys.stdin.buffer.read()), default=str)
    sys.stdout.write(said)

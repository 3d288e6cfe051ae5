"""Parsers of foreign formats run in a process of their own, which may die without harm.

The parsers of PDF and HTML are written in C and C++ and take what strangers made. The process
gets the bytes on its standard input, few variables of the environment, and answers in JSON. It
limits its own memory and processor time where the platform lets it (Linux; macOS heeds the
time alone; Windows neither) and is ended by the clock everywhere. It takes 0.1 seconds to
start.
"""

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

from lib.documents.document import Document
from lib.documents.limits import (
    MEGABYTE,
    READER_CLOCK_SECONDS,
    READER_CPU_SECONDS,
    READER_MEMORY,
)

_HOUSE = Path(__file__).resolve().parents[2]
_VARIABLES = ("PATH", "PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMP", "TEMP")


def read_apart(kind: str, content: bytes) -> Document:
    """The document in bytes of a kind that `lib.documents.parsers` knows, read elsewhere.

    Raises `ValueError` with the rule that the bytes break, without a place.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "lib.documents", kind],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOUSE,
            env={name: os.environ[name] for name in _VARIABLES if name in os.environ},
            timeout=READER_CLOCK_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ValueError(f"reading it takes longer than {READER_CLOCK_SECONDS} seconds") from None
    if done.returncode == -getattr(signal, "SIGXCPU", -1):
        raise ValueError(f"reading it takes longer than {READER_CPU_SECONDS} seconds")
    if done.returncode:
        limit = READER_MEMORY // MEGABYTE
        raise ValueError(f"it is damaged, or reading it takes more than {limit} MB of memory")
    answer = json.loads(done.stdout)
    if "rule" in answer:
        raise ValueError(answer["rule"])
    if answer["published"]:
        answer["published"] = date.fromisoformat(answer["published"])
    return Document(**answer)

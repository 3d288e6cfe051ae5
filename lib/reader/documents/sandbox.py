"""Parsers of foreign formats run in a process of their own, which may die without harm.

The parsers of PDF and HTML are written in C and C++ and take what strangers made. The process
gets the bytes on its standard input, few variables of the environment, and answers in JSON. It
takes 0.1 seconds to start.

It stands back for the server, and limits its own memory and processor time where the platform
lets it: Linux does, macOS heeds the time alone, Windows neither. Everywhere it is ended by the
clock, and no more than a few run at once, however many readers bring something.
"""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from lib.model import Message, RefusedError
from lib.reader.documents.document import Document
from lib.reader.documents.limits import (
    MEGABYTE,
    READER_CLOCK_SECONDS,
    READER_CPU_SECONDS,
    READER_MEMORY,
    READER_WAIT_SECONDS,
    READERS,
)

_HOUSE = Path(__file__).resolve().parents[3]
_VARIABLES = ("PATH", "PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMP", "TEMP")
_STANDING_BACK: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""What Windows is asked; elsewhere the process does it itself."""

_SLOTS_ARE_NAMES = re.compile(r"(?:[^{}]|\{[a-z]+\})*")

_free = BoundedSemaphore(READERS)


def read_in_sandbox(kind: str, content: bytes) -> Document:
    """The document in bytes of a kind that `lib.reader.documents.parsers` knows, read elsewhere.

    Raises `RefusedError` with the rule that the bytes break, without a place; the rule may be
    that others are being read, and then the same bytes may be read a little later.
    """
    try:
        with _turn():
            done = _read(kind, content)
    except subprocess.TimeoutExpired:
        raise _too_slow(READER_CLOCK_SECONDS) from None
    if done.returncode == -getattr(signal, "SIGXCPU", -1):
        raise _too_slow(READER_CPU_SECONDS)
    if done.returncode:
        raise _too_large()
    answer = json.loads(done.stdout)
    if "rule" in answer:
        raise RefusedError(_message(answer["rule"]))
    if answer["published"]:
        answer["published"] = date.fromisoformat(answer["published"])
    return Document(**{**answer, "notes": tuple(map(_message, answer["notes"]))})


def _too_slow(seconds: int) -> RefusedError:
    return RefusedError(Message("reading it takes longer than {seconds} seconds", seconds=seconds))


def _too_large() -> RefusedError:
    return RefusedError(
        Message(
            "it is damaged, or reading it takes more than {most} MB of memory",
            most=READER_MEMORY // MEGABYTE,
        )
    )


def _message(given: Any) -> Message:
    """A message of the other process. A document may have taken that over, so what is in braces
    is looked at: Python would follow more than names."""
    text, many, slots = given["text"], given["many"], given["slots"]
    if not all(_SLOTS_ARE_NAMES.fullmatch(one) for one in (text, many or "")):
        raise _too_large()
    return Message.counted(text, many, **slots) if many else Message(text, **slots)


def _read(kind: str, content: bytes) -> "subprocess.CompletedProcess[bytes]":
    variables = {name: os.environ[name] for name in _VARIABLES if name in os.environ}
    if not _HOUSE.is_dir():  # a zip, on the worker of a cluster
        paths = [str(_HOUSE), variables.get("PYTHONPATH", "")]
        variables["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    return subprocess.run(
        [sys.executable, "-m", "lib.reader.documents", kind],
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_HOUSE if _HOUSE.is_dir() else None,
        env=variables,
        timeout=READER_CLOCK_SECONDS,
        creationflags=_STANDING_BACK,
        check=False,
    )


@contextmanager
def _turn() -> Iterator[None]:
    """One of the few places to read in, which is given back whatever happens."""
    if not _free.acquire(timeout=READER_WAIT_SECONDS):
        raise RefusedError(Message("others are being read just now; try again in a minute"))
    try:
        yield
    finally:
        _free.release()

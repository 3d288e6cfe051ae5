"""Deliberate faults: which are found by a test of their own room.

    python -m benchmarks.faults [WORD ...]

`faults.toml` has slips of the hand all over `lib` and `app.py`: a threshold, a sign, a boundary
day, swapped arguments, a missing escape. One at a time each is put into a copy of the repository,
and the tests of its room are run until one fails. Each that is not found, or does not fit the code
any more, is printed. Words choose faults by the names of their files; all take more than an hour.
The tests must pass without a fault, or they find everything.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.contenders import REPO

LIST = Path(__file__).with_name("faults.toml")
SECONDS = 900
"""So long the tests of a room may take: with a fault they may never end, which finds it too."""
_LEFT_OUT = (".git", ".venv", "__pycache__", ".hypothesis", ".*_cache", "*.egg-info")


@dataclass(frozen=True)
class Fault:
    """What is in a file just once, what is put in its place, and the tests of its room."""

    file: str
    old: str
    new: str
    tests: Sequence[str]


def faults(words: Sequence[str]) -> list[Fault]:
    """Those of the list with one of the words in the name of their file; all without words."""
    found = [Fault(**one) for one in tomllib.loads(LIST.read_text("utf-8"))["fault"]]
    return [one for one in found if not words or any(word in one.file for word in words)]


def outcome(fault: Fault, copy: Path) -> str:
    """Put a fault into the copy of the repository, run its tests, and take it out again."""
    path = copy / fault.file
    text = path.read_text("utf-8")
    if text.count(fault.old) != 1:
        return "does not fit the code"
    path.write_text(text.replace(fault.old, fault.new), "utf-8")
    try:
        for tests in fault.tests:
            if _fail(tests, copy):
                return "found"
        return "not found"
    finally:
        path.write_text(text, "utf-8")


def _fail(tests: str, copy: Path) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    command += ["-n", "auto", "--dist", "loadfile", *tests.split()]
    try:
        done = subprocess.run(
            command,
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)


def main(words: Sequence[str]) -> None:
    """Print each fault that is not found, and how many are."""
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(REPO, copy, ignore=shutil.ignore_patterns(*_LEFT_OUT), symlinks=True)
        for fault in faults(words):
            begun = time.perf_counter()
            came = outcome(fault, copy)
            counted[came] += 1
            mark = "" if came == "found" else f": {fault.old!r} -> {fault.new!r}"
            seconds = time.perf_counter() - begun
            print(f"{came} ({seconds:.0f} s) {fault.file}{mark}", flush=True)
    by_outcome = ", ".join(f"{count} {came}" for came, count in counted.most_common())
    print(f"{sum(counted.values())} faults: {by_outcome}")


if __name__ == "__main__":
    main(sys.argv[1:])

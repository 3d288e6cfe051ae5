"""The process that reads: it ends by the clock, waits its turn and stands back for the server."""

import ast
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from threading import Event, Semaphore

import pytest

from lib.model import DataError
from lib.reader.documents import Document, sandbox, text_of
from lib.reader.documents import __main__ as main
from lib.reader.documents.__main__ import limit_itself
from lib.reader.documents.limits import (
    READER_CPU_SECONDS,
    READER_MEMORY,
    READER_NICENESS,
    READERS,
)

REPO = Path(__file__).resolve().parents[3]


def test_the_clock_ends_what_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "READER_CLOCK_SECONDS", 0.001)
    with pytest.raises(DataError, match=r"^a\.html: reading it takes longer than 0\.001 seconds$"):
        text_of("a.html", b"four")


def test_a_platform_may_know_no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    limit_itself()


def test_the_process_that_reads_limits_itself_and_leaves_no_picture_of_its_memory() -> None:
    """A core file would have the words of what a reader brought."""
    pytest.importorskip("resource")
    names = ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE")
    script = (
        "import resource; from lib.reader.documents.__main__ import limit_itself; limit_itself();"
        f"print([resource.getrlimit(getattr(resource, one)) for one in {names}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=REPO, capture_output=True, text=True, check=True
    )
    memory, seconds, core = ast.literal_eval(done.stdout)
    if sys.platform == "linux":
        assert memory == (READER_MEMORY, READER_MEMORY)
    assert seconds == (READER_CPU_SECONDS, READER_CPU_SECONDS + 1)
    assert core == (0, 0)


def test_the_process_that_reads_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = []

    def run(*_: object, env: dict[str, str], **__: object) -> None:
        asked.append(env)
        raise ValueError("asked")

    monkeypatch.setenv("COOKIE_SECRET", "four")
    monkeypatch.setattr(sandbox.subprocess, "run", run)
    with pytest.raises(DataError, match="asked"):
        text_of("a.html", b"four")
    assert "COOKIE_SECRET" not in asked[0] and "PATH" in asked[0]


@pytest.mark.parametrize(
    "text", ["{a.__class__}", "{a[0]}", "{a!r}", "{a:>999999999}", "{0}", "{}", "{"]
)
@pytest.mark.parametrize("many", [True, False])
def test_what_the_process_says_is_filled_by_names_only(
    text: str, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = {"text": "four", "slots": {"a": 1, "count": 2}, "many": text}
    rule = rule if many else {**rule, "text": text, "many": None}
    answer = json.dumps({"rule": rule}).encode()
    done = subprocess.CompletedProcess((), 0, answer)
    monkeypatch.setattr(sandbox, "_read", lambda *_: done)
    with pytest.raises(DataError, match=r"^a\.html: it is damaged"):
        text_of("a.html", b"four")


def test_no_more_are_read_at_once_than_there_are_places(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Semaphore(0), Event()

    def slowly(kind: str, content: bytes) -> "subprocess.CompletedProcess[bytes]":
        begun.release()
        go_on.wait()
        return subprocess.CompletedProcess((), 0, json.dumps(asdict(Document("four"))).encode())

    monkeypatch.setattr(sandbox, "_read", slowly)
    monkeypatch.setattr(sandbox, "READER_WAIT_SECONDS", 0)
    with ThreadPoolExecutor() as sessions:
        reading = [sessions.submit(text_of, "a.html", b"four") for _ in range(READERS)]
        for _ in reading:
            begun.acquire()
        with pytest.raises(DataError, match=r"^b\.html: others are being read just now; try again"):
            text_of("b.html", b"four")
        assert text_of("b.txt", b"four").text == "four", "what needs no process waits for none"
        go_on.set()
        assert [one.result().text for one in reading] == ["four"] * READERS
        assert text_of("b.html", b"four").text == "four"


def test_a_place_is_given_back_by_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "READER_WAIT_SECONDS", 0)
    monkeypatch.setattr(sandbox, "READER_CLOCK_SECONDS", 0.001)
    for _ in range(READERS + 1):
        with pytest.raises(DataError, match="takes longer"):
            text_of("a.html", b"four")


def test_the_process_that_reads_stands_back_for_the_server() -> None:
    if not Path("/proc/self/oom_score_adj").exists():
        pytest.skip("this platform asks no process who is to end first")
    script = (
        "import os; from lib.reader.documents.__main__ import stand_back; before = os.nice(0);"
        "stand_back(); print(os.nice(0) - before, open('/proc/self/oom_score_adj').read())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=REPO, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(READER_NICENESS), "1000"]


def test_a_platform_may_know_no_way_to_stand_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delattr(main.os, "nice", raising=False)
    monkeypatch.setattr(main, "_OUT_OF_MEMORY", tmp_path / "nothing")
    main.stand_back()
    assert not list(tmp_path.iterdir())

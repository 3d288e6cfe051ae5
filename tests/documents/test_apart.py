"""The process that reads ends by the clock, and needs no limits that a platform lacks."""

import sys

import pytest

from lib.documents import apart, text_of
from lib.documents.__main__ import limit_itself
from lib.model import DataError


def test_the_clock_ends_what_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "READER_CLOCK_SECONDS", 0.001)
    with pytest.raises(DataError, match=r"^a\.html: reading it takes longer than 0\.001 seconds$"):
        text_of("a.html", b"four")


def test_a_platform_may_know_no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    limit_itself()


def test_the_process_that_reads_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = []

    def run(*_: object, env: dict[str, str], **__: object) -> None:
        asked.append(env)
        raise ValueError("asked")

    monkeypatch.setenv("COOKIE_SECRET", "four")
    monkeypatch.setattr(apart.subprocess, "run", run)
    with pytest.raises(DataError, match="asked"):
        text_of("a.html", b"four")
    assert "COOKIE_SECRET" not in asked[0] and "PATH" in asked[0]

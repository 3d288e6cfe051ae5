"""A question is computed once: what was answered is given again, and faults are said once."""

import asyncio
import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib import store
from lib.dashboard.api import endpoints
from lib.dashboard.api.error_text import FAULT
from tests.asynchronous import run
from tests.dashboard.api.asking import ask, asked
from tests.store.articles import article


@pytest.fixture(autouse=True)
def _over_the_small_tables(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The answers that were computed, by name and form."""
    return _watched(monkeypatch, endpoints.made)


def _watched(monkeypatch: pytest.MonkeyPatch, made: Callable[..., Any]) -> list[str]:
    found: list[str] = []

    def watched(question: Any, directory: Path) -> Any:
        found.append(f"{question.name}.{question.form}")
        return made(question, directory)

    monkeypatch.setattr(endpoints, "made", watched)
    return found


def test_the_same_question_is_computed_once(computed: list[str]) -> None:
    first = ask("/data/compare.csv?partner=RUS,EU27&view=share")
    tag = first.headers["etag"]
    again = ask("/data/compare.csv?view=share&partner=rus&partner=EU27")
    assert (again.status, again.body, again.headers) == (200, first.body, first.headers)
    assert ask("/data/compare.csv?partner=RUS,EU27&view=share", method="HEAD").status == 200
    same = ask("/data/compare.csv?partner=RUS,EU27&view=share", if_none_match=tag)
    assert (same.status, same.body, same.headers["etag"]) == (304, b"", tag)
    assert computed == ["compare.csv"]
    for other in ("partner=EU27,RUS&view=share", "partner=RUS,EU27", "view=share", "bom=1"):
        ask(f"/data/compare.csv?{other}")
    ask("/data/compare.json?partner=RUS,EU27&view=share")
    assert computed == [*["compare.csv"] * 5, "compare.json"]


def test_what_twenty_ask_at_once_is_computed_once(computed: list[str]) -> None:
    async def twenty() -> list[Any]:
        return await asyncio.gather(*(asked("/data/at_a_glance.json") for _ in range(20)))

    found = run(twenty())
    assert {answer.status for answer in found} == {200}
    assert len({answer.body for answer in found}) == 1
    assert computed == ["at_a_glance.json"]


def test_a_table_that_changes_is_read_again(computed: list[str], small_dir: Path) -> None:
    ask("/data/areas.csv")
    os.utime(small_dir / "ties.parquet", (0, 86400))
    ask("/data/areas.csv")
    assert computed == ["areas.csv", "areas.csv"]


def test_refusals_are_not_kept(computed: list[str]) -> None:
    for _ in range(2):
        assert ask("/data/trade.csv?partner=RUS&indicator=tea").status == 400
    assert computed == ["trade.csv", "trade.csv"]


def test_a_fault_of_ours_is_said_in_words_and_noted_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("cannot reindex")

    _watched(monkeypatch, fails)

    async def several() -> list[Any]:
        return await asyncio.gather(*(asked("/data/claims.json") for _ in range(5)))

    with caplog.at_level(logging.ERROR):
        found = run(several())
    for answer in found:
        assert answer.status == 500
        assert json.loads(answer.body) == {"error": FAULT}
    (record,) = caplog.records
    assert record.exc_info and record.exc_info[0] is ZeroDivisionError
    assert ask("/data/claims.csv").text == f"{FAULT}\n"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that were read."""
    found: list[str] = []
    really = store.read

    def watched(directory: Path, name: str, *rest: Any) -> Any:
        found.append(name)
        return really(directory, name, *rest)

    monkeypatch.setattr(store, "read", watched)
    return found


def test_whether_all_is_ready_is_asked_of_the_files_not_read_from_them(
    read: list[str], small_dir: Path
) -> None:
    for _ in range(2):
        assert (ask("/readyz").status, read) == (200, [*store.TABLES])
    (small_dir / "ties.parquet").write_bytes(b"PAR1 not")
    assert ask("/readyz").status == 503
    store.write(small_dir, {"ties": store.encode("ties", [])})
    assert ask("/readyz").status == 200
    assert read.count("areas") >= 2


def test_a_file_of_an_added_article_that_changes_is_read_again(
    read: list[str], small_dir: Path
) -> None:
    store.add(small_dir, [article(1)])
    assert ask("/readyz").status == 200
    read.clear()
    (damaged, *_) = sorted((small_dir / "added").rglob("ties.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:-9])
    ask("/readyz")
    assert "ties" in read


def test_what_is_left_out_is_said_and_the_server_stays_ready(small_dir: Path) -> None:
    store.add(small_dir, [article(1)])
    assert ask("/readyz").body == b"ready\n"
    (damaged, *_) = sorted((small_dir / "added").rglob("ties.parquet"))
    content = damaged.read_bytes()
    damaged.write_bytes(content[:-9])
    answer = ask("/readyz")
    first, said = answer.body.decode().splitlines()
    assert (answer.status, first) == (200, "degraded")
    assert damaged.parent.name in said and "damaged" in said
    damaged.write_bytes(content)
    (small_dir / "added" / "manifest.json").unlink()
    assert b"the list of added articles is missing" in ask("/readyz").body


def test_a_file_is_named_for_what_was_asked() -> None:
    names = {
        ask(f"/data/{question}").headers["content-disposition"]
        for question in (
            *("compare.csv?partner=RUS", "compare.csv?partner=RUS&view=share"),
            *("compare.csv?partner=RUS&indicator=exports", "compare.csv?partner=EU27"),
        )
    }
    assert len(names) == 4


@example("Mon, 01 Jan 2024 00:00:00 +99999999999999999999")
@example("Mon, 01 Jan 99999 00:00:00 GMT")
@example("Mon, 31 Feb 2024 00:00:00 GMT")
@example("Mon, 01 Jan 0001 00:00:00 -0000")
@example("")
@given(st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"]), max_size=60))
def test_a_day_that_is_none_is_ignored(day: str) -> None:
    assert ask("/data/areas.csv", if_modified_since=day).status == 200
    assert ask("/data/areas.csv", if_none_match=day or "x").status in (200, 304)


def test_pages_of_others_may_read_the_files_and_what_is_said_of_them() -> None:
    for address in ("/data/areas.csv", "/data/areas.csv?x=1", "/data/none.json", "/data/a/b.csv"):
        assert ask(address).headers["access-control-allow-origin"] == "*"
    same = ask("/data/areas.csv", if_none_match="*")
    assert (same.status, same.headers["access-control-allow-origin"]) == (304, "*")
    before = ask("/data/areas.csv", "OPTIONS", origin="https://other.example")
    assert before.status == 204
    assert before.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert before.headers["access-control-allow-headers"] == "*"
    assert "access-control-allow-origin" not in ask("/readyz").headers
    assert "access-control-allow-origin" not in ask("/trade").headers


def test_parts_of_a_file_are_not_given() -> None:
    answer = ask("/data/areas.csv", range="bytes=0-9")
    assert (answer.status, answer.headers["accept-ranges"]) == (200, "none")
    assert answer.body == ask("/data/areas.csv").body


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "GIVE"])
def test_other_methods_are_refused_with_those_that_are_taken(method: str) -> None:
    answer = ask("/data/areas.json", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    words = f"{method} is not answered here; this address takes GET, HEAD, OPTIONS."
    assert json.loads(answer.body) == {"error": words}
    assert ask("/readyz", method).headers["allow"] == "GET, HEAD"

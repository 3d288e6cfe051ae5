"""Typed rows of an edition: the rows of the tables, in their order, each file read once."""

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from lib import store
from lib.model import DataError, Tables
from lib.store import parquet, soundness, typed_rows
from lib.store.parquet_file import file_of
from tests.store.articles import FIGURES, article

REPO = Path(__file__).resolve().parents[2]

TYPED: dict[str, Callable[[Tables], Any]] = {
    "observations": lambda tables: tables.observations,
    "quotations": lambda tables: tables.quotations.values(),
    "rejections": lambda tables: tables.rejections,
    "sources": lambda tables: tables.sources.values(),
    "ties": lambda tables: tables.ties,
}


def rows_of(tables: Tables, name: str) -> list[tuple[Any, ...]]:
    return [astuple(row) for row in TYPED[name](tables)]


def as_stored(directory: Path, name: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in store.read(directory, name).to_pylist()]


def all_read(tables: Tables) -> Tables:
    for rows in TYPED.values():
        rows(tables)
    return tables


def segment_of(directory: Path, number: int) -> Path:
    """The segment whose only article has this number."""
    for folder in (directory / "added").glob("segment-*"):
        if soundness.articles_in(folder)["source_id"].to_pylist() == [f"article-{number}"]:
            return folder
    raise AssertionError(number)


@pytest.fixture
def three(small_dir: Path) -> Path:
    """Three articles, each in a segment of its own."""
    for number in (2, 0, 1):
        store.add(small_dir, [article(number)])
    return small_dir


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read for typed rows, by folder and table."""
    files: list[str] = []

    def watched(module: Any) -> None:
        really = module.read_file

        def read_file(path: Path, *given: Any) -> Any:
            files.append(f"{path.parent.name}/{path.stem}")
            return really(path, *given)

        monkeypatch.setattr(module, "read_file", read_file)

    watched(parquet)
    watched(typed_rows)
    return files


@pytest.mark.parametrize("name", TYPED)
def test_typed_rows_are_the_rows_of_the_table_in_its_order(name: str, three: Path) -> None:
    assert rows_of(store.tables(three), name) == as_stored(three, name)
    store.add(three, [article(7), article(5)])
    assert rows_of(store.tables(three), name) == as_stored(three, name)


def test_some_rows_are_those_with_a_value_in_a_column(three: Path) -> None:
    arrow, rows = store.read(three, "observations"), typed_rows.tables(three).observations
    (first, *_), sources = rows, {row.source_id for row in rows}
    wanted = {first.source_id, "nowhere"}
    some = store.rows_where("observations", arrow, "source_id", wanted)
    assert some == tuple(row for row in rows if row.source_id == first.source_id)
    assert 0 < len(some) < len(rows)
    assert store.rows_where("observations", arrow, "source_id", sources) == tuple(rows)
    assert store.rows_where("observations", arrow, "source_id", set()) == ()


def test_an_edition_stays_the_same_object_while_no_file_changes(three: Path) -> None:
    first = store.tables(three)
    assert store.tables(three) is first
    store.add(three, [article(3)])
    assert store.tables(three) is not first


def test_threads_that_come_first_get_the_same_object(three: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len({id(tables) for tables in pool.map(store.tables, [three] * 64)}) == 1


def test_an_edition_with_one_more_article_reads_that_article_alone(
    three: Path, files_read: list[str]
) -> None:
    before = all_read(store.tables(three))
    assert len(files_read) == 4 * len(TYPED)
    store.add(three, [article(3)])
    files_read.clear()
    after = all_read(store.tables(three))
    new = segment_of(three, 3).name
    assert sorted(files_read) == sorted(f"{new}/{name}" for name in TYPED)
    assert len(after.observations) == len(before.observations) + FIGURES
    assert "article-3" in after.sources
    assert "article-3" not in before.sources
    shared = {id(row) for row in before.observations} & {id(row) for row in after.observations}
    assert len(shared) == len(before.observations)


def test_segments_put_together_change_no_row(three: Path) -> None:
    number = 3
    while len(store.edition(three).segments) >= 3:
        all_read(store.tables(three))
        store.add(three, [article(number)])
        number += 1
    for name in TYPED:
        assert rows_of(store.tables(three), name) == as_stored(three, name)
    assert len([name for name in store.tables(three).sources if "article-" in name]) == number


def test_shipped_rows_that_were_replaced_are_read_again(three: Path, files_read: list[str]) -> None:
    before = all_read(store.tables(three))
    store.write(three, {"ties": store.encode("ties", [])})
    files_read.clear()
    after = all_read(store.tables(three))
    assert files_read == [f"{three.name}/ties"]
    assert len(before.ties) > len(after.ties) == 3


def test_a_segment_that_was_damaged_is_left_out_though_it_was_read_before(three: Path) -> None:
    before = all_read(store.tables(three))
    path = file_of(segment_of(three, 1), "ties")
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    assert len(store.left_out(three)) == 1
    after = all_read(store.tables(three))
    assert set(before.sources) - set(after.sources) == {"article-1"}
    for name in TYPED:
        assert rows_of(after, name) == as_stored(three, name)
    path.write_bytes(whole)
    assert store.left_out(three) == ()
    assert set(all_read(store.tables(three)).sources) == set(before.sources)


def test_a_segment_that_is_damaged_in_place_is_left_out_by_who_reads_it_first(
    three: Path,
) -> None:
    """Its time and size are as before."""
    assert len(store.tables(three).sources) > 0
    path = file_of(segment_of(three, 1), "ties")
    status, content = path.stat(), bytearray(path.read_bytes())
    content[4:60] = bytes(56)
    with open(path, "r+b") as file:
        file.write(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert {tie.quotation_id.partition("#")[0] for tie in store.tables(three).ties} >= {
        "article-0",
        "article-2",
    }
    assert [left.place.rpartition("/")[2] for left in store.left_out(three)] == ["ties.parquet"]
    assert "article-1" not in store.tables(three).sources


def test_a_key_that_occurs_twice_is_named(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shipped figure has the name of an added one: the same words as of the table read alone."""
    figure = article(1).observations[0]
    rows = [*store.read_shipped(three, "observations").to_pylist(), figure]
    store.write(three, {"observations": store.encode("observations", rows)})
    with pytest.raises(DataError) as alone:
        store.read(three, "observations")
    with pytest.raises(DataError) as typed:
        _ = store.tables(three).observations
    assert str(typed.value) == str(alone.value)
    assert f"the key occurs twice, observation_id {figure.observation_id}" in str(typed.value)


def test_a_shipped_table_that_is_missing_is_named_and_others_are_read(three: Path) -> None:
    file_of(three, "rejections").unlink()
    tables = store.tables(three)
    for _ in range(2):
        with pytest.raises(DataError, match="the table rejections is missing"):
            _ = tables.rejections
    assert tables.sources


def test_old_editions_and_their_rows_are_let_go(three: Path) -> None:
    """Also where every article has been replaced by others."""
    first = all_read(store.tables(three))
    lost = weakref.ref(first), weakref.ref(store.tables(three).frame("ties"))
    del first
    for number in range(10, 10 + typed_rows._KEPT):
        store.add(three, [article(number)])
        all_read(store.tables(three))
    gc.collect()
    assert [one() for one in lost] == [None, None]


def test_rows_are_remembered_of_files_of_the_last_edition_alone(three: Path) -> None:
    for number in range(3, 20):
        store.add(three, [article(number)])
        all_read(store.tables(three))
        segments = len(store.edition(three).segments)
        for name in TYPED:
            assert len(typed_rows._last_read(three, name).files) == 1 + segments


def test_frames_are_read_when_they_are_asked_for(three: Path, files_read: list[str]) -> None:
    tables = all_read(store.tables(three))
    files_read.clear()
    assert len(tables.frame("ties")) == len(tables.ties)
    assert tables.frame("ties") is tables.frame("ties")
    assert files_read == [f"{three.name}/ties"]


_READ = """
import sys
from pathlib import Path
from lib import store
tables = store.tables(Path(sys.argv[1]))
assert tables.observations and tables.quotations and tables.sources
assert tables.ties and tables.rejections
print(*(name for name in ("pandas", "pyarrow.dataset") if name in sys.modules))
"""


def test_typed_rows_are_read_without_what_frames_need(three: Path) -> None:
    """It takes longer to come in than all rows together."""
    command = [sys.executable, "-c", _READ, str(three)]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []

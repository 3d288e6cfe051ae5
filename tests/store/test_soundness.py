"""Added articles that cannot be read are left out whole; the rest is read, and it is said."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.model import DataError, Receipt
from lib.store import ADDED, TABLES, add, edition, left_out, read, stamp
from lib.store.parquet_file import read_file
from lib.store.proof import FILE, prove, read_proof
from lib.store.segments import SECONDS_KEPT
from tests.small import SOURCES
from tests.store.articles import article, there

REPO = Path(__file__).resolve().parents[2]
_READ_ALONE = (
    "import sys; from pathlib import Path; from lib.store import read\n"
    "print(read(Path(sys.argv[1]), sys.argv[2]).num_rows)"
)


@pytest.fixture
def three(small_dir: Path) -> Path:
    """Three articles, each in a segment of its own."""
    for number in range(3):
        add(small_dir, [article(number)])
    return small_dir


def segment_of(directory: Path, number: int) -> Path:
    """The segment whose only article has this number."""
    for path in (directory / "added").glob("segment-*/sources.parquet"):
        if pq.read_table(path)["source_id"].to_pylist() == [f"article-{number}"]:
            return path.parent
    raise AssertionError(number)


def rewrite(path: Path, rows: pa.Table) -> None:
    pq.write_table(rows, path)


@pytest.mark.parametrize("name", ADDED)
@pytest.mark.parametrize("content", [b"", b"PAR1 no more", None])
def test_a_damaged_segment_is_left_out_of_every_table(
    name: str, content: bytes | None, three: Path
) -> None:
    """Also of one that is read alone, before any other; and articles are added all the same."""
    path = segment_of(three, 1) / f"{name}.parquet"
    whole = path.read_bytes()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert there(three) == {"article-0", "article-2"}
    (left,) = left_out(three)
    rule = "the file is missing" if content is None else "the file is damaged or no Parquet file"
    assert left.place == f"added/{path.parent.name}/{path.name}" and str(left.rule).startswith(rule)
    assert (left.segment, left.articles) == (path.parent.name, 1)
    for number in range(3, 23):
        assert add(three, [article(number)]) == (Receipt(f"article-{number}", added=True),)
    assert there(three) == {f"article-{number}" for number in range(23)} - {"article-1"}
    assert path.parent.name in {segment.name for segment in edition(three).segments}
    assert len(edition(three).segments) < 12
    path.write_bytes(whole)
    assert there(three) == {f"article-{number}" for number in range(23)}
    assert left_out(three) == ()


@pytest.mark.parametrize("asked", ["ties", "rejections"])
def test_a_process_that_reads_one_table_leaves_out_the_same(asked: str, three: Path) -> None:
    def alone() -> int:
        done = subprocess.run(
            [sys.executable, "-c", _READ_ALONE, str(three), asked],
            cwd=REPO,
            capture_output=True,
            text=True,
            check=True,
        )
        return int(done.stdout)

    before = alone()
    (segment_of(three, 1) / "sources.parquet").unlink()
    assert alone() == before - 1


def test_stamps_change_with_what_is_left_out(three: Path) -> None:
    sound = {name: stamp(three, name) for name in TABLES}
    path = segment_of(three, 1) / "quotations.parquet"
    whole, status = path.read_bytes(), path.stat()
    path.write_bytes(b"")
    os.utime(path, (1, 1))
    left_out(three)
    damaged = {name: stamp(three, name) for name in TABLES}
    assert {n for n in TABLES if damaged[n] != sound[n]} == set(ADDED) & set(TABLES)
    path.write_bytes(whole)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    left_out(three)
    assert {name: stamp(three, name) for name in TABLES} == sound


def test_damage_that_changes_no_time_and_no_size_comes_out_in_reading(three: Path) -> None:
    assert len(there(three)) == 3
    path = segment_of(three, 1) / "ties.parquet"
    status, content = path.stat(), bytearray(path.read_bytes())
    content[4:60] = bytes(56)
    with open(path, "r+b") as file:
        file.write(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    read(three, "ties")
    assert there(three) == {"article-0", "article-2"}
    assert [left.place.rpartition("/")[2] for left in left_out(three)] == ["ties.parquet"]


def test_a_segment_that_fails_in_reading_alone_is_left_out(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the engine has no room for it: its files are those that were written."""
    failing = segment_of(three, 1) / "ties.parquet"

    def read_some(path: Path, *given: Any) -> pa.Table:
        if path == failing:
            raise DataError("added/ties.parquet", "no room")
        return read_file(path, *given)

    monkeypatch.setattr("lib.store.soundness.read_file", read_some)
    read(three, "ties")
    assert there(three) == {"article-0", "article-2"}
    assert [str(left.rule) for left in left_out(three)] == ["no room"]


def test_segments_without_proof_are_read(three: Path) -> None:
    for path in (three / "added").glob("segment-*/segment.json"):
        path.unlink()
    assert len(there(three)) == 3 and left_out(three) == ()
    add(three, [article(number) for number in range(3, 6)])
    assert len(there(three)) == 6


@pytest.mark.parametrize("content", [b"", b"{}", b'{"files": 1}', b"\xff"])
def test_a_damaged_proof_takes_no_article_away(content: bytes, three: Path) -> None:
    (segment_of(three, 1) / "segment.json").write_bytes(content)
    assert len(there(three)) == 3 and left_out(three) == ()


def test_a_segment_with_a_code_in_no_list_is_left_out(three: Path) -> None:
    path = segment_of(three, 1) / "ties.parquet"
    rows = pq.read_table(path)
    place = rows.column_names.index("kind")
    rewrite(path, rows.set_column(place, rows.field(place), [["marriage"]]))
    assert there(three) == {"article-0", "article-2"}
    (left,) = left_out(three)
    assert str(left.rule) == "kind 'marriage' is not in the code list tie_kind"


@pytest.mark.parametrize("was_then", [True, False])
def test_a_segment_that_was_checked_by_other_rules_is_checked_again(
    was_then: bool, three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files are those it was written with, and a code in them may be in no list any more."""
    folder = segment_of(three, 1)
    rows = pq.read_table(folder / "ties.parquet")
    place = rows.column_names.index("kind")
    rewrite(folder / "ties.parquet", rows.set_column(place, rows.field(place), [["marriage"]]))
    parts, entry = read_proof(folder), json.loads((folder / FILE).read_bytes())
    assert parts is not None and not parts.fits(folder), "no segment loses its proof unseen"
    if was_then:
        monkeypatch.setattr("lib.store.proof.rules", lambda: "of then")
    proof = prove(folder, entry["edition"], entry["articles"])
    monkeypatch.undo()
    (folder / FILE).write_bytes(proof.encoded())
    assert proof.fits(folder) and proof.is_of_today is not was_then
    assert there(three) == {"article-0", "article-2", *(() if was_then else ("article-1",))}


def test_articles_in_two_segments_count_once(three: Path) -> None:
    """The larger of the two is read."""
    add(three, [article(number) for number in range(3, 6)])
    path = three / "added/manifest.json"
    entry = json.loads(path.read_bytes())
    (four,) = (s for s in entry["segments"] if s["articles"] == 3)
    twin = "segment-000099-" + "0" * 16
    shutil.copytree(three / "added" / four["name"], three / "added" / twin)
    entry |= {"segments": [*entry["segments"], {"name": twin, "articles": 3}], "number": 99}
    path.write_text(json.dumps(entry), "utf-8")
    assert len(there(three)) == 6
    (left,) = left_out(three)
    assert "article-3 is in the tables without it" in str(left) and left.segment == twin


def test_an_article_that_is_shipped_by_now_counts_once(three: Path) -> None:
    path = segment_of(three, 1) / "sources.parquet"
    rows = pq.read_table(path)
    name = str(SOURCES[0]["source_id"])
    rewrite(path, rows.set_column(0, rows.field(0), [[name]]))
    assert read(three, "sources")["source_id"].to_pylist().count(name) == 1
    assert [str(left.rule) for left in left_out(three)] == [f"{name} is in the tables without it"]
    assert there(three) == {"article-0", "article-2"}


def test_a_key_of_two_segments_is_named(three: Path) -> None:
    path = segment_of(three, 1) / "ties.parquet"
    rows = pq.read_table(path)
    other = pq.read_table(segment_of(three, 2) / "ties.parquet")["tie_id"].to_pylist()
    rewrite(path, rows.set_column(0, rows.field(0), [other]))
    with pytest.raises(DataError, match=r"^ties\.parquet: the key occurs twice, tie_id article-2#"):
        read(three, "ties")


def test_a_segment_named_twice_is_a_fault_of_the_list(three: Path) -> None:
    path = three / "added/manifest.json"
    entry = json.loads(path.read_bytes())
    entry["segments"].append(entry["segments"][0])
    path.write_text(json.dumps(entry), "utf-8")
    name = entry["segments"][0]["name"]
    rule = rf"^added/manifest\.json: the list of added articles names {name} twice"
    with pytest.raises(DataError, match=rule):
        add(three, [article(3)])
    assert there(three) == set()
    assert [str(left.rule).partition(";")[0] for left in left_out(three)] == [
        f"the list of added articles names {name} twice"
    ]


def test_a_missing_list_is_said_and_nothing_is_added(three: Path) -> None:
    shipped = {name: read(three, name).num_rows for name in TABLES}
    (three / "added/manifest.json").unlink()
    folders = sorted((three / "added").iterdir())
    with pytest.raises(DataError, match=r"^added/manifest\.json: .* is missing; .* --repair"):
        add(three, [article(3)])
    assert there(three) == set() and read(three, "areas").num_rows == shipped["areas"]
    (left,) = left_out(three)
    assert str(left.rule).startswith("the list of added articles is missing")
    assert sorted((three / "added").iterdir()) == folders


def test_articles_known_and_not_there_are_said(three: Path) -> None:
    add(three, [])
    for path in (three / "added").iterdir():
        if path.name != "known.sqlite":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(DataError, match="is missing, and so are the 3 that were added"):
        add(three, [article(3)])
    assert len(left_out(three)) == 1


@pytest.mark.parametrize("back", [1, 2, 3])
def test_an_older_list_is_said_and_loses_nothing(back: int, small_dir: Path) -> None:
    path, states = small_dir / "added/manifest.json", list[bytes]()
    for number in range(4):
        add(small_dir, [article(number)])
        states.append(path.read_bytes())
    path.write_bytes(states[-1 - back])
    named = {f"article-{number}" for number in range(4 - back)}
    assert there(small_dir) == named
    if back == 1:  # as a writer leaves it that was killed
        assert left_out(small_dir) == ()
        add(small_dir, [article(4)])
        assert there(small_dir) == {f"article-{number}" for number in range(5)}
        return
    (left,) = left_out(small_dir)
    assert left.articles == back and "is older than segment-" in str(left.rule)
    with pytest.raises(DataError, match=r"^added/manifest\.json: .* is older than segment-"):
        add(small_dir, [article(4)])
    assert there(small_dir) == named
    assert len(list((small_dir / "added").glob("segment-*"))) == 4


def test_what_waits_for_long_to_be_named_is_said(three: Path) -> None:
    path = three / "added/manifest.json"
    entry = json.loads(path.read_bytes())
    waiting = entry["segments"].pop()["name"]
    path.write_text(json.dumps(entry | {"number": entry["number"] - 1}), "utf-8")
    folder = three / "added" / waiting
    for seconds, said in ((SECONDS_KEPT - 30, []), (SECONDS_KEPT + 1, [waiting])):
        os.utime(folder, (0, time.time() - seconds))
        assert [left.segment for left in left_out(three)] == said

"""Articles added to the tables: whole, once, beside what was shipped, and named if damaged."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from lib.model import DataError, Fingerprint, Receipt
from lib.store import TABLES, add, edition, left_out, read, stamp, where
from lib.store.segments import SECONDS_KEPT
from tests.examples import examples
from tests.small import ROWS
from tests.store.articles import article, text_of, there


def shipped(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.glob("*.parquet")}


def test_what_is_added_is_read_with_what_was_shipped(small_dir: Path) -> None:
    before = shipped(small_dir)
    old = {name: read(small_dir, name).to_pylist() for name in TABLES}
    assert add(small_dir, [article(1), article(2)]) == (
        Receipt("article-1", added=True),
        Receipt("article-2", added=True),
    )
    assert there(small_dir) == {"article-1", "article-2"}
    assert shipped(small_dir) == before
    for name, table in TABLES.items():
        rows = read(small_dir, name).to_pylist()
        assert [row for row in rows if row in old[name]] == old[name]
        keys = [tuple(row[column] for column in table.key) for row in rows]
        assert keys == sorted(keys)


def test_a_stamp_changes_with_what_is_added(small_dir: Path) -> None:
    before = {name: stamp(small_dir, name) for name in TABLES}
    seen = {before["sources"]}
    for number in range(4):
        add(small_dir, [article(number)])
        seen.add(stamp(small_dir, "sources"))
    assert len(seen) == 5
    changed = {name for name in TABLES if stamp(small_dir, name) != before[name]}
    assert changed == {"sources", "quotations", "observations", "ties", "rejections"}
    now = stamp(small_dir, "sources")
    add(small_dir, [article(0)])
    assert stamp(small_dir, "sources") == now


def test_the_same_article_is_where_it_was(small_dir: Path) -> None:
    add(small_dir, [article(1)])
    number = edition(small_dir).number
    again = replace(article(2, text_of(1).replace(" ", "\n ")), added_by=None)
    assert add(small_dir, [article(1), again]) == (Receipt("article-1", added=False),) * 2
    assert edition(small_dir).number == number
    assert where(small_dir, [again.fingerprint, article(3).fingerprint]) == ["article-1", None]


def test_a_small_edit_makes_no_other_article(small_dir: Path) -> None:
    words = text_of(1).split()
    edited = article(2, " ".join([*words[:30], "other", *words[31:]]))
    assert add(small_dir, [article(1), edited]) == (
        Receipt("article-1", added=True),
        Receipt("article-1", added=False),
    )
    assert add(small_dir, [edited]) == (Receipt("article-1", added=False),)


def test_a_text_without_a_word_is_known_by_itself(small_dir: Path) -> None:
    blank, other = article(1, "…"), article(2, "!")
    assert [receipt.added for receipt in add(small_dir, [blank, other, article(3, "…")])] == [
        *(True, True, False)
    ]
    assert add(small_dir, [article(4, "!")]) == (Receipt("article-2", added=False),)


def test_a_shipped_article_is_there_already(small_dir: Path) -> None:
    source = next(row for row in ROWS["sources"] if row["sha256"])
    brought = article(1)
    brought = replace(brought, source=replace(brought.source, sha256=source["sha256"]))
    assert add(small_dir, [brought]) == (Receipt(source["source_id"], added=False),)
    assert there(small_dir) == set()


def test_many_segments_become_few_and_lose_nothing(small_dir: Path) -> None:
    for number in range(70):
        add(small_dir, [article(number)])
    latest = edition(small_dir)
    assert len(latest.segments) <= 16
    assert sum(segment.articles for segment in latest.segments) == 70
    assert there(small_dir) == {f"article-{number}" for number in range(70)}
    on_disk = {path.name for path in (small_dir / "added").glob("segment-*")}
    assert on_disk == latest.folders
    again = add(small_dir, [article(number) for number in range(70)])
    assert not any(receipt.added for receipt in again)


def test_segments_from_before_a_column_was_known_are_read_and_put_together(small_dir: Path) -> None:
    later = [column.name for column in TABLES["observations"].columns if column.later]
    assert {"inferred", "confidence"} <= set(later)
    add(small_dir, [article(number) for number in range(4)])
    for segment in edition(small_dir).segments:
        folder = small_dir / "added" / segment.name
        old = pq.read_table(folder / "observations.parquet").drop_columns(later)
        pq.write_table(old, folder / "observations.parquet")
        (folder / "segment.json").unlink()
    assert there(small_dir) == {f"article-{number}" for number in range(4)}
    before = {segment.name for segment in edition(small_dir).segments}
    for number in range(4, 12):
        add(small_dir, [article(number)])
    assert before.isdisjoint(segment.name for segment in edition(small_dir).segments)
    assert there(small_dir) == {f"article-{number}" for number in range(12)}
    rows = {row["observation_id"]: row for row in read(small_dir, "observations").to_pylist()}
    known = {name.partition("#")[0]: row["confidence"] for name, row in rows.items()}
    assert [known[f"article-{number}"] for number in range(12)] == [*(None,) * 4, *(0.9,) * 8]


def test_eight_segments_of_one_size_become_one(small_dir: Path) -> None:
    def sizes() -> list[int]:
        return sorted(segment.articles for segment in edition(small_dir).segments)

    add(small_dir, [article(number) for number in range(8)])
    for number in range(8, 16):
        add(small_dir, [article(number)])
    assert sizes() == [1] * 8 + [8], "one of eight articles is of another size"
    add(small_dir, [article(16)])
    assert sizes() == [1, 8, 8]
    add(small_dir, [article(number) for number in range(17, 24)])
    for number in range(24, 30):
        add(small_dir, [article(number)])
    assert sizes() == [1] * 7 + [7, 8, 8], "seven at once are as good as one"
    add(small_dir, [article(30)])
    assert sizes() == [1, 8, 8, 14]
    assert len(there(small_dir)) == 31


def test_an_edition_can_be_read_while_segments_are_put_together(small_dir: Path) -> None:
    for number in range(8):
        add(small_dir, [article(number)])
    old = edition(small_dir)
    expected = there(small_dir)
    add(small_dir, [article(8)])
    assert not {segment.name for segment in old.segments} & {
        segment.name for segment in edition(small_dir).segments
    }
    assert there(small_dir, old) == expected
    for number in range(9, 80):
        add(small_dir, [article(number)])
    assert there(small_dir, old) == expected


def test_what_was_put_together_a_while_ago_is_swept_away(small_dir: Path) -> None:
    for number in range(9):
        add(small_dir, [article(number)])
    old = {small_dir / "added" / name for name in edition(small_dir).retired}
    assert len(old) == 8 and all(folder.is_dir() for folder in old)
    for folder in old:
        os.utime(folder, (0, time.time() - SECONDS_KEPT - 1))
    for number in range(9, 18):
        add(small_dir, [article(number)])
    assert not any(folder.exists() for folder in old)
    assert len(edition(small_dir).retired) == 8
    assert there(small_dir) == {f"article-{number}" for number in range(18)}


@examples(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=5))
def test_each_article_is_added_once_however_they_come(
    small_dir: Path, chunks: list[list[int]]
) -> None:
    shutil.rmtree(small_dir / "added", ignore_errors=True)
    told: set[str] = set()
    for chunk in chunks:
        receipts = add(small_dir, [article(number) for number in chunk])
        assert [r.source_id for r in receipts] == [f"article-{number}" for number in chunk]
        new = [r.source_id for r in receipts if r.added]
        assert len(new) == len(set(new)) and told.isdisjoint(new)
        told |= set(new)
    assert there(small_dir) == told == {f"article-{number}" for chunk in chunks for number in chunk}


def test_the_list_of_articles_is_made_anew_where_it_is_lost_or_damaged(small_dir: Path) -> None:
    add(small_dir, [article(1)])
    listed = small_dir / "added/known.sqlite"
    for spoil in (listed.unlink, lambda: listed.write_bytes(b"no database" * 999)):
        spoil()
        assert where(small_dir, [article(1).fingerprint]) == [None]
        assert add(small_dir, [article(1)]) == (Receipt("article-1", added=False),)
        assert where(small_dir, [article(1).fingerprint]) == ["article-1"]


def test_the_list_of_another_history_counts_for_nothing(small_dir: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(small_dir, other, ignore=shutil.ignore_patterns("other"))
    add(other, [article(1)])
    add(other, [])
    add(small_dir, [article(2)])
    shutil.copy(other / "added/known.sqlite", small_dir / "added")
    assert add(small_dir, [article(1), article(2)]) == (
        Receipt("article-1", added=True),
        Receipt("article-2", added=False),
    )
    assert there(small_dir) == {"article-1", "article-2"}


@pytest.mark.parametrize("table", ["articles", "segments", "keys"])
def test_a_list_without_its_rows_has_nothing_added_twice(table: str, small_dir: Path) -> None:
    for number in range(3):
        add(small_dir, [article(number)])
    add(small_dir, [])
    with closing(sqlite3.connect(small_dir / "added/known.sqlite")) as listed:
        listed.execute(f"delete from {table}")
        listed.commit()
    again = [article(number) for number in range(4)]
    assert [receipt.added for receipt in add(small_dir, again)] == [False] * 3 + [True]
    assert len(there(small_dir)) == 4
    assert where(small_dir, [again[0].fingerprint]) == ["article-0"]


@pytest.mark.parametrize("content", [b"", b"[]", b'{"number": 1}', b"\xff", b"[" * 100_000])
def test_a_damaged_manifest_is_named(content: bytes, small_dir: Path) -> None:
    shipped_rows = read(small_dir, "ties")
    add(small_dir, [article(1)])
    whole = stamp(small_dir, "ties")
    (small_dir / "added/manifest.json").write_bytes(content)
    assert stamp(small_dir, "ties") != whole
    with pytest.raises(DataError, match=r"^added/manifest\.json: .* damaged; .* --repair"):
        add(small_dir, [article(2)])
    assert read(small_dir, "ties").equals(shipped_rows)
    (left,) = left_out(small_dir)
    assert str(left).startswith("added/manifest.json: the list of added articles is damaged")


def test_what_was_written_and_not_named_is_taken_in(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a kill between the two leaves it."""
    add(small_dir, [article(1)])
    with monkeypatch.context() as patch:
        patch.setattr("lib.store.append.publish", raising(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            add(small_dir, [article(2)])
    assert there(small_dir) == {"article-1"} and left_out(small_dir) == ()
    assert add(small_dir, [article(2), article(3)]) == (
        Receipt("article-2", added=False),
        Receipt("article-3", added=True),
    )
    assert there(small_dir) == {"article-1", "article-2", "article-3"}


def test_what_was_not_added_for_want_of_room_is_not_added_later(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(small_dir, [article(1)])
    with monkeypatch.context() as patch:
        patch.setattr("lib.store.append.publish", raising(OSError(28, os.strerror(28))))
        with pytest.raises(DataError, match="nothing was added"):
            add(small_dir, [article(2)])
    add(small_dir, [article(3)])
    assert there(small_dir) == {"article-1", "article-3"}


def raising(error: BaseException | type[BaseException]) -> Callable[..., None]:
    def call(*_: object) -> None:
        raise error

    return call


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ({"rejections": article(2).rejections}, "rows of another document, article-2"),
        ({"quotations": ()}, "no quotation 'article-1#char=0,1' comes with it"),
        ({"observations": article(1).observations[1:]}, "no figure 'article-1#char=0,1'"),
        ({"ties": article(1).ties * 2}, "the key occurs twice"),
        ({"source": replace(article(1).source, title=None)}, "title is empty"),
        (
            {"ties": (replace(article(1).ties[0], kind="marriage"),)},
            "kind 'marriage' is not in the code list tie_kind",
        ),
    ],
)
def test_rows_that_do_not_fit_leave_all_out(
    spoil: dict[str, object], sentence: str, small_dir: Path
) -> None:
    with pytest.raises(DataError, match=sentence):
        add(small_dir, [article(5), replace(article(1), **spoil)])
    assert there(small_dir) == set()


def test_a_name_that_is_taken_is_refused(small_dir: Path) -> None:
    add(small_dir, [article(1)])
    with pytest.raises(DataError, match="article-1: another article has that name"):
        add(small_dir, [article(1, text_of(2))])


def test_corrections_and_who_added_are_kept(small_dir: Path) -> None:
    add(small_dir, [article(1)])
    (folder,) = (small_dir / "added").glob("segment-*")
    (correction,) = pq.read_table(folder / "corrections.parquet").to_pylist()
    assert (correction["told"], correction["kept"]) == ("2.0", "1.0")
    (added,) = pq.read_table(folder / "additions.parquet").to_pylist()
    assert added["added_by"] == "editor@herald.example"
    assert added["identity"] == Fingerprint.of(text_of(1)).identity


def test_of_bulletins_of_one_form_the_latest_are_compared(small_dir: Path) -> None:
    """They share what a text is looked up by, and a batch must not take longer with each."""

    def bulletin(number: int, corrected: int = 0) -> str:
        rates = [str(1000 * number + place) for place in range(6)]
        return " ".join([text_of(0), *rates[corrected:], *(["999999"] * corrected)])

    receipts = add(small_dir, [article(n, bulletin(n)) for n in range(80)])
    assert all(receipt.added for receipt in receipts)
    latest = range(70, 80)
    again = add(small_dir, [article(100 + n, bulletin(n, 1)) for n in latest])
    assert again == tuple(Receipt(f"article-{n}", added=False) for n in latest), "one put right"

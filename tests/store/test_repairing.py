"""Whatever is lost or put back beside the segments: no acknowledged article is lost or twice."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lib.model import DataError
from lib.store import add, edition, examine, left_out, repair
from lib.store.segments import SECONDS_KEPT
from tests.store.articles import article, there
from tests.store.test_writers import Broken

ALL = {f"article-{number}" for number in range(10)}
LATER, LAST = 100, 101


@pytest.fixture
def history(memory_dir: Path) -> tuple[Path, list[Path]]:
    """Ten articles, of which eight were put together; and what was there before each."""
    states = []
    for number in range(10):
        add(memory_dir, [article(number)])
        states.append(memory_dir.parent / f"state-{number}")
        shutil.copytree(memory_dir / "added", states[-1])
    assert there(memory_dir) == ALL
    return memory_dir, states


def files_in(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())


def names_in(folder: Path) -> set[str]:
    """The articles of a segment, read past everything that is tested."""
    return set(pq.read_table(folder / "sources.parquet")["source_id"].to_pylist())


def copied(added: Path, directory: Path) -> None:
    shutil.rmtree(directory / "added")
    shutil.copytree(added, directory / "added")


def added_meanwhile(directory: Path) -> set[str]:
    """What an addition before the repair is acknowledged for."""
    try:
        (receipt,) = add(directory, [article(LATER)])
    except DataError as error:
        assert "--repair" in str(error)
        return set()
    return {receipt.source_id}


def repaired(directory: Path, expected: set[str]) -> None:
    repair(directory)
    assert there(directory) == expected
    assert left_out(directory) == ()
    add(directory, [article(LAST)])
    assert there(directory) == expected | {f"article-{LAST}"}
    assert examine(directory).faults == 0


def test_each_file_may_be_lost(history: tuple[Path, list[Path]]) -> None:
    """Only where a table of a segment itself is gone are its articles, and those are named."""
    directory, states = history
    live, tried = {s.name for s in edition(directory).segments}, 0
    alike = edition(directory).retired[1:]  # so many parts in which nothing differs
    for file in files_in(states[-1]):
        if file.parent.name in alike:
            continue
        copied(states[-1], directory)
        (directory / "added" / file).unlink()
        lost = set()
        if file.parent.name in live and file.suffix == ".parquet":
            lost = names_in(states[-1] / file.parent.name)
            lost = lost if len(lost) == 1 else set()  # the parts of the other are there still
        before = there(directory)
        known = added_meanwhile(directory)
        assert ALL - lost >= there(directory) - known >= before & (ALL - lost)
        if lost:
            found = repair(directory)
            assert any(name in line for name in lost for line in found.lines), file
            assert list((directory / f"added/set-aside/{file.parent.name}").iterdir())
            still = examine(directory)
            assert still.faults == 1 and any(f"({', '.join(lost)})" in one for one in still.lines)
            add(directory, [article(int(name.removeprefix("article-"))) for name in lost])
        repaired(directory, ALL | known)
        tried += 1
    assert tried > 30


def test_each_earlier_state_of_a_file_may_be_put_back(history: tuple[Path, list[Path]]) -> None:
    directory, states = history
    tried = 0
    for state in states[:-1]:
        for file in files_in(state):
            old, new = state / file, states[-1] / file
            if new.exists() and new.read_bytes() == old.read_bytes():
                continue
            copied(states[-1], directory)
            (directory / "added" / file).parent.mkdir(exist_ok=True)
            shutil.copy(old, directory / "added" / file)
            repaired(directory, ALL | added_meanwhile(directory))
            tried += 1
    assert tried > 15


def test_an_earlier_state_of_all_files_may_be_laid_over(history: tuple[Path, list[Path]]) -> None:
    """As a backup is put back that deletes nothing: with the segments put together since then."""
    directory, states = history
    for state in states[:-1]:
        copied(states[-1], directory)
        shutil.copytree(state, directory / "added", dirs_exist_ok=True)
        repaired(directory, ALL | added_meanwhile(directory))


def test_parts_that_are_gone_are_not_missed(history: tuple[Path, list[Path]]) -> None:
    directory, states = history
    for name in edition(directory).retired:
        shutil.rmtree(directory / "added" / name)
    shutil.copy(states[6] / "manifest.json", directory / "added")
    repaired(directory, ALL | added_meanwhile(directory))


@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_segments_of_an_earlier_version_are_found(
    content: bytes | None, history: tuple[Path, list[Path]]
) -> None:
    """Their names say no number, and they have no proof."""
    directory, _ = history
    added = directory / "added"
    path = added / "manifest.json"
    entry = json.loads(path.read_bytes())
    names = {name: f"segment-{name[-16:]}" for name in edition(directory).folders}
    for name, old in names.items():
        (added / name).rename(added / old)
        (added / old / "segment.json").unlink()
    entry["segments"] = [one | {"name": names[one["name"]]} for one in entry["segments"]]
    entry["retired"] = [names[name] for name in entry["retired"]]
    path.write_text(json.dumps(entry), "utf-8")
    (added / "known.sqlite").unlink()
    assert there(directory) == ALL and examine(directory).faults == 1
    add(directory, [article(LATER)])
    assert there(directory) == ALL | {f"article-{LATER}"}
    path.unlink() if content is None else path.write_bytes(content)
    repaired(directory, ALL | {f"article-{LATER}"})


def test_what_an_earlier_version_left_unnamed_is_set_aside(
    history: tuple[Path, list[Path]],
) -> None:
    """It named the parts of a segment no more before it removed them."""
    directory, _ = history
    path = directory / "added/manifest.json"
    entry = json.loads(path.read_bytes())
    path.write_text(json.dumps(entry | {"retired": []}), "utf-8")
    add(directory, [article(LATER)])
    aside = {path.name for path in (directory / "added/set-aside").iterdir()}
    assert aside == set(entry["retired"])
    repaired(directory, ALL | {f"article-{LATER}"})


def test_segments_that_share_some_articles_are_both_kept(memory_dir: Path) -> None:
    other = memory_dir.parent / "other"
    shutil.copytree(memory_dir, other)
    add(memory_dir, [article(number) for number in (1, 2, 3)])
    add(other, [article(number) for number in (3, 4)])
    (segment,) = edition(other).segments
    shutil.copytree(other / "added" / segment.name, memory_dir / "added" / segment.name)
    (memory_dir / "added/manifest.json").unlink()
    repaired(memory_dir, {f"article-{number}" for number in (1, 2, 3, 4)})
    assert (memory_dir / "added/set-aside" / segment.name).is_dir()


def test_articles_of_which_only_the_names_are_left_are_named(memory_dir: Path) -> None:
    add(memory_dir, [article(number) for number in range(3)])
    add(memory_dir, [])
    for path in (memory_dir / "added").iterdir():
        if path.name != "known.sqlite":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    found = repair(memory_dir)
    assert found.faults == 2
    assert any("(article-0, article-1, article-2)" in line for line in found.lines)
    add(memory_dir, [article(1)])
    (said,) = (line for line in examine(memory_dir).lines if "set-aside/known.sqlite" in line)
    assert said.endswith("2 articles are in no table, add again (article-0, article-2)")
    assert (memory_dir / "added/set-aside/known.sqlite").exists()
    assert all(receipt.added for receipt in add(memory_dir, [article(0), article(2)]))
    assert examine(memory_dir).faults == 0


def test_a_segment_that_was_set_aside_comes_back_once_it_is_whole(
    history: tuple[Path, list[Path]],
) -> None:
    directory, states = history
    (path,) = directory.glob(f"added/{edition(directory).segments[-1].name}/ties.parquet")
    (name,) = names_in(path.parent)
    path.unlink()
    repair(directory)
    assert there(directory) == ALL - {name}
    aside = directory / "added/set-aside" / path.parent.name
    shutil.copy(states[-1] / path.parent.name / path.name, aside)
    assert any("in no table" in line for line in examine(directory).lines)
    repaired(directory, ALL)


def test_a_check_changes_nothing(history: tuple[Path, list[Path]]) -> None:
    directory, states = history

    def contents() -> dict[Path, bytes]:
        added, beside = directory / "added", {Path("lock"), Path("writer")}
        return {file: (added / file).read_bytes() for file in files_in(added) if file not in beside}

    for file in [*files_in(states[-1])][::9]:
        copied(states[-1], directory)
        (directory / "added" / file).unlink()
        before = contents()
        examine(directory)
        assert contents() == before


def test_a_repair_that_fails_anywhere_loses_nothing(
    history: tuple[Path, list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    directory, states = history
    live = [s.name for s in edition(directory).segments if s.articles == 1]
    broken, fails, failed = Broken(monkeypatch, directory), 0, 0
    while True:
        broken.fails = -1
        copied(states[-1], directory)
        shutil.copytree(directory / "added" / live[0], directory / "added/set-aside" / live[0])
        shutil.rmtree(directory / "added" / live[0])
        (directory / "added/manifest.json").write_bytes(b"{}")
        broken.calls, broken.fails = 0, fails
        with contextlib.suppress(DataError):
            repair(directory)
        count, broken.fails = broken.calls, -1
        if count <= fails:
            break
        failed += 1
        repair(directory)
        assert there(directory) == ALL
        fails += 1
    assert failed > 5


def test_parts_put_together_are_removed_only_when_nobody_reads_them(
    history: tuple[Path, list[Path]],
) -> None:
    directory, _ = history
    old = edition(directory).retired
    repair(directory)
    assert set(edition(directory).retired) == set(old)
    for name in old:
        os.utime(directory / "added" / name, (0, os.stat(directory).st_mtime - SECONDS_KEPT - 9))
    for number in range(200, 208):
        add(directory, [article(number)])
    assert not any((directory / "added" / name).exists() for name in old)
    assert there(directory) == ALL | {f"article-{number}" for number in range(200, 208)}

"""What is on disk when a function returns, and in which order it came there."""

import os
from pathlib import Path

import pytest

from lib.files import atomic_write
from tests.disk import Machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


@pytest.mark.parametrize("size", [0, 1, 100, 8191, 8192, 8193, 100_000])
def test_every_byte_of_a_file_is_flushed(size: int, tmp_path: Path, machine: Machine) -> None:
    atomic_write.put(tmp_path / "a", b"x" * size)
    assert machine.events == [(f"{size} bytes of", "a")]
    assert (tmp_path / "a").read_bytes() == b"x" * size


@pytest.mark.parametrize("size", [7, 100_000])
@pytest.mark.parametrize("old", [None, b"old"])
def test_a_file_is_whole_before_it_has_its_name_and_its_name_before_it_counts(
    old: bytes | None, size: int, tmp_path: Path, machine: Machine
) -> None:
    if old is not None:
        (tmp_path / "a").write_bytes(old)
    atomic_write.replace(tmp_path / "a", b"x" * size)
    assert machine.events == [
        (f"{size} bytes of", ".a.PID.tmp"),
        (".a.PID.tmp", "a"),
        ("names in", "."),
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"x" * size


@pytest.mark.parametrize("old", [None, b"old"])
@pytest.mark.parametrize("refused", ["the file", "the folder"])
def test_what_cannot_be_flushed_is_taken_back(
    refused: str, old: bytes | None, tmp_path: Path, machine: Machine
) -> None:
    if old is not None:
        (tmp_path / "a").write_bytes(old)
    name = f".a.{os.getpid()}.tmp" if refused == "the file" else tmp_path.name
    machine.refuse_to_flush(name)
    with pytest.raises(OSError, match="Input/output error"):
        atomic_write.replace(tmp_path / "a", b"new")
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert left == ({} if old is None else {"a": old})


def test_what_was_killed_goes_and_what_may_be_at_work_stays(tmp_path: Path) -> None:
    old, of_now, other = (tmp_path / name for name in (".a[1].7.tmp", ".a[1].8.tmp", ".b.7.tmp"))
    for path in (old, of_now, other):
        path.write_text("x")
    for path in (old, other):
        os.utime(path, (1, 1))
    atomic_write.clear(tmp_path / "a[1]")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a[1].8.tmp", ".b.7.tmp"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    atomic_write.replace(tmp_path / "a", b"new")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("new", [b"old", b"new"])
def test_nothing_is_left_beside_a_file_that_cannot_be_replaced(
    new: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where it would have been the same file again."""

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(PermissionError):
        atomic_write.replace(tmp_path / "a", new)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}

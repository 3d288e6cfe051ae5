"""Files that are given, read and written; what cannot be is named in one sentence."""

import io
import os
from pathlib import Path

import pytest

from lib.files.local_files import bounded, keep, received, utf8
from lib.model import DataError
from tests.disk import Machine


def test_a_file_that_is_kept_is_on_disk_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(tmp_path, monkeypatch)
    keep("a.md", tmp_path / "a.md", "өрүк\n")
    assert machine.events == [
        ("9 bytes of", ".a.md.PID.tmp"),
        (".a.md.PID.tmp", "a.md"),
        ("names in", "."),
    ]
    assert (tmp_path / "a.md").read_bytes() == "өрүк\n".encode()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "to_a").symlink_to(tmp_path / "a")
    keep("to_a", tmp_path / "to_a", "new")
    assert (tmp_path / "to_a").is_symlink() and (tmp_path / "a").read_text() == "new"


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^out: it cannot be written \(No such file"):
        keep("out", tmp_path / "nowhere" / "out", "x")
    assert not list(tmp_path.iterdir())


def test_no_more_is_read_than_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 2_000_000)
    assert len(received("a", tmp_path / "a", 2_000_000)) == 2_000_000
    with pytest.raises(DataError, match=r"^a: it has more than the 1 MB that are read"):
        received("a", tmp_path / "a", 1_999_999)
    with pytest.raises(DataError, match="it cannot be read"):
        received("b", tmp_path / "b")
    assert bounded("-", io.BytesIO(b"abc"), None) == b"abc"


def test_a_byte_that_is_no_utf8_is_named_with_its_row() -> None:
    with pytest.raises(DataError, match=r"^a.csv, row 3: byte 0xff is not UTF-8"):
        utf8("a.csv", b"one\ntwo\n\xff" + os.linesep.encode(), "utf-8")
    assert utf8("a.csv", "\ufeffone".encode(), "utf-8-sig") == "one"

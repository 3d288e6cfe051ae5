"""`multivector check`: what is wrong in sentences and an exit code, and what it mends."""

import json
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lib.pipeline.__main__ import BAD_DATA, WRONG, main
from lib.store import add, edition
from lib.store.lock import turn
from tests.refreshed import keep, trade_figures
from tests.store.articles import article, there

Capture = pytest.CaptureFixture[str]


def check(directory: Path, *arguments: str) -> int:
    return main(["check", "--data", str(directory), *arguments])


def test_tables_that_nothing_was_added_to_are_well(small_dir: Path, capsys: Capture) -> None:
    before = sorted(small_dir.iterdir())
    for arguments in ((), ("--repair",)):
        assert check(small_dir, *arguments) == 0
        assert capsys.readouterr().out.splitlines() == [
            "Shipped tables: 9 of 9 can be read",
            "added: nothing was added",
        ]
    assert sorted(small_dir.iterdir()) == before


def test_what_is_well_is_said(small_dir: Path, capsys: Capture) -> None:
    add(small_dir, [article(1), article(2)])
    assert check(small_dir) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Shipped tables: 9 of 9 can be read",
        "added/manifest.json: edition 2, 2 articles are in 1 segment",
    ]


def test_a_shipped_table_that_is_damaged_is_named(small_dir: Path, capsys: Capture) -> None:
    (small_dir / "ties.parquet").write_bytes(b"")
    for arguments in ((), ("--repair",)):
        assert check(small_dir, *arguments) == WRONG
        out = capsys.readouterr().out
        assert "ties.parquet: the file is damaged or no Parquet file" in out
        assert "Shipped tables: 8 of 9 can be read\n" in out


def test_a_missing_manifest_is_said_and_made_anew(small_dir: Path, capsys: Capture) -> None:
    add(small_dir, [article(1)])
    add(small_dir, [article(2)])
    (small_dir / "added/manifest.json").unlink()
    assert check(small_dir) == WRONG
    assert "added/manifest.json: the list of added articles is missing" in capsys.readouterr().out
    assert there(small_dir) == set()
    assert check(small_dir, "--repair") == 0
    assert "added/manifest.json: made anew, 2 articles are in 2 segments" in capsys.readouterr().out
    assert there(small_dir) == {"article-1", "article-2"}
    assert check(small_dir) == 0


def test_a_damaged_segment_is_said_and_set_aside(small_dir: Path, capsys: Capture) -> None:
    for number in (1, 2):
        add(small_dir, [article(number)])
    name = edition(small_dir).segments[-1].name
    (small_dir / "added" / name / "ties.parquet").unlink()
    said = f"added/{name}/ties.parquet: the file is missing"
    assert check(small_dir) == WRONG
    assert f"{said}; 1 article is left out (article-2)\n" in capsys.readouterr().out
    assert check(small_dir, "--repair") == WRONG
    out = capsys.readouterr().out
    assert f"{said}; the segment is in added/set-aside/{name}\n" in out
    assert "1 article is in no segment that can be read, add again (article-2)\n" in out
    assert check(small_dir) == 0
    assert f"added/set-aside/{name}: " in capsys.readouterr().out
    assert there(small_dir) == {"article-1"}
    assert add(small_dir, [article(2)])[0].added


def test_files_that_were_changed_and_can_be_read_are_said(small_dir: Path, capsys: Capture) -> None:
    """Rows checked by the rules of another version are not: only their files count."""
    add(small_dir, [article(1)])
    folder = small_dir / "added" / edition(small_dir).segments[0].name
    path = folder / "segment.json"
    entry = json.loads(path.read_bytes())
    path.write_text(json.dumps(entry | {"rules": "of another version"}), "utf-8")
    assert check(small_dir) == 0
    pq.write_table(pq.read_table(folder / "ties.parquet"), folder / "ties.parquet")
    assert check(small_dir) == WRONG
    assert "can be read, and are not those it was written with" in capsys.readouterr().out
    assert check(small_dir, "--repair") == 0 == check(small_dir)
    assert there(small_dir) == {"article-1"}


def test_a_damaged_list_of_known_articles_is_said(small_dir: Path, capsys: Capture) -> None:
    add(small_dir, [article(1)])
    add(small_dir, [])
    (small_dir / "added/known.sqlite").write_bytes(b"no list" * 99)
    assert check(small_dir) == WRONG
    assert "added/known.sqlite: the list of known articles is damaged" in capsys.readouterr().out
    assert check(small_dir, "--repair") == 0 == check(small_dir)


def test_it_waits_for_its_turn(
    small_dir: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(small_dir, [article(1)])
    monkeypatch.setattr("lib.store.repairing.SECONDS_TO_WAIT", 0.05)
    with turn(small_dir / "added/lock", 1):
        for arguments in ((), ("--repair",)):
            assert check(small_dir, *arguments) == BAD_DATA
            assert "is writing; nothing was changed, try again later" in capsys.readouterr().err


def test_vintages_are_said_and_those_that_are_damaged_left_as_they_are(
    small_dir: Path, capsys: Capture
) -> None:
    for day, lately in ((date(2026, 8, 31), 1.0), (date(2026, 11, 30), 1.1)):
        keep(small_dir, "imf-trade", "IMF", trade_figures(lately), day)
    assert check(small_dir) == 0
    *_, last = capsys.readouterr().out.splitlines()
    assert last.startswith("refreshed/imf-trade: 2 vintages, the latest of 2026-11-30 with ")
    assert last.endswith(" figures to 2026-06-30")
    folder = small_dir / "refreshed/imf-trade"
    cut = (folder / "2026-08-31/observations.parquet").read_bytes()[:-9]
    (folder / "2026-08-31/observations.parquet").write_bytes(cut)
    for arguments in ((), ("--repair",)):
        assert check(small_dir, *arguments) == WRONG
        assert capsys.readouterr().out.splitlines()[-1] == (
            "refreshed/imf-trade/2026-08-31: its files are not those it was written with; "
            "refresh from this service again; it is left as it is"
        )
        assert (folder / "2026-08-31/observations.parquet").read_bytes() == cut
    (folder / "vintages.json").write_text("{")
    assert check(small_dir, "--repair") == WRONG
    assert (
        "the list of vintages is damaged; refresh from this service again"
        in capsys.readouterr().out
    )

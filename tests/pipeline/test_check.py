"""`multivector check`: what is wrong in sentences and an exit code, and what it mends."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lib.model import DataError
from lib.pipeline.__main__ import BAD_DATA, WRONG, main
from lib.store import (
    add,
    edition,
    encode,
    left_out,
    left_out_trade,
    left_out_vintages,
    read_shipped,
    tables,
    write,
)
from lib.store.lock import turn
from lib.world_trade.dataset_place import place_at
from lib.world_trade.importing import import_files
from tests.refreshed import keep, trade_figures
from tests.store.articles import article, there
from tests.world_trade.synthetic import write_codes, write_year

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
    assert check(small_dir) == WRONG
    assert "1 article is in no table, add again (article-2)\n" in capsys.readouterr().out
    assert there(small_dir) == {"article-1"}
    assert add(small_dir, [article(2)])[0].added
    assert check(small_dir) == 0
    assert f"added/set-aside/{name}: " in capsys.readouterr().out


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


def test_tables_of_two_builds_are_said_to_be(small_dir: Path, capsys: Capture) -> None:
    """As a build leaves them that is killed between two of them."""
    lost = read_shipped(small_dir, "observations")["source_id"][0].as_py()
    rows = read_shipped(small_dir, "sources").to_pylist()
    kept = [row for row in rows if row["source_id"] != lost]
    write(small_dir, {"sources": encode("sources", kept)})
    assert check(small_dir) == WRONG
    said = f"'{lost}' is in no row of sources.parquet; the tables are not of one build; run "
    assert said in capsys.readouterr().out


def test_a_list_that_a_killed_addition_was_changing_is_not_called_damaged(
    small_dir: Path, capsys: Capture
) -> None:
    add(small_dir, [article(1)])
    listed = small_dir / "added/known.sqlite"
    program = (
        "import os, sqlite3, sys; one = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "one.execute('pragma cache_size = 1'); one.execute('begin immediate');"
        "[one.execute('insert into segments values (?)', (str(n) * 500,)) for n in range(99)];"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(listed)], check=False)
    assert (small_dir / "added/known.sqlite-journal").stat().st_size
    assert check(small_dir) == 0
    assert "known.sqlite" not in capsys.readouterr().out
    assert not add(small_dir, [article(1)])[0].added
    assert check(small_dir) == 0


def test_what_is_kept_beside_the_tables_of_a_vintage_is_looked_at(
    small_dir: Path, capsys: Capture
) -> None:
    keep(small_dir, "imf-trade", "IMF", trade_figures(), date(2026, 11, 30))
    folder = small_dir / "refreshed/imf-trade"
    answer = next((folder / "answers").iterdir())
    assert check(small_dir) == 0
    for path in (folder / "2026-11-30/figures.csv", folder / "2026-11-30/sources.csv", answer):
        content = path.read_bytes()
        for damage in (b"", content[:-9], None):
            path.unlink()
            if damage is not None:
                path.write_bytes(damage)
            assert check(small_dir) == WRONG
            place = path.relative_to(small_dir).as_posix()
            assert f"{place}: it " in capsys.readouterr().out
            path.write_bytes(content)
    assert check(small_dir) == 0


def imported(data: Path, work: Path) -> tuple[Path, Path]:
    """A year of the world's trade in a data folder: its files, and where the dataset is."""
    files, folder = work / "baci", data / "world_trade"
    files.mkdir()
    write_codes(files)
    write_year(files, 2023, 500)
    import_files([files], place_at(folder), work / "work")
    return files, folder


def test_a_dataset_is_examined_without_threads_that_outlive_the_program(
    small_dir: Path, tmp_path: Path
) -> None:
    """Those of Arrow's data sets aborted one check in twenty after all was well."""
    imported(small_dir, tmp_path)
    program = (
        "import sys, pathlib; from lib.store import examine; "
        "print(*examine(pathlib.Path(sys.argv[1])).lines, 'pyarrow.dataset' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, small_dir], capture_output=True, text=True, check=True
    )
    assert "world_trade: edition 1" in done.stdout and done.stdout.endswith(" False\n")


def test_a_dataset_without_the_file_that_says_what_counts_is_missed(
    small_dir: Path, tmp_path: Path, capsys: Capture
) -> None:
    files, folder = imported(small_dir, tmp_path)
    (folder / "dataset.json").unlink()
    assert check(small_dir) == WRONG
    said = "world_trade: 000001/ is there and dataset.json is not, as after an import that did not "
    assert f"{said}end; import the files again\n" in capsys.readouterr().out
    import_files([files], place_at(folder), tmp_path / "work")
    assert check(small_dir) == 0


def test_the_dataset_of_the_world_s_trade_is_read_to_its_last_page(
    small_dir: Path, tmp_path: Path, capsys: Capture
) -> None:
    files, folder = tmp_path / "baci", small_dir / "world_trade"
    files.mkdir()
    write_codes(files)
    write_year(files, 2023, 2_000)
    rows = import_files([files], place_at(folder), tmp_path / "work").manifest.rows
    assert check(small_dir) == 0
    assert f"world_trade: edition 1, {rows:,} rows can be read\n" in capsys.readouterr().out
    path = next(folder.glob("*/flows/reporter=KGZ/part-0.parquet"))
    content = path.read_bytes()
    at = len(content) // 3
    flipped = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    for damage in (flipped, content[:-1], b"", None):
        path.unlink()
        if damage is not None:
            path.write_bytes(damage)
        assert check(small_dir) == WRONG
        out = capsys.readouterr().out
        assert "reporter=KGZ/part-0.parquet" in out and str(small_dir) not in out
    path.write_bytes(content)
    assert check(small_dir) == 0
    products = folder / "000001/products.parquet"
    content = products.read_bytes()
    products.write_bytes(content[:-9])
    assert check(small_dir) == WRONG
    assert "world_trade: 000001/products.parquet is damaged (" in capsys.readouterr().out
    products.write_bytes(content)
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to("nowhere")
    assert check(small_dir) == WRONG
    assert "world_trade: it is no folder, or a link to none" in capsys.readouterr().out
    assert [one.place for one in left_out_trade(small_dir)] == ["world_trade"]
    with pytest.raises(DataError, match="it is no folder, or a link to none"):
        _ = tables(small_dir).world_trade
    folder.unlink()
    folder = (tmp_path / "elsewhere").rename(folder)
    (folder / "dataset.json").write_bytes(b"")
    assert check(small_dir) == WRONG
    assert "world_trade/dataset.json: it is no description of a dataset" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["added", "refreshed"])
@pytest.mark.parametrize("instead", ["a file", "nowhere", "itself"])
def test_what_is_in_the_place_of_a_folder_is_said(
    name: str, instead: str, small_dir: Path, capsys: Capture
) -> None:
    """As when the disk that it was a link to is not there: what was acknowledged is on no page."""
    if instead == "a file":
        (small_dir / name).write_bytes(b"")
    else:
        (small_dir / name).symlink_to("nowhere" if instead == "nowhere" else name)
    assert check(small_dir) == WRONG
    said = f"{name}: in its place is something that is no folder, or a link to none"
    assert said in capsys.readouterr().out
    assert check(small_dir, "--repair") == WRONG
    left = left_out(small_dir) if name == "added" else left_out_vintages(small_dir)
    assert [str(one) for one in left] == [said]
    assert tables(small_dir).observations

"""Files become a dataset: every row of them once in it or counted, sorted, whole or not at all."""

import csv
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lib.codelists import area_numbers
from lib.model import DataError
from lib.model.formula import guarded
from lib.world_trade import importing, sources
from lib.world_trade.dataset import MANIFEST, ORDER, REJECTED, manifest_at
from lib.world_trade.dataset_place import place_at
from lib.world_trade.importing import Report, import_files
from tests.disk import Machine
from tests.world_trade.conftest import Imported, edited, lines_of

REPO = Path(__file__).resolve().parents[2]
Flow = tuple[str, str, int, str, str, float, float | None]


def rows_in(folder: Path) -> list[Flow]:
    """Every row of a dataset, in the order of its files and their rows."""
    manifest = manifest_at(place_at(folder))
    assert manifest
    return [
        (part.reporter, *row.values())  # type: ignore[misc]
        for part in manifest.parts
        for row in pq.ParquetFile(folder / manifest.folder / part.path).read().to_pylist()
    ]


def flows_of(lines: list[list[str]]) -> list[Flow]:
    """The rows that lines of BACI come to, worked out one by one."""
    code = area_numbers()
    found: list[Flow] = []
    for t, i, j, k, v, q in lines:
        value = round(float(v) * 1000, 3)
        quantity = None if q == "NA" else float(q)
        seller, buyer = code[int(i)], code[int(j)]
        found.append((seller, buyer, int(t), k, "exports", value, quantity))
        found.append((buyer, seller, int(t), k, "imports", value, quantity))
    return sorted(found, key=lambda row: row[:5])


def run(files: list[Path], to: Path, work: Path) -> Report:
    return import_files(files, place_at(to), work)


def test_every_flow_is_there_with_both_of_its_sides(imported: Imported) -> None:
    folder = imported.place.folder
    assert folder
    expected = flows_of(lines_of(imported.files))
    assert rows_in(folder) == expected
    assert imported.report.rows * 2 == imported.manifest.rows == len(expected)
    assert imported.manifest.years == (2012, 2013, 2023)
    assert (imported.manifest.source, imported.manifest.version) == ("BACI", "HS92 V202401b")


def test_a_file_is_sorted_with_codes_as_texts_and_row_groups_that_can_be_passed_over(
    imported: Imported,
) -> None:
    folder = imported.place.folder
    assert folder
    for part in imported.manifest.parts[::40]:
        file = pq.ParquetFile(folder / imported.manifest.folder / part.path)
        rows = file.read().to_pylist()
        keys = [tuple(row[name] for name in ORDER) for row in rows]
        assert keys == sorted(set(keys)) and len(keys) == part.rows
        assert [str(file.schema_arrow.field(name).type) for name in ("partner", "product")] == [
            "string",
            "string",
        ]
        least = file.metadata.row_group(0).column(0).statistics
        assert (least.min, least.max) == (rows[0]["partner"], rows[-1]["partner"])


def test_row_groups_have_just_so_many_rows_but_for_the_last(
    baci: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ROW_GROUP", 50)
    monkeypatch.setattr(importing, "TOGETHER", 120)  # a reporter is written a few partners at once
    run([baci], tmp_path / "trade", tmp_path / "work")
    expected = flows_of(lines_of(baci))
    assert rows_in(tmp_path / "trade") == expected
    largest = Counter(row[0] for row in expected).most_common(1)[0][0]
    path = next((tmp_path / "trade").glob(f"*/flows/reporter={largest}/part-0.parquet"))
    groups = pq.ParquetFile(path).metadata
    sizes = [groups.row_group(number).num_rows for number in range(groups.num_row_groups)]
    assert len(sizes) > 3 and set(sizes[:-1]) == {50} and 0 < sizes[-1] <= 50


def test_stretches_of_any_size_give_the_same_bytes(
    baci: Path, imported: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "STRETCH", 5_000)
    run([baci], tmp_path / "trade", tmp_path / "work")
    made, known = manifest_at(place_at(tmp_path / "trade")), imported.manifest
    assert made and made.parts == known.parts
    folder = imported.place.folder
    assert folder
    for part in known.parts:
        path = Path(known.folder) / part.path
        assert (tmp_path / "trade" / path).read_bytes() == (folder / path).read_bytes()


@pytest.mark.parametrize("packed", ["gz", "zip"])
def test_packed_files_are_read_as_they_are(
    packed: str, baci: Path, imported: Imported, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for path in baci.glob("*codes*"):
        shutil.copy(path, given)
    if packed == "gz":
        for path in baci.glob("BACI*"):
            (given / f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
    else:
        with zipfile.ZipFile(given / "BACI_HS92_V202401b.zip", "w") as archive:
            for path in baci.glob("BACI*"):
                archive.write(path, path.name)
    run([given], tmp_path / "trade", tmp_path / "work")
    folder = imported.place.folder
    assert folder and rows_in(tmp_path / "trade") == rows_in(folder)


BAD = {
    "2012,4,8": "it has 3 columns in place of 6",
    "2012,4,8,010100,1.5,2,9": "it has 7 columns in place of 6",
    "12,4,8,010100,1.5,2": "year t 12 is none from 1900 to 2199",
    "2200,4,8,010100,1.5,2": "year t 2200 is none from 1900 to 2199",
    "2012,999,8,010100,1.5,2": "country code i 999 is in no list",
    "2012,4,-1,010100,1.5,2": "country code j -1 is in no list",
    "2012,4,1000,010100,1.5,2": "country code j 1000 is in no list",
    "2012,4,4,010100,1.5,2": "i and j 4 are the same country",
    "2012,4,8,1010100,1.5,2": "product k 1010100 is not six digits",
    "2012,4,8,010101,1.5,2": "product k 010101 is in no list",
    "2012,4,8,01A121,1.5,2": "k '01A121' is no whole number",
    "2012,4,8,010100,much,2": "v 'much' is no number",
    "2012,4,8,010100,,2": "value v is empty",
    "2012,4,8,010100,-0.001,2": "value v -0.001 is no amount",
    "2012,4,8,010100,1e13,2": "value v 10000000000000.0 is no amount",
    "2012,4,8,010100,1e300,2": "value v 1e+300 is no amount",
    "2012,4,8,010100,1.5,1e13": "quantity q 10000000000000.0 is no amount",
    "2012,4,8,010100,inf,2": "value v inf is no amount",
    "2012,4,8,010100,1.5,-2": "quantity q -2.0 is no amount",
    "2012,4,8,010100,1.5,two": "q 'two' is no number",
    "2012.5,4,8,010100,1.5,2": "t '2012.5' is no whole number",
    '"2012,4,8,010100,1.5,2': "it has 1 columns in place of 6",
    "=cmd|calc": "it has 1 columns in place of 6",
    "@SUM(1)": "it has 1 columns in place of 6",
    " ＝1+1": "it has 1 columns in place of 6",
}


@pytest.mark.parametrize("line", BAD)
def test_a_bad_row_is_counted_and_named_with_its_line_and_the_others_are_taken(
    line: str, baci: Path, tmp_path: Path
) -> None:
    files = edited(baci, tmp_path / "given", {1702: line})
    report = run(list(files), tmp_path / "trade", tmp_path / "work")
    place = f"{files[0].name}, line 1702"
    assert [f"{name}, line {row.line}: {row.reason}" for name, row in report.named] == [
        f"{place}: {BAD[line]}"
    ]
    assert f"  {place}: {BAD[line]}" in report.lines()
    lines = lines_of(tmp_path / "given")
    del lines[1700]
    assert rows_in(tmp_path / "trade") == flows_of(lines)
    rejected = (tmp_path / "trade" / report.manifest.folder / REJECTED).read_text("utf-8")
    _, written = csv.reader(rejected.splitlines())
    assert written == [files[0].name, "1702", BAD[line], guarded(line)]
    assert written[3].startswith("'") == (line.strip()[0] in "=@＝")


def test_empty_lines_are_no_rows_and_do_not_move_the_count_of_lines(
    baci: Path, tmp_path: Path
) -> None:
    files = edited(baci, tmp_path / "given", {40: "", 90: "", 100: "2012,x"})
    report = run(list(files), tmp_path / "trade", tmp_path / "work")
    assert [row.line for _, row in report.named] == [100]


def test_a_quantity_of_nothing_is_empty_however_it_is_written(baci: Path, tmp_path: Path) -> None:
    written = {10: "NA", 11: "", 12: "    NA", 13: "0.000"}
    edits: dict[int, str | None] = {
        n: f"2012,4,8,{100 * n + 10_000 - (100 * n + 10_000 - 10_100) % 190:06},1.5,{q}"
        for n, q in written.items()
    }
    files = edited(baci, tmp_path / "given", edits)
    report = run(list(files), tmp_path / "trade", tmp_path / "work")
    assert report.manifest.bad == 0
    found = [row[6] for row in rows_in(tmp_path / "trade") if row[:2] == ("AFG", "ALB")]
    assert sorted(found, key=str).count(None) >= 3 and 0.0 in found


def test_a_row_that_repeats_another_counts_once_and_is_said(baci: Path, tmp_path: Path) -> None:
    first = sorted(baci.glob("BACI_*"))[0].read_text().splitlines()[1]
    files = edited(baci, tmp_path / "given", {9: first.rpartition(",")[0] + ",77"})
    report = run(list(files), tmp_path / "trade", tmp_path / "work")
    lines = lines_of(tmp_path / "given")
    del lines[7]
    assert (report.manifest.repeated, report.contradicting) == (1, 0)
    assert rows_in(tmp_path / "trade") == flows_of(lines)


REFUSED = {
    "a text": (b"hello\n", "it is no file of flows: its columns are 'hello'; BACI has t, i, j,"),
    "another table": (b"year,exporter\n2012,KGZ\n", "its columns are 'year', 'exporter'"),
    "nothing": (b"", "it is no file of flows: its columns are ''"),
    "a header alone": (b"t,i,j,k,v,q\n", "it has no row that is a flow"),
    "a column twice": (
        b"t,i,j,k,v,q,v\n2020,417,643,010110,1.5,2,99\n",
        "2 of its columns are called 'v'",
    ),
    "all bad": (b"t,i,j,k,v,q\n1,2,3,4,5,6\n", "none of its rows can be taken; line 2: year t 1"),
    "no end": (b"t,i,j,k,v,q\n2012,4,8,010100,1.5,2", "line 2: the line has no end"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_baci_is_refused_and_the_dataset_stays(
    case: str, imported: Imported, tmp_path: Path
) -> None:
    content, reason = REFUSED[case]
    old = shutil.copytree(Path(imported.place.path), tmp_path / "trade")
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    (tmp_path / "BACI_HS92_Y2022_V202401b.csv").write_bytes(content)
    with pytest.raises(DataError) as refused:
        run([tmp_path / "BACI_HS92_Y2022_V202401b.csv"], old, tmp_path / "work")
    assert "BACI_HS92_Y2022_V202401b.csv" in str(refused.value) and reason in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before


def test_a_packed_file_that_was_cut_off_is_refused(baci: Path, tmp_path: Path) -> None:
    path = sorted(baci.glob("BACI*"))[0]
    whole = gzip.compress(path.read_bytes())
    for cut in (whole[:-5], whole[: len(whole) // 2]):
        (tmp_path / "BACI.csv.gz").write_bytes(cut)
        with pytest.raises(DataError, match=r"BACI.csv.gz: it cannot be unpacked to its end"):
            run([tmp_path / "BACI.csv.gz"], tmp_path / "trade", tmp_path / "work")
    assert manifest_at(place_at(tmp_path / "trade")) is None


def test_a_folder_of_something_else_is_not_written_into(baci: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/holiday.jpg").write_bytes(b"x")
    with pytest.raises(DataError, match=r"no dataset and not empty, it has 'holiday.jpg'"):
        run([baci], tmp_path / "photos", tmp_path / "work")


def test_a_new_import_takes_the_place_of_the_earlier_one(baci: Path, tmp_path: Path) -> None:
    run([baci], tmp_path / "trade", tmp_path / "work")
    one = sorted(baci.glob("BACI*"))[0]
    run([one], tmp_path / "trade", tmp_path / "work")
    made = manifest_at(place_at(tmp_path / "trade"))
    assert made and (made.edition, made.years) == (2, (2012,))
    assert sorted(path.name for path in (tmp_path / "trade").iterdir()) == ["000002", MANIFEST]
    assert not list((tmp_path / "work").glob("staged"))


def test_two_files_of_countries_are_not_guessed_between(baci: Path, tmp_path: Path) -> None:
    given = shutil.copytree(baci, tmp_path / "given")
    shutil.copy(given / "country_codes_V202401b.csv", given / "country_codes_V202301.csv")
    with pytest.raises(DataError, match="there are two files of countries"):
        run([given], tmp_path / "trade", tmp_path / "work")


def test_codes_come_from_the_file_of_countries(baci: Path, tmp_path: Path) -> None:
    (tmp_path / "country_codes_V1.csv").write_text(
        "country_code,country_name,country_iso2,country_iso3\n"
        "417,Kyrgyzstan,KG,KGZ\n490,Other Asia,N/A,S19\n697,Europe EFTA,N/A,N/A\n"
    )
    (tmp_path / "BACI_HS92_Y2020_V1.csv").write_text(
        "t,i,j,k,v,q\n2020,417,490,010121,1.001,1\n2020,697,417,010121,2,1\n2020,4,417,010121,2,1\n"
    )
    report = run([tmp_path], tmp_path / "trade", tmp_path / "work")
    assert [row[:2] + row[5:6] for row in rows_in(tmp_path / "trade")] == [
        ("KGZ", "TWN", 1001.0),
        ("KGZ", "X697", 2000.0),
        ("TWN", "KGZ", 1001.0),
        ("X697", "KGZ", 2000.0),
    ]
    assert [row.reason for _, row in report.named] == ["country code i 4 is in no list"]


def test_a_dataset_that_lost_a_file_is_said_to_have_lost_it(
    imported: Imported, tmp_path: Path
) -> None:
    old = shutil.copytree(Path(imported.place.path), tmp_path / "trade")
    path = next(old.glob("*/flows/reporter=KGZ/part-0.parquet"))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DataError, match=r"reporter=KGZ/part-0.parquet has .* bytes in place of"):
        manifest_at(place_at(old))
    path.unlink()
    with pytest.raises(DataError, match=r"reporter=KGZ/part-0.parquet is missing"):
        manifest_at(place_at(old))
    (old / MANIFEST).write_text('{"form": 1')
    with pytest.raises(DataError, match="it is no description of a dataset"):
        manifest_at(place_at(old))
    (old / MANIFEST).write_text(json.dumps({"form": 2}))
    with pytest.raises(DataError, match="may be of a later version"):
        manifest_at(place_at(old))


def _started(files: Path, to: Path, work: Path) -> "subprocess.Popen[bytes]":
    """An import in a process of its own, in small stretches so that there is much to kill."""
    program = (
        "import sys; from pathlib import Path; from lib.world_trade import sources, importing;"
        "from lib.world_trade.dataset_place import place_at; sources.STRETCH = 4_000;"
        "importing.import_files([Path(sys.argv[1])], place_at(sys.argv[2]), Path(sys.argv[3]))"
    )
    command = [sys.executable, "-c", program, files, to, work]
    return subprocess.Popen([str(one) for one in command], cwd=REPO, stderr=subprocess.DEVNULL)


def _killed(process: "subprocess.Popen[bytes]", work: Path, stretches: int) -> bool:
    """Whether an import was killed when so many stretches were staged."""
    while process.poll() is None:
        if len(list((work / "staged").glob("*.json"))) > stretches:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            return True
        time.sleep(0.002)
    return False


def test_an_import_that_is_killed_goes_on_and_ends_as_if_nobody_had(
    baci: Path, imported: Imported, tmp_path: Path
) -> None:
    to, work = tmp_path / "trade", tmp_path / "work"
    kills = 0
    for stretches in (5, 40, 70):
        kills += _killed(_started(baci, to, work), work, stretches)
        assert manifest_at(place_at(to)) is None
    assert kills == 3
    kept = {path.name: path.stat().st_mtime_ns for path in (work / "staged").glob("*.arrow")}
    assert len(kept) >= 70
    assert _started(baci, to, work).wait() == 0
    made = manifest_at(place_at(to))
    assert made and made.parts == imported.manifest.parts
    folder = imported.place.folder
    assert folder and rows_in(to) == rows_in(folder)


def test_files_that_changed_meanwhile_are_read_anew(
    baci: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = edited(baci, tmp_path / "given", {})
    work = tmp_path / "work"
    monkeypatch.setattr(importing, "_write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        run(list(files), tmp_path / "trade", work)
    assert list((work / "staged").glob("*.json"))
    monkeypatch.undo()
    edited(baci, tmp_path / "given", {2: None})
    report = run(list(files), tmp_path / "trade", work)
    assert report.resumed == 0
    assert rows_in(tmp_path / "trade") == flows_of(lines_of(tmp_path / "given"))


def test_two_imports_at_once_do_not_share_a_folder(
    baci: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_: object) -> None:
        with pytest.raises(DataError, match="another import is under way"):
            import_files([baci], place_at(tmp_path / "other"), tmp_path / "work")
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "_write", meanwhile)
    with pytest.raises(KeyboardInterrupt):
        run([baci], tmp_path / "trade", tmp_path / "work")


def test_a_dataset_is_on_disk_before_its_description_names_it(
    baci: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that loses its power has the earlier edition or the new one, whole."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    machine = Machine(tmp_path, monkeypatch)
    place = place_at(tmp_path / "trade")
    report = import_files([min(baci.glob("BACI_*.csv"))], place, tmp_path / "work")
    folder = f"trade/{report.manifest.folder}"
    named = ("trade/.dataset.json.PID.tmp", "trade/dataset.json")
    events = [(what, path) for what, path in machine.events if not path.startswith("work")]
    before, after = events[: events.index(named)], events[events.index(named) + 1 :]
    for part in report.manifest.parts:
        assert (f"{part.bytes} bytes of", f"{folder}/{part.path}") in before
        assert ("names in", f"{folder}/{part.path.rpartition('/')[0]}") in before
    names = (f"{folder}/flows", folder, "trade")
    assert {("names in", name) for name in names} <= {*before}
    size = (tmp_path / "trade/dataset.json").stat().st_size
    assert before[-1] == (f"{size} bytes of", named[0]) and after == [("names in", "trade")]


def test_rows_that_contradict_each_other_are_said_to(baci: Path, tmp_path: Path) -> None:
    """The first counts, as of those that only repeat it."""
    first = sorted(baci.glob("BACI_*"))[0].read_text().splitlines()[1].split(",")
    other = ",".join([*first[:4], "77.7", first[5]])
    files = edited(baci, tmp_path / "given", {9: other})
    report = run(list(files), tmp_path / "trade", tmp_path / "work")
    assert (report.manifest.repeated, report.contradicting) == (1, 1)
    assert "  1 with another value; the first of each was taken" in report.lines()
    lines = lines_of(tmp_path / "given")
    del lines[7]
    assert rows_in(tmp_path / "trade") == flows_of(lines)


@pytest.mark.parametrize("other", ["BACI_HS17_Y2012_V202401b.csv", "BACI_HS92_Y2012_V202501.csv"])
def test_two_releases_are_not_mixed(other: str, baci: Path, tmp_path: Path) -> None:
    given = shutil.copytree(baci, tmp_path / "given")
    next(given.glob("BACI_*_Y2012_*")).rename(given / other)
    with pytest.raises(DataError, match=r"it is of HS.*, and BACI_.* of HS.*; import one of them"):
        run([given], tmp_path / "trade", tmp_path / "work")
    assert not (tmp_path / "trade").exists()


def test_an_archive_with_a_password_is_said_to_have_one(baci: Path, tmp_path: Path) -> None:
    path = tmp_path / "BACI.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(next(baci.glob("BACI_*")), "BACI_HS92_Y2012_V202401b.csv")
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))
    with pytest.raises(DataError, match=r"BACI.zip: BACI_.*csv in it is locked with a password"):
        run([path], tmp_path / "trade", tmp_path / "work")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has none")
@pytest.mark.parametrize("name", ["BACI_HS92_Y2012_V202401b.csv", "BACI.zip"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_pipe_is_not_waited_for(name: str, whole: bool, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    named = tmp_path if whole else tmp_path / name
    with pytest.raises(DataError, match="it is a pipe or a device, no file"):
        run([named], tmp_path / "trade", tmp_path / "work")


def test_what_is_no_text_is_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "BACI_HS92_Y2012_V202401b.csv"
    path.write_bytes(b"\x00\x07t\xff,i\x1b[31m,j\n1,2,3\n")
    with pytest.raises(DataError, match="it is no file of flows, and no text; BACI has"):
        run([path], tmp_path / "trade", tmp_path / "work")

"""The pipeline through its command line: what it writes, reports, keeps and refuses."""

import hashlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lib.ingest import CLAIM_COLUMNS
from lib.pipeline.__main__ import BAD_DATA, main
from lib.pipeline.build import build
from lib.store import TABLES, read
from tests.ingest.test_ledger import CLAIM, DOCUMENT, ROW, documents, written

REPO = Path(__file__).resolve().parents[2]
PIPELINE = (sys.executable, "-m", "lib.pipeline")
ARTICLE = "herald-2030-01-02"
TEXT = "At 14:06 the minister spoke. Kyrgyz exports to Kazakhstan reached $500 million in 2029.\n"
TOML = """article_id = "herald-2030-01-02"
title = "A talk with the minister"
publisher = "The Herald"
author = "A. Writer"
url = "https://herald.example/talk"
published = 2030-01-02
language = "en"
speaker = "A. Minister, minister of Kyrgyzstan"
speaker_area = "KGZ"
sha256 = "{}"
terms = "Quote with the source named"
"""


Finished = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class House:
    """A data folder and a folder of texts, free to be damaged."""

    data: Path
    texts: Path

    def run(self, *arguments: str, seed: str | None = None, **names: str) -> Finished:
        """The command line; in a process of its own where it needs other variables."""
        if seed is None and not names:
            return _run_here(*arguments)
        environment = {k: v for k, v in os.environ.items() if k not in ("DATA_DIR", "ARTICLES_DIR")}
        return subprocess.run(
            [*PIPELINE, *arguments],
            cwd=REPO,
            env=environment | {"PYTHONHASHSEED": seed or "0"} | names,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def build(self, seed: str | None = None) -> Finished:
        return self.run("build", "--data", str(self.data), "--text", str(self.texts), seed=seed)

    def register(self, text: bytes) -> None:
        (self.data / f"articles/{ARTICLE}.toml").write_text(
            TOML.format(hashlib.sha256(text).hexdigest()), "utf-8"
        )
        (self.texts / f"{ARTICLE}.txt").write_bytes(text)

    def tables(self) -> Mapping[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.data.glob("*.parquet"))}


def _run_here(*arguments: str) -> Finished:
    said, complained = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(complained):
        try:
            code = main(arguments)
        except SystemExit as ended:  # argparse's own refusals
            code = int(ended.code or 0)
    return Finished([*arguments], code, said.getvalue(), complained.getvalue())


@pytest.fixture
def house(tmp_path: Path) -> House:
    """An article with its text and a record of two figures, not built yet."""
    house = House(tmp_path / "data", tmp_path / "texts")
    for folder in (
        house.data / "articles",
        house.data / "record/nsc",
        house.data / "claims",
        house.texts,
    ):
        folder.mkdir(parents=True)
    house.register(TEXT.encode())
    (house.data / "record/sources.csv").write_text(documents(DOCUMENT), "utf-8")
    (house.data / "record/nsc/exports.csv").write_text(
        written(ROW, ROW | {"partner": "KAZ"}), "utf-8"
    )
    return house


@pytest.fixture
def built(house: House) -> House:
    """The same, built."""
    build(house.data, [house.texts])
    return house


def test_a_build_writes_every_table(built: House) -> None:
    assert set(built.tables()) == {f"{name}.parquet" for name in TABLES}
    rows = {name: read(built.data, name).to_pylist() for name in TABLES}
    (said,) = (o for o in rows["observations"] if o["origin"] == "stated")
    assert (said["reporter"], said["partner"], said["indicator"]) == ("KGZ", "KAZ", "exports")
    assert (said["obs_value"], said["unit"]) == (500_000_000, "USD")
    (quotation,) = rows["quotations"]
    assert TEXT[quotation["start"] : quotation["end"]] == quotation["exact"]
    assert [(r["exact"], r["reason"]) for r in rows["rejections"]] == [("14:06", "time_of_day")]
    read_on = {s["source_id"]: s["accessed"] for s in rows["sources"]}
    assert read_on == {ARTICLE: None, ROW["source_id"]: date(2026, 11, 29)}
    assert {"KGZ", "EU27", "CIS"} <= {a["code"] for a in rows["areas"]}
    assert {"EU27", "EAEU", "CIS"} <= {g["area_group"] for g in rows["area_groups"]}
    assert "exports" in {i["code"] for i in rows["indicators"]}


def test_the_report_counts_what_came_out(house: House) -> None:
    result = house.build()
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert f"Articles read: {ARTICLE}" in lines
    assert "Articles kept as they were, their text is not at hand: none" in lines
    assert "Figures accepted: 1" in lines
    assert "Numbers rejected: 1" in lines
    assert "      1  a time of day" in lines
    assert "Record: 2 figures" in lines
    assert "      2  National Statistical Committee of the Kyrgyz Republic" in lines
    assert "Periods of the record: 2022-01-01 to 2022-12-31; no period given: 0" in lines
    assert "Tables unchanged: none" in lines
    again = house.build().stdout.splitlines()
    assert "Tables changed: none" in again


def test_only_the_tables_that_a_change_concerns_are_written(built: House) -> None:
    (built.data / "record/nsc/exports.csv").write_text(written(ROW), "utf-8")
    assert "Tables changed: observations" in built.build().stdout.splitlines()


def test_a_document_described_anew_changes_its_row_alone(built: House) -> None:
    described = documents(DOCUMENT | {"accessed": "2026-12-01"})
    (built.data / "record/sources.csv").write_text(described, "utf-8")
    assert "Tables changed: sources" in built.build().stdout.splitlines()


def test_figures_may_stand_in_any_folder_of_the_record(built: House) -> None:
    """Which file a figure stands in is for people; the tables are the same to the byte."""
    before = built.tables()
    (built.data / "record/relayed/deep").mkdir(parents=True)
    (built.data / "record/nsc/exports.csv").write_text(written(ROW), "utf-8")
    other = written(ROW | {"partner": "KAZ"})
    (built.data / "record/relayed/deep/exports.csv").write_text(other, "utf-8")
    (built.data / "record/nsc/README.md").write_text("No table", "utf-8")
    assert "Tables changed: none" in built.build().stdout.splitlines()
    assert built.tables() == before


def test_notes_and_what_systems_leave_are_no_tables(built: House) -> None:
    before = built.tables()
    for name in ("record/nsc/NOTICE.md", "record/.DS_Store", "claims/.~lock.a.csv#"):
        put(name, b"\0")(built)
    assert built.build().returncode == 0
    assert built.tables() == before


def test_the_same_input_gives_the_same_bytes(built: House) -> None:
    first = built.tables()
    for path in built.data.glob("*.parquet"):
        path.unlink()
    assert built.build(seed="1").returncode == 0
    assert built.tables() == first


def test_a_byte_order_mark_is_passed_over(built: House) -> None:
    before, record = built.tables(), built.data / "record/nsc/exports.csv"
    record.write_bytes(b"\xef\xbb\xbf" + record.read_bytes())
    assert built.build().returncode == 0
    assert built.tables() == before


def test_texts_are_looked_up_in_turn(built: House) -> None:
    text = built.texts / f"{ARTICLE}.txt"
    shipped = built.data / f"articles/{ARTICLE}.txt"
    text.rename(shipped)
    assert f"Articles read: {ARTICLE}" in built.build().stdout
    shipped.rename(text)
    result = built.run("build", ARTICLES_DIR=str(built.texts), DATA_DIR=str(built.data))
    assert f"Articles read: {ARTICLE}" in result.stdout


def test_without_its_text_an_article_keeps_its_rows(built: House) -> None:
    before = built.tables()
    (built.texts / f"{ARTICLE}.txt").unlink()
    result = built.build()
    assert (result.returncode, result.stderr) == (0, "")
    assert f"their text is not at hand: {ARTICLE}" in result.stdout
    assert "Figures accepted: 1" in result.stdout
    assert built.tables() == before


def test_the_record_can_grow_without_the_text(built: House) -> None:
    (built.texts / f"{ARTICLE}.txt").unlink()
    rows = (ROW, ROW | {"partner": "KAZ"}, ROW | {"partner": "CHN"})
    (built.data / "record/nsc/exports.csv").write_text(written(*rows), "utf-8")
    assert built.build().returncode == 0
    origins = read(built.data, "observations")["origin"].to_pylist()
    assert sorted(origins) == ["recorded"] * 3 + ["stated"]


@pytest.mark.parametrize("folder", ["claims", "articles"])
def test_a_folder_that_is_missing_takes_no_rows_with_it(folder: str, built: House) -> None:
    report = DOCUMENT | {"source_id": "report-2030", "author": "A. Minister"}
    claim = CLAIM | {"source_id": "report-2030"}
    (built.data / "claims/sources.csv").write_text(documents(report), "utf-8")
    (built.data / "claims/minister.csv").write_text(written(claim, header=CLAIM_COLUMNS), "utf-8")
    assert built.build().returncode == 0
    before = built.tables()
    gone = ARTICLE if folder == "articles" else "report-2030"
    shutil.rmtree(built.data / folder)
    refused = built.build()
    assert refused.returncode == 2
    assert refused.stderr == (
        f"{built.data}: it has no {folder}/ in it; put it back, or an empty one if these "
        f"documents are to leave the tables: {gone}\n"
    )
    assert built.tables() == before
    (built.data / folder).mkdir()
    left = "Documents that no file names any more, and left the tables: "
    assert left + gone in built.build().stdout.splitlines()
    assert left + "none" in built.build().stdout.splitlines()


def test_an_article_taken_off_the_register_takes_its_rows_with_it(built: House) -> None:
    (built.data / f"articles/{ARTICLE}.toml").unlink()
    assert built.build().returncode == 0
    assert read(built.data, "quotations").num_rows == 0
    assert read(built.data, "sources")["source_id"].to_pylist() == [ROW["source_id"]]


Damage = Callable[[House], object]


def put(place: str, content: bytes) -> Damage:
    return lambda house: (house.data / place).write_bytes(content)


def ledger(**changes: str) -> Damage:
    rows = written(ROW, ROW | {"partner": "KAZ"} | changes)
    return put("record/nsc/exports.csv", rows.encode("utf-8"))


def named_like_an_article(house: House) -> None:
    name = {"source_id": ARTICLE}
    put("record/nsc/exports.csv", written(ROW | name).encode())(house)
    put("record/sources.csv", documents(DOCUMENT | name).encode())(house)


def claim_of(author: str) -> Damage:
    """A claim that names the document of the record, made by somebody."""

    def damage(house: House) -> None:
        claim = written(CLAIM, header=CLAIM_COLUMNS)
        put("claims/speaker.csv", claim.encode())(house)
        put("claims/sources.csv", documents(DOCUMENT | {"author": author}).encode())(house)

    return damage


def toml(old: str, new: str) -> Damage:
    def damage(house: House) -> None:
        path = house.data / f"articles/{ARTICLE}.toml"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    return damage


def without_text(*others: Damage) -> Damage:
    def damage(house: House) -> None:
        (house.texts / f"{ARTICLE}.txt").unlink()
        for other in others:
            other(house)

    return damage


def drop_column(house: House) -> None:
    path = house.data / "ties.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["subject"]), path)


BAD: Mapping[str, tuple[Damage, str]] = {
    "unknown area": (
        ledger(partner="XX"),
        "data/record/nsc/exports.csv, row 3: partner 'XX' is not in the area code list",
    ),
    "unknown unit": (
        ledger(unit="GBP"),
        "data/record/nsc/exports.csv, row 3: unit 'GBP' is not in the unit code list",
    ),
    "unknown indicator": (
        ledger(indicator="tourism"),
        "data/record/nsc/exports.csv, row 3: indicator 'tourism' is not in the indicator code list",
    ),
    "no number": (ledger(obs_value="many"), "data/record/nsc/exports.csv, row 3: obs_value 'many'"),
    "duplicated figure": (ledger(partner="RUS"), "data/record/nsc/exports.csv, row 3: the figure "),
    "wrong header": (
        put("record/nsc/exports.csv", b"a,b\n"),
        "data/record/nsc/exports.csv, row 1: the header",
    ),
    "empty ledger file": (
        put("record/nsc/exports.csv", b""),
        "data/record/nsc/exports.csv, row 1: the header",
    ),
    "ledger not UTF-8": (
        put("record/nsc/exports.csv", written(ROW).encode() + b"\n\xff"),
        "data/record/nsc/exports.csv, row 4: byte 0xff is not UTF-8",
    ),
    "figure in two files": (
        put("record/relayed.csv", written(ROW).encode()),
        "data/record/relayed.csv, row 2: the figure 'nsc-exports-2024:KGZ-RUS:exports:level:2022' "
        "stands in data/record/nsc/exports.csv, row 2 too",
    ),
    "figure of no document": (
        ledger(source_id="other"),
        "data/record/nsc/exports.csv, row 3: source_id 'other' is in no sources.csv",
    ),
    "no documents": (
        lambda house: (house.data / "record/sources.csv").unlink(),
        "data/record/nsc/exports.csv, row 2: source_id 'nsc-exports-2024' is in no sources.csv",
    ),
    "document in two files": (
        put("record/nsc/sources.csv", documents(DOCUMENT).encode()),
        "data/record/sources.csv, row 2: source_id 'nsc-exports-2024' stands in "
        "data/record/nsc/sources.csv, row 2 too",
    ),
    "document of no figure": (
        put("record/sources.csv", documents(DOCUMENT, DOCUMENT | {"source_id": "b"}).encode()),
        "data/record/sources.csv, row 3: source_id 'b' is the document of no figure",
    ),
    "document read on no day": (
        put("record/sources.csv", documents(DOCUMENT | {"accessed": "2026"}).encode()),
        "data/record/sources.csv, row 2: accessed '2026' is not a day",
    ),
    "document of the record and of a claim": (
        claim_of("KGZ-PRES"),
        "claims: source_id 'nsc-exports-2024' stands in record too",
    ),
    "claim of nobody": (
        claim_of(""),
        "data/claims/sources.csv, row 2: author is empty, and a claim has somebody who made it",
    ),
    "source named like an article": (
        named_like_an_article,
        f"table sources, row {ARTICLE}: the key occurs twice",
    ),
    "article without a date": (
        toml("published = 2030-01-02\n", ""),
        f"data/articles/{ARTICLE}.toml: the key 'published' is missing",
    ),
    "a table named in capitals": (
        put("record/nsc/imports.CSV", b""),
        "data/record/nsc/imports.CSV: its name ends in .CSV: tables are read from files in .csv",
    ),
    "claims in a spreadsheet": (
        put("claims/a.xlsx", b"PK"),
        "data/claims/a.xlsx: its name ends in .xlsx: tables are read from files in .csv",
    ),
    "a file of no ending": (
        put("record/exports", b""),
        "data/record/exports: its name has no ending: tables are read from files in .csv",
    ),
    "article with another name": (
        toml('article_id = "herald', 'article_id = "gazette'),
        f"data/articles/{ARTICLE}.toml: article_id 'gazette-2030-01-02' is not the file's name",
    ),
    "register no TOML": (
        toml('title = "', "title = "),
        f"data/articles/{ARTICLE}.toml: the file is no TOML (",
    ),
    "register not UTF-8": (
        put(f"articles/{ARTICLE}.toml", b'title = "\x92"'),
        f"data/articles/{ARTICLE}.toml, row 1: byte 0x92 is not UTF-8",
    ),
    "another text": (
        lambda house: (house.texts / f"{ARTICLE}.txt").write_text("Another text."),
        f"{ARTICLE}.txt: the text's sha256 is ",
    ),
    "no sum of the text": (
        toml('sha256 = "', '# "'),
        f"data/articles/{ARTICLE}.toml: the key 'sha256' is missing; write sha256 = "
        f'"{hashlib.sha256(TEXT.encode()).hexdigest()}"',
    ),
    "no sum of the text, which is nowhere": (
        without_text(toml('sha256 = "', '# "')),
        f"data/articles/{ARTICLE}.toml: the key 'sha256' is missing\n",
    ),
    "text not UTF-8": (
        lambda house: house.register(b"One line.\n\x93Two\x94"),
        f"{ARTICLE}.txt, row 2: byte 0x93 is not UTF-8",
    ),
    "language without rules": (
        toml('language = "en"', 'language = "xx"'),
        "'xx'",
    ),
    "no text and a missing table": (
        without_text(lambda house: (house.data / "quotations.parquet").unlink()),
        f"data/articles/{ARTICLE}.toml: its text is not at hand and its rows cannot be kept "
        "(quotations.parquet: the table quotations is missing)",
    ),
    "no text and a damaged table": (
        without_text(put("observations.parquet", b"PAR1 is not enough")),
        f"data/articles/{ARTICLE}.toml: its text is not at hand and its rows cannot be kept "
        "(observations.parquet: the file is damaged or no Parquet file",
    ),
    "no text and a wrong column": (
        without_text(drop_column),
        f"data/articles/{ARTICLE}.toml: its text is not at hand and its rows cannot be kept "
        "(ties.parquet: the column subject is missing)",
    ),
    "no text and rows of another text": (
        without_text(toml('sha256 = "', 'sha256 = "' + "0" * 64 + '"\n#')),
        f"data/articles/{ARTICLE}.toml: its text is not at hand and the tables hold no rows of "
        "that text",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_data_end_with_one_sentence_and_the_old_tables(case: str, built: House) -> None:
    damage, sentence = BAD[case]
    damage(built)
    before = built.tables()
    result = built.build()
    assert result.returncode == BAD_DATA
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert built.tables() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--data", "nowhere"), "nowhere: it is not a data folder, it has no record/ in it"),
        (("--text", "nowhere"), "nowhere: it is not a folder"),
        (("--speed", "high"), "unrecognized arguments: --speed high"),
    ],
)
def test_a_bad_command_line_is_named(
    arguments: tuple[str, ...], sentence: str, built: House
) -> None:
    result = built.run("build", *arguments, DATA_DIR=str(built.data))
    assert result.returncode == BAD_DATA
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_or_damaged_table_is_made_anew(built: House) -> None:
    before = built.tables()
    (built.data / "ties.parquet").unlink()
    (built.data / "areas.parquet").write_bytes(b"PAR1")
    assert "Tables changed: ties, areas" in built.build().stdout.splitlines()
    assert built.tables() == before


def test_a_killed_build_leaves_each_table_old_or_new(built: House) -> None:
    old = built.tables()
    (built.data / "record/nsc/exports.csv").write_text(written(ROW), "utf-8")
    (built.data / "record/sources.csv").write_text(documents(DOCUMENT | {"title": "New"}), "utf-8")
    started = time.monotonic()
    assert built.build(seed="0").returncode == 0  # with the start of its process
    seconds = time.monotonic() - started
    new, chance = built.tables(), random.Random(5)
    for _ in range(6):
        for name, content in old.items():
            (built.data / name).write_bytes(content)
        with subprocess.Popen(
            [*PIPELINE, "build", "--data", str(built.data), "--text", str(built.texts)],
            cwd=REPO,
            stdout=subprocess.DEVNULL,
        ) as process:
            time.sleep(seconds * chance.uniform(0.6, 1))
            process.send_signal(signal.SIGKILL)
        for name, content in built.tables().items():
            assert content in (old[name], new[name])
            read(built.data, name.removesuffix(".parquet"))


def test_describe_writes_the_dictionary_between_its_marks(built: House) -> None:
    readme = built.data / "README.md"
    readme.write_text("# Ours\n\n<!-- tables: x -->\nold\n<!-- end of tables -->\nEnd.\n", "utf-8")
    for _ in range(2):
        assert built.run("describe", "--data", str(built.data)).returncode == 0
        text = readme.read_text("utf-8")
        assert text.startswith("# Ours\n\n<!-- tables: x -->\n\n### observations\n")
        assert text.endswith("\n<!-- end of tables -->\nEnd.\n")
        assert "old" not in text.splitlines()
    readme.write_text("# Ours\n", "utf-8")
    result = built.run("describe", "--data", str(built.data))
    assert result.returncode == BAD_DATA
    assert "data/README.md: it has no '<!-- tables:' followed by" in result.stderr
    assert readme.read_text("utf-8") == "# Ours\n"

"""Folders of articles added to the tables: read, known again, skipped, resumed."""

import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.ingest import addition
from lib.model import Addition
from lib.pipeline.__main__ import BAD_DATA, SKIPPED, STOPPED, main
from lib.pipeline.add import add_articles
from lib.pipeline.build import build
from lib.pipeline.pieces import pieces
from lib.pipeline.texts import Defaults, ready
from lib.store import edition, encode, read
from tests.articles import NAMES, OWN, REAL, register, told
from tests.pipeline.archives import rows_of
from tests.shipped import copy_shipped
from tests.small import ROWS

REPO = Path(__file__).resolve().parents[2]
WORDS = [
    f"{a}{b}rel" for a in ("ba", "do", "ke", "li", "mo") for b in ("na", "pi", "ru", "so", "ta")
]
Capture = pytest.CaptureFixture[str]


def text_of(number: int) -> str:
    """A text with one figure, whose words no other text has in that order."""
    chance = random.Random(number)
    around = [" ".join(chance.choices(WORDS, k=30)).capitalize() for _ in range(2)]
    return f"{around[0]}. Kyrgyz exports to China reached ${number} million in 2023. {around[1]}."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    return place


def write(folder: Path, numbers: range) -> None:
    for number in numbers:
        (folder / f"2024-02-03-{number:03}.txt").write_text(text_of(number), "utf-8")


def stated(directory: Path) -> list[float]:
    """The amounts of the added articles, in millions, rising."""
    rows = read(directory, "observations").to_pylist()
    return sorted(r["obs_value"] / 1e6 for r in rows if r["source_id"].startswith("article-"))


def run(*arguments: object, data: Path) -> int:
    return main(["add", *map(str, arguments), "--data", str(data)])


def test_every_kind_is_read(folder: Path, small_dir: Path, capsys: Capture) -> None:
    write(folder, range(1, 3))
    (folder / "deep/er").mkdir(parents=True)
    (folder / "deep/er/2024-02-03.txt").write_text(text_of(3), "utf-8")
    told = {"published": "2024-02-03", "title": "T", "publisher": "P", "author": "A"}
    told |= {"url": "https://herald.example/", "language": "en", "speaker": "B, minister of Kenya"}
    (folder / "a.jsonl").write_text(json.dumps(told | {"text": text_of(4), "other": 1}) + "\n\n")
    (folder / "b.csv").write_text(f'published,text\n2024-02-03,"{text_of(5)}"\n', "utf-8")
    page = f"<html><title>A page</title><body><p>{text_of(9)}</p></body></html>"
    (folder / "2024-02-03.html").write_text(page, "utf-8")
    for number, day in ((6, date(2024, 2, 3)), (7, datetime(2024, 2, 3, 9, 30)), (8, "2024-02-03")):
        row = pa.table({"text": [text_of(number)], "published": [day], "unlike": [1.5]})
        pq.write_table(row, folder / f"c{number}.parquet")
    (folder / "picture.png").write_bytes(b"")
    assert run(folder, data=small_dir) == 0
    assert stated(small_dir) == [*range(1, 10)]
    sources = {
        row["title"]: row
        for row in read(small_dir, "sources").to_pylist()
        if row["source_id"].startswith("article-")
    }
    assert {row["published"] for row in sources.values()} == {"2024-02-03"}
    assert told.items() - {("speaker", told["speaker"])} <= sources["T"].items()
    assert "A page" in sources
    assert text_of(1)[:100] in " ".join(sources)
    report = capsys.readouterr().out.splitlines()
    assert report == [
        "Articles read: 9",
        "Articles added: 9",
        "Articles already there: 0",
        "Skipped: 0",
        "Files of other kinds, passed over: 1",
        "Figures added: 9",
        "Ties added: 0",
        "Numbers rejected: 0",
    ]


def test_what_is_there_is_not_added_again(folder: Path, small_dir: Path, capsys: Capture) -> None:
    write(folder, range(1, 4))
    assert run(folder, data=small_dir) == 0
    (folder / "edited.txt").write_text(text_of(2).replace(". ", "! "), "utf-8")
    capsys.readouterr()
    number = edition(small_dir).number
    assert run(folder, "--published", "2024-02-03", data=small_dir) == 0
    report = capsys.readouterr().out
    assert "Articles added: 0\nArticles already there: 4\n" in report
    quoted = {
        row["source_id"]
        for row in read(small_dir, "observations").to_pylist()
        if row["obs_value"] == 2e6 and row["source_id"].startswith("article-")
    }
    assert f"edited.txt: {quoted.pop()}\n" in report
    assert edition(small_dir).number == number


def test_what_was_added_earlier_and_is_gone_is_said(
    folder: Path, small_dir: Path, capsys: Capture
) -> None:
    """Its articles are known, so that they count as there, and are in no table."""
    write(folder, range(1, 4))
    assert run(folder, data=small_dir) == 0
    (segment,) = (small_dir / "added").glob("segment-*")
    segment.rename(small_dir / "elsewhere")
    capsys.readouterr()
    assert run(folder, data=small_dir) == 1
    report = capsys.readouterr().out
    assert "Articles already there: 3\n" in report
    assert f"\nAdded, and in no table: added/{segment.name}/" in report
    assert report.endswith(": the file is missing; see `multivector check`\n")
    (small_dir / "elsewhere").rename(segment)
    assert run(folder, data=small_dir) == 0
    assert "in no table" not in capsys.readouterr().out


def test_no_name_of_a_row_breaks_a_line_or_hides_anything(folder: Path, small_dir: Path) -> None:
    bad = "---\n# Head\x00 \x1b\r\x85\u202e two"
    row = dict.fromkeys(("title", "publisher", "author"), bad)
    row |= {"text": text_of(1), "published": "2024-02-03"}
    (folder / "a.jsonl").write_text(json.dumps(row), "utf-8")
    assert run(folder, data=small_dir) == 0
    kept = "--- # Head▯ ▯ ▯ two"
    sources = read(small_dir, "sources").to_pylist()
    (source,) = (one for one in sources if one["author"] == kept)
    assert {source["title"], source["publisher"]} == {kept}


BAD: Mapping[str, tuple[bytes, str]] = {
    "2024-02-03-nul.txt": (b"Trade\0", ": character 5 is NUL"),
    "2024-02-03-no.pdf": (b"Trade", ": it ends in '.pdf' but does not begin like a PDF"),
    "2024-02-03-empty.txt": (b" \n", ": there is no text in it"),
    "no day.txt": (b"Exports rose.", ": no day of publication is given"),
    "2024-02-31.txt": (b"Exports rose.", ": published '2024-02-31' is not a day"),
    "2999-12-31.txt": (b"Exports rose.", ": published 2999-12-31 is a day to come; it is "),
    "none.jsonl": (b"", ": it has no article in it"),
    "blank.jsonl": (b"\n \n", ": it has no article in it"),
    "head.csv": (b"text,published\n", ": it has no article in it"),
    "0001-01-01.txt": (b"Exports rose.", ": published 0001-01-01 is too early; the earliest is"),
    "a.jsonl": (b"{\n", ", line 1: it is no JSON ("),
    "b.jsonl": (b"\n[]\n", ", line 2: it is not a JSON object"),
    "c.jsonl": (b"\xff\n", ", line 1: byte 0xff is not UTF-8"),
    "d.jsonl": (b'{"text": "\\ud800", "published": "2024-02-03"}', ", line 1: character 0 of text"),
    "e.jsonl": (b'{"text": 5}', ", line 1: text 5 is not a text"),
    "f.jsonl": (b'{"text": "Trade.", "published": "soon"}', ", line 1: published 'soon' is not a"),
    "g.jsonl": (b"[" * 100_000, ", line 1: it nests brackets too deep"),
    "h.jsonl": (
        b'{"text": "Trade.", "published": "2024-02-03", "language": "tlh"}',
        ", line 1: ",
    ),
    "ha.jsonl": (
        b'{"text": "Trade of 3 May.", "published": "2024-02-03", "url": "javascript:alert(1)"}',
        ", line 1: the address 'javascript:alert(1)' is not an http address",
    ),
    "hb.csv": (
        b'text,published,url\nTrade of 3 May.,2024-02-03,"https://a.example/b) ![c](http://d"\n',
        ", line 2: the address 'https://a.example/b) ![c](http://d' has a blank",
    ),
    "i.jsonl": (b'{"title": "No text", "published": "2024-02-03"}', ", line 1: there is no text"),
    "j.csv": (b"a,b\n1,2\n", ": it has no column 'text'"),
    "k.csv": (b"text,published\nTrade,30.02.2025\n", ", line 2: published '30.02.2025' is not a"),
    "l.csv": (b'text,published\n"open', ", line 2: it is no CSV ("),
    "m.csv": (b"text\n" + b"x" * 2_000_001, ", line 1: it is no CSV (a line is too long)"),
    "n.csv": (b"", ": it has no column 'text'; its columns are nothing"),
    "o.parquet": (b"PAR1", ": the file is damaged or no Parquet file ("),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_passed_over(
    name: str, folder: Path, small_dir: Path, capsys: Capture
) -> None:
    content, reason = BAD[name]
    (folder / name).write_bytes(content)
    (folder / "z-2024-02-03.txt").write_text(text_of(1), "utf-8")
    assert run(folder, data=small_dir) == SKIPPED
    report = capsys.readouterr().out
    assert f"Skipped: 1\n  {folder / name}{reason}" in report
    assert stated(small_dir) == [1]


def test_what_cannot_be_looked_into_is_named(
    folder: Path, small_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """A folder that is not ours, and a file that has gone since the folder was read."""
    write(folder, range(1, 3))
    (folder / "closed").mkdir()
    listed = os.scandir

    def partly(place: Path) -> Any:
        if Path(place) == folder / "closed":
            raise PermissionError(13, "Permission denied")
        found = list(listed(place))
        if Path(place) == folder:
            (folder / "2024-02-03-001.txt").unlink()
        return found

    monkeypatch.setattr("lib.pipeline.pieces.os.scandir", partly)
    assert run(folder, data=small_dir) == SKIPPED
    report = capsys.readouterr().out
    assert "Skipped: 2\n" in report
    assert f"  {folder / 'closed'}: the folder cannot be looked into\n" in report
    assert stated(small_dir) == [2]


def test_a_line_too_long_for_memory_is_passed_over(
    folder: Path, small_dir: Path, capsys: Capture
) -> None:
    row = json.dumps({"text": text_of(1), "published": "2024-02-03"})
    (folder / "a.jsonl").write_text(f'{{"text": "{"x" * 50_000_000}"}}\n{row}\n', "utf-8")
    assert run(folder, data=small_dir) == SKIPPED
    assert "a.jsonl, line 1: the line is too long\n" in capsys.readouterr().out
    assert stated(small_dir) == [1]


def test_a_name_cannot_steer_the_terminal(folder: Path, small_dir: Path, capsys: Capture) -> None:
    (folder / "odd\x1b[2J\u202e.txt").write_bytes(b"\0")
    assert run(folder, data=small_dir) == SKIPPED
    assert not set(capsys.readouterr().out) & set("\x1b\u202e")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere"], "nowhere: there is no such file or folder"),
        ([".", "--published", "soon"], "--published: 'soon' is not a day"),
        ([".", "--published", "2999-12-31"], "--published: 2999-12-31 is a day to come; it is "),
        ([".", "--processes", "0"], "--processes: 0 is not one or more"),
        ([".", "--lang", "tlh"], "--lang: 'tlh' is not one of "),
    ],
)
def test_wrong_use_is_named(
    arguments: list[str], sentence: str, small_dir: Path, capsys: Capture
) -> None:
    assert run(*arguments, data=small_dir) == BAD_DATA
    said = capsys.readouterr()
    assert said.err.startswith(sentence) and said.err.count("\n") == 1
    assert not said.out


PAGE = '<html><head><meta property="article:published_time" content="{}"></head><p>{}</p></html>'


@pytest.mark.parametrize("given", ["name", "column", "page", "option"])
def test_nothing_was_published_after_today(given: str, folder: Path, small_dir: Path) -> None:
    for today in (date(2024, 2, 2), date(2024, 2, 3)):
        day = "2024-02-03"
        name = {"name": f"{day}.txt", "column": "a.csv", "page": "a.html", "option": "a.txt"}[given]
        text = {
            "column": f"text,published\n{text_of(1)},{day}\n",
            "page": PAGE.format(day, text_of(1)),
        }
        (folder / name).write_text(text.get(given, text_of(1)), "utf-8")
        option = date.fromisoformat(day) if given == "option" else None
        defaults = Defaults(today, option)
        read = ready(small_dir, defaults, list(pieces(folder / name)))
        if today.isoformat() == day:
            assert read.parcel.rows["sources"]["published"].to_pylist() == [day]
        else:
            assert read.outcomes == (f"published {day} is a day to come; it is {today}",)


def test_what_cannot_be_written_ends_the_batch(
    folder: Path, small_dir: Path, capsys: Capture
) -> None:
    write(folder, range(1, 3))
    (small_dir / "added").write_text("in the way")
    assert run(folder, data=small_dir) == BAD_DATA
    assert capsys.readouterr().err.startswith("added: nothing was added (")


def copy_of(small_dir: Path, name: str) -> Path:
    place = small_dir.parent / name
    place.mkdir()
    for path in small_dir.glob("*.parquet"):
        shutil.copy(path, place)
    return place


def test_what_was_read_meanwhile_is_added_in_one_step(
    folder: Path, small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often that is, the rows are the same: also of texts that are like one before."""
    write(folder, range(1, 140))
    for number in range(2, 130, 5):
        (folder / f"2024-02-04-{number:03}.txt").write_text(text_of(number), "utf-8")
        (folder / f"2024-02-05-{number:03}.txt").write_text(f"Other. {text_of(number)}", "utf-8")
    steps, found = [], []
    for seconds in (0.0, 1e9):
        monkeypatch.setattr("lib.pipeline.add._SECONDS", seconds)
        data = copy_of(small_dir, f"{small_dir.name}-{seconds}")
        report = add_articles(data, [folder], Defaults(date.today()), 2)
        assert (report.counts["added"], report.counts["there"]) == (139, 52)
        steps.append(edition(data).number)
        found.append(rows_of(data))
    assert found[0] == found[1]
    assert steps == [1 + 3, 1 + 1 + 1], "the first task at once, the others together"
    assert stated(data) == [*range(1, 140)]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Processes started here hear Ctrl-C, though those of a shell's background would not."""
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, heard)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_batch_can_be_stopped_and_says_so(
    stop: signal.Signals, folder: Path, small_dir: Path
) -> None:
    write(folder, range(1, 200))
    command = [sys.executable, "-m", "lib.pipeline", "add", str(folder), "--data", str(small_dir)]
    with subprocess.Popen(command, cwd=REPO, stderr=subprocess.PIPE, text=True) as process:
        while not edition(small_dir).segments:
            time.sleep(0.01)
        process.send_signal(stop)
        _, said = process.communicate(timeout=120)
    assert (process.returncode, said.count("\n")) == (STOPPED, 1)
    assert said.startswith("Stopped; ")
    assert 0 < len(stated(small_dir)) < 199


def test_no_process_outlives_a_batch_that_is_killed(folder: Path, small_dir: Path) -> None:
    write(folder, range(1, 200))
    command = [sys.executable, "-m", "lib.pipeline", "add", str(folder), "--data", str(small_dir)]
    with subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE) as process:
        while not edition(small_dir).segments:
            time.sleep(0.01)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not children.exists():
            process.kill()
            pytest.skip("the machine does not list the children of a process")
        started = children.read_text().split()
        process.kill()
    assert len(started) >= 2
    deadline = time.monotonic() + 120
    while any(Path(f"/proc/{child}").exists() for child in started):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_is_quiet_where_nobody_looks(folder: Path, small_dir: Path) -> None:
    write(folder, range(1, 3))
    done = subprocess.run(
        [sys.executable, "-m", "lib.pipeline", "add", str(folder), "--data", str(small_dir)],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_progress_is_shown_on_a_terminal(folder: Path, small_dir: Path) -> None:
    write(folder, range(1, 3))
    termios = pytest.importorskip("termios")
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    command = [sys.executable, "-m", "lib.pipeline", "add", str(folder), "--data", str(small_dir)]
    done = subprocess.run(command, cwd=REPO, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    shown = ""
    with contextlib.suppress(OSError):  # the end of a terminal
        while part := os.read(ours, 1000):
            shown += part.decode()
    os.close(ours)
    assert done.returncode == 0
    assert "100%" in shown and "2 articles" in shown and "B/s" in shown


def test_an_article_on_the_register_is_not_added(
    folder: Path, small_dir: Path, capsys: Capture
) -> None:
    """The text of a shipped article is known by its bytes."""
    write(folder, range(1, 2))
    digest = hashlib.sha256(text_of(1).encode()).hexdigest()
    rows = [row | {"sha256": row["sha256"] and digest} for row in ROWS["sources"]]
    (small_dir / "sources.parquet").write_bytes(encode("sources", rows))
    assert run(folder, data=small_dir) == 0
    assert "-001.txt: herald-2030-01-02\n" in capsys.readouterr().out
    assert stated(small_dir) == []


def edits(text: str) -> list[str]:
    """The text as it is, without its commas, without its head, and with other words after it."""
    parts = text.split("\n")
    return [text, text.replace(",", ""), "\n".join(parts[4:]), "\n".join([*parts, "Other words."])]


@pytest.mark.parametrize("name", NAMES)
def test_an_article_with_small_edits_is_not_added(
    name: str, folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = register(tmp_path / "data")
    build(data, [OWN])
    _not_added(name, edits(told(name).text), folder, data, capsys)


def test_the_shipped_article_with_small_edits_is_not_added(
    folder: Path, shared: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    copy_shipped(data)
    _not_added(REAL, edits(told(REAL).text), folder, data, capsys)


def _not_added(name: str, edited: list[str], folder: Path, data: Path, capsys: Capture) -> None:
    """Each is known for the article that is there; another is added."""
    article = told(name).article
    for number, text in enumerate(edited):
        (folder / f"{article.published}-{number}.txt").write_text(text, "utf-8")
    (folder / f"{article.published}-other.txt").write_text(text_of(1), "utf-8")
    given = ("--speaker", article.speaker)
    assert run(folder, *given, data=data) == 0
    report = capsys.readouterr().out
    assert report.count(f".txt: {name}\n") == len(edited)
    assert "Articles added: 1\n" in report


def test_an_article_whose_rows_do_not_fit_ends_no_batch(
    folder: Path, small_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def twice(text: str, *given: Any) -> Addition:
        read = addition(text, *given)
        return replace(read, observations=read.observations * (1 + ("$2 million" in text)))

    monkeypatch.setattr("lib.pipeline.texts.addition", twice)
    write(folder, range(1, 4))
    assert run(folder, data=small_dir) == SKIPPED
    assert "-002.txt: the key occurs twice\n" in capsys.readouterr().out
    assert stated(small_dir) == [1, 3]


def test_what_is_there_is_not_even_read(
    folder: Path, small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a batch goes on where it was killed."""
    write(folder, range(1, 4))
    assert run(folder, data=small_dir) == 0
    monkeypatch.setattr("lib.pipeline.texts.addition", None)
    assert run(folder, data=small_dir) == 0
    write(folder, range(4, 5))
    assert run(folder, data=small_dir) == SKIPPED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has none of these")
def test_what_is_no_file_is_named_and_ends_no_batch(
    folder: Path, small_dir: Path, capsys: Capture
) -> None:
    """A pipe is waited on for ever, a device has no end, and a link may lead to itself."""
    os.mkfifo(folder / "pipe.csv")
    (folder / "device.jsonl").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "circle").symlink_to(folder)
    write(folder, range(1, 2))
    assert run(folder, data=small_dir) == SKIPPED
    report = capsys.readouterr().out
    assert "Skipped: 5\n" in report
    assert f"  {folder / 'circle'}: it is a link to a folder, which is not followed" in report
    for name in ("pipe.csv", "device.jsonl"):
        assert f"  {folder / name}: it is a pipe, a device or a folder, no file\n" in report
    for name in ("gone.txt", "round.txt"):
        assert f"  {folder / name}: it is a link to nothing\n" in report
    assert stated(small_dir) == [1]


def test_a_file_that_is_meant_and_of_another_kind_is_named(
    folder: Path, small_dir: Path, capsys: Capture
) -> None:
    (folder / "notes.json").write_text("{}", "utf-8")
    assert run(folder / "notes.json", data=small_dir) == SKIPPED
    assert f"  {folder / 'notes.json'}: its name ends in none of .txt, " in capsys.readouterr().out
    assert run(folder, data=small_dir) == 0
    assert "Files of other kinds, passed over: 1\n" in capsys.readouterr().out


def test_nothing_is_made_where_nothing_is_there_to_add(small_dir: Path) -> None:
    assert run(small_dir / "nowhere", data=small_dir) == BAD_DATA
    assert not (small_dir / "added").exists()


ROWS_OF_JSON = {
    '{"text": "one", "text": "two"}': "'text' is there twice",
    '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}": "it nests brackets too deep",
    '{"text": "one", "views": ' + "9" * 5_000 + "}": "it has a number of thousands of digits",
    '{"text": "\u200b\ufeff \u2060"}': "there is no text in it",
    '{"text": "one': "it is no JSON (Unterminated string",
}


@pytest.mark.parametrize("row", ROWS_OF_JSON, ids=range(len(ROWS_OF_JSON)))
def test_a_row_that_is_no_article_is_named_in_plain_words(
    row: str, folder: Path, small_dir: Path, capsys: Capture
) -> None:
    (folder / "a.jsonl").write_text(row, "utf-8")
    assert run(folder, "--published", "2024-02-03", data=small_dir) == SKIPPED
    assert f"a.jsonl, line 1: {ROWS_OF_JSON[row]}" in capsys.readouterr().out

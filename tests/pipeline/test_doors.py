"""One file gives the same figures whichever way it comes in: read, add, score or the page."""

import json
import textwrap
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lib.dashboard.ui import session_article
from lib.pipeline.__main__ import main
from lib.reader.documents import text_of
from lib.store import read
from tests.reader.documents.files import pdf, word_file

DAY = "2025-02-10"
HEAD = "Trade of the region, a release of the committee that counts it every month of the year"
WORDS = (
    "The statistics committee has published what the country sold and bought in the last year. "
    "Trade between Kyrgyzstan and Uzbekistan reached $2.568 billion from January through November "
    "2023, and exports of Kyrgyzstan to Uzbekistan amounted to $480 million in the same months."
)
RUSSIAN = (
    "Нацстатком опубликовал сведения о торговле страны за прошлый год. Товарооборот Кыргызстана с "
    "Россией в 2024 году составил 4,1 млрд долларов, а экспорт Кыргызстана в Китай вырос и достиг "
    "80 млн долларов."
)
PAGE = "<html><head><meta charset='{}'></head><body><article>{}</article></body></html>"
COLUMNS = (
    *("indicator", "measure", "reporter", "partner", "unit", "bound"),
    *("period_start", "period_end", "base_period_start", "base_period_end"),
)


def paragraphs(text: str) -> str:
    return "".join(f"<p>{part}</p>" for part in text.split("\n\n"))


def wrapped(text: str) -> str:
    return f"{HEAD}\n\n{textwrap.fill(text, 86)}\n"


FILES: Mapping[str, bytes] = {
    "wrapped.txt": wrapped(WORDS).encode(),
    "crlf.txt": wrapped(WORDS).replace("\n", "\r\n").encode("utf-8-sig"),
    "russian.txt": wrapped(RUSSIAN).encode("cp1251"),
    "koi8.txt": RUSSIAN.encode("koi8-r"),
    "utf16.txt": RUSSIAN.encode("utf-16"),
    "apart.txt": unicodedata.normalize("NFD", wrapped(RUSSIAN)).encode(),
    "soft.txt": RUSSIAN.replace("иард", "и\u00adард").replace("лл", "л\u00adл").encode(),
    "cut.txt": RUSSIAN.replace("Россией", "Рос-\nсией").encode(),
    "page.html": PAGE.format("windows-1251", paragraphs(RUSSIAN)).encode("cp1251"),
    "wrong.html": PAGE.format("iso-8859-1", paragraphs(RUSSIAN)).encode("cp1251"),
    "notes.html": PAGE.format(
        "utf-8", paragraphs(WORDS.replace("8 billion", "8<sup>1</sup> billion"))
    ).encode(),
    "file.docx": word_file(HEAD, WORDS),
    "print.pdf": pdf([HEAD, *textwrap.wrap(WORDS, 86)]),
    "marks.pdf": pdf([*textwrap.wrap(WORDS.replace("$2.568", "$2.568^1"), 86)]),
}


def key(row: Mapping[str, Any], value: str) -> tuple[object, ...]:
    return (" ".join(row["exact"].split()), row[value], *(_text(row[name]) for name in COLUMNS))


def _text(cell: object) -> str | None:
    return None if cell is None else str(getattr(cell, "value", cell))


def by_reading(path: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[object, ...]]:
    assert main(["read", "--json", "--published", DAY, str(path)]) == 0
    return [key(row, "value") for row in json.loads(capsys.readouterr().out)["figures"]]


def by_adding(path: Path, tables: Path) -> list[tuple[object, ...]]:
    assert main(["add", "--published", DAY, str(path), "--data", str(tables)]) == 0
    words = {
        row["quotation_id"]: row
        for row in read(tables, "quotations").to_pylist()
        if row["source_id"].startswith("article-")
    }
    rows = [
        (words[row["quotation_id"]]["start"], row | {"exact": words[row["quotation_id"]]["exact"]})
        for row in read(tables, "observations").to_pylist()
        if row["quotation_id"] in words
    ]
    return [key(row, "obs_value") for _, row in sorted(rows, key=lambda pair: pair[0])]


def by_scoring(path: Path, folder: Path) -> list[tuple[object, ...]]:
    content = path.read_bytes()
    text = text_of(path.name, content).text
    if path.suffix == ".txt" and "koi8" not in path.name and "russian" not in path.name:
        text = content.decode("utf-16" if "utf16" in path.name else "utf-8-sig")
    one = {"id": "a", "lang": "ru" if "К" in text else "en", "published": DAY, "text": text}
    gold, out = folder / "gold.jsonl", folder / "out.jsonl"
    gold.write_text(json.dumps(one | {"figures": []}) + "\n", "utf-8")
    assert main(["score", str(gold), "--out", str(out)]) == 0
    figures = json.loads(out.read_text("utf-8"))["figures"]
    assert all(text[row["start"] : row["end"]] == row["exact"] for row in figures)
    return [key(row, "value") for row in figures]


def by_the_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    session: dict[str, Any] = {}
    monkeypatch.setattr(session_article.st, "session_state", session)
    session_article.bring(path.name, path.read_bytes())
    brought = session_article.here()
    assert brought is not None
    words = {row.quotation_id: row for row in brought.rows.quotations}
    return [
        key(
            {name: getattr(row, name) for name in (*COLUMNS, "obs_value")}
            | {"exact": words[row.quotation_id].exact},
            "obs_value",
        )
        for row in brought.rows.observations
    ]


@pytest.mark.parametrize("name", FILES)
def test_the_same_figures_at_every_door(
    name: str,
    tmp_path: Path,
    small_dir: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    found = by_reading(path, capsys)
    values = [row[1] for row in found]
    english = b"Trade between" in FILES[name] or path.suffix in (".docx", ".pdf")
    assert values == ([2_568_000_000, 480_000_000] if english else [4_100_000_000, 80_000_000])
    assert by_adding(path, small_dir) == found
    assert by_the_page(path, monkeypatch) == found
    assert by_scoring(path, tmp_path) == found


def test_a_day_in_the_name_or_the_page_counts_at_every_door(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Exports of Kyrgyzstan to China reached $80 million last year."
    page = "<html><head><meta name='date' content='16.10.2021'></head><p>{}</p></html>"
    for name, content in (("2021-10-16.txt", text), ("a.html", page.format(text))):
        (tmp_path / name).write_text(content)
        main(["read", "--json", str(tmp_path / name)])
        found = json.loads(capsys.readouterr().out)
        assert (found["published"], found["notes"]) == ("2021-10-16", [])
        assert found["figures"][0]["period_start"] == "2020-01-01"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Akchabar, 5 November 2021", "2021-11-05"),
        ("5 November 2021, Bishkek", "2021-11-05"),
        ("Акчабар, 10 марта 2021", "2021-03-10"),
        ("BISHKEK, September 12, 2021 (Kabar).", "2021-09-12"),
    ],
)
def test_a_day_the_text_names_is_that_of_publication(
    head: str, day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on the page that reads an article of one's own."""
    text = f"{head}\n\nExports of Kyrgyzstan to China reached $80 million last year."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    main(["read", "--json", str(tmp_path / "a.txt")])
    found = json.loads(capsys.readouterr().out)
    said = f"No day of publication is given: {day}, which the text names, is taken for it."
    assert (found["published"], found["notes"]) == (day, [said])
    assert found["figures"][0]["period_start"] == "2020-01-01"
    main(["read", "--json", "--published", "2023-02-01", str(tmp_path / "a.txt")])
    given = json.loads(capsys.readouterr().out)
    assert (given["published"], given["notes"]) == ("2023-02-01", [])


def test_a_day_that_nobody_gives_is_said_to_be_assumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Exports of Kyrgyzstan to China reached $80 million last year.")
    main(["read", str(tmp_path / "a.txt")])
    assert "Note: No day of publication is given" in capsys.readouterr().out


def test_what_could_not_be_read_is_said_at_every_command(
    tmp_path: Path, small_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "2025-02-10.pdf"
    path.write_bytes(pdf(textwrap.wrap(WORDS, 86), [], []))
    main(["read", str(path)])
    assert "Note: 2 of 3 pages hold no letters" in capsys.readouterr().out
    main(["add", str(path), "--data", str(small_dir)])
    report = capsys.readouterr().out
    assert f"Read with a note: 1\n  {path}: 2 of 3 pages hold no letters" in report


def test_a_file_of_any_other_name_is_taken_for_a_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.md").write_bytes(RUSSIAN.encode("cp1251"))
    assert main(["read", "--json", "--published", DAY, str(tmp_path / "note.md")]) == 0
    values = [row["value"] for row in json.loads(capsys.readouterr().out)["figures"]]
    assert values == [4_100_000_000, 80_000_000]

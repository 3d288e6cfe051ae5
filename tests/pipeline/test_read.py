"""Any text through the command line: its figures as a table or as JSON, with their reasons."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.pipeline import flat_figures
from lib.pipeline.__main__ import BAD_DATA, main
from tests.unsure import extract_unsure

REPO = Path(__file__).resolve().parents[2]
TEXT = "At 14:06 he said our exports to Spain had topped $3 billion last year.\n"
SPEAKER = "A. Popa, minister of Moldova"
OPTIONS = ["--published", "2024-10-16", "--speaker", SPEAKER]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("In 2023 imports from China were 43 percent of all imports of Moldova.", "imports"),
        ("In 2023 Spain had a share of 8 percent in the exports of Moldova.", "exports"),
        ("В 2023 году на Китай пришлось 43 процента импорта Молдавии.", "imports"),
        ("2023-жылы Молдованын экспортунун 8 пайызы Кытайга туура келди.", "exports"),
        ("In 2023 Spain had a share of 8 percent in the trade turnover of Moldova.", None),
    ],
)
def test_a_share_says_of_which_flow_it_is(
    text: str, flow: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is kept under trade, as every share of trade."""
    path = tmp_path / "share.txt"
    path.write_text(text, "utf-8")
    assert main(["read", "--json", str(path)]) == 0
    (figure,) = json.loads(capsys.readouterr().out)["figures"]
    assert (figure["indicator"], figure["measure"]) == ("trade_turnover", "share")
    assert figure["definition"] == (flow and f"share_of_{flow}")
    assert main(["read", str(path)]) == 0
    assert (f"Share of {flow}  " if flow else "Trade turnover, share") in capsys.readouterr().out


def test_a_figure_says_which_words_gave_it(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(note), *OPTIONS]) == 0
    lines = [one for one in capsys.readouterr().out.splitlines() if not one.startswith("    ? ")]
    head, _, names, row, around, because, *rest = lines
    assert head == f"{note}: en, published 2024-10-16, speaker {SPEAKER}"
    assert names.split() == ["words", "indicator", "reporter", "partner", "value", "period"]
    assert row.startswith("topped $3 billion  Exports, level  Moldova   Spain")
    assert row.removesuffix("? unsure").rstrip().endswith("more than $3 billion  2023")
    assert around.strip() == "… 14:06 he said our exports to Spain had topped $3 billion last year."
    for words in (
        "bound more_than: “topped”",
        "reporter our: “our”",
        "partner named: “Spain”",
        "period year: “last year”",
    ):
        assert words in because
    assert rest[1:3] == ["Numbers not taken:", "14:06  a time of day"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Almost a third of Moldova's exports went to Spain in 2023.", "almost 33.3%"),
        ("The GDP of Kyrgyzstan came to 1,228.9 billion soms in 2023.", "KGS 1.2289 trillion"),
        ("In 2023 exports of Moldova to Spain grew by a third.", "+33.3% (1.33 times)"),
        ("In 2023 exports of Moldova to Spain grew by 33.25 percent.", "+33.25% (1.3325 times)"),
    ],
)
def test_a_number_is_written_as_on_pages(
    text: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The digits that were said, and three of what nobody said in digits."""
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert main(["read", str(path), *OPTIONS]) == 0
    assert f"  {value}  " in capsys.readouterr().out


def test_goods_a_partner_on_no_list_and_what_was_left_open_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Exports of gold from Kyrgyzstan to Africa came to $3 million on 5 May 2023.\n"
    (tmp_path / "gold.txt").write_text(text, "utf-8")
    main(["read", str(tmp_path / "gold.txt"), *OPTIONS])
    shown = capsys.readouterr().out
    assert "Exports, gold “gold”, level  Kyrgyzstan  “Africa”  $3 million  not stated" in shown
    assert "\n    period left open: the words give one day, and this adds up over a time" in shown


def test_the_words_are_marked_where_a_person_looks(
    note: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["read", str(note), *OPTIONS])
    assert "had \x1b[1;7mtopped $3 billion\x1b[0m last" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["read", str(note), *OPTIONS])
    assert "\x1b" not in capsys.readouterr().out


def test_a_text_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.txt").write_text(
        "Iran's exports \x1b[2J\u202e rose\x1b]0;\x07 5%\x9b." + " So it was said." * 9, "utf-8"
    )
    main(["read", str(tmp_path / "odd.txt")])
    shown = capsys.readouterr().out
    assert "5%" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e")


def test_machines_get_one_object_a_text(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", str(note), str(note), *OPTIONS]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second
    found = json.loads(first)
    (figure,) = found["figures"]
    evidence = {one["part"]: one for one in figure.pop("evidence")}
    assert 0 <= figure.pop("confidence") <= 1
    for part in ("periods", "sides"):
        ways = figure.pop(part)
        assert all(0 <= way.pop("probability") <= 1 for way in ways)
        assert [way for way in ways if way.items() <= figure.items()] == ways[:1]
    assert figure == {
        **{"exact": "topped $3 billion", "start": 42, "end": 59},
        **{"indicator": "exports", "measure": "level", "value": 3_000_000_000, "unit": "USD"},
        **{"reporter": "MDA", "reporter_scope": "whole", "partner": "ESP"},
        **{"partner_words": None, "product": None, "product_words": None, "definition": None},
        "withheld": None,
        **{"partner_scope": "whole", "bound": "more_than", "period_start": "2023-01-01"},
        **{"period_end": "2023-12-31", "base_period_start": None, "base_period_end": None},
        **{"inferred": "reporter_referred"},
    }
    assert TEXT[evidence["bound"]["start"] : evidence["bound"]["end"]] == "topped"
    assert found["rejections"] == [
        {"exact": "14:06", "start": 3, "end": 8, "reason": "time_of_day"}
    ]
    assert (found["lang"], found["published"], found["speaker"]) == ("en", "2024-10-16", SPEAKER)


def test_ties_are_shown_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tie.txt").write_text("Malta buys wheat from Italy.", "utf-8")
    main(["read", "--json", str(tmp_path / "tie.txt")])
    main(["read", str(tmp_path / "tie.txt")])
    first, *shown = capsys.readouterr().out.splitlines()
    assert json.loads(first)["ties"] == [
        {"exact": "wheat", "start": 11, "end": 16, "kind": "imports", "subject": "wheat"}
        | {"reporter": "MLT", "partner": "ITA"}
    ]
    assert "No figures." in shown
    assert any(line.split()[:1] == ["wheat"] and "Malta" in line for line in shown)


def test_standard_input_is_a_text(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["read", "-", "--lang", "en", *OPTIONS]) == 0
    assert "standard input: en" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "options", "error"),
    [
        (None, [], "{note}: it cannot be read (No such file or directory)"),
        (b"%PDF-1.7", [], "{note}: it ends in '.txt' but begins like a PDF"),
        (b"Trade\0", [], "{note}: character 5 is NUL, which no text holds"),
        (b"", ["--lang", "tlh"], "--lang: 'tlh' is not one of "),
        (b"", ["--published", "16.10.2024"], "--published: '16.10.2024' is not a day (2024-10-16)"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    content: bytes | None,
    options: list[str],
    error: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    note = tmp_path / "note.txt"
    if content is not None:
        note.write_bytes(content)
    assert main(["read", str(note), *options]) == BAD_DATA
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(error.format(note=note))
    assert said.err.count("\n") == 1


def test_what_is_doubtful_has_a_mark_a_word_and_what_else_it_may_be(
    note: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flat_figures, "extract", extract_unsure)
    main(["read", "--json", str(note), *OPTIONS])
    main(["read", str(note), *OPTIONS])
    line, *shown = capsys.readouterr().out.splitlines()
    (figure,) = json.loads(line)["figures"]
    assert figure["confidence"] == 0.6
    assert [(way["period_start"], way["probability"]) for way in figure["periods"]] == [
        *(("2023-01-01", 0.6), ("2022-01-01", 0.21), (None, 0.15), ("1999-01-01", 0.04)),
    ]
    sides = [(way["partner"], way["partner_words"], way["probability"]) for way in figure["sides"]]
    assert sides == [("ESP", None, 0.6), ("KAZ", None, 0.25), (None, "Africa", 0.1)]
    (row,) = (line for line in shown if line.startswith("topped $3 billion"))
    assert row.endswith("? unsure")
    assert (
        "    ? unsure: read right with a probability of 60%; "
        "or else period 2022 (probability 21%), or period not stated (probability 15%), "
        "or Moldova with Kazakhstan (probability 25%)"
    ) in shown


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="Windows has none")
@pytest.mark.parametrize("name", ["-", "/dev/zero"])
def test_an_input_without_an_end_is_read_no_further_than_the_limit(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open("/dev/zero", encoding="utf-8") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        assert main(["read", name]) == BAD_DATA
    place = "standard input" if name == "-" else name
    assert capsys.readouterr().err == f"{place}: it has more than the 20 MB that are read\n"


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_name_that_is_no_utf8_is_said_by_its_numbers(options: list[str], tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/note\xff.txt"
    with open(name, "w", encoding="utf-8") as file:
        file.write(TEXT)
    command = [sys.executable, "-m", "lib.pipeline", "read", *options, name]
    strict = os.environ | {"PYTHONIOENCODING": "utf-8:strict"}
    done = subprocess.run(command, capture_output=True, env=strict, cwd=REPO, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"note\\udcff.txt" in done.stdout


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports of Kyrgyzstan to Russia fell by 20 percent in 2023.", "-20% (0.8 times)"),
        ("Kyrgyzstan's imports from China rose by 12.5% in 2023.", "+12.5% (1.125 times)"),
        (
            "Exports of Kyrgyzstan to Russia grew by more than 30 percent in 2023.",
            "more than +30% (1.3 times)",
        ),
        ("Exports of Kyrgyzstan to Russia grew sevenfold in 2023.", "7 times"),
        ("Exports of Kyrgyzstan to Russia halved in 2023.", "0.5 times"),
        ("Russia had a share of 34 percent in Kyrgyzstan's exports in 2023.", "34%"),
    ],
)
def test_growth_is_said_as_the_words_say_it(
    text: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "growth.txt").write_text(text, "utf-8")
    main(["read", str(tmp_path / "growth.txt"), *OPTIONS])
    row = capsys.readouterr().out.splitlines()[3].removesuffix("? unsure").rstrip()
    assert row.removesuffix("2023").rstrip().endswith(f"  {value}"), row

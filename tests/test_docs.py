"""The papers in `docs/` name what is there."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from lib.ingest import CLAIM_COLUMNS, Ledger, read_claims, read_ledger
from lib.ingest.ledger import COLUMNS, SOURCE_COLUMNS
from lib.model import Block

REPO = Path(__file__).resolve().parents[1]
README = (REPO / "README.md").read_text("utf-8")
PAPERS = sorted((REPO / "docs").rglob("*.md"))
PLACE = re.compile(r"`((?:lib|data|tests|benchmarks|pages|docs)/[\w./-]*[\w-]|lib(?:\.\w+)+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def is_there(place: str) -> bool:
    """Whether a path of the repository, or a name in a module of the library, exists."""
    if "/" in place:
        return (REPO / place).exists()
    first, *rest = place.split(".")
    path = REPO / first
    for number, name in enumerate(rest):
        if (path / name).is_dir():
            path = path / name
        elif (path / f"{name}.py").is_file():
            path = path / f"{name}.py"
        else:
            source = path if path.is_file() else path / "__init__.py"
            return number == len(rest) - 1 and bool(
                re.search(rf"\b{name}\b", source.read_text("utf-8"))
            )
    return True


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(REPO).as_posix())
def test_every_place_that_a_paper_names_is_there(paper: Path) -> None:
    text = paper.read_text("utf-8")
    gone = [place for place in PLACE.findall(text) if not is_there(place)]
    gone += [link for link in LINK.findall(text) if not (paper.parent / link).exists()]
    assert not gone, ", ".join(gone)


def test_a_place_that_is_gone_is_seen() -> None:
    found = PLACE.findall("`lib/store/nowhere.py`, `lib.model.Nobody`, `data/record/`, `lib.store`")
    assert [place for place in found if not is_there(place)] == [
        "lib/store/nowhere.py",
        "lib.model.Nobody",
    ]


QUALITY = (REPO / "docs/quality.md").read_text("utf-8")
_MEASURE = ("measure", "figure", "goal", "day", "commit", "how to repeat it")


def measures() -> Iterator[dict[str, str]]:
    """The rows of the table of measures, by the heads of its columns."""
    for line in QUALITY.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in ("measure", "---"):
            yield dict(zip(_MEASURE, cells, strict=True))


def test_every_measure_has_its_day_its_commit_and_a_way_to_repeat_it() -> None:
    rows = list(measures())
    assert "| " + " | ".join(_MEASURE) + " |" in QUALITY and len(rows) > 20
    assert len({row["measure"] for row in rows}) == len(rows)
    for row in rows:
        assert row["figure"] and row["how to repeat it"], row["measure"]
        assert date.fromisoformat(row["day"]), row["measure"]
        assert re.fullmatch(r"`[0-9a-f]{7,40}`( and `[0-9a-f]{7,40}`)*", row["commit"])


def test_what_repeats_a_measure_is_there() -> None:
    benchmarks = re.findall(r"python -m benchmarks\.(\w+)", QUALITY)
    assert len(set(benchmarks)) > 5
    assert [name for name in benchmarks if not (REPO / f"benchmarks/{name}.py").is_file()] == []
    tests = re.findall(r"\btests/[\w./-]*\w", QUALITY)
    assert [path for path in tests if not (REPO / path).exists()] == []


def test_what_people_read_first_of_the_reader_is_what_was_measured() -> None:
    """The pooled figures of unseen news, in the README and in the table."""
    (pooled,) = re.findall(r"\((\d+) excerpts, (\d+) figures\), it found (\d+)", README)
    (row,) = (row for row in measures() if "nobody had looked at" in row["measure"])
    assert all(number in row["figure"] for number in pooled), (pooled, row["figure"])


GLOSSARY = (REPO / "docs/glossary.md").read_text("utf-8")


def rows_of(text: str) -> list[list[str]]:
    """The cells of every row of the glossary's tables of words, heads and rules left out."""
    rows = [line[1:-1].split("|") for line in text.splitlines() if line.startswith("| ")]
    return [
        [cell.strip() for cell in row]
        for row in rows
        if row[0].strip() not in ("word", "old", "---")
    ]


def test_a_word_has_one_row_and_a_meaning() -> None:
    words = rows_of(GLOSSARY.partition("## Old words")[0])
    names = [name.strip() for row in words for name in row[0].split(", ")]
    assert len(words) > 100
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert [row[0] for row in words if len(row) != 5 or not row[1]] == []


ROOMS = sorted(
    path.parent
    for path in (REPO / "lib").rglob("__init__.py")
    if any(one.name not in ("__init__.py", "__main__.py") for one in path.parent.glob("*.py"))
    if path.parent.parent.name != "extraction"  # a floor, which the room itself names
)
LISTED = re.compile(r"^ {0,8}(\w+(?:, \w+)*) {2,}\S", re.MULTILINE)
"""What the first lines of a room list: a name or several, and after blanks what they are."""


def first_lines(room: Path) -> str:
    return ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.relative_to(REPO).as_posix())
def test_the_first_lines_of_a_room_name_its_modules(room: Path) -> None:
    said = first_lines(room)
    modules = {path.stem for path in room.glob("*.py")} - {"__init__", "__main__"}
    assert sorted(name for name in modules if not re.search(rf"\b{name}\b", said)) == []


@pytest.mark.parametrize(
    "room",
    sorted(path.parent for path in (REPO / "lib").rglob("__init__.py")),
    ids=lambda path: path.relative_to(REPO).as_posix(),
)
def test_what_the_first_lines_of_a_room_list_is_there(room: Path) -> None:
    there = {path.stem for path in room.rglob("*.py")} | {path.name for path in room.rglob("*/")}
    listed = [name for names in LISTED.findall(first_lines(room)) for name in names.split(", ")]
    assert sorted(set(listed) - there) == []


def test_the_first_lines_of_a_floor_name_its_rooms() -> None:
    """Of `lib.dashboard`, `lib.reader` and `lib.reader.extraction`, with the modules of the last:
    it is one room of four floors."""
    for floor in ("dashboard", "reader", "reader/extraction"):
        said = first_lines(REPO / "lib" / floor)
        rooms = {path.parent.name for path in (REPO / "lib" / floor).glob("*/__init__.py")}
        assert rooms and sorted(one for one in rooms if not re.search(rf"\b{one}\b", said)) == []
    modules = {path.stem for path in (REPO / "lib/reader/extraction").rglob("*.py")} - {"__init__"}
    assert sorted(name for name in modules if not re.search(rf"\b{name}\b", said)) == []


def test_every_room_and_every_block_of_a_page_has_a_word() -> None:
    """A newcomer meets the rooms first, and then what a page is made of."""
    rooms = [path.parent for path in (REPO / "lib/dashboard").glob("*/__init__.py")]
    places = [room.relative_to(REPO).as_posix() for room in (*rooms, REPO / "lib/ingest")]
    assert [place for place in places if f"`{place}" not in GLOSSARY] == []
    blocks = [block.__name__ for block in get_args(Block)]
    assert [name for name in blocks if f"`lib.model.{name}`" not in GLOSSARY] == []


CONTRIBUTING = (REPO / "CONTRIBUTING.md").read_text("utf-8")
ADDED_LINES = re.compile(r"^--- a/(data/\S+\.csv)\n((?:\+.*\n)+)", re.MULTILINE)


def _lines_that_stay_or_go() -> Iterator[tuple[str, str]]:
    """Of each example for a file that is there, the lines that it says are in it."""
    for block in re.findall(r"^```diff\n(.*?)^```$", CONTRIBUTING, re.MULTILINE | re.DOTALL):
        path = ""
        for line in block.splitlines():
            if line.startswith("--- "):
                path = line.removeprefix("--- ").removeprefix("a/")
            elif line[:1] in ("-", " ") and path != "/dev/null" and not path.endswith(".po"):
                yield path, line[1:]


def test_an_example_changes_lines_that_are_there() -> None:
    """Of a catalogue's none: they come with the message."""
    shown = list(_lines_that_stay_or_go())
    assert len(shown) >= 3
    gone = [
        f"{path}: {line}"
        for path, line in shown
        if line not in (REPO / path).read_text("utf-8").splitlines()
    ]
    assert gone == []


def _examples(folder: str, columns: tuple[str, ...]) -> Mapping[str, str]:
    """The files of a folder of the data as CONTRIBUTING.md shows them: a header and what is new."""
    files = {}
    for path, lines in ADDED_LINES.findall(CONTRIBUTING):
        if path.startswith(f"data/{folder}/"):
            header = SOURCE_COLUMNS if path.endswith("/sources.csv") else columns
            added = [line[1:] for line in lines.splitlines()]
            files[path] = "\n".join([",".join(header), *added])
    return files


@pytest.mark.parametrize(
    ("folder", "columns", "read", "figures"),
    [("record", COLUMNS, read_ledger, 2), ("claims", CLAIM_COLUMNS, read_claims, 1)],
    ids=("record", "claims"),
)
def test_the_rows_that_a_contributor_is_shown_are_taken(
    folder: str,
    columns: tuple[str, ...],
    read: Callable[[Mapping[str, str]], Ledger],
    figures: int,
) -> None:
    files = _examples(folder, columns)
    assert len(files) == 2 and all((REPO / path).is_file() for path in files)
    ledger = read(files)
    assert (len(ledger.observations), len(ledger.sources)) == (figures, 1)

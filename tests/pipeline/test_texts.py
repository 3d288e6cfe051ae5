"""What an article says of itself goes before what is said of all, and its name before its text."""

from datetime import date
from pathlib import Path

import pytest

from lib.pipeline.pieces import Piece
from lib.pipeline.texts import Defaults, ready

PAGE = (
    '<html><head><meta property="article:published_time" content="2024-05-06">'
    '<meta property="og:site_name" content="The Herald"></head>'
    "<body><p>Kenya's exports to Oman came to $5 million in 2023.</p></body></html>"
)
WORDS = "Kenya's exports to Oman came to $5 million in 2023."
DEFAULTS = Defaults(date(2030, 1, 1), date(2025, 2, 3), "The Post")


def _source(piece: Piece, defaults: Defaults) -> tuple[str, str]:
    """When the one article of a piece was published, and by whom."""
    (row,) = ready(None, defaults, [piece]).parcel.rows["sources"].to_pylist()
    return row["published"], row["publisher"]


def _file(folder: Path, name: str, words: str) -> Piece:
    path = folder / name
    path.write_text(words, "utf-8")
    return Piece(name, len(words), path=path)


@pytest.mark.parametrize(
    ("name", "words", "source"),
    [
        ("a.html", PAGE, ("2024-05-06", "The Herald")),
        ("2024-07-08.html", PAGE, ("2024-07-08", "The Herald")),
        ("a.txt", WORDS, ("2025-02-03", "The Post")),
        ("2024-07-08.txt", WORDS, ("2024-07-08", "The Post")),
    ],
)
def test_a_document_s_own_day_goes_before_that_of_all(
    name: str, words: str, source: tuple[str, str], tmp_path: Path
) -> None:
    assert _source(_file(tmp_path, name, words), DEFAULTS) == source


def test_a_row_s_own_cells_go_before_what_is_said_of_all() -> None:
    row = {"text": WORDS, "published": "2024-05-06", "publisher": "The Herald"}
    assert _source(Piece("a, line 2", 1, row=row), DEFAULTS) == ("2024-05-06", "The Herald")
    assert _source(Piece("a, line 2", 1, row={"text": WORDS}), DEFAULTS) == (
        "2025-02-03",
        "The Post",
    )
    empty = {**row, "published": " ", "publisher": ""}
    assert _source(Piece("a, line 2", 1, row=empty), DEFAULTS) == ("2025-02-03", "The Post")

"""Tables of articles as spreadsheets write them: separators, encodings, headers, quotes."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.pipeline.pieces import Piece, called, pieces

TEXT = "Экспорт Кыргызстана в Китай достиг 5 млн долларов, сообщил «Нацстатком»; рост 4 %."
ROW = {"text": TEXT, "published": "10.02.2025", "title": 'Он сказал: "да"'}


def found(path: Path, content: bytes) -> list[Piece]:
    path.write_bytes(content)
    return list(pieces(path))


def table(separator: str, header: str = "text,published,title") -> str:
    cells = ['"' + cell.replace('"', '""') + '"' for cell in ROW.values()]
    return f"{header.replace(',', separator)}\r\n{separator.join(cells)}\r\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "koi8-r"]
)
@pytest.mark.parametrize("told", ["", "sep={}\r\n"])
def test_a_table_in_any_separator_and_encoding(
    separator: str, encoding: str, told: str, tmp_path: Path
) -> None:
    text = (told.format(separator) + table(separator)).encode(encoding, "replace")
    (one,) = found(tmp_path / "a.csv", text)
    expected = {key: cell.encode(encoding, "replace").decode(encoding) for key, cell in ROW.items()}
    assert one.row == expected
    assert one.place.endswith(f"a.csv, line {3 if told else 2}")


def test_the_encoding_is_that_of_all_of_a_long_file(tmp_path: Path) -> None:
    ascii_rows = "Exports rose by 4 percent in all.,2024-02-03\n" * 3000
    content = f"text,published\n{ascii_rows}{TEXT.replace(',', '')},2024-02-03\n".encode("cp1251")
    *_, last = found(tmp_path / "a.csv", content)
    assert last.row["text"] == TEXT.replace(",", "")


@pytest.mark.parametrize(
    "header",
    [
        *("Text,Date,Title", "TEXT,PUBLISHED,TITLE", " text , published , title "),
        *("Текст,Дата,Заголовок", "body,publication_date,Headline", "Full Text,Published-At,title"),
        "Макала,Күнү,Аталышы",
    ],
)
def test_a_header_in_the_words_of_its_maker(header: str, tmp_path: Path) -> None:
    (one,) = found(tmp_path / "a.csv", table(";", header).encode())
    assert one.row == ROW


def test_a_name_of_our_own_goes_before_others() -> None:
    assert called(["Body", "Text", "Date", "day"]) == ["body", "text", "published", "day"]


def test_a_separator_in_the_header_s_own_words_is_none(tmp_path: Path) -> None:
    content = 'text;"notes, remarks, and so on, at length";published\nOne, two;x;2024-02-03\n'
    (one,) = found(tmp_path / "a.csv", content.encode())
    assert (one.row["text"], one.row["published"]) == ("One, two", "2024-02-03")


def test_lines_within_a_cell_and_empty_rows(tmp_path: Path) -> None:
    content = 'text;published\n"One\ntwo; and ""three""";2024-02-03\n;\n\nfour;2024-02-04\n'
    first, second = found(tmp_path / "a.csv", content.encode())
    assert first.row["text"] == 'One\ntwo; and "three"'
    assert (second.row["text"], second.place[-6:]) == ("four", "line 6")


def test_a_table_without_texts_says_what_it_has(tmp_path: Path) -> None:
    (one,) = found(tmp_path / "a.csv", b"name;amount\nx;5\n")
    assert one.fault == "it has no column 'text'; its columns are 'name', 'amount'"


def test_a_row_that_is_no_csv_is_named_with_its_line(tmp_path: Path) -> None:
    whole, broken = found(
        tmp_path / "a.csv", b'text;published\none;2024-02-03\n"two"x;2024-02-03\n'
    )
    assert whole.row["text"] == "one"
    assert broken.place.endswith("a.csv, line 3")
    assert broken.fault.startswith("it is no CSV (")


@pytest.mark.parametrize("name", ["a.xlsx", "a.XLS", "a.ods"])
def test_a_workbook_is_told_how_it_can_be_read(name: str, tmp_path: Path) -> None:
    (one,) = found(tmp_path / name, b"PK\x03\x04")
    assert one.fault == "it is a workbook: save its sheet as CSV, which is read"


@pytest.mark.parametrize("length", range(8, 36))
def test_a_line_that_is_too_long_takes_no_other_with_it(
    length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However its length falls on the parts it is read in."""
    monkeypatch.setattr("lib.pipeline.pieces.UPLOAD_BYTES", 10)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * (length - 1) + b"\n" + b'{"a": 1}\n' + b"y" * length)
    found = [(one.place.rpartition(" ")[2], one.line, bool(one.fault)) for one in pieces(path)]
    is_long = length > 10
    first = ("1", None if is_long else b"x" * (length - 1) + b"\n", is_long)
    assert found == [
        first,
        ("2", b'{"a": 1}\n', False),
        ("3", None if is_long else b"y" * length, is_long),
    ]


def test_a_column_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    (one,) = found(tmp_path / "a.csv", b"text,Text,published\none,two,2024-02-03\n")
    assert one.fault == "2 of its columns are called 'text'"
    table = pa.Table.from_arrays([pa.array(["one"]), pa.array(["two"])], names=["text", "text"])
    pq.write_table(table, tmp_path / "a.parquet")
    assert [piece.fault for piece in pieces(tmp_path / "a.parquet")] == [one.fault]


def test_a_row_with_more_cells_than_the_header_is_named_and_loses_nothing(tmp_path: Path) -> None:
    """A comma in a text that nobody quoted; cells without anything are a spreadsheet's."""
    rows = b"published,text\n2024-02-03,Trade grew, by far\n2024-02-03,Trade fell,,\n"
    broken, whole = found(tmp_path / "a.csv", rows)
    assert (broken.place[-6:], broken.fault) == ("line 2", "it has 3 cells, the header 2")
    assert (whole.fault, whole.row["text"]) == ("", "Trade fell")

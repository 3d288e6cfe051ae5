"""What is drawn = tabled = exported = at the address, of every answer on a page."""

import csv
import io

import pyarrow.parquet as pq

from lib.dashboard.exports.cells import cell_text, cells
from tests.pages.reading import Page, at_address
from tests.workbooks import book_rows


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV, by column."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def assert_drawn_is_taken(page: Page) -> None:
    """The same rows in the picture, the table, all files and the answer at the address."""
    assert page.addresses
    assert set(page.charts) <= set(page.addresses)
    for name, address in page.addresses.items():
        content = page.files[f"{name}_csv"]()
        rows = csv_rows(content)
        if chart := page.charts.get(name):
            assert chart["layout"]["meta"]["ids"] == [row["observation_id"] for row in rows]
        shown = page.tables[name]
        assert len(shown) == len(rows)
        for column in set(shown.columns) & set(rows[0] if rows else ()):
            assert [cell_text(cell) for cell in cells(shown[column])] == [r[column] for r in rows]
        assert book_rows(page.files[f"{name}_xlsx"]()) == rows
        assert pq.read_table(io.BytesIO(page.files[f"{name}_parquet"]())).num_rows == len(rows)
        answer = at_address(address)
        assert (answer.status_code, answer.body) == (200, content), address

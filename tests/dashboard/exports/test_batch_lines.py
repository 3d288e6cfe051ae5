"""Rows in batches as lines of CSV: the same as the whole at once, and never held whole."""

import csv
import io
from collections.abc import Iterator

import pandas as pd
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.exports import csv_bytes, csv_of_batches
from tests.examples import examples

COLUMNS = {"product": "product", "value": "obs_value"}
SAME = {"unit": "USD", "author": None, "source": '=A, "B"'}


AMOUNTS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def batches(rows: list[tuple[str, float | None]], size: int) -> Iterator[pa.RecordBatch]:
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        columns = [pa.array(column) for column in zip(*part, strict=True)]
        yield pa.record_batch(columns, names=["product", "value"])


@examples(60)
@given(
    st.lists(
        st.tuples(
            st.text(max_size=8), st.none() | st.floats(allow_nan=False, allow_infinity=False)
        ),
        max_size=20,
    ),
    st.integers(1, 5),
)
def test_batches_make_the_file_that_a_frame_makes(
    rows: list[tuple[str, float | None]], size: int
) -> None:
    content = b"".join(csv_of_batches(batches(rows, size), COLUMNS, SAME))
    frame = pd.DataFrame(
        {
            "product": pd.Series([product for product, _ in rows], dtype="object"),
            "obs_value": pd.Series([value for _, value in rows], dtype="object"),
            **{name: pd.Series([cell] * len(rows), dtype="object") for name, cell in SAME.items()},
        }
    )
    assert content == csv_bytes(frame)


def test_numbers_are_in_full_and_formulas_are_text() -> None:
    rows = [("=1+1", 1e22), ("870321", 1000.0), ("870322", 0.00000012), ("870323", None)]
    content = b"".join(csv_of_batches(batches(rows, 3), COLUMNS, SAME)).decode()
    found = list(csv.reader(io.StringIO(content)))
    assert [row[:2] for row in found] == [
        ["product", "obs_value"],
        ["'=1+1", "10000000000000000000000"],
        ["870321", "1000"],
        ["870322", "0.00000012"],
        ["870323", ""],
    ]
    assert {tuple(row[2:]) for row in found[1:]} == {("USD", "", '\'=A, "B"')}


def test_a_batch_is_asked_for_when_the_one_before_was_taken() -> None:
    asked: list[int] = []

    def counted() -> Iterator[pa.RecordBatch]:
        for number, batch in enumerate(batches([("870321", 1.0)] * 4, 1)):
            asked.append(number)
            yield batch

    parts = csv_of_batches(counted(), COLUMNS, SAME)
    next(parts)
    assert asked == [], "the header needs none"
    for number in range(4):
        next(parts)
        assert asked == list(range(number + 1))

"""The tables made in memory are those one would read from files."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.store import TABLES, encode, read, write
from tests.small import ROWS, frame, frames
from tests.store.test_parquet import rows_of


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=15)
@given(data=st.data())
def test_a_table_in_memory_is_as_read_from_its_file(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows: list[dict[str, Any]] = data.draw(rows_of(name))
    folder = tmp_path_factory.mktemp("tables")
    write(folder, {name: encode(name, rows)})
    pd.testing.assert_frame_equal(frame(name, rows), read(folder, name).to_pandas())


def test_every_table_is_there_and_what_is_given_takes_its_place(tmp_path: Path) -> None:
    write(tmp_path, {name: encode(name, rows) for name, rows in ROWS.items()})
    made = frames(ties=[])
    assert made.keys() == TABLES.keys()
    assert made["ties"].empty and list(made["ties"].columns) == list(TABLES["ties"].column_names)
    for name in TABLES.keys() - {"ties"}:
        pd.testing.assert_frame_equal(made[name], read(tmp_path, name).to_pandas())

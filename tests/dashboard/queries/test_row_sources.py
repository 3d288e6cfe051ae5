"""What is behind the rows of an answer: documents, editions, terms, and the types of a file."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.dashboard.queries.provenance import columns_of, provenance_of, sourced
from lib.dashboard.queries.series import apart
from lib.dashboard.queries.trade import trade
from lib.model import DataError, MirrorRow, Tables, TradeRow, View
from tests.round_numbers import ROWS, edition

RUSSIA = apart(("RUS",))


def test_a_sum_has_the_documents_and_editions_of_its_parts(made: Tables) -> None:
    row = trade(made, RUSSIA)[0]
    behind = provenance_of([row], made)
    assert behind.source_ids == ("of-nsc-exports", "of-nsc-imports")
    assert behind.vintages == {("exports", "2023-01"), ("imports", "2023-01")}
    assert behind.publishers == ("National Statistical Committee of the Kyrgyz Republic",), (
        "each once"
    )
    assert behind.urls == ("https://of-nsc-exports.example/", "https://of-nsc-imports.example/")
    assert behind.terms == ("CC BY-NC-SA 4.0",)
    assert behind.copies == ()


def test_a_recorded_row_is_behind_itself(made: Tables) -> None:
    rows = trade(made, RUSSIA, "exports")
    assert provenance_of(rows, made).source_ids == ("of-nsc-exports",)
    bare = replace(rows[0], derived_from=None)  # type: ignore[arg-type]
    assert provenance_of([bare], made) == provenance_of(rows[:1], made)


def test_of_no_rows_nothing_is_behind(made: Tables) -> None:
    behind = provenance_of([], made)
    assert (behind.sources, behind.vintages) == ((), frozenset())


def test_through_whose_copy_a_document_was_read_is_said() -> None:
    copied = [row | {"copy_of": "A mirror"} for row in ROWS["sources"]]
    tables = edition(sources=copied)
    assert provenance_of(trade(tables, RUSSIA), tables).copies == ("A mirror",)


def test_a_document_that_is_named_and_not_there_is_said() -> None:
    left = [row for row in ROWS["sources"] if row["source_id"] != "of-nsc-imports"]
    tables = edition(sources=left)
    with pytest.raises(DataError, match="of-nsc-imports"):
        provenance_of(trade(tables, RUSSIA), tables)


def test_a_file_names_the_vintage_of_every_part(made: Tables) -> None:
    rows = sourced(trade(made, RUSSIA), made, columns_of(TradeRow))
    assert set(rows["vintages"]) == {"exports 2023-01 | imports 2023-01"}
    assert set(rows["published"]) == {"2023-01"}
    assert set(rows["reporter_label"]) == {"Kyrgyzstan"}


@pytest.mark.parametrize("kind", [TradeRow, MirrorRow])
def test_numbers_are_numbers_in_a_file_without_a_row_too(kind: type, made: Tables) -> None:
    full = sourced(trade(made, RUSSIA, view=View.YEARLY), made, columns_of(TradeRow))
    none = sourced((), made, columns_of(kind))
    for name in {*full.columns} & {*none.columns}:
        assert pd.api.types.is_numeric_dtype(full[name]) <= pd.api.types.is_numeric_dtype(
            none[name]
        ), name
    assert none["year"].dtype == "int64" and none["obs_value"].dtype == "float64"
    assert none["observation_id"].dtype == object

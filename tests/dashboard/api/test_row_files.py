"""The files of a chart for a published site: the bytes that its addresses answer with."""

from collections.abc import Hashable

import pandas as pd
import pytest

from lib.dashboard.api.row_files import files_of
from lib.model import Rows, Tables


def _both(tables: Tables, *asked: tuple[Rows, str]) -> list[dict[str, bytes]]:
    """The files of several charts, made one after the other with the frames kept."""
    frames: dict[Hashable, pd.DataFrame] = {}
    return [
        {form: file.content for form, file in files_of(rows, tables, language, frames).items()}
        for rows, language in asked
    ]


def _rows(*partners: str, **choices: str) -> Rows:
    return Rows("compare", (), partners, tuple(choices.items()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((_rows("RUS"), "en"), (_rows("RUS"), "ru")),
        ((_rows("RUS"), "ru"), (_rows("RUS"), "ky")),
        ((_rows("RUS"), "en"), (_rows("KAZ"), "en")),
        ((_rows("RUS"), "en"), (_rows("RUS", view="share"), "en")),
    ],
)
def test_rows_that_differ_in_anything_are_files_of_their_own(
    one: tuple[Rows, str], other: tuple[Rows, str], made: Tables
) -> None:
    """Whoever made the other before them: the frames are kept for those that are the same."""
    first, second = _both(made, one, other)
    assert [first] == _both(made, one) and [second] == _both(made, other)
    assert first["csv"] != second["csv"] and first["json"] != second["json"]


def test_a_default_is_the_same_rows_as_no_choice(made: Tables) -> None:
    frames: dict[Hashable, pd.DataFrame] = {}
    plain = files_of(_rows("RUS"), made, "en", frames)
    named = files_of(_rows("RUS", view="level"), made, "en", frames)
    assert len(frames) == 1 and plain["csv"].content == named["csv"].content
    assert set(plain) == {"csv", "json"}

"""A line of statements: a mark each, arrows where words leave a side open, the claim heavier."""

import pandas as pd
import pytest

from lib.dashboard.charts import Caption, said_again
from lib.dashboard.charts.palette import SAID

_CAPTION = Caption("He put it higher", "As said", "The documents")


def rows() -> pd.DataFrame:
    said = [("again", 3e9, "more_than"), ("again", 3.5e9, "exact"), ("claim", 4e9, "more_than")]
    return pd.DataFrame(
        [
            {"observation_id": f"o{n}", "kind": kind, "obs_value": value, "bound": bound}
            | {"unit": "USD", "head": f"statement <{n}>", "sentence": f"said {n}"}
            for n, (kind, value, bound) in enumerate(said)
        ]
    )


def test_every_statement_has_its_mark_and_its_words() -> None:
    figure = said_again(rows(), _CAPTION)
    (line,) = figure.data
    assert list(line.x) == [3e9, 3.5e9, 4e9]
    assert list(line.y) == sorted(line.y) and len(set(line.y)) == 3
    assert list(line.marker.symbol) == ["line-ns", "diamond", "line-ns"]
    assert list(figure.layout.meta["ids"]) == ["o0", "o1", "o2"]
    heads = [one.text for one in figure.layout.annotations if "statement" in (one.text or "")]
    assert heads == [
        *("statement &lt;0&gt;", "statement &lt;1&gt;"),
        "<b>statement &lt;2&gt;</b>",
    ]


def test_the_claim_the_page_is_about_is_drawn_heavier() -> None:
    both = rows().assign(bound=["more_than", "exact", "more_than"])
    (line,) = said_again(both, _CAPTION).data
    assert list(line.marker.size) == [18, 9, 18]
    assert list(line.marker.line.width) == [2, 0, 3.4]
    (line,) = said_again(both.assign(bound="exact"), _CAPTION).data
    assert list(line.marker.size) == [9, 9, 13]
    assert list(line.marker.line.width) == [0, 0, 0]


def test_what_words_leave_open_has_an_arrow_within_the_axis() -> None:
    figure = said_again(rows(), _CAPTION)
    arrows = [one for one in figure.layout.annotations if one.arrowcolor == SAID]
    assert [one.x for one in arrows] == [3e9, 4e9]
    low, high = figure.layout.xaxis.range
    assert low == 0 and high > 4.2e9


@pytest.mark.parametrize("value", [-3.9e9, 0.0])
def test_a_deficit_stands_left_of_zero(value: float) -> None:
    figure = said_again(rows().assign(obs_value=value), _CAPTION)
    low, high = figure.layout.xaxis.range
    assert low <= value <= high and low < high

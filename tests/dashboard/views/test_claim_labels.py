"""The charts of every claim, on a telephone and on a desk: no word over a mark, a line, a word."""

from itertools import combinations
from pathlib import Path

import pytest

from lib import store
from lib.codelists import codelist
from lib.dashboard.charts.label_layout import NARROW
from lib.dashboard.factcheck.assessment import codes
from lib.dashboard.views.claims_page import claims_page
from lib.dashboard.views.people_page import people
from lib.ingest import addition
from lib.model import Page, Question, Tables
from tests import round_numbers
from tests.articles import NAMES, told
from tests.dashboard.charts.drawings import Laid, is_over, laid_out
from tests.pages.test_much_was_said import saying

WIDTHS = (NARROW, 1122)
"""Pixels of a plot in a window of 390 and of 1440."""
TABS = ("years", "parts", "again")


@pytest.fixture(scope="module")
def corpus(shipped: Tables, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The shipped tables and every article of our own."""
    folder = tmp_path_factory.mktemp("corpus")
    for path in Path(store.data_dir()).glob("*.parquet"):
        (folder / path.name).write_bytes(path.read_bytes())
    articles = [told(name) for name in NAMES]
    store.add(folder, [addition(one.text, one.article) for one in articles])
    return store.tables(folder)


@pytest.fixture(scope="module")
def loud(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """An article an indicator that says everything that can be said of it."""
    directory = round_numbers.write(tmp_path_factory.mktemp("loud"))
    store.add(directory, [saying(*one) for one in enumerate(codelist("indicator"))])
    return store.tables(directory)


def collisions(laid: Laid) -> list[tuple[str, ...]]:
    """What covers what."""
    found: list[tuple[str, ...]] = []
    for words, box in laid.texts:
        found += [(words, "mark") for mark in laid.marks if is_over(box, mark)]
        found += [(words, "line") for stroke in laid.strokes if is_over(box, stroke)]
    found += [(one, other) for (one, a), (other, b) in combinations(laid.texts, 2) if is_over(a, b)]
    return found


def must_be_clear(page: Page) -> int:
    """Of every chart of lanes on a page; how many there are."""
    charts = [chart for chart in page.charts() if '"side":"top"' in chart.figure]
    for chart in charts:
        for width in WIDTHS:
            assert not collisions(laid_out(chart.figure, width)), (chart.finding, width)
    return len(charts)


@pytest.mark.parametrize("name", ["corpus", "loud"])
def test_no_label_is_over_a_mark_a_line_or_a_label(
    name: str, request: pytest.FixtureRequest
) -> None:
    tables: Tables = request.getfixturevalue(name)
    drawn = 0
    for code in codes(tables):
        for tab in TABS:
            asked = Question.of("claims", ("RUS",), {"claim": code, "tab": tab})
            drawn += must_be_clear(claims_page(tables, asked))
    assert drawn > 20


def test_no_label_of_people_is_over_a_mark_a_line_or_a_label(corpus: Tables) -> None:
    assert must_be_clear(people(corpus, Question.of("people", ("RUS", "KAZ"), {})))

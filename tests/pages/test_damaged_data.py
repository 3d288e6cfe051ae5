"""A table that is missing, broken or of another shape: a calm sentence, the other pages work."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib import store
from lib.dashboard.views.address import PAGES
from tests.pages.conftest import Open
from tests.pages.reading import Page
from tests.refreshed import keep, trade_figures
from tests.shipped import copy_shipped
from tests.store.articles import article

Damage = Callable[[Path], object]


def missing(table: Path) -> None:
    table.unlink()


def cut_off(table: Path) -> None:
    table.write_bytes(table.read_bytes()[:-200])


def empty(table: Path) -> None:
    table.write_bytes(b"")


def other_column(table: Path) -> None:
    rows = pq.read_table(table)
    pq.write_table(rows.rename_columns(["surprise", *rows.column_names[1:]]), table)


def other_type(table: Path) -> None:
    rows = pq.read_table(table)
    first = rows.column_names[0]
    pq.write_table(rows.set_column(0, first, pa.array(range(len(rows)), pa.int64())), table)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped tables, free to be damaged; the pages read it."""
    copy_shipped(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("damage", [missing, cut_off, empty, other_column, other_type])
@pytest.mark.parametrize("name", PAGES)
def test_the_sentence_names_the_file(
    open_page: Open, data: Path, damage: Damage, name: str
) -> None:
    damage(data / "observations.parquet")
    page = open_page(name)
    assert page.fell_over == []
    assert page.complaints
    for complaint in page.complaints:
        assert "observations.parquet" in complaint
        for nothing in ("Traceback", str(data), "Error("):
            assert nothing not in complaint
    assert page.charts == {}


@pytest.mark.parametrize("table", ["quotations", "sources", "ties", "rejections"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_so_or_does_not_need_it(
    open_page: Open, data: Path, name: str, table: str
) -> None:
    missing(data / f"{table}.parquet")
    page = open_page(name)
    assert page.fell_over == []
    if page.complaints:
        assert all(f"{table}.parquet" in complaint for complaint in page.complaints)
    else:
        assert page.heading


def test_no_data_at_all_is_as_calm(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "nowhere"))
    for name in PAGES:
        page = open_page(name)
        assert page.fell_over == []
        assert any("observations.parquet" in complaint for complaint in page.complaints)


@pytest.mark.parametrize("name", PAGES)
def test_added_articles_that_cannot_be_read_are_said_in_one_quiet_line(
    data: Path, open_page: Open, name: str
) -> None:
    for number in (1, 2):
        store.add(data, [article(number)])
    assert not left_out_on(open_page(name))
    first, second = (segment.name for segment in store.edition(data).segments)
    (data / "added" / first / "ties.parquet").unlink()
    (said,) = left_out_on(open_page(name))
    assert said.startswith("1 added article is missing from these pages: added/segment-")
    assert said.endswith("the file is missing.")
    (data / "added" / second / "sources.parquet").unlink()
    (said,) = left_out_on(open_page(name))
    assert said.startswith("2 added articles are missing from these pages: ")
    (data / "added/manifest.json").unlink()
    (said,) = left_out_on(open_page(name))
    assert said.startswith("Added articles are missing from these pages: added/manifest")


@pytest.mark.parametrize("name", PAGES)
def test_vintages_that_cannot_be_read_are_said_in_one_quiet_line(
    data: Path, open_page: Open, name: str
) -> None:
    keep(data, "imf-trade", "IMF", trade_figures(), date(2026, 11, 30))
    assert not left_out_on(open_page(name))
    (data / "refreshed/imf-trade/2026-11-30/sources.parquet").unlink()
    assert left_out_on(open_page(name)) == [
        "Refreshed figures are missing from these pages: refreshed/imf-trade/2026-11-30: its "
        "files are not those it was written with; refresh from this service again."
    ]
    russian = [caption.value for caption in open_page(name, lang="ru").script.caption]
    assert any(one.startswith("На этих страницах нет части обновлённых цифр: ") for one in russian)


def left_out_on(page: Page) -> list[str]:
    """What a page says of articles that are left out."""
    assert page.fell_over == []
    captions = [caption.value for caption in page.script.caption]
    return [caption for caption in captions if "missing from these pages" in caption]

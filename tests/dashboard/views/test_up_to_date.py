"""The tabs of what was refreshed and where sources differ, without anything refreshed and with."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lib import store
from lib.codelists import codelist
from lib.dashboard import views
from lib.dashboard.narrative import LANGUAGES, wording
from lib.dashboard.narrative.refreshed_text import furthest
from lib.dashboard.queries.source_differences import differences
from lib.model import Controls, Files, Page, Prose, Run, Table, Tables, Tabs, Text
from tests.refreshed import keep, refreshed_data, trade_figures

DAYS = (date(2026, 8, 31), date(2026, 11, 30))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shipped tables with two vintages of invented trade."""
    return refreshed_data(tmp_path_factory.mktemp("refreshed") / "data", DAYS)


@pytest.fixture(scope="module")
def refreshed(folder: Path) -> Tables:
    """The same as tables."""
    return store.tables(folder)


def tab(tables: Tables, name: str, *pairs: tuple[str, str]) -> Page:
    return views.shown(tables, "data", (("tab", name), *pairs)).page


def words_of(cell: Text) -> str:
    """A cell as it is read."""
    if isinstance(cell, Run):
        return cell.text
    return cell if isinstance(cell, str) else "".join(words_of(one) for one in cell)


def table(page: Page, caption: str) -> Table:
    (found,) = (one for one in page.blocks if isinstance(one, Table) and one.caption == caption)
    return found


def said(page: Page) -> str:
    return " ".join(words_of(p) for b in page.blocks if isinstance(b, Prose) for p in b.paragraphs)


def column(found: Table, name: str) -> list[str]:
    place = found.head.index(name)
    return [words_of(row[place]) for row in found.body]


def tabs_of(page: Page) -> Sequence[str]:
    (found,) = (one for one in page.blocks if isinstance(one, Tabs))
    return [option.value for option in found.choice.options]


def test_where_nothing_was_refreshed_the_tab_says_how(shipped: Tables) -> None:
    page = tab(shipped, "up_to_date")
    assert said(page).startswith("Nothing has been refreshed here yet")
    assert "Nothing is fetched unless somebody runs the command" in said(page)
    commands = column(table(page, "How to refresh"), "Command")
    assert commands == [
        ".venv/bin/multivector refresh",
        ".venv/bin/multivector refresh --dry-run",
        ".venv/bin/multivector refresh imf-trade",
    ]
    found = table(page, "Services that can be asked")
    assert len(found.body) == len(codelist("refresh_service"))
    assert set(column(found, "Refreshed")) == {"not refreshed"}
    assert set(column(found, "Figures up to")) == {""}
    assert not page.takes_partners
    assert "Vintages that are kept" not in repr(page)
    assert "differences" not in tabs_of(page) and page.notices == ()


def test_of_each_service_it_is_said_what_is_there_of_it(refreshed: Tables) -> None:
    page = tab(refreshed, "up_to_date")
    assert said(page).startswith("Figures were refreshed from 1 of 6 services.")
    found = table(page, "Services that can be asked")
    (row,) = (one for one in found.body if words_of(one[0]).endswith("imf-trade"))
    cells = dict(zip(found.head, map(words_of, row), strict=True))
    assert cells == {
        "Service": "Trade by partner country imf-trade",
        "Publisher": "IMF",
        "Refreshed": "30 November 2026",
        "Figures up to": "June 2026",
        "Its edition": "30 November 2026 IMF.STA:IMTS 1.0.0",
        "Publishes next": "Every month, some three months after the month",
        "Terms": "IMF: not for redistribution; name the source",
    }
    kept = table(page, "Vintages that are kept")
    assert column(kept, "Refreshed") == ["30 November 2026", "31 August 2026"]
    assert (column(kept, "New"), column(kept, "Revised")) == (["0", "5,472"], ["1,596", "0"])
    assert "differences" in tabs_of(page)


def test_a_day_that_a_service_names_itself_is_said_as_such(refreshed: Tables) -> None:
    from dataclasses import replace

    (one,) = refreshed.refreshed
    tables = Tables(
        refreshed._rows, refreshed._frame, "x", refreshed=(replace(one, next_release="2026-12-15"),)
    )
    found = column(table(tab(tables, "up_to_date"), "Services that can be asked"), "Publishes next")
    assert "15 December 2026, as it says itself" in found


def test_a_later_answer_with_nothing_new_is_said(folder: Path, tmp_path: Path) -> None:
    tables_dir = refreshed_data(tmp_path / "data", DAYS[:1])
    keep(tables_dir, "imf-trade", "IMF", trade_figures(), DAYS[1])
    page = tab(store.tables(tables_dir), "up_to_date")
    found = column(table(page, "Services that can be asked"), "Refreshed")
    assert "30 November 2026 unchanged since 31 August 2026" in found


def test_without_second_figures_the_tab_of_differences_leads_on(shipped: Tables) -> None:
    page = tab(shipped, "differences")
    assert said(page).startswith("Nothing has been refreshed here, so there are no second figures")
    assert page.notices == () and not any(isinstance(one, Table) for one in page.blocks)


def test_differences_are_found_counted_and_listed(refreshed: Tables) -> None:
    page = tab(refreshed, "differences", ("partner", "RUS"))
    assert said(page).startswith(
        "Of 188 figures that a service and the record both have, 63 agree within 1%. "
        "The largest difference: imports, Kyrgyzstan – World, 2023: "
    )
    found = table(page, "Where they differ")
    assert all("Russia" in what for what in column(found, "Figure"))
    assert all(ratio.startswith("×") and ratio != "×1" for ratio in column(found, "Ratio"))
    assert all("IMF" in value for value in column(found, "Service"))
    assert all("IMF" not in value for value in column(found, "On record"))
    assert {note.partition(";")[0] for note in column(found, "Note")} == {
        "The same reports, through another office"
    }
    assert page.takes_partners


def test_two_editions_of_one_office_are_told_apart_in_the_sentence(refreshed: Tables) -> None:
    words, row = wording("en"), differences(refreshed)[0]
    assert f"({words.brief('compiler', row.compiler)}) and " in furthest(row, words)
    alike = replace(
        row, compared_compiler=row.compiler, published="2026-10-08", compared_published="2024"
    )
    office = words.brief("compiler", row.compiler)
    assert f"({office}, 8 Oct 2026) and " in furthest(alike, words)
    assert f"({office}, 2024)" in furthest(alike, words)


def test_what_is_drawn_is_what_is_exported(refreshed: Tables) -> None:
    pairs = (("partner", "RUS,CHN"), ("order", "ratio"))
    page = tab(refreshed, "differences", *pairs)
    (files,) = (one for one in page.blocks if isinstance(one, Files))
    frame = views.frame_of(files.rows, refreshed)
    assert list(frame["observation_id"]) == [row.observation_id for row in files.rows.records]
    assert "order=ratio" in str(files.links[0].address)
    assert files.terms == (
        "There are rows in these files that are not for redistribution without permission (IMF)."
    )


def test_without_a_partner_no_row_is_shown(refreshed: Tables) -> None:
    page = tab(refreshed, "differences", ("partner", "none"))
    assert "no partner is chosen, so no row is shown" in said(page)
    assert not any(isinstance(one, Table) for one in page.blocks)


def test_a_long_table_has_pages(refreshed: Tables) -> None:
    first = tab(refreshed, "differences", ("of", "everyone"))
    last = tab(refreshed, "differences", ("of", "everyone"), ("page", "5"))
    rows = [len(table(page, "Where they differ").body) for page in (first, last)]
    assert rows == [25, 25], "125 differ"
    beyond = tab(refreshed, "differences", ("of", "everyone"), ("page", "6"))
    assert any("page 5 of 5" in str(notice) for notice in beyond.notices)
    for block in first.blocks:
        for choice in block.choices if isinstance(block, Controls) else ():
            if choice.name in ("between", "order", "of"):
                assert all("page=" not in option.address for option in choice.options)


def test_revisions_are_those_from_one_vintage_to_the_next(refreshed: Tables) -> None:
    page = tab(refreshed, "differences", ("between", "vintages"), ("of", "everyone"))
    assert said(page).startswith("1,596 figures were revised from one vintage to the next.")
    found = table(page, "Where they differ")
    assert found.head[2:4] == ("Now", "Before")
    assert all("30 Nov 2026" in value for value in column(found, "Now"))
    assert all("31 Aug 2026" in value for value in column(found, "Before"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_tabs_are_whole_in_every_language(refreshed: Tables, language: str) -> None:
    for name in ("up_to_date", "differences"):
        page = views.shown(refreshed, "data", (("tab", name), ("lang", language))).page
        text = " ".join(
            (
                said(page),
                *(words_of(c) for b in page.blocks if isinstance(b, Table) for c in b.head),
            )
        )
        assert "{" not in text
        if language != "en":
            for english in ("refreshed", "service", "record", "Edition", "Publishes", "Note"):
                assert english not in text

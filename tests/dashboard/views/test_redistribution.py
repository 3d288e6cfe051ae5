"""Whose rows may not be passed on is said beside every file that has any, and beside no other."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from lib import store
from lib.dashboard import views
from lib.dashboard.views import menus, not_for_redistribution
from lib.model import Chart, Rows, Tables
from tests.refreshed import keep, refreshed_data, trade_figures

BOTH = (
    "There are rows in these files that are not for redistribution without permission "
    "(IMF and UN Comtrade)."
)
IMF = BOTH.replace(" and UN Comtrade", "")


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Shipped tables with invented figures of the IMF."""
    return store.tables(refreshed_data(tmp_path_factory.mktemp("refreshed") / "data"))


def test_nothing_is_said_of_what_is_shipped(shipped: Tables) -> None:
    for page in views.address.PAGES:
        shown = views.shown(shipped, page, ())
        for chart in shown.page.charts():
            assert not_for_redistribution(chart.rows, shipped, "en") == ""
    for name in ("observations", "sources", "areas", "all"):
        assert not_for_redistribution(Rows(name, ()), shipped, "en") == ""


def test_tables_say_it_where_their_partners_have_such_rows(refreshed: Tables) -> None:
    assert not_for_redistribution(Rows("observations", (), ("RUS",)), refreshed, "en") == IMF
    assert not_for_redistribution(Rows("observations", (), None), refreshed, "en") == IMF
    assert not_for_redistribution(Rows("all", (), ("RUS",)), refreshed, "en") == IMF
    assert not_for_redistribution(Rows("observations", (), ("FRA",)), refreshed, "en") == ""
    assert not_for_redistribution(Rows("areas", (), ("RUS",)), refreshed, "en") == ""


def test_two_offices_are_named_in_one_line(tmp_path: Path) -> None:
    folder = refreshed_data(tmp_path / "data")
    keep(folder, "un-comtrade", "UN-COMTRADE", trade_figures(), date(2026, 11, 30))
    assert not_for_redistribution(Rows("all", ()), store.tables(folder), "en") == BOTH


def test_rows_of_a_chart_are_known_by_what_they_were_computed_from(refreshed: Tables) -> None:
    shown = views.shown(refreshed, "data", (("tab", "differences"),))
    (rows,) = (b.rows for b in shown.page.blocks if hasattr(b, "rows"))
    assert not_for_redistribution(rows, refreshed, "en") == IMF
    nothing = Rows(rows.name, (), rows.partners, rows.choices)
    assert not_for_redistribution(nothing, refreshed, "en") == ""


def test_a_computed_row_is_of_the_documents_of_its_parts(refreshed: Tables) -> None:
    parts = [row for row in refreshed.observations if row.compiler in ("IMF", "NSC")]
    names = {row.compiler: row.observation_id for row in parts}

    @dataclass(frozen=True)
    class Sum:
        observation_id: str
        derived_from: str

    both = Rows("trade", (Sum("computed:sum", f"{names['NSC']} {names['IMF']}"),))
    ours = Rows("trade", (Sum("computed:sum", names["NSC"]),))
    assert not_for_redistribution(both, refreshed, "en") == IMF
    assert not_for_redistribution(ours, refreshed, "en") == ""


def test_it_is_in_the_menu_of_downloads(shipped: Tables) -> None:
    shown = views.shown(shipped, "trade", ())
    chart: Chart = shown.page.charts()[0]
    assert menus(shown.question, chart, "https://here.example").terms == ""
    assert menus(shown.question, chart, "https://here.example", IMF).terms == IMF


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_it_is_said_in_the_reader_s_language(refreshed: Tables, language: str) -> None:
    said = not_for_redistribution(Rows("all", ()), refreshed, language)
    assert {"ru": "МВФ", "ky": "ЭВФ"}[language] in said and "permission" not in said


def test_a_dataset_of_the_world_s_trade_is_under_its_own_terms(
    made_with_baci: Tables, made_with_comtrade: Tables
) -> None:
    rows = Rows("world_goods", ())
    assert not_for_redistribution(rows, made_with_baci, "en") == ""
    assert not_for_redistribution(rows, made_with_comtrade, "en") == BOTH.replace("IMF and ", "")

"""Every page with every selection and choice: it says what it shows, and gives that away."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from lib import queries, store
from tests.pages.agreement import assert_drawn_is_taken
from tests.pages.conftest import Open
from tests.pages.reading import PAGES, Page

_CHARTS = {"compare": {"compare", "flows", "members"}, "trade": {"trade", "statements"}}
_CHOICES = [
    ("compare", "compare", "view"),
    ("compare", "compare", "indicator"),
    ("compare", "compare", "base"),
    ("compare", "flows", "year"),
    ("compare", "members", "block"),
    ("trade", "trade", "indicator"),
    ("trade", "trade", "view"),
    ("trade", "statements", "pair"),
]
"""Page, answer, choice."""


def chosen(page: Page) -> list[str]:
    """The partners in the filter."""
    return list(page.script.multiselect(key="partner").value)


def assert_well(page: Page) -> None:
    """What no page may show is not there."""
    assert not page.fell_over
    assert not page.complaints
    assert len(page.script.title) == 1
    for nothing in ("nan", "None", "NaT", "inf", "<NA>", "Traceback"):
        assert nothing not in page.words.split(), nothing


def control(page: Page, key: str) -> Any:
    """The widget of a choice."""
    found = [*page.script.selectbox, *page.script.button_group]
    return next(widget for widget in found if widget.key == key)


@pytest.mark.parametrize("name", PAGES)
def test_the_default_is_russia_the_eu_and_the_cis(open_page: Open, name: str) -> None:
    page = open_page(name)
    assert_well(page)
    assert chosen(page) == ["RUS", "EU27", "CIS"]
    assert set(page.charts) == _CHARTS.get(name, set())
    assert not page.script.query_params


@pytest.mark.parametrize("name", PAGES)
def test_no_partner_is_said_and_nothing_is_drawn(open_page: Open, name: str) -> None:
    page = open_page(name, partner="none")
    assert_well(page)
    assert chosen(page) == []
    assert page.charts == page.addresses == {}
    if name == "data":
        assert "no row is about any partner, since none is chosen" in page.words
    else:
        assert "No partner is chosen, so there is nothing to show." in page.words
        assert page.files == {}


@pytest.mark.parametrize("partner", ["RUS", "CHN", "EU27"])
@pytest.mark.parametrize("name", PAGES)
def test_one_partner_alone(open_page: Open, name: str, partner: str) -> None:
    page = open_page(name, partner=partner)
    assert_well(page)
    assert chosen(page) == [partner]
    not_drawn = {"members": "EU27", "statements": "RUS"}
    charts = {chart for chart in _CHARTS.get(name, ()) if not_drawn.get(chart, partner) == partner}
    assert set(page.charts) == charts
    assert_drawn_is_taken(page)


@pytest.mark.parametrize("partner", ["RUS,EU27,CIS", "EAEU,KAZ,RUS", "TUR,USA,GBR,EU27"])
@pytest.mark.parametrize("name", PAGES)
def test_several_partners(open_page: Open, name: str, partner: str) -> None:
    page = open_page(name, partner=partner)
    assert_well(page)
    assert chosen(page) == partner.split(",")
    assert_drawn_is_taken(page)


@pytest.mark.parametrize("name", PAGES)
def test_every_partner_at_once(
    open_page: Open, name: str, tables: Mapping[str, pd.DataFrame]
) -> None:
    everyone = queries.partners(tables["observations"])
    page = open_page(name, partner=",".join(everyone))
    assert_well(page)
    assert tuple(chosen(page)) == everyone
    assert set(page.charts) == _CHARTS.get(name, set())
    assert_drawn_is_taken(page)


@pytest.mark.parametrize(("name", "answer", "choice"), _CHOICES)
def test_every_option_of_a_choice(
    open_page: Open, name: str, answer: str, choice: str, tables: Mapping[str, pd.DataFrame]
) -> None:
    """Chosen one after the other: the address says it, the rows of the answer change."""
    partners = ("KAZ", "RUS", "CIS", "EAEU")
    options = queries.options(answer, choice, tables, partners)
    also = {"view": "growth"} if choice == "base" else {}
    page = open_page(name, partner=",".join(partners), **also)
    taken = set()
    for option in (*options[1:], options[0]):
        if len(options) > 1:
            control(page, choice).set_value(option)
        page.script.run()
        assert_well(page)
        assert_drawn_is_taken(page)
        default = option == options[0]
        assert page.script.query_params.get(choice) == (None if default else option)
        taken.add(page.files[f"{answer}_csv"]())
    assert len(taken) == len(options), "an option changes nothing"


def test_the_choices_of_an_address_are_what_is_shown(open_page: Open) -> None:
    page = open_page("compare", view="growth", base="2020", indicator="imports", partner="CHN")
    assert_well(page)
    assert "imports, measured against 2020, stood at ×7.25 with China" in page.words
    assert page.addresses["compare"].endswith("view=growth&indicator=imports&base=2020")
    assert_drawn_is_taken(page)


@pytest.mark.parametrize("indicator", ["trade_turnover", "exports", "imports"])
def test_the_scale_may_be_logarithmic(open_page: Open, indicator: str) -> None:
    page = open_page("trade", indicator=indicator)
    assert page.charts["trade"]["layout"]["yaxis"]["type"] == "linear"
    control(page, "scale").set_value("log").run()
    assert_well(page)
    assert page.script.query_params["scale"] == "log"
    assert page.charts["trade"]["layout"]["yaxis"]["type"] == "log"
    assert_drawn_is_taken(page)


def test_a_balance_has_no_logarithm(open_page: Open) -> None:
    page = open_page("trade", indicator="trade_balance", scale="log")
    assert_well(page)
    assert page.charts["trade"]["layout"]["yaxis"]["type"] == "linear"


@pytest.mark.parametrize("table", store.TABLES)
def test_every_table_can_be_taken(open_page: Open, table: str) -> None:
    page = open_page("data", table=table)
    assert_well(page)
    assert_drawn_is_taken(page)
    described = page.script.table[0].value
    assert list(described.index) == [column.name for column in store.TABLES[table].columns]


def test_a_choice_that_two_pages_have_is_right_on_both(open_page: Open) -> None:
    page = open_page("compare")
    for name in ("trade", "compare", "trade"):
        page.script.switch_page(f"../../pages/{name}.py").run()
        assert_well(page)
        assert control(page, "view").value == "level"
        assert name in page.charts


def test_a_choice_outlives_a_change_of_its_options(open_page: Open) -> None:
    page = open_page("compare", block="CIS")
    for partners in (["RUS", "EU27", "CIS", "EAEU"], ["CIS", "EAEU"], ["CIS", "RUS"]):
        page.script.multiselect(key="partner").set_value(partners).run()
        assert_well(page)
        assert page.addresses["members"].endswith("block=CIS")

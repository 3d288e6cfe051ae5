"""Every page with every selection and choice: it says what it shows, and gives that away."""

import re
from typing import Any

import pytest

from lib import store
from lib.dashboard import queries, views
from lib.model import Tables
from tests import round_numbers
from tests.pages.agreement import assert_drawn_is_taken
from tests.pages.conftest import Open
from tests.pages.reading import PAGES, Page, as_read

pytestmark = pytest.mark.usefixtures("over_round_numbers")

_CHARTS = {
    "claims": {"claims", "claims_apart", "claims_in_line"},
    "compare": {"compare", "flows", "members"},
    "trade": {"trade", "streams", "gold"},
    "mirror": {"mirror", "statements"},
    "people": {"migrants", "remittances"},
}
_CHOICES = [
    ("claims", "claims", "claim"),
    ("compare", "compare", "view"),
    ("compare", "compare", "indicator"),
    ("compare", "compare", "base"),
    ("compare", "flows", "year"),
    ("compare", "members", "block"),
    ("trade", "trade", "indicator"),
    ("trade", "trade", "view"),
    ("trade", "streams", "year"),
    ("mirror", "statements", "pair"),
    ("people", "migrants", "host"),
]
"""Page, answer, choice."""


@pytest.fixture(scope="module")
def made() -> Tables:
    """The same tables in memory."""
    return round_numbers.edition()


def chosen(page: Page) -> list[str]:
    """The chosen partners: those in the filter, where there is one."""
    kept = list(page.script.session_state["partner"])
    assert all(list(one.value) == kept for one in page.script.multiselect)
    return kept


def assert_well(page: Page) -> None:
    """What no page may show is not there."""
    assert not page.fell_over
    assert not page.complaints
    assert len(page.script.title) == 1
    for nothing in ("nan", "NaT", "inf", "<NA>", "Traceback"):
        assert nothing not in page.words.split(), nothing
    assert not re.search(r"(?<!^)(?<![.!?] )\bNone\b", page.words, re.MULTILINE)


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


@pytest.mark.parametrize("name", [name for name in PAGES if name != "claims"])
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


def test_a_claim_is_there_whoever_is_chosen(open_page: Open) -> None:
    page = open_page("claims", partner="none")
    assert_well(page)
    assert chosen(page) == []
    assert set(page.charts) == _CHARTS["claims"]


@pytest.mark.parametrize("partner", ["RUS", "CHN", "EU27"])
@pytest.mark.parametrize("name", PAGES)
def test_one_partner_alone(open_page: Open, name: str, partner: str, made: Tables) -> None:
    page = open_page(name, partner=partner)
    assert_well(page)
    assert chosen(page) == [partner]
    needed = {"members": "block", "statements": "pair", "mirror": "across"}
    charts = {
        chart
        for chart in _CHARTS.get(name, ())
        if chart not in needed or views.options(chart, needed[chart], made, (partner,))
    }
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
def test_every_partner_at_once(open_page: Open, name: str, made: Tables) -> None:
    everyone = queries.partners(made)
    page = open_page(name, partner=",".join(everyone))
    assert_well(page)
    assert tuple(chosen(page)) == everyone
    assert set(page.charts) == _CHARTS.get(name, set())
    assert_drawn_is_taken(page)


@pytest.mark.parametrize("name", PAGES)
def test_every_partner_of_the_shipped_tables_at_once(
    open_page: Open,
    name: str,
    shipped: Tables,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever was put on record last."""
    monkeypatch.delenv("DATA_DIR")
    everyone = queries.partners(shipped)
    page = open_page(name, partner=",".join(everyone))
    assert_well(page)
    assert tuple(chosen(page)) == everyone
    assert set(page.charts) <= _CHARTS.get(name, set())
    assert_drawn_is_taken(page)


@pytest.mark.parametrize("name", PAGES)
def test_the_shipped_tables_as_they_are_first_seen(
    open_page: Open, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATA_DIR")
    page = open_page(name)
    assert_well(page)
    assert chosen(page) == ["RUS", "EU27", "CIS"]
    assert_drawn_is_taken(page)


@pytest.mark.parametrize(("name", "answer", "choice"), _CHOICES)
def test_every_option_of_a_choice(
    open_page: Open, name: str, answer: str, choice: str, made: Tables
) -> None:
    """Chosen one after the other: the address says it, the rows of the answer change."""
    partners = ("KAZ", "RUS", "CIS", "EAEU")
    options = views.options(answer, choice, made, partners)
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


def test_euros_stay_euros_until_another_view_is_chosen(open_page: Open) -> None:
    page = open_page("mirror", partner="EU27")
    assert_well(page)
    assert "€1 billion of exports" in page.words
    assert set(page.tables["mirror"]["unit_label"]) == {"US dollars", "euros"}
    control(page, "currency").set_value("dollars").run()
    assert_well(page)
    assert page.script.query_params["currency"] == "dollars"
    assert "€" not in page.words
    assert "the importer’s figure is ×0.47 the exporter’s, below the ×1.05 to ×1.20" in page.words
    assert_drawn_is_taken(page)
    assert not [
        box
        for box in open_page("mirror", partner="KAZ").script.button_group
        if box.key == "currency"
    ]


def test_where_one_side_alone_is_on_record_the_page_says_who_has_both(open_page: Open) -> None:
    page = open_page("mirror", partner="RUS")
    assert_well(page)
    assert "For none of the chosen partners" in page.words
    assert "Kazakhstan" in page.words
    assert "mirror" not in page.charts


@pytest.mark.parametrize(("count", "axes"), [(3, 1), (6, 6)])
def test_many_partners_have_a_panel_each(open_page: Open, count: int, axes: int) -> None:
    partners = ("RUS", "KAZ", "CHN", "TUR", "UZB", "DEU")[:count]
    layout = open_page("trade", partner=",".join(partners)).charts["trade"]["layout"]
    assert len([name for name in layout if name.startswith("yaxis")]) == axes


def test_the_choices_of_an_address_are_what_is_shown(open_page: Open) -> None:
    page = open_page("compare", view="growth", base="2020", indicator="imports", partner="CHN")
    assert_well(page)
    assert "imports, measured against 2020, stood at ×1.94 for China" in page.words
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
    names = [as_read(name) for name in described.index]
    assert names == [column.name for column in store.TABLES[table].columns]


def test_a_choice_that_two_pages_have_is_right_on_both(open_page: Open) -> None:
    page = open_page("compare")
    for name in ("trade", "compare", "trade"):
        page.script.switch_page(f"../../../pages/{name}.py").run()
        assert_well(page)
        assert control(page, "view").value == "level"
        assert name in page.charts


def test_a_choice_outlives_a_change_of_its_options(open_page: Open) -> None:
    page = open_page("compare", block="CIS")
    for partners in (["RUS", "EU27", "CIS", "EAEU"], ["CIS", "EAEU"], ["CIS", "RUS"]):
        page.script.multiselect(key="partner").set_value(partners).run()
        assert_well(page)
        assert page.addresses["members"].endswith("block=CIS")

"""What an address may say, and what the page says to an address that means nothing."""

import pytest

from tests.pages.conftest import Open
from tests.pages.reading import PAGES, Page

pytestmark = pytest.mark.usefixtures("over_round_numbers")


def chosen(page: Page) -> list[str]:
    kept = list(page.script.session_state["partner"])
    assert all(list(one.value) == kept for one in page.script.multiselect)
    return kept


@pytest.mark.parametrize(
    ("partner", "codes"),
    [
        ("CHN", ["CHN"]),
        ("chn,eu27", ["CHN", "EU27"]),
        (["RUS", "CHN"], ["RUS", "CHN"]),
        (["RUS,KAZ", "CHN"], ["RUS", "KAZ", "CHN"]),
        ("EU", ["EU27"]),
        ("RUS,RUS,rus", ["RUS"]),
        (" RUS , EU27 ", ["RUS", "EU27"]),
        ("none", []),
        ("", []),
    ],
)
def test_partners_are_read_as_they_are_written(
    open_page: Open, partner: str | list[str], codes: list[str]
) -> None:
    page = open_page("compare", partner=partner)
    assert chosen(page) == codes
    assert page.complaints == []
    assert page.fell_over == []


@pytest.mark.parametrize("name", PAGES)
def test_an_unknown_partner_is_named_in_one_line(open_page: Open, name: str) -> None:
    page = open_page(name, partner="RUS,ATLANTIS")
    [complaint] = page.complaints
    assert "“ATLANTIS”" in complaint
    assert chosen(page) == ["RUS"]
    assert page.addresses, "the page goes on"
    assert page.fell_over == []


@pytest.mark.parametrize("partner", ["FRO", "KGZ"])
def test_an_area_without_record_is_named_too(open_page: Open, partner: str) -> None:
    page = open_page("trade", partner=f"{partner},CHN")
    [complaint] = page.complaints
    assert f"“{partner}”" in complaint
    assert chosen(page) == ["CHN"]


@pytest.mark.parametrize(
    ("name", "choice", "value"),
    [
        ("compare", "view", "sideways"),
        ("compare", "indicator", "tourism"),
        ("compare", "year", "1066"),
        ("compare", "block", "RUS"),
        ("trade", "view", "sideways"),
        ("trade", "indicator", "TRADE_TURNOVER"),
        ("trade", "scale", "cubic"),
        ("mirror", "pair", "CHN"),
        ("people", "host", "KAZ"),
        ("data", "table", "secrets"),
    ],
)
def test_an_unknown_choice_is_named_and_the_default_shown(
    open_page: Open, name: str, choice: str, value: str
) -> None:
    page = open_page(name, **{choice: value})
    [complaint] = page.complaints
    assert f"“{value}”" in complaint
    default = open_page(name)
    assert page.fell_over == []
    assert page.addresses == default.addresses
    assert page.charts.keys() == default.charts.keys()


def test_an_unknown_base_year_is_named(open_page: Open) -> None:
    page = open_page("compare", view="growth", base="2022")
    [complaint] = page.complaints
    assert "“2022”" in complaint
    assert "2019 = 1" in page.charts["compare"]["layout"]["title"]["text"]


def test_an_address_is_words_and_not_markup(open_page: Open) -> None:
    page = open_page("compare", partner="RUS,![x](http://evil.example/x.png)", view="<b>*x*")
    shown = [warning.value for warning in page.script.warning]
    assert len(shown) == 2
    assert r"!\[x\](http\::small[]/" in shown[0]
    assert r"\<b>\*x\*" in shown[1]

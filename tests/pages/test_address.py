"""What an address may say, and what the page says to an address that means nothing."""

import pytest

from lib.dashboard.views.address import CHOICES, PAGES
from tests.pages.conftest import Open

pytestmark = pytest.mark.usefixtures("over_round_numbers")

_NAMED_AS = {
    "ATLANTIS": "not on record: ATLANTIS",
    "FRO": "The Faroe Islands cannot be chosen: the tables of Kyrgyz trade",
    "KGZ": "Kyrgyzstan is what all pages are about",
    "WLD": "All countries together",
}
"""What is said of each: what the record lacks is no more than what it lacks."""
_FREE = {"q"}
"""Choices that are a reader's own words: every value means something."""


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
    ],
)
def test_partners_are_read_as_they_are_written(
    open_page: Open, partner: str | list[str], codes: list[str]
) -> None:
    page = open_page("trade", partner=partner)
    assert page.chips == codes
    assert page.notices == page.complaints == page.fell_over == []


@pytest.mark.parametrize("partner", ["none", ""])
def test_no_partner_is_said_first(open_page: Open, partner: str) -> None:
    page = open_page("trade", partner=partner)
    assert page.chips == page.complaints == page.fell_over == []
    (notice,) = page.notices
    assert notice.startswith("No partner is chosen")


@pytest.mark.parametrize("name", PAGES)
def test_an_unknown_language_is_named_in_one_line(open_page: Open, name: str) -> None:
    page = open_page(name, lang="zz", partner="RUS")
    (notice,) = page.notices
    assert "The address asks for “zz”, which is not offered here" in notice
    assert page.heading and page.fell_over == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("strange", ["ATLANTIS", "FRO", "KGZ", "WLD"])
def test_an_unknown_partner_is_named_in_one_line(open_page: Open, name: str, strange: str) -> None:
    page = open_page(name, partner=f"RUS,{strange}")
    (notice,) = page.notices
    assert _NAMED_AS[strange] in notice
    assert page.chips in ([], ["RUS"])
    assert page.heading and page.fell_over == []


@pytest.mark.parametrize(
    ("name", "choice"), [(name, one) for name in PAGES for one in CHOICES[name] if one not in _FREE]
)
def test_a_strange_choice_takes_no_page_down(open_page: Open, name: str, choice: str) -> None:
    for value in ("sideways", "", "1066", "<b>x</b>"):
        page = open_page(name, **{choice: value})
        assert page.fell_over == page.complaints == []
        assert len(page.notices) <= 1
        if page.notices and value:
            assert value in page.notices[0]
        assert page.heading


@pytest.mark.parametrize("name", PAGES)
def test_a_strange_tab_is_named_and_the_first_shown(open_page: Open, name: str) -> None:
    if "tab" not in CHOICES[name]:
        pytest.skip("a page without tabs")
    default, page = open_page(name), open_page(name, tab="sideways")
    assert "mv-tabs" not in default.markup or any("“sideways”" in one for one in page.notices)
    assert page.heading == default.heading
    assert page.charts.keys() == default.charts.keys()


@pytest.mark.parametrize("name", PAGES)
def test_a_name_the_page_does_not_have_is_named(open_page: Open, name: str) -> None:
    (notice,) = open_page(name, colour="red").notices
    assert "colour" in notice


def test_of_many_strange_names_the_first_are_named_and_the_rest_counted(open_page: Open) -> None:
    many = ",".join(f"X{number}" for number in range(50))
    page = open_page("trade", partner=f"RUS,{many}", **{"y" * 300: "1"})
    assert len(page.notices) == 5
    for notice, name in zip(page.notices[:3], ("X0", "X1", "X2"), strict=True):
        assert notice.endswith(f": {name}.")
    assert len(page.notices[3]) < 120
    assert "47" in page.notices[4]

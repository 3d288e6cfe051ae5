"""Links of ours where the server is at a path below its host."""

import pytest

from lib.dashboard.markup import Html, below, html_of
from lib.model import (
    Card,
    Cards,
    Choice,
    ChoiceForm,
    Controls,
    Option,
    Prose,
    Run,
    Search,
    Tabs,
)

FEW = Choice("tab", "Tab", (Option("a", "A", "/trade"), Option("b", "B", "/trade?tab=b")), "a")
LIST = Choice(
    "year",
    "Year",
    tuple(Option(str(n), str(n), f"/trade?year={n}") for n in range(2018, 2026)),
    "2018",
    ChoiceForm.LIST,
)
SWITCH = Choice(
    "events",
    "Events",
    (Option("off", "", "/trade"), Option("on", "Events", "/trade?events=on")),
    "off",
    ChoiceForm.SWITCH,
)


@pytest.mark.parametrize(
    "block",
    [
        Tabs("Ways", FEW),
        Controls((LIST,)),
        Controls((SWITCH,)),
        Search("Find", "q", "oil", "/claims?partner=RUS"),
        Prose((Run("Trade", "/trade"),)),
        Cards("Said", (Card("4", "/claims?claim=a.1", "Trade", ("One.",), None, None, ""),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_every_address_of_ours_is_below_the_path(block: object) -> None:
    """One that is not leads out of the site, to whatever is at the root of its host."""
    plain = html_of(block)  # type: ignore[arg-type]
    found = below(plain, "/kg")
    for path in ("/trade", "/claims"):
        assert plain.count(f"'{path}") == found.count(f"'/kg{path}")
        assert f"'{path}" not in found
    assert "'/kg/" in found and below(plain, "") == plain


@pytest.mark.parametrize(
    "html",
    [
        "<a href='https://stat.example/trade'>a</a>",
        "<a href='//stat.example/trade'>a</a>",
        "<a href='#content'>a</a>",
        "<p>go to '/trade'</p>",
    ],
)
def test_what_is_no_address_of_ours_stays(html: str) -> None:
    assert below(Html(html), "/kg") == html

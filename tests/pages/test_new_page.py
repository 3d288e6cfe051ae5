"""A page that was added by halves: without its messages, its script, or a menu at all."""

import gettext

import pytest

from lib.dashboard.ui import menu, words
from lib.dashboard.ui.menu import MENU, Entry
from tests.pages.conftest import Open
from tests.pages.reading import PAGES, Page


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys put into this list have no message."""
    gone: list[str] = []
    known = words._catalogue("en")

    class Fewer(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message if message in gone else known.gettext(message)

        def ngettext(self, one: str, other: str, n: int) -> str:
            return known.ngettext(one, other, n)

    monkeypatch.setattr(words, "_catalogue", lambda language: Fewer())
    return gone


def links(page: Page) -> list[str]:
    return [link.proto.label for link in page.script.get("page_link")]


def test_without_its_messages_a_page_alone_suffers(open_page: Open, without: list[str]) -> None:
    without += ["people.menu", "people.title", "menu.take"]
    for name in PAGES:
        page = open_page(name)
        assert links(page)[[entry.name for entry in MENU].index("people")] == "people"
        assert len(links(page)) == len(MENU)
        if name == "people":
            assert len(page.fell_over) == 1
        else:
            assert page.fell_over == [] and page.complaints == []
    assert list(menu.faults()) == [
        "lib/dashboard/ui/messages: there is no message 'people.menu', for the page 'people'",
        "lib/dashboard/ui/messages: there is no message 'people.title', for the page 'people'",
        "lib/dashboard/ui/messages: there is no message 'menu.take', for the page 'data'",
    ]


@pytest.mark.parametrize("place", [0, len(MENU)])
def test_without_its_script_a_page_is_left_out(
    place: int, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = (*MENU[:place], Entry("record", "hello"), *MENU[place:])
    monkeypatch.setattr(menu, "MENU", new)
    for name in PAGES:
        page = open_page(name)
        assert page.fell_over == [] and page.complaints == []
        assert len(links(page)) == len(MENU)
    assert next(menu.faults()) == "lib/dashboard/ui/menu.py: there is no script pages/hello.py"


@pytest.mark.parametrize("part", ["menu.draw", "style.apply", "read_page.reminder"])
def test_what_fails_around_a_page_takes_none_down(
    part: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object) -> None:
        raise RuntimeError(part)

    monkeypatch.setattr(f"lib.dashboard.ui.{part}", fall)
    page = open_page("trade")
    assert page.fell_over == [] and "trade" in page.charts
    (said,) = page.complaints
    assert said.startswith("Something around this page, such as the menu, could not be shown.")


def test_nothing_is_missing_of_the_pages_there_are() -> None:
    assert list(menu.faults()) == []
    assert {f"{entry.name}.py" for entry in MENU} == {
        path.name for path in menu._PAGES.glob("*.py")
    }

"""What a page is made of goes together: its name, its choices, its view, its script."""

from pathlib import Path

import pytest

from lib.dashboard import views
from lib.dashboard.views.address import CHOICES, PAGES
from lib.model import Page, Prose, Question, Tables
from tests.pages.conftest import Open

_SCRIPTS = Path(__file__).resolve().parents[2] / "pages"

pytestmark = pytest.mark.usefixtures("over_round_numbers")


def hello(_: Tables, question: Question) -> Page:
    """The smallest page there is."""
    prose = Prose(("Hello <b>world</b>.",))
    return Page(question.page, "Hello", "Is there a new page?", "There is.", (prose,))


def test_every_page_has_a_view_a_script_and_its_choices() -> None:
    assert set(views.VIEWS) == set(CHOICES) == set(PAGES)
    assert {script.stem for script in _SCRIPTS.glob("*.py")} == set(PAGES)
    for name in PAGES:
        assert f'show("{name}")' in (_SCRIPTS / f"{name}.py").read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_another_view_is_shown_with_all_that_is_around_it(
    name: str, open_page: Open, monkeypatch: pytest.MonkeyPatch, round_folder: Path
) -> None:
    monkeypatch.setattr(views, "VIEWS", {**views.VIEWS, name: hello})
    page = open_page(name, partner="UZB,KAZ")  # chosen nowhere else: pages are kept
    assert page.fell_over == page.complaints == page.notices == []
    assert page.heading == "Is there a new page?"
    assert "Hello &lt;b&gt;world&lt;/b&gt;." in page.markup
    assert page.chips == ["UZB", "KAZ"]


def test_a_page_to_which_partners_make_no_difference_has_no_line_of_them(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def alone(tables: Tables, question: Question) -> Page:
        page = hello(tables, question)
        return Page(page.name, page.title, page.heading, "", page.blocks, takes_partners=False)

    monkeypatch.setattr(views, "VIEWS", {**views.VIEWS, "people": alone})
    page = open_page("people", partner="KAZ,UZB")
    assert page.chips == []
    assert "partner-list" not in page.markup
    assert "/trade?partner=KAZ,UZB" in page.markup, "the choice goes along to other pages"

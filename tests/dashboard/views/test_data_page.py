"""The page of tables as a value: what is searched for, and what is not known."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib import store
from lib.dashboard import views
from lib.ingest import addition
from lib.ingest.article_rows import article_of
from lib.model import (
    NO_PUBLISHER,
    ChoiceForm,
    Controls,
    Files,
    Prose,
    Run,
    Table,
    Tables,
)
from tests import round_numbers
from tests.dashboard.views.page_parts import strings

TEXT = "Exports of Kyrgyzstan to Russia came to $1.2 billion in 2022."


@pytest.fixture
def unnamed(tmp_path: Path) -> Tables:
    """Round numbers, and an article without a publisher and an address."""
    round_numbers.write(tmp_path)
    article = article_of(TEXT, date(2024, 11, 5))
    assert (article.publisher, article.url) == (NO_PUBLISHER, "")
    store.add(tmp_path, [addition(TEXT, article)])
    return store.tables(tmp_path)


@pytest.mark.parametrize(
    ("table", "searched"), [("observations", "1.2 billion"), ("sources", "article")]
)
def test_no_publisher_and_no_address_are_shown_as_what_they_are(
    unnamed: Tables, table: str, searched: str
) -> None:
    page = views.shown(unnamed, "data", (("table", table), ("q", searched))).page
    [found] = [block for block in page.blocks if isinstance(block, Table) and block.body]
    cells = [cell for row in found.body for cell in row]
    assert Run("not stated", style="silent") in cells
    assert NO_PUBLISHER not in cells
    assert all(cell.address for cell in cells if isinstance(cell, Run) and cell.text == "open")


def test_no_page_names_a_publisher_that_is_not_known(unnamed: Tables) -> None:
    for name in views.address.PAGES:
        shown = views.shown(unnamed, name, ())
        assert NO_PUBLISHER not in repr(shown.page.blocks), name


def test_a_search_is_named_and_its_files_are_not_said_to_be_searched(shipped: Tables) -> None:
    pages = [
        views.shown(shipped, "data", (("partner", "RUS"), *pairs)).page
        for pairs in ((), (("q", "Austria"),), (("q", "Atlantis"),))
    ]
    words = [
        next(str(block.paragraphs[0]) for block in page.blocks if isinstance(block, Prose))
        for page in pages
    ]
    assert "Austria" not in words[0]
    assert words[1].endswith("All have “Austria” in them.") and "45 rows about Russia" in words[1]
    assert words[2].startswith("Figures: 0 rows") and "in them" not in words[2]
    labels = [
        next(block.label for block in page.blocks if isinstance(block, Files)) for page in pages
    ]
    assert labels[0] == "These rows:" and labels[1] != labels[0]


def test_the_order_of_rows_is_a_list_however_few_there_are(shipped: Tables) -> None:
    page = views.shown(shipped, "data", ()).page
    (choice,) = (
        choice
        for block in page.blocks
        if isinstance(block, Controls)
        for choice in block.choices
        if choice.name == "sort"
    )
    assert choice.form is ChoiceForm.LIST and choice.options[0].label == "Order of the file"


@pytest.mark.parametrize("asked", ["99999", "-1", "0", "x", "x" * 90])
def test_a_page_that_is_not_there_is_named(asked: str, shipped: Tables) -> None:
    (said,) = views.shown(shipped, "data", (("table", "areas"), ("page", asked))).page.notices
    assert str(said).startswith(f"The address asks for page “{asked[:40]}") and len(str(said)) < 100


def test_a_page_that_is_there_is_shown_without_a_word(shipped: Tables) -> None:
    assert views.shown(shipped, "data", (("page", "2"),)).page.notices == ()


@pytest.mark.parametrize("state", ["table=sources&sort=published", "sort=obs_value&page=3"])
@pytest.mark.parametrize("tab", ["tables", "columns"])
def test_no_option_that_is_offered_is_none(state: str, tab: str, shipped: Tables) -> None:
    visit = views.shown(shipped, "data", parse_qsl(f"{state}&tab={tab}"))
    offered = {one for one in strings(visit) if one.startswith("/data?")}
    assert len(offered) > 6
    for address in offered:
        for query in (urlsplit(address).query, f"{urlsplit(address).query}&tab=tables"):
            notices = views.shown(shipped, "data", parse_qsl(query)).page.notices
            assert not any("The address asks" in str(notice) for notice in notices), address


def test_an_order_is_kept_where_another_table_has_it(shipped: Tables) -> None:
    page = views.shown(shipped, "data", (("table", "sources"), ("sort", "published"))).page
    controls = next(block for block in page.blocks if isinstance(block, Controls))
    (table,) = (choice for choice in controls.choices if choice.name == "table")
    kept = {option.value: "sort=published" in option.address for option in table.options}
    assert kept["observations"] and kept["sources"] and not kept["areas"]


def test_terms_are_readable_and_lead_to_their_text(shipped: Tables) -> None:
    page = views.shown(shipped, "data", (("tab", "sources"),)).page
    said = next(str(block.paragraphs[0]) for block in page.blocks if isinstance(block, Prose))
    assert said.startswith("The code is under the MIT licence; the data are not:")
    assert "CC BY-NC-SA 4.0" in said and "no commercial use" in said
    published, asked, cited = (block for block in page.blocks if isinstance(block, Table))
    place = published.head.index("Terms")
    terms = {row[0].text: row[place] for row in published.body if isinstance(row[0], Run)}
    assert terms["National Statistical Committee of the Kyrgyz Republic"] == Run(
        "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    )
    assert terms["Federal Customs Service of Russia"] == Run("not stated", style="silent")
    assert terms["Government of Russia"] == "facts stated in public, with the source named"
    assert {table.kind for table in (published, asked, cited)} == {"grid"}, (
        "a block a row on phones"
    )
    assert published.numeric == {published.head.index("Figures")}
    allowed = {getattr(name, "text", name): may for name, may, _ in asked.body}
    assert allowed["CC BY-NC-SA 4.0"] == "yes, not for commercial use"
    assert (allowed["not stated"], allowed["CC BY 4.0"]) == ("not stated", "yes")
    assert {row[0] for row in cited.body} == {
        name for name, found in terms.items() if found != terms["Government of Russia"]
    }, "a way to cite each whose tables are on record"

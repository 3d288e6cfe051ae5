"""A text with marks as HTML: every mark is a link with words, and nothing needs a pointer."""

import html
import re

import pytest

from lib.dashboard.markup import html_of
from lib.model import AnnotatedText, Annotation

FIGURE = Annotation("$3 million", "mark-1", "#figure-1", "Read as $3 million", "1 · agrees", "")
GUESSED = Annotation("a third", "mark-2", "#figure-2", "Read as ×1.33", "2", "partner inferred")
UNUSED = Annotation("12:30", "mark-unused-1", "#unused-1", "not used: a time of day", kind="unused")
TEXT = AnnotatedText(
    "The article",
    ("Exports: ", FIGURE, ", ", GUESSED, "\nat ", UNUSED, "."),
    (FIGURE, UNUSED),
    "ru",
)


def body(block: AnnotatedText) -> str:
    found = re.search(r"<div class='text.*</div>", str(html_of(block)), re.DOTALL)
    assert found
    return found[0]


def test_every_mark_is_a_link_with_a_name_and_no_tooltip() -> None:
    found = body(TEXT)
    assert re.findall(r"<a id='([\w-]+)' class='(\w+)' href='(#[\w-]+)'>", found) == [
        ("mark-1", "figure", "#figure-1"),
        ("mark-2", "figure", "#figure-2"),
        ("mark-unused-1", "unused", "#unused-1"),
    ]
    assert "title=" not in found and "lang='ru'" in found


def test_what_a_mark_means_is_in_words() -> None:
    found = body(TEXT)
    assert "<mark>$3 million</mark>" in found and "<span class='chip'>1 · agrees</span>" in found
    assert "<mark class='doubted'>a third</mark>" in found
    assert "<span class='chip doubt'>partner inferred</span>" in found
    assert "(not used: a time of day)" in found and found.count("chip doubt") == 1


def test_without_its_chips_the_text_is_word_for_word() -> None:
    plain = re.sub(
        r"<span class='mv-unseen'>.*?</span>| <span class='chip.*?</span>", "", body(TEXT)
    )
    assert html.unescape(re.sub(r"<[^>]+>", "", plain)) == "Exports: $3 million, a third\nat 12:30."


def test_a_mark_that_leads_nowhere_is_no_link() -> None:
    alone = AnnotatedText(
        "a", (Annotation("5", "mark-unused-9", None, "not used: x", kind="unused"),)
    )
    assert "<a" not in body(alone) and "id='mark-unused-9'" in body(alone)


@pytest.mark.parametrize(("length", "long"), [(1_500, False), (1_501, True)])
def test_a_long_text_scrolls_by_the_keyboard_too(length: int, long: bool) -> None:
    found = body(AnnotatedText("a", ("a" * (length - 1), Annotation("b", "", None, ""))))
    assert ("class='text long' tabindex='0'" in found) is long


def test_a_legend_has_what_it_is_given() -> None:
    found = str(html_of(TEXT))
    assert found.index("mv-legend") < found.index("class='text")
    assert "mv-legend" not in str(html_of(AnnotatedText("a", ("b",))))

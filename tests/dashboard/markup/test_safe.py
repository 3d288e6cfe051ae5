"""Words of others in mark-up of our own."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.markup.safe import Html, Markdown, Markup
from lib.model import visible
from tests import hostile
from tests.pages.reading import as_read

words = st.text(st.sampled_from("a1 .\n\t:/@-<>=~\\`*_[]{}()$&#!|+wW'\"\u202e") | st.characters())


@given(words)
def test_markdown_says_the_words_in_one_line(said: str) -> None:
    made = Markdown.of(said)
    assert " ".join(as_read(made).split()) == " ".join(visible(said).split())
    assert "\n" not in made and Markdown.of(made) is made


@given(words)
def test_no_sign_of_markdown_is_left(said: str) -> None:
    left = re.sub(r"\\[!-/:-@\[-`{-~]", "", Markdown.of(said).replace(":small[]", "\N{BULLET}"))
    assert not re.search(r"[\\`*_\[\]{}<$~]|:\S|&\S", left)
    assert not re.search(r"https?://|www\.|@\w|(?<!\S)(<?->?|--|[<>~]=)(?!\S)", left, re.I) or (
        left.strip() in ("-", "<-", "->")
    )
    assert not re.match(r"\s*([-+#>=|]|\d+[.)])", left)


@given(words)
def test_html_says_the_words(said: str) -> None:
    made = Html.of(said)
    assert html.unescape(made) == visible(said) or "\x00" in said or "\r" in said
    assert not set("<>'\"") & set(made)


@given(words, words)
def test_a_template_takes_effect_and_what_is_put_into_it_does_not(one: str, other: str) -> None:
    made = Html.filled("<b title='{one}'>{other}</b>", one=one, other=other)
    assert made == f"<b title='{Html.of(one)}'>{Html.of(other)}</b>"
    assert (
        Html.joined([one, made, other], "<br>") == f"{Html.of(one)}<br>{made}<br>{Html.of(other)}"
    )
    assert Markdown.filled("*{one}* {n}", one=one, n=3) == f"*{Markdown.of(one)}* 3"


@pytest.mark.parametrize("kind", [Markdown, Html])
@pytest.mark.parametrize("address", [*hostile.ADDRESSES, "", None, "ftp://a.example/", "a.example"])
def test_what_is_no_address_is_no_link(kind: type[Markup], address: str | None) -> None:
    assert kind.link("a *title*", address) == kind.of("a *title*")


@pytest.mark.parametrize("kind", [Markdown, Html])
def test_a_link_has_its_address_encoded_and_words_to_press(kind: type[Markup]) -> None:
    encoded = "https://good.example/a_%28b%29?c=1&amp;d=%5Be%5D"
    assert encoded in kind.link("title", hostile.GOOD)
    assert kind.of(hostile.GOOD) in kind.link(" ", hostile.GOOD)
    tricky = kind.link("t", "https://a.example/x)![y](z)'\"<>`|$*")
    assert not set("<>'\"`|$*") & set(tricky.replace(f"<a href='{'https'}", "", 1)[-60:-10])


def test_mark_up_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="Html where Markdown is wanted"):
        Markdown.of(Html("<b>"))

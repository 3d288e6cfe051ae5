"""Whatever stands in an article of one's own, every page and every form shows it as words."""

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.dashboard.views.address import PAGES
from tests import hostile
from tests.pages.reading import as_read, opened
from tests.pages.test_read import TEXT, came, open_details, press, went

_MARKDOWN = {"body", "label", "help", "content"}
"""The fields of streamlit's elements that the browser reads as Markdown."""
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\((https?://[^\s()<>]+)\)")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_EFFECT = re.compile(
    r"[\[\]<*_`$~{]|:(?=\S)|//|www\.|\w@[-\w]|->|--|^\s*(?:[-#>+=|]|\d+[.)])|\n", re.IGNORECASE
)


class _Elements(HTMLParser):
    """The start tags of some HTML with their attributes, and its text."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.write(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(autouse=True)
def over_hostile_tables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(folder))


def read_as_markdown(message: Any) -> Iterator[str]:
    """The texts of an element that are read as Markdown."""
    for field, value in message.ListFields():
        parts = [value] if isinstance(value, str) or hasattr(value, "ListFields") else value
        for part in parts if field.type in (field.TYPE_STRING, field.TYPE_MESSAGE) else ():
            if isinstance(part, str):
                if field.name in _MARKDOWN:
                    yield part
            elif hasattr(part, "ListFields"):
                yield from read_as_markdown(part)


def drawn(spec: Any) -> Iterator[str]:
    """Every string that plotly may draw."""
    if isinstance(spec, str):
        yield spec
    elif isinstance(spec, list):
        for part in spec:
            yield from drawn(part)
    elif isinstance(spec, dict):
        for name, part in spec.items():
            if name not in ("meta", "ids", "hovertemplate"):
                yield from drawn(part)


def assert_only_words(script: AppTest) -> str:
    """Nothing on the page takes effect that is not ours; all that is to be read on it."""
    assert not script.exception
    told = []
    for element in [*script.main, *script.sidebar]:
        if element.type == "html":
            told.append(of_html(element.proto.body))
        elif element.type == "plotly_chart":
            told.append(of_picture(json.loads(element.proto.spec)))
        elif element.type == "code":
            told.append(element.value)
        elif element.proto is not None and element.type != "arrow_data_frame":
            told += [of_markdown(one) for one in read_as_markdown(element.proto)]
    return " ".join(" ".join(told).split())


def of_markdown(text: str) -> str:
    """The text; nothing has effect in it but links of ours, and lists of them."""
    for line in text.splitlines():
        # A number and a day begin an entry of the list of events; nothing in small print parts
        # what is on either side of it; and a sign after a backslash means nothing.
        entry = re.sub(r"^\d+\. (?=\d+ \w+ \d{4}: )", "", line).replace(":small[]", "\N{BULLET}")
        for label, address in _LINK.findall(entry):
            assert hostile.HOST not in address and address.startswith("http"), (address, text)
            assert not _EFFECT.search(_ESCAPED.sub("\N{BULLET}", label)), label
        left = _ESCAPED.sub("\N{BULLET}", _LINK.sub("", entry))
        assert not _EFFECT.search(left), (left, text)
    return as_read(_LINK.sub(r"\1", text.replace(":small[]", "")))


def of_html(body: str) -> str:
    found = _Elements(body)
    for tag, attributes in found.tags:
        assert tag in _TAGS, tag
        names = {name for name in attributes if not name.startswith(("data-", "aria-"))}
        assert names <= _ATTRIBUTES, names - _ATTRIBUTES
        address = attributes.get("href") or "/"
        assert hostile.HOST not in address.partition("?")[0], address
        assert address.startswith(("/", "#", "?", "https://good.example/", "https://of-")), address
    return found.text


_TAGS = {
    *("div", "p", "b", "br", "i", "small", "span", "mark", "blockquote", "a", "ul", "li", "q"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "section", "article", "header"),
    *("nav", "h1", "h2", "h3", "details", "summary", "button", "code", "label", "input", "select"),
    *("option", "fieldset", "legend", "form", "dl", "dt", "dd"),
}
_ATTRIBUTES = {
    *("class", "id", "href", "role", "scope", "style", "tabindex", "lang", "type", "name"),
    *("value", "selected", "hidden", "download", "popover", "popovertarget", "placeholder"),
    *("autocomplete", "for", "open", "colspan", "target", "rel", "hreflang"),
}


def of_picture(spec: Any) -> str:
    texts = []
    for text in drawn(spec):
        line = re.sub(r"</?b>|<br>|<span style='color:#[0-9a-f]{6}'>|</span>", " ", text)
        if hostile.HOST in line or "&lt;" in line:
            assert "<" not in line and "<b>b" not in text, text
        texts.append(html.unescape(line))
    return " ".join(texts)


def test_words_of_an_article_are_words_on_every_page() -> None:
    tricks = hostile.words("pasted")
    script = came(f"{tricks}\n{TEXT.replace('journalists', tricks)}")
    assert not script.error
    open_details(script)
    for place, field in enumerate(("title", "publisher", "url", "speaker")):
        given = hostile.GOOD if field == "url" else f"*t* [k](x) {hostile.words(field)}"[:400]
        script.text_input[place].set_value(given)
    press(script, "Read it again with these")
    assert not script.error
    press(script, "Correct any field")
    told = assert_only_words(script)
    assert "# pasted ![i](http://evil.example/i.png)" in told
    for page in PAGES:
        told = assert_only_words(went(script, page, tab="words").script)
        assert "Figures of your article “*t* [k](x) # title" in told


@pytest.mark.parametrize("address", hostile.ADDRESSES)
def test_an_address_that_is_none_is_refused_and_said_in_words(address: str) -> None:
    script = came()
    open_details(script)
    script.text_input[2].set_value(address)
    press(script, "Read it again with these")
    told = of_markdown(script.error[0].value)
    assert told.startswith("This cannot be read: Address: the address ")
    assert address.split("/")[0][:20] in told


def test_the_name_of_a_file_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from lib.dashboard.ui import session_article

    name = "# file ![i](x) [k](y) <b>z</b> *e* $x$ :red[r] -> .exe".replace("/", "")
    script = opened("articles", {"tab": "read"}).run()
    bring = session_article.bring
    monkeypatch.setattr(session_article, "bring", lambda _, content: bring(name, content))
    script.text_area(key="article_pasted").set_value(TEXT)
    press(script, "Read it")
    told = of_markdown(script.error[0].value)
    assert name in told

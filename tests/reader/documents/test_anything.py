"""Whatever the bytes and the name: a document or a sentence, never another error."""

from contextlib import suppress
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model import DataError
from lib.reader.documents import text_of
from lib.reader.documents.parsers import parse
from tests.examples import examples
from tests.reader.documents.files import paragraph, pdf, word_file, word_xml, zipped

NO_TEXT = frozenset(
    map(chr, [*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000)])
)
HTML = (
    b"<html><head><meta charset=windows-1251><title>a</title>"
    b'<script type="application/ld+json">[{"@type":"Article","author":[1,{"name":2}]}]</script>'
    b"</head><body><article><p>over $4 billion</p></article></body></html>"
)


@cache
def good(kind: str) -> bytes:
    """A good file of a kind, to be damaged."""
    stored = word_xml(paragraph("өлкө") + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>")
    return {
        "html": HTML,
        "docx": word_file("over $4 billion", "өлкө", title="a"),
        "word": stored,
        "pdf": pdf(["over $4 billion", "өлкө"], title="a"),
    }[kind]


def damaged(content: bytes) -> st.SearchStrategy[bytes]:
    """A file with a few stretches of it overwritten, repeated or cut out."""
    place = st.integers(0, len(content))

    def damage(changes: list[tuple[int, int, bytes]]) -> bytes:
        found = content
        for first, last, new in changes:
            found = found[: min(first, last)] + new + found[max(first, last) :]
        return found

    piece = st.one_of(
        st.binary(max_size=8),
        st.builds(lambda a, b: content[min(a, b) : max(a, b)], place, place),
    )
    near = st.builds(lambda a, n, new: (a, a + n, new), place, st.integers(0, 12), piece)
    return st.lists(near, min_size=1, max_size=4).map(damage)


def holds(name: str, content: bytes) -> None:
    """What is true of every upload."""
    try:
        document = text_of(name, content)
    except DataError as error:
        said = str(error)
        assert said.isprintable() and len(said) < 300
        return
    assert document.text.strip() and not NO_TEXT & set(document.text)
    assert len(document.shown) == len(document.text)
    document.text.encode()


@settings(deadline=None)
@given(st.text(max_size=30), st.binary() | st.text().map(str.encode))
def test_any_bytes_as_text(name: str, content: bytes) -> None:
    holds(name + ".txt", content)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    lines = (
        text.replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\ufffe", "")
        .replace("\uffff", "")
    )
    if lines.strip() and "\ufffd" not in lines and not lines.startswith("\ufeff"):
        try:
            assert text_of("a.txt", lines.encode()).text == lines
        except DataError as error:
            assert "begins like" in str(error)


@pytest.mark.parametrize("ending", [".html", ".htm", ".docx", ".pdf", ".PDF", ".doc", ""])
@examples(10)
@given(st.text(max_size=9), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]), st.binary())
def test_any_bytes_of_any_ending(ending: str, name: str, begin: bytes, content: bytes) -> None:
    holds(name + ending, begin + content)


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
@examples(20)
@given(st.data())
def test_a_damaged_file(kind: str, data: st.DataObject) -> None:
    holds(f"a.{kind}", data.draw(damaged(good(kind))))


@pytest.mark.parametrize("kind", ["html", "docx"])
@examples(200)
@given(st.data())
def test_a_parser_says_the_rule_itself(kind: str, data: st.DataObject) -> None:
    """Were another error raised, the process would die of it and the sentence say little."""
    with suppress(ValueError):
        parse(kind, data.draw(damaged(good(kind))))


@examples(200)
@given(damaged(good("word")))
def test_damaged_xml_in_a_good_archive(content: bytes) -> None:
    with suppress(ValueError):
        parse("docx", zipped({"word/document.xml": content}))

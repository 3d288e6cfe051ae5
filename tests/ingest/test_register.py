"""The register of articles: each key, and what is wrong with one that breaks its rule."""

from dataclasses import replace
from datetime import date

import pytest

from lib.ingest import read_article, source_of
from lib.model import DataError, SourceKind

ENTRY = {
    "article_id": '"herald-2030-01-02"',
    "title": '"A talk with the minister"',
    "publisher": '"The Herald"',
    "author": '"A. Writer"',
    "url": '"https://herald.example/talk"',
    "published": "2030-01-02",
    "language": '"en"',
    "speaker": '"A. Minister, minister of Kyrgyzstan"',
    "speaker_area": '"KGZ"',
    "sha256": f'"{"0f" * 32}"',
    "terms": '"Quote with the source named"',
}
NAME = "data/articles/herald-2030-01-02.toml"


def nowhere() -> None:
    """No text is at hand."""


def written(**changes: str | None) -> str:
    entry = ENTRY | changes
    return "\n".join(f"{key} = {value}" for key, value in entry.items() if value is not None)


def test_an_entry_becomes_an_article_and_its_source() -> None:
    article = read_article(NAME, written(), nowhere)
    assert article.published == date(2030, 1, 2)
    assert (article.speaker_area, article.language) == ("KGZ", "en")
    source = source_of(article)
    assert (source.source_id, source.kind) == ("herald-2030-01-02", SourceKind.ARTICLE)
    assert (source.published, source.sha256) == ("2030-01-02", "0f" * 32)
    assert (source.title, source.terms) == (article.title, article.terms)
    assert source.author == "A. Writer"
    assert source_of(replace(article, author="")).author is None


@pytest.mark.parametrize("key", ENTRY)
def test_every_key_is_needed(key: str) -> None:
    with pytest.raises(DataError) as error:
        read_article(NAME, written(**{key: None}), nowhere)
    assert str(error.value) == f"{NAME}: the key '{key}' is missing"


@pytest.mark.parametrize("key", sorted(ENTRY.keys() - {"published"}))
@pytest.mark.parametrize("value", ["7", "[]"])
def test_every_key_is_a_text(key: str, value: str) -> None:
    with pytest.raises(DataError, match=f"{key} .* is not a text"):
        read_article(NAME, written(**{key: value}), nowhere)


@pytest.mark.parametrize("key", sorted(ENTRY))
@pytest.mark.parametrize("value", ['""', '" "'])
def test_no_key_is_empty(key: str, value: str) -> None:
    with pytest.raises(DataError, match=f"the key '{key}' is empty$"):
        read_article(NAME, written(**{key: value}), nowhere)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"published": '"2030-01-02"'}, "published '2030-01-02' is not a day"),
        ({"published": "2030-01-02T10:00:00"}, "is not a day"),
        ({"published": "2030"}, "published 2030 is not a day"),
        ({"url": '"herald.example"'}, "url 'herald.example' is not an http address"),
        ({"url": '"javascript:alert(1)"'}, "url 'javascript:alert(1)' is not an http address"),
        ({"url": '"https://a.example/b ![c](d)"'}, "![c](d)' has a blank, a backslash or a char"),
        ({"language": '"english"'}, "language 'english' is not a language code"),
        ({"speaker_area": '"Kyrgyzstan"'}, "speaker_area 'Kyrgyzstan' is not in the area code"),
        ({"sha256": '"0f0f"'}, "sha256 '0f0f' is not a SHA-256"),
        ({"article_id": '"herald"'}, "article_id 'herald' is not the file's name 'herald-2030"),
        ({"article_id": '"Herald 1"'}, "article_id 'Herald 1' is not written as"),
        ({"sujet": '"x"'}, "the key 'sujet' is not one of article_id, title,"),
        ({"title": '"open'}, "the file is no TOML (Illegal character"),
    ],
)
def test_a_broken_rule_is_named(changes: dict[str, str], sentence: str) -> None:
    with pytest.raises(DataError) as error:
        read_article(NAME, written(**changes), nowhere)
    assert str(error.value).startswith(f"{NAME}: ")
    assert sentence in str(error.value)


@pytest.mark.parametrize("given", [None, '""', "7", '"0f0f"'])
def test_a_sum_that_is_none_is_that_of_the_text_at_hand(given: str | None) -> None:
    with pytest.raises(DataError) as error:
        read_article(NAME, written(sha256=given), lambda: "ab" * 32)
    assert str(error.value).startswith(f"{NAME}: ")
    assert str(error.value).endswith(f'; write sha256 = "{"ab" * 32}"')


def test_brackets_without_end_are_no_toml() -> None:
    with pytest.raises(DataError, match="the file is no TOML"):
        read_article(NAME, f"{written()}\nx = {'[' * 100_000}", nowhere)

"""The register of articles: one TOML an article. Its text is not ours to ship."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import PurePath

from lib.codelists import areas
from lib.model import Article, DataError, Source, SourceKind, address_fault

_RULES: dict[str, tuple[Callable[[str], object], str]] = {
    "article_id": (re.compile("[a-z0-9][a-z0-9.-]*").fullmatch, "is not written as [a-z0-9.-]"),
    "language": (re.compile("[a-z]{2}").fullmatch, "is not a language code of two letters"),
    "speaker_area": (lambda code: code in areas(), "is not in the area code list"),
    "sha256": (re.compile("[0-9a-f]{64}").fullmatch, "is not a SHA-256 (64 hexadecimal digits)"),
}
"""What a key must be beyond a text that is not empty."""


def read_article(name: str, text: str, sum_at_hand: Callable[[], str | None]) -> Article:
    """The article one TOML file registers. `name` is its path, for errors.

    A key that is missing, unknown or breaks its rule raises `DataError`. Where that is the sum
    of the article's text, and `sum_at_hand` gives that of the text there is, it is named.
    """
    try:
        entry = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError(name, f"the file is no TOML ({error})") from None
    keys = [field.name for field in fields(Article)]
    for key in entry:
        if key not in keys:
            raise DataError(name, f"the key {key!r} is not one of {', '.join(keys)}")
    for key in keys:
        if key == "checked" and key not in entry:
            continue
        try:
            _check(name, key, entry.get(key))
        except DataError as error:
            if key == "sha256" and (found := sum_at_hand()):
                raise DataError(name, f'{error.rule}; write sha256 = "{found}"') from None
            raise
    if entry["article_id"] != (stem := PurePath(name).stem):
        raise DataError(name, f"article_id {entry['article_id']!r} is not the file's name {stem!r}")
    return Article(**entry)


def source_of(article: Article) -> Source:
    """The article as a document that figures are read from; the author may be unknown."""
    return Source(
        source_id=article.article_id,
        kind=SourceKind.ARTICLE,
        title=article.title,
        publisher=article.publisher,
        author=article.author or None,
        url=article.url,
        published=article.published.isoformat(),
        language=article.language,
        sha256=article.sha256,
        terms=article.terms,
        copy_of=None,
    )


def _check(name: str, key: str, value: object) -> None:
    if value is None:
        raise DataError(name, f"the key {key!r} is missing")
    if isinstance(value, str) and not value.strip():
        raise DataError(name, f"the key {key!r} is empty")
    if key in ("published", "checked"):
        if type(value) is not date:
            raise DataError(name, f"{key} {value!r} is not a day ({key} = 2024-10-16)")
        return
    if not isinstance(value, str):
        raise DataError(name, f"{key} {value!r} is not a text")
    if key == "url" and (fault := address_fault(value)):
        raise DataError(name, f"url {value!r:.80} {fault}")
    holds, rule = _RULES.get(key, (bool, ""))
    if not holds(value):
        raise DataError(name, f"{key} {value!r} {rule}")

"""A shipped article is known again by the words around its figures, most of them and three."""

from pathlib import Path

import pytest

from lib.model import Quotation
from lib.store import encode, write
from lib.store.parcel import Entry
from lib.store.shipped_articles import Shipped
from tests.small import QUOTATIONS, SOURCES
from tests.store.articles import article

NAME = str(SOURCES[0]["source_id"])


def quotation(
    number: int, prefix: str = "in all it came to ", suffix: str = ", as he said"
) -> Quotation:
    return Quotation(
        quotation_id=f"{NAME}#char={number},{number + 1}",
        source_id=NAME,
        speaker=None,
        exact=f"${number} million",
        prefix=prefix,
        suffix=suffix,
        start=number,
        end=number + 1,
    )


def shipped(directory: Path, count: int) -> Shipped:
    """The shipped tables, with so many quotations of one article."""
    kept = [row for row in QUOTATIONS if row["source_id"] != NAME]
    own = [quotation(number) for number in range(count)]
    write(directory, {"quotations": encode("quotations", [*kept, *own])})
    return Shipped(directory)


def brought(*quotations: Quotation) -> Entry:
    words = tuple((one.prefix, one.exact, one.suffix) for one in quotations)
    return Entry("article-1", None, article(1).fingerprint, words)


@pytest.mark.parametrize(
    ("there", "shared", "found"),
    [(3, 3, True), (2, 2, False), (5, 3, True), (6, 3, False), (6, 4, True), (7, 4, True)],
)
def test_most_of_its_quotations_and_at_least_three_make_it_the_same(
    there: int, shared: int, found: bool, small_dir: Path
) -> None:
    others = [quotation(number) for number in range(100, 104)]
    entry = brought(*(quotation(number) for number in range(shared)), *others)
    assert shipped(small_dir, there).find(entry) == (NAME if found else None)


@pytest.mark.parametrize(
    ("prefix", "suffix", "same"),
    [
        ("IN ALL IT CAME TO ", ", as HE said", True),
        ("by and by it came to ", ", as he wrote", True),
        ("in all they came to ", ", as he said", True),
        ("in all it ran to ", ", as he said", False),
        ("in all it came to ", ", as she said", False),
        ("to ", ", as he said", False),
    ],
)
def test_two_words_on_either_side_must_be_the_same(
    prefix: str, suffix: str, same: bool, small_dir: Path
) -> None:
    entry = brought(*(quotation(number, prefix, suffix) for number in range(4)))
    assert (shipped(small_dir, 4).find(entry) == NAME) is same

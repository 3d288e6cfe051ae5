"""Parcels: articles made ready elsewhere, told apart here, added in one step."""

import pickle
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lib.model import DataError, Receipt
from lib.store import TABLES, add, add_parcels, check, edition, parcel_of, read
from tests.store.articles import article, text_of, there


def rows_of(directory: Path) -> dict[str, list[object]]:
    return {name: read(directory, name).to_pylist() for name in TABLES}


def test_parcels_give_the_rows_of_their_articles(
    small_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    for path in small_dir.glob("*.parquet"):
        (other / path.name).write_bytes(path.read_bytes())
    add(other, [article(number) for number in (3, 1, 2, 5)])
    parcels = [
        parcel_of([article(3), article(1)]),
        parcel_of([]),
        parcel_of([article(2), article(5)]),
    ]
    sent = pickle.loads(pickle.dumps(parcels))
    number = edition(small_dir).number
    assert [receipt.source_id for receipt in add_parcels(small_dir, sent)] == [
        *("article-3", "article-1", "article-2", "article-5")
    ]
    assert rows_of(small_dir) == rows_of(other)
    assert edition(small_dir).number == number + 2, "the empty edition, and one for all"
    for table in ("corrections", "additions"):
        (ours,), (theirs,) = (
            [pq.read_table(folder / f"{table}.parquet") for folder in place.glob("added/segment-*")]
            for place in (small_dir, other)
        )
        assert ours.equals(theirs), table


def test_of_a_parcel_only_what_is_new_is_added(small_dir: Path) -> None:
    """The rows of the others are left out of every table, those without a name too."""
    add(small_dir, [article(2)])
    words = text_of(1).split()
    edited = article(7, " ".join([*words[:30], "other", *words[31:]]))
    parcels = [parcel_of([article(1), article(2), article(3)]), parcel_of([edited, article(3)])]
    assert add_parcels(small_dir, parcels) == (
        Receipt("article-1", added=True),
        Receipt("article-2", added=False),
        Receipt("article-3", added=True),
        Receipt("article-1", added=False),
        Receipt("article-3", added=False),
    )
    assert there(small_dir) == {"article-1", "article-2", "article-3"}
    corrected = [
        row["observation_id"].partition("#")[0]
        for folder in sorted((small_dir / "added").glob("segment-*"))
        for row in pq.read_table(folder / "corrections.parquet").to_pylist()
    ]
    assert sorted(corrected) == ["article-1", "article-2", "article-3"]


def test_one_article_twice_in_a_parcel_is_added_once(small_dir: Path) -> None:
    receipts = add_parcels(small_dir, [parcel_of([article(1), article(1), article(4)])])
    assert [receipt.added for receipt in receipts] == [True, False, True]
    assert there(small_dir) == {"article-1", "article-4"}


def test_two_articles_with_one_name_are_refused(small_dir: Path) -> None:
    parcels = [parcel_of([article(1)]), parcel_of([article(1, text_of(2))])]
    with pytest.raises(DataError, match="article-1: another article has that name"):
        add_parcels(small_dir, parcels)
    assert there(small_dir) == set()
    assert add(small_dir, [article(1)])[0].added, "nothing of it is known"


def test_rows_of_two_articles_may_not_have_one_key(small_dir: Path) -> None:
    words = replace(article(2).quotations[0], quotation_id=article(1).quotations[0].quotation_id)
    other = replace(article(2), quotations=(words, *article(2).quotations))
    check(other)
    with pytest.raises(DataError, match="quotations: the key occurs twice"):
        add(small_dir, [article(1), other])
    assert there(small_dir) == set()

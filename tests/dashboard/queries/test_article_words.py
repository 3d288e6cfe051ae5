"""Which articles there are, and what each says in the order of its text."""

from dataclasses import replace

from lib.dashboard.queries.article_words import articles, stated_in, unused_numbers
from lib.dashboard.queries.claims import about, as_said, said
from lib.model import SourceKind, Tables
from tests.round_numbers import ARTICLE


def test_it_is_what_was_said_in_the_same_order(made: Tables, shipped: Tables) -> None:
    for tables in (made, shipped):
        assert tuple(as_said(row, tables) for row in stated_in(tables, None)) == said(tables)
        for partners in ((), ("RUS",), ("CHN", "CIS"), ("KGZ",)):
            rows = tuple(as_said(row, tables) for row in stated_in(tables, partners))
            assert rows == about(said(tables), partners)


def test_one_article_has_its_own_alone(made: Tables) -> None:
    assert stated_in(made, None, ARTICLE) == stated_in(made, None)
    assert stated_in(made, None, "nobody") == ()


def test_articles_are_the_latest_first_and_no_other_documents(made: Tables) -> None:
    (article,) = articles(made)
    assert article.kind is SourceKind.ARTICLE and len(made.sources) > 1
    days = {"b": "2024-10-16", "a": "2024-10-16", "c": "2025-01-01", "d": "2023"}
    others = [replace(article, source_id=name, published=day) for name, day in days.items()]
    rows = {"sources": tuple(others)}
    tables = Tables(lambda name: rows[name], made.frame, "some")
    assert [source.source_id for source in articles(tables)] == ["c", "a", "b", "d"]


def test_numbers_not_used_are_in_the_order_of_the_text(shipped: Tables) -> None:
    found = unused_numbers(shipped)
    assert sum(map(len, found.values())) == len(shipped.rejections) > 1
    for name, rows in found.items():
        assert {row.source_id for row in rows} == {name}
        assert [row.start for row in rows] == sorted(row.start for row in rows)

"""The page of articles as a value: the words of each figure, whose it is, what was not used."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from lib import store
from lib.dashboard import views
from lib.dashboard.exports import csv_bytes
from lib.dashboard.markup import html_of
from lib.dashboard.queries import partners
from lib.dashboard.queries.article_words import stated_in
from lib.dashboard.views.address import of_words
from lib.dashboard.views.articles_page import PER_PAGE
from lib.model import (
    Controls,
    Files,
    Fold,
    Page,
    Question,
    Quotations,
    Run,
    Slot,
    SourceKind,
    Table,
    Tables,
    Text,
    inside,
)
from tests import hostile
from tests.dashboard.views.page_parts import strings, text_of
from tests.round_numbers import ARTICLE

B = TypeVar("B", Quotations, Table, Controls, Fold, Files)

SELECTIONS = (None, "none", "RUS", "CHN", "CHN,KAZ", "EU27,CIS,EAEU", "all")


def shown(tables: Tables, chosen: str | None = None, **choices: str) -> Page:
    if chosen == "all":
        chosen = ",".join(partners(tables))
    pairs = [*([("partner", chosen)] if chosen else []), *choices.items()]
    return views.shown(tables, "articles", pairs).page


def blocks(page: Page, kind: type[B]) -> list[B]:
    return [one for one in inside(page.blocks) if isinstance(one, kind)]


def addresses(words: Text) -> list[str]:
    if isinstance(words, tuple):
        return [address for one in words for address in addresses(one)]
    return [words.address] if isinstance(words, Run) and words.address else []


def held(page: Page, tables: Tables, number: int = 0) -> list[dict[str, str]]:
    """The rows of the file at the address of a block."""
    rows = blocks(page, Files)[number].rows
    return list(csv.DictReader(io.StringIO(csv_bytes(views.frame_of(rows, tables)).decode())))


@pytest.mark.parametrize("chosen", SELECTIONS)
def test_in_every_selection_every_sentence_is_whole(
    chosen: str | None, made: Tables, shipped: Tables
) -> None:
    for tables in (made, shipped):
        page = shown(tables, chosen)
        for words in strings(page):
            assert not re.search(r"[{}]|\b(None|nan|NaT)\b", words), words
        assert len(page.answer.split()) <= 30 and len(page.heading) <= 90
        for quotations in blocks(page, Quotations):
            assert 1 <= len(quotations.items) <= PER_PAGE
            keys = [item.key for item in quotations.items if item.key]
            assert len(keys) == len(set(keys))


@pytest.mark.parametrize("chosen", SELECTIONS)
def test_what_is_shown_is_what_the_file_holds(chosen: str | None, shipped: Tables) -> None:
    first = shown(shipped, chosen)
    pages = blocks(first, Controls)[0].choices[1].options
    quoted = [
        item
        for page in pages
        for block in blocks(shown(shipped, chosen, page=page.value), Quotations)
        for item in block.items
    ]
    rows = held(first, shipped)
    assert [item.exact for item in quoted] == [row["exact"] for row in rows]
    figures = [row for row in rows if row["kind"] == "figure"]
    ties = len(rows) - len(figures)
    for count, noun in ((len(figures), "figure"), (ties, "tie")):
        assert (f"{count} {noun}" in first.answer) == bool(count)


@pytest.mark.parametrize(
    ("chosen", "notice"),
    [
        (None, ""),
        ("RUS", ""),
        ("CHN", "Nothing is said of China by name; what names no partner is shown."),
        (
            "CHN,KAZ",
            "Nothing is said of China and Kazakhstan by name; what names no partner is shown, and "
            "what may mean some of them.",
        ),
        ("none", "No partner is chosen, so only what names no partner is shown."),
    ],
)
def test_that_nothing_is_said_comes_first(chosen: str | None, notice: str, alone: Tables) -> None:
    page = shown(alone, chosen)
    assert str(page.notices[0]).startswith(notice) if notice else page.notices == ()


@pytest.mark.parametrize(
    ("chosen", "meant"),
    [
        ("CHN,KAZ", {"sevenfold": "Kazakhstan may be among them"}),
        ("DEU", {"$6 billion": "Germany may be among them"}),
        ("CIS,KAZ", {"sevenfold": ""}),
        ("CHN", {}),
    ],
)
def test_what_is_said_of_some_members_is_shown_to_those_it_may_mean(
    chosen: str, meant: dict[str, str], alone: Tables
) -> None:
    page = shown(alone, chosen)
    (quotations,) = blocks(page, Quotations)
    figures = {
        " ".join(one.exact.split()): text_of(one.about)
        for one in quotations.items
        if len(one.read_as) == 3
    }
    assert figures.keys() == meant.keys()
    for words, note in meant.items():
        assert figures[words].endswith(note) and ("may be" in figures[words]) is bool(note)


def test_a_figure_leads_to_the_record_and_its_words_stand_in_their_context(made: Tables) -> None:
    items = {item.key: item for item in blocks(shown(made, "RUS"), Quotations)[0].items}
    first = items[f"{ARTICLE}.1100"]
    assert first.prefix.startswith("… ") and first.suffix.endswith(" …")
    assert text_of(first.read_as).startswith("Read as more than $2 billion: Kyrgyzstan’s trade")
    assert addresses(first.read_as) == [f"/claims?partner=RUS&claim={ARTICLE}.1100"]
    tie = items[f"{ARTICLE}.1010"]
    assert text_of(tie.read_as) == (
        "Read as a tie: Kyrgyzstan buys oil from Russia. On record: imports of the oil products "
        "listed from all countries, $230 million in 2022; from Russia: not on record by good."
    )
    assert addresses(tie.read_as) == []


@pytest.mark.parametrize("place", range(0, 16, 3))
def test_a_link_to_words_leads_to_the_dozen_they_are_in(place: int, shipped: Tables) -> None:
    row = stated_in(shipped, ("RUS", "EU27", "CIS"))[place]
    quotation = shipped.quotations[row.quotation_id or ""]
    question = Question.of("articles", ("RUS", "EU27", "CIS"), {})
    address = of_words(question, quotation.source_id, quotation.start)
    query, _, anchor = address.partition("#")
    pairs = dict(pair.split("=") for pair in query.partition("?")[2].split("&"))
    page = shown(shipped, **pairs)
    (block,) = blocks(page, Quotations)
    assert anchor in [item.key for item in block.items] and not page.notices


def test_a_link_to_words_about_others_shows_them_and_says_so(shipped: Tables) -> None:
    row = stated_in(shipped, ("RUS",))[0]
    words = shipped.quotations[row.quotation_id or ""]
    page = shown(shipped, "TUR", article=words.source_id, at=str(words.start))
    (block,) = blocks(page, Quotations)
    assert f"{words.source_id}.{words.start}" in [item.key for item in block.items]
    assert "of all partners are shown" in str(page.notices[0])
    said = stated_in(shipped, None)
    of_it = [
        one
        for one in said
        if shipped.quotations[one.quotation_id or ""].source_id == words.source_id
    ]
    assert len(held(page, shipped)) == len(of_it)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("at", "7", "No figure or tie begins at character 7."),
        ("at", "x" * 90, "No figure or tie begins at character"),
        ("at", "²", "No figure or tie begins at character ²."),
        (
            "article",
            "nobody",
            "The address asks for “nobody”, which is not offered here; the default is shown.",
        ),
        (
            "tab",
            "nowhere",
            "The address asks for “nowhere”, which is not offered here; the default is shown.",
        ),
    ],
)
def test_a_value_that_means_nothing_is_named(
    name: str, value: str, words: str, shipped: Tables
) -> None:
    page = shown(shipped, **{name: value})
    assert any(words in str(notice) for notice in page.notices)
    assert blocks(page, Quotations)


@pytest.mark.parametrize(("asked", "number"), [("2", "2"), ("99", "2"), ("0", "1"), ("x", "1")])
def test_pages_end_where_the_rows_do(asked: str, number: str, alone: Tables) -> None:
    choice = blocks(shown(alone, page=asked), Controls)[0].choices[1]
    assert choice.chosen == number and [o.value for o in choice.options] == ["1", "2"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("99", ["The address asks for page “99”; page 2 of 2 is shown."]),
        ("x", ["The address asks for page “x”; page 1 of 2 is shown."]),
        ("2", []),
    ],
)
def test_a_page_that_is_not_there_is_named(asked: str, said: list[str], alone: Tables) -> None:
    assert [text_of(one) for one in shown(alone, page=asked).notices] == said


def test_numbers_not_used_are_below_with_their_reasons(shipped: Tables) -> None:
    page = shown(shipped)
    (fold,) = blocks(page, Fold)
    (table,) = blocks(page, Table)
    assert len(table.body) == len(shipped.rejections)
    assert fold.summary == f"{len(shipped.rejections)} numbers not used, and why"
    assert all(row[1] for row in table.body)
    rows = held(page, shipped, 1)
    assert sorted(row["exact"] for row in rows) == sorted(text_of(row[0]) for row in table.body)
    assert all(row["reason_label"] and row["source_title"] for row in rows)


def second(made: Tables, day: str = "2031-01-01") -> Tables:
    """The same tables with a copy of the article under another name."""
    kind = SourceKind.ARTICLE
    (source,) = (one for one in made.sources.values() if one.kind is kind)
    other = replace(source, source_id="other", title="Another article", published=day)
    quotations = [
        replace(one, source_id="other", quotation_id=f"other#{one.quotation_id}")
        for one in made.quotations.values()
        if one.source_id == source.source_id
    ]
    figures = [
        replace(
            one,
            source_id="other",
            observation_id=f"other#{one.observation_id}",
            quotation_id=f"other#{one.quotation_id}",
        )
        for one in made.observations
        if one.source_id == source.source_id
    ]
    rows = {
        "observations": (*made.observations, *figures),
        "quotations": (*made.quotations.values(), *quotations),
        "sources": (*made.sources.values(), other),
        "ties": made.ties,
        "rejections": made.rejections,
    }
    return Tables(lambda name: rows[name], made.frame, "two", made.changed, made.meanings)


def test_of_several_articles_the_latest_comes_first_and_one_can_be_chosen(made: Tables) -> None:
    tables = second(made)
    page = shown(tables)
    choice = blocks(page, Controls)[0].choices[0]
    assert [option.value for option in choice.options] == ["", "other", ARTICLE]
    assert choice.options[0].label == "All 2 articles"
    first = blocks(page, Quotations)[0].items[0]
    assert first.key.startswith("other.")
    assert re.search("; .+, 1 January 2031; characters", text_of(first.about))
    assert "from 2 articles" in page.answer
    alone = shown(tables, article=ARTICLE)
    assert {item.key.partition(".")[0] for b in blocks(alone, Quotations) for item in b.items} <= {
        ARTICLE,
        "",
    }
    assert blocks(alone, Files)[0].rows.choices == (("article", ARTICLE),)
    older = second(made, "1999-01-01")
    assert blocks(shown(older), Quotations)[0].items[0].key.startswith(ARTICLE)


def test_reading_another_article_is_a_form_an_example_and_a_promise(shipped: Tables) -> None:
    page = shown(shipped, tab="read")
    assert [one.name for one in inside(page.blocks) if isinstance(one, Slot)] == [
        "article_form",
        "article_example",
    ]
    words = " ".join(strings(page))
    assert "an invented example" in words and "sent nowhere else" in words
    assert not page.takes_partners and not page.notices


def test_hostile_words_are_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder: Path = hostile.write(tmp_path_factory.mktemp("hostile"))
    tables = store.tables(folder)
    for number in ("1", "2"):
        page = shown(tables, page=number)
        html = "".join(html_of(block) for block in page.blocks)
        assert "<script" not in html and "<img" not in html
        assert not re.search(r"href='(?!/|#|\?|https://good\.example/|https://of-)", html)
        assert not re.search("[\u200b\u202a-\u202e]", html)
    everything = " ".join(" ".join(strings(shown(tables, page=number))) for number in ("1", "2"))
    for place in ("sources.publisher", "quotations.exact", "speaker"):
        assert f"# {place} " in everything, place

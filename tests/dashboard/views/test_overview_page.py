"""The first page: its finding, the comparison over time, the claims in brief, the grid."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from lib import store
from lib.dashboard import views
from lib.dashboard.exports import csv_bytes
from lib.dashboard.queries import partners
from lib.dashboard.queries.ranking import ranked
from lib.model import (
    BroughtArticle,
    Card,
    Cards,
    Chart,
    Origin,
    Page,
    Prose,
    Run,
    Table,
    Tables,
    Text,
    inside,
)
from tests import hostile
from tests.dashboard.conftest import with_observations
from tests.dashboard.views.page_parts import block, strings, text_of
from tests.round_numbers import ARTICLE, edition, figures_where, year

B = TypeVar("B", Cards, Chart, Prose, Table)

_NO_WORDS = ("figure", "records", "rows")
"""Fields that are no text to be read: figures are JSON."""
SELECTIONS = (
    None,
    "none",
    "RUS",
    "CHN",
    "CHN,KAZ",
    "EU27,CIS,EAEU",
    "CIS,RUS",
    "DEU,FRA,ARM",
    "RUS,CHN,KAZ,UZB,TUR",
    "RUS,CHN,KAZ,UZB,TUR,CIS",
    "all",
)


def shown(tables: Tables, chosen: str | None = None) -> Page:
    if chosen == "all":
        chosen = ",".join(partners(tables))
    return views.shown(tables, "overview", [("partner", chosen)] if chosen else []).page


def cells(page: Page) -> dict[tuple[str, str], Text]:
    grid = block(page, Table)
    return {
        (text_of(topic), column): cell
        for topic, *row in grid.body
        for column, cell in zip(grid.head[1:], row, strict=True)
    }


def card(page: Page, words: str) -> Card:
    (found,) = (one for one in block(page, Cards).cards if words in one.words)
    return found


def test_the_page_begins_with_what_it_is_for_and_a_claim_as_a_question(shipped: Tables) -> None:
    purpose, *_, example = shown(shipped, "RUS,EU27,CIS").start
    assert "compared with official figures" in text_of(purpose)
    assert isinstance(example, Run)
    assert example.text == "Trade with Russia: more than $4 billion?"
    assert example.address == "/claims?claim=24kg-2024-10-16.1101"
    assert card(shown(shipped), "exceeds $4 billion").address == example.address


def test_without_a_claim_it_only_says_what_it_is_for(made: Tables) -> None:
    recorded = [row for row in made.observations if row.origin is Origin.RECORDED]
    (purpose,) = shown(with_observations(made, recorded)).start
    assert "compared with official figures" in text_of(purpose)


def test_a_card_with_words_of_another_language_has_the_number_in_that_of_the_page(
    shipped: Tables,
) -> None:
    for language, number in (("ru", "Более $4 млрд."), ("ky", "$4 млрддан ашык."), ("en", "Trade")):
        page = views.shown(shipped, "overview", [("lang", language)]).page
        about = card(page, "exceeds $4 billion").about.replace("\xa0", " ")
        assert about.startswith(number)


def test_what_the_marks_of_the_strips_mean_is_said(alone: Tables) -> None:
    cards = block(shown(alone), Cards)
    drawn = {mark.glyph for one in cards.cards if one.strip for mark in one.strip.marks}
    said = [item.glyph for item in cards.legend]
    marks = ["shade", "band", "hollow", "diamond"]
    assert drawn == {"hollow", "diamond"} and said == [*marks, "doubted"]
    assert cards.legend[-1].label == "dashed: unsure, from an earlier sentence, or not stated"


def test_a_doubtful_claim_is_dashed_with_a_word(alone: Tables) -> None:
    """How sure the reader is of each is the reader's; what the words leave unsaid is theirs."""
    said = {}
    for one in block(shown(alone), Cards).cards:
        assert one.is_doubted or not one.doubt
        said[one.words] = (one.is_doubted, one.doubt.removeprefix("unsure").removeprefix("; "))
    inherited = (True, "partner from an earlier sentence")
    assert said["exceeds $4 billion"] == said["$6 billion"] == inherited
    assert said["about a million"] == (True, "")  # its line says "no period given"
    assert said["sevenfold"][1] == ""


@pytest.mark.parametrize("chosen", SELECTIONS)
def test_in_every_selection_every_sentence_is_whole_and_short(
    chosen: str | None, made: Tables, shipped: Tables
) -> None:
    for tables in (made, shipped):
        page = shown(tables, chosen)
        chart = block(page, Chart)
        for words in strings(page, _NO_WORDS):
            assert not re.search(r"[{}]|\b(None|nan|NaT)\b|\w  \w", words), words
        assert len(page.heading) <= 150
        assert len(page.answer.split()) <= 30
        assert len(chart.finding) <= 90
        assert page.freshness.startswith("Latest year on record: 20")
        assert 1 <= len(block(page, Cards).cards) <= 4
        assert all(len(one.lines) <= 2 for one in block(page, Cards).cards)
        assert (chosen != "none") == any(isinstance(one, Table) for one in inside(page.blocks))


@pytest.mark.parametrize("chosen", SELECTIONS)
def test_what_is_drawn_is_what_the_file_holds(chosen: str | None, shipped: Tables) -> None:
    chart = block(shown(shipped, chosen), Chart)
    rows = chart.rows
    frame = views.run(rows.name, shipped, rows.partners or (), dict(rows.choices))
    read = csv.DictReader(io.StringIO(csv_bytes(frame).decode("utf-8-sig")))
    held = [(one["observation_id"], float(one["obs_value"])) for one in read]
    assert held == [(row.observation_id, row.obs_value) for row in rows.records]
    drawn = [name for name in (row.observation_id for row in rows.records) if name in chart.figure]
    assert len(drawn) == len(held)
    assert len(chart.table.body) == len({row.year for row in rows.records})
    on_record = {row.series for row in rows.records if row.compiler == "NSC"}
    assert len(chart.table.head) == 1 + len(on_record)


def test_the_finding_of_the_shipped_record(shipped: Tables) -> None:
    page = shown(shipped)
    assert page.heading == (
        "China has been Kyrgyzstan’s largest trading partner again since 2022, ahead of Russia; "
        "trade with the EU is a third of that with Russia (2023)"
    )
    assert page.answer == (
        "Sadyr Japarov said of trade with Russia: “exceeds $4 billion”. "
        "The highest in Kyrgyz statistics is $3.48 billion, for 2022."
    )
    assert page.freshness == (
        "Latest year on record: 2023, provisional (editions of March and October 2024, "
        "read on 29 November 2026). "
        "2024 and 2025 are not in it; some figures have been reported since."
    )


@pytest.mark.parametrize(
    ("chosen", "end"),
    [
        ("none", "ahead of Russia and Kazakhstan"),
        ("CHN", "trade with China came to $5.43 billion in 2023"),
        ("CHN,KAZ", "trade with Kazakhstan is 24% of that with China (2023)"),
        ("RUS", "trade with Russia is 55% of that with China (2023)"),
        ("TJK", "trade with Tajikistan is less than one per cent of that with China (2023)"),
        ("EU27,CIS,EAEU", "trade with the EU is 23% of that with the EAEU (2023)"),
        ("CIS,RUS", "Russia makes up 58% of trade with the CIS (2023)"),
        ("all", "ahead of Russia and Kazakhstan"),
    ],
)
def test_how_the_chosen_compare(chosen: str, end: str, shipped: Tables) -> None:
    assert shown(shipped, chosen).heading.endswith(f" {end}")


def test_a_block_that_holds_the_largest_partner_is_not_compared_with_it(made: Tables) -> None:
    assert shown(made, "CIS").heading.endswith("; trade with the CIS came to $2.1 billion in 2022")


def test_no_partner_is_said_first_and_the_largest_is_drawn(shipped: Tables) -> None:
    page = shown(shipped, "none")
    assert page.notices == ("No partner is chosen. Choose one in the line above.",)
    (end,) = block(page, Chart).ends
    assert (end.name, end.note) == ("China", "not chosen; largest partner")


def test_with_the_largest_chosen_the_next_is_not_called_largest(shipped: Tables) -> None:
    notes = {end.name: end.note for end in block(shown(shipped, "CHN,KAZ"), Chart).ends}
    assert notes == {
        "China": "",
        "Kazakhstan": "",
        "Russia": "not chosen; largest of the rest",
    }


def test_of_many_partners_the_largest_are_named(shipped: Tables) -> None:
    ends = block(shown(shipped, "all"), Chart).ends
    largest = [row.partner for row in ranked(shipped, "trade_turnover", 2023)[:5]]
    assert {end.area for end in ends} == {*largest}


def test_partners_without_a_figure_of_the_latest_year_are_named_first() -> None:
    lacking = figures_where(
        lambda row: (row["partner"], row["period_end"]) != ("DEU", year(2022)[1])
    )
    assert shown(lacking, "DEU,FRA").notices == (
        "The record has no trade turnover with Germany for 2022.",
    )


def test_claims_of_the_chosen_come_first_and_say_what_the_record_has(made: Tables) -> None:
    page = shown(made)
    found = block(page, Cards)
    assert [one.words for one in found.cards] == [
        "exceeds $2 billion",
        "about half a million",
        "sevenfold",
        "$3 billion",
    ]
    assert found.note == "A. Minister, 1 Feb 2023"
    amount, people, growth, others = found.cards
    assert amount.about == "Trade with Russia, no period given"
    assert amount.address == f"/claims?claim={ARTICLE}.1100"
    assert amount.lines == (
        "Kyrgyz statistics: $500m to $1.2bn, 2019–2022.",
        "Russian officials: about $2.1bn for 2022, published later.",
    )
    assert amount.strip is not None
    assert amount.strip.opens == 1
    assert amount.strip.low is not None and amount.strip.high is not None
    assert 0 < amount.strip.low < amount.strip.high < amount.strip.said < 1
    assert [one.glyph for one in amount.strip.marks] == ["hollow", "diamond"]
    assert people.about == "Migrants from Kyrgyzstan in Russia, no period given"
    assert people.lines == ("Latest counts, by definition, 2022–2023: 300,000 to 400,000.",)
    assert growth.about.startswith("Growth of trade with some CIS countries, 1 Feb 2020")
    assert growth.lines[0].startswith("Kyrgyz statistics, highest: Armenia ×")
    assert growth.lines[1] == "The CIS as a whole: ×1.62 (2020–2022) to ×1.91 (2019–2022)."
    assert others.about == (
        "Not Kyrgyzstan’s trade: trade of some EU countries with Russia, no period given"
    )
    assert (others.lines, others.strip) == ((), None), "never on an axis with Kyrgyzstan's"


def test_a_card_says_among_whose_figures_a_member_goes_furthest(alone: Tables) -> None:
    """Armenian statistics have a larger multiple of their own, which the page of the claim has."""
    page = shown(alone, "ARM,BLR")
    line = card(page, "sevenfold").lines[0]
    assert line == "Kyrgyz statistics, highest: Turkmenistan ×7.85, 2019–2023, from $8.1m."
    names = [item.label for item in block(page, Cards).legend]
    assert "lowest to highest, as named below" in names, "and not of all that is on record"


def test_a_card_and_its_claim_say_the_same_of_a_block_each_with_its_time(alone: Tables) -> None:
    line = card(shown(alone, "CHN,KAZ"), "sevenfold").lines[1]
    assert line == "The CIS as a whole: ×1.64 (2019–2023) to ×2.1 (2020–2024)."
    claim = views.shown(alone, "claims", [("claim", "24kg-2024-10-16.2013")]).page
    assert claim.charts()[0].finding.endswith("the CIS together comes to ×2.1 (2020–2024)")


def test_what_is_said_of_some_countries_may_mean_a_chosen_one(made: Tables) -> None:
    page = shown(made, "CHN,KAZ")
    first = block(page, Cards).cards[0]
    assert first.words == "sevenfold"
    assert "; Kazakhstan may be among them" in first.about
    assert page.answer == (
        "The article gives no figure for China or Kazakhstan by name; “sevenfold”, said of some "
        "CIS countries, may include Kazakhstan."
    )
    assert shown(made, "CHN").answer == "The article gives no figure for China."


def test_many_claims_lead_to_the_page_of_claims(made: Tables) -> None:
    assert block(shown(made), Cards).more is None
    doubled = block(shown(_with_second_article(made), "RUS"), Cards)
    assert doubled.more == Run("All 8 claims", "/claims?partner=RUS")
    assert [one.about for one in doubled.cards[:1]] == [
        "Trade with Russia, no period given. A. Minister, 5 Mar 2023"
    ]


def test_the_reader_s_own_article_comes_first_with_a_chip(made: Tables) -> None:
    page = shown(_with_second_article(made, brought="mine"), "CIS")
    found = block(page, Cards).cards
    assert [(one.words, one.chip) for one in found] == [
        (words, "your article")
        for words in ("sevenfold", "exceeds $2 billion", "about half a million", "$3 billion")
    ]
    assert "your article" in text_of(cells(page)["How it has grown", "CIS"])


def test_a_good_whose_latest_year_is_an_earlier_one_says_so_in_the_grid() -> None:
    """The committee's table has no wheat for 2022."""
    less = figures_where(
        lambda row: (
            (row["product"], row["compiler"], row["period_start"])
            != ("wheat", "NSC", date(2022, 1, 1))
        )
    )
    found = {key: text_of(cell) for key, cell in cells(shown(less)).items()}
    assert found["Goods", "Russia"].startswith(
        "oil and wheat; bought from all countries in 2022: oil products $230m, wheat $30m (2021); "
    )


def test_a_sum_beside_one_of_its_parts_says_that_it_has_it(shipped: Tables) -> None:
    """Food has wheat in it, gas and oil products have not."""
    said = text_of(cells(shown(shipped))["Goods", "Russia"])
    assert re.search(r"wheat \$[\d.]+m, food \$\d+m with wheat;", said)
    assert said.count(" with ") == 1


def test_what_was_said_and_what_was_not_stands_in_the_grid(made: Tables) -> None:
    page = shown(made)
    found = {key: text_of(cell) for key, cell in cells(page).items()}
    assert block(page, Table).caption == "What the article says of each, and where it is silent"
    assert found["How much trade", "Russia"] == "exceeds $2 billion"
    assert found["How much trade", "EU"] == found["How much trade", "CIS"] == "no figure"
    assert found["How it has grown", "CIS"] == "sevenfold, some countries"
    assert found["How it has grown", "Russia"] == "no figure; may be one of them"
    assert found["People", "Russia"] == "about half a million"
    assert found["Goods", "Russia"] == (
        "oil and wheat; bought from all countries in 2022: oil products $230m, wheat $40m; from "
        "Russia: wheat about 90,000 t (2022), as reported"
    )
    assert found["Routes", "Russia"] == "roads to the world"
    assert found["Agreements", "EU"] == "a cooperation agreement"
    assert found["Agreements", "CIS"] == "nothing said"
    assert "$3 billion" not in " ".join(found.values()), "it is not Kyrgyzstan's trade"
    silent = {text_of(cell) for cell in cells(shown(made, "CHN")).values()}
    assert silent == {"no figure", "nothing said"}


def test_every_cell_that_says_something_leads_on(made: Tables) -> None:
    page = shown(made, "RUS,CIS")
    for cell in cells(page).values():
        words = text_of(cell)
        runs = cell if isinstance(cell, tuple) else (cell,)
        links = [run.address for run in runs if isinstance(run, Run) and run.address]
        assert bool(links) == (words not in ("no figure", "nothing said")), words
    amount = cells(page)["How much trade", "Russia"]
    assert isinstance(amount, tuple) and isinstance(amount[0], Run)
    assert amount[0].address == f"/claims?partner=RUS,CIS&claim={ARTICLE}.1100"
    tie = cells(page)["Goods", "Russia"]
    assert isinstance(tie, tuple) and isinstance(tie[0], Run)
    assert tie[0].address == (f"/articles?partner=RUS,CIS&article={ARTICLE}&at=1010#{ARTICLE}.1010")


def test_goods_of_the_article_lead_to_their_amounts(made: Tables) -> None:
    cell = cells(shown(made))["Goods", "Russia"]
    assert isinstance(cell, tuple)
    links = [run.address for run in cell if isinstance(run, Run) and run.address][1:]
    assert links == ["/trade?good=oil_products&tab=goods", "/trade?good=wheat&tab=goods"]
    without = figures_where(lambda row: row["product"] is None)
    assert text_of(cells(shown(without))["Goods", "Russia"]) == "oil and wheat"


def test_unlike_things_never_merge_in_a_cell(made: Tables) -> None:
    """With a second article each figure says which flow it is and whose article."""
    words = text_of(cells(shown(_with_second_article(made)))["How much trade", "Russia"])
    assert words == (
        "exceeds $2 billion, trade turnover, The Herald 5 Mar 2023; "
        "exceeds $2 billion, trade turnover, The Herald 1 Feb 2023"
    )


def test_of_many_partners_those_nobody_spoke_of_share_a_column(made: Tables) -> None:
    page = shown(made, "RUS,CHN,KAZ,UZB,TUR,CIS")
    assert block(page, Table).head == ("", "Russia", "CIS", "4 others")
    found = {key: text_of(cell) for key, cell in cells(page).items()}
    assert found["How it has grown", "4 others"] == "no figure; some may be among them"
    assert found["How much trade", "4 others"] == "no figure"
    assert len(block(shown(made, "RUS,CHN,KAZ,UZB,TUR"), Table).head) == 6


def test_without_a_record_the_page_asks_its_question() -> None:
    page = shown(edition(observations=[]))
    assert page.heading == "How is Kyrgyzstan tied to others, and what was said about it?"
    assert (page.charts(), page.freshness) == ((), "")


def test_without_articles_there_are_no_cards(made: Tables) -> None:
    silent = figures_where(lambda row: row["origin"] == "recorded")
    page = shown(silent)
    assert not any(isinstance(one, Cards) for one in inside(page.blocks))
    assert page.answer == ""
    assert len(page.charts()) == 1


def test_words_of_others_are_cut_and_show_what_hides(tmp_path: Path) -> None:
    tables = store.tables(hostile.write(tmp_path))
    for chosen in (None, "CHN", "all"):
        page = shown(tables, chosen)
        assert all(len(one.words) <= 80 for one in block(page, Cards).cards)
        for words in strings(block(page, Cards), _NO_WORDS):
            assert "\u202e" not in words and "\u200b" not in words and "\n" not in words


def _with_second_article(made: Tables, brought: str | None = None) -> Tables:
    """The same article once more, published by somebody a month later."""
    name = "mine"

    def moved(identifier: str) -> str:
        return identifier.replace(ARTICLE, name)

    rows = {
        "observations": (
            *made.observations,
            *(
                replace(
                    row,
                    observation_id=moved(row.observation_id),
                    quotation_id=moved(row.quotation_id or ""),
                    source_id=name,
                    published="2023-03-05",
                )
                for row in made.observations
                if row.source_id == ARTICLE
            ),
        ),
        "quotations": (
            *made.quotations.values(),
            *(
                replace(row, quotation_id=moved(row.quotation_id), source_id=name)
                for row in made.quotations.values()
            ),
        ),
        "sources": (
            *made.sources.values(),
            replace(made.sources[ARTICLE], source_id=name, published="2023-03-05"),
        ),
        "ties": made.ties,
        "rejections": made.rejections,
    }
    article = BroughtArticle(brought, "", {}) if brought else None
    return Tables(lambda table: rows[table], made.frame, object(), article=article)


def test_a_block_of_which_nothing_is_left_is_named_first(shipped: Tables) -> None:
    page = shown(shipped, "EAEU,RUS,KAZ,BLR,ARM")
    assert page.notices == ("Not drawn, since all their members are chosen: the EAEU.",)
    assert "EAEU" not in {row.partner for row in page.charts()[0].rows.records}
    assert shown(shipped, "EAEU,RUS").notices == ()


def test_a_caption_is_about_what_is_drawn(shipped: Tables) -> None:
    """Who leads is said of all partners, and the chart shows the chosen ones."""
    for chosen in ("none", "CHN", "EAEU,RUS,KAZ,BLR,ARM"):
        (chart,) = shown(shipped, chosen).charts()
        assert "largest trading partner" not in chart.caption
        assert "(provisional)" in chart.caption

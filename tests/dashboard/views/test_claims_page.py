"""The page of claims as a value: every claim, none, a wrong one, and many."""

import csv
import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from lib import store
from lib.codelists import areas, codelist
from lib.dashboard import exports, views
from lib.dashboard.charts.palette import style_of
from lib.dashboard.factcheck.assessment import Times, against, codes
from lib.dashboard.factcheck.proportion import in_proportion
from lib.dashboard.markup import html_of, page_head
from lib.dashboard.narrative import source_text, wording
from lib.dashboard.narrative.verdict_text import MOST_WORDS
from lib.dashboard.narrative.wording import LONGEST_FINDING
from lib.dashboard.queries import provenance_of
from lib.dashboard.views.address import PARTNERS
from lib.dashboard.views.claim_chart import TALLEST
from lib.dashboard.views.claim_windows import every_window
from lib.dashboard.views.claims_page import claims_page
from lib.dashboard.views.menus import menus
from lib.model import (
    BroughtArticle,
    Chart,
    ClaimKind,
    ClaimRow,
    Columns,
    Copy,
    Fold,
    Known,
    Page,
    Prose,
    Question,
    Reach,
    Run,
    Search,
    Table,
    Tables,
    Tabs,
    Verdict,
)
from tests import hostile, round_numbers
from tests.dashboard.queries.claimed import claim, recorded, tables_of, year
from tests.dashboard.rates import rate, with_rates
from tests.pages.test_much_was_said import saying
from tests.round_numbers import figure, with_figures
from tests.shipped import DATA
from tests.store.articles import article

ARTICLE = round_numbers.ARTICLE
PLACES = ("1100", "1200", "1300", "1400")
SHIPPED = {"1101": "$4.1 billion", "1274": "about 700 thousand", "1491": "Hungary", "2013": "×7.85"}
TABS = ("years", "windows", "parts", "currencies", "again", "rows")


@pytest.fixture(scope="module")
def made() -> Tables:
    return round_numbers.edition()


@pytest.fixture(scope="module")
def loud(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """An article an indicator that says everything that can be said of it."""
    directory = round_numbers.write(tmp_path_factory.mktemp("loud"))
    store.add(directory, [saying(*one) for one in enumerate(codelist("indicator"))])
    return store.tables(directory)


def asked(tables: Tables, **choices: str) -> Page:
    """The page at an address with these parameters."""
    return claims_page(tables, Question.of("claims", ("RUS",), choices))


def texts(page: Page) -> Iterator[str]:
    """All that a reader sees, as HTML."""
    yield page.title
    yield str(page_head(page))
    yield from (str(html_of(block)) for block in page.blocks)
    yield from (chart.alt for chart in page.charts())


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", " ")


def must_keep_the_rules(page: Page, tables: Tables) -> None:
    """What holds for every page of claims: budgets, filled slots, drawn = rows = file."""
    assert not page.takes_partners
    assert len(page.answer.split()) <= MOST_WORDS
    for words in texts(page):
        assert not re.search(r"[{}]|\bNone\b|\bnan\b|&lt;lib", words.replace("None ", "")), words
    for chart in page.charts():
        assert len(chart.finding) <= LONGEST_FINDING
        assert chart.height <= TALLEST == 480
        drawn = json.loads(chart.figure)["layout"]["meta"]["drawn"]
        rows = [row.observation_id for row in chart.rows.records]
        assert len({*rows}) == len(rows), "what is drawn under one name is drawn once"
        assert sorted(drawn) == sorted(rows)
        assert len(chart.table.body) == len(rows)
        assert [row["observation_id"] for row in file_of(chart, tables)] == rows


def file_of(chart: Chart, tables: Tables) -> list[dict[str, str]]:
    """The rows of the file that a chart offers, read from its bytes."""
    frame = views.run(chart.rows.name, tables, (), dict(chart.rows.choices))
    return list(csv.DictReader(io.StringIO(exports.csv_bytes(frame).decode(), newline="")))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("currency", ["own", "dollars"])
def test_every_claim_and_tab_keeps_the_rules(
    place: str, tab: str, currency: str, made: Tables
) -> None:
    must_keep_the_rules(asked(made, claim=f"{ARTICLE}.{place}", tab=tab, currency=currency), made)


@pytest.mark.parametrize("place", SHIPPED)
@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("currency", ["own", "dollars"])
def test_every_figure_of_the_shipped_article_keeps_them_too(
    place: str, tab: str, currency: str, shipped: Tables
) -> None:
    """What the record says of it by now is the record's business; that it is said, is ours."""
    page = asked(shipped, claim=f"24kg-2024-10-16.{place}", tab=tab, currency=currency)
    must_keep_the_rules(page, shipped)
    assert page.statement and page.statement.words in plain(page.heading)
    for kept in ("Sadyr Japarov", "16 October 2024", "24.kg"):
        assert kept in page.statement.about
    assert page.charts()[0].key == "claim"


def test_a_claim_of_each_kind_keeps_them_however_it_is_said(loud: Tables) -> None:
    found = [code for code in codes(loud) if not code.startswith(ARTICLE)]
    assert len(found) > 150
    for code in found:
        must_keep_the_rules(asked(loud, claim=code), loud)
    for tab in TABS[1:]:
        for code in found[::9]:
            must_keep_the_rules(asked(loud, claim=code, tab=tab), loud)


def test_the_verdict_counts_what_was_public_then_and_since(made: Tables) -> None:
    page = asked(made, claim=f"{ARTICLE}.1100")
    assert plain(page.answer) == (
        "No whole-year figure public by that day exceeds $2 billion. One published since does:"
        " about $2.1 billion for 2022, from Russian officials."
    )
    tally, _ = (block for block in page.blocks if isinstance(block, Table))
    assert tally.body == (
        ("Public before 1 February 2023", "0", "0", "1", "6"),
        ("Published since", "1", "0", "0", "1"),
    )
    tabs = next(block for block in page.blocks if isinstance(block, Tabs))
    assert [option.label for option in tabs.choice.options] == [
        *("Whole years 9", "Parts of years 1", "Other currencies 1", "Also said 2", "Rows 11"),
    ]


def test_goods_named_without_a_number_have_the_amounts_on_record(made: Tables) -> None:
    """Below every claim of the article that names them, and of no other document."""
    for place in (1100, 1400):
        page = asked(made, claim=f"{ARTICLE}.{place}")
        *_, goods = (block for block in page.blocks if isinstance(block, Table))
        assert goods.head == ("Words", "Good", "All countries", "Partner named")
        assert [tuple(map(source_text.plain, line)) for line in goods.body] == [
            (
                *("“oil”", "Oil products (petrol and diesel fuel)", "$230 million in 2022"),
                "From Russia: not on record by good",
            ),
            (
                *("“wheat”", "Wheat", "$40 million in 2022"),
                "From Russia: wheat about 90,000 t (2022), as reported",
            ),
        ]
        links = [cell.address for line in goods.body for cell in line[:2] if isinstance(cell, Run)]
        assert links == [
            f"/articles?partner=RUS&article={ARTICLE}&at=1010#{ARTICLE}.1010",
            "/trade?partner=RUS&good=oil_products&tab=goods",
            f"/articles?partner=RUS&article={ARTICLE}&at=1020#{ARTICLE}.1020",
            "/trade?partner=RUS&good=wheat&tab=goods",
        ]
        assert goods.caption == "Said without a number"


def test_a_document_that_names_no_goods_has_no_such_section() -> None:
    no_ties = round_numbers.edition(ties=[])
    page = asked(no_ties, claim=f"{ARTICLE}.1100")
    assert not any("without a number" in b.caption for b in page.blocks if isinstance(b, Table))


def test_a_figure_told_again_by_the_same_side_is_one_mark(made: Tables) -> None:
    (chart,) = asked(made, claim=f"{ARTICLE}.1100").charts()
    again = [row for row in chart.rows.records if row.reports > 1]
    assert [(row.obs_value, row.reports) for row in again] == [(2.1e9, 2)]
    assert chart.figure.count("2 reports") >= 1
    assert any(row[2:] == (row[2], row[3], row[4], "2") for row in chart.table.body)
    assert "one reported several times, drawn once" in chart.source


@pytest.mark.parametrize("code", [f"24kg-2024-10-16.{place}" for place in SHIPPED])
def test_the_source_names_who_gave_the_statements_and_their_terms(code: str) -> None:
    tables = store.tables(DATA)
    for chart in asked(tables, claim=code).charts():
        rows = [row for row in chart.rows.records if row.kind is ClaimKind.STATEMENT]
        found = provenance_of(rows, tables)
        line = " · ".join(map(source_text.plain, chart.source))
        (given,) = (piece for piece in map(source_text.plain, chart.source) if "the press" in piece)
        assert given.startswith(f"{len(rows)} figures as officials or the press gave them (")
        short = {*map(wording("en").publisher_in_short, found.publishers)}
        named = [name for name in short if name in given]
        assert len(named) == min(len(short), 3)
        more = len(short) - len(named)
        assert (f"{more} more" in given) is (more > 0)
        assert all(terms in line for terms in found.terms)


def test_a_claim_s_chart_says_who_said_it() -> None:
    (chart,) = asked(store.tables(DATA), claim="24kg-2024-10-16.1491").charts()
    assert chart.attribution.replace("unsure; ", "") == (
        "Said by Sadyr Japarov, President of Kyrgyzstan, 24.kg, 16 October 2024; no period given; "
        "read with doubt: partner from an earlier sentence"
    )


def test_the_words_of_a_doubtful_claim_are_dashed_and_say_why() -> None:
    shipped = store.tables(DATA)
    doubt = {
        code: asked(shipped, claim=f"24kg-2024-10-16.{code}").statement for code in (1101, 2013)
    }
    first, last = (one.doubt if one else None for one in doubt.values())
    assert str(first).replace("unsure; ", "") == "Dashed: partner from an earlier sentence."
    assert last in ("", "Dashed: unsure.")


def test_a_claim_that_leaves_a_side_open_is_a_line_with_its_side_shaded(made: Tables) -> None:
    (chart,) = asked(made, claim=f"{ARTICLE}.1100").charts()
    figure = json.loads(chart.figure)
    assert any(
        shape["type"] == "rect" and shape["x0"] == 2e9 for shape in figure["layout"]["shapes"]
    )
    assert "more than $2 billion (as said)" in plain(chart.figure)
    assert "no period given" in chart.figure


def shapes_of(chart: Chart) -> dict[str, str]:
    """The shape of each mark, by the name of its row."""
    return {
        name: shape
        for trace in json.loads(chart.figure)["data"]
        if isinstance(trace.get("marker", {}).get("symbol"), list)
        for name, shape in zip(trace["ids"], trace["marker"]["symbol"], strict=True)
    }


def test_what_was_published_after_the_claim_has_a_dot(made: Tables) -> None:
    (chart,) = asked(made, claim=f"{ARTICLE}.1100").charts()
    drawn = shapes_of(chart)
    for row in chart.rows.records[1:]:
        assert drawn[row.observation_id].endswith("-dot") is (row.known is Known.SINCE)
    assert {item.label for item in chart.legend} >= {"published after the claim", "statement"}


def test_amounts_of_members_are_on_a_log_axis(shipped: Tables) -> None:
    (chart,) = asked(shipped, claim="24kg-2024-10-16.1491").charts()
    assert json.loads(chart.figure)["layout"]["xaxis"]["type"] == "log"
    (pair,) = asked(shipped, claim="24kg-2024-10-16.1101").charts()
    assert json.loads(pair.figure)["layout"]["xaxis"]["type"] == "linear"


def test_what_the_record_notes_on_a_figure_that_is_named_is_below_the_chart(
    shipped: Tables,
) -> None:
    chart = asked(shipped, claim="24kg-2024-10-16.1491").charts()[0]
    assert plain(chart.finding).endswith("the EU together comes to $67.5 billion (2024, doubtful)")
    assert plain(str(chart.notes[0])) == (
        "On $67.5 billion for the EU in 2024, the record notes: Dollars here; other reports print "
        "the same number in euros."
    )
    assert plain(str(chart.notes[1])).startswith(
        "On $6.2 billion for Hungary in 2024, the record notes: Printed as imports"
    ), "the verdict names it"
    noted = [plain(str(note)) for note in chart.notes if "the record notes" in str(note)]
    assert not any("Belgium" in note for note in noted), "no sentence names its 2007"


def test_figures_of_one_year_are_marked_alike_in_a_long_lane() -> None:
    """Small are "other years" than those with a label, and the lower of two figures of a year is
    of no other one."""
    record = [recorded(1e5 * n, year(2010 + n)) for n in range(1, 10)]
    record += [recorded(value, year(2028)) for value in (1.5e6, 1.9e6)]
    record.append(recorded(1e6, year(2029)))
    page = asked(tables_of(claim(), record))
    (sizes,) = (
        dict(zip(trace["x"], trace["marker"]["size"], strict=True))
        for trace in json.loads(page.charts()[0].figure)["data"]
        if len(trace.get("ids", ())) == len(record)
    )
    assert sizes[1.5e6] == sizes[1.9e6] > sizes[9e5]
    assert "2028: $1.5" in plain(page.charts()[0].figure)


def test_what_all_members_come_to_is_said_to_be_no_part_of_the_sentence(shipped: Tables) -> None:
    """The verdict counts single members, the tally below it the block as well."""
    page = asked(shipped, claim="24kg-2024-10-16.1491")
    (tally,) = (one for one in page.blocks if isinstance(one, Table) and one.kind == "tally grid")
    whole = sum(int(cell) for row in tally.body for cell in map(str, row[1:]))
    pattern = r"(\d+) of these figures are of all members together"
    (apart,) = {int(one) for said in texts(page) for one in re.findall(pattern, plain(said))}
    assert f"Of {whole - apart} whole-year figures" in plain(page.answer)
    page = asked(shipped, claim="24kg-2024-10-16.1101")
    assert not any("of all members together" in one for one in texts(page))


def test_cases_are_said_not_to_be_compared(shipped: Tables) -> None:
    page = asked(shipped, claim="24kg-2024-10-16.1274")
    chart = page.charts()[0]
    assert plain(page.answer).endswith(
        "No figure on record agrees with about 1 million; the nearest exact or rounded one is "
        "about 700 thousand (people on the migration register, 2021)."
    ), "more than 1 million, which leaves it open, may be nearer"
    assert plain(chart.finding).startswith("Under 3 of 5 definitions")
    assert (
        "7 figures are not compared, since they count cases over a time, not people; the largest "
        "is 1.2 million (entries in the migration register, Jan 2023)."
    ) in [plain(str(note)) for note in chart.notes]
    assert all("entries" not in plain(str(row[0])) for row in chart.table.body)


def test_a_part_of_the_migrants_counts_neither_for_nor_against(shipped: Tables) -> None:
    """Of the register of controlled persons there are five figures, the latest of all."""
    chart = asked(shipped, claim="24kg-2024-10-16.1274").charts()[0]
    assert (
        "5 figures are not compared, since they count only a part of the migrants; the largest is "
        "about 128 thousand (people on the register of controlled persons, Nov 2025)."
    ) in [plain(str(note)) for note in chart.notes]
    assert "controlled" not in plain(chart.figure)
    assert {row.definition for row in chart.rows.records} == {
        *(None, "present", "registered", "working", "foreign_born", "unspecified"),
    }


def test_people_are_in_lanes_by_definition_with_no_interval(made: Tables) -> None:
    (chart,) = asked(made, claim=f"{ARTICLE}.1200").charts()
    shapes = json.loads(chart.figure)["layout"]["shapes"]
    assert not [shape for shape in shapes if shape["type"] == "rect"]
    assert "about 500 thousand (as said)" in plain(chart.figure)
    for lane in ("Citizens present", "People on the migration register"):
        assert lane in chart.figure
    assert "Entries in the migration register" not in chart.figure, "cases, not people"


def test_trade_of_others_is_called_so_and_never_in_the_colour_of_the_block(shipped: Tables) -> None:
    page = asked(shipped, claim="24kg-2024-10-16.1491", currency="dollars")
    assert page.statement and page.statement.note.startswith("Not Kyrgyzstan’s trade")
    (chart,) = page.charts()
    assert chart.subtitle.startswith("Not Kyrgyzstan’s trade: ")
    assert style_of("EU27").colour not in chart.figure
    assert not any(item.area == "EU27" for item in chart.legend)
    assert "All together, the EU" in chart.figure
    assert all("KGZ" not in (row.reporter, row.partner) for row in chart.rows.records)


def test_multiples_are_on_a_log_axis_with_their_bases_and_whose_they_are(shipped: Tables) -> None:
    (chart,) = asked(shipped, claim="24kg-2024-10-16.2013").charts()
    figure = json.loads(chart.figure)
    assert figure["layout"]["xaxis"]["type"] == "log"
    assert figure["layout"]["xaxis"]["ticktext"] == ["×0.5", "×1", "×2", "×4", "×8", "×16"]
    for words in (
        *("×7.85 from $8.1m", "×6.36, Kyrgyz statistics; ×14.2, Armenian statistics"),
        "×2.04, Kyrgyz statistics; ×1.18, Uzbek statistics",
    ):
        assert words in chart.figure
    assert {"UZB", "KAZ"} <= {item.area for item in chart.legend}


@pytest.mark.parametrize("place", SHIPPED)
def test_the_four_claims_say_what_the_record_says(place: str, shipped: Tables) -> None:
    page = asked(shipped, claim=f"24kg-2024-10-16.{place}")
    assert SHIPPED[place] in plain(page.answer)


def test_many_years_of_one_side_are_a_lane_of_small_marks_with_two_labels(shipped: Tables) -> None:
    """Of thirty Kyrgyz and twenty-eight Russian years the highest and the latest have a label."""
    chart = asked(shipped, claim="24kg-2024-10-16.1101").charts()[0]
    words = {plain(note["text"]) for note in json.loads(chart.figure)["layout"]["annotations"]}
    assert {"2022: $3.48bn", "2023: $3.01bn", "2021: $2.5bn"} <= words
    assert not any(one.startswith(("2019", "2020:")) for one in words)
    assert any("Russian statistics" in one for one in words)
    (marks,) = (
        trace
        for trace in json.loads(chart.figure)["data"]
        if isinstance(trace.get("marker", {}).get("symbol"), list)
    )
    rows = {row.observation_id: row for row in chart.rows.records}
    large = [
        rows[name]
        for name, size in zip(marks["ids"], marks["marker"]["size"], strict=True)
        if size > min(marks["marker"]["size"])
    ]
    years = sorted(
        (row.side, row.period_end.year) for row in large if row.kind is ClaimKind.STATISTICS
    )
    assert years == [("KGZ", 2022), ("KGZ", 2023), ("RUS", 2021)]
    assert "other years" in {item.label for item in chart.legend}
    assert len(chart.rows.records) == 74, "the table and the file have every year"


def test_of_many_members_those_near_the_claim_of_late_have_a_lane(shipped: Tables) -> None:
    """Belgium's trade with Russia was 6 billion in 2007, Hungary's 6.2 in 2024."""
    figure = asked(shipped, claim="24kg-2024-10-16.1491").charts()[0].figure
    assert "Hungary" in figure and "Austria" in figure
    texts_ = [plain(note["text"]) for note in json.loads(figure)["layout"]["annotations"]]
    assert not any(">Belgium<" in one for one in texts_)


def test_what_was_known_then_and_since_is_below_the_chart(shipped: Tables) -> None:
    page = asked(shipped, claim="24kg-2024-10-16.1101")
    (known,) = (
        block for block in page.blocks if isinstance(block, Prose) and block.kind == "known"
    )
    html = plain(str(html_of(known)))
    assert "<span class='strong'>Known on 16 October 2024:</span>" in html
    assert "<span class='strong'>Published since:</span>" in html
    assert page.blocks.index(known) == 1, "right below the chart"


def test_every_window_of_the_claim_s_length_is_a_tab_with_its_rows(shipped: Tables) -> None:
    page = asked(shipped, claim="24kg-2024-10-16.2013", tab="windows")
    (tabs_,) = (block for block in page.blocks if isinstance(block, Tabs))
    names = [option.label for option in tabs_.choice.options]
    assert names[:2] == ["Figures 31", "Every four years since 1994"]
    first, chart = page.charts()
    assert first.key == "claim", "the verdict stays on the windows that the words may mean"
    figure = json.loads(chart.figure)
    assert figure["layout"]["xaxis"]["type"] == "log"
    assert figure["layout"]["xaxis"]["ticktext"] == ["×0.25", "×1", "×4", "×16", "×64"]
    words = [plain(note["text"]) for note in figure["layout"]["annotations"]]
    assert any("×7 (as said)" in one for one in words)
    assert {"1996–2000: ×1,080 from $860", "2019–2023: ×7.85 from $8.1m"} <= {*words}
    assert "2018–2022: ×6.96 from $780k" in words, "what rounds to the claim is labelled too"
    assert "12 windows below ×0.25 are triangles at the edge." in map(plain, map(str, chart.notes))
    assert chart.legend[0].label == "ended 2022–2023, or labelled"
    assert len(chart.rows.records) == 263
    reaches = [row[-1] for row in chart.table.body]
    assert reaches.count("reaches it") == 9 and reaches.count("rounds to the same") == 1
    assert "Compared with ×7" in chart.table.head
    assert chart.source and chart.attribution.startswith("Said by Sadyr Japarov")


@pytest.mark.parametrize(
    ("partners", "strips", "others"), [(16, 16, ""), (17, 16, "2 others"), (20, 16, "5 others")]
)
def test_of_many_partners_those_that_grew_least_share_a_strip(
    partners: int, strips: int, others: str, shipped: Tables
) -> None:
    code = "24kg-2024-10-16.2013"
    proportion = in_proportion(code, shipped)
    assert proportion is not None
    short = next(row for row in proportion.rows if row.reach is Reach.SHORT)
    countries = [area.code for area in areas().values() if area.kind == "country"][:partners]
    rows = tuple(replace(short, partner=code, observation_id=code) for code in countries)
    many = replace(proportion, rows=rows, reached=(), rounded=(), recent=(), left=())
    chart = every_window(many, code, shipped, wording("en"))
    labels = [plain(note["text"]) for note in json.loads(chart.figure)["layout"]["annotations"]]
    names = [label for label in labels if "as said" not in label]
    assert len(names) == strips, names
    assert not others or others in names[-1]


def test_only_growth_over_years_with_some_members_has_that_tab(shipped: Tables) -> None:
    for place in ("1101", "1274", "1491"):
        page = asked(shipped, claim=f"24kg-2024-10-16.{place}", tab="windows")
        assert not any("Every" in words for words in texts(page))
        assert any("windows" in str(notice) for notice in page.notices), "no choice of this claim"


def test_parts_of_years_are_drawn_without_the_claim(made: Tables) -> None:
    _, parts = asked(made, claim=f"{ARTICLE}.1100", tab="parts").charts()
    rows = against(f"{ARTICLE}.1100", made, times=Times.PART)
    assert tuple(parts.rows.records) == rows and len(rows) == 1
    assert "as said" not in parts.figure


def test_euros_are_converted_when_asked_and_the_page_says_so(made: Tables) -> None:
    code = f"{ARTICLE}.1300"
    page = asked(made, claim=code, tab="currencies", currency="dollars")
    words = plain(" ".join(texts(page)))
    assert "$3.16 billion for France in 2022" in plain(asked_long(made, code))
    assert "Converted at each year’s mean rate of the European Central Bank." in words
    assert not re.search(r"\d\.\d{3,} billion", words)
    (chart,) = page.charts()
    assert ("currency", "dollars") in chart.rows.choices
    own = asked(made, claim=code, tab="currencies")
    assert len(own.charts()[0].rows.records) < len(chart.rows.records)
    no_euros = asked(made, claim=f"{ARTICLE}.1200")
    assert "currency=" not in " ".join(texts(no_euros))


def test_soms_are_converted_at_rates_that_were_refreshed() -> None:
    code, of_germany = f"{ARTICLE}.1300", {"reporter": "DEU", "partner": "RUS", "unit": "KGS"}
    soms = figure(2.4e11, year(2022), "2023-04", "DEU-STAT", **of_germany, source_id="of-estat")
    without = asked(with_figures(soms), claim=code, currency="dollars")
    tables = with_rates(soms, rate("dollar", 80.0, 2022))
    page = asked(tables, claim=code, currency="dollars")
    said, before = (plain(" ".join(texts(one))) for one in (page, without))
    assert "otherwise of the International Monetary Fund, euros by way of the som." in said
    assert "Converted at each year’s mean rate of the European Central Bank." in before
    rows = against(code, tables, dollars=True)
    (germany,) = (row for row in rows if row.compiler == "DEU-STAT")
    assert (germany.obs_value, germany.unit) == (pytest.approx(3e9), "USD")
    assert germany.ratio is not None and germany.verdict is not Verdict.CANNOT_TELL
    assert "International Monetary Fund" in source_text.plain(page.charts()[0].source)


def asked_long(tables: Tables, code: str) -> str:
    """The verdict of a claim with currencies converted, and the chart's alternative."""
    page = asked(tables, claim=code, currency="dollars")
    return " ".join([page.answer, *(row_hover(page))])


def row_hover(page: Page) -> list[str]:
    return [page.charts()[0].alt, page.charts()[0].finding]


def test_captions_are_the_short_one_and_the_one_with_sources(made: Tables) -> None:
    page = asked(made, claim=f"{ARTICLE}.1100")
    columns = next(block for block in page.blocks if isinstance(block, Columns))
    (short,), (long,) = columns.left, columns.right
    assert isinstance(short, Copy) and isinstance(long, Copy)
    for kept in ("exceeds $2 billion", "A. Minister", "2023", "The Herald", page.answer):
        assert kept in short.text.replace("\N{NO-BREAK SPACE}", " ") or kept in short.text
        assert kept in long.text
    source = made.sources[ARTICLE]
    assert source.url in long.text and source.title in long.text
    assert "National Statistical Committee of the Kyrgyz Republic" in long.text
    assert page.charts()[0].caption == short.text
    assert page.charts()[0].caption_long == long.text
    assert [run.address for run in long.links] == [
        f"/data/claim_review.jsonld?claim={ARTICLE}.1100"
    ]


def test_a_reader_s_own_claim_is_nowhere_for_machines(made: Tables) -> None:
    made_again = round_numbers.edition()
    made_again.article = BroughtArticle(ARTICLE, "", {})
    page = asked(made_again)
    assert "claim_review" not in " ".join(texts(page))
    assert "claim_review" in " ".join(texts(asked(made)))


def test_files_and_pictures_are_named_for_their_claim(made: Tables) -> None:
    question = Question.of("claims", ("RUS",), {"claim": f"{ARTICLE}.1300"})
    (chart,) = claims_page(made, question).charts()
    offered = menus(question, chart, "https://here.example")
    addresses = [run.address or "" for run in offered.downloads]
    assert all(f"claim={ARTICLE}.1300" in address for address in addresses)
    frame = views.run(chart.rows.name, made, (), dict(chart.rows.choices))
    name = exports.file_name(
        "claims", None, exports.years_of(frame), "csv", dict(chart.rows.choices)
    )
    assert name.startswith(f"kgz-ties_claims_claim-{ARTICLE}.1300_") and "partners" not in name


@pytest.mark.parametrize("partners", [(), ("CHN",), ("EU27", "RUS")])
def test_the_partners_make_no_difference_and_go_along(
    partners: tuple[str, ...], made: Tables
) -> None:
    page = claims_page(made, Question.of("claims", partners, {}))
    plain_page = claims_page(made, Question.of("claims", ("RUS",), {}))
    assert page.answer == plain_page.answer
    assert [c.figure for c in page.charts()] == [c.figure for c in plain_page.charts()]
    (tabs,) = (block for block in page.above if isinstance(block, Tabs))
    chosen = ",".join(partners) or "none"
    assert all(f"partner={chosen}" in option.address for option in tabs.choice.options)


@pytest.mark.parametrize(
    ("partners", "claim", "said"),
    [
        (("CHN",), None, "The article gives no figure for China."),
        (("CHN", "KAZ"), None, "may include Kazakhstan."),
        (("CHN",), ".1274", None),
        (("RUS",), None, None),
        (PARTNERS, None, None),
    ],
)
def test_that_no_claim_is_about_the_chosen_is_said_first(
    partners: tuple[str, ...], claim: str | None, said: str | None, alone: Tables
) -> None:
    asked = {"claim": f"24kg-2024-10-16{claim}"} if claim else {}
    notices = claims_page(alone, Question.of("claims", partners, asked)).notices
    assert len(notices) == (said is not None)
    assert said is None or notices[0].endswith(said)


def test_an_unknown_claim_is_named_and_the_first_is_shown(made: Tables) -> None:
    page = asked(made, claim="nonsense")
    assert page.notices == (
        "The address asks for “nonsense”, which is not offered here; the default is shown.",
    )
    assert page.heading == asked(made).heading
    assert asked(made, claim="x" * 99).notices[0].count("x") == 40
    assert "“yen”, which is not offered" in asked(made, currency="yen").notices[0]
    assert "“graph”, which is not offered" in asked(made, tab="graph").notices[0]


def test_without_a_claim_the_page_says_so() -> None:
    page = asked(tables_of(recorded(3e6, year(2028)), []))
    assert "no claim to look at" in page.answer and not page.blocks


def test_a_claim_without_a_record_is_shown_alone() -> None:
    tables = tables_of(claim(), [])
    page = asked(tables)
    must_keep_the_rules(page, tables)
    assert not page.charts()
    assert page.answer == "The record has no comparable figure for trade with Russia."
    assert page.statement and page.statement.words == "more than $2 million"


def test_a_claim_on_record_in_parts_and_other_currencies_alone_says_so() -> None:
    half = year(2028)[0], year(2028)[0].replace(month=6, day=30)
    tables = tables_of(claim(), [recorded(3e6, half), recorded(3e6, year(2028), unit="EUR")])
    page = asked(tables, tab="parts")
    must_keep_the_rules(page, tables)
    assert page.answer == "The record has figures for parts of years only, which are no test."
    assert [chart.key for chart in page.charts()] == ["parts"]


def test_the_claims_are_tabs_those_of_kyrgyzstan_first(made: Tables) -> None:
    (tabs,) = asked(made).above
    assert isinstance(tabs, Tabs)
    labels = [plain(option.label) for option in tabs.choice.options]
    assert labels == [
        *("exceeds $2 billion", "about half a million", "sevenfold", "$3 billion"),
        "Read another article",
    ]
    assert tabs.choice.options[0].address == "/claims?partner=RUS"
    assert tabs.choice.options[-1].address == "/articles?partner=RUS&tab=read"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Tables with a hundred more articles."""
    directory = round_numbers.write(tmp_path_factory.mktemp("many"))
    store.add(directory, [article(number) for number in range(100)])
    return store.tables(directory)


def test_of_many_claims_a_dozen_are_tabs_and_the_rest_are_searched_for(many: Tables) -> None:
    known = codes(many)
    assert len(known) > 100
    last = asked(many, claim=known[-1])
    (tabs,) = last.above
    assert isinstance(tabs, Tabs) and len(tabs.choice.options) == 14
    assert tabs.choice.chosen == known[-1] == tabs.choice.options[11].value
    assert len({option.label for option in tabs.choice.options}) > 2
    find = tabs.choice.options[12]
    assert find.label == f"All {len(known)} claims" and find.address.endswith("q=")
    page = asked(many, q="")
    assert page.answer == f"{len(known)} claims, the latest first."
    search, table = page.blocks
    assert isinstance(search, Search) and isinstance(table, Table) and len(table.body) == 25


@pytest.mark.parametrize(
    ("words", "answer", "rows"),
    [
        ("sevenfold", "1 claim has “sevenfold” in it.", 1),
        ("MINISTER russia", "3 claims have “MINISTER russia” in them.", 3),
        ("tea", "No claim has “tea” in it.", 0),
    ],
)
def test_a_search_looks_at_words_speaker_document_and_sides(
    words: str, answer: str, rows: int, made: Tables
) -> None:
    page = asked(made, q=words)
    assert page.answer == answer and not page.takes_partners
    tables = [block for block in page.blocks if isinstance(block, Table)]
    assert sum(len(table.body) for table in tables) == rows


def test_words_of_others_stay_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    tables = store.tables(hostile.write(tmp_path_factory.mktemp("hostile")))
    for code in codes(tables):
        for tab in TABS:
            page = asked(tables, claim=code, tab=tab)
            for words in (str(page_head(page)), *(str(html_of(block)) for block in page.blocks)):
                assert "<script" not in words and "<img" not in words and "<b>b" not in words
                assert not re.search(rf"href='[^']*{hostile.HOST}", words)
            for chart in page.charts():
                json.loads(chart.figure)


def test_the_rule_is_there_to_read(made: Tables) -> None:
    (fold,) = (block for block in asked(made).blocks if isinstance(block, Fold))
    words = str(html_of(fold))
    for kept in ("a fifth of the value", "round to the same", "counts once", "third digit"):
        assert kept in words or (kept == "third digit" and "three digits" in words)


def test_other_languages_of_a_document_are_marked() -> None:
    tables = round_numbers.edition(
        sources=[
            row | {"language": "ru"} if row["source_id"] == ARTICLE else row
            for row in round_numbers.ROWS["sources"]
        ]
    )
    page = asked(tables)
    assert page.statement and page.statement.language == "ru"
    assert "<blockquote lang='ru'><h1" in str(page_head(page))


def test_a_page_nobody_asked_for_before_is_quick(many: Tables) -> None:
    """At most 100 ms of processor; counted once the tables are indexed."""
    known = codes(many)
    asked(many)
    began = time.process_time()
    for code in known[:10]:
        asked(many, claim=code)
    assert (time.process_time() - began) / 10 < 0.1


@pytest.mark.parametrize("place", SHIPPED)
@pytest.mark.parametrize("tab", TABS)
def test_what_is_provisional_is_so_in_the_table(place: str, tab: str, shipped: Tables) -> None:
    code = f"24kg-2024-10-16.{place}"
    page = claims_page(shipped, Question.of("claims", ("RUS",), {"claim": code, "tab": tab}))
    for chart in page.charts():
        rows = [row for row in chart.rows.records if isinstance(row, ClaimRow)]
        count = sum(row.obs_status == "P" for row in rows)
        marked = sum(str(cell).endswith("(p)") for row in chart.table.body for cell in row)
        assert marked == count
        assert ("(p) is provisional" in chart.table.caption) == (count > 0)

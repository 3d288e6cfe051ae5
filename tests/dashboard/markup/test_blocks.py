"""A page as HTML: every kind of block, words as words, and what the application keeps of it."""

import re
from dataclasses import replace
from typing import get_args

import pytest

from lib.dashboard.markup import above_plot, below_plot, end_labels, html_of, page_head
from lib.dashboard.markup.blocks import _MAKERS
from lib.dashboard.markup.glyphs import NAMES, glyph
from lib.model import (
    AnnotatedText,
    Annotation,
    Block,
    Card,
    Cards,
    Chart,
    Choice,
    ChoiceForm,
    Columns,
    Controls,
    Copy,
    EndLabel,
    Files,
    Fold,
    LegendItem,
    Menus,
    Option,
    OtherReadings,
    Page,
    Prose,
    Quotations,
    Quoted,
    ReadingOption,
    Rows,
    Run,
    Search,
    Slot,
    Statement,
    Strip,
    StripMark,
    Table,
    Tabs,
    Terms,
)

HOSTILE = "</code></title><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{x}\u202e"
CHOICE = Choice("tab", HOSTILE, (Option("a", HOSTILE, "?tab=a"), Option("b", "B", "?tab=b")), "b")
TABLE = Table(HOSTILE, (HOSTILE, "2023"), ((HOSTILE, Run(HOSTILE, "javascript:alert(1)")),))
CHART = Chart(
    key="lines",
    finding=HOSTILE,
    subtitle=HOSTILE,
    figure="{}",
    height=400,
    alt=HOSTILE,
    source=(HOSTILE, Run(HOSTILE, "https://a.example/?a=1&b='\"")),
    table=TABLE,
    rows=Rows("trade", (1, 2)),
    legend=(LegendItem("hollow", HOSTILE, "RUS"),),
    ends=(EndLabel("RUS", HOSTILE, HOSTILE, HOSTILE, 12.345, HOSTILE),),
    notes=(HOSTILE,),
    terms=Terms(HOSTILE, ((HOSTILE, HOSTILE),)),
)
STRIP = Strip(HOSTILE, 0.2, 0.6, "RUS", (StripMark(0.5, "circle", "RUS"),), 0.7, opens=1)
CARD = Card(HOSTILE, "/claims?claim=a", HOSTILE, (HOSTILE,), STRIP, language="ru")
MARK = Annotation(HOSTILE, "mark-1", "#figure-1", HOSTILE, HOSTILE, HOSTILE)
UNUSED = replace(MARK, kind="unused", address=None)
BLOCKS: tuple[Block, ...] = (
    Controls((CHOICE,)),
    Tabs(HOSTILE, CHOICE),
    CHART,
    Search("q", HOSTILE, HOSTILE, "/data?a=b"),
    TABLE,
    Cards(HOSTILE, (CARD,), HOSTILE, legend=(LegendItem("shade", HOSTILE),)),
    Prose((HOSTILE,), HOSTILE),
    Statement(HOSTILE, HOSTILE, "ky", HOSTILE),
    Copy(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (Run(HOSTILE, "/data/x.csv"),)),
    Quotations(HOSTILE, (Quoted("k", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, "ru", HOSTILE),)),
    AnnotatedText(
        HOSTILE, (HOSTILE, MARK, replace(MARK, kind="unused", address=None)), (MARK,), "ru"
    ),
    Files(HOSTILE, Rows("article", ()), (Run("CSV", "/data/article.csv"),)),
    Slot("form"),
    OtherReadings("1-period", "a", HOSTILE, (ReadingOption(HOSTILE, {}),), 0),
    Fold(HOSTILE, (Prose((HOSTILE,)),)),
    Columns((CHART,), (Cards(HOSTILE, (CARD,)),)),
)
MENUS = Menus("Download", (Run("CSV", "/data/x.csv"),), "Share", ((HOSTILE, HOSTILE),), "Copied")


def test_every_kind_of_block_has_its_html() -> None:
    assert set(get_args(Block)) == set(_MAKERS) == {type(block) for block in BLOCKS}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_words_of_others_are_words_wherever_they_are(block: Block) -> None:
    found = str(html_of(block))
    assert "<script" not in found and "onerror=" not in re.sub(r"&[^;]*;", "", found).replace(
        "onerror=alert(2)", ""
    )
    assert "<img" not in found and "javascript:" not in found and "\u202e" not in found
    if not isinstance(block, Slot | OtherReadings):
        assert "&lt;script&gt;" in found


def test_what_is_said_of_files_is_a_sentence_of_its_own() -> None:
    files = Files("Rows:", Rows("article", ()), (Run("CSV", "/data/article.csv"),))
    assert str(html_of(files)).endswith("CSV</a></p>")
    said = str(html_of(replace(files, terms="Not to be passed on.")))
    assert "CSV</a>. <span class='quiet'>Not to be passed on.</span></p>" in said


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_the_application_takes_nothing_out(block: Block) -> None:
    """It strips drawings, and attributes that look as if they ended an element."""
    found = str(html_of(block))
    assert "<svg" not in found and "<iframe" not in found
    for value in re.findall(r"='([^']*)'", found):
        assert not re.search(r"</(iframe|style|title|code)|-->", value)


def test_tags_are_closed() -> None:
    for block in BLOCKS:
        found = str(html_of(block))
        opened = re.findall(r"<([a-z0-9]+)[\s>]", found)
        closed = re.findall(r"</([a-z0-9]+)>", found)
        for tag in {*opened, *closed} - {"input", "br"}:
            assert opened.count(tag) == closed.count(tag), (type(block), tag)


def test_the_chosen_option_is_marked_and_every_option_leads_somewhere() -> None:
    found = str(html_of(Tabs("Views", CHOICE)))
    assert re.findall(r"href='([^']*)'", found) == ["?tab=a", "?tab=b"]
    assert re.findall(r"id='tab-(\w)' aria-current='true'", found) == ["b"]


def test_many_options_are_a_list_and_one_is_no_choice() -> None:
    years = tuple(Option(str(year), str(year), f"?year={year}") for year in range(2018, 2024))
    found = str(html_of(Controls((Choice("year", "Year", years, "2020"),))))
    assert found.count("<option") == 6 and "value='?year=2020' selected" in found
    assert html_of(Controls((Choice("year", "Year", years[:1], "2018"),))) == ""


def test_the_options_of_a_group_are_below_its_name() -> None:
    options = tuple(
        Option(code, code, f"?with={code}", group)
        for code, group in (("a", ""), ("b", "<One>"), ("c", "<One>"), ("d", "Two"), ("e", "Two"))
    )
    choice = Choice("with", "With", options, "c", ChoiceForm.LIST)
    found = str(html_of(Controls((choice,))))
    groups = re.findall(r"<optgroup label='([^']*)'>(.*?)</optgroup>", found)
    assert [(name, re.findall(r"with=(\w)", inside)) for name, inside in groups] == [
        ("&lt;One&gt;", ["b", "c"]),
        ("Two", ["d", "e"]),
    ]
    assert found.index("?with=a") < found.index("<optgroup")
    assert found.count("<option") == 5 and "with=c' selected" in found


def test_the_frame_of_a_chart_is_in_the_order_one_reads() -> None:
    above, below = str(above_plot(CHART, MENUS)), str(below_plot(CHART))
    assert (
        above.index("<h2>")
        < above.index("mv-actions")
        < above.index("mv-sub")
        < above.index("mv-legend")
    )
    assert below.index("mv-source") < below.index("mv-note") < below.index("<table>")
    assert below.index("</table>") < below.index("mv-terms") < below.index("<dt>")
    assert "top:12.3px" in end_labels(CHART) and "height:400px" in end_labels(CHART)
    assert "<code hidden>" in above and "download" in above


def test_a_picture_is_a_page_and_a_file_is_a_download() -> None:
    menus = Menus(
        "D", (Run("PNG", "/embed/trade?save=png"), Run("CSV", "/data/x.csv")), "S", (), "C"
    )
    found = str(above_plot(CHART, menus))
    assert "<a href='/embed/trade?save=png' target='_blank'>PNG</a>" in found
    assert "<a href='/data/x.csv' download>CSV</a>" in found


def test_notices_come_before_everything_and_there_is_one_heading() -> None:
    start = ("For this.", Run("Begin", "/claims"))
    page = Page("trade", "T", "Who?", "An answer.", BLOCKS, notices=("Not on record",), start=start)
    found = str(page_head(page))
    assert found.index("Not on record") < found.index("For this.") < found.index("<h1")
    assert found.count("<h1") == 1 and "<a href='/claims'>Begin</a>" in found
    assert "<h1" not in "".join(map(html_of, BLOCKS))


@pytest.mark.parametrize(
    ("opens", "style"), [(1, "left:70.0%;right:0"), (-1, "left:0;right:30.0%"), (0, "left:70.0%")]
)
def test_a_strip_shades_the_side_that_words_leave_open(opens: int, style: str) -> None:
    strip = Strip("a", 0.2, 0.6, "RUS", (), 0.7, opens=opens)
    found = str(html_of(Cards("h", (Card("w", "/x", "a", (), strip),))))
    assert f"style='{style}'" in found and "left:20.0%;width:40.0%" in found


def test_every_glyph_has_a_rule_in_the_style_sheet() -> None:
    from lib.dashboard.markup.assets import asset

    sheet = asset("page.css").decode()
    for name in NAMES:
        assert f"mv-glyph {name} of-CHN" in glyph(name, "CHN")
        assert name == "square" or f".mv-glyph.{name} " in sheet, name
    with pytest.raises(KeyError):
        glyph("heart")


def test_words_of_others_in_a_text_are_in_their_language_once() -> None:
    """The whole sentence before a part of it, and nothing inside what is marked already."""
    quoted = tuple(Run(words, language="en") for words in ("We buy <oil> here", "<oil>", "missing"))
    copy = Copy("h", "Он: «We buy <oil> here», и ещё «<oil>».", "b", "c", quoted=quoted)
    assert (
        "<p>Он: «<span lang='en'>We buy &lt;oil&gt; here</span>», и ещё "
        "«<span lang='en'>&lt;oil&gt;</span>».</p>" in html_of(copy)
    )
    page = Page("p", "t", "h", "Сказано: <oil>.", (), quoted=quoted[1:])
    assert "Сказано: <span lang='en'>&lt;oil&gt;</span>." in page_head(page)


def test_a_cell_with_several_numbers_may_be_in_several_lines_on_paper() -> None:
    several = "about $3.9bn; nearly $4bn; $3.2bn"
    table = Table("c", ("Year", "Sum"), (("2024", several), ("2023", "$3bn")), frozenset({1}))
    html = html_of(table)
    assert f"<td class='number long'>{several}</td>" in html
    assert "<td class='number'>$3bn</td>" in html

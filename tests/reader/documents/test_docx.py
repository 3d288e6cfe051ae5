"""A Word file is what it shows: nothing struck out or hidden, and footnote marks set high."""

import pytest

from lib.reader.documents.parsers import parse
from tests.reader.documents.files import W, word_xml, zipped

STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'/>"
    "<w:style w:type='paragraph' w:styleId='Old'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='OldToo'><w:basedOn w:val='Old'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='New'><w:basedOn w:val='Old'/>"
    "<w:rPr><w:strike w:val='0'/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Struck'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Draft'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='DraftToo'><w:basedOn w:val='Draft'/></w:style>"
    "<w:style w:type='character' w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>"
    "<w:style w:type='character' w:styleId='Note'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
    "</w:style>"
)
SHOWN, NOT_SHOWN = "4.1 9.9 bn", "4.1  bn"


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    named = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{named}</w:pPr>{''.join(runs)}</w:p>"


def read(body: str, styles: str = STYLES) -> str:
    sheet = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()
    members = {"word/document.xml": word_xml(body), "word/styles.xml": sheet}
    return parse("docx", zipped(members)).text


@pytest.mark.parametrize(
    ("look", "text"),
    [
        *((f"<w:{name}/>", NOT_SHOWN) for name in ("strike", "dstrike", "vanish")),
        *((f"<w:strike w:val='{on}'/>", NOT_SHOWN) for on in ("1", "true", "on")),
        *((f"<w:vanish w:val='{off}'/>", SHOWN) for off in ("0", "false", "off")),
        *((f"<w:rStyle w:val='{name}'/>", NOT_SHOWN) for name in ("Struck", "Draft", "DraftToo")),
        ("<w:rStyle w:val='Draft'/><w:vanish w:val='0'/>", SHOWN),
        ("<w:rStyle w:val='Loop'/>", SHOWN),
        ("<w:rStyle w:val='NoSuch'/>", SHOWN),
        ("<w:b/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>", SHOWN),
        ("<w:u w:val='single'/>", SHOWN),
    ],
)
def test_words_that_are_struck_out_or_hidden(look: str, text: str) -> None:
    assert read(paragraph(run("4.1 "), run("9.9", look), run(" bn"))) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [("Old", ""), ("OldToo", ""), ("New", "4.1 bn"), ("Normal", "4.1 bn"), ("", "4.1 bn")],
)
def test_the_style_of_a_paragraph_strikes_it_out(style: str, text: str) -> None:
    assert read(paragraph(run("4.1 bn"), style=style)) == text


def test_struck_out_by_two_styles_is_not_struck_out() -> None:
    twice = run("4.1", "<w:rStyle w:val='Struck'/>")
    assert read(paragraph(twice, run(" 9.9"), style="Old")) == "4.1"


def test_the_usual_style_is_that_of_paragraphs_without_one() -> None:
    begin = "<w:style w:type='paragraph' w:default='1' w:styleId='N'>"
    hidden = f"{begin}<w:rPr><w:vanish/></w:rPr></w:style>"
    assert read(paragraph(run("9.9"), run("4.1", "<w:vanish w:val='0'/>")), hidden) == "4.1"
    everywhere = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    )
    assert read(paragraph(run("9.9"), run("4.1", "<w:vanish w:val='0'/>")), everywhere) == "4.1"


def test_the_mark_that_ends_a_paragraph_may_be_struck_out_alone() -> None:
    body = "<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr><w:r><w:t>4.1 bn</w:t></w:r></w:p>"
    assert read(body) == "4.1 bn"


@pytest.mark.parametrize(
    "look",
    [
        "<w:vertAlign w:val='superscript'/>",
        "<w:rStyle w:val='Note'/>",
        "<w:position w:val='8'/><w:sz w:val='14'/>",
    ],
)
def test_a_footnote_mark_stays_above_the_line(look: str) -> None:
    runs = run("4.1"), run("1", look), run(" bn in 2024"), run("2", look), run(".")
    assert read(paragraph(*runs)) == "4.1¹ bn in 2024²."


def test_what_is_on_the_line_or_below_it() -> None:
    on = "<w:rStyle w:val='Note'/><w:vertAlign w:val='baseline'/>"
    below = "<w:vertAlign w:val='subscript'/>"
    runs = (
        run("4.1"),
        run("5", on),
        run(" CO"),
        run("2", below),
        run("x", "<w:position w:val='2'/>"),
    )
    assert read(paragraph(*runs)) == "4.15 CO₂x"


def test_signs_of_a_hidden_run_are_hidden_too() -> None:
    tab = "<w:r><w:rPr><w:vanish/></w:rPr><w:tab/></w:r>"
    assert read(paragraph(run("a"), tab, run("b"))) == "ab"

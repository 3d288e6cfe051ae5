"""Good files of each kind give back the text they were made of."""

from datetime import date
from html import escape

import pytest

from lib.reader.documents import text_of
from tests.reader.documents.files import paragraph, pdf, word_file, word_xml, zipped

KYRGYZ = "Соода жүгүртүү 3,5 млрд долларга жетти, өлкөнүн экспорту өстү."
RUSSIAN = "Товарооборот превышает 4\u00a0млрд долларов <b>&</b> растёт."

_MENU = "".join(f'<li><a href="/{i}">Раздел {i}</a></li>' for i in range(9))
_OTHERS = "".join(f'<div class="item"><a href="/{i}">Курс доллара {i}</a></div>' for i in range(9))


def page(article: str, head: str = "") -> str:
    """A page of a news site around an article."""
    return (
        f"<!DOCTYPE html><html><head><title>Новость | Агентство</title>{head}"
        f"<style>p {{ width: 4% }}</style></head><body><header><nav><ul>{_MENU}</ul></nav></header>"
        f"<div class='col'>{article}</div><aside class='sidebar'>{_OTHERS}</aside>"
        "<div class='ads'>Квартира за 50 000 долларов</div><script>alert('4 млрд')</script>"
        "<footer>© 2024</footer></body></html>"
    )


PARAGRAPHS = f"<p>{escape(RUSSIAN)}</p><p>Рост — 5 %.</p>"
ARTICLE = f"<article>{PARAGRAPHS}</article>"


@pytest.mark.parametrize(
    "article",
    [
        ARTICLE,
        f"<div class='post'>{PARAGRAPHS}</div>",
        f"<div itemprop='articleBody'>{PARAGRAPHS}</div><div>Теги</div>",
        f"<div class='post'>{PARAGRAPHS}</div>" + "<article></article>" * 2,
    ],
)
def test_a_web_page_is_its_article(article: str) -> None:
    assert text_of("a.htm", page(article).encode()).text == f"{RUSSIAN}\n\nРост — 5 %."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_a_web_page_is_read_in_its_encoding(encoding: str) -> None:
    content = page(ARTICLE, f'<meta charset="{encoding}">').encode(encoding, "xmlcharrefreplace")
    assert text_of("a.html", content).text == f"{RUSSIAN}\n\nРост — 5 %."


def test_a_web_page_says_who_wrote_it_and_when() -> None:
    linked = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, '
        '{"@type": "NewsArticle", "headline": "Рост", "datePublished": "2024-10-16T23:00:00+06:00",'
        '"author": [{"name": "Айгүл"}, {"name": "Өмүр"}], "publisher": {"name": "Агентство"}}]}'
        "</script>"
    )
    read = text_of("a.html", page(ARTICLE, linked).encode())
    assert (read.title, read.author, read.publisher) == ("Рост", "Айгүл, Өмүр", "Агентство")
    assert read.published == date(2024, 10, 16)


def test_tags_say_what_linked_data_does_not() -> None:
    tags = (
        '<script type="application/ld+json">[{"@type": "Article", "datePublished": "soon"</script>'
        '<meta property="og:title" content="Рост"><meta name="author" content=" ">'
        '<meta property="og:site_name" content="Агентство">'
        '<meta property="article:published_time" content="2024-10-16">'
    )
    read = text_of("a.html", page(ARTICLE, tags).encode())
    assert (read.title, read.author, read.publisher) == ("Рост", None, "Агентство")
    assert read.published == date(2024, 10, 16)
    plain = text_of("a.html", page(f"<h1>Рост <i>4 %</i></h1>{ARTICLE}").encode())
    assert (plain.title, plain.published) == ("Рост 4 %", None)


def test_characters_of_a_web_page_stay_as_they_are() -> None:
    words = "It is, they say, over\u00a0$4 bil\u00adlion \u202e5\u202c\u200b e\u0301"
    assert text_of("a.html", f"<p>{words}&#xD800;&#0;</p>".encode()).text == f"{words}\ufffd\ufffd"


def test_a_word_file_is_its_paragraphs() -> None:
    read = text_of("a.docx", word_file(KYRGYZ, RUSSIAN, title="Рост", author="Айгүл"))
    assert read.text == f"{KYRGYZ}\n\n{RUSSIAN}"
    assert (read.title, read.author, read.published) == ("Рост", "Айгүл", None)


def test_a_word_file_keeps_tables_and_leaves_what_was_struck_out() -> None:
    cell = "<w:tc>{}</w:tc>".format
    body = (
        paragraph("before")
        + "<w:tbl><w:tr>"
        + cell(paragraph("2022") + paragraph("year"))
        + cell(paragraph("3.48"))
        + "</w:tr><w:tr>"
        + cell(paragraph("2023"))
        + cell(paragraph("3.01"))
        + "</w:tr></w:tbl>"
        + "<w:p><w:r><w:t>a</w:t><w:tab/><w:br/></w:r><w:del><w:r><w:t>b</w:t></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText><w:t>c</w:t></w:r></w:p>"
    )
    read = text_of("a.docx", zipped({"word/document.xml": word_xml(body)}))
    assert read.text == "before\n\n2022 year\t3.48\n2023\t3.01\n\na\t\nc"


def test_a_word_file_may_keep_its_document_elsewhere() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = (
        f'<Relationships><Relationship Type="{kind}" Target="/word/document2.xml"/></Relationships>'
    )
    content = zipped(
        {"_rels/.rels": relations.encode(), "word/document2.xml": word_xml(paragraph(KYRGYZ))}
    )
    assert text_of("a.docx", content).text == KYRGYZ


def test_a_pdf_is_its_pages_with_lines_joined_to_paragraphs() -> None:
    lines = [
        "Рост",
        "Товарооборот между Кыргызстаном и",
        "Россией превышает 4 млрд долларов, а",
        "экспорт растёт.",
    ]
    read = text_of("a.pdf", pdf(lines, ["Өлкөнүн экспорту <b>=1+1</b>"], title="Өткөн жыл"))
    assert read.text == (
        "Рост\nТоварооборот между Кыргызстаном и Россией превышает 4 млрд долларов, а экспорт "
        "растёт.\nӨлкөнүн экспорту <b>=1+1</b>"
    )
    assert (read.title, read.author, read.published) == ("Өткөн жыл", None, None)


def test_a_long_title_is_cut() -> None:
    assert text_of("a.docx", word_file(KYRGYZ, title="т " * 900)).title == ("т " * 150).rstrip()


def test_what_word_sets_beside_the_words_is_left_out() -> None:
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>over</w:t></w:r>'
        "<w:Fallback><w:r><w:t>twice</w:t></w:r></w:Fallback></w:p>"
    )
    assert text_of("a.docx", zipped({"word/document.xml": word_xml(body)})).text == "over"


def test_a_page_of_nothing_but_links_is_its_words() -> None:
    content = b"<nav><ul><li><a href='/'>Trade rose 4 %</a></li></ul></nav>"
    assert text_of("a.html", content).text == "Trade rose 4 %"


def test_a_word_that_goes_on_in_the_next_line_of_a_pdf_is_whole_again() -> None:
    assert text_of("a.pdf", pdf(["the turn-", "over rose"])).text == "the turnover rose"

"""A web page is what it shows of its own story, and its day is the day that story came out."""

from datetime import date

import pytest

from lib.reader.documents import Document
from lib.reader.documents.parsers import parse

STORY = (
    "Trade between Kyrgyzstan and Russia rose again last year, the statistics committee says. ",
    "Exports of Kyrgyzstan to Russia reached $4.1 billion in 2024, more than in any year before. ",
    "Imports of fuel and of wheat made up the larger part of what the country bought in the year.",
)
PARAGRAPHS = "".join(f"<p>{one.strip()}</p>" for one in STORY)
TEXT = "\n\n".join(one.strip() for one in STORY)
TEASER = (
    "<article class='card'><h3>Gold of Mali</h3><p>Mali sold gold worth $9.9 billion.</p></article>"
)
TITLE = "Trade with Russia rose again last year"


def read(body: str, head: str = "") -> Document:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return parse("html", page.encode())


def paragraph(markup: str, head: str = "") -> str:
    return read(f"<article><p>{markup}</p></article>", head).text


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='story-body'>{PARAGRAPHS}</div><div class='more'>{TEASER}</div>",
        f"<div class='more'>{TEASER}</div><div class='story-body'>{PARAGRAPHS}</div>",
        f"<main><div>{PARAGRAPHS}</div></main><aside>{TEASER}</aside>",
        f"<article>{PARAGRAPHS}</article>{TEASER}",
        f"{TEASER}<article>{PARAGRAPHS}</article>{TEASER}{TEASER}",
        f"<article>{PARAGRAPHS}<div class='read-also'>{TEASER}</div></article>",
        f"<article><div>{PARAGRAPHS}</div><section>{TEASER}{TEASER}</section></article>",
        f"<div role='main'><div>{PARAGRAPHS}</div>{TEASER}</div>",
        f"<div class='text'>{PARAGRAPHS}</div><nav>{TEASER}</nav>",
        f"<div class='text'>{PARAGRAPHS}</div><footer>{TEASER}</footer>",
        f"<main>{TEASER}</main><div class='text'>{PARAGRAPHS}</div>",
        f"<article>{PARAGRAPHS}</article><div id='comments'><article>{'I say 5. ' * 90}</article>"
        "</div>",
        f"<article>{PARAGRAPHS}<div class='comments'><article>I say $7 billion.</article></div>"
        "</article>",
        f"<div itemprop='articleBody'>{PARAGRAPHS}</div>{TEASER}",
        f"<div class='card' itemprop='articleBody'>A word.</div><article>{PARAGRAPHS}</article>",
    ],
)
def test_the_story_is_read_and_no_teaser(body: str) -> None:
    assert read(body).text == TEXT


def test_a_short_article_with_the_title_is_the_story_of_a_crowded_page() -> None:
    crowd = "".join(
        f"<div class='box'><p>{TEASER} {'Word of others. ' * 9}</p></div>" for _ in "abc"
    )
    titled = f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>{crowd}"
    assert read(titled).text == f"{TITLE}\n\n{TEXT}"
    second = f"<article><h2>{TITLE}</h2>{PARAGRAPHS}</article>{crowd}"
    assert read(second, f"<title>{TITLE} - Agency</title>").text == f"{TITLE}\n\n{TEXT}"


def test_a_page_of_many_short_articles_is_all_of_them() -> None:
    entries = "".join(
        f"<article><p>Entry {n}: exports rose by {n} %.</p></article>" for n in (4, 5)
    )
    assert read(entries).text == "Entry 4: exports rose by 4 %.\n\nEntry 5: exports rose by 5 %."


@pytest.mark.parametrize(
    "withdrawn",
    [
        *("<del>{}</del>", "<s>{}</s>", "<strike>{}</strike>", "<del><b>{}</b></del>"),
        *("<span style='text-decoration: line-through'>{}</span>", "<span hidden>{}</span>"),
        *("<span style='color:red;text-decoration-line:line-through'>{}</span>",),
        *("<b style='display:none'>{}</b>", "<b style='Visibility : Hidden;'>{}</b>"),
        *("<template>{}</template>", "<noscript>{}</noscript>", "<!-- {} -->"),
        *("<dialog>{}</dialog>", "<span style='font-size:0'>{}</span>"),
        *("<span class='sr-only'>{}</span>", "<span class='old note'>{}</span>"),
        *("<span id='gone'>{}</span>", "<i class='struck'>{}</i>"),
        "<span style='color:#FFF; background:#fff'>{}</span>",
    ],
)
def test_what_is_withdrawn_or_not_shown_is_no_text(withdrawn: str) -> None:
    style = (
        "<style>/* .shown{display:none} */ .old, #gone { display: none !important }"
        "i.struck{text-decoration:line-through} @media print{.shown{display:none}}</style>"
    )
    said = f"Exports were {withdrawn.format('$3.9 billion')} <ins class='shown'>$4.1 billion</ins>."
    assert " ".join(paragraph(said, style).split()) == "Exports were $4.1 billion."
    bare = read(f"<p>{said}</p>", style).text
    assert "3.9" not in bare
    assert "4.1" in bare


@pytest.mark.parametrize(
    "shown",
    [
        "<b style='display:block'>{}</b>",
        "<b aria-hidden='true'>{}</b>",
        "<b style='font-size:0.9em;color:#fff;background:#000'>{}</b>",
        "<dialog open>{}</dialog>",
        "<u>{}</u>",
        "<mark>{}</mark>",
    ],
)
def test_what_is_shown_stays(shown: str) -> None:
    assert "$3.9 billion" in paragraph(f"It was {shown.format('$3.9 billion')} then.")


def test_a_list_without_links_is_of_the_story_and_a_menu_is_not() -> None:
    buyers = "<ul class='buyers'><li>Peru – 4 tons</li><li><p>Togo – 3 tons</p></li></ul>"
    menu = "<ul><li><a href='/1'>10 photos</a></li><li><a href='/2'>24 hours</a></li></ul>"
    text = read(f"<article>{PARAGRAPHS}<p>Buyers:</p>{buyers}{menu}</article>").text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert lines[-3:] == ["Buyers:", "Peru – 4 tons", "Togo – 3 tons"]


def test_a_style_that_would_hide_the_story_is_not_believed() -> None:
    story = f"<div class='story'>{PARAGRAPHS}</div>"
    assert read(story, "<style>.story{display:none}</style>").text == TEXT


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("$4.1<sup>1</sup> billion in 2024<sup>2</sup>.", "$4.1¹ billion in 2024²."),
        ("$4.1<sup><a href='#n12'>12</a></sup> billion", "$4.1¹² billion"),
        ("$4.1<sup>[3]</sup> billion", "$4.1[3] billion"),
        ("$4.1<sup>a</sup> billion", "$4.1ᵃ billion"),
        ("4,1<sup>б</sup> млрд", "4,1[б] млрд"),
        ("$4.1<span style='vertical-align:super'>1</span> billion", "$4.1¹ billion"),
        ("$4.1<a class='footnote' href='/n'>1</a> billion", "$4.1¹ billion"),
        ("$4.1 billion<a href='#fn1'>1</a>", "$4.1 billion¹"),
        ("see <a href='#t4'>4</a> of 5", "see 4 of 5"),
        ("5 m<sup>2</sup>, 10<sup>9</sup>, the 19<sup>th</sup>", "5 m², 10⁹, the 19th"),
        ("3<sup>1</sup>/<sub>2</sub> billion, CO<sub>2</sub>", "3¹/₂ billion, CO₂"),
        ("4<sup>2x</sup>", "4 2x"),
    ],
)
def test_what_is_set_high_or_low_is_not_on_the_line(markup: str, text: str) -> None:
    assert paragraph(f"It was {markup}") == f"It was {text}"


DAY = date(2024, 10, 16)
ARTICLE = f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>"


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "head",
    [
        *(
            f"<meta property='article:published_time' content='{day}'>"
            for day in (
                "16.10.2024",
                "2024-10-16T09:00:00+06:00",
                "October 16, 2024",
                "16 октября 2024, 09:30",
            )
        ),
        *(
            f"<meta name='{name}' content='2024-10-16'>"
            for name in (
                *(
                    "date",
                    "pubdate",
                    "DC.date",
                    "dc.date.issued",
                    "dcterms.created",
                    "publish-date",
                ),
                *(
                    "parsely-pub-date",
                    "sailthru.date",
                    "citation_publication_date",
                    "publication_date",
                ),
            )
        ),
        "<meta itemprop='datePublished' content='16.10.2024'>",
        linked('{"@type": "NewsArticle", "datePublished": "October 16, 2024"}'),
        linked(
            '{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], '
            '"datePublished": "2024-10-16"}]}'
        ),
        linked('[[{"@type": "BlogPosting", "datePublished": "16-октябрь 2024"}]]'),
        linked('{"@type": "WebPage", "datePublished": "2024-10-16T00:00:00Z"}'),
        linked(
            '{"@type": "WebPage", "mainEntity": {"@type": "Report", "datePublished": "2024-10-16"}}'
        ),
        linked('{"@type": "NewsArticle", "datePublished": "soon"}')
        + "<meta name='date' content='2024-10-16'>",
        "<meta property='article:modified_time' content='2024-10-16T09:00'>",
        linked('{"@type": "NewsArticle", "dateModified": "2024-10-16"}'),
        "<link rel='canonical' href='https://a.example/2024/10/16/trade-rose'>",
        "<meta property='article:published_time' content='2024-10-16'>"
        "<meta property='article:modified_time' content='2025-01-09'>",
    ],
)
def test_the_day_by_what_the_page_says_of_itself(head: str) -> None:
    clock = "<header><time datetime='2026-11-29'>Today</time></header>"
    assert read(clock + ARTICLE, head).published == DAY


@pytest.mark.parametrize(
    "time",
    [
        *("<time datetime='2024-10-16'>x</time>", "<time>16 October 2024</time>"),
        *(
            "<time datetime='2024-10-16T09:30+06:00'>09:30</time>",
            "<span class='date'>16.10.2024</span>",
        ),
        "<time class='updated' datetime='2025-01-02'>x</time><time datetime='2024-10-16'>x</time>",
        "<time datetime='2023-01-02'>x</time><b itemprop='datePublished' content='2024-10-16'></b>",
        "<aside><time datetime='2025-02-03'>x</time></aside><time datetime='2024-10-16'>x</time>",
        f"{TEASER.replace('<p>', '<time datetime=2025-03-04>x</time><p>')}"
        "<time datetime='2024-10-16'>x</time>",
    ],
)
@pytest.mark.parametrize("frame", ["article", "main"])
def test_the_day_by_the_time_of_the_story(time: str, frame: str) -> None:
    clock = "<header><time datetime='2026-11-29'>Today</time></header>"
    body = f"{clock}<{frame}><h1>{TITLE}</h1>{time}{PARAGRAPHS}</{frame}>"
    assert read(body).published == DAY


def test_the_day_by_the_time_beside_the_title_of_a_page_that_marks_nothing() -> None:
    body = (
        "<div class='top'><time datetime='2026-11-29'>Today</time></div><div class='text'>"
        f"<h1>{TITLE}</h1><time datetime='2024-10-16'>x</time>{PARAGRAPHS}</div>"
    )
    assert read(body).published == DAY


@pytest.mark.parametrize(
    "body",
    [
        f"<header><time datetime='2026-11-29'>Today</time></header>{ARTICLE}",
        f"{ARTICLE}<footer><time datetime='2026-11-29'>Today</time></footer>",
        f"{ARTICLE}{TEASER.replace('<p>', '<time datetime=2025-03-04>x</time><p>')}",
        f"<time datetime='2026-11-29'>Today</time><div>{PARAGRAPHS}</div>",
        ARTICLE.replace("</h1>", "</h1><time datetime='soon'>in May 2024</time>"),
    ],
)
def test_a_time_elsewhere_is_no_day_of_publication(body: str) -> None:
    assert read(body).published is None

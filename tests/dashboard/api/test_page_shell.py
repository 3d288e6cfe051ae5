"""The document of every page, before the application has come: its words, its head, its files."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest

from lib import store
from lib.dashboard import views
from lib.dashboard.markup.assets import asset
from lib.dashboard.views.address import PAGES
from tests.asynchronous import run
from tests.dashboard.api.asking import SHELL, Answer, application, ask, asked

_ASSETS = re.compile(r"(?:href|src)='(/[^']*app-assets/[0-9a-f]{12}/(?:page|palette)\.(?:css|js))'")
_HOSTILE = "<script>alert(1)</script>'\"><img src=x onerror=alert(1)>"


def address_of(page: str) -> str:
    return "/" if page == PAGES[0] else f"/{page}"


def attributes(document: str) -> list[str]:
    """The names of all attributes, as a browser reads them."""
    names: list[str] = []

    class Reading(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            names.extend(name for name, _ in attrs)

    Reading().feed(document)
    return names


def visible_text(document: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", document)).split())


@pytest.fixture(autouse=True)
def data_dir(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    return small_dir


@pytest.mark.parametrize("page", PAGES)
def test_a_page_comes_with_its_title_and_its_words(page: str, data_dir: Path) -> None:
    shown = views.shown(store.tables(data_dir), page, ())
    answer = ask(address_of(page))
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    titles = re.findall(r"<title>(.*?)</title>", answer.text, re.DOTALL)
    assert [unescape(title) for title in titles] == [shown.page.title]
    assert answer.text.count("<h1") == 1
    words = visible_text(answer.text)
    assert " ".join(shown.page.heading.split()) in words
    for chart in shown.page.charts():
        assert " ".join(chart.finding.split()) in words
    assert answer.text.index("<h1") < answer.text.index('<div id="root"></div>')


@pytest.mark.parametrize("page", PAGES)
def test_the_application_s_own_document_is_whole_around_the_words(page: str) -> None:
    text = ask(address_of(page)).text
    scripts = re.findall(r'<script type="module"[^>]*>', SHELL)
    assert scripts and all(script in text for script in scripts)
    assert text.count("<head>") == text.count("</head>") == text.count("</body>") == 1
    assert "You need to enable JavaScript" not in text


def test_every_page_has_a_title_and_a_description_of_its_own() -> None:
    documents = [ask(address_of(page)).text for page in PAGES]
    for part in (r"<title>(.*?)</title>", r"<meta name='description' content='(.*?)'"):
        words = [match[1] for text in documents if (match := re.search(part, text))]
        assert len(words) == len(PAGES)
        assert all(words)


def test_head_is_the_same_without_the_document() -> None:
    whole = ask("/trade?partner=RUS")
    head = ask("/trade?partner=RUS", "HEAD")
    assert head.status == 200
    assert {k: v for k, v in head.headers.items() if k != "content-length"} == {
        k: v for k, v in whole.headers.items() if k != "content-length"
    }


@pytest.mark.parametrize("page", PAGES)
def test_no_page_answers_what_is_no_reading(page: str) -> None:
    assert ask(address_of(page), "POST").status == 405


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("/compare", "/trade"),
        ("/compare?partner=CHN,KAZ&view=share", "/trade?partner=CHN,KAZ&view=share"),
        ("/compare?partner=CHN&partner=KAZ", "/trade?partner=CHN,KAZ"),
        ("/compare?indicator=exports", "/trade?flow=exports"),
        ("/mirror?partner=RUS&across=RUS", "/trade?partner=RUS&tab=both_sides&with=RUS"),
        ("/at_a_glance?partner=none", "/?partner=none"),
        ("/article?partner=RUS", "/articles?partner=RUS"),
        ("/read", "/articles?tab=read"),
        ("/read?unknown=1", "/articles?tab=read"),
    ],
)
def test_an_address_of_before_leads_to_where_its_content_is(before: str, now: str) -> None:
    for method in ("GET", "HEAD"):
        answer = ask(before, method)
        assert (answer.status, answer.headers["location"]) == (308, now)
    assert ask(now).status == 200


@pytest.mark.parametrize("value", [_HOSTILE, "//evil.example", "a\r\nSet-Cookie: b=c", "\x00", "é"])
def test_an_address_of_before_leads_nowhere_else(value: str) -> None:
    answer = ask(f"/compare?partner={quote(value)}&view={quote(value)}")
    location = answer.headers["location"]
    assert location.startswith("/trade?partner=")
    assert not set(location) & set("<>'\"\r\n\x00 ")
    assert ask(location).status == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("value", [_HOSTILE, "</title>", "-->", "x" * 5_000, "\u202e", "\ud7ff"])
def test_words_of_the_address_are_words(page: str, value: str) -> None:
    plain = ask(address_of(page)).text
    question = "&".join(
        f"{name}={quote(value)}"
        for name in ("partner", "lang", "tab", *views.address.CHOICES[page])
    )
    answer = ask(f"{address_of(page)}?{question}")
    assert answer.status == 200
    for tag in ("script", "title", "img", "iframe"):
        assert answer.text.count(f"<{tag}") == plain.count(f"<{tag}")
    assert [name for name in attributes(answer.text) if name.startswith("on")] == []
    assert len(answer.text) < len(plain) + 160_000


def test_our_files_are_at_addresses_that_change_with_them() -> None:
    paths = _ASSETS.findall(ask("/").text)
    assert [path.rpartition("/")[2] for path in paths] == ["page.js", "page.css", "palette.css"]
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
    for path in paths:
        answer = ask(path)
        name = path.rpartition("/")[2]
        assert answer.status == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-type"] == kinds[name.rpartition(".")[2]]
        if name != "palette.css":
            assert answer.body == asset(name)
    assert ask("/app-assets/0123456789ab/other.css").status == 404


def test_a_file_of_another_version_is_not_given_for_ever() -> None:
    """Who asks for the version of before, in the middle of an update, must not keep this one
    under its name."""
    answer = ask("/app-assets/000000000000/page.css")
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_below_a_path_every_link_and_file_is_below_it() -> None:
    app = application(base="kg/trade-ties")

    def get(address: str) -> Answer:
        return run(asked(address, app=app))

    for page in PAGES:
        document = get(f"/kg/trade-ties{address_of(page)}?partner=RUS,CHN")
        assert document.status == 200
        leading = re.findall(r"(?:href|src|data-search|<option value)='(/[^']*)'", document.text)
        assert leading
        assert [at for at in leading if not at.startswith("/kg/trade-ties/")] == []
        for asset_path in _ASSETS.findall(document.text):
            assert get(asset_path).status == 200
    moved = get("/kg/trade-ties/compare?partner=CHN")
    assert (moved.status, moved.headers["location"]) == (308, "/kg/trade-ties/trade?partner=CHN")
    assert get("/trade").status == get("/kg/trade-tiesx").status == 404


@pytest.mark.parametrize(
    "shell",
    [
        '<html><head><meta charset="utf-8"></head><body><div id="root"></div></body></html>',
        "<html><head><title>x</title></head><body><div id='app'></div></body></html>",
        "<html><head></head><body><p>Another version altogether.</p></body></html>",
    ],
)
def test_a_document_of_another_version_stays_usable(shell: str) -> None:
    text = run(asked("/trade", app=application(shell))).text
    assert text.endswith("</body></html>")
    assert len(_ASSETS.findall(text)) == 3
    assert text.count("<title>") == 1


def test_without_a_document_streamlit_answers_itself() -> None:
    answer = run(asked("/trade", app=application("")))
    assert (answer.status, answer.text) == (200, SHELL)


@pytest.mark.parametrize("table", ["observations", "quotations", "sources"])
@pytest.mark.parametrize("content", [b"", b"PAR1 not", None])
def test_with_damaged_tables_the_application_still_comes(
    table: str, content: bytes | None, data_dir: Path
) -> None:
    path = data_dir / f"{table}.parquet"
    path.unlink() if content is None else path.write_bytes(content)
    for page in PAGES:
        answer = ask(address_of(page))
        assert answer.status == 200
        assert '<div id="root"></div>' in answer.text
        assert len(re.findall(r"app-assets/", answer.text)) == 3
        assert "Traceback" not in answer.text and str(data_dir) not in answer.text

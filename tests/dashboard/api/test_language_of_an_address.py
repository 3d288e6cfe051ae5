"""In which language a page, a file, a claim and an embedded chart are, by the address, the cookie
and the browser; and that each of them is in it whole."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape

import pytest

from lib import store
from lib.dashboard.api.page_shell import LANGUAGE_COOKIE
from lib.dashboard.narrative import ENGLISH, LANGUAGES
from lib.dashboard.views.address import PAGES
from lib.model import Tables
from tests.conftest import REPO
from tests.dashboard.api.asking import ask
from tests.other_languages import OfThePage, english_in, words_of_others

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
CLAIM = "24kg-2024-10-16.1101"
EMBEDS = ("trade?tab=both_sides&partner=RUS", f"claims?claim={CLAIM}", "people?tab=money")


@pytest.fixture(autouse=True)
def _over_the_shipped_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(REPO / "data"))


@pytest.fixture(scope="module")
def others() -> list[str]:
    """Titles, names and quotations of the shipped tables."""
    tables: Tables = store.tables(REPO / "data")
    return words_of_others(tables)


def english(texts: Iterator[str], language: str, others: list[str]) -> set[str]:
    return english_in((unescape(text) for text in texts), others) if language != ENGLISH else set()


@pytest.mark.parametrize(
    ("accepted", "cookie", "language"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", None, "ru"),
        ("ky,ru;q=0.9", None, "ky"),
        ("de-DE,de;q=0.9,ky;q=0.4,ru;q=0.3", None, "ky"),
        ("en-GB,ru;q=0.9", None, None),
        ("de", None, None),
        ("ru;q=0,ky;q=0.1", None, "ky"),
        ("", "ru", "ru"),
        ("ky", "en", None),
        ("ru", "ky", "ky"),
        ("ru", "xx", "ru"),
    ],
)
@pytest.mark.parametrize("query", ["", "partner=CHN&tab=partners", "partner="])
def test_an_address_without_a_language_leads_to_that_of_the_reader(
    accepted: str, cookie: str | None, language: str | None, query: str
) -> None:
    headers = {"cookie": f"{LANGUAGE_COOKIE}={cookie}"} if cookie else {}
    address = f"/trade?{query}" if query else "/trade"
    answer = ask(address, accept_language=accepted, **headers)
    depends = {part.strip().lower() for part in answer.headers["vary"].split(",")}
    assert depends >= {"accept-language", "cookie"}, "or a cache gives it to another reader"
    assert answer.headers["cache-control"] == "no-cache"
    if language is None:
        assert answer.status == 200 and '<html lang="en"' in answer.text
        return
    assert answer.status == 307
    to = answer.headers["location"]
    assert to.startswith("/trade?") and to.endswith(f"lang={language}")
    followed = ask(to, accept_language=accepted, **headers)
    assert followed.status == 200 and f'<html lang="{language}"' in followed.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_an_address_is_stronger_than_any_wish(language: str) -> None:
    for accepted, cookie in (("ru", "ky"), ("ky", "en"), ("en", "ru")):
        answer = ask(
            f"/trade?lang={language}",
            accept_language=accepted,
            cookie=f"{LANGUAGE_COOKIE}={cookie}",
        )
        assert answer.status == 200 and f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_itself_in_every_language(page: str) -> None:
    path = "/" if page == PAGES[0] else f"/{page}"
    answer = ask(f"{path}?partner=RUS&lang=ru", host="here.example")
    named = dict(re.findall(r"<link rel='alternate' hreflang='(\w+)' href='([^']*)'", answer.text))
    assert set(named) == set(LANGUAGES)
    for code, address in named.items():
        found = ask(unescape(address).removeprefix("http://here.example"), accept_language="de")
        assert found.status == 200 and f'<html lang="{code}"' in found.text


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("page", PAGES)
def test_the_document_of_a_page_is_in_its_language(
    page: str, language: str, others: list[str]
) -> None:
    path = "/" if page == PAGES[0] else f"/{page}"
    reader = OfThePage(language)
    reader.feed(ask(f"{path}?lang={language}").text)
    assert english(iter(reader.texts), language, others) == set()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("chart", EMBEDS)
def test_an_embedded_chart_is_in_its_language(chart: str, language: str, others: list[str]) -> None:
    answer = ask(f"/embed/{chart}&lang={language}")
    assert answer.status == 200 and re.search(f"<html lang=['\"]{language}['\"]", answer.text)
    reader = OfThePage(language)
    reader.feed(answer.text)
    assert english(iter(reader.texts), language, others) == set()
    found = re.findall(r"<script[^>]*application/json[^>]*>(.*?)</script>", answer.text, re.S)
    assert found
    words = [text for one in found for text in strings_in(json.loads(one))]
    assert english(iter(words), language, others) == set()


def strings_in(value: object) -> Iterator[str]:
    """The strings of JSON with a blank in them: names of settings have none."""
    if isinstance(value, str):
        yield from [re.sub("<[^>]*>", " ", value)] if " " in value else []
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from strings_in(one) if name != "family" else ()
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one)


@pytest.mark.parametrize("language", OTHERS)
def test_labels_of_a_file_are_in_its_language_and_nothing_else_is(language: str) -> None:
    rows = {}
    for code in (ENGLISH, language):
        answer = ask(f"/data/compare.csv?partner=RUS,EU27&view=level&lang={code}")
        assert answer.status == 200
        rows[code] = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows[ENGLISH]) == len(rows[language]) > 50
    differing = set()
    for one, other in zip(rows[ENGLISH], rows[language], strict=True):
        assert list(one) == list(other)
        differing |= {name for name in one if one[name] != other[name]}
    assert differing and all(name.endswith("_label") for name in differing)
    series = {row["series"]: row["series_label"] for row in whole_series(language)}
    assert (
        series["CIS_X_RUS"]
        == {"ru": "СНГ (кроме: Россия)", "ky": "КМШ (кирбейт: Россия)"}[language]
    )
    names = {row["partner_label"] for row in rows[language]}
    assert names == {"ru": {"Россия", "ЕС"}, "ky": {"Россия", "ЕБ"}}[language]


def whole_series(language: str) -> list[dict[str, str]]:
    """The rows of a chart with a block that is without a member of it."""
    answer = ask(f"/data/compare.csv?partner=RUS,CIS&view=level&lang={language}")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("language", OTHERS)
def test_terms_in_json_are_explained_in_its_language(language: str, others: list[str]) -> None:
    answer = ask(f"/data/compare.json?partner=RUS&view=level&lang={language}")
    explained = [one["note"] for one in json.loads(answer.body)["terms"]]
    assert explained and english(iter(explained), language, others) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_zip_explains_itself_in_its_language(language: str, others: list[str]) -> None:
    answer = ask(f"/data/all.zip?partner=RUS&lang={language}")
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        (name,) = (one for one in archive.namelist() if "README" in one)
        readme = archive.read(name).decode()
        package = json.loads(archive.read("datapackage.json"))
    heading = {"en": "How to cite", "ru": "Как ссылаться", "ky": "Кантип шилтеме берүү керек"}
    assert heading[language] in readme
    assert "`not stated`" in readme or language == ENGLISH
    prose = re.sub(r"`[^`]*`|https?://\S+", "", readme)
    assert english(iter(prose.splitlines()), language, others) == set()
    said = [one["description"] for one in package["resources"] if "description" in one]
    assert said and english(iter(said), language, others) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_for_machines_says_in_which_language_it_is(
    language: str, others: list[str]
) -> None:
    answer = ask(f"/data/claim_review.jsonld?claim={CLAIM}&lang={language}", host="here.example")
    review = json.loads(answer.body)
    assert review["inLanguage"] == language
    assert review["claimReviewed"] == "exceeds $4 billion"
    shown = ask(f"/claims?claim={CLAIM}&lang={language}").text
    assert review["reviewBody"] in unescape(re.sub("<[^>]+>", "", shown))
    assert english(iter([review["reviewBody"], review["creditText"]]), language, others) == set()
    ending = "" if language == ENGLISH else f"&lang={language}"
    assert review["url"] == f"http://here.example/claims?claim={CLAIM}{ending}"

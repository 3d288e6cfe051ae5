"""Whoever is refused something is told why in the language of the page or of the address."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib import store
from lib.codelists import area_label, label
from lib.dashboard import exports
from lib.dashboard.api import endpoints
from lib.dashboard.api.worker_slots import BusyError
from lib.dashboard.narrative import article_text, fault_text, wording
from lib.dashboard.queries.lost_names import not_in_table
from lib.dashboard.ui import add_article, session_article
from lib.ingest import addition, article_of, described, guessed, put_right, refuse_day
from lib.model import BroughtArticle, DataError, Message, Refusal
from lib.reader.documents import Document, text_of
from lib.reader.documents.decoding import decode
from lib.reader.documents.parsers import parse
from lib.reader.documents.upload import plain_text
from tests.dashboard.api.asking import Answer, ask
from tests.reader.documents.files import pdf, word_xml, zipped
from tests.store.articles import article

LANGUAGES = ("ru", "ky")
TEXT = "Exports of Kyrgyzstan to Russia reached $3 million in 2023. In 2023 trade halved."
DETAILS = guessed(Document(TEXT), date(2024, 5, 1))
READ = addition(TEXT, described(TEXT, DETAILS))

QUOTED = re.compile(r"'[^']*'|«[^»]*»|`[^`]*`|\([^()]*\)")
"""Values and commands, and what an engine says of a fault."""
NAMES = re.compile(
    r"[\w/.-]*(?:_|segment-|article-|\.[a-z])[\w/.-]*"  # files, columns, endings
    r"|/data/|PDF|Word|XML|RTF|NUL|Parquet|zip|http|deflate"
)


def alien(words: str, listed: str = "") -> list[str]:
    """The Latin words that are neither quoted nor names; `listed` are names in this sentence."""
    left = NAMES.sub(" ", QUOTED.sub(" ", words))
    return [word for word in re.findall("[A-Za-z]+", left) if word not in listed.split()]


def assert_worded(message: Message, english: str, listed: str = "") -> None:
    """In English as it always was; in the others in their own words."""
    assert wording("en").said(message) == english
    for language in LANGUAGES:
        said = wording(language).said(message)
        assert alien(said, listed) == [], said
        assert re.search("[а-яёңөү]", said), said
        assert not re.search("[{}]", said), said


def refusal(name: str, content: bytes) -> DataError:
    with pytest.raises(DataError) as caught:
        text_of(name, content)
    return caught.value


# At an address: files, embeds, and what is neither.

CODES = "RUS EU CIS"
FORMS = "csv xlsx parquet json"
ADDRESSES = {
    "/data/trade.txt": (
        400,
        "The form 'txt' is not known; write trade. and one of csv, xlsx, parquet or json.",
        f"trade {FORMS}",
    ),
    "/data/trade.csv?nothing=1": (
        400,
        "The parameter 'nothing' is not known; there are partner, view, indicator, base, from, "
        "to, lang or bom.",
        "partner view indicator base from to lang bom",
    ),
    "/data/trade.csv?partner=Atlantis": (
        400,
        "The partner 'Atlantis' is no area; codes are like RUS, EU27 or CIS.",
        CODES,
    ),
    "/data/trade.csv?bom=2": (400, "The value '2' of 'bom' is not known; it is 0 or 1.", ""),
    "/data/trade.xlsx?bom=1": (400, "The parameter 'bom' goes with csv only.", "csv"),
    "/data/all.zip?view=1": (
        400,
        "The parameter 'view' is not known; there are partner or lang.",
        "partner lang",
    ),
    "/data/claim_review.jsonld?view=1": (
        400,
        "The parameter 'view' is not known; there are claim or lang.",
        "claim lang",
    ),
    "/data/trade.csv?view=x": (
        400,
        "'x' is not among the options of 'view': level, share, growth, yearly, to_gdp.",
        "level share growth yearly",
    ),
    "/data/trade.csv?from=2028&to=2027": (400, "'from' is 2028, which is after 'to', 2027.", ""),
    "/nowhere": (
        404,
        "There is nothing at this address; the pages begin at / and the files at /data/.",
        "",
    ),
    "//nowhere": (
        400,
        "An address with two slashes at its beginning, or with dots that lead up, is not answered.",
        "",
    ),
    "/embed/nothing": (404, "There is no page 'nothing'.", ""),
    "/embed/trade?chart=no-such": (404, "There is no chart at this address.", ""),
    "/app-assets/1/nothing.js": (404, "There is no such file.", ""),
}
"""The status, the sentence, and what it lists by name."""


@pytest.fixture(autouse=True)
def _over_the_small_tables(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))


def asked(address: str, language: str, method: str = "GET") -> Answer:
    return ask(f"{address}{'&' if '?' in address else '?'}lang={language}", method)


def assert_answered(
    address: str, status: int, english: str, listed: str = "", method: str = "GET"
) -> None:
    """A sentence in each language, with the same status in each."""
    assert (asked(address, "en", method).status, asked(address, "en", method).text) == (
        status,
        f"{english}\n",
    )
    for language in LANGUAGES:
        answer = asked(address, language, method)
        assert answer.status == status
        assert alien(answer.text, listed) == [], answer.text
        assert re.search("[а-яёңөү]", answer.text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_means_nothing(address: str) -> None:
    assert_answered(address, *ADDRESSES[address])


def test_a_name_that_is_none_is_said_with_those_there_are() -> None:
    names = " ".join(re.findall(r"\w+", asked("/data/nothing.csv", "en").text))
    for language in LANGUAGES:
        answer = asked("/data/nothing.csv", language)
        assert answer.status == 404
        assert alien(answer.text, names) == []
        assert not {"There", "is", "or", "are"} & set(re.findall("[A-Za-z]+", answer.text))


def test_where_json_is_asked_for_the_sentence_is_in_it() -> None:
    assert asked("/data/trade.json?bom=1", "ru").text == (
        """{"error":"Параметр «bom» — только для csv."}"""
    )


def test_a_method_that_is_not_answered() -> None:
    english = "POST is not answered here; this address takes GET, HEAD, OPTIONS."
    assert_answered("/data/trade.csv", 405, english, "POST GET HEAD OPTIONS", "POST")


def test_rows_that_a_workbook_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports.workbook, "MOST_ROWS", 2)
    english = asked("/data/observations.xlsx", "en").text.strip()
    assert english.startswith("Excel holds 1 rows, and these are ")
    assert_answered("/data/observations.xlsx", 422, english, "Excel CSV")


def test_what_falls_over_and_what_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object) -> None:
        raise RuntimeError

    async def busy(*_: object) -> None:
        raise BusyError

    monkeypatch.setattr(endpoints, "made", fall)
    assert_answered(
        "/data/goods.csv",
        500,
        "This could not be answered. The fault is ours and has been noted; please try again "
        "later, other addresses may still work.",
    )
    monkeypatch.setattr(endpoints, "_file", busy)
    english = "Too much is asked at once; please ask again in 5 seconds."
    assert_answered("/data/goods.csv", 503, english)


@pytest.mark.parametrize("address", ["/data/sources.csv", "/embed/trade", "/readyz"])
def test_tables_that_cannot_be_read(address: str, small_dir: Path) -> None:
    (small_dir / "sources.parquet").write_bytes(b"no table")
    english = asked(address, "en").text.strip()
    rule = "sources.parquet: the file is damaged or no Parquet file ("
    assert english.startswith(rule)
    assert_answered(address, 503, english)
    (small_dir / "sources.parquet").unlink()
    assert_answered(address, 503, "sources.parquet: the table sources is missing", "sources")


def test_a_page_over_tables_that_cannot_be_read(small_dir: Path) -> None:
    (small_dir / "sources.parquet").unlink()
    assert "sources.parquet: the table sources is missing." in asked("/trade", "en").text
    assert "sources.parquet: таблицы sources нет." in asked("/trade", "ru").text
    assert "sources.parquet: sources таблицасы жок." in asked("/trade", "ky").text


def test_added_articles_that_are_in_no_table(small_dir: Path) -> None:
    store.add(small_dir, [article(1)])
    (path,) = (small_dir / "added").glob("segment-*/ties.parquet")
    path.unlink()
    (left,) = store.left_out(small_dir)
    place = f"added/{path.parent.name}/ties.parquet"
    assert_worded(left.message, f"{place}: the file is missing", "added")
    assert asked("/readyz", "en").text == f"degraded\n{place}: the file is missing\n"
    assert asked("/readyz", "ru").text == f"degraded\n{place}: файла нет\n"
    for language in LANGUAGES:
        said = fault_text.missing_articles([left.message], 1, wording(language))
        assert alien(said, "added") == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"{", "the list of added articles is damaged"),
        (None, "the list of added articles is missing"),
    ],
)
def test_a_list_of_added_articles_that_cannot_be_followed(
    content: bytes | None, rule: str, small_dir: Path
) -> None:
    store.add(small_dir, [article(1)])
    manifest = small_dir / "added" / "manifest.json"
    manifest.unlink()
    if content:
        manifest.write_bytes(content)
    (left,) = store.left_out(small_dir)
    repair = "`multivector check --repair` makes it anew from what is there"
    assert_worded(left.message, f"added/manifest.json: {rule}; {repair}")
    with pytest.raises(DataError) as caught:
        store.add(small_dir, [article(2)])
    assert_worded(caught.value.message, f"added/manifest.json: {rule}; {repair}")


# What a reader brings.

DOCUMENTS: dict[str, tuple[str, bytes, str]] = {
    "ending": (
        "a.exe",
        b"x",
        "the ending '.exe' is not one of .txt, .html, .htm, .docx, .pdf",
    ),
    "empty": ("a.txt", b"", "it has 0 bytes"),
    "large": ("a.txt", b"a" * 20_000_001, "20,000,001 bytes are more than the 20 MB that are read"),
    "long": ("a.txt", b"a" * 2_000_001, "2,000,001 characters are more than 2,000,000"),
    "NUL": ("a.txt", b"a" * 4 + b"\0", "character 4 is NUL, which no text holds"),
    "blank": (
        "a.txt",
        b"  ",
        "there is no text in it; of a scan only the letters beneath can be read",
    ),
    "no writing": ("a.txt", b"\x01\x02\x81four" * 9, "27 of 63 characters are of no writing"),
    "zip as PDF": ("a.pdf", zipped({}), "it ends in '.pdf' but begins like a zip archive"),
    "PDF as text": ("a.txt", b"%PDF-1", "it ends in '.txt' but begins like a PDF"),
    "picture": ("a.docx", b"\x89PNG", "it ends in '.docx' but begins like a picture"),
    "packed": ("a.txt", b"\x1f\x8b", "it ends in '.txt' but begins like a packed file"),
    "RTF": ("a.txt", rb"{\rtf", "it ends in '.txt' but begins like rich text"),
    "old Word file": (
        "a.txt",
        b"\xd0\xcf\x11\xe0",
        "it ends in '.txt' but begins like an old Word file, or one locked with a password",
    ),
    "text as Word": ("a.docx", b"a", "it ends in '.docx' but does not begin like a Word file"),
    "damaged PDF": ("a.pdf", b"%PDF-1.4", "it is damaged: its pages cannot be found"),
    "damaged Word": ("a.docx", b"PK\x03\x04", "the archive is damaged (BadZipFile)"),
    "other archive": ("a.docx", zipped({"a": b""}), "the archive holds no Word document"),
    "no XML": (
        "a.docx",
        zipped({"word/document.xml": b"a"}),
        "word/document.xml is no XML: syntax error: line 1, column 0",
    ),
    "type": (
        "a.docx",
        zipped({"word/document.xml": b"<!DOCTYPE a><a/>"}),
        "word/document.xml declares a document type, which no Word file does",
    ),
    "deep": (
        "a.docx",
        zipped({"word/document.xml": b"<a>" * 201}),
        "word/document.xml nests elements more than 200 deep",
    ),
    "bomb": (
        "a.docx",
        zipped({"word/document.xml": word_xml(" " * 9_000_000)}),
        "word/document.xml unpacks to more than 200 times its size",
    ),
}
"""A name, bytes under it, and the rule that they break."""


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_that_cannot_be_read(kind: str) -> None:
    name, content, rule = DOCUMENTS[kind]
    error = refusal(name, content)
    assert_worded(error.message, f"{name}: {rule}")
    assert wording("en").said(error.message) == str(error)
    for language in LANGUAGES:
        said = fault_text.unreadable(error, wording(language))
        assert alien(said) == []


def test_bytes_that_are_taken_for_a_text() -> None:
    with pytest.raises(DataError) as caught:
        plain_text("a.dat", b"%PDF-")
    assert_worded(caught.value.message, "a.dat: it is taken for a text but begins like a PDF")


@pytest.mark.parametrize(
    ("pages", "english", "russian"),
    [
        (1, "1 of 4 pages holds no letters", "На 1 странице из 4 нет букв, прочитать её не"),
        (2, "2 of 4 pages hold no letters", "На 2 страницах из 4 нет букв, прочитать их не"),
    ],
)
def test_pages_that_could_not_be_read(pages: int, english: str, russian: str) -> None:
    printed = pdf(*[["words"]] * (4 - pages), *[[]] * pages)
    (note,) = text_of("a.pdf", printed).notes
    assert_worded(note, f"{english} and could not be read: pictures, or a scan.")
    assert wording("ru").said(note).startswith(russian)
    assert parse("pdf", printed).notes == (note,), "the same from the process that reads"


def test_an_encoding_that_is_not_the_declared_one() -> None:
    doubt = decode("Экспорт вырос за прошлый год.".encode("cp1251"), "iso-8859-1").doubt
    assert doubt is not None
    assert_worded(
        doubt,
        "It declares to be in iso-8859-1; by its bytes it is in windows-1251 and was read so.",
        "iso windows",
    )


@pytest.mark.parametrize(
    ("limit", "english"),
    [
        ("CHARACTERS", "a.txt: it has 81 characters; this page reads up to 0"),
        ("FIGURES", "the text: it has 2 figures; this page shows articles of up to 0"),
    ],
)
def test_an_article_that_is_too_long_for_the_page(
    limit: str, english: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_article, limit, 0)
    with pytest.raises(DataError) as caught:
        session_article.bring("a.txt", TEXT.encode())
    assert_worded(caught.value.message, english)


@pytest.mark.parametrize(
    ("details", "field", "rule"),
    [
        ({"title": "x" * 401}, "Title", "is longer than 400 characters"),
        (
            {"url": "mailto:a"},
            "Address",
            "the address 'mailto:a' is not an http address",
        ),
        (
            {"url": "https://a b"},
            "Address",
            "the address 'https://a b' has a blank, a backslash or a character that hides",
        ),
        (
            {"url": "https://a@b.c"},
            "Address",
            "the address 'https://a@b.c' has a name before its host, which hides where it leads",
        ),
        ({"language": "xx"}, "Language", "'xx' is not one of en, ky, ru"),
        ({"speaker_area": "XX"}, "Speaks for", "'XX' is not in the area code list"),
    ],
)
def test_details_of_an_article(details: dict[str, str], field: str, rule: str) -> None:
    with pytest.raises(DataError) as caught:
        described(TEXT, replace(DETAILS, **details))
    error = caught.value
    assert isinstance(error.rule, Message)
    assert_worded(error.rule, rule, "en ky ru area")
    assert fault_text.unreadable(error, wording("en")) == f"This cannot be read: {field}: {rule}."
    for language in LANGUAGES:
        said = fault_text.unreadable(error, wording(language))
        assert alien(said, "en ky ru area") == [], "the field has the name that the form has for it"


def test_a_day_before_there_was_such_news() -> None:
    refuse_day("published", date(1900, 1, 1), date(2024, 5, 1))
    with pytest.raises(DataError) as caught:
        refuse_day("published", date(1899, 12, 31), date(2024, 5, 1))
    assert str(caught.value) == "published: 1899-12-31 is too early; the earliest is 1900-01-01"
    said = fault_text.unreadable(caught.value, wording("ru"))
    assert alien(said, "area") == [] and "31\xa0декабря 1899 года" in said


def test_a_day_to_come_and_an_article_without_words() -> None:
    with pytest.raises(DataError) as caught:
        refuse_day("published", date(2024, 5, 2), date(2024, 5, 1))
    error = caught.value
    assert str(error) == "published: 2024-05-02 is a day to come; it is 2024-05-01"
    assert fault_text.unreadable(error, wording("ru")) == (
        "Прочитать не удалось: Опубликовано: этот день ещё не наступил: 2\xa0мая 2024 года; "
        "сегодня 1\xa0мая 2024 года."
    )
    with pytest.raises(DataError) as caught:
        article_of(" ", date(2024, 5, 1))
    assert_worded(caught.value.message, "the article: there is no text in it")


CORRECTIONS: list[tuple[dict[str, Any], str, str]] = [
    ({"indicator": "x"}, "'x' is not in the indicator code list", "indicator"),
    ({"indicator": None}, "is empty", ""),
    ({"quotation_id": "x"}, "cannot be corrected", ""),
    ({"obs_value": "x"}, "'x' is not a number", ""),
    ({"obs_value": 10**400}, "is too large a number", ""),
    ({"obs_value": -1}, "-1 is below zero, as no exports can be", ""),
    ({"obs_value": float("inf")}, "inf is not a finite number", "inf"),
    ({"period_start": "x"}, "'x' is not a day (2024-11-05)", ""),
    ({"period_start": None}, "is empty although period_end is given", ""),
    (
        {"period_end": "2022-01-01"},
        "1 January 2022 is before period_start 1 January 2023",
        "",
    ),
    (
        {"period_end": "2025-12-31"},
        "31 December 2025 is after publication, 2024-05-01, and it is no estimate",
        "",
    ),
    (
        {"period_end": "2023-01-01"},
        "1 January 2023 is one day, and exports adds up over a time",
        "",
    ),
    (
        {"base_period_start": "2022-01-01", "base_period_end": "2022-12-31"},
        "1 January 2022 is given; only growth and change have a base",
        "",
    ),
    ({"partner": None}, "is empty, and exports has a partner", ""),
    ({"partner": "KGZ"}, "'KGZ' is the reporter too, and no group of countries", ""),
    ({"indicator": "gdp"}, "'RUS' is given, gross domestic product has none", ""),
    ({"unit": "persons"}, "'persons' does not fit the level of exports", ""),
    (
        {"measure": "change", "indicator": "migrants", "unit": "persons"},
        "'persons' does not fit a change, which is in money only",
        "",
    ),
    (
        {"measure": "growth", "unit": "ratio", "obs_value": 0},
        "0 is not above zero, as growth (new by base) is",
        "",
    ),
    (
        {"measure": "share", "unit": "percent", "obs_value": 101},
        "101 is no share: a part of a whole is 0 to 100 per cent",
        "",
    ),
]


@pytest.mark.parametrize(("changes", "rule", "listed"), CORRECTIONS, ids=lambda c: str(c)[:40])
def test_corrections_that_break_a_rule(changes: dict[str, Any], rule: str, listed: str) -> None:
    figure = READ.observations[0].observation_id
    _, refused = put_right(READ, {figure: changes}, (), "me")
    error = refused[figure][0]
    assert isinstance(error.rule, Message)
    assert_worded(error.rule, rule, listed)
    brought = BroughtArticle(
        "a", TEXT, {figure: 1}, refusals=(Refusal(1, error.place, error.rule),)
    )
    (said,) = article_text.corrections(brought, {error.place: "колонка"}, wording("ru"))
    assert alien(said, listed) == []


# What is added, and what only damage brings about.


def test_what_cannot_be_added(small_dir: Path) -> None:
    other = replace(article(2), quotations=())
    with pytest.raises(DataError) as caught:
        store.add(small_dir, [other])
    name = other.observations[0].quotation_id
    assert_worded(caught.value.message, f"article-2: no quotation '{name}' comes with it")
    for language in LANGUAGES:
        assert alien(fault_text.not_added(caught.value, wording(language))) == []


def test_only_editors_add(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standing:
        editor = ""

    monkeypatch.setattr(add_article, "_standing", Standing)
    with pytest.raises(DataError) as caught:
        add_article.add(None)  # type: ignore[arg-type]
    assert_worded(caught.value.message, "the shared tables: only editors may add to them")


def test_names_that_are_on_no_list_or_in_no_table() -> None:
    lost = not_in_table("ties", "source_id", "x").message
    assert_worded(lost, "table ties: the source_id 'x' is not in the table of its own", "ties")
    with pytest.raises(DataError) as caught:
        area_label("XX")
    assert_worded(caught.value.message, "area code list: 'XX' is not in it")
    with pytest.raises(DataError) as caught:
        label("unit", "XX")
    assert_worded(caught.value.message, "code list unit: 'XX' is not in it", "unit")

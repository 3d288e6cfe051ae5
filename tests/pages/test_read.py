"""Reading an article of one's own as a reader meets it: on its page, on every other, and away."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from threading import BoundedSemaphore
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest

from lib import store
from lib.dashboard import queries
from lib.dashboard.views.address import PAGES
from lib.ingest import refuse_day
from lib.model import DataError, Measure
from lib.reader.documents import sandbox
from tests.pages.reading import Page, opened
from tests.reader.documents.files import pdf

TEXT = """\
Aibek Toktogulov: Trade with Russia has grown
https://herald.example/talk
14 February 2024, Bishkek

Minister of Trade of Kyrgyzstan Aibek Toktogulov spoke to journalists.
"Our trade turnover with Russia exceeds $1.2 billion," Aibek Toktogulov said.
Exports of Kyrgyzstan to Russia fell by 20 percent in 2023.
The GDP of Kyrgyzstan was $13.9 billion in 2023. The road opened on 3 May.
"""
WORDS = "exceeds $1.2 billion"
NOTICE = "Figures of your article “Aibek Toktogulov: Trade with Russia has grown” are shown"


def came(text: str = TEXT) -> AppTest:
    """A session that has brought an article, on the page that shows it."""
    script = opened("articles", {"tab": "read"}).run()
    script.text_area(key="article_pasted").set_value(text)
    press(script, "Read it")
    return script


def press(script: AppTest, label: str) -> None:
    next(button for button in script.button if button.label == label).click().run()


def open_details(script: AppTest) -> None:
    press(script, "Correct title, publisher, day or speaker")


def went(script: AppTest, name: str, /, **query: str) -> Page:
    """The session on another page."""
    script.switch_page(f"../../../pages/{name}.py")
    for parameter, value in query.items():
        script.query_params[parameter] = value
    script.run()
    assert not script.exception
    return Page(script, {})


def quoted(script: AppTest, **query: str) -> str:
    """What the page of articles says of all articles, in their words."""
    pages = (went(script, "articles", tab="words", page=page, **query) for page in "12")
    return " ".join(page.words for page in pages)


def bodies(script: AppTest) -> list[str]:
    return [element.proto.body for element in script.get("html")]


def marked(script: AppTest) -> str:
    """The HTML of the text."""
    return next(body for body in bodies(script) if "mv-annotated" in body)


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Type into the row of the first figure, as the browser tells it."""

    def type_(script: AppTest, **cells: Any) -> None:
        waiting = [cells]

        def typed(rows: Any, *, key: str, on_change: Any, args: Any, **_: Any) -> None:
            if waiting:
                st.session_state[key] = {"edited_rows": {0: waiting.pop()}}
                on_change(*args)
                st.rerun()

        monkeypatch.setattr(st, "data_editor", typed)
        press(script, "Correct any field")

    return type_


def test_the_editor_of_corrections_is_not_loaded_until_it_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(st, "data_editor", lambda *_, key, **__: drawn.append(key))
    script = came()
    assert drawn == [] and not script.text_input
    press(script, "Correct any field")
    assert len(drawn) == 1
    press(script, "Close the corrections")
    assert len(drawn) == 1


def test_the_example_is_read_with_one_click() -> None:
    script = opened("articles", {"tab": "read"}).run()
    assert "an invented example" in Page(script, {}).words
    press(script, "Read this example")
    assert "“Asan Usonov: our trade is growing (an invented example)”" in Page(script, {}).words
    assert len(script.session_state["own_article"].rows.observations) == 4
    press(script, "Close the article")
    assert "own_article" not in script.session_state and script.text_area


def test_the_figures_stand_on_every_page_and_go_away_with_the_article() -> None:
    script = came()
    for name in PAGES:
        page = went(script, name, tab="words")
        assert not page.complaints and NOTICE in page.words, name
        assert "href='/articles?tab=read'" in "".join(bodies(script))
    assert NOTICE not in went(script, "articles", tab="read").words, "it is on the page itself"
    assert WORDS in quoted(script)
    went(script, "articles", tab="read")
    press(script, "Close the article")
    words = quoted(script)
    assert WORDS not in words and "your article" not in words


EVERY_KIND = """\
Ties of Kyrgyzstan, 14 February 2024

Russia accounted for 34 percent of Kyrgyzstan's trade in 2023. Exports of Kyrgyzstan to Russia
grew by $120 million in 2023. Kyrgyzstan's trade deficit with China came to $1.9 billion in 2023.
Imports of Kyrgyzstan from Turkey rose 2.4-fold. Russia's share in remittances to Kyrgyzstan was
93 percent. More than 379,000 Kyrgyz migrants work in Russia. Kyrgyzstan exported 40,000 tons of
coal to Uzbekistan in 2023. Investment of China in Kyrgyzstan exceeded $220 million in 2022.
"""


def test_figures_of_every_measure_are_worded_and_compared_with_the_record() -> None:
    script = came(EVERY_KIND)
    figures = script.session_state["own_article"].rows.observations
    assert {figure.measure for figure in figures} == set(Measure)
    cards = re.findall(r"<article class='mv-card' id='figure-(\d+)'>", "".join(bodies(script)))
    assert cards == [str(n) for n in range(1, len(figures) + 1)]
    assert not script.exception and not script.error
    words = Page(script, {}).words
    assert "share of Kyrgyzstan’s trade with Russia; 2023" in words
    assert "change in Kyrgyzstan’s exports to Russia; 2022–2023" in words or (
        "change in Kyrgyzstan’s exports to Russia; 2023" in words
    )
    for name in PAGES:
        assert not went(script, name).complaints, name


def test_nobody_else_sees_it() -> None:
    mine, other = came(), opened().run()
    assert WORDS in quoted(mine)
    assert WORDS not in quoted(other)
    assert WORDS in quoted(mine)


def test_a_claim_of_it_is_compared_with_the_record_and_its_files_are_made_for_the_visit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files: dict[str, Callable[[], bytes]] = {}
    button = st.download_button

    def listened(label: str, data: Any, name: str, *rest: Any, **options: Any) -> bool:
        files[name.rpartition(".")[2]] = data
        return button(label, data, name, *rest, **options)

    monkeypatch.setattr(st, "download_button", listened)
    script = came()
    article = script.session_state["own_article"]
    code = f"{article.source_id}.{article.rows.quotations[0].start}"
    page = went(script, "claims", claim=code)
    assert not page.fell_over and not page.complaints and WORDS in page.words
    html = "".join(bodies(script))
    assert "/embed/claims" not in html and "<iframe" not in html.replace("&lt;iframe", "<iframe")
    assert f"/data/claims.csv?claim={code}" not in html
    rows = pd.read_csv(io.BytesIO(files["csv"]()))
    assert rows["observation_id"].iloc[0] == article.rows.observations[0].observation_id
    assert len(rows) > 3 and set(rows["claim"]) == {code}
    sheet = pd.read_excel(io.BytesIO(files["xlsx"]()))
    assert sheet["observation_id"].to_list() == rows["observation_id"].to_list()


def test_charts_without_a_row_of_it_keep_their_addresses() -> None:
    script = came()
    went(script, "trade")
    html = "".join(bodies(script))
    assert "/data/" in html and "/embed/trade" in html and not script.get("download_button")


def test_its_rows_are_in_the_tables_and_the_zip_of_the_visit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files: dict[str, Callable[[], bytes]] = {}

    def listened(label: str, data: Any, name: str, *_: Any, **__: Any) -> bool:
        files[name] = data
        return False

    monkeypatch.setattr(st, "download_button", listened)
    script = came()
    (name,) = [name for name in files if name.endswith(".csv")]
    rows = pd.read_csv(io.BytesIO(files[name]()))
    assert rows["exact"].str.contains("1.2").any() and set(rows["kind"]) <= {"figure", "tie"}
    went(script, "data")
    (zipped,) = [make for name, make in files.items() if name.endswith(".zip")]
    with zipfile.ZipFile(io.BytesIO(zipped())) as archive:
        assert WORDS in archive.read("observations.csv").decode()


def test_a_correction_holds_everywhere_and_its_note_says_what_was_read(
    type_in: Callable[..., None],
) -> None:
    script = came()
    type_in(
        script,
        indicator="exports",
        partner="UZB",
        period_start="2023-01-01",
        period_end="2023-12-31",
    )
    rows = script.session_state["own_article"].rows
    assert (rows.observations[0].indicator, rows.observations[0].partner) == ("exports", "UZB")
    assert "indicator read as trade_turnover; partner read as RUS" in rows.observations[0].note
    assert "changed by a reader" in rows.observations[0].note
    assert "Kyrgyzstan’s exports to Uzbekistan; 2023" in Page(script, {}).words


def test_a_correction_that_does_not_fit_is_refused_in_one_sentence(
    type_in: Callable[..., None],
) -> None:
    script = came()
    type_in(script, unit="persons")
    (warning,) = script.warning
    assert plain(warning.value) == (
        "Figure 1, Unit: 'persons' does not fit the level of trade turnover. "
        "What was read is kept; other corrections hold."
    )
    assert script.session_state["own_article"].rows.observations[0].unit == "USD"


def test_what_was_left_open_is_said_until_it_is_filled_in(type_in: Callable[..., None]) -> None:
    script = came("5 November 2024\n\nKyrgyzstan's exports to China now stand at $3 million.")
    assert "period left open" in marked(script)
    assert "period left open: the words give one day" in Page(script, {}).words
    type_in(script, period_start="2023-01-01", period_end="2023-12-31")
    assert "left open" not in marked(script)
    assert script.session_state["own_article"].rows.observations[0].withheld is None


def test_what_was_inferred_is_said_until_somebody_corrects_it(type_in: Callable[..., None]) -> None:
    script = came(
        "5 November 2024\n\nTrade of Kyrgyzstan with China came to $5.4 billion in 2023. "
        "Imports from there reached $5.3 billion."
    )
    assert "mostly inferred" in marked(script) or "inferred" in marked(script)
    assert "Inferred: " in Page(script, {}).words
    before = Page(script, {}).words.count("partner")
    type_in(script, kept=False)
    assert Page(script, {}).words.count("partner") <= before


def test_a_figure_taken_out_is_among_the_numbers_not_used(type_in: Callable[..., None]) -> None:
    script = came()
    type_in(script, kept=False)
    body = marked(script)
    assert "id='mark-1'" not in body and "id='mark-2'" in body
    assert "read as a figure, and taken out by a person" in body


def test_an_article_without_figures_says_so_in_a_sentence() -> None:
    script = came("A theatre opens in Osh\n5 November 2024\n\nIts hall has 320 seats.")
    words = Page(script, {}).words
    assert "No figure and no tie of Kyrgyzstan’s was found in it. 3 other numbers" in words
    assert "What the record says" not in words
    assert "Correct any field" not in [button.label for button in script.button]


def test_where_nobody_is_said_to_speak_the_page_asks_who_does() -> None:
    script = came("Our trade turnover with Russia exceeds 4 billion dollars.")
    assert "It is unclear whose one of them is: say below who speaks." in Page(script, {}).words
    open_details(script)
    script.selectbox[-1].set_value("KGZ")
    press(script, "Read it again with these")
    assert "unclear" not in Page(script, {}).words and "exceeds 4 billion" in marked(script)


def test_whom_other_pages_leave_out_is_named_and_can_be_chosen() -> None:
    script = came(TEXT.replace("Russia", "Kazakhstan"))
    body = next(one for one in bodies(script) if "not among the partners you chose" in one)
    assert "2 figures are about Kazakhstan" in plain(body)
    (address,) = re.findall(r"href='(/articles[^']*partner=[^']*)'", body)
    assert address == "/articles?partner=RUS,EU27,CIS,KAZ&amp;tab=read"
    assert WORDS not in quoted(script)
    page = went(script, "articles", partner="RUS,EU27,CIS,KAZ", tab="read")
    assert "not among the partners" not in page.words
    assert WORDS in quoted(script, partner="RUS,EU27,CIS,KAZ")


def test_of_many_figures_some_are_compared_at_a_time() -> None:
    many = "".join(f"Trade of Kyrgyzstan with Russia was ${n} million in 2022. " for n in range(30))
    script = came(many)
    html = "".join(bodies(script))
    figures = len(script.session_state["own_article"].rows.observations)
    assert figures > 24 and html.count("class='mv-card'") == 20
    assert f"1–20 of {figures}" in html and len(re.findall(r"id='mark-\d", html)) == figures
    assert "href='/articles?page=2&amp;tab=read#figure-21'" in html
    html = "".join(bodies(went(script, "articles", tab="read", page="2").script))
    assert html.count("class='mv-card'") == figures - 20 and "href='#figure-21'" in html


def test_the_front_page_speaks_of_as_many_articles_as_there_are() -> None:
    page = went(came(TEXT.replace("exceeds $1.2 billion", "Exceeds $4 billion")), "overview")
    assert "What 2 articles say of each" in page.words and "your article" in page.words


HOSTILE = {
    "markup": TEXT + "<script>alert(1)</script><img src=x onerror=alert(1)> ![](http://x.example)",
    "title": "<b>*A* [b](javascript:c) `d`</b>\n" + TEXT,
    "turned round": f"\u202e41\u202c in {TEXT}".replace("Our", "O\u200bur \u202etxt.exe\u202c"),
    "quotes": "' onmouseover='alert(1) " + TEXT,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_words_of_an_article_are_data(name: str) -> None:
    script = came(HOSTILE[name])
    assert not script.exception and not script.error
    tags = set(re.findall(r"<(/?\w+)", marked(script)))
    allowed = {"section", "div", "ul", "li", "a", "mark", "span", "article", "h2", "h3", "p", "nav"}
    assert {tag.removeprefix("/") for tag in tags} <= {
        *allowed,
        "details",
        "summary",
        "h1",
        "table",
    }
    assert not re.search("[\u200b\u202a-\u202e]", marked(script))
    for page in ("articles", "overview", "claims", "data"):
        shown = went(script, page, **({"tab": "words"} if page == "articles" else {}))
        assert not shown.fell_over
        assert not any("<script" in body or "<img" in body for body in bodies(script))
        shown_words = [
            *bodies(script),
            *(e.value for kind in ("caption", "markdown") for e in script.get(kind)),
        ]
        assert not any(re.search("[\u200b\u202a-\u202e]", words) for words in shown_words)


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "1 " * 40_000, "Trade of Kyrgyzstan with Russia was $3 billion. " * 900],
    ids=["a megabyte", "numbers", "figures"],
)
def test_too_much_gets_one_sentence(text: str) -> None:
    script = came(text)
    assert not script.exception
    assert len(script.error) == 1 and script.error[0].value.startswith("This cannot be read")
    assert "own_article" not in script.session_state


def test_nothing_is_nothing_to_read() -> None:
    assert "There is nothing to read" in came("  \n").warning[0].value


def test_details_are_corrected() -> None:
    script = came()
    open_details(script)
    assert script.text_input[1].value == "herald.example"
    script.text_input[2].set_value("javascript:alert(1)")
    press(script, "Read it again with these")
    assert "is not an http address" in plain(script.error[0].value)
    script.text_input[2].set_value("https://herald.example/other")
    press(script, "Read it again with these")
    assert script.session_state["own_article"].rows.source.url == "https://herald.example/other"


def uploader(name: str, content: bytes, kind: str = "text/plain") -> AppTest:
    """A session in which a file was chosen and not yet read."""
    script = opened("articles", {"tab": "read"}).run()
    script.file_uploader(key="article_upload").set_value([(name, content, kind)])
    return script


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("talk.txt", TEXT.encode()),
        ("talk.html", f"<html><body><article><p>{'</p><p>'.join(TEXT.splitlines())}</p>".encode()),
    ],
)
def test_a_file_is_read_and_not_kept(name: str, content: bytes) -> None:
    script = uploader(name, content)
    forgotten: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        remove = MemoryUploadedFileManager.remove_file

        def listened(manager: MemoryUploadedFileManager, session_id: str, file_id: str) -> None:
            forgotten.append(file_id)
            remove(manager, session_id, file_id)

        patch.setattr(MemoryUploadedFileManager, "remove_file", listened)
        press(script, "Read it")
    assert WORDS in marked(script) and len(forgotten) == 1


def test_a_file_that_is_none_gets_one_sentence() -> None:
    script = uploader("talk.docx", b"no zip at all", "application/zip")
    press(script, "Read it")
    assert not script.exception and len(script.error) == 1
    assert "talk.docx" in plain(script.error[0].value)


def uploaded(name: str, content: bytes) -> Page:
    """What the page says of a file somebody chose."""
    script = uploader(name, content, "application/pdf")
    press(script, "Read it")
    assert not script.exception
    return Page(script, {})


NO_DAY = "The text names no day of publication"


def test_pages_that_could_not_be_read_and_a_day_that_was_assumed_are_said() -> None:
    lines = ["Exports of Kyrgyzstan to Russia reached $4.1^1 billion last year."]
    words = uploaded("a.pdf", pdf(lines, [], [])).words
    assert "2 of 3 pages hold no letters" in words
    assert NO_DAY in words
    words = uploaded("2024-02-14.pdf", pdf(lines, lines)).words
    assert "hold no letters" not in words and NO_DAY not in words


def test_a_day_that_somebody_confirmed_is_no_longer_assumed() -> None:
    script = came("Exports of Kyrgyzstan to Russia reached $4.1 billion last year.")
    assert NO_DAY in Page(script, {}).words
    open_details(script)
    press(script, "Read it again with these")
    assert NO_DAY not in Page(script, {}).words


def test_a_file_that_has_to_wait_is_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    content = f"<p>{'</p><p>'.join(TEXT.splitlines())}</p>".encode()
    script = uploader("talk.html", content, "text/html")
    with monkeypatch.context() as patch:
        patch.setattr(sandbox, "READER_WAIT_SECONDS", 0)
        patch.setattr(sandbox, "_free", BoundedSemaphore(1))
        patch.setattr(MemoryUploadedFileManager, "remove_file", None)
        with sandbox._free:
            press(script, "Read it")
    assert "others are being read just now; try again" in plain(script.error[0].value)
    press(script, "Read it")
    assert not script.error and WORDS in marked(script)


MIRRORED = """\
Trade with the EU, 14 February 2024

The European Union bought goods worth 86 million euros from Kyrgyzstan in 2023, but sold it 2.7
billion euros' worth.
"""


def test_what_the_eu_counts_is_kyrgyzstan_s_trade_and_breaks_the_silence() -> None:
    script = came(MIRRORED)
    assert "as the EU counts it" in Page(script, {}).words
    words = went(script, "overview").words
    for amount in ("86 million euros", "2.7 billion euros"):
        assert amount in words
    assert "as the EU counts it" in words and "Not Kyrgyzstan’s trade: imports" not in words


def test_a_day_to_come_cannot_be_given() -> None:
    """Neither by the calendar nor past it; the sentence is that of the command that adds."""
    script = came()
    open_details(script)
    (field,) = script.date_input
    today = date.today()
    assert field.max == today
    article = script.session_state["own_article"]
    with pytest.raises(DataError, match=rf"is a day to come; it is {today}"):
        refuse_day("published", today + timedelta(days=1), today)
    refuse_day("published", today, today)
    field.set_value(today)
    press(script, "Read it again with these")
    again = script.session_state["own_article"]
    assert again.details.published == today != article.details.published


ODD = """\
Trade of many, 14 February 2024

Trade of Kyrgyzstan with all countries came to $15 billion in 2023. Russia's trade with Kyrgyzstan
came to $3 billion in 2022. Trade of Germany with France came to $300 billion in 2022. Exports of
Kyrgyzstan to Nauru came to $1 million in 2023. Trade of Kyrgyzstan with China came to $5 billion
in 2023.
"""


def test_only_what_can_be_chosen_is_offered_and_the_rest_is_said() -> None:
    script = came(ODD)
    assert re.search(r"cannot be chosen as (a partner|partners), so the", Page(script, {}).words)
    body = next(one for one in bodies(script) if "not among the partners you chose" in one)
    (offered,) = re.findall(r"href='/articles\?partner=([^&]*)&amp;tab=read'", body)
    chosen = offered.split(",")
    assert {"CHN", "RUS"} < set(chosen) <= set(queries.partners(store.tables(store.data_dir())))
    page = went(script, "articles", partner=offered, tab="read")
    assert not page.complaints
    assert "among the partners you chose" not in page.words and "cannot be chosen" in page.words

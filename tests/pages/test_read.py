"""The page `read` as a reader meets it: an article of one's own, on every page, and away again."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from threading import BoundedSemaphore
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest

from lib import store
from lib.dashboard import queries
from lib.documents import apart
from lib.ingest import refuse_to_come
from lib.model import DataError, Measure
from tests.documents.files import pdf
from tests.pages.reading import PAGES, Page, opened

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


def came(text: str = TEXT) -> AppTest:
    """A session that has brought an article, on the page that shows it."""
    script = opened("read").run()
    script.text_area(key="read_pasted").set_value(text)
    press(script, "Read it")
    return script


def press(script: AppTest, label: str) -> None:
    next(button for button in script.button if button.label == label).click().run()


def went(script: AppTest, page: str) -> Page:
    """The session on another page."""
    script.switch_page(f"../../../pages/{page}.py").run()
    assert not script.exception
    return Page(script, {})


def marked(script: AppTest) -> str:
    """The HTML of the text."""
    return next(e.proto.body for e in script.get("html") if "mv-article" in e.proto.body[:40])


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
        script.run()

    return type_


def test_the_figures_are_marked_by_what_they_count_and_the_others_say_why_not() -> None:
    body = marked(came())
    assert re.search(r"<mark class='of-trade_turnover' data-number='1' title='[^']*'>exceeds", body)
    assert "<mark class='of-exports'" in body and "<mark class='of-gdp'" in body
    refused = re.search(
        r"<span class='refused' title='([^']+)'>3<span class='unseen'>([^<]+)", body
    )
    assert refused and refused[1] == "a date or part of one" and refused[1] in refused[2]
    assert (
        re.sub(r"<span class='unseen'>.*?</span>|<[^>]+>", "", body).replace("&quot;", '"') == TEXT
    )


def test_the_figures_stand_on_every_page_and_go_away_with_the_article() -> None:
    script = came()
    for name in PAGES:
        page = went(script, name)
        assert not page.complaints, name
        assert "Your own article “Aibek Toktogulov: Trade with Russia" in page.words
        if page.addresses:
            assert "without your own article" in page.words
    assert WORDS in went(script, "article").words
    press(script, "Put it away")
    words = went(script, "article").words
    assert WORDS not in words and "Your own article" not in words


EVERY_KIND = """\
Ties of Kyrgyzstan, 14 February 2024

Russia accounted for 34 percent of Kyrgyzstan's trade in 2023. Exports of Kyrgyzstan to Russia
grew by $120 million in 2023. Kyrgyzstan's trade deficit with China came to $1.9 billion in 2023.
Imports of Kyrgyzstan from Turkey rose 2.4-fold. Russia's share in remittances to Kyrgyzstan was
93 percent. More than 379,000 Kyrgyz migrants work in Russia. Kyrgyzstan exported 40,000 tons of
coal to Uzbekistan in 2023. Investment of China in Kyrgyzstan exceeded $220 million in 2022.
"""


def test_figures_of_every_measure_are_worded_and_set_beside_the_record() -> None:
    script = came(EVERY_KIND)
    figures = script.session_state["own_article"].rows.observations
    assert {figure.measure for figure in figures} == set(Measure)
    told = [
        e.proto.body
        for e in script.get("html")
        if "<div class='mv mv-quote mv-record" in e.proto.body
    ]
    assert len(told) == len(figures) and not script.exception and not script.error
    assert "share of trade turnover, Kyrgyzstan with Russia; 2023" in told[0]
    assert "change in exports, Kyrgyzstan with Russia; 2023" in told[1]
    for name in PAGES:
        assert not went(script, name).complaints, name


def test_nobody_else_sees_it() -> None:
    mine, other = came(), opened().run()
    assert WORDS in went(mine, "article").words
    assert WORDS not in went(other, "article").words
    assert WORDS in went(mine, "article").words


def test_a_claim_of_it_is_set_against_the_record() -> None:
    script = came()
    own = script.session_state["own_article"]
    start = own.rows.quotations[0].start
    script.switch_page("../../../pages/claims.py")
    script.query_params["claim"] = f"{own.source_id}.{start}"
    script.run()
    page = Page(script, {})
    assert not page.fell_over and not page.complaints
    assert f"“{WORDS}”" in page.words
    ids = page.charts["claims"]["layout"]["meta"]["ids"]
    assert ids[0] == own.rows.observations[0].observation_id and len(ids) > 5


def test_the_caption_of_a_claim_of_it_names_no_address_where_nobody_else_finds_it() -> None:
    script = came(EVERY_KIND)
    own = script.session_state["own_article"]
    script.switch_page("../../../pages/claims.py")
    script.query_params["claim"] = f"{own.source_id}.{own.rows.quotations[0].start}"
    script.run()
    printed = next(code.value for code in script.code if code.value.startswith("On 14 February"))
    assert "“34 percent”" in printed and "“Ties of Kyrgyzstan, 14 February 2024”" in printed
    assert "nan" not in printed.split() and "nan)" not in printed and "claims?" not in printed


def test_it_is_in_the_tables_and_the_zip(monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, Callable[[], bytes]] = {}
    button = st.download_button

    def listened(label: str, data: Any, *rest: Any, key: str, **options: Any) -> bool:
        files[key] = data
        if key == "data_zip":
            made.append(data())
        return button(label, data, *rest, key=key, **options)

    made: list[bytes] = []
    monkeypatch.setattr(st, "download_button", listened)
    script = came()
    assert len(went(script, "data").tables) == 1
    with zipfile.ZipFile(io.BytesIO(made[-1])) as found:
        assert WORDS in found.read("observations.csv").decode()


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
    assert "<mark class='of-exports' data-number='1'" in marked(script)


def test_a_correction_that_does_not_fit_is_refused_in_one_sentence(
    type_in: Callable[..., None],
) -> None:
    script = came()
    type_in(script, unit="persons")
    (warning,) = script.warning
    assert warning.value.replace("\\", "") == (
        "Figure 1, Unit: 'persons' does not fit the level of trade turnover. "
        "What was read is kept; other corrections hold."
    )
    assert script.session_state["own_article"].rows.observations[0].unit == "USD"


def test_what_was_left_open_is_said_until_it_is_filled_in(type_in: Callable[..., None]) -> None:
    script = came("5 November 2024\n\nKyrgyzstan's exports to China now stand at $3 million.")
    (missing,) = script.info
    assert missing.value.replace("\\", "") == (
        "Figure 1: period left open: the words give one day, and this adds up over a time."
    )
    type_in(script, period_start="2023-01-01", period_end="2023-12-31")
    assert not script.info
    assert script.session_state["own_article"].rows.observations[0].withheld is None


def test_a_figure_taken_out_is_grey(type_in: Callable[..., None]) -> None:
    script = came()
    type_in(script, kept=False)
    body = marked(script)
    assert "data-number='1'" not in body and "taken out by a person" in body


def test_an_article_without_figures_says_so_in_a_sentence() -> None:
    script = came("A theatre opens in Osh\n5 November 2024\n\nIts hall has 320 seats.")
    said = Page(script, {}).words
    assert "We read no figure and no tie of Kyrgyzstan’s" in said and "3 other numbers" in said
    assert "The figures in codes" not in said and "What the record says" not in said


def test_where_nobody_is_said_to_speak_the_page_asks_who_does() -> None:
    script = came("Our trade turnover with Russia exceeds 4 billion dollars.")
    assert "Of one it is not clear whose it is" in Page(script, {}).words
    script.selectbox[-1].set_value("KGZ")
    press(script, "Read it again with these")
    assert "not clear" not in Page(script, {}).words and "exceeds 4 billion" in marked(script)


def test_whom_other_pages_leave_out_is_named_and_can_be_chosen() -> None:
    script = came(TEXT.replace("Russia", "Kazakhstan"))
    left_out = "figures are about Kazakhstan, not among the partners you chose"
    assert left_out in Page(script, {}).words
    assert WORDS not in went(script, "article").words
    script.switch_page("../../../pages/read.py").run()
    press(script, "Choose them as well")
    assert "not among the partners" not in Page(script, {}).words
    assert WORDS in went(script, "article").words


def test_of_many_figures_a_page_is_told_at_a_time() -> None:
    many = "".join(f"Trade of Kyrgyzstan with Russia was ${n} million in 2022. " for n in range(30))
    script = came(many)
    told = [e.proto.body for e in script.get("html") if "<mark class='serif" in e.proto.body]
    assert len(told) == 8 and len(script.session_state["own_article"].rows.observations) > 24
    assert len(script.get("pagination")) == 1
    went(script, "at_a_glance")
    (cards,) = (e.proto.body for e in script.get("html") if "$5 million</p>" in e.proto.body)
    assert cards.count("class='mv-card'") == 24


def test_the_front_page_speaks_of_as_many_articles_as_there_are() -> None:
    page = went(came(TEXT.replace("exceeds $1.2 billion", "Exceeds $4 billion")), "at_a_glance")
    assert "the 2 articles are silent on" in page.words and "no figure in any" in page.words
    assert "In 2 articles" in page.words and "In the article" not in page.words
    grid = next(e.proto.body for e in page.script.get("html") if "mv-grid" in e.proto.body)
    assert grid.casefold().replace("\N{NO-BREAK SPACE}", " ").count("exceeds $4 billion") == 1
    numbers = went(page.script, "article").words
    assert "of the text, Aibek Toktogulov: Trade with Russia has grown" in numbers


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
    assert tags <= {"div", "/div", "mark", "/mark", "span", "/span"}
    assert not re.search("[\u200b\u202a-\u202e]", marked(script))
    for page in ("article", "at_a_glance"):
        shown = went(script, page)
        assert not shown.fell_over
        bodies = [e.proto.body for e in script.get("html")]
        assert not any("<script" in body or "<img" in body for body in bodies)
        shown_words = [
            *bodies,
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
    assert "There is nothing to read yet" in came("  \n").warning[0].value


def test_details_are_put_right() -> None:
    script = came()
    assert script.text_input[1].value == "herald.example"
    script.text_input[2].set_value("javascript:alert(1)")
    press(script, "Read it again with these")
    assert "is not an http address" in script.error[0].value.replace("\\", "")
    script.text_input[2].set_value("https://herald.example/other")
    press(script, "Read it again with these")
    assert script.session_state["own_article"].rows.source.url == "https://herald.example/other"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("talk.txt", TEXT.encode()),
        ("talk.html", f"<html><body><article><p>{'</p><p>'.join(TEXT.splitlines())}</p>".encode()),
    ],
)
def test_a_file_is_read_and_not_kept(name: str, content: bytes) -> None:
    script = opened("read").run()
    script.file_uploader(key="read_upload").set_value([(name, content, "text/plain")])
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
    script = opened("read").run()
    uploader = script.file_uploader(key="read_upload")
    uploader.set_value([("talk.docx", b"no zip at all", "application/zip")])
    press(script, "Read it")
    assert not script.exception and len(script.error) == 1
    assert "talk.docx" in script.error[0].value.replace("\\", "")


def uploaded(name: str, content: bytes) -> Page:
    """What the page says of a file somebody chose."""
    script = opened("read").run()
    script.file_uploader(key="read_upload").set_value([(name, content, "application/pdf")])
    press(script, "Read it")
    assert not script.exception
    return Page(script, {})


def test_pages_that_could_not_be_read_and_a_day_that_was_assumed_are_said() -> None:
    lines = ["Exports of Kyrgyzstan to Russia reached $4.1^1 billion last year."]
    words = uploaded("a.pdf", pdf(lines, [], [])).words
    assert "2 of 3 pages hold no letters" in words
    assert "No day of publication was found" in words
    words = uploaded("2024-02-14.pdf", pdf(lines, lines)).words
    assert "hold no letters" not in words and "No day of publication" not in words


def test_a_day_that_somebody_confirmed_is_no_longer_assumed() -> None:
    script = came("Exports of Kyrgyzstan to Russia reached $4.1 billion last year.")
    assert "No day of publication was found" in Page(script, {}).words
    press(script, "Read it again with these")
    assert "No day of publication was found" not in Page(script, {}).words


def test_a_file_that_has_to_wait_is_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    content = f"<p>{'</p><p>'.join(TEXT.splitlines())}</p>".encode()
    script = opened("read").run()
    script.file_uploader(key="read_upload").set_value([("talk.html", content, "text/html")])
    with monkeypatch.context() as patch:
        patch.setattr(apart, "READER_WAIT_SECONDS", 0)
        patch.setattr(apart, "_free", BoundedSemaphore(1))
        patch.setattr(MemoryUploadedFileManager, "remove_file", None)
        with apart._free:
            press(script, "Read it")
    assert "others are being read just now; try again" in script.error[0].value.replace("\\", "")
    press(script, "Read it")
    assert not script.error and WORDS in marked(script)


MIRRORED = """\
Trade with the EU, 14 February 2024

The European Union bought goods worth 86 million euros from Kyrgyzstan in 2023, but sold it 2.7
billion euros' worth.
"""


def test_what_the_eu_counts_is_kyrgyzstan_s_trade_and_breaks_the_silence() -> None:
    page = went(came(MIRRORED), "at_a_glance")
    assert "with the EU" not in page.words.partition("an amount of trade")[2].partition(".")[0]
    assert "CIS" in page.words.partition("an amount of trade")[2].partition(".")[0]
    kyrgyz, _, others = page.words.partition("Not Kyrgyzstan’s trade")
    for words in ("86 million euros", "2.7 billion euros"):
        assert words in kyrgyz and words not in others
    assert "as the EU counts it" in kyrgyz
    assert "Imports, Kyrgyzstan with the EU" not in kyrgyz
    table = page.tables["at_a_glance"]
    (bought,) = table[table["exact"] == "86 million euros"].to_dict("records")
    assert bought["reporter_label"] == "EU" and bought["partner_label"] == "Kyrgyzstan"


@pytest.mark.parametrize(
    ("line", "silent"),
    [
        ("Trade of Kyrgyzstan with the EU rose 2.4-fold in 2023.", True),
        ("The EU accounted for 12 percent of Kyrgyzstan's trade in 2023.", True),
        ("Trade of Kyrgyzstan with the EU came to $2.4 billion in 2023.", False),
    ],
)
def test_an_amount_is_an_amount_not_a_share_and_no_growth(line: str, silent: bool) -> None:
    page = went(came(f"Trade, 14 February 2024\n\n{line}\n"), "at_a_glance")
    said = page.words.partition("an amount of trade with")[2].partition(".")[0]
    assert ("the EU" in said) == silent


def test_a_day_to_come_cannot_be_given() -> None:
    """Neither by the calendar nor past it; the sentence is that of the command that adds."""
    script = came()
    (field,) = script.date_input
    today = date.today()
    assert field.max == today
    found = script.session_state["own_article"]
    with pytest.raises(DataError, match=rf"is a day to come; it is {today}"):
        refuse_to_come("published", today + timedelta(days=1), today)
    refuse_to_come("published", today, today)
    field.set_value(today)
    press(script, "Read it again with these")
    assert script.session_state["own_article"].details.published == today != found.details.published


ODD = """\
Trade of many, 14 February 2024

Trade of Kyrgyzstan with all countries came to $15 billion in 2023. Russia's trade with Kyrgyzstan
came to $3 billion in 2022. Trade of Germany with France came to $300 billion in 2022. Exports of
Kyrgyzstan to Nauru came to $1 million in 2023. Trade of Kyrgyzstan with China came to $5 billion
in 2023.
"""


def test_only_what_can_be_chosen_is_offered_and_the_rest_is_said() -> None:
    script = came(ODD)
    words = Page(script, {}).words
    assert re.search(r"cannot be chosen as (a partner|partners), so the pages of", words)
    press(script, "Choose them as well")
    chosen = script.session_state["partner"]
    assert {"CHN", "RUS"} < set(chosen) <= set(store_partners())
    page = Page(script, {})
    assert not page.complaints
    assert "among the partners you chose" not in page.words and "cannot be chosen" in page.words
    assert all(button.label != "Choose them as well" for button in script.button)


def store_partners() -> tuple[str, ...]:
    """The partners that can be chosen over the shipped tables."""
    return queries.partners(store.tables(store.data_dir()))

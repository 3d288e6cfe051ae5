"""Every chart of every page at its own address: whole, small, framed by anybody, inert."""

import json
import re
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import brotli
import pytest

from lib import store
from lib.dashboard import views
from lib.dashboard.api import embed_assets
from lib.dashboard.narrative import LANGUAGES
from lib.dashboard.queries import partners
from lib.dashboard.views.address import CHOICES, PAGES
from lib.model import Controls, Run
from tests import round_numbers
from tests.asynchronous import run
from tests.dashboard.api.asking import Answer, application, ask, asked
from tests.shipped import DATA

_MOST = 1_600_000
"""Bytes that a chart in a frame may take on the wire, all its files with it."""
_HOSTILE = ("<script>alert(1)</script>", "'\"><img src=x>", "-->", "x" * 5_000, "\u202e", "%00", "")


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server over tables of round numbers."""
    round_numbers.write(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def over_the_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(DATA))


def payload(answer: Answer) -> dict[str, object]:
    """What the script gets of a chart."""
    found = re.search(r'<script type="application/json" id="chart">(.*?)</script>', answer.text)
    assert found
    content: dict[str, object] = json.loads(found[1])
    return content


def tabs_of(page: str) -> list[str]:
    """The page as it opens, and each of its tabs."""
    shown = views.shown(store.tables(DATA), page, ()).page
    tabs = [block for block in shown.blocks if type(block).__name__ == "Tabs"]
    values = [option.value for tab in tabs for option in tab.choice.options]  # type: ignore[attr-defined]
    return ["", *(f"tab={value}" for value in values)]


@pytest.mark.usefixtures("over_the_shipped")
def test_a_map_in_a_frame_has_a_figure_for_telephones() -> None:
    content = payload(ask("/embed/trade?tab=partners&drawn=map&chart=partners"))
    assert content["narrow"] != content["figure"]
    assert content["narrowLeast"] < content["least"]  # type: ignore[operator]
    assert "narrow" not in payload(ask("/embed/trade?tab=partners&chart=partners"))


@pytest.mark.parametrize("chosen", ["none", "none,ATLANTIS", "RUS,KAZ,BLR,ARM,EAEU"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("over_the_shipped")
def test_a_frame_points_to_no_line_that_it_lacks(chosen: str, language: str) -> None:
    notes = payload(ask(f"/embed/trade?partner={chosen}&lang={language}&chart=over_time"))["notes"]
    said = " ".join(notes)  # type: ignore[call-overload]
    assert said
    assert not any(line in said for line in ("line above", "строке выше", "жогорку сап"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("chosen", ["", "partner=CHN", "partner=CHN,KAZ,DEU"])
@pytest.mark.usefixtures("over_the_shipped")
def test_every_chart_of_every_page_has_an_address(page: str, chosen: str) -> None:
    for tab in tabs_of(page):
        query = "&".join(filter(None, (chosen, tab)))
        pairs = [tuple(part.split("=", 1)) for part in query.split("&") if part]
        shown = views.shown(store.tables(DATA), page, pairs)  # type: ignore[arg-type]
        for chart in shown.page.charts():
            answer = ask(f"/embed/{page}?{query}&chart={chart.key}", host="x.example")
            menu = views.menus(shown.question, chart, "http://x.example")
            assert answer.status == 200
            content = payload(answer)
            assert (content["key"], content["finding"]) == (chart.key, chart.finding)
            assert content["figure"]
            assert answer.text.count("<tr>") == len(chart.table.body) + 1
            for run_ in menu.downloads:
                assert run_.address and ask(run_.address).status == 200
            back = urlsplit(str(content["address"]))
            assert ask(f"{back.path}?{back.query}").status == 200


@pytest.mark.usefixtures("over_the_shipped")
def test_what_must_be_known_of_a_line_is_below_its_name() -> None:
    content = payload(ask("/embed/trade?chart=over_time"))
    for form, note in (
        ("figure", "not chosen; largest partner</span>"),
        ("narrow", "not chosen; largest</span>"),
    ):
        layout = content[form]["layout"]  # type: ignore[index]
        (china,) = (one for one in layout["annotations"] if "China" in one.get("text", ""))
        name, first, *_ = china["text"].split("<br>")
        assert name.startswith("<b>China</b> $5.4")
        assert first.endswith(note)
        (russia,) = (one for one in layout["annotations"] if "<b>Russia</b>" in one.get("text", ""))
        assert "<br>" not in russia["text"]


@pytest.mark.usefixtures("over_the_shipped")
def test_a_claim_alone_says_who_said_it_and_when() -> None:
    claim = "/embed/claims?claim=24kg-2024-10-16.1491"
    subtitle = str(payload(ask(f"{claim}&chart=claim"))["subtitle"])
    assert subtitle.replace("unsure; ", "") == (
        "Not Kyrgyzstan’s trade: trade of some EU countries with Russia, whole years, US dollars. "
        "Said by Sadyr Japarov, President of Kyrgyzstan, 24.kg, 16 October 2024; no period given; "
        "read with doubt: partner from an earlier sentence"
    )
    without = payload(ask("/embed/claims?claim=24kg-2024-10-16.1101&tab=parts&chart=parts"))
    assert "Said by" not in str(without["subtitle"])


@pytest.mark.parametrize("claim", ["1101", "1274", "1491", "2013"])
@pytest.mark.usefixtures("over_the_shipped")
def test_the_source_of_a_picture_names_terms_and_no_way_within_the_site(claim: str) -> None:
    source = str(payload(ask(f"/embed/claims?claim=24kg-2024-10-16.{claim}&chart=claim"))["source"])
    assert "licence" in source
    assert "how figures are compared" not in source


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("made_up")
def test_without_a_name_it_is_the_first_chart(page: str, made_up: Path) -> None:
    charts = views.shown(store.tables(made_up), page, ()).page.charts()
    answer = ask(f"/embed/{page}")
    if charts:
        assert payload(answer)["key"] == charts[0].key
    else:
        assert answer.status == 404


@pytest.mark.usefixtures("made_up")
def test_a_chart_or_page_that_is_none_is_said_in_a_sentence() -> None:
    for address in ("/embed/trade?chart=none", "/embed/nowhere", "/embed/compare"):
        answer = ask(address)
        assert answer.status == 404
        assert answer.text.count("\n") == 1
        assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.usefixtures("over_the_shipped")
def test_only_a_chart_may_be_framed() -> None:
    framed = ask("/embed/trade").headers
    assert "frame-ancestors *" in framed["content-security-policy"]
    assert "x-frame-options" not in framed
    for address in ("/", *(f"/{page}" for page in PAGES), "/data/areas.csv", "/readyz"):
        headers = ask(address).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("over_the_shipped")
def test_hostile_parameters_do_nothing(page: str) -> None:
    for value in _HOSTILE:
        for name in ("chart", "theme", "save", "partner", "lang", "unknown", *CHOICES[page]):
            answer = ask(f"/embed/{page}?{name}={quote(value)}")
            assert answer.status in (200, 404), (name, value)
            assert len(answer.text) < 600 or answer.status == 200
            assert "<img" not in answer.text and "<script>" not in answer.text
            if answer.status == 200:
                assert payload(answer)["figure"]
                assert answer.text.count("<script") == 4


@pytest.mark.usefixtures("over_the_shipped")
def test_all_that_a_frame_asks_for_is_small() -> None:
    whole, everybody = 0, ",".join(partners(store.tables(DATA)))
    for page in PAGES:
        document = ask(f"/embed/{page}?partner={everybody}")
        if document.status == 200:
            whole = max(whole, len(brotli.compress(document.body, quality=5)))
    for path in embed_assets.addresses().values():
        answer = ask(path, accept_encoding="br")
        assert answer.status == 200
        whole += len(answer.body)
    assert whole < _MOST


@pytest.mark.usefixtures("over_the_shipped")
def test_below_a_path_a_chart_leads_back_to_its_page() -> None:
    app = application(base="kg")
    answer = run(asked("/kg/embed/trade?partner=CHN", app=app, host="x.example"))
    assert payload(answer)["address"] == "http://x.example/kg/trade?partner=CHN"
    for path in re.findall(r'(?:src|href)="(/[^"]*)"', answer.text):
        assert path.startswith("/kg/embed/assets/")
        assert run(asked(path, app=app)).status == 200


@pytest.mark.parametrize("table", ["observations", "sources"])
def test_damaged_tables_are_said_in_a_sentence(table: str, made_up: Path) -> None:
    (made_up / f"{table}.parquet").write_bytes(b"PAR1 not")
    answer = ask("/embed/trade")
    assert answer.status == 503
    assert answer.text.startswith(f"{table}.parquet: ")
    assert str(made_up) not in answer.text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("chosen", ["", "partner=CHN,KAZ"])
@pytest.mark.usefixtures("over_the_shipped")
def test_no_two_pictures_have_one_name(page: str, chosen: str) -> None:
    """Of a page in every tab, and each option of every choice there."""
    tables = store.tables(DATA)
    drawn: dict[str, str] = {}
    for tab in tabs_of(page):
        pairs = [part.split("=", 1) for part in (chosen, tab) if part]
        here = views.shown(tables, page, map(tuple, pairs))  # type: ignore[arg-type]
        choices = (c for b in here.page.blocks if isinstance(b, Controls) for c in b.choices)
        for address in (option.address for choice in choices for option in choice.options):
            there = views.shown(tables, page, parse_qsl(urlsplit(address).query))
            for chart in there.page.charts():
                query = f"{urlsplit(address).query}&chart={chart.key}"
                name = str(payload(ask(f"/embed/{page}?{query}"))["fileName"])
                assert re.fullmatch(r"[A-Za-z0-9_.-]+", name)
                assert drawn.setdefault(name, chart.figure) == chart.figure, address


@pytest.mark.usefixtures("over_the_shipped")
def test_a_picture_in_another_language_has_another_name() -> None:
    names = {
        str(payload(ask(f"/embed/trade?partner=RUS&lang={language}"))["fileName"])
        for language in LANGUAGES
    }
    assert len(names) == len(LANGUAGES)


@pytest.mark.usefixtures("over_the_shipped")
def test_what_a_chart_needs_to_be_read_is_with_it() -> None:
    """Marked events have numbers only in the chart; blocks may be drawn without a member."""
    for query in ("partner=RUS,EU27&events=on", "partner=CHN,EU27"):
        shown = views.shown(store.tables(DATA), "trade", parse_qsl(query))
        (chart,) = shown.page.charts()
        answer = ask(f"/embed/trade?{query}")
        said = payload(answer)["notes"]
        only_links = [note for note in chart.notes if isinstance(note, Run)]
        assert isinstance(said, list)
        assert len(said) == len(chart.notes) - len(only_links) > 1
        for words in said:
            assert answer.text.count(f'<p class="note">{escape(words)}</p>') == 1


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/embed/trade?partner=RUS,ATLANTIS", "ATLANTIS"),
        ("/embed/trade?tab=partners&year=1939", "1939"),
        ("/embed/claims?claim=nonsense", "nonsense"),
        ("/embed/people?partner=TKM", "Turkmenistan"),
    ],
)
@pytest.mark.usefixtures("over_the_shipped")
def test_what_an_address_asks_for_in_vain_is_said_above_the_chart(address: str, named: str) -> None:
    answer = ask(address)
    (notice,) = re.findall(r'<p class="notice">(.*?)</p>', answer.text)
    assert named in notice and answer.status == 200
    assert answer.text.index(notice) < answer.text.index("<h1")


@pytest.mark.parametrize(
    ("address", "status"), [("/embed/trade?chart=nope", 404), ("/embed/nowhere", 404)]
)
def test_what_is_wrong_can_be_read_in_a_frame(address: str, status: int) -> None:
    answer = ask(address)
    assert answer.status == status and answer.text.startswith("There is no ")
    assert repr(address.rpartition("=")[2].rpartition("/")[2]) in answer.text
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert answer.headers["content-type"].startswith("text/plain")

"""What the pages say of tables of round numbers: the words and numbers a reader takes home."""

import html
import re
from pathlib import Path

import pytest

from tests import round_numbers
from tests.pages.conftest import Open
from tests.round_numbers import M, figure, year

pytestmark = pytest.mark.usefixtures("over_round_numbers")


def test_how_the_ties_compare(open_page: Open) -> None:
    """The CIS stands without Russia, so that what is part of the other is not ranked with it."""
    page = open_page("compare")
    assert (
        "In 2022 Kyrgyzstan’s trade turnover stood at $1.2 billion with Russia, "
        "$900 million with the CIS without Russia and $600 million with the EU." in page.words
    )
    chart = page.script.get("plotly_chart")[0].proto
    assert "$1.2 billion with Russia" in chart.alt.replace("\xa0", " ")
    labels = " ".join(a["text"] for a in page.charts["compare"]["layout"]["annotations"])
    for words in ("Russia", "CIS without", "$1.2 billion", "$600 million", "Exports FOB"):
        assert words in labels


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            {"view": "share"},
            "In 2022, of all Kyrgyzstan’s trade turnover, the share was 20.0% with Russia, "
            "15.0% with the CIS without Russia and 10.0% with the EU.",
        ),
        (
            {"view": "growth", "base": "2019", "partner": "EU27"},
            "In 2022 Kyrgyzstan’s trade turnover, measured against 2019, "
            "stood at ×2.00 for the EU.",
        ),
        (
            {"indicator": "exports", "partner": "RUS"},
            "In 2022 Kyrgyzstan’s exports stood at $400 million to Russia.",
        ),
    ],
)
def test_each_view_has_its_answer(open_page: Open, query: dict[str, str], sentence: str) -> None:
    assert sentence in open_page("compare", **query).words


def test_what_was_said_is_kept_off_the_axis_with_its_reason(open_page: Open) -> None:
    page = open_page("compare")
    beside = page.words.partition("Beside the record")[2].partition("For a program")[0]
    russia, _, cis = beside.partition("sevenfold")
    assert "exceeds $2 billion" in russia
    assert "they differ" in russia or "differ in the period (the statement names no" in russia
    assert "the unit" not in russia
    for reason in ("the unit", "whose trade it is", "how it is put"):
        assert reason in cis
    assert "$3 billion" not in page.words, "it is not Kyrgyzstan's trade"
    assert "exceeds" not in open_page("compare", partner="CHN,EU27").words


def test_every_figure_of_the_article_stands_in_its_words(open_page: Open) -> None:
    page = open_page("article")
    figures, _, rejections = page.words.partition("Numbers seen and not taken")
    for said, read in {
        "exceeds $2 billion": "more than $2 billion; trade turnover, Kyrgyzstan with Russia",
        "about half a million": "about 500 thousand; migrants, Kyrgyzstan with Russia",
        "$3 billion": "$3 billion; trade turnover, some countries of the EU with Russia",
        "sevenfold": "×7; trade turnover, Kyrgyzstan with some countries of the CIS",
    }.items():
        assert said in figures
        assert f"Read as: {read}" in figures
    assert re.findall(r"(\S+) a (?:time of day|date)", rejections) == ["14:06", "2023"]
    assert "From the article we read 4 figures and 8 ties" in page.words


def test_officials_figures_keep_their_bounds_beside_the_books(open_page: Open) -> None:
    page = open_page("mirror", partner="RUS")
    chart = page.charts["statements"]
    sentences = [text for trace in chart["data"] for text in trace["text"]]
    hedged = [s for s in sentences if "more than" in s or "almost" in s or "about" in s]
    assert hedged
    shown = page.tables["statements"]["words"].tolist()
    assert len(shown) == len(sentences)
    assert all(any(words in sentence for sentence in sentences) for words in shown)


def test_where_one_side_alone_is_on_record_it_is_named(open_page: Open) -> None:
    sentence = "Of Russia and the CIS the record has no exports and imports of the other side"
    assert sentence in open_page("mirror").words
    assert (
        "has no exports and imports of the other" not in open_page("mirror", partner="EU27").words
    )


def test_what_cannot_be_added_up_is_named_in_the_picture(open_page: Open) -> None:
    notes = open_page("trade").charts["trade"]["layout"]["annotations"]
    words = " ".join(note["text"] for note in notes).replace("<br>", " ")
    assert "Russia is part of the CIS: do not add them up." in words


def test_a_block_that_is_all_chosen_is_named_and_not_drawn(open_page: Open) -> None:
    page = open_page("compare", partner="EAEU,ARM,BLR,KAZ,RUS")
    notes = page.charts["compare"]["layout"]["annotations"]
    words = " ".join(note["text"] for note in notes).replace("<br>", " ")
    assert "Not drawn, since all their members are: the EAEU." in words
    assert set(page.tables["compare"]["called"]) == {
        "Armenia",
        "Belarus",
        "Kazakhstan",
        "Russia",
    }


def test_provisional_years_are_hollow(open_page: Open) -> None:
    page = open_page("compare", partner="RUS")
    [line] = page.charts["compare"]["data"]
    hollow = ["open" in symbol for symbol in line["marker"]["symbol"]]
    status = page.tables["compare"]["obs_status_label"].tolist()
    assert any(hollow)
    assert hollow == [words == "provisional" for words in status]


@pytest.mark.parametrize(
    ("page", "partner", "sentence"),
    [
        ("compare", "CHN", "The record of 2023 has no row for trade turnover with China."),
        ("compare", "EU27", "No member of the EU has a row of its own in 2023."),
        ("trade", "CHN", "The record of 2023 has no row for trade turnover with China."),
    ],
)
def test_where_the_latest_year_reaches_only_some_partners_the_page_says_so(
    open_page: Open,
    page: str,
    partner: str,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A new year often comes for a few partners first, and for blocks before their members."""
    early = [
        figure(100 * M, year(2023), "2024-02", partner=area, indicator=flow, definition=definition)
        for area, definition in (("RUS", None), ("EU27", "eu_27"))
        for flow in ("exports", "imports")
    ]
    rows = [*round_numbers.ROWS["observations"], *({**row, "source_id": "of-nsc"} for row in early)]
    monkeypatch.setenv("DATA_DIR", str(round_numbers.write(tmp_path, observations=rows)))
    found = open_page(page, partner=partner)
    assert found.fell_over == []
    assert sentence in found.words
    whole = open_page(page, partner=partner, year="2022")
    assert whole.fell_over == [] and sentence not in whole.words


def test_single_figures_of_the_shipped_tables_are_shown(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Published long ago, whatever else is on record by now."""
    monkeypatch.delenv("DATA_DIR")
    read = "Read as: more than $4 billion; trade turnover, Kyrgyzstan with Russia"
    assert read in open_page("article", partner="RUS").words
    given = open_page("mirror", partner="RUS").tables["statements"]
    told = set(zip(given["year"], given["words"], strict=True))
    assert {(2024, "about $4.1 billion"), (2024, "almost $4 billion")} <= told


def test_the_data_page_says_how_many_rows_and_how_to_cite(open_page: Open) -> None:
    page = open_page("data", partner="RUS")
    count = len(page.tables["observations"])
    assert f"{count} rows are about Russia" in page.words
    labels = [button.label for button in page.script.get("download_button")]
    assert f"CSV, {count} rows" in labels
    assert "Multivector, http://localhost:8501, read on" in page.words


def test_what_is_not_known_is_not_said(
    open_page: Open, small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The article of the small tables has no author."""
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    page = open_page("article", partner="RUS")
    assert "The Herald, 2 January 2030" in page.words
    assert not re.search(r"\b(nan|None|NaT)\b", page.words)


@pytest.mark.parametrize("name", ["at_a_glance", "article", "compare"])
def test_every_figure_that_was_said_leads_to_what_the_record_says(
    open_page: Open, name: str
) -> None:
    """The link keeps the chosen partners, and the claim it names is the one it stands with."""
    page = open_page(name, partner="RUS")
    bodies = " ".join(e.proto.body for e in page.script.get("html"))
    blocks = re.split(r"<div class='mv-(?:card|quote)'>", bodies)[1:]
    found = {html.unescape(link) for b in blocks for link in re.findall(r"href='([^']+)'", b)}
    assert "claims?claim=herald-2023-02-01.1100&partner=RUS" in found
    for block in blocks:
        if ".1100&amp;" in block:
            assert "exceeds" in block
    if name != "compare":
        assert {link.partition("&")[0][-4:] for link in found} == {"1100", "1200", "1300"}

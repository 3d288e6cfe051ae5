"""The tab Both sides with refreshed figures: estimates are called so wherever they are."""

import json
import re
from urllib.parse import parse_qsl

import pytest

from lib.codelists.compilers import is_collected, is_estimate
from lib.dashboard import views
from lib.dashboard.narrative.wording import LONGEST_FINDING
from lib.model import Chart, Tables
from tests.dashboard.views.page_parts import block, text_of

_ESTIMATE = {"en": "IMF estimate", "ru": "оценка МВФ", "ky": "ЭВФтин болжолдуу эсеби"}
_LINES = "with=RUS&direction=imports"
_LANES = "with=RUS&direction=imports&from=2020&to=2025"
_ESTIMATES_ALONE = "with=RUS&direction=imports&from=2022&to=2025"


def chart(tables: Tables, state: str, language: str = "en") -> Chart:
    query = parse_qsl(f"tab=both_sides&{state}&lang={language}")
    return block(views.shown(tables, "trade", query).page, Chart)


def crossed(drawn: Chart) -> set[str]:
    """The names of the rows that are drawn as estimates."""
    found = set()
    for trace in json.loads(drawn.figure)["data"]:
        marker = trace.get("marker", {}).get("symbol", ())
        names = trace.get("ids", ())
        found |= {name for name, one in zip(names, marker, strict=False) if one == "circle-x"}
    return found


@pytest.mark.parametrize("state", [_LINES, _LANES, _ESTIMATES_ALONE])
@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_an_estimate_is_called_one_wherever_it_is(
    refreshed: Tables, state: str, language: str
) -> None:
    drawn, name = chart(refreshed, state, language), _ESTIMATE[language]
    estimates = {row.observation_id for row in drawn.rows.records if is_estimate(row)}
    assert len(estimates) == 4 and crossed(drawn) == estimates
    assert name in [item.label for item in drawn.legend if item.glyph == "estimated"]
    assert name.split()[0].casefold()[:5] in drawn.alt.casefold()
    assert sum(name.casefold() in text_of(row[1]).casefold() for row in drawn.table.body) == 4
    hovers = [
        text
        for trace in json.loads(drawn.figure)["data"]
        for text in ([trace["hovertext"]] if isinstance(trace.get("hovertext"), str) else [])
        + list(trace.get("hovertext", ()) if not isinstance(trace.get("hovertext"), str) else ())
    ]
    assert sum(name.casefold() in text.casefold() for text in hovers) == 4
    assert len(drawn.finding) <= LONGEST_FINDING


def test_no_sentence_says_that_russia_counted_what_was_estimated(refreshed: Tables) -> None:
    for state in (_LINES, _LANES, _ESTIMATES_ALONE):
        drawn = chart(refreshed, state)
        said = [drawn.finding, drawn.alt, *(text_of(note) for note in drawn.notes)]
        for sentence in re.split(r"[.;] ", ". ".join(said)):
            if "Russia counted" in sentence or "Russia’s data" in sentence:
                assert not re.search(r"202[2-5]", sentence), sentence
    assert "2021" in chart(refreshed, _LINES).finding
    assert chart(refreshed, _ESTIMATES_ALONE).finding.startswith("IMF estimate for Russia in 2025")


def test_kyrgyz_figures_of_others_are_named_and_on_no_line(refreshed: Tables) -> None:
    drawn = chart(refreshed, _LINES)
    passed_on = {
        row.observation_id
        for row in drawn.rows.records
        if row.reporter == "KGZ" and is_collected(row)
    }
    assert len(passed_on) == 2
    for trace in json.loads(drawn.figure)["data"]:
        if trace["mode"] == "lines+markers":
            assert not passed_on & {*trace["ids"]}
    notes = [text_of(note) for note in drawn.notes]
    assert any(note.startswith("Kyrgyz figures of 2024–2025 are from the IMF") for note in notes)
    assert chart(refreshed, "with=CHN&direction=imports").finding.endswith("; Kyrgyz figure: IMF")
    assert "Marks without a line: International Monetary Fund" in " ".join(notes)


def test_marks_of_several_offices_in_a_year_are_named_the_compared_one_first(
    refreshed: Tables, shipped: Tables
) -> None:
    drawn = chart(refreshed, "with=KAZ&direction=exports")
    theirs = [row for row in drawn.rows.records if row.reporter == "KAZ"]
    years = [row.year for row in theirs]
    assert any(years.count(year) > 1 for year in years)
    (note,) = (text_of(one) for one in drawn.notes if "several marks" in text_of(one))
    assert note.startswith("Where Kazakhstan has several marks in a year, the ratio is that of ")
    assert note.endswith(
        ": Bureau of National Statistics of Kazakhstan; International Monetary Fund; United "
        "Nations, Comtrade."
    )
    alone = chart(shipped, "with=KAZ&direction=exports")
    assert not any("several marks" in text_of(note) for note in alone.notes)


def test_both_directions_are_added_of_reported_figures_alone(refreshed: Tables) -> None:
    (said,) = (
        text_of(note)
        for note in chart(refreshed, _LINES).notes
        if text_of(note).startswith("Both directions together")
    )
    assert said.startswith("Both directions together in 2021")


@pytest.mark.parametrize("state", ["with=RUS&direction=imports", "with=DEU&direction=imports"])
def test_with_nothing_refreshed_no_note_speaks_of_it(shipped: Tables, state: str) -> None:
    drawn = chart(shipped, state)
    said = " ".join([drawn.finding, drawn.alt, *(text_of(note) for note in drawn.notes)])
    assert "IMF" not in said and "without a line" not in said
    assert "estimated" not in {item.glyph for item in drawn.legend}

"""Below every chart that draws a figure the record calls doubtful it says so."""

from urllib.parse import parse_qsl

import pytest

from lib.dashboard import views
from lib.dashboard.narrative.source_text import plain
from lib.model import Chart, ObsStatus, Tables, inside


def charts(tables: Tables, page: str, state: str) -> list[Chart]:
    blocks = views.shown(tables, page, parse_qsl(state)).page.blocks
    return [one for one in inside(blocks) if isinstance(one, Chart)]


def is_doubtful(row: object) -> bool:
    return getattr(row, "obs_status", None) == ObsStatus.LOW_RELIABILITY


@pytest.mark.parametrize(
    ("page", "state"),
    [
        ("trade", "partner=EAEU,EU27&tab=both_sides"),
        ("trade", "partner=RUS"),
        ("overview", "partner=RUS,EU27"),
        ("people", "host=RUS&tab=money"),
        ("people", "host=RUS&tab=over_time&definition=register_entries"),
        ("claims", "claim=24kg-2024-10-16.1491"),
    ],
)
def test_a_doubtful_figure_is_called_so_below_its_chart(
    page: str, state: str, shipped: Tables
) -> None:
    with_doubtful = [
        chart for chart in charts(shipped, page, state) if any(map(is_doubtful, chart.rows.records))
    ]
    assert with_doubtful
    for chart in with_doubtful:
        notes = [plain(note) for note in chart.notes]
        assert [note for note in notes if note.startswith("Doubtful: ")], notes


def test_what_the_record_notes_of_it_is_said_too(shipped: Tables) -> None:
    [chart] = charts(shipped, "trade", "partner=EAEU&tab=both_sides")
    [said] = [note for note in map(plain, chart.notes) if note.startswith("Doubtful: ")]
    assert "2023: more than $15.7" in said
    assert said.count("Doubtful") == 1
    assert "Equals the trade with the whole world; the committee's figure for the EAEU is" in said


def test_where_nothing_is_doubtful_nothing_is_said_of_it(shipped: Tables) -> None:
    [chart] = charts(shipped, "trade", "partner=KAZ&tab=both_sides")
    assert not any(map(is_doubtful, chart.rows.records))
    assert not any("Doubtful" in plain(note) for note in chart.notes)

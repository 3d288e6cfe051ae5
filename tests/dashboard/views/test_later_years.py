"""What a comparison has after the committee's last year: figures of the Fund, and reports."""

import json
from dataclasses import replace
from datetime import date

import pytest

from lib import store
from lib.dashboard import views
from lib.dashboard.queries.series import apart
from lib.dashboard.views import run
from lib.dashboard.views.catalogue import options
from lib.dashboard.views.later_years import later_years
from lib.model import Chart, Controls, ObsStatus, Prose, Table, Tables, View
from tests.dashboard.conftest import with_observations
from tests.dashboard.views.page_parts import block, chart_of, strings, text_of
from tests.dashboard.views.test_trade_page import drawn_names, file_of, notes, shown
from tests.refreshed import copy_of_shipped, keep, refreshed_data, trade_figures

DEFAULT = ("RUS", "EU27", "CIS")
FUND = "IMF"
END, LATEST = 2023, 2025
SELECTIONS = (None, "RUS", "RUS,EU27,CHN,KAZ,UZB", "CIS,RUS", "UKR", "RUS,CHN,KAZ,UZB,TUR,CIS")
STATES = (
    "",
    "view=share&from=2015",
    "view=growth&base=2018",
    "view=yearly&from=2020&to=2024",
    "view=to_gdp",
    "flow=exports&scale=log&events=on",
    "flow=trade_balance&from=2023",
    "flow=imports&members=today",
)


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    days = (date(2026, 6, 30), date(2026, 11, 30))
    return store.tables(refreshed_data(tmp_path_factory.mktemp("refreshed") / "data", days))


@pytest.fixture(scope="module")
def estimated(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The same in one vintage, in which all of the last year is an estimate."""
    folder = copy_of_shipped(tmp_path_factory.mktemp("estimated") / "data")
    figures = (
        replace(one, obs_status=ObsStatus.ESTIMATED) if one.period.start.year == LATEST else one
        for one in trade_figures()
    )
    keep(folder, "imf-trade", FUND, figures, date(2026, 11, 30))
    return store.tables(folder)


@pytest.mark.parametrize("chosen", SELECTIONS)
@pytest.mark.parametrize("state", STATES)
def test_what_is_drawn_is_in_the_file_and_no_line_is_of_two_compilers(
    state: str, chosen: str | None, refreshed: Tables
) -> None:
    chart = chart_of(shown(refreshed, state, chosen))
    names = [row.observation_id for row in chart.rows.records]
    assert [row["observation_id"] for row in file_of(refreshed, chart)] == names
    assert sorted(drawn_names(chart)) == sorted(names)
    assert len({*names}) == len(names)
    compiler = {row.observation_id: row.compiler for row in chart.rows.records}
    for trace in json.loads(chart.figure)["data"]:
        whose = {compiler[name] for name in trace["ids"] if name}
        is_fund = FUND in whose
        assert whose == {FUND} or not is_fund
        assert ("dash" in trace.get("line", {})) == is_fund
    assert "IMF" not in chart.finding and str(LATEST) not in chart.finding


@pytest.mark.parametrize("state", ["", "view=share", "flow=exports", "view=yearly"])
def test_up_to_the_committees_last_year_a_page_is_as_without_the_fund(
    state: str, refreshed: Tables, shipped: Tables
) -> None:
    old, new = (
        chart_of(shown(tables, f"{state}&to={END}", "RUS,CIS")) for tables in (shipped, refreshed)
    )
    assert old == new


def test_without_figures_of_the_fund_nothing_goes_on(shipped: Tables) -> None:
    chart = chart_of(shown(shipped, "", "RUS"))
    assert "continued" not in dict(chart.rows.choices)
    assert options("compare", "to", shipped, DEFAULT)[0] == str(END)


def test_the_dashed_line_is_named_wherever_it_is(refreshed: Tables) -> None:
    chart = chart_of(shown(refreshed, "", "RUS,CHN"))
    assert [(item.glyph, item.label) for item in chart.legend] == [
        ("circle", "final"),
        ("hollow", "provisional"),
        ("dashed", "IMF, 2023–2025"),
        ("diamond", "only reported"),
    ]
    assert [end.value for end in chart.ends[:2]] == ["$3.54bn, IMF", "$6.66bn, IMF"]
    source = " · ".join(map(text_of, chart.source))
    assert "IMF (IMTS) · editions of June and November 2026" in source
    assert "read on 30 November 2026 · licence: IMF terms, not for redistribution" in source
    assert "dataset IMF.STA:IMTS 1.0.0" in chart.caption_long and "dataset" not in source
    assert "International Monetary Fund" in chart.caption
    assert chart.subtitle.endswith("1994–2025")
    assert "Dashed: IMF, 2023–2025. Russia: $3.05 billion in 2023, $3.54 billion in 2025" in (
        chart.alt
    )
    hovers = [text for trace in json.loads(chart.figure)["data"] for text in trace["hovertext"]]
    assert "Russia, 2025: $3.54 billion (IMF)" in hovers
    cells = {text_of(row[0]): text_of(row[1]) for row in chart.table.body}
    assert cells["2023"] == "$3.01bn (p) and $3.05bn (IMF)"
    assert cells["2025"] == "$3.54bn (IMF) and >$3.1bn"
    assert cells["2022"] == "$3.48bn"
    first, *_ = [text_of(note) for note in chart.notes]
    assert first == (
        "Dashed: the International Monetary Fund (IMF), which compiles what Kyrgyzstan reports to "
        "it. These figures are not joined to the statistical committee’s. The largest difference "
        "in 2023: Russia, where the IMF has 1.6% more."
    )


def test_the_overview_is_brief_where_services_have_later_figures(
    refreshed: Tables, shipped: Tables
) -> None:
    """A sentence more is a line or two more above the chart of a telephone."""
    brief, at_length = (
        views.shown(tables, "overview", ()).page.freshness for tables in (refreshed, shipped)
    )
    assert at_length.startswith("Latest year on record: 2023, provisional (editions of March and")
    assert brief.startswith("Record to 2023, provisional") and "IMF to Jun 2026" in brief


def test_the_file_names_whose_figures_they_are_and_their_terms(refreshed: Tables) -> None:
    rows = file_of(refreshed, chart_of(shown(refreshed, "", "RUS")))
    of_fund = [row for row in rows if row["compiler"] == FUND]
    assert {row["year"] for row in of_fund if row["series"] == "RUS"} == {"2023", "2024", "2025"}
    assert {row["publisher"] for row in of_fund} == {"International Monetary Fund"}
    assert all(row["terms"].startswith("IMF: not for redistribution") for row in of_fund)
    assert all("2026-11-30" in row["vintages"] for row in of_fund if row["year"] != "2023")


def test_old_addresses_of_the_file_hold_what_they_held(refreshed: Tables, shipped: Tables) -> None:
    for choices in ({}, {"view": "share"}, {"reported": "with"}, {"to": str(END)}):
        old, new = (run("compare", tables, DEFAULT, choices) for tables in (shipped, refreshed))
        assert old.equals(new)
    asked = {"continued": "imf", "to": "2024"}
    found = run("compare", refreshed, DEFAULT, asked)
    assert found[found["compiler"] == FUND]["year"].max() == 2024
    assert run("compare", shipped, DEFAULT, {"continued": "imf"}).equals(
        run("compare", shipped, DEFAULT)
    )


def test_only_the_last_year_may_be_a_later_one(refreshed: Tables) -> None:
    page = shown(refreshed, "to=2024", "RUS")
    controls = {one.name: one for one in block(page, Controls).choices}
    assert [one.value for one in controls["to"].options][:3] == ["2025", "2024", "2023"]
    assert controls["to"].chosen == "2024"
    assert controls["from"].options[0].value == str(END)
    years = {row.year for row in chart_of(page).rows.records}
    assert max(years) == 2024, "what was reported of later years is left out with them"
    wrong = shown(refreshed, "from=2023&to=2010", "RUS")
    chosen = {one.name: one.chosen for one in block(wrong, Controls).choices}
    assert (chosen["from"], chosen["to"]) == ("1994", str(LATEST))


@pytest.mark.parametrize("last", [None, END - 1, END, END + 1, LATEST])
def test_reports_go_on_beside_the_fund(last: int | None, refreshed: Tables) -> None:
    found = later_years(refreshed, apart(("RUS",)), "trade_turnover", last=last)
    years = {
        None: {2024, 2025},
        END - 1: set(),
        END: {2024, 2025},
        END + 1: {2024},
        LATEST: {2024, 2025},
    }
    assert {row.year for row in found.reported} == years[last]
    reach = LATEST if last is None else last
    fund = set(range(END, reach + 1)) if reach > END else set()
    assert {row.year for row in found.continued} == fund
    in_parts = later_years(refreshed, apart(("RUS",)), "trade_turnover", View.SHARE, last=last)
    assert not in_parts.reported


def test_shares_say_of_which_total(refreshed: Tables) -> None:
    first, *_ = notes(shown(refreshed, "view=share", "RUS"))
    assert first.endswith("Shares are of the IMF’s own total, which is 24% less for 2023.")


def test_growth_since_a_year_that_the_fund_does_not_have(refreshed: Tables) -> None:
    page = shown(refreshed, "view=growth", "RUS")
    assert {row.compiler for row in chart_of(page).rows.records} == {"NSC"}
    first, *_ = notes(page)
    assert first == "Growth since 2018 or a later year continues to 2025 in the IMF’s figures."
    later = shown(refreshed, "view=growth&base=2018", "RUS")
    assert {row.base_year for row in chart_of(later).rows.records} == {2018}
    assert max(row.year for row in chart_of(later).rows.records) == LATEST
    assert not any("largest difference" in note for note in notes(later))


def test_members_that_the_fund_has_no_row_of_are_counted_in_a_note(refreshed: Tables) -> None:
    said = notes(shown(refreshed, "", "EU27"))
    assert said[1].startswith("EU, 2025: not in the IMF’s figures, and counted as no trade: 25 ")


def test_an_estimate_is_crossed_and_named(estimated: Tables) -> None:
    chart = chart_of(shown(estimated, "", "RUS"))
    assert ("estimated", "estimated") in [(item.glyph, item.label) for item in chart.legend]
    drawn = {
        name: symbol
        for trace in json.loads(chart.figure)["data"]
        for name, symbol in zip(trace["ids"], trace["marker"]["symbol"], strict=True)
    }
    for row in chart.rows.records:
        is_estimate = row.compiler == FUND and row.year == LATEST
        assert (drawn[row.observation_id] == "circle-x") == is_estimate
    assert "$3.34bn (IMF, estimated)" in " ".join(map(text_of, chart.table.body[0]))


def test_the_table_tab_has_the_same_rows(refreshed: Tables) -> None:
    chart = chart_of(shown(refreshed, "", "RUS,CIS"))
    page = shown(refreshed, "tab=table", "RUS,CIS")
    assert block(page, Table) == chart.table
    *_, last = [one for one in page.blocks if isinstance(one, Prose)]
    assert any(text_of(line).startswith("(IMF): the International") for line in last.paragraphs)
    assert not any("Dashed" in text_of(line) for line in last.paragraphs)


def test_a_series_may_have_figures_of_the_fund_alone(refreshed: Tables) -> None:
    rows = [
        row
        for row in refreshed.observations
        if not (
            row.compiler == "NSC" and row.partner == "UZB" and row.period_end == date(END, 12, 31)
        )
    ]
    page = shown(with_observations(refreshed, rows), f"from={END}", "RUS,UZB")
    chart = chart_of(page)
    assert {row.compiler for row in chart.rows.records if row.series == "UZB"} == {FUND}
    assert sorted(drawn_names(chart)) == sorted(row.observation_id for row in chart.rows.records)
    assert "Uzbekistan" in map(text_of, chart.table.head)
    assert [end.name for end in chart.ends] == ["Russia", "China", "Uzbekistan"]
    assert not any("Uzbekistan" in notice for notice in page.notices)


@pytest.mark.parametrize("chosen", SELECTIONS)
def test_the_first_page_goes_on_alike(
    chosen: str | None, refreshed: Tables, shipped: Tables
) -> None:
    pairs = [("partner", chosen)] if chosen else []
    old, page = (views.shown(tables, "overview", pairs).page for tables in (shipped, refreshed))
    assert page.heading == old.heading
    chart = chart_of(page)
    names = [row.observation_id for row in chart.rows.records]
    assert [row["observation_id"] for row in file_of(refreshed, chart)] == names
    assert sorted(drawn_names(chart)) == sorted(names)
    goes_on = {row.series for row in chart.rows.records if row.compiler == FUND}
    assert bool(goes_on) == any(item.glyph == "dashed" for item in chart.legend)
    assert bool(goes_on) == bool(chart.notes)


@pytest.mark.parametrize("language", ["ru", "ky"])
@pytest.mark.parametrize("state", ["", "view=share", "view=growth", "tab=table"])
def test_no_word_of_it_is_english_elsewhere(
    language: str, state: str, refreshed: Tables, shipped: Tables
) -> None:
    name = {"ru": "МВФ", "ky": "ЭВФ"}[language]
    page = shown(refreshed, f"{state}&lang={language}", "RUS,EU27")
    said = [words for words in strings(page, ("figure", "records", "rows")) if name in words]
    assert said
    for words in strings(page, ("figure", "records", "rows")):
        assert "IMF" not in words.replace("=imf", "").replace("IMF.STA:IMTS", "")
        assert "Dashed" not in words
    if state == "":
        assert any(isinstance(one, Chart) for one in page.blocks)
    assert not any(
        name in words
        for words in strings(
            shown(shipped, f"{state}&lang={language}", "RUS"), ("figure", "records", "rows")
        )
    )

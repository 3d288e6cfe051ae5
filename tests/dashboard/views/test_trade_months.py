"""The tab of months: when it is there, its controls, what is drawn, tabled and taken away."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib import store
from lib.dashboard import views
from lib.dashboard.exports import csv_bytes
from lib.dashboard.narrative import LANGUAGES
from lib.dashboard.queries import COMPUTED
from lib.dashboard.views import run
from lib.dashboard.views.catalogue import (
    MOST_OF_MONTHS,
    PERIOD_COLUMNS,
    ChoiceError,
    NotRefreshedError,
)
from lib.dashboard.views.menus import file_address
from lib.model import Chart, Choice, Controls, ObsStatus, Page, Prose, Tables, Tabs
from tests.dashboard.refreshed_months import figure, monthly, tables_with
from tests.dashboard.views.page_parts import block, text_of
from tests.refreshed import refreshed_data

STATES = (
    "",
    "as=rolling&flow=imports",
    "as=year_before&period=quarter",
    "flow=trade_balance&as=rolling",
    "period=quarter&as=rolling&from=2020&to=2023",
    "from=2026&flow=exports",
)
SELECTIONS = ("RUS", "RUS,CHN,KAZ", "RUS,CHN,EU27,CIS,TUR", "CIS,EAEU,RUS", "UKR,RUS")


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    days = (date(2026, 10, 30), date(2026, 11, 30))
    return store.tables(refreshed_data(tmp_path_factory.mktemp("data"), days))


def shown(tables: Tables, state: str = "", chosen: str | None = None) -> Page:
    pairs = [*parse_qsl(f"tab=months&{state}"), *([("partner", chosen)] if chosen else [])]
    return views.shown(tables, "trade", pairs).page


def choices_of(page: Page) -> Mapping[str, Choice]:
    return {one.name: one for one in block(page, Controls).choices}


def tabs_of(tables: Tables, state: str = "") -> list[str]:
    page = views.shown(tables, "trade", parse_qsl(state)).page
    return [option.value for option in block(page, Tabs).choice.options]


def file_of(tables: Tables, chart: Chart) -> list[dict[str, str]]:
    address = urlsplit(file_address(chart.rows, "csv"))
    assert address.path == "/data/months.csv"
    choices = dict(parse_qsl(address.query))
    named = tuple(code for code in choices.pop("partner", "").split(",") if code != "none")
    frame = views.run(chart.rows.name, tables, named, choices)
    return list(csv.DictReader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"))))


def test_it_is_there_only_with_refreshed_months(shipped: Tables, invented: Tables) -> None:
    assert "months" not in tabs_of(shipped)
    assert tabs_of(invented)[:2] == ["over_time", "months"]


def test_without_any_its_address_says_what_brings_them(shipped: Tables) -> None:
    page = shown(shipped, "as=rolling&period=month")
    assert page.notices == (
        "No figures of months are here yet; “multivector refresh imf-trade” brings them.",
    )
    plain = views.shown(shipped, "trade", ()).page
    assert block(page, Chart).rows == block(plain, Chart).rows
    assert block(page, Tabs).choice.chosen == "over_time"


@pytest.mark.parametrize("chosen", [None, "none", *SELECTIONS])
@pytest.mark.parametrize("state", STATES)
def test_what_is_drawn_is_what_is_tabled_and_taken_away(
    state: str, chosen: str | None, invented: Tables
) -> None:
    chart = block(shown(invented, state, chosen), Chart)
    names = [row.observation_id for row in chart.rows.records]
    assert sorted(json.loads(chart.figure)["layout"]["meta"]["drawn"]) == sorted(names)
    taken = file_of(invented, chart)
    assert [row["observation_id"] for row in taken] == names
    assert [float(row["obs_value"]) for row in taken] == [r.obs_value for r in chart.rows.records]
    cells = [cell for line in chart.table.body for cell in line[1:]]
    assert sum(cell != "no figure" for cell in cells) == len(names)
    assert (
        len(chart.finding) <= 90 and len(chart.table.head) == len({r["series"] for r in taken}) + 1
    )
    assert {row["compiler"] for row in taken} == {"IMF"}
    assert {row["terms"] for row in taken} == {"IMF: not for redistribution; name the source"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_it_is_whole_in_every_language(state: str, language: str, invented: Tables) -> None:
    page = shown(invented, f"{state}&lang={language}")
    chart = block(page, Chart)
    assert len(chart.finding) <= 90 and not page.notices
    assert "(IMTS)" in text_of(chart.source[0]) and "IMF.STA:IMTS 1.0.0" in chart.caption_long
    said = " ".join([chart.finding, chart.subtitle, chart.alt, *map(text_of, chart.notes)])
    if language != "en":
        english = shown(invented, state)
        assert not {chart.finding, chart.subtitle} & {
            block(english, Chart).finding,
            block(english, Chart).subtitle,
        }
        assert not any(word in said for word in (" the ", " of ", "month", "twelve"))
        assert page.freshness != english.freshness


def test_the_controls_are_in_one_row(invented: Tables) -> None:
    made = choices_of(shown(invented))
    assert list(made) == ["flow", "period", "as", "from", "to"]
    assert [one.label for one in made["as"].options] == [
        *("Amount", "Twelve months rolling", "Against a year before"),
    ]
    balance = choices_of(shown(invented, "flow=trade_balance"))
    assert [one.value for one in balance["as"].options] == ["amount", "rolling"]
    growing = choices_of(shown(invented, "as=year_before"))["flow"]
    addresses = {one.value: one.address for one in growing.options}
    assert "as=" not in addresses["trade_balance"] and "as=year_before" in addresses["exports"]
    rolling = choices_of(shown(invented, "as=rolling"))["flow"]
    assert all("as=rolling" in one.address for one in rolling.options)


def test_no_tab_takes_over_the_years_of_another(invented: Tables) -> None:
    def tab(state: str) -> Mapping[str, str]:
        page = views.shown(invented, "trade", parse_qsl(state)).page
        return {one.value: one.address for one in block(page, Tabs).choice.options}

    from_months = tab("tab=months&from=2024&as=rolling&flow=imports")
    assert from_months["over_time"] == "/trade?flow=imports"
    assert "from=2024" in from_months["months"]
    from_years = tab("from=2019&view=share")
    assert from_years["months"] == "/trade?tab=months"
    assert from_years["table"] == "/trade?from=2019&tab=table&view=share"


def test_the_source_and_the_freshness_are_those_of_the_refreshed(invented: Tables) -> None:
    page = shown(invented)
    chart = block(page, Chart)
    assert page.freshness == "Figures of the IMF to Jun 2026, refreshed on 30 Nov 2026."
    assert [text_of(piece) for piece in chart.source] == [
        "International Monetary Fund (IMTS)",
        "editions of October and November 2026",
        "read on 30 November 2026",
        "licence: IMF terms, not for redistribution (no commercial use)",
    ]
    over_time = views.shown(invented, "trade", ()).page
    assert over_time.freshness.startswith("Record to 2023")


def test_the_finding_compares_with_a_year_before(invented: Tables) -> None:
    """$6.41 billion from July 2025 to June 2026, over what it was from July 2024 to June 2025."""
    chart = block(shown(invented, "as=rolling&flow=imports", "CHN"), Chart)
    sums = {r.period_end: r.obs_value for r in chart.rows.records if r.partner == "CHN"}
    times = sums[date(2026, 6, 30)] / sums[date(2025, 6, 30)]
    assert chart.finding.endswith(f"June 2026, ×{times:.3g} the year before")
    early = block(shown(invented, "as=rolling&flow=imports&from=2026", "CHN"), Chart)
    assert early.finding == chart.finding, "the year before need not be drawn"


def test_the_last_month_is_named_at_the_end_of_each_line(invented: Tables) -> None:
    chart = block(shown(invented), Chart)
    assert [end.value.partition(", ")[2] for end in chart.ends] == ["Jun 2026"] * 4
    assert chart.ends[-1].note == "not chosen; largest partner"
    assert "Not chosen, drawn for comparison: China." in chart.alt


def test_without_partners_the_largest_is_shown(invented: Tables) -> None:
    page = shown(invented, "", "none")
    assert {row.partner for row in block(page, Chart).rows.records} == {"CHN"}
    assert page.notices == ("No partner is chosen; the largest is shown.",)


def test_what_is_not_drawn_is_said_first(invented: Tables) -> None:
    page = shown(invented, "", "UKR,RUS")
    assert page.notices == ("Not drawn, since no such figures were refreshed: Ukraine.",)
    emptied = shown(invented, "", "RUS,KAZ,ARM,BLR,EAEU")
    assert emptied.notices == ("Not drawn, since all their members are chosen: the EAEU.",)
    assert block(emptied, Chart).finding.startswith("Of those chosen, counted apart, ")


def test_where_nothing_is_left_a_sentence_says_so(shipped: Tables) -> None:
    """Months of one partner alone, and none of the year that is asked for."""
    others = {
        "observations": shipped.observations,
        "sources": tuple(shipped.sources.values()),
    }
    rows = [*monthly("RUS", "2024-12", [1]), *monthly("RUS", "2026-01", [1])]
    page = shown(tables_with(rows, others), "from=2025&to=2025", "RUS")
    assert "no such figures were refreshed: Russia" in text_of(block(page, Prose).paragraphs[0])


def of_own(shipped: Tables, rows: list[object]) -> Tables:
    """The shipped tables with months of our own."""
    made = tables_with(())
    others = {
        "observations": shipped.observations,
        "sources": (*shipped.sources.values(), *made.sources.values()),
    }
    return tables_with(rows, others)  # type: ignore[arg-type]


def test_estimates_and_provisional_figures_have_their_marks(shipped: Tables) -> None:
    rows: list[object] = [
        *monthly("RUS", "2026-01", [1e6, 2e6]),
        figure("RUS", "2026-03", 3e6, status=ObsStatus.ESTIMATED),
        figure("RUS", "2026-04", 4e6, status=ObsStatus.PROVISIONAL),
    ]
    chart = block(shown(of_own(shipped, rows), "flow=exports", "RUS"), Chart)
    assert [item.glyph for item in chart.legend] == ["circle", "hollow", "estimated"]
    (trace,) = json.loads(chart.figure)["data"]
    assert trace["marker"]["symbol"][2] == "circle-x"
    assert [line[1] for line in chart.table.body] == ["$4m (p)", "$3m (e)", "$2m", "$1m"]


def test_gaps_and_changes_of_members_are_said(shipped: Tables) -> None:
    rows: list[object] = [
        *monthly("DEU", "2019-12", [100] * 4),
        *monthly("GBR", "2019-12", [100] * 4),
        *monthly("RUS", "2019-12", [100, None, 100, 100]),
    ]
    chart = block(shown(of_own(shipped, rows), "flow=exports", "EU27,RUS"), Chart)
    said = [text_of(note) for note in chart.notes]
    assert (
        "The EU is the sum of those who were its members then: 28 in Dec 2019, 27 in Mar 2020."
        in said
    )
    assert "Gaps, where no figure was given or too much may be missing: Russia." in said
    assert any(note.startswith("A member without a figure counts as no trade") for note in said)
    assert "EU: the IMF has no figure of 26 countries at all, and they count as no trade." in said


def test_of_many_partners_the_largest_are_drawn(invented: Tables) -> None:
    many = "RUS,CHN,KAZ,UZB,TUR,DEU,LTU,ARE,TKM,ARM,BLR,TJK,UKR,FRA"
    chart = block(shown(invented, "", many), Chart)
    assert len({row.series for row in chart.rows.records}) == MOST_OF_MONTHS
    said = [text_of(note) for note in chart.notes]
    assert "Drawn: the 12 largest of the 14 chosen; the rest are on Partners." in said
    assert "largest=12" in file_address(chart.rows, "csv")


@pytest.mark.parametrize(
    ("language", "one_year", "two_years"),
    [
        ("en", ["Jan 2025", "Apr", "Jul", "Oct"], ["Jan 2025", "Jul", "Jan 2026"]),
        ("ru", ["янв. 2025", "апр.", "июль", "окт."], ["янв. 2025", "июль", "янв. 2026"]),
        ("ky", ["янв. 2025", "апр.", "июл.", "окт."], ["янв. 2025", "июл.", "янв. 2026"]),
    ],
)
def test_few_years_have_months_below_the_axis(
    language: str, one_year: list[str], two_years: list[str], invented: Tables
) -> None:
    for state, expected in (("from=2025&to=2025", one_year), ("from=2025", two_years)):
        chart = block(shown(invented, f"{state}&lang={language}"), Chart)
        assert json.loads(chart.figure)["layout"]["xaxis"]["ticktext"] == expected
    years = json.loads(block(shown(invented), Chart).figure)["layout"]["xaxis"]["ticktext"]
    assert years == ["2018", "20", "22", "24", "26"]


def test_the_file_says_what_its_columns_are(invented: Tables) -> None:
    frame = run("months", invented, ("RUS",), {"as": "rolling"})
    meanings = {**COMPUTED, **store.meanings("months")}
    assert set(PERIOD_COLUMNS) <= set(frame.columns) <= {*meanings, "vintages"}
    russian = run("months", invented, ("RUS",), language="ru")
    assert set(russian["indicator_label"]) == {"Товарооборот"}


def test_a_choice_that_is_none_is_named(invented: Tables, shipped: Tables) -> None:
    with pytest.raises(ChoiceError, match="'week' is not among the options of 'period': month, qu"):
        run("months", invented, ("RUS",), {"period": "week"})
    with pytest.raises(ChoiceError, match="'from' is 2025, which is after 'to', 2024"):
        run("months", invented, ("RUS",), {"from": "2025", "to": "2024"})
    with pytest.raises(NotRefreshedError, match="“multivector refresh imf-trade” brings them"):
        run("months", shipped, ("RUS",))

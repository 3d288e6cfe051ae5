"""The page of trade: each tab in all selections, what is drawn and what its file holds."""

import csv
import io
import json
import re
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.dashboard import views
from lib.dashboard.charts.palette import QUIET, style_of
from lib.dashboard.exports import csv_bytes
from lib.dashboard.queries import partners, ranked
from lib.dashboard.views import trade_partners
from lib.dashboard.views.menus import file_address
from lib.model import Chart, ChoiceForm, Controls, Page, Prose, Run, Table, Tables, Tabs
from tests.dashboard.rates import rate, with_rates
from tests.dashboard.views.page_parts import block, strings, text_of
from tests.round_numbers import ROWS, M, edition, figure, figures_where, year

B = TypeVar("B", Chart, Controls, Table, Tabs)

_NO_WORDS = ("figure", "narrow", "records", "rows")
"""Fields that are no text to be read: figures are JSON."""
SELECTIONS = (
    *(None, "none", "RUS", "CHN", "CHN,KAZ", "EU27,CIS,EAEU", "CIS,RUS", "UKR", "CHE"),
    *("RUS,CHN,KAZ,UZB,TUR,CIS", "RUS,KAZ,ARM,BLR,EAEU", "all"),
)
STATES = (
    "tab=over_time",
    "flow=exports&view=share&events=on",
    "flow=imports&view=growth&base=2020&scale=log",
    "view=yearly",
    "view=to_gdp",
    "flow=trade_balance&events=on",
    "tab=partners",
    "tab=partners&within=EU27&flow=imports&year=2021",
    "tab=partners&within=CIS&flow=exports",
    "tab=partners&drawn=map&flow=exports",
    "tab=partners&drawn=map&within=CIS",
    "tab=exports_imports&year=2020",
    "tab=both_sides",
    "tab=both_sides&with=KAZ&direction=imports",
    "tab=both_sides&with=KAZ&kind=statements",
    "tab=goods",
    "tab=goods&shown=over_time&flow=exports",
    "tab=goods&good=energy",
    "tab=goods&good=without_gold&flow=exports",
    "tab=table&view=growth",
)
RANGES = (
    *("view=growth&to=2015", "to=1994", "from=2022", "to=2012", "tab=table&view=growth&to=2015"),
    "tab=both_sides&from=2020",
)
"""States with years that mean nothing on some page that they have a link to."""


def shown(tables: Tables, state: str = "", chosen: str | None = None) -> Page:
    if chosen == "all":
        chosen = ",".join(partners(tables))
    pairs = parse_qsl(state) + ([("partner", chosen)] if chosen else [])
    return views.shown(tables, "trade", pairs).page


def notes(page: Page) -> list[str]:
    return [text_of(note) for note in block(page, Chart).notes]


def file_of(tables: Tables, chart: Chart) -> list[dict[str, str]]:
    """The file at the address of a chart's rows, from its bytes."""
    address = urlsplit(file_address(chart.rows, "csv"))
    choices = dict(parse_qsl(address.query))
    named = tuple(code for code in choices.pop("partner", "").split(",") if code != "none")
    frame = views.run(chart.rows.name, tables, named, choices)
    return list(csv.DictReader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"))))


def drawn_names(chart: Chart) -> list[str]:
    meta = json.loads(chart.figure)["layout"]["meta"]
    names: list[str] = meta.get("drawn", meta.get("ids"))
    return names


@pytest.mark.parametrize("chosen", SELECTIONS)
@pytest.mark.parametrize("state", STATES)
def test_in_every_state_sentences_are_whole_and_what_is_drawn_is_in_the_file(
    state: str, chosen: str | None, made: Tables, shipped: Tables
) -> None:
    for tables in (made, shipped):
        page = shown(tables, state, chosen)
        for words in strings(page, _NO_WORDS):
            assert not re.search(r"[{}]|\b(None|nan|NaT)\b|\w  \w|in no country's row", words), (
                words
            )
        assert len(page.charts()) <= 1
        assert sum(isinstance(one, Controls) for one in page.blocks) <= 1
        for chart in page.charts():
            assert 0 < len(chart.finding) <= 90
            assert chart.caption and len(chart.caption_long) > len(chart.caption)
            names = [row.observation_id for row in chart.rows.records]
            read = file_of(tables, chart)
            assert [row["observation_id"] for row in read] == names
            assert [float(row["obs_value"]) for row in read] == [
                row.obs_value for row in chart.rows.records
            ]
            assert sorted(drawn_names(chart)) == sorted(names)
            assert len(json.loads(chart.figure)["data"]) > 0


@pytest.mark.parametrize("chosen", [None, "CHN", "CHN,KAZ", "EU27,CIS,EAEU"])
@pytest.mark.parametrize("state", STATES)
def test_what_is_provisional_is_so_in_the_table_and_in_the_words(
    state: str, chosen: str | None, shipped: Tables
) -> None:
    for chart in shown(shipped, state, chosen).charts():
        count = sum(row.obs_status == "P" for row in chart.rows.records)
        cells = [text_of(cell) for row in chart.table.body for cell in row]
        assert sum(cell.endswith("(p)") for cell in cells) == count
        assert ("(p)" in chart.table.caption) == (count > 0)
        if count:
            assert "provisional" in chart.alt


@pytest.mark.parametrize("view", ["growth&base=2022", "yearly"])
@pytest.mark.parametrize("chosen", ["AZE,ARE", "MDA,TUR", "NLD,EU27,LTU", "EU27,BLR,UKR"])
def test_a_superlative_is_of_those_chosen(view: str, chosen: str, shipped: Tables) -> None:
    """The largest partner that nobody chose is drawn too, and may have grown more."""
    chart = block(shown(shipped, f"view={view}", chosen), Chart)
    assert {row.partner for row in chart.rows.records} > set(chosen.split(","))
    assert "chosen" in chart.finding or " most" not in chart.finding


@pytest.mark.parametrize("state", STATES)
def test_without_a_record_every_tab_says_so(state: str) -> None:
    only_said = figures_where(lambda row: row["origin"] == "stated")
    page = shown(only_said, state, "RUS")
    assert not page.charts()
    assert any(isinstance(one, Prose) for one in page.blocks)


@pytest.mark.parametrize("state", ["tab=over_time", "tab=partners", "tab=both_sides", "tab=goods"])
def test_strange_values_are_named_and_harmless(state: str, made: Tables) -> None:
    strange = "<b>{x}</b>\u202e"
    pairs = [*parse_qsl(state), *((name, strange) for name in ("flow", "year", "with", "kind"))]
    page = views.shown(made, "trade", pairs).page
    assert page.charts()
    named = [notice for notice in page.notices if "is not offered here" in notice]
    assert named
    assert views.shown(made, "trade", [("tab", strange)]).page.charts()


def test_each_tab_keeps_only_what_it_can_show(shipped: Tables) -> None:
    page = shown(shipped, "flow=trade_balance&events=on", "CHN")
    addresses = {o.value: o.address for o in block(page, Tabs).choice.options}
    assert addresses == {
        "over_time": "/trade?partner=CHN&events=on&flow=trade_balance",
        "partners": "/trade?partner=CHN&tab=partners",
        "exports_imports": "/trade?partner=CHN&tab=exports_imports",
        "both_sides": "/trade?partner=CHN&tab=both_sides",
        "goods": "/trade?partner=CHN&tab=goods",
        "table": "/trade?partner=CHN&flow=trade_balance&tab=table",
    }
    for address in (addresses["over_time"], addresses["partners"], addresses["table"]):
        assert not shown(shipped, urlsplit(address).query).notices


def test_a_balance_has_no_multiple_and_no_logarithm(shipped: Tables) -> None:
    page = shown(shipped, "view=growth&base=2019&scale=log", "CHN")
    flow = next(one for one in block(page, Controls).choices if one.name == "flow")
    address = next(o.address for o in flow.options if o.value == "trade_balance")
    assert address == "/trade?partner=CHN&flow=trade_balance"
    page = shown(shipped, "flow=trade_balance", "CHN")
    offered = {one.name: len(one.options) for one in block(page, Controls).choices}
    assert offered == {"flow": 4, "view": 1, "from": 30, "to": 30, "events": 2}
    assert block(page, Chart).finding == (
        "Kyrgyzstan bought $5.27 billion more from China than it sold there in 2023 (provisional)"
    )


def test_notes_are_plain_words(shipped: Tables) -> None:
    page = shown(shipped)
    assert notes(page) == [
        "Only reported, not in the tables by country: 6 figures for 2024 and 2025.",
        "Doubtful: Russia 2025, more than $3.1 billion. 2025 by the report; the interview of "
        "14 February 2026 has 3.16 billion for January to November, so which of the two is meant "
        "cannot be settled.",
        "The EU is the sum of its members of each year: 12 in 1994, 27 in 2023. Counted from 2005: "
        "10 countries ($30.9m of that year’s $144m). Counted to 2019: the United Kingdom ($849m of "
        "that year’s $1.2bn).",
        "The CIS without Russia is the sum of its members of each year: 10 in 1994, 8 in 2023.",
        "Not assigned to any country: 12% to 40% of exports of 2008, 2009, 2011, 2012, 2013 and "
        "2021; 2% of imports of 1995 and 2011; of exports most likely gold.",
        "Count the members of 2023 in every year",
    ]
    assert not any(
        "to any country" in note for note in notes(shown(shipped, "flow=imports&from=2018"))
    )
    assert any(
        "to any country" in note for note in notes(shown(shipped, "view=share&flow=exports"))
    )


def test_blocks_may_be_counted_by_todays_members(shipped: Tables) -> None:
    page = shown(shipped, "members=today", "EU27,RUS")
    assert "The EU is the sum of its members of 2023 in every year." in notes(page)
    link = block(page, Chart).notes[-1]
    assert isinstance(link, Run) and link.address == "/trade?partner=EU27,RUS"
    rows = {(row.series, row.year): row for row in block(page, Chart).rows.records}
    assert "BGR" in rows["EU27_AS_OF_2023", 1994].derived_from
    assert "GBR" not in rows["EU27_AS_OF_2023", 2019].derived_from
    assert "members=today" in file_address(block(page, Chart).rows, "csv")
    assert "Count the members of 2023 in every year" in notes(shown(shipped, "", "EU27,RUS"))
    assert not any("Count the members" in note for note in notes(shown(shipped, "", "CHN")))


def test_a_range_of_years_is_in_the_address(shipped: Tables) -> None:
    page = shown(shipped, "from=2000&to=2005", "RUS")
    assert {row.year for row in block(page, Chart).rows.records} == set(range(2000, 2006))
    assert page.title == "Kyrgyzstan’s trade in goods with Russia, 2000–2005 – Multivector"
    assert not page.notices
    turned = shown(shipped, "from=2005&to=2000", "RUS")
    assert turned.notices == ("The address asks for years from 2005 to 2000; all years are shown.",)
    assert {row.year for row in block(turned, Chart).rows.records} >= set(range(1994, 2024))
    strange = shown(shipped, "from=1066", "RUS")
    assert strange.notices == (
        "The address asks for “1066”, which is not offered here; the default is shown.",
    )


def test_what_is_only_reported_is_beside_the_line_and_never_joined(shipped: Tables) -> None:
    chart = block(shown(shipped, "", "RUS"), Chart)
    reported = [row for row in chart.rows.records if row.compiler != "NSC"]
    assert {row.year for row in reported} == {2024, 2025}
    assert {row.compiler for row in reported} == {"KGZ-GOV", "NSC-RELAYED"}
    for trace in json.loads(chart.figure)["data"]:
        names = {row.observation_id for row in reported} & {*trace["ids"]}
        assert trace["mode"] == ("markers" if names else "lines+markers")
    assert [item.label for item in chart.legend] == ["final", "provisional", "only reported"]
    for state in ("view=share", "view=growth", "to=2022"):
        rows = block(shown(shipped, state, "RUS"), Chart).rows.records
        assert {row.compiler for row in rows} == {"NSC"}


def test_partners_without_a_figure_in_the_years_chosen_are_named(shipped: Tables) -> None:
    page = shown(shipped, "to=2010", "EAEU,CIS")
    assert page.notices == ("The record has no trade turnover with the EAEU for 1994–2010.",)
    (cis,) = {row.series for row in block(page, Chart).rows.records if row.partner == "CIS"}
    assert cis == "CIS_X_EAEU"
    (last,) = (r for r in block(page, Chart).rows.records if (r.partner, r.year) == ("CIS", 2010))
    whole = block(shown(shipped, "to=2010", "CIS"), Chart).rows.records
    assert last.obs_value == next(
        r.obs_value for r in whole if (r.partner, r.year) == ("CIS", 2010)
    )


@pytest.mark.parametrize("page", ["trade", "overview"])
@pytest.mark.parametrize("pair", ["RUS", "TUR,KOR", "NPL"])
@pytest.mark.parametrize(
    ("language", "large", "unit"),
    [("en", "billion", "US dollars"), ("ru", "млрд", "доллары США"), ("ky", "млрд", "АКШ доллары")],
)
def test_how_large_amounts_are_is_at_the_axis_and_not_in_the_subtitle(
    page: str, pair: str, language: str, large: str, unit: str, shipped: Tables
) -> None:
    chosen = [("partner", pair), ("lang", language)]
    chart = block(views.shown(shipped, page, chosen).page, Chart)
    assert large not in chart.subtitle
    assert unit in chart.subtitle
    ticks = json.loads(chart.figure)["layout"]["yaxis"]["ticktext"]
    assert all(tick == "0" or tick.startswith("$") for tick in ticks)


@pytest.mark.parametrize("view", ["growth", "yearly"])
@pytest.mark.parametrize("pair", ["TUR,KOR", "CHE,GBR", "IRN,PAK", "KAZ,RUS"])
def test_who_grew_most_is_said_of_several_in_every_language(
    pair: str, view: str, shipped: Tables
) -> None:
    for language, most in (("en", "grew most"), ("ru", "рост"), ("ky", "эң көп өскөнү")):
        found = block(shown(shipped, f"view={view}&lang={language}", pair), Chart).finding
        assert most in found
        assert "эсе көп" not in found, "so many times more may be read as one time more"


@pytest.mark.parametrize("tab", ["over_time", "table"])
def test_blocks_of_which_all_members_are_chosen_are_named_and_not_compared(
    tab: str, shipped: Tables
) -> None:
    """The SCO trades more than China, which trades most of all that are counted apart."""
    page = shown(shipped, f"tab={tab}", "all")
    (said,) = (notice for notice in page.notices if "all their members are chosen" in notice)
    assert said.endswith("the EU, the CIS, the EAEU and the SCO.")
    page = shown(shipped, f"tab={tab}", "EAEU,RUS,KAZ,BLR,ARM")
    found = [text_of(one) for one in strings(page.blocks) if "trades most" in one]
    assert found
    assert all(one.startswith("Of those chosen, counted apart, Russia") for one in found), found
    page = shown(shipped, f"tab={tab}", "RUS,KAZ")
    assert not any("counted apart" in one for one in strings(page.blocks))


def test_who_sold_and_bought_nothing_was_traded_with(shipped: Tables) -> None:
    """Iraq bought for $1.85 million in 2020 and sold nothing."""
    chart = block(shown(shipped, "tab=exports_imports&year=2020", "IRQ,GEO"), Chart)
    said = "Kyrgyzstan bought more than it sold in trade with one of these 2 in 2020"
    assert chart.finding == said


def test_a_block_outside_the_one_that_is_ranked_is_not_said_to_have_no_rows(
    shipped: Tables,
) -> None:
    assert not any("No member" in n for n in notes(shown(shipped, "tab=partners&within=CIS")))


def test_printed_totals_of_blocks_are_beside_the_sum_of_members(shipped: Tables) -> None:
    page = shown(shipped, "tab=table&rows=blocks&flow=imports&from=2022", "CIS,RUS")
    table = block(page, Table)
    assert [text_of(cell) for cell in table.body[1]] == [
        *("2022", "CIS", "Imports", "$3.58bn", "$3.71bn", "−$137m"),
        "also counts Ukraine; −$174m unexplained",
    ]
    assert (len(table.body), table.kind) == (2, "grid")
    every = block(shown(shipped, "tab=table&rows=blocks&differing=all", "EU27"), Table)
    few = block(shown(shipped, "tab=table&rows=blocks", "EU27"), Table)
    assert (len(every.body), len(few.body)) == (60, 37)
    heading = next(one for one in page.blocks if isinstance(one, Prose)).heading
    assert (
        heading == "Printed and computed are furthest apart for the CIS in 2022: $137m of imports"
    )
    everything = block(shown(shipped, "tab=table&rows=blocks", "CHN"), Table)
    assert {text_of(row[1]) for row in everything.body} == {"EU", "CIS", "EAEU", "SCO"}


def test_who_is_drawn_without_being_chosen_is_what_it_is_called(shipped: Tables) -> None:
    ends = {end.area: end.note for end in block(shown(shipped), Chart).ends}
    assert ends["CHN"] == "not chosen; largest partner"
    ends = {end.area: end.note for end in block(shown(shipped, "", "CHN"), Chart).ends}
    assert ends["RUS"] == "not chosen; largest of the rest"
    ends = {end.area: end.note for end in block(shown(shipped, "flow=exports", "RUS"), Chart).ends}
    assert ends["CHE"] == "not chosen; largest buyer"


@pytest.mark.parametrize(
    ("state", "chosen", "area", "note"),
    [
        ("flow=exports&to=2020", "KAZ", "RUS", "not chosen; largest buyer"),
        ("flow=exports&to=2022", "KAZ", "CHE", "not chosen; largest buyer"),
        ("flow=exports&to=2020", "RUS", "CHE", "not chosen; largest of the rest"),
        ("flow=imports&from=2020&to=2020", "KAZ", "CHN", "not chosen; largest seller"),
        ("flow=exports&view=growth&base=2019&to=2020", "KAZ", "RUS", "not chosen; largest buyer"),
    ],
)
def test_who_is_largest_is_so_in_the_last_year_of_the_range(
    state: str, chosen: str, area: str, note: str, made: Tables
) -> None:
    chart = block(shown(made, state, chosen), Chart)
    assert {row.partner for row in chart.rows.records} == {chosen, area}
    assert {end.area: end.note for end in chart.ends}[area] == note


def test_without_partners_the_largest_of_the_year_is_shown(shipped: Tables) -> None:
    for number, area in ((1994, "KAZ"), (2023, "CHN")):
        chart = block(shown(shipped, f"tab=exports_imports&year={number}", "none"), Chart)
        assert {row.partner for row in chart.rows.records} == {area}


def test_of_many_lines_those_largest_at_the_end_of_the_range_are_drawn(shipped: Tables) -> None:
    chart = block(shown(shipped, "to=2000", "all"), Chart)
    largest = [row.partner for row in ranked(shipped, "trade_turnover", 2000)]
    assert [end.area for end in chart.ends] == largest[:5]
    drawn = {row.partner for row in chart.rows.records}
    assert len(drawn) == 30 and drawn >= set(largest[:10])
    assert [row["observation_id"] for row in file_of(shipped, chart)] == [
        row.observation_id for row in chart.rows.records
    ]


def test_of_many_lines_the_five_largest_are_named(shipped: Tables) -> None:
    chart = block(shown(shipped, "", "all"), Chart)
    assert [end.area for end in chart.ends] == ["CHN", "RUS", "KAZ", "CHE", "UZB"]
    assert len({row.series for row in chart.rows.records}) == 30
    assert any(
        note.startswith("Drawn: the 30 largest of the 2") for note in map(text_of, chart.notes)
    )
    assert "Named: the 5 largest; the others are grey." in map(text_of, chart.notes)
    growth = block(shown(shipped, "view=growth", "all"), Chart)
    assert {end.area for end in growth.ends} == {"CHN", "RUS", "KAZ", "CHE", "UZB"}


def test_what_is_not_drawn_is_said_first(made: Tables, shipped: Tables) -> None:
    page = shown(shipped, "", "RUS,KAZ,ARM,BLR,EAEU")
    assert page.notices == ("Not drawn, since all their members are chosen: the EAEU.",)
    assert shown(shipped, "", "none").notices == ("No partner is chosen; the largest is shown.",)
    assert any("Too small to be seen" in note for note in notes(shown(shipped, "", "CHN,ARM")))
    assert not any("Too small" in note for note in notes(shown(shipped, "scale=log", "CHN,ARM")))


@pytest.mark.parametrize(("flow", "is_tiny"), [("trade_turnover", False), ("imports", True)])
def test_a_hundredth_of_the_axis_can_be_seen(flow: str, is_tiny: bool, made: Tables) -> None:
    """Armenia's 14 million are more than a hundredth of Russia's 1,200, its 4 less than of 800."""
    said = notes(shown(made, f"flow={flow}", "CHN,ARM"))
    assert any(note.startswith("Too small to be seen") for note in said) is is_tiny


def test_of_what_the_record_notes_two_are_shown_and_all_are_in_the_file() -> None:
    noted = [
        row | {"note": f"Remark {row['period_start']}"}
        if (row["partner"], row["indicator"], row["compiler"]) == ("RUS", "exports", "NSC")
        else row
        for row in ROWS["observations"]
    ]
    tables = edition(observations=noted)
    chart = block(shown(tables, "flow=exports", "RUS"), Chart)
    assert sum("Remark" in text_of(note) for note in chart.notes) == 2
    assert sum("Remark" in row["note"] for row in file_of(tables, chart)) == 4


def test_growth_from_nothing_is_no_line(made: Tables) -> None:
    from_nothing = figures_where(
        lambda row: not (row["partner"] == "KAZ" and str(row["period_start"])[:4] == "2019")
    )
    page = shown(from_nothing, "view=growth&base=2019", "RUS,KAZ")
    assert page.notices == (
        "Not drawn: the record has no trade turnover with Kazakhstan in 2019 to grow from.",
    )
    assert "KAZ" not in {row.partner for row in block(page, Chart).rows.records}


def test_events_are_numbered_with_their_source_and_off_by_default(shipped: Tables) -> None:
    assert not any(note[:2] == "1." for note in notes(shown(shipped)))
    chart = block(shown(shipped, "events=on"), Chart)
    first = chart.notes[0]
    assert text_of(first).startswith("1. 12 August 2015: Kyrgyzstan joins the Eurasian Economic ")
    assert isinstance(first, tuple) and isinstance(first[1], Run)
    assert str(first[1].address).startswith("https://")


def test_every_partner_country_is_a_bar(shipped: Tables) -> None:
    chart = block(shown(shipped, "tab=partners"), Chart)
    assert len(chart.rows.records) == 24 and chart.height <= 480
    named = block(shown(shipped, "tab=partners", "ARM,EU27"), Chart)
    assert "52. Armenia" in [row[0] for row in named.table.body]
    assert len(block(shown(shipped, "tab=partners&drawn=map"), Chart).rows.records) == 139
    assert notes(shown(shipped, "tab=partners", "ARM,EU27")) == [
        "Drawn: the 24 largest and those chosen, of 139 with a figure.",
        "The EU is not ranked; its members are.",
        "Only imports are on record, so no sum of both: Anguilla, Nepal, North Korea and Syria "
        "(2023).",
        "Only exports are on record, so no sum of both: Bahrain (2023).",
        "All imports of 2023 are $12.5 billion in the edition of October 2024; those by country "
        "are of March 2024, which has $12.4 billion.",
    ]


def test_a_year_of_one_flow_alone_has_no_turnover_and_says_so(shipped: Tables) -> None:
    """By hand: exports to South Korea were 994,016 dollars in 2011, of imports there is no row;
    in 2010 both came to 50.2 million. Five years of Bangladesh have imports alone."""
    drawn = block(shown(shipped, "to=2011", "KOR"), Chart)
    assert "$50.2 million in 2010" in drawn.finding
    assert 2011 not in {row.year for row in drawn.rows.records if row.partner == "KOR"}
    said = "Only exports are on record, so no sum of both: South Korea (2011)."
    assert said in drawn.notes
    assert said in strings(shown(shipped, "tab=table", "KOR"))
    assert said not in block(shown(shipped, "to=2010", "KOR"), Chart).notes
    exports = block(shown(shipped, "flow=exports", "KOR"), Chart)
    assert 2011 in {row.year for row in exports.rows.records}
    many = block(shown(shipped, "", "BGD"), Chart)
    (imports,) = (one for one in many.notes if str(one).startswith("Only imports"))
    assert str(imports).endswith("Bangladesh (2014); 2 more years.")


@pytest.mark.parametrize("year", [1994, 2008, 2012, 2021])
def test_a_year_of_which_much_is_in_no_row_says_so(year: int, shipped: Tables) -> None:
    for state in ("tab=partners", "tab=partners&flow=exports", "tab=exports_imports"):
        said = notes(shown(shipped, f"{state}&year={year}"))
        assert any("to any country" in note for note in said) == (year != 1994)
    assert not any(
        "no country" in n for n in notes(shown(shipped, f"tab=partners&flow=imports&year={year}"))
    )


def test_below_the_largest_are_those_chosen(made: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trade_partners, "LARGEST", 1)
    page = shown(made, "tab=partners", "KAZ")
    records = block(page, Chart).rows.records
    assert records[-1].partner == "KAZ" and len(records) == 2
    assert notes(page)[0].startswith("Drawn: the 1 largest and those chosen, of ")


def test_members_have_the_colour_of_the_first_chosen_block(shipped: Tables) -> None:
    chart = block(shown(shipped, "tab=partners", "RUS,EU27,CIS"), Chart)
    (bars,) = json.loads(chart.figure)["data"]
    inks = dict(zip(bars["ids"], bars["marker"]["line"]["color"], strict=True))
    by_area = {row.partner: inks[row.observation_id] for row in chart.rows.records}
    assert by_area["RUS"] == style_of("RUS").colour, "chosen itself"
    assert by_area["DEU"] == style_of("EU27").colour
    assert by_area["KAZ"] == style_of("CIS").colour
    assert by_area["CHN"] == QUIET
    labels = [(item.label, item.area) for item in chart.legend]
    assert labels[:2] == [("members of the CIS", "CIS"), ("members of the EU", "EU27")]
    mapped = block(shown(shipped, "tab=partners&drawn=map", "RUS,EU27,CIS"), Chart)
    (marks,) = json.loads(mapped.figure)["data"]
    inks = dict(zip(marks["customdata"], marks["marker"]["color"], strict=True))
    assert {code: inks[code] for code in by_area} == by_area
    alone = block(shown(shipped, "tab=partners", "CHN"), Chart)
    assert not any(item.area for item in alone.legend)


def test_the_map_is_as_wide_as_the_page(shipped: Tables) -> None:
    """Where more of the world is below and above it than the figure is high, the axis is wider
    than what is drawn, and the page is empty at its sides."""
    chart = block(shown(shipped, "tab=partners&drawn=map"), Chart)
    for drawn, width in ((chart.figure, 1120), (chart.narrow, 358)):
        layout = json.loads(drawn)["layout"]
        (west, east), (south, north) = (layout[one]["range"] for one in ("xaxis", "yaxis"))
        drawn = (east - west) * layout["height"] / (north - south)
        assert 0.95 * width <= drawn <= 1.05 * width, "pixels of the map in its figure"
        assert layout["meta"]["ids"] == [row.observation_id for row in chart.rows.records]
    assert chart.height == 470 and chart.narrow_height == 324


def test_within_a_block_its_members_are_ranked(shipped: Tables) -> None:
    page = shown(shipped, "tab=partners&within=EU27", "DEU,RUS")
    chart = block(page, Chart)
    assert (
        chart.finding == "Germany trades most: $429 million of $1.01 billion in 2023 (provisional)"
    )
    assert len(chart.rows.records) == 24
    assert "Chosen but not in the EU: Russia." in notes(page)
    early = shown(shipped, "tab=partners&within=EU27&year=1994&flow=exports", "EU27")
    assert len(block(early, Chart).rows.records) == 5
    assert any(note.endswith(" in the EU have no row.") for note in notes(early))


def test_exports_and_imports_of_one_and_of_several(shipped: Tables) -> None:
    assert block(shown(shipped, "tab=exports_imports&year=2020", "CHN"), Chart).finding == (
        "Kyrgyzstan sold $43.2 million to China and bought $738 million in 2020"
    )
    assert block(shown(shipped, "tab=exports_imports"), Chart).finding == (
        "Kyrgyzstan bought more than it sold in trade with each of these in 2023 (provisional)"
    )
    chart = block(shown(shipped, "tab=exports_imports", "all"), Chart)
    assert len({row.series for row in chart.rows.records}) == 15


def test_china_has_statements_and_a_line_says_why(shipped: Tables) -> None:
    page = shown(shipped, "tab=both_sides", "CHN")
    assert page.notices == ()
    assert notes(page)[0] == (
        "Exports and imports as counted by China are not on record for the same periods."
    )
    assert block(page, Chart).rows.name == "statements"
    assert page.title == (
        "Kyrgyzstan’s trade in goods with China as officials gave it, 2018–2025 – Multivector"
    )


@pytest.mark.parametrize(
    ("state", "notice"),
    [
        ("with=LVA&kind=statements", "No figure that officials gave for trade with Latvia"),
        (
            "with=CHN&kind=mirror",
            "Exports and imports as counted by China are not on record for the same periods.",
        ),
    ],
)
def test_what_a_partner_has_not_is_said_and_no_fault(
    state: str, notice: str, shipped: Tables
) -> None:
    (said,) = shown(shipped, f"tab=both_sides&{state}").notices
    assert said.startswith(notice)
    (strange,) = shown(shipped, "tab=both_sides&with=LVA&kind=x").notices
    assert "not offered here" in strange


def test_goods_of_one_side_alone_are_said_to_be(made: Tables) -> None:
    one_way = figures_where(
        lambda row: not (row["reporter"] == "KAZ" and row["indicator"] == "exports")
    )
    page = shown(one_way, "tab=both_sides&direction=imports", "KAZ")
    assert page.notices == (
        "Goods from Kazakhstan to Kyrgyzstan: the record does not have the figures of both sides.",
    )
    assert {row.direction for row in block(page, Chart).rows.records} == {"exports"}


def test_who_has_no_figure_of_the_other_side_is_named_below(shipped: Tables) -> None:
    said = "Chosen, but without a figure of the other side on record: Ukraine and Georgia."
    assert said in notes(shown(shipped, "tab=both_sides", "UKR,DEU,GEO"))
    assert said in notes(shown(shipped, "tab=both_sides", "UKR,RUS,GEO"))
    assert not any("Chosen, but" in note for note in notes(shown(shipped, "tab=both_sides")))


@pytest.mark.parametrize("state", [*STATES, *RANGES])
def test_no_option_that_is_offered_is_none(state: str, shipped: Tables) -> None:
    for chosen in (None, "RUS", "EU27") if state in RANGES else (None, "UKR", "DEU,LVA,KAZ"):
        pairs = parse_qsl(state) + ([("partner", chosen)] if chosen else [])
        visit = views.shown(shipped, "trade", pairs)
        offered = {one for one in strings(visit, _NO_WORDS) if one.startswith("/trade?")}
        assert offered
        for address in offered:
            there = views.shown(shipped, "trade", parse_qsl(urlsplit(address).query)).page
            assert not any("not offered here" in text_of(notice) for notice in there.notices), (
                address
            )


def test_a_base_before_the_last_year_keeps_it_and_one_after_drops_it(shipped: Tables) -> None:
    controls = block(shown(shipped, "view=growth&to=2015"), Controls)
    (base,) = (choice for choice in controls.choices if choice.name == "base")
    kept = {option.value: "to=2015" in option.address for option in base.options}
    assert (kept["2014"], kept["2015"], kept["2016"]) == (True, False, False)


def test_two_currencies_are_never_on_one_axis(shipped: Tables) -> None:
    units = [
        {row.unit for row in chart.rows.records}
        for code in partners(shipped)
        for kind in ("mirror", "statements")
        for way in ("exports", "imports")
        for chart in shown(shipped, f"tab=both_sides&kind={kind}&direction={way}", code).charts()
    ]
    assert len(units) > 30
    assert all(len(one) == 1 for one in units)


@pytest.mark.parametrize("state", ["with=KAZ", "with=KAZ&kind=statements"])
def test_a_file_of_both_sides_names_its_partner(state: str, shipped: Tables) -> None:
    chart = block(shown(shipped, f"tab=both_sides&{state}"), Chart)
    address = urlsplit(file_address(chart.rows, "csv"))
    asked = dict(parse_qsl(address.query))
    assert asked["partner"] == "KAZ" == asked.get("across", asked.get("pair"))
    assert len(file_of(shipped, chart)) == len(chart.rows.records) > 0


@pytest.mark.parametrize("state", STATES)
def test_findings_and_captions_say_what_is_provisional(state: str, made: Tables) -> None:
    provisional = shown(made, state, "RUS,KAZ").charts()
    for chart in provisional:
        last = max(row.year for row in chart.rows.records)
        statuses = {row.obs_status for row in chart.rows.records if row.year == last}
        for words in (chart.finding, chart.caption, chart.caption_long):
            assert ("provisional" in words) == ("P" in statuses) or "gold" in chart.key, words


def test_a_finding_of_final_figures_is_not_called_provisional(shipped: Tables) -> None:
    page = shown(shipped, "flow=exports", "CHN,KAZ")
    for words in (block(page, Chart).finding, block(page, Chart).caption):
        assert "provisional" not in words
    for state in ("", "tab=partners", "tab=partners&drawn=map", "tab=exports_imports"):
        chart = block(shown(shipped, state), Chart)
        assert "in 2023 (provisional)" in chart.finding
        assert chart.caption.startswith(chart.finding)


@pytest.mark.parametrize("code", [None, "RUS", "CIS", "EAEU", "TKM", "CHE"])
def test_statements_fit_their_finding_and_the_first_screen(
    code: str | None, shipped: Tables
) -> None:
    chart = block(shown(shipped, "tab=both_sides&kind=statements", code), Chart)
    assert len(chart.finding) <= 90 and chart.height <= 480
    assert "officials" in chart.finding


@pytest.mark.parametrize(
    ("state", "chosen", "title"),
    [
        ("", "RUS", "Kyrgyzstan’s trade in goods with Russia, 1994–2023"),
        ("", "none", "Kyrgyzstan’s trade in goods, 1994–2023"),
        ("view=growth&base=2020", "RUS", "{}with Russia, multiple of 2020, 2020–2023"),
        ("view=share&tab=table", "RUS", "{}with Russia, share of the total, 1994–2023"),
        (
            "tab=table&rows=blocks&to=1998",
            "POL",
            "Kyrgyzstan’s trade with blocks, as printed and as the sum of members, 1994–1998",
        ),
        ("tab=partners&year=2021", "RUS", "{}by partner, 2021"),
        ("tab=partners&within=CIS", "RUS", "{}by member of the CIS, 2023"),
        ("tab=exports_imports", "CHN", "Kyrgyzstan’s exports to and imports from China, 2023"),
        ("tab=both_sides", "UKR", "{}with Ukraine"),
        (
            "tab=both_sides&direction=imports",
            "KAZ",
            "Goods from Kazakhstan to Kyrgyzstan as both sides counted them, 2018–2023",
        ),
        ("tab=goods", "RUS", "Kyrgyzstan’s imports by good, 2023"),
        ("tab=goods&shown=over_time", "RUS", "Kyrgyzstan’s imports by good, 1994–2023"),
        ("tab=goods&good=wheat", "RUS", "Kyrgyzstan’s imports of wheat, 1994–2023"),
        (
            "tab=goods&flow=exports&good=without_gold",
            "RUS",
            "Kyrgyzstan’s exports with and without gold, 1995–2023",
        ),
    ],
)
def test_the_window_says_what_is_shown_and_of_which_years(
    state: str, chosen: str, title: str, shipped: Tables
) -> None:
    said = title.replace("{}", "Kyrgyzstan’s trade in goods ")
    assert shown(shipped, state, chosen).title == f"{said} – Multivector"


def test_a_year_is_a_list_however_few_there_are(shipped: Tables) -> None:
    for state, name in (("view=growth", "base"), ("tab=partners", "year")):
        choices = block(shown(shipped, state), Controls).choices
        (choice,) = (one for one in choices if one.name == name)
        assert choice.form is ChoiceForm.LIST and len(choice.options) >= 5
        assert next(one.form for one in choices if one.name == "flow") is None


@pytest.mark.parametrize(
    ("chosen", "state", "is_drawn"),
    [
        ("UZB,TUR", "", False),
        ("UZB,TUR", "view=share", False),
        ("UZB,TUR", "scale=log", True),
        ("UZB,TUR", "view=growth&base=2019", True),
        ("RUS,EU27,CIS", "", True),
    ],
)
def test_who_would_press_the_chosen_flat_is_named_and_not_drawn(
    chosen: str, state: str, is_drawn: bool, shipped: Tables
) -> None:
    page = shown(shipped, state, chosen)
    chart = block(page, Chart)
    assert ("CHN" in {row.partner for row in chart.rows.records}) == is_drawn
    named = [note for note in notes(page) if note.startswith("Not drawn, so that")]
    assert [one.endswith("China ($5.43 billion in 2023).") for one in named] == [True] * (
        not is_drawn
    )


@pytest.mark.parametrize(
    ("years", "named"),
    [
        ("", ["Switzerland ($500 million in 2022)"]),
        ("&to=2020", ["Russia ($300 million in 2020)"]),
        ("&to=2019&from=2019", []),
    ],
)
def test_who_is_too_large_is_so_in_the_last_year_of_the_range(
    years: str, named: list[str], made: Tables
) -> None:
    """Uzbekistan bought for 50 million in every year, Russia for 200 in 2019."""
    start = "Not drawn, so that the lines of those chosen can be read: "
    said = [one for one in notes(shown(made, f"flow=exports{years}", "UZB")) if start in one]
    assert said == [f"{start}{one}." for one in named]


def test_how_fresh_the_record_is_is_one_short_line(shipped: Tables) -> None:
    assert shown(shipped).freshness == (
        "Record to 2023, provisional, read on 29 Nov 2026; some figures for 2024 and 2025 have "
        "been reported since."
    )


def test_mirror_data_are_in_dollars_with_band_and_ratio(shipped: Tables) -> None:
    page = shown(shipped, "tab=both_sides", "DEU")
    chart = block(page, Chart)
    assert not page.notices
    assert {row.unit for row in chart.rows.records} == {"USD"}
    assert {row.direction for row in chart.rows.records} == {"exports"}
    assert chart.subtitle.startswith("Goods from Kyrgyzstan to Germany, US dollars, 2019–2023; ")
    assert "Mirror ratio (importer / exporter)" in chart.table.head
    assert "The latest ratio, ×2.74, is above the ×1.05 to ×1.20 that freight explains." in notes(
        page
    )
    assert any("Euros are converted" in note for note in notes(page))
    kazakh = shown(shipped, "tab=both_sides", "KAZ")
    assert not any("Euros" in note for note in notes(kazakh))


def test_mirror_data_may_be_in_soms() -> None:
    kazakh = {"reporter": "KAZ", "partner": "KGZ", "indicator": "imports", "unit": "KGS"}
    soms = figure(8_000 * M, year(2020), "2023-04", "KAZ-STAT", **kazakh)
    page = shown(with_rates(soms, rate("dollar", 80.0, 2020)), "tab=both_sides", "KAZ")
    (theirs,) = (row for row in block(page, Chart).rows.records if row.year == 2020 and row.ratio)
    assert (theirs.obs_value, theirs.unit) == (pytest.approx(100 * M), "USD")
    assert any("otherwise of the International Monetary Fund" in note for note in notes(page))
    assert not any("Euros are converted" in note for note in notes(page))


def test_where_the_chosen_have_neither_others_are_offered(shipped: Tables) -> None:
    page = shown(shipped, "tab=both_sides", "UKR")
    assert page.notices == (
        "The record has neither data nor statements of the other side for Ukraine.",
    )
    (said,) = (one for one in page.blocks if isinstance(one, Prose))
    links = [run for run in said.paragraphs[1] if isinstance(run, Run)]
    assert "/trade?partner=UKR&tab=both_sides&with=DEU" in {run.address for run in links}
    assert shown(shipped, "tab=both_sides&with=DEU", "UKR").charts()


def test_the_table_is_that_of_the_chart_with_its_files(shipped: Tables) -> None:
    page = shown(shipped, "tab=table&view=share", "CHN,KAZ")
    chart = block(shown(shipped, "view=share", "CHN,KAZ"), Chart)
    assert block(page, Table).body == chart.table.body
    links = [s for one in page.blocks if isinstance(one, Prose) for s in strings(one, _NO_WORDS)]
    assert file_address(chart.rows, "csv") in links and file_address(chart.rows, "xlsx") in links


def test_what_only_the_eye_sees_is_in_the_alternative_text(shipped: Tables) -> None:
    """Who was not chosen, and that later years were only reported."""
    (chart,) = views.shown(shipped, "trade", [("partner", "RUS")]).page.charts()
    assert "Not chosen, drawn for comparison: China." in chart.alt
    assert re.search(r"Only reported, not in the tables by country: \d+ figures", chart.alt)
    everyone = ",".join(partners(shipped))
    (chart,) = views.shown(shipped, "trade", [("partner", everyone), ("to", "2020")]).page.charts()
    assert "Not chosen" not in chart.alt and "Only reported" not in chart.alt

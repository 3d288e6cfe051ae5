"""The tab Both sides: who can be chosen, lanes or lines, the range of years, the notes."""

import json
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.dashboard import views
from lib.dashboard.queries.mirror import both_sides, with_both_sides
from lib.dashboard.queries.trade import partners
from lib.dashboard.views.menus import file_address
from lib.model import Chart, Choice, Controls, Page, Prose, Run, Tables
from tests.dashboard.views.page_parts import block, text_of
from tests.dashboard.views.test_claim_labels import must_be_clear
from tests.round_numbers import ROWS, M, edition, figure, with_figures, year

_BEYOND = "Beyond freight, a gap can come from goods of third countries"


def shown(tables: Tables, state: str) -> Page:
    return views.shown(tables, "trade", parse_qsl(f"tab=both_sides&{state}")).page


def chart_of(tables: Tables, state: str) -> Chart:
    return block(shown(tables, state), Chart)


def choice_of(page: Page, name: str) -> Choice:
    (choice,) = (one for one in block(page, Controls).choices if one.name == name)
    return choice


def notes(chart: Chart) -> list[str]:
    return [text_of(note) for note in chart.notes]


def is_lines(chart: Chart) -> bool:
    return "yaxis2" in json.loads(chart.figure)["layout"]


def names_in_file(tables: Tables, chart: Chart) -> list[str]:
    choices = dict(parse_qsl(urlsplit(file_address(chart.rows, "csv")).query))
    named = tuple(choices.pop("partner").split(","))
    return list(views.run(chart.rows.name, tables, named, choices)["observation_id"])


def test_every_partner_with_figures_of_the_other_side_can_be_chosen(shipped: Tables) -> None:
    offered = choice_of(shown(shipped, ""), "with")
    codes = [option.value for option in offered.options]
    assert {*with_both_sides(shipped, partners(shipped))} < {*codes}
    assert {"RUS", "EU27", "DEU", "UZB", "ARM", "KAZ", "CHN", "BLR"} < {*codes}
    assert len(codes) == len({*codes}) > 40
    for option in offered.options:
        page = views.shown(shipped, "trade", parse_qsl(urlsplit(option.address).query)).page
        assert choice_of(page, "with").chosen == option.value
        assert page.charts() and not page.notices


def test_the_list_is_grouped_by_what_is_on_record(shipped: Tables) -> None:
    options = choice_of(shown(shipped, "partner=KAZ,CHN"), "with").options
    groups: dict[str, list[str]] = {}
    for option in options:
        groups.setdefault(option.group, []).append(option.value)
    assert list(groups) == [
        "Chosen above",
        "Data of both sides",
        "Data of both sides: EU members",
        "Statements of officials alone",
    ]
    chosen, counted, of_eu, said = groups.values()
    assert chosen == ["KAZ", "CHN"]
    assert counted == ["ARM", "EU27", "RUS", "UZB"], "in the order of their names"
    assert len(of_eu) == 27 and "DEU" in of_eu
    assert "BLR" in said and not {*said} & {*with_both_sides(shipped, partners(shipped))}
    # No group is written twice.
    runs = [n for n, one in enumerate(options) if not n or options[n - 1].group != one.group]
    assert len(runs) == len(groups)


@pytest.mark.parametrize("way", ["exports", "imports"])
def test_what_is_drawn_is_in_the_table_and_in_the_file_of_every_partner(
    way: str, shipped: Tables
) -> None:
    for code in with_both_sides(shipped, partners(shipped)):
        chart = chart_of(shipped, f"with={code}&direction={way}&kind=mirror")
        names = [row.observation_id for row in chart.rows.records]
        assert sorted(json.loads(chart.figure)["layout"]["meta"]["drawn"]) == sorted(names)
        assert len(chart.table.body) == len(names)
        assert names_in_file(shipped, chart) == names
        assert 0 < len(chart.finding) <= 90, chart.finding
        assert chart.height <= 480
        assert {row.unit for row in chart.rows.records} == {"USD"}


@pytest.mark.parametrize(
    ("state", "lines"),
    [
        ("with=RUS", True),
        ("with=RUS&from=2013", True),
        ("with=RUS&from=2014", False),
        ("with=RUS&from=1994&to=2001", False),
        ("with=UZB", True),
        ("with=KAZ", False),
    ],
)
def test_up_to_eight_years_have_lanes_and_more_are_lines(
    state: str, lines: bool, shipped: Tables
) -> None:
    assert is_lines(chart_of(shipped, state)) == lines


def test_a_range_of_years_is_drawn_tabled_filed_and_in_the_title(shipped: Tables) -> None:
    page = shown(shipped, "with=RUS&direction=imports&from=2005&to=2010")
    chart = block(page, Chart)
    assert {row.year for row in chart.rows.records} == set(range(2005, 2011))
    assert names_in_file(shipped, chart) == [row.observation_id for row in chart.rows.records]
    assert "2005–2010" in page.title and "2005–2010" in chart.subtitle
    assert dict(chart.rows.choices) == {
        "across": "RUS",
        "currency": "dollars",
        "direction": "imports",
        "from": "2005",
        "to": "2010",
    }
    assert "from" not in dict(chart_of(shipped, "with=RUS").rows.choices)


def test_of_remarks_of_either_side_two_are_shown() -> None:
    noted = [
        row | {"note": f"Remark {row['compiler']} {row['period_start']}"}
        if {"KGZ", "KAZ"} == {row["reporter"], row["partner"]}
        else row
        for row in ROWS["observations"]
    ]
    said = notes(chart_of(edition(observations=noted), "with=KAZ"))
    assert sum("Remark" in one for one in said) == 2


def test_a_range_that_reaches_further_is_no_fault(shipped: Tables) -> None:
    page = shown(shipped, "with=RUS&to=2023")
    assert not page.notices
    german = shown(shipped, "with=DEU&from=2005&to=2024")
    assert not german.notices
    assert {row.year for row in block(german, Chart).rows.records} == set(range(2019, 2024))
    assert {row.year for row in block(page, Chart).rows.records} == set(range(1994, 2022))
    (said,) = shown(shipped, "with=RUS&from=1066").notices
    assert "1066" in text_of(said)
    (said,) = shown(shipped, "with=RUS&from=2022").notices
    assert "2022, which is not offered" in text_of(said).replace("“", "").replace("”", "")
    (said,) = shown(shipped, "with=RUS&from=2010&to=2005").notices
    assert "all years are shown" in text_of(said)


def test_another_partner_or_way_has_its_own_years(shipped: Tables) -> None:
    page = shown(shipped, "with=RUS&from=2005&to=2010&kind=mirror")
    for name in ("with", "direction", "kind"):
        for option in choice_of(page, name).options:
            if option.value != choice_of(page, name).chosen:
                assert "from=" not in option.address and "to=" not in option.address


def test_russia_s_gap_over_the_years(shipped: Tables) -> None:
    """Counted by hand: imports from Kyrgyzstan of 10 years are more than 1.2 times the Kyrgyz
    exports, of 13 less than 1.05 times; exports to it 10 and 4."""
    sold = chart_of(shipped, "with=RUS&direction=exports")
    assert sold.finding == "In 23 of 28 years freight does not explain the gap with Russia"
    assert notes(sold)[:4] == [
        "In 2021 Russia counted $348m of imports from Kyrgyzstan, Kyrgyzstan $393m of exports.",
        "Of 28 years, Russia counted more than freight explains in 10 and less in 13.",
        "Both directions together in 2021: Russia counted $2.5bn, Kyrgyzstan $2.3bn.",
        "The latest ratio, ×0.88, is below the ×1.05 to ×1.20 that freight explains.",
    ]
    bought = chart_of(shipped, "with=RUS&direction=imports")
    assert bought.finding == (
        "In 2021 Russia counted $2.16bn of exports to Kyrgyzstan, Kyrgyzstan $1.91bn of imports"
    )
    said = "Of 28 years, Russia counted more than freight explains in 10 and less in 4."
    assert said in notes(bought)


def test_a_gap_in_most_years_is_the_finding_with_what_is_provisional(shipped: Tables) -> None:
    chart = chart_of(shipped, "with=UZB&direction=imports")
    assert chart.finding == (
        "In all 14 years Uzbekistan counted more than freight explains (2023 provisional)"
    )
    assert "provisional" in chart.alt
    final = chart_of(shipped, "with=UZB&direction=imports&to=2022")
    assert final.finding == "In all 13 years Uzbekistan counted more than freight explains"
    armenian = chart_of(shipped, "with=ARM&direction=exports")
    assert armenian.finding == "In 7 of 11 years Armenia counted less than freight explains"


def test_re_exports_are_spoken_of_only_where_freight_does_not_explain_the_gap(
    shipped: Tables, made: Tables
) -> None:
    assert any(_BEYOND in note for note in notes(chart_of(shipped, "with=RUS")))
    assert not any(
        _BEYOND in note for note in notes(chart_of(made, "with=KAZ&from=2022&direction=imports"))
    )
    within = chart_of(shipped, "with=RUS&direction=imports&from=2006&to=2010")
    assert not any(_BEYOND in note for note in notes(within))
    assert any(
        _BEYOND in note
        for note in notes(chart_of(shipped, "with=RUS&direction=imports&from=2005&to=2010"))
    )


def test_what_the_record_knows_of_origin_and_consignment_is_said(shipped: Tables) -> None:
    said = notes(chart_of(shipped, "with=ARM&direction=exports"))
    assert (
        "Armenia, 2023 (436,415 US dollars): By country of origin; by country of consignment "
        "638,686 dollars."
    ) in said
    assert (
        "Armenia: sums of the months that have a value, not of twelve: 11 months of 2014, "
        "10 months of 2015 and 11 months of 2016."
    ) in said


def test_china_has_turnover_alone_several_times_the_kyrgyz_figure(shipped: Tables) -> None:
    chart = chart_of(shipped, "with=CHN")
    assert chart.rows.name == "statements"
    said = notes(chart)
    (beyond,) = (note for note in said if _BEYOND in note)
    assert beyond.startswith(
        "Chinese officials gave ×3.64 the Kyrgyz figure for 2023; freight explains ×1.20 at the "
    )
    assert "China, 2024 ($22.7 billion): China counts transit." in said
    assert all(row.year != 2026 for row in chart.rows.records)
    kazakh = notes(chart_of(shipped, "with=KAZ&kind=statements"))
    assert not any("Chinese" in note for note in kazakh)


def test_years_without_a_rate_are_named_together(shipped: Tables) -> None:
    said = notes(chart_of(shipped, "with=EU27&direction=imports"))
    assert (
        "Not drawn, since one side’s figure is in another currency and no rate of its time is on "
        "the list: 2010–2017."
    ) in said
    assert "Kyrgyzstan, 2018–2019: Without United Kingdom, as the other side counts." in said


def test_a_second_compiler_is_a_mark_and_not_in_the_words_of_the_lane(shipped: Tables) -> None:
    chart = chart_of(shipped, "with=DEU&direction=imports")
    of_2022 = [row for row in chart.rows.records if row.year == 2022]
    assert [row.compiler for row in of_2022] == ["NSC", "DEU-STAT", "ESTAT"]
    texts = json.loads(chart.figure)["layout"]["annotations"]
    (said,) = (one["text"] for one in texts if "Germany $340m" in one["text"])
    assert said.count("$340m") == 1, "what agrees to three digits is written once"


def test_parts_of_years_are_hourglasses_and_no_year_of_the_finding(made: Tables) -> None:
    """A half of 2023 on both sides comes after the whole year 2022, which the finding is of."""
    half = year(2023)[0], year(2023)[0].replace(month=6, day=30)
    kazakh = {"reporter": "KAZ", "partner": "KGZ", "indicator": "imports"}
    ours = figure(90 * M, half, "2023-09", partner="KAZ", indicator="exports")
    tables = with_figures(ours, figure(80 * M, half, "2023-09", "KAZ-STAT", **kazakh))
    assert any(row.period_end == half[1] for row in both_sides(tables, "KAZ", dollars=True))
    chart = chart_of(tables, "with=KAZ&direction=exports")
    assert "2022" in chart.finding and "2023" not in chart.finding
    assert "hourglass" in {item.glyph for item in chart.legend}
    assert "hourglass" not in {item.glyph for item in chart_of(made, "with=KAZ").legend}


@pytest.mark.parametrize("code", ["RUS", "KAZ", "CHN", "TJK", "UZB", "TUR", "BLR"])
def test_statements_of_many_years_fit_the_first_screen(code: str, shipped: Tables) -> None:
    chart = chart_of(shipped, f"with={code}&kind=statements")
    assert chart.height <= 480 and len(chart.finding) <= 90
    statements = [row for row in chart.rows.records if row.published]
    books = [row for row in chart.rows.records if not row.published]
    assert statements and min(row.year for row in books) >= min(row.year for row in statements) - 1
    narrowed = chart_of(shipped, f"with={code}&kind=statements&from={statements[-1].year}")
    assert {row.year for row in narrowed.rows.records} == {statements[-1].year}
    assert names_in_file(shipped, narrowed) == [row.observation_id for row in narrowed.rows.records]


def test_a_range_without_a_statement_says_so(shipped: Tables) -> None:
    chart = chart_of(shipped, "with=RUS&kind=statements&from=2019&to=2021")
    assert chart.finding == (
        "Kyrgyz statistics have $2.3bn for 2021; officials gave nothing for these years"
    )


@pytest.mark.parametrize(
    "kind", ["mirror&direction=exports", "mirror&direction=imports", "statements"]
)
def test_no_label_of_any_partner_is_over_a_mark_a_line_or_a_label(
    kind: str, shipped: Tables
) -> None:
    """On a telephone and on a desk."""
    charts = 0
    for option in choice_of(shown(shipped, ""), "with").options:
        charts += must_be_clear(shown(shipped, f"with={option.value}&kind={kind}"))
    assert charts > 30


def test_who_has_figures_of_the_other_side_is_listed_by_name_in_each_language(
    shipped: Tables,
) -> None:
    for language in ("en", "ru", "ky"):
        page = shown(shipped, f"partner=CIV&lang={language}")
        (links,) = (one for one in page.blocks if isinstance(one, Prose))
        names = [run.text for run in links.paragraphs[1] if isinstance(run, Run) and run.address]
        assert len(names) > 3 and names == sorted(names)


def test_a_ratio_just_beyond_freight_is_not_said_to_be_within(shipped: Tables) -> None:
    """Of Kazakhstan's imports from Kyrgyzstan of 2023, 540,959,390 dollars by 449,009,325."""
    chart = chart_of(shipped, "partner=KAZ")
    assert any("×1.205, is above the ×1.05 to ×1.20" in note for note in notes(chart))
    assert any("×1.205" in line for line in chart.table.body)

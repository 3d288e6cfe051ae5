"""The page of trade where the record has gaps: what there is nothing of is said, the rest shown."""

from datetime import date
from urllib.parse import parse_qsl

import pytest

from lib.dashboard import views
from lib.dashboard.queries.mirror import both_sides
from lib.model import Chart, Page, Prose, Tables
from tests import round_numbers
from tests.dashboard.views.page_parts import chart_of, text_of
from tests.round_numbers import M, figure, year


def shown(tables: Tables, state: str) -> Page:
    return views.shown(tables, "trade", parse_qsl(state)).page


@pytest.fixture(scope="module")
def only_china() -> Tables:
    """Tables with a year of which nothing is printed but China's trade."""
    given = {"partner": "CHN", "source_id": "of-nsc-exports"}
    return round_numbers.with_figures(
        *(
            figure(50 * M, year(2018), "2023-01", indicator=flow, **given)
            for flow in ("exports", "imports")
        )
    )


@pytest.fixture(scope="module")
def early() -> Tables:
    """Tables with a new year, which comes for a few partners first."""
    areas = (("RUS", None), ("EU27", "eu_27"))
    return round_numbers.with_figures(
        *(
            figure(
                100 * M,
                year(2023),
                "2024-02",
                partner=area,
                indicator=flow,
                definition=definition,
                source_id="of-nsc",
            )
            for area, definition in areas
            for flow in ("exports", "imports")
        )
    )


def test_a_year_without_a_row_is_said_and_who_has_one_is_ranked(only_china: Tables) -> None:
    page = shown(only_china, "partner=RUS&tab=partners&year=2018")
    assert page.notices == ("The record has no trade turnover with Russia for 2018.",)
    assert [row.partner for row in chart_of(page).rows.records] == ["CHN"]
    page = shown(only_china, "partner=RUS&tab=partners&year=2019")
    assert page.notices == ()


def test_growth_from_a_year_without_a_row_is_said_and_others_are_drawn(only_china: Tables) -> None:
    page = shown(only_china, "partner=RUS&view=growth&base=2018")
    (notice,) = page.notices
    assert notice == "Not drawn: the record has no trade turnover with Russia in 2018 to grow from."
    assert {row.partner for row in chart_of(page).rows.records} == {"CHN"}


@pytest.mark.parametrize("tab", ["partners", "exports_imports"])
def test_where_the_latest_year_reaches_only_some_partners_the_page_says_so(
    tab: str, early: Tables
) -> None:
    said = "The record has no trade turnover with China for 2023."
    assert told(shown(early, f"partner=CHN&tab={tab}")) == (said,)
    assert told(shown(early, f"partner=CHN&tab={tab}&year=2022")) == ()


def told(page: Page) -> tuple[str, ...]:
    """What a page says is missing: above its chart, or instead of one."""
    assert not (page.charts() and any(isinstance(block, Prose) for block in page.blocks))
    instead = (block.paragraphs for block in page.blocks if isinstance(block, Prose))
    return (*map(text_of, page.notices), *(text_of(one) for said in instead for one in said))


def without(*figures: tuple[str, str | None, int]) -> Tables:
    """Round numbers that lack some, by indicator, partner and year."""
    return round_numbers.figures_where(
        lambda row: (
            (row["indicator"], row["partner"], int(str(row["period_end"] or "0")[:4]))
            not in figures
        )
    )


NO_KAZAKHSTAN = tuple((flow, "KAZ", y) for flow in ("exports", "imports") for y in (2020, 2022))


@pytest.mark.parametrize("tab", ["over_time", "table"])
@pytest.mark.parametrize(
    ("lacking", "state", "said"),
    [
        (
            [("gdp", None, 2019)],
            "partner=RUS&view=to_gdp&from=2019&to=2019",
            "Not drawn, since the record has no GDP for 2019: Russia.",
        ),
        (
            [("gdp", None, 2019), ("gdp", None, 2020)],
            "partner=RUS,KAZ&view=to_gdp&to=2020&flow=exports",
            "Not drawn, since the record has no GDP for 2019–2020: Russia and Kazakhstan.",
        ),
        (
            [("exports", "WLD", 2019)],
            "partner=RUS&view=share&from=2019&to=2019&flow=exports",
            "Not drawn, since the record has no total for 2019: Russia.",
        ),
        (
            [],
            "partner=RUS&view=yearly&from=2019&to=2019",
            "Not drawn: the record has no trade turnover with Russia in 2018 to grow from.",
        ),
        (
            [],
            "partner=none&view=yearly&from=2019&to=2019&flow=imports",
            "Not drawn: the record has no imports from China in 2018 to grow from.",
        ),
    ],
)
def test_where_nothing_is_drawn_the_page_says_what_is_missing(
    lacking: list[tuple[str, str | None, int]], state: str, said: str, tab: str
) -> None:
    page = shown(without(*lacking), f"{state}&tab={tab}")
    assert (page.charts(), page.notices) == ((), ())
    assert told(page) == (said,)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("view=yearly", "the record has no exports to Kazakhstan for any two years in a row."),
        (
            "view=yearly&from=2020&to=2022",
            "the record has no exports to Kazakhstan for any two years in a row of 2020–2022.",
        ),
        (
            "view=growth&base=2020",
            "the record has no exports to Kazakhstan in 2020 to grow from.",
        ),
    ],
)
def test_a_partner_that_cannot_grow_has_the_flow_in_its_reason(state: str, said: str) -> None:
    tables = without(*NO_KAZAKHSTAN)
    (notice,) = shown(tables, f"partner=KAZ,RUS&flow=exports&{state}").notices
    assert notice == f"Not drawn: {said}"


@pytest.mark.parametrize(
    ("flow", "said"),
    [
        ("trade_turnover", "no trade turnover with Kazakhstan"),
        ("exports", "no exports to Kazakhstan"),
        ("imports", "no imports from Kazakhstan"),
        ("trade_balance", "no trade balance with Kazakhstan"),
    ],
)
def test_what_a_range_lacks_is_said_of_the_flow_and_the_years(flow: str, said: str) -> None:
    page = shown(without(*NO_KAZAKHSTAN), f"partner=KAZ&flow={flow}&from=2022&to=2022")
    assert page.notices == (f"The record has {said} for 2022.",)


@pytest.mark.parametrize(("code", "name"), [("SPECA", "The SPECA countries"), ("OTS", "The OTS")])
def test_who_has_no_row_is_said_of_one_and_of_several(
    code: str, name: str, shipped: Tables
) -> None:
    said = "cannot be chosen: the tables of Kyrgyz trade by partner have no such row."
    assert shown(shipped, f"partner={code}").notices[0] == f"{name} {said}"


def test_of_a_block_whose_members_are_not_all_chosen_it_is_not_said(shipped: Tables) -> None:
    """The EAEU began in 2015, so that up to 2010 nothing could be left of it."""
    said = ("The record has no trade turnover with the EAEU for 1994–2010.",)
    assert shown(shipped, "partner=RUS,EAEU&to=2010").notices == said
    said = ("The record has no trade turnover with the EAEU for 2010.",)
    assert shown(shipped, "partner=RUS,EAEU&tab=exports_imports&year=2010").notices == said


def test_a_block_whose_members_come_later_is_not_opened(early: Tables) -> None:
    page = shown(early, "partner=EU27&tab=partners&within=EU27")
    (said,) = (block for block in page.blocks if isinstance(block, Prose))
    assert said.paragraphs == ("No member of the EU has a row of its own in 2023.",)
    assert said.paragraphs[0] in chart_of(shown(early, "partner=EU27&tab=partners")).notes
    notes = chart_of(shown(early, "partner=EU27&tab=partners&year=2022")).notes
    assert "The EU is not ranked; its members are." in notes
    assert not any("row of its own" in str(note) for note in notes)


def test_lines_end_where_their_rows_do(early: Tables) -> None:
    rows = chart_of(shown(early, "partner=CHN,RUS")).rows.records
    last = {
        partner: max(r.year for r in rows if r.partner == partner) for partner in ("CHN", "RUS")
    }
    assert last == {"CHN": 2022, "RUS": 2023}


HALF = (date(2022, 1, 1), date(2022, 6, 30))


def halves(partner: str, **theirs: str) -> Tables:
    """Round numbers with half a year in dollars, and the other side's in euros."""
    ours = {"partner": partner, "indicator": "exports"}
    given = {"reporter": partner, "partner": "KGZ", "indicator": "imports", "unit": "EUR"}
    return round_numbers.with_figures(
        figure(90 * M, HALF, "2022-08", definition=theirs.get("definition"), **ours),
        figure(80 * M, HALF, "2022-09", compiler="ESTAT", **given, **theirs),
    )


def test_euros_that_cannot_be_converted_are_on_no_axis_of_dollars() -> None:
    """Rates are of whole years, so a half stays in the currency in which it is printed."""
    tables = halves("EU27", definition="eu_27")
    printed = both_sides(tables, "EU27", dollars=False)
    assert {row.unit for row in printed if row.period_end == HALF[1]} == {"USD", "EUR"}
    chart = chart_of(shown(tables, "tab=both_sides&with=EU27&direction=exports"))
    assert {row.unit for row in chart.rows.records} == {"USD"}
    assert {row.period_end for row in chart.rows.records} == {year(2021)[1], year(2022)[1]}
    said = (
        "Not drawn, since one side’s figure is in another currency and no rate of its time is on "
        "the list: Jan – Jun 2022."
    )
    assert said in [str(note).replace("\u2009", " ") for note in chart.notes]


def test_where_no_period_is_in_dollars_on_both_sides_the_page_says_so() -> None:
    page = shown(halves("DEU"), "tab=both_sides&with=DEU&kind=mirror")
    assert not [block for block in page.blocks if isinstance(block, Chart)]
    (said,) = (block for block in page.blocks if isinstance(block, Prose))
    assert "another currency" in str(said.paragraphs)

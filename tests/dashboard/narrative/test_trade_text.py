"""The words of the page of trade: findings of each view, notes, both sides, gold."""

from dataclasses import replace
from datetime import date

import pytest

from lib.dashboard.narrative import (
    LANGUAGES,
    both_sides_text,
    gold_text,
    people_text,
    ranking_text,
    trade_notes_text,
    trade_text,
    wording,
)
from lib.dashboard.narrative.wording import LONGEST_FINDING
from lib.dashboard.queries import FREIGHT
from lib.dashboard.queries.series import Series, apart
from lib.dashboard.queries.trade import levels, trade
from lib.model import MembershipChange, MirrorRow, StatementRow, Tables, TradeRow, View

WORDS = wording("en")


@pytest.fixture(scope="module")
def row(made: Tables) -> TradeRow:
    return next(levels(made, Series("RUS"), "trade_turnover", 2022))


def finding(tables: Tables, codes: tuple[str, ...], flow: str, view: View) -> str:
    return trade_text.finding(trade(tables, apart(codes), flow, view, 2019), view, WORDS)


@pytest.mark.parametrize(
    ("codes", "flow", "view", "said"),
    [
        (
            ("RUS",),
            "trade_turnover",
            View.LEVEL,
            "Trade with Russia came to $1.2 billion in 2022 (provisional), after $1 billion",
        ),
        (
            ("RUS", "KAZ"),
            "exports",
            View.LEVEL,
            "Of those chosen, Russia buys most: $400 million in 2022 (provisional), "
            "after $300 million",
        ),
        (
            ("RUS", "EAEU"),
            "exports",
            View.LEVEL,
            "Of those chosen, counted apart, Russia buys most: $400m in 2022 (provisional), "
            "after $300m",
        ),
        (
            ("CIS", "RUS", "CHN"),
            "trade_turnover",
            View.LEVEL,
            "Of those chosen, counted apart, Russia trades most: $1.2 billion in 2022 "
            "(provisional)",
        ),
        (
            ("RUS", "EAEU"),
            "imports",
            View.SHARE,
            "Of those chosen, counted apart, Russia has the largest share: 20.0% in 2022 "
            "(provisional)",
        ),
        (
            ("KAZ", "RUS"),
            "imports",
            View.SHARE,
            "Of those chosen, Russia has the largest share: 20.0% in 2022 (provisional)",
        ),
        (
            ("RUS", "EAEU"),
            "exports",
            View.YEARLY,
            "Of those chosen, Russia grew most in 2022 (provisional): ×1.33 on the year before",
        ),
        (
            ("RUS",),
            "imports",
            View.SHARE,
            "Imports from Russia made up 20.0% of the total in 2022 (provisional)",
        ),
        (
            ("RUS", "KAZ"),
            "trade_turnover",
            View.GROWTH,
            "Of those chosen, Kazakhstan grew most: ×2.50 from 2019 to 2022 (provisional)",
        ),
        (
            ("RUS",),
            "trade_turnover",
            View.YEARLY,
            "Trade with Russia in 2022 (provisional) came to ×1.20 that of the year before",
        ),
        (
            ("RUS",),
            "trade_turnover",
            View.TO_GDP,
            "Trade with Russia came to 10.0% of GDP in 2022 (provisional)",
        ),
        (
            ("RUS",),
            "trade_balance",
            View.LEVEL,
            "Kyrgyzstan bought $400 million more from Russia than it sold there in 2022 "
            "(provisional)",
        ),
        (
            ("CHE",),
            "trade_balance",
            View.LEVEL,
            "Kyrgyzstan sold $490m more to Switzerland than it bought there in 2022 (provisional)",
        ),
    ],
)
def test_the_finding_of_each_view(
    codes: tuple[str, ...], flow: str, view: View, said: str, made: Tables
) -> None:
    assert finding(made, codes, flow, view) == said
    assert len(said) <= LONGEST_FINDING


def test_of_a_block_without_some_chosen_what_is_equal_to_the_domestic_product_is_apart(
    row: TradeRow,
) -> None:
    first = replace(row, measure="share", unit="percent_gdp", obs_value=20.0, obs_status="A")
    rest = replace(first, series="CIS_X_RUS", partner="CIS", without="RUS", obs_value=10.0)
    said = trade_text.finding([first, rest], View.TO_GDP, WORDS)
    start = "Of those chosen, counted apart, Russia comes first: "
    assert said == f"{start}equal to 20.0% of GDP in 2022"


@pytest.mark.parametrize(
    ("partner", "now", "before", "said"),
    [
        ("USA", 438e6, 247e6, "came to $438m in 2022 (provisional), after $247m"),
        ("USA", 438e6, None, "came to $438 million in 2022 (provisional)"),
        ("BIH", 438e6, 247e6, "Herzegovina came to $438m in 2022 (provisional), after $247m"),
    ],
)
def test_the_year_before_is_said_in_short_where_there_is_little_room(
    partner: str, now: float, before: float | None, said: str, row: TradeRow
) -> None:
    latest = replace(row, series=partner, partner=partner, obs_value=now, obs_status="P")
    rows = [latest]
    if before is not None:
        rows.append(replace(latest, year=latest.year - 1, obs_value=before, obs_status="A"))
    assert trade_text.finding(rows, View.LEVEL, WORDS).endswith(said)


@pytest.mark.parametrize("partner", ["RUS", "CHN", "KAZ", "UZB", "TUR", "EU27", "CIS"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language_a_finding_of_the_main_partners_has_room_for_the_year_before(
    language: str, partner: str, row: TradeRow
) -> None:
    words = wording(language)
    now = replace(row, series=partner, partner=partner, obs_value=3.01e9, obs_status="P")
    before = replace(now, year=now.year - 1, obs_value=3.48e9, obs_status="A")
    said = trade_text.finding([before, now], View.LEVEL, words)
    assert words.value(3.48e9, "USD") in said
    assert words.value(3.01e9, "USD") in said


@pytest.mark.parametrize("partner", ["RUS", "KAZ", "UZB"])
@pytest.mark.parametrize("view", [View.GROWTH, View.YEARLY])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language_growth_is_a_sentence_and_no_bare_number(
    language: str, view: View, partner: str, row: TradeRow
) -> None:
    words = wording(language)
    grown = replace(row, measure="growth", unit="ratio", base_year=1994, obs_value=14.8)
    grown = replace(grown, series=partner, partner=partner, obs_status="P")
    year = trade_text.year_of(grown.year, [grown], words)
    bare = words.text(
        "{who:^}: {value} in {year}",
        who=words.area(partner),
        value=words.value(14.8, "ratio"),
        year=year,
    )
    least = replace(grown, series="CHN", partner="CHN", obs_value=1.1)
    for rows in ([grown], [grown, least]):
        assert trade_text.finding(rows, view, words) != bare


@pytest.mark.parametrize(
    ("language", "partner", "flow", "value", "said"),
    [
        (
            "en",
            "BIH",
            "trade_balance",
            -9.05e7,
            "The balance with Bosnia & Herzegovina came to −$90.5 million in 2022 (provisional)",
        ),
        (
            "ru",
            "GBR",
            "trade_balance",
            -9.05e7,
            "Сальдо торговли с Великобританией — −$90,5\xa0млн (2022, предварительно)",
        ),
        (
            "ru",
            "TKM",
            "imports",
            5.67,
            "Сильнее всего здесь рост у Туркменистана: ×5,67 к 2019 году (2022, предварительно)",
        ),
    ],
)
def test_of_a_long_name_the_finding_says_what_its_figure_is_of(
    language: str, partner: str, flow: str, value: float, said: str, row: TradeRow
) -> None:
    view = View.LEVEL if flow == "trade_balance" else View.GROWTH
    longest = replace(row, series=partner, partner=partner, indicator=flow, obs_value=value)
    if view is View.GROWTH:
        longest = replace(longest, measure="growth", unit="ratio", base_year=2019)
    less = replace(longest, series="KAZ", partner="KAZ", obs_value=value / 10)
    found = trade_text.finding([longest, less], view, wording(language))
    assert found == said
    assert len(said) <= LONGEST_FINDING


def test_a_balance_of_nothing_is_neither_sold_nor_bought(row: TradeRow) -> None:
    even = replace(row, indicator="trade_balance", obs_value=0.0)
    assert trade_text.finding([even], View.LEVEL, WORDS) == (
        "Exports and imports were equal with Russia in 2022 (provisional)"
    )


@pytest.mark.parametrize(("least", "grew"), [(0.99, False), (1.0, True)])
def test_what_shrank_is_not_said_to_grow(least: float, grew: bool, row: TradeRow) -> None:
    grown = replace(row, measure="growth", unit="ratio", base_year=2019, obs_value=least)
    less = replace(grown, series="KAZ", partner="KAZ", obs_value=0.5)
    said = trade_text.finding([grown, less], View.GROWTH, WORDS)
    assert ("grew most" in said) == grew
    assert (
        said.startswith("All those chosen shrank from 2019 to 2022 (provisional); Russia least")
        != grew
    )


def test_the_caption_says_what_is_provisional(made: Tables) -> None:
    rows = trade(made, apart(("RUS",)), "trade_turnover")
    said = trade_text.caption(rows, View.LEVEL, "the committee", WORDS)
    assert said.endswith("in 2022 (provisional), after $1 billion. Source: the committee.")
    final = [row for row in rows if row.year < 2022]
    assert "provisional" not in trade_text.caption(final, View.LEVEL, "the committee", WORDS)
    long = trade_text.caption_long(rows, View.LEVEL, ("the committee", "edition of 2023"), WORDS)
    assert long.endswith("Source: the committee; edition of 2023.")
    assert "(CIF) together, US dollars, 2019–2022" in long


def test_what_is_in_no_row_is_said_with_flows_and_years() -> None:
    assert trade_notes_text.unallocated({("exports", 2021): 40.2}, WORDS) == (
        "Not assigned to any country: 40% of exports of 2021, most likely gold."
    )
    assert trade_notes_text.unallocated({("imports", 2011): 1.6}, WORDS) == (
        "Not assigned to any country: 2% of imports of 2011."
    )
    several = {("exports", 2012): 13.2, ("exports", 2021): 40.2, ("imports", 2011): 1.6}
    assert trade_notes_text.unallocated(several, WORDS) == (
        "Not assigned to any country: 13% to 40% of exports of 2012 and 2021 and 2% of imports of "
        "2011; of exports most likely gold."
    )


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("en", "No event on record falls into 2003.", "No event on record falls into 2003–2005."),
        ("ru", "За 2003 год в данных нет событий.", "За 2003–2005 годы в данных нет событий."),
    ],
)
def test_no_event_falls_into_a_year_or_years(language: str, one: str, several: str) -> None:
    words = wording(language)
    for said in (trade_notes_text.no_event, people_text.no_events):
        assert said(2003, 2003, words) == one
        assert said(2003, 2005, words) == several


@pytest.mark.parametrize(
    ("amount", "total", "said"),
    [
        (8.49e8, 1.2e9, "$849m of that year’s $1.2bn"),
        (-3.5e7, -3.94e8, "−$35m of that year’s −$394m"),
        (8.18e8, 5.71e8, "$818m; all members that year $571m"),
        (6.4e6, -1.54e8, "$6.4m; all members that year −$154m"),
        (5e6, 0.0, "$5m; all members that year 0"),
    ],
)
def test_what_is_more_than_all_is_no_part_of_it(amount: float, total: float, said: str) -> None:
    change = MembershipChange("EU27", 2020, ("GBR",), False, amount, total)
    found = trade_notes_text.members_of_each_year(
        WORDS.area("EU27"), (2019, 2023), (28, 27), [change], WORDS
    )
    assert found.endswith(f"Counted to 2019: the United Kingdom ({said}).")


def test_who_a_block_is_and_what_came_and_went_with_members() -> None:
    left = MembershipChange("EU27", 2020, ("GBR",), False, 8.49e8, 1.2e9)
    joined = MembershipChange(
        "EU27", 2005, ("CYP", "CZE", "EST", "HUN", "LTU", "LVA"), True, 3e7, 1.4e8
    )
    said = trade_notes_text.members_of_each_year
    assert said(WORDS.area("CIS"), (2018, 2023), (9, 9), (), WORDS) == (
        "The CIS is the sum of its members of each year."
    )
    assert said(WORDS.area("EU27"), (1994, 2023), (12, 27), (joined, left), WORDS) == (
        "The EU is the sum of its members of each year: 12 in 1994, 27 in 2023. Counted from 2005: "
        "6 countries ($30m of that year’s $140m). Counted to 2019: the United Kingdom ($849m of "
        "that year’s $1.2bn)."
    )
    assert trade_notes_text.members_of_one_year("EU27", 2023, WORDS) == (
        "The EU is the sum of its members of 2023 in every year."
    )


def test_overlaps_are_named_where_there_are_some() -> None:
    assert trade_notes_text.overlaps([], WORDS) == []
    assert trade_notes_text.overlaps([("RUS", "CIS")], WORDS) == [
        "Russia is part of the CIS: do not add them up."
    ]
    several = [("RUS", "CIS"), ("RUS", "EAEU")]
    assert trade_notes_text.overlaps(several, WORDS) == [
        "The CIS and the EAEU hold other partners shown: do not add them up."
    ]


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([2018], "2018"),
        ([2018, 2019], "2018 and 2019"),
        ([2018, 2019, 2020], "2018–2020"),
        ([2018, 2020, 2022], "2018, 2020 and 2022"),
    ],
)
def test_years_in_a_row_are_a_span(years: list[int], said: str) -> None:
    assert trade_notes_text.years_of(years, WORDS) == said


@pytest.mark.parametrize(
    ("flow", "said"), [("exports", "Exports to Russia: "), ("imports", "Imports from Russia: ")]
)
def test_goods_of_one_flow_go_to_a_partner_or_come_from_it(
    flow: str, said: str, row: TradeRow
) -> None:
    assert ranking_text.exports_imports([replace(row, indicator=flow)], WORDS).startswith(said)


def test_a_final_figure_is_not_provisional_since_another_partner_s_is(row: TradeRow) -> None:
    """Exports to one partner, and smaller imports from another that are provisional."""
    sold = replace(row, indicator="exports", obs_status="A")
    bought = replace(row, series="SYR", partner="SYR", indicator="imports", obs_status="P")
    shown = [sold, replace(bought, obs_value=row.obs_value / 9)]
    assert ranking_text.exports_imports(shown, WORDS).endswith("in 2022")
    shown = [replace(sold, obs_value=1.0), bought]
    assert ranking_text.exports_imports(shown, WORDS).endswith("in 2022 (provisional)")


def test_the_first_of_those_listed_is_no_more_than_that(row: TradeRow) -> None:
    total = replace(row, series="WLD", partner="WLD", obs_value=2 * row.obs_value)
    said = ranking_text.finding([row], total, None, WORDS)
    assert (
        said
        == "Of those listed, Russia is largest: $1.2 billion of $2.4 billion in 2022 (provisional)"
    )
    less = replace(total, obs_value=2 * row.obs_value - 1)
    assert ranking_text.finding([row], less, None, WORDS).startswith("Russia trades most: ")


def mirror_row(ratio: float | None, **changed: object) -> MirrorRow:
    row = MirrorRow(
        observation_id="m",
        direction="exports",
        reporter="KAZ",
        partner="KGZ",
        indicator="imports",
        measure="level",
        year=2022,
        period_start=date(2022, 1, 1),
        period_end=date(2022, 12, 31),
        period_kind="year",
        obs_value=1.5e6,
        bound="exact",
        unit="USD",
        valuation="cif",
        ratio=ratio,
        freight_low=None,
        freight_high=None,
        compiler="KAZ-STAT",
        obs_status="A",
        source_id=None,
        derivation=None,
        derived_from=None,
        note=None,
    )
    return replace(row, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ratio", "where"),
    [
        (1.0499, "below"),
        (1.05, "within"),
        (1.2, "within"),
        (1.2001, "above"),
        (1.21, "above"),
        (0.5, "below"),
    ],
)
def test_whether_freight_explains_the_gap(ratio: float, where: str) -> None:
    said = both_sides_text.verdict(mirror_row(ratio), FREIGHT, WORDS)
    assert f"is {where} the ×1.05 to ×1.20 that freight explains" in said


def test_without_one_currency_there_is_no_ratio() -> None:
    assert both_sides_text.verdict(mirror_row(None), FREIGHT, WORDS) == ""
    ours = mirror_row(None, reporter="KGZ", indicator="exports", obs_value=1e6)
    assert (
        both_sides_text.pair(ours, [mirror_row(None)], FREIGHT, WORDS)
        == "Kyrgyzstan $1m, Kazakhstan $1.5m"
    )
    assert both_sides_text.pair(ours, [mirror_row(1.5)], FREIGHT, WORDS).endswith(
        "Kazakhstan $1.5m (×1.50)"
    )
    assert both_sides_text.finding(ours, mirror_row(1.5), WORDS) == (
        "In 2022 Kazakhstan counted $1.5m of imports from Kyrgyzstan, Kyrgyzstan $1m of exports"
    )


def statement(side: str, year: int, published: str | None, bound: str = "exact") -> StatementRow:
    return StatementRow(
        observation_id=f"{side}{year}{published}",
        kind="statement" if published else "books",
        side=side,
        partner="RUS",
        year=year,
        obs_value=3e9,
        bound=bound,
        unit="USD",
        valuation="unstated",
        compiler="RUS-GOV" if side == "RUS" else "KGZ-GOV",
        published=published,
        obs_status="A",
        reports=1,
        source_id=None,
        derivation=None,
        derived_from=None,
        note=None,
    )


def test_statements_of_one_year_have_no_stretch_of_years() -> None:
    rows = [statement("KGZ", 2023, None)]
    said = both_sides_text.statements_subtitle("CHE", rows, WORDS)
    assert said.endswith("US dollars, 2023")
    later = [*rows, statement("KGZ", 2025, "2026-01")]
    said = both_sides_text.statements_subtitle("CHE", later, WORDS)
    assert said.endswith("US dollars, 2023–2025")


def test_the_other_side_s_statement_is_named_with_its_bound() -> None:
    rows = [
        statement("KGZ", 2023, None),
        statement("RUS", 2024, "2025-01-02", "more_than"),
        statement("KGZ", 2025, "2026-01-02"),
    ]
    assert both_sides_text.statements_finding(rows, WORDS) == (
        "Kyrgyz statistics: $3bn in 2023; Russian officials: more than $3 billion in 2024"
    )
    shared = [*rows, statement("RUS", 2023, "2024-01-02"), statement("RUS", 2023, "2024-03-01")]
    doubtful = replace(statement("RUS", 2023, "2024-05-01"), obs_status="U", obs_value=9e9)
    assert both_sides_text.statements_finding([*shared, doubtful], WORDS) == (
        "Kyrgyz statistics have $3bn for 2023; Russian officials gave $3 billion"
    )
    alone = [rows[0], statement("KGZ", 2023, "2024-01-02"), rows[2]]
    assert "2023; Kyrgyz officials gave" in both_sides_text.statements_finding(alone, WORDS)
    assert both_sides_text.on_bounds(rows, WORDS)
    assert not both_sides_text.on_bounds([rows[0], rows[2]], WORDS)
    assert "published 2 January 2025" in both_sides_text.statement_hover(rows[1], WORDS)
    twice = both_sides_text.statement_hover(replace(rows[1], reports=3), WORDS)
    assert twice.endswith("; 3 reports")


@pytest.mark.parametrize(
    ("rest", "said"),
    [(0.62e9, "38%"), (0.0051e9, "99%"), (0.005e9, "nearly all"), (0.0, "nearly all")],
)
def test_how_much_of_the_exports_was_gold(rest: float, said: str, row: TradeRow) -> None:
    whole = replace(row, series="CHE", partner="CHE", obs_value=1e9)
    found = gold_text.finding(whole, replace(whole, product="not gold", obs_value=rest), WORDS)
    assert found == f"Gold was {said} of exports of $1 billion to Switzerland in 2022 (provisional)"

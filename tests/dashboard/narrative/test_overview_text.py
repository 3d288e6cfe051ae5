"""The words of the first page."""

from dataclasses import replace
from datetime import date

import pytest

from lib.dashboard.narrative import freshness_text, overview_text, wording
from lib.dashboard.queries import ranked
from lib.dashboard.queries.series import Series, apart
from lib.dashboard.queries.trade import levels
from lib.model import Tables, TradeRow

WORDS = wording("en")


@pytest.fixture(scope="module")
def row(made: Tables) -> TradeRow:
    return next(levels(made, Series("RUS"), "trade_turnover", 2022))


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (0.334, "trade with China is a third of that with Russia"),
        (0.3399, "trade with China is a third of that with Russia"),
        (0.3401, "trade with China is 34% of that with Russia"),
        (0.3265, "trade with China is 33% of that with Russia"),
        (0.5, "trade with China is half of that with Russia"),
        (0.25, "trade with China is a quarter of that with Russia"),
        (0.667, "trade with China is two thirds of that with Russia"),
        (0.75, "trade with China is three quarters of that with Russia"),
        (0.2, "trade with China is a fifth of that with Russia"),
        (0.1, "trade with China is a tenth of that with Russia"),
        (0.9799, "trade with China is 98% of that with Russia"),
        (0.98, "trade with China is about as large as that with Russia"),
        (0.01, "trade with China is 1% of that with Russia"),
        (0.0099, "trade with China is less than one per cent of that with Russia"),
    ],
)
def test_a_ratio_is_a_fraction_within_two_percent_of_it(
    ratio: float, said: str, row: TradeRow
) -> None:
    small = replace(row, series="CHN", partner="CHN", obs_value=ratio * row.obs_value)
    assert overview_text.compared(small, row, WORDS) == said


def test_a_member_is_a_part_of_its_block(row: TradeRow) -> None:
    rest = replace(row, series="CIS_X_RUS", partner="CIS", obs_value=row.obs_value / 3)
    assert overview_text.part_of(row, rest, WORDS) == "Russia makes up 75% of trade with the CIS"


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (2022, "Russia was Kyrgyzstan’s largest trading partner in 2022, ahead of China"),
        (2021, "Russia has been Kyrgyzstan’s largest trading partner since 2021, ahead of China"),
        (
            2019,
            "Russia was Kyrgyzstan’s largest trading partner in every year from 2019 to 2022, "
            "ahead of China",
        ),
    ],
)
def test_since_when_a_partner_leads(since: int, said: str, made: Tables) -> None:
    ranking = ranked(made, "trade_turnover", 2022)
    assert overview_text.leader(ranking, since, 2019, WORDS, is_largest=True) == said
    alone = overview_text.leader(ranking[:1], since, 2019, WORDS, is_largest=True)
    assert alone == said.removesuffix(", ahead of China")
    again = overview_text.leader(ranking, since, 2019, WORDS, is_largest=True, led_before=True)
    assert again == said.replace(" since", " again since")


def test_who_may_not_be_largest_is_the_largest_listed(made: Tables) -> None:
    ranking = ranked(made, "trade_turnover", 2022)
    said = overview_text.leader(ranking, 2022, 2019, WORDS, is_largest=False, ahead=2)
    assert said == (
        "Russia was Kyrgyzstan’s largest listed partner in 2022, ahead of China and Switzerland"
    )


def test_the_heading_of_the_chart_names_what_fits(made: Tables) -> None:
    def title(*partners: str) -> str:
        rows = [
            row
            for series in apart(partners)
            for row in levels(made, series, "trade_turnover", 2022)
        ]
        return overview_text.chart_title(rows, WORDS)

    assert title("CIS", "RUS", "EU27") == (
        "Kyrgyzstan’s trade with Russia, the EU and the CIS without Russia"
    ), "what follows “without” could be taken for left out"
    many = title("RUS", "KAZ", "ARM", "UZB", "DEU", "FRA", "CHE", "CHN", "USA")
    assert many == "Kyrgyzstan’s trade with 9 partners"


def test_up_to_five_partners_are_named() -> None:
    five = ("RUS", "KAZ", "ARM", "UZB", "DEU")
    assert "Germany" in f"{overview_text.named(five, WORDS)}"
    assert f"{overview_text.named((*five, 'FRA'), WORDS)}" == "6 partners"


def test_how_fresh() -> None:
    def said(
        *reported: int,
        editions: tuple[str, ...] = ("2023-01",),
        accessed: date | None = None,
        final: bool = True,
    ) -> str:
        return freshness_text.freshness(
            2022, editions, accessed, reported, WORDS, is_provisional=not final
        )

    assert said() == "Latest year on record: 2022 (edition of January 2023)."
    assert said(accessed=date(2023, 2, 1)) == (
        "Latest year on record: 2022 (edition of January 2023, read on 1 February 2023)."
    )
    assert said(2023, final=False) == (
        "Latest year on record: 2022, provisional (edition of January 2023). "
        "2023 is not in it; some figures have been reported since."
    )
    assert said(2023, 2024).endswith(
        " 2023 and 2024 are not in it; some figures have been reported since."
    )
    assert "(editions of March and October 2024)" in said(editions=("2024-03", "2024-10"))
    assert "(editions of 2023 and March 2024)" in said(editions=("2023", "2024-03"))
    assert "(editions of December 2023 and March 2024)" in said(editions=("2023-12", "2024-03"))

"""Words for the figures of the Fund: whose, how far from the committee's, what is estimated."""

from dataclasses import replace

import pytest

from lib.dashboard.narrative import continuation_text, wording
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import levels
from lib.model import Tables, TradeRow

WORDS = wording("en")


@pytest.fixture(scope="module")
def row(made: Tables) -> TradeRow:
    found = next(levels(made, Series("RUS"), "trade_turnover", 2022))
    return replace(found, compiler="IMF", obs_status="A")


def test_a_figure_has_its_source_and_its_status(row: TradeRow) -> None:
    assert continuation_text.value(row, WORDS) == "$1.2bn, IMF"
    assert continuation_text.dated_value(row, WORDS) == "$1.2bn, IMF 2022"
    assert continuation_text.hover(row, WORDS) == "Russia, 2022: $1.2 billion (IMF)"
    unsure = replace(row, obs_status="E")
    assert continuation_text.hover(unsure, WORDS) == ("Russia, 2022: $1.2 billion (IMF, estimated)")
    assert continuation_text.cell(unsure, WORDS) == "$1.2bn (IMF, estimated)"
    assert continuation_text.cell(replace(row, obs_status="P"), WORDS) == (
        "$1.2bn (IMF, provisional)"
    )


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (1.0049, "For 2022 the two agree."),
        (0.9951, "For 2022 the two agree."),
        (1.006, "For 2022 the IMF has 0.6% more."),
        (0.994, "For 2022 the IMF has 0.6% less."),
        (1.0996, "For 2022 the IMF has 10% more."),
        (0.876, "For 2022 the IMF has 12% less."),
        (2.5, "For 2022 the IMF has 150% more."),
    ],
)
def test_how_far_one_is_from_the_committee(ratio: float, said: str, row: TradeRow) -> None:
    assert continuation_text.step([(row, ratio)], WORDS) == said


def test_of_several_the_one_that_is_furthest(row: TradeRow) -> None:
    china = replace(row, series="CHN", partner="CHN")
    assert continuation_text.step([(row, 1.03), (china, 0.96)], WORDS) == (
        "The largest difference in 2022: China, where the IMF has 4% less."
    )
    assert continuation_text.step([(row, 1.05), (china, 0.96)], WORDS) == (
        "The largest difference in 2022: Russia, where the IMF has 5% more."
    )
    assert continuation_text.step([(row, 1.001), (china, 0.998)], WORDS) == (
        "For 2022 the two agree."
    )


@pytest.mark.parametrize(
    ("ratio", "end"),
    [(1.001, "agrees for 2023."), (1.02, "2% more for 2023."), (0.9, "10% less for 2023.")],
)
def test_the_total_that_shares_are_of(ratio: float, end: str) -> None:
    said = continuation_text.own_total(2023, ratio, WORDS)
    assert said.startswith("Shares are of the IMF’s own total, which ") and said.endswith(end)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "Больше всего данные за 2022 год расходятся здесь: Россия, у МВФ на 5% больше."),
        ("ky", "2022-жыл боюнча эң чоң айырма: Россия, ЭВФте 5% көп."),
    ],
)
def test_in_other_languages(language: str, said: str, row: TradeRow) -> None:
    china = replace(row, series="CHN", partner="CHN")
    assert continuation_text.step([(row, 1.05), (china, 1)], wording(language)) == said


def test_members_without_a_row(row: TradeRow) -> None:
    block = replace(row, series="EAEU", partner="EAEU")
    assert continuation_text.without_row(block, ("BLR", "ARM"), 0.266, 2021, WORDS) == (
        "EAEU, 2022: not in the IMF’s figures, and counted as no trade: Belarus and Armenia. In "
        "2021 they had 27% of this trade."
    )


def test_the_lines_in_words(row: TradeRow) -> None:
    later = replace(row, year=2024, obs_value=1.5e9)
    assert continuation_text.alternative((later, row), WORDS) == (
        "Dashed: IMF, 2022–2024. Russia: $1.2 billion in 2022, $1.5 billion in 2024."
    )

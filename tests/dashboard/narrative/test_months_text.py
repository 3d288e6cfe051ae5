"""The words of trade by month: findings, labels, notes."""

from dataclasses import replace
from datetime import date

import pytest

from lib.codelists import areas
from lib.dashboard.narrative import LANGUAGES, months_text, wording
from lib.dashboard.narrative.wording import LONGEST_FINDING
from lib.dashboard.queries.months import by_period
from lib.dashboard.queries.series import Series, apart
from lib.model import Frequency, ObsStatus, PeriodRow, PeriodView, Tables
from tests.dashboard.refreshed_months import figure, monthly, quarter, tables_with

WORDS = wording("en")
MONTH, QUARTER = Frequency.MONTH, Frequency.QUARTER
AMOUNT, ROLLING, YEAR_BEFORE = PeriodView


@pytest.fixture(scope="module")
def given() -> Tables:
    return tables_with(
        [
            *monthly("RUS", "2025-01", [100e6] * 12 + [120e6] * 6),
            *monthly("CHN", "2025-01", [10e6] * 12 + [9e6] * 6),
            *monthly("RUS", "2025-01", [300e6] * 18, "imports"),
            *monthly("CHN", "2025-01", [5e6] * 18, "imports"),
            figure("RUS", quarter(2026, 2), 360e6),
        ]
    )


def finding(
    tables: Tables,
    codes: tuple[str, ...],
    flow: str,
    view: PeriodView,
    before: float | None = None,
    frequency: Frequency = MONTH,
    language: str = "en",
) -> str:
    rows = by_period(tables, apart(codes), flow, frequency, view)
    times = {} if before is None else dict.fromkeys(codes, before)
    return months_text.finding(rows, view, frequency, times, wording(language))


@pytest.mark.parametrize(
    ("codes", "flow", "view", "before", "said"),
    [
        (
            ("RUS",),
            "exports",
            AMOUNT,
            1.2,
            "Exports to Russia: $120 million in June 2026, ×1.2 the year before",
        ),
        (
            ("RUS",),
            "imports",
            ROLLING,
            1.0,
            "Imports from Russia: $3.6 billion in the twelve months to June 2026, "
            "×1 the year before",
        ),
        (
            ("RUS", "CHN"),
            "trade_turnover",
            AMOUNT,
            1.05,
            "Of those chosen, Russia trades most: $420 million in June 2026, ×1.05 the year before",
        ),
        (
            ("RUS", "CHN"),
            "exports",
            YEAR_BEFORE,
            None,
            "Of those chosen, Russia grew most in June 2026: ×1.20 on the year before",
        ),
        (
            ("CHN",),
            "exports",
            YEAR_BEFORE,
            None,
            "Exports to China in June 2026 came to ×0.90 the year before",
        ),
        (
            ("RUS", "CHN"),
            "trade_balance",
            AMOUNT,
            None,
            "Kyrgyzstan bought $180 million more from Russia than it sold there in June 2026",
        ),
        (
            ("CHN",),
            "trade_balance",
            ROLLING,
            None,
            "Kyrgyzstan sold $54 million more to China than it bought there "
            "in the year to June 2026",
        ),
    ],
)
def test_a_finding_says_what_the_latest_month_says(
    codes: tuple[str, ...],
    flow: str,
    view: PeriodView,
    before: float | None,
    said: str,
    given: Tables,
) -> None:
    assert finding(given, codes, flow, view, before) == said


@pytest.mark.parametrize(
    ("flow", "view", "said"),
    [
        ("exports", AMOUNT, "Russia buys most: $120 million in June 2026"),
        ("imports", ROLLING, "Russia sells most: $3.6bn in the twelve months to Jun 2026"),
    ],
)
def test_of_a_block_without_some_chosen_the_first_is_so_apart(
    flow: str, view: PeriodView, said: str, given: Tables
) -> None:
    rows = by_period(given, apart(("RUS", "CHN")), flow, MONTH, view)
    rest = [replace(row, without="RUS") if row.partner == "CHN" else row for row in rows]
    found = months_text.finding(rest, view, MONTH, {}, WORDS)
    assert found == f"Of those chosen, counted apart, {said}"


def test_where_all_shrank_the_finding_says_so() -> None:
    tables = tables_with(
        [*monthly("CHN", "2025-01", [10] * 12 + [8]), *monthly("KAZ", "2025-01", [10] * 12 + [5])]
    )
    assert finding(tables, ("CHN", "KAZ"), "exports", YEAR_BEFORE) == (
        "All those chosen shrank in January 2026; China least: ×0.80 on the year before"
    )


def test_a_quarter_is_named_by_its_months(given: Tables) -> None:
    said = finding(given, ("RUS",), "exports", AMOUNT, frequency=QUARTER)
    assert said.replace("\u2009", " ") == "Exports to Russia: $360 million in Apr – Jun 2026"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", PeriodView)
def test_no_finding_is_too_long(view: PeriodView, language: str) -> None:
    """Of every country, alone and with another."""
    codes = [code for code, area in areas().items() if area.kind == "country" and code != "KGZ"]
    rows = [row for code in codes for row in monthly(code, "2025-01", [123_456_789] * 13)]
    tables = tables_with(rows)
    for code in codes:
        for chosen in ((code,), (code, "RUS")):
            said = finding(tables, chosen, "exports", view, 12.3, language=language)
            assert len(said) <= LONGEST_FINDING, said
            assert "{" not in said


def row_of(status: ObsStatus) -> PeriodRow:
    tables = tables_with([figure("RUS", "2026-06", 3e6, status=status)])
    [row] = by_period(tables, [Series("RUS")], "exports", MONTH)
    return row


@pytest.mark.parametrize(
    ("status", "hover", "cell"),
    [
        (ObsStatus.NORMAL, "Russia, Jun 2026: $3 million", "$3m"),
        (ObsStatus.PROVISIONAL, "Russia, Jun 2026: $3 million (provisional)", "$3m (p)"),
        (ObsStatus.ESTIMATED, "Russia, Jun 2026: $3 million (estimated)", "$3m (e)"),
    ],
)
def test_what_is_not_final_says_so(status: ObsStatus, hover: str, cell: str) -> None:
    row = row_of(status)
    assert months_text.hover(row, AMOUNT, MONTH, WORDS) == hover
    assert months_text.cell(row, WORDS) == cell
    caption = months_text.table_caption([row], WORDS)
    assert ("estimated" in caption) == (status == ObsStatus.ESTIMATED)
    assert ("provisional" in caption) == (status == ObsStatus.PROVISIONAL)
    said = months_text.finding([row], AMOUNT, MONTH, {}, WORDS)
    assert said == "Exports to Russia: $3 million in June 2026" + hover[28:]


def test_freshness_names_the_last_month_and_the_day() -> None:
    said = months_text.freshness(date(2026, 6, 30), date(2026, 11, 30), WORDS)
    assert said == "Figures of the IMF to Jun 2026, refreshed on 30 Nov 2026."
    said = months_text.freshness(date(2026, 6, 30), date(2026, 11, 30), wording("ru"))
    assert said == "Данные МВФ по июнь 2026, обновлены 30\xa0нояб. 2026."


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_below_an_axis_are_short(language: str) -> None:
    names = [wording(language).short_month(number) for number in range(1, 13)]
    assert len(set(names)) == 12 and max(map(len, names)) <= 5

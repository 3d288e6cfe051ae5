"""What is said of both sides: the latest gap, the gap over the years, what else makes one."""

from dataclasses import replace
from datetime import date

import pytest

from lib.dashboard.narrative import both_sides_text, wording
from lib.dashboard.queries import FREIGHT
from lib.model import MirrorRow, ObsStatus, StatementRow
from tests.dashboard.narrative.test_trade_text import mirror_row, statement

WORDS = wording("en")


def year_of(ratio: float, year: int, **changed: object) -> tuple[MirrorRow, MirrorRow]:
    """Kyrgyzstan's exports and what Kazakhstan counted of them."""
    when = {"year": year, "period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    ours = mirror_row(None, reporter="KGZ", partner="KAZ", indicator="exports", **when)
    return ours, mirror_row(ratio, **when, **changed)


def exported(ratio: float, year: int) -> tuple[MirrorRow, MirrorRow]:
    """Kazakhstan's exports and what Kyrgyzstan counted of them."""
    ours, theirs = year_of(ratio, year, indicator="exports")
    return replace(ours, direction="imports", indicator="imports"), replace(
        theirs, direction="imports"
    )


def test_where_one_side_alone_gave_figures_the_subtitle_says_whose() -> None:
    ours = [statement("KGZ", 2023, None), statement("KGZ", 2025, "2026-01-02")]
    both = [*ours, statement("RUS", 2024, "2025-01-02")]
    assert both_sides_text.statements_subtitle("RUS", ours, WORDS) == (
        "Trade turnover with Russia as Kyrgyz statistics and officials gave it, US dollars, "
        "2023–2025"
    )
    assert "as each side gave it" in both_sides_text.statements_subtitle("RUS", both, WORDS)


@pytest.mark.parametrize(
    ("language", "own", "other"),
    [
        ("en", "Kyrgyzstan: statistics ", "; the other side: "),
        ("ru", "Кыргызстан: статистика — ", "; другая сторона: "),
        ("ky", "Кыргызстан: статистика — ", "; экинчи тарап: "),
    ],
)
def test_whose_officials_they_are_is_said_where_their_name_has_no_room(
    language: str, own: str, other: str
) -> None:
    words = wording(language)
    book = replace(statement("KGZ", 2023, None), obs_status="P", obs_value=2.39e8)
    last = replace(statement("KGZ", 2025, "2026-01-02"), obs_status="P", obs_value=1.5e8)
    said = both_sides_text.statements_finding([book, replace(last, bound="approximately")], words)
    assert said.startswith(own) or both_sides_text.officials("KGZ", words).label in said
    theirs = replace(last, side="BIH", partner="BIH", bound="approximately")
    assert other in both_sides_text.statements_finding([book, theirs], words)


def test_what_officials_gave_nothing_beside_is_said_within_the_length_of_a_finding() -> None:
    counted = replace(statement("KGZ", 2023, None), obs_value=8.41e6)
    long = replace(counted, obs_status=ObsStatus.PROVISIONAL)
    assert both_sides_text.statements_finding([long], WORDS) == (
        "Kyrgyz statistics: $8.41m in 2023 (provisional); officials gave nothing"
    )
    assert both_sides_text.statements_finding([counted], WORDS) == (
        "Kyrgyz statistics have $8.41m for 2023; officials gave nothing for these years"
    )


@pytest.mark.parametrize(
    ("ratios", "said"),
    [
        ((1.3, 1.3, 1.1, 1.1), ""),
        ((1.3, 1.3, 1.3, 1.1), "In 3 of 4 years Kazakhstan counted more than freight explains"),
        ((0.9, 0.9, 0.9, 1.1), "In 3 of 4 years Kazakhstan counted less than freight explains"),
        ((1.3, 1.3, 0.9, 1.1), "In 3 of 4 years freight does not explain the gap with Kazakhstan"),
        ((1.2, 1.2, 1.05, 1.1), ""),
        (
            (1.2001, 1.2048, 1.0499, 1.1),
            "In 3 of 4 years freight does not explain the gap with Kazakhstan",
        ),
        ((1.3, 1.3, 1.2001), "In all 3 years Kazakhstan counted more than freight explains"),
        ((0.9, 0.9, 1.0499), "In all 3 years Kazakhstan counted less than freight explains"),
        ((1.3, 1.3, 0.9), "In 2 of 3 years Kazakhstan counted more than freight explains"),
        ((1.3, 0.9), "In none of 2 years does freight explain the gap with Kazakhstan"),
    ],
)
def test_a_gap_in_more_than_half_of_the_years_is_the_finding(
    ratios: tuple[float, ...], said: str
) -> None:
    years = [year_of(ratio, 2000 + n) for n, ratio in enumerate(ratios)]
    assert both_sides_text.finding_over_years(years, FREIGHT, WORDS) == said


def test_who_exports_counts_more_where_the_ratio_is_small() -> None:
    years = [exported(0.5, 2000), exported(0.5, 2001), exported(1.5, 2002)]
    assert both_sides_text.finding_over_years(years, FREIGHT, WORDS) == (
        "In 2 of 3 years Kazakhstan counted more than freight explains"
    )
    assert both_sides_text.years_beyond([row for _, row in years], FREIGHT, WORDS) == (
        "Of 3 years, Kazakhstan counted more than freight explains in 2 and less in 1."
    )


@pytest.mark.parametrize(
    ("ratios", "english", "russian", "kyrgyz"),
    [
        (
            (1.3, 1.1),
            "Of 2 years, Kazakhstan counted more than freight explains in 1 and never less.",
            "ниже — ни разу.",
            "1 жолу көп каттаган, бир жолу да аз каттаган эмес.",
        ),
        (
            (0.9, 1.1),
            "Of 2 years, Kazakhstan counted less than freight explains in 1 and never more.",
            "выше — ни разу.",
            "1 жолу аз каттаган, бир жолу да көп каттаган эмес.",
        ),
        (
            (1.1, 1.1),
            "In none of 2 years did Kazakhstan count more or less than freight explains.",
            "Ни в одном из 2 лет",
            "бир жолу да көп же аз каттаган эмес.",
        ),
    ],
)
def test_what_was_in_no_year_is_never(
    ratios: tuple[float, ...], english: str, russian: str, kyrgyz: str
) -> None:
    rows = [year_of(ratio, 2020 + n)[1] for n, ratio in enumerate(ratios)]
    assert both_sides_text.years_beyond(rows, FREIGHT, WORDS) == english
    for language, said in (("ru", russian), ("ky", kyrgyz)):
        found = both_sides_text.years_beyond(rows, FREIGHT, wording(language))
        assert said in found
        assert "0" not in found.replace("20", "")


def test_provisional_years_are_named_of_either_side() -> None:
    first, (ours, theirs) = year_of(1.5, 2022), year_of(1.5, 2023)
    said = "In all 2 years Kazakhstan counted more than freight explains (2023 provisional)"
    for last in ((replace(ours, obs_status="P"), theirs), (ours, replace(theirs, obs_status="P"))):
        assert both_sides_text.finding_over_years([first, last], FREIGHT, WORDS) == said


@pytest.mark.parametrize("partner", ["KAZ", "CZE", "GBR", "FSM", "BIH"])
@pytest.mark.parametrize("status", ["A", "P"])
def test_a_finding_is_short_whatever_the_name(partner: str, status: str) -> None:
    ours, theirs = exported(0.5, 2023)
    theirs = replace(theirs, reporter=partner, obs_value=123_456_789.0)
    said = both_sides_text.finding(replace(ours, obs_status=status), theirs, WORDS)
    assert len(said) <= 90 and "$123" in said and "2023" in said
    assert ("provisional" in said) == (status == "P")


@pytest.mark.parametrize(("ratio", "is_said"), [(1.04, True), (1.1, False), (1.21, True)])
def test_what_else_makes_a_gap_is_said_where_freight_does_not(ratio: float, is_said: bool) -> None:
    rows = [mirror_row(1.1), mirror_row(ratio)]
    assert ("re-exports" in both_sides_text.on_gaps(rows, FREIGHT, WORDS)) == is_said


@pytest.mark.parametrize(
    ("amount", "is_said"), [(3.6e9, False), (3.601e9, True), (2.5e9, False), (2.499e9, True)]
)
def test_turnovers_are_apart_beyond_a_fifth_either_way(amount: float, is_said: bool) -> None:
    """The Kyrgyz figure is 3 billion."""
    rows = [statement("KGZ", 2023, None), statement("RUS", 2023, "2024-01-02")]
    rows[1] = replace(rows[1], obs_value=amount)
    assert ("re-exports" in both_sides_text.on_turnovers(rows, WORDS)) == is_said


def test_the_larger_turnover_is_so_many_times_the_smaller() -> None:
    rows = [statement("KGZ", 2023, None), statement("RUS", 2023, "2024-01-02")]
    more = both_sides_text.on_turnovers([rows[0], replace(rows[1], obs_value=9e9)], WORDS)
    assert more.startswith("Russian officials gave ×3.00 the Kyrgyz figure for 2023; ")
    less = both_sides_text.on_turnovers([rows[0], replace(rows[1], obs_value=1e9)], WORDS)
    assert less.startswith("The Kyrgyz figure for 2023 is ×3.00 what Russian officials gave; ")


@pytest.mark.parametrize(
    ("bound", "amount", "said"),
    [
        ("almost", 1e10, "Russian officials gave almost ×3.3 the Kyrgyz figure"),
        ("approximately", 1e10, "Russian officials gave about ×3.3 the Kyrgyz figure"),
        ("more_than", 1e10, "Russian officials gave more than ×3.3 the Kyrgyz figure"),
        ("up_to", 1e10, ""),
        ("almost", 1.8e9, "The Kyrgyz figure for 2023 is more than ×1.7 what Russian officials"),
        ("at_most", 1.8e9, "The Kyrgyz figure for 2023 is at least ×1.7 what Russian officials"),
        ("more_than", 1.8e9, ""),
    ],
)
def test_how_many_times_is_as_sure_as_what_officials_said(
    bound: str, amount: float, said: str
) -> None:
    """Nothing is said where their words leave the side open on which the Kyrgyz figure is."""
    rows = [statement("KGZ", 2023, None), statement("RUS", 2023, "2024-01-02")]
    found = both_sides_text.on_turnovers(
        [rows[0], replace(rows[1], obs_value=amount, bound=bound)], WORDS
    )
    assert found.startswith(said) and bool(found) == bool(said)


def test_only_the_other_side_s_turnover_of_the_same_year_is_apart() -> None:
    apart: list[StatementRow] = [
        replace(statement("KGZ", 2023, "2024-01-02"), obs_value=9e9),
        replace(statement("RUS", 2024, "2025-01-02"), obs_value=9e9),
    ]
    assert both_sides_text.on_turnovers([statement("KGZ", 2023, None), *apart], WORDS) == ""


def test_years_that_follow_each_other_are_put_together() -> None:
    said = both_sides_text.remark("KAZ", (2018, 2014, 2015, 2016), "older", WORDS)
    assert said == "Kazakhstan, 2014–2016 and 2018: older."


def test_a_total_made_to_be_of_the_other_side_s_members_says_so_in_each_language() -> None:
    note = "Without United Kingdom, as the other side counts; Early edition"
    assert both_sides_text.remark("KGZ", (2019,), note, wording("ru")) == (
        "Кыргызстан, 2019: без Великобритании: так считает другая сторона; ранний выпуск."
    )
    assert both_sides_text.remark("KGZ", (2019,), note, WORDS) == f"Kyrgyzstan, 2019: {note}."


def test_many_years_in_words_are_the_ends_and_the_widest_gap() -> None:
    years = [year_of(ratio, 2000 + n) for n, ratio in enumerate((1.1, 1.9, 0.4, 1.2))]
    said = both_sides_text.course(years, "Goods", FREIGHT, WORDS)
    assert said.startswith("Line chart. Goods. 2000: Kyrgyzstan $1.5m, Kazakhstan $1.5m (×1.10); ")
    assert "2003: " in said and "the ratio furthest from 1: 2002, ×0.40" in said


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (1.04, "×1.04, below what freight explains"),
        (1.0499, "×1.0499, below what freight explains"),
        (1.05, "×1.05, as freight explains"),
        (1.0501, "×1.0501, as freight explains"),
        (1.1999, "×1.1999, as freight explains"),
        (1.2, "×1.20, as freight explains"),
        (1.2048, "×1.205, above what freight explains"),
        (1.21, "×1.21, above what"),
    ],
)
def test_each_ratio_says_whether_freight_explains_it(ratio: float, said: str) -> None:
    assert said in both_sides_text.ratio_of(mirror_row(ratio), FREIGHT, WORDS)


def test_two_sides_of_a_bound_are_never_written_alike() -> None:
    """540,959,390 dollars by 449,009,325 is more than a fifth more, which three digits hide."""
    ratio = 540_959_390 / 449_009_325
    row = mirror_row(ratio)
    assert both_sides_text.hover(row, FREIGHT, WORDS).endswith("mirror ratio ×1.205")
    for language, written in (("en", "×1.205"), ("ru", "×1,205"), ("ky", "×1,205")):
        words = wording(language)
        assert written in both_sides_text.verdict(row, FREIGHT, words)
        assert written in both_sides_text.pair(mirror_row(None), [row], FREIGHT, words)
    apart = [statement("KGZ", 2023, None), statement("RUS", 2023, "2024-01-02")]
    apart[1] = replace(apart[1], obs_value=3.606e9)
    assert "gave ×1.202 the Kyrgyz figure" in both_sides_text.on_turnovers(apart, WORDS)


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (0.64, "counted more than freight explains, so the latest ratio, ×0.64, is below ×1.05"),
        (1.1, "The latest ratio, ×1.10, is within the ×1.05 to ×1.20"),
        (1.5, "counted less than freight explains, so the latest ratio, ×1.50, is above ×1.05"),
    ],
)
def test_of_an_exporter_more_is_a_smaller_ratio(ratio: float, said: str) -> None:
    _, theirs = exported(ratio, 2023)
    assert said in both_sides_text.verdict(theirs, FREIGHT, WORDS)


def test_what_is_so_in_each_year_is_said_once_and_in_the_form_of_its_number() -> None:
    years = [year_of(1.5, 2000 + n) for n in range(21)]
    rows = [theirs for _, theirs in years]
    assert both_sides_text.years_beyond(rows, FREIGHT, WORDS) == ""
    russian = wording("ru")
    assert both_sides_text.finding_over_years(years, FREIGHT, russian) == (
        "Во все 21 год данные Казахстана выше, чем объясняет перевозка"
    )
    assert both_sides_text.finding_over_years(years[:14], FREIGHT, russian) == (
        "Во все 14 лет данные Казахстана выше, чем объясняет перевозка"
    )


@pytest.mark.parametrize(("count", "of"), [(21, "21 года"), (22, "22 лет"), (28, "28 лет")])
def test_of_so_many_years_is_in_the_form_of_their_number(count: int, of: str) -> None:
    years = [year_of(1.5 if n else 0.5, 1990 + n) for n in range(count)]
    russian = wording("ru")
    assert both_sides_text.finding_over_years(years, FREIGHT, russian) == (
        f"В {count - 1} из {of} данные Казахстана выше, чем объясняет перевозка"
    )
    assert both_sides_text.years_beyond([row for _, row in years], FREIGHT, russian) == (
        f"В {count - 1} из {of} данные Казахстана выше, чем объясняет стоимость перевозки, "
        "в 1 — ниже."
    )


def test_months_are_counted_of_their_year() -> None:
    months = {2021: 2, 2022: 9}
    assert both_sides_text.short_sums("KAZ", months, WORDS) == (
        "Kazakhstan: sums of the months that have a value, not of twelve: 2 months of 2021 and "
        "9 months of 2022."
    )
    said = both_sides_text.short_sums("KAZ", months, wording("ru"))
    assert said.endswith("есть данные: 2 месяца 2021 года и 9 месяцев 2022 года.")


def test_the_finding_says_in_russian_that_the_other_figure_is_of_the_other_flow() -> None:
    ours, theirs = (replace(row, obs_value=5e8) for row in year_of(1.2, 2023))
    said = both_sides_text.finding(ours, theirs, wording("ru"))
    assert said.count("импорт") == 1 and said.count("экспорт") == 1

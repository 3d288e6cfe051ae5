"""Figures of a service that cannot be right together: each kind of fault at its edges, and what is
no fault beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from lib.model import Period
from lib.refresh.consistency import Doubt, inconsistent
from lib.refresh.plausibility import identity
from lib.refresh.service import Figure

YEARS = range(2017, 2025)


def figure(value: float, period: str = "2023", **fields: str | None) -> Figure:
    of = {"indicator": "exports", "reporter": "KGZ", "partner": "CHN", "unit": "USD", **fields}
    return Figure(period=Period.of_code(period), value=Decimal(str(value)), **of)  # type: ignore[arg-type]


def doubt(given: Iterable[Figure], recorded: Iterable[Figure] = ()) -> Doubt | None:
    return inconsistent(list(given), {identity(one): float(one.value) for one in recorded})


def said(given: Iterable[Figure], recorded: Iterable[Figure] = ()) -> str:
    found = doubt(given, recorded)
    assert found
    return found.rule


def test_nothing_speaks_against_nothing() -> None:
    assert doubt([]) is None


@pytest.mark.parametrize(
    ("factor", "is_fault"), [(6, False), (6.01, True), (0.17, False), (0.16, True)]
)
def test_the_whole_of_kyrgyzstan(factor: float, is_fault: bool) -> None:
    whole = figure(3e9, partner="WLD")
    found = doubt([replace(whole, value=Decimal(3e9 * factor))], [whole])
    assert (found is not None) == is_fault


@pytest.mark.parametrize(("factor", "is_fault"), [(30, False), (31, True), (1 / 31, True)])
@pytest.mark.parametrize("count", [2, 3])
def test_one_partner_alone(factor: float, is_fault: bool, count: int) -> None:
    """The others are right, so that the middle of all says nothing."""
    right = [
        figure(5e7, str(year), partner=partner)
        for year in YEARS
        for partner in ("RUS", "KAZ", "UZB", "TUR")
    ]
    china = [figure(5e6, str(year)) for year in YEARS[:count]]
    wrong = [replace(one, value=one.value * Decimal(factor)) for one in china]
    found = doubt([*right, *wrong], [*right, *china])
    assert (found is not None) == (is_fault and count >= 3)
    if found:
        assert "KGZ–CHN" in found.rule and "on record is 5,000,000" in found.rule


def test_small_amounts_with_one_partner_change_by_any_factor() -> None:
    small = [figure(999_999, str(year)) for year in YEARS]
    assert doubt([replace(one, value=Decimal(1)) for one in small], small) is None


def both_flows() -> Iterator[Figure]:
    """As they are on record: imports grow, and are some times the exports."""
    for number, year in enumerate(YEARS):
        yield figure(5e6 * 1.3**number, str(year))
        yield figure(2e7 * 1.3**number, str(year), indicator="imports")


def test_exports_that_are_imports() -> None:
    other = {"exports": "imports", "imports": "exports"}
    given = [replace(one, indicator=other[one.indicator]) for one in both_flows()]
    rule = said(given, both_flows())
    assert rule.endswith(
        "16 of its 16 figures that are on record are nearer to those of the other flow"
    )
    assert doubt(both_flows(), both_flows()) is None
    assert doubt(given[:5], both_flows()) is None


@pytest.mark.parametrize(("years", "name"), [(1, "before"), (-1, "after")])
def test_figures_of_another_year(years: int, name: str) -> None:
    given = [
        replace(one, period=Period.of_year(one.period.start.year + years)) for one in both_flows()
    ]
    assert said(given, both_flows()).endswith(f"nearer to those of the year {name}")


def test_two_thirds_of_them_decide() -> None:
    recorded = list(both_flows())[:12]
    other = {"exports": "imports", "imports": "exports"}

    def exchanged(count: int) -> Doubt | None:
        wrong = [replace(one, indicator=other[one.indicator]) for one in recorded[:count]]
        return doubt([*wrong, *recorded[count:]], recorded)

    assert exchanged(8) and not exchanged(6)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (figure(1), figure(1, partner="WLD")),
        (figure(1, product="gold"), figure(1)),
        (figure(1, "2023-05"), figure(1)),
        (figure(1, "2023-04..2023-06"), figure(1)),
        (
            figure(1, reporter="DEU", partner="KGZ", unit="EUR"),
            figure(1, reporter="EU27", partner="KGZ", unit="EUR", definition="eu_27"),
        ),
    ],
)
def test_a_part_is_no_more_than_its_whole(part: Figure, whole: Figure) -> None:
    def found(of_part: int, of_whole: int) -> Doubt | None:
        given = [replace(part, value=Decimal(of_part)), replace(whole, value=Decimal(of_whole))]
        return doubt(given)

    assert found(20_000_001, 10_000_000)
    assert found(20_000_000, 10_000_000) is None
    assert found(9_999_999, 1) is None
    assert found(20_000_000, 0) is None


def test_who_has_left_the_union_is_no_part_of_it() -> None:
    britain = figure(9e9, "2019", reporter="GBR", partner="KGZ", unit="EUR")
    union = figure(1e9, "2019", reporter="EU27", partner="KGZ", unit="EUR", definition="eu_27")
    assert doubt([britain, union]) is None


def months(amount: float, count: int = 12) -> list[Figure]:
    return [figure(amount, f"2023-{month:02}") for month in range(1, count + 1)]


def quarters(amount: float) -> list[Figure]:
    return [figure(amount, f"2023-{3 * n + 1:02}..2023-{3 * n + 3:02}") for n in range(4)]


def test_the_parts_of_a_year_are_the_year() -> None:
    year = figure(12e7)
    assert doubt([*months(1e7), *quarters(3e7), year]) is None
    rule = said([*months(1e4), year])
    assert rule == (
        "exports KGZ–CHN 2023-01 would be 1e+04, so that the parts of exports KGZ–CHN 2023 were "
        "120,000 and not 120,000,000"
    )
    assert doubt([*quarters(3e4), year])
    assert doubt([*months(1e4, 11), year]) is None
    assert doubt([*months(0), year]) is None
    assert doubt([*months(12e7 / 12 / 29), year]) is None
    assert doubt([*months(10), figure(12e4)]) is None


def rates(euro: float = 95.0, **others: float) -> list[Figure]:
    amounts = {"som_per_dollar": 87.5, "som_per_euro": euro, **others}
    return [
        figure(value, str(year), indicator=name, partner=None, unit="KGS")
        for name, value in amounts.items()
        for year in (2021, 2022, 2023)
    ]


@pytest.mark.parametrize(
    ("name", "right"), [("som_per_rouble", 1.05), ("som_per_tenge", 0.165), ("som_per_yuan", 12.3)]
)
def test_a_rate_of_ten_units(name: str, right: float) -> None:
    assert doubt(rates(**{name: right})) is None
    for factor in (10, 100, 0.1, 0.01):
        assert name in said(rates(**{name: right * factor}))


def test_rates_of_the_euro_and_the_dollar_that_are_each_others() -> None:
    assert doubt(rates(90.0)) is None
    assert said(rates(76.0)).endswith("0.8686 dollars, as if the one were the other")

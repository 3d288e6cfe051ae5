"""Answers that cannot be right are refused whole: bands at their edges, and the middle factor."""

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal

import pytest

from lib.model import Period
from lib.refresh.plausibility import OFF, identity, implausible
from lib.refresh.service import Figure

PARTNERS = ("RUS", "CHN", "KAZ", "UZB", "TUR", "DEU", "ARE")


def figure(value: float, indicator: str = "exports", partner: str | None = "RUS") -> Figure:
    return Figure(indicator, "KGZ", partner, Period.of_year(2023), Decimal(str(value)), "USD")


def compared(factors: Sequence[float], on_record: float = 1e9) -> str | None:
    """What is said of figures that are each a factor of what is on record."""
    figures = [
        figure(on_record * factor, partner=partner)
        for partner, factor in zip(PARTNERS, factors, strict=False)
    ]
    recorded: Mapping[Hashable, float] = {identity(one): on_record for one in figures}
    return implausible(figures, recorded)


@pytest.mark.parametrize("factor", [OFF, 1 / OFF, 1.0, 29.9])
def test_no_revision_comes_near(factor: float) -> None:
    assert compared([factor] * 3, 3e9) is None


@pytest.mark.parametrize("factor", [OFF * 1.0001, 1 / OFF / 1.0001, 1e6, 1e-6])
def test_a_factor_of_thousands_is_a_fault(factor: float) -> None:
    said = compared([factor] * 3, 3e9)
    assert said and said.startswith("half of its 3 figures that are on record are ")
    assert said.endswith("; nothing of the answer was taken") and "KGZ–" in said


@pytest.mark.parametrize(
    ("factors", "is_fault"),
    [
        *(([1e3, 1e3], False), ([1e3, 1e3, 1e3], True)),
        *(([1e3, 1e3, 1], True), ([1e3, 1, 1], False)),
        *(([1e3, 1e3, 1, 1], True), ([1e-3, 1e-3, 1e-3, 1, 1], True)),
        *(([1e-3, 1e-3, 1, 1, 1], False), ([1e-3, 1, 1e3], False)),
    ],
)
def test_the_middle_of_them_counts(factors: Sequence[float], is_fault: bool) -> None:
    assert (compared(factors) is not None) is is_fault


@pytest.mark.parametrize(("on_record", "is_fault"), [(99_999, False), (100_000, True)])
def test_small_amounts_say_nothing(on_record: float, is_fault: bool) -> None:
    assert (compared([1e3] * 3, on_record) is not None) is is_fault


def test_nothing_says_nothing() -> None:
    assert compared([0.0] * 7) is None
    assert implausible([], {}) is None
    assert implausible([figure(1e3, partner=code) for code in PARTNERS], {}) is None


@pytest.mark.parametrize(
    ("indicator", "partner", "least", "most"),
    [
        ("exports", "WLD", 1e8, 1e11),
        ("imports", "WLD", 1e8, 1e11),
        ("gdp", None, 1e9, 1e12),
        ("remittances", "WLD", 1e6, 1e11),
        ("som_per_dollar", None, 20, 500),
        ("som_per_euro", None, 20, 500),
        ("som_per_rouble", None, 0.2, 9),
        ("som_per_tenge", None, 0.03, 1.5),
        ("som_per_yuan", None, 3, 100),
    ],
)
def test_bands_at_their_edges(
    indicator: str, partner: str | None, least: float, most: float
) -> None:
    for value in (least, most):
        assert implausible([figure(value, indicator, partner)], {}) is None
    for value in (least * 0.999, most * 1.001):
        said = implausible([figure(value, indicator, partner)], {})
        assert said and f"{indicator} KGZ" in said and "which is not between" in said


def test_the_som_was_worth_more_in_the_nineties() -> None:
    def dollar(year: int, value: float) -> str | None:
        of = ("som_per_dollar", "KGZ", None, Period.of_year(year), Decimal(str(value)), "KGS")
        return implausible([Figure(*of)], {})

    assert dollar(1999, 2) is None and dollar(2000, 2)
    assert dollar(1999, 1.99) and dollar(1999, 501)


def test_a_band_is_of_all_goods_with_the_world() -> None:
    assert implausible([figure(7, "exports", "RUS")], {}) is None
    gold = Figure(
        "exports", "KGZ", "WLD", Period.of_year(2022), Decimal(1_300_000), "USD", product="gold"
    )
    assert implausible([gold], {}) is None

"""Articles that say everything that can be said of a pair of areas: no page falls over, and
what the record says stays as it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count, product
from pathlib import Path

import pandas as pd
import pytest

from lib import store
from lib.codelists import codelist, indicators
from lib.dashboard.markup import page_head
from lib.dashboard.queries.claims import claims
from lib.dashboard.views import QUERIES, options, run, shown
from lib.model import Addition, Bound, Chart, Measure, Observation, Period, Scope, Tables
from tests import round_numbers
from tests.pages.conftest import Open
from tests.pages.reading import PAGES
from tests.store.articles import article

PERIODS = {
    "year": Period.of_year(2022),
    "part_year": Period(date(2023, 1, 1), date(2023, 5, 31)),
    "day": Period(date(2024, 2, 29), date(2024, 2, 29)),
    "window": Period(date(2021, 10, 16), date(2024, 10, 16)),
    "not_stated": None,
}
UNITS = {
    "money": ("USD", "EUR"),
    "persons": ("persons",) * 9,
    "mass": ("t",),
}
_VALUE: Mapping[Measure, Callable[[float], float]] = {
    Measure.LEVEL: lambda number: number,
    Measure.GROWTH: lambda number: number,
    Measure.CHANGE: lambda number: -number,
    Measure.SHARE: lambda number: number % 100,
}
"""What a measure can be of: falls, and shares up to a hundred."""
DEFAULT = ("RUS", "EU27", "CIS")
ON_RECORD = ("compare", "flows", "members", "trade", "ranking", "gold", "mirror", "statements")
"""Answers of official figures alone."""


def said_of(indicator: str) -> Iterator[Mapping[str, object]]:
    """Every way to put an indicator: measure, unit, partner, scope, time and bound by turns."""
    attributes = codelist("indicator")[indicator].attributes
    areas = [None] if attributes.get("partner") == "none" else ["RUS", "CIS", "WLD"]
    bounds, numbers = list(Bound), count(1)
    for measure, partner, period in product(Measure, areas, PERIODS.values()):
        money = UNITS.get(attributes["counted_in"], ())
        units = {
            Measure.LEVEL: money,
            Measure.CHANGE: money if "USD" in money else (),
            Measure.GROWTH: ("ratio",) if money else (),
            Measure.SHARE: ("percent",),
        }
        for unit in units[measure]:
            number = next(numbers)
            if period is PERIODS["day"] and indicators()[indicator].flow and measure != "share":
                continue  # no such figure can be right
            scope = list(Scope)[number % 7 == 0]
            yield {
                "indicator": indicator,
                "measure": measure,
                "unit": unit,
                "partner": partner,
                "partner_scope": None if partner is None else scope,
                "bound": bounds[number % len(bounds)],
                "obs_value": _VALUE[measure](float(number)),
                "period_start": period and period.start,
                "period_end": period and period.end,
            }


def saying(number: int, indicator: str) -> Addition:
    """An article that says all of it."""
    plain = article(number)
    quotation, figure = plain.quotations[0], plain.observations[0]
    quotations, figures = [], []
    for place, cells in enumerate(said_of(indicator)):
        address = f"{plain.source.source_id}#char={place},{place + 1}"
        quotations.append(replace(quotation, quotation_id=address, start=place, end=place + 1))
        figures.append(_figure(figure, address, cells))
    return replace(
        plain,
        quotations=tuple(quotations),
        observations=tuple(figures),
        ties=(),
        corrections=(),
    )


def _figure(figure: Observation, address: str, cells: Mapping[str, object]) -> Observation:
    return replace(figure, observation_id=address, quotation_id=address, **cells)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def loud(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of round numbers, and an article an indicator that says everything of it."""
    directory = round_numbers.write(tmp_path_factory.mktemp("loud"))
    store.add(directory, [saying(*one) for one in enumerate(codelist("indicator"))])
    return directory


@pytest.fixture(scope="module")
def more(loud: Path) -> Tables:
    """Every table with what was said so loudly."""
    return store.tables(loud)


@pytest.fixture(scope="module")
def quiet() -> Tables:
    """Every table without it."""
    return round_numbers.edition()


@pytest.fixture
def open_loud(loud: Path, monkeypatch: pytest.MonkeyPatch, open_page: Open) -> Open:
    monkeypatch.setenv("DATA_DIR", str(loud))
    return open_page


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("partner", ["RUS", "RUS,EU27,CIS"])
def test_every_page_stands(open_loud: Open, page: str, partner: str) -> None:
    found = open_loud(page, partner=partner)
    assert not found.fell_over
    assert not found.complaints


@pytest.mark.parametrize("name", ON_RECORD)
def test_the_record_stays_as_it_is(name: str, more: Tables, quiet: Tables) -> None:
    """In every option of every choice, the others at their default."""
    assert len(more.observations) > len(quiet.observations) + 300
    for choice in QUERIES[name].options or [None]:
        allowed = options(name, choice, quiet, DEFAULT) if choice else (None,)
        assert allowed == (options(name, choice, more, DEFAULT) if choice else (None,))
        for value in allowed:
            given = {choice: value} if choice and value else {}
            if choice == "base":
                given["view"] = "growth"
            pd.testing.assert_frame_equal(
                run(name, quiet, DEFAULT, given), run(name, more, DEFAULT, given)
            )


def of_each(kind: tuple[str, ...], tables: Tables) -> list[str]:
    """A claim of each of these kinds, not always the first of its kind."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for code, row in claims(tables).items():
        if row.source_id != round_numbers.ARTICLE:
            groups.setdefault(tuple(getattr(row, name) for name in kind), []).append(code)
    return [codes[number % len(codes)] for number, (_, codes) in enumerate(sorted(groups.items()))]


def test_the_page_of_a_claim_of_each_indicator_and_measure_says_it(more: Tables) -> None:
    codes = of_each(("indicator", "measure"), more)
    assert len(codes) > 20
    for code in codes:
        found = shown(more, "claims", (("claim", code),)).page
        assert found.statement is not None, code
        words = f"{page_head(found)} {[b.finding for b in found.blocks if isinstance(b, Chart)]}"
        assert not re.search(r"{\w+}|\bnan\b|\bNone\b(?! (?:has|of))", words), code


def test_the_page_of_a_claim_of_each_measure_stands(open_loud: Open, more: Tables) -> None:
    for code in of_each(("measure",), more):
        page = open_loud("claims", claim=code)
        assert not page.fell_over, code
        assert "{" not in page.words

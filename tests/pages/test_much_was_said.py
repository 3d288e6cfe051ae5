"""Articles that say everything that can be said of a pair of areas: no page falls over, and
what the record says stays as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count, product
from pathlib import Path

import pandas as pd
import pytest

from lib import store
from lib.codelists import codelist
from lib.model import Addition, Bound, Measure, Observation, Period, Scope
from lib.queries import ANSWERS, ask, options, partners
from lib.queries.claims import codes
from lib.ui import people
from tests.pages.conftest import Open
from tests.pages.reading import PAGES
from tests.store.articles import article

Tables = Mapping[str, pd.DataFrame]

PERIODS = {
    "year": Period.of_year(2022),
    "part_year": Period(date(2023, 1, 1), date(2023, 5, 31)),
    "day": Period(date(2024, 2, 29), date(2024, 2, 29)),
    "window": Period(date(2021, 10, 16), date(2024, 10, 16)),
    "not_stated": None,
}
UNITS = {
    "money": ("USD", "EUR", "KGS"),
    "persons": ("persons",) * 9,
    "mass": ("t",),
}
ON_RECORD = ("compare", "flows", "members", "trade", "streams", "gold", "mirror", "statements")
"""Answers of official figures alone."""


def said_of(indicator: str) -> Iterator[Mapping[str, object]]:
    """Every way to put an indicator: measure, unit, partner, scope, time and bound by turns."""
    attributes = codelist("indicator")[indicator].attributes
    areas = [None] if attributes.get("partner") == "none" else ["RUS", "EU27", "CIS", "WLD"]
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
            scope = list(Scope)[number % 7 == 0]
            yield {
                "indicator": indicator,
                "measure": measure,
                "unit": unit,
                "partner": partner,
                "partner_scope": None if partner is None else scope,
                "bound": bounds[number % len(bounds)],
                "obs_value": float(number) * (-1 if measure is Measure.CHANGE else 1),
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
    """The shipped tables, and an article an indicator that says everything of it."""
    directory = tmp_path_factory.mktemp("loud")
    for table in store.data_dir().glob("*.parquet"):
        (directory / table.name).write_bytes(table.read_bytes())
    store.add(directory, [saying(*one) for one in enumerate(codelist("indicator"))])
    return directory


@pytest.fixture(scope="module")
def more(loud: Path) -> Tables:
    """Every table with what was said so loudly."""
    return {name: store.read(loud, name).to_pandas() for name in store.TABLES}


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


def test_people_stands_for_whomever_is_chosen(open_loud: Open) -> None:
    for host in ("RUS", "CIS", "WLD"):
        assert not open_loud("people", partner="RUS,CIS", host=host).fell_over


def test_the_record_stays_as_it_is(more: Tables, tables: Tables) -> None:
    chosen = partners(tables["observations"])
    assert len(more["observations"]) > len(tables["observations"]) + 300
    asked = 0
    for name in ON_RECORD:
        choices = ANSWERS[name].options
        allowed = [options(name, choice, tables, chosen) for choice in choices]
        assert allowed == [options(name, choice, more, chosen) for choice in choices]
        for values in product(*allowed):
            given = dict(zip(choices, values, strict=True))
            pd.testing.assert_frame_equal(
                ask(name, tables, chosen, given), ask(name, more, chosen, given)
            )
            asked += 1
    assert asked > 100


def test_what_was_said_of_people_is_not_told_as_the_record(more: Tables, tables: Tables) -> None:
    answers = {"migrants": people.migrants_answer, "remittances": people.remittances_answer}
    for name, answer in answers.items():
        told = []
        for found in (tables, more):
            rows = people.worded(ask(name, found, ("RUS",), {"host": "RUS"}))
            recorded, said = (rows[rows["origin"] == one] for one in ("recorded", "stated"))
            told.append(answer(rows, "RUS"))
            assert told[-1].startswith(answer(recorded, "RUS"))
            assert told[-1].count("was said") == min(3, said["words"].nunique())
        assert "figures were said" in told[1]
        assert "figures were said" not in told[0]


def test_the_picture_of_people_has_the_latest_of_what_was_said(more: Tables) -> None:
    for name in ("migrants", "remittances"):
        rows = people.worded(ask(name, more, ("RUS",), {"host": "RUS"}))
        drawn = people.drawn(rows)
        recorded, said = (rows[rows["origin"] == one] for one in ("recorded", "stated"))
        shown = drawn[drawn["origin"] == "stated"]
        assert set(recorded["observation_id"]) <= set(drawn["observation_id"])
        assert (shown["period_kind"] == "not_stated").any()
        assert (shown["period_kind"] != "not_stated").any()
        assert len(shown) < len(said)
        assert drawn["unit"].nunique() == 1


def test_a_few_claims_of_each_kind_are_told(open_loud: Open, more: Tables) -> None:
    claims = codes(more, ())
    for claim in claims[:: len(claims) // 25]:
        page = open_loud("claims", claim=claim)
        assert not page.fell_over, claim
        assert "{" not in page.words

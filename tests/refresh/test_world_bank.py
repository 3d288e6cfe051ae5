"""The World Bank's indicators: what is asked, how rows are read, and every fault."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.model import DataError, ObsStatus
from lib.refresh.client import Client
from lib.refresh.service import Answer, Found, Inquiry
from lib.refresh.world_bank import WORLD_BANK
from tests.office_answers import in_other_order, indicator_row, world_bank
from tests.refresh.asking import Asking, any_json
from tests.statistics_server import Reply, StatisticsServer

REMITTANCES = "BX.TRF.PWKR.CD.DT"


@pytest.fixture
def asking(client: Client, office: StatisticsServer) -> Asking:
    return Asking(WORLD_BANK, client, office)


@pytest.fixture
def indicators(asking: Asking) -> Inquiry:
    return asking.inquiry("indicators")


def read(body: bytes, inquiry: Inquiry) -> Found:
    return WORLD_BANK.read(Answer(inquiry, "address", 200, "", body, ""))


def test_what_is_asked(indicators: Inquiry) -> None:
    assert indicators.path == (
        "/v2/country/KGZ/indicator/NY.GDP.MKTP.CD;BX.TRF.PWKR.CD.DT"
        "?source=2&format=json&per_page=5000&date=2022:2026"
    )


def test_rows_are_figures(asking: Asking, indicators: Inquiry) -> None:
    rows = [
        indicator_row(value=13987628341.25),
        indicator_row(REMITTANCES, "2024", 3000000000, obs_status="E"),
        indicator_row(date="2024", value=17e9, obs_status="P"),
        indicator_row(date="2025", value=None),
    ]
    found = asking.found(indicators, world_bank(rows))
    assert [
        (
            one.indicator,
            one.partner,
            one.definition,
            one.period.code,
            f"{one.value:f}",
            one.obs_status,
        )
        for one in found.figures
    ] == [
        ("gdp", None, "gdp_current", "2023", "13987628341.25", ObsStatus.NORMAL),
        ("remittances", "WLD", "world_bank_estimate", "2024", "3000000000", ObsStatus.ESTIMATED),
        ("gdp", None, "gdp_current", "2024", "17000000000.0", ObsStatus.PROVISIONAL),
    ]
    assert {(one.reporter, one.unit) for one in found.figures} == {("KGZ", "USD")}
    assert found.published == "2026-10-08"
    assert found.passed_over == {"years without a figure": 1}


def test_a_forecast_is_no_figure(asking: Asking, indicators: Inquiry) -> None:
    rows = [indicator_row(), indicator_row(date="2024", obs_status="F")]
    found = asking.found(indicators, world_bank(rows))
    assert [one.period.code for one in found.figures] == ["2023"]
    assert found.passed_over == {"forecasts": 1}
    assert asking.fault(indicators, world_bank(rows[1:])) == "there is no figure in the answer"


def test_an_edition_without_a_day(indicators: Inquiry) -> None:
    assert read(world_bank([indicator_row()], lastupdated=None), indicators).published is None


def test_a_byte_order_mark_is_no_part_of_it(asking: Asking, indicators: Inquiry) -> None:
    found = asking.found(indicators, b"\xef\xbb\xbf" + world_bank([indicator_row()]))
    assert len(found.figures) == 1


@pytest.mark.parametrize("status", [400, 429, 503])
def test_busy_and_then_good(
    asking: Asking, indicators: Inquiry, waits: list[float], status: int
) -> None:
    busy = Reply(b"<html>", status, {"Retry-After": "5"})
    found = asking.found(indicators, busy, busy, world_bank([indicator_row()]))
    assert len(found.figures) == 1
    assert waits.count(5.0) == 2


def test_always_busy(asking: Asking, indicators: Inquiry) -> None:
    said = asking.fault(indicators, Reply(b"<html>", 400))
    assert said == "it answers with status 400; it says '<html>'"
    assert len(asking.office.asked) > 2


def test_a_connection_that_is_cut_is_asked_again(asking: Asking, indicators: Inquiry) -> None:
    whole = world_bank([indicator_row()])
    assert asking.found(indicators, Reply(whole, cut_at=50), whole).figures
    assert asking.fault(indicators, Reply(whole, cut_at=50)).startswith("the answer was cut off")


_NOT_VALID = {
    "id": "120",
    "key": "Invalid value",
    "value": "The provided parameter value is not valid",
}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>", "the answer is no JSON; it begins '<html>'"),
        (b"[" * 100_000, "the answer is no JSON; it begins '[[["),
        (b"{}", "the answer is none of its own form; it begins '{}'"),
        (b"[]", "the answer is none of its own form; it begins '[]'"),
        (b"[[]]", "the answer is none of its own form; it begins '[[]]'"),
        (
            json.dumps([{"message": [_NOT_VALID]}]).encode(),
            "it answers with an error, '120 The provided parameter value is not valid'",
        ),
        (b'[{"message": "busy"}]', "it answers with an error, 'busy'"),
        (b'[{"page": 0, "pages": 0, "total": 0}, null]', "there is no figure in the answer"),
        (b'[{"page": 0, "pages": 0, "total": 0}]', "there is no figure in the answer"),
        (world_bank([]), "there is no figure in the answer"),
        (world_bank([indicator_row(value=None)]), "there is no figure in the answer"),
        (
            world_bank([indicator_row()], pages=2, total=2),
            "the answer is page 1 of 2, not all of it",
        ),
        (world_bank([indicator_row()], total=2), "the answer has 1 rows of 2"),
        (world_bank([7]), "row 1: '7' is no row"),
        (world_bank([indicator_row(indicator=None)]), "row 1: it has no id"),
        (
            world_bank([indicator_row("SP.POP.TOTL")]),
            "row 1: it is of 'SP.POP.TOTL', which was not asked for",
        ),
        (
            world_bank([indicator_row(countryiso3code="KAZ")]),
            "row 1: it is of 'KAZ', which was not asked for",
        ),
        (world_bank([indicator_row(countryiso3code="")]), "row 1: it is of '', which"),
        (world_bank([indicator_row(date="2023Q1")]), "NY.GDP.MKTP.CD 2023Q1: '2023Q1' is no year"),
        (world_bank([indicator_row(date="0000")]), "NY.GDP.MKTP.CD 0000: '0000' is no year"),
        (
            world_bank([indicator_row(obs_status="X")]),
            "NY.GDP.MKTP.CD 2023: the status 'X' is not one of E, F and P",
        ),
        (world_bank([indicator_row(value="..")]), "NY.GDP.MKTP.CD 2023: the value '..' is not a"),
        (world_bank([indicator_row(value=True)]), "NY.GDP.MKTP.CD 2023: it has no value"),
        (
            world_bank([indicator_row(value=float("inf"))]),
            "NY.GDP.MKTP.CD 2023: the value 'inf' is not a number",
        ),
    ],
)
def test_an_answer_that_is_none(
    asking: Asking, indicators: Inquiry, body: bytes, said: str
) -> None:
    assert asking.fault(indicators, body).startswith(said)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_order_and_unknown_fields_change_nothing(indicators: Inquiry, data: st.DataObject) -> None:
    rows = [indicator_row(), indicator_row(REMITTANCES), indicator_row(date="2024", value=None)]
    extra = data.draw(
        st.dictionaries(
            st.text(min_size=1).filter(lambda name: name not in rows[0]),
            st.none() | st.integers() | st.text(),
            max_size=3,
        )
    )
    names = data.draw(st.permutations([*rows[0], *extra]))
    changed = [in_other_order({**row, **extra}, names) for row in rows]
    assert read(world_bank(changed, **extra), indicators) == read(world_bank(rows), indicators)


ANYTHING, FIELDS = any_json([*indicator_row(), "id", "message", "total"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(ANYTHING, FIELDS)
def test_whatever_comes_is_read_or_a_sentence(
    indicators: Inquiry, found: Any, fields: dict[str, Any]
) -> None:
    head = {"pages": 1, "total": 1}
    for body in (found, [found, found], [head, found], [head, [{**indicator_row(), **fields}]]):
        try:
            read(json.dumps(body).encode(), indicators)
        except DataError as error:
            assert str(error).isprintable()

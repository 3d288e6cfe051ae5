"""Rates of the som from the International Monetary Fund, and amounts converted at them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import HOME
from lib.dashboard.queries.currency import converted
from lib.model import DataError, Period
from lib.refresh.client import Client
from lib.refresh.imf_exchange_rates import IMF_EXCHANGE_RATES
from lib.refresh.plausibility import implausible
from lib.refresh.service import NOT_ASKED, Answer, Figure, Found, Inquiry, Wanted
from lib.store import tables
from tests.dashboard.rates import amount
from tests.imf_answers import HEADER_OF_RATES, Cells, answer, rate
from tests.refresh.refreshing import on_disk, refreshed_from
from tests.refreshed import copy_of_shipped
from tests.statistics_server import Reply, StatisticsServer

TODAY = date(2026, 11, 30)
YEARS = Inquiry("years", "rates", "/years")
ADDRESS = "https://api.example/years"


def answered(body: bytes, inquiry: Inquiry = YEARS) -> Answer:
    return Answer(inquiry, ADDRESS, 200, "text/csv", body, sha256(body).hexdigest())


def found(
    rows: Sequence[Cells], inquiry: Inquiry = YEARS, header: Sequence[str] = HEADER_OF_RATES
) -> Found:
    return IMF_EXCHANGE_RATES.read(answered(answer(rows, header), inquiry))


def _asked(since: int, today: date = TODAY) -> Sequence[Inquiry]:
    return IMF_EXCHANGE_RATES.inquiries(Wanted(since, today))


def test_means_of_years_quarters_and_months_are_asked_for() -> None:
    asked = [urlsplit(one.path) for one in _asked(2000)]
    assert [one.path.rpartition("/")[2] for one in asked] == [
        f"KGZ.XDC_USD+XDC_EUR.PA_RT.{frequency}" for frequency in "AQM"
    ]
    assert [unquote(one.query) for one in asked] == [
        "c[TIME_PERIOD]=ge:2000+le:2026",
        "c[TIME_PERIOD]=ge:2000-Q1+le:2026-Q4",
        "c[TIME_PERIOD]=ge:2000-M01+le:2026-M12",
    ]
    assert [one.may_be_empty for one in _asked(2000)] == [False, True, False]
    assert all(one.may_be_empty for one in _asked(2025))


def test_nothing_is_asked_for_from_before_the_som() -> None:
    assert unquote(_asked(1990)[0].path).endswith("ge:1994+le:2026")


def test_an_answer_as_it_is_documented() -> None:
    read = found([rate("2024", "87.1512"), rate("2024", "94.32", INDICATOR="XDC_EUR", STATUS="p")])
    dollar, euro = read.figures
    assert dollar == Figure(
        indicator="som_per_dollar",
        reporter=HOME,
        partner=None,
        period=Period.of_year(2024),
        value=Decimal("87.1512"),
        unit="KGS",
    )
    assert (euro.indicator, euro.value, euro.obs_status) == ("som_per_euro", Decimal("94.32"), "P")
    assert read.version == "4.0.1"


def test_what_is_said_of_a_rate_may_be_missing() -> None:
    header = ("DATAFLOW", *HEADER_OF_RATES[3:9])
    row = {**rate("2024", "87.1512"), "DATAFLOW": "IMF.STA:ER(4.0.1)"}
    assert found([row], header=header) == found([rate("2024", "87.1512")])


@pytest.mark.parametrize(
    "cells",
    [
        {"TYPE_OF_TRANSFORMATION": "EOP_RT"},
        {"INDICATOR": "USD_XDC"},
        {"COUNTRY": "KAZ"},
        {"FREQUENCY": "M", "TIME_PERIOD": "2024-M01"},
    ],
)
def test_what_was_not_asked_for_is_passed_over(cells: Cells) -> None:
    read = found([rate("2023", "85"), {**rate("2024", "87"), **cells}])
    assert read.figures == found([rate("2023", "85")]).figures
    assert read.passed_over == {NOT_ASKED: 1}


def test_without_any_rate_it_is_no_answer() -> None:
    with pytest.raises(DataError, match="there is no figure in the answer"):
        found([])
    with pytest.raises(DataError, match="has no column TYPE_OF_TRANSFORMATION"):
        found([rate("2024", "87")], header=HEADER_OF_RATES[:5] + HEADER_OF_RATES[6:])


ROWS = [rate("2024", "87.1"), rate("2023", "87.9", INDICATOR="XDC_EUR"), rate("2022", "")]


@given(header=st.permutations([*HEADER_OF_RATES, "SOMETHING_NEW"]), scale=st.integers(-6, 6))
def test_neither_order_nor_scale_mean_anything(header: Sequence[str], scale: int) -> None:
    rows = [{**row, "SCALE": str(scale), "SOMETHING_NEW": "6"} for row in ROWS]
    assert found(rows, header=header) == found(ROWS)


@pytest.mark.parametrize(
    ("indicator", "value", "is_right"),
    [
        *(("XDC_USD", "87.45", True), ("XDC_USD", "41", True), ("XDC_USD", "0.0114", False)),
        *(("XDC_USD", "87450000", False), ("XDC_EUR", "101.2", True), ("XDC_EUR", "0.0099", False)),
    ],
)
def test_the_reverse_of_a_rate_is_seen(indicator: str, value: str, is_right: bool) -> None:
    why = implausible(found([rate("2024", value, INDICATOR=indicator)]).figures, {})
    assert (why is None) is is_right


LAST = date.today().year - 1
"""The last year that has ended."""


def _rates(*years: int) -> list[Cells]:
    return [
        rate(str(year), f"{per + year - LAST}", INDICATOR=indicator)
        for year in years
        for indicator, per in (("XDC_USD", 87), ("XDC_EUR", 95))
    ]


def _all_is_well(office: StatisticsServer) -> Sequence[Inquiry]:
    asked = IMF_EXCHANGE_RATES.inquiries(Wanted(2016, date.today()))
    bodies = {
        "years": _rates(*range(2016, LAST + 1), 2099),
        "quarters": [],
        "months": [rate(f"{LAST}-M{month:02}", "87.5") for month in range(1, 13)],
    }
    for one in asked:
        office.answers(one.path, Reply(answer(bodies[one.name], HEADER_OF_RATES)))
    return asked


def test_a_refresh_from_beginning_to_end(
    tmp_path: Path, office: StatisticsServer, client: Client
) -> None:
    data = copy_of_shipped(tmp_path / "data")
    _all_is_well(office)
    outcome, said = refreshed_from(data, IMF_EXCHANGE_RATES, office, client, 2016)
    count = 2 * (LAST - 2015) + 12
    assert said.splitlines() == [
        f"imf-exchange-rates: {count} figures to {LAST}-12-31; {count} new, 0 revised, 0 withdrawn "
        f"(vintage {date.today()})",
        "  passed over: 2 of periods that had not ended",
    ]
    assert outcome.fault is None
    som = converted(amount("KGS", LAST, 8_700.0), tables(data))
    assert som.obs_value == pytest.approx(100)
    assert (som.derivation or "").endswith("(International Monetary Fund, IMF.STA:ER)")
    euro = converted(amount("EUR", 2017, 100.0), tables(data))
    assert euro.obs_value == pytest.approx(100 * (95 + 2017 - LAST) / (87 + 2017 - LAST))
    months = [row for row in tables(data).parts_of_years(HOME) if row.source_id.endswith("months")]
    assert {row.obs_value for row in months} == {87.5} and len(months) == 12


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b'{"message":"Rate limit"}'), 'it begins \'{"message":"Rate limit"}\''),
        (Reply(answer([], HEADER_OF_RATES)), "there is no figure in the answer"),
        (Reply(answer([rate("2020", "0.0114")], HEADER_OF_RATES)), "is not between 20 and 500"),
        (Reply(b"0123456789", cut_at=4), "the answer was cut off after"),
        (Reply(b"", 413), "the answer would be too large"),
    ],
)
def test_after_a_fault_all_is_as_it_was(
    tmp_path: Path, office: StatisticsServer, client: Client, reply: Reply, said: str
) -> None:
    data = copy_of_shipped(tmp_path / "data")
    asked = _all_is_well(office)
    assert refreshed_from(data, IMF_EXCHANGE_RATES, office, client, 2016)[0].fault is None
    before = on_disk(data, IMF_EXCHANGE_RATES)
    office.answers(asked[0].path, reply)
    outcome, lines = refreshed_from(data, IMF_EXCHANGE_RATES, office, client, 2016)
    assert outcome.fault is not None and said in lines
    assert on_disk(data, IMF_EXCHANGE_RATES) == before


@pytest.mark.parametrize(
    "said",
    ["=cmd|'/C calc'!A0", "<script>alert(1)</script>", "1\u202e0", "1\n0", "1" * 31, "+1", ""],
)
def test_a_version_that_is_none_is_in_no_table(said: str) -> None:
    assert found([rate("2024", "87.4", STRUCTURE_ID=f"IMF.STA:ER({said})")]).version is None
    assert found([rate("2024", "87.4", STRUCTURE_ID="IMF.STA:ER(4.0.1-draft)")]).version

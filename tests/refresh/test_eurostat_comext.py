"""Eurostat's Comext: what is asked, how the table is read by its columns, and every fault."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.codelists import ever_members
from lib.model import DataError, ObsStatus, Period, Valuation
from lib.refresh.client import Client
from lib.refresh.eurostat_comext import EUROSTAT_COMEXT
from lib.refresh.service import NOT_ASKED, Answer, Found, Inquiry
from tests.office_answers import COMEXT_COLUMNS, comext, comext_row
from tests.refresh.asking import Asking
from tests.statistics_server import Reply, StatisticsServer

FLAGGED = (*COMEXT_COLUMNS, "OBS_FLAG", "CONF_STATUS")
EU = comext_row()


@pytest.fixture
def asking(client: Client, office: StatisticsServer) -> Asking:
    return Asking(EUROSTAT_COMEXT, client, office)


@pytest.fixture
def years(asking: Asking) -> Inquiry:
    return asking.inquiry("years")


@pytest.fixture
def months(asking: Asking) -> Inquiry:
    return asking.inquiry("months")


def read(body: bytes, inquiry: Inquiry) -> Found:
    return EUROSTAT_COMEXT.read(Answer(inquiry, "address", 200, "", body, ""))


def test_what_is_asked(years: Inquiry, months: Inquiry) -> None:
    data = "/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-059341/"
    form = "?format=SDMX-CSV&compressed=false&startPeriod="
    assert years.path == f"{data}A..KG.TOTAL.1+2.VALUE_EUR{form}2022"
    assert months.path == f"{data}M..KG.TOTAL.1+2.VALUE_EUR{form}2022-01"
    assert not years.may_be_empty and not months.may_be_empty


def test_years(asking: Asking, years: Inquiry) -> None:
    rows = [
        comext_row("EU27_2020", "2", "2023", "2661667412"),
        comext_row("EU27_2020", "1", "2023", "116060655"),
        comext_row("DE", "2", "2023", "0"),
        comext_row("EL", "1", "2024", "1.5E+3"),
    ]
    found = asking.found(years, comext(rows))
    assert [
        (
            one.indicator,
            one.reporter,
            one.period.code,
            f"{one.value:f}",
            one.valuation,
            one.definition,
        )
        for one in found.figures
    ] == [
        ("exports", "EU27", "2023", "2661667412", Valuation.FOB, "eu_27"),
        ("imports", "EU27", "2023", "116060655", Valuation.CIF, "eu_27"),
        ("exports", "DEU", "2023", "0", Valuation.FOB, None),
        ("imports", "GRC", "2024", "1500", Valuation.CIF, None),
    ]
    assert {(one.partner, one.unit, one.product) for one in found.figures} == {("KGZ", "EUR", None)}
    assert found.published == "2026-09-15"


def test_months(asking: Asking, months: Inquiry) -> None:
    rows = [comext_row(period="2026-02"), comext_row("FR", period=" 2025-12 ")]
    found = asking.found(months, comext(rows))
    assert [one.period for one in found.figures] == [
        Period(date(2026, 2, 1), date(2026, 2, 28)),
        Period(date(2025, 12, 1), date(2025, 12, 31)),
    ]


def test_every_member_is_known_by_its_two_letters(years: Inquiry) -> None:
    codes = [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "EL",
        "ES",
        "FI",
        "FR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
    found = read(comext([EU, *(comext_row(code) for code in codes)]), years)
    assert {one.reporter for one in found.figures} == ever_members("EU27") - {"GBR"} | {"EU27"}


@pytest.mark.parametrize(
    ("code", "period", "is_taken"),
    [
        *(("GB", "2019", True), ("UK", "2019", True), ("GB", "2020", False), ("GB", "2021", False)),
        *(("HR", "2005", True), ("GR", "2023", True)),
        *(("XI", "2023", False), ("EA20", "2023", False), ("EU28", "2019", False)),
        *(("EU", "2023", False), ("CH", "2023", False), ("WORLD", "2023", False)),
    ],
)
def test_who_is_a_member(years: Inquiry, code: str, period: str, is_taken: bool) -> None:
    found = read(comext([EU, comext_row(code, period=period)]), years)
    assert len(found.figures) == 1 + is_taken
    why = "of reporters that were no member of the European Union"
    assert found.passed_over == ({} if is_taken else {why: 1})


@pytest.mark.parametrize(
    ("flags", "status"),
    [
        *(("", ObsStatus.NORMAL), ("p", ObsStatus.PROVISIONAL), ("e", ObsStatus.ESTIMATED)),
        *(
            ("s", ObsStatus.ESTIMATED),
            ("pe", ObsStatus.ESTIMATED),
            ("u", ObsStatus.LOW_RELIABILITY),
        ),
        *(("bd", ObsStatus.DEFINITION_DIFFERS), ("b", ObsStatus.NORMAL), ("r", ObsStatus.NORMAL)),
    ],
)
def test_flags(asking: Asking, years: Inquiry, flags: str, status: ObsStatus) -> None:
    found = asking.found(years, comext([{**EU, "OBS_FLAG": flags}], FLAGGED))
    assert [one.obs_status for one in found.figures] == [status]


def test_no_figure_is_not_zero(asking: Asking, years: Inquiry) -> None:
    rows = [
        EU,
        {**comext_row("DE", value=""), "CONF_STATUS": "C"},
        {**comext_row("FR", value=":"), "OBS_FLAG": "c"},
        {**comext_row("IT"), "OBS_FLAG": "f"},
    ]
    found = asking.found(years, comext(rows, FLAGGED))
    assert len(found.figures) == 1
    assert found.passed_over == {"without a value": 2, "forecasts": 1}


@pytest.mark.parametrize(
    ("updated", "is_whole"),
    [("15/11/25", False), ("16/01/26", False), ("28/02/26 11:00:00", False), ("01/03/26", True)],
)
def test_a_year_is_whole_when_its_december_is_out(
    years: Inquiry, updated: str, is_whole: bool
) -> None:
    rows = [comext_row(period="2024"), comext_row(period="2025")]
    found = read(comext({**row, "LAST UPDATE": updated} for row in rows), years)
    assert [one.period.code for one in found.figures] == ["2024", "2025"][: 1 + is_whole]
    assert found.passed_over == ({} if is_whole else {"of years before their December was out": 1})


def test_months_wait_for_nothing(months: Inquiry) -> None:
    row = {**comext_row(period="2025-11"), "LAST UPDATE": "16/01/26 11:00:00"}
    assert len(read(comext([row]), months).figures) == 1


def test_the_edition_is_that_of_the_latest_row(years: Inquiry) -> None:
    rows = [EU, {**comext_row("DE"), "LAST UPDATE": "16/09/26"}]
    assert read(comext(rows), years).published == "2026-09-16"


def test_a_byte_order_mark_is_no_part_of_it(asking: Asking, years: Inquiry) -> None:
    columns = COMEXT_COLUMNS[1:]
    assert len(asking.found(years, b"\xef\xbb\xbf" + comext([EU], columns)).figures) == 1


def test_busy_and_then_good(asking: Asking, years: Inquiry, waits: list[float]) -> None:
    busy = Reply(b"", 429, {"Retry-After": "30"})
    assert len(asking.found(years, busy, Reply(b"", 503), comext([EU])).figures) == 1
    assert waits[0] == 30.0


def test_a_connection_that_is_cut_is_asked_again(asking: Asking, years: Inquiry) -> None:
    whole = comext([EU, comext_row("DE")])
    assert len(asking.found(years, Reply(whole, cut_at=200), whole).figures) == 2
    assert asking.fault(years, Reply(whole, cut_at=200)).startswith("the answer was cut off after")


_ENVELOPE = '<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>{}'
_READY_LATER = "it makes the answer ready and gives no figure yet; run the command again after"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "there is no column 'LAST UPDATE' in the answer; it begins ''"),
        (b"<!doctype html><title>Sorry", "the answer is no table; it begins '<!doctype html>"),
        (b"\xff\xfe", "the answer is no text in UTF-8"),
        (comext([]), "there is no series in the answer"),
        (comext([comext_row("DE")]), "there is no figure of EU27_2020 in the answer"),
        (
            _ENVELOPE.format(
                "<ns0:syncResponse><queued><id>1-2</id><status>SUBMITTED</status></queued>"
            ).encode(),
            _READY_LATER,
        ),
        (
            b"<ns1:asyncResponse><ns1:status><ns1:key>1-2</ns1:key>"
            b"<ns1:status>SUBMITTED</ns1:status></ns1:status>",
            _READY_LATER,
        ),
        (
            b"<S:Fault><faultcode>100</faultcode><faultstring>NO_RESULTS: The query did not return"
            b" any results.</faultstring></S:Fault>",
            "it answers with an error, 'NO_RESULTS: The query did not return any results.'",
        ),
        (
            comext([EU], [*COMEXT_COLUMNS[:-1], "VALUE_IN_EUROS"]),
            "there is no column 'OBS_VALUE' in the answer; it begins",
        ),
        (
            comext([EU], [*COMEXT_COLUMNS, "flow"]),
            "there is no column 'flow' in the answer; it begins",
        ),
        (comext([{**EU, "TIME_PERIOD": "202352"}]), "row 2: its TIME_PERIOD '202352' is no year"),
        (comext([{**EU, "TIME_PERIOD": "0000"}]), "row 2: its TIME_PERIOD '0000' is no year"),
        (comext([{**EU, "LAST UPDATE": "soon"}]), "row 2: its LAST UPDATE 'soon' is no day"),
        (
            comext([{**EU, "LAST UPDATE": "31/02/26"}]),
            "row 2: its LAST UPDATE '31/02/26' is no day",
        ),
        (comext([{**EU, "OBS_VALUE": "1 000"}]), "row 2: the value '1 000' is not a number"),
        (comext([{**EU, "OBS_VALUE": "NaN"}]), "row 2: the value 'NaN' is not a number"),
        (
            comext([{**EU, "OBS_FLAG": "x"}], FLAGGED),
            "row 2: the flag 'x' is not one of b, d, e, f, p, r, s and u",
        ),
        (comext([EU]) + b"one,two\r\n", "row 3: it has 2 cells of 10"),
        (comext([EU]) + b'"open', "row 3: it is no CSV"),
    ],
)
def test_an_answer_that_is_none(asking: Asking, years: Inquiry, body: bytes, said: str) -> None:
    assert asking.fault(years, body).startswith(said)


@pytest.mark.parametrize(
    "cells",
    [
        {"indicators": "VALUE_IN_EUROS"},
        {"product": "71"},
        {"partner": "KZ"},
        {"flow": "3"},
        {"freq": "M"},
    ],
)
def test_what_was_not_asked_for_is_passed_over(
    asking: Asking, years: Inquiry, cells: dict[str, str]
) -> None:
    read = asking.found(years, comext([EU, {**EU, **cells}]))
    assert len(read.figures) == 1
    assert read.passed_over == {NOT_ASKED: 1}


def test_a_month_that_is_none(asking: Asking, months: Inquiry) -> None:
    rows = [comext_row(period="2026-13")]
    assert asking.fault(months, comext(rows)) == "row 2: its TIME_PERIOD '2026-13' is no month"


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (
            413,
            b"<S:Fault><faultstring>EXTRACTION_TOO_BIG: The requested extraction is too big",
            "it answers with status 413: it says that the answer would be too large (run the "
            "command with a later --since); it says '<S:Fault><faultstring>EXTRACTION_TOO_BIG",
        ),
        (
            400,
            b"<faultstring>INVALID_QUERY_DIMENSION_VALUE",
            "it answers with status 400: it does not know a code of the question; it says",
        ),
        (404, b"", "it answers with status 404: it has nothing of what was asked"),
    ],
)
def test_a_refusal(asking: Asking, years: Inquiry, status: int, body: bytes, said: str) -> None:
    assert asking.fault(years, Reply(body, status)).startswith(said)
    assert len(asking.office.asked) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_order_and_unknown_columns_change_nothing(years: Inquiry, data: st.DataObject) -> None:
    rows = [EU, comext_row("DE", "1"), comext_row("CH"), {**comext_row("FR"), "OBS_FLAG": "p"}]
    word = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6)
    extra = data.draw(
        st.lists(word.filter(lambda name: name not in FLAGGED), unique=True, max_size=3)
    )
    columns = data.draw(st.permutations([*FLAGGED, *extra]))
    changed = [{**row, **{name: data.draw(word) for name in extra}} for row in rows]
    assert read(comext(changed, columns), years) == read(comext(rows, FLAGGED), years)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FLAGGED), st.text(max_size=8)), st.text(max_size=40))
def test_whatever_comes_is_read_or_a_sentence(
    years: Inquiry, cells: dict[str, str], rest: str
) -> None:
    for body in (
        comext([{**EU, **cells}], FLAGGED),
        comext([EU]) + rest.encode("utf-8", "replace"),
    ):
        try:
            read(body, years)
        except DataError as error:
            assert str(error).isprintable()

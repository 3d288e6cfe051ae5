"""UN Comtrade: what is asked with and without a key, how rows are read, and every fault."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.codelists import area_numbers, areas, codelist
from lib.model import DataError, ObsStatus, Period, Valuation
from lib.refresh.client import Client
from lib.refresh.service import NOT_ASKED, Answer, Found, Inquiry, Wanted
from lib.refresh.un_comtrade import _GOODS, UN_COMTRADE
from tests.office_answers import comtrade, comtrade_row, in_other_order
from tests.refresh.asking import TODAY, WANTED, Asking, any_json
from tests.statistics_server import Reply, StatisticsServer

KEY = "0123456789abcdef0123456789abcdef"
WITH_KEY = replace(WANTED, key=KEY)


@pytest.fixture
def asking(client: Client, office: StatisticsServer) -> Asking:
    return Asking(UN_COMTRADE, client, office)


@pytest.fixture
def exports(asking: Asking) -> Inquiry:
    return asking.inquiry("exports-2023")


def parameters(inquiry: Inquiry) -> dict[str, str]:
    return {name: one[0] for name, one in parse_qs(urlsplit(inquiry.path).query).items()}


def read(body: bytes, inquiry: Inquiry) -> Found:
    return UN_COMTRADE.read(Answer(inquiry, "address", 200, "", body, ""))


def test_without_a_key_each_question_is_of_one_year() -> None:
    asked = UN_COMTRADE.inquiries(WANTED)
    names = ["exports", "imports", "partners"]
    assert [one.name for one in asked] == [
        f"{what}-{year}" for year in (2022, 2023, 2024, 2025) for what in names
    ]
    assert {urlsplit(one.path).path for one in asked} == {"/public/v1/preview/C/A/HS"}
    assert all(one.may_be_empty and not one.secrets for one in asked)
    assert {parameters(one)["maxRecords"] for one in asked} == {"500"}


def test_with_a_key_a_question_is_of_twelve_years() -> None:
    asked = UN_COMTRADE.inquiries(Wanted(2000, TODAY, KEY))
    exports = [one for one in asked if one.name.startswith("exports")]
    assert [len(parameters(one)["period"].split(",")) for one in exports] == [12, 12, 2]
    years = ",".join(parameters(one)["period"] for one in exports).split(",")
    assert years == [str(year) for year in range(2000, 2026)]
    assert len(asked) == 9
    assert {urlsplit(one.path).path for one in asked} == {"/data/v1/get/C/A/HS"}
    assert {parameters(one)["maxRecords"] for one in asked} == {"100000"}
    assert all(KEY not in one.path and KEY not in one.name + one.says for one in asked)
    assert KEY not in repr(asked) and KEY not in repr(WITH_KEY)
    assert all(one.secrets == {"Ocp-Apim-Subscription-Key": KEY} for one in asked)


def test_the_year_that_has_just_begun_is_asked_for_where_no_other_is() -> None:
    asked = UN_COMTRADE.inquiries(Wanted(2026, date(2026, 1, 1)))
    assert {parameters(one)["period"] for one in asked} == {"2026"}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("exports-2023", {"reporterCode": "417", "flowCode": "X,RX"}),
        ("imports-2023", {"reporterCode": "417", "flowCode": "M"}),
        ("partners-2023", {"partnerCode": "417", "flowCode": "X,M", "cmdCode": "TOTAL"}),
    ],
)
def test_what_is_asked(asking: Asking, name: str, asked: dict[str, str]) -> None:
    found = parameters(asking.inquiry(name))
    assert found.items() >= asked.items()
    assert len({"reporterCode", "partnerCode"} & set(found)) == 1
    together = {"partner2Code": "0", "customsCode": "C00", "motCode": "0"}
    assert found.items() >= {**together, "breakdownMode": "classic", "period": "2023"}.items()


def test_each_heading_is_that_of_its_good() -> None:
    products = codelist("product")
    assert {heading: products[good].attributes["hs"] for heading, good in _GOODS.items()} == {
        heading: heading for heading in _GOODS
    }
    wider = [products[good].attributes.get("part_of") for good in _GOODS.values()]
    assert not {products[one].attributes.get("hs") for one in wider if one} & set(_GOODS), (
        "a good that is only a part of its heading"
    )


@pytest.mark.parametrize(
    ("number", "area"),
    [
        *((757, "CHE"), (251, "FRA"), (699, "IND"), (842, "USA"), (579, "NOR"), (490, "TWN")),
        *((417, "KGZ"), (643, "RUS"), (398, "KAZ"), (51, "ARM"), (31, "AZE"), (784, "ARE")),
    ],
)
def test_numbers_that_are_countries(number: int, area: str) -> None:
    assert area_numbers()[number] == area
    assert area in areas()


@pytest.mark.parametrize("number", [97, 899, 568, 636, 837, 838, 839, 577])
def test_what_is_no_country_is_passed_over_and_counted(exports: Inquiry, number: int) -> None:
    found = read(comtrade([comtrade_row(), comtrade_row(number)]), exports)
    assert [one.partner for one in found.figures] == ["RUS"]
    assert found.passed_over == {"of areas that are no country on our list": 1}


def test_rows_are_figures(asking: Asking, exports: Inquiry) -> None:
    rows = [
        comtrade_row(0, "X", value=3500000000),
        comtrade_row(757, "RX", value=12.25),
        comtrade_row(643, "X", value=5, cmdCode="7108"),
        comtrade_row(643, "X", value=0, cmdCode="2710"),
    ]
    figures = asking.found(exports, comtrade(rows)).figures
    assert [(one.indicator, one.partner, one.product, str(one.value)) for one in figures] == [
        ("exports", "WLD", None, "3500000000"),
        ("re_exports", "CHE", None, "12.25"),
        ("exports", "RUS", "gold", "5"),
        ("exports", "RUS", "oil_products", "0"),
    ]
    assert {(one.reporter, one.unit, one.valuation) for one in figures} == {
        ("KGZ", "USD", Valuation.FOB)
    }
    assert {one.period for one in figures} == {Period.of_year(2023)}


def test_partners_report_for_themselves(asking: Asking) -> None:
    rows = [
        comtrade_row(417, "M", value=9, reporterCode=156),
        comtrade_row(417, "X", value=7, reporterCode=842),
        comtrade_row(417, "X", value=8, reporterCode=97),
        comtrade_row(417, "X", value=8, reporterCode=417),
        comtrade_row(417, "M", value=None, reporterCode=398),
    ]
    found = asking.found(asking.inquiry("partners-2023"), comtrade(rows))
    assert [(one.reporter, one.partner, one.indicator, one.valuation) for one in found.figures] == [
        ("CHN", "KGZ", "imports", Valuation.CIF),
        ("USA", "KGZ", "exports", Valuation.FOB),
    ]
    assert found.passed_over == {
        "of areas that are no country on our list": 1,
        "of Kyrgyzstan with itself": 1,
        "without a value": 1,
    }
    assert found.published is None


@pytest.mark.parametrize(
    ("values", "valuation"),
    [
        ({"cifvalue": 9, "fobvalue": None}, Valuation.CIF),
        ({"cifvalue": 9, "fobvalue": 0}, Valuation.CIF),
        ({"cifvalue": 9, "fobvalue": 8}, Valuation.CIF),
        ({"cifvalue": 9, "fobvalue": 9}, Valuation.CIF),
        ({"cifvalue": None, "fobvalue": None}, Valuation.CIF),
        ({"cifvalue": None, "fobvalue": 9}, Valuation.FOB),
        ({"cifvalue": 0, "fobvalue": 9}, Valuation.FOB),
    ],
)
def test_imports_are_valued_as_the_reporter_values_them(
    asking: Asking, values: dict[str, Any], valuation: Valuation
) -> None:
    row = comtrade_row(417, "M", value=9, reporterCode=156, **values)
    found = read(comtrade([row]), asking.inquiry("partners-2023"))
    assert found.figures[0].valuation is valuation


def test_no_flag_makes_a_value_an_estimate(exports: Inquiry) -> None:
    flags = [
        {"isReported": False, "isAggregate": True},
        {"isReported": True, "isAggregate": False},
        *({"legacyEstimationFlag": flag} for flag in (0, 2, 4, 6)),
        {"isQtyEstimated": True, "isNetWgtEstimated": True},
    ]
    for flag in flags:
        found = read(comtrade([comtrade_row(**flag)]), exports)
        assert found.figures[0].obs_status is ObsStatus.NORMAL


def test_a_year_that_is_not_published_is_an_empty_answer(asking: Asking, exports: Inquiry) -> None:
    assert asking.found(exports, comtrade([])) == Found(())


def test_a_byte_order_mark_is_no_part_of_it(asking: Asking, exports: Inquiry) -> None:
    found = asking.found(exports, b"\xef\xbb\xbf" + comtrade([comtrade_row()]))
    assert len(found.figures) == 1


def test_busy_and_then_good(asking: Asking, exports: Inquiry, waits: list[float]) -> None:
    busy = Reply(
        b'{"statusCode": 429, "message": "Rate limit is exceeded. Try again in 2 seconds."}',
        429,
        {"Retry-After": "2"},
    )
    assert len(asking.found(exports, busy, busy, comtrade([comtrade_row()])).figures) == 1
    assert [one for one in waits if one] == [2.0, 2.0]


def test_a_connection_that_is_cut_is_asked_again(asking: Asking, exports: Inquiry) -> None:
    whole = comtrade([comtrade_row(), comtrade_row(398)])
    assert len(asking.found(exports, Reply(whole, cut_at=90), whole).figures) == 2
    assert asking.fault(exports, Reply(whole, cut_at=90)).startswith("the answer was cut off after")


def test_as_many_rows_as_there_may_be_are_too_many(asking: Asking, exports: Inquiry) -> None:
    numbers = [number for number, code in area_numbers().items() if code in areas()][:250]
    rows = [
        comtrade_row(number, flow) for number in numbers if number != 417 for flow in ("X", "RX")
    ]
    rows += [comtrade_row(643, "X", cmdCode=heading) for heading in _GOODS]
    assert len(asking.found(exports, comtrade(rows[:499])).figures) == 499
    cut = asking.fault(exports, comtrade(rows[:500]))
    assert cut == "the answer has 500 rows, the most it may have: it was cut"


def test_with_a_key_there_may_be_more(asking: Asking) -> None:
    inquiry = asking.inquiry("exports-2022-2025", WITH_KEY)
    numbers = [number for number, code in area_numbers().items() if code in areas()][:250]
    rows = [
        comtrade_row(number, "X", str(year))
        for number in numbers
        if number != 417
        for year in (2022, 2023, 2024, 2025)
    ]
    assert len(rows) > 900
    assert len(asking.found(inquiry, comtrade(rows)).figures) == len(rows)
    assert asking.office.asked[0].headers["Ocp-Apim-Subscription-Key"] == KEY


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<!doctype html><h1>Gateway</h1>", "the answer is no JSON; it begins '<!doctype html>"),
        (b"", "the answer is no JSON; it begins ''"),
        (b"\xff\xfe{", "the answer is no JSON; it begins"),
        (b"[" * 100_000, "the answer is no JSON; it begins '[[["),
        (b"[1]", "the answer is none of its own form; it begins '[1]'"),
        (b'{"count": 0}', "there are no rows in the answer; it begins"),
        (b'{"statusCode": 429, "message": "slow"}', "there are no rows in the answer; it begins"),
        (b'{"data": {}}', "there are no rows in the answer; it begins"),
        (b'{"data": [7]}', "row 1: '7' is no row"),
        (comtrade([], error="No data\nhere"), "it answers with an error, 'No data here'"),
        (
            b'{"error": "Maximum number of periods is 12", "details": []}',
            "it answers with an error, 'Maximum number of periods is 12'",
        ),
        (comtrade([comtrade_row()], count=2), "the answer has 1 rows of 2"),
        (comtrade([comtrade_row(partnerCode=None)]), "row 1: it has no partnerCode"),
        (comtrade([comtrade_row(partnerCode=True)]), "row 1: it has no partnerCode"),
        (comtrade([comtrade_row(partnerCode="RUS")]), "row 1: its partnerCode 'RUS' is no number"),
        (comtrade([comtrade_row(partnerCode="٣")]), "row 1: its partnerCode '٣' is no number"),
        (comtrade([comtrade_row(value="much")]), "row 1: the value 'much' is not a number"),
        (comtrade([comtrade_row(value=float("nan"))]), "row 1: the value 'nan' is not a number"),
        (comtrade([comtrade_row(value=[1])]), "row 1: it has no primaryValue"),
        (comtrade([comtrade_row(value="1e999")]), "row 1: the value '1e999' is not a number"),
        (comtrade([comtrade_row(value="1_0")]), "row 1: the value '1_0' is not a number"),
    ],
)
def test_an_answer_that_is_none(asking: Asking, exports: Inquiry, body: bytes, said: str) -> None:
    assert asking.fault(exports, body).startswith(said)


@pytest.mark.parametrize(
    "other",
    [
        comtrade_row(motCode=2100),
        comtrade_row(customsCode="C01"),
        comtrade_row(partner2Code=156),
        comtrade_row(flow="M"),
        comtrade_row(period="2022"),
        comtrade_row(cmdCode="27"),
        comtrade_row(reporterCode=398),
    ],
)
def test_what_was_not_asked_for_is_passed_over(
    asking: Asking, exports: Inquiry, other: dict[str, Any]
) -> None:
    read = asking.found(exports, comtrade([comtrade_row(), other]))
    assert len(read.figures) == 1
    assert read.passed_over == {NOT_ASKED: 1}


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (
            400,
            b'{"error": "Maximum number of periods is 12", "details": []}',
            "it answers with status 400: it does not take the question; it says "
            '\'{"error": "Maximum number of periods is 12", "details": []}\'',
        ),
        (
            401,
            b'{"statusCode": 401, "message": "Access denied due to invalid subscription key."}',
            "it answers with status 401: it does not know the key in COMTRADE_KEY; it says",
        ),
        (
            403,
            b'{"statusCode": 403, "message": "Out of call volume quota. Quota will be replenished '
            b'in 07:01:20."}',
            "it answers with status 403: the day's quota of questions is used up, or the key is "
            "not for this; it says",
        ),
        (413, b"", "it answers with status 413: it says that the answer would be too large"),
        (500, b"", "it answers with status 500"),
    ],
)
def test_a_refusal(asking: Asking, exports: Inquiry, status: int, body: bytes, said: str) -> None:
    assert asking.fault(exports, Reply(body, status)).startswith(said)


def test_a_key_that_the_answer_quotes_is_nowhere(office: StatisticsServer, tmp_path: Any) -> None:
    client = Client(tmp_path / "raw", lambda _: None)
    asking = Asking(UN_COMTRADE, client, office)
    inquiry = asking.inquiry("exports-2022-2025", WITH_KEY)
    refused = Reply(f"no such key: {KEY}".encode(), 401, {"X-Key": KEY})
    said = asking.fault(inquiry, refused)
    assert said.endswith("it says 'no such key: [key]'")
    asking.fault(inquiry, f"<p>{KEY}".encode())
    asking.fault(inquiry, Reply(f"{KEY} and more".encode(), cut_at=40))
    kept = list((tmp_path / "raw").iterdir())
    assert len(kept) == 2 * 5
    assert all(KEY.encode() not in path.read_bytes() for path in kept)
    assert all(KEY not in path.name for path in kept)
    assert {one.headers["Ocp-Apim-Subscription-Key"] for one in office.asked} == {KEY}
    assert all(KEY not in one.path for one in office.asked)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_order_and_unknown_fields_change_nothing(exports: Inquiry, data: st.DataObject) -> None:
    rows = [comtrade_row(), comtrade_row(0), comtrade_row(899), comtrade_row(757, "RX")]
    extra = data.draw(
        st.dictionaries(
            st.text(min_size=1).filter(lambda name: name not in rows[0]),
            st.none() | st.integers() | st.text() | st.lists(st.integers()),
            max_size=3,
        )
    )
    names = data.draw(st.permutations([*rows[0], *extra]))
    changed = [in_other_order({**row, **extra}, names) for row in rows]
    assert read(comtrade(changed), exports) == read(comtrade(rows), exports)


ANYTHING, FIELDS = any_json(["data", "count", "error", *comtrade_row()])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(ANYTHING, FIELDS)
def test_whatever_comes_is_read_or_a_sentence(
    exports: Inquiry, found: Any, fields: dict[str, Any]
) -> None:
    row = {**comtrade_row(), **fields}
    for body in (found, {"data": found}, {"data": [found]}, {"data": [row]}):
        try:
            read(json.dumps(body).encode(), exports)
        except DataError as error:
            assert str(error).isprintable()

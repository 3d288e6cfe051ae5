"""The official rates of the som for one day: an XML file of the National Bank."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import HOME
from lib.model import DataError, Period
from lib.pipeline import refresh as refresh_module
from lib.refresh.client import Client
from lib.refresh.national_bank import NATIONAL_BANK
from lib.refresh.service import Answer, Figure, Found, Wanted
from lib.store import tables
from tests.refresh.refreshing import on_disk, refreshed_from
from tests.refreshed import copy_of_shipped
from tests.statistics_server import Reply, StatisticsServer

(INQUIRY,) = NATIONAL_BANK.inquiries(Wanted(2000, date(2026, 11, 30)))
ADDRESS = "https://bank.example/XML/daily.xml"

RATES = {"USD": "87,4500", "EUR": "99,8679", "KZT": "0,1842", "RUB": "1,1239"}


def daily(
    rates: Mapping[str, str] = RATES, day: str = "20.11.2026", nominal: str = "1", top: str = ""
) -> bytes:
    """The file as it is, with these rates."""
    currencies = "\n".join(
        f'<Currency ISOCode="{code}">\n<Nominal>{nominal}</Nominal>\n<Value>{value}</Value>\n'
        "</Currency>"
        for code, value in rates.items()
    )
    text = (
        f'<?xml version="1.0" encoding="windows-1251" ?>{top}\n'
        f'<CurrencyRates Name="Курсы валют" Date="{day}">\n{currencies}\n</CurrencyRates>\n'
    )
    return text.encode("windows-1251")


def found(body: bytes) -> Found:
    answer = Answer(INQUIRY, ADDRESS, 200, "text/xml", body, sha256(body).hexdigest())
    return NATIONAL_BANK.read(answer)


def refusal(body: bytes) -> str:
    with pytest.raises(DataError) as raised:
        found(body)
    said = str(raised.value)
    assert said.startswith(f"{ADDRESS}: ") and "\n" not in said
    return said.removeprefix(f"{ADDRESS}: ")


def test_the_file_as_it_is() -> None:
    read = found(daily())
    assert read.published == "2026-11-20" and not read.passed_over
    assert read.figures[0] == Figure(
        indicator="som_per_dollar",
        reporter=HOME,
        partner=None,
        period=Period.of_code("2026-11-20"),
        value=Decimal("87.4500"),
        unit="KGS",
    )
    assert {one.indicator: str(one.value) for one in read.figures} == {
        "som_per_dollar": "87.4500",
        "som_per_euro": "99.8679",
        "som_per_tenge": "0.1842",
        "som_per_rouble": "1.1239",
    }


def test_the_yuan_may_be_among_them_and_others_are_passed_over() -> None:
    read = found(daily(RATES | {"CNY": "12,3457", "JPY": "0,56", "GBP": "115,1"}))
    assert read.figures[-1].indicator == "som_per_yuan"
    assert read.passed_over == {"rates of other currencies": 2}


@given(
    som=st.integers(1, 10_000_000),
    places=st.integers(0, 6),
    zeros=st.integers(0, 4),
    sign=st.sampled_from(",."),
)
def test_a_rate_is_of_one_unit_to_the_last_digit(
    som: int, places: int, zeros: int, sign: str
) -> None:
    value = Decimal(som).scaleb(-places)
    body = daily(RATES | {"USD": f"{value:f}".replace(".", sign)}, nominal=f"1{'0' * zeros}")
    assert found(body).figures[0].value * 10**zeros == value


def test_other_encodings() -> None:
    text = daily().decode("windows-1251")
    bare = text.replace(' encoding="windows-1251"', "")
    assert found(b"\xef\xbb\xbf" + bare.encode()) == found(daily())
    declared = text.replace("windows-1251", "UTF-8")
    assert found(declared.encode()) == found(daily())


BOMB = "<!DOCTYPE c [<!ENTITY a0 'soms'>{}]>".format(
    "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(12))
)


@pytest.mark.parametrize(
    "top",
    [
        BOMB,
        "<!DOCTYPE CurrencyRates>",
        '<!DOCTYPE c SYSTEM "http://127.0.0.1:9/rates.dtd">',
        '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_whatever_declares_a_document_type_is_refused(top: str) -> None:
    said = refusal(daily(RATES | {"USD": "&a12;"}, top=top))
    assert said.startswith(
        "it declares a document type, as no list of rates does; it begins '<?xml"
    )


def test_a_page_is_no_list_of_rates() -> None:
    assert "declares a document type" in refusal(b"<!DOCTYPE html><html>")
    assert refusal(b"<html><p>Sorry</p></html>") == (
        "the answer is no list of rates; it begins '<html><p>Sorry</p></html>'"
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "the answer is no XML (no element found: line 1, column 0); it begins ''"),
        (b"{}", "the answer is no XML (not well-formed (invalid token): line 1, column 0); it beg"),
        (daily()[:-20], "the answer is no XML (unclosed token: "),
        (daily()[:-40], "the answer is no XML (no element found: "),
        (daily().replace(b"windows-1251", b"klingon-1"), "the answer is no XML (unknown encoding"),
        (daily().replace(b"windows-1251", b"shift_jis"), "the answer is no XML (multi-byte enc"),
        (daily().replace(b"windows-1251", b"utf-8"), "the answer is no XML (not well-formed"),
        (b"<a>" * 300_000, "the answer is no XML (no element found: "),
        (b"<a>" * 300_000 + b"</a>" * 300_000, "the answer is no list of rates; it begins '<a>"),
    ],
)
def test_what_is_no_xml(body: bytes, said: str) -> None:
    assert refusal(body).startswith(said)


def test_some_of_the_currencies_are_better_than_none() -> None:
    some = {code: rate for code, rate in RATES.items() if code in ("USD", "RUB")}
    assert [one.indicator for one in found(daily(some)).figures] == [
        "som_per_dollar",
        "som_per_rouble",
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (daily({}), "the answer has no rate of USD, EUR, RUB, KZT, CNY"),
        (daily(RATES | {"USD": "-"}), "USD: the value '-' is not a number"),
        (daily(RATES | {"USD": ""}), "USD: the value '' is not a number"),
        (daily(RATES | {"EUR": "1 099,5"}), "EUR: the value '1 099,5' is not a number"),
        (daily(RATES | {"EUR": "1.099,5"}), "EUR: the value '1.099,5' is not a number"),
        (daily(RATES | {"EUR": "-99,5"}), "EUR: the value '-99,5' is not a number"),
        (daily(RATES | {"EUR": "NaN"}), "EUR: the value 'NaN' is not a number"),
        (daily(nominal="0"), "USD: the nominal '0' is not a number of units"),
        (daily(nominal=""), "USD: the nominal '' is not a number of units"),
        (daily(nominal="1,5"), "USD: the nominal '1,5' is not a number of units"),
        (daily(day=""), "the rates are of '', which is no day (20.11.2026)"),
        (daily(day="2026-11-20"), "the rates are of '2026-11-20', which is no day (20.11.2026)"),
        (daily(day="31.11.2026"), "the rates are of '31.11.2026', which is no day (20.11.2026)"),
        (
            daily().replace(b'"EUR"', b'"USD"'),
            "the currency USD is there twice",
        ),
    ],
)
def test_rates_that_are_none(body: bytes, said: str) -> None:
    assert refusal(body) == said


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_shipped(tmp_path / "data")


def _today(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    class Then(date):
        @classmethod
        def today(cls) -> "Then":
            return cls(day.year, day.month, day.day)

    monkeypatch.setattr(refresh_module, "date", Then)


def _written(day: date) -> str:
    return f"{day:%d.%m.%Y}"


DAY = date(2026, 11, 20)
NEXT = DAY + timedelta(days=1)


def test_the_rates_of_two_days(
    data: Path, office: StatisticsServer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (DAY, NEXT):
        _today(monkeypatch, day)
        office.answers("/XML/daily.xml", Reply(daily(day=_written(day))))
        _, said = refreshed_from(data, NATIONAL_BANK, office, client, 2000)
        assert said == (
            f"national-bank: 4 figures to {day}; 4 new, 0 revised, 0 withdrawn (vintage {day})"
        )
    rows = [row for row in tables(data).parts_of_years(HOME) if row.unit == "KGS"]
    assert [row.period_start for row in rows] == [DAY] * 4 + [NEXT] * 4
    assert {row.note for row in rows} == {None}
    assert {row.published for row in rows} == {DAY.isoformat(), NEXT.isoformat()}
    assert not [row for row in tables(data).observations if row.unit == "KGS" and row in rows]


def test_the_rates_of_tomorrow_are_waited_for(
    data: Path, office: StatisticsServer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are out in the evening before."""
    _today(monkeypatch, DAY)
    office.answers("/XML/daily.xml", Reply(daily(day=_written(NEXT))))
    outcome, said = refreshed_from(data, NATIONAL_BANK, office, client, 2000)
    assert outcome.fault is None and outcome.vintage is None
    assert said.splitlines() == [
        "national-bank: nothing yet of a time that has ended",
        "  passed over: 4 of periods that had not ended",
    ]
    assert not on_disk(data, NATIONAL_BANK)


FAULTS = {
    "after tomorrow": (
        Reply(daily(day=_written(NEXT + timedelta(days=1)))),
        "it is dated 2026-11-22, and today is 2026-11-20",
    ),
    "a bomb": (Reply(daily(top=BOMB)), "it declares a document type"),
    "a page": (Reply(b"<html><title>503</title></html>"), "the answer is no list of rates"),
    "the reverse": (Reply(daily(RATES | {"USD": "0,0114"})), "is not between 20 and 500"),
    "cut": (Reply(daily(), cut_at=100), "the answer was cut off after"),
    "huge": (Reply(size=3_000_000), "the answer is larger than 1 MB"),
    "busy": (Reply(status=503), "it answers with status 503"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_after_a_fault_all_is_as_it_was(
    name: str,
    data: Path,
    office: StatisticsServer,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _today(monkeypatch, DAY)
    office.answers("/XML/daily.xml", Reply(daily()))
    assert refreshed_from(data, NATIONAL_BANK, office, client, 2000)[0].fault is None
    before = on_disk(data, NATIONAL_BANK)
    reply, said = FAULTS[name]
    office.answers("/XML/daily.xml", reply)
    outcome, lines = refreshed_from(data, NATIONAL_BANK, office, client, 2000)
    assert outcome.fault is not None and said in lines
    assert on_disk(data, NATIONAL_BANK) == before
    assert {one.path for one in office.asked} == {"/XML/daily.xml"}

"""The National Bank of the Kyrgyz Republic: the official rates of the som for one day.

Shape from copies of the bank's file ``daily.xml`` in other people's programs, the latest of July
2026, read in November 2026; the bank documents none, and it was not tried live. A value has a
decimal comma and is for as many units as ``Nominal`` says. Four currencies were in every copy; the
yuan is said to be in it since September 2024. In the evening the file is of the next day. It has
no past: for that the means of months and years serve (`imf_exchange_rates`).

XML is read with the parser that Python comes with, which refuses whatever declares a document type
at the first word of that: without one there are no entities to expand or to fetch, so that no
other library is needed. The parser knows windows-1251, which the file declares.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from lib.codelists import HOME
from lib.model import Period
from lib.refresh.service import XML, Answer, Figure, Found, Inquiry, Service, Wanted, amount

_RATES: Mapping[str, str] = {
    "USD": "som_per_dollar",
    "EUR": "som_per_euro",
    "RUB": "som_per_rouble",
    "KZT": "som_per_tenge",
    "CNY": "som_per_yuan",
}
_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?")
_UNITS = re.compile(r"[1-9][0-9]*")


class _DeclaresTypeError(Exception):
    """XML that declares a document type."""


def _inquiries(_: Wanted) -> Sequence[Inquiry]:
    return (Inquiry("daily", "Official exchange rates of the som", "/XML/daily.xml"),)


def _read(answer: Answer) -> Found:
    root = _root(answer)
    day = _day(root, answer)
    figures: dict[str, Figure] = {}
    others = 0
    for currency in root.iter("Currency"):
        code = currency.get("ISOCode", "")
        if code in figures:
            raise answer.fault(f"the currency {code} is there twice")
        if code in _RATES:
            figures[code] = _figure(code, currency, day, answer)
        else:
            others += 1
    if not figures:
        raise answer.fault(f"the answer has no rate of {', '.join(_RATES)}")
    return Found(
        tuple(figures.values()),
        published=day.isoformat(),
        passed_over={"rates of other currencies": others} if others else {},
    )


def _root(answer: Answer) -> Element:
    """The list of rates."""
    tree = TreeBuilder()
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.data
    try:
        parser.Parse(answer.body, True)
    except _DeclaresTypeError:
        rule = f"it declares a document type, as no list of rates does; it begins {_quoted(answer)}"
        raise answer.fault(rule) from None
    except (ExpatError, LookupError, ValueError) as error:
        rule = f"the answer is no XML ({error}); it begins {_quoted(answer)}"
        raise answer.fault(rule) from None
    root = tree.close()
    if root.tag != "CurrencyRates":
        raise answer.fault(f"the answer is no list of rates; it begins {_quoted(answer)}")
    return root


def _refuse(*_: object) -> None:
    raise _DeclaresTypeError


def _quoted(answer: Answer) -> str:
    return repr(answer.beginning)


def _day(root: Element, answer: Answer) -> date:
    """The day on which the rates are official."""
    written = root.get("Date", "")
    try:
        if match := _DAY.fullmatch(written):
            day, month, year = map(int, match.groups())
            return date(year, month, day)
    except ValueError:
        pass
    raise answer.fault(f"the rates are of {written!r:.40}, which is no day (20.11.2026)")


def _figure(code: str, currency: Element, day: date, answer: Answer) -> Figure:
    value, units = _text(currency, "Value"), _text(currency, "Nominal")
    if not _NUMBER.fullmatch(value):
        raise answer.fault(f"{code}: the value {value!r:.60} is not a number")
    if not _UNITS.fullmatch(units):
        raise answer.fault(f"{code}: the nominal {units!r:.60} is not a number of units")
    return Figure(
        indicator=_RATES[code],
        reporter=HOME,
        partner=None,
        period=Period(day, day),
        value=amount(value.replace(",", "."), answer, code) / Decimal(units),
        unit="KGS",
    )


def _text(currency: Element, name: str) -> str:
    return (currency.findtext(name) or "").strip()


NATIONAL_BANK = Service(
    name="national-bank",
    compiler="NBKR-RATES",
    dataset="daily.xml",
    address="https://www.nbkr.kg",
    accept=XML,
    pace=1.0,
    inquiries=_inquiries,
    read=_read,
    gives_past=False,
    largest=1_000_000,
)

"""Eurostat's Comext: the trade of the European Union and of its members with Kyrgyzstan.

Shape from Eurostat's pages on its SDMX 2.1 service, and from what others have published of its
answers, as read in November 2026; it was not tried live. One question for years and one for
months, of every reporter there is: naming them would make a code that is no more an error. The
table is read by the names of its columns, which come in any order, with others between them.

``LAST UPDATE`` is the edition. Flow 1 is imports and 2 exports, in whole euros, which stay euros.
Of reporters the European Union of today's members is taken (``EU27_2020``), and whoever is a
member or was one at the time; two-letter codes are those of ISO 3166-1 but for Greece (EL) and
the United Kingdom (UK, or GB). Another table, DS-045409, has the same shape and calls euros
otherwise (``VALUE_IN_EUROS``).

A year is given from its first month on. What had not ended is dropped for every service; a year
that has ended is passed over here until its December is out, in the middle of February.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType

from lib.codelists import HOME, Membership, areas, memberships
from lib.model import ObsStatus, Period, Valuation
from lib.refresh.service import (
    NOT_ASKED,
    Answer,
    Figure,
    Found,
    Inquiry,
    Service,
    Wanted,
    amount,
    quoted,
)

_DATASET = "DS-059341"
_EU, _REPORTS_AS_EU = "EU27", "EU27_2020"
_OTHER_CODES: Mapping[str, str] = {"EL": "GRC", "UK": "GBR", _REPORTS_AS_EU: _EU}
_ASKED: Mapping[str, Sequence[str]] = {
    "partner": ("KG",),
    "product": ("TOTAL",),
    "flow": ("1", "2"),
    "indicators": ("VALUE_EUR",),
}
_COLUMNS = ("LAST UPDATE", "freq", "reporter", *_ASKED, "TIME_PERIOD", "OBS_VALUE")
_FLOWS: Mapping[str, tuple[str, Valuation]] = {
    "1": ("imports", Valuation.CIF),
    "2": ("exports", Valuation.FOB),
}
_PERIOD: Mapping[str, str] = {"A": "[12][0-9]{3}", "M": "[12][0-9]{3}-(0[1-9]|1[0-2])"}
_FLAGS: Mapping[str, ObsStatus] = {
    "e": ObsStatus.ESTIMATED,
    "s": ObsStatus.ESTIMATED,
    "p": ObsStatus.PROVISIONAL,
    "u": ObsStatus.LOW_RELIABILITY,
    "d": ObsStatus.DEFINITION_DIFFERS,
}
"""The letters of Eurostat's flags, of several the first of these; ``b``, a break in the series, and
``r``, revised, say nothing of the figure."""
_SAY_NOTHING, _FORECAST = frozenset("br"), "f"
_UPDATED = re.compile(r"(\d\d)/(\d\d)/(\d\d)( \d\d:\d\d:\d\d)?")
_DECEMBER_IS_OUT = (3, 1)
"""The day from which on a year is whole."""
_NO_MEMBER = "of reporters that were no member of the European Union"
_EMPTY, _FORECASTS = "without a value", "forecasts"
_YEARS_TO_COME = "of years before their December was out"


def _inquiries(wanted: Wanted) -> Sequence[Inquiry]:
    def inquiry(frequency: str, name: str, since: str) -> Inquiry:
        key = ".".join((frequency, "", *("+".join(codes) for codes in _ASKED.values())))
        return Inquiry(
            name=name,
            says=f"Trade of the European Union and its members with Kyrgyzstan, by {name[:-1]}",
            path=(
                f"/eurostat/api/comext/dissemination/sdmx/2.1/data/{_DATASET}/{key}"
                f"?format=SDMX-CSV&compressed=false&startPeriod={since}"
            ),
        )

    return (
        inquiry("A", "years", f"{wanted.since}"),
        inquiry("M", "months", f"{wanted.since}-01"),
    )


def _read(answer: Answer) -> Found:
    rows = list(_rows(answer))
    if not rows:
        raise answer.fault("there is no series in the answer")
    if all(row["reporter"] != _REPORTS_AS_EU for _, row in rows):
        raise answer.fault(f"there is no figure of {_REPORTS_AS_EU} in the answer")
    published = max(_day(row["LAST UPDATE"], where, answer) for where, row in rows)
    figures: list[Figure] = []
    passed: Counter[str] = Counter()
    for where, row in rows:
        found = _figure(row, published, where, answer)
        if isinstance(found, str):
            passed[found] += 1
        else:
            figures.append(found)
    return Found(tuple(figures), published.isoformat(), passed_over=dict(passed))


def _rows(answer: Answer) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows, each with its place; what is no table of this form is an error."""
    try:
        text = answer.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise answer.fault("the answer is no text in UTF-8") from None
    if text.lstrip().startswith("<"):
        raise answer.fault(_said_in_xml(text, answer))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        for column in _COLUMNS:
            if header.count(column) != 1:
                rule = f"there is no column {column!r} in the answer; it begins"
                raise answer.fault(f"{rule} {answer.beginning!r}")
        for cells in reader:
            where = f"row {reader.line_num}"
            if cells and len(cells) != len(header):
                raise answer.fault(f"{where}: it has {len(cells)} cells of {len(header)}")
            if cells:
                yield where, dict(zip(header, map(str.strip, cells), strict=True))
    except csv.Error as error:
        raise answer.fault(f"row {reader.line_num}: it is no CSV ({error})") from None


def _said_in_xml(text: str, answer: Answer) -> str:
    """What an answer means that is no table but XML."""
    if fault := re.search("<faultstring>(.*?)</faultstring>", text, re.DOTALL):
        return f"it answers with an error, {quoted(fault[1])!r}"
    if re.search("<([a-z0-9]+:)?(queued|status)>", text):
        return (
            "it makes the answer ready and gives no figure yet; run the command again after "
            "some minutes"
        )
    return f"the answer is no table; it begins {answer.beginning!r}"


def _day(updated: str, where: str, answer: Answer) -> date:
    try:
        day, month, year = map(int, _UPDATED.fullmatch(updated).groups()[:3])  # type: ignore[union-attr]
        return date(2000 + year, month, day)
    except (AttributeError, ValueError):
        rule = f"{where}: its LAST UPDATE {quoted(updated)!r} is no day (15/09/26 11:00:00)"
        raise answer.fault(rule) from None


def _figure(row: Mapping[str, str], published: date, where: str, answer: Answer) -> Figure | str:
    """The figure of a row, or why it is passed over."""
    asked = {**_ASKED, "freq": ("A" if answer.inquiry.name == "years" else "M",)}
    if any(row[column] not in codes for column, codes in asked.items()):
        return NOT_ASKED
    period = _period(row, where, answer)
    flags = row.get("OBS_FLAG", "")
    area = _reporters().get(row["reporter"])
    if area is None or not _is_member(area, period):
        return _NO_MEMBER
    if row["OBS_VALUE"] in ("", ":"):
        return _EMPTY
    if row["freq"] == "A" and published < date(period.end.year + 1, *_DECEMBER_IS_OUT):
        return _YEARS_TO_COME
    if _FORECAST in flags:
        return _FORECASTS
    indicator, valuation = _FLOWS[row["flow"]]
    return Figure(
        indicator=indicator,
        reporter=area,
        partner=HOME,
        period=period,
        value=amount(row["OBS_VALUE"], answer, where),
        unit="EUR",
        valuation=valuation,
        definition="eu_27" if area == _EU else None,
        obs_status=_status(flags, where, answer),
    )


def _period(row: Mapping[str, str], where: str, answer: Answer) -> Period:
    written, frequency = row["TIME_PERIOD"], row["freq"]
    if not re.fullmatch(_PERIOD[frequency], written):
        kind = "year" if frequency == "A" else "month"
        raise answer.fault(f"{where}: its TIME_PERIOD {quoted(written)!r} is no {kind}")
    return Period.of_code(written)


def _status(flags: str, where: str, answer: Answer) -> ObsStatus:
    if unknown := set(flags) - set(_FLAGS) - _SAY_NOTHING:
        rule = f"{where}: the flag {quoted(min(unknown))!r} is not one of b, d, e, f, p, r, s and u"
        raise answer.fault(rule)
    return next((status for flag, status in _FLAGS.items() if flag in flags), ObsStatus.NORMAL)


@cache
def _reporters() -> Mapping[str, str]:
    """The area of each code of a reporter."""
    by_iso = {
        area.iso2: code for code, area in areas().items() if area.iso2 and area.kind == "country"
    }
    return MappingProxyType({**by_iso, **_OTHER_CODES})


@cache
def _spans() -> Mapping[str, Sequence[Membership]]:
    """When each area was a member."""
    found: dict[str, list[Membership]] = {}
    for one in memberships():
        if one.group == _EU:
            found.setdefault(one.area, []).append(one)
    return MappingProxyType(found)


def _is_member(area: str, period: Period) -> bool:
    """Whether an area is the union, a member today, or was one throughout the period."""
    return area == _EU or any(
        one.until is None or one.covers(period.start, period.end) for one in _spans().get(area, ())
    )


EUROSTAT_COMEXT = Service(
    name="eurostat-comext",
    compiler="ESTAT",
    dataset=_DATASET,
    address="https://ec.europa.eu",
    accept="*/*",  # the question says the form
    pace=1.0,
    inquiries=_inquiries,
    read=_read,
    refusals={
        400: "it does not know a code of the question",
        404: "it has nothing of what was asked",
        413: "it says that the answer would be too large (run the command with a later --since)",
    },
)

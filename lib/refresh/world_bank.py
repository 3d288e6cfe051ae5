"""The World Bank's World Development Indicators: Kyrgyzstan's product and remittances, by year.

Shape from the bank's pages on its Indicators API, version 2, as read in November 2026; it was not
tried live. Several indicators in one question need ``source=2``, and a page of few rows is asked
for as one page: a second one is an answer cut short. Revisions are silent; ``lastupdated`` is the
day of the edition. A 400 now and then means that it is busy. Its estimates (status E) are taken as
such; forecasts (F) are not, as nobody has measured them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.codelists import HOME
from lib.model import ObsStatus, Period
from lib.refresh.json_answer import content, field, rows_in
from lib.refresh.service import (
    JSON,
    Answer,
    Figure,
    Found,
    Inquiry,
    Service,
    Wanted,
    amount,
    quoted,
)

_WORLD = "WLD"

_NO_FIGURE = "there is no figure in the answer"


@dataclass(frozen=True, slots=True)
class _Series:
    """What one of its indicators is in our lists."""

    indicator: str
    definition: str
    partner: str | None


_SERIES: Mapping[str, _Series] = {
    "NY.GDP.MKTP.CD": _Series("gdp", "gdp_current", None),
    "BX.TRF.PWKR.CD.DT": _Series("remittances", "world_bank_estimate", _WORLD),
}
"""Its merchandise trade (TX.VAL.MRCH.CD.WT) is the World Trade Organization's and is not taken."""

_STATUS: Mapping[str, ObsStatus] = {
    "": ObsStatus.NORMAL,
    "E": ObsStatus.ESTIMATED,
    "P": ObsStatus.PROVISIONAL,
}
_FORECAST = "F"
_EMPTY, _FORECASTS = "years without a figure", "forecasts"


def _inquiries(wanted: Wanted) -> Sequence[Inquiry]:
    path = (
        f"/v2/country/{HOME}/indicator/{';'.join(_SERIES)}"
        f"?source=2&format=json&per_page=5000&date={wanted.since}:{wanted.today.year}"
    )
    says = "World Development Indicators: gross domestic product and remittances of Kyrgyzstan"
    return (Inquiry("indicators", says, path),)


def _read(answer: Answer) -> Found:
    head, rows = _parts(answer)
    figures: list[Figure] = []
    passed: Counter[str] = Counter()
    for number, row in enumerate(rows, 1):
        found = _figure(row, f"row {number}", answer)
        if isinstance(found, str):
            passed[found] += 1
        else:
            figures.append(found)
    if not figures:
        raise answer.fault(_NO_FIGURE)
    updated = head.get("lastupdated")
    return Found(
        tuple(figures),
        published=None if updated is None else str(updated),
        passed_over=dict(passed),
    )


def _parts(answer: Answer) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    """The head of the answer, and its rows."""
    found = content(answer)
    if not isinstance(found, list) or not found or not isinstance(head := found[0], dict):
        raise answer.fault(f"the answer is none of its own form; it begins {answer.beginning!r}")
    if "message" in head:
        raise answer.fault(f"it answers with an error, {_said(head['message'])!r}")
    if len(found) < 2 or not found[1]:
        raise answer.fault(_NO_FIGURE)
    if head.get("pages") != 1:
        page, pages = quoted(str(head.get("page"))), quoted(str(head.get("pages")))
        raise answer.fault(f"the answer is page {page} of {pages}, not all of it")
    rows = rows_in(found[1], answer)
    if len(rows) != head.get("total"):
        total = quoted(str(head.get("total")))
        raise answer.fault(f"the answer has {len(rows)} rows of {total}")
    return head, rows


def _said(message: Any) -> str:
    """What an error says: each of its parts has a number and words."""
    parts = message if isinstance(message, list) else [message]
    return quoted("; ".join(_words(one) for one in parts))


def _words(part: Any) -> str:
    return f"{part.get('id')} {part.get('value')}" if isinstance(part, dict) else str(part)


def _figure(row: Mapping[str, Any], where: str, answer: Answer) -> Figure | str:
    """The figure of a row, or why it is passed over."""
    code, year = _indicator(row, where, answer), field(row, "date", where, answer)
    country = field(row, "countryiso3code", where, answer)
    for given, known in ((code, _SERIES), (country, (HOME,))):
        if given not in known:
            raise answer.fault(f"{where}: it is of {quoted(given)!r}, which was not asked for")
    where = f"{code} {quoted(year)}"
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and int(year)):
        raise answer.fault(f"{where}: {quoted(year)!r} is no year")
    status = str(row.get("obs_status") or "")
    if status not in (*_STATUS, _FORECAST):
        raise answer.fault(f"{where}: the status {quoted(status)!r} is not one of E, F and P")
    if row.get("value") is None:
        return _EMPTY
    if status == _FORECAST:
        return _FORECASTS
    series = _SERIES[code]
    return Figure(
        indicator=series.indicator,
        reporter=HOME,
        partner=series.partner,
        period=Period.of_year(int(year)),
        value=amount(field(row, "value", where, answer), answer, where),
        unit="USD",
        definition=series.definition,
        obs_status=_STATUS[status],
    )


def _indicator(row: Mapping[str, Any], where: str, answer: Answer) -> str:
    indicator = row.get("indicator")
    return field(indicator if isinstance(indicator, dict) else {}, "id", where, answer)


WORLD_BANK = Service(
    name="world-bank",
    compiler="WB-WDI",
    dataset="WDI",
    address="https://api.worldbank.org",
    accept=JSON,
    pace=0.5,
    inquiries=_inquiries,
    read=_read,
    also_busy=frozenset({400}),
)

"""The World Bank's World Development Indicators: Kyrgyzstan's product and remittances, by year.

Shape from the bank's pages on its Indicators API, version 2, as read in November 2026; it was not
tried live. Several indicators in one question need ``source=2``, and a page of few rows is asked
for as one page: a second one is an answer cut short. Revisions are silent; ``lastupdated`` is the
day of the edition. A 400 now and then means that it is busy.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.codelists import HOME
from lib.model import ObsStatus, Period
from lib.refresh.service import JSON, Answer, Figure, Found, Inquiry, Service, Wanted, amount

_WORLD = "WLD"


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
    "F": ObsStatus.ESTIMATED,
}


def _inquiries(wanted: Wanted) -> Sequence[Inquiry]:
    path = (
        f"/v2/country/{HOME}/indicator/{';'.join(_SERIES)}"
        f"?source=2&format=json&per_page=5000&date={wanted.since}:{wanted.today.year}"
    )
    says = "World Development Indicators: gross domestic product and remittances of Kyrgyzstan"
    return (Inquiry("indicators", says, path),)


def _read(answer: Answer) -> Found:
    head, rows = _parts(answer)
    figures, empty = [], 0
    for row in rows:
        if row.get("value") is None:
            empty += 1
        else:
            figures.append(_figure(row, answer))
    if not figures:
        raise answer.fault("there is no figure in the answer")
    return Found(
        tuple(figures),
        published=head.get("lastupdated"),
        passed_over={"years without a figure": empty} if empty else {},
    )


def _parts(answer: Answer) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    """The head of the answer, and its rows."""
    try:
        # A byte order mark comes now and then.
        found = json.loads(answer.body.decode("utf-8-sig"))
    except ValueError:
        raise answer.fault(f"the answer is no JSON; it begins {answer.beginning!r}") from None
    if not isinstance(found, list) or not found or not isinstance(head := found[0], dict):
        raise answer.fault(f"the answer is none of its own form; it begins {answer.beginning!r}")
    if "message" in head:
        raise answer.fault(f"it answers with an error, {_said(head)!r}")
    if len(found) < 2 or not found[1]:
        raise answer.fault("there is no figure in the answer")
    if head.get("pages") != 1:
        rule = f"the answer is page {head.get('page')} of {head.get('pages')}, not all of it"
        raise answer.fault(rule)
    rows = found[1]
    if len(rows) != head.get("total"):
        raise answer.fault(f"the answer has {len(rows)} rows of {head.get('total')}")
    return head, rows


def _said(head: Mapping[str, Any]) -> str:
    return "; ".join(f"{one.get('id')} {one.get('value')}" for one in _dicts(head["message"]))


def _dicts(found: Any) -> Iterator[Mapping[str, Any]]:
    yield from (one for one in found if isinstance(one, dict))


def _figure(row: Mapping[str, Any], answer: Answer) -> Figure:
    code, year = row["indicator"]["id"], str(row["date"])
    where = f"{code} {year}"
    if (series := _SERIES.get(code)) is None or row.get("countryiso3code") != HOME:
        country = row.get("countryiso3code")
        raise answer.fault(f"{where}: it is of {country!r} and was not asked for")
    if not year.isdecimal() or len(year) != 4:
        raise answer.fault(f"{where}: {year!r} is no year")
    status = row.get("obs_status") or ""
    if status not in _STATUS:
        raise answer.fault(f"{where}: the status {status!r} is not one of E, F and P")
    return Figure(
        indicator=series.indicator,
        reporter=HOME,
        partner=series.partner,
        period=Period.of_year(int(year)),
        value=amount(str(row["value"]), answer, where),
        unit="USD",
        definition=series.definition,
        obs_status=_STATUS[status],
    )


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

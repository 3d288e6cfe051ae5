"""``refresh``: what statistics offices have published since, asked for, checked and kept.

Each service is asked by itself: where one fails, its sentence says why, its earlier vintages stay,
and the others are asked all the same. What comes in passes the checks of every ledger, and those
of `lib.refresh.plausibility` before.
"""

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from lib.ingest.ledger import COLUMNS, REFRESHED_SOURCE_COLUMNS, SOURCES, read_refreshed
from lib.model import (
    Bound,
    DataError,
    Measure,
    Origin,
    Period,
    Vintage,
    is_iso_date,
)
from lib.refresh.client import Client
from lib.refresh.consistency import inconsistent
from lib.refresh.plausibility import described, identity, implausible
from lib.refresh.service import Answer, Figure, Found, Service, Wanted
from lib.refresh.services import addresses, chosen
from lib.store import Refresh, keep, name_of_vintage, tables

_FIGURES = "figures.csv"
FIRST_YEAR = 2000
"""The first year that is asked for where nobody says another."""
_EARLIEST = 1990
"""No service has figures of Kyrgyzstan from before."""
_LATEST = timedelta(days=31)
"""How old the latest figures of a service without a past may be: longer than any holidays."""
_GOING_ON = "of periods that had not ended"
"""Why a figure is passed over."""
_KEY = re.compile("[!-~]{8,}")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be asked of whom, and where answers are kept."""

    services: tuple[Service, ...]
    addresses: Mapping[str, str]
    since: int
    keep_raw: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking one service."""

    service: Service
    found: tuple[Found, ...] = ()
    vintage: Vintage | None = None
    fault: DataError | None = None
    silent: tuple[str, ...] = ()
    """What was asked for in stretches of years, none of which has a figure."""

    def lines(self) -> Iterator[str]:
        """As people read it."""
        name = self.service.name
        if self.fault is not None:
            yield str(self.fault) if self.fault.place == name else f"{name}: {self.fault}"
            return
        count = sum(len(one.figures) for one in self.found)
        if not count:
            yield f"{name}: nothing yet of a time that has ended"
        elif self.vintage is None:
            yield f"{name}: {count:,} figures, all as they were"
        else:
            one = self.vintage
            yield (
                f"{name}: {count:,} figures to {one.last_period}; {one.added:,} new, "
                f"{one.revised:,} revised, {one.withdrawn:,} withdrawn (vintage {one.name})"
            )
        for why, rows in _passed_over(self.found).items():
            yield f"  passed over: {rows:,} {why}"
        if self.silent:
            yield f"  no figure of {', '.join(self.silent)}"


def order(
    names: Sequence[str], since: int | None, given: Sequence[str], keep_raw: Path | None
) -> Order:
    """What the command line asks for; what is none of it raises `DataError`."""
    year = FIRST_YEAR if since is None else since
    this = date.today().year
    if this < FIRST_YEAR:
        rule = f"it says {date.today()}, which cannot be right: set it"
        raise DataError("the clock of this machine", rule)
    if not _EARLIEST <= year <= this:
        raise DataError("--since", f"{year} is not a year from {_EARLIEST} to {this}")
    return Order(chosen(names), addresses(given), year, keep_raw)


def questions(ordered: Order) -> Iterator[str]:
    """What would be asked of whom, line by line; nothing is asked."""
    for service in ordered.services:
        asked = service.inquiries(_wanted(service, ordered.since))
        yield f"{service.name}: {len(asked)} question{'s' if len(asked) > 1 else ''}"
        for inquiry in asked:
            yield f"  {ordered.addresses[service.name].rstrip('/')}{inquiry.path}"


def refresh(
    data: Path, ordered: Order, client: Client, said: Callable[[str], None]
) -> tuple[Outcome, ...]:
    """Ask every service and keep what it gives; each is said once it is done."""
    on_record = _on_record(data)
    outcomes = []
    for service in ordered.services:
        try:
            outcome = _refreshed(data, service, ordered, client, on_record)
        except DataError as error:
            outcome = Outcome(service, fault=error)
        for line in outcome.lines():
            said(line)
        outcomes.append(outcome)
    return tuple(outcomes)


def _refreshed(
    data: Path,
    service: Service,
    ordered: Order,
    client: Client,
    on_record: Mapping[Hashable, float],
) -> Outcome:
    wanted = _wanted(service, ordered.since)
    answers = []
    for inquiry in service.inquiries(wanted):
        answer = client.ask(service, ordered.addresses[service.name], inquiry)
        found = _ended(_understood(service, answer), answer, wanted.today)
        _check_times(service, found, answer, wanted.today)
        if why := implausible(found.figures, on_record):
            raise answer.fault(why)
        answers.append((answer, found))
    _check_together(answers, on_record)
    _check_stretches(answers)
    founds = tuple(found for _, found in answers)
    if not any(found.figures for found in founds):
        if any(_GOING_ON in found.passed_over for found in founds):
            return Outcome(service, founds)
        why = "there is no figure in any of its answers"
        passed = ", ".join(f"{rows:,} {reason}" for reason, rows in _passed_over(founds).items())
        raise DataError(
            ordered.addresses[service.name], f"{why}; passed over: {passed}" if passed else why
        )
    name = name_of_vintage(data, service.name, wanted.today)
    vintage = keep(data, name, brought(service, name, wanted, answers))
    return Outcome(service, founds, vintage, silent=_silent(answers))


def _check_together(
    answers: Sequence[tuple[Answer, Found]], on_record: Mapping[Hashable, float]
) -> None:
    """Raise `DataError`, at the answer it is in, where a figure cannot be right beside others."""
    doubt = inconsistent([one for _, found in answers for one in found.figures], on_record)
    if doubt is not None:
        answer = next(answer for answer, found in answers if doubt.figure in found.figures)
        raise answer.fault(f"{doubt.rule}; nothing of the service was taken")


def _check_stretches(answers: Sequence[tuple[Answer, Found]]) -> None:
    """Raise `DataError` at an answer without a figure where one of earlier years has some: what a
    service has goes on from its first year."""
    empty: dict[str, Answer] = {}
    for answer, found in answers:
        stretch = answer.inquiry.stretch_of
        if stretch and not (found.figures or found.passed_over):
            empty.setdefault(stretch, answer)
        elif found.figures and stretch in empty:
            rule = "there is no figure in the answer, though there are of earlier years"
            raise empty[stretch].fault(rule)


def _silent(answers: Sequence[tuple[Answer, Found]]) -> tuple[str, ...]:
    heard: dict[str, bool] = {}
    for answer, found in answers:
        if stretch := answer.inquiry.stretch_of:
            heard[stretch] = heard.get(stretch, False) or bool(found.figures)
    return tuple(stretch for stretch, any_figure in heard.items() if not any_figure)


def _passed_over(founds: Sequence[Found]) -> Mapping[str, int]:
    """How many rows of all answers were no figures for us, by why."""
    passed: Counter[str] = Counter()
    for found in founds:
        passed.update(found.passed_over)
    return passed


def _understood(service: Service, answer: Answer) -> Found:
    """What is in an answer. None was seen live, so one of a shape that nobody thought of is a
    sentence too."""
    try:
        return service.read(answer)
    except DataError:
        raise
    except Exception as error:
        rule = f"the answer is of another form than is documented ({type(error).__name__}: "
        raise answer.fault(f"{rule}{' '.join(str(error).split())[:120]})") from error


def _wanted(service: Service, since: int) -> Wanted:
    key = os.environ.get(service.takes_key, "").strip() if service.takes_key else ""
    if key and not _KEY.fullmatch(key):  # it would be in the error of whoever sends it
        raise DataError(
            service.takes_key or "", "it is no key: one has eight letters or more and no space"
        )
    return Wanted(since, date.today(), key or None)


def _ended(found: Found, answer: Answer, today: date) -> Found:
    """What was found, dated no later than today, without what had not ended by then: a year that
    goes on is no year yet. Further in the east it may be tomorrow; it is nowhere later."""
    published = found.published or today.isoformat()
    if not is_iso_date(published):
        raise answer.fault(f"it is dated {published!r:.60}, which is no day")
    if Period.of_code(published).start > today + timedelta(days=1):
        raise answer.fault(f"it is dated {published}, and today is {today}")
    published = min(published, today.isoformat())
    last = Period.of_code(published).end
    ended = tuple(one for one in found.figures if one.period.end <= last)
    if going_on := len(found.figures) - len(ended):
        found = replace(found, passed_over={**found.passed_over, _GOING_ON: going_on})
    return replace(found, figures=ended, published=published)


def _check_times(service: Service, found: Found, answer: Answer, today: date) -> None:
    """Raise `DataError` where a figure is of a time of which there is none, or long past."""
    least = date(_EARLIEST, 1, 1) if service.gives_past else today - _LATEST
    for figure in found.figures:
        if figure.period.end < least:
            rule = f"{described(figure)} is from before {least}, when there was nothing to give"
            if not service.gives_past:
                rule = f"{described(figure)} is older than {_LATEST.days} days, and not the latest"
            raise answer.fault(f"{rule}; nothing of the answer was taken")


def brought(
    service: Service, name: str, wanted: Wanted, answers: Sequence[tuple[Answer, Found]]
) -> Refresh:
    """The answers as the vintage `name`: a ledger, checked as every ledger is."""
    with_figures = [(answer, found) for answer, found in answers if found.figures]
    documents, rows = _File(REFRESHED_SOURCE_COLUMNS), _File(COLUMNS)
    given: set[Hashable] = set()
    for answer, found in with_figures:
        source_id = f"{service.name}-{name}-{answer.inquiry.name}"
        documents.add(_document(service, source_id, wanted.today, answer, found))
        for figure in found.figures:
            if (key := identity(figure)) in given:
                raise answer.fault(f"{described(figure)} is given twice")
            given.add(key)
            rows.add(_row(source_id, figure))
    ledger = {SOURCES: documents.text, _FIGURES: rows.text}
    try:
        checked = read_refreshed(ledger)
    except DataError as error:
        raise DataError(service.name, f"a figure of it breaks a rule ({error})") from None
    return Refresh(
        service=service.name,
        accessed=wanted.today,
        published=max(found.published or "" for _, found in with_figures),
        version=next((found.version for _, found in answers if found.version), None),
        next_release=next((found.next_release for _, found in answers if found.next_release), None),
        since=wanted.since,
        ledger=ledger,
        observations=checked.observations,
        sources=checked.sources,
        answers={answer.sha256: answer.body for answer, _ in answers},
        gives_past=service.gives_past,
    )


class _File:
    """A file of the ledger while rows are added."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._written = io.StringIO()
        self._rows = csv.DictWriter(self._written, columns, restval="", lineterminator="\n")
        self._rows.writeheader()

    def add(self, row: Mapping[str, str | None]) -> None:
        self._rows.writerow(row)

    @property
    def text(self) -> str:
        return self._written.getvalue()


def _document(
    service: Service, source_id: str, today: date, answer: Answer, found: Found
) -> Mapping[str, str | None]:
    return {
        "source_id": source_id,
        "compiler": service.compiler,
        "title": answer.inquiry.says,
        "url": answer.address,
        "published": found.published,
        "accessed": today.isoformat(),
        "dataset": service.dataset,
        "version": found.version,
        "sha256": answer.sha256,
    }


def _row(source_id: str, figure: Figure) -> Mapping[str, str | None]:
    return {
        "source_id": source_id,
        "indicator": figure.indicator,
        "measure": figure.measure,
        "product": figure.product,
        "reporter": figure.reporter,
        "partner": figure.partner,
        "period_start": figure.period.start.isoformat(),
        "period_end": figure.period.end.isoformat(),
        "obs_value": f"{figure.value:f}",
        "unit": figure.unit,
        "bound": Bound.EXACT,
        "valuation": figure.valuation,
        "definition": figure.definition,
        "obs_status": figure.obs_status,
        "note": figure.note,
    }


def _on_record(data: Path) -> Mapping[Hashable, float]:
    """The amounts that are on record, by the identity of their figure; of several the first."""
    found: dict[Hashable, float] = {}
    for row in tables(data).observations:
        if row.origin is Origin.RECORDED and row.measure is Measure.LEVEL:
            found.setdefault(row.identity, row.obs_value)
    return found

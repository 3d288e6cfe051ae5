"""What the International Monetary Fund answers in: CSV of SDMX, alike in all its datasets.

Shape from the SDMX standard (SDMX-CSV 1.0 and 2.0, queries of SDMX 3.0), the Fund's lists of codes
as of 28 September 2026, and what others wrote of its service in that year, all read in November
2026; it was not tried live. Its first columns are ``DATAFLOW`` or ``STRUCTURE``, ``STRUCTURE_ID``
and ``ACTION``, then the dimensions, the period, the value and what is said of it; columns are
found by name, and more of them change nothing. A row that names no series, or has no value, is
there for what is said of a whole series.

``SCALE`` is not read: it is 6 in every row of trade although the values are whole dollars, so
that taking it for a power of ten makes each figure a million times too large.

A key that means nothing is answered with status 200 and no series.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.model import DataError, ObsStatus, Period
from lib.refresh.service import Answer, Figure, Found, amount

ADDRESS = "https://api.imf.org"
PACE = 1.5
"""Seconds; ten questions in five seconds are allowed."""
REFUSALS: Mapping[int, str] = {404: "it knows no such dataset, or has nothing under this key"}

FREQUENCY = "FREQUENCY"
STATUS = "STATUS"
_PERIOD, _VALUE = "TIME_PERIOD", "OBS_VALUE"
_DATASETS = ("STRUCTURE_ID", "DATAFLOW")
"""Where the dataset is named, with its version: ``IMF.STA:IMTS(1.0.0)``."""
_VERSION = re.compile(r"[^()]*\(([0-9][0-9A-Za-z.+-]{0,29})\)")
_WITHOUT = ("", "NaN")
"""How a row says that it has no value."""

_WRITTEN = re.compile(r"([12][0-9]{3})(?:-(?:A1|Q(?P<quarter>[1-4])|M?(?P<month>0[1-9]|1[0-2])))?")
"""A year (``2024``, ``2024-A1``), a quarter (``2024-Q1``), a month (``2024-M03``, ``2024-03``)."""
_AS_ASKED: Mapping[str, tuple[str, str]] = {
    "A": ("", ""),
    "Q": ("-Q1", "-Q4"),
    "M": ("-M01", "-M12"),
}
"""How the first and the last period of a year are written in a question."""

_STATUSES: Mapping[str, ObsStatus] = {
    "": ObsStatus.NORMAL,
    "A": ObsStatus.NORMAL,
    "E": ObsStatus.ESTIMATED,
    "P": ObsStatus.PROVISIONAL,
}


def path(dataset: str, key: str, frequency: str, first: int, last: int) -> str:
    """What is asked of the latest version of a dataset: a key, in the years `first` to `last`."""
    opening, closing = _AS_ASKED[frequency]
    times = f"ge:{first}{opening}%2Ble:{last}{closing}"
    return f"/external/sdmx/3.0/data/dataflow/IMF.STA/{dataset}/~/{key}?c%5BTIME_PERIOD%5D={times}"


@dataclass(frozen=True, slots=True)
class Row:
    """One value of an answer."""

    where: str
    """What errors call it."""
    series: Mapping[str, str]
    """The dimensions by name."""
    period: Period
    value: Decimal
    obs_status: ObsStatus


@dataclass(frozen=True, slots=True)
class Rows:
    """The values of an answer, and how many of its rows have none."""

    values: tuple[Row, ...]
    version: str | None
    passed_over: Counter[str]

    def found(self, answer: Answer, figures: Sequence[Figure]) -> Found:
        """The figures that were made of them; an answer without a row raises `DataError`, unless
        there may be none."""
        if not (self.values or self.passed_over or answer.inquiry.may_be_empty):
            raise answer.fault("there is no figure in the answer, as if nothing were asked for")
        return Found(tuple(figures), version=self.version, passed_over=dict(self.passed_over))


def is_asked(row: Row, asked: Mapping[str, Container[str]]) -> bool:
    """Whether each dimension has a code that was asked for."""
    return all(row.series[dimension] in codes for dimension, codes in asked.items())


def rows(answer: Answer, dimensions: Sequence[str], also: Sequence[str] = ()) -> Rows:
    """The values of an answer, in its order.

    `dimensions` are those of the dataset, `FREQUENCY` among them; `also` are columns that must be
    there as well. A row that cannot be read raises `DataError` with its line.
    """
    lines = _lines(answer)
    columns = _columns(answer, next(lines, ("", []))[1], (*dimensions, _PERIOD, _VALUE, *also))
    values, passed_over, version = [], Counter[str](), None
    for where, cells in lines:
        if len(cells) != len(columns):
            rule = f"{where} has {len(cells)} cells, the header {len(columns)}; it was cut off"
            raise answer.fault(rule)
        row = dict(zip(columns, map(str.strip, cells), strict=True))
        version = version or _version(row)
        if not all(row[name] for name in dimensions):
            passed_over["rows that name no series"] += 1
        elif row[_VALUE] in _WITHOUT:
            passed_over["rows without a value"] += 1
        else:
            values.append(_row(answer, where, row, dimensions))
    return Rows(tuple(values), version, passed_over)


def _lines(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """The lines that are not blank, each with its place; a byte order mark comes now and then."""
    try:
        text = answer.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise answer.fault(f"the answer is no text; it begins {answer.beginning!r}") from None
    if not text.strip():
        raise answer.fault("the answer is empty")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if line == 1:
                raise _no_figures(answer) from None
            raise answer.fault(f"line {line} is no CSV ({error})") from None
        if cells is None:
            return
        if cells:
            yield f"line {line}", cells


def _no_figures(answer: Answer) -> DataError:
    """What is said of a page, or of an error in words, that comes with status 200."""
    return answer.fault(f"the answer is no CSV of figures; it begins {answer.beginning!r}")


def _columns(answer: Answer, header: Sequence[str], needed: Sequence[str]) -> Sequence[str]:
    names = [name.strip() for name in header]
    missing = [name for name in needed if name not in names]
    if len(missing) == len(needed):
        raise _no_figures(answer)
    if missing:
        raise answer.fault(f"the answer has no column {', '.join(missing)}")
    if twice := [name for name, count in Counter(names).items() if count > 1]:
        raise answer.fault(f"the answer has the column {', '.join(twice)} twice")
    return names


def _version(row: Mapping[str, str]) -> str | None:
    named = next((row[name] for name in _DATASETS if row.get(name)), "")
    version = _VERSION.fullmatch(named)
    return version[1] if version else None


def _row(answer: Answer, where: str, row: Mapping[str, str], dimensions: Sequence[str]) -> Row:
    frequency, written = row[FREQUENCY], row[_PERIOD]
    found = _period(written)
    if found is None or found[0] != frequency:
        rule = f"{where}: {written!r:.40} is no period of the frequency {frequency!r:.40}"
        raise answer.fault(rule)
    status = row.get(STATUS, "")
    if status.upper() not in _STATUSES:
        raise answer.fault(f"{where}: the status {status!r:.40} is not one of A, E and P")
    return Row(
        where=where,
        series={name: row[name] for name in dimensions},
        period=found[1],
        value=amount(row[_VALUE], answer, where),
        obs_status=_STATUSES[status.upper()],
    )


def _period(written: str) -> tuple[str, Period] | None:
    """A period with its frequency; None where it is none.

    >>> _period("2024-Q1")[1].code, _period("2024-S1")
    ('2024-01..2024-03', None)
    """
    if not (match := _WRITTEN.fullmatch(written)):
        return None
    year = match[1]
    if quarter := match["quarter"]:
        last = 3 * int(quarter)
        return "Q", Period.of_code(f"{year}-{last - 2:02}..{year}-{last:02}")
    if month := match["month"]:
        return "M", Period.of_code(f"{year}-{month}")
    return "A", Period.of_code(year)

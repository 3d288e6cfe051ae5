"""The International Monetary Fund's Exchange Rates (ER): soms for a dollar and for a euro.

The mean of a year, a quarter and a month, never the rate of the last day (``PA_RT``, not
``EOP_RT``), and soms for the other currency, never the reverse (``XDC_USD``, not ``USD_XDC``).
Shape and codes as in `imf_answers`, of version 4.0.1 of the dataset, read in November 2026 and not
tried live. The dataset is said to have had periods of the future; those are left out wherever a
service gives them. Nothing is asked for from before 1994, the first whole year of the som.
"""

from collections.abc import Mapping, Sequence

from lib.codelists import HOME
from lib.refresh.imf_answers import (
    ADDRESS,
    FREQUENCY,
    PACE,
    REFUSALS,
    Row,
    is_asked,
    path,
    rows,
)
from lib.refresh.service import CSV, NOT_ASKED, Answer, Figure, Found, Inquiry, Service, Wanted

_DATASET = "ER"
_COUNTRY, _INDICATOR, _TRANSFORMATION = "COUNTRY", "INDICATOR", "TYPE_OF_TRANSFORMATION"
_DIMENSIONS = (_COUNTRY, _INDICATOR, _TRANSFORMATION, FREQUENCY)
_RATES: Mapping[str, str] = {"XDC_USD": "som_per_dollar", "XDC_EUR": "som_per_euro"}
_MEAN = "PA_RT"
_FREQUENCIES: Mapping[str, str] = {"years": "A", "quarters": "Q", "months": "M"}
_FIRST = 1994


def _inquiries(wanted: Wanted) -> Sequence[Inquiry]:
    """Whether there are quarters is not documented; of a year that goes on there is none."""
    first, last = max(wanted.since, _FIRST), wanted.today.year
    asked = []
    for times, frequency in _FREQUENCIES.items():
        key = f"{HOME}.{'+'.join(_RATES)}.{_MEAN}.{frequency}"
        asked.append(
            Inquiry(
                times,
                "Exchange Rates: soms for a US dollar and for a euro, period averages",
                path(_DATASET, key, frequency, first, last),
                may_be_empty=frequency == "Q" or first >= last - 1,
            )
        )
    return asked


def _read(answer: Answer) -> Found:
    answered = rows(answer, _DIMENSIONS)
    known = {
        _COUNTRY: (HOME,),
        _INDICATOR: tuple(_RATES),
        _TRANSFORMATION: (_MEAN,),
        FREQUENCY: (_FREQUENCIES[answer.inquiry.name],),
    }
    asked = [row for row in answered.values if is_asked(row, known)]
    if others := len(answered.values) - len(asked):
        answered.passed_over[NOT_ASKED] += others
    return answered.found(answer, [_figure(row) for row in asked])


def _figure(row: Row) -> Figure:
    return Figure(
        indicator=_RATES[row.series[_INDICATOR]],
        reporter=HOME,
        partner=None,
        period=row.period,
        value=row.value,
        unit="KGS",
        obs_status=row.obs_status,
    )


IMF_EXCHANGE_RATES = Service(
    name="imf-exchange-rates",
    compiler="IMF",
    dataset=f"IMF.STA:{_DATASET}",
    address=ADDRESS,
    accept=CSV,
    pace=PACE,
    inquiries=_inquiries,
    read=_read,
    refusals=REFUSALS,
)

"""The International Monetary Fund's International Trade in Goods (IMTS): Kyrgyzstan's by partner.

Both sides are asked for: what Kyrgyzstan counts of every partner, and what every partner counts of
Kyrgyzstan, by year, quarter and month. Exports are FOB and imports CIF, in whole US dollars. What
nobody reported the Fund estimates, often from the other side's report, and says so (status E): of
Russia all since 2022.

Shape and codes as in `imf_answers`, read in November 2026 and not tried live; the answer without a
time is said to have all years since 1948, so each question is of few. Its countries have the codes
of ISO 3166, ``G001`` is the world. Its groups (``G998``, the EU; ``GX901``, the CIS) have members
of its own choosing, so they are passed over: never added to countries, and never in the place of
our blocks. So is the world as a reporter, which is everybody's figures added up and nobody's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.codelists import HOME, areas
from lib.model import Valuation
from lib.refresh.imf_answers import (
    ADDRESS,
    FREQUENCY,
    PACE,
    REFUSALS,
    STATUS,
    Row,
    is_asked,
    path,
    rows,
)
from lib.refresh.service import CSV, NOT_ASKED, Answer, Figure, Found, Inquiry, Service, Wanted

_DATASET = "IMTS"
_REPORTER, _INDICATOR, _PARTNER = "COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY"
_DIMENSIONS = (_REPORTER, _INDICATOR, _PARTNER, FREQUENCY)
_FLOWS: Mapping[str, tuple[str, Valuation]] = {
    "XG_FOB_USD": ("exports", Valuation.FOB),
    "MG_CIF_USD": ("imports", Valuation.CIF),
}
_WORLD = "G001"

_FREQUENCIES: Mapping[str, tuple[str, int]] = {
    "years": ("A", 40),
    "quarters": ("Q", 10),
    "months": ("M", 4),
}
"""The letter of each, and of how many years one question is: some 230 partners and groups make
20,000 rows of both flows, 2 MB as they are documented."""
_FIRST, _SPARSE = 1992, 2000
"""The first year of Kyrgyzstan's figures, and up to which a few years may have none."""
_SIDES: Mapping[str, str] = {
    HOME.lower(): "International Trade in Goods: trade of Kyrgyzstan by partner country",
    "partners": "International Trade in Goods: trade with Kyrgyzstan as its partners count it",
}


@dataclass(frozen=True, slots=True)
class _Question:
    """One question: of which side, of what times."""

    side: str
    times: str
    first: int
    last: int

    @classmethod
    def named(cls, name: str) -> "_Question":
        side, times, first, last = name.split("-")
        return cls(side, times, int(first), int(last))

    @property
    def name(self) -> str:
        return f"{self.side}-{self.times}-{self.first}-{self.last}"

    @property
    def is_own(self) -> bool:
        """Whether it is of what Kyrgyzstan itself counts."""
        return self.side == HOME.lower()

    @property
    def frequency(self) -> str:
        return _FREQUENCIES[self.times][0]

    @property
    def path(self) -> str:
        reporter, partner = (HOME, "*") if self.is_own else ("*", HOME)
        key = f"{reporter}.{'+'.join(_FLOWS)}.{partner}.{self.frequency}"
        return path(_DATASET, key, self.frequency, self.first, self.last)


def _inquiries(wanted: Wanted) -> Sequence[Inquiry]:
    """The latest years first. Of the last two there may be nothing yet, and nothing of the years
    before the first that it has."""
    since, this = max(wanted.since, _FIRST), wanted.today.year
    asked = []
    for side, says in _SIDES.items():
        for times, (_, years) in _FREQUENCIES.items():
            for last in range(this, since - 1, -years):
                first = max(since, last - years + 1)
                one = _Question(side, times, first, last)
                is_known = first < this - 1 and last >= _SPARSE
                stretch_of = f"{side}-{times}" if is_known else ""
                asked.append(Inquiry(one.name, says, one.path, True, stretch_of))
    return asked


def _read(answer: Answer) -> Found:
    asked = _Question.named(answer.inquiry.name)
    answered = rows(answer, _DIMENSIONS, also=(STATUS,))
    home, others = (_REPORTER, _PARTNER) if asked.is_own else (_PARTNER, _REPORTER)
    known = {home: (HOME,), _INDICATOR: tuple(_FLOWS), FREQUENCY: (asked.frequency,)}
    figures = []
    for row in answered.values:
        other = row.series[others]
        if why := NOT_ASKED if not is_asked(row, known) else _not_ours(row, other, asked):
            answered.passed_over[why] += 1
        else:
            figures.append(_figure(row, other, asked))
    return answered.found(answer, figures)


def _not_ours(row: Row, other: str, asked: _Question) -> str | None:
    """Why a value is no figure for us, as more than one; None where it is one."""
    if not asked.first <= row.period.start.year <= asked.last:
        return NOT_ASKED
    if (other == _WORLD and asked.is_own) or _is_partner(other):
        return None
    if any(letter.isdigit() for letter in other):
        return "figures of groups of countries"
    return "figures of areas that are on no list"


def _is_partner(code: str) -> bool:
    return code in areas() and areas()[code].kind == "country" and code != HOME


def _figure(row: Row, other: str, asked: _Question) -> Figure:
    indicator, valuation = _FLOWS[row.series[_INDICATOR]]
    code = "WLD" if other == _WORLD else other
    reporter, partner = (HOME, code) if asked.is_own else (code, HOME)
    return Figure(
        indicator=indicator,
        reporter=reporter,
        partner=partner,
        period=row.period,
        value=row.value,
        unit="USD",
        valuation=valuation,
        obs_status=row.obs_status,
    )


IMF_TRADE = Service(
    name="imf-trade",
    compiler="IMF",
    dataset=f"IMF.STA:{_DATASET}",
    address=ADDRESS,
    accept=CSV,
    pace=PACE,
    inquiries=_inquiries,
    read=_read,
    refusals=REFUSALS,
)

"""Tables with months and quarters of our own, made in memory: figures as a service gave them."""

from collections.abc import Iterable, Mapping
from datetime import date

from lib.codelists import HOME
from lib.model import (
    Bound,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Period,
    Refreshed,
    Scope,
    Source,
    SourceKind,
    Tables,
    Valuation,
    Vintage,
)

FIRST, SECOND = "2026-10-30", "2026-11-30"


def figure(
    partner: str,
    period: str,
    amount: float,
    flow: str = "exports",
    *,
    vintage: str = FIRST,
    reporter: str = HOME,
    compiler: str = "IMF",
    status: ObsStatus = ObsStatus.NORMAL,
    product: str | None = None,
    note: str | None = None,
) -> Observation:
    """One refreshed figure of trade; `period` is a code such as ``2026-06``."""
    covered = Period.of_code(period)
    return Observation(
        observation_id=f"{vintage}:{reporter}-{partner}:{flow}:{period}:{compiler}:{product}",
        source_id=f"imf-{vintage}",
        quotation_id=None,
        origin=Origin.RECORDED,
        reporter=reporter,
        reporter_scope=Scope.WHOLE,
        partner=partner,
        partner_words=None,
        partner_scope=Scope.WHOLE,
        indicator=flow,
        measure=Measure.LEVEL,
        product=product,
        product_words=None,
        obs_value=amount,
        bound=Bound.EXACT,
        unit="USD",
        period_start=covered.start,
        period_end=covered.end,
        base_period_start=None,
        base_period_end=None,
        withheld=None,
        inferred=None,
        confidence=None,
        valuation=Valuation.FOB if flow == "exports" else Valuation.CIF,
        definition=None,
        compiler=compiler,
        published=vintage,
        obs_status=status,
        note=note,
    )


def monthly(
    partner: str, first: str, amounts: Iterable[float | None], flow: str = "exports"
) -> list[Observation]:
    """A figure a month from the first one on; None is a month without one."""
    year, month = map(int, first.split("-"))
    return [
        figure(partner, f"{year + at // 12}-{at % 12 + 1:02}", amount, flow)
        for at, amount in enumerate(amounts, month - 1)
        if amount is not None
    ]


def quarter(year: int, number: int) -> str:
    """The code of a quarter: ``2026-04..2026-06``."""
    return f"{year}-{3 * number - 2:02}..{year}-{3 * number:02}"


def tables_with(
    rows: Iterable[Observation], others: Mapping[str, tuple[object, ...]] | None = None
) -> Tables:
    """Tables with these months and quarters, in the order of their vintages, and nothing else."""
    given = tuple(rows)
    sources = tuple(
        Source(
            f"imf-{vintage}",
            SourceKind.STATISTICS,
            "Trade by partner (invented)",
            "International Monetary Fund",
            None,
            f"https://a.example/{vintage}",
            vintage,
            None,
            None,
            "IMF: not for redistribution; name the source",
            None,
            date.fromisoformat(vintage),
            "IMF.STA:IMTS",
            "1.0.0",
        )
        for vintage in (FIRST, SECOND)
    )
    empty = dict.fromkeys(("observations", "quotations", "ties", "rejections"), ())
    found = {**empty, "sources": sources, **(others or {})}
    last = Vintage(SECOND, date(2026, 11, 30), SECOND, "1.0.0", 1, 1, 0, 0, date(2026, 6, 30))
    return Tables(
        found.__getitem__,
        lambda _: None,
        object(),
        refreshed=(Refreshed("imf-trade", (last,), date(2026, 11, 30)),) if given else (),
        parts_of_years=lambda area: tuple(r for r in given if area in (r.reporter, r.partner)),
    )

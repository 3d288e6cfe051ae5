"""Refreshed figures to test and look at pages with: made from the shipped record, and kept as those
of a service are. They are invented, and nowhere but in a test's own folder.

`refreshed_data` has trade by partner alone, as the IMF gives it; `refreshed_services` every
service whose whole years join the record.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from lib import store
from lib.codelists import HOME, exchange_rates, members
from lib.dashboard.queries.trade import printed
from lib.model import Observation, ObsStatus, Period, PeriodKind, Valuation, Vintage
from lib.pipeline.refresh import brought
from lib.refresh.service import Answer, Figure, Found, Inquiry, Service, Wanted

SHIPPED = Path(__file__).resolve().parents[1] / "data"
FIRST, LAST = 2018, 2025
LAST_MONTH = Period.of_code("2026-06")
_PARTNERS = ("RUS", "CHN", "KAZ", "UZB", "TUR", "DEU", "LTU", "ARE", "TKM", "ARM", "BLR", "TJK")
_SEASON = (6, 7, 8, 8, 8, 8, 8, 9, 9, 10, 9, 10)
"""Of a hundred, how much a month has."""
_VALUATION = {"exports": Valuation.FOB, "imports": Valuation.CIF}
_SEEN_BY_OTHERS = {"RUS": 1.1, "CHN": 3.4, "KAZ": 1.2, "DEU": 0.9, "UZB": 1.3, "TUR": 1.05}
_LAST_OF_RUSSIA = 2021


def copy_of_shipped(folder: Path) -> Path:
    """A data folder with the shipped tables."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in SHIPPED.glob("*.parquet"):
        shutil.copy(path, folder / path.name)
    return folder


def refreshed_data(folder: Path, days: Sequence[date] = (date(2026, 11, 30),)) -> Path:
    """A data folder with the shipped tables and one vintage a day of trade by partner; in each the
    last two years are some hundredths more than in the one before."""
    copy_of_shipped(folder)
    for number, day in enumerate(days):
        keep(folder, "imf-trade", "IMF", trade_figures(1 + 0.03 * number), day)
    return folder


def refreshed_services(
    folder: Path, days: Sequence[date] = (date(2026, 11, 30), date(2027, 3, 1))
) -> Path:
    """The same with the EU's trade in euros, trade by partner and good as UN Comtrade collects it,
    and the World Bank's product and remittances; of each one vintage a day."""
    refreshed_data(folder, days)
    for number, day in enumerate(days):
        lately = 1 + 0.03 * number
        keep(folder, "eurostat-comext", "ESTAT", eu_figures(lately), day)
        keep(folder, "un-comtrade", "UN-COMTRADE", collected_figures(lately), day)
        keep(folder, "world-bank", "WB-WDI", bank_figures(lately), day)
    return folder


def keep(
    folder: Path,
    name: str,
    compiler: str,
    figures: Iterable[Figure],
    day: date,
    since: int = FIRST,
) -> Vintage | None:
    """Keep figures as a vintage of the service `name`, as if it had given them on a day."""
    service = Service(
        name, compiler, "IMF.STA:IMTS", "https://a.example", "", 0, lambda _: (), _read
    )
    inquiry = Inquiry("all", "Trade of Kyrgyzstan by partner country (invented)", "/all")
    answer = Answer(
        inquiry, "https://a.example/all", 200, "", name.encode(), sha256(name.encode()).hexdigest()
    )
    found = Found(tuple(figures), published=day.isoformat(), version="1.0.0")
    vintage = store.name_of_vintage(folder, name, day)
    wanted = Wanted(since, day)
    return store.keep(folder, vintage, brought(service, vintage, wanted, [(answer, found)]))


def trade_figures(lately: float = 1.0) -> Iterator[Figure]:
    """Years, quarters and months of trade with some partners, in the figures of both sides."""
    shipped = printed(store.tables(SHIPPED)).figures
    totals: dict[tuple[str, Period], int] = {}
    for flow in ("exports", "imports"):
        for partner in _PARTNERS:
            for period, amount in _amounts(shipped, partner, flow, lately):
                totals[flow, period] = totals.get((flow, period), 0) + amount
                yield _figure(flow, HOME, partner, period, amount)
                yield from _of_other_side(flow, partner, period, amount)
    for (flow, period), amount in totals.items():
        yield _figure(flow, HOME, "WLD", period, amount)


def _amounts(
    shipped: Mapping[tuple[str, str, int], Observation], partner: str, flow: str, lately: float
) -> Iterator[tuple[Period, int]]:
    before = 50_000_000.0
    for year in range(FIRST, LAST + 2):
        row = shipped.get((partner, flow, year))
        wobble = 1 + (crc32(f"{partner}{flow}{year}".encode()) % 17 - 6) / 50
        whole = row.obs_value * (1 + (wobble - 1) / 8) if row else before * wobble
        whole *= lately if year >= LAST - 1 else 1
        before = whole
        months = [round(whole * part / 100) for part in _SEASON]
        periods = [Period.of_code(f"{year}-{month:02}") for month in range(1, 13)]
        for period, amount in zip(periods, months, strict=True):
            if period.end <= LAST_MONTH.end:
                yield period, amount
        for quarter in range(4):
            period = Period(periods[3 * quarter].start, periods[3 * quarter + 2].end)
            if period.end <= LAST_MONTH.end:
                yield period, sum(months[3 * quarter : 3 * quarter + 3])
        if year <= LAST:
            yield Period.of_year(year), sum(months)


def _of_other_side(flow: str, partner: str, period: Period, amount: int) -> Iterator[Figure]:
    if (factor := _SEEN_BY_OTHERS.get(partner)) is None:
        return
    other = {"exports": "imports", "imports": "exports"}[flow]
    is_estimate = partner == "RUS" and period.start.year > _LAST_OF_RUSSIA
    status = ObsStatus.ESTIMATED if is_estimate else ObsStatus.NORMAL
    yield _figure(other, partner, HOME, period, round(amount * factor), status)


def eu_figures(lately: float = 1.0) -> Iterator[Figure]:
    """Years of the EU's trade with Kyrgyzstan and of some members', in euros."""
    for flow in ("exports", "imports"):
        for year in range(FIRST, LAST + 1):
            rate = _euros()[min(year, max(_euros()))]
            amounts = {
                member: 1_000_000
                * (3 + crc32(f"{member}{flow}".encode()) % 60)
                * (year - 2014)
                // 10
                for member in members("EU27", date(2020, 2, 1), date(2020, 2, 1))
            }
            changed = lately if year >= LAST - 1 else 1
            for member in _EU_MEMBERS:
                yield _in_euros(flow, member, year, round(amounts[member] * changed / rate), None)
            total = round(sum(amounts.values()) * changed / rate)
            yield _in_euros(flow, "EU27", year, total, "eu_27")


_EU_MEMBERS = ("DEU", "LTU", "ITA", "POL", "NLD")


def _euros() -> Mapping[int, float]:
    return {year: rate.dollars for (unit, year), rate in exchange_rates().items() if unit == "EUR"}


def _in_euros(flow: str, reporter: str, year: int, amount: int, definition: str | None) -> Figure:
    period = Period.of_year(year)
    return replace(_figure(flow, reporter, HOME, period, amount), unit="EUR", definition=definition)


def collected_figures(lately: float = 1.0) -> Iterator[Figure]:
    """Years of trade as countries reported it to UN Comtrade: in all, of some goods with gold
    among them, and re-exports; of Kyrgyzstan and of some partners."""
    for one in trade_figures(lately):
        if one.period.kind is not PeriodKind.YEAR or one.obs_status is ObsStatus.ESTIMATED:
            continue
        yield replace(one, value=one.value + 1)
        if one.reporter != HOME or one.partner == "WLD":
            continue
        for number, good in enumerate(_GOODS):
            yield replace(one, product=good, value=one.value // (7 + number))
        if one.indicator == "exports":
            yield replace(one, indicator="re_exports", value=one.value // 3)


_GOODS = ("gold", "petrol", "wheat", "sugar", "cars")


def bank_figures(lately: float = 1.0) -> Iterator[Figure]:
    """Years of Kyrgyzstan's product and of remittances from everywhere."""
    for year in range(2000, LAST + 1):
        changed = lately if year in (2010, LAST) else 1
        period = Period.of_year(year)
        product = round((1.4e9 + (year - 2000) * 5e8) * changed)
        money = round((3e7 + (year - 2000) * 1.3e8) * changed)
        yield _of_bank("gdp", None, period, product, "gdp_current")
        yield _of_bank("remittances", "WLD", period, money, "world_bank_estimate")


def _of_bank(
    indicator: str, partner: str | None, period: Period, amount: int, definition: str
) -> Figure:
    return Figure(
        indicator=indicator,
        reporter=HOME,
        partner=partner,
        period=period,
        value=Decimal(amount),
        unit="USD",
        definition=definition,
    )


def _figure(
    indicator: str,
    reporter: str,
    partner: str,
    period: Period,
    amount: int,
    status: ObsStatus = ObsStatus.NORMAL,
) -> Figure:
    return Figure(
        indicator=indicator,
        reporter=reporter,
        partner=partner,
        period=period,
        value=Decimal(amount),
        unit="USD",
        valuation=_VALUATION[indicator],
        obs_status=status,
    )


def _read(_: Answer) -> Found:
    return Found(())

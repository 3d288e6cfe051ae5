"""Readings -> quotations, observations, ties and rejections: codes, base units, dates. Pure.

Nothing here looks at words: what a reading says is settled in `lib.extraction`; here it is
put into the units, codes and calendar of the tables.
"""

from dataclasses import dataclass
from datetime import date

from lib.model import (
    AreaMention,
    Article,
    Extraction,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Period,
    Quotation,
    Reading,
    Rejection,
    Tie,
    TieReading,
    Valuation,
)
from lib.normalisation.periods import has_own_start, period, two_points, year_earlier
from lib.normalisation.quotations import quotation, quotation_id
from lib.normalisation.values import value

__all__ = ["Normalised", "normalise"]


@dataclass(frozen=True, slots=True)
class Normalised:
    """The rows one article gives, each in text order."""

    quotations: tuple[Quotation, ...]
    observations: tuple[Observation, ...]
    ties: tuple[Tie, ...]
    rejections: tuple[Rejection, ...]


def normalise(extraction: Extraction, text: str, article: Article) -> Normalised:
    """The rows of an article. Ties that share their words share one quotation."""
    spoken = {(r.start, r.end): r.in_speech for r in extraction.readings}
    spoken |= {(tie.start, tie.end): tie.in_speech for tie in extraction.ties}
    return Normalised(
        quotations=tuple(
            quotation(text, *span, article, in_speech) for span, in_speech in sorted(spoken.items())
        ),
        observations=tuple(_observation(r, text, article) for r in extraction.readings),
        ties=tuple(_tie(tie, article) for tie in extraction.ties),
        rejections=tuple(
            Rejection(article.article_id, text[r.start : r.end], r.start, r.end, r.reason)
            for r in extraction.rejections
        ),
    )


def _observation(reading: Reading, text: str, article: Article) -> Observation:
    address = quotation_id(article.article_id, reading.start, reading.end)
    worth = value(reading)
    when, base = _periods(reading, article.published)
    return Observation(
        observation_id=address,
        source_id=article.article_id,
        quotation_id=address,
        origin=Origin.STATED,
        reporter=reading.reporter.code,
        reporter_scope=reading.reporter.scope,
        partner=_code(reading.partner),
        partner_words=reading.partner.words if reading.partner else None,
        partner_scope=reading.partner.scope if reading.partner else None,
        indicator=reading.indicator,
        measure=reading.measure,
        product=reading.product.code if reading.product else None,
        product_words=_product_words(reading, text),
        obs_value=worth.obs_value,
        bound=worth.bound,
        unit=worth.unit,
        period_start=when.start if when else None,
        period_end=when.end if when else None,
        base_period_start=base.start if base else None,
        base_period_end=base.end if base else None,
        valuation=Valuation.UNSTATED,
        definition=None,
        compiler=None,
        published=article.published.isoformat(),
        obs_status=ObsStatus.NORMAL,
        note=None,
    )


def _code(mention: AreaMention | None) -> str | None:
    """The code of an area; None where it is on no list."""
    return mention.code if mention is not None and mention.words is None else None


def _product_words(reading: Reading, text: str) -> str | None:
    """The words for the goods a figure is of."""
    product = reading.product
    return text[product.start : product.end] if product is not None else None


def _periods(reading: Reading, published: date) -> tuple[Period | None, Period | None]:
    """The period and, for growth and change, its base.

    Growth "between 2015 and 2022" compares the two; growth in any other stretch of the calendar
    with nothing else said is year on year; growth over a window ("over the past four years")
    has no base.
    """
    when = period(reading.period, published)
    if reading.measure not in (Measure.GROWTH, Measure.CHANGE):
        return when, None
    base = period(reading.base_period, published)
    points = two_points(reading.period) if reading.period and base is None else None
    if points is not None:
        return period(points[0], published), period(points[1], published)
    if base is None and when is not None and reading.period and has_own_start(reading.period):
        base = year_earlier(when)
    return when, base


def _tie(tie: TieReading, article: Article) -> Tie:
    address = quotation_id(article.article_id, tie.start, tie.end)
    subject = f":{tie.subject}" if tie.subject else ""
    return Tie(
        tie_id=f"{address};{tie.kind}{subject}",
        quotation_id=address,
        kind=tie.kind,
        subject=tie.subject,
        reporter=tie.reporter.code,
        reporter_scope=tie.reporter.scope,
        partner=tie.partner.code if tie.partner else None,
        partner_scope=tie.partner.scope if tie.partner else None,
    )

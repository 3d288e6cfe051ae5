"""Readings -> quotations, observations, ties and rejections: codes, base units, dates. Pure.

Nothing here looks at words: what a reading says is settled in `lib.reader.extraction`; here it is
put into the units, codes and calendar of the tables. What can never be right is left open and
the figure says so (`lib.codelists.rules`); where no figure is left, the number is rejected.
"""

from dataclasses import dataclass, replace
from datetime import date

from lib.codelists.rules import possible
from lib.ingest.inferences import codes, inferences, still_inferred
from lib.ingest.quote import quotation, quotation_id
from lib.ingest.values import value
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
    RejectionReason,
    Tie,
    TieReading,
    Valuation,
)
from lib.reader.extraction.mentions.calendar import has_own_start, period, two_points, year_earlier

__all__ = ["Normalised", "normalise", "observation"]


@dataclass(frozen=True, slots=True)
class Normalised:
    """The rows one article gives, each in text order."""

    quotations: tuple[Quotation, ...]
    observations: tuple[Observation, ...]
    readings: tuple[Reading, ...]
    """What each of the observations was read as."""
    ties: tuple[Tie, ...]
    rejections: tuple[Rejection, ...]


def normalise(extraction: Extraction, text: str, article: Article) -> Normalised:
    """The rows of an article. Ties that share their words share one quotation."""
    read = [(reading, observation(reading, text, article)) for reading in extraction.readings]
    kept = [(reading, figure) for reading, figure in read if figure is not None]
    spoken = {(r.start, r.end): r.in_speech for r, _ in kept}
    spoken |= {(tie.start, tie.end): tie.in_speech for tie in extraction.ties}
    refused = [(r.start, r.end, r.reason) for r in extraction.rejections]
    refused += [(r.start, r.end, RejectionReason.IMPOSSIBLE) for r, figure in read if not figure]
    return Normalised(
        quotations=tuple(
            quotation(text, *span, article, in_speech) for span, in_speech in sorted(spoken.items())
        ),
        observations=tuple(figure for _, figure in kept),
        readings=tuple(reading for reading, _ in kept),
        ties=tuple(_tie(tie, article) for tie in extraction.ties),
        rejections=tuple(
            Rejection(article.article_id, text[start:end], start, end, reason)
            for start, end, reason in sorted(refused)
        ),
    )


def observation(reading: Reading, text: str, article: Article) -> Observation | None:
    """The figure as far as it can be right; None where no figure is left."""
    when, base = _periods(reading, article.published)
    figure = possible(_as_read(reading, text, article, when, base))
    if figure is None:
        return None
    if base is None and figure.period_start is not None:
        base = _year_on_year(reading, when)
        figure = possible(_with_base(figure, base)) if base else figure
    return still_inferred(figure) if figure else None


def _as_read(
    reading: Reading, text: str, article: Article, when: Period | None, base: Period | None
) -> Observation:
    address = quotation_id(article.article_id, reading.start, reading.end)
    worth = value(reading)
    figure = Observation(
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
        base_period_start=None,
        base_period_end=None,
        withheld=None,
        inferred=codes(inferences(reading, text)),
        confidence=None if article.checked else reading.confidence,
        valuation=Valuation.UNSTATED,
        definition=reading.definition,
        compiler=None,
        published=article.published.isoformat(),
        obs_status=ObsStatus.NORMAL,
        note=None,
    )
    return _with_base(figure, base) if base else figure


def _with_base(figure: Observation, base: Period) -> Observation:
    return replace(figure, base_period_start=base.start, base_period_end=base.end)


def _code(mention: AreaMention | None) -> str | None:
    """The code of an area; None where it is on no list."""
    return mention.code if mention is not None and mention.words is None else None


def _product_words(reading: Reading, text: str) -> str | None:
    """The words for the goods a figure is of."""
    product = reading.product
    return text[product.start : product.end] if product is not None else None


def _periods(reading: Reading, published: date) -> tuple[Period | None, Period | None]:
    """The period and, for growth and change, the base that words give.

    Growth "between 2015 and 2022" compares the two.
    """
    area = _code(reading.reporter)
    when = period(reading.period, published, area)
    if reading.measure not in (Measure.GROWTH, Measure.CHANGE):
        return when, None
    base = period(reading.base_period, published, area)
    points = two_points(reading.period) if reading.period and base is None else None
    if points is not None:
        return period(points[0], published, area), period(points[1], published, area)
    return when, base


def _year_on_year(reading: Reading, when: Period | None) -> Period | None:
    """The base of growth in a stretch of the calendar with nothing else said: a year earlier.

    Growth over a window ("over the past four years") has none.
    """
    grows = reading.measure in (Measure.GROWTH, Measure.CHANGE)
    if not grows or when is None or reading.period is None or not has_own_start(reading.period):
        return None
    return year_earlier(when)


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

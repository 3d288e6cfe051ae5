"""What the items of a list take from its heading: what is counted, whose, when, in what unit."""

from dataclasses import dataclass, replace

from lib.model import Direction, Measure
from lib.reader.extraction.discourse.coreference import resolved
from lib.reader.extraction.discourse.discourse_state import time_of
from lib.reader.extraction.linking.measure import Measurement
from lib.reader.extraction.linking.running_series import Context, Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import triggers
from lib.reader.extraction.text.place import Relation
from lib.reader.extraction.text.trigger_meaning import NOT_OURS
from lib.reader.languages import MarkKind

_BY_WHOM = {
    "bought_from": "exports",
    "supplied_by": "imports",
    "invested_by": "investment",
    "remitted_by": "remittances",
}
"""What those are of who are counted by who buys, sells or gives: "the main buyers:"."""
_OWNING = frozenset({Relation.OWNER, Relation.OF})


@dataclass(frozen=True, slots=True)
class ListFrame:
    """A list that is being read: what its items are read with, and what goes on after it."""

    number: int
    items: Context
    after: Context
    put: Measurement | None
    """How the heading says that the figures of its items are: "imports that grew:"."""


def frame_of(
    number: int, heading: SentenceAnalysis | None, before: Context, context: Context
) -> ListFrame:
    """The frame of a list on coming to its first item.

    `heading` is the sentence right before it, `before` what was remembered on coming to that
    and `context` after it.
    """
    series = context.series
    if heading is not None and not heading.figures:
        series = _headed(heading, before, series)
    items = context._replace(series=_for_an_item(series if series.fresh else _untimed(series)))
    put = _put(heading) if heading is not None else None
    return ListFrame(number, items, context._replace(series=series), put)


def _put(heading: SentenceAnalysis) -> Measurement | None:
    """How a heading without figures says its items are put: as growth, where it says which way."""
    moved = heading.sentence.of(MarkKind.DIRECTION)
    if not moved or heading.figures or heading.sentence.of(MarkKind.SHARE):
        return None
    mark = moved[-1]
    return Measurement(Measure.GROWTH, Direction(mark.code), (mark.first, mark.last))


def _headed(heading: SentenceAnalysis, told: Context, after: Series) -> Series:
    """The series that a heading without figures leads to: what it does not say is as before."""
    before = told.series
    found = triggers(heading.sentence, heading.sentence.first, heading.sentence.last)
    ours = [trigger.code for trigger in found if trigger.code not in NOT_OURS]
    own = time_of(heading, told)
    period = own or (before.period if before.age <= 0 else None)
    if after.reporter is not None and after.trigger is not None and after.age == 0:
        told_of = after._replace(product=before.product, goods=before.goods)
        return told_of._replace(period=after.period or period, unit=before.unit)
    code = next((code for code in ours if code not in _BY_WHOM), None)
    code = code or next((_BY_WHOM[code] for code in ours), None)
    owner = next((p for p in heading.places if p.relation in _OWNING and p.code), None)
    if code is not None and owner is not None:
        whose = resolved(heading.page, [owner], told)[owner]
        return Series(code, whose[0] if whose else before.reporter, None, period)
    if found and code is None and _is_of_others(found[-1].code):
        return Series(found[-1].code, None, None, period)
    if code is not None and code != before.trigger:
        series = Series(code, before.reporter, None, period)
        return series._replace(product=before.product, goods=before.goods)
    return before._replace(period=period)


def _is_of_others(code: str) -> bool:
    """Whether a heading's last words for what is counted are of something else: "Crops grew:"."""
    return code == "other_subject"


def _for_an_item(series: Series) -> Series:
    """A series as fresh as if it had been told in the item itself."""
    return series._replace(age=-1, acted=False)


def _untimed(series: Series) -> Series:
    """A series without its time, which only the sentence after it can take."""
    return series._replace(period=None)


def after_item(frame: ListFrame, analysis: SentenceAnalysis, read: Context) -> ListFrame:
    """The frame for the next item: the first may tell what the heading did not."""
    told, own = frame.items.series, read.series
    if not analysis.figures or own.trigger is None:
        return frame
    series = told._replace(
        trigger=told.trigger or own.trigger,
        reporter=told.reporter or own.reporter,
        unit=own.unit or told.unit,
    )
    dated_apart = bool(analysis.times) and frame.after.series.trigger is not None
    if told.period is None and not dated_apart:
        series = series._replace(period=own.period)
    items = frame.items._replace(series=series)
    return replace(frame, items=items)

"""Words for the events marked in a picture whose axis is time."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from lib.dashboard import queries
from lib.dashboard.charts import Caption, Event
from lib.dashboard.markup.safe import Markdown
from lib.dashboard.ui import cache
from lib.dashboard.ui.words import LANGUAGE, day, plural, text, with_links


def marked(caption: Caption, rows: pd.DataFrame, wanted: bool) -> Caption:
    """The caption with the events of the years the rows are about, if they are `wanted`.

    It also says how many are left out, or that there is none.
    """
    dated = rows.dropna(subset=["period_start", "period_end"])
    if not wanted or dated.empty:
        return caption
    first, last = min(dated["period_start"]).year, max(dated["period_end"]).year
    found, left_out = queries.events_of_years(cache.events(), first, last)
    events = tuple(
        Event(one.day, day(str(one.day)), one.labels[LANGUAGE], one.source, one.url)
        for one in found
    )
    note = text("events.reading") if events else text("events.none", first=first, last=last)
    if left_out:
        note += " " + plural("events.left_out", left_out, shown=len(events))
    return replace(caption, events=events, events_note=note)


def spoken(events: Iterable[Event]) -> str:
    """The events in sentences, for those who do not see the picture; "" for none."""
    return " ".join(
        text("events.spoken", number=number, day=event.day_words, words=event.words)
        for number, event in enumerate(events, 1)
    )


def sources(events: Iterable[Event]) -> Markdown:
    """A numbered list of where the events can be looked up."""
    entries = [
        with_links(
            "events.source",
            number=number,
            day=event.day_words,
            source=Markdown.link(event.source, event.url),
        )
        for number, event in enumerate(events, 1)
    ]
    return Markdown.joined([text("events.sources"), "", *entries], "\n")

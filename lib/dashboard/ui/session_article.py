"""The article a reader brought: in this reader's session and nowhere else.

The one module of the lower half that sees the text of an article. The session holds the text,
what the reader said of it and corrected in it, and the rows that follow; nothing is written
down, and all of it goes with the session. `laid_on` lays the rows on top of the shared tables.

The dashboard starts without the rooms that read articles: they are imported when the first
reader looks for an article to bring (`prepare`).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib import store
from lib.model import (
    Addition,
    BroughtArticle,
    DataError,
    Doubts,
    Inference,
    Message,
    Observation,
    Refusal,
    Tables,
    mark,
)

if TYPE_CHECKING:
    import pandas as pd

    from lib.ingest import Changes, Details
    from lib.reader.documents import Document

CHARACTERS, FIGURES, NUMBERS = 100_000, 500, 5_000
"""How much of one article the page takes: a long interview has 40,000 characters."""

_MANY_FIGURES = mark("it has {count} figures; this page shows articles of up to {most}")
_MANY_NUMBERS = mark("it has {count} other numbers; this page shows articles of up to {most}")

_IN_DIGITS = re.compile(r"\d+(?:[.,:/'’-]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d)){0,3}")
"""A number with its decimals and thousands, or a date or hour, however they are written."""

_KEY, _TABLES = "own_article", "tables_with_own_article"

_SHARED: Mapping[str, Callable[[Tables], Iterable[Any]]] = MappingProxyType(
    {
        "observations": lambda tables: tables.observations,
        "quotations": lambda tables: tables.quotations.values(),
        "sources": lambda tables: tables.sources.values(),
        "ties": lambda tables: tables.ties,
        "rejections": lambda tables: tables.rejections,
    }
)
"""The rows of a table without the reader's."""


@dataclass(frozen=True, slots=True)
class Own:
    """An article in a session, with its rows as they stand now."""

    document: Document
    details: Details
    read: Addition
    """As it was read."""
    doubts: Doubts
    """What is doubtful in its figures as they were read."""
    rows: Addition
    """As it was put right."""
    changes: Mapping[str, Changes] = field(default_factory=dict)
    """The reader's corrections by the figure's identifier; not all of them need hold."""
    refused: Mapping[str, tuple[DataError, ...]] = field(default_factory=dict)
    """Why some of them do not."""
    taken_out: frozenset[str] = frozenset()
    by: str = ""
    """Who made them."""
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    """The rows by table."""
    fingerprint: str = ""
    """Of what is shown of it: another one whenever anything of it changes."""
    day_assumed: bool = False
    """Whether the day of publication is today for want of another, and nobody has looked at it."""

    @property
    def source_id(self) -> str:
        return self.rows.source.source_id

    @property
    def name(self) -> str:
        """The article's title, on one line."""
        return self.rows.source.title

    @property
    def size(self) -> int:
        """Bytes, about: of the text as it is in memory at most, and of the rows twice."""
        rows = sum(int(frame.memory_usage(deep=True).sum()) for frame in self.frames.values())
        return 4 * len(self.document.text) + 2 * rows


def prepare() -> None:
    """Import the reading rooms and compile the languages, while the first reader looks for an
    article to bring: neither the start of the server nor that article should wait for it."""
    from lib.ingest import guessed
    from lib.reader.documents import Document

    guessed(Document("2 May 2020"), today())


def may_be_written_in() -> tuple[str, ...]:
    """The languages an article can be read in."""
    from lib.reader.languages import languages

    return languages()


def correctable() -> tuple[str, ...]:
    """The columns of a figure that can be corrected."""
    from lib.ingest.corrections import COLUMNS

    return COLUMNS


def today() -> date:
    """The day it is where the server is: no article is of a later one."""
    return date.today()


def here() -> Own | None:
    """The article of this reader, if there is one."""
    found: Own | None = st.session_state.get(_KEY)
    return found


def bring(name: str, content: bytes) -> None:
    """Take an upload in; what cannot be read raises `DataError` and leaves all as it was."""
    from lib.ingest import day_named, guessed
    from lib.reader.documents import text_of

    document = text_of(name, content)
    if len(document.text) > CHARACTERS:
        rule = Message(
            "it has {count} characters; this page reads up to {most}",
            count=len(document.text),
            most=CHARACTERS,
        )
        raise DataError(name, rule)
    _must_be_worth_reading(name, document.text)
    details, assumed = guessed(document, today()), day_named(document, today()) is None
    read, doubts = _read(document, details)
    _hold(Own(document, details, read, doubts, read, day_assumed=assumed))


def describe(details: Details) -> None:
    """Read the article of this reader again under other details; those that cannot be right raise
    `DataError` and leave all as it was."""
    from lib.ingest import refuse_day

    refuse_day("published", details.published, today())
    if (own := here()) is not None:
        read, doubts = _read(own.document, details)
        _hold(replace(own, details=details, read=read, doubts=doubts, day_assumed=False))


def correct(changes: Mapping[str, Changes], taken_out: frozenset[str], by: str) -> None:
    """Lay corrections on the figures as they were read; they replace those made before."""
    if (own := here()) is not None:
        _hold(replace(own, changes=changes, taken_out=taken_out, by=by))


def take(found: Own) -> None:
    """Take an article over from the session that its reader had before."""
    st.session_state[_KEY] = found


def put_away() -> None:
    """Forget the article of this reader."""
    st.session_state.pop(_KEY, None)
    st.session_state.pop(_TABLES, None)


def laid_on(shared: Tables) -> Tables:
    """The tables with the rows of this reader, which stand in for those of their key.

    Kept in the session until the article or the shared tables change.
    """
    own = here()
    if own is None:
        return shared
    stamp = (shared.stamp, own.fingerprint)
    kept: Tables | None = st.session_state.get(_TABLES)
    if kept is None or kept.stamp != stamp:
        kept = _with_rows(shared, own, stamp)
        st.session_state[_TABLES] = kept
    return kept


def _with_rows(shared: Tables, own: Own, stamp: Hashable) -> Tables:
    more = _by_table(own.rows)

    def rows(name: str) -> tuple[Any, ...]:
        key = attrgetter(*store.TABLES[name].key)
        replaced = {key(row) for row in more[name]}
        kept = (row for row in _SHARED[name](shared) if key(row) not in replaced)
        return (*kept, *sorted(more[name], key=key))

    def frame(name: str) -> pd.DataFrame:
        import pandas as pd

        frame: pd.DataFrame = shared.frame(name)
        if name not in own.frames or own.frames[name].empty:
            return frame
        both = pd.concat([frame, own.frames[name]], ignore_index=True)
        return both.drop_duplicates(list(store.TABLES[name].key), keep="last", ignore_index=True)

    return Tables(
        rows,
        cache(frame),
        stamp,
        shared.changed,
        shared.meanings,
        shown(own),
        world_trade=lambda: shared.world_trade,
        refreshed=shared.refreshed,
        parts_of_years=shared.parts_of_years,
    )


def _must_be_worth_reading(name: str, text: str) -> None:
    """There are not so many numbers that it is turned away when all of it is read: that takes
    a thousand times as long as counting them."""
    count, most = sum(1 for _ in _IN_DIGITS.finditer(text)), FIGURES + NUMBERS
    if count > most:
        rule = Message(
            "it has {count} numbers in digits; this page reads articles of up to {most}",
            count=count,
            most=most,
        )
        raise DataError(name, rule)


def shown(own: Own) -> BroughtArticle:
    """What its page shows of an article beside its rows."""
    numbers = {one.observation_id: n for n, one in enumerate(own.read.observations, 1)}
    return BroughtArticle(
        source_id=own.source_id,
        text=own.document.shown,
        numbers=numbers,
        inferences={
            name: found for name in own.doubts.inferences if (found := _still_inferred(own, name))
        },
        candidates={
            one.observation_id: own.doubts.candidates[one.observation_id]
            for one in own.rows.observations
            if one.observation_id in own.doubts.candidates
        },
        refusals=tuple(
            Refusal(numbers[name], error.place, error.rule)
            for name, errors in own.refused.items()
            for error in errors
        ),
        notes=own.document.notes,
        assumed_day=own.details.published if own.day_assumed else None,
    )


def _still_inferred(own: Own, name: str) -> tuple[Inference, ...]:
    """What was inferred of a figure and no person has corrected."""
    as_read, now = (
        {one.observation_id: one for one in rows.observations}.get(name)
        for rows in (own.read, own.rows)
    )
    if as_read is None or now is None:
        return ()
    return tuple(
        one for one in own.doubts.inferences[name] if _part(as_read, one) == _part(now, one)
    )


def _part(figure: Observation, inference: Inference) -> object:
    """What is in the part of a figure that was inferred."""
    if inference.column == "period":
        return figure.period_start, figure.period_end
    return getattr(figure, inference.column)


def _read(document: Document, details: Details) -> tuple[Addition, Doubts]:
    from lib.ingest import described, with_doubts

    found, doubts = with_doubts(document.text, described(document.text, details))
    figures, numbers = len(found.observations), len(found.rejections)
    for count, most, rule in (
        (figures, FIGURES, _MANY_FIGURES),
        (numbers, NUMBERS, _MANY_NUMBERS),
    ):
        if count > most:
            fault = Message(rule, count=count, most=most)
            raise DataError(Message("the text"), fault)
    return found, doubts


def _hold(own: Own) -> None:
    """Put the article into the session, with the rows that follow from it."""
    import pandas as pd

    from lib.ingest import put_right

    rows, refused = put_right(own.read, own.changes, own.taken_out, own.by)
    encoded = {name: store.encode(name, found) for name, found in _by_table(rows).items()}
    found = replace(
        own,
        rows=rows,
        refused=refused,
        frames={name: pd.read_parquet(io.BytesIO(data)) for name, data in encoded.items()},
    )
    beside = repr((found.doubts, found.refused, found.day_assumed, found.document.notes)).encode()
    digest = hashlib.sha256(b"".join([*encoded.values(), beside])).hexdigest()
    st.session_state[_KEY] = replace(found, fingerprint=digest)


def _by_table(rows: Addition) -> dict[str, tuple[Any, ...]]:
    return {
        "sources": (rows.source,),
        "quotations": rows.quotations,
        "observations": rows.observations,
        "ties": rows.ties,
        "rejections": rows.rejections,
    }

"""One consistent edition of every table, as typed rows: what every question is put to."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, wraps
from threading import Lock, RLock
from typing import Any, TypeVar

from lib.model.brought import BroughtArticle
from lib.model.observation import Observation
from lib.model.quotation import Quotation, Rejection, Tie
from lib.model.source import Source
from lib.model.vintage import Refreshed
from lib.model.world_trade import WorldTrade

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """A column of a table in words: its type, what it means, what an empty cell means."""

    name: str
    type: str
    meaning: str
    empty: str | None


@dataclass(frozen=True, slots=True)
class TableMeaning:
    """A table in words: what one row is, what tells rows apart, its columns."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[ColumnMeaning, ...]


_MOST_KEPT = 1_000
"""Answers kept an edition: a page is some 50 kB."""


class Tables:
    """Every table of one edition, read when it is first asked for and never changed.

    A table that cannot be read raises `DataError` when it is asked for, so a page needs only
    the tables it shows. An empty cell is None, whatever the engine calls it. May be shared by
    threads.
    """

    def __init__(
        self,
        rows: Callable[[str], tuple[Any, ...]],
        frame: Callable[[str], Any],
        stamp: Hashable,
        changed: float = 0.0,
        meanings: Mapping[str, TableMeaning] | None = None,
        article: BroughtArticle | None = None,
        world_trade: Callable[[], WorldTrade | None] = lambda: None,
        refreshed: tuple[Refreshed, ...] = (),
        parts_of_years: Callable[[str], tuple[Observation, ...]] = lambda _: (),
    ) -> None:
        self._rows = rows
        self._frame = frame
        self._world_trade = world_trade
        self._parts_of_years = parts_of_years
        self.refreshed = refreshed
        """What was refreshed from services of statistics offices, by the name of the service."""
        self._once: dict[object, Any] = {}
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making = RLock()
        self._lock = Lock()
        """Of `_kept`; nothing is made while somebody has it."""
        self.stamp = stamp
        """What another edition, or one with a reader's own article, has another of."""
        self.meanings = meanings or {}
        """Every table in words, by name."""
        self.article = article
        """The article that the reader of this visit brought; None without one."""
        self.changed = changed
        """When the newest of its files changed, in seconds since 1970."""

    @property
    def brought(self) -> str | None:
        """The same by its source."""
        return self.article.source_id if self.article is not None else None

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """Every figure, in the order of its name."""
        return self._rows("observations")

    @cached_property
    def observation(self) -> Mapping[str, Observation]:
        """Every figure by its name."""
        return {row.observation_id: row for row in self.observations}

    @cached_property
    def quotations(self) -> Mapping[str, Quotation]:
        """The words of figures and ties, by name."""
        return {row.quotation_id: row for row in self._rows("quotations")}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The documents, by name."""
        return {row.source_id: row for row in self._rows("sources")}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """What was said of two areas without a number."""
        return self._rows("ties")

    @cached_property
    def rejections(self) -> tuple[Rejection, ...]:
        """The numbers that were seen and not taken."""
        return self._rows("rejections")

    @property
    def world_trade(self) -> WorldTrade | None:
        """The world's trade by product; None where nothing was imported. A dataset that is damaged
        or cannot be reached raises `DataError`."""
        return self._world_trade()

    def parts_of_years(self, area: str) -> tuple[Observation, ...]:
        """The refreshed figures of months, quarters and days with an area on either side, of every
        vintage, the oldest first. They are many, and in no other table."""
        return self._parts_of_years(area)

    def frame(self, name: str) -> Any:
        """A whole table as a frame of the engine, to be taken away. Not to be changed."""
        return self._frame(name)

    def once(self, make: "Callable[[Tables], T]") -> T:
        """What `make` makes of these tables, made at most once: see `once`."""
        if make not in self._once:  # never taken out again
            with self._making:
                if make not in self._once:
                    self._once[make] = make(self)
        made: T = self._once[make]
        return made

    def kept(
        self,
        question: Hashable,
        answer: Callable[[], T],
        is_lasting: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """The answer to a question, kept for whoever asks it next; of many questions those asked
        lately. Answers are shared: they must be values that nobody changes. One that `is_lasting`
        denies is made anew the next time."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                known: T = self._kept[question]
                return known
        found = answer()
        if not is_lasting(found):
            return found
        with self._lock:
            self._kept[question] = found
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return found


def once(make: Callable[[Tables], T]) -> Callable[[Tables], T]:
    """Have a function of the tables computed at most once an edition, for all who ask.

    What it returns is shared: it must be a value that nobody changes.
    """

    @wraps(make)
    def kept(tables: Tables) -> T:
        return tables.once(make)

    return kept

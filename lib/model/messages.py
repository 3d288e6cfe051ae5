"""Messages that are worded later, in the language of the reader."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Union

Say = Callable[..., str]
"""Words a message with its slots in a language."""


def mark(message: str) -> str:
    """A message that is worded later: marked here so that it is found for translation."""
    return message


def mark_note(message: str) -> str:
    """A note to a figure that is worded later, among those of the record."""
    return message


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """A message for one and for many of something, worded later."""
    return one, many


def in_english(message: str, /, **slots: object) -> str:
    """A message with its slots filled, as it is in the code."""
    return message.format(**slots)


@dataclass(frozen=True, slots=True)
class Either:
    """Values of which any is meant: "csv, xlsx or json"."""

    values: tuple[str, ...]

    def __str__(self) -> str:
        *rest, last = self.values
        return f"{', '.join(rest)} or {last}" if rest else last


@dataclass(frozen=True, slots=True)
class CodeName:
    """What a code of the list `codelist` means, named in a sentence; `name` is that in English."""

    codelist: str
    code: str
    name: str

    def __str__(self) -> str:
        return self.name


Filling = Union[str, int, float, date, Either, CodeName, "Message"]
"""What fills a slot, in the form that the language has for it; a text is as it is. In English by
itself a number has its thousands parted and a day is in ISO 8601."""


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A sentence with what fills its slots, for whoever words it: English by itself.

    >>> str(Message("it has {count} pages, more than {most}", count=1200, most=1000))
    'it has 1,200 pages, more than 1,000'
    """

    text: str
    slots: Mapping[str, Filling]
    many: str | None
    """What is said of many where `text` is of one; how many is in the slot ``count``."""

    def __init__(self, text: str, /, **slots: Filling) -> None:
        self._fill(text, slots)

    @classmethod
    def counted(cls, one: str, many: str, /, **slots: Filling) -> "Message":
        """The message that goes with the number ``count``."""
        made = cls.__new__(cls)
        made._fill(one, slots, many)
        return made

    def _fill(self, text: str, slots: Mapping[str, Filling], many: str | None = None) -> None:
        for name, value in (("text", text), ("slots", slots), ("many", many)):
            object.__setattr__(self, name, value)

    def __str__(self) -> str:
        text = self.text if self.many is None or self.slots["count"] == 1 else self.many
        return in_english(text, **{name: _plain(value) for name, value in self.slots.items()})

    def __hash__(self) -> int:
        return hash((self.text, self.many, frozenset(self.slots.items())))


def _plain(value: Filling) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


TITLE = "title"
"""The context of documents of the record among the messages: what each is, in our words."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPEN = ("year", "until")
"""The slots of the first and the second year of a title."""


def with_years_open(title: str) -> tuple[str, Mapping[str, str]]:
    """A title with a slot for each year in it, and what fills them: one message for a title of
    every year. One of more than two years is as it is.

    >>> with_years_open("Exports by partner, 2023 to 2024")
    ('Exports by partner, {year} to {until}', {'year': '2023', 'until': '2024'})
    """
    years = _YEAR.findall(title)
    if not 0 < len(years) <= len(_OPEN) or "{" in title:
        return title, {}
    names = iter(_OPEN)
    return _YEAR.sub(lambda _: f"{{{next(names)}}}", title), dict(zip(_OPEN, years, strict=False))

"""Parts of a page, for tests that read it as a value."""

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

from lib.dashboard.narrative.source_text import plain
from lib.model import Chart, Page, inside

B = TypeVar("B")

text_of = plain
"""A text without its links."""


def block(page: Page, kind: type[B]) -> B:
    """The one block of a kind, in columns too."""
    (match,) = (one for one in inside(page.blocks) if isinstance(one, kind))
    return match


def chart_of(page: Page) -> Chart:
    """The one chart of the page."""
    return block(page, Chart)


def strings(value: object, without: Collection[str] = ()) -> Iterator[str]:
    """Every string of a page, but in the fields that are named."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part, without)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in without:
                yield from strings(getattr(value, field.name), without)

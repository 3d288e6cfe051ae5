"""A gold standard: passages with the figures people read from them, one JSON object a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lib.languages import languages
from lib.model import DataError
from lib.pipeline.figures import Figure


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """One line of the file; `figures` is None where nobody has read the passage yet."""

    passage_id: str
    text: str
    language: str
    published: date
    speaker: str
    figures: tuple[Figure, ...] | None


def read_gold(place: str, lines: str) -> Iterator[GoldPassage]:
    """The passages in the order of the file; empty lines are passed over.

    A line that breaks the form raises `DataError` with the line and the rule.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines.split("\n"), 1):
        if not line.strip():
            continue
        here = f"{place}, line {number}"
        one = _passage(here, _object(here, line))
        if one.passage_id in seen:
            raise DataError(here, f"the id {one.passage_id!r} is there twice")
        seen.add(one.passage_id)
        yield one


def _object(here: str, line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataError(here, f"it is no JSON ({error})") from None
    if not isinstance(entry, dict):
        raise DataError(here, "it is not a JSON object")
    return entry


def _passage(here: str, entry: dict[str, Any]) -> GoldPassage:
    for key in ("id", "text", "lang", "published"):
        if not isinstance(entry.get(key), str):
            raise DataError(here, f"{key} {entry.get(key)!r} is not a text")
    if entry["lang"] not in languages():
        raise DataError(here, f"lang {entry['lang']!r} is not one of {', '.join(languages())}")
    try:
        published = date.fromisoformat(entry["published"])
    except ValueError:
        rule = f"published {entry['published']!r} is not a day (2024-10-16)"
        raise DataError(here, rule) from None
    speaker = entry.get("speaker") or ""
    if not isinstance(speaker, str):
        raise DataError(here, f"speaker {speaker!r} is not a text")
    figures = _figures(here, entry.get("figures"), len(entry["text"]))
    return GoldPassage(entry["id"], entry["text"], entry["lang"], published, speaker, figures)


def _figures(here: str, figures: Any, length: int) -> tuple[Figure, ...] | None:
    if figures is None:
        return None
    if not isinstance(figures, list) or not all(isinstance(one, dict) for one in figures):
        raise DataError(here, "figures is not a list of objects")
    for one in figures:
        start, end, value = one.get("start"), one.get("end"), one.get("value")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
            rule = f"start {start!r} and end {end!r} of a figure are no stretch of the text"
            raise DataError(here, rule)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise DataError(here, f"value {value!r} of a figure is not a number")
    return tuple(figures)

"""A gold standard: passages with the figures people read from them, in TOML or JSON lines.

A file ``.toml`` is one that people write by hand (`lib.reader.evaluation.gold_toml`), any other has
one JSON object a line, with the figures as a `Figure` has them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lib.files.local_files import received, utf8
from lib.model import DataError
from lib.reader.evaluation.agreement import Figure
from lib.reader.evaluation.gold_toml import toml_entries
from lib.reader.languages import languages

_TOML = ".toml"
_IN_A_FOLDER = (_TOML, ".jsonl")
_TEXTS = ("id", "text", "lang", "published")
_TEXTS_IF_ANY = ("speaker", "fails", "source")


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """One passage; `figures` is None where nobody has read it yet."""

    passage_id: str
    text: str
    language: str
    published: date
    speaker: str
    figures: tuple[Figure, ...] | None
    fails: str
    """Why it is not read rightly so far; empty where it is."""


def read_gold(places: Sequence[Path]) -> Iterator[GoldPassage]:
    """The passages of files and of all files in folders, by name and in their order.

    What breaks the form raises `DataError` with the file, the line or passage and the rule.
    """
    seen: set[str] = set()
    for path in _files(places):
        place = str(path)
        text = utf8(place, received(place, path), "utf-8-sig")
        entries = toml_entries if path.suffix == _TOML else _json_entries
        for here, entry in entries(place, text):
            one = _passage(here, entry)
            if one.passage_id in seen:
                raise DataError(here, f"the id {one.passage_id!r} is there twice")
            seen.add(one.passage_id)
            yield one


def _files(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        if not place.is_dir():
            yield place
            continue
        found = sorted(path for path in place.rglob("*") if path.suffix in _IN_A_FOLDER)
        if not found:
            raise DataError(place, f"there is no file {' or '.join(_IN_A_FOLDER)} in it")
        yield from found


def _json_entries(place: str, lines: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line that is not empty, and what errors call it."""
    for number, line in enumerate(lines.split("\n"), 1):
        if line.strip():
            here = f"{place}, line {number}"
            yield here, _object(here, line)


def _object(here: str, line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataError(here, f"it is no JSON ({error})") from None
    if not isinstance(entry, dict):
        raise DataError(here, "it is not a JSON object")
    return entry


def _passage(here: str, entry: dict[str, Any]) -> GoldPassage:
    for key in (*_TEXTS, *_TEXTS_IF_ANY):
        given = entry.get(key)
        if not isinstance(given, str) and not (given is None and key in _TEXTS_IF_ANY):
            raise DataError(here, f"{key} {given!r} is not a text")
    if entry["lang"] not in languages():
        raise DataError(here, f"lang {entry['lang']!r} is not one of {', '.join(languages())}")
    try:
        published = date.fromisoformat(entry["published"])
    except ValueError:
        rule = f"published {entry['published']!r} is not a day (2024-10-16)"
        raise DataError(here, rule) from None
    return GoldPassage(
        passage_id=entry["id"],
        text=entry["text"],
        language=entry["lang"],
        published=published,
        speaker=entry.get("speaker") or "",
        figures=_figures(here, entry.get("figures"), len(entry["text"])),
        fails=entry.get("fails") or "",
    )


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

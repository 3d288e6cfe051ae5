"""A piece -> the article in it: added before, to be added, or why it is none.

This runs in processes of its own; what it returns says all there is to know.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from lib.files.local_files import received
from lib.ingest import addition, article_of, refuse_day
from lib.model import Addition, Article, DataError, Fingerprint, Receipt
from lib.model.fingerprint import identity
from lib.pipeline.pieces import COLUMNS, Piece, called
from lib.reader.documents import Document, day_of, text_of, written
from lib.reader.documents.limits import UPLOAD_BYTES
from lib.reader.documents.upload import DAY_IN_A_NAME
from lib.store import Parcel, check, parcel_of, where

P = ParamSpec("P")
T = TypeVar("T")

Outcome = Addition | Receipt | str
"""An article to be added, where it is already, or why a piece is none."""


class Counts(NamedTuple):
    """What an article has that is ready to be added."""

    figures: int
    ties: int
    rejections: int


_NO_DAY = (
    "no day of publication is given: a column 'published', a day in the file's name as in "
    "2024-10-16.txt, or --published"
)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds of an article that says nothing else itself."""

    today: date
    """The latest day that an article can have been published on."""
    published: date | None = None
    publisher: str = ""
    speaker: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a piece, what is said of it, and what it is known by."""

    text: str
    register: Callable[[], Article]
    fingerprint: Fingerprint
    notes: tuple[str, ...]


class Read(NamedTuple):
    """What a piece is, and what is to be known of how it was read, a sentence each."""

    outcome: Outcome
    notes: tuple[str, ...] = ()


Known = tuple[Receipt, tuple[str, ...]]
"""Where an article is already, and what is to be known of how its text was read."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What came of some pieces, and the articles among them."""

    outcomes: tuple[Counts | Receipt | str, ...]
    """One a piece: what its article has, where it is already, or why it is none."""
    notes: tuple[tuple[str, ...], ...]
    parcel: Parcel
    """The articles, in order."""

    def among(self, known: Sequence[Known | None]) -> "Ready":
        """The same among pieces that are known already: it is of those that are null."""
        own = iter(zip(self.outcomes, self.notes, strict=True))
        every = [one or next(own) for one in known]
        return Ready(tuple(o for o, _ in every), tuple(n for _, n in every), self.parcel)


def ready(directory: Path | None, defaults: Defaults, found: Sequence[Piece]) -> Ready:
    """What each piece is, and a parcel of the articles. One whose rows do not fit is none."""
    read = _read(directory, defaults, found)
    try:
        parcel = parcel_of([one.outcome for one in read if isinstance(one.outcome, Addition)])
    except DataError:
        read = [one._replace(outcome=_fitting(one.outcome)) for one in read]
        parcel = parcel_of([one.outcome for one in read if isinstance(one.outcome, Addition)])
    outcomes = (
        Counts(len(one.observations), len(one.ties), len(one.rejections))
        if isinstance(one, Addition)
        else one
        for one, _ in read
    )
    return Ready(tuple(outcomes), tuple(one.notes for one in read), parcel)


def known_rows(directory: Path, found: Sequence[Piece]) -> list[Known | None]:
    """Where the texts of rows are already, to the letter; null for all others, and documents.

    It takes a tenth of the time of `ready` for those, so whoever sends the others elsewhere asks.
    """
    texts = [None if piece.path or piece.fault else _tried(_document, piece) for piece in found]
    documents = [None if text is None or isinstance(text, str) else text[0] for text in texts]
    marks = [Fingerprint(identity(one.text), (), ()) for one in documents if one]
    places = iter(where(directory, marks))
    return [
        (Receipt(place, added=False), tuple(map(str, one.notes)))
        if one and (place := next(places))
        else None
        for one in documents
    ]


def _read(directory: Path | None, defaults: Defaults, found: Sequence[Piece]) -> list[Read]:
    """What each piece is. An article that `directory` has already is not read again."""
    texts = [_tried(_text, piece, defaults) for piece in found]
    known = [text.fingerprint for text in texts if isinstance(text, _Text)]
    places = iter(where(directory, known) if directory else [None] * len(known))
    read: list[Read] = []
    for text in texts:
        if isinstance(text, str):
            read.append(Read(text))
        elif place := next(places):
            read.append(Read(Receipt(place, added=False), text.notes))
        else:
            read.append(Read(_tried(_addition, text), text.notes))
    return read


def _tried(step: Callable[P, T], *given: P.args, **named: P.kwargs) -> T | str:
    """What a step gives, or why it gives nothing: one text must not end a batch."""
    try:
        return step(*given, **named)
    except DataError as error:
        return str(error.rule)
    except (Exception, RecursionError) as error:
        return f"reading it failed ({type(error).__name__}: {error})"


def _text(piece: Piece, defaults: Defaults) -> _Text:
    if piece.fault:
        raise DataError(piece.place, piece.fault)
    document, told = _document(piece)
    day = _day(piece, told.get("published")) or document.published or defaults.published
    if day is None:
        raise DataError(piece.place, _NO_DAY)
    refuse_day(piece.place, day, defaults.today, said="published ")
    register = partial(
        article_of,
        document.text,
        day,
        title=told.get("title") or document.title or "",
        publisher=told.get("publisher") or document.publisher or defaults.publisher,
        author=told.get("author") or document.author or "",
        url=told.get("url", ""),
        language=told.get("language") or defaults.language,
        speaker=told.get("speaker") or defaults.speaker,
    )
    return _Text(
        document.text, register, Fingerprint.of(document.text), tuple(map(str, document.notes))
    )


def _addition(text: _Text) -> Addition:
    return addition(text.text, text.register(), text.fingerprint)


def _fitting(outcome: Outcome) -> Outcome:
    """The same, but for an article whose rows do not fit."""
    if isinstance(outcome, Addition):
        try:
            check(outcome)
        except DataError as error:
            return str(error.rule)
    return outcome


def _document(piece: Piece) -> tuple[Document, Mapping[str, str]]:
    if piece.path is not None:
        content = piece.content
        if content is None:
            content = received(piece.place, piece.path, UPLOAD_BYTES)
        return text_of(piece.path.name, content), {}
    row = _object(piece) if piece.line is not None else piece.row
    told = _told(piece.place, dict(zip(called(list(row)), row.values(), strict=True)))
    try:
        return written(told.get("text", "")), told
    except ValueError as error:
        raise DataError(piece.place, str(error)) from None


def _object(piece: Piece) -> Mapping[str, Any]:
    try:
        entry = json.loads((piece.line or b"").decode("utf-8-sig"), object_pairs_hook=_object_of)
    except UnicodeDecodeError as error:
        rule = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        raise DataError(piece.place, rule) from None
    except json.JSONDecodeError as error:
        raise DataError(piece.place, f"it is no JSON ({error})") from None
    except _TwiceError as error:
        raise DataError(piece.place, f"{str(error)!r:.60} is there twice") from None
    except RecursionError:
        raise DataError(piece.place, "it nests brackets too deep") from None
    except ValueError:  # of a number
        raise DataError(piece.place, "it has a number of thousands of digits") from None
    if not isinstance(entry, dict):
        raise DataError(piece.place, "it is not a JSON object")
    return entry


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        name = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise _TwiceError(name)
    return found


class _TwiceError(Exception):
    """A name is there twice in an object: one of the two would count, and nobody knows which."""


def _told(place: str, row: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row that say something; days in ISO 8601."""
    told: dict[str, str] = {}
    for name in COLUMNS & row.keys():
        cell = row[name]
        if isinstance(cell, date):
            told[name] = cell.isoformat()
        elif isinstance(cell, str):
            told[name] = cell
        elif cell is not None:
            raise DataError(place, f"{name} {cell!r:.60} is not a text")
        _expect_characters(place, name, told.get(name, ""))
    return told


def _expect_characters(place: str, name: str, cell: str) -> None:
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError as error:
        rule = f"character {error.start} of {name} is half of a pair of surrogates"
        raise DataError(place, rule) from None


def _day(piece: Piece, spelled: str | None) -> date | None:
    """The day a row gives; that in the name of a document is the document's, but has to be one."""
    if spelled is None and piece.path is not None:
        named = DAY_IN_A_NAME.search(piece.path.name)
        spelled = named[0] if named else None
    if not spelled or not spelled.strip():
        return None
    try:
        return date.fromisoformat(spelled.strip()[: len("2024-10-16")])
    except ValueError:
        day = day_of(spelled)
    if day is not None:
        return day
    rule = f"published {spelled!r:.60} is not a day, or may be more than one (2024-10-16)"
    raise DataError(piece.place, rule)

"""Which segments of added articles count: one small file, replaced whole.

A segment that the manifest does not name is not there for any reader, so that an article
becomes part of the tables in the one moment the manifest is put in place. The first one, which
names none, is there before any segment: where segments are and no manifest is, it was lost.
"""

import contextlib
import json
import os
import re
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lib.files.atomic_write import opened, replace
from lib.model import DataError, Filling, Message, mark

REPAIR = mark("`multivector check --repair` makes it anew from what is there")
"""What is to be done where the list of added articles cannot be followed."""

NO_FOLDER = mark("in its place is something that is no folder, or a link to none")
"""What is wrong where a folder of what was added or refreshed should be."""

OLDER = mark("the list of added articles is older than {name}; {repair}")
_UNREADABLE = mark("it cannot be read ({fault}); {repair}")
_DAMAGED = mark("the list of added articles is damaged; {repair}")
_TWICE = mark("the list of added articles names {name} twice; {repair}")
_MISSING = mark("the list of added articles is missing; {repair}")
_ALL_MISSING = mark(
    "the list of added articles is missing, and so are the {count} that were added; "
    "`multivector check --repair` says which"
)

PREFIX = "segment-"
_NUMBERED = re.compile(rf"{PREFIX}(\d{{6,}})-[0-9a-f]{{16}}")
_NAME = "manifest.json"
PLACE = f"added/{_NAME}"
"""What errors call the manifest."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A folder of articles that were added together, or put together later."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Edition:
    """What was added up to one moment: an answer read from one edition is of one piece."""

    number: int = 0
    """Rises with each change."""
    segments: tuple[Segment, ...] = ()
    retired: tuple[str, ...] = ()
    """Segments put together in others lately, kept for those who still read an old edition."""
    changed: int = 0
    """When, in nanoseconds since 1970; of the file, not in it."""
    fault: Message | None = None
    """Why it names no segment though articles were added: the manifest is lost or damaged."""

    @property
    def place(self) -> str:
        """What errors call what is at fault."""
        lost = self.fault is not None and self.fault.text == NO_FOLDER
        return PLACE.partition("/")[0] if lost else PLACE

    @property
    def folders(self) -> frozenset[str]:
        """The segments that must be on disk."""
        return frozenset((*(segment.name for segment in self.segments), *self.retired))


def added_folder(directory: Path) -> Path:
    """Where added articles live: beside the shipped tables, never inside them."""
    return directory / "added"


def known_path(directory: Path) -> Path:
    """Where the list of known articles is, see `lib.store.article_index`."""
    return added_folder(directory) / "known.sqlite"


def segment_number(name: str) -> int:
    """The number of the edition that was to name a segment first; 0 if its name does not say."""
    found = _NUMBERED.fullmatch(name)
    return int(found[1]) if found else 0


def segments_on_disk(folder: Path) -> tuple[str, ...]:
    """The names of the segments in a folder, whether anything names them or not, in order."""
    try:
        found = [entry for entry in os.scandir(folder) if entry.name.startswith(PREFIX)]
    except OSError:
        return ()
    names = sorted(entry.name for entry in found if entry.is_dir())
    return tuple(sorted(names, key=segment_number))


def edition(directory: Path) -> Edition:
    """The latest edition of what was added to the tables in `directory`; none is number 0.

    Where the manifest is damaged, or is missing though articles were added, the edition has no
    segments and a `fault`.
    """
    folder = added_folder(directory)
    path = folder / _NAME
    try:
        with opened(path) as file:
            changed, content = os.fstat(file.fileno()).st_mtime_ns, file.read()
    except (FileNotFoundError, NotADirectoryError):
        return _without_manifest(directory)
    except OSError as error:
        if is_lost(folder):  # a link that leads round in a circle
            return _without_manifest(directory)
        return _faulty(folder, repairable(_UNREADABLE, fault=str(error.strerror)))
    try:
        entry = json.loads(content)
        segments = tuple(Segment(str(s["name"]), int(s["articles"])) for s in entry["segments"])
        found = Edition(int(entry["number"]), segments, tuple(map(str, entry["retired"])), changed)
    except (ValueError, KeyError, TypeError, RecursionError):
        return _faulty(folder, repairable(_DAMAGED), changed)
    names = [segment.name for segment in segments]
    if twice := next((name for name in names if names.count(name) > 1), None):
        return _faulty(folder, repairable(_TWICE, name=twice), changed)
    return found


def repairable(rule: str, /, **slots: Filling) -> Message:
    """What is wrong with the list of added articles, and how it is made anew."""
    return Message(rule, **slots, repair=Message(REPAIR))


def followed(directory: Path) -> Edition:
    """The latest edition, for whoever adds to it: a fault raises `DataError`."""
    latest = edition(directory)
    if latest.fault:
        raise DataError(latest.place, latest.fault)
    return latest


def publish(directory: Path, latest: Edition) -> None:
    """Make an edition the latest; on return it is on disk."""
    entry = {
        "number": latest.number,
        "segments": [{"name": s.name, "articles": s.articles} for s in latest.segments],
        "retired": list(latest.retired),
    }
    content = json.dumps(entry, indent=1).encode()
    replace(added_folder(directory) / _NAME, content)


def _without_manifest(directory: Path) -> Edition:
    folder = added_folder(directory)
    if is_lost(folder):
        return _faulty(folder, Message(NO_FOLDER))
    if segments_on_disk(folder):
        return _faulty(folder, repairable(_MISSING))
    if count := _articles_listed(known_path(directory)):
        return _faulty(folder, Message(_ALL_MISSING, count=count))
    return Edition()


def is_lost(folder: Path) -> bool:
    """Whether something is in the place of a folder: a file, or a link to a disk that is not
    there."""
    return os.path.lexists(folder) and not folder.is_dir()


def _articles_listed(path: Path) -> int:
    """How many articles the list of known ones has, none where it cannot be read."""
    try:
        status = path.stat()
    except OSError:
        return 0
    return _count_listed(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _count_listed(path: Path, _changed: int, _size: int) -> int:
    with contextlib.suppress(sqlite3.Error):
        address = f"{path.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            (count,) = connection.execute("select count(*) from articles").fetchone()
            return int(count)
    return 0


def _faulty(folder: Path, rule: Message, changed: int = 0) -> Edition:
    with contextlib.suppress(OSError):
        changed = changed or folder.stat().st_mtime_ns
    return Edition(changed=changed, fault=rule)

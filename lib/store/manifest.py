"""Which segments of added articles count: one small file, replaced whole.

A segment that the manifest does not name is not there for any reader, so that an article
becomes part of the tables in the one moment the manifest is put in place.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from lib.model import DataError
from lib.store.disk import replace


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

    @property
    def folders(self) -> frozenset[str]:
        """The segments that must be on disk."""
        return frozenset((*(segment.name for segment in self.segments), *self.retired))


def added_folder(directory: Path) -> Path:
    """Where added articles live: beside the shipped tables, never inside them."""
    return directory / "added"


def edition(directory: Path) -> Edition:
    """The latest edition of what was added to the tables in `directory`; none is number 0."""
    path = added_folder(directory) / "manifest.json"
    try:
        with open(path, "rb") as file:
            changed, content = os.fstat(file.fileno()).st_mtime_ns, file.read()
    except (FileNotFoundError, NotADirectoryError):
        return Edition()
    except OSError as error:
        raise DataError(_place(path), f"it cannot be read ({error.strerror})") from None
    try:
        entry = json.loads(content)
        segments = tuple(Segment(str(s["name"]), int(s["articles"])) for s in entry["segments"])
        return Edition(int(entry["number"]), segments, tuple(map(str, entry["retired"])), changed)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise DataError(_place(path), "the list of added articles is damaged") from None


def publish(directory: Path, latest: Edition) -> None:
    """Make an edition the latest; on return it is on disk."""
    entry = {
        "number": latest.number,
        "segments": [{"name": s.name, "articles": s.articles} for s in latest.segments],
        "retired": list(latest.retired),
    }
    content = json.dumps(entry, indent=1).encode()
    replace(added_folder(directory) / "manifest.json", content)


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

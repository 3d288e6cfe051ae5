"""A folder with a site in it that readers see whole, old or new, whatever becomes of the writer.

    DIR/multivector-site.json       says that the folder is ours
    DIR/current -> editions/<name>  what a web server serves
    DIR/editions/<name>/            a site, which never changes once it has its name
    DIR/editions/<name>.json        its files with their hashes, and what it was made of

A new edition is written aside; a file that is as it was is a second name (a hard link) of the old
one, with its time of change, so that only what changed is written, and only that is sent on by
`rsync`. Then one link is replaced, in one step of the system. Replacing documents one by one
could not do that: killed half way it would leave new documents among old ones. The edition before
stays until the next one, for whoever opens a file at that moment.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from lib.files.atomic_write import flush_folder, put, replace, take_place
from lib.model import DataError
from lib.store.lock import turn

MARK = "multivector-site.json"
CURRENT = "current"
_EDITIONS = "editions"
_FORM = 1
"""Of the folder; a later one may be another."""
_DIGITS = 16
_ASIDE = ".making-"
_LOCK = ".lock"
_SECONDS = 0.2
"""To wait for another who publishes."""


class Written(NamedTuple):
    """A file of a site: its place below the folder, what it holds, whether it is another one than
    in the edition before."""

    path: str
    digest: str
    size: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of an edition by their places, each its hash and size, and the hash of what the
    edition was made of."""

    files: Mapping[str, tuple[str, int]]
    made_of: str


_NOTHING = Listing(MappingProxyType({}), "")


@dataclass(frozen=True, slots=True)
class Aside:
    """An edition that is being written, and the one that readers see meanwhile. May be sent to
    other processes."""

    folder: Path
    before: Path | None
    listing: Path | None

    def write(self, path: str, content: bytes) -> Written:
        """Have a file in the new edition: that of the edition before, where it is the same."""
        digest = hashlib.sha256(content).hexdigest()
        old = _listed(self.listing).files.get(path) if self.listing else None
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        is_same = old == (digest, len(content)) and self.before is not None
        if not (is_same and self.before and _linked(self.before / path, target, len(content))):
            target.write_bytes(content)
        return Written(path, digest, len(content), not is_same)


class Site:
    """The folder, while this process alone writes it."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._editions = directory / _EDITIONS

    @property
    def current(self) -> Path:
        """What readers see."""
        return self._directory / CURRENT

    def unchanged(self, made_of: str) -> bool:
        """Whether the edition that readers see was made of the same, and is whole. What writers
        left who were killed is removed first."""
        self._clear()
        name = self._name_of_current()
        if name is None:
            return False
        listing = _listed(self._listing(name))
        return listing.made_of == made_of and all(
            _size(self._editions / name / path) == size for path, (_, size) in listing.files.items()
        )

    @contextlib.contextmanager
    def aside(self) -> Iterator[Aside]:
        """An edition to be written; gone at the end, unless it was put in place."""
        name = self._name_of_current()
        folder = self._editions / f"{_ASIDE}{os.getpid()}"
        folder.mkdir()
        before = self._editions / name if name else None
        try:
            yield Aside(folder, before, self._listing(name) if name else None)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def put_in_place(self, aside: Aside, files: Mapping[str, Written], made_of: str) -> int:
        """Show readers the new edition; returns how many files of the old one are gone."""
        listed = {path: [one.digest, one.size] for path, one in sorted(files.items())}
        about = {"form": _FORM, "made_of": made_of, "files": listed}
        name = self._named(listed)
        old = self._name_of_current()
        gone = _listed(self._listing(old)).files.keys() - listed.keys() if old else set()
        if hasattr(os, "sync"):
            os.sync()  # each file on its own would take longer than writing all of them
        if not (self._editions / name).is_dir():
            os.rename(aside.folder, self._editions / name)
        replace(self._listing(name), json.dumps(about, indent=0).encode() + b"\n")
        flush_folder(self._editions)
        if name != old:
            self._show(name)
        self._clear(keep=old)
        return len(gone)

    def _named(self, listed: Mapping[str, Sequence[object]]) -> str:
        """The name of an edition with these files: of one that is there, if it is whole."""
        digest = hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:_DIGITS]
        listing = Listing(
            {path: (str(one[0]), int(str(one[1]))) for path, one in listed.items()}, ""
        )
        names = (f"{digest}-{number}" if number else digest for number in count())
        return next(
            name
            for name in names
            if not (self._editions / name).exists() or self._is_whole(name, listing)
        )

    def _is_whole(self, name: str, listing: Listing) -> bool:
        return all(
            _size(self._editions / name / path) == size for path, (_, size) in listing.files.items()
        )

    def _show(self, name: str) -> None:
        link = self._directory / f".{CURRENT}-{os.getpid()}"
        link.unlink(missing_ok=True)
        os.symlink(f"{_EDITIONS}/{name}", link, target_is_directory=True)
        take_place(link, self.current)
        flush_folder(self._directory)

    def _clear(self, keep: str | None = None) -> None:
        """Remove what writers left who were killed, and editions that nobody sees any more."""
        kept = {self._name_of_current(), keep}
        for entry in [*self._editions.iterdir(), *self._directory.glob(f".{CURRENT}-*")]:
            if entry.is_dir() and not entry.is_symlink():
                if entry.name not in kept:
                    shutil.rmtree(entry, ignore_errors=True)
            elif entry.stem not in kept:
                entry.unlink(missing_ok=True)

    def _name_of_current(self) -> str | None:
        try:
            name = os.path.basename(os.readlink(self.current))
        except OSError:
            return None
        return name if (self._editions / name).is_dir() else None

    def _listing(self, name: str) -> Path:
        return self._editions / f"{name}.json"


@contextlib.contextmanager
def taken(directory: Path) -> Iterator[Site]:
    """The folder of a site, made if it is not there, for this process alone.

    A folder with something else in it, one that another writes or that cannot be written raises
    `DataError`; so does whatever cannot be written later, and readers see what they saw before.
    """
    try:
        _ours(directory)
        with _turn(directory):
            (directory / _EDITIONS).mkdir(exist_ok=True)
            yield Site(directory)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        rule = f"the site could not be written ({reason}); what was there is as it was"
        raise DataError(directory, rule) from None


def _ours(directory: Path) -> None:
    """See to it that a folder is that of a site, or make an empty one so."""
    if directory.exists() and not directory.is_dir():
        raise DataError(directory, "it is not a folder")
    directory.mkdir(parents=True, exist_ok=True)
    place = directory / MARK
    if place.exists():
        if _form_of(place) != _FORM:
            raise DataError(place, "another version of this program wrote the site there")
        return
    if found := sorted(entry.name for entry in directory.iterdir()):
        rule = f"it is not empty ({found[0]!r} is in it) and no site that this program wrote"
        raise DataError(directory, rule)
    put(place, json.dumps({"form": _FORM, "serve": CURRENT}).encode() + b"\n")


def _form_of(place: Path) -> object:
    try:
        about = json.loads(place.read_bytes())
    except ValueError:
        return None
    return about.get("form") if isinstance(about, dict) else None


@contextlib.contextmanager
def _turn(directory: Path) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(turn(directory / _LOCK, _SECONDS))
        except DataError:
            rule = "another process is publishing there; try again when it is done"
            raise DataError(directory, rule) from None
        yield


@lru_cache(maxsize=4)
def _listed(place: Path) -> Listing:
    """What the list of an edition says; nothing where it cannot be read."""
    try:
        about = json.loads(place.read_bytes())
        files = {path: (str(digest), int(size)) for path, (digest, size) in about["files"].items()}
        return Listing(MappingProxyType(files), str(about["made_of"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _NOTHING


def _linked(old: Path, new: Path, size: int) -> bool:
    """Whether a file has got a second name; where no file may have two, a copy with its times."""
    if _size(old) != size:
        return False
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
    return True


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1

"""The files of an import: what each is, and its lines a stretch at a time, packed or not.

Of an archive (``.zip``, as BACI comes) every CSV inside is a file; ``.gz`` is unpacked on the way.
"""

import contextlib
import gzip
import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from lib.model import DataError
from lib.world_trade.checking import Head, Stretch
from lib.world_trade.code_files import is_country_file, is_product_file
from lib.world_trade.formats import FORMATS, Format

STRETCH = 8_000_000
"""Bytes that are checked at once, by each thread."""

_ENDINGS = (".csv", ".tsv", ".txt", ".gz", ".zip")
_HEADER = 65_536
"""Bytes in which a header ends."""
_LINE = 1_000_000
"""Bytes of the longest line."""
_RELEASE = re.compile(r"BACI_(?P<hs>HS\d\d)_Y\d{4}_(?P<version>V\d{6}[a-z]?)", re.IGNORECASE)
_LOCKED = 0x1
"""The bit of a member that is locked with a password."""
_NOT_UNPACKED = (
    *(EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile),
    NotImplementedError,  # a way to pack that Python does not know
)
"""What an archive raises that is broken or cut off."""
_SEPARATORS = ("\t", ";", ",")

_CUT_OFF = (
    "the line has no end, so the file seems to be cut off; fetch it again, or end the line if "
    "nothing is missing"
)


@dataclass(frozen=True, slots=True)
class TradeFile:
    """A file of flows: its place on disk, inside of an archive by name, its form and header."""

    path: Path
    member: str
    form: Format
    head: Head

    @property
    def name(self) -> str:
        """What a report calls it."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def release(self) -> str:
        """The list of products and the version that its name says, ``HS92 V202401b``; empty where
        it says none."""
        found = _RELEASE.search(self.name)
        return f"{found['hs'].upper()} {found['version']}" if found else ""

    @property
    def size(self) -> int:
        """Bytes on disk, packed if it is; of a file in an archive unpacked."""
        if not self.member:
            return self.path.stat().st_size
        with zipfile.ZipFile(self.path) as archive:
            return archive.getinfo(self.member).file_size

    def signature(self) -> list[Any]:
        """What changes when the file does."""
        status = self.path.stat()
        return [self.name, status.st_size, status.st_mtime_ns, list(self.head.names)]


@dataclass(slots=True)
class Progress:
    """How far a file was read: bytes on disk, and the hash of them where all were read."""

    bytes: int = 0
    sha256: Any = field(default_factory=hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Found:
    """What an import was given: files of flows by name, and the two files of codes if any."""

    flows: tuple[TradeFile, ...]
    countries: Path | None
    products: Path | None


def found(named: Iterable[Path]) -> Found:
    """The files named, those in folders named, and the files of codes beside them.

    A file that is neither flows nor codes, several forms at once, two files of countries or of
    products raise `DataError`.
    """
    flows: list[TradeFile] = []
    codes: dict[str, list[Path]] = {"countries": [], "products": []}
    given = list(_files(named))
    beside = [path for folder in {one.parent for one in given} for path in _code_files(folder)]
    for path in sorted({*given, *beside}):
        for member in _members(path):
            head = _head(path, member)
            if head is None:
                continue
            kind = _kind(head)
            if isinstance(kind, Format):
                _expect_once(path, member, head, kind)
                flows.append(TradeFile(path, member, kind, head))
            elif kind and not member:
                codes[kind].append(path)
            elif path in given and not kind:
                raise DataError(path.name, _no_flows(head, member))
    for kind, paths in codes.items():
        if len(paths) > 1:
            names = " and ".join(path.name for path in paths[:2])
            raise DataError(names, f"there are two files of {kind}; name the one that is meant")
    _expect_one_release(flows)
    if not flows:
        raise DataError(
            ", ".join(path.name for path in given[:3]) or "no file", "no file of flows is named"
        )
    forms = list(dict.fromkeys(one.form.name for one in flows))
    if len(forms) > 1:
        other = next(one for one in flows if one.form.name != forms[0])
        rule = (
            f"it is of {other.form.name}, and {flows[0].name} of {forms[0]}: they count "
            "differently, import one of them"
        )
        raise DataError(other.name, rule)
    return Found(tuple(flows), *(next(iter(paths), None) for paths in codes.values()))


def _expect_one_release(flows: Iterable[TradeFile]) -> None:
    """Whether all files that name a list of products and a version name the same: others revise
    figures, and count goods by other codes."""
    known: dict[str, str] = {}
    for one in flows:
        if release := one.release:
            known.setdefault(release, one.name)
    if len(known) > 1:
        (first, of_first), (other, of_other) = list(known.items())[:2]
        rule = f"it is of {other}, and {of_first} of {first}; import one of them"
        raise DataError(of_other, rule)


def stretches(file: TradeFile, progress: Progress) -> Iterator[Stretch]:
    """The lines below the header, some megabytes at a time.

    A file that ends within a line or cannot be unpacked raises `DataError`: something of it is
    missing. `progress` is brought up to date before each stretch.
    """
    try:
        with _opened(file.path, file.member, progress) as stream:
            line = 1
            stream.readline(_HEADER)
            while content := stream.read(STRETCH):
                content += stream.readline(_LINE)
                if not content.endswith(b"\n"):
                    at = line + content.count(b"\n") + 1
                    raise DataError(f"{file.name}, line {at}", _CUT_OFF)
                yield Stretch(content, line + 1)
                line += content.count(b"\n")
    except _NOT_UNPACKED as error:
        raise DataError(
            file.name, f"it cannot be unpacked to its end ({error}): it seems to be cut off"
        ) from None
    except OSError as error:
        raise DataError(file.name, f"it cannot be read ({error.strerror})") from None


def _files(named: Iterable[Path]) -> Iterator[Path]:
    for path in named:
        if path.is_dir():
            yield from _files(
                one for one in sorted(path.iterdir()) if one.suffix.lower() in _ENDINGS
            )
        elif path.is_file():
            yield path
        elif path.exists():
            raise DataError(path, "it is a pipe or a device, no file")
        else:
            raise DataError(path, "there is no such file or folder")


def _code_files(folder: Path) -> Iterator[Path]:
    """BACI's files of codes beside its files of flows."""
    for pattern in ("country_codes*.csv", "product_codes*.csv"):
        yield from sorted(folder.glob(pattern))


def _members(path: Path) -> list[str]:
    """The CSV files in an archive; of any other file it itself, as an empty name."""
    if path.suffix.lower() != ".zip":
        return [""]
    try:
        with zipfile.ZipFile(path) as archive:
            found = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
    except (OSError, zipfile.BadZipFile) as error:
        raise DataError(path.name, f"it is no archive that can be unpacked ({error})") from None
    for one in found:
        if one.flag_bits & _LOCKED:
            raise DataError(path.name, f"{one.filename} in it is locked with a password")
    return sorted({one.filename for one in found})


def _head(path: Path, member: str) -> Head | None:
    """The header; None of an empty file inside of an archive."""
    try:
        with _opened(path, member, Progress()) as stream:
            first = stream.readline(_HEADER)
    except _NOT_UNPACKED as error:
        raise DataError(path.name, f"it cannot be unpacked ({error})") from None
    except OSError as error:
        raise DataError(path.name, f"it cannot be read ({error.strerror})") from None
    if not first and member:
        return None
    line = first.decode("utf-8-sig", "replace").strip("\r\n")
    separator = next((sign for sign in _SEPARATORS if sign in line), ",")
    return Head(tuple(name.strip().strip('"') for name in line.split(separator)), separator)


def _kind(head: Head) -> Format | str | None:
    for form in FORMATS:
        if form.fits(head.names):
            return form
    if is_country_file(head.names):
        return "countries"
    return "products" if is_product_file(head.names) else None


def _expect_once(path: Path, member: str, head: Head, form: Format) -> None:
    """Raise `DataError` where a column that is read is there twice: nobody knows which counts."""
    twice = [name for name in form.read(head.names) if head.names.count(name) > 1]
    if twice:
        place = f"{path.name}, {member}" if member else path.name
        raise DataError(
            place, f"{head.names.count(twice[0])} of its columns are called {twice[0]!r}"
        )


def _no_flows(head: Head, member: str) -> str:
    wanted = "; ".join(f"{form.name} has {', '.join(form.needed)}" for form in FORMATS)
    shown = ", ".join(repr(name[:40]) for name in head.names[:8])
    inside = f"{member} in it" if member else "it"
    if not "".join(head.names).isprintable():
        return f"{inside} is no file of flows, and no text; {wanted}"
    return f"{inside} is no file of flows: its columns are {shown}; {wanted}"


@contextlib.contextmanager
def _opened(path: Path, member: str, progress: Progress) -> Iterator[IO[bytes]]:
    with contextlib.ExitStack() as stack:
        if member:
            archive = stack.enter_context(zipfile.ZipFile(path))
            stream: Any = _Counted(stack.enter_context(archive.open(member)), progress)
        else:
            stream = _Counted(stack.enter_context(open(path, "rb")), progress)
            if path.suffix.lower() == ".gz":
                stream = stack.enter_context(gzip.GzipFile(fileobj=stream))
        yield stream


class _Counted:
    """A stream that notes what was read of it."""

    def __init__(self, stream: IO[bytes], progress: Progress) -> None:
        self._stream = stream
        self._progress = progress

    def read(self, size: int = -1) -> bytes:
        return self._noted(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._noted(self._stream.readline(size))

    def seek(self, *where: int) -> int:
        return self._stream.seek(*where)

    def tell(self) -> int:
        return self._stream.tell()

    def _noted(self, content: bytes) -> bytes:
        self._progress.bytes += len(content)
        self._progress.sha256.update(content)
        return content

"""XML inside a zip archive, streamed under limits that count what comes out.

The sizes in an archive's directory are claims: bytes are counted as they are unpacked. A
document type is met by turning the file away, so there are no entities to grow, to loop or to
fetch.
"""

import zipfile
from collections.abc import Iterator
from typing import NoReturn, Protocol
from xml.parsers import expat

from lib.model import Message, RefusedError
from lib.reader.documents.limits import (
    MEGABYTE,
    MEMBER_BYTES,
    MEMBER_RATIO,
    RATIO_COUNTS_FROM,
    XML_DEPTH,
)

_PIECE = 65_536
_LOCKED = 1
"""Bit of a member's flags."""


class Listener(Protocol):
    """Hears the elements of a file by their local names, and the text between them."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def words(self, text: str) -> None:
        """A piece of text; one text may come in several."""


def stream(archive: zipfile.ZipFile, member: str, listener: Listener) -> None:
    """Let a listener hear a member of an archive; `RefusedError` with the rule it breaks."""
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > XML_DEPTH:
            raise RefusedError(
                Message(
                    "{member} nests elements more than {most} deep", member=member, most=XML_DEPTH
                )
            )
        listener.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(_local(name))

    def doctype(*_: object) -> NoReturn:
        raise RefusedError(
            Message("{member} declares a document type, which no Word file does", member=member)
        )

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = listener.words
    parser.StartDoctypeDeclHandler = doctype
    try:
        for piece in _pieces(archive, member):
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise RefusedError(
            Message("{member} is no XML: {fault}", member=member, fault=str(error))
        ) from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _pieces(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """The bytes of a member as they are unpacked."""
    entry = archive.getinfo(member)
    if entry.flag_bits & _LOCKED:
        raise RefusedError(Message("the archive is locked with a password"))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedError(
            Message(
                "{member} is packed by method {method}, not by deflate",
                member=member,
                method=str(entry.compress_type),
            )
        )
    unpacked = 0
    with archive.open(entry) as packed:
        while piece := packed.read(_PIECE):
            unpacked += len(piece)
            if unpacked > MEMBER_BYTES:
                raise RefusedError(
                    Message(
                        "{member} unpacks to more than {most} MB",
                        member=member,
                        most=MEMBER_BYTES // MEGABYTE,
                    )
                )
            if unpacked > max(RATIO_COUNTS_FROM, MEMBER_RATIO * entry.compress_size):
                raise RefusedError(
                    Message(
                        "{member} unpacks to more than {times} times its size",
                        member=member,
                        times=MEMBER_RATIO,
                    )
                )
            yield piece

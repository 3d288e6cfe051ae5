"""DOCX: the paragraphs and tables of a Word file, without headers, footers and footnotes.

Read with the standard library alone: libraries for Word files unpack everything and build
trees of it before they can be asked anything, and no limit can be set in between.
"""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from lib.model import Message, RefusedError
from lib.reader.documents.document import Document
from lib.reader.documents.docx_styles import Look, Styles
from lib.reader.documents.docx_xml import stream
from lib.reader.documents.limits import TEXT_CHARACTERS, ZIP_MEMBERS
from lib.reader.documents.raised_marks import lowered, raised
from lib.reader.documents.refusals import holds_too_much

_ENTRY = b"PK\x01\x02"
"""How an entry in the directory of an archive begins."""

_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(KeyError, OverflowError, UnicodeError),
)
"""What the standard library raises on a broken archive."""

_RELATIONS, _PROPERTIES = "_rels/.rels", "docProps/core.xml"
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "rPrChange", "pPrChange"})
"""Words that were struck out, the second form of what stands in a text box, and how words looked
before a change."""

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def word_file(content: bytes) -> Document:
    """The document in a Word file; `RefusedError` with the rule it breaks."""
    members = content.count(_ENTRY)
    if members > ZIP_MEMBERS:
        raise RefusedError(
            Message("it packs {count} files, more than {most}", count=members, most=ZIP_MEMBERS)
        )
    relations, properties = _Relations(), _Properties()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
            if _RELATIONS in names:
                stream(archive, _RELATIONS, relations)
            if relations.document not in names:
                raise RefusedError(Message("the archive holds no Word document"))
            styles = Styles()
            beside = str(PurePosixPath(relations.document).with_name("styles.xml"))
            if beside in names:
                stream(archive, beside, styles)
            body = _Body(styles)
            stream(archive, relations.document, body)
            if _PROPERTIES in names:
                stream(archive, _PROPERTIES, properties)
    except _DAMAGED as error:
        raise RefusedError(
            Message("the archive is damaged ({fault})", fault=type(error).__name__)
        ) from None
    text = "".join(body.written).strip("\n")
    return Document(
        text,
        title=properties.said.get("title"),
        author=properties.said.get("creator"),
        publisher=properties.said.get("publisher"),
    )


class _Relations:
    """Listens for where the document stands in the archive."""

    def __init__(self) -> None:
        self.document = "word/document.xml"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.document = attributes.get("Target", "").removeprefix("/")

    def end(self, name: str) -> None:
        """Nothing follows from the end of a relation."""

    def words(self, text: str) -> None:
        """Relations hold no words."""


class _Properties:
    """Listens for the Dublin Core of a file."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._name = name

    def end(self, name: str) -> None:
        self._name = ""

    def words(self, text: str) -> None:
        if self._name in ("title", "creator", "publisher"):
            self.said[self._name] = self.said.get(self._name, "") + text


class _Body:
    """Listens for paragraphs, and for rows of tables with a tab between cells.

    A text box stands within a paragraph: its paragraphs are written before the one around it.
    """

    def __init__(self, styles: Styles) -> None:
        self.written: list[str] = []
        self._styles = styles
        self._length = 0
        self._open: list[_Paragraph] = []
        """Paragraphs that have begun, the innermost last."""
        self._cells = 0
        self._left_out = 0
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val")
        if name in _LEFT_OUT:
            self._left_out += 1
        elif self._left_out:
            return
        elif name == "p":
            self._open.append(_Paragraph())
        elif name == "tc":
            self._cells += 1
        elif name == "t":
            self._in_text = True
        elif name in _SIGNS and self._open and value is None:
            self._add(_SIGNS[name])
        elif self._open:
            self._open[-1].take(name, value)

    def end(self, name: str) -> None:
        if name in _LEFT_OUT:
            self._left_out -= 1
        elif self._left_out:
            return
        elif name == "t":
            self._in_text = False
        elif name == "p" and self._open:
            self._write("".join(self._open.pop().words), " " if self._cells else "\n\n")
        elif name == "tc":
            self._cells -= 1
            self._write("", "\t")
        elif name in ("tr", "tbl"):
            self._write("", "\n")

    def words(self, text: str) -> None:
        if self._in_text and not self._left_out and self._open:
            self._add(text)
            self._length += len(text)
            if self._length > TEXT_CHARACTERS:
                raise holds_too_much(TEXT_CHARACTERS)

    def _add(self, text: str) -> None:
        here = self._open[-1]
        look = self._styles.shown(here.style, here.characters, here.run)
        if look.shows:
            set_off = raised(text) if look.is_high else lowered(text) if look.is_low else text
            here.words.append(set_off)

    def _write(self, paragraph: str, end: str) -> None:
        if self.written and end in "\t\n" and self.written[-1] in (" ", "\t"):
            self.written[-1] = end
        else:
            self.written += [paragraph, end]


class _Paragraph:
    """A paragraph that has begun: its words, its style, and the look of the run under way."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.style = self.characters = ""
        self.run = Look()

    def take(self, name: str, value: str | None) -> None:
        """Take what one element says; a run's begins with the run."""
        if name == "r":
            self.characters, self.run = "", Look()
        elif name == "pStyle":
            self.style = value or ""
        elif name == "rStyle":
            self.characters = value or ""
        else:
            self.run = self.run.after(name, value)

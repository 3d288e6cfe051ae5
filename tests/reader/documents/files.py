"""Files made by code, good ones and the parts that bad ones are made of."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE = (
    '<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
)


def word_xml(body: str) -> bytes:
    """The main member of a Word file around the markup of its body."""
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


def paragraph(text: str) -> str:
    """A paragraph in two runs, as Word leaves them after an edit."""
    half = len(text) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(t)}</w:t></w:r>'
        for t in (text[:half], text[half:])
    )
    return f"<w:p>{runs}</w:p>"


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip archive, deflated."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def word_file(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """A Word file of these paragraphs."""
    body = "".join(paragraph(text) for text in paragraphs)
    core = _CORE.format(title=escape(title), author=escape(author))
    return zipped({"word/document.xml": word_xml(body), "docProps/core.xml": core.encode()})


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of numbered objects; the first is its catalogue."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d%b>>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """The body of an object that is a stream, packed."""
    packed = zlib.compress(content)
    head = b"<</Filter/FlateDecode/Length %d%b>>" % (len(packed), entries)
    return b"%b\nstream\n%b\nendstream" % (head, packed)


_ABOVE, _BELOW = "^", "_"
_RISE = {_ABOVE: 4, _BELOW: -2}


def _line(line: str) -> str:
    """What shows a line, in which ^1 is a small 1 above it and _1 one below it, and ~ a gap of six
    times the height of its letters."""
    return "".join(_part(part) for part in re.split(r"([_^]\w|~)", line) if part)


def _part(part: str) -> str:
    if part == "~":
        return "[-6000] TJ\n"
    if part[0] in _RISE:
        return f"/F 6 Tf {_RISE[part[0]]} Ts {_coded(part[1:])} Tj /F 10 Tf 0 Ts\n"
    return f"{_coded(part)} Tj\n"


def _coded(words: str) -> str:
    return f"<{words.encode('utf-16-be').hex()}>"


def pdf(*pages: Sequence[str], title: str = "") -> bytes:
    """A PDF with a page for each sequence of lines, in any letters of the first plane. A page
    without lines shows a grey square. In a line ^1 is a small 1 above it, and _1 one below it.

    The font is not embedded; what its codes mean stands in a table, as in every PDF that
    text can be copied from.
    """
    letters = sorted({c for lines in pages for line in lines for c in line})
    table = "\n".join(f"<{ord(c):04x}> <{ord(c):04x}>" for c in letters)
    meaning = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{table}\nendbfchar\nendcmap end end"
    )
    first = 7
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H"
        b"/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        stream(meaning.encode()),
        b"<</Title<feff%b>>>" % title.encode("utf-16-be").hex().encode(),
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"{_line(line)} T*\n" for line in lines)
        words = f"BT /F 10 Tf 14 TL 40 740 Td\n{shown}ET" if lines else "0.5 g 9 9 400 400 re f"
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (first + 2 * number + 1),
            stream(words.encode()),
        ]
    return pdf_of(objects, b"/Root 1 0 R/Info 6 0 R")

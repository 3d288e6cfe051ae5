"""PDF: the text of printed pages, with its lines joined to paragraphs again.

pypdfium2, the reader of the Chromium browser: fuzzed for years against hostile files, kept up
every month, wheels for every platform, a page in a millisecond. A reader in Python alone is
slower by far and has had to be mended again and again against files that make it loop.
"""

import re
from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium

from lib.model import Message, RefusedError
from lib.model.wrapping import joined
from lib.reader.documents.document import Document
from lib.reader.documents.limits import PDF_PAGES, TEXT_CHARACTERS
from lib.reader.documents.pdf_marks import with_marks
from lib.reader.documents.refusals import holds_too_much

_HYPHEN = re.compile("[\ufffe\x02](?:\r?\n)?")
"""What pdfium makes of the hyphen of a word that goes on in the next line."""


def printed_pages(content: bytes) -> Document:
    """The document in a PDF; `RefusedError` with the rule it breaks."""
    try:
        with closing(pdfium.PdfDocument(content)) as printed:
            if len(printed) > PDF_PAGES:
                raise RefusedError(
                    Message(
                        "{count} pages are more than {most}", count=len(printed), most=PDF_PAGES
                    )
                )
            said = printed.get_metadata_dict()
            pages = list(_pages(printed))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedError(Message("it is locked with a password")) from None
        raise RefusedError(Message("it is damaged: its pages cannot be found")) from None
    text = "\n".join(page for page in pages if page)
    notes = _unread(sum(page == "" for page in pages), len(pages))
    return Document(text, title=said.get("Title"), author=said.get("Author"), notes=notes)


def _unread(count: int, of: int) -> tuple[Message, ...]:
    """A sentence where pages show something that no letters are beneath."""
    if not count:
        return ()
    note = Message.counted(
        "{count} of {pages} pages holds no letters and could not be read: pictures, or a scan.",
        "{count} of {pages} pages hold no letters and could not be read: pictures, or a scan.",
        count=count,
        pages=of,
    )
    return (note,)


def _pages(printed: pdfium.PdfDocument) -> Iterator[str | None]:
    """The text of each page, empty where it shows something else or is broken; null where it
    shows nothing."""
    length = 0
    for number in range(len(printed)):
        try:
            with closing(printed[number]) as page, closing(page.get_textpage()) as words:
                found = words.get_text_range(errors="replace")
                length += len(found)
                if length > TEXT_CHARACTERS:
                    raise holds_too_much(TEXT_CHARACTERS)
                if found.strip():
                    lines = _HYPHEN.sub("", with_marks(words, found)).splitlines()
                    yield joined("\n".join(lines))
                else:
                    yield "" if pdfium.raw.FPDFPage_CountObjects(page.raw) else None
        except pdfium.PdfiumError:
            yield ""

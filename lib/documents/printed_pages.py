"""PDF: the text of printed pages, with its lines joined to paragraphs again.

pypdfium2, the reader of the Chromium browser: fuzzed for years against hostile files, kept up
every month, wheels for every platform, a page in a millisecond. A reader in Python alone is
slower by far and has had to be mended again and again against files that make it loop.
"""

import re
from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium

from lib.documents.document import Document
from lib.documents.limits import PDF_PAGES, TEXT_CHARACTERS
from lib.model.wrapping import joined

_HYPHEN = re.compile("[\ufffe\x02](?:\r?\n)?")
"""What pdfium makes of the hyphen of a word that goes on in the next line."""


def printed_pages(content: bytes) -> Document:
    """The document in a PDF; `ValueError` with the rule it breaks."""
    try:
        with closing(pdfium.PdfDocument(content)) as printed:
            if len(printed) > PDF_PAGES:
                raise ValueError(f"{len(printed)} pages are more than {PDF_PAGES}")
            said = printed.get_metadata_dict()
            text = "\n".join(_pages(printed))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ValueError("it is locked with a password") from None
        raise ValueError("it is damaged: its pages cannot be found") from None
    return Document(text, title=said.get("Title"), author=said.get("Author"))


def _pages(printed: pdfium.PdfDocument) -> Iterator[str]:
    """The text of each page that has any; a page that is broken is none."""
    length = 0
    for number in range(len(printed)):
        try:
            with closing(printed[number]) as page, closing(page.get_textpage()) as words:
                found = words.get_text_range(errors="replace")
        except pdfium.PdfiumError:
            continue
        length += len(found)
        if length > TEXT_CHARACTERS:
            raise ValueError(f"it holds more than {TEXT_CHARACTERS} characters")
        if found.strip():
            yield joined("\n".join(_HYPHEN.sub("", found).splitlines()))

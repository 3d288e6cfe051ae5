"""Which parser reads which kind. Imported by the process that reads, and by nobody else."""

from collections.abc import Callable
from dataclasses import replace

from lib.reader.documents.cleaning import clean
from lib.reader.documents.document import Document
from lib.reader.documents.limits import FIELD_CHARACTERS, TEXT_CHARACTERS
from lib.reader.documents.refusals import too_long


def parse(kind: str, content: bytes) -> Document:
    """The document in bytes of a kind; `RefusedError` with the rule they break."""
    document = _parser(kind)(content)
    if len(document.text) > TEXT_CHARACTERS:
        raise too_long(len(document.text), TEXT_CHARACTERS)
    return replace(
        document,
        text=clean(document.text),
        title=_field(document.title),
        author=_field(document.author),
        publisher=_field(document.publisher),
    )


def _parser(kind: str) -> Callable[[bytes], Document]:
    """A parser is imported when it is needed: each loads megabytes."""
    if kind == "html":
        from lib.reader.documents.html import web_page

        return web_page
    if kind == "pdf":
        from lib.reader.documents.pdf import printed_pages

        return printed_pages
    from lib.reader.documents.docx import word_file

    return word_file


def _field(value: str | None) -> str | None:
    """One line of reasonable length, or nothing."""
    words = " ".join(clean(value or "").split())
    return words[:FIELD_CHARACTERS].rstrip() or None

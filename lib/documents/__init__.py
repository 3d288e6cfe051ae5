"""Bytes of an upload in, text out: .txt, .html, .docx and .pdf, whatever they try.

`text_of` is the only door. It gives a `Document` or raises a `DataError` of one sentence.
"""

from lib.documents.document import Document
from lib.documents.upload import text_of

__all__ = ["Document", "text_of"]

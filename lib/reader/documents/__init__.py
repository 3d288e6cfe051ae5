"""Bytes of an upload in, text out: .txt, .html, .docx and .pdf, whatever they try.

`text_of` is the only door for files and `plain_text` for bytes that are no file, `written` for
what is text already. They give a `Document`
or raise an error of one sentence; how much is read at all stands in `limits`. Plain text is
read here, every other kind by a process of its own (`sandbox`), which may die of what it is given.

Text stays text: markup, formulas and scripts among the words are characters like others, for
whoever shows or exports them to escape. Characters that hide or turn others round stay too,
since a quotation is the exact words; `Document.shown` is the same text made safe for eyes.

    upload         the door: what comes is looked at, and goes its way
    document       what comes out
    limits         how much is read
    refusals       what is refused in the same words for several kinds
    decoding       bytes -> characters
    cleaning       what every text undergoes
    sandbox        the process of its own, and parsers: which parser in it reads what
    html           a web page: html_visible, what it shows; html_metadata, what it says of itself
    docx           a Word file: docx_styles, what hides words in it; docx_xml, its parts
    pdf            printed pages; pdf_marks, what is printed above and below the line
    raised_marks   footnotes and powers, in signs of plain text
    written_days   a day as pages and people write it
"""

from lib.reader.documents.document import Document
from lib.reader.documents.upload import ENDINGS, plain_text, text_of, written
from lib.reader.documents.written_days import day_of

__all__ = ["ENDINGS", "Document", "day_of", "plain_text", "text_of", "written"]

"""How much of an upload is read before it is turned away.

A long newspaper article is 30 thousand characters, and its page 2 MB with the pictures; the
limits leave room for reports and books, and stop what was made to fill a machine.
"""

MEGABYTE = 1_000_000

UPLOAD_BYTES = 20 * MEGABYTE
"""Of the file as it came."""

TEXT_CHARACTERS = 2_000_000
"""Of the text that is handed on: a thousand pages of a book."""

PDF_PAGES = 1_000

ZIP_MEMBERS = 2_000
"""Of a .docx. One with a hundred pictures has 130."""

MEMBER_BYTES = 50 * MEGABYTE
"""Of one member of a .docx, unpacked."""

MEMBER_RATIO = 200
"""Unpacked to packed. The markup of Word packs 10 to 30 times; deflate can reach 1,032."""

RATIO_COUNTS_FROM = MEGABYTE
"""Unpacked bytes below which a high ratio harms nobody."""

XML_DEPTH = 200
"""Of elements within elements. A table within a table within a text box is 40 deep."""

FIELD_CHARACTERS = 300
"""Of a title or a name."""

READERS = 2
"""Processes that read documents at once, for all sessions together."""

READER_WAIT_SECONDS = 10
"""How long a document waits for one of them."""

READER_CPU_SECONDS = 3
"""Of the process that reads one document. A book of a thousand pages takes 0.6."""

READER_CLOCK_SECONDS = 30
"""Of the same process; the clock also runs while others compute."""

READER_MEMORY = 400 * MEGABYTE
"""Of addresses, of which libraries that are only mapped take some. The largest web page that
is read takes 114 MB."""

READER_NICENESS = 5
"""How far it stands back for the server, of 19."""

READER_GOES_FIRST = 1_000
"""When the machine has no memory left: the most Linux lets a process say of itself."""

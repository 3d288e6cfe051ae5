"""How much of an upload is read before it is turned away.

A long article of a newspaper is 30 thousand characters and 2 MB with its pictures; the limits
leave room for reports, and stop what was made to fill a machine.
"""

MEGABYTE = 1_000_000

UPLOAD_BYTES = 20 * MEGABYTE
"""Of the file as it came."""

TEXT_CHARACTERS = 2_000_000
"""Of the text that is handed on, a book of a thousand pages."""

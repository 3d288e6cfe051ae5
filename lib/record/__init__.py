"""What people keep by hand, made into values: the ledger of official figures, the claims made
elsewhere, and the register of articles.

Pure: text in, values out; who reads the files says what to call them in an error. Why
CSV, one row a figure with its source written out on every row: a reviewer sees the whole
evidence of a figure in one line of a diff, and a spreadsheet can edit it. The price, that
rows of one source may disagree, is a check here.

Rows are taken as printed by their compiler. What can be computed from the tables of the
statistical committee (turnover, balance, shares and growth) is not kept; what others print
or say of it is. Claims stand in files of their own, so that where a row stands says what it
is: an official figure is evidence, a claim never.
"""

from lib.record.article import read_article, source_of
from lib.record.ledger import (
    CLAIM_COLUMNS,
    COLUMNS,
    Ledger,
    combine,
    read_claims,
    read_ledger,
)

__all__ = [
    "CLAIM_COLUMNS",
    "COLUMNS",
    "Ledger",
    "combine",
    "read_article",
    "read_claims",
    "read_ledger",
    "source_of",
]

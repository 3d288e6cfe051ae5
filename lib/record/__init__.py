"""What people keep by hand, made into values: the ledger of official figures and the
register of articles.

Pure: text in, values out; who reads the files says what to call them in an error. Why
CSV, one row a figure with its source written out on every row: a reviewer sees the whole
evidence of a figure in one line of a diff, and a spreadsheet can edit it. The price, that
rows of one source may disagree, is a check here.

Rows are taken as printed by their compiler. What can be computed from other rows
(turnover, balance, shares and growth of the exports and imports kept here) is not kept.
"""

from lib.record.article import read_article, source_of
from lib.record.ledger import COLUMNS, Ledger, combine, read_ledger

__all__ = ["COLUMNS", "Ledger", "combine", "read_article", "read_ledger", "source_of"]

"""Readings and ledger rows -> the observations of the tables. Pure: text in, values out.

Two ways lead in. What people keep by hand: the ledger of official figures, the claims made
elsewhere, the register of articles. And a text somebody brings, which becomes an article with
its rows.

    normalise        readings -> quotations, observations, ties and rejections
    values           a number as spoken -> its value in base units
    quote            a stretch of text -> its quotation
    register         the register of articles, one TOML each
    ledger           official figures and claims made elsewhere, with the documents they are from
    ledger_figure    one row of it as a figure and its document
    ledger_row       one row as written, and the rules of a single cell
    article_rows     a text -> an article under its own name, and all its rows
    inferences       what of a figure its own sentence does not say
    candidate_cells  in which ways its period and its sides may be read
    metadata         what is known of an article beside its text: guessed, then corrected
    metadata_hints   days and speakers that the text itself names
    corrections      a figure as a person corrects it

Why the ledger is CSV, one row a figure and one file a table, with the documents described once
in a file of their own: a reviewer sees a figure in one line of a diff, and a spreadsheet can edit
it. A document on every row would be the evidence of a figure in one place, but with thirty years
of trade by partner five million characters of repetition, in which two rows of one document can
disagree. The price, that a figure may name no document and a document have no figure, is a check
here. Rows are taken as printed by their compiler. What can be computed from the tables of the
statistical committee (turnover, balance, shares and growth) is not kept; what others print or
say of it is. Claims have files of their own: an official figure is evidence, a claim never.

A page and a batch read an article by the same steps: `guessed` says what the text says about
itself, `article_of` registers it under a name that its text alone gives, `addition` reads its
figures, and `put_right` applies a person's corrections. The text itself goes no further.
"""

from lib.ingest.article_rows import addition, article_of, with_doubts
from lib.ingest.candidate_cells import candidates, offered
from lib.ingest.corrections import Changes, put_right
from lib.ingest.ledger import CLAIM_COLUMNS, Ledger, combine, read_claims, read_ledger
from lib.ingest.metadata import Details, day_named, described, guessed, refuse_day
from lib.ingest.normalise import Normalised
from lib.ingest.register import read_article, source_of

__all__ = [
    "CLAIM_COLUMNS",
    "Changes",
    "Details",
    "Ledger",
    "Normalised",
    "addition",
    "article_of",
    "candidates",
    "combine",
    "day_named",
    "described",
    "guessed",
    "offered",
    "put_right",
    "read_article",
    "read_claims",
    "read_ledger",
    "refuse_day",
    "source_of",
    "with_doubts",
]

"""A text somebody brings -> an article with its rows, ready to be added. Pure.

A page and a batch read an article by the same steps: `guessed` says what the text tells of
itself, `article_of` registers it under a name that its text alone gives, `addition` reads its
figures, and `put_right` lays a person's corrections on them. The text itself goes no further.
"""

from lib.intake.addition import addition, article_of
from lib.intake.corrections import COLUMNS, Changes, put_right
from lib.intake.details import Details, day_named, described, guessed, refuse_to_come

__all__ = [
    "COLUMNS",
    "Changes",
    "Details",
    "addition",
    "article_of",
    "day_named",
    "described",
    "guessed",
    "put_right",
    "refuse_to_come",
]

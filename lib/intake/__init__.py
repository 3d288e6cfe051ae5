"""An article as it comes in: what it says of itself, its rows, and their corrections. Pure.

The page where a reader brings an article and the command that adds a folder of them both go
through here, so that the same text gives the same rows.
"""

from lib.intake.corrections import COLUMNS, Changes, corrected
from lib.intake.details import Details, article_of, guessed
from lib.intake.rows import Brought, brought, put_right

__all__ = [
    "COLUMNS",
    "Brought",
    "Changes",
    "Details",
    "article_of",
    "brought",
    "corrected",
    "guessed",
    "put_right",
]

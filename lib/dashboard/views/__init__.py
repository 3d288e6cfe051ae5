"""The rows that pages draw, by name."""

from lib.dashboard.views.catalogue import QUERIES, ChoiceError, Query, options, run

__all__ = ["QUERIES", "ChoiceError", "Query", "options", "run"]

"""The rows that pages draw, by name."""

from lib.dashboard.views.catalogue import ANSWERS, ChoiceError, ask, options

__all__ = ["ANSWERS", "ChoiceError", "ask", "options"]

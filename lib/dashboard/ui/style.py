"""The style sheet of our own blocks; the page itself is styled by the theme alone."""

from functools import cache
from pathlib import Path

from lib.codelists import indicators
from lib.dashboard.markup.safe import Html
from lib.dashboard.ui import elements

_SHEET = Path(__file__).with_name("style.css")

_INKS = (
    *("#b8561b", "#12806f", "#7d5fb2", "#b2477f", "#bc8800"),
    *("#4f7f3a", "#4a7aa8", "#8f6a4f", "#5f6f77", "#a8483f"),
)
_LINES = ("solid", "dashed", "dotted", "double", "wavy")


def apply() -> None:
    """Give the page the style sheet; takes no room on it."""
    elements.html(_sheet())


@cache
def _sheet() -> Html:
    return Html(f"<style>{_SHEET.read_text('utf-8')}{marks()}</style>")


def marks() -> str:
    """A colour and a kind of line for what each indicator marks in a text, in their order.

    The lines shift by one each time the colours begin again: fifty differ.
    """
    return "".join(
        f".mv mark.of-{indicator} {{ --ink: {_INKS[place % len(_INKS)]}; "
        f"text-decoration-style: {_LINES[(place + place // len(_INKS)) % len(_LINES)]}; }}\n"
        for place, indicator in enumerate(indicators())
    )

"""The marks of charts, drawn small: for the legend strip, cards and chips.

Each is an element that the style sheet draws (the application takes drawings out of what it is
given), in the colour of the area it is of, in both themes.
"""

from lib.dashboard.markup.safe import Html

NAMES = (
    *("circle", "hollow", "square", "diamond", "triangle-up", "triangle-down", "pentagon"),
    *("hexagon", "star", "cross", "hourglass", "estimated", "later", "pale", "half"),
    *("bar", "pale-bar", "band", "line", "dashed", "arrow", "shade", "tick", "doubted"),
)
"""Every glyph by its name: a rule ``.mv-glyph.<name>`` of the style sheet."""


def glyph(name: str, area: str | None = None) -> Html:
    """A glyph, in the colour of an area or in grey; an unknown name raises `KeyError`."""
    if name not in NAMES:
        raise KeyError(name)
    return Html.filled(
        "<i class='mv-glyph {name} {of}' aria-hidden='true'></i>",
        name=name,
        of=colour_class(area),
    )


def colour_class(area: str | None) -> str:
    """The class of what has the colour of an area; empty for grey."""
    return f"of-{area}" if area else ""

"""The marks of charts, drawn small: for the legend strip, cards and chips.

A glyph is drawn in `currentColor`, so that it has the colour of the area it is of in both themes.
"""

from types import MappingProxyType

from lib.dashboard.markup.safe import Html

_SIZE = 14

_SHAPES = MappingProxyType(
    {
        "circle": "<circle cx='7' cy='7' r='4.5'/>",
        "hollow": "<circle cx='7' cy='7' r='4' class='hollow'/>",
        "square": "<rect x='3' y='3' width='8' height='8'/>",
        "diamond": "<path d='M7 1.5 12.5 7 7 12.5 1.5 7z'/>",
        "triangle-up": "<path d='M7 2 12.5 12h-11z'/>",
        "triangle-down": "<path d='M7 12 1.5 2h11z'/>",
        "pentagon": "<path d='M7 1.5 12.5 5.5 10.4 12H3.6L1.5 5.5z'/>",
        "hexagon": "<path d='M4 2h6l3 5-3 5H4L1 7z'/>",
        "star": "<path d='M7 1l1.8 3.9 4.2.5-3.1 2.9.8 4.2L7 10.4l-3.7 2.1.8-4.2L1 5.4l4.2-.5z'/>",
        "cross": "<path d='M5 1.5h4V5h3.5v4H9v3.5H5V9H1.5V5H5z'/>",
        "hourglass": "<path d='M2 2h10L8.2 7 12 12H2l3.8-5z'/>",
        "pale": "<circle cx='7' cy='7' r='4.5' opacity='.45'/>",
        "bar": "<path d='M2 4.5h10v5H2z'/>",
        "line": "<path d='M0 7h14' class='stroke'/>",
        "dashed": "<path d='M0 7h14' class='stroke' stroke-dasharray='3 2'/>",
        "arrow": "<path d='M1 7h9M7.5 3.5 11.5 7 7.5 10.5' class='stroke'/>",
        "half": "<path d='M7 2.5a4.5 4.5 0 0 1 0 9z'/><circle cx='7' cy='7' r='4' class='hollow'/>",
        "shade": "<path d='M3 2h11v10H3z' opacity='.2'/><path d='M3 1v12' class='stroke'/>",
        "band": "<path d='M1 4h12v6H1z' opacity='.35'/>",
        "tick": "<path d='M7 1v12' class='stroke'/>",
    }
)
"""What is inside the drawing of each, 14 by 14."""

NAMES = tuple(_SHAPES)
"""Every glyph by its name."""


def glyph(name: str, area: str | None = None) -> Html:
    """A glyph, in the colour of an area or in grey; an unknown name raises `KeyError`."""
    return Html.filled(
        "<svg class='mv-glyph {of}' viewBox='0 0 {size} {size}' aria-hidden='true'>{shape}</svg>",
        of=colour_class(area),
        size=_SIZE,
        shape=Html(_SHAPES[name]),
    )


def colour_class(area: str | None) -> str:
    """The class of what has the colour of an area; empty for grey."""
    return f"of-{area}" if area else ""

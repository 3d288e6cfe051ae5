"""A partner is a colour, a shape and a name, everywhere the same.

Colours are told apart by colour-blind readers (checked for the three common kinds of colour
blindness), hold 3:1 against the light and the dark page, and are nobody's flag: Russia is not
red or blue, the EU is not blue. The four that the front page compares differ most.

A figure is drawn once, for the light page. Its inks are those below, and nothing else of it
changes in the dark: `stylesheet` recolours each ink by the value it has in the drawing.
"""

from dataclasses import dataclass

from lib.codelists import areas

QUIET = "#8a8780"
"""Marks that are no chosen partner: other partners, members, remainders."""

PALE = 0.22
"""How much of its colour is inside what is provisional: an outline alone is hard to see."""

SAID = "#4478d8"
"""What was said, beside the record: no partner's colour."""

SHADE = 0.055
"""How much of it is on the side that the words of a claim leave open: so little that every mark
on it still holds 3:1, in both themes."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour that is another one in the dark: of words, rules and paper, never of an area."""

    light: str
    dark: str


INK = Ink("#1d1c1a", "#e9e6df")
"""Words that are read first."""
QUIET_INK = Ink("#5c5a55", "#aaa69c")
"""Ticks, and words beside other words."""
SAID_INK = Ink("#2456b5", "#7aa5f5")
"""The words of a claim."""
GRID = Ink("#e3e1da", "#2c2f32")
RULE = Ink("#d9d5ca", "#3a3d40")
"""Rules between the lanes of a chart."""
BASE = Ink("#a9a59b", "#6a6964")
"""The line of nothing, or of no change."""
PAPER = Ink("#fdfcf9", "#16181a")
"""The inside of hollow marks."""
HOME = Ink("#6c6963", "#aaa69c")
"""Marks of Kyrgyzstan's own record, and of whoever is neither side."""

INKS = {
    "ink": INK,
    "quiet": QUIET_INK,
    "said": SAID_INK,
    "grid": GRID,
    "rule": RULE,
    "base": BASE,
    "paper": PAPER,
    "home": HOME,
}
"""By the name of their variable in the style sheet."""


@dataclass(frozen=True, slots=True)
class Style:
    """How an area is drawn, in a figure and in words of its colour."""

    colour: str
    """Of marks, on either page."""
    shape: str
    """As plotly and `lib.dashboard.markup.glyphs` name it; a diamond is a statement, no area."""
    text: Ink
    """Of words: 4.5:1 against the page."""


_OTHER_SHAPES = (
    *("circle", "square", "triangle-up", "triangle-down"),
    *("pentagon", "hexagon", "star", "cross"),
)
_FIXED = {
    "RUS": Style("#a84f18", "circle", Ink("#a84f18", "#dd7d42")),
    "EU27": Style("#12806a", "square", Ink("#0f7566", "#2fa08d")),
    "CIS": Style("#7d5fb2", "triangle-down", Ink("#7450ae", "#a086d6")),
    "CHN": Style("#a78b10", "triangle-up", Ink("#806300", "#c29a2c")),
    "EAEU": Style("#c4508f", "hexagon", Ink("#a63f75", "#d873a6")),
    "KAZ": Style("#679647", "pentagon", Ink("#467433", "#74a85d")),
    "TUR": Style("#5f93ad", "star", Ink("#2b6f8c", "#5aa7c8")),
    "UZB": Style("#8c6a5e", "cross", Ink("#7d5a4c", "#b8917f")),
}
"""The areas that have a colour, for good. Nobody else is ever given one of these."""

_GOODS = {
    "good_1": Style("#c12554", "circle", Ink("#c12554", "#de547e")),
    "good_2": Style("#2d93d7", "square", Ink("#2177b0", "#2d93d7")),
    "good_3": Style("#9a6e2d", "triangle-up", Ink("#966b2c", "#ae7c33")),
    "good_4": Style("#6f54de", "pentagon", Ink("#6f54de", "#8c76e5")),
    "good_5": Style("#b2348c", "triangle-down", Ink("#b2348c", "#cf5aab")),
}
GOODS = tuple(_GOODS)
"""The lines of goods have these by their order in one chart: there are more goods than colours
that can be told apart. They are no area's, so that no good is taken for a partner."""

_OUTLINES = {
    "circle": "circle(50%)",
    "square": "inset(4%)",
    "triangle-up": "polygon(50% 4%, 100% 96%, 0 96%)",
    "triangle-down": "polygon(0 4%, 100% 4%, 50% 96%)",
    "pentagon": "polygon(50% 0, 100% 38%, 81% 100%, 19% 100%, 0 38%)",
    "hexagon": "polygon(25% 5%, 75% 5%, 100% 50%, 75% 95%, 25% 95%, 0 50%)",
    "star": "polygon(50% 0, 63% 35%, 100% 38%, 71% 61%, 81% 100%, 50% 78%, 19% 100%, 29% 61%,"
    " 0 38%, 37% 35%)",
    "cross": "polygon(33% 0, 67% 0, 67% 33%, 100% 33%, 100% 67%, 67% 67%, 67% 100%, 33% 100%,"
    " 33% 67%, 0 67%, 0 33%, 33% 33%)",
}
"""The shapes of swatches."""


def style_of(area: str) -> Style:
    """How an area is drawn, in every selection and on every page; grey but for eight. So is how the
    lines of goods are, by their order."""
    if area in _FIXED:
        return _FIXED[area]
    if area in _GOODS:
        return _GOODS[area]
    shape = _OTHER_SHAPES[_grey().index(area) % len(_OTHER_SHAPES)]
    return Style(QUIET, shape, QUIET_INK)


def _grey() -> list[str]:
    """The areas without a colour, in the order in which the shapes are dealt out to them."""
    return [code for code in areas() if code not in _FIXED]


def stylesheet() -> str:
    """The colours as CSS: a class an area, and each ink of a figure in the reader's theme.

    `.of-RUS` has `--mark` for what is drawn and `--text` for what is written; of the areas without
    a colour, and without a class, both are grey. `.mv-swatch` is the small shape of its area.
    `:root` gives the variables of the inks, `--ink`, `--quiet`, `--said`, `--grid`, `--rule`,
    `--base`, `--paper`, `--home`.
    """
    variables = "".join(f"--{name}: {_either(ink)}; " for name, ink in INKS.items())
    lines = [
        f":root {{ color-scheme: light dark; {variables}--mark: {QUIET}; --text: var(--quiet); }}",
        ".mv-swatch { display: inline-block; flex: none; width: 10px; height: 10px;"
        " background: var(--mark); clip-path: circle(50%); }",
    ]
    for code, style in (_FIXED | _GOODS).items():
        lines.append(f".of-{code} {{ --mark: {style.colour}; --text: {_either(style.text)}; }}")
        both = f".of-{code} .mv-swatch, .mv-swatch.of-{code}"
        lines.append(f"{both} {{ clip-path: {_OUTLINES[style.shape]}; }}")
    grey = _grey()
    for number, shape in enumerate(_OTHER_SHAPES):
        those = ",".join(f".of-{code}" for code in grey[number :: len(_OTHER_SHAPES)])
        lines.append(f":is({those}) .mv-swatch {{ clip-path: {_OUTLINES[shape]}; }}")
    for name, ink in INKS.items():
        for part in ("fill", "stroke"):
            drawn = (f"{part}: {_as_drawn(ink.light)}", f"{part}:{ink.light}")
            found = ", ".join(f'.js-plotly-plot [style*="{one}"]' for one in drawn)
            lines.append(f"{found} {{ {part}: var(--{name}) !important; }}")
    return "\n".join(lines)


def _either(ink: Ink) -> str:
    return f"light-dark({ink.light}, {ink.dark})"


def _as_drawn(colour: str) -> str:
    """A colour as plotly writes it into the page; in words of a label it stays as it is."""
    return "rgb({}, {}, {})".format(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))


def pale(colour: str, part: float = PALE) -> str:
    """The inside of what is provisional: so much of its colour, on the paper of either theme."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{part})"

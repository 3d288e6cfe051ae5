"""Makes the parts of fonts in lib/dashboard/ui/static/fonts out of those streamlit has.


python tests/fonts.py    (needs `pip install fonttools brotli`; only when the ranges change)

The same ranges are in lib/dashboard/markup/assets/page.css, so that a browser loads the parts it
needs; those of the serif also in `.streamlit/config.toml`.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from streamlit.file_util import get_static_dir

REPO = Path(__file__).resolve().parents[1]
FOLDER = REPO / "lib/dashboard/ui/static/fonts"
RANGES = {
    "latin": (
        "U+0000-017F, U+02BC, U+02C6-02DD, U+2000-206F, U+20A0-20BF, U+2116, U+2122, U+2190-2193, "
        "U+2212, U+2215, U+2248, U+2260, U+2264-2265, U+25A0-25A1, U+25B2-25B3, U+25BC-25BD"
    ),
    "cyrillic": "U+0301, U+0400-052F",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A font of streamlit's, and what is taken of it."""

    whole: str
    """The file, among streamlit's."""
    name: str
    """Not that of the whole font, whose licence keeps its name for unchanged versions."""
    axes: Mapping[str, float | tuple[float, float]]


KINDS = {
    "serif": Kind(
        "SourceSerifVariable-Roman*.woff2", "Multivector Serif", {"wght": (400, 600), "opsz": 20}
    ),
    "sans": Kind("SourceSansVF-Upright*.woff2", "Multivector Sans", {"wght": (400, 600)}),
}
FEATURES = (
    *("ccmp", "locl", "kern", "mark", "mkmk", "liga", "case", "sups", "frac", "numr", "dnom"),
    *("tnum", "lnum", "pnum"),
)


def characters(ranges: str) -> set[int]:
    """The characters of ranges as style sheets write them."""
    found: set[int] = set()
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def made(kind: Kind, ranges: str) -> TTFont:
    """A part of a whole font, with a name of its own."""
    (whole,) = Path(get_static_dir(), "static/media").glob(kind.whole)
    font = instantiateVariableFont(TTFont(whole), dict(kind.axes))
    font.flavor = None
    plain = BytesIO()
    font.save(plain)
    font = TTFont(plain)
    options = Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters(ranges))
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = kind.name
        elif record.nameID in (3, 6):
            record.string = kind.name.replace(" ", "")
    font.flavor = "woff2"
    return font


if __name__ == "__main__":
    for (font, kind), (script, ranges) in product(KINDS.items(), RANGES.items()):
        path = FOLDER / f"{font}-{script}.woff2"
        made(kind, ranges).save(path)
        sys.stdout.write(f"{path.relative_to(REPO)}: {path.stat().st_size:,} bytes\n")

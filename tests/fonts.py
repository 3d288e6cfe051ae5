"""Makes the parts of the serif in lib/dashboard/ui/static/fonts out of the one streamlit has.


python tests/fonts.py    (needs `pip install fonttools brotli`; only when the ranges change)

The same ranges are in `.streamlit/config.toml`, so that a browser loads the parts it needs.
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from streamlit.file_util import get_static_dir

REPO = Path(__file__).resolve().parents[1]
FOLDER = REPO / "lib/dashboard/ui/static/fonts"
NAME = "Multivector Serif"
"""Not that of the whole font, whose licence keeps its name for unchanged versions."""

PARTS = {
    "serif-latin": (
        "U+0000-017F, U+02BC, U+02C6-02DD, U+2000-206F, U+20A0-20BF, U+2116, U+2122, U+2190-2193, "
        "U+2212, U+2215, U+2248, U+2260, U+2264-2265, U+25A0-25A1, U+25B2-25B3, U+25BC-25BD"
    ),
    "serif-cyrillic": "U+0301, U+0400-052F",
}
FEATURES = (
    *("ccmp", "locl", "kern", "mark", "mkmk", "liga", "case", "sups", "frac", "numr", "dnom"),
    *("tnum", "lnum", "pnum"),
)
AXES = {"wght": (400, 600), "opsz": 20}


def characters(ranges: str) -> set[int]:
    """The characters of ranges as style sheets write them."""
    found: set[int] = set()
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def made(ranges: str) -> TTFont:
    """A part of the whole font, with a name of its own."""
    (whole,) = Path(get_static_dir(), "static/media").glob("SourceSerifVariable-Roman*.woff2")
    font = instantiateVariableFont(TTFont(whole), AXES)
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
            record.string = NAME
        elif record.nameID in (3, 6):
            record.string = NAME.replace(" ", "")
    font.flavor = "woff2"
    return font


if __name__ == "__main__":
    for name, ranges in PARTS.items():
        path = FOLDER / f"{name}.woff2"
        made(ranges).save(path)
        sys.stdout.write(f"{path.relative_to(REPO)}: {path.stat().st_size:,} bytes\n")

"""What a browser asks for first: streamlit's own files, so that they are compressed in time."""

import re
from pathlib import Path

from streamlit.file_util import get_static_dir

_NAMED = re.compile(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"')
_LATER = ("PlotlyChart.", "Multiselect.")
"""Beginnings of the names of what the page itself does not name, the largest first."""


def files() -> tuple[Path, ...]:
    """The files, that of the chart first: it takes the longest."""
    folder = Path(get_static_dir())
    page = folder / "index.html"
    if not page.is_file():
        return ()
    named = [folder / one for one in _NAMED.findall(page.read_text("utf-8"))]
    charts = [path for name in _LATER for path in sorted(folder.glob(f"static/js/{name}*.js"))]
    return (*charts, *named)

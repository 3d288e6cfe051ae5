"""What a page will need of streamlit's own files, so that a browser asks for it at once."""

from pathlib import Path

from streamlit.file_util import get_static_dir

_CHART = "static/js/PlotlyChart.*.js"


def link() -> str:
    """The chart's script as a page's header names it; empty where there is not the one."""
    found = sorted(Path(get_static_dir()).glob(_CHART))
    if len(found) != 1:
        return ""
    return f"<./static/js/{found[0].name}>; rel=modulepreload; crossorigin"


def has_chart(path: str) -> bool:
    """Whether the page at a path has pictures. What is no page's name is the front page."""
    # Not above: streamlit's caches are made on import and want a running server.
    from lib.ui.menu import MENU

    name = path.rstrip("/").rpartition("/")[2]
    return next((entry for entry in MENU if entry.name == name), MENU[0]).has_pictures

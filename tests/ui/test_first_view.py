"""What a page names beforehand is there, and pages with charts are told from others."""

from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from lib.ui import first_view
from lib.ui.menu import MENU


def test_the_script_of_charts_is_there_under_the_name_that_is_given() -> None:
    address, *rest = first_view.link().split(";")
    path = Path(get_static_dir(), address.strip("<>"))
    assert b"plotly" in path.read_bytes()
    assert [one.strip() for one in rest] == ["rel=modulepreload", "crossorigin"]


@pytest.mark.parametrize("base", ["", "/ties"])
def test_a_page_is_known_by_its_path(base: str) -> None:
    for entry in MENU:
        for path in (f"{base}/{entry.name}", f"{base}/{entry.name}/"):
            assert first_view.has_chart(path) == entry.has_pictures
    assert first_view.has_chart(f"{base}/") == MENU[0].has_pictures

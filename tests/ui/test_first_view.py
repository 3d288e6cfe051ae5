"""What streamlit sends first is there under the names that are given, and pages are told apart."""

import pytest

from lib.ui import first_view
from lib.ui.menu import MENU


def test_the_files_are_there_and_the_chart_is_the_first() -> None:
    files = first_view.files()
    assert len(files) > 20
    assert all(path.is_file() for path in files)
    assert files[0].stat().st_size == max(path.stat().st_size for path in files)
    assert f"/{files[0].name}>" in first_view.link()


@pytest.mark.parametrize("base", ["", "/ties"])
def test_a_page_is_known_by_its_path(base: str) -> None:
    for entry in MENU:
        for path in (f"{base}/{entry.name}", f"{base}/{entry.name}/"):
            assert first_view.has_chart(path) == entry.has_pictures
    assert first_view.has_chart(f"{base}/") == MENU[0].has_pictures

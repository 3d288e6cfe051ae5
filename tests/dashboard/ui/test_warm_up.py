"""What of streamlit's own files a page names: found in what is installed, or left out."""

from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from lib.dashboard.ui import warm_up


def test_the_script_that_draws_charts_is_found_with_what_it_imports() -> None:
    (drawing, *imported) = warm_up.charts()
    assert drawing.startswith("./static/js/PlotlyChart.")
    assert imported
    page = warm_up.shell()
    for script in (drawing, *imported):
        assert Path(get_static_dir(), script).is_file()
        assert script not in page


@pytest.mark.parametrize("names", [[], ["PlotlyChart.a.js", "PlotlyChart.b.js"]])
def test_none_is_named_where_there_is_not_the_one(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "static" / "js"
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text("")
    monkeypatch.setattr(warm_up, "get_static_dir", lambda: str(tmp_path))
    assert warm_up.charts() == ()


def test_imports_that_the_page_names_are_not_named_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "static" / "js"
    folder.mkdir(parents=True)
    script = 'import{a as b}from"./known.1.js";import{c}from`./new.2.js`;import{d}from"./new.2.js";'
    (folder / "PlotlyChart.0.js").write_text(script)
    (tmp_path / "index.html").write_text('<link href="./static/js/known.1.js">')
    monkeypatch.setattr(warm_up, "get_static_dir", lambda: str(tmp_path))
    assert warm_up.charts() == ("./static/js/PlotlyChart.0.js", "./static/js/new.2.js")

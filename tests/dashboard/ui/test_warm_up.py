"""The start: what is imported, what is made soon, and which of streamlit's files a page names."""

import asyncio
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from streamlit.file_util import get_static_dir

from lib.dashboard.ui import warm_up
from lib.dashboard.views.address import PAGES
from lib.model import DataError
from tests.asynchronous import run

REPO = Path(__file__).resolve().parents[3]


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


def test_every_page_is_made_soon_and_none_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first reader does not wait for pages of others."""
    monkeypatch.setattr(warm_up, "_SOON", 0.5)
    made: list[str] = []
    done = Event()

    def shown(_: object, name: str, parameters: object) -> None:
        assert parameters == ()
        made.append(name)
        if len(made) == len(PAGES):
            done.set()
        raise DataError("ties.parquet", "the table ties is missing")

    monkeypatch.setattr(warm_up.views, "shown", shown)

    async def life() -> None:
        async with warm_up.warm_up(None):
            assert made == []
            await asyncio.to_thread(done.wait, 20)

    run(life())
    assert made == list(PAGES)


def test_no_page_is_made_once_the_server_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm_up, "_SOON", 0.05)
    made: list[object] = []
    monkeypatch.setattr(warm_up, "_make_pages", lambda: made.append(1))

    async def life() -> None:
        async with warm_up.warm_up(None):
            pass
        await asyncio.sleep(0.2)

    run(life())
    assert made == []


_START = """
import sys
import app
import lib.dashboard.ui.show, lib.dashboard.ui.frame
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_what_makes_files_is_not_imported_at_the_start() -> None:
    """Nor the rooms that read articles: they come in with the first reader who brings one."""
    idle = ["pandas", "xlsxwriter"]
    idle += [
        f"lib.{room}" for room in ("documents", "extraction", "ingest", "languages", "pipeline")
    ]
    command = [sys.executable, "-c", _START, *idle]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_collector_of_garbage_is_off_until_the_server_is_up() -> None:
    """And on from then on, without going through what was there at the start."""
    asked = (
        "import asyncio, gc, app\n"
        "from lib.dashboard.ui import warm_up\n"
        "async def up():\n"
        "    async with warm_up.warm_up(None):\n"
        "        return gc.isenabled(), gc.get_freeze_count() > 100_000\n"
        "print(gc.isenabled(), *asyncio.run(up()))"
    )
    made = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, cwd=REPO, check=True
    )
    assert made.stdout.split() == ["False", "True", "True"]


def test_a_file_that_is_computed_gives_way_to_requests_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each request asks several times for its turn, of two files that are computed."""
    before, usual = sys.getswitchinterval(), 0.005
    sys.setswitchinterval(usual)
    monkeypatch.setattr(warm_up, "_make_pages", lambda: None)

    async def life() -> float:
        async with warm_up.warm_up(None):
            return sys.getswitchinterval()

    try:
        assert run(life()) <= usual / 5
    finally:
        sys.setswitchinterval(before)

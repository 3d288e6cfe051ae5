"""A page as elements: few of them, in order, neighbours merged, figures sent as they were made."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import plotly.graph_objects as go
import pytest

from lib.dashboard import views
from lib.dashboard.markup import Html
from lib.dashboard.ui import render
from lib.dashboard.ui.render import Box, Part, Plot, Ready, composed
from lib.dashboard.views.address import PAGES
from lib.model import Chart, Columns, Fold, Slot, Table, Tables, Tabs
from lib.model.page import inside

REPO = Path(__file__).resolve().parents[3]
_MOST = 40
"""Elements of a page: each is a message to the browser and a component in it."""
_ORIGIN = "http://trade.example"


def elements(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts in the order they are drawn, without the boxes around them."""
    for part in parts:
        if isinstance(part, Box):
            yield from elements(part.parts)
        else:
            yield part


def boxes(parts: tuple[Part, ...]) -> Iterator[Box]:
    for part in parts:
        if isinstance(part, Box):
            yield part
            yield from boxes(part.parts)


@pytest.fixture(params=PAGES)
def shown(request: pytest.FixtureRequest, shipped: Tables) -> views.Shown:
    return views.shown(shipped, request.param, ())


def test_a_page_is_few_elements(shown: views.Shown, shipped: Tables) -> None:
    found = list(elements(composed(shown, shipped, _ORIGIN)))
    assert 2 <= len(found) <= _MOST
    plots = [part for part in found if isinstance(part, Plot)]
    assert len(plots) == len(shown.page.charts())
    # The bar, the list of partners, words around the plots, and not one element more.
    slots = sum(isinstance(part, Slot) for part in found)
    columns = sum(isinstance(block, Columns) for block in inside(shown.page.blocks))
    assert len(found) <= 3 + 4 * len(plots) + 2 * slots + 3 * columns


def test_neighbours_are_one(shown: views.Shown, shipped: Tables) -> None:
    """All but the list of partners, which stays the same while the bar before it changes."""
    parts = composed(shown, shipped, _ORIGIN)
    listed = 1 if shown.masthead.partners else 0
    for row in (
        parts[listed:],
        *(box.parts for box in boxes(parts) if not box.key.startswith("chart-")),
    ):
        words = [isinstance(part, Html) for part in row]
        assert not any(one and other for one, other in pairwise(words))


def test_names_are_used_once(shown: views.Shown, shipped: Tables) -> None:
    parts = composed(shown, shipped, _ORIGIN)
    keys = [box.key for box in boxes(parts)]
    keys += [part.key for part in elements(parts) if isinstance(part, Plot)]
    assert len(set(keys)) == len(keys)


def test_every_chart_comes_with_its_frame_and_table(shown: views.Shown, shipped: Tables) -> None:
    by_key = {box.key: box for box in boxes(composed(shown, shipped, _ORIGIN))}
    for chart in shown.page.charts():
        above, plot, *rest = by_key[f"chart-{chart.key}"].parts
        assert isinstance(above, Html) and isinstance(plot, Plot)
        assert Html.of(chart.finding) in above
        assert "mv-menu" in above
        assert plot.figure.to_dict() == json.loads(chart.figure)
        assert plot.alt == chart.alt and chart.alt
        foot = rest[-1]
        assert isinstance(foot, Html) and "<table>" in foot


def test_a_map_is_two_figures_of_which_the_width_of_the_page_chooses(shipped: Tables) -> None:
    found = views.shown(shipped, "trade", (("tab", "partners"), ("drawn", "map")))
    (chart,) = found.page.charts()
    plots = {p.key: p for p in elements(composed(found, shipped, _ORIGIN)) if isinstance(p, Plot)}
    assert list(plots) == ["plot-partners-wide", "plot-partners-narrow"]
    wide, narrow = plots.values()
    assert wide.figure.to_dict() == json.loads(chart.figure)
    assert narrow.figure.to_dict() == json.loads(chart.narrow)
    assert wide.alt == narrow.alt == chart.alt


def test_a_figure_is_sent_as_it_was_made_and_not_made_again() -> None:
    spec = {"data": [{"type": "scatter", "y": [1, None, 2]}], "layout": {"height": 300}}
    figure = Ready(json.dumps(spec))
    assert figure.to_dict() == spec
    assert figure.to_dict() is figure.to_dict()


def test_behind_a_path_the_links_of_the_page_are_below_it(
    shown: views.Shown, shipped: Tables
) -> None:
    for part in elements(composed(shown, shipped, f"{_ORIGIN}/kg")):
        if isinstance(part, Html):
            assert " href='/" not in part.replace(" href='/kg/", "")
            assert "<option value='/" not in part.replace("<option value='/kg/", "")


def test_what_is_folded_needs_no_server(shown: views.Shown, shipped: Tables) -> None:
    visit, table = render._Visit(shown, shipped, _ORIGIN), Table("t", ("a",), ())
    assert list(render._parts(visit, (Fold("more", (table,)),)))
    with pytest.raises(TypeError, match="more"):
        render._parts(visit, (Fold("more", (Slot("form"),)),))


def test_every_slot_of_a_page_can_be_filled(shown: views.Shown, shipped: Tables) -> None:
    from lib.dashboard.ui.slots import SLOTS

    for part in elements(composed(shown, shipped, _ORIGIN)):
        if isinstance(part, Slot):
            assert part.name in SLOTS


def test_charts_in_columns_are_drawn_too(shown: views.Shown, shipped: Tables) -> None:
    charts = [block for block in inside(shown.page.blocks) if isinstance(block, Chart)]
    if not charts:
        pytest.skip("a page without charts")
    visit = render._Visit(shown, shipped, _ORIGIN)
    found = render._parts(visit, (Columns((charts[0],), ()),))
    assert sum(isinstance(part, Plot) for part in elements(tuple(found))) == 1


def test_plotly_knows_every_figure_on_every_tab(shown: views.Shown, shipped: Tables) -> None:
    tabs = next((b.choice for b in shown.page.blocks if isinstance(b, Tabs)), None)
    for tab in [option.value for option in tabs.options] if tabs else [""]:
        question = (("tab", tab),) if tab else ()
        page = views.shown(shipped, shown.page.name, question).page
        for block in inside(page.blocks):
            if isinstance(block, Chart):
                for figure in filter(None, (block.figure, block.narrow)):
                    go.Figure(json.loads(figure))


_HALF_IMPORTED = """
import sys, types
from lib.dashboard.ui.render import Ready
assert "pandas" not in sys.modules
sys.modules["pandas"] = types.ModuleType("pandas")
import plotly.io, plotly.tools
figure = Ready('{"data": [{"type": "scatter", "y": [1, null], "hovertext": ["a", "b"]}]}')
sent = plotly.tools.return_figure_from_figure_or_data(figure, validate_figure=True)
print(plotly.io.to_json(sent, validate=False))
"""


def test_a_figure_is_sent_while_another_thread_imports_pandas() -> None:
    command = [sys.executable, "-c", _HALF_IMPORTED]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["data"][0]["hovertext"] == ["a", "b"]

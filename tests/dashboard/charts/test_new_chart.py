"""The chart that CONTRIBUTING.md shows is drawn as it says."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lib.dashboard.charts.marks import Drawing, Lane, Mark
from tests.dashboard.charts.drawings import marks_of

CONTRIBUTING = Path(__file__).resolve().parents[3] / "CONTRIBUTING.md"
MODULE = re.compile(r"^\+\+\+ b/lib/dashboard/charts/(\w+)\.py\n((?:\+.*\n)+)", re.MULTILINE)


def shown() -> tuple[str, str]:
    """The name of the module and its text."""
    [(name, lines)] = MODULE.findall(CONTRIBUTING.read_text("utf-8"))
    return name, "".join(f"{line[1:]}\n" for line in lines.splitlines())


def test_the_chart_that_a_contributor_is_shown_draws_every_mark() -> None:
    name, source = shown()
    made: dict[str, Any] = {}
    exec(compile(source, name, "exec"), made)
    draw: Callable[[Sequence[Lane], str], Drawing] = made[name]
    lanes = [
        Lane("2022", (Mark("a", 1.6e9, "said"), Mark("b", 2e9, "said"))),
        Lane("2023", (Mark("c", 3e9, "said"),)),
    ]
    drawing = draw(lanes, "USD")
    drawn = marks_of(drawing)
    assert {key: one.x for key, one in drawn.items()} == {"a": 1.6e9, "b": 2e9, "c": 3e9}
    assert drawn["a"].y == drawn["b"].y and drawn["a"].y < drawn["c"].y
    assert sorted(drawing.drawn) == ["a", "b", "c"]

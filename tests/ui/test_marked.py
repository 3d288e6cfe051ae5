"""Every indicator has a colour and a kind of line, and no two have the same."""

import re
from pathlib import Path

from lib.codelists import codelist

SHEET = Path(__file__).parents[2] / "lib/ui/style.css"


def test_no_two_indicators_are_marked_alike() -> None:
    rule = r"mark\.of-(\w+) \{ --ink: (#\w{6}); text-decoration-style: (\w+); \}"
    marks = {name: (ink, line) for name, ink, line in re.findall(rule, SHEET.read_text("utf-8"))}
    assert set(marks) == set(codelist("indicator"))
    assert len({ink for ink, _ in marks.values()}) == len(marks)
    assert len({line for _, line in marks.values()}) == 5

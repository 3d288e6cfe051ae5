"""Every indicator has a colour and a kind of line, however many there are."""

import re

import pytest

from lib.codelists import indicators
from lib.ui.style import marks


@pytest.mark.parametrize("more", [0, 5, 30])
def test_no_two_indicators_are_marked_alike(more: int, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [*indicators(), *(f"new_{number}" for number in range(more))]
    monkeypatch.setattr("lib.ui.style.indicators", lambda: listed)
    rule = r"mark\.of-(\w+) \{ --ink: (#\w{6}); text-decoration-style: (\w+); \}"
    found = {name: (ink, line) for name, ink, line in re.findall(rule, marks())}
    assert list(found) == listed
    assert len(set(found.values())) == len(found)

"""The examples in the docstrings of the rooms that read text."""

import doctest
import importlib
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
MODULES = [
    ".".join(path.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__")
    for room in ("model", "languages", "extraction", "normalisation", "intake")
    for path in sorted((REPO / "lib" / room).glob("*.py"))
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_the_rooms_have_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name))]
    assert sum(bool(test.examples) for test in found) >= 12

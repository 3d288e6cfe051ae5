"""Terms of the field: which a chart explains, and that each is explained."""

import pytest

from lib.dashboard.narrative import LANGUAGES, glossary, wording
from lib.model import LegendItem

WORDS = wording("en")


def terms_of(key: str, *glyphs: str) -> list[str]:
    """The terms of a chart by its name and the marks in its legend."""
    found = glossary.used_in(key, [LegendItem(glyph, "") for glyph in glyphs], WORDS)
    return [term for term, _ in found.entries] if found else []


def test_a_chart_explains_what_it_speaks_of_and_then_its_marks_each_once() -> None:
    assert terms_of("both_sides", "circle", "hollow", "pale-bar") == [
        "Mirror data",
        "Mirror ratio",
        "FOB, CIF",
        "Re-exports",
        "Provisional",
    ]
    assert terms_of("claim", "diamond")[-1] == "Only reported"


def test_a_chart_without_terms_explains_nothing() -> None:
    assert glossary.used_in("again", [LegendItem("circle", "statistics")], WORDS) is None


def test_what_is_folded_is_named() -> None:
    found = glossary.used_in("goods", (), WORDS)
    assert found and found.summary == "Terms explained: FOB, CIF · Re-exports"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_every_chart_has_a_meaning(language: str) -> None:
    words = wording(language)
    meanings = dict(glossary.everything(words))
    assert len(meanings) == len(glossary.GLOSSARY)
    marks = [LegendItem(glyph, "") for glyph in glossary._BY_GLYPH]
    for key in glossary._USED_IN:
        found = glossary.used_in(key, marks, words)
        assert found and all(meanings[term] == meaning for term, meaning in found.entries)

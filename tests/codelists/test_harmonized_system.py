"""The numbering of goods: every chapter is in one section, spans hold what begins with a code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import codelist
from lib.codelists.harmonized_system import (
    ALL,
    Level,
    level_of,
    listed_name,
    opened,
    parts_level,
    section_of,
    sections,
    span_of,
    wider,
)
from tests.examples import examples

CHAPTERS = [f"{number:02}" for number in range(1, 100) if number != 77]
SIX = st.from_regex(r"[0-9]{6}", fullmatch=True)


def test_sections_follow_each_other_and_hold_every_chapter_once() -> None:
    assert list(codelist("hs_chapter")) == CHAPTERS
    firsts = [int(one.first) for one in sections()]
    lasts = [int(one.last) for one in sections()]
    assert firsts == [1, *(last + 1 for last in lasts[:-1])] and lasts[-1] == 99
    assert len(sections()) == 22 and sections()[20].code == "XXI"


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_every_section_and_chapter_has_a_short_name_of_its_own(language: str) -> None:
    for name in ("hs_section", "hs_chapter"):
        words = [code.attributes[language] for code in codelist(name).values()]
        assert len({*words}) == len(words)
        assert all(0 < len(one) <= 42 and one[0].isupper() for one in words)


@examples(60)
@given(SIX, SIX)
def test_a_span_holds_what_is_within_a_good_and_nothing_else(good: str, other: str) -> None:
    for code in (ALL, good[:2], good[:4], good):
        first, last = span_of(code)
        assert (first <= other <= last) is (code == ALL or other.startswith(code))
    for section in sections():
        first, last = span_of(section.code)
        assert (first <= other <= last) is (section.first <= other[:2] <= section.last)
        assert (section_of(other) == section) is (section.first <= other[:2] <= section.last)


@pytest.mark.parametrize("section", sections(), ids=lambda one: one.code)
def test_the_way_to_a_good_leads_through_what_it_is_in(section: object) -> None:
    code = section.code  # type: ignore[attr-defined]
    whole = opened(code)
    chapter = section.first  # type: ignore[attr-defined]
    ways = wider(f"{chapter}0101")
    assert ways[0] == whole and ways[-1] == f"{chapter}01"
    assert parts_level(whole) == (Level.CHAPTER if whole == code else Level.HEADING)


def test_levels_go_from_all_goods_to_six_digits() -> None:
    assert [parts_level(code) for code in (ALL, "XVII", "87", "8703", "870321")] == [
        *(Level.SECTION, Level.CHAPTER, Level.HEADING, Level.SUBHEADING, None)
    ]
    with pytest.raises(ValueError, match="'XL' is no code"):
        level_of("XL")
    assert listed_name("8703", "en") is None and listed_name("77", "en") is None
    assert listed_name("98-99", "ru") == "Особые и не указанные товары"

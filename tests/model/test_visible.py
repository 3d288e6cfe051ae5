"""Which characters of others are shown as a box."""

import unicodedata

import pytest

from lib.model import visible

_KEPT = [0x0A, 0x09, 0x0B, 0x0C, 0x0D, 0x1C, 0x1F, 0x20, 0x85, 0xA0, 0x301, 0x4A5, 0x2028, 0xFE0F]


@pytest.mark.parametrize("code", [*range(0x09), *range(0x0E, 0x1C), 0x7F, 0x80, 0x9F])
def test_a_control_character_is_a_box(code: int) -> None:
    assert visible(f"4{chr(code)}1") == "4▯1"


@pytest.mark.parametrize(
    "code",
    [
        *(0xAD, 0x34F, 0x115F, 0x1160, 0x17B5, 0x180B, 0x200B, 0x202E, 0x2069, 0x3164, 0xFFA0),
        *(0xFFF9, 0xFFFE, 0xFFFF, 0x1BCA0, 0x1D17A, 0xE0001, 0xE007F),
    ],
)
def test_so_is_what_hides_or_is_seen_as_blank(code: int) -> None:
    assert visible(f"4{chr(code)}1") == "4▯1"


@pytest.mark.parametrize("code", _KEPT)
def test_white_space_and_what_belongs_to_a_letter_stay(code: int) -> None:
    assert visible(chr(code)) == chr(code)


def test_every_format_character_of_the_first_plane_is_a_box_or_marks_a_number() -> None:
    """Those of Arabic and Syriac that are drawn: signs around a number, an end of verse."""
    stay = [
        code
        for code in range(0x10000)
        if unicodedata.category(chr(code)) == "Cf" and visible(chr(code)) == chr(code)
    ]
    assert [hex(code) for code in stay] == [
        *("0x600", "0x601", "0x602", "0x603", "0x604", "0x605", "0x6dd", "0x70f", "0x890"),
        *("0x891", "0x8e2"),
    ]

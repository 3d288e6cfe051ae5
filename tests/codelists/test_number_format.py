"""Numbers in words: no digit that was not spoken, three significant ones else, never a false 0."""

import math
import re
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.codelists import codelist
from lib.codelists.number_format import amount, bounded, short

SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
LETTERS = {"k": 1e3, "m": 1e6, "bn": 1e9, "T": 1e12}


def _read(words: str) -> tuple[str, float]:
    """The digits as written, and the number the words say."""
    found = re.fullmatch(
        r"(\u2212?)[$×]?([\d.,]+) ?(thousand|million|billion|trillion|[a-zT]+)?%?", words
    )
    assert found, words
    sign, digits, scale = found.groups()
    size = float(digits.replace(",", "")) * {**SCALES, **LETTERS}.get(scale or "", 1.0)
    return digits, -size if sign else size


@pytest.mark.parametrize(
    ("value", "unit", "spoken", "words"),
    [
        (4e9, "USD", True, "$4 billion"),
        (3.5e9, "USD", True, "$3.5 billion"),
        (4e9, "USD", False, "$4 billion"),
        (1e6, "persons", True, "1 million"),
        (596_253, "persons", True, "596.253 thousand"),
        (7.0, "ratio", True, "×7"),
        (1.166, "ratio", True, "×1.166"),
        (3_475_723_592, "USD", False, "$3.48 billion"),
        (-1_336_339_766, "USD", False, "\u2212$1.34 billion"),
        (19.105, "percent", False, "19.1%"),
        (5.5, "percent", False, "5.50%"),
        (0.85, "ratio", False, "×0.85"),
        (0.8847, "ratio", False, "×0.88"),
        (0.4996, "percent", False, "0.50%"),
        (2.85e11, "RUB", True, "RUB 285 billion"),
        (999_600_000, "USD", False, "$1 billion"),
        (0.000644, "ratio", False, "×0.00064"),
        (0.0, "USD", False, "$0.00"),
    ],
)
def test_numbers_as_read(value: float, unit: str, spoken: bool, words: str) -> None:
    assert amount(value, unit, spoken=spoken) == words


@given(
    digits=st.integers(1, 999),
    places=st.integers(0, 2),
    scale=st.sampled_from([1.0, *SCALES.values()]),
)
def test_what_was_said_keeps_the_digits_that_were_spoken(
    digits: int, places: int, scale: float
) -> None:
    spoken = float(f"{digits}e-{places}")
    written, value = _read(amount(spoken * scale, "USD", spoken=True))
    assert math.isclose(value, spoken * scale, rel_tol=1e-9)
    if spoken >= 1:
        assert written == f"{spoken:g}"


@given(
    value=st.floats(min_value=1e-3, max_value=9e14, allow_nan=False),
    unit=st.sampled_from(("USD", "ratio", "percent")),
    negative=st.booleans(),
)
def test_a_computed_number_is_rounded_and_never_to_nothing(
    value: float, unit: str, negative: bool
) -> None:
    words = amount(-value if negative else value, unit)
    assert words.startswith("\u2212") == negative
    digits, read = _read(words)
    assert abs(read) == pytest.approx(value, rel=0.051 if value < 1 else 0.00501)
    assert read != 0
    if 1 <= value < 1e14:
        assert len(digits.replace(".", "").lstrip("0")) <= 3 or digits.endswith(".00")
        assert abs(float(digits)) < 1000


@given(value=st.floats(min_value=1e-3, max_value=1, exclude_max=True))
def test_below_one_a_number_is_rounded_once(value: float) -> None:
    """0.8847 rounded to 0.885 and that to 0.89 would be a hundredth too much."""
    digits, read = _read(amount(value, "ratio"))
    places = len(digits.partition(".")[2])
    assert abs(read - value) <= 0.5000001 * 10**-places


@given(
    value=st.builds(
        lambda mantissa, power: mantissa * 10.0**power,
        st.sampled_from((1, 1.5, 2, 2.5, 4, 5, 6)),
        st.integers(-2, 12),
    )
)
def test_an_axis_label_says_the_whole_number(value: float) -> None:
    for sign in (1, -1):
        _, read = _read(short(sign * value, "USD"))
        assert math.isclose(read, sign * value, rel_tol=1e-9)
    assert len(short(value, "USD")) <= 7


def test_what_nobody_could_count_the_noughts_of_is_in_powers_of_ten() -> None:
    tiny = [short(value, "percent") for value in (0.001, 0.0005, 1.5e-5, 1e-5, 9e-6, 5e-324)]
    assert tiny == ["0.001%", "0.0005%", "0.000015%", "0.00001%", "9E-6%", "5E-324%"]
    assert [short(value, "USD") for value in (9e17, 1e18, -1e300)] == [
        *("$900000T", "$1E18", "\u2212$1E300"),
    ]
    assert [amount(value, "USD") for value in (-1.234567e40, 5e-324)] == [
        *("\u2212$1.23E40", "$5E-324"),
    ]
    assert amount(1.5e-12, "USD", spoken=True) == "$1.5E-12", "no false nothing"


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(("EUR", "persons")),
)
@example(sys.float_info.max, False, "EUR")
@example(-sys.float_info.max, True, "persons")
def test_any_number_has_words(value: float, spoken: bool, unit: str) -> None:
    for words in (amount(value, unit, "en", spoken=spoken), short(value, unit)):
        assert len(words) <= 24
        assert words.startswith("\u2212") == (value < 0)


def test_axis_labels_are_short() -> None:
    assert [short(v, "USD") for v in (0, 1e9, 2.5e6, -5e8)] == ["0", "$1bn", "$2.5m", "\u2212$500m"]
    assert [short(v, "percent") for v in (0, 5, 12.5)] == ["0", "5%", "12.5%"]


@pytest.mark.parametrize("bound", codelist("bound"))
def test_a_bound_is_never_without_its_words(bound: str) -> None:
    words = bounded("$4 billion", bound)
    assert "$4 billion" in words
    assert (words == "$4 billion") == (bound == "exact")


def test_bounds_in_words() -> None:
    assert bounded("$4 billion", "more_than") == "more than $4 billion"
    assert bounded("1 million", "approximately") == "about 1 million"
    assert bounded("x", "up_to", "en_GB") == "up to x"


def test_numbers_follow_the_locale() -> None:
    assert amount(3_475_723_592, "USD", "ru_RU") == "$3,48\xa0млрд"
    assert short(350_916, "persons", "ky_KG") == "350,916\xa0миң"
    assert short(4e9, "USD", "ky_KG") == "$4\xa0млрд"
    assert amount(19.105, "percent", "ru") == "19,1%"
    assert bounded(amount(4e9, "USD", "ru", spoken=True), "more_than", "ru") == "более $4\xa0млрд"


def test_a_multiple_is_written_in_full() -> None:
    assert amount(1084.19, "ratio") == short(1080, "ratio") == "×1,080"
    assert amount(999.9, "ratio") == "×1,000"
    assert amount(1084.19, "USD") == "$1.08 thousand"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (91.0, "USD", "$91"),
        (-5.0, "USD", "\u2212$5"),
        (999.0, "persons", "999"),
        (91.5, "USD", "$91,5"),
        (91.0, "percent", "91,0%"),
        (91.0, "ratio", "×91,0"),
    ],
)
def test_what_is_whole_and_below_a_thousand_has_nothing_after_the_point(
    value: float, unit: str, said: str
) -> None:
    assert amount(value, unit, "ru") == said

"""What holds for any text, and that work grows with its length."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.normalise import normalise
from lib.model import DataError, RejectionReason
from lib.reader.extraction import extract
from lib.reader.languages import languages
from tests.examples import examples
from tests.reader.extraction.invariants import article, check, words_of


def texts(code: str) -> st.SearchStrategy[str]:
    """Any text, and heaps of what a language can say."""
    words = st.sampled_from(words_of(code))
    heaps = st.lists(words, max_size=40)
    return st.text() | heaps.map(" ".join) | heaps.map("".join)


@pytest.mark.parametrize("code", languages())
@examples(200)
@given(data=st.data())
def test_whatever_is_said_the_invariants_hold(code: str, data: st.DataObject) -> None:
    check(data.draw(texts(code)), code)


FOUND = (
    ("en", "economic growth between Shanghai Cooperation Organisation one-sixth trade "),
    ("ky", "соода ж соң эки эсе"),
    ("ru", "инвестируют 2-кратн венгерско"),
    ("ru", "2024 5%)прошлогодный инвестируют четверти0Уставный венгерско "),
)
"""What `tests.fuzz` found: a partner of a gross domestic product, a year's end of no year, a
number inside a unit, a year that another time counts from."""


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_once_broke_is_read(code: str, text: str) -> None:
    check(text, code)


@given(st.text() | st.sampled_from(("Trade with Iran rose 5% in 2023.",)))
def test_a_text_is_read_the_same_twice(text: str) -> None:
    assert extract(text, article()) == extract(text, article())


@pytest.mark.parametrize(
    "piece",
    ["1", "111,", "million ", "a million ", "«", '"', "e\u0301", "5% ", ") ", "14:06 ", "1-",
     "Russia and China ", "trade with Russia rose 5% to $3 billion ", "January ", "1 000 ", "млн. ",
     "экспорт из России в Китай вырос с 5 до 7 млн тонн ", "в стран ЕС ", "два с половиной "],
)  # fmt: skip
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("length", [1_500, pytest.param(6_000, marks=pytest.mark.slow)])
def test_work_grows_with_length(language: str, piece: str, length: int) -> None:
    """Four times the text takes about four times the calls; quadratic work would take sixteen."""
    short, long = piece * (length // len(piece)), piece * (4 * length // len(piece))
    extract(short, article(language))
    assert _calls(long, language) < 6 * _calls(short, language)


def _calls(text: str, language: str) -> int:
    """How many functions are called, built-in ones too, to read the text."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        extract(text, article(language))
    finally:
        sys.setprofile(None)
    return calls


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(DataError, match="'tlh'"):
        extract("4 %", article("tlh"))


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("At 14:06 on 3 May 2021 they met.", "time_of_day date date"),
        ("Bishkek, 5 мая 2023", "date date"),
        ("See No. 401 and Article 12.", "reference reference"),
        ("Hundreds of millions were lost, 5 km away.", "indefinite distance"),
        ("A 54-year-old won 300 yuan and 12 cups.", "age other_unit count"),
        ("They aim to bring trade with Peru to $3 billion.", "target"),
        ("The contracts are worth $3 billion.", "contract"),
        ("Exports of tea from Iran rose by 40,000 tons.", "difference"),
        ("Wages grew by 5 percent.", "other_subject"),
        ("Trade came to $5 billion.", "unresolved"),
        ("It was 7.", "no_unit"),
    ],
)
def test_a_number_not_taken_has_its_reason(text: str, reasons: str) -> None:
    found = extract(text, article(speaker=""))
    assert found.readings == ()
    assert [r.reason for r in found.rejections] == [RejectionReason(r) for r in reasons.split()]


@pytest.mark.parametrize(
    ("code", "amount"),
    [
        *(("en", one) for one in ("K9.4 billion", "RM9bn", "R$9 million", "₹9 million")),
        *(("en", one) for one in ("9 million CAD", "SGD 9 million", "9 billion złoty")),
        *(("en", one) for one in ("9 million Canadian dollars", "9 billion South African rand")),
        *(("ru", one) for one in ("9 млрд ₸", "9 млн канадских долларов", "9 млн CAD", "C$9 млн")),
        *(("ru", one) for one in ("9 млн сингапурских долларов", "9 млрд сумов")),
        *(("ky", one) for one in ("9 миллион канада долларына", "9 миллиард ₸", "9 миллион CAD")),
    ],
)  # fmt: skip
def test_money_of_another_country_is_refused_for_its_unit(code: str, amount: str) -> None:
    (refused,) = extract(amount, article(code)).rejections
    assert refused.reason is RejectionReason.OTHER_UNIT


def test_a_reading_says_which_words_gave_what() -> None:
    text = "Our exports to Spain rose by nearly 5 percent in 2023, he said."
    (reading,) = extract(text, article()).readings
    words = {e.part: (e.rule, text[e.start : e.end]) for e in reading.evidence}
    assert words == {
        "unit": ("percent", "percent"),
        "bound": ("almost", "nearly"),
        "indicator": ("exports", "exports"),
        "measure": ("growth", "rose"),
        "reporter": ("our", "Our"),
        "partner": ("named", "Spain"),
        "period": ("year", "2023"),
    }


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("«Our trade with Iran is $5 billion.»", True),
        ("He noted that trade with Iran is $5 billion.", True),
        ("Trade of Kuwait with Iran is $5 billion.", False),
    ],
)
def test_a_quotation_knows_whose_words_it_is(text: str, spoken: bool) -> None:
    rows = normalise(extract(text, article()), text, article())
    speaker = "A B, President of Kyrgyzstan" if spoken else None
    assert [row.speaker for row in rows.quotations] == [speaker]

"""What holds for any text, and that work grows with its length."""

import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.extraction import extract
from lib.languages import languages
from lib.model import Article, DataError, Extraction, RejectionReason
from lib.normalisation import normalise
from lib.normalisation.quotations import quotation_id

PIECES = (
    "trade exports imports turnover with from to in between and , . : ; ( ) « » \" ' - — % $ € "
    "4 5.5 1,200 2023 14:06 3.5.2021 million billion a one two hundred percent times sevenfold "
    "doubled halved by up down rose fell more than about exceeds some CIS EU countries Russia "
    "Kyrgyz Kazakhstan 's our we it this country the two bilateral last year May January first "
    "half of months respectively citizens migrants share tons despite sanctions buy oil he said "
    "want not deficit 16 октября \u00a0 \n \u0301 ½ ² ٤ İ ﬁ 999999999999999999999"
)
RUSSIAN = (
    "торговля товарооборот экспорта импорт поставки доля переводы инвестиции мигрантов с в из на "
    "до от между и , . ( ) — % $ 4 5,5 1\u00a0200 2023 14:06 млн. млрд тысяч миллиона полтора раза "
    "вдвое треть на по сравнению с более чем почти не превысил вырос сократилась года годом ранее "
    "январь I квартале полугодие 2023-го за месяцев некоторые страны ЕС СНГ России Китаю "
    "Кыргызстаном "
    "российский взаимная двух стран республики оттуда наш соответственно граждан доллар тонн "
    "хотят чтобы сообщил"
)
WORDS = st.sampled_from(f"{PIECES} {RUSSIAN}".split(" "))
LANGUAGES = st.sampled_from(languages())
TEXTS = st.text() | st.lists(WORDS, max_size=60).map(" ".join) | st.lists(WORDS).map("".join)


def article(language: str = "en", speaker: str = "A B, President of Kyrgyzstan") -> Article:
    return Article(
        article_id="any",
        title="",
        publisher="",
        author="",
        url="",
        published=date(2024, 10, 16),
        language=language,
        speaker=speaker,
        speaker_area="KGZ" if speaker else "",
        sha256="",
        terms="",
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES)
def test_any_text_is_read(text: str, language: str) -> None:
    found = extract(text, article(language))
    assert found == extract(text, article(language))
    rows = normalise(found, text, article(language))
    for row in rows.quotations:
        assert text[row.start : row.end] == row.exact != ""
        context = row.prefix + row.exact + row.suffix
        assert context in text
        assert row.quotation_id == quotation_id("any", row.start, row.end)
    for refused in rows.rejections:
        assert text[refused.start : refused.end] == refused.exact != ""
    known = {row.quotation_id for row in rows.quotations}
    assert {row.quotation_id for row in (*rows.observations, *rows.ties)} == known


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES)
def test_figures_and_rejections_do_not_overlap(text: str, language: str) -> None:
    found = extract(text, article(language))
    figures = [(reading.start, reading.end) for reading in found.readings]
    assert figures == sorted(figures)
    spans = sorted(figures + [(refused.start, refused.end) for refused in found.rejections])
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_digit_is_accounted_for(text: str, language: str) -> None:
    covered = _covered(extract(text, article(language)))
    assert [i for i, sign in enumerate(text) if sign.isdecimal() and i not in covered] == []


def _covered(found: Extraction) -> set[int]:
    """Characters of figures, of their evidence, and of rejections."""
    spans = [(r.start, r.end) for r in (*found.readings, *found.rejections)]
    spans += [(e.start, e.end) for reading in found.readings for e in reading.evidence]
    return {offset for start, end in spans for offset in range(start, end)}


@pytest.mark.parametrize(
    "piece",
    ["1", "111,", "million ", "a million ", "«", '"', "e\u0301", "5% ", ") ", "14:06 ", "1-",
     "Russia and China ", "trade with Russia rose 5% to $3 billion ", "January ", "1 000 ", "млн. ",
     "экспорт из России в Китай вырос с 5 до 7 млн тонн ", "в стран ЕС ", "два с половиной "],
)  # fmt: skip
@pytest.mark.parametrize("language", languages())
def test_work_grows_with_length(language: str, piece: str) -> None:
    """Four times the text takes about four times the calls; quadratic work would take sixteen."""
    short, long = piece * (4_000 // len(piece)), piece * (16_000 // len(piece))
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
        extract("4 %", article(language="tlh"))


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

"""Words of others that have quotation marks themselves, between marks of the page's language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.narrative import claim_text, wording
from lib.dashboard.narrative.quotation_marks import nested
from lib.model import Message

EN = wording("en")


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("exceeds $4 billion", "“exceeds $4 billion”"),
        ("“Our trade grew", "“Our trade grew”"),
        ("“Our trade grew.”", "“Our trade grew.”"),
        ("“Our trade grew,” he said", "“‘Our trade grew,’ he said”"),
        ("he said: “Our trade grew", "“he said: ‘Our trade grew’”"),
        ("trade grew,” he said", "“‘trade grew,’ he said”"),
        ("…“Our trade grew”", "“…Our trade grew”"),
        ('"Our trade" grew by "half"', "“‘Our trade’ grew by ‘half’”"),
        ('it was 2023"', "“it was 2023”"),
        ("he said “she said ‘no’ to me” twice", "“he said ‘she said ‘no’ to me’ twice”"),
        ("a “b “c” d” e", "“a ‘b “c” d’ e”"),
        ("«Наш товарооборот вырос", "“Наш товарооборот вырос”"),
        ("«Наш товарооборот», — сказал он", "“«Наш товарооборот», — сказал он”"),
        ("газета „Бишкек“ пишет", "“газета „Бишкек“ пишет”"),
        ("Kyrgyzstan’s trade", "“Kyrgyzstan’s trade”"),
        ("", "“”"),
    ],
)
def test_marks_are_never_doubled_and_never_alone(words: str, quoted: str) -> None:
    assert EN.quoted(words) == quoted


def test_the_language_says_which_marks_are_inside() -> None:
    russian = (("«", "»"), ("„", "“"))
    assert nested(["он сказал «нет» и ушёл"], *russian) == ("он сказал „нет“ и ушёл",)
    assert nested(['он сказал "нет" и ушёл'], *russian) == ("он сказал „нет“ и ушёл",)
    assert nested(["“Trade” grew"], *russian) == ("“Trade” grew",)


def test_a_quotation_in_parts_is_marked_as_a_whole() -> None:
    assert EN.quoted_parts("“Trade ", "grew", ",” he said") == ("“‘Trade ", "grew", ",’ he said”")
    assert EN.quoted_parts("“Trade ", "grew", "") == ("“Trade ", "grew", "”")
    assert EN.quoted_parts("", "grew", "” he said") == ("“‘", "grew", "’ he said”")


@given(st.lists(st.text('a “”«»„".,’'), min_size=1, max_size=3))
def test_no_two_outer_marks_meet_and_all_have_their_other_one(parts: list[str]) -> None:
    found = nested(parts, ("“", "”"), ("‘", "’"))
    assert len(found) == len(parts)
    whole = "".join(found)
    assert whole.count("«") == whole.count("»")
    assert '"' not in whole
    kept = "".join(letter for letter in "".join(parts) if letter in "a .,")
    assert "".join(letter for letter in whole if letter in "a .,") == kept


@pytest.mark.parametrize(
    ("prefix", "suffix", "sides"),
    [
        ("in 2022.” Trade fell by ", " in 2023", ("Trade fell by ", " in 2023")),
        ("“Exports grew by ", " in 2022.” Trade fell", ("“Exports grew by ", " in 2022”")),
        ("It is ", " of our trade.\nHe was asked", ("It is ", " of our trade")),
        ("He said? «It is ", "!» Then", ("«It is ", "»")),
    ],
)
def test_a_sentence_ends_with_the_marks_behind_its_sign(
    prefix: str, suffix: str, sides: tuple[str, str]
) -> None:
    assert claim_text.quotation(prefix, "a third", suffix) == sides


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "There is no page 'it''s'."),
        ("ru", "Страницы «it''s» нет."),
        ("ky", "«it''s» деген барак жок."),
    ],
)
def test_what_a_program_shows_has_the_marks_of_the_language(language: str, said: str) -> None:
    message = Message("There is no page {name}.", name="'it''s'")
    assert wording(language).said(message) == said
    plain = Message("There is no page {name}.", name="it's")
    assert "it's" in wording(language).said(plain), "one mark is none around it"

"""The catalogues of other languages: whole, and fit for every name that a sentence may be of."""

import re
import string
from collections.abc import Iterator
from importlib.resources import files

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from lib.codelists import NAMED_IN, areas, codelist
from lib.dashboard import narrative
from lib.dashboard.narrative import ENGLISH, LANGUAGES, wording
from lib.dashboard.narrative.wording import EXACTLY_ONE, NOTE
from lib.store.schema import TABLES

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
INFLECTED = ("area", "compiler", "definition", "indicator", "product", "tie_subject")
"""The code lists of which sentences have names in cases."""

_ABBREVIATED = ("No.", "\xa0тыс.", " шт.")

Parts = list[tuple[str, str]]


def catalogue(language: str) -> Catalog:
    """The messages of a language as translators have them."""
    source = files(narrative.__name__).joinpath("messages", f"{language}.po")
    with source.open("rb") as file:
        return read_po(file, locale=language)


CATALOGUES = {language: catalogue(language) for language in OTHERS}


def entries(language: str) -> Iterator[Message]:
    """The messages of a catalogue without its head."""
    return (message for message in CATALOGUES[language] if message.id)


def forms(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """A message, or each of its plural forms."""
    return (words,) if isinstance(words, str) else tuple(words)


def slots(words: str) -> Parts:
    """The names of slots in a message, each with the form that it asks for."""
    parts = string.Formatter().parse(words)
    return [(name, (spec or "").removeprefix("^")) for _, name, spec, _ in parts if name]


def names(words: str) -> set[str]:
    """The names of slots in a message."""
    return {name for name, _ in slots(words)}


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_untranslated_or_in_doubt(language: str) -> None:
    found = list(entries(language))
    assert len(found) > 1500
    unsure = [message.id for message in found if message.fuzzy]
    empty = [message.id for message in found if not all(forms(message.string))]
    assert (unsure, empty) == ([], [])


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_the_slots_of_its_message(language: str) -> None:
    """One that is of a number may say less of one thing than of many."""
    faults = []
    for message in entries(language):
        english, said = forms(message.id), forms(message.string)
        known = set().union(*map(names, english))
        if message.context == EXACTLY_ONE:
            one = CATALOGUES[language].get(english[0])
            assert one, f"{english[0]!r} is no message without its context"
            known = set().union(*map(names, forms(one.id)))
        if any(not names(words) <= known for words in said):
            faults.append((english, said))
        if message.context != EXACTLY_ONE and names(said[-1]) != names(english[-1]):
            faults.append((english, said))
    assert faults == []


@pytest.mark.parametrize("language", OTHERS)
def test_ends_and_gaps_are_those_of_the_message(language: str) -> None:
    """Sentences follow each other as they are: a blank or a full stop too many is seen."""
    faults = [
        (english, said)
        for message in entries(language)
        for english, said in zip(forms(message.id), forms(message.string), strict=False)
        if edges(english) != edges(said) or "  " in said.strip()
    ]
    assert faults == []


def edges(words: str) -> tuple[str, str, bool]:
    """The blanks around a message, and whether a full stop ends it: one of an abbreviation does
    not."""
    inner = words.strip()
    stop = inner.endswith(".") and not inner.endswith(_ABBREVIATED)
    return words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :], stop


CALQUES = re.compile(r"бардык (?:импорт|экспорт|соода)(?!у)|ачык (?:кал|бойдон)|боюнча ачык\b")
"""What was translated word for word: "all imports" is said «жалпы импорт», and «ачык» is "clear",
the opposite of a question that is left open."""


def test_kyrgyz_says_nothing_that_is_english_word_for_word() -> None:
    found = [
        words
        for message in entries("ky")
        for words in forms(message.string)
        if CALQUES.search(words)
    ]
    assert found == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_asks_for_forms_that_the_language_has(language: str) -> None:
    known = {"", "label", *wording(language).area("RUS").forms}
    asked = {
        (words, form)
        for message in entries(language)
        for words in forms(message.string)
        for _, form in slots(words)
    }
    assert {form for _, form in asked} > {"", "gen", "with"}
    assert {(words, form) for words, form in asked if form not in known} == set()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", INFLECTED)
def test_every_code_of_a_list_is_in_every_case(language: str, name: str) -> None:
    words = wording(language)
    cases = {rule["case"] for rule in words._data["forms"].values() if "case" in rule}
    if name != "area":
        cases -= {"without"}
    codes = set(areas() if name == "area" else codelist(name))
    rows = {code: row for (of, code), row in words._inflected.items() if of == name}
    file = f"lib/dashboard/narrative/forms/{language}.csv"
    assert sorted(codes - set(rows)) == [], f"{file} has no row of these"
    assert sorted(set(rows) - codes) == [], f"{file} has rows of these, which are in no list"
    lacking = {code for code, row in rows.items() if not all(row[case] for case in cases | {"nom"})}
    assert not lacking
    if name == "area":
        columns = {rule["by"] for rule in words._data["forms"].values() if "by" in rule}
        assert not {code for code, row in rows.items() if not all(row[one] for one in columns)}


def test_what_has_names_has_them_in_every_language_of_the_pages() -> None:
    assert tuple(LANGUAGES) == NAMED_IN
    for name, table in TABLES.items():
        columns = [column.name for column in table.columns]
        if "label_en" in columns:
            assert {f"label_{language}" for language in LANGUAGES} <= set(columns), name


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_with_a_name_is_said_of_every_area(language: str) -> None:
    """Alone and in a list; none has a hole, a brace or an English name in it."""
    words = wording(language)
    everyone = [words.area(code) for code in areas()]
    english = {wording(ENGLISH).area(code).forms["label"].word for code in areas()}
    own = {words.area(code).forms["label"].word for code in areas()}
    assert not english & own
    for message in entries(language):
        for said in forms(message.string):
            parts = slots(said)
            for name in {name for name, form in parts if form}:
                others = {one: "—" if one != name else "" for one, form in parts if not form}
                for noun in everyone:
                    filled = {one: noun for one, form in parts if form} | others | {name: noun}
                    sentence = said.format(**filled)
                    assert "{" not in sentence
                    assert all(
                        f"{noun:{form}}" in _both(sentence) for n, form in parts if n == name
                    )


def _both(sentence: str) -> str:
    """A sentence, and it with a small letter at its beginning."""
    return f"{sentence}\n{sentence[:1].lower()}{sentence[1:]}"


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        (
            "ru",
            "RUS",
            {"with": "с Россией", "from": "из России", "gen": "России", "to": "в Россию"},
        ),
        ("ru", "CYP", {"with": "с Кипром", "from": "с Кипра", "in": "на Кипре", "to": "на Кипр"}),
        ("ru", "USA", {"with": "с США", "from": "из США", "in": "в США", "dat": "США"}),
        ("ru", "WLD", {"with": "со всем миром", "in": "во всём мире", "from": "из всего мира"}),
        ("ru", "CIS", {"with": "с СНГ", "without": "без СНГ", "gen": "СНГ"}),
        ("ru", "NLD", {"with": "с Нидерландами", "gen": "Нидерландов", "in": "в Нидерландах"}),
        ("ky", "RUS", {"with": "Россия менен", "from": "Россиядан", "gen": "Россиянын"}),
        ("ky", "KAZ", {"with": "Казакстан менен", "from": "Казакстандан", "to": "Казакстанга"}),
        ("ky", "USA", {"gen": "АКШнын", "from": "АКШдан", "in": "АКШда"}),
        ("ky", "TUR", {"gen": "Түркиянын", "to": "Түркияга", "acc": "Түркияны"}),
        ("ky", "EU27", {"gen": "ЕБдин", "from": "ЕБден", "with": "ЕБ менен"}),
    ],
)
def test_names_are_inflected(language: str, code: str, expected: dict[str, str]) -> None:
    noun = wording(language).area(code)
    assert {form: f"{noun:{form}}" for form in expected} == expected


@pytest.mark.parametrize(
    ("language", "form", "said"),
    [
        ("ru", "with", "с Россией, ЕС и Китаем"),
        ("ru", "gen", "России, ЕС и Китая"),
        ("ru", "from", "из России, ЕС и Китая"),
        ("ky", "with", "Россия, ЕБ жана Кытай менен"),
        ("ky", "gen", "Россиянын, ЕБдин жана Кытайдын"),
        ("ky", "from", "Россиядан, ЕБден жана Кытайдан"),
    ],
)
def test_a_list_has_its_preposition_once_and_each_name_its_case(
    language: str, form: str, said: str
) -> None:
    assert f"{wording(language).areas(['RUS', 'EU27', 'CHN']):{form}}" == said


NUMBERS = {
    "ru": {1: "1 цифра", 2: "2 цифры", 5: "5 цифр", 11: "11 цифр", 21: "21 цифра", 112: "112 цифр"},
    "ky": {1: "1 сан", 2: "2 сан", 5: "5 сан", 21: "21 сан"},
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_noun_goes_with_its_number(language: str) -> None:
    words = wording(language)
    said = {count: words.plural("{count} figure", "{count} figures", count) for count in (1, 2, 5)}
    assert said == {count: NUMBERS[language][count] for count in said}
    for count, phrase in NUMBERS[language].items():
        assert str(words.counted("{count} figure", "{count} figures", count)) == phrase


def test_one_thing_that_is_not_counted_is_no_twenty_one() -> None:
    """«21 цифра» has the form of «1 цифра»: a message of one thing without its number is apart,
    and what is said of 21 says all that is said of many."""
    apart = [message for message in entries("ru") if message.context == EXACTLY_ONE]
    assert apart
    for message in apart:
        (english,) = forms(message.id)
        whole = CATALOGUES["ru"].get(english)
        assert whole
        of_21, *_, of_many = forms(whole.string)
        assert len(names(of_21)) == len(names(of_many)), english
    words = wording("ru")
    english = ("in one document", "in {count} documents")
    assert words.plural(*english, 1) == "в одном документе"
    assert words.plural(*english, 21) == "в 21 документе"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ("$3.01 billion", "16 October 2024", "2018–2023", "1,234,567", "more than $4 billion"),
        ),
        ("ru", ("$3,01 млрд", "16 октября 2024 года", "2018–2023", "1 234 567", "более $4 млрд")),
        (
            "ky",
            (
                "$3,01 млрд",
                "2024-жылдын 16-октябры",
                "2018–2023",
                "1 234 567",
                "$4 млрддан ашык",
            ),
        ),
    ],
)
def test_numbers_sums_and_dates_are_as_the_language_writes_them(
    language: str, said: tuple[str, ...]
) -> None:
    words = wording(language)
    written = (
        words.value(3_010_000_000, "USD"),
        str(words.day("2024-10-16")),
        str(words.years(2018, 2023)),
        words.count(1_234_567),
        words.hedged(4_000_000_000, "USD", "more_than"),
    )
    assert tuple(re.sub(r"\s", " ", text) for text in written) == said


def test_a_note_of_the_record_begins_with_a_small_letter_or_a_name() -> None:
    """It is read after a colon or a semicolon."""
    names_in_notes = ("Армения", "Китай", "Украина")
    for message in entries("ru"):
        places = [place for place, _ in message.locations]
        if message.context != NOTE or not any(one.startswith("data/record") for one in places):
            continue
        words = str(message.string)
        assert words[:2].isupper() or not words[0].isupper() or words.startswith(names_in_notes)


def test_one_thing_has_one_name_on_the_pages_and_in_the_files() -> None:
    for language in OTHERS:
        words = wording(language)
        assert words.label("verdict", "cannot_tell") in {
            words.text("left open"),
            words.text("leaves it open"),
        }


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_a_figure_that_was_only_said_is_not_called_final(language: str) -> None:
    """Files have the status of statements too, which is that of figures without a mark."""
    words = wording(language)
    assert words.label("obs_status", "A") != words.text("final")


def test_what_is_said_of_nobody_by_name_cannot_be_read_as_said_by_them() -> None:
    for message in entries("ru"):
        if str(message.id).startswith("Nothing is said {partners:of}"):
            assert "про {partners:acc}" in str(message.string).lower()
        if str(message.id).startswith("Registers count"):
            assert "На учёте" not in str(message.string), "citizens present are among them"

"""What a language file may hold, how its phrases are found, and that a new one needs no Python."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from lib.model import DataError, TimeWords
from lib.reader.extraction.text.vocabulary import check
from lib.reader.languages import compiled, language, tokens
from lib.reader.languages.inflection import Inflections

PUBLISHED = sorted(
    place.name.removesuffix(".toml")
    for place in files("lib.reader.languages").iterdir()
    if place.name.endswith(".toml")
)
SMALL = """
[format]
decimal = ","
fold = "fach"
abbreviations = ["nr"]
[number]
7 = ["sieben"]
[month]
5 = ["Mai"]
[indicator]
exports = ["ausfuhr*"]
[period]
month = ["<month> <year>"]
"""


@pytest.mark.parametrize("code", PUBLISHED)
def test_every_table_list_and_phrase_of_a_language_can_be_read(code: str) -> None:
    check(language(code))


@pytest.mark.parametrize("code", PUBLISHED)
def test_every_table_is_read(code: str) -> None:
    readers = Path(str(files("lib.reader.extraction"))).rglob("*.py")
    named_only = {"vocabulary.py"}
    source = "".join(path.read_text("utf-8") for path in readers if path.name not in named_only)
    slots = files("lib.reader.languages").joinpath(f"{code}.toml").read_text("utf-8")
    kinds = {phrase.kind for phrase in language(code).lexicon.phrases}
    read = set(re.findall(r"MarkKind\.([A-Z_]+)", source))
    unread = {kind for kind in kinds if kind.upper() not in read and f"<{kind}" not in slots}
    assert unread == set()


@pytest.mark.parametrize("code", PUBLISHED)
def test_no_phrase_stands_twice_for_one_thing(code: str) -> None:
    phrases = language(code).lexicon.phrases
    assert len(set(phrases)) == len(phrases)


def test_a_language_is_data() -> None:
    small = compiled("de", SMALL)
    text = "Die Ausfuhren nahmen siebenfach zu, um 1.200,5 im Mai 2023"
    found = tokens(text)
    marks = small.lexicon.marks(text, found)
    kinds = {(mark.kind, mark.code) for here in marks.values() for mark in here}
    assert {("indicator", "exports"), ("multiple", "7"), ("month", "5")} == kinds
    assert "1.200,5" in [token.text for token in found]


LATIN = """
[format]
decimal = ",."
fold = ""
abbreviations = []
[inflection.a]
nominative = ["a", "ae"]
of = ["ae", "arum"]
with = ["a"]
[inflection.us]
nominative = ["us"]
of = ["i"]
[declined]
"a" = "a"
[period]
month = ["mens~us <month>"]
[area]
FRA = ["Galli~a"]
ITA = ["Res~a Roman~a"]
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Galliae", {("FRA", "nominative of")}),
        ("galliam galliae", set()),
        ("Resarum Romanarum", {("ITA", "of")}),
        ("Resa Romanarum", set()),
    ],
)
def test_words_change_with_their_case_and_agree(text: str, found: set[tuple[str, str]]) -> None:
    latin = compiled("la", LATIN)
    marks = latin.lexicon.marks(text, tokens(text))
    read = {(mark.code, " ".join(sorted(mark.cases))) for here in marks.values() for mark in here}
    assert read == {(code, " ".join(sorted(cases.split()))) for code, cases in found}


@pytest.mark.parametrize(
    ("phrase_", "text", "found"),
    [
        ("May", "It may rain in May.", 1),
        ("US", "US firms told us so.", 1),
        ("no more than", "no more than that", 1),
        ("export*", "exporters and exports", 2),
        ("C . I . S .", "the c.i.s.", 0),
    ],
)
def test_phrases_are_found_as_written(phrase_: str, text: str, found: int) -> None:
    style = SMALL.split("[number]")[0]
    one = compiled("xx", f'{style}[kind]\ncode = ["{phrase_}"]\n[period]\n')
    marks = one.lexicon.marks(text, tokens(text))
    assert sum(len(here) for here in marks.values()) == found


def test_the_longest_phrase_of_a_kind_wins_and_hides_what_is_in_it() -> None:
    spoken = language("en")
    text = "no more than five"
    marks = spoken.lexicon.marks(text, tokens(text))
    bounds = [m.code for here in marks.values() for m in here if m.kind == "bound"]
    assert bounds == ["at_most"]


def test_phrases_of_one_kind_and_length_all_stay() -> None:
    """A word may mean two things of one kind, as a preposition that the case decides on."""
    style = SMALL.split("[number]")[0]
    meanings = '[kind]\none = ["of all"]\ntwo = ["of all", "of"]\nthree = ["of"]\n[period]\n'
    small = compiled("xx", f"{style}{meanings}")
    marks = small.lexicon.marks("of all", tokens("of all"))
    assert [(mark.code, mark.last) for mark in marks[0]] == [("one", 2), ("two", 2)]


def test_a_stem_may_be_of_any_length() -> None:
    stem = "donaudampfschifffahrtsgesellschaft"
    small = compiled("xx", SMALL.replace("ausfuhr*", f"{stem}*"))
    marks = small.lexicon.marks(f"{stem}en", tokens(f"{stem}en"))
    assert [mark.code for mark in marks[0]] == ["exports"]


@pytest.mark.parametrize(
    ("text", "rule", "slots"),
    [
        ("first nine months", "first_months", {}),
        ("May", "month", {"month": "5"}),
        ("March to June", "months", {"from": "3", "to": "6"}),
        ("the third quarter of last year", None, {}),
    ],
)
def test_the_longest_template_fits(text: str, rule: str | None, slots: dict[str, str]) -> None:
    spoken = language("en")
    found = tokens(text)
    marks = dict(spoken.lexicon.marks(text, found))
    for index, token in enumerate(found):
        if token.text.isdecimal():
            marks[index] = (
                type(next(iter(marks.values()))[0])("year", token.text, index, index + 1),
            )
        if token.text == "nine":
            marks[index] = (type(next(iter(marks.values()))[0])("count", "9", index, index + 1),)
    match = spoken.year_parts.longest(found, marks, 0)
    assert (match.rule if match else None) == rule
    if match is not None:
        assert slots.items() <= match.slots.items()
        assert match.last == len(found)


@pytest.mark.parametrize("code", ["tlh", "", "../en", "EN", "english"])
def test_an_unknown_language_is_named(code: str) -> None:
    with pytest.raises(DataError, match="there is no language"):
        language(code)


@pytest.mark.parametrize(
    "toml", ["", "[format", "[format]\ndecimal = 1", SMALL.replace('"Mai"', "5")]
)
def test_a_broken_file_is_named(toml: str) -> None:
    with pytest.raises(DataError, match=r"lib/reader/languages/xx\.toml"):
        compiled("xx", toml)


def test_time_words_are_plain_data() -> None:
    assert TimeWords("year", {"year": "0"}, 0, 1) == TimeWords("year", {"year": "0"}, 0, 1)


STRUNG = """
[sounds]
A = "ae"
[inflection.n.number]
one = [""]
many = ["lAr"]
[inflection.n.case]
nominative = [""]
from = ["dAn"]
to = ["gA"]
"""


@pytest.mark.parametrize(
    ("phrase_", "text", "cases"),
    [
        ("dollar~n", "dollar", {"one", "nominative"}),
        ("dollar~n", "dollarlardan", {"many", "from"}),
        ("US~n", "USga", {"one", "to"}),
        ("US~n", "usga", None),
        ("~n", "40dan", {"one", "from"}),
        ("~n", "40 dan", None),
        ("dollar~n", "dollarcha", None),
    ],
)
def test_endings_may_be_strung_together(phrase_: str, text: str, cases: set[str] | None) -> None:
    style = SMALL.split("[number]")[0]
    one = compiled("xx", f'{style}{STRUNG}[kind]\ncode = ["{phrase_}"]\n[period]\n')
    marks = one.lexicon.marks(text, tokens(text))
    found = [mark.cases for here in marks.values() for mark in here]
    assert found == ([] if cases is None else [cases])


def test_a_phrase_may_ask_for_the_case_of_the_word_before() -> None:
    style = SMALL.split("[number]")[0]
    phrases = '[unit]\nUSD = ["dollar~n"]\n[bound_after]\nmore_than = ["<from> artyk"]\n'
    one = compiled("xx", f"{style}{STRUNG}{phrases}[period]\n")
    kinds = []
    for text in ("dollardan artyk", "dollarga artyk", "artyk"):
        marks = one.lexicon.marks(text, tokens(text))
        kinds.append([mark.kind for here in marks.values() for mark in here])
    assert kinds == [["unit", "bound_after"], ["unit"], []]


@pytest.mark.parametrize(
    ("name", "cases"), [("abcae", {"of"}), ("abae", set()), ("abc", set()), ("ae", set())]
)
def test_a_name_on_no_list_has_three_letters_before_its_ending(name: str, cases: set[str]) -> None:
    """With two, half of all short names would be a case of something."""
    known = Inflections({"a": {"nominative": ["a"], "of": ["ae"]}}, {"a": "a"})
    assert known.guessed(name, bare=False) == cases
    assert known.fits(name, "a") == cases

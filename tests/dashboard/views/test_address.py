"""Addresses: read, written, moved; what means nothing is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.views.address import (
    CHOICES,
    PAGES,
    PARTNERS,
    language_of,
    moved,
    read,
    written,
)
from lib.model import Question

KNOWN = ("EU27", "CIS", "CHN", "KAZ", "RUS")


@pytest.mark.parametrize(
    ("given_", "chosen", "unknown"),
    [
        (None, ("RUS", "EU27", "CIS"), ()),
        (["RUS,CHN"], ("RUS", "CHN"), ()),
        (["RUS", "CHN"], ("RUS", "CHN"), ()),
        (["eu, ru,RUS"], ("EU27", "RUS"), ()),
        (["none"], (), ()),
        ([""], (), ()),
        (["RUS,none"], ("RUS",), ("none",)),
        (["DEU,Atlantis"], (), ("DEU", "Atlantis")),
    ],
)
def test_partners_are_codes_or_aliases_and_strangers_are_named(
    given_: list[str] | None, chosen: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    asked = read("trade", [("partner", value) for value in given_ or ()], KNOWN)
    assert (asked.question.partners, asked.unknown_partners) == (chosen, unknown)


def test_a_partner_that_is_not_on_record_is_no_default_either() -> None:
    asked = read("trade", (), ("RUS",))
    assert (asked.question.partners, asked.unknown_partners) == (("RUS",), ())


@pytest.mark.parametrize(("length", "kept"), [(200, 200), (201, 200), (9_000, 200)])
def test_of_a_choice_no_more_is_read_than_any_choice_has(length: int, kept: int) -> None:
    """A page repeats it in every link: a long one would make a page of megabytes."""
    question = read("data", [("q", "x" * length)], KNOWN).question
    assert question.chosen("q") == "x" * kept


@given(
    page=st.sampled_from(PAGES),
    partners=st.lists(st.sampled_from(KNOWN), unique=True).map(tuple),
    values=st.dictionaries(st.integers(0, 3), st.text(min_size=1, max_size=9)),
)
def test_what_is_written_is_read_again(
    page: str, partners: tuple[str, ...], values: dict[int, str]
) -> None:
    names = CHOICES[page]
    choices = {names[n]: value for n, value in values.items() if n < len(names)}
    question = Question.of(page, partners, choices)
    path, _, query = written(question).partition("?")
    assert path == ("/" if page == "overview" else f"/{page}")
    from urllib.parse import parse_qsl

    asked = read(page, parse_qsl(query, keep_blank_values=True), KNOWN)
    assert asked.question == question
    assert not asked.unknown_partners and not asked.unknown_names


def test_the_default_is_not_written() -> None:
    assert written(Question.of("overview", PARTNERS, {})) == "/"
    assert written(Question.of("trade", (), {})) == "/trade?partner=none"
    assert written(Question.of("trade", PARTNERS, {}, "ru")) == "/trade?lang=ru"


def test_a_name_that_is_no_choice_of_the_page_is_named() -> None:
    asked = read("people", [("view", "share"), ("host", "RUS"), ("x", "")], KNOWN)
    assert asked.unknown_names == ("view", "x")
    assert asked.question.choices == (("host", "RUS"),)


@pytest.mark.parametrize(
    ("asked_for", "named"),
    [([], None), (["ru"], None), (["zz", "ky"], None), (["zz"], "zz"), (["en", ""], "")],
)
def test_a_language_of_no_page_is_named(asked_for: list[str], named: str | None) -> None:
    asked = read("trade", [("lang", one) for one in asked_for], KNOWN)
    assert asked.unknown_language == named


def test_equal_questions_are_equal_whatever_the_order_of_the_address() -> None:
    one = read("trade", [("flow", "exports"), ("view", "share")], KNOWN).question
    other = read("trade", [("view", "share"), ("flow", "exports")], KNOWN).question
    assert one == other and hash(one) == hash(other)


@pytest.mark.parametrize(
    ("path", "parameters", "address"),
    [
        (
            "/compare",
            [("partner", "CHN,KAZ"), ("view", "share")],
            "/trade?partner=CHN,KAZ&view=share",
        ),
        ("/compare", [("indicator", "exports")], "/trade?flow=exports"),
        (
            "/compare",
            [("partner", "CHN"), ("view", "growth"), ("base", "2019"), ("indicator", "imports")],
            "/trade?partner=CHN&flow=imports&view=growth&base=2019",
        ),
        ("/compare", [("events", "on")], "/trade?events=on"),
        ("/mirror", [("across", "DEU")], "/trade?tab=both_sides&with=DEU"),
        ("/mirror", [("pair", "RUS")], "/trade?tab=both_sides&with=RUS&kind=statements"),
        (
            "/mirror",
            [("pair", "RUS"), ("across", "KAZ"), ("currency", "own")],
            "/trade?tab=both_sides&with=KAZ",
        ),
        ("/compare", [("year", "2021")], "/trade?tab=exports_imports&year=2021"),
        (
            "/compare",
            [("year", "2021"), ("block", "CIS"), ("indicator", "imports")],
            "/trade?tab=partners&flow=imports&year=2021&within=CIS",
        ),
        (
            "/trade",
            [("partner", "CHN"), ("indicator", "exports"), ("scale", "log")],
            "/trade?partner=CHN&flow=exports&scale=log",
        ),
        ("/trade", [("flow", "exports"), ("year", "2021")], None),
        ("/overview", [("lang", "ky")], "/?lang=ky"),
        ("/compare", [("lang", "ru"), ("partner", "CHN")], "/trade?partner=CHN&lang=ru"),
        ("/at_a_glance", [], "/"),
        ("/at_a_glance", [("partner", "none")], "/?partner=none"),
        ("/article", [("partner", "CHN")], "/articles?partner=CHN"),
        ("/read", [], "/articles?tab=read"),
        ("/trade", [], None),
        ("/claims", [("claim", "a.1")], None),
        ("/", [], None),
    ],
)
def test_addresses_of_before_lead_on_with_their_choices(
    path: str, parameters: list[tuple[str, str]], address: str | None
) -> None:
    assert moved(path, parameters) == address


def test_a_language_that_is_not_spoken_here_is_english() -> None:
    assert language_of([("lang", "tlh")]) == language_of([]) == "en"

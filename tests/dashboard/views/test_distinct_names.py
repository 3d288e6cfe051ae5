"""What is taken away says in its name what it is: no two questions ever have one name."""

from collections.abc import Iterator, Mapping
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import store
from lib.dashboard import exports, queries, views
from tests import round_numbers
from tests.examples import examples

Question = tuple[str, tuple[str, ...] | None, tuple[tuple[str, str], ...]]
MADE = round_numbers.edition()
CHOSEN = ((), ("RUS",), ("EU27",), ("RUS", "EU27", "CIS"), ("CHN", "KAZ"))
MANY = tuple(code for code in round_numbers.TRADE if code != "WLD")


def asked(name: str, partners: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Everything that can be chosen of an answer; years the wrong way round are no choice."""
    answer = views.QUERIES[name]
    options = [views.options(name, choice, MADE, partners) for choice in answer.options]
    for chosen in product(*options):
        choices = dict(zip(answer.options, chosen, strict=True))
        if choices.get("from", "") <= choices.get("to", choices.get("from", "")):
            yield choices


def question(name: str, partners: tuple[str, ...], choices: Mapping[str, str]) -> Question:
    """What decides the rows."""
    decided = views.QUERIES[name].by_partner
    return name, partners if decided else None, tuple(choices.items())


def test_no_two_questions_have_one_name() -> None:
    names: dict[str, Question] = {}
    for name, partners in product(views.QUERIES, (*CHOSEN, MANY[:7], MANY[1:8], MANY)):
        for choices in asked(name, partners):
            one = question(name, partners, choices)
            file = exports.file_name(one[0], one[1], (2019, 2022), "csv", dict(one[2]))
            assert names.setdefault(file, one) == one, file
    for table, partners in product(store.TABLES, CHOSEN):
        one = (table, partners if table in queries.BY_PARTNER else None, ())
        file = exports.file_name(table, one[1], (2019, 2022), "csv")
        assert names.setdefault(file, one) == one, file


@given(
    st.lists(
        st.lists(st.sampled_from(MANY), unique=True, max_size=len(MANY)).map(tuple),
        min_size=2,
        max_size=6,
        unique=True,
    )
)
def test_no_two_choices_of_partners_have_one_name(chosen: list[tuple[str, ...]]) -> None:
    names = {exports.file_name("trade", partners, None, "csv") for partners in chosen}
    assert len(names) == len(chosen)
    assert max(map(len, names)) < 100


@pytest.mark.parametrize("name", [n for n, one in views.QUERIES.items() if not one.by_partner])
def test_partners_that_a_name_leaves_out_decide_nothing(name: str) -> None:
    for choices in asked(name, MANY):
        found = []
        for partners in (CHOSEN[-1], MANY):
            allowed = (
                chosen in views.options(name, choice, MADE, partners)
                for choice, chosen in choices.items()
            )
            if all(allowed):
                found.append(views.run(name, MADE, partners, choices))
        for one in found[1:]:
            pd.testing.assert_frame_equal(one, found[0])


@examples(3)
@given(st.lists(st.sampled_from(MANY), unique=True, min_size=1, max_size=4).map(tuple))
def test_the_address_without_partners_is_the_same_answer(partners: tuple[str, ...]) -> None:
    """As the page gives it: for any program, whoever was chosen on the page."""
    for name, answer in views.QUERIES.items():
        if answer.by_partner:
            continue
        for choices in list(asked(name, partners))[:2]:
            if all(choices.values()):
                mine, everybody = (views.run(name, MADE, p, choices) for p in (partners, MANY))
                pd.testing.assert_frame_equal(mine, everybody)

"""What is taken away says in its name what it is: no two questions ever have one name."""

import re
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
from tests.pages.conftest import Open
from tests.pages.reading import Page

Question = tuple[str, tuple[str, ...] | None, tuple[tuple[str, str], ...]]
MADE = round_numbers.edition()
CHOSEN = ((), ("RUS",), ("EU27",), ("RUS", "EU27", "CIS"), ("CHN", "KAZ"))
MANY = tuple(code for code in round_numbers.TRADE if code != "WLD")


def asked(name: str, partners: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Everything that can be chosen of an answer."""
    answer = views.QUERIES[name]
    options = [views.options(name, choice, MADE, partners) for choice in answer.options]
    for chosen in product(*options):
        yield dict(zip(answer.options, chosen, strict=True))


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


def saved(page: Page) -> dict[str, str]:
    """What each picture is saved as, by name."""
    configs = [chart.proto for chart in page.script.get("plotly_chart")]
    found = (re.search(r'"filename": ?"([^"]+)"', proto.config) for proto in configs)
    names = [one[1] for one in found if one]
    assert len(names) == len(configs)
    return dict(zip((proto.id.rpartition("-")[2] for proto in configs), names, strict=True))


def test_four_claims_have_four_names(open_page: Open) -> None:
    pages = [
        open_page("claims", claim=f"24kg-2024-10-16.{start}", partner="CHN")
        for start in (1101, 1274, 1491, 2013)
    ]
    pictures = [saved(page)["claims"] for page in pages]
    assert len(set(pictures)) == 4
    for start, name in zip((1101, 1274, 1491, 2013), pictures, strict=True):
        assert f"claim-24kg-2024-10-16.{start}" in name and "CHN" not in name
    files = [[b.proto.label for b in page.script.get("download_button")] for page in pages]
    assert all(files)


@pytest.mark.parametrize(
    ("page", "chart", "query"),
    [
        ("compare", "compare", {"view": "share"}),
        ("compare", "compare", {"indicator": "exports"}),
        ("compare", "compare", {"events": "on"}),
        ("compare", "flows", {"year": "2021"}),
        ("compare", "members", {"block": "CIS"}),
        ("trade", "trade", {"view": "growth", "base": "2020"}),
        ("trade", "trade", {"scale": "log"}),
        ("trade", "streams", {"year": "2021"}),
        ("trade", "gold", {"partner": "CHE"}),
        ("mirror", "mirror", {"partner": "KAZ"}),
        ("mirror", "statements", {"partner": "KAZ"}),
        ("people", "migrants", {"host": "WLD"}),
        ("people", "remittances", {"host": "WLD"}),
    ],
)
def test_a_picture_is_named_for_what_tells_it_from_others(
    page: str, chart: str, query: dict[str, str], open_page: Open, over_round_numbers: None
) -> None:
    plain, other = saved(open_page(page)), saved(open_page(page, **query))
    assert plain[chart] != other[chart]
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", other[chart]) and "20" in other[chart]

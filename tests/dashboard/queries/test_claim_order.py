"""Which claims come first for the chosen partners."""

from dataclasses import replace

import pytest

from lib.dashboard.queries.claim_order import Nearness, claims_for
from lib.model import BroughtArticle, Tables
from tests.round_numbers import ARTICLE

_AMOUNT, _PEOPLE, _OTHERS, _GROWTH = (f"{ARTICLE}.{start}" for start in (1100, 1200, 1300, 1400))


def _placed(tables: Tables, *partners: str) -> list[tuple[str, Nearness, tuple[str, ...]]]:
    return [(one.code, one.nearness, one.perhaps) for one in claims_for(tables, partners, 9)]


def test_what_is_about_the_chosen_comes_first_and_trade_of_others_last(made: Tables) -> None:
    assert _placed(made, "CIS") == [
        (_GROWTH, Nearness.CHOSEN, ()),
        (_AMOUNT, Nearness.OTHERS, ()),
        (_PEOPLE, Nearness.OTHERS, ()),
        (_OTHERS, Nearness.NOT_HOME, ()),
    ]
    assert [code for code, *_ in _placed(made, "RUS", "CIS")] == [
        _AMOUNT,
        _PEOPLE,
        _GROWTH,
        _OTHERS,
    ]


def test_a_member_may_be_among_those_meant(made: Tables) -> None:
    first, *others = _placed(made, "CHN", "KAZ", "UZB")
    assert first == (_GROWTH, Nearness.PERHAPS, ("KAZ", "UZB"))
    assert [nearness for _, nearness, _ in others] == [
        Nearness.OTHERS,
        Nearness.OTHERS,
        Nearness.NOT_HOME,
    ]


@pytest.mark.parametrize("partners", [(), ("CHN",), ("EU27",)])
def test_of_whom_nothing_was_said_every_claim_is_about_others(
    made: Tables, partners: tuple[str, ...]
) -> None:
    """The EU is a side of the trade that is not Kyrgyzstan's: that does not make it about it."""
    assert [code for code, *_ in _placed(made, *partners)] == [
        _AMOUNT,
        _PEOPLE,
        _GROWTH,
        _OTHERS,
    ]
    assert {nearness for _, nearness, _ in _placed(made, *partners)} == {
        Nearness.OTHERS,
        Nearness.NOT_HOME,
    }


def test_no_more_are_given_than_asked_for_and_none_twice(made: Tables) -> None:
    assert len(claims_for(made, ("RUS",), 2)) == 2
    codes = [one.code for one in claims_for(made, ("RUS", "RUS", "CIS", "KAZ"), 9)]
    assert len(codes) == len(set(codes)) == 4


def test_the_article_that_the_reader_brought_comes_first(made: Tables) -> None:
    own, day = "mine-2020-01-01", "2020-01-01"
    said = made.observation[
        next(n for n in made.observation if n.startswith(f"{ARTICLE}#char=1300"))
    ]
    words = made.quotations[said.quotation_id or ""]
    rows = {
        "observations": (
            *made.observations,
            replace(said, observation_id="mine", quotation_id="mine", source_id=own),
        ),
        "quotations": (
            *made.quotations.values(),
            replace(words, quotation_id="mine", source_id=own),
        ),
        "sources": (
            *made.sources.values(),
            replace(made.sources[ARTICLE], source_id=own, published=day),
        ),
        "ties": made.ties,
    }
    article = BroughtArticle(own, "", {})
    tables = Tables(lambda name: rows[name], made.frame, "own", article=article)
    first, *others = claims_for(tables, ("RUS",), 9)
    assert (first.code, first.nearness, first.is_brought) == (
        f"{own}.1300",
        Nearness.NOT_HOME,
        True,
    )
    assert [one.code for one in others] == [_AMOUNT, _PEOPLE, _GROWTH, _OTHERS]
    assert not any(one.is_brought for one in others)

"""A claim in a few words."""

from dataclasses import replace

import pytest

from lib.dashboard.factcheck.assessment import in_brief
from lib.dashboard.narrative import claim_brief_text, claim_text, wording
from lib.model import NO_PUBLISHER, Bound, ClaimRow, Known, Tables
from tests.round_numbers import ARTICLE

WORDS = wording("en")


@pytest.fixture(scope="module")
def claim(made: Tables) -> ClaimRow:
    return in_brief(f"{ARTICLE}.1100", made).claim


def test_trade_of_others_is_not_called_kyrgyzstan_s(claim: ClaimRow) -> None:
    others = replace(claim, reporter="EU27", reporter_scope="some")
    assert claim_brief_text.about(others, WORDS).startswith(
        "Not Kyrgyzstan’s trade: trade of some EU countries with Russia,"
    )


def test_words_and_names_of_others_are_shortened_and_not_changed() -> None:
    assert claim_text.one_line("exceeds $4\N{NO-BREAK SPACE}billion") == "exceeds $4 billion"
    assert claim_text.one_line("a" * 80) == "a" * 80
    assert claim_text.one_line("a" * 81) == "a" * 79 + "…"


def test_who_said_it_is_named_without_the_office_else_the_publisher_else_nobody(
    made: Tables,
) -> None:
    source = made.sources[ARTICLE]
    assert source.publisher == "The Herald"
    assert claim_brief_text.speaker("A. B, president of C", source, WORDS) == "A. B"
    assert claim_brief_text.speaker(None, source, WORDS) == "The Herald"
    assert len(claim_brief_text.speaker("n" * 400, source, WORDS)) == 48
    unnamed = replace(source, publisher=NO_PUBLISHER)
    assert claim_brief_text.speaker(None, unnamed, WORDS) == "The article’s author"


@pytest.mark.parametrize(
    ("bound", "extreme"),
    [
        (Bound.MORE_THAN, "The highest in Kyrgyz statistics is $2 billion"),
        (Bound.AT_LEAST, "The highest in Kyrgyz statistics is $2 billion"),
        (Bound.AT_MOST, "The lowest in Kyrgyz statistics is $2 billion"),
        (Bound.UP_TO, "The lowest in Kyrgyz statistics is $2 billion"),
    ],
)
def test_a_sentence_names_the_figure_that_goes_furthest(
    bound: Bound, extreme: str, claim: ClaimRow, made: Tables
) -> None:
    figure = replace(in_brief(f"{ARTICLE}.1100", made).ranges[0].highest, obs_value=2e9)
    source = made.sources[ARTICLE]
    claim = replace(claim, bound=bound)
    said = claim_brief_text.as_sentence(claim, source, "X", "no", figure, WORDS)
    assert said == f"X said of trade with Russia: “exceeds $2 billion”. {extreme}, for 2022."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "X said of trade with Russia: “exceeds $2 billion”. no"),
        ("ru", "X: «exceeds $2 billion», то есть более $2 млрд (товарооборот с Россией). no"),
    ],
)
def test_words_in_another_language_have_their_number_beside_them(
    language: str, said: str, claim: ClaimRow, made: Tables
) -> None:
    source = replace(made.sources[ARTICLE], language="en")
    found = claim_brief_text.as_sentence(claim, source, "X", "no", None, wording(language))
    assert found.replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_figure_never_loses_its_bound_and_says_when_it_came_later(
    claim: ClaimRow, made: Tables
) -> None:
    figure = in_brief(f"{ARTICLE}.1100", made).statements[0]
    later = claim_brief_text.statement(figure, WORDS)
    assert later == "Russian officials: about $2.1bn for 2022, published later."
    then = claim_brief_text.statement(replace(figure, known=Known.THEN), WORDS)
    assert then == "Russian officials: about $2.1bn for 2022."
    hedged = replace(figure, bound=Bound.ALMOST)
    assert "almost $2.1bn" in claim_brief_text.statistics(hedged, hedged, (2022, 2022), WORDS)


def test_a_range_of_one_value_and_one_year_is_one(made: Tables) -> None:
    row = in_brief(f"{ARTICLE}.1100", made).ranges[0].highest
    assert claim_brief_text.statistics(row, row, (2022, 2022), WORDS) == (
        "Kyrgyz statistics: $1.2bn, 2022."
    )
    other = replace(row, side="EU27")
    assert claim_brief_text.statistics(other, other, (2020, 2022), WORDS) == (
        "EU statistics: $1.2bn, 2020–2022."
    )
    nobody = replace(row, side=None, compiler="UN-DESA")
    assert claim_brief_text.statistics(nobody, nobody, (2022, 2022), WORDS).endswith(
        ": $1.2bn, 2022."
    )


@pytest.mark.parametrize(
    ("definition", "counts"),
    [
        ("present", True),
        ("registered", True),
        ("register_entries", False),
        ("border_entries", False),
        ("unspecified", False),
        (None, False),
    ],
)
def test_cases_over_a_year_are_no_people_at_a_time(definition: str | None, counts: bool) -> None:
    assert claim_brief_text.counts_people_at_a_time(definition) is counts

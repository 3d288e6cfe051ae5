"""Words for what was read from an article."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.dashboard.factcheck.assessment import in_brief
from lib.dashboard.narrative import article_text, doubt_text, wording
from lib.model import BroughtArticle, ClaimRow, Inference, InferenceKind, Refusal, Tables, Verdict
from tests.round_numbers import ARTICLE

EN = wording("en")
Claim = Callable[..., ClaimRow]
SIDES = (
    Inference("reporter", InferenceKind.INHERITED, "Kyrgyzstan"),
    Inference("partner", InferenceKind.REFERRED, "this country"),
    Inference("indicator", InferenceKind.ASSUMED),
    Inference("period", InferenceKind.INHERITED, "in 2023"),
)


@pytest.fixture(scope="module")
def claim(made: Tables) -> Claim:
    """The claim of an article, with some of its cells changed."""
    row = in_brief(f"{ARTICLE}.1100", made).claim

    def changed(**cells: Any) -> ClaimRow:
        return replace(row, **cells)

    return changed


@pytest.mark.parametrize(
    ("inferences", "label"),
    [
        ((), ""),
        (SIDES[:1], "country inferred"),
        (SIDES[1:3], "partner and what is counted inferred"),
        (SIDES[:3], "mostly inferred"),
    ],
)
def test_a_mark_says_in_a_few_words_what_is_inferred(
    inferences: tuple[Inference, ...], label: str, claim: Claim
) -> None:
    year = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    assert article_text.doubt_label(inferences, claim(**year), EN) == label
    unsure = article_text.doubt_label(inferences, claim(**year, confidence=0.5), EN)
    assert unsure == "; ".join(filter(None, ["unsure", label]))


def test_a_mark_says_that_no_time_is_stated(claim: Claim) -> None:
    assert article_text.doubt_label((), claim(period_start=None, period_end=None), EN) == (
        "no time stated"
    )


@pytest.mark.parametrize(
    ("cells", "label", "beside"),
    [
        ({}, "", ""),
        ({"confidence": 0.5}, "unsure", "unsure"),
        (
            {"inferred": "partner_inherited period_inherited"},
            "partner and period from an earlier sentence",
            "partner and period from an earlier sentence",
        ),
        ({"inferred": "reporter_referred"}, "", ""),
        (
            {"partner": None, "period_start": None, "confidence": 0.1},
            "unsure; no partner stated; no time stated",
            "unsure",
        ),
    ],
)
def test_doubt_is_said_in_words_and_silence_once(
    cells: dict[str, Any], label: str, beside: str, claim: Claim
) -> None:
    row = claim(**{"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)} | cells)
    assert doubt_text.label(row, EN) == label
    assert doubt_text.beside_reading(row, EN) == beside
    assert doubt_text.is_doubted(row) == bool(label)
    assert doubt_text.sentence(row, EN) == (f"Dashed: {beside or label}." if label else "")


def test_what_was_left_open_is_named_too(claim: Claim) -> None:
    row = claim(withheld="period_of_one_day", period_start=None, period_end=None)
    assert article_text.doubt_label((), row, EN) == "period left open"
    assert article_text.doubt_label(SIDES[:1], row, EN) == "country inferred; period left open"


def test_what_is_inferred_says_from_what(claim: Claim) -> None:
    row = claim(period_start=date(2023, 1, 1), period_end=date(2023, 12, 31))
    assert article_text.inferred_from(SIDES, row, EN) == (
        "Inferred: country Kyrgyzstan, from an earlier sentence; partner Russia, for “this "
        "country”; what is counted trade turnover, named in no word; period 2023, from an "
        "earlier sentence (“in 2023”)."
    )
    assert article_text.inferred_from((), row, EN) == ""


_NO, _OPEN, _SAME, _YES = (
    Verdict.NOT_CONSISTENT,
    Verdict.CANNOT_TELL,
    Verdict.ROUNDS_TO_SAME,
    Verdict.CONSISTENT,
)


@pytest.mark.parametrize(
    ("then", "since", "label"),
    [
        ([], [], "nothing comparable"),
        ([_NO], [], "no figure agrees"),
        ([_OPEN], [_OPEN], "left open"),
        ([_OPEN], [_NO], "no figure agrees"),
        ([_NO], [_SAME], "rounds to the same"),
        ([_SAME], [_YES], "later figures agree"),
        ([_NO, _OPEN], [_YES], "later figures agree"),
        ([_NO, _YES], [_NO], "agrees"),
    ],
)
def test_a_chip_says_what_the_sentence_beside_it_says(
    then: list[Verdict], since: list[Verdict], label: str
) -> None:
    assert article_text.verdict_label(then, since, EN) == label


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 0), "No figure and no tie of Kyrgyzstan’s was found in it."),
        ((1, 0, 0, 0), "1 figure read."),
        ((3, 2, 1, 0), "3 figures and 2 ties read. 1 other number was not used."),
        (
            (0, 1, 2, 1),
            "1 tie read. 2 other numbers were not used. It is unclear whose one of them is: say "
            "below who speaks.",
        ),
    ],
)
def test_how_much_was_read_is_said(counts: tuple[int, int, int, int], said: str) -> None:
    assert article_text.answer(*counts, EN) == said


def test_words_without_a_digit_are_read_to_three_digits(claim: Claim) -> None:
    growth = {"obs_value": 4 / 3, "unit": "ratio", "measure": "growth", "bound": "exact"}
    assert "×1.33:" in article_text.reading(claim(exact="a third", **growth), EN)
    digits = claim(exact="33.3 percent", **{**growth, "obs_value": 1.333})
    assert "×1.333:" in article_text.reading(digits, EN), "all digits that were spoken"
    tenth = claim(exact="10.5 percent", **{**growth, "obs_value": 1.105})
    assert "×1.105:" in article_text.reading(tenth, EN), "and not the tenth more that ×1.1 is"
    spoken = claim(exact="$1.2345 billion", obs_value=1.2345e9, bound="exact")
    assert "$1.2345" in article_text.reading(spoken, EN), "all digits that were spoken"
    unspoken = claim(exact="a million and a bit", obs_value=1.23456e6, bound="exact")
    assert "$1.23 million" in article_text.reading(unspoken, EN).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("length", "cut"), [(39, False), (40, True)], ids=["shorter than the edge", "cut"]
)
def test_the_word_that_the_edge_of_a_context_cuts_is_left_out(length: int, cut: bool) -> None:
    before = "rd and " + "x" * (length - 7)
    first, last = article_text.whole_words(before, before[::-1])
    assert first == (before.removeprefix("rd ") if cut else before)
    assert last == first[::-1]
    assert article_text.whole_words("x" * 40, "") == ("x" * 40, "")


def test_a_correction_that_was_not_taken_names_figure_column_and_rule() -> None:
    article = BroughtArticle("a", "", {}, refusals=(Refusal(2, "unit", "'x' is no unit"),))
    assert article_text.corrections(article, {"unit": "Unit"}, EN) == [
        "Figure 2, Unit: 'x' is no unit. What was read is kept; other corrections hold."
    ]


def test_the_example_says_that_it_is_invented() -> None:
    title, *lines = article_text.EXAMPLE.split("\n")
    assert "invented example" in title
    assert 4 <= " ".join(lines).count(". ") + 1 <= 8

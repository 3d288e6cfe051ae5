"""Texts told apart, or known again, by their fingerprints alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model import Fingerprint
from lib.model.fingerprint import KEPT, packed, unpacked

WORDS = [f"word{letter}{other}" for letter in "abcdefghijklmnop" for other in "abcdefghijklmnop"]


def paragraphs(seed: int, count: int, words: int = 50, numbers: int = 3) -> list[str]:
    chance = random.Random(seed)
    return [
        " ".join(
            chance.choices(WORDS, k=words) + [f"{chance.randrange(10**6)}" for _ in range(numbers)]
        )
        for _ in range(count)
    ]


def found(one: str, other: str) -> bool:
    """Whether a text is known again: it is looked up by a key of the other, and is like it."""
    ours, theirs = Fingerprint.of(one), Fingerprint.of(other)
    assert ours.is_like(theirs) == theirs.is_like(ours)
    return not set(ours.keys).isdisjoint(theirs.keys) and ours.is_like(theirs)


@given(st.text())
def test_white_space_makes_no_other_text(text: str) -> None:
    spaced = "\n\t".join(["", *text.split(), ""])
    assert Fingerprint.of(spaced) == Fingerprint.of(" ".join(text.split()))
    assert Fingerprint.of(text).is_like(Fingerprint.of(text))


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("length", [6, 40])
def test_small_edits_are_known_again(seed: int, length: int) -> None:
    text, chance = paragraphs(seed, length), random.Random(seed)
    at = chance.randrange(length)
    words = text[at].split()
    edits = {
        "a word": [*text[:at], " ".join(["other", *words[1:]]), *text[at + 1 :]],
        "punctuation": [part.replace(" worda", ", worda") + "." for part in text],
        "capitals": [part.upper() for part in text],
        "a number": [*text[:at], " ".join([*words[:-1], "7654321"]), *text[at + 1 :]],
        "a paragraph less": text[:at] + text[at + 1 :],
        "a paragraph more": [*text[:at], *paragraphs(seed + 999, 1), *text[at:]],
    }
    for edit, parts in edits.items():
        assert found("\n".join(text), "\n".join(parts)), edit


@pytest.mark.parametrize("seed", range(40))
def test_other_articles_are_others(seed: int) -> None:
    one, other = paragraphs(seed, 6), paragraphs(seed + 1, 6)
    assert not found("\n".join(one), "\n".join(other))
    half = [*one[:3], *other[:3]]
    assert not found("\n".join(one), "\n".join(half))


@given(st.integers(1, 28), st.integers(1, 28), st.floats(80, 90), st.floats(80, 90))
def test_bulletins_of_one_form_differ_by_their_numbers(
    day: int, other_day: int, rate: float, other_rate: float
) -> None:
    form = (
        "The National Bank set the rate of the dollar for {} March 2024 at {:.2f} som, "
        + " ".join(WORDS[:60])
    )
    one, other = form.format(day, rate), form.format(other_day, other_rate)
    same = (day, f"{rate:.2f}") == (other_day, f"{other_rate:.2f}")
    if day != other_day or same:
        assert found(one, other) == same


def test_a_long_table_with_a_month_more_and_one_less_is_another() -> None:
    """All but two of fifty numbers are the same, and nearly all words."""
    words = paragraphs(1, 1, 300, 0)[0]
    table = [f"{1000 + month * 7} in month {month}" for month in range(50)]
    assert not found(f"{words} {' '.join(table[1:])}", f"{words} {' '.join(table[:-1])}")


@given(st.lists(st.integers(0, 2**63 - 1)).map(tuple))
def test_hashes_are_kept_as_they_are(hashes: tuple[int, ...]) -> None:
    assert unpacked(packed(hashes)) == hashes


def test_a_fingerprint_does_not_grow_with_the_text() -> None:
    long = Fingerprint.of("\n".join(paragraphs(1, 400)))
    assert len(long.runs) == len(long.numbers) == KEPT
    assert list(long.runs) == sorted(set(long.runs))


@pytest.mark.parametrize("shared", [0.2, 0.5, 0.8])
def test_likeness_is_the_part_of_runs_shared(shared: float) -> None:
    both, ours, theirs = (paragraphs(seed, 100) for seed in (1, 2, 3))
    cut = round(100 * 2 * shared / (1 + shared))
    one = Fingerprint.of("\n".join(both[:cut] + ours[cut:]))
    other = Fingerprint.of("\n".join(both[:cut] + theirs[cut:]))
    assert one.likeness(other) == pytest.approx(shared, abs=0.15)


def made(*runs: int, numbers: tuple[int, ...] = (), identity: str = "one") -> Fingerprint:
    return Fingerprint(identity, tuple(sorted(runs)), numbers)


@pytest.mark.parametrize(("more", "alike"), [(3, True), (4, False)])
def test_seven_runs_of_ten_make_one_article_and_of_eleven_another(more: int, alike: bool) -> None:
    one, other = made(*range(8)), made(*range(7), *range(10, 9 + more), identity="other")
    assert one.likeness(other) == 7 / (7 + more)
    assert one.is_like(other) is other.is_like(one) is alike


@pytest.mark.parametrize(
    ("count", "replaced", "alike"), [(5, 1, True), (4, 1, False), (50, 1, True), (50, 2, False)]
)
def test_one_number_of_five_may_be_corrected(count: int, replaced: int, alike: bool) -> None:
    ours, theirs = tuple(range(count)), tuple(range(replaced, count + replaced))
    one = made(*range(9), numbers=ours)
    assert one.is_like(made(*range(9), numbers=theirs, identity="other")) is alike


@pytest.mark.parametrize(("more", "alike"), [(0, True), (1, True), (40, True)])
def test_numbers_may_be_added(more: int, alike: bool) -> None:
    one = made(*range(9), numbers=(1, 2))
    other = made(*range(9), numbers=(1, 2, *range(10, 10 + more)), identity="other")
    assert one.is_like(other) is other.is_like(one) is alike


@pytest.mark.parametrize(("count", "alike"), [(4, False), (5, True)])
def test_one_number_of_five_is_one_of_the_fewer(count: int, alike: bool) -> None:
    """A notice with three numbers of a long article and one that is another is no copy of it."""
    one = made(*range(9), numbers=tuple(range(20)))
    other = made(*range(9), numbers=(*range(count - 1), 99), identity="other")
    assert one.is_like(other) is other.is_like(one) is alike


def test_two_samples_are_compared_up_to_the_last_hash_of_the_full_one() -> None:
    full = made(*range(KEPT))
    assert full.likeness(made(KEPT - 1, 500)) == 1 / KEPT
    assert full.likeness(made(KEPT, 500)) == 0
    assert made(*range(KEPT - 1)).likeness(made(KEPT - 2, 500)) == 1 / KEPT, "none is full"


def test_a_text_is_looked_up_by_eight_runs_and_by_its_numbers_together() -> None:
    text = " ".join(WORDS[:12])
    assert len(Fingerprint.of(text).runs) == 10, "three words are a run"
    assert len(Fingerprint.of(text).keys) == 8
    numbered = Fingerprint.of(f"{text} 4.1 5")
    assert len(numbered.keys) == 9 and len(numbered.numbers) == 2
    assert numbered.keys[8] == Fingerprint.of("4.1 or 5").keys[-1]
    assert KEPT == 128, "what is kept of the articles in the tables was made with it"

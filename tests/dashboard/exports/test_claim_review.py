"""A claim for machines: the words and whose they are, and no rating."""

import json

import pytest

from lib.dashboard.exports import claim_review

CLAIM = {
    "exact": "exceeds $4\N{NO-BREAK SPACE}billion",
    "speaker": "A. Minister, Minister of Trade, Ruritania",
    "published": "2030-01-02",
    "source_title": "A talk with the “minister”",
    "source_url": "https://herald.example/talk?a=1&b=2",
    "publisher": "The Herald",
    "author": "B. Writer",
}


def read(**changed: object) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        claim_review({**CLAIM, **changed}, body="None on record.", address="https://here.example/")
    )
    return found


def test_what_stands_at_no_address_names_none() -> None:
    made = claim_review({**CLAIM, "source_url": float("nan")}, body="None on record.", address=None)
    assert b"url" not in made and json.loads(made)["claimReviewed"] == "exceeds $4 billion"


def test_the_words_keep_their_qualifier_and_their_place() -> None:
    review = read()
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["claimReviewed"] == "exceeds $4 billion"
    assert (review["reviewBody"], review["url"]) == ("None on record.", "https://here.example/")
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "text": "exceeds $4 billion",
        "author": {
            "@type": "Person",
            "name": "A. Minister",
            "jobTitle": "Minister of Trade, Ruritania",
        },
        "datePublished": "2030-01-02",
        "appearance": {
            "@type": "CreativeWork",
            "url": "https://herald.example/talk?a=1&b=2",
            "headline": "A talk with the “minister”",
            "datePublished": "2030-01-02",
            "publisher": {"@type": "Organization", "name": "The Herald"},
        },
    }


def test_no_rating_is_given() -> None:
    assert "rating" not in json.dumps(read()).lower()


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ({"speaker": None}, {"@type": "Person", "name": "B. Writer"}),
        (
            {"speaker": float("nan"), "author": None},
            {"@type": "Organization", "name": "The Herald"},
        ),
    ],
)
def test_words_without_a_speaker_are_their_author_s(
    given: dict[str, object], author: dict[str, str]
) -> None:
    item = read(**given)["itemReviewed"]
    assert isinstance(item, dict) and item["author"] == author

"""A claim for machines: the words and whose they are, and no rating."""

import json
from dataclasses import replace

import pytest

from lib.dashboard.exports import claim_review
from lib.dashboard.factcheck.assessment import assess
from lib.model import ClaimRow, Source
from tests.dashboard.queries.claimed import CODE, claim, tables_of

TABLES = tables_of(claim(), [])
CLAIM = replace(
    assess(CODE, TABLES).claim,
    exact="exceeds $4\N{NO-BREAK SPACE}billion",
    speaker="A. Minister, Minister of Trade, Ruritania",
)
SOURCE = replace(
    TABLES.sources[CLAIM.source_id],
    title="A talk with the “minister”",
    url="https://herald.example/talk?a=1&b=2",
    author="B. Writer",
)


def read(row: ClaimRow = CLAIM, source: Source = SOURCE) -> dict[str, object]:
    """The document for a claim."""
    made = claim_review(row, source, body="None on record.", address="https://here.example/")
    found: dict[str, object] = json.loads(made)
    return found


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


def test_whose_figures_it_goes_by_and_under_what_terms_is_said() -> None:
    licences = ("https://a.example/nc", "https://a.example/by")
    made = claim_review(
        CLAIM, SOURCE, body="B.", address="https://here.example/", credit="Of A.", licences=licences
    )
    review = json.loads(made)
    assert (review["creditText"], review["license"]) == ("Of A.", list(licences))
    assert {"creditText", "license"}.isdisjoint(read())


def test_what_stands_at_no_address_names_none() -> None:
    made = json.dumps(read(source=replace(SOURCE, url=""))["itemReviewed"])
    assert "url" not in made


def test_no_rating_is_given() -> None:
    assert "rating" not in json.dumps(read()).lower()


@pytest.mark.parametrize(
    ("writer", "author"),
    [
        ("B. Writer", {"@type": "Person", "name": "B. Writer"}),
        (None, {"@type": "Organization", "name": "The Herald"}),
    ],
)
def test_words_without_a_speaker_are_their_author_s(
    writer: str | None, author: dict[str, str]
) -> None:
    item = read(replace(CLAIM, speaker=None), replace(SOURCE, author=writer))["itemReviewed"]
    assert isinstance(item, dict) and item["author"] == author

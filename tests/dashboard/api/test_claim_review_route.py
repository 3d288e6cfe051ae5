"""A claim for machines at its address: the verdict of the page, no rating, faults in a sentence."""

import json

import pytest

from lib.dashboard.views.claims_page import reviewed
from tests import round_numbers
from tests.dashboard.api.asking import ask

ADDRESS = "/data/claim_review.jsonld"
CODE = f"{round_numbers.ARTICLE}.1100"


@pytest.fixture(autouse=True)
def _over_round_numbers(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = round_numbers.write(tmp_path_factory.mktemp("reviewed"))
    monkeypatch.setenv("DATA_DIR", str(directory))


def test_it_is_what_the_page_says_without_a_rating() -> None:
    answer = ask(f"{ADDRESS}?claim={CODE}", host="here.example")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/ld+json")
    name = f"kgz-ties_claim-review_claim-{CODE}.jsonld"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    review = json.loads(answer.body)
    assert review["url"] == f"http://here.example/claims?claim={CODE}"
    assert review["reviewBody"] == reviewed(round_numbers.edition(), CODE).verdict
    assert review["claimReviewed"] == "exceeds $2 billion" and "reviewRating" not in review
    assert review["license"] == ["https://creativecommons.org/licenses/by-nc-sa/4.0/"]
    assert "CC BY-NC-SA 4.0" in review["creditText"]


def test_without_a_claim_it_is_of_the_first() -> None:
    assert ask(ADDRESS).body == ask(f"{ADDRESS}?claim={CODE}").body


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("claim=nonsense", "'nonsense' is not among the options of 'claim'"),
        ("partner=RUS", "The parameter 'partner' is not known"),
    ],
)
def test_what_means_nothing_is_named(query: str, words: str) -> None:
    answer = ask(f"{ADDRESS}?{query}")
    assert answer.status == 400 and answer.text.startswith(words)


def test_it_has_one_form() -> None:
    assert ask("/data/claim_review.csv").status == 404


def test_tables_without_a_claim_have_none(
    small_dir: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lib import store

    directory = store.data_dir()
    rows = store.read(directory, "observations").to_pylist()
    recorded = [row for row in rows if row["origin"] == "recorded"]
    store.write(directory, {"observations": store.encode("observations", recorded)})
    answer = ask(ADDRESS)
    assert answer.status == 400 and answer.text == "there is no claim.\n"

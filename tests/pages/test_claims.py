"""The page `claims` as a reader meets it: every claim, none, and a wrong one."""

import csv
import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib import store
from tests import round_numbers
from tests.pages.reading import opened

pytestmark = pytest.mark.usefixtures("over_round_numbers")

ARTICLE = round_numbers.ARTICLE
FIGURES = ("1100", "1200", "1300", "1400")
SHIPPED = ("1101", "1274", "1491", "2013")


def claims(**query: str) -> AppTest:
    """The page at an address with these parameters."""
    return opened("claims", query).run()


def said(script: AppTest) -> str:
    """The words of the page's own HTML, without tags."""
    body = " ".join(element.proto.body for element in script.get("html"))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def charts(script: AppTest) -> dict[str, Any]:
    found = [element.proto for element in script.get("plotly_chart")]
    return {proto.id.rpartition("-")[2]: json.loads(proto.spec) for proto in found}


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """The makers of the downloads by the key of their button."""
    found: dict[str, Callable[[], bytes]] = {}
    button = st.download_button

    def listened(label: str, data: Any, *rest: Any, key: str, **options: Any) -> bool:
        found[key] = data
        return button(label, data, *rest, key=key, **options)

    monkeypatch.setattr(st, "download_button", listened)
    return found


@pytest.mark.parametrize("place", FIGURES)
def test_a_claim_is_shown_in_its_words_with_what_the_record_says(
    place: str, files: dict[str, Callable[[], bytes]]
) -> None:
    script = claims(claim=f"{ARTICLE}.{place}")
    assert not script.exception and not script.warning and not script.error
    quotations = store.read(store.data_dir(), "quotations").to_pandas().set_index("start")
    exact = quotations.loc[int(place), "exact"].replace("\N{NO-BREAK SPACE}", " ")
    assert f"“{exact}”" in said(script).replace("\N{NO-BREAK SPACE}", " ")
    caption = script.code[0].value
    for kept in (exact, "A. Minister", "1 February 2023", "The Herald", "https://"):
        assert kept in caption
    for name in ("claims", "claims_apart"):
        if f"{name}_csv" in files:
            rows = csv.DictReader(io.StringIO(files[f"{name}_csv"]().decode()))
            ids = [row["observation_id"] for row in rows]
            drawn = charts(script).get(name)
            assert drawn["layout"]["meta"]["ids"] == ids if drawn else len(ids) == 1
    review = json.loads(files["claims_review"]())
    assert review["claimReviewed"] == exact and "reviewRating" not in review
    assert review["reviewBody"] in caption


def test_the_answer_counts_what_was_known_then_and_since() -> None:
    """The books of four years and three statements then; of two in 2023 that tell one figure one
    counts."""
    words = said(claims(claim=f"{ARTICLE}.1100"))
    assert "Of 7 full-year figures published before 1 February 2023, none comes" in words
    assert (
        "one comes to more than $2 billion: "
        "about $2.1 billion (officials of Russia, 2022, 2 reports)" in words
    )
    assert "the highest is almost $1.5 billion (officials of Russia, 2021)" in words


def test_a_figure_told_again_by_the_same_side_counts_once() -> None:
    script = claims(claim=f"{ARTICLE}.1100")
    shown = script.dataframe[0].value
    (one,) = shown[shown["words"] == "about $2.1 billion"].to_dict("records")
    assert one["reports"] == 2
    assert re.search(r"Whole years, published since 1 0 0 \d+", said(script))
    chart = charts(script)["claims"]
    (trace,) = (trace for trace in chart["data"] if one_of(trace, "2 reports"))
    written = [words for words in trace["text"] if "about $2.1bn" in words]
    assert len(written) == 1 and "2 reports" in written[0]
    table = next(element for element in script.expander if "behind this" in element.label)
    assert table.label == f"The {len(shown)} rows behind this"
    assert len(shown) == len(chart["layout"]["meta"]["ids"])


def one_of(trace: dict[str, Any], words: str) -> bool:
    """Whether the words are written beside a mark of a trace."""
    return any(words in one for one in trace.get("text") or () if isinstance(one, str))


def test_euros_are_converted_when_asked_and_the_caption_says_so() -> None:
    query = {"claim": f"{ARTICLE}.1300", "currency": "dollars"}
    script = claims(**query)
    assert not script.warning
    assert "$3.16 billion (France, 2022)" in said(script)
    for words in (said(script), script.code[0].value):
        assert "Euros converted at each year’s mean rate of the European Central Bank." in words
    assert "currency=dollars" in script.code[0].value
    assert not re.search(r"\d\.\d{3,} billion", said(script))
    assert "currency" not in [widget.key for widget in claims(claim=f"{ARTICLE}.1200").button_group]


def test_growth_is_told_with_its_base() -> None:
    words = said(claims(claim=f"{ARTICLE}.1400"))
    assert "one agrees with ×7: ×7 (Armenia, 2019–2022 from $2m)" in words
    assert "the nearest of the others is ×4.67 (Armenia, 2020–2022 from $3m)" in words


def test_trade_of_others_is_called_so() -> None:
    script = claims(claim=f"{ARTICLE}.1300")
    assert "never added to it" in said(script)
    for chart in charts(script).values():
        assert chart["layout"]["title"]["text"].startswith("<b>Not Kyrgyzstan")


@pytest.mark.parametrize("partner", ["EU27", "none", "CHN"])
def test_the_partners_make_no_difference_and_go_along(partner: str) -> None:
    """One claim is shown, so there is nothing to filter and no filter."""
    script, plain = claims(partner=partner), claims()
    assert said(script).replace(f"&partner={partner}", "") == said(plain)
    assert not script.multiselect and not script.warning
    links = [link.proto.query_string for link in script.get("page_link")]
    assert links and all(f"partner={partner}" in link for link in links)
    options = [
        next(list(w.options) for w in one.button_group if w.key == "claim")
        for one in (script, plain)
    ]
    assert options[0] == options[1]


def test_an_unknown_claim_is_named_and_the_first_is_shown() -> None:
    script = claims(claim="nonsense")
    assert [line.value for line in script.warning] == [
        "The address says “nonsense” for the claim, which is not an option; the first one is shown."
    ]
    assert "“exceeds" in said(script)


@pytest.mark.parametrize("place", SHIPPED)
def test_every_figure_of_the_shipped_article_is_tested(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the record says of it by now is the record's business; that it is said, is ours."""
    monkeypatch.delenv("DATA_DIR")
    script = claims(claim=f"24kg-2024-10-16.{place}")
    assert not script.exception and not script.warning and not script.error
    for kept in ("Sadyr Japarov", "16 October 2024", "24.kg", "https://"):
        assert kept in script.code[0].value
    worded = {
        "1101": "about $4.1 billion",
        "1274": "351 thousand",
        "1491": "$6.24 billion",
        "2013": "×7.85",
    }
    shown = {words for table in script.dataframe for words in table.value.get("words", [])}
    assert worded[place] in shown


def test_without_a_claim_the_page_says_so(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = store.read(small_dir, "observations").to_pylist()
    recorded = [row for row in rows if row["origin"] == "recorded"]
    store.write(small_dir, {"observations": store.encode("observations", recorded)})
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    script = claims()
    assert not script.exception
    assert "no claim to look at" in " ".join(block.value for block in script.markdown)


def test_a_claim_without_a_record_is_shown_alone(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    script = claims(partner="RUS")
    assert not script.exception and not charts(script)
    assert "Nothing on record can be set beside more than $2 million." in said(script)

"""Ties without a number: what is read as one, from which words, and what is not."""

import pytest

from lib.codelists import codelist
from lib.ingest.normalise import normalise
from lib.model import Scope
from lib.reader.extraction import extract
from lib.reader.extraction.discourse.ties import RULES
from lib.reader.languages import language
from tests.reader.extraction.test_extract import article


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "We buy gas and wheat from Kazakhstan.",
            ["imports:gas KGZ KAZ | gas", "imports:wheat KGZ KAZ | wheat"],
        ),
        ("Georgia imports crude oil from Iraq.", ["imports:oil GEO IRQ | crude oil"]),
        ("We do not buy gas from Qatar.", []),
        (
            "Nepal's roads and railways pass through India, as before.",
            [
                "transit:roads NPL IND | Nepal's roads and railways pass through India",
                "transit:railways NPL IND | Nepal's roads and railways pass through India",
            ],
        ),
        ("Bolivia has no access to the sea.", ["no_access_to_sea BOL None | {clause}"]),
        (
            "Several CIS countries, despite sanctions, do business with Cuba.",
            ["trades_despite_sanctions CIS* CUB | {clause}"],
        ),
        (
            "Armenia has signed a cooperation agreement with the EAEU.",
            ["cooperation_agreement ARM EAEU | {clause}"],
        ),
        (
            "Our trade with Uzbekistan is growing. We depend on each other.",
            ["mutual_dependence KGZ UZB | We depend on each other"],
        ),
        ("As a UN member, Tajikistan voted.", ["un_member TJK UN | As a UN member"]),
        ("We do not trade in sanctioned goods.", ["no_sanctioned_goods KGZ None | {clause}"]),
        ("The shop buys oil from its neighbours' garden.", []),
        ("Wheat and gas are sold in many countries.", []),
    ],
)
def test_reads_ties(text: str, ties: list[str]) -> None:
    rows = normalise(extract(text, article()), text, article())
    words = {row.quotation_id: row.exact for row in rows.quotations}
    star = {Scope.SOME: "*", Scope.WHOLE: ""}
    found = [
        f"{tie.tie_id.split(';')[1]} {tie.reporter}{star[tie.reporter_scope]} {tie.partner}"
        f" | {words[tie.quotation_id]}"
        for tie in rows.ties
    ]
    assert found == [tie.replace("{clause}", text.rstrip(".")) for tie in ties]


def test_ties_of_the_same_words_share_a_quotation() -> None:
    text = "Our roads and railways run through China."
    rows = normalise(extract(text, article()), text, article())
    assert len(rows.ties) == 2
    assert [tie.quotation_id for tie in rows.ties] == [rows.quotations[0].quotation_id] * 2


def test_rules_words_and_code_lists_agree() -> None:
    phrases = language("en").lexicon.phrases
    assert set(RULES) == set(codelist("tie_kind"))
    assert {p.code for p in phrases if p.kind == "tie"} == set(RULES)
    subjects = {p.code for p in phrases if p.kind in ("goods", "routes")}
    assert subjects == set(codelist("tie_subject"))

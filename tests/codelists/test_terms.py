"""Every compiler has terms, and they are those that were read; strict ones are named first."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from lib.codelists import codelist
from lib.codelists import terms as module
from lib.codelists.codes import Code
from lib.codelists.terms import (
    OURS,
    compiler_terms,
    strictest_first,
    terms,
    terms_of_rows,
)
from lib.model import DataError

DATA = Path(__file__).resolve().parents[2] / "data"
READ = {
    "NSC": "CC BY-NC-SA 4.0",
    "RUS-FCS": "not stated",
    "ARM-STAT": "not stated",
    "KAZ-STAT": "not stated",
    "UZB-STAT": "not stated",
    "ROSSTAT": "not stated",
    "WB-WDI": "CC BY 4.0",
    "UN-DESA": "CC BY 3.0 IGO",
    "ESTAT": "reuse with the source named",
    "CIA": "public domain",
    "IMF": "IMF: not for redistribution; name the source",
    "UN-COMTRADE": "UN Comtrade: not for redistribution without permission",
    "NBKR-RATES": "not stated",
}
"""What was found, of compilers whose tables are on record; nothing was found where it says so."""

FACTS = "facts stated in public, with the source named"
NOT_STATED = "not stated"


def test_the_terms_are_those_that_were_read_and_no_others() -> None:
    """An office for which none were found is under none: that needs no line in `READ`."""
    found = {code: one.terms.label for code, one in compiler_terms().items()}
    assert {code: found.pop(code) for code in READ} == READ
    office = {code: codelist("compiler")[code].attributes["kind"] != "statement" for code in found}
    unread = {
        code: label
        for code, label in found.items()
        if label != (NOT_STATED if office[code] else FACTS)
    }
    assert not unread, "terms of an office that were found belong into READ, with what they are"


def test_the_list_has_the_compilers_on_record_or_refreshed_and_no_others() -> None:
    listed: set[str] = set()
    for folder in ("record", "claims"):
        with (DATA / folder / "sources.csv").open(encoding="utf-8", newline="") as file:
            listed |= {row["compiler"] for row in csv.DictReader(file)}
    refreshed = {code.attributes["compiler"] for code in codelist("refresh_service").values()}
    assert listed | refreshed <= set(compiler_terms())
    idle = sorted(set(compiler_terms()) - listed - refreshed)
    assert not idle, "no document of data/record or data/claims and no service is of these"


def test_of_what_is_shipped_only_the_committee_limits_what_is_done_with_it() -> None:
    limited = [one.label for one in terms().values() if one.non_commercial or one.share_alike]
    assert limited == [READ["IMF"], "CC BY-NC-SA 4.0"]
    assert [one.label for one in terms().values() if one.share_alike] == ["CC BY-NC-SA 4.0"]
    unstated = [one.label for one in terms().values() if one.may_be_shipped is None]
    assert unstated == ["not stated"]
    asked = [one.code for one in terms().values() if one.may_be_shipped is False]
    assert asked == ["UN-COMTRADE", "IMF"], "nothing of it is shipped: whoever may fetches it"


def test_a_licence_has_its_text_and_its_identifier_and_nothing_else_has() -> None:
    for one in terms().values():
        if one.spdx:
            assert one.url, one.code
        if one.label.startswith("CC "):
            assert one.url and one.url.startswith("https://creativecommons.org/licenses/by")
            assert one.spdx == one.label.replace(" ", "-")


def test_where_terms_were_read_is_said_of_all_that_are_stated_in_a_document() -> None:
    for one in compiler_terms().values():
        stated = one.terms.label not in (FACTS, "not stated")
        assert (one.read_at is not None) is stated, one.compiler
        assert one.read_at is None or one.read_at.startswith("https://")
        assert one.name.split(",")[0] in one.cite or codelist("compiler")[
            one.compiler
        ].attributes.get("cite")
        if one.terms.spdx:
            assert one.terms.label in one.cite, "a citation names the licence"


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        ({"cite": "X"}, r"\[X\] terms '' is not in the terms code list"),
        ({"cite": "X", "terms": "WTFPL"}, r"\[X\] terms 'WTFPL' is not in the terms code list"),
        ({"terms": "CC-BY-4.0"}, r"\[X\] has no cite, and its terms give none"),
        (
            {"terms": "CC-BY-4.0", "cite": "X", "terms_url": "https://x.example/"},
            r"\[X\] has one of terms_url and terms_read, not both",
        ),
    ],
)
def test_a_compiler_without_terms_is_named(
    attributes: Mapping[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = {"compiler": {"X": Code("X", {"en": "X", **attributes})}}
    monkeypatch.setattr(module, "codelist", lambda name: listed.get(name) or codelist(name))
    with pytest.raises(DataError, match=rf"lib/codelists/compiler\.toml: {sentence}"):
        compiler_terms.__wrapped__()


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        ({"note": "N"}, r"may_be_shipped '' is not one of yes, with permission, not stated"),
        ({"note": "N", "may_be_shipped": "no"}, "may_be_shipped 'no' is not one of"),
        ({"may_be_shipped": "yes"}, "has no note"),
        ({"note": "N", "may_be_shipped": "yes", "share_alike": "no"}, "a limit that is no yes"),
    ],
)
def test_terms_that_do_not_say_what_they_allow_are_named(
    attributes: Mapping[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "codelist", lambda _: {"X": Code("X", {"en": "X", **attributes})})
    with pytest.raises(DataError, match=sentence):
        terms.__wrapped__()


def test_two_sets_of_terms_with_one_name_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"en": "Same", "note": "N", "may_be_shipped": "yes"}
    monkeypatch.setattr(module, "codelist", lambda _: {c: Code(c, entry) for c in ("A", "B")})
    with pytest.raises(DataError, match="two sets of terms have one name"):
        terms.__wrapped__()


def test_the_strictest_comes_first_and_each_once() -> None:
    labels = [one.label for one in reversed(terms().values())]
    assert strictest_first([*labels, *labels])[:4] == (
        READ["UN-COMTRADE"],
        READ["IMF"],
        "CC BY-NC-SA 4.0",
        NOT_STATED,
    )
    assert set(strictest_first(labels)) == set(labels)
    assert strictest_first([FACTS, "Ask me", "CC BY 4.0", "CC BY-NC-SA 4.0"]) == (
        "CC BY-NC-SA 4.0",
        "CC BY 4.0",
        "Ask me",
        FACTS,
    ), "words of an article's own say of its text what holds of facts"
    assert strictest_first([]) == ()


def test_a_table_says_which_of_its_rows_are_under_which_terms() -> None:
    said = terms_of_rows(ours=False, compiled=True)
    assert "column terms of the table sources" in said
    assert "NSC: CC BY-NC-SA 4.0." in said
    unstated = [code for code, one in compiler_terms().items() if one.terms.label == NOT_STATED]
    assert unstated[0] == "RUS-FCS"
    assert f"{', '.join(unstated)}: not stated." in said
    assert "What is made of rows under CC BY-NC-SA 4.0 is under CC BY-NC-SA 4.0 too" in said
    assert "MIT" not in said
    ours = terms_of_rows(ours=True, compiled=False)
    assert ours.startswith(terms()[OURS].label) and "CC" not in ours


@pytest.mark.parametrize(
    ("limits", "passes_on"),
    [
        ({"non_commercial": True}, False),
        ({"share_alike": True}, False),
        ({"non_commercial": True, "share_alike": True}, True),
    ],
)
def test_terms_are_those_of_what_is_made_only_where_they_say_so_and_forbid_selling(
    limits: Mapping[str, bool], passes_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = replace(terms()["CC-BY-4.0"], code="X", label="Terms X", **limits)
    listed = {**terms(), "X": new}
    monkeypatch.setattr(module, "terms", lambda: listed)
    said = terms_of_rows(ours=False, compiled=True)
    assert ("What is made of rows under Terms X" in said) is passes_on

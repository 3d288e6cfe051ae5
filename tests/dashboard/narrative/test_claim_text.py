"""What a claim counts, figures in a sentence and at a mark: plain, with every bound and digit."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.dashboard.factcheck.assessment import Assessment, assess
from lib.dashboard.narrative import claim_text, wording
from lib.model import NO_PUBLISHER, Bound, ClaimRow, Verdict
from tests.dashboard.queries.claimed import CODE, claim, recorded, tables_of, year

WORDS = wording("en")
HALF = (date(2028, 1, 1), date(2028, 6, 30))
WINDOW = (date(2027, 7, 1), date(2028, 6, 30))
MIGRANTS = {"indicator": "migrants", "unit": "persons", "obs_value": 2e6}
PEOPLE = {"indicator": "migrants", "unit": "persons", "compiler": "RUS-MVD"}
SOME = {"reporter": "EU27", "reporter_scope": "some", "obs_value": 6e9, "bound": "exact"}
AFRICA = {"partner": None, "partner_words": "African countries"}


def plain(words: str) -> str:
    """With plain spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", " ")


def compared(record: dict[str, Any], **said: Any) -> tuple[Assessment, ClaimRow]:
    """A claim, and the one figure on record that is compared with it."""
    found = assess(CODE, tables_of(claim(**said), [record]))
    (row,) = (*found.rows, *found.other_units)
    return found, row


TO_GDP = {
    "indicator": "other",
    "measure": "share",
    "unit": "percent",
    "definition": "remittances_to_gdp",
    "partner": "WLD",
}


def said(**given: Any) -> ClaimRow:
    """A claim alone."""
    return assess(CODE, tables_of(claim(**given), [])).claim


@pytest.mark.parametrize(
    ("language", "measure", "words"),
    [
        ("ru", "level", "денежные переводы из России в Узбекистан"),
        ("ru", "growth", "рост денежных переводов из России в Узбекистан"),
        ("ky", "level", "Россиядан Өзбекстанга"),
    ],
)
def test_money_sent_home_goes_from_one_to_the_other(
    language: str, measure: str, words: str
) -> None:
    unit = {"unit": "ratio"} if measure == "growth" else {}
    sent = said(reporter="UZB", indicator="remittances", measure=measure, **unit)
    assert plain(claim_text.subject(sent, wording(language))).startswith(words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "trade with Russia"),
        ({"indicator": "exports"}, "exports to Russia"),
        ({"indicator": "imports"}, "imports from Russia"),
        (
            {"indicator": "exports", "product": "gold", "product_words": "bullion"},
            "exports of gold to Russia",
        ),
        (
            {"indicator": "exports", "product": "other", "product_words": "silk"},
            "exports of “silk” to Russia",
        ),
        ({"indicator": "exports", "product": "other"}, "exports of other goods to Russia"),
        ({"product": "gold"}, "trade in gold with Russia"),
        (AFRICA, "trade with “African countries”"),
        (AFRICA | {"partner_scope": "some"}, "trade with some of “African countries”"),
        ({"partner": None, "partner_scope": None}, "trade turnover of Kyrgyzstan"),
        ({"partner": "CIS", "partner_scope": "some"}, "trade with some CIS countries"),
        (SOME, "trade of some EU countries with Russia"),
        (
            {"reporter": "EU27", "partner": "KGZ", "indicator": "imports"},
            "imports of the EU from Kyrgyzstan, as the EU counts it",
        ),
        (
            {"reporter": "UZB", "indicator": "remittances"},
            "remittances from Russia to Uzbekistan",
        ),
        (
            {"reporter": "UZB", "indicator": "investment", "measure": "change"},
            "change in investment from Russia to Uzbekistan",
        ),
        (MIGRANTS, "migrants from Kyrgyzstan in Russia"),
        (
            MIGRANTS | {"partner": "EU27", "partner_scope": "some"},
            "migrants from Kyrgyzstan in some EU countries",
        ),
        ({"measure": "growth", "unit": "ratio", "obs_value": 1}, "growth of trade with Russia"),
        ({"measure": "growth", "unit": "ratio", "obs_value": 0.88}, "fall in trade with Russia"),
        ({"measure": "change"}, "change in trade with Russia"),
        (
            {"measure": "share", "unit": "percent", "definition": "share_of_imports"},
            "share of imports from Russia",
        ),
        (
            {"measure": "share", "unit": "percent", "definition": "share_of_exports"},
            "share of exports to Russia",
        ),
        (
            {"measure": "share", "unit": "percent", "definition": "share_of_eaeu_trade"},
            "share of trade with Russia",
        ),
        (
            {"indicator": "other", "measure": "share", "unit": "percent"},
            "other share with Russia",
        ),
        (TO_GDP, "remittances as a share of GDP"),
        (TO_GDP | {"reporter": "UZB"}, "remittances as a share of GDP of Uzbekistan"),
        (
            TO_GDP | {"definition": "trade_turnover_to_gdp", "partner": "RUS"},
            "trade as a share of GDP with Russia",
        ),
    ],
)
def test_a_claim_counts_what_its_words_say(given: dict[str, Any], words: str) -> None:
    assert claim_text.subject(said(**given), WORDS) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "рост товарооборота с Россией"),
        ({"indicator": "exports", "product": "gold"}, "рост экспорта золота в Россию"),
        (
            {"partner": "CIS", "partner_scope": "some"},
            "рост товарооборота с некоторыми странами СНГ",
        ),
        ({"indicator": "migrants"}, "рост мигрантов из Кыргызстана в России"),
        ({"partner": None, "partner_scope": None}, "рост товарооборота Кыргызстана"),
        (SOME, "рост товарооборота некоторых стран ЕС с Россией"),
        (
            {"reporter": "EU27", "partner": "KGZ", "indicator": "imports"},
            "рост импорта ЕС из Кыргызстана, по данным ЕС",
        ),
    ],
)
def test_what_grows_is_in_its_case(given: dict[str, Any], words: str) -> None:
    growth = said(**(given | {"measure": "growth", "unit": "ratio"}))
    assert claim_text.subject(growth, wording("ru")) == words


def test_kyrgyzstan_is_named_where_no_sentence_names_it() -> None:
    owned = claim_text.subject(said(), WORDS, owned=True)
    assert owned == "Kyrgyzstan’s trade with Russia"
    others = said(**SOME)
    name = claim_text.subject(others, WORDS, owned=True)
    assert claim_text.as_others(others, name, WORDS) == (
        "Not Kyrgyzstan’s trade: trade of some EU countries with Russia"
    )
    assert claim_text.as_others(said(), owned, WORDS) == "Kyrgyzstan’s trade with Russia"


@pytest.mark.parametrize(
    ("language", "whole", "part"),
    [
        ("en", "remittances from Russia", "remittances from Russia for parts of Kyrgyzstan"),
        ("ru", "денежные переводы из России", "денежные переводы из России (часть Кыргызстана)"),
        (
            "ky",
            "Россиядан келген акча которуулары",
            "Кыргызстандын бир бөлүгүнүн Россиядан келген акча которуулары",
        ),
    ],
)
def test_a_part_of_kyrgyzstan_is_not_taken_for_all_of_it(
    language: str, whole: str, part: str
) -> None:
    """Two ways to read a figure are two in words as well."""
    words = wording(language)
    of_all = said(indicator="remittances")
    of_part = replace(of_all, reporter_scope="some")
    assert claim_text.subject(of_all, words) == whole
    assert claim_text.subject(of_part, words) == part
    assert claim_text.subject(of_part, words, owned=True) == part


@pytest.mark.parametrize(
    ("claimed", "home"),
    [(("KGZ", "RUS"), True), (("RUS", "KGZ"), True), (("EU27", "RUS"), False)],
)
def test_a_tie_of_either_side_is_of_home(claimed: tuple[str, str], home: bool) -> None:
    row = said(reporter=claimed[0], partner=claimed[1])
    assert claim_text.is_of_home(row) is home


@pytest.mark.parametrize(
    ("around", "found"),
    [
        (("He spoke. Our trade ", ". We buy"), ("Our trade ", "")),
        (
            (
                "in the whole of the wide world today our ",
                " a year, as far as anyone here knows it",
            ),
            ("", ""),
        ),
        (("x with some countries of that zone has ", " now. We"), ("", " now")),
        (("zone has\N{NO-BREAK SPACE}", " now. We"), ("zone has ", " now")),
        (("They", "."), ("They", "")),
    ],
)
def test_a_quotation_is_a_sentence_if_that_is_one_line(
    around: tuple[str, str], found: tuple[str, str]
) -> None:
    exact = "increased by more than seven hundred and fifty"
    assert claim_text.quotation(around[0], exact, around[1]) == found


def test_a_quotation_that_is_cut_says_so() -> None:
    prefix, suffix = "r with some CIS countries has increased ", " over the past four years and the"
    assert claim_text.quotation(prefix, "7", suffix + " other") == (
        "…with some CIS countries has increased ",
        "",
    )
    assert claim_text.quotation("", "7", " over the past four years and the rest of") == (
        "",
        " over the past four years and the rest…",
    )


def test_a_name_in_a_list_is_short() -> None:
    assert claim_text.name("exceeds\n$4\N{NO-BREAK SPACE}billion") == "exceeds $4 billion"
    long = claim_text.name("increased by more than seven hundred and fifty per cent")
    assert long == "increased by more than…" and len(long) <= 28
    assert claim_text.name("x" * 60) == "x" * 27 + "…"


def test_who_said_it_of_what_when_and_that_no_period_was_given() -> None:
    tables = tables_of(claim(), [])
    row = assess(CODE, tables).claim
    source = tables.sources[row.source_id]
    assert plain(claim_text.about(row, source, WORDS)) == (
        "A. Minister, on trade with Russia. The Herald, 2 January 2030. No period given."
    )
    with_role = replace(row, speaker="B. Writer, a writer", period_start=date(2029, 1, 1))
    with_role = replace(with_role, period_end=date(2029, 12, 31))
    assert claim_text.about(with_role, source, WORDS).startswith("B. Writer, a writer, on trade")
    assert claim_text.about(with_role, source, WORDS).endswith("2 January 2030. For 2029.")
    nobody = replace(row, speaker=None)
    assert claim_text.about(nobody, source, WORDS).startswith("The article’s author, on trade")
    left = replace(row, withheld="period_after_publication base_of_one_day")
    assert claim_text.period_of_claim(left, WORDS) == (
        "period left open: the words give a time after publication; base left open: the words give"
        " one day, and this adds up over a time"
    )


@pytest.mark.parametrize(
    ("record", "given", "lane", "name"),
    [
        (recorded(3e6, year(2028)), {}, "Kyrgyz officials", "Kyrgyz officials"),
        (recorded(3e6, year(2028), compiler="NSC"), {}, *["Kyrgyz statistics"] * 2),
        (recorded(3e6, year(2028), compiler="RUS-GOV"), {}, *["Russian officials"] * 2),
        (recorded(3e6, year(2028), compiler="EEC"), {}, "Others", "EAEU officials"),
        (
            recorded(3e6, year(2028), compiler="WB-WDI"),
            {},
            *("Others", "World Bank, World Development Indicators"),
        ),
        (
            recorded(3e6, year(2028), compiler="PRESS"),
            {},
            *("Others", "Press, compiler not named"),
        ),
        (
            recorded(5e5, year(2028), definition="present", **PEOPLE),
            MIGRANTS,
            *("Citizens present", "Citizens present; Russian officials"),
        ),
        (
            recorded(5e5, HALF, definition=None, **PEOPLE),
            MIGRANTS,
            *("Definition not stated", "Definition not stated; Russian officials"),
        ),
        (
            recorded(6.2e9, year(2028), reporter="HUN", compiler="RUS-FCS"),
            SOME,
            *("Hungary", "Hungary; Russian statistics"),
        ),
        (
            recorded(9e9, year(2028), reporter="EU27", compiler="ESTAT"),
            SOME,
            *("EU", "EU; EU statistics"),
        ),
    ],
)
def test_a_figure_is_named_by_whose_it_is(
    record: dict[str, Any], given: dict[str, Any], lane: str, name: str
) -> None:
    _, row = compared(record, **given)
    assert (claim_text.lane_name(row, WORDS), claim_text.row_name(row, WORDS)) == (lane, name)


def test_a_side_without_an_adjective_is_named_all_the_same() -> None:
    _, row = compared(recorded(3e6, year(2028)))
    assert claim_text.who(replace(row, side="ARE"), WORDS) == "officials of the UAE"


@pytest.mark.parametrize(
    ("record", "given", "label", "words"),
    [
        (recorded(3.4567e6, year(2028)), {}, "2028: $3.46m", "$3.46 million"),
        (
            recorded(1.2345e6, year(2028), bound="approximately"),
            {},
            *("2028: about $1.2345m", "about $1.2345 million"),
        ),
        (
            recorded(2e6, year(2028), bound="more_than"),
            {},
            *("2028: >$2m", "more than $2 million"),
        ),
        (recorded(3e6, HALF), {}, "Jan – Jun 2028: $3m", "$3 million"),
        (
            recorded(3.999999e6, year(2028)),
            {"obs_value": 4e6, "bound": "at_least"},
            *("2028: $4m", "just under $4 million"),
        ),
        (
            recorded(4.000001e6, year(2028)),
            {"obs_value": 4e6, "bound": "at_most"},
            *("2028: $4m", "just over $4 million"),
        ),
        (
            recorded(4e6, year(2028)),
            {"obs_value": 4e6, "bound": "more_than"},
            *("2028: $4m", "exactly $4 million"),
        ),
        (
            recorded(4.1242e6, year(2028)),
            {"obs_value": 4.123e6, "bound": "exact"},
            *("2028: $4.12m", "$4.124 million"),
        ),
    ],
)
def test_digits_are_those_spoken_or_three(
    record: dict[str, Any], given: dict[str, Any], label: str, words: str
) -> None:
    found, row = compared(record, **given)
    assert plain(claim_text.mark_label(row, WORDS)) == label
    assert plain(claim_text.amount(row, found.claim, WORDS)) == words


def test_a_label_says_how_often_a_figure_is_reported_and_may_leave_its_time_out() -> None:
    tables = tables_of(
        claim(), [recorded(3e6, year(2028)), recorded(3e6, year(2028), published="2029-07-01")]
    )
    (row,) = assess(CODE, tables).rows
    assert claim_text.mark_label(row, WORDS) == "2028: $3m, 2 reports"
    assert claim_text.mark_label(row, WORDS, is_dated=False) == "$3m, 2 reports"
    assert claim_text.hover(row, row, WORDS).endswith("2 reports.")


def test_a_multiple_is_told_with_its_base() -> None:
    base, period = year(2027), year(2028)
    ends = ("base_period_start", "base_period_end", "period_start", "period_end")
    times = dict(zip(ends, (*base, *period), strict=True))
    flows = [
        recorded(value, when, indicator=flow, compiler="NSC")
        for value, when in ((1e6, base), (1.5e6, period))
        for flow in ("exports", "imports")
    ]
    said_of = claim(measure="growth", unit="ratio", obs_value=1.37, bound="exact", **times)
    found = assess(CODE, tables_of(said_of, flows))
    (row,) = found.rows
    assert claim_text.multiple_label(row, WORDS) == "×1.5 from $2m"
    assert plain(claim_text.figure(row, found.claim, WORDS)) == "×1.5, 2027–2028, from $2 million"
    assert claim_text.figure_in_short(row, found.claim, WORDS) == "×1.5, 2027–2028"
    assert plain(claim_text.hover(row, found.claim, WORDS)).endswith(" The base was $2 million.")


@pytest.mark.parametrize(
    ("record", "given", "words"),
    [
        (recorded(3e6, year(2028)), {}, "$3 million for 2028, from Kyrgyz officials"),
        (recorded(3e6, HALF), {}, "$3 million (Jan – Jun 2028), from Kyrgyz officials"),
        (
            recorded(6.2e9, year(2028), reporter="HUN", compiler="HUN-STAT"),
            SOME,
            "$6.2 billion for Hungary in 2028",
        ),
        (
            recorded(5e5, HALF, definition="present", **PEOPLE),
            MIGRANTS,
            "500 thousand (citizens present, Jan – Jun 2028)",
        ),
    ],
)
def test_a_figure_in_a_sentence_has_its_time_and_whose_it_is(
    record: dict[str, Any], given: dict[str, Any], words: str
) -> None:
    found, row = compared(record, **given)
    assert plain(claim_text.figure(row, found.claim, WORDS)) == words


def test_under_the_pointer_is_the_whole_row() -> None:
    found, row = compared(recorded(3e6, year(2028), obs_status="P"))
    assert plain(claim_text.hover(row, found.claim, WORDS)) == (
        "2028: $3 million, Kyrgyzstan with Russia. Government of Kyrgyzstan, published 1 June"
        " 2029. It agrees with the claim. Provisional."
    )
    found, row = compared(recorded(3e6, year(2028), unit="EUR"))
    assert "It cannot be compared without converting." in claim_text.hover(row, found.claim, WORDS)
    assert claim_text.verdict_of(row, WORDS) == "in another unit"
    assert plain(claim_text.claim_hover(said(), WORDS)) == (
        "As said on 2 January 2030: more than $2 million. Kyrgyzstan’s trade with Russia; no period"
        " given."
    )


def test_a_multiple_said_without_a_digit_is_shown_to_three() -> None:
    growth = {"measure": "growth", "unit": "ratio", "bound": "exact"}
    third = said(obs_value=4 / 3, **growth)
    assert claim_text.claimed(third, WORDS) == "×1.33"
    assert claim_text.claimed(said(obs_value=1.12, **growth), WORDS) == "×1.12"
    near = replace(third, obs_value=1.3288, verdict=Verdict.NOT_CONSISTENT)
    assert claim_text.amount(near, third, WORDS) == "just under ×1.33"
    hedged = replace(third, obs_value=1.3288, bound=Bound.MORE_THAN)
    assert claim_text.amount(hedged, third, WORDS) == "more than ×1.33"


def test_nobody_is_named_as_publisher_where_none_is_known() -> None:
    tables = tables_of(claim(), [])
    shown = assess(CODE, tables).claim
    source = tables.sources[shown.source_id]
    assert "The Herald, 2 January 2030." in claim_text.about(shown, source, WORDS)
    unnamed = claim_text.about(shown, replace(source, publisher=NO_PUBLISHER), WORDS)
    assert "on trade with Russia. 2 January 2030. No period given." in unnamed


def test_what_was_spoken_of_has_its_article_in_a_sentence() -> None:
    assert claim_text.topic(said(), WORDS) == "trade with Russia"
    growth = said(measure="growth", unit="ratio")
    assert claim_text.topic(growth, WORDS) == "the growth of trade with Russia"
    share = said(measure="share", unit="percent")
    assert claim_text.topic(share, WORDS) == "the share of trade with Russia"
    share = said(measure="share", unit="percent", definition="share_of_exports")
    assert claim_text.topic(share, WORDS) == "the share of exports to Russia"
    named = said(measure="share", indicator="other", unit="percent")
    assert claim_text.topic(named, WORDS) == claim_text.subject(named, WORDS)

"""The line of sources: publishers, editions, terms and copies, however many there are."""

from dataclasses import replace

import pytest

from lib.codelists.terms import ADDED
from lib.dashboard.narrative import LANGUAGES, source_text, wording
from lib.model import NO_PUBLISHER, Run, Source, Text
from tests import round_numbers

WORDS = wording("en")
SOURCE = next(iter(round_numbers.edition().sources.values()))


def plain(line: tuple[Text, ...]) -> list[str]:
    return [source_text.with_sources("", "", (piece,), WORDS)[12:-1] for piece in line]


def test_statements_are_named_with_those_who_gave_most_of_them_first() -> None:
    assert source_text.reported_in(5, sources("A", "B", "C", "B", "D"), WORDS) == (
        "5 figures as officials or the press gave them (B, A, C and 1 more)"
    )
    assert source_text.reported_in(1, sources("A"), WORDS) == (
        "one figure as officials or the press gave it (A)"
    )
    assert source_text.reported_in(2, sources(NO_PUBLISHER), WORDS) == (
        "2 figures as officials or the press gave them"
    )


def sources(*publishers: str, terms: tuple[str, ...] = ("CC BY 4.0",)) -> list[Source]:
    return [
        replace(SOURCE, publisher=publisher, terms=terms[n % len(terms)], copy_of=None)
        for n, publisher in enumerate(publishers)
    ]


@pytest.mark.parametrize(
    ("publishers", "caption", "first"),
    [
        (("A",), "A", "A"),
        (("A", "B", "A"), "A and B", "A, B"),
        (("A", "A, as relayed"), "A; A, as relayed", "A; A, as relayed"),
        (("A", "B", "C", "D"), "A, B, C and 1 more", "A, B, C, D"),
        (("A", "B", "C", "D", "E"), "A, B, C and 2 more", "A, B, C, D, E"),
        ((*"ABCDEF",), "A, B, C and 3 more", "A, B, C and 3 more"),
    ],
)
def test_publishers_are_told_apart_and_counted(
    publishers: tuple[str, ...], caption: str, first: str
) -> None:
    assert source_text.source_words(sources(*publishers), WORDS) == caption
    assert plain(source_text.source_line(sources(*publishers), (), WORDS))[0] == first


@pytest.mark.parametrize(
    ("vintages", "said"),
    [
        ([("exports", "2024-10-01")], "edition of October 2024"),
        ([("exports", "2024-03-02"), ("exports", "2024-10")], "editions of March and October 2024"),
        (
            [("exports", "2023-03"), ("exports", "2024-10")],
            "editions of March 2023 and October 2024",
        ),
        (
            [("exports", "2024-10-01"), ("imports", "2024-03-02")],
            "editions: exports of October 2024; imports of March 2024",
        ),
        (
            [("exports", f"202{n}-01") for n in range(4)],
            "editions of January 2020 to January 2023",
        ),
    ],
)
def test_editions_are_months(vintages: list[tuple[str, str]], said: str) -> None:
    assert source_text.editions(vintages, WORDS) == said


def test_terms_are_parted_and_none_is_kept_back_in_silence() -> None:
    terms = ("CC BY 4.0", "Mine", "Yours", "Theirs", "CC BY-NC-SA 4.0")
    line = plain(source_text.source_line(sources(*"ABCDE", terms=terms), (), WORDS))
    limited = "licences: CC BY-NC-SA 4.0 (no commercial use); CC BY 4.0; Mine"
    assert line[1] == f"{limited}; Yours; Theirs"
    line = plain(source_text.source_line(sources(*"ABCDEF", terms=(*terms, "Ours")), (), WORDS))
    assert line[1] == f"{limited}; 3 more"
    assert plain(source_text.source_line(sources("A"), (), WORDS))[1] == "licence: CC BY 4.0"


@pytest.mark.parametrize(
    ("terms", "said", "address"),
    [
        (("CC BY-NC-SA 4.0",), "licence: CC BY-NC-SA 4.0 (no commercial use)", "by-nc-sa/4.0/"),
        (("not stated",), "licence: not stated", None),
        (
            ("not stated", "CC BY-NC-SA 4.0"),
            "licence: CC BY-NC-SA 4.0 (no commercial use); of others not stated",
            "by-nc-sa/4.0/",
        ),
        (
            ("not stated", "public domain", "CC BY 4.0"),
            "licences: CC BY 4.0; public domain; of others not stated",
            None,
        ),
        (
            ("public domain", "CC BY 4.0", "CC BY 3.0 IGO", "CC BY-NC-SA 4.0", "not stated"),
            "licences: CC BY-NC-SA 4.0 (no commercial use); CC BY 4.0; CC BY 3.0 IGO; public "
            "domain; of others not stated",
            "by-nc-sa/4.0/",
        ),
    ],
)
def test_the_strictest_licence_is_first_and_linked_and_what_is_not_stated_is_said(
    terms: tuple[str, ...], said: str, address: str | None
) -> None:
    found = source_text.licences(sources(*"ABCDE"[: len(terms)], terms=terms), WORDS)
    assert source_text.plain(found) == said
    led = found.address if isinstance(found, Run) else None
    assert led == (f"https://creativecommons.org/licenses/{address}" if address else None)


def test_a_caption_names_the_licence_that_limits_its_use() -> None:
    limited = sources("A", "B", terms=("CC BY-NC-SA 4.0", "not stated"))
    assert source_text.source_words(limited, WORDS) == "A and B (CC BY-NC-SA 4.0)"
    assert source_text.source_words(limited[1:], WORDS) == "B"


def test_a_credit_names_publishers_and_terms_and_leads_to_licences() -> None:
    several = sources("A", "B", "C", terms=("CC BY 4.0", "CC BY-NC-SA 4.0", "not stated"))
    assert source_text.whose_figures(several, WORDS) == (
        "Figures: A, B and C; licences: CC BY-NC-SA 4.0 (no commercial use); CC BY 4.0; of "
        "others not stated."
    )
    assert source_text.licence_addresses(several) == (
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert source_text.licence_addresses(several[2:]) == ()


OF_FUND = replace(
    SOURCE,
    publisher="International Monetary Fund",
    terms="IMF: not for redistribution; name the source",
    dataset="IMF.STA:IMTS",
    version="1.0.0",
    copy_of=None,
)


def test_a_dataset_is_named_in_the_line_where_its_terms_ask_and_always_in_a_footnote() -> None:
    of_comtrade = replace(
        OF_FUND,
        publisher="United Nations, Comtrade",
        terms="UN Comtrade: not for redistribution without permission",
        dataset="C/A/HS",
        version=None,
    )
    line = plain(source_text.source_line([OF_FUND, of_comtrade], (), WORDS))
    assert line[0] == "International Monetary Fund (IMTS); United Nations, Comtrade"
    assert line[-1] == (
        "licences: UN Comtrade terms, not for redistribution; IMF terms, not for redistribution "
        "(no commercial use)"
    )
    rates = replace(OF_FUND, dataset="IMF.STA:ER")
    line = plain(source_text.source_line([OF_FUND, rates, OF_FUND], (), WORDS))
    assert line[0] == "International Monetary Fund (IMTS, ER)"
    found = source_text.datasets([OF_FUND, of_comtrade, SOURCE], WORDS)
    assert found == ("dataset IMF.STA:IMTS 1.0.0 and C/A/HS",)
    assert source_text.datasets([SOURCE], WORDS) == ()
    assert source_text.whose_figures([OF_FUND, *sources("A")], WORDS).startswith(
        "Figures: International Monetary Fund (IMTS) and A; licences: IMF terms"
    )


@pytest.mark.parametrize(
    ("others", "in_short", "named"),
    [
        ("", False, "International Monetary Fund (IMTS)"),
        ("", True, "IMF (IMTS)"),
        ("AB", False, "International Monetary Fund (IMTS), A, B"),
        ("ABC", False, "IMF (IMTS), A, B, C"),
    ],
)
def test_publishers_are_in_short_where_there_are_many(
    others: str, in_short: bool, named: str
) -> None:
    found = source_text.source_line([OF_FUND, *sources(*others)], (), WORDS, in_short=in_short)
    assert plain(found)[0] == named


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_and_what_was_relayed_of_it_are_two_in_short_as_well(language: str) -> None:
    office = "National Statistical Committee of the Kyrgyz Republic"
    named = sources(office, f"{office}, as relayed", "A", "B")
    words = wording(language)
    first, *_ = source_text.source_line(named, (), words)
    found = [run.text for run in first if isinstance(run, Run)]
    assert len(set(found)) == len(named)


def test_copies_are_named_without_their_version() -> None:
    copied = [replace(SOURCE, copy_of=f"press/{n}@1a2b3c") for n in "ab"]
    assert (
        plain(source_text.source_line(copied, (), WORDS))[-1]
        == "via the copies press/a and press/b"
    )
    one = plain(source_text.source_line(copied[:1], (), WORDS))
    assert one[-1] == "via the copy press/a"


def test_the_terms_of_an_article_are_in_the_language_of_the_page() -> None:
    label = "Text © 24.kg: short quotations with the source named"
    assert WORDS.terms(label) == label
    assert wording("ru").terms(f"{label} | Ask me") == (
        "текст © 24.kg: короткие цитаты со ссылкой на источник | Ask me"
    )
    assert wording("ru").terms(ADDED).startswith("добавлено читателем")

"""Migrants and money in words: bounds, periods, findings, absence, what is only a claim."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from lib.codelists import areas
from lib.dashboard.narrative import people_text, wording
from lib.dashboard.narrative.wording import LONGEST_FINDING
from lib.model import Bound, ObsStatus, Origin, PeopleRow, kind_of

WORDS = wording("en")
RUSSIA = people_text.place("RUS", WORDS)
EVERYWHERE = people_text.place("WLD", WORDS)


def row(number: int = 1, start: str = "2029-01-01", end: str = "2029-12-31") -> PeopleRow:
    """A figure on record of migrants in Russia in 2029."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return PeopleRow(
        observation_id=str(number),
        origin=Origin.RECORDED,
        reporter="KGZ",
        partner="RUS",
        indicator="migrants",
        measure="level",
        definition="present",
        period_start=first,
        period_end=last,
        period_kind=kind_of(first, last),
        obs_value=500_000.0,
        bound=Bound.EXACT,
        unit="persons",
        compiler="KGZ-MFA",
        published="2030-02-01",
        superseded=False,
        obs_status=ObsStatus.NORMAL,
        source_id="a-table",
        note=None,
    )


def undated(number: int = 1) -> PeopleRow:
    """The same of no period."""
    return replace(row(number), period_start=None, period_end=None, period_kind="not_stated")


def said(number: int = 1) -> PeopleRow:
    """More than 500,000 as an article has it."""
    claim = replace(undated(number), origin=Origin.STATED, compiler=None, definition=None)
    return replace(claim, bound=Bound.MORE_THAN)


def money(number: int = 1, **changed: object) -> PeopleRow:
    """Money sent from Russia in 2029."""
    sent = replace(row(number), indicator="remittances", definition="wider_coverage", unit="USD")
    return replace(replace(sent, obs_value=2e9), **changed)  # type: ignore[arg-type]


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", "")


@pytest.mark.parametrize(
    ("figure", "value", "whole"),
    [
        (replace(row(), obs_value=350_916.0), "351,000", "350,916"),
        (replace(row(), obs_value=350_916.0, bound=Bound.APPROXIMATELY), *["about 350,916"] * 2),
        (replace(row(), obs_value=999_999.0), "1,000,000", "999,999"),
        (replace(row(), obs_value=1_200_691.0), "1.2 million", "1,200,691"),
        (replace(row(), obs_value=1e6, bound=Bound.MORE_THAN), *["more than 1 million"] * 2),
        (money(), "$2 billion", "$2 billion"),
        (money(bound=Bound.UP_TO), "up to $2 billion", "up to $2 billion"),
    ],
)
def test_a_value_is_never_without_its_bound(figure: PeopleRow, value: str, whole: str) -> None:
    assert plain(people_text.value(figure, WORDS)) == value
    assert plain(people_text.whole_value(figure, WORDS)) == whole


@pytest.mark.parametrize(
    ("figure", "label"),
    [
        (row(), "500k, 2029"),
        (row(1, "2029-01-01", "2029-06-30"), "500k, Jan–Jun 2029"),
        (row(1, "2029-05-07", "2029-05-07"), "500k, May 2029"),
        (replace(row(), bound=Bound.MORE_THAN), ">500k, 2029"),
        (undated(), "500k, no period given"),
        (replace(row(), reports=3), "500k, 2029; 3 reports"),
    ],
)
def test_the_label_of_a_mark_keeps_bound_and_period(figure: PeopleRow, label: str) -> None:
    assert plain(people_text.label(figure, WORDS)) == label


def test_the_pointer_gets_the_whole_row() -> None:
    figure = replace(row(), bound=Bound.MORE_THAN)
    assert plain(people_text.hover(figure, "24.kg", WORDS)) == (
        "More than 500,000, 2029. Citizens present. Ministry of Foreign Affairs of Kyrgyzstan, "
        "published 1 February 2030"
    )
    assert "24.kg, published" in people_text.hover(said(), "24.kg", WORDS)
    assert "no period given" in people_text.hover(undated(), "24.kg", WORDS)
    replaced = people_text.hover(replace(row(), superseded=True), "24.kg", WORDS)
    assert replaced.endswith("(replaced by a later edition)")


def finding(
    of_year: Sequence[PeopleRow] = (),
    latest: Sequence[PeopleRow] = (),
    claim: PeopleRow | None = None,
    speaker: str | None = None,
    *,
    is_register: bool = False,
    has_cases: bool = False,
) -> str:
    return plain(
        people_text.migrants_finding(
            of_year,
            latest,
            claim,
            speaker,
            RUSSIA,
            WORDS,
            is_register=is_register,
            has_cases=has_cases,
        )
    )


def test_the_counts_of_the_year_of_the_claim_are_named_first_with_the_claim() -> None:
    low, high = replace(row(1), obs_value=351_000.0), replace(row(2), obs_value=411_226.0)
    latest = (replace(row(3), obs_value=1.0),)
    assert finding((low, high), latest, said(), is_register=True) == (
        "Registers count 351,000 to 411,000 people in Russia in 2029; more than 500,000 was said"
    )
    assert finding((low, high), latest, said()) == (
        "Counts in Russia run from 351,000 to 411,000 people in 2029; more than 500,000 was said"
    )
    assert finding((low,), latest, said(), "A. Minister") == (
        "351,000 people were counted in Russia in 2029; A. Minister said more than 500,000"
    )
    assert finding((low, high), latest) == (
        "Counts in Russia run from 351,000 to 411,000 people in 2029"
    )


def test_without_a_claim_the_latest_counts_are_the_finding() -> None:
    old = replace(row(1, "2020-01-01", "2020-12-31"), obs_value=300_000.0)
    assert finding((), (old, row(2))) == (
        "Latest counts in Russia: 300,000 people (2020) to 500,000 (2029)"
    )
    assert finding((), (row(),)) == "500,000 people were counted in Russia in 2029"
    assert finding((), (), said()) == (
        "The record has no count of migrants in Russia; more than 500,000 was said"
    )
    assert finding(has_cases=True) == "The record counts entries, not people, in Russia"


def test_no_name_makes_a_finding_too_long() -> None:
    speaker = "A speaker with a very long name indeed " * 3
    wide = replace(said(), obs_value=123_456.0)
    rows = replace(row(), obs_value=123_456.0, bound=Bound.APPROXIMATELY), row(2)
    for code in areas():
        host = people_text.place(code, WORDS)
        for chosen, latest in ((rows, ()), ((), rows), ((), rows[:1]), ((), ())):
            words = people_text.migrants_finding(
                chosen, latest, wide, speaker, host, WORDS, is_register=True, has_cases=True
            )
            assert len(words) <= LONGEST_FINDING, words
        for sent in (None, money(bound=Bound.APPROXIMATELY)):
            for later in (None, money(bound=Bound.APPROXIMATELY)):
                found = people_text.remittances_finding(sent, later, host, WORDS)
                assert len(found) <= LONGEST_FINDING, found


def test_the_finding_over_time_has_a_later_count_and_none_that_was_replaced() -> None:
    line = row(1), row(2, "2030-01-01", "2030-12-31")
    later = replace(row(3, "2031-01-01", "2031-01-31"), obs_value=532_000.0)
    series = "Citizens present, in Russia: 500,000 in 2029, 500,000 in 2030"

    def finding(*others: PeopleRow) -> str:
        return plain(people_text.over_time_finding(line, (*line, *others), RUSSIA, WORDS))

    assert finding(later) == f"{series}, 532,000 in Jan 2031"
    for other in (
        replace(later, superseded=True),
        row(4, "2030-01-01", "2030-06-30"),
        replace(row(5, "2030-07-01", "2030-12-31"), published="2031-05-01"),
    ):
        assert finding(other) == series


def test_the_answer_says_both_in_at_most_thirty_words() -> None:
    low = replace(row(1), obs_value=300_000.0)
    for latest, sent, answer in (
        (
            (low, row(2)),
            money(),
            "The latest counts in Russia run from 300,000 to 500,000 people (2029); $2 billion was "
            "sent home in 2029.",
        ),
        (
            (low, row(2)),
            None,
            "The latest counts in Russia run from 300,000 to 500,000 people (2029).",
        ),
        (
            (low,),
            money(),
            "The latest count in Russia is 300,000 people (2029); $2 billion was sent home in "
            "2029.",
        ),
        ((low,), None, "The latest count in Russia is 300,000 people (2029)."),
        ((), money(), "$2 billion was sent home from Russia in 2029; nobody counted the people."),
        ((), None, "The record has neither a count of people in Russia nor a year of money."),
    ):
        words = plain(people_text.answer(latest, sent, RUSSIA, WORDS))
        assert words == answer
        assert len(words.split()) <= 30


def test_absence_names_a_few_and_counts_many() -> None:
    assert people_text.nothing_of((), {}, WORDS) == ()
    assert people_text.nothing_of(("CHN", "KAZ"), {}, WORDS) == (
        "The record has neither migrants in China or Kazakhstan nor money sent from there.",
    )
    assert (
        "China, Kazakhstan, Uzbekistan or Türkiye"
        in (people_text.nothing_of(("CHN", "KAZ", "UZB", "TUR"), {}, WORDS)[0])
    )
    assert people_text.nothing_of(("CHN", "KAZ", "UZB", "TUR", "DEU"), {}, WORDS) == (
        "Of 5 chosen partners the record has neither migrants nor money sent home.",
    )
    assert people_text.nothing_of_any(("CHN",), {}, WORDS) == (
        "The record has neither migrants in China nor money sent from there. What follows is about "
        "all countries together."
    )
    assert people_text.nothing_of_any((), {}, WORDS).startswith("No partner is chosen.")
    assert people_text.no_figures("migrants", EVERYWHERE, WORDS) == (
        "The record has no figure of migrants in all countries."
    )


def test_what_was_said_is_called_a_claim() -> None:
    assert plain(people_text.claim_sentence(said(), "A. Minister", WORDS)) == (
        "A. Minister said more than 500,000 (1 February 2030; no period given): a claim, not a "
        "figure on record."
    )
    reported = replace(said(), reports=3)
    assert plain(people_text.claim_sentence(reported, None, WORDS)) == (
        "More than 500,000 was said (1 February 2030; no period given): one claim with 3 reports, "
        "not a figure on record."
    )
    assert people_text.row_name(said(), WORDS) == "As said, not on record"
    assert people_text.row_name(row(), WORDS) == "Citizens present"


def test_another_account_of_the_year_is_not_another_amount() -> None:
    part = money(2, period_end=date(2029, 11, 30), published="2030-01", obs_value=1.5e9)
    short = money(3, period_end=date(2029, 3, 31))
    assert [plain(one) for one in people_text.other_accounts(money(), [short, part], WORDS)] == [
        "For Jan–Nov 2029 another account, published January 2030, has $1.5 billion: another way "
        "to count, not another amount to add."
    ]
    assert people_text.other_accounts(money(), [], WORDS) == ()
    assert people_text.other_accounts(None, [part], WORDS) == ()


def test_three_statements_without_a_period_are_in_words_the_latest_first() -> None:
    spoken = [
        replace(said(n), unit="USD", obs_value=n * 1e9, published=f"203{n}-01-01")
        for n in range(1, 6)
    ]
    words = [plain(one) for one in people_text.undated(spoken, WORDS)]
    assert [one.split(" was said")[0] for one in words] == [
        "More than $5 billion",
        "More than $4 billion",
        "More than $3 billion",
    ]


@pytest.mark.parametrize(
    ("top", "is_named"), [(549_000, False), (550_000, True), (700_000, True), (400_000, False)]
)
def test_a_peak_a_tenth_above_both_ends_is_named(top: int, is_named: bool) -> None:
    """Or a reader would take a rise and a fall for no change."""
    ends = row(1, "2027-01-01", "2027-12-31"), row(3)
    between = replace(row(2, "2028-01-01", "2028-12-31"), obs_value=float(top))
    line = ends[0], between, ends[1]
    words = plain(people_text.over_time_finding(line, line, RUSSIA, WORDS))
    peak = f"{top:,} in 2028, " if is_named else ""
    assert words == f"Citizens present, in Russia: 500,000 in 2027, {peak}500,000 in 2029"


def test_what_is_not_drawn_is_counted() -> None:
    assert people_text.not_drawn(0, WORDS) == ()
    assert people_text.not_drawn(1, WORDS)[0].startswith("1 more figure is in the rows")
    assert people_text.not_drawn(1200, WORDS)[0].startswith("1,200 more figures are in the rows")

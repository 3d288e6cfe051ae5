"""What the record says of a claim: which figures count, which is named, in how many words."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as hypothesis

from lib.dashboard.factcheck.assessment import Assessment, assess, of_any_length
from lib.dashboard.narrative import Wording, verdict_text, wording
from lib.dashboard.narrative.wording import LONGEST_FINDING
from lib.model import NO_PUBLISHER, Bound, ClaimKind, MembersMeant
from tests.dashboard.queries.claimed import CODE, claim, recorded, tables_of, year
from tests.examples import examples

WORDS = wording("en")
HALF = (date(2028, 1, 1), date(2028, 6, 30))
SINCE = "2030-05-01"
KYRGYZ, RUSSIAN = "from Kyrgyz officials", "from Russian officials"
SOME = {"reporter": "EU27", "reporter_scope": "some", "obs_value": 6e6, "bound": "exact"}
PEOPLE = {"indicator": "migrants", "unit": "persons"}


def plain(words: str) -> str:
    """With plain spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", " ")


def of(millions: float, when: int | tuple[date, date], **given: object) -> dict[str, Any]:
    """A figure of so many millions."""
    return recorded(float(f"{millions}e6"), year(when) if isinstance(when, int) else when, **given)


def assessed(record: list[dict[str, Any]], words: str | None = None, **said: object) -> Assessment:
    """The claim "more than $2 million with Russia", made on 2 January 2030, or one that differs,
    against a record."""
    return assess(CODE, tables_of(claim(**said), record, words))


def kind(found: Assessment) -> verdict_text.Kind:
    return verdict_text.kind_of_figures(found.claim, any_length=of_any_length(found.claim))


def verdict(found: Assessment) -> str:
    return plain(verdict_text.verdict(found.claim, *found.findings, kind(found), WORDS))


def finding(found: Assessment, words: Wording = WORDS) -> str:
    single = [row for row in found.alike if row.reading is not MembersMeant.TOGETHER]
    said = verdict_text.finding(found.claim, single, found.together, found.best, kind(found), words)
    return plain(said)


NONE_SINCE = " None has been published since."
NONE_THEN = "No comparable figure was public by that day. "
NO = "No whole-year figure public by that day exceeds $2 million."
ONE = "One whole-year figure public by that day"
OF_THEM = "Of the whole-year figures public by that day, 2"


@pytest.mark.parametrize(
    ("record", "said", "sentence"),
    [
        (
            [of(3, 2028)],
            {},
            f"{ONE} exceeds $2 million: $3 million for 2028, {KYRGYZ}.{NONE_SINCE}",
        ),
        (
            [of(3, 2028), of(1.5, 2027), of(2.5, 2028, compiler="RUS-GOV", published=SINCE)],
            {},
            f"{ONE} exceeds $2 million: $3 million for 2028, {KYRGYZ}. So does one published"
            " since.",
        ),
        (
            [of(1.5, 2027), of(2.5, 2028, compiler="RUS-GOV", published=SINCE)],
            {},
            f"{NO} One published since does: $2.5 million for 2028, {RUSSIAN}.",
        ),
        (
            [of(1.5, 2027), of(1.6, 2028, published=SINCE), of(1.7, 2026, published=SINCE)],
            {},
            "No whole-year figure, public by that day or since, exceeds $2 million; the highest is"
            f" $1.7 million for 2026, {KYRGYZ}.",
        ),
        (
            [of(3, 2028, published=SINCE)],
            {},
            f"{NONE_THEN}One published since exceeds $2 million: $3 million for 2028, {KYRGYZ}.",
        ),
        (
            [of(3, 2027), of(3.5, 2028), of(1.6, 2028, published=SINCE)],
            {},
            f"{OF_THEM} exceed $2 million; the highest is $3.5 million for 2028."
            " None published since does.",
        ),
        (
            [of(1, 2027), of(3, 2028, published=SINCE), of(3.5, 2027, published=SINCE)],
            {},
            f"{NO} Of those published since, 2 do; the highest is $3.5 million for 2027.",
        ),
        (
            [of(1.5, 2027), of(1.9, 2028)],
            {},
            f"No whole-year figure on record exceeds $2 million; the highest is $1.9 million for "
            f"2028, {KYRGYZ}.",
        ),
        (
            [of(1.5, 2028, published=SINCE)],
            {"bound": "exact"},
            f"{NONE_THEN}None published since agrees with $2 million; the nearest is $1.5 million "
            f"for 2028, {KYRGYZ}.",
        ),
        (
            [of(1.5, 2027), of(1.9, 2028)],
            {"bound": "at_least"},
            "No whole-year figure on record comes to $2 million or more; the highest is $1.9 "
            f"million for 2028, {KYRGYZ}.",
        ),
        (
            [of(2.5, 2027), of(1.9, 2028)],
            {"bound": "at_most"},
            f"{ONE} is $2 million or less: $1.9 million for 2028, {KYRGYZ}.{NONE_SINCE}",
        ),
        (
            [of(2, 2026), of(3.9, 2027), of(4.1, 2028)],
            {"bound": "exact"},
            f"{ONE} agrees with $2 million: $2 million for 2026, {KYRGYZ}.{NONE_SINCE}",
        ),
        (
            [of(1.97, 2027), of(2.1, 2028)],
            {"bound": "exact"},
            f"{OF_THEM} agree with $2 million; the nearest is $1.97 million for 2027.{NONE_SINCE}",
        ),
        (
            [of(3, HALF), of(2.5, 2028)],
            {},
            f"{ONE} exceeds $2 million: $2.5 million for 2028, {KYRGYZ}.{NONE_SINCE}",
        ),
        (
            [of(3, HALF)],
            {"period_start": HALF[0], "period_end": HALF[1]},
            "One figure public by that day exceeds $2 million: $3 million (Jan – Jun 2028),"
            f" {KYRGYZ}.{NONE_SINCE}",
        ),
        (
            [of(6.2, 2028, reporter="HUN", compiler="HUN-STAT"), of(90, 2028, reporter="EU27")],
            SOME,
            f"{ONE} agrees with $6 million: $6.2 million for Hungary in 2028.{NONE_SINCE}",
        ),
        (
            [of(4.1, 2028, bound="approximately", compiler="RUS-GOV")],
            {"obs_value": 4.1e6, "bound": "exact"},
            f"{ONE} rounds to the same: about $4.1 million for 2028, {RUSSIAN}.{NONE_SINCE}",
        ),
        (
            [of(9, 2027), of(4.1, 2028, bound="approximately", published=SINCE)],
            {"obs_value": 4.1e6, "bound": "exact"},
            "No whole-year figure public by that day agrees with $4.1 million. One published since"
            " rounds to the same: about $4.1 million for 2028.",
        ),
    ],
)
def test_the_verdict_counts_what_can_be_compared(
    record: list[dict[str, Any]], said: dict[str, Any], sentence: str
) -> None:
    found = verdict(assessed(record, **said))
    assert found == sentence
    assert len(found.split()) <= verdict_text.MOST_WORDS


NSC, FCS = {"compiler": "NSC"}, {"compiler": "RUS-FCS"}
KYRGYZ_DO_NOT = "Kyrgyz statistics do not agree: $1.5 million for 2028."


@pytest.mark.parametrize(
    ("record", "is_said"),
    [
        ([of(2.5, 2028, **FCS), of(1.5, 2028, **NSC)], True),
        ([of(2.5, 2028, **FCS), of(1.5, 2028, **NSC, published=SINCE)], True),
        ([of(2.5, 2028, **FCS), of(1.5, 2027, **NSC)], False),
        ([of(2.5, 2028, **FCS), of(1.5, 2028, **NSC, definition="without_oil")], False),
        ([of(2.5, 2028, **FCS), of(1.5, 2028)], False),
        ([of(2.5, 2028, compiler="RUS-GOV"), of(1.5, 2028, **NSC)], False),
        ([of(2.5, 2028, **FCS), of(1.5, 2028, **NSC), of(2.2, 2028)], False),
        ([of(2.5, 2028, **FCS), of(2.2, 2028, **NSC)], False),
    ],
)
def test_the_other_side_s_own_statistics_of_the_same_time_are_not_passed_over(
    record: list[dict[str, Any]], is_said: bool
) -> None:
    """Beside figures of one side alone that agree, officials' count for neither."""
    found = verdict(assessed(record))
    assert found.endswith(KYRGYZ_DO_NOT) is is_said
    assert ("do not agree" in found) is is_said
    assert len(found.split()) <= verdict_text.MOST_WORDS


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "Статистика Кыргызстана не сходится: $1,5 млн за 2028 год."),
        ("ky", "Кыргызстандын статистикасы дал келбейт: 2028-жылы $1,5 млн."),
    ],
)
def test_what_the_other_side_has_is_said_in_every_language(language: str, said: str) -> None:
    found = assessed([of(2.5, 2028, **FCS), of(1.5, 2028, **NSC)])
    words = verdict_text.verdict(found.claim, *found.findings, kind(found), wording(language))
    assert plain(words).endswith(said) and len(words.split()) <= verdict_text.MOST_WORDS


@pytest.mark.parametrize(
    ("values", "said", "is_said"),
    [
        ((2, 4), {}, True),
        ((4, 2), {}, False),
        ((1, 4), {}, False),
        ((2, 4), {"period_start": date(2027, 1, 1), "period_end": date(2027, 12, 31)}, False),
    ],
)
def test_the_latest_count_of_people_is_not_passed_over_for_an_older_one(
    values: tuple[float, float], said: dict[str, Any], is_said: bool
) -> None:
    days = [(date(when, 1, 1), date(when, 1, 1)) for when in (2027, 2028)]
    record = [of(value, day, **PEOPLE) for value, day in zip(values, days, strict=True)]
    since = of(2, (date(2029, 1, 1), date(2029, 1, 1)), **PEOPLE, published=SINCE)
    found = verdict(assessed([*record, since], bound="exact", **PEOPLE, **said))
    assert ("The latest public by that day does not agree: 4 million (" in found) is is_said
    assert len(found.split()) <= verdict_text.MOST_WORDS


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 4, "None of 4 whole-year figures on record exceeds $2 million."),
        ("ru", 3, "В данных 3 годовые цифры, и ни одна не превышает $2 млн."),
        ("ru", 5, "В данных 5 годовых цифр, и ни одна не превышает $2 млн."),
        ("ky", 4, "Жылдык 4 сандын бири да $2 млндон ашкан эмес."),
    ],
)
def test_where_there_is_no_room_none_is_not_called_0(
    language: str, count: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdict_text, "MOST_WORDS", 1)
    found = assessed([of(1 + n / 10, 2020 + n) for n in range(count)])
    words = verdict_text.verdict(found.claim, *found.findings, kind(found), wording(language))
    assert plain(words) == said


def test_a_fraction_has_no_digits_in_a_verdict_that_nobody_spoke() -> None:
    third = {"measure": "share", "unit": "percent", "bound": "almost", "obs_value": 100 / 3}
    found = assessed([of(0, 2028, **{**third, "obs_value": 20})], "almost a third", **third)
    assert "(almost 33.3%)" in verdict(found) or "almost 33.3%;" in verdict(found)
    spoken = assessed([of(0, 2028, **{**third, "obs_value": 20})], "33.33%", **third)
    assert "33.3333%" in verdict(spoken), "all digits of a number that has some"


def test_a_figure_that_is_reported_again_counts_once() -> None:
    found = assessed([of(3, 2028), of(3, 2028, published=SINCE)])
    assert [row.reports for row in found.rows] == [2]
    assert verdict(found) == (
        f"{ONE} exceeds $2 million: $3 million for 2028, {KYRGYZ}.{NONE_SINCE}"
    )
    assert finding(found) == "The one figure on record is $3 million for 2028"


@pytest.mark.parametrize(
    ("record", "said", "sentence"),
    [
        ([], {}, "The record has no comparable figure for trade with Russia."),
        (
            [],
            {"period_start": date(2028, 1, 1), "period_end": date(2028, 12, 31)},
            "The record has no comparable figure for trade with Russia (2028).",
        ),
        (
            [of(3, 2028), of(3, 2028, partner="WLD")],
            {"partner": None, "partner_words": "Africa"},
            "The record has no partner that is “Africa”.",
        ),
        (
            [of(3, 2028)],
            {"product": "other", "product_words": "widgets"},
            "The record has no comparable figure of “widgets”; all goods are never compared with "
            "some.",
        ),
        (
            [],
            {"partner": None, "partner_scope": None, "withheld": "partner_is_reporter"},
            "The words leave open with whom, so nothing can be compared with them.",
        ),
        (
            [],
            {"withheld": "period_after_publication"},
            "The words give a time that cannot be, and no figure is comparable.",
        ),
        (
            [of(3, 2028)],
            {
                **{"measure": "share", "unit": "percent", "obs_value": 43.1},
                "definition": "share_of_imports",
            },
            "No printed figure for the share of imports from Russia is comparable; Trade, Share "
            "computes one for years on record.",
        ),
        (
            [of(3, 2028)],
            {"measure": "share", "unit": "percent", "obs_value": 43.1, "partner": "WLD"},
            "The record has no comparable figure for the share of trade with the world.",
        ),
        ([of(3, HALF)], {}, "The record has figures for parts of years only, which are no test."),
        ([of(3, 2028, unit="EUR")], {}, "The record has it in other currencies only."),
    ],
)
def test_a_claim_that_is_comparable_with_nothing_says_why(
    record: list[dict[str, Any]], said: dict[str, Any], sentence: str
) -> None:
    found = assessed(record, **said)
    assert not found.alike
    assert sentence == plain(
        verdict_text.nothing(
            found.claim,
            WORDS,
            has_parts=bool(found.parts),
            has_other_units=bool(found.other_units),
        )
    )


RUS = {"compiler": "RUS-GOV", "reporter": "RUS", "partner": "KGZ"}


@pytest.mark.parametrize(
    ("record", "said", "sentence"),
    [
        (
            [of(1, 2026), of(1.5, 2026, **RUS), of(1.8, 2028), of(2.1, 2028, **RUS)],
            {},
            "Both sides put trade with Russia below $2 million until 2028; then they differ",
        ),
        (
            [of(1, 2026), of(1.8, 2028), of(2.1, 2028, **RUS)],
            {},
            "One of 3 whole-year figures exceeds $2 million",
        ),
        (
            [of(1.5, 2026, **RUS), of(1.8, 2028), of(2.1, 2028, **RUS)],
            {},
            "One of 3 whole-year figures exceeds $2 million",
        ),
        (
            [of(1, 2026), of(1.5, 2026, **RUS), of(2.1, 2028, **RUS)],
            {},
            "One of 3 whole-year figures exceeds $2 million",
        ),
        (
            [of(1, 2026), of(1.5, 2026, **RUS), of(2.2, 2028), of(2.1, 2028, **RUS)],
            {},
            "2 of 4 whole-year figures exceed $2 million",
        ),
        (
            [of(1, 2026), of(1.8, 2028)],
            {},
            "None of 2 whole-year figures exceeds $2 million; the highest is $1.8 million for 2028",
        ),
        ([of(3, 2026), of(4, 2028)], {}, "Both whole-year figures exceed $2 million"),
        (
            [of(6.2, 2028, reporter="HUN"), of(20, 2028, reporter="DEU")],
            SOME,
            "Only Hungary agrees",
        ),
        (
            [
                of(6.2, 2028, reporter="HUN"),
                of(5, 2028, reporter="POL", bound="at_least"),
                of(90, 2027, reporter="EU27"),
                of(80, 2028, reporter="EU27"),
            ],
            SOME,
            "Only Hungary agrees, one member leaves it open; the EU together: $80 million (2028)",
        ),
        (
            [of(20, 2028, reporter="DEU")],
            SOME,
            "No member agrees",
        ),
        (
            [
                of(0.5, HALF, definition="present", **PEOPLE),
                of(0.9, HALF, definition="working", bound="more_than", **PEOPLE),
            ],
            {**PEOPLE, "obs_value": 1e6, "bound": "exact"},
            "Under 1 of 2 definitions no figure agrees with 1 million; one leaves it open",
        ),
        (
            [
                of(0.5, HALF, definition="present", **PEOPLE),
                of(1.05, HALF, definition="working", **PEOPLE),
            ],
            {**PEOPLE, "obs_value": 1e6, "bound": "approximately"},
            "Under 1 of 2 definitions a figure agrees with about 1 million",
        ),
        (
            [
                of(0.9, HALF, definition="present", bound="more_than", **PEOPLE),
                of(0.9, HALF, definition="working", bound="more_than", **PEOPLE),
            ],
            {**PEOPLE, "obs_value": 1e6, "bound": "exact"},
            "Under none of 2 definitions is it clear whether a figure agrees with 1 million",
        ),
    ],
)
def test_the_finding_says_what_the_chart_shows(
    record: list[dict[str, Any]], said: dict[str, Any], sentence: str
) -> None:
    found = finding(assessed(record, **said))
    assert found == sentence and len(found) <= LONGEST_FINDING


NSC = {"compiler": "NSC", "published": SINCE}
OVER = "for a time already over on 2 January 2030"


@pytest.mark.parametrize(
    ("record", "note"),
    [
        (
            [of(3, 2028, **NSC)],
            f"One statistic published since is {OVER}: $3 million for 2028, from Kyrgyz"
            " statistics.",
        ),
        (
            [of(3, 2028, **NSC), of(3.5, 2027, **NSC)],
            "2 statistics published since are for times already over on 2 January 2030; the"
            " highest is $3.5 million for 2027, from Kyrgyz statistics.",
        ),
        ([of(3, 2028, compiler="RUS-GOV", published=SINCE)], ""),
        ([of(3, 2030, **NSC)], ""),
        ([of(3, 2028, compiler="NSC")], ""),
    ],
)
def test_an_edition_that_came_out_later_is_called_so(
    record: list[dict[str, Any]], note: str
) -> None:
    found = assessed(record)
    said = verdict_text.late_note(found.late, found.late_best, found.claim, WORDS)
    assert plain(said) == note


def test_figures_that_leave_it_open_are_named() -> None:
    found = assessed([of(1, 2026, bound="more_than"), of(2, 2027, bound="approximately")])
    assert plain(verdict_text.left_open_note(found.alike, found.claim, WORDS)) == (
        "2 figures leave it open: more than $1 million and about $2 million."
    )
    assert verdict_text.left_open_note(found.alike[:1], found.claim, WORDS).startswith("One")
    same = (*found.alike[:1], *found.alike)
    assert plain(verdict_text.left_open_note(same, found.claim, WORDS)) == (
        "3 figures leave it open: more than $1 million (2 figures) and about $2 million."
    ), "what several have in common is said once"
    more = [replace(found.alike[0], obs_value=float(n)) for n in (1e5, 2e5, 3e5, 4e5, 5e5)]
    assert plain(verdict_text.left_open_note(more, found.claim, WORDS)).endswith(" and 2 more.")
    closed = assessed([of(1, 2026)])
    assert verdict_text.left_open_note(closed.alike, closed.claim, WORDS) == ""


def test_a_block_in_one_sum_is_given_in_every_unit() -> None:
    found = assessed(
        [of(90, 2027, reporter="EU27"), of(80, 2028, reporter="EU27", unit="EUR")], **SOME
    )
    assert plain(verdict_text.together_note(found.together, found.claim, WORDS)) == (
        "The EU together: $90 million (2027) and €80 million (2028)."
    )
    assert verdict_text.together_note((), found.claim, WORDS) == ""


OFFICES = ("NSC", "KGZ-GOV", "KGZ-PRES", "KGZ-MFA", "RUS-GOV", "RUS-PRES")


@pytest.mark.parametrize(("count", "ending"), [(4, ""), (5, "one other"), (6, "2 others")])
def test_four_compilers_are_named_the_most_frequent_first(count: int, ending: str) -> None:
    record = [of(3 + n / 10, 2028, compiler=code) for n, code in enumerate(OFFICES[:count])]
    record.append(of(9, 2027, compiler=OFFICES[count - 1]))
    found = verdict_text.compilers(assessed(record).alike, WORDS)
    assert found.endswith(ending) and ("other" in found) is bool(ending)
    assert found.count(",") == (2 if count == 4 else 3)
    assert found.startswith(WORDS.label("compiler", OFFICES[count - 1]))


def test_captions_have_the_words_whose_when_and_what_the_record_says() -> None:
    tables = tables_of(claim(), [of(3, 2028)])
    found = assess(CODE, tables)
    source, said = tables.sources[found.claim.source_id], verdict(found)
    assert plain(verdict_text.caption(found.claim, "“It is more”", source, said, WORDS)) == (
        "A. Minister on trade with Russia: “It is more” (The Herald, 2 Jan 2030; no period given)."
        f" {said}"
    )
    record = verdict_text.compilers(found.alike, WORDS)
    long = verdict_text.footnote(found.claim, source, [said, ""], record, "edition of 2029", WORDS)
    assert plain(long) == (
        "On 2 January 2030 A. Minister said of trade with Russia: “more than $2 million” (no period"
        f" given; The Herald, “{source.title}”). {said} Figures: Government of Kyrgyzstan."
        f" Statistics, edition of 2029. {source.url}"
    )
    licensed = verdict_text.footnote(
        found.claim, source, [said], record, "", WORDS, licence="licence: not stated"
    )
    assert f"{said} Figures: Government of Kyrgyzstan; licence: not stated." in licensed
    unnamed = replace(source, publisher=NO_PUBLISHER)
    short = verdict_text.caption(found.claim, "“It is more”", unnamed, said, WORDS)
    assert "“It is more” (2 Jan 2030; no period given)" in plain(short)
    long = verdict_text.footnote(found.claim, unnamed, [said], "", "", WORDS)
    assert f"(no period given; “{source.title}”)" in plain(long)
    russian, english = wording("ru"), replace(source, language="en")
    short = verdict_text.caption(found.claim, "«It is more»", english, said, russian)
    assert "«It is more», то есть более $2 млн" in plain(short)
    long = verdict_text.footnote(found.claim, english, [said], "", "", russian)
    assert "«more than $2 million», то есть более $2 млн" in plain(long)
    bare = verdict_text.footnote(found.claim, source, [said], "", "", WORDS)
    assert "Figures" not in bare and "Statistics" not in bare


_TWO_SIDED = ("exact", "approximately", "almost")
_NUMBERS = [float(f"{n}e{power}") for n in ("1", "2.5", "4", "4.1", "4.12") for power in (0, 4)]


@examples(40)
@given(
    said=hypothesis.sampled_from(_NUMBERS),
    bound=hypothesis.sampled_from(list(Bound)),
    off=hypothesis.sampled_from([0, 1e-9, 1e-4, 2e-3, 4e-3, 6e-3, 0.02, 0.2, -1e-9, -2e-3, -0.1]),
    of_record=hypothesis.sampled_from(_TWO_SIDED),
    counted=hypothesis.sampled_from(["level", "growth", "share", "persons"]),
    published=hypothesis.sampled_from(["2029-06-01", SINCE]),
)
def test_none_agrees_is_never_followed_by_the_same_number(
    said: float, bound: Bound, off: float, of_record: str, counted: str, published: str
) -> None:
    """Of amounts, multiples, shares and people, whatever the words beside both numbers."""
    value = said * (1 + off) if of_record == "exact" else float(f"{said * (1 + off):.3g}")
    given_: dict[str, Any] = {"unit": "USD"}
    exact = None
    match counted:
        case "growth":
            given_ = {"measure": "growth", "unit": "ratio"}
            given_ |= {"base_period_start": date(2024, 1, 1), "base_period_end": date(2024, 12, 31)}
            exact = f"{said:g} times"
        case "share":
            given_ = {"measure": "share", "unit": "percent"}
        case "persons":
            given_ = {"indicator": "migrants", "unit": "persons"}
    record = [
        recorded(value, year(2028), bound=of_record, published=day, **given_)
        for day in {published, SINCE}
    ]
    record[-1] |= {"obs_value": value * 3, "observation_id": "other"}
    found = assessed(record, exact, **given_, obs_value=said, bound=bound.value)
    sentence = f"{verdict(found)} {finding(found)}"
    assert len(verdict(found).split()) <= verdict_text.MOST_WORDS
    assert len(finding(found)) <= LONGEST_FINDING
    missed = re.search(
        r"agrees with (.+?); the nearest(?: exact or rounded one)? is (.+?) (?:for|\()", sentence
    )
    if missed and sentence.startswith("No"):
        number, other = (re.search(r"[\d.]+.*", one) for one in missed.groups())
        assert number and other and number[0] != other[0], sentence
    beyond = re.search(r"(?:exceeds|comes to|is) (\S+?); the \w+ is (.+?) for", sentence)
    if beyond and of_record == "exact":
        assert beyond[1] != beyond[2] or re.match("just|exactly", beyond[2]), sentence


def test_the_claim_itself_is_no_figure_on_record() -> None:
    assert all(row.kind is not ClaimKind.CLAIM for row in assessed([of(3, 2028)]).alike)


@pytest.mark.parametrize(("count", "finding"), [(1, "One of 2 "), (2, "Both ")])
def test_a_definition_of_trade_is_no_way_to_count_people(count: int, finding: str) -> None:
    """A block in its bounds of a year has a definition too; the finding counts figures."""
    record = [
        of(3 if n < count else 1, 2027 + n, partner="EU27", definition="eu_27") for n in range(2)
    ]
    said = assessed(record, partner="EU27")
    found = verdict_text.finding(
        said.claim, said.alike, (), said.best, verdict_text.Kind.YEARS, WORDS
    )
    assert found.startswith(finding) and "definition" not in found


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (1, "2 аныктаманын ичинен 1 аныктамада дал келери жок (1 млн); калган бири белгисиз"),
        (2, "3 аныктаманын ичинен 1 аныктамада дал келери жок (1 млн); калган 2 белгисиз"),
    ],
)
def test_some_of_several_definitions_are_in_the_genitive_in_kyrgyz(others: int, said: str) -> None:
    open_ones = ("working", "registered")[:others]
    record = [of(0.5, HALF, definition="present", **PEOPLE)]
    record += [of(0.9, HALF, definition=d, bound="more_than", **PEOPLE) for d in open_ones]
    found = assessed(record, **PEOPLE, obs_value=1e6, bound="exact")
    assert finding(found, wording("ky")) == said

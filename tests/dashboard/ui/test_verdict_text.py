"""What the record says of a claim, in sentences: which figures are counted, and which is named."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as hypothesis

from lib.dashboard.ui import verdict_text
from lib.dashboard.ui.verdict_text import Finding
from lib.dashboard.views import run
from lib.model import Bound
from tests.dashboard.queries.claimed import CODE, claim, recorded, tables_of, year
from tests.examples import examples

HALF = (date(2028, 1, 1), date(2028, 6, 30))
THEN, SINCE = "2029-06-01", "2030-05-01"
Find = Callable[..., Finding]
KYRGYZ, RUSSIAN = "officials of Kyrgyzstan", "officials of Russia"


@pytest.fixture
def find() -> Find:
    """The finding on the claim "more than $2 million with Russia", made on 2 January 2030, or
    on one that differs, in a record."""

    def find_(record: list[dict[str, Any]], **said: object) -> Finding:
        tables = tables_of(claim(**said), record)
        return verdict_text.finding(
            run("claims", tables, (), {"claim": CODE}),
            run("claims_apart", tables, (), {"claim": CODE}),
        )

    return find_


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def of(millions: float, when: int | tuple[date, date], **given: object) -> dict[str, Any]:
    return recorded(float(f"{millions}e6"), year(when) if isinstance(when, int) else when, **given)


BEFORE = "published before 2 January 2030, "
NONE_THEN = "No comparable figure on record was published before 2 January 2030."
NONE_SINCE = " None has been published since."


@pytest.mark.parametrize(
    ("record", "said", "sentence"),
    [
        ([], {}, "Nothing on record can be set beside more than $2 million."),
        (
            [of(3, 2028), of(3, 2028, partner="WLD")],
            {"partner": None, "partner_words": "Africa"},
            "The record has no partner that is “Africa”, so nothing can be set beside"
            " more than $2 million.",
        ),
        (
            [of(3, 2028)],
            {"product": "other", "product_words": "widgets"},
            "The record has no figure of “widgets” alone that can be set beside more than"
            " $2 million, and all goods are never compared with some.",
        ),
        (
            [of(3, 2028, unit="EUR")],
            {},
            "Nothing on record can be set beside more than $2 million.",
        ),
        (
            [of(3, 2028)],
            {},
            f"Of one full-year figure {BEFORE}one comes to more than $2 million: $3 million"
            f" ({KYRGYZ}, 2028).{NONE_SINCE}",
        ),
        (
            [of(3, 2028), of(1.5, 2027), of(2.5, 2028, compiler="RUS-GOV", published=SINCE)],
            {},
            f"Of 2 full-year figures {BEFORE}one comes to more than $2 million: $3 million"
            f" ({KYRGYZ}, 2028). Of one full-year figure published since, one comes to more than"
            f" $2 million: $2.5 million ({RUSSIAN}, 2028).",
        ),
        (
            [of(3, 2028, published=SINCE)],
            {},
            f"{NONE_THEN} Of one full-year figure published since, one comes to more than"
            f" $2 million: $3 million ({KYRGYZ}, 2028).",
        ),
        (
            [of(1.5, 2027), of(1.9, 2028)],
            {},
            f"Of 2 full-year figures {BEFORE}none comes to more than $2 million; the highest is"
            f" $1.9 million ({KYRGYZ}, 2028).{NONE_SINCE}",
        ),
        (
            [of(2.5, 2027), of(2.9, 2028)],
            {"bound": "at_most"},
            f"Of 2 full-year figures {BEFORE}none comes to at most $2 million; the lowest is"
            f" $2.5 million ({KYRGYZ}, 2027).{NONE_SINCE}",
        ),
        (
            [of(0.9, 2026), of(4.1, 2028)],
            {"bound": "exact"},
            f"Of 2 full-year figures {BEFORE}none agrees with $2 million; the nearest is"
            f" $4.1 million ({KYRGYZ}, 2028).{NONE_SINCE}",
        ),
        (
            [of(2, 2026), of(3.9, 2027), of(4.1, 2028)],
            {"bound": "exact"},
            f"Of 3 full-year figures {BEFORE}one agrees with $2 million: $2 million ({KYRGYZ},"
            f" 2026); the nearest of the others is $3.9 million ({KYRGYZ}, 2027).{NONE_SINCE}",
        ),
        (
            [of(2, 2026), of(4.1, 2028)],
            {"bound": "exact"},
            f"Of 2 full-year figures {BEFORE}one agrees with $2 million: $2 million ({KYRGYZ},"
            f" 2026).{NONE_SINCE}",
        ),
        (
            [of(3, 2027), of(1.9, 2028)],
            {},
            f"Of 2 full-year figures {BEFORE}one comes to more than $2 million: $3 million"
            f" ({KYRGYZ}, 2027).{NONE_SINCE}",
        ),
        (
            [of(2, 2026, bound="more_than"), of(2, 2027, bound="approximately")],
            {},
            f"Of 2 full-year figures {BEFORE}one comes to more than $2 million: more than"
            f" $2 million ({KYRGYZ}, 2026); one leaves it open.{NONE_SINCE}",
        ),
        (
            [of(3, HALF), of(2.5, 2028)],
            {},
            f"Of one full-year figure {BEFORE}one comes to more than $2 million: $2.5 million"
            f" ({KYRGYZ}, 2028).{NONE_SINCE}",
        ),
        (
            [of(3, HALF)],
            {"period_start": HALF[0], "period_end": HALF[1]},
            f"Of one figure {BEFORE}one comes to more than $2 million: $3 million ({KYRGYZ},"
            f" Jan – Jun 2028).{NONE_SINCE}",
        ),
    ],
)
def test_the_sentence_counts_what_can_be_compared(
    record: list[dict[str, Any]], said: dict[str, Any], sentence: str, find: Find
) -> None:
    found = plain(find(record, **said).sentence).replace("\N{THIN SPACE}", " ")
    assert found == sentence


NSC = {"compiler": "NSC", "published": SINCE}
LATE = (
    "statistics of times that were over by 2 January 2030; their edition on record came out later"
)


@pytest.mark.parametrize(
    ("record", "ending"),
    [
        (
            [of(3, 2028, **NSC)],
            "It is a statistic of a time that was over by 2 January 2030; its edition on record"
            " came out later.",
        ),
        (
            [of(3, 2028, **NSC), of(5, 2029, compiler="RUS-GOV", published=SINCE)],
            "One of these is a statistic of a time that was over by 2 January 2030; its edition on"
            " record came out later; the highest is $3 million (statistics of Kyrgyzstan, 2028).",
        ),
        (
            [of(3, 2028, **NSC), of(3.5, 2027, **NSC)],
            f"2 of these are {LATE}; the highest is $3.5 million (statistics of Kyrgyzstan, 2027).",
        ),
        ([of(3, 2028, compiler="RUS-GOV", published=SINCE)], f"({RUSSIAN}, 2028)."),
        ([of(3, 2030, **NSC)], "(statistics of Kyrgyzstan, 2030)."),
        ([of(3, 2028, compiler="NSC")], NONE_SINCE.strip()),
    ],
)
def test_an_edition_that_came_out_later_is_called_so(
    record: list[dict[str, Any]], ending: str, find: Find
) -> None:
    sentence = plain(find(record).sentence)
    assert sentence.endswith(ending)
    assert ("over by" in sentence) == ("over by" in ending)


def test_the_tally_keeps_whole_years_parts_and_currencies_apart(find: Find) -> None:
    record = [
        of(3, 2028),
        of(1.5, 2027),
        of(2, 2026, bound="approximately"),
        of(3, HALF),
        of(4, 2028, published=SINCE),
        of(3, 2028, unit="EUR"),
        of(3, HALF, unit="EUR", published=SINCE),
    ]
    assert dict(find(record).tally) == {
        "Whole years, published before 2 January 2030": {
            **{"consistent": 1, "not_consistent": 1, "cannot_tell": 1},
        },
        "Whole years, published since": {"consistent": 1},
        "Parts of a year, published before 2 January 2030": {"consistent": 1},
        "In another currency, published before 2 January 2030": {"cannot_tell": 1},
        "In another currency, published since": {"cannot_tell": 1},
    }
    of_a_part = find(record, period_start=HALF[0], period_end=HALF[1])
    assert [name for name, _ in of_a_part.tally] == [
        "All figures, published before 2 January 2030",
        "In another currency, published since",
    ]


def test_the_same_figure_of_the_same_side_counts_once(find: Find) -> None:
    again = of(3, 2028, published=SINCE)
    found = find([of(3, 2028), again])
    assert found.rows["reports"].tolist() == [1, 2]
    assert "one full-year figure published before" in found.sentence
    assert found.rows["label"].tolist()[1].endswith("2 reports")
    assert dict(found.tally)["Whole years, published before 2 January 2030"] == {"consistent": 1}
    assert found.sentence.endswith(NONE_SINCE)


OFFICES = ("NSC", "KGZ-GOV", "KGZ-PRES", "KGZ-MFA", "RUS-GOV", "RUS-PRES")


@pytest.mark.parametrize(("count", "ending"), [(4, ""), (5, "one other"), (6, "2 others")])
def test_four_compilers_are_named(count: int, ending: str, find: Find) -> None:
    record = [of(3 + n / 10, 2028, compiler=code) for n, code in enumerate(OFFICES[:count])]
    record.append(of(9, 2027, compiler=OFFICES[count - 1]))
    found = find(record)
    assert found.compilers.endswith(ending) and ("other" in found.compilers) is bool(ending)
    assert found.caption.source == f"On record from: {found.compilers}"
    assert found.compilers.count(",") == (2 if count == 4 else 3)


def test_a_caption_explains_what_is_in_its_picture_alone(find: Find) -> None:
    marks = "Dotted: as said, “more than $2 million”. Circle: statistics. Diamond: a statement."

    def subtitle(*record: dict[str, Any]) -> str:
        return plain(find(list(record)).caption.subtitle).removeprefix(marks).strip()

    assert subtitle(of(3, 2028)) == ""
    assert subtitle(of(3, 2028, compiler="RUS-GOV")) == "In colour: Russia’s own figure."
    assert subtitle(of(3, 2028, published=SINCE)) == "Ringed: published since."
    assert subtitle(of(3, HALF)) == "Hollow: not a whole year."
    assert subtitle(of(3, 2028, bound="at_least")) == "An arrow: the words leave that side open."
    assert subtitle(of(3, 2028, bound="approximately")) == ""


def test_trade_of_others_is_called_so_and_a_caption_names_where_it_was_said(find: Find) -> None:
    home = find([of(3, 2028)])
    assert home.caption.title == "Trade turnover, Kyrgyzstan with Russia"
    said = (
        "On 2 January 2030 A. Minister said of trade turnover, Kyrgyzstan with Russia: “more than"
        " $2 million” (no period given; The Herald, “A talk with the minister”,"
        f" https://herald.example/talk). On record: {plain(home.sentence)} Sources: Government of"
        " Kyrgyzstan."
    )
    assert plain(verdict_text.printed(home, None)) == said
    assert plain(verdict_text.printed(home, "https://here/")) == f"{said} https://here/"
    others = find([], reporter="EU27", reporter_scope="some")
    assert others.caption.title == (
        "Not Kyrgyzstan’s trade: trade turnover, some countries of the EU with Russia"
    )
    assert "Sources" not in verdict_text.printed(others, None)
    nowhere = home.claim | {"source_url": None, "speaker": None}
    bare = verdict_text.printed(Finding(**{**_fields(home), "claim": nowhere}), None)
    assert "https" not in bare and "the article’s author said" in bare


def _fields(found: Finding) -> dict[str, Any]:
    return {name: getattr(found, name) for name in Finding.__dataclass_fields__}


@pytest.mark.parametrize(
    ("claimed", "home"),
    [(("KGZ", "RUS"), True), (("RUS", "KGZ"), True), (("EU27", "RUS"), False)],
)
def test_a_tie_of_either_side_is_of_home(claimed: tuple[str, str], home: bool) -> None:
    assert verdict_text.of_home(dict(zip(("reporter", "partner"), claimed, strict=True))) is home


@pytest.mark.parametrize(
    ("record", "said", "sentence"),
    [
        (
            [of(4.1, 2028, bound="approximately", compiler="RUS-GOV")],
            {"obs_value": 4.1e6, "bound": "exact", "exact": "$4.1 million"},
            f"one rounds to the same as $4.1 million: about $4.1 million ({RUSSIAN}, 2028).",
        ),
        (
            [of(4.098123456, 2028), of(4.1, 2027, bound="approximately"), of(9, 2026)],
            {"obs_value": 4.1e6, "bound": "exact"},
            f"one agrees with $4.1 million: $4.1 million ({KYRGYZ}, 2028); one rounds to the same"
            f" as $4.1 million: about $4.1 million ({KYRGYZ}, 2027).",
        ),
        (
            [of(3.999999, 2028)],
            {"obs_value": 4e6, "bound": "at_least"},
            f"none comes to at least $4 million; the highest is just under $4 million ({KYRGYZ}, ",
        ),
        (
            [of(4.000001, 2028)],
            {"obs_value": 4e6, "bound": "at_most"},
            f"none comes to at most $4 million; the lowest is just over $4 million ({KYRGYZ}, ",
        ),
        (
            [of(4, 2028)],
            {"obs_value": 4e6, "bound": "more_than"},
            f"none comes to more than $4 million; the highest is exactly $4 million ({KYRGYZ}, ",
        ),
        (
            [of(4.1242, 2028)],
            {"obs_value": 4.123e6, "bound": "exact"},
            "none agrees with $4.123 million; the nearest is $4.124 million",
        ),
    ],
)
def test_no_figure_is_said_to_miss_the_number_it_is_shown_as(
    record: list[dict[str, Any]], said: dict[str, Any], sentence: str, find: Find
) -> None:
    assert sentence in plain(find(record, **said).sentence)


_TWO_SIDED = ("exact", "approximately", "almost")
_NUMBERS = [float(f"{n}e{power}") for n in ("1", "2.5", "4", "4.1", "4.12") for power in (0, 4)]


@examples(25)
@given(
    said=hypothesis.sampled_from(_NUMBERS),
    bound=hypothesis.sampled_from(list(Bound)),
    off=hypothesis.sampled_from([0, 1e-9, 1e-4, 2e-3, 4e-3, 6e-3, 0.02, 0.2, -1e-9, -2e-3, -0.1]),
    of_record=hypothesis.sampled_from(_TWO_SIDED),
    counted=hypothesis.sampled_from(["level", "growth", "share", "persons"]),
)
def test_none_agrees_is_never_followed_by_the_same_number(
    said: float, bound: Bound, off: float, of_record: str, counted: str
) -> None:
    """Of amounts, multiples, shares and people, whatever the words beside both numbers."""
    value = said * (1 + off) if of_record == "exact" else float(f"{said * (1 + off):.3g}")
    given_: dict[str, Any] = {"unit": "USD"}
    match counted:
        case "growth":
            given_ = {"measure": "growth", "unit": "ratio", "exact": f"{said:g} times"}
            base = {"base_period_start": date(2024, 1, 1), "base_period_end": date(2024, 12, 31)}
            given_ |= base
        case "share":
            given_ = {"measure": "share", "unit": "percent"}
        case "persons":
            given_ = {"indicator": "migrants", "unit": "persons"}
    words = {key: cell for key, cell in given_.items() if key != "exact"}
    record = recorded(value, year(2028), bound=of_record, **words)
    stated = claim(**words, obs_value=said, bound=bound.value)
    tables = tables_of(stated, [record], given_.get("exact"))
    found = verdict_text.finding(
        run("claims", tables, (), {"claim": CODE}), run("claims_apart", tables, (), {"claim": CODE})
    )
    sentence = plain(found.sentence)
    missed = re.search(r"none agrees with (.+?); the nearest is (.+?) \(", sentence)
    if missed:
        number, other = (re.search(r"[\d.]+.*", one) for one in missed.groups())
        assert number and other and number[0] != other[0], sentence
    beyond = re.search(r"none comes to (.+?); the \w+ is (.+?) \(", sentence)
    if beyond and of_record == "exact":
        number, other = (re.search(r"[\d.]+.*", one) for one in beyond.groups())
        assert number and other
        assert number[0] != other[0] or re.match("just|exactly", beyond[2]), sentence

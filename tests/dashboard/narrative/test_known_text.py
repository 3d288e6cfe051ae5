"""What was known on the day of a claim and what came since, in two lines."""

from typing import Any

import pytest

from lib.dashboard.factcheck.assessment import assess
from lib.dashboard.narrative import known_text, wording
from lib.model import Run, Tables
from tests.dashboard.queries.claimed import CODE, claim, recorded, tables_of, year

WORDS = wording("en")
THEN, SINCE = "2029-06-01", "2030-05-01"
PEOPLE: dict[str, Any] = {"indicator": "migrants", "unit": "persons"}


def lines_of(tables: Tables, code: str = CODE) -> list[str]:
    one = assess(code, tables)
    return [
        "".join(part.text if isinstance(part, Run) else part for part in line)
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("\N{THIN SPACE}", " ")
        for line in known_text.known_lines(one.counted, one.claim, WORDS)
    ]


def lines(record: list[dict[str, Any]], **said: object) -> list[str]:
    return lines_of(tables_of(claim(**said), record))


def of(millions: float, number: int, **given: object) -> dict[str, Any]:
    return recorded(millions * 1e6, year(number), **given)


THREE = [
    of(1.5, 2027),
    of(1.8, 2026),
    of(2.5, 2028, published=SINCE),
    of(1.9, 2027, compiler="RUS-FCS"),
    of(1.7, 2026, compiler="RUS-FCS"),
    of(5.0, 2025, bound="more_than"),
]


def test_the_highest_on_each_side_statistics_first() -> None:
    """A figure that leaves a side open is named only where there is no other."""
    assert lines(THREE) == [
        "Known on 2 January 2030: Russian statistics: highest $1.9 million (2027); Kyrgyz "
        "officials: highest $1.8 million (2026).",
        "Published since: Kyrgyz officials: highest $2.5 million (2028).",
    ]
    assert lines([THREE[-1]])[0].endswith("highest more than $5 million (2025).")


@pytest.mark.parametrize(
    ("bound", "value", "said"),
    [
        ("more_than", 2e6, "highest $1.8 million (2026)"),
        ("at_least", 2e6, "highest $1.8 million (2026)"),
        ("at_most", 2e6, "lowest $1.5 million (2027)"),
        ("approximately", 1.55e6, "nearest $1.5 million (2027)"),
        ("exact", 1.79e6, "nearest $1.8 million (2026)"),
    ],
)
def test_it_is_what_goes_furthest_the_claim_s_way(bound: str, value: float, said: str) -> None:
    assert f"Kyrgyz officials: {said}" in lines(THREE, bound=bound, obs_value=value)[0]


def test_of_one_time_without_a_figure_it_is_said() -> None:
    assert lines([of(1.5, 2027)])[1] == "Published since: nothing that can be compared."
    assert lines([of(1.5, 2027, published=SINCE)])[0] == (
        "Known on 2 January 2030: nothing that can be compared."
    )


def test_of_a_block_s_members_the_two_that_go_furthest_are_named() -> None:
    record = [
        of(millions, 2027, partner=code)
        for code, millions in (("UZB", 1), ("KAZ", 3), ("TJK", 2.5))
    ]
    then, _ = lines(record, partner="CIS", partner_scope="some")
    assert "Kazakhstan: $3 million (2027); Tajikistan: $2.5 million (2027)" in then
    assert "Uzbekistan" not in then


def test_a_revision_is_named_with_both_its_values() -> None:
    office = {"compiler": "RUS-FCS"}
    record = [of(1.5, 2027, **office), of(1.4, 2027, **office, published=SINCE)]
    assert lines(record)[1] == (
        "Published since: Russian statistics: highest $1.4 million (2027); $1.5 million for 2027 "
        "revised to $1.4 million (Russian statistics)."
    )
    raised = [of(1.5, 2027, **office), of(1.7, 2027, **office, published=SINCE)]
    assert "$1.5 million for 2027 revised to $1.7 million" in lines(raised)[1]
    again = [of(1.5, 2027, **office), of(1.5, 2027, **office, published=SINCE)]
    assert "revised" not in lines(again)[1], "the same value again is no revision"
    same = [of(1.5, 2027, **office), of(1.5, 2026, **office, published=SINCE)]
    assert "revised" not in lines(same)[1], "another year is no revision"
    officials = [of(1.5, 2027), of(1.4, 2027, published=SINCE)]
    assert "revised" not in lines(officials)[1], "officials who say another number revise nothing"


def test_of_two_editions_known_then_the_later_is_the_one_that_is_revised() -> None:
    office = {"compiler": "RUS-FCS"}
    editions = [
        of(1.5, 2027, **office, published="2029-01"),
        of(1.6, 2027, **office, published=THEN),
        of(1.4, 2027, **office, published=SINCE),
        of(1.3, 2026, **office),
        of(1.2, 2026, **office, published=SINCE),
    ]
    assert "$1.6 million for 2027 revised to $1.4 million" in lines(editions)[1]
    assert lines(editions)[1].endswith("; 1 more was revised.")


def test_of_people_the_latest_under_each_definition_by_its_latest_edition() -> None:
    record = [
        of(0.5, 2026, definition="present", **PEOPLE),
        of(0.4, 2028, definition="present", **PEOPLE),
        of(0.9, 2027, definition="registered", **PEOPLE),
        of(0.2, 2028, definition="controlled_register", **PEOPLE),
        of(0.3, 2029, definition="present", published=SINCE, **PEOPLE),
    ]
    said = lines(record, obs_value=1e6, bound="approximately", **PEOPLE)
    assert said == [
        "Known on 2 January 2030: people on the migration register: 900 thousand (2027); citizens "
        "present: 400 thousand (2028).",
        "Published since: citizens present: 300 thousand (2029).",
    ]


def test_the_shipped_claims_say_the_highest_on_each_side(shipped: Tables) -> None:
    then, since = lines_of(shipped, "24kg-2024-10-16.1101")
    assert then.startswith(
        "Known on 16 October 2024: Kyrgyz statistics: highest $3.48 billion (2022); Russian "
        "statistics: highest $2.5 billion (2021);"
    )
    assert "Russian officials: highest about $4.1 billion (2024)" in since
    _, since = lines_of(shipped, "24kg-2024-10-16.1274")
    assert "591 thousand for 1 Jul 2020 revised to 399 thousand (United Nations" in since
    then, since = lines_of(shipped, "24kg-2024-10-16.2013")
    assert "Turkmenistan: ×7.85 (2019–2023), from $8.1 million" in then
    assert "the CIS together: ×1.83 (2020–2023)" in then, "the sum of the members"
    then, since = lines_of(shipped, "24kg-2024-10-16.1491")
    assert "Belgium" not in then, "of amounts the latest of each member, not one of 2007"
    assert since.startswith("Published since: Hungary: $6.2 billion (2024)")

"""Migrants and remittances in words: what is hollow, which lane, which figures an answer names."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.dashboard.ui import people_text
from lib.model import kind_of


def row(number: int = 1, **changed: Any) -> dict[str, Any]:
    """A figure on record of migrants in Russia in 2029."""
    found = {
        **{"observation_id": str(number), "origin": "recorded", "reporter": "KGZ"},
        **{"partner": "RUS", "indicator": "migrants", "definition": "present"},
        **{"obs_value": 500_000.0, "unit": "persons", "bound": "exact"},
        **{"publisher": "The Ministry", "published": "2030-02-01", "obs_status": "A", "reports": 1},
        "superseded": False,
        **{"period_start": date(2029, 1, 1), "period_end": date(2029, 12, 31)},
    } | changed
    kind = kind_of(found["period_start"], found["period_end"]).value
    return found | {"period_kind": kind}


def money(number: int = 1, **changed: Any) -> dict[str, Any]:
    """A figure on record of money sent from Russia in 2029."""
    given = {"indicator": "remittances", "definition": None, "unit": "USD", "obs_value": 2e9}
    return row(number, **(given | changed))


def span(start: str, end: str) -> dict[str, date]:
    return {"period_start": date.fromisoformat(start), "period_end": date.fromisoformat(end)}


NO_TIME: dict[str, Any] = {"period_start": None, "period_end": None}
SAID: dict[str, Any] = {"origin": "stated", "definition": None, "bound": "more_than"}


def worded(*rows: dict[str, Any]) -> pd.DataFrame:
    return people_text.worded(pd.DataFrame(list(rows)))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", " ")


@pytest.mark.parametrize(
    ("figure", "hollow"),
    [
        (row(), False),
        (row(**span("2028-01-01", "2029-12-31")), False),
        (row(**NO_TIME), False),
        (row(**span("2029-01-01", "2029-06-30")), True),
        (row(**span("2029-05-01", "2029-05-31")), False),
        (row(**span("2029-05-01", "2029-06-01")), False),
        (row(**span("2029-05-01", "2029-06-02")), True),
        (row(**span("2029-05-05", "2029-05-05")), False),
        (row(definition=None, **span("2029-05-01", "2029-05-31")), False),
        (row(definition="border_entries", **span("2029-05-01", "2029-05-31")), True),
        (row(definition="border_entries", **span("2029-05-05", "2029-05-05")), True),
        (row(definition="border_entries"), False),
        (money(), False),
        (money(**span("2029-01-01", "2029-11-30")), True),
        (money(**span("2029-05-01", "2029-05-31")), True),
        (money(**span("2029-05-05", "2029-05-05")), True),
        (money(**span("2028-07-01", "2029-06-30")), False),
    ],
)
def test_a_figure_for_a_part_of_a_year_is_hollow(figure: dict[str, Any], hollow: bool) -> None:
    """People counted in a month are counted on a date; cases and money of a month are a part."""
    assert worded(figure)["hollow"].tolist() == [hollow]


@pytest.mark.parametrize(
    ("figure", "lane", "label"),
    [
        (row(), "present", "Citizens present"),
        (row(definition=None), "undefined", "Definition not coded"),
        (row(**NO_TIME), "undated", "On record, no period given"),
        (row(**SAID), "said_dated", "As said, of a time that was given"),
        (row(**SAID, **NO_TIME), "said", "As said, no period given"),
        (money(), "undefined", "2029"),
        (money(**NO_TIME), "undated", "no period given"),
    ],
)
def test_each_figure_has_its_lane(figure: dict[str, Any], lane: str, label: str) -> None:
    rows = worded(figure)
    assert (rows["lane"].tolist(), rows["lane_label"].tolist()) == ([lane], [label])


@pytest.mark.parametrize(
    ("figure", "label"),
    [
        (row(), "500k"),
        (row(bound="more_than"), ">500k"),
        (row(**SAID), ">500k"),
        (
            row(**SAID, **NO_TIME),
            "more than 500 thousand (as said); The Ministry, published 1 February 2030",
        ),
        (row(**NO_TIME), "500 thousand; The Ministry, published 1 February 2030"),
        (money(), "$2 billion"),
        (money(bound="more_than", **NO_TIME), "more than $2 billion"),
    ],
)
def test_the_label_of_a_mark_keeps_bound_and_source(figure: dict[str, Any], label: str) -> None:
    assert [plain(one) for one in worded(figure)["label"]] == [label]


def test_a_sentence_is_the_whole_row() -> None:
    (sentence,) = worded(row(bound="more_than"))["sentence"]
    assert plain(sentence) == (
        "More than 500 thousand, 2029. The Ministry, published 1 February 2030"
    )
    (undated,) = worded(row(**NO_TIME))["sentence"]
    assert "no period given" in undated
    (defined,) = worded(money(definition="gdp_current"))["who"]
    assert defined == "Nominal, current dollars; The Ministry, published 1 February 2030"


def test_an_answer_names_the_lowest_and_the_highest_of_the_latest() -> None:
    rows = worded(
        row(1, obs_value=900_000.0, **span("2028-01-01", "2028-12-31")),
        row(2, obs_value=500_000.0),
        row(3, definition="registered", obs_value=300_000.0),
        row(4, definition="working", obs_value=400_000.0),
        row(5, definition="registered", obs_value=1.0, **NO_TIME),
    )
    assert plain(people_text.migrants_answer(rows, "RUS")) == (
        "How many migrants are in Russia depends on who is counted: of the latest figures under "
        "each of 3 definitions, the lowest is 300 thousand (people on the migration register, "
        "2029), the highest 500 thousand (citizens present, 2029)."
    )


def test_cases_are_not_among_the_people() -> None:
    cases = row(2, definition="border_entries", obs_value=5e6)
    other = row(3, definition="registered", obs_value=300_000.0)
    answer = people_text.migrants_answer(worded(row(), cases, other), "RUS")
    assert "under each of 2 definitions" in answer
    assert answer.endswith("Counts of entries, which are cases, stand apart.")
    assert "cases" not in people_text.migrants_answer(worded(row(), other), "RUS")
    alone = people_text.migrants_answer(worded(row()), "WLD")
    assert plain(alone) == (
        "The record has one definition of migrants in all countries; the latest figure is "
        "500 thousand (citizens present, 2029)."
    )
    assert people_text.migrants_answer(worded(cases), "RUS") == (
        "The record has no count of migrants in Russia."
    )


def test_three_statements_that_differ_are_named_the_latest_first() -> None:
    said = [
        row(n, **(SAID | NO_TIME | {"obs_value": n * 1e5, "published": f"203{n}-01-01"}))
        for n in range(1, 6)
    ]
    again = {**said[4], "observation_id": "again", "published": "2029-01-01"}

    def answer(*rows: dict[str, Any]) -> str:
        return plain(people_text.migrants_answer(worded(*rows), "RUS"))

    assert answer(*said[:3]) == (
        "The record has no count of migrants in Russia. More than 300 thousand was said, no period "
        "given. More than 200 thousand was said, no period given. More than 100 thousand was "
        "said, no period given."
    )
    assert answer(*said[:4]).endswith("1 more figure was said.")
    assert answer(*said, again).endswith("2 more figures were said.")
    assert "100,000" not in answer(*said)


def test_the_answer_on_money_gives_a_whole_year_and_the_longest_other_account() -> None:
    rows = [
        money(1, obs_value=1e9, **span("2028-01-01", "2028-12-31")),
        money(2, obs_value=2e9),
        money(3, obs_value=2.1e9, published="2030-06-01"),
        money(4, obs_value=0.5e9, **span("2029-01-01", "2029-03-31")),
        money(5, obs_value=1.5e9, **span("2029-01-01", "2029-11-30")),
        money(6, obs_value=9e9, **NO_TIME),
    ]
    found = plain(people_text.remittances_answer(worded(*rows), "RUS"))
    assert found == (
        "For 2029 the record’s latest figure of money sent from Russia is $2.1 billion, published "
        "1 June 2030. For 2029 an account published 1 February 2030 has $2 billion: another "
        "vintage, not another amount to add."
    )
    assert "For Jan – Nov 2029" in plain(
        people_text.remittances_answer(worded(*rows[:2], *rows[3:]), "RUS")
    )
    alone = plain(people_text.remittances_answer(worded(*rows[:2], rows[5]), "RUS"))
    assert alone.endswith("is $2 billion, published 1 February 2030.")
    none = people_text.remittances_answer(worded(*rows[3:]), "RUS")
    assert none == "Of money sent from Russia the record has no figure for a whole year."


def test_of_much_that_was_said_the_latest_few_are_drawn() -> None:
    said = [row(n, **(SAID | {"published": f"2030-01-{n:02}"})) for n in range(1, 9)]
    undated = [
        row(20 + n, **(SAID | NO_TIME | {"published": f"2030-01-{n:02}"})) for n in range(1, 9)
    ]
    rows = worded(row(40), *said, *undated)
    shown = people_text.drawn(rows)
    assert shown["observation_id"].tolist() == [
        "40",
        *(str(n) for n in range(3, 9)),
        *(str(20 + n) for n in range(3, 9)),
    ]
    all_said = people_text.drawn(worded(*said[:6]))
    assert len(all_said) == 6


def test_one_currency_is_drawn_that_of_most_on_record() -> None:
    rows = worded(
        money(1, unit="RUB"),
        money(2),
        money(3, **span("2028-01-01", "2028-12-31")),
        money(4, unit="RUB", **SAID),
        money(5, unit="RUB", **(SAID | span("2028-01-01", "2028-12-31"))),
        money(6, **SAID),
    )
    assert people_text.drawn(rows)["observation_id"].tolist() == ["2", "3", "6"]
    recorded = people_text.drawn(rows.head(3))
    assert recorded["observation_id"].tolist() == ["2", "3"]
    same = rows[rows["unit"] == "USD"].head(2)
    assert people_text.drawn(same)["observation_id"].tolist() == same["observation_id"].tolist()


@pytest.mark.parametrize(
    ("compilers", "source"),
    [
        (1, "Source: P0"),
        (4, "Source: P0, P1, P2 and P3"),
        (5, "Source: P0, P1 and P2, and 2 more, each named in its row"),
    ],
)
def test_a_picture_names_its_compilers_those_with_most_figures_first(
    compilers: int, source: str
) -> None:
    rows = worded(*(row(publisher=f"P{n}") for n in range(compilers) for _ in range(9 - n)))
    assert people_text.migrants_caption(rows, "RUS").source == source


def test_a_caption_explains_the_marks_that_are_drawn() -> None:
    diamond = "Diamond: as said, not on record."
    dotted = "Diamond and dotted line: as said; it has no place in time."
    record, dated, undated = row(1), row(2, **SAID), row(3, **SAID, **NO_TIME)
    for rows, explained in (
        ([record], ()),
        ([record, dated], (diamond,)),
        ([record, undated], (dotted,)),
        ([record, dated, undated], (dotted, diamond)),
    ):
        subtitle = people_text.migrants_caption(worded(*rows), "RUS").subtitle
        assert [one for one in (dotted, diamond) if one in subtitle] == list(explained)
    caption = people_text.remittances_caption(worded(money(1), money(2, **SAID)), "WLD")
    assert caption.title == "Money sent to Kyrgyzstan from all countries, vintage by vintage"
    assert caption.subtitle.startswith("US dollars. ") and diamond in caption.subtitle
    assert diamond not in people_text.remittances_caption(worded(money()), "RUS").subtitle


def test_what_is_not_drawn_is_counted_and_the_silent_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(people_text.page_parts, "said", spoken.append)
    monkeypatch.setattr(people_text.cache, "options", lambda *_: ("RUS", "WLD"))
    rows = worded(row(1), row(2), row(3))
    people_text.name_what_is_not_drawn(rows, rows)
    people_text.name_the_silent(("RUS",))
    assert spoken == []
    people_text.name_what_is_not_drawn(rows, rows.head(2))
    people_text.name_the_silent(("RUS", "KAZ", "CHN"))
    assert spoken[0].startswith("1 more figure is in the rows and not drawn")
    assert spoken[1] == (
        "The record has neither migrants in Kazakhstan and China nor money sent from there."
    )
    assert (
        people_text.none("migrants", "WLD")
        == "The record has no figure of migrants in all countries."
    )


def test_what_a_later_vintage_replaces_is_drawn_apart_and_not_the_answer() -> None:
    old = row(1, obs_value=900_000.0, superseded=True, **span("2030-01-01", "2030-12-31"))
    rows = worded(old, row(2))
    drawn = people_text.drawn(rows)
    assert drawn["lane_label"].tolist() == [
        "Citizens present, earlier vintages",
        "Citizens present",
    ]
    assert drawn["lane"].nunique() == 2
    assert "900" not in plain(people_text.migrants_answer(rows, "RUS"))

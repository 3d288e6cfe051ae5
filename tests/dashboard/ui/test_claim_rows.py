"""The labels of marks beside a claim: what the lane and the claim tell is not told again."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.dashboard.ui import claim_rows
from lib.dashboard.views import run
from tests.dashboard.queries.claimed import CODE, claim, recorded, tables_of, year


@pytest.mark.parametrize(
    ("years", "labels"),
    [
        ((2028,), ["$7bn"]),
        ((2027, 2028), ["2027, $7bn", "2028, $7bn"]),
    ],
)
def test_a_time_that_all_figures_share_is_left_out(
    years: tuple[int, ...], labels: list[str]
) -> None:
    said = claim(reporter="EU27", reporter_scope="some", obs_value=6e9, bound="exact")
    record = [recorded(7e9, year(one), reporter="HUN") for one in years]
    rows = claim_rows.worded(run("claims", tables_of(said, record), (), {"claim": CODE}))
    assert rows["label"].tolist()[1:] == labels


def test_a_multiple_is_told_with_its_base() -> None:
    base, period = year(2027), year(2028)
    said = claim(measure="growth", unit="ratio", obs_value=1.37, bound="exact")
    ends = ("base_period_start", "base_period_end", "period_start", "period_end")
    said |= dict(zip(ends, (*base, *period), strict=True))
    flows = [
        recorded(value, when, indicator=flow, compiler="NSC")
        for value, when in ((1e6, base), (1.5e6, period))
        for flow in ("exports", "imports")
    ]
    rows = claim_rows.worded(run("claims", tables_of(said, flows), (), {"claim": CODE}))
    assert rows["label"].tolist()[1:] == ["×1.5 from $2m"]
    assert rows["path"].iloc[0] == ""


HALF = (date(2028, 1, 1), date(2028, 6, 30))
WINDOW = (date(2027, 7, 1), date(2028, 6, 30))


def one(record: dict[str, Any], **said: Any) -> dict[Any, Any]:
    """The words beside the one figure on record that may be set against the claim."""
    tables = tables_of(claim(**said), [record])
    rows = run("claims", tables, (), {"claim": CODE})
    if len(rows) == 1:
        rows = pd.concat(
            [rows, run("claims_apart", tables, (), {"claim": CODE})], ignore_index=True
        )
    (_, row) = claim_rows.worded(rows).to_dict("records")
    return dict(row)


MIGRANTS = {"indicator": "migrants", "unit": "persons", "obs_value": 2e6}
PEOPLE = {"indicator": "migrants", "unit": "persons", "compiler": "RUS-MVD"}
SOME = {"reporter": "EU27", "reporter_scope": "some", "obs_value": 6e9, "bound": "exact"}


@pytest.mark.parametrize(
    ("record", "said", "section", "lane", "theirs"),
    [
        (recorded(3e6, year(2028)), {}, "Officials of Kyrgyzstan", "2028", False),
        (
            recorded(3e6, year(2028), compiler="NSC"),
            {},
            *("Statistics of Kyrgyzstan", "2028", False),
        ),
        (
            recorded(3e6, year(2028), compiler="RUS-GOV"),
            {},
            *("Officials of Russia", "2028", True),
        ),
        (recorded(3e6, year(2028), compiler="EEC"), {}, "Neither side’s own", "2028", False),
        (recorded(3e6, HALF), {}, "Parts of a year", "Jan – Jun 2028", False),
        (recorded(3e6, WINDOW), {}, "Parts of a year", "Jul 2027 – Jun 2028", False),
        (
            recorded(5e5, year(2028), definition="present", **PEOPLE),
            MIGRANTS,
            *("Citizens present", "2028", True),
        ),
        (
            recorded(5e5, HALF, definition=None, **PEOPLE),
            MIGRANTS,
            *("Definition not stated", "Jan – Jun 2028", True),
        ),
        (
            recorded(6.2e9, year(2028), reporter="HUN", compiler="HUN-STAT"),
            SOME,
            *("Each of them", "Hungary", False),
        ),
        (
            recorded(6.2e9, year(2028), reporter="HUN", compiler="RUS-FCS"),
            SOME,
            *("Each of them", "Hungary", True),
        ),
        (
            recorded(9e9, year(2028), reporter="EU27", compiler="ESTAT"),
            SOME,
            *("All together", "The EU", False),
        ),
    ],
)
def test_a_figure_has_its_section_and_lane(
    record: dict[str, Any],
    said: dict[str, Any],
    section: str,
    lane: str,
    theirs: bool,
) -> None:
    row = one(record, **said)
    found = (row["section"], row["lane"].replace("\N{THIN SPACE}", " "), row["theirs"])
    assert found == (section, lane, theirs)


@pytest.mark.parametrize(
    ("record", "said", "label", "words"),
    [
        (recorded(3.4567e6, year(2028)), {}, "$3.46m, consistent", "$3.46 million"),
        (recorded(1.5e6, year(2028)), {}, "$1.5m", "$1.5 million"),
        (
            recorded(1.2345e6, year(2028), bound="approximately"),
            {},
            *("about $1.2345m", "about $1.2345 million"),
        ),
        (
            recorded(2e6, year(2028), bound="approximately"),
            {},
            *("about $2m, cannot tell", "about $2 million"),
        ),
        (
            recorded(3e6, year(2028), definition="without_oil"),
            {},
            *("$3m, without oil, consistent", "$3 million"),
        ),
        (
            recorded(3e6, year(2028), definition="present", **PEOPLE),
            MIGRANTS,
            *("3m, consistent", "3 million"),
        ),
        (recorded(3e6, year(2028), unit="EUR"), {}, "€3m", "€3 million"),
    ],
)
def test_a_label_has_digits_definition_and_a_notable_verdict(
    record: dict[str, Any], said: dict[str, Any], label: str, words: str
) -> None:
    row = one(record, **said)
    assert (row["label"], row["words"].replace("\N{NO-BREAK SPACE}", " ")) == (label, words)


@pytest.mark.parametrize(
    ("record", "hollow", "later"),
    [
        (recorded(3e6, year(2028)), False, False),
        (recorded(3e6, HALF), True, False),
        (recorded(3e6, WINDOW), True, False),
        (recorded(3e6, (date(2028, 5, 2), date(2028, 5, 2))), False, False),
        (recorded(3e6, year(2028), published="2031"), False, True),
    ],
)
def test_a_part_of_a_year_is_hollow_and_what_came_later_ringed(
    record: dict[str, Any], hollow: bool, later: bool
) -> None:
    row = one(record)
    assert (row["hollow"], row["later"]) == (hollow, later)


def test_a_sentence_is_the_whole_row() -> None:
    def plain(row: dict[Any, Any]) -> str:
        return str(row["sentence"]).replace("\N{NO-BREAK SPACE}", " ")

    assert plain(one(recorded(3e6, year(2028)))) == (
        "2028: $3 million, Kyrgyzstan with Russia. Government of Kyrgyzstan, published 1 June"
        " 2029. Beside the claim: consistent."
    )
    assert plain(one(recorded(3e6, year(2028), unit="EUR"))).endswith(
        "Beside the claim: cannot tell. It is in euros, so nothing can be told without converting."
    )
    alone = {"indicator": "gdp", "partner": None, "partner_scope": None}
    assert plain(one(recorded(3e6, year(2028), **alone), **alone)).startswith(
        "2028: $3 million, Kyrgyzstan. "
    )


def test_a_claim_has_its_own_words_and_both_sides() -> None:
    tables = tables_of(claim(**MIGRANTS, bound="exact"), [])
    (row,) = claim_rows.worded(run("claims", tables, (), {"claim": CODE})).to_dict("records")
    assert (row["section"], row["lane"], row["path"]) == ("", "", "path not stated")
    assert row["label"] == "2 million (as said), no period given"
    assert row["sentence"] == (
        "As said: 2 million. migrants from Kyrgyzstan in Russia, no period given."
    )
    assert claim_rows.subject(row | {"indicator": "exports"}) == "exports, Kyrgyzstan with Russia"
    assert claim_rows.subject(row | {"partner_scope": "some", "partner": "EU27"}) == (
        "migrants from Kyrgyzstan in some countries of the EU"
    )

"""The solver: what may be set against a claim, and what was known when."""

import random
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import exchange_rates
from lib.dashboard.factcheck.assessment import against, apart
from lib.dashboard.queries.editions import last_day
from lib.dashboard.views import ChoiceError, ask, options
from lib.model import Period, PeriodKind
from tests.dashboard.queries.claimed import CODE, SAID_ON, claim, recorded, tables_of, year
from tests.examples import examples

Tables = Mapping[str, pd.DataFrame]
HALF = (date(2028, 1, 1), date(2028, 6, 30))

record_rows = st.builds(
    recorded,
    st.sampled_from([1.5e6, 2e6, 3e6]),
    st.sampled_from([year(2027), year(2028), HALF]),
    bound=st.sampled_from(["exact", "exact", "exact", "more_than", "approximately"]),
    indicator=st.sampled_from(["trade_turnover", "exports", "imports"]),
    compiler=st.sampled_from(["NSC", "KGZ-GOV", "RUS-GOV"]),
    unit=st.sampled_from(["USD", "USD", "EUR"]),
    published=st.sampled_from(["2028", "2029-06-01", "2029-12", "2030", "2030-01-02", "2031-05"]),
)
records = st.lists(
    record_rows, min_size=6, max_size=15, unique_by=lambda row: row["observation_id"]
)
few = examples(8)
"""A question takes as long for fifteen figures as for none: few examples of many figures."""


def found(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures that were set against the claim."""
    return rows[rows["kind"] != "claim"].reset_index(drop=True)


def solved(record: Sequence[Mapping[str, Any]], **said: object) -> pd.DataFrame:
    """What the claim of `claim` meets in a record, in its unit and in others."""
    tables = tables_of(claim(**said), record)
    both = [found(against(CODE, tables)), apart(CODE, tables)]
    return pd.concat(both, ignore_index=True)


def ids(rows: pd.DataFrame) -> set[tuple[object, ...]]:
    columns = ("observation_id", "verdict", "obs_value")
    return set(zip(*(rows[column] for column in columns), strict=True))


@few
@given(records, record_rows)
def test_what_comes_out_later_changes_nothing_of_what_was_known(
    record: list[dict[str, Any]], new: dict[str, Any]
) -> None:
    """Every figure is revised, and one is added."""
    later = [
        {
            **row,
            "obs_value": 2 * row["obs_value"],
            "published": "2032",
            "observation_id": f"later-{row['observation_id']}",
        }
        for row in {row["observation_id"]: row for row in (*record, new)}.values()
    ]
    before, after = solved(record), solved([*record, *later])
    assert ids(before) <= ids(after)
    assert ids(before[before["known"] == "then"]) == ids(after[after["known"] == "then"])


@few
@given(records, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_irrelevant(
    record: list[dict[str, Any]], chance: random.Random
) -> None:
    tables = tables_of(claim(), record)
    observations = tables["observations"]
    order = list(range(len(observations)))
    chance.shuffle(order)
    shuffled = {**tables, "observations": observations.iloc[order].reset_index(drop=True)}
    for answer in (against, apart):
        pd.testing.assert_frame_equal(answer(CODE, tables), answer(CODE, shuffled))


@few
@given(records)
def test_every_figure_keeps_its_period_its_unit_and_its_time(record: list[dict[str, Any]]) -> None:
    rows = solved(record)
    by_id = {row["observation_id"]: row for row in record}
    for row in rows.to_dict("records"):
        period = Period(row["period_start"], row["period_end"])
        assert row["period_kind"] == period.kind
        behind = row["derived_from"]
        parts = behind.split() if isinstance(behind, str) else [row["observation_id"]]
        assert {(by_id[i]["period_start"], by_id[i]["period_end"]) for i in parts} == {
            (period.start, period.end)
        }
        known = max(last_day(by_id[one]["published"]) for one in parts)
        assert (row["known"] == "then") == (known < date.fromisoformat(SAID_ON))
        if row["unit"] == "USD":
            assert row["ratio"] == pytest.approx(row["obs_value"] / 2e6) and row["ratio"] > 0
        else:
            assert pd.isna(row["ratio"]) and row["verdict"] == "cannot_tell"


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ("2030-01-01", "then"),
        ("2030-01-02", "since"),
        ("2029-12", "then"),
        ("2030-01", "since"),
        ("2029", "then"),
        ("2030", "since"),
    ],
)
def test_a_date_was_before_a_day_only_if_all_of_it_was(published: str, known: str) -> None:
    rows = solved([recorded(3e6, year(2028), published=published)])
    assert rows["known"].tolist() == [known]


@pytest.mark.parametrize(
    "other",
    [
        {"partner": "KAZ"},
        {"partner_scope": "some"},
        {"indicator": "exports"},
        {"measure": "share", "unit": "percent"},
        {"measure": "growth", "unit": "ratio"},
        {"product": "gold"},
        {"period_start": None, "period_end": None},
        {"origin": "stated"},
    ],
)
def test_the_gate_keeps_out_what_differs(other: dict[str, object]) -> None:
    fits, differs = recorded(3e6, year(2028)), recorded(3.5e6, year(2028), **other)
    rows = solved([fits, differs])
    assert rows["observation_id"].tolist() == [fits["observation_id"]]


def test_some_goods_are_set_beside_the_same_goods_alone() -> None:
    both = [recorded(3e6, year(2028)), recorded(3.5e6, year(2028), product="gold")]
    assert solved(both, product="gold")["observation_id"].tolist() == [both[1]["observation_id"]]
    assert solved([*both, recorded(2e6, year(2028), product="other")], product="other").empty


def test_a_partner_on_no_list_meets_nothing_of_the_world() -> None:
    record = [recorded(3e6, year(2028), partner=code) for code in ("WLD", "RUS")]
    for indicator in ("trade_turnover", "gdp"):
        alone = [recorded(3e6, year(2028), indicator=indicator, partner=None)]
        said = {"partner": None, "partner_words": "Africa", "indicator": indicator}
        assert solved([*record, *alone], **said).empty
        some = said | {"partner_scope": "some"}
        assert solved([*record, *alone], **some).empty


def test_both_sides_books_are_added_up_as_they_were_known() -> None:
    flows = [
        recorded(value, year(2028), indicator=flow, compiler="NSC", published=published)
        for flow, value, published in (
            ("exports", 1e6, "2029-03"),
            ("imports", 5e5, "2029-05"),
            ("imports", 9e5, "2031"),
        )
    ]
    mirror = {"reporter": "RUS", "partner": "KGZ", "compiler": "RUS-GOV"}
    theirs = [recorded(2e6, year(2028), indicator=f, **mirror) for f in ("exports", "imports")]
    rows = solved([*flows, *theirs]).set_index(["side", "known"])
    assert rows["obs_value"].to_dict() == {
        ("KGZ", "then"): 1.5e6,
        ("KGZ", "since"): 1.9e6,
        ("RUS", "then"): 4e6,
    }
    assert rows["verdict"].tolist() == ["not_consistent", "not_consistent", "consistent"]


def test_a_turnover_that_was_printed_is_not_added_up_again() -> None:
    flows = [recorded(1e6, year(2028), indicator=f) for f in ("exports", "imports")]
    printed = recorded(2.1e6, year(2028))
    assert solved([*flows, printed])["obs_value"].tolist() == [2.1e6]
    later = {**printed, "published": "2031"}
    assert solved([*flows, later])["obs_value"].tolist() == [2e6, 2.1e6]


def test_hedged_flows_are_not_added_up() -> None:
    flows = [
        recorded(1e6, year(2028), indicator="exports"),
        recorded(1e6, year(2028), indicator="imports", bound="more_than"),
    ]
    assert solved(flows).empty


def test_some_members_may_be_each_or_all_together() -> None:
    said = {"reporter": "EU27", "reporter_scope": "some", "obs_value": 6e9, "bound": "exact"}
    record = [
        recorded(6.24e9, year(2028), reporter="HUN"),
        recorded(9.4e9, year(2028), reporter="RUS", partner="ITA"),
        recorded(9.6e10, year(2028), reporter="EU27"),
        recorded(7e9, year(2028), reporter="GBR"),
        recorded(5e9, year(2028), reporter="FRA", unit="EUR"),
    ]
    rows = solved(record, **said)
    told = zip(rows["reading"], rows["member"], rows["verdict"], strict=True)
    assert list(told) == [
        ("each", "ITA", "not_consistent"),
        ("each", "HUN", "consistent"),
        ("together", "EU27", "not_consistent"),
        ("each", "FRA", "cannot_tell"),
    ]


def test_growth_is_tested_over_the_windows_the_words_may_mean() -> None:
    said = {
        "partner": "CIS",
        "partner_scope": "some",
        "measure": "growth",
        "unit": "ratio",
        "obs_value": 7.0,
        "bound": "exact",
        "period_start": date(2026, 1, 2),
        "period_end": date(2030, 1, 2),
    }
    levels = {2025: 1e6, 2026: 2e6, 2027: 4e6, 2029: 7.9e6}
    flows = [
        recorded(value / 2, year(number), indicator=flow, compiler="NSC")
        for number, value in levels.items()
        for flow in ("exports", "imports")
    ]
    base = {"measure": "growth", "unit": "ratio", "partner": "CIS"}
    block = {
        number: recorded(
            2.1,
            year(2029),
            base_period_start=year(number)[0],
            base_period_end=year(number)[1],
            **base,
        )
        for number in (2026, 2028)
    }
    rows = solved([*flows, *block.values()], **said)
    told = zip(rows["member"], rows["base_period_start"], rows["obs_value"], strict=True)
    assert [(member, start.year, value) for member, start, value in told] == [
        ("RUS", 2025, 7.9),
        ("RUS", 2026, 3.95),
        ("CIS", 2026, 2.1),
    ]
    assert rows["base_value"].tolist()[:2] == [1e6, 2e6]
    assert rows["verdict"].tolist() == ["consistent", "not_consistent", "not_consistent"]


GROWN = {"measure": "growth", "unit": "ratio", "bound": "exact", "obs_value": 1.37}
HALF_BEFORE = (date(2027, 1, 1), date(2027, 6, 30))
HALF_AFTER = (date(2028, 1, 1), date(2028, 6, 30))


def over(base: tuple[date, date], period: tuple[date, date]) -> dict[str, date]:
    """The cells of a base period and of the period that is measured against it."""
    names = ("base_period_start", "base_period_end", "period_start", "period_end")
    return dict(zip(names, (*base, *period), strict=True))


def both_flows(levels: Mapping[tuple[date, date], float]) -> list[dict[str, Any]]:
    """Exports and imports that make these turnovers, a quarter and three quarters of each."""
    return [
        recorded(part * value, period, indicator=flow, compiler="NSC")
        for period, value in levels.items()
        for flow, part in (("exports", 0.25), ("imports", 0.75))
    ]


@pytest.mark.parametrize(("base", "period"), [(year(2027), year(2028)), (HALF_BEFORE, HALF_AFTER)])
def test_growth_of_a_named_time_is_measured_from_its_base_alone(
    base: tuple[date, date], period: tuple[date, date]
) -> None:
    flows = both_flows({year(2026): 1e6, base: 2e6, period: 3e6, year(2029): 9e6})
    printed = {"measure": "growth", "unit": "ratio", "partner": "RUS"}
    told = [
        recorded(1.37, period, **printed, **dict(list(over(base, period).items())[:2])),
        recorded(1.9, period, **printed, **dict(list(over(year(2026), period).items())[:2])),
    ]
    rows = solved([*flows, *told], **GROWN, **over(base, period))
    assert dict(zip(rows["obs_value"], rows["verdict"], strict=True)) == {
        1.5: "not_consistent",
        1.37: "consistent",
    }
    assert rows.set_index("obs_value").loc[1.5, "base_value"] == 2e6
    exports = {**GROWN, "indicator": "exports", **over(base, period)}
    assert solved(flows, **exports)["obs_value"].tolist() == [1.5]


def test_a_change_is_the_amount_less_that_of_its_base() -> None:
    said = {
        "indicator": "imports",
        "measure": "change",
        "obs_value": -7.5e5,
        "bound": "exact",
        **over(year(2027), year(2028)),
    }
    rows = solved(both_flows({year(2027): 2e6, year(2028): 1e6}), **said)
    assert rows["obs_value"].tolist() == [-7.5e5]
    assert rows["unit"].tolist() == ["USD"]
    assert rows["verdict"].tolist() == ["consistent"]
    assert rows["derivation"].tolist() == ["RUS 2028 - RUS 2027"]


def test_a_balance_is_exports_less_imports() -> None:
    said = {"indicator": "trade_balance", "obs_value": -1e6, "bound": "at_most"}
    rows = solved(both_flows({year(2027): 1e6, year(2028): 4e6}), **said)
    assert rows["obs_value"].tolist() == [-5e5, -2e6]
    assert rows["verdict"].tolist() == ["not_consistent", "consistent"]
    assert set(rows["derivation"]) == {"exports RUS - imports RUS"}


def test_growth_in_per_cent_is_meant_to_the_last_digit() -> None:
    window = over(year(2027), year(2028))
    flows = both_flows({year(2027): 1e6, year(2028): 1.25e6})
    said = claim(**{**GROWN, "obs_value": 1.2}, **window)
    tables = tables_of(said, flows)
    for words, verdict in (("20 percent", "not_consistent"), ("1.2 times", "consistent")):
        tables["quotations"]["exact"] = words
        assert found(against(CODE, tables))["verdict"].tolist() == [verdict]


def test_each_definition_of_people_stands_apart() -> None:
    said = {"indicator": "migrants", "unit": "persons", "obs_value": 1e6, "bound": "approximately"}
    people = {"indicator": "migrants", "unit": "persons"}
    day = (date(2029, 5, 1), date(2029, 5, 1))
    record = [
        recorded(350916, HALF, definition=None, **people),
        recorded(964600, day, definition="cis_with_ukr", **people),
        recorded(8e5, year(2028), definition=None, bound="more_than", **people),
    ]
    rows = solved(record, **said)
    assert rows["verdict"].tolist() == ["consistent", "not_consistent", "cannot_tell"]
    assert rows["period_kind"].tolist() == [PeriodKind.DAY, PeriodKind.PART_YEAR, PeriodKind.YEAR]


def test_all_claims_are_offered_in_one_order_whoever_is_chosen(made: Tables) -> None:
    everybody, *others = (
        options("claims", "claim", made, one) for one in (("RUS",), ("EU27",), ("CHN",), ())
    )
    assert len(everybody) == 4 and all(one == everybody for one in others)
    assert ask("claims", made, ("EU27",))["reporter"].iloc[0] == "KGZ"
    with pytest.raises(ChoiceError, match="'no-such'"):
        ask("claims", made, ("RUS",), {"claim": "no-such"})


def test_claims_of_home_come_before_those_of_others(small: dict[str, pd.DataFrame]) -> None:
    observations = small["observations"]
    first = observations[observations["origin"] == "stated"].iloc[[0]]
    words = small["quotations"].iloc[[0]]
    others = {"observation_id": "of-others", "quotation_id": "of-others", "reporter": "EU27"}
    rows = pd.concat([first.assign(**others), observations], ignore_index=True)
    small["observations"] = rows
    named = words.assign(quotation_id="of-others", start=0)
    small["quotations"] = pd.concat([named, small["quotations"]], ignore_index=True)
    offered = options("claims", "claim", small, ("RUS",))
    assert [code.rpartition(".")[2] for code in offered] == [CODE.rpartition(".")[2], "0"]


def test_without_claims_there_are_no_rows(small: dict[str, pd.DataFrame]) -> None:
    observations = small["observations"]
    small["observations"] = observations[observations["origin"] == "recorded"]
    assert ask("claims", small, ("RUS",)).empty


def of_measure(measure: str, tables: Tables) -> pd.DataFrame:
    """The first claim of that measure with what it meets."""
    return next(
        rows
        for code in options("claims", "claim", tables, ("RUS", "CIS"))
        for rows in [ask("claims", tables, ("RUS", "CIS"), {"claim": code})]
        if rows["measure"].iloc[0] == measure
    )


def test_a_figure_that_bears_a_claim_out_may_have_come_out_since(made: Tables) -> None:
    """More than $2 billion: the books know 1.2 at most, officials of Russia said 2.1 in May."""
    rows = of_measure("level", made)
    assert rows["exact"].iloc[0] == "exceeds $2\N{NO-BREAK SPACE}billion"
    whole = found(rows).query("period_kind == 'year'")
    bearing = whole[whole["verdict"] == "consistent"]
    assert list(zip(bearing["side"], bearing["obs_value"], bearing["known"], strict=True)) == [
        ("RUS", 2.1e9, "since")
    ]
    assert bearing["reports"].tolist() == [2]
    assert bearing["source_title"].str.contains(" | ", regex=False).all() == (
        bearing["source_url"].str.contains(" | ", regex=False).all()
    )
    books = whole[(whole["kind"] == "statistics") & (whole["side"] == "KGZ")]
    assert books["obs_value"].tolist() == [5e8, 6e8, 1e9, 1.2e9]
    assert set(zip(books["known"], books["verdict"], strict=True)) == {("then", "not_consistent")}


def test_sevenfold_is_one_member_alone_and_not_the_block(made: Tables) -> None:
    """Armenia grew from 2 million in 2019 to 14 in 2022, the CIS from 1.1 billion to 2.1."""
    rows = found(of_measure("growth", made))
    bearing = rows[rows["verdict"] == "consistent"]
    assert bearing["member"].tolist() == ["ARM"]
    assert bearing[["obs_value", "base_value"]].to_numpy().tolist() == [[7.0, 2e6]]
    block = rows[rows["reading"] == "together"]
    assert block["obs_value"].tolist() == pytest.approx([21 / 11, 21 / 13])


def test_what_is_set_against_the_shipped_claims_by_hand(tables: Tables) -> None:
    """Of the turnover with Russia and of sevenfold, single figures that were published once."""
    level = found(ask("claims", tables, ("RUS",), {"claim": "24kg-2024-10-16.1101"}))
    told = set(
        zip(level["side"], level["obs_value"], level["known"], level["verdict"], strict=True)
    )
    assert ("RUS", 4.1e9, "since", "consistent") in told
    assert ("KGZ", 3475723592.0, "then", "not_consistent") in told
    grown = found(ask("claims", tables, ("CIS",), {"claim": "24kg-2024-10-16.2013"}))
    members = {
        (row["member"], round(row["obs_value"], 2)): row["verdict"]
        for row in grown.query("side == 'KGZ'").to_dict("records")
    }
    assert members["TKM", 7.85] == "consistent"
    assert members["ARM", 6.36] == "not_consistent"


def test_amounts_in_euros_are_told_only_when_converted() -> None:
    said = {"obs_value": 6e9, "bound": "exact"}
    record = [
        recorded(5.5e9, year(2023), unit="EUR"),
        recorded(4.5e9, year(2023), unit="EUR", bound="approximately"),
        recorded(6.1e9, (date(2023, 1, 1), date(2023, 6, 30)), unit="EUR"),
    ]
    tables = tables_of(claim(**said), record)
    assert found(against(CODE, tables)).empty
    assert set(apart(CODE, tables)["verdict"]) == {"cannot_tell"}
    rows = found(against(CODE, tables, dollars=True))
    rate = exchange_rates()["EUR", 2023].dollars
    assert rows["obs_value"].tolist() == pytest.approx([4.5e9 * rate, 5.5e9 * rate])
    assert rows["verdict"].tolist() == ["not_consistent", "consistent"]
    assert rows["unit"].tolist() == ["USD", "USD"]
    assert set(rows["derived_from"]) == {row["observation_id"] for row in record[:2]}
    half = apart(CODE, tables, dollars=True)
    assert half[["obs_value", "unit"]].to_numpy().tolist() == [[6.1e9, "EUR"]]


def test_a_hedge_is_as_wide_as_it_was_spoken_after_converting() -> None:
    """About 6 billion euros is 5 to 7 billion of them, whatever digits the dollars have."""
    record = [recorded(6e9, year(2023), unit="EUR", bound="approximately")]
    tables = tables_of(claim(obs_value=7e9, bound="at_least"), record)
    assert found(against(CODE, tables, dollars=True))["verdict"].tolist() == ["cannot_tell"]


def test_the_same_claim_elsewhere_is_neither_record_nor_evidence(made: Tables) -> None:
    carried_of = {}
    for code in options("claims", "claim", made, ("RUS",)):
        carried = ask("claims_elsewhere", made, ("RUS",), {"claim": code})
        said = ask("claims", made, ("RUS",), {"claim": code})
        assert not set(carried["observation_id"]) & set(said["observation_id"])
        for side in ("reporter", "partner"):
            assert (carried[side] == said.loc[0, side]).all()
        assert carried["published"].is_monotonic_increasing
        told = zip(carried["obs_value"], carried["bound"], carried["reporter_scope"], strict=True)
        carried_of[code.rpartition(".")[2]] = list(told)
    assert carried_of == {
        "1100": [(2e9, "more_than", "whole"), (3e9, "approximately", "whole")],
        "1200": [],
        "1300": [(3e9, "approximately", "some"), (1e11, "exact", "whole")],
        "1400": [],
    }


def test_the_shipped_claims_are_carried_elsewhere_with_an_address(tables: Tables) -> None:
    some = ask("claims_elsewhere", tables, ("EU27",), {"claim": "24kg-2024-10-16.1491"})
    told = set(zip(some["obs_value"], some["bound"], some["reporter_scope"], strict=True))
    assert (6e9, "approximately", "some") in told and (1.41e11, "exact", "whole") in told
    assert some["source_url"].str.startswith("https://").all()

"""Migrants and remittances: every figure once, none averaged, by definition and by time."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from lib.dashboard.queries.people import EVERYWHERE, hosts, migrants, remittances
from tests.round_numbers import BN, figure, year

Tables = Mapping[str, pd.DataFrame]


def test_nothing_is_left_out_or_merged(tables: Tables) -> None:
    observations = tables["observations"]
    for indicator, find in (("migrants", migrants), ("remittances", remittances)):
        own = observations[
            (observations["indicator"] == indicator)
            & (observations["measure"] == "level")
            & (observations["partner"] == "RUS")
            & (observations["reporter"] == "KGZ")
        ]
        rows = find("RUS", observations)
        assert sorted(rows["observation_id"]) == sorted(own["observation_id"])
        values = own.set_index("observation_id")["obs_value"]
        assert rows["obs_value"].tolist() == values[rows["observation_id"]].tolist()


def test_the_foreign_ministry_s_series_is_as_it_was_printed(tables: Tables) -> None:
    rows = migrants("RUS", tables["observations"])
    rows = rows[rows["source_id"] == "kgz-mfa-24kg-2024-12"]
    assert set(rows["definition"]) == {"present"}
    assert list(zip(rows["period_start"], rows["period_end"], rows["obs_value"], strict=True)) == [
        (*year(2020), 596253),
        (*year(2021), 680599),
        (*year(2022), 587089),
        (*year(2023), 408448),
        (date(2024, 1, 1), date(2024, 6, 30), 350916),
    ]


def test_two_vintages_of_a_year_stand_beside_each_other(made: Tables) -> None:
    """In the order of their periods; of one period in the order they came out."""
    again = {"indicator": "remittances", "definition": "wider_coverage"}
    later = figure(2.6 * BN, year(2022), "2025-07", "NBKR", **again)
    observations = pd.concat([pd.DataFrame([later]), made["observations"]], ignore_index=True)
    rows = remittances("RUS", observations)
    rows = rows[[start.year == 2022 for start in rows["period_start"]]]
    assert rows[["obs_value", "period_kind", "bound"]].to_numpy().tolist() == [
        [1.5 * BN, "part_year", "approximately"],
        [2.5 * BN, "year", "exact"],
        [2.6 * BN, "year", "exact"],
    ]


def test_what_was_said_comes_first_and_has_no_period(made: Tables) -> None:
    rows = migrants("RUS", made["observations"])
    said = rows[rows["origin"] == "stated"]
    assert said.index.tolist() == [0] and said["obs_value"].tolist() == [5e5]
    assert said["period_start"].isna().all()
    assert (said["period_kind"] == "not_stated").all()


def test_definitions_are_kept_together(made: Tables) -> None:
    rows = migrants("RUS", made["observations"])
    assert rows.loc[rows["origin"] == "recorded", "definition"].tolist() == [
        *("present", "present", "present"),
        *("registered", "register_entries", "unspecified"),
    ]


def test_a_part_of_a_block_is_not_the_block(made: Tables) -> None:
    observations = made["observations"]
    rows = migrants("RUS", observations)
    some = observations.assign(partner_scope="some")
    assert len(rows) and migrants("RUS", some).empty


def test_places_with_anything_on_record_and_all_countries_last(made: Tables) -> None:
    """Those with most figures first."""
    turkish = {"indicator": "migrants", "unit": "persons", "definition": "present"}
    more = figure(3e4, year(2021), "2023-02", "KGZ-MFA", **turkish, partner="TUR")
    observations = pd.concat([made["observations"], pd.DataFrame([more])], ignore_index=True)
    assert hosts(("EU27", "TUR", "RUS", "KAZ"), observations) == ("RUS", "TUR", EVERYWHERE)
    assert hosts(("KAZ",), observations) == (EVERYWHERE,)
    assert hosts(("RUS",), observations.head(0)) == ()


def test_a_vintage_takes_the_place_of_those_before_it_over_its_time(made: Tables) -> None:
    """Of the same statistics alone; what a compiler said is no table that is revised as a whole."""
    fixed: dict[str, object] = {"indicator": "migrants", "unit": "persons", "partner": "KAZ"}

    def printed(value: float, number: int, published: str, **given: object) -> dict[str, object]:
        given = {"definition": "foreign_born"} | given
        return figure(value, year(number), published, "UN-DESA", **fixed, **given)

    rows = [
        printed(1, 2014, "2019"),
        printed(2, 2015, "2019"),
        printed(3, 2019, "2019"),
        printed(4, 2021, "2019"),
        printed(5, 2017, "2019", definition="present"),
        printed(6, 2015, "2020"),
        printed(7, 2020, "2020"),
        figure(8, year(2017), "2019", "KGZ-MFA", **fixed, definition="present"),
        figure(9, year(2017), "2021", "KGZ-MFA", **fixed, definition="present"),
    ]
    observations = pd.concat([made["observations"], pd.DataFrame(rows)], ignore_index=True)
    found = migrants("KAZ", observations)
    superseded = found.loc[found["superseded"], "obs_value"].tolist()
    assert superseded == [2, 3] and len(found) == len(rows)

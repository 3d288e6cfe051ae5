"""Migrants and remittances: every figure once, none averaged, by definition and by time."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from lib.queries.people import EVERYWHERE, hosts, migrants, remittances

Tables = Mapping[str, pd.DataFrame]


@pytest.fixture(scope="module")
def collected(shared: Path) -> list[dict[str, str]]:
    with (shared / "record/official_figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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


def test_the_foreign_ministry_s_series_is_as_it_was_collected(
    tables: Tables, collected: list[dict[str, str]]
) -> None:
    rows = migrants("RUS", tables["observations"])
    rows = rows[rows["definition"] == "present"]
    found = {
        (str(r["period_start"]), str(r["period_end"]), r["obs_value"])
        for r in rows.to_dict("records")
    }
    printed = {
        (r["period_start"], r["period_end"], float(r["value"]))
        for r in collected
        if r["compiler"] == "Ministry of Foreign Affairs of Kyrgyzstan, from Russian authorities"
    }
    assert {value for *_, value in printed} == {596253, 680599, 587089, 408448, 350916}
    assert printed <= found


def test_two_vintages_of_2023_stand_beside_each_other(tables: Tables) -> None:
    rows = remittances("RUS", tables["observations"])
    rows = rows[[start.year == 2023 for start in rows["period_start"]]].set_index("obs_value")
    assert rows.loc[1.64e9, "period_kind"] == "part_year"
    assert rows.loc[1.64e9, "bound"] == "approximately"
    assert rows.loc[2.532e9, "period_kind"] == "year"


def test_what_was_said_comes_first_and_has_no_period(tables: Tables) -> None:
    rows = migrants("RUS", tables["observations"])
    said = rows[rows["origin"] == "stated"]
    assert len(said) and said.index.tolist() == list(range(len(said)))
    assert said["period_start"].isna().all()
    assert (said["period_kind"] == "not_stated").all()


def test_definitions_are_kept_together(tables: Tables) -> None:
    rows = migrants("RUS", tables["observations"])
    definitions = rows.loc[rows["origin"] == "recorded", "definition"].tolist()
    runs = [one for n, one in enumerate(definitions) if n == 0 or definitions[n - 1] != one]
    assert len(runs) == len(set(runs))


def test_a_part_of_a_block_is_not_the_block(tables: Tables) -> None:
    observations = tables["observations"]
    rows = migrants("RUS", observations)
    some = observations.assign(partner_scope="some")
    assert len(rows) and migrants("RUS", some).empty


def test_places_with_anything_on_record_and_all_countries_last(tables: Tables) -> None:
    observations = tables["observations"]
    assert hosts(("EU27", "CIS", "RUS", "KAZ"), observations) == ("RUS", "CIS", EVERYWHERE)
    assert hosts(("KAZ",), observations) == (EVERYWHERE,)
    assert hosts(("RUS",), observations.head(0)) == ()

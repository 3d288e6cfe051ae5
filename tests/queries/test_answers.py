"""The rows that pages draw, by name: choices, defaults, columns and sources."""

from collections.abc import Mapping
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.codelists import areas
from lib.model import DataError
from lib.queries import claims, mirror, people, said, statements, trade
from lib.queries.answers import ANSWERS, ChoiceError, ask, options

Tables = Mapping[str, pd.DataFrame]

DEFAULT = ("RUS", "EU27", "CIS")
SOURCE = ("source_title", "source_url", "publisher", "terms")
OWN = {
    **dict.fromkeys(("compare", "flows", "members", "trade", "streams"), trade.COLUMNS),
    "gold": ("product", *trade.COLUMNS),
    "mirror": mirror.COLUMNS,
    **dict.fromkeys(("claims", "claims_apart"), claims.COLUMNS),
    **dict.fromkeys(
        ("claims_elsewhere", "claims_in_line"),
        ("observation_id", "obs_value", "bound", "unit", "published"),
    ),
    **dict.fromkeys(("migrants", "remittances"), people.COLUMNS),
    "statements": statements.COLUMNS,
    "at_a_glance": ("kind", "id", "topic", "perhaps", "exact", "bound", "speaker"),
    "article": ("kind", "id", "topic", "exact", "bound", "speaker", "start", "end"),
}
LABELS = {
    "reporter_label": "Kyrgyzstan",
    "unit_label": "US dollars",
    "indicator_label": "Trade turnover",
    "compiler_label": "National Statistical Committee of the Kyrgyz Republic",
}


def _choices(name: str, tables: Tables) -> list[dict[str, str]]:
    found = {
        choice: options(name, choice, tables, DEFAULT)[:: 1 if choice == "view" else 3]
        for choice in ANSWERS[name].options
    }
    return [dict(zip(found, values, strict=True)) for values in product(*found.values())]


@pytest.mark.parametrize("name", ANSWERS)
def test_the_default_is_the_first_option(name: str, tables: Tables) -> None:
    first = {c: options(name, c, tables, DEFAULT)[0] for c in ANSWERS[name].options}
    pd.testing.assert_frame_equal(ask(name, tables, DEFAULT), ask(name, tables, DEFAULT, first))


def test_the_options_are_what_is_on_record(tables: Tables) -> None:
    assert options("compare", "view", tables, ()) == ("level", "share", "growth")
    assert options("compare", "base", tables, ()) == ("2018", "2019", "2020", "2021", "2022")
    assert options("flows", "year", tables, ()) == ("2023", "2022", "2021", "2020", "2019", "2018")
    assert options("members", "block", tables, ("RUS", "CIS", "EU27")) == ("CIS", "EU27")
    assert options("statements", "pair", tables, ("JPN", "RUS")) == ("RUS",)
    assert options("statements", "pair", tables, ("JPN",)) == ()


@pytest.mark.parametrize("name", [name for name, answer in ANSWERS.items() if answer.options])
def test_an_option_that_is_none_is_named_with_the_options(name: str, tables: Tables) -> None:
    for choice in ANSWERS[name].options:
        with pytest.raises(ChoiceError) as caught:
            ask(name, tables, DEFAULT, {choice: "sideways"})
        sentence = str(caught.value)
        assert "'sideways'" in sentence
        assert repr(choice) in sentence
        assert ", ".join(options(name, choice, tables, DEFAULT)) in sentence


@pytest.mark.parametrize("name", ANSWERS)
def test_a_choice_that_is_none_is_named(name: str, tables: Tables) -> None:
    with pytest.raises(ChoiceError, match=f"'colour'.*{name}"):
        ask(name, tables, DEFAULT, {"colour": "red"})


def test_a_choice_where_there_is_nothing_to_choose_is_refused(tables: Tables) -> None:
    with pytest.raises(ChoiceError, match="nothing to choose for 'block'"):
        ask("members", tables, ("RUS",), {"block": "CIS"})


@pytest.mark.parametrize("name", ANSWERS)
def test_every_row_has_its_columns_and_its_sources(name: str, tables: Tables) -> None:
    for choices in _choices(name, tables):
        rows = ask(name, tables, DEFAULT, choices)
        deficits = choices.get("indicator") == "trade_balance" and choices["view"] != "level"
        # Of some claims every figure is in their own unit, or nothing else was said of it.
        assert rows.empty == deficits or name in ("claims_apart", "claims_in_line"), choices
        assert {*OWN[name], *SOURCE} - {"source_id", "base_year"} <= set(rows.columns), choices
        spoken = rows[rows["kind"] != "silence"] if name == "at_a_glance" else rows
        assert spoken[list(SOURCE)].notna().all().all(), choices
        assert not rows.columns.duplicated().any()
        for code in ("reporter", "partner", "indicator", "unit", "compiler"):
            if code in spoken:
                assert spoken[f"{code}_label"].notna().equals(spoken[code].notna())


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("chosen", [(), ("ARM",), ("WLD",), ("KGZ",), ("UN",)])
def test_an_empty_answer_has_the_columns_of_a_full_one(
    name: str, chosen: tuple[str, ...], tables: Tables
) -> None:
    """A file without rows still says what its columns would have been."""
    full, rows = ask(name, tables, DEFAULT), ask(name, tables, chosen)
    assert set(rows.columns) == set(full.columns)


@pytest.mark.parametrize("name", ["compare", "flows", "members", "trade", "statements"])
def test_without_a_record_there_are_no_rows(name: str, tables: Tables) -> None:
    observations = tables["observations"]
    only_said = {**tables, "observations": observations[observations["origin"] == "stated"]}
    assert ask(name, only_said, DEFAULT).empty
    if "view" in ANSWERS[name].options:
        for view in options(name, "view", only_said, DEFAULT):
            assert ask(name, only_said, DEFAULT, {"view": view}).empty


def test_one_year_on_record_has_no_year_to_grow_from(tables: Tables) -> None:
    rows = tables["observations"]
    first = [start is None or start.year == 2018 for start in rows["period_start"]]
    one_year = {**tables, "observations": rows[first]}
    assert options("compare", "base", one_year, DEFAULT) == ()
    assert ask("compare", one_year, DEFAULT, {"view": "growth"}).empty
    assert len(ask("compare", one_year, DEFAULT)) == len(DEFAULT)


def test_labels_stand_beside_codes(tables: Tables) -> None:
    row = ask("compare", tables, ("RUS",)).iloc[0]
    assert {name: row[name] for name in LABELS} == LABELS
    assert pd.isna(row["bound_words"])
    said = ask("statements", tables, ("RUS",))
    hedges = dict(zip(said["bound"], said["bound_words"], strict=True))
    assert hedges["more_than"] == "more than"
    assert hedges["approximately"] == "about"


def test_a_sum_of_two_tables_names_both(tables: Tables) -> None:
    row = ask("compare", tables, ("RUS",)).iloc[0]
    assert len(row["source_title"].split(" | ")) == len(row["source_url"].split(" | ")) == 2
    assert row["publisher"] == LABELS["compiler_label"]
    flows = ask("flows", tables, ("RUS",))
    assert not flows["source_title"].str.contains("|", regex=False).any()


def test_the_year_and_the_flow_that_were_asked_for(tables: Tables) -> None:
    rows = ask("flows", tables, DEFAULT, {"year": "2020"})
    assert set(rows["year"]) == {2020}
    assert set(rows["indicator"]) == {"exports", "imports"}
    chosen = {"block": "CIS", "indicator": "imports", "year": "2021"}
    rows = ask("members", tables, DEFAULT, chosen)
    assert set(rows["year"]) == {2021}
    assert set(rows["indicator"]) == {"imports"}
    assert len(rows) == 10


def test_compare_draws_apart_and_trade_draws_whole(tables: Tables) -> None:
    assert set(ask("compare", tables, ("RUS", "CIS"))["series"]) == {"RUS", "CIS_X_RUS"}
    assert set(ask("trade", tables, ("RUS", "CIS"))["series"]) == {"RUS", "CIS"}


@pytest.mark.parametrize("name", ["compare", "trade"])
def test_growth_is_from_the_base_that_was_chosen(name: str, tables: Tables) -> None:
    for base in ("2018", "2021"):
        rows = ask(name, tables, ("RUS",), {"view": "growth", "base": base})
        assert set(rows["base_year"]) == {int(base)}
    assert set(ask(name, tables, ("RUS",), {"view": "level", "base": "2021"})["measure"]) == {
        "level",
    }


def test_yearly_growth_is_from_the_year_before(tables: Tables) -> None:
    rows = ask("trade", tables, ("RUS",), {"view": "yearly", "base": "2021"})
    assert (rows["base_year"] == rows["year"] - 1).all() and len(rows) == 5


@pytest.mark.parametrize("name", ["claims", "claims_apart"])
def test_figures_are_converted_only_where_that_was_chosen(name: str, tables: Tables) -> None:
    converted = 0
    for code in options(name, "claim", tables, DEFAULT):
        own, dollars = (
            ask(name, tables, DEFAULT, {"claim": code, "currency": one})
            for one in ("own", "dollars")
        )
        assert not own["observation_id"].str.startswith("computed:USD").any()
        moved = len(own) - len(dollars)
        assert moved <= 0 if name == "claims" else moved >= 0
        converted += abs(moved)
    assert converted > 0


@settings(deadline=None, max_examples=12)
@given(
    name=st.sampled_from(list(ANSWERS)),
    chosen=st.lists(st.sampled_from(list(areas())), unique=True, max_size=3).map(tuple),
)
def test_no_area_is_too_strange_to_ask_about(
    name: str, chosen: tuple[str, ...], tables: Tables
) -> None:
    rows = ask(name, tables, chosen)
    pd.testing.assert_frame_equal(rows, ask(name, tables, chosen))
    assert isinstance(rows, pd.DataFrame)


def test_what_is_given_stays_as_it_is(tables: Tables) -> None:
    before = {name: table.copy(deep=True) for name, table in tables.items()}
    for name in ANSWERS:
        ask(name, tables, DEFAULT)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_topics_of_the_grid_are_all_asked_about(tables: Tables) -> None:
    assert set(ask("at_a_glance", tables, DEFAULT)["topic"]) == set(said.TOPICS)


def test_a_document_that_is_named_and_not_there_is_said(tables: Tables) -> None:
    sources, gone = tables["sources"], "nsc-4.03.00.18-2024-11"
    lost = {**tables, "sources": sources[sources["source_id"] != gone]}
    with pytest.raises(DataError, match=gone):
        ask("trade", lost, DEFAULT)

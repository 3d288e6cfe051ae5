"""The rows that pages draw, by name: choices, defaults, columns and sources."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import areas
from lib.dashboard.queries import claims
from lib.dashboard.views import catalogue
from lib.dashboard.views.catalogue import (
    BLOCK_COLUMNS,
    CLAIM_COLUMNS,
    DIFFERENCE_COLUMNS,
    GOLD_COLUMNS,
    GOODS_COLUMNS,
    MIRROR_COLUMNS,
    PEOPLE_COLUMNS,
    QUERIES,
    REPORTED_GOODS_COLUMNS,
    STATEMENT_COLUMNS,
    TRADE_COLUMNS,
    WINDOW_COLUMNS,
    ChoiceError,
    Query,
    options,
    run,
)
from lib.model import DataError, Tables
from tests.examples import examples
from tests.round_numbers import ROWS, edition, figures_where

DEFAULT = ("RUS", "EU27", "CIS")
NAMED = 12
"""Options that a refusal names."""
SOURCE = ("source_title", "source_url", "publisher", "terms")
MAY_BE_EMPTY = (
    "claims_apart",
    "differences",
    "claims_in_line",
    "growth_windows",
    "goods",
    "reported_goods",
)
"""Of some claims every figure is in their own unit, nothing else was said of it, or it is of no
growth over years; some goods are of one flow alone; nothing was refreshed."""
OWN = {
    **dict.fromkeys(("compare", "flows", "members", "trade", "ranking"), TRADE_COLUMNS),
    "blocks": BLOCK_COLUMNS,
    "gold": GOLD_COLUMNS,
    "goods": GOODS_COLUMNS,
    "reported_goods": REPORTED_GOODS_COLUMNS,
    "mirror": MIRROR_COLUMNS,
    **dict.fromkeys(("claims", "claims_apart"), CLAIM_COLUMNS),
    **dict.fromkeys(
        ("claims_elsewhere", "claims_in_line"),
        ("observation_id", "obs_value", "bound", "unit", "published"),
    ),
    **dict.fromkeys(("migrants", "migrants_over_time", "remittances"), PEOPLE_COLUMNS),
    "statements": STATEMENT_COLUMNS,
    "growth_windows": WINDOW_COLUMNS,
    "differences": DIFFERENCE_COLUMNS,
    "at_a_glance": ("kind", "id", "topic", "perhaps", "exact", "bound", "speaker"),
    "article": ("kind", "id", "topic", "exact", "bound", "speaker", "start", "end"),
    "numbers_not_used": ("exact", "start", "end", "reason", "reason_label"),
}
LABELS = {
    "reporter_label": "Kyrgyzstan",
    "unit_label": "US dollars",
    "indicator_label": "Trade turnover",
    "compiler_label": "National Statistical Committee of the Kyrgyz Republic",
}


def _choices(name: str, made: Tables) -> list[dict[str, str]]:
    found = {
        choice: options(name, choice, made, DEFAULT)[:: 1 if choice == "view" else 3]
        for choice in QUERIES[name].options
    }
    every = [dict(zip(found, values, strict=True)) for values in product(*found.values())]
    return [choices for choices in every if choices.get("from", "") <= choices.get("to", "9999")]


@pytest.mark.parametrize("name", QUERIES)
def test_the_default_is_the_first_option(name: str, made: Tables) -> None:
    first = {c: options(name, c, made, DEFAULT)[0] for c in QUERIES[name].options}
    pd.testing.assert_frame_equal(run(name, made, DEFAULT), run(name, made, DEFAULT, first))


def test_the_options_are_what_is_on_record(made: Tables) -> None:
    assert options("compare", "view", made, ()) == (
        *("level", "share", "growth", "yearly", "to_gdp"),
    )
    assert options("compare", "base", made, ()) == ("2019", "2020", "2021")
    assert options("flows", "year", made, ()) == ("2022", "2021", "2020", "2019")
    assert options("members", "block", made, ("RUS", "CIS", "EU27")) == ("CIS", "EU27")
    assert options("statements", "pair", made, ("TUR", "RUS")) == ("RUS",)
    assert options("statements", "pair", made, ("TUR",)) == ()


@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if query.options])
def test_an_option_that_is_none_is_named_with_the_options(name: str, made: Tables) -> None:
    for choice in QUERIES[name].options:
        with pytest.raises(ChoiceError) as caught:
            run(name, made, DEFAULT, {choice: "sideways"})
        sentence = str(caught.value)
        assert "'sideways'" in sentence
        assert repr(choice) in sentence
        offered = [option for option in options(name, choice, made, DEFAULT) if option]
        assert ", ".join(offered[:NAMED]) in sentence


@pytest.mark.parametrize("name", QUERIES)
def test_a_choice_that_is_none_is_named(name: str, made: Tables) -> None:
    with pytest.raises(ChoiceError, match=f"'colour'.*{name}"):
        run(name, made, DEFAULT, {"colour": "red"})


RANGES = [name for name, query in QUERIES.items() if "from" in query.options]


@pytest.mark.parametrize("name", RANGES)
def test_years_the_wrong_way_round_are_refused_with_both(name: str, made: Tables) -> None:
    years = sorted(options(name, "from", made, DEFAULT))
    first, last = years[0], years[-1]
    with pytest.raises(ChoiceError, match=f"^'from' is {last}, which is after 'to', {first}$"):
        run(name, made, DEFAULT, {"from": last, "to": first})
    run(name, made, DEFAULT, {"from": last, "to": last})
    run(name, made, DEFAULT, {"from": first, "to": last})


@pytest.mark.parametrize("view", ["share", "growth", "yearly", "to_gdp"])
def test_reported_amounts_are_in_no_other_view(view: str, shipped: Tables) -> None:
    shown = {"view": view}
    pd.testing.assert_frame_equal(
        run("compare", shipped, DEFAULT, shown | {"reported": "with"}),
        run("compare", shipped, DEFAULT, shown),
    )


def test_reported_amounts_come_after_the_latest_year(shipped: Tables) -> None:
    latest, before, *_ = (int(year) for year in options("compare", "to", shipped, DEFAULT))
    plain, reported = (
        run("compare", shipped, DEFAULT, {"to": str(latest), "reported": chosen})
        for chosen in ("without", "with")
    )
    assert plain["year"].max() == latest < reported["year"].max()
    assert run("compare", shipped, DEFAULT, {"reported": "with"}).equals(reported)
    earlier = run("compare", shipped, DEFAULT, {"to": str(before), "reported": "with"})
    assert earlier["year"].max() == before


def test_a_choice_where_there_is_nothing_to_choose_is_refused(made: Tables) -> None:
    with pytest.raises(ChoiceError, match="nothing to choose for 'block'"):
        run("members", made, ("RUS",), {"block": "CIS"})


@pytest.mark.parametrize("name", QUERIES)
def test_every_row_has_its_columns_and_its_sources(name: str, made: Tables) -> None:
    for choices in _choices(name, made):
        rows = run(name, made, DEFAULT, choices)
        deficits = choices.get("indicator") == "trade_balance" and choices["view"] != "level"
        backwards = "from" in choices and choices["from"] > choices["to"]
        is_first = choices.get("view") == "yearly" and choices["to"] == "2019"
        is_none = deficits or backwards or is_first
        # Both sides have figures of some years alone.
        is_of_some_years = name in ("mirror", "statements") and rows.empty
        assert rows.empty == is_none or name in MAY_BE_EMPTY or is_of_some_years, choices
        assert {*OWN[name], *SOURCE} - {"source_id", "base_year"} <= set(rows.columns), choices
        spoken = rows[rows["kind"] != "silence"] if name == "at_a_glance" else rows
        assert spoken[list(SOURCE)].notna().all().all(), choices
        assert not rows.columns.duplicated().any()
        for code in ("reporter", "partner", "indicator", "unit", "compiler"):
            if code in spoken:
                assert spoken[f"{code}_label"].notna().equals(spoken[code].notna())


@pytest.mark.parametrize("name", QUERIES)
def test_an_empty_answer_has_the_columns_of_a_full_one(name: str, made: Tables) -> None:
    """A file without rows still says what its columns would have been."""
    full = set(run(name, made, DEFAULT).columns)
    for chosen in ((), ("ARM",), ("WLD",), ("KGZ",), ("UN",)):
        assert set(run(name, made, chosen).columns) == full, chosen


@pytest.mark.parametrize("name", QUERIES)
def test_every_row_of_the_shipped_tables_has_its_sources(name: str, shipped: Tables) -> None:
    rows = run(name, shipped, DEFAULT)
    spoken = rows[rows["kind"] != "silence"] if name == "at_a_glance" else rows
    assert spoken[list(SOURCE)].notna().all().all()


@pytest.mark.parametrize("name", ["compare", "flows", "members", "trade", "statements"])
def test_without_a_record_there_are_no_rows(name: str) -> None:
    only_said = figures_where(lambda row: row["origin"] == "stated")
    assert run(name, only_said, DEFAULT).empty
    if "view" in QUERIES[name].options:
        for view in options(name, "view", only_said, DEFAULT):
            assert run(name, only_said, DEFAULT, {"view": view}).empty


def test_one_year_on_record_has_no_year_to_grow_from() -> None:
    one_year = figures_where(lambda row: str(row["period_start"])[:4] in ("None", "2019"))
    assert options("compare", "base", one_year, DEFAULT) == ()
    assert run("compare", one_year, DEFAULT, {"view": "growth"}).empty
    assert len(run("compare", one_year, DEFAULT)) == len(DEFAULT)


def test_labels_stand_beside_codes(made: Tables) -> None:
    row = run("compare", made, ("RUS",)).iloc[0]
    assert {name: row[name] for name in LABELS} == LABELS
    assert pd.isna(row["bound_words"])
    said = run("statements", made, ("RUS",))
    hedges = dict(zip(said["bound"], said["bound_words"], strict=True))
    assert hedges["more_than"] == "more than"
    assert hedges["approximately"] == "about"


def test_a_sum_of_two_tables_names_both(made: Tables) -> None:
    row = run("compare", made, ("RUS",)).iloc[0]
    assert len(row["source_title"].split(" | ")) == len(row["source_url"].split(" | ")) == 2
    assert row["publisher"] == LABELS["compiler_label"]
    flows = run("flows", made, ("RUS",))
    assert not flows["source_title"].str.contains("|", regex=False).any()


def test_the_year_and_the_flow_that_were_asked_for(made: Tables) -> None:
    rows = run("flows", made, DEFAULT, {"year": "2020"})
    assert set(rows["year"]) == {2020}
    assert set(rows["indicator"]) == {"exports", "imports"}
    chosen = {"block": "CIS", "indicator": "imports", "year": "2021"}
    rows = run("members", made, DEFAULT, chosen)
    assert set(rows["year"]) == {2021}
    assert set(rows["indicator"]) == {"imports"}
    assert rows["partner"].tolist() == ["RUS", "KAZ", "BLR", "TJK", "UZB", "ARM"]


def test_compare_draws_apart_and_trade_draws_whole(made: Tables) -> None:
    assert set(run("compare", made, ("RUS", "CIS"))["series"]) == {"RUS", "CIS_X_RUS"}
    assert set(run("trade", made, ("RUS", "CIS"))["series"]) == {"RUS", "CIS"}


@pytest.mark.parametrize("name", ["compare", "trade"])
def test_growth_is_from_the_base_that_was_chosen(name: str, made: Tables) -> None:
    for base in ("2019", "2021"):
        rows = run(name, made, ("RUS",), {"view": "growth", "base": base})
        assert set(rows["base_year"]) == {int(base)}
    assert set(run(name, made, ("RUS",), {"view": "level", "base": "2021"})["measure"]) == {
        "level",
    }


def test_yearly_growth_is_from_the_year_before(made: Tables) -> None:
    rows = run("trade", made, ("RUS",), {"view": "yearly", "base": "2021"})
    assert (rows["base_year"] == rows["year"] - 1).all() and len(rows) == 3


@pytest.mark.parametrize("name", ["claims", "claims_apart"])
def test_figures_are_converted_only_where_that_was_chosen(name: str, made: Tables) -> None:
    converted = 0
    for code in options(name, "claim", made, DEFAULT):
        own, dollars = (
            run(name, made, DEFAULT, {"claim": code, "currency": one}) for one in ("own", "dollars")
        )
        assert not own["observation_id"].str.startswith("computed:USD").any()
        moved = len(own) - len(dollars)
        assert moved <= 0 if name == "claims" else moved >= 0
        converted += abs(moved)
    assert converted > 0


@examples(12)
@given(
    name=st.sampled_from(list(QUERIES)),
    chosen=st.lists(st.sampled_from(list(areas())), unique=True, max_size=3).map(tuple),
)
def test_no_area_is_too_strange_to_ask_about(
    name: str, chosen: tuple[str, ...], made: Tables
) -> None:
    rows = run(name, made, chosen)
    pd.testing.assert_frame_equal(rows, run(name, made, chosen))
    assert isinstance(rows, pd.DataFrame)


def test_what_is_given_stays_as_it_is() -> None:
    tables = edition()
    before = {name: tables.frame(name).copy(deep=True) for name in ROWS}
    observations = tables.observations
    for name in QUERIES:
        run(name, tables, DEFAULT)
    for name, table in before.items():
        pd.testing.assert_frame_equal(tables.frame(name), table)
    assert tables.observations is observations


def test_topics_of_the_grid_are_all_asked_about(made: Tables) -> None:
    assert set(run("at_a_glance", made, DEFAULT)["topic"]) == set(claims.TOPICS)


def test_a_document_that_is_named_and_not_there_is_said() -> None:
    gone = "of-nsc-exports"
    lost = edition(sources=[row for row in ROWS["sources"] if row["source_id"] != gone])
    with pytest.raises(DataError, match=gone):
        run("trade", lost, DEFAULT)


def test_a_refusal_is_short_whatever_was_asked_and_however_many_options_there_are(
    monkeypatch: pytest.MonkeyPatch, made: Tables
) -> None:
    many = Query(lambda *_: pd.DataFrame(), {"claim": lambda *_: [f"c{n}" for n in range(99)]})
    monkeypatch.setattr(catalogue, "QUERIES", {**QUERIES, "many": many})
    with pytest.raises(ChoiceError) as refused:
        run("many", made, (), {"claim": "x" * 5_000})
    sentence = str(refused.value)
    assert sentence.startswith(f"'{'x' * 40}…' is not among the options of 'claim': c0, c1, ")
    assert sentence.endswith(" c11 and 87 more")


def test_an_option_without_a_name_is_not_offered(shipped: Tables) -> None:
    """No article chosen is every article: nothing that an address could say."""
    with pytest.raises(ChoiceError, match="'tea' is not among the options of 'article': 24kg"):
        run("article", shipped, (), {"article": "tea"})

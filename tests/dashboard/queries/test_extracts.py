"""The rows people take away: complete, labelled, sourced, and only those asked for."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from lib import store
from lib.dashboard.queries.claims import TOPICS, grid, said
from lib.dashboard.queries.extracts import ADDED, LABELLED, take, take_grid, take_said
from lib.model import DataError, Tables
from tests.refreshed import refreshed_data
from tests.small import OBSERVATIONS, ROWS, tables_of


def _ids(rows: pd.DataFrame, table: str) -> list[tuple[object, ...]]:
    return list(rows[list(store.TABLES[table].key)].itertuples(index=False, name=None))


def test_code_columns_are_those_the_schemas_declare() -> None:
    declared = {
        table.name: {c.name: c.codelist for c in table.columns if c.codelist}
        for table in store.TABLES.values()
    }
    for name in ("withheld", "inferred"):
        declared["observations"][name] = name  # several codes in a cell
    assert {name: codes for name, codes in declared.items() if codes} == LABELLED


@pytest.mark.parametrize("table", store.TABLES)
def test_every_row_and_column_is_there(table: str, small: Tables) -> None:
    rows = take(table, small)
    assert len(rows) == len(ROWS[table])
    schema = list(store.TABLES[table].column_names)
    assert [column for column in rows.columns if column in schema] == schema
    assert not rows.columns.duplicated().any()


@pytest.mark.parametrize("table", store.TABLES)
def test_what_is_given_stays_as_it_is(table: str, small: Tables) -> None:
    before = {name: small.frame(name).copy(deep=True) for name in store.TABLES}
    take(table, small, ("RUS",))
    for name, rows in before.items():
        pd.testing.assert_frame_equal(small.frame(name), rows)


def test_each_added_column_is_described(small: Tables) -> None:
    added = {
        column
        for table in store.TABLES
        for column in take(table, small).columns
        if column not in store.TABLES[table].column_names
    }
    assert added <= set(ADDED)


def test_a_figure_carries_its_words_labels_and_source(small: Tables) -> None:
    row = take("observations", small).set_index("observation_id").loc["said"]
    expected = {
        "reporter_label": "Kyrgyzstan",
        "partner_label": "Russia",
        "indicator_label": "Trade turnover",
        "bound_words": "more than",
        "unit_label": "US dollars",
        "exact": "more than $2 million",
        "prefix": "=it came to ",
        "suffix": ", he said",
        "speaker": "A. Minister",
        "source_title": "A talk with the minister",
        "source_url": "https://herald.example/talk",
        "publisher": "The Herald",
        "terms": "Short quotations only",
    }
    assert row[list(expected)].to_dict() == expected


def test_a_label_stands_right_of_its_code(small: Tables) -> None:
    columns = list(take("observations", small).columns)
    for code, label in (("partner", "partner_label"), ("bound", "bound_words")):
        assert columns[columns.index(code) + 1] == label


def test_labels_follow_the_language(small: Tables) -> None:
    assert take("ties", small, language="ru")["partner_label"].tolist() == ["СНГ"]


def test_a_tie_in_words_says_that_a_part_is_meant(small: Tables) -> None:
    assert take("ties", small)["kind_words"].tolist() == ["Kyrgyzstan buys oil from CIS (some)"]


def test_what_is_not_known_is_null(small: Tables) -> None:
    rows = take("observations", small).set_index("observation_id")
    nothing = ["period_start", "period_end", "base_period_start", "product", "compiler_label"]
    assert rows.loc["said", nothing].isna().all()
    read_from_a_table = ["quotation_id", "exact", "prefix", "speaker", "bound_words"]
    assert rows.loc["exports-RUS-2027", read_from_a_table].isna().all()


def test_filter_follows_figures_to_words_and_sources(small: Tables) -> None:
    assert {row["partner"] for row in OBSERVATIONS} == {"RUS", "EU27"}
    eu, cis = ("EU27",), ("CIS",)
    assert _ids(take("observations", small, eu), "observations") == [("exports-EU27-2028",)]
    assert _ids(take("sources", small, eu), "sources") == [("nsc-exports",)]
    assert take("rejections", small, eu).empty
    assert take("quotations", small, eu).empty
    assert _ids(take("ties", small, cis), "ties") == [("oil",)]
    assert take("quotations", small, cis)["exact"].tolist() == ["oil"]
    assert _ids(take("sources", small, cis), "sources") == [("herald-2030-01-02",)]
    assert take("rejections", small, cis)["exact"].tolist() == ["14:06"]
    assert take("area_groups", small, ("GBR",))["area_group"].tolist() == ["EU27"]
    assert len(take("area_groups", small, cis)) == 2
    assert take("areas", small, ("RUS", "CIS"))["code"].tolist() == ["RUS"]
    assert len(take("indicators", small, eu)) == 1


@pytest.mark.parametrize("count", range(4))
def test_a_figure_is_about_an_area_on_either_side(count: int, small: Tables) -> None:
    for partners in combinations(["RUS", "EU27", "CIS", "KGZ", "CHN"], count):
        _assert_about(partners, small)


def _assert_about(partners: tuple[str, ...], small: Tables) -> None:
    taken = set(take("observations", small, partners)["observation_id"])
    about = {
        row["observation_id"]
        for row in OBSERVATIONS
        if row["partner"] in partners or row["reporter"] in partners
    }
    assert taken == about


@pytest.mark.parametrize("table", [t for t in store.TABLES if t not in ("indicators", "events")])
def test_no_partner_is_no_row_of_the_same_columns(table: str, small: Tables) -> None:
    none, every = take(table, small, ()), take(table, small)
    assert none.empty
    assert none.dtypes.to_dict() == every.dtypes.to_dict()


def test_only_the_tables_needed_are_looked_up(small: Tables) -> None:
    def looked_up(table: str) -> list[str]:
        names: list[str] = []

        def frame(name: str) -> pd.DataFrame:
            names.append(name)
            return small.frame(name)

        assert len(take(table, Tables(lambda _: (), frame, ""))) == len(ROWS[table])
        return names

    assert set(looked_up("areas")) == {"areas"}
    assert set(looked_up("ties")) == {"ties", "quotations", "sources"}


def test_words_that_are_not_there_are_named() -> None:
    lost = tables_of(quotations=ROWS["quotations"][1:])
    with pytest.raises(DataError, match=r"table observations.*herald-2030-01-02#char=10,30"):
        take("observations", lost)


def test_a_code_that_is_not_in_its_list_is_named() -> None:
    strange = tables_of(ties=[{**row, "partner": "QQQ"} for row in ROWS["ties"]])
    with pytest.raises(DataError, match="'QQQ'"):
        take("ties", strange)


@pytest.mark.parametrize("table", store.TABLES)
def test_the_shipped_tables_can_be_taken(table: str, shipped: Tables) -> None:
    rows = take(table, shipped)
    assert len(rows) == len(shipped.frame(table))
    if "source_title" in rows:
        assert rows["source_title"].notna().all()


def test_what_was_said_is_taken_in_its_order_with_all_columns_of_figures_and_ties(
    small: Tables,
) -> None:
    rows = take_said(said(small), small)
    assert rows["id"].tolist() == ["said", "oil"] and rows["kind"].tolist() == ["figure", "tie"]
    for kind, name, key in (("figure", "observations", "said"), ("tie", "ties", "oil")):
        whole = take(name, small).rename(columns={"kind": "tie_kind"})
        (expected,) = whole[whole.iloc[:, 0] == key].to_dict("records")
        (row,) = rows[rows["kind"] == kind].to_dict("records")
        assert {c: v for c, v in row.items() if c in expected and pd.notna(v)} == {
            c: v for c, v in expected.items() if pd.notna(v)
        }
    assert rows["claim"].fillna("").tolist() == ["herald-2030-01-02.10", ""]
    assert rows["start"].tolist() == [10, 50] and rows["end"].tolist() == [30, 53]
    assert set(rows["source_published"]) == {"2030-01-02"}
    assert take_said((), small).columns.tolist() == rows.columns.tolist()


def test_a_grid_has_a_row_for_silence_with_the_area_it_is_of(small: Tables) -> None:
    rows = take_grid(grid(small, ("CIS", "RUS")), small)
    silent = rows[rows["kind"] == "silence"]
    assert len(rows) == 2 * len(TOPICS) and len(silent) == len(rows) - 2
    assert silent[["id", "obs_value", "exact", "bound"]].isna().all().all()
    labels = silent[["partner_label", "counterpart_label"]].drop_duplicates()
    assert sorted(map(tuple, labels.to_numpy())) == [("CIS", "CIS"), ("Russia", "Russia")]
    perhaps = rows[rows["perhaps"].notna()]
    assert perhaps[["topic", "counterpart", "perhaps"]].to_numpy().tolist() == [
        ["goods", "RUS", "oil"]
    ]
    (figure,) = rows[rows["kind"] == "figure"].to_dict("records")
    assert (figure["topic"], figure["counterpart"], figure["id"]) == ("trade_level", "RUS", "said")


def test_a_refreshed_figure_says_of_which_dataset_it_is_and_when_it_was_asked_for(
    tmp_path: Path,
) -> None:
    figures = take("observations", store.tables(refreshed_data(tmp_path / "data")))
    given = figures[figures["compiler"] == "IMF"]
    assert len(given) > 100
    assert set(given["dataset"]) == {"IMF.STA:IMTS"} and set(given["version"]) == {"1.0.0"}
    assert set(given["accessed"]) == {date(2026, 11, 30)} and set(given["published"]) == {
        "2026-11-30"
    }
    assert set(given["source_url"]) == {"https://a.example/all"}
    assert {cell.partition(":")[0] for cell in given["terms"]} == {"IMF"}
    assert {"A", "E"} == set(given["obs_status"])
    others = figures[figures["compiler"] == "NSC"]
    assert others["dataset"].isna().all() and others["accessed"].notna().all()

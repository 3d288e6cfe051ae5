"""What was said, to whom it belongs, and where nothing was said."""

from collections.abc import Mapping
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries.claims import (
    TOPICS,
    about,
    counted_there,
    counterpart,
    grid,
    not_of_home,
    of_home,
    said,
)
from lib.dashboard.queries.trade import partners
from tests.examples import examples

Tables = Mapping[str, pd.DataFrame]


@pytest.fixture(scope="module")
def rows(made: Tables) -> pd.DataFrame:
    """Every figure and tie of the article."""
    return said(made)


def _cell(cells: pd.DataFrame, topic: str, partner: str) -> pd.DataFrame:
    return cells[(cells["topic"] == topic) & (cells["counterpart"] == partner)]


def _figure(rows: pd.DataFrame, value: float) -> pd.Series:
    (index,) = rows.index[rows["obs_value"] == value]
    return rows.loc[index]


def test_every_figure_and_tie_is_there_with_its_words(rows: pd.DataFrame, made: Tables) -> None:
    stated = made["observations"].query("origin == 'stated' and quotation_id.notna()")
    assert set(rows["id"]) == {*stated["observation_id"], *made["ties"]["tie_id"]}
    assert rows["id"].is_unique
    assert rows["start"].is_monotonic_increasing
    needed = ["exact", "start", "end", "source_title", "source_url", "terms", "source_published"]
    assert rows[needed].notna().all().all()
    figures = rows[rows["kind"] == "figure"]
    assert dict(zip(figures["obs_value"], figures["topic"], strict=True)) == {
        2e9: "trade_level",
        5e5: "people",
        3e9: "trade_level",
        7.0: "trade_growth",
    }
    assert set(rows["topic"]) <= set(TOPICS)


def test_nothing_recorded_is_among_what_was_said(rows: pd.DataFrame) -> None:
    assert set(rows["kind"]) == {"figure", "tie"}
    assert rows[rows["kind"] == "figure"]["quotation_id"].notna().all()
    assert rows["speaker"].notna().all()


def test_others_trade_is_told_apart_from_kyrgyzstan_s(rows: pd.DataFrame) -> None:
    assert set(of_home(rows)["reporter"]) == {"KGZ"}
    others = not_of_home(rows)
    assert set(others["reporter"]) == {"EU27"}
    assert others["obs_value"].dropna().tolist() == [3e9]
    assert len(of_home(rows)) + len(others) == len(rows)


def _mirrored(made: Tables, **changed: object) -> pd.DataFrame:
    """What is said, with the first figure as the EU's imports from Kyrgyzstan."""
    rows = made["observations"]
    first = (rows["origin"] == "stated") & (rows["obs_value"] == 2e9) & rows["quotation_id"].notna()
    assert first.sum() == 1
    given_ = {"reporter": "EU27", "partner": "KGZ", "indicator": "imports", **changed}
    for column, value in given_.items():
        rows = rows.assign(**{column: rows[column].mask(first, value)})
    return said({**made, "observations": rows})


def test_a_figure_is_of_home_with_home_on_either_side(made: Tables) -> None:
    rows = _mirrored(made)
    own = of_home(rows)
    assert 2e9 in own["obs_value"].tolist() and 2e9 not in not_of_home(rows)["obs_value"].tolist()
    assert counterpart(own)[own["obs_value"] == 2e9].tolist() == ["EU27"]
    (there,) = _cell(grid(rows, ("RUS", "EU27")), "trade_level", "EU27").to_dict("records")
    assert (there["reporter"], there["partner"], there["indicator"]) == ("EU27", "KGZ", "imports")
    assert there["counterpart_label"] == "EU" and counted_there(there)
    assert pd.isna(_cell(grid(rows, ("RUS", "EU27")), "trade_level", "RUS")["id"].item())


def test_some_members_on_the_other_side_may_be_the_one_meant(made: Tables) -> None:
    rows = _mirrored(made, reporter_scope="some")
    cells = grid(rows, ("DEU", "RUS"))
    (mirrored,) = rows.loc[rows["obs_value"] == 2e9, "id"]
    assert _cell(cells, "trade_level", "DEU")["perhaps"].tolist() == [mirrored]
    assert _cell(cells, "trade_level", "RUS")["perhaps"].isna().all()


@pytest.mark.parametrize("turned", [False, True])
def test_no_row_is_lost_or_called_of_both_whichever_side_it_is_said_from(
    turned: bool, rows: pd.DataFrame
) -> None:
    """Turning every figure round changes neither whose it is nor where it stands."""
    sides = {"reporter": "partner", "partner": "reporter"}
    found = rows.rename(columns=sides) if turned else rows
    assert set(of_home(found)["id"]) == set(of_home(rows)["id"])
    assert set(not_of_home(found)["id"]) == set(not_of_home(rows)["id"])
    cells, before = (grid(one, ("RUS", "EU27", "CIS"))["id"] for one in (found, rows))
    assert cells.fillna("").tolist() == before.fillna("").tolist()


def test_the_eu_has_no_amount_of_trade(rows: pd.DataFrame) -> None:
    """There is no Kyrgyzstan-EU amount in the article; the $3 billion is others' trade."""
    cells = grid(rows, ("RUS", "EU27", "CIS"))
    (silent,) = _cell(cells, "trade_level", "EU27").to_dict("records")
    assert silent["kind"] == "silence"
    assert pd.isna(silent["id"])
    assert pd.isna(silent["obs_value"])
    assert pd.isna(silent["perhaps"])
    assert _cell(cells, "trade_level", "RUS")["obs_value"].tolist() == [2e9]
    assert _cell(cells, "agreements", "EU27")["kind"].tolist() == ["tie"]


def test_sevenfold_stands_under_the_block_it_was_said_of(rows: pd.DataFrame) -> None:
    """Some members are meant: Russia and Armenia may be among them, China cannot be."""
    cells = grid(rows, ("CIS", "RUS", "ARM", "CHN", "EU27", "UKR"))
    sevenfold = _figure(rows, 7.0)
    assert _cell(cells, "trade_growth", "CIS")["id"].tolist() == [sevenfold["id"]]
    assert _cell(cells, "trade_growth", "CIS")["partner_scope"].tolist() == ["some"]
    perhaps = {
        partner: _cell(cells, "trade_growth", partner)["perhaps"].item()
        for partner in ("RUS", "ARM", "CHN", "EU27", "UKR")
    }
    assert {code for code, row in perhaps.items() if row == sevenfold["id"]} == {"RUS", "ARM"}
    assert all(pd.isna(perhaps[code]) for code in ("CHN", "EU27", "UKR"))


def test_what_is_said_of_a_whole_block_is_not_perhaps_said_of_a_member(rows: pd.DataFrame) -> None:
    whole = rows.assign(partner_scope="whole")
    assert grid(whole, ("RUS", "ARM"))["perhaps"].isna().all()


def test_a_silent_cell_has_no_figure_of_its_own(rows: pd.DataFrame) -> None:
    cells = grid(rows, ("ARM",))
    silent = cells[cells["kind"] == "silence"]
    assert len(silent) == len(TOPICS)
    assert silent[["id", "obs_value", "exact", "bound"]].isna().all().all()
    assert set(silent["partner_label"]) == {"Armenia"}


@examples(10)
@given(data=st.data())
def test_every_cell_is_there_once_and_in_order(
    data: st.DataObject, rows: pd.DataFrame, made: Tables
) -> None:
    known = partners(made["observations"])
    chosen = data.draw(st.lists(st.sampled_from(known), unique=True, max_size=6))
    cells = grid(rows, chosen)
    order = list(dict.fromkeys(zip(cells["topic"], cells["partner"], strict=True)))
    assert order == list(product(TOPICS, chosen))
    assert not (cells["obs_value"] == 3e9).any()
    assert set(cells["reporter"]) <= {"KGZ"}
    silent = cells[cells["kind"] == "silence"]
    assert not silent.duplicated(["topic", "partner"]).any()
    assert silent["id"].isna().all()
    assert cells[cells["kind"] != "silence"]["id"].notna().all()


@examples(30)
@given(chosen=st.lists(st.sampled_from(("RUS", "EU27", "CIS", "CHN", "ARM")), unique=True))
def test_ties_with_nobody_are_said_of_kyrgyzstan_whoever_is_chosen(
    chosen: list[str], rows: pd.DataFrame
) -> None:
    found = about(rows, chosen)
    general = {"no_access_to_sea", "un_member"}
    assert general <= set(found["tie_kind"])
    rest = found[~found["tie_kind"].isin(general)]
    assert (rest["reporter"].isin(chosen) | rest["partner"].isin(chosen)).all()
    assert (3e9 in set(found["obs_value"])) == bool({"RUS", "EU27"} & set(chosen))
    assert (2e9 in set(found["obs_value"])) == ("RUS" in chosen)
    assert (7.0 in set(found["obs_value"])) == ("CIS" in chosen)


def test_of_the_shipped_articles_every_figure_and_tie_has_its_words(tables: Tables) -> None:
    found = said(tables)
    stated = tables["observations"].query("origin == 'stated' and quotation_id.notna()")
    assert set(found["id"]) == {*stated["observation_id"], *tables["ties"]["tie_id"]}
    assert found["exact"].notna().all() and set(found["topic"]) <= {*TOPICS, "other"}


def test_what_is_given_stays_as_it_is(made: Tables) -> None:
    before = {name: table.copy(deep=True) for name, table in made.items()}
    rows = said(made)
    kept = rows.copy(deep=True)
    grid(about(rows, ("RUS",)), ("RUS", "CIS"))
    pd.testing.assert_frame_equal(rows, kept)
    for name, table in made.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_the_rows_are_gone_through_once_however_many_partners_there_are(
    rows: pd.DataFrame, made: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    look = pd.DataFrame.__getitem__

    def counted(frame: pd.DataFrame, key: object) -> object:
        looked.append(key)
        return look(frame, key)

    monkeypatch.setattr(pd.DataFrame, "__getitem__", counted)

    def looks(chosen: tuple[str, ...]) -> int:
        looked.clear()
        grid(rows, chosen)
        return len(looked)

    assert looks(partners(made["observations"])) == looks(("RUS",)) > 0

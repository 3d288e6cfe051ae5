"""What was said, to whom it belongs, and where nothing was said."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import areas
from lib.dashboard.queries import claims as queries
from lib.dashboard.queries.claims import (
    OTHER,
    TOPICS,
    GridCell,
    about,
    claims,
    counted_there,
    counterpart,
    figures_of_codes,
    grid,
    latest,
    may_be_meant,
    of_home,
    one_claim,
    said,
    stated,
)
from lib.model import DataError, Observation, SaidKind, SaidRow, Scope, Tables
from tests import round_numbers
from tests.examples import examples
from tests.round_numbers import ARTICLE, ROWS
from tests.small import Row

CHOSEN = ("RUS", "EU27", "CIS")


@pytest.fixture(scope="module")
def rows(made: Tables) -> tuple[SaidRow, ...]:
    """Every figure and tie of the article."""
    return said(made)


def _cell(cells: Iterable[GridCell], topic: str, partner: str) -> GridCell:
    (cell,) = (one for one in cells if (one.topic, one.partner) == (topic, partner))
    return cell


def _figure(rows: Iterable[SaidRow], value: float) -> SaidRow:
    (row,) = (one for one in rows if one.obs_value == value)
    return row


def _values(rows: Iterable[SaidRow]) -> list[float]:
    return [row.obs_value for row in rows if row.obs_value is not None]


def _changed(name: str, changed: Any) -> Tables:
    """The tables with every row of one changed."""
    return round_numbers.edition(**{name: [changed(row) for row in ROWS[name]]})


def test_every_figure_and_tie_is_there_with_its_words(
    rows: tuple[SaidRow, ...], made: Tables
) -> None:
    figures = [
        row.observation_id
        for row in made.observations
        if row.origin == "stated" and row.quotation_id is not None
    ]
    ids = [row.id for row in rows]
    assert set(ids) == {*figures, *(tie.tie_id for tie in made.ties)}
    assert len(ids) == len(set(ids))
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    for row in rows:
        assert row.exact and row.end == row.start + len(row.exact)
        assert row.source_title and row.source_published == "2023-02-01"
        quotation = made.quotations[row.quotation_id]
        assert (row.prefix, row.suffix) == (quotation.prefix, quotation.suffix)
    assert {row.obs_value: row.topic for row in rows if row.kind is SaidKind.FIGURE} == {
        2e9: "trade_level",
        5e5: "people",
        3e9: "trade_level",
        7.0: "trade_growth",
    }
    assert {row.topic for row in rows} <= set(TOPICS)


def test_nothing_recorded_is_among_what_was_said(rows: tuple[SaidRow, ...]) -> None:
    assert {row.kind for row in rows} == {SaidKind.FIGURE, SaidKind.TIE}
    assert all(row.speaker is not None for row in rows)
    assert all((row.claim is None) == (row.kind is SaidKind.TIE) for row in rows)
    assert all((row.tie_kind is None) == (row.kind is SaidKind.FIGURE) for row in rows)


def test_others_trade_is_told_apart_from_kyrgyzstan_s(rows: tuple[SaidRow, ...]) -> None:
    assert {row.reporter for row in of_home(rows)} == {"KGZ"}
    others = tuple(row for row in rows if row not in of_home(rows))
    assert {row.reporter for row in others} == {"EU27"}
    assert _values(others) == [3e9]


def _mirrored(**changed: object) -> Tables:
    """What is said, with the first figure as the EU's imports from Kyrgyzstan."""
    given_ = {"reporter": "EU27", "partner": "KGZ", "indicator": "imports", **changed}

    def change(row: Row) -> Row:
        first = row["origin"] == "stated" and row["obs_value"] == 2e9 and row["quotation_id"]
        return {**row, **given_} if first else row

    return _changed("observations", change)


def test_a_figure_is_of_home_with_home_on_either_side() -> None:
    tables = _mirrored()
    rows = said(tables)
    own = of_home(rows)
    assert 2e9 in _values(own)
    assert counterpart(_figure(own, 2e9)) == "EU27"
    cells = grid(tables, ("RUS", "EU27"))
    (mirrored,) = _cell(cells, "trade_level", "EU27").rows
    assert (mirrored.reporter, mirrored.partner, mirrored.indicator) == ("EU27", "KGZ", "imports")
    assert counted_there(mirrored)
    assert _cell(cells, "trade_level", "RUS").rows == ()


@pytest.mark.parametrize(
    ("changed", "there"),
    [
        ({}, True),
        ({"indicator": "trade_turnover"}, True),
        ({"indicator": "migrants"}, False),
        ({"reporter": "KGZ", "partner": "EU27"}, False),
        ({"partner": "RUS"}, False),
    ],
)
def test_only_trade_with_kyrgyzstan_is_counted_on_the_other_side(
    changed: dict[str, str], there: bool, rows: tuple[SaidRow, ...]
) -> None:
    sides = {"reporter": "EU27", "partner": "KGZ", "indicator": "imports", **changed}
    assert counted_there(replace(_figure(rows, 2e9), **sides)) == there


def test_some_members_on_the_other_side_may_be_the_one_meant() -> None:
    tables = _mirrored(reporter_scope="some")
    cells = grid(tables, ("DEU", "RUS"))
    assert _cell(cells, "trade_level", "DEU").perhaps == _figure(said(tables), 2e9).id
    assert _cell(cells, "trade_level", "RUS").perhaps is None


@pytest.mark.parametrize("turned", [False, True])
def test_no_row_is_lost_or_called_of_both_whichever_side_it_is_said_from(
    turned: bool, rows: tuple[SaidRow, ...], made: Tables
) -> None:
    """Turning every figure and tie with two sides changes neither whose it is nor its cell."""

    def turn(row: Row) -> Row:
        if not turned or row["partner"] is None:
            return row
        return {**row, "reporter": row["partner"], "partner": row["reporter"]}

    tables = round_numbers.edition(
        **{name: [turn(row) for row in ROWS[name]] for name in ("observations", "ties")}
    )
    found = said(tables)
    assert {row.id for row in of_home(found)} == {row.id for row in of_home(rows)}
    cells, before = (grid(one, CHOSEN) for one in (tables, made))
    assert [[row.id for row in cell.rows] for cell in cells] == [
        [row.id for row in cell.rows] for cell in before
    ]


def test_the_eu_has_no_amount_of_trade(made: Tables) -> None:
    """There is no Kyrgyzstan-EU amount in the article; the $3 billion is others' trade."""
    cells = grid(made, CHOSEN)
    assert _cell(cells, "trade_level", "EU27") == GridCell("trade_level", "EU27", (), None, 0)
    assert _values(_cell(cells, "trade_level", "RUS").rows) == [2e9]
    assert [row.kind for row in _cell(cells, "agreements", "EU27").rows] == [SaidKind.TIE]


def test_sevenfold_stands_under_the_block_it_was_said_of(
    rows: tuple[SaidRow, ...], made: Tables
) -> None:
    """Some members are meant: Russia and Armenia may be among them, China cannot be."""
    cells = grid(made, ("CIS", "RUS", "ARM", "CHN", "EU27", "UKR"))
    sevenfold = _figure(rows, 7.0)
    assert _cell(cells, "trade_growth", "CIS").rows == (sevenfold,)
    assert sevenfold.partner_scope == "some"
    perhaps = {
        partner: _cell(cells, "trade_growth", partner).perhaps
        for partner in ("RUS", "ARM", "CHN", "EU27", "UKR")
    }
    assert {code for code, row in perhaps.items() if row == sevenfold.id} == {"RUS", "ARM"}
    assert all(perhaps[code] is None for code in ("CHN", "EU27", "UKR"))


def test_where_something_is_said_nothing_perhaps_is() -> None:
    """Growth with Russia is said, so that "some" members of the CIS add nothing."""

    def change(row: Row) -> Row:
        first = row["origin"] == "stated" and row["obs_value"] == 2e9 and row["quotation_id"]
        return {**row, "measure": "growth", "unit": "ratio"} if first else row

    cell = _cell(grid(_changed("observations", change), ("RUS",)), "trade_growth", "RUS")
    assert _values(cell.rows) == [2e9] and cell.perhaps is None


def test_what_is_said_of_a_whole_block_is_not_perhaps_said_of_a_member() -> None:
    whole = {
        name: [{**row, "partner_scope": "whole"} for row in ROWS[name]]
        for name in ("observations", "ties")
    }
    cells = grid(round_numbers.edition(**whole), ("RUS", "ARM"))
    assert all(cell.perhaps is None for cell in cells)


def test_a_silent_cell_has_no_figure_of_its_own(made: Tables) -> None:
    cells = grid(made, ("ARM",))
    assert len(cells) == len(TOPICS)
    assert all(cell.rows == () and cell.partner == "ARM" for cell in cells)


def test_what_is_of_no_topic_stands_last_and_only_where_it_was_said() -> None:
    """Money sent home is of none of the topics."""

    def change(row: Row) -> Row:
        level = row["origin"] == "stated" and row["obs_value"] == 2e9 and row["quotation_id"]
        return {**row, "indicator": "remittances"} if level else row

    tables = _changed("observations", change)
    cells = grid(tables, ("EU27", "RUS"))
    assert [cell.topic for cell in cells[::2]] == [*TOPICS, OTHER]
    assert _cell(cells, OTHER, "EU27").rows == ()
    assert _values(_cell(cells, OTHER, "RUS").rows) == [2e9]
    assert {cell.topic for cell in grid(tables, ("EU27",))} == set(TOPICS)


@examples(10)
@given(data=st.data())
def test_every_cell_is_there_once_and_in_order(data: st.DataObject, made: Tables) -> None:
    known = [code for code in areas() if code != "KGZ"]
    chosen = data.draw(st.lists(st.sampled_from(known), unique=True, max_size=6))
    cells = grid(made, chosen)
    assert [(cell.topic, cell.partner) for cell in cells] == list(product(TOPICS, chosen))
    said_there = [row for cell in cells for row in cell.rows]
    assert 3e9 not in _values(said_there)
    assert {row.reporter for row in said_there} <= {"KGZ"}
    assert len(said_there) == len({row.id for row in said_there})
    assert all(cell.perhaps is None for cell in cells if cell.rows)


@examples(30)
@given(chosen=st.lists(st.sampled_from(("RUS", "EU27", "CIS", "CHN", "ARM")), unique=True))
def test_ties_with_nobody_are_said_of_kyrgyzstan_whoever_is_chosen(
    chosen: list[str], rows: tuple[SaidRow, ...]
) -> None:
    found = about(rows, chosen)
    general = {"no_access_to_sea", "un_member"}
    assert general <= {row.tie_kind for row in found}
    rest = [row for row in found if row.tie_kind not in general]
    by_name = [row for row in rest if row.reporter in chosen or row.partner in chosen]
    perhaps = [row for row in rest if row not in by_name]
    assert all(Scope.SOME in (row.reporter_scope, row.partner_scope) for row in perhaps)
    assert (3e9 in _values(found)) == bool({"RUS", "EU27"} & set(chosen))
    assert (2e9 in _values(found)) == ("RUS" in chosen)
    assert (7.0 in _values(by_name)) == ("CIS" in chosen)
    assert (7.0 in _values(perhaps)) == bool({"RUS", "ARM"} & set(chosen) and "CIS" not in chosen)


@pytest.mark.parametrize(
    ("partner", "scope", "chosen", "day", "meant"),
    [
        ("CIS", Scope.SOME, ("CHN", "KAZ", "ARM"), date(2023, 2, 1), ("KAZ", "ARM")),
        ("CIS", Scope.WHOLE, ("KAZ",), date(2023, 2, 1), ()),
        ("CIS", Scope.SOME, ("KAZ", "CIS"), date(2023, 2, 1), ()),
        ("EU27", Scope.SOME, ("GBR",), date(2020, 1, 31), ("GBR",)),
        ("EU27", Scope.SOME, ("GBR",), date(2020, 2, 1), ()),
    ],
)
def test_who_may_be_meant_belonged_to_the_block_on_that_day(
    partner: str,
    scope: Scope,
    chosen: tuple[str, ...],
    day: date,
    meant: tuple[str, ...],
    rows: tuple[SaidRow, ...],
) -> None:
    row = replace(rows[0], reporter="KGZ", partner=partner, partner_scope=scope)
    assert may_be_meant(row, chosen, day) == meant


def test_of_the_shipped_articles_every_figure_and_tie_has_its_words(shipped: Tables) -> None:
    found = said(shipped)
    figures = [
        row.observation_id
        for row in shipped.observations
        if row.origin == "stated" and row.quotation_id is not None
    ]
    assert {row.id for row in found} == {*figures, *(tie.tie_id for tie in shipped.ties)}
    assert all(row.exact for row in found)
    assert {row.topic for row in found} <= {*TOPICS, OTHER}


# Two articles: the later one comes first, and one place in it states two figures.
_LATER = "courier-2023-05-01"


def _two_articles() -> Tables:
    (article,) = (row for row in ROWS["sources"] if row["source_id"] == ARTICLE)
    first = next(row for row in ROWS["observations"] if row["source_id"] == ARTICLE)
    words = next(row for row in ROWS["quotations"] if row["quotation_id"] == first["quotation_id"])
    places = (90, 7)
    quotations = [
        {**words, "source_id": _LATER, "quotation_id": f"{_LATER}#{start}", "start": start}
        for start in places
    ]
    told = [
        {**first, "source_id": _LATER, "observation_id": name, "quotation_id": f"{_LATER}#{start}"}
        for name, start in (("b", 90), ("a", 90), ("c", 7))
    ]
    told[1]["reporter"], told[1]["partner"] = "EU27", "CHN"
    return round_numbers.edition(
        sources=[*ROWS["sources"], {**article, "source_id": _LATER, "published": "2023-05-01"}],
        quotations=[*ROWS["quotations"], *quotations],
        observations=[*ROWS["observations"], *told],
    )


def test_the_latest_article_comes_first_in_the_order_of_its_text() -> None:
    tables = _two_articles()
    assert [row.id for row in stated(tables)][:3] == ["c", "a", "b"]
    assert [row.source_id for row in said(tables)] == [_LATER] * 3 + [ARTICLE] * 12
    starts = [row.start for row in said(tables) if row.source_id == ARTICLE]
    assert starts == sorted(starts)


def test_a_code_is_the_document_and_the_first_character_of_the_words() -> None:
    tables = _two_articles()
    known = claims(tables)
    assert list(known)[:2] == [f"{_LATER}.7", f"{_LATER}.90"]
    assert known[f"{_LATER}.90"].observation_id == "a", "of two at one place the first by name"
    names = {code: [row.observation_id for row in rows] for code, rows in _codes(tables)}
    assert names[f"{_LATER}.90"] == ["a", "b"]
    assert one_claim(f"{_LATER}.90", tables) == stated(tables)[1]
    assert f"{ARTICLE}.1010" not in known, "a tie has no code"


def _codes(tables: Tables) -> Iterable[tuple[str, tuple[Observation, ...]]]:
    return figures_of_codes(tables).items()


@pytest.mark.parametrize("count", [0, 1, 3, 100])
def test_the_latest_are_the_first_of_all_and_no_other_is_put_together(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables, put_together = _two_articles(), []
    figure = queries._figure

    def counting(row: Observation, tables: Tables) -> SaidRow:
        put_together.append(row)
        return figure(row, tables)

    monkeypatch.setattr(queries, "_figure", counting)
    found = latest(tables, count)
    assert len(put_together) == len(found) == min(count, 7)
    assert found == stated(tables)[:count]


def test_words_that_are_not_there_are_named() -> None:
    lost = round_numbers.edition(quotations=ROWS["quotations"][1:])
    with pytest.raises(DataError, match=r"table observations.*2023-02-01#char=1100"):
        said(lost)
    nowhere = [row for row in ROWS["sources"] if row["source_id"] != ARTICLE]
    with pytest.raises(DataError, match=f"source_id '{ARTICLE}'"):
        claims(round_numbers.edition(sources=nowhere))


def test_rows_are_put_together_once_an_edition(made: Tables) -> None:
    assert said(made) is said(made) and claims(made) is claims(made)


def test_of_a_cell_with_many_rows_the_first_are_given_and_all_are_counted(made: Tables) -> None:
    whole = {(cell.topic, cell.partner): cell for cell in grid(made, CHOSEN)}
    for cell in grid(made, CHOSEN, 1):
        of_all = whole[cell.topic, cell.partner]
        assert cell.rows == of_all.rows[:1] and cell.count == of_all.count == len(of_all.rows)

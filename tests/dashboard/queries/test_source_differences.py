"""Where two sources have one figure: which are compared, what of them agrees, in which order."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lib import store
from lib.dashboard.queries.source_differences import (
    about,
    agreement,
    apart,
    differences,
    figures_compared,
    in_order,
    revisions,
)
from lib.dashboard.views import run
from lib.model import DifferenceRow, ObsStatus, Period, SourceRelation, Tables, Valuation
from lib.refresh.service import Figure
from tests import round_numbers
from tests.refreshed import keep, refreshed_data
from tests.round_numbers import M

FIRST, SECOND = date(2024, 3, 1), date(2024, 9, 1)


def given(
    value: float,
    partner: str | None = "RUS",
    code: str = "2022",
    indicator: str = "exports",
    **other: object,
) -> Figure:
    """A figure of a service; what is not given is as in the record of round numbers."""
    with_all = {"reporter": "KGZ", "unit": "USD", "valuation": Valuation.FOB, **other}
    return Figure(
        indicator=indicator,
        partner=partner,
        period=Period.of_code(code),
        value=Decimal(int(value)),
        **with_all,  # type: ignore[arg-type]
    )


def refreshed(folder: Path, *vintages: tuple[Figure, ...], compiler: str = "IMF") -> Tables:
    """Round numbers, and vintages of a service beside them."""
    round_numbers.write(folder)
    for day, figures in zip((FIRST, SECOND), vintages, strict=False):
        keep(folder, "imf-trade", compiler, iter(figures), day)
    return store.tables(folder)


def test_nothing_is_compared_where_nothing_was_refreshed(made: Tables) -> None:
    assert (differences(made), revisions(made)) == ((), ())


def test_a_figure_is_compared_with_that_on_record(tmp_path: Path) -> None:
    """Russia bought for 400 million in 2022, and the IMF has 500."""
    tables = refreshed(tmp_path, (given(500 * M),))
    (row,) = differences(tables)
    assert (row.obs_value, row.compared_value, row.ratio) == (500 * M, 400 * M, 1.25)
    assert (row.compiler, row.compared_compiler) == ("IMF", "NSC")
    assert (row.published, row.service, row.period_kind) == (FIRST.isoformat(), "imf-trade", "year")
    assert row.relation is SourceRelation.SAME_REPORTS
    names = row.derived_from.split()
    assert [figures_compared(tables)[name].obs_value for name in names] == [500 * M, 400 * M]


@pytest.mark.parametrize(
    "other",
    [
        given(500 * M, "RUS", unit="EUR"),
        given(500 * M, "RUS", "2022-05"),
        given(500 * M, "RUS", "2023"),
        given(500 * M, "EU27", definition="eu_with_gbr"),
        given(500 * M, "RUS", product="wheat"),
        given(500 * M, "MNG"),
    ],
    ids=["currency", "part of a year", "year", "definition", "goods", "partner"],
)
def test_what_is_of_something_else_is_not_compared(tmp_path: Path, other: Figure) -> None:
    assert differences(refreshed(tmp_path, (other,))) == ()


def test_the_latest_edition_on_record_counts_and_relayed_ones_do_not(tmp_path: Path) -> None:
    rows = round_numbers.ROWS["observations"]
    as_printed = next(
        row
        for row in rows
        if (row["compiler"], row["partner"], row["indicator"], row["product"])
        == ("NSC", "RUS", "exports", None)
        and row["period_end"] == date(2022, 12, 31)
    )
    later = as_printed | {"observation_id": "later", "obs_value": 480 * M, "published": "2023-06"}
    relayed = later | {"observation_id": "relayed", "compiler": "NSC-RELAYED", "obs_value": 9 * M}
    vague = later | {"observation_id": "vague", "bound": "more_than", "published": "2023-07"}
    round_numbers.write(tmp_path, observations=[*rows, later, relayed, vague])
    keep(tmp_path, "imf-trade", "IMF", iter((given(480 * M),)), FIRST)
    (row,) = differences(store.tables(tmp_path))
    assert (row.compared_value, row.compared_published) == (480 * M, "2023-06")


def test_estimates_and_editions_of_one_office_are_named_as_such(tmp_path: Path) -> None:
    tables = refreshed(tmp_path, (given(500 * M, obs_status=ObsStatus.ESTIMATED),))
    assert [row.relation for row in differences(tables)] == [SourceRelation.ESTIMATE]
    found = agreement(differences(tables))
    assert (found.both, found.agree, found.estimates, found.furthest) == (0, 0, 1, None)


@pytest.mark.parametrize(
    ("compiler", "relation"),
    [
        ("NSC", SourceRelation.OTHER_EDITION),
        ("IMF", SourceRelation.SAME_REPORTS),
        ("RUS-FCS", SourceRelation.OWN_COUNT),
    ],
)
def test_how_two_sources_are_related(
    tmp_path: Path, compiler: str, relation: SourceRelation
) -> None:
    tables = refreshed(tmp_path, (given(500 * M),), compiler=compiler)
    assert [row.relation for row in differences(tables)] == [relation]


@pytest.mark.parametrize(
    ("value", "agrees"), [(404, True), (396, True), (405, False), (395, False)]
)
def test_figures_agree_within_one_percent(tmp_path: Path, value: float, agrees: bool) -> None:
    rows = differences(refreshed(tmp_path, (given(value * M),)))
    assert (apart(rows) == ()) is agrees
    assert agreement(rows).agree == int(agrees)


SEVERAL = (
    given(440 * M),  # 400 on record: 40 more, x1.1
    given(70 * M, "CHN"),  # 50: 20 more, x1.4
    given(30 * M, "DEU"),  # 30: the same
    given(5 * M, "TUR"),  # 10: 5 less, half
)


def test_the_furthest_apart_come_first_in_their_unit_or_as_a_multiple(tmp_path: Path) -> None:
    rows = differences(refreshed(tmp_path, SEVERAL))
    assert [row.partner for row in rows] == ["RUS", "CHN", "TUR", "DEU"]
    assert [row.partner for row in in_order(rows, by_ratio=True)] == ["TUR", "CHN", "RUS", "DEU"]
    found = agreement(rows)
    assert (found.both, found.agree, found.estimates) == (4, 1, 0)
    assert found.furthest is not None and found.furthest.partner == "RUS"


def test_rows_are_of_the_chosen_and_of_members_of_chosen_blocks(tmp_path: Path) -> None:
    rows = differences(refreshed(tmp_path, SEVERAL))
    assert [row.partner for row in about(rows, ("EU27", "CHN"))] == ["CHN", "DEU"]
    assert about(rows, ()) == ()
    assert about(rows, ("KGZ",)) == (), "the country that all are of"


def test_what_a_service_has_changed_is_a_revision_of_months_too(tmp_path: Path) -> None:
    tables = refreshed(
        tmp_path,
        (given(400 * M), given(30 * M, code="2022-05"), given(50 * M, "CHN"), given(1 * M, "DEU")),
        (given(420 * M), given(33 * M, code="2022-05"), given(50 * M, "CHN"), given(1 * M, "DEU")),
    )
    year, month = revisions(tables)
    assert (year.compared_value, year.obs_value, year.ratio) == (400 * M, 420 * M, 1.05)
    assert (year.compared_published, year.published) == (FIRST.isoformat(), SECOND.isoformat())
    assert (month.period_kind, month.compared_value) == ("part_year", 30 * M)
    assert {row.relation for row in revisions(tables)} == {SourceRelation.REVISION}
    (now,) = about(differences(tables), ("RUS",))
    assert now.obs_value == 420 * M, "the latest vintage is compared"


def test_a_figure_that_its_source_gives_no_more_is_not_compared(tmp_path: Path) -> None:
    tables = refreshed(tmp_path, (*SEVERAL, given(9 * M, "USA")), SEVERAL)
    assert {row.partner for row in differences(tables)} == {"RUS", "CHN", "DEU", "TUR"}


def test_zero_on_record_has_no_ratio_and_is_the_furthest_as_a_multiple(tmp_path: Path) -> None:
    rows = round_numbers.ROWS["observations"]
    zero = [
        row | {"obs_value": 0.0}
        if (row["compiler"], row["partner"], row["indicator"]) == ("NSC", "DEU", "exports")
        and row["product"] is None
        else row
        for row in rows
    ]
    round_numbers.write(tmp_path, observations=zero)
    keep(tmp_path, "imf-trade", "IMF", iter(SEVERAL), FIRST)
    found = differences(store.tables(tmp_path))
    assert [row.ratio for row in found if row.partner == "DEU"] == [None]
    assert in_order(found, by_ratio=True)[0].partner == "DEU"


def test_the_file_has_both_documents_of_each_row(tmp_path: Path) -> None:
    tables = refreshed(tmp_path, (*SEVERAL, given(1 * M, code="2022-05")))
    frame = run("differences", tables, ("RUS", "DEU"))
    assert list(frame["partner"]) == ["RUS"], "Germany's agree"
    (row,) = frame.to_dict("records")
    assert row["terms"].split(" | ")[0].startswith("IMF: not for redistribution")
    assert "CC BY-NC-SA 4.0" in row["terms"]
    assert (row["dataset"], row["version"]) == ("IMF.STA:IMTS", "1.0.0")
    assert row["accessed"] == "2024-03-01 | 2030-01-15"
    assert row["relation_label"] == "the same reports, through another office"
    whole = run("differences", tables, (), {"of": "everyone", "shown": "all", "order": "ratio"})
    assert list(whole["partner"]) == ["TUR", "CHN", "RUS", "DEU"]


def test_the_file_of_revisions_has_months_which_no_table_has(tmp_path: Path) -> None:
    tables = refreshed(tmp_path, (given(30 * M, code="2022-05"),), (given(33 * M, code="2022-05"),))
    frame = run("differences", tables, ("RUS",), {"between": "vintages"})
    assert list(frame["compared_value"]) == [30 * M]
    assert list(frame["vintages"]) == ["exports 2024-03-01 | exports 2024-09-01"]


def rows_of(tables: Tables) -> Iterator[DifferenceRow]:
    """All rows there are."""
    yield from (*differences(tables), *revisions(tables))


def test_what_is_compared_of_invented_trade_is_of_one_thing(tmp_path: Path) -> None:
    tables = store.tables(
        refreshed_data(tmp_path / "data", (date(2026, 8, 31), date(2026, 11, 30)))
    )
    figures = {**tables.observation, **figures_compared(tables)}
    for row in rows_of(tables):
        one, other = (figures[name] for name in row.derived_from.split())
        for column in ("reporter", "partner", "indicator", "measure", "product", "definition"):
            assert getattr(one, column) == getattr(other, column)
        assert (one.unit, one.period_start) == (other.unit, other.period_start)
        assert other.compiler is not None and not other.compiler.endswith("-RELAYED")

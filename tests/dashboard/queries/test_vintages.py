"""Which editions of refreshed figures count."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from lib import store
from lib.dashboard.queries.mirror import both_sides
from lib.dashboard.queries.vintages import is_refreshed, latest_standing, standing
from lib.model import WITHDRAWN, Observation, Tables
from lib.refresh.service import Figure
from tests.refreshed import copy_of_shipped, keep, refreshed_data, trade_figures

_FIRST, _SECOND, _THIRD = date(2026, 11, 30), date(2027, 3, 1), date(2027, 6, 1)


def _of_imf(rows: tuple[Observation, ...], year: int, partner: str = "CHN") -> list[Observation]:
    return [
        row
        for row in rows
        if row.compiler == "IMF"
        and (row.reporter, row.partner, row.indicator) == (partner, "KGZ", "exports")
        and row.period_start == date(year, 1, 1)
    ]


def test_with_nothing_refreshed_the_figures_are_those_of_the_record(shipped: Tables) -> None:
    assert standing(shipped) is shipped.observations
    assert latest_standing(shipped) is shipped.observations
    assert not any(is_refreshed(row, shipped) for row in shipped.observations)


def test_of_a_revised_figure_the_latest_vintage_counts(tmp_path: Path) -> None:
    tables = store.tables(refreshed_data(tmp_path, (_FIRST, _SECOND)))
    first, second = sorted(_of_imf(tables.observations, 2025), key=lambda row: row.published)
    assert second.obs_value > first.obs_value, "this is about a revision"
    assert _of_imf(latest_standing(tables), 2025) == [second]
    assert len(_of_imf(latest_standing(tables), 2019)) == 1, "it was not revised, and stays"
    assert [row for row in both_sides(tables, "CHN", dollars=True) if row.year == 2025][-1]
    drawn = {row.observation_id for row in both_sides(tables, "CHN", dollars=True)}
    assert second.observation_id in drawn and first.observation_id not in drawn


def test_what_its_source_gives_no_more_is_in_no_edition(tmp_path: Path) -> None:
    """The figure was revised before it was withdrawn: the first edition does not come back."""
    folder = copy_of_shipped(tmp_path)

    def given(lately: float, *, with_all: bool) -> Iterator[Figure]:
        for one in trade_figures(lately):
            last = (one.reporter, one.indicator, one.period.code) == ("CHN", "exports", "2025")
            if with_all or not last:
                yield one

    keep(folder, "imf-trade", "IMF", given(1.0, with_all=True), _FIRST)
    keep(folder, "imf-trade", "IMF", given(1.1, with_all=True), _SECOND)
    keep(folder, "imf-trade", "IMF", given(1.1, with_all=False), _THIRD)
    tables = store.tables(folder)
    assert len(_of_imf(tables.observations, 2025)) == 2
    assert [row.note for row in _of_imf(tables.observations, 2025)].count(WITHDRAWN) == 1
    assert _of_imf(standing(tables), 2025) == []
    assert _of_imf(standing(tables), 2024), "this is about one figure alone"
    years = {row.year for row in both_sides(tables, "CHN", dollars=True) if row.reporter == "CHN"}
    assert 2024 in years
    exports = [row for row in both_sides(tables, "CHN", dollars=True) if row.direction == "imports"]
    assert max(row.year for row in exports) == 2024


def test_a_note_of_the_ledger_in_the_same_words_withdraws_nothing(shipped: Tables) -> None:
    rows = [replace(row, note=WITHDRAWN) for row in shipped.observations[:5]]
    tables = Tables(
        {"observations": tuple(rows), "sources": tuple(shipped.sources.values())}.__getitem__,
        lambda _: None,
        "a stamp",
    )
    assert standing(tables) == tuple(rows)

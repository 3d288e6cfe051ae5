"""Below every chart, in its picture, captions and file stand the terms of the figures in it."""

from collections.abc import Iterator

import pytest

from lib import store
from lib.codelists.terms import terms_by_label
from lib.dashboard import views
from lib.dashboard.narrative import source_text
from lib.dashboard.queries import provenance_of
from lib.dashboard.views.catalogue import QUERIES, frame_of, run
from lib.dashboard.views.menus import source_alone
from lib.model import Chart, Tables

NC = "CC BY-NC-SA 4.0"
DEED = "https://creativecommons.org/licenses/by-nc-sa/4.0/"
ASKED = (
    ("trade", ()),
    ("trade", (("view", "share"),)),
    ("trade", (("view", "to_gdp"),)),
    ("trade", (("tab", "partners"),)),
    ("trade", (("tab", "exports_imports"),)),
    ("trade", (("tab", "both_sides"), ("with", "RUS"))),
    ("trade", (("tab", "both_sides"), ("with", "EU27"))),
    ("trade", (("tab", "goods"),)),
    ("people", ()),
    ("people", (("tab", "remittances"),)),
    ("claims", (("claim", "24kg-2024-10-16.1101"),)),
    ("claims", (("claim", "24kg-2024-10-16.1274"),)),
    ("claims", (("claim", "24kg-2024-10-16.1491"),)),
    ("claims", (("claim", "24kg-2024-10-16.2013"),)),
    ("overview", ()),
)

_LONGEST = 150
"""Characters of a phrase of terms: with the article's own words among three kinds of terms."""


@pytest.fixture(scope="module")
def charts(shipped: Tables) -> tuple[Chart, ...]:
    """The charts of the pages, with Russia among the partners: every kind of terms is drawn."""

    def drawn() -> Iterator[Chart]:
        for page, pairs in ASKED:
            asked = (*pairs, *((("partner", "RUS,KAZ,EU27"),) if page != "claims" else ()))
            yield from views.shown(shipped, page, asked).page.charts()

    return tuple(drawn())


def documents(chart: Chart, tables: Tables) -> set[str]:
    """The terms of the documents that the rows of a chart were read or computed from."""
    return set(provenance_of(chart.rows.records, tables).terms)


def line_of(chart: Chart) -> str:
    return " · ".join(map(source_text.plain, source_alone(chart)))


def test_every_kind_of_terms_that_charts_can_have_is_drawn(
    charts: tuple[Chart, ...], shipped: Tables
) -> None:
    found = set().union(*(documents(chart, shipped) for chart in charts))
    assert {NC, "not stated", "CC BY 4.0", "CC BY 3.0 IGO", "reuse with the source named"} <= found


def test_the_source_line_names_the_licence_of_the_committee_whenever_its_rows_are_drawn(
    charts: tuple[Chart, ...], shipped: Tables
) -> None:
    for chart in charts:
        drawn = documents(chart, shipped)
        assert (NC in line_of(chart)) is (NC in drawn), chart.key
        assert ("not stated" in line_of(chart)) is ("not stated" in drawn), chart.key
        unnamed = {label for label in drawn & {*terms_by_label()} if label not in line_of(chart)}
        assert not unnamed or " more" in line_of(chart).partition("licence")[2], chart.key
        led = [getattr(piece, "address", None) for piece in chart.source]
        assert (DEED in led) is (NC in drawn), "the licence leads to its text"


def test_captions_name_the_licence_that_limits_their_use(
    charts: tuple[Chart, ...], shipped: Tables
) -> None:
    for chart in charts:
        if NC in documents(chart, shipped):
            assert NC in chart.caption_long, chart.key
            assert NC in chart.caption or chart.rows.name.startswith("claims"), chart.key


def test_the_file_of_a_chart_has_the_terms_of_every_document(
    charts: tuple[Chart, ...], shipped: Tables
) -> None:
    for chart in charts:
        cells = frame_of(chart.rows, shipped)["terms"]
        assert cells.notna().all(), chart.key
        named = {label for cell in cells for label in cell.split(" | ")}
        assert documents(chart, shipped) <= named, chart.key


def test_a_computed_row_is_under_the_terms_of_all_its_parts(shipped: Tables) -> None:
    share = run("compare", shipped, ("RUS",), {"view": "to_gdp"})
    assert len(share) and set(share["terms"]) == {f"{NC} | CC BY 4.0"}
    turnover = run("compare", shipped, ("RUS", "CIS"), {"indicator": "trade_turnover"})
    assert turnover["derived_from"].notna().any() and set(turnover["terms"]) == {NC}


@pytest.mark.parametrize("name", [*QUERIES, *store.TABLES])
def test_every_file_has_a_column_of_terms(name: str, shipped: Tables) -> None:
    rows = (
        views.run(name, shipped, ("RUS",))
        if name in QUERIES
        else views.catalogue.take(name, shipped)
    )
    assert "terms" in rows.columns
    if "kind" in rows.columns:
        rows = rows[rows["kind"] != "silence"]
    assert rows["terms"].notna().all()


def test_the_length_of_a_source_line_is_one_short_phrase_of_terms(
    charts: tuple[Chart, ...],
) -> None:
    for chart in charts:
        phrases = [p for p in map(source_text.plain, chart.source) if p.startswith("licence")]
        assert 1 <= len(phrases) <= 2, chart.key
        assert max(map(len, phrases)) <= _LONGEST, phrases

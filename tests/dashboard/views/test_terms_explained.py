"""Below each chart of trade and of claims are the terms that it uses."""

import pytest

from lib.dashboard import views
from lib.model import Tables

CHARTS = (
    ("overview", ""),
    ("trade", "tab=over_time"),
    ("trade", "tab=partners"),
    ("trade", "tab=exports_imports"),
    ("trade", "tab=both_sides&partner=RUS"),
    ("trade", "tab=both_sides&partner=DEU"),
    ("trade", "tab=goods"),
    ("trade", "tab=goods&shown=over_time"),
    ("claims", "claim=24kg-2024-10-16.1101"),
    ("claims", "claim=24kg-2024-10-16.1101&tab=parts"),
    ("claims", "claim=24kg-2024-10-16.1491"),
)


@pytest.mark.parametrize(("page", "query"), CHARTS)
def test_a_chart_explains_its_terms(page: str, query: str, shipped: Tables) -> None:
    pairs = [tuple(pair.split("=")) for pair in query.split("&") if pair]
    charts = views.shown(shipped, page, pairs).page.charts()  # type: ignore[arg-type]
    assert charts
    for chart in charts:
        assert chart.terms, chart.key
        explained = [term for term, _ in chart.terms.entries]
        is_drawn_hollow = any(item.glyph in ("hollow", "pale-bar") for item in chart.legend)
        assert ("Provisional" in explained) == is_drawn_hollow, chart.key

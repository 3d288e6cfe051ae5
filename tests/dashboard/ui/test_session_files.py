"""Files of a visit: which rows need them, what they are called, what is in them."""

import io

import pandas as pd
import pytest
import streamlit as st

from lib.dashboard import views
from lib.dashboard.factcheck.assessment import against
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import levels
from lib.dashboard.ui import session_article
from lib.dashboard.ui.session_files import has_own_rows, taking
from lib.model import Rows, Tables

TEXT = "Trade of Kyrgyzstan with Russia came to $3.2 billion in 2023."


@pytest.fixture
def own(shipped: Tables, monkeypatch: pytest.MonkeyPatch) -> Tables:
    """The shipped tables with an article of a reader."""
    monkeypatch.setattr(st, "session_state", {})
    session_article.bring("a.txt", TEXT.encode())
    return session_article.laid_on(shipped)


def code_of(tables: Tables) -> str:
    assert tables.brought is not None
    return next(
        f"{tables.brought}.{one.start}"
        for one in tables.quotations.values()
        if one.source_id == tables.brought
    )


def test_only_rows_of_the_article_need_a_file_of_the_visit(own: Tables, shipped: Tables) -> None:
    recorded = Rows("trade", tuple(levels(own, Series("RUS"), "trade_turnover", 2023)))
    compared = Rows("claims", against(code_of(own), own))
    assert recorded.records and not has_own_rows(recorded, own)
    assert has_own_rows(compared, own) and not has_own_rows(compared, shipped)
    assert has_own_rows(Rows("observations", ()), own), "they may be among rows nobody counted"
    assert not has_own_rows(Rows("observations", ()), shipped)


def test_the_files_hold_what_is_drawn(own: Tables) -> None:
    code = code_of(own)
    rows = Rows("claims", against(code, own), None, (("claim", code),))
    menu = taking(rows, own, "https://here.example", "en")
    assert [label for label, *_ in menu.files] == ["CSV", "Excel"]
    (_, name, mime, csv), (_, other, _, xlsx) = menu.files
    assert name.endswith(".csv") and other.endswith(".xlsx") and mime == "text/csv"
    assert code.replace(".", "-") in name.replace(".", "-")
    read = pd.read_csv(io.BytesIO(csv()))
    assert read["observation_id"].to_list() == [row.observation_id for row in rows.records]
    assert pd.read_excel(io.BytesIO(xlsx()))["observation_id"].to_list() == (
        read["observation_id"].to_list()
    )


def test_the_menus_of_a_chart_with_own_rows_offer_no_address(own: Tables) -> None:
    page = views.shown(own, "claims", (("claim", code_of(own)),))
    chart = page.page.charts()[0]
    menu = views.menus_of_visit(page.question, chart)
    assert menu.downloads == () and menu.copies
    assert not any("embed" in text or "/data/" in text for _, text in menu.copies)

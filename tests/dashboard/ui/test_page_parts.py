"""The parts of a page: the headings of its table, its files and their address."""

import io
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import openpyxl
import pandas as pd
import pytest
import streamlit as st

from lib import store
from lib.dashboard import exports
from lib.dashboard.ui import page_parts


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What `blocks.rows` draws: the frame, its headings by column, the buttons, the address."""
    found: dict[str, Any] = {"files": {}, "captions": []}

    def dataframe(frame: pd.DataFrame, *, column_config: dict[str, Any], **options: Any) -> None:
        found["frame"], found["options"] = frame, options
        found["headings"] = {name: one["label"] for name, one in column_config.items()}

    def download(label: str, maker: Any, name: str, mime: str, *, key: str, **_: Any) -> None:
        found["files"][key] = (label, maker(), name, mime)

    monkeypatch.setattr(st, "expander", lambda label: nullcontext(found.update(label=label)))
    monkeypatch.setattr(st, "container", lambda **_: nullcontext())
    monkeypatch.setattr(st, "dataframe", dataframe)
    monkeypatch.setattr(st, "download_button", download)
    monkeypatch.setattr(st, "caption", found["captions"].append)
    monkeypatch.setattr(st, "code", lambda words, **_: found.update(address=words))
    monkeypatch.setattr(st, "context", SimpleNamespace(url="https://here.example/mirror?x=1"))
    monkeypatch.setattr(page_parts.filters, "partners", lambda: ("RUS", "EU27"))
    monkeypatch.setattr(page_parts.session_article, "here", lambda: None)
    return found


_TWO = "https://a.example/ | https://b.example/x_(y)"


def rows(count: int = 1, **cells: object) -> pd.DataFrame:
    return pd.DataFrame([{"words": "$1 billion", "obs_value": 1e9} | cells] * count)


@pytest.mark.parametrize(
    ("name", "columns", "headings"),
    [
        ("mirror", page_parts.MIRROR_COLUMNS, {"ratio": "Importer’s by exporter’s"}),
        ("migrants", page_parts.PEOPLE_COLUMNS, {"definition_label": "What is counted"}),
        (
            "claims",
            page_parts.CLAIM_COLUMNS,
            {"ratio": "Over the claim", "definition_label": "Definition"},
        ),
    ],
)
def test_a_column_is_headed_as_its_page_means_it(
    name: str, columns: tuple[str, ...], headings: dict[str, str], shown: dict[str, Any]
) -> None:
    page_parts.rows(rows(**dict.fromkeys(headings, "x")), name, columns)
    assert {column: shown["headings"][column] for column in headings} == headings
    assert list(shown["frame"].columns) == [c for c in columns if c in shown["frame"]]
    assert set(headings) < set(shown["frame"].columns)


@pytest.mark.parametrize(
    "columns", [value for name, value in vars(page_parts).items() if name.endswith("_COLUMNS")]
)
def test_no_two_columns_of_a_table_have_one_heading(
    columns: tuple[str, ...], shown: dict[str, Any]
) -> None:
    page_parts.rows(rows(), "made", columns)
    assert len(set(shown["headings"].values())) == len(columns) == len(set(columns))


@pytest.mark.parametrize(
    ("column", "kind", "written"),
    [
        ("year", "number", "%d"),
        ("start", "number", "%d"),
        ("ratio", "number", "%.2f"),
        ("obs_value", "number", "localized"),
        ("source_url", "link", None),
        ("words", None, None),
    ],
)
def test_a_column_is_shown_as_what_it_is(
    column: str, kind: str | None, written: str | None
) -> None:
    shown_as = page_parts._column(column, (), rows(source_url=_TWO)).get("type_config") or {
        "type": None
    }
    assert (shown_as["type"], shown_as.get("format")) == (kind, written)


@pytest.mark.parametrize("address", ["javascript:alert(1)", f"{_TWO} | data:text/html,x", "x"])
def test_a_column_with_what_is_no_address_has_no_links(address: str) -> None:
    assert "type_config" not in page_parts._column("source_url", (), rows(source_url=address))
    assert page_parts._column("source_url", (), rows(source_url=None))["type_config"]


def test_no_character_hides_in_a_table() -> None:
    seen = page_parts.for_eyes(rows(note="over \u202e41\u202c", year=2023, empty=None))
    assert seen.iloc[0][["note", "year"]].tolist() == ["over ▯41▯", 2023]
    assert seen["empty"].isna().all()


@pytest.mark.parametrize(("count", "height"), [(1, "content"), (10, "content"), (11, 400)])
def test_a_long_table_is_scrolled(count: int, height: object, shown: dict[str, Any]) -> None:
    page_parts.rows(rows(count), "compare", page_parts.TRADE_COLUMNS)
    assert shown["options"]["height"] == height
    assert str(count) in shown["label"] or count == 1


def test_the_files_are_the_rows_without_what_is_shown_alone(shown: dict[str, Any]) -> None:
    found = rows(called="Russia", lane="2023", **{"series": "RUS", "period_start": "2023-01-01"})
    page_parts.rows(found, "compare", page_parts.TRADE_COLUMNS, view="share")
    kept = found[["obs_value", "series", "period_start"]]
    files = {key: (data, file) for key, (_, data, file, _) in shown["files"].items()}
    name = "kgz-ties_compare_view-share_partners-RUS-EU27_2023"
    book, file = files.pop("compare_xlsx")
    assert file == f"{name}.xlsx"
    first, about = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    assert list(first.values) == [tuple(kept), (1e9, "RUS", "2023-01-01")]
    said = dict(row[:2] for row in about.iter_rows(values_only=True))
    assert said["Address"] == ("https://here.example/data/compare.csv?partner=RUS,EU27&view=share")
    assert "Russia and the EU" in said["Rows"] and "view: share." in said["Rows"]
    assert said["period_start"] == store.meanings("observations")["period_start"]
    assert files == {
        "compare_csv": (exports.csv_bytes(kept), f"{name}.csv"),
        "compare_parquet": (exports.parquet_bytes(kept), f"{name}.parquet"),
    }
    assert {mime for _, _, _, mime in shown["files"].values()} == {
        *("text/csv", "application/vnd.apache.parquet"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }


def test_rows_that_excel_cannot_hold_are_offered_in_other_forms(shown: dict[str, Any]) -> None:
    page_parts.downloads(rows(exact="x" * 40_000), "article")
    assert set(shown["files"]) == {"article_csv", "article_parquet"}
    assert "32,767 characters" in shown["captions"][0]


@pytest.mark.parametrize(
    ("filtered", "choices", "query"),
    [
        (True, {}, "?partner=RUS,EU27"),
        (True, {"view": "share"}, "?partner=RUS,EU27&view=share"),
        (False, {"claim": "a.9"}, "?claim=a.9"),
        (False, {}, ""),
    ],
)
def test_the_address_names_the_same_rows(
    filtered: bool, choices: dict[str, str], query: str, shown: dict[str, Any]
) -> None:
    page_parts.downloads(rows(), "compare", filtered=filtered, **choices)
    assert shown["address"] == f"https://here.example/data/compare.csv{query}"
    assert len(shown["captions"]) == 1


def test_beside_an_article_of_ones_own_it_is_said_that_the_address_has_none_of_it(
    shown: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_parts.session_article, "here", lambda: object())
    page_parts.downloads(rows(), "compare")
    assert len(shown["captions"]) == 2


def test_words_that_hide_are_shown_as_boxes_and_exported_as_they_are(
    shown: dict[str, Any],
) -> None:
    page_parts.rows(rows(exact="over \u202e41"), "article", page_parts.SAID_COLUMNS)
    assert shown["frame"]["exact"].tolist() == ["over ▯41"]
    assert "over \u202e41" in shown["files"]["article_csv"][1].decode()


@pytest.mark.parametrize(
    ("count", "page", "shown_here"),
    [(0, 1, slice(0, 24)), (24, 1, slice(0, 24)), (25, 1, slice(0, 24)), (25, 2, slice(24, 48))],
)
def test_many_things_are_turned_over_by_pages(
    count: int, page: int, shown_here: slice, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def pagination(pages: int, key: str) -> int:
        asked.append(pages)
        return page

    monkeypatch.setattr(st, "pagination", pagination, raising=False)
    assert page_parts.turned_to(count, "a") == shown_here
    assert asked == ([2] if count > 24 else [])

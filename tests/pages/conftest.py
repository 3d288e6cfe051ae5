"""The pages, over the shipped tables or over round numbers, opened as a reader opens them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from tests import round_numbers
from tests.pages.reading import Maker, Page, opened

Open = Callable[..., Page]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page by its name, at an address with the parameters given by name."""
    files: dict[str, Maker] = {}
    download_button = st.download_button

    def listened(label: str, data: Maker, *rest: Any, key: str, **options: Any) -> bool:
        files[key] = data
        return download_button(label, data, *rest, key=key, **options)

    monkeypatch.setattr(st, "download_button", listened)

    def open_(name: str, **query: str | list[str]) -> Page:
        nonlocal files
        script = opened(name, query)
        files = {}
        return Page(script.run(), files)

    return open_


@pytest.fixture(scope="session")
def round_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of `tests.round_numbers`, only to be read."""
    return round_numbers.write(tmp_path_factory.mktemp("round"))


@pytest.fixture
def over_round_numbers(round_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages read the tables of `tests.round_numbers`."""
    monkeypatch.setenv("DATA_DIR", str(round_folder))

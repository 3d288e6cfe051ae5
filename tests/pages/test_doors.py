"""Whatever is taken away names the address that the reader used."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from lib.dashboard.ui import page_parts
from tests import round_numbers
from tests.pages.reading import as_read, opened

ORIGINS = (
    "http://127.0.0.1:8571",
    "https://trade.example",
    "https://host.example/ties",
    "https://host.example:8443/a/b",
)
Files = dict[str, Callable[[], bytes]]


@pytest.fixture
def visit(
    monkeypatch: pytest.MonkeyPatch, over_round_numbers: None
) -> Callable[..., tuple[Any, Files]]:
    """Open a page at an address as the browser tells it; the files are made after it ran."""
    files: Files = {}
    button = st.download_button

    def listened(label: str, data: Any, *rest: Any, key: str, **options: Any) -> bool:
        files[key] = data
        return button(label, data, *rest, key=key, **options)

    monkeypatch.setattr(st, "download_button", listened)

    def visit_(origin: str, page: str, **query: str) -> tuple[Any, Files]:
        script = opened(page, query)
        script.context["url"] = f"{origin}/{page}"
        script.run()
        assert not script.exception
        # The run is over: what is made for a download later has no browser to ask.
        monkeypatch.setattr(st, "context", None)
        return script, files

    return visit_


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_zip_names_it_in_every_place(origin: str, visit: Callable[..., Any]) -> None:
    script, files = visit(origin, "data")
    archive = zipfile.ZipFile(io.BytesIO(files["data_zip"]()))
    read_me = archive.read("README.txt").decode()
    assert f" from {origin}\n" in read_me and f"Multivector, {origin}, " in read_me
    assert json.loads(archive.read("datapackage.json"))["homepage"] == origin
    assert f"Multivector, {origin}, read on" in " ".join(
        as_read(one.value) for one in script.markdown
    )
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"localhost" not in everything


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("page", ["at_a_glance", "claims", "compare", "mirror", "people", "data"])
def test_an_address_for_a_program_begins_with_it(
    origin: str, page: str, visit: Callable[..., Any]
) -> None:
    script, _ = visit(origin, page)
    addresses = [code.value for code in script.code if "/data/" in code.value]
    assert addresses
    assert all(address.startswith(f"{origin}/data/") for address in addresses)


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_caption_and_the_claim_for_machines_name_it(
    origin: str, visit: Callable[..., Any]
) -> None:
    code = f"{round_numbers.ARTICLE}.1100"
    script, files = visit(origin, "claims", claim=code)
    address = f"{origin}/claims?claim={code}"
    assert script.code[0].value.endswith(address)
    assert json.loads(files["claims_review"]())["url"] == address


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ("https://here.example", "https://here.example"),
        ("https://here.example/", "https://here.example"),
        ("https://here.example/data", "https://here.example"),
        ("https://here.example/base/", "https://here.example/base"),
        ("https://here.example/base", "https://here.example/base"),
        ("https://here.example/base/claims/", "https://here.example/base"),
        ("https://here.example/database", "https://here.example/database"),
        ("http://[::1]:8501/data?x=1", "http://[::1]:8501"),
    ],
)
def test_the_page_s_own_part_of_an_address_is_no_part_of_it(
    told: str, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Context:
        url = told

    monkeypatch.setattr(st, "context", Context)
    assert page_parts.origin() == origin


def test_where_the_browser_says_nothing_the_server_says_where_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Context:
        url = None

    said = {"browser.serverAddress": "trade.example", "browser.serverPort": 99}
    monkeypatch.setattr(st, "context", Context)
    monkeypatch.setattr(st, "get_option", said.__getitem__)
    assert page_parts.origin() == "http://trade.example:99"

"""Whatever fails, the page says so in a calm sentence, and the way to the other pages stays."""

import logging
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib import store
from lib.dashboard import views
from lib.dashboard.ui import shown_errors
from lib.dashboard.views.address import PAGES
from tests.pages.reading import opened


@pytest.fixture(autouse=True)
def data_dir(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    return small_dir


def markup_of(script: AppTest) -> str:
    return "".join(element.proto.body for element in script.get("html"))


def assert_calm(script: AppTest) -> str:
    """One sentence, no traceback, and a link to every page; the sentence."""
    assert not script.exception
    (error,) = script.error
    assert "Traceback" not in error.value and "\n" not in error.value.strip()
    for page in PAGES:
        assert f"href='{'/' if page == PAGES[0] else f'/{page}'}'" in markup_of(script)
    return str(error.value)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_without_a_complaint(page: str) -> None:
    script = opened(page).run()
    assert not script.exception and not script.error and not script.warning
    assert markup_of(script).count("<h1") == 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("content", [b"", b"PAR1 not", None])
def test_damaged_tables_are_named(page: str, content: bytes | None, data_dir: Path) -> None:
    path = data_dir / "observations.parquet"
    path.unlink() if content is None else path.write_bytes(content)
    sentence = assert_calm(opened(page).run())
    assert "observations.parquet" in sentence.replace("\\", "")
    assert str(data_dir) not in sentence


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_fell_over_does_not_take_the_others_with_it(
    page: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(views, "VIEWS", {**views.VIEWS, page: fails})
    with caplog.at_level(logging.ERROR):
        sentence = assert_calm(opened(page).run())
    assert "secret" not in sentence and "ZeroDivision" not in sentence
    assert any(record.exc_info for record in caplog.records)
    other = next(name for name in PAGES if name != page)
    assert not opened(other).run().error


def test_what_mends_itself_is_shown_at_the_next_run(data_dir: Path) -> None:
    path = data_dir / "observations.parquet"
    content = path.read_bytes()
    path.write_bytes(b"")
    script = opened("trade").run()
    assert script.error
    path.write_bytes(content)
    assert not script.run().error


@pytest.mark.parametrize("failing", ["this_machine.take_token", "signing_in.come_back"])
def test_what_fails_around_a_page_takes_no_page_down(
    failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise OSError("secret")

    monkeypatch.setattr(f"lib.dashboard.ui.{failing}", fails)
    script = opened("trade").run()
    assert not script.exception and not script.error
    (warning,) = script.warning
    assert "secret" not in warning.value
    assert markup_of(script).count("<h1") == 1


def test_the_last_handler_of_the_application_is_calm_too(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "error", lambda words, **_: said.append(words))
    monkeypatch.setattr(shown_errors, "elements", SimpleNamespace(error=said.append))
    assert shown_errors.show(ZeroDivisionError("secret"))
    assert len(said) == 1 and "secret" not in said[0]
    assert store.TABLES and caplog.records

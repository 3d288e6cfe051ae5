"""Who may add an article to the shared tables: editors, looked up again as it is written."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from lib import store
from lib.dashboard.ui import add_article, this_machine
from lib.model import DataError
from tests.pages.reading import opened
from tests.pages.test_read import WORDS, came, press, quoted, went
from tests.shipped import copy_shipped

ADD = "Add it to the shared tables"
AUTH = {
    **{"redirect_uri": "http://x.example/oauth2callback", "cookie_secret": "s" * 32},
    **{"client_id": "c", "client_secret": "s"},
    "server_metadata_url": "https://x.example/.well-known/openid-configuration",
}
EDITOR = {"is_logged_in": True, "email": "Name@Newsroom.example", "email_verified": True}
LISTED = '[auth]\n[editors]\naddresses = ["name@newsroom.example"]\n'


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped tables, which the pages read and editors write."""
    copy_shipped(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv(this_machine.SWITCH, raising=False)
    return tmp_path


@pytest.fixture(autouse=True)
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file with the server's secrets, which lists an editor."""
    place = tmp_path_factory.mktemp("secrets") / "secrets.toml"
    place.write_text(LISTED, "utf-8")
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(place)])
    yield place
    config.set_option("secrets.files", before)


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its content."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def articles() -> list[str]:
    sources = store.read(store.data_dir(), "sources").to_pylist()
    return [row["title"] for row in sources if row["kind"] == "article"]


def signed_in(user: dict[str, Any]) -> AppTest:
    script = came()
    script.user, script.secrets = user, {"auth": AUTH}
    return script.run()


def labels(script: AppTest) -> list[str]:
    return [button.label for button in script.button]


def test_an_editor_adds_it_and_everybody_sees_it() -> None:
    script = signed_in(EDITOR)
    press(script, ADD)
    assert script.success and "own_article" not in script.session_state
    assert len(articles()) == 2
    somebody = opened().run()
    assert WORDS in quoted(somebody)
    again = signed_in(EDITOR)
    press(again, ADD)
    assert "already" in again.success[0].value and len(articles()) == 2


@pytest.mark.parametrize(
    ("user", "offered"),
    [
        ({}, "Editors sign in to add it"),
        ({**EDITOR, "email_verified": False}, "Sign in as another"),
        ({**EDITOR, "email": "other@x.example"}, "Sign in as another"),
    ],
)
def test_nobody_else_is_offered_it(user: dict[str, Any], offered: str, data: Path) -> None:
    """Who else is nobody: tests/dashboard/ui/test_keeping.py."""
    before = state(data)
    script = signed_in(user)
    assert ADD not in labels(script) and any(label.startswith(offered) for label in labels(script))
    assert state(data) == before


def test_a_server_without_a_login_offers_none(secrets: Path) -> None:
    secrets.unlink()
    assert not [label for label in labels(came()) if "ign in" in label or label == ADD]


def test_who_is_an_editor_no_more_when_it_is_written_writes_nothing(
    data: Path, secrets: Path
) -> None:
    script, before = signed_in(EDITOR), state(data)
    secrets.unlink()
    press(script, ADD)
    assert "only editors may add" in script.error[0].value.replace("\\", "")
    assert state(data) == before
    assert script.session_state["own_article"], "the reader's article stays with the reader"


def test_who_is_signed_in_reads_so_on_every_page_and_can_leave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = signed_in({**EDITOR, "email": "*a*@x.example"})
    left: list[str] = []
    monkeypatch.setattr(st, "logout", lambda: left.append("left"))
    for page in ("overview", "data"):
        words = went(script, page).words
        assert "Signed in as *a*@x.example" in words
    press(script, "Sign out")
    assert left == ["left"] and "own_article" not in script.session_state


def test_no_address_and_no_state_makes_an_editor(data: Path) -> None:
    before = state(data)
    script = came()
    for name in ("editor", "own_add", "email", "is_logged_in", "ADD_ARTICLES"):
        script.query_params[name] = "true"
    script.session_state["own_add"] = True
    script.session_state["editor"] = EDITOR["email"]
    script.run()
    assert ADD not in labels(script) and state(data) == before


def test_the_writing_itself_asks(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, before = came().session_state["own_article"], state(data)
    with pytest.raises(DataError, match="only editors"):
        add_article.add(found)
    assert state(data) == before
    monkeypatch.setattr(add_article, "_standing", lambda: add_article.Standing("somebody"))
    assert add_article.add(found).added and len(articles()) == 2


def test_the_secret_from_the_terminal_goes_out_of_the_address() -> None:
    script = opened("articles", {"token": this_machine._secret.value, "partner": "KAZ"}).run()
    assert dict(script.query_params) == {"partner": "KAZ"}
    assert script.session_state[this_machine._OPENED] is True
    guessed = opened("articles", {"token": this_machine._secret.value[:-1] + "é"}).run()
    assert dict(guessed.query_params) == {} and this_machine._OPENED not in guessed.session_state
    assert not guessed.exception and not guessed.warning

"""Who may add an article to the shared tables: editors, looked up again as it is written."""

import hashlib
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib import store
from lib.model import DataError
from lib.ui import keeping
from tests.pages.reading import opened
from tests.pages.test_read import WORDS, came, press, went

ADD = "Add it to the shared tables"
AUTH = {
    **{"redirect_uri": "http://x.example/oauth2callback", "cookie_secret": "s" * 32},
    **{"client_id": "c", "client_secret": "s"},
    "server_metadata_url": "https://x.example/.well-known/openid-configuration",
}
EDITOR = {"is_logged_in": True, "email": "Name@Newsroom.example", "email_verified": True}
SECRETS = {"auth": AUTH, "editors": {"addresses": ["name@newsroom.example"]}}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped tables, which the pages read and editors write."""
    for table in store.data_dir().glob("*.parquet"):
        shutil.copy(table, tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv(keeping.SWITCH, raising=False)
    return tmp_path


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its content."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def articles() -> list[str]:
    sources = store.read(store.data_dir(), "sources").to_pylist()
    return [row["title"] for row in sources if row["kind"] == "article"]


def signed_in(user: dict[str, Any], secrets: dict[str, Any]) -> AppTest:
    script = came()
    script.user, script.secrets = user, secrets
    return script.run()


def labels(script: AppTest) -> list[str]:
    return [button.label for button in script.button]


def test_an_editor_adds_it_and_everybody_sees_it() -> None:
    script = signed_in(EDITOR, SECRETS)
    press(script, ADD)
    assert script.success and "Your own article" not in " ".join(c.value for c in script.caption)
    assert len(articles()) == 2
    somebody = opened().run()
    assert WORDS in went(somebody, "article").words
    again = signed_in(EDITOR, SECRETS)
    press(again, ADD)
    assert "already" in again.success[0].value and len(articles()) == 2


@pytest.mark.parametrize(
    ("user", "secrets"),
    [
        ({}, {}),
        (EDITOR, {}),
        ({}, SECRETS),
        ({"is_logged_in": False, "email": EDITOR["email"], "email_verified": True}, SECRETS),
        ({**EDITOR, "email": "other@newsroom.example"}, SECRETS),
        ({**EDITOR, "email_verified": False}, SECRETS),
        ({**EDITOR, "email_verified": "true"}, SECRETS),
        ({"is_logged_in": True, "email": EDITOR["email"]}, SECRETS),
        ({**EDITOR, "is_logged_in": "yes"}, SECRETS),
        (EDITOR, {"auth": AUTH}),
        (EDITOR, {"auth": AUTH, "editors": {"addresses": "name@newsroom.example"}}),
    ],
)
def test_nobody_else_is_offered_it(
    user: dict[str, Any], secrets: dict[str, Any], data: Path
) -> None:
    before = state(data)
    assert ADD not in labels(signed_in(user, secrets))
    assert state(data) == before


def test_who_is_an_editor_no_more_when_it_is_written_writes_nothing(data: Path) -> None:
    script, before = signed_in(EDITOR, SECRETS), state(data)
    script.secrets = {**SECRETS, "editors": {"addresses": []}}
    press(script, ADD)
    assert "only editors may add" in script.error[0].value.replace("\\", "")
    assert state(data) == before
    assert script.session_state["own_article"], "the reader's article stays with the reader"


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
        keeping.add(found)
    assert state(data) == before
    at_home(monkeypatch)
    assert keeping.add(found).added and len(articles()) == 2


def at_home(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
    """A browser on the machine of a server that listens to that machine only."""
    given: dict[str, Any] = {
        **{"switch": "on", "address": "127.0.0.1", "ip": None, "headers": {}},
        **{"host": "localhost:8501", "origin": "http://localhost:8501"},
    } | changed
    monkeypatch.setenv(keeping.SWITCH, given["switch"])
    headers = {"Host": given["host"], "Origin": given["origin"], **given["headers"]}
    context = SimpleNamespace(headers=headers, ip_address=given["ip"])
    monkeypatch.setattr(st, "context", context)
    monkeypatch.setattr(st, "get_option", {"server.address": given["address"]}.get)


def test_at_a_machine_of_ones_own_the_switch_makes_an_editor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_home(monkeypatch)
    assert keeping.who() == "the editor at this machine"


@pytest.mark.parametrize(
    "changed",
    [
        {"switch": ""},
        {"switch": "off"},
        {"address": None},
        {"address": "0.0.0.0"},
        {"ip": "192.0.2.7"},
        {"host": "dashboard.example"},
        {"host": ""},
        {"host": "localhost.evil.example"},
        {"origin": "https://dashboard.example"},
        {"origin": ""},
        {"origin": "http://[oops"},
        {"headers": {"X-Forwarded-For": "192.0.2.7"}},
        {"headers": {"Forwarded": "for=192.0.2.7"}},
    ],
    ids=str,
)
def test_the_switch_is_for_nobody_else(
    changed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(monkeypatch, **changed)
    assert keeping.who() == "a reader"

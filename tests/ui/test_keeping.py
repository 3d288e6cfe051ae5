"""Who is an editor, decided from what the server, the login and the browser say; all by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import pytest
import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from lib import store
from lib.model import DataError, Receipt
from lib.ui import keeping
from lib.ui.own import Own

EDITOR = {"is_logged_in": True, "email": "Name@Newsroom.example", "email_verified": True}
SECRETS = {"auth": {"client_id": "c"}, "editors": {"addresses": ["name@newsroom.example"]}}


@dataclass(frozen=True)
class Rows:
    """What stands for the rows of an article: whoever adds them is written into them."""

    added_by: str | None = None


FOUND = cast(Own, SimpleNamespace(rows=Rows()))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is written into the shared tables."""
    found: list[Any] = []

    def add(folder: object, rows: list[Any]) -> list[Receipt]:
        found.extend(rows)
        return [Receipt("article-1", True)]

    monkeypatch.setattr(store, "add", add)
    return found


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is drawn: the keys of buttons, and words."""
    found: list[str] = []
    monkeypatch.setattr(st, "button", lambda label, key, **_: found.append(key))
    for spoken in ("caption", "success", "error"):
        monkeypatch.setattr(st, spoken, lambda words, kind=spoken: found.append(f"{kind} {words}"))
    return found


def asks(
    monkeypatch: pytest.MonkeyPatch, user: Mapping[str, Any], secrets: Mapping[str, Any]
) -> None:
    """A reader of a shared server, signed in or not."""
    monkeypatch.delenv(keeping.SWITCH, raising=False)
    monkeypatch.setattr(st, "user", SimpleNamespace(to_dict=lambda: dict(user), get=user.get))
    monkeypatch.setattr(st, "secrets", secrets)


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


@pytest.mark.parametrize(
    ("user", "listed"),
    [
        (EDITOR, "name@newsroom.example"),
        ({**EDITOR, "email": "name@newsroom.example"}, "NAME@newsroom.example"),
    ],
)
def test_an_editor_is_known_by_a_verified_address_in_any_letters(
    user: dict[str, Any], listed: str, monkeypatch: pytest.MonkeyPatch, written: list[Any]
) -> None:
    asks(monkeypatch, user, {**SECRETS, "editors": {"addresses": ["other@x.example", listed]}})
    assert keeping.who() == user["email"]
    assert keeping.add(FOUND).added
    assert written == [Rows(added_by=user["email"])]


@pytest.mark.parametrize(
    ("user", "secrets"),
    [
        ({}, {}),
        (EDITOR, {}),
        ({}, SECRETS),
        ({**EDITOR, "is_logged_in": False}, SECRETS),
        ({**EDITOR, "is_logged_in": "yes"}, SECRETS),
        ({**EDITOR, "email": "other@newsroom.example"}, SECRETS),
        ({**EDITOR, "email": ["name@newsroom.example"]}, SECRETS),
        ({**EDITOR, "email": None}, SECRETS),
        ({**EDITOR, "email_verified": False}, SECRETS),
        ({**EDITOR, "email_verified": "true"}, SECRETS),
        ({**EDITOR, "email_verified": 1}, SECRETS),
        ({"is_logged_in": True, "email": EDITOR["email"]}, SECRETS),
        (EDITOR, {"auth": SECRETS["auth"]}),
        (EDITOR, {"auth": SECRETS["auth"], "editors": {"addresses": "name@newsroom.example"}}),
        (EDITOR, {"auth": SECRETS["auth"], "editors": {"addresses": [7]}}),
        (EDITOR, {"auth": SECRETS["auth"], "editors": "name@newsroom.example"}),
    ],
    ids=repr,
)
def test_nobody_else_is_an_editor(
    user: dict[str, Any],
    secrets: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    written: list[Any],
) -> None:
    asks(monkeypatch, user, secrets)
    assert keeping.who() == "a reader"
    with pytest.raises(DataError, match="only editors may add to them"):
        keeping.add(FOUND)
    assert written == []


def test_a_server_without_secrets_has_no_editors(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise StreamlitSecretNotFoundError("no secrets")

    asks(monkeypatch, EDITOR, {})
    monkeypatch.setattr(st, "secrets", SimpleNamespace(get=missing))
    assert keeping.who() == "a reader"


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"address": "localhost"},
        {"address": "::1"},
        {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"},
        {"host": "[::1]:8501", "origin": "http://[::1]:8501"},
    ],
    ids=str,
)
def test_at_a_machine_of_ones_own_the_switch_makes_an_editor(
    changed: dict[str, Any], monkeypatch: pytest.MonkeyPatch, written: list[Any]
) -> None:
    asks(monkeypatch, {}, {})
    at_home(monkeypatch, **changed)
    assert keeping.who() == "the editor at this machine"
    keeping.add(FOUND)
    assert written == [Rows(added_by="the editor at this machine")]


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
        {"headers": {"Forwarded": "for=192.0.2.7"}},
        {"headers": {"X-Forwarded-For": "192.0.2.7"}},
        {"headers": {"X-Forwarded-Host": "dashboard.example"}},
        {"headers": {"X-Real-Ip": "192.0.2.7"}},
        {"headers": {"Via": "1.1 proxy.example"}},
    ],
    ids=str,
)
def test_the_switch_is_for_nobody_else(
    changed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asks(monkeypatch, {}, {})
    at_home(monkeypatch, **changed)
    assert keeping.who() == "a reader"


def test_where_there_is_a_login_the_switch_counts_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asks(monkeypatch, {}, SECRETS)
    at_home(monkeypatch)
    assert keeping.who() == "a reader"


@pytest.mark.parametrize(
    ("user", "secrets", "keys"),
    [
        (EDITOR, SECRETS, ["own_add", "caption"]),
        ({}, SECRETS, ["own_sign_in"]),
        ({**EDITOR, "email_verified": False}, SECRETS, []),
        ({}, {}, []),
    ],
)
def test_an_editor_is_offered_the_adding_and_a_stranger_the_login(
    user: dict[str, Any],
    secrets: dict[str, Any],
    keys: list[str],
    monkeypatch: pytest.MonkeyPatch,
    shown: list[str],
) -> None:
    asks(monkeypatch, user, secrets)
    keeping.offer(FOUND)
    assert [one.partition(" ")[0] for one in shown] == keys
    assert all("Newsroom" in one for one in shown if one.startswith("caption"))


@pytest.mark.parametrize(
    ("became", "kind"),
    [
        (Receipt("article-1", True), "success"),
        (Receipt("article-1", False), "success"),
        ("a sentence", "error"),
    ],
)
def test_what_became_of_it_is_said_once(
    became: object, kind: str, monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    monkeypatch.setattr(st, "session_state", {"own_added": became})
    keeping.outcome()
    keeping.outcome()
    assert len(shown) == 1
    assert shown[0].startswith(kind)
    if isinstance(became, Receipt):
        assert ("already" in shown[0]) is not became.added

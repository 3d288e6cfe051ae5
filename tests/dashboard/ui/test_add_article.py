"""Who is an editor, decided from what the server, the login and the browser say; all by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from lib import store
from lib.dashboard.narrative import wording
from lib.dashboard.ui import add_article, signing_in, this_machine
from lib.dashboard.ui.add_article import WhyNot
from lib.dashboard.ui.session_article import Own
from lib.model import DataError, Receipt

EDITOR = {"is_logged_in": True, "email": "Name@Newsroom.example", "email_verified": True}
AUTH = {"client_id": "c"}
LISTED = '[editors]\naddresses = ["other@x.example", "name@newsroom.example"]\n'
SECRETS = f"[auth]\n{LISTED}"

Asks = Callable[..., Path]


@dataclass(frozen=True)
class Rows:
    """What stands for the rows of an article: whoever adds them is written into them."""

    added_by: str | None = None


HEADERS_BETWEEN = (
    *("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"),
    *("X-Forwarded-Port", "X-Forwarded-Server", "x-forwarded-anything", "X-Real-IP"),
    *("CF-Connecting-IP", "CF-Ray", "True-Client-IP", "X-Client-IP", "X-Original-Forwarded-For"),
    *("X-Original-Host", "X-Cluster-Client-IP", "X-Amzn-Trace-Id", "Fly-Client-IP"),
    *("X-Scheme", "X-Remote-IP", "X-Remote-Addr", "X-ProxyUser-Ip", "Client-IP", "Remote-User"),
    *("CDN-Loop", "X-Envoy-External-Address", "X-ARR-SSL", "Tailscale-User-Login", "X-Via"),
    *("X-Request-ID", "Proxy-Connection", "Front-End-Https", "X-Vercel-Id", "Akamai-Origin-Hop"),
)
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
    for spoken in ("caption", "success", "error", "warning"):
        monkeypatch.setattr(st, spoken, lambda words, kind=spoken: found.append(f"{kind} {words}"))
    return found


@pytest.fixture
def asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asks:
    """A reader of a shared server, signed in or not; the file with its secrets."""
    place = tmp_path / "secrets.toml"

    def come(user: Mapping[str, Any], secrets: str, **options: Any) -> Path:
        place.write_text(secrets, "utf-8")
        given = {"secrets.files": [str(tmp_path / "none.toml"), str(place)], **options}
        monkeypatch.setattr(st, "user", SimpleNamespace(to_dict=lambda: dict(user)))
        monkeypatch.setattr(st, "secrets", {"auth": AUTH} if "[auth]" in secrets else {})
        monkeypatch.setattr(st, "context", SimpleNamespace(cookies={}, headers={}))
        monkeypatch.setattr(st, "session_state", {"own_article": FOUND})
        monkeypatch.setattr(st, "get_option", given.get)
        for module in (add_article, signing_in):
            monkeypatch.setattr(module, "reader_words", lambda: wording("en"))
        return place

    monkeypatch.delenv(this_machine.SWITCH, raising=False)
    return come


@pytest.fixture
def at_home(asks: Asks, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A browser on the machine of a server that listens to that machine only, opened by the
    address from its terminal."""

    def come(secrets: str = "", **changed: Any) -> None:
        given: dict[str, Any] = {
            **{"switch": "on", "address": "127.0.0.1", "ip": None, "headers": {}, "opened": True},
            **{"host": "localhost:8501", "origin": "http://localhost:8501"},
        } | changed
        asks({}, secrets, **{"server.address": given["address"]})
        monkeypatch.setenv(this_machine.SWITCH, given["switch"])
        headers = {"Host": given["host"], "Origin": given["origin"], **given["headers"]}
        context = SimpleNamespace(headers=headers, ip_address=given["ip"], cookies={})
        monkeypatch.setattr(st, "context", context)
        if given["opened"]:
            monkeypatch.setattr(st, "query_params", {"token": this_machine._secret.value})
            this_machine.take_token()

    return come


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("Name@Newsroom.example", "name@newsroom.example"),
        ("name@newsroom.example", " NAME@newsroom.example "),
    ],
)
def test_an_editor_is_known_by_a_verified_address_in_any_letters(
    address: str, listed: str, asks: Asks, written: list[Any]
) -> None:
    asks({**EDITOR, "email": address}, SECRETS.replace("name@newsroom.example", listed))
    assert add_article.who() == address
    assert add_article.add(FOUND).added
    assert written == [Rows(added_by=address)]


@pytest.mark.parametrize(
    ("user", "secrets", "why_not"),
    [
        ({}, "", None),
        (EDITOR, "", None),
        (EDITOR, LISTED, None),
        ({}, SECRETS, None),
        ({**EDITOR, "is_logged_in": False}, SECRETS, None),
        ({**EDITOR, "is_logged_in": "yes"}, SECRETS, None),
        ({**EDITOR, "email": "other@newsroom.example"}, SECRETS, WhyNot.NOT_LISTED),
        ({**EDITOR, "email": "name@new\u017froom.example"}, SECRETS, WhyNot.NOT_LISTED),
        (
            {**EDITOR, "email": "mike@x.example"},
            SECRETS.replace("other@", "mi\u212ae@"),
            WhyNot.NOT_LISTED,
        ),
        (
            {**EDITOR, "email": "strasse@x.example"},
            SECRETS.replace("other@", "straße@"),
            WhyNot.NOT_LISTED,
        ),
        ({**EDITOR, "email": ["name@newsroom.example"]}, SECRETS, WhyNot.NO_ADDRESS),
        ({**EDITOR, "email": None}, SECRETS, WhyNot.NO_ADDRESS),
        ({**EDITOR, "email": ""}, SECRETS, WhyNot.NO_ADDRESS),
        ({**EDITOR, "email_verified": False}, SECRETS, WhyNot.NOT_VERIFIED),
        ({**EDITOR, "email_verified": "true"}, SECRETS, WhyNot.VERIFIED_IN_TEXT),
        ({**EDITOR, "email_verified": 1}, SECRETS, WhyNot.NOT_VERIFIED),
        ({"is_logged_in": True, "email": EDITOR["email"]}, SECRETS, WhyNot.NOT_VERIFIED),
        (EDITOR, "[auth]\n", WhyNot.NOT_LISTED),
        (EDITOR, "[auth]\n[editors]\n", WhyNot.NOT_LISTED),
        (EDITOR, '[auth]\n[editors]\naddresses = "name@newsroom.example"', WhyNot.NO_LIST),
        (EDITOR, '[auth]\n[editors]\naddresses = ["name@newsroom.example", 7]', WhyNot.NO_LIST),
        (EDITOR, '[auth]\n[editors]\naddresses = {a = "name@newsroom.example"}', WhyNot.NO_LIST),
        (EDITOR, 'editors = "name@newsroom.example"\n[auth]\n', WhyNot.NO_LIST),
        (EDITOR, f"auth = 1\n{LISTED}", WhyNot.NO_LIST),
        (EDITOR, SECRETS + "[", WhyNot.NO_LIST),
        (EDITOR, SECRETS + "[deep]\na = " + "[" * 9_000, WhyNot.NO_LIST),
    ],
    ids=lambda given: repr(given)[:60],
)
def test_nobody_else_is_an_editor(
    user: dict[str, Any], secrets: str, why_not: WhyNot | None, asks: Asks, written: list[Any]
) -> None:
    asks(user, secrets)
    assert add_article.who() == "a reader"
    with pytest.raises(DataError, match="only editors may add to them"):
        add_article.add(FOUND)
    assert written == []
    assert add_article._standing().why_not is why_not


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda place: place.rename(place.with_name("elsewhere.toml")),
        lambda place: place.write_bytes(b""),
        lambda place: place.write_bytes(b"[editors"),
        lambda place: place.write_bytes(b"\xff\xfe"),
        lambda place: place.write_text(SECRETS.replace("name@newsroom.example", "x"), "utf-8"),
        lambda place: place.write_text(f"auth = 1\n{LISTED}", "utf-8"),
        lambda place: place.write_text(f"auth = []\n{LISTED}", "utf-8"),
        lambda place: (place.unlink(), place.mkdir()),
        lambda place: (place.unlink(), place.symlink_to(place.with_name("nowhere"))),
        lambda place: (place.unlink(), place.symlink_to(place)),
        lambda place: (
            place.with_name("new.toml").write_text("[auth]\n", "utf-8"),
            place.with_name("new.toml").replace(place),
        ),
    ],
)
def test_the_list_is_read_from_the_file_at_the_moment(
    damage: Callable[[Path], object], asks: Asks, written: list[Any]
) -> None:
    place = asks(EDITOR, SECRETS)
    add_article.add(FOUND)
    damage(place)
    with pytest.raises(DataError, match="only editors may add to them"):
        add_article.add(FOUND)
    if place.is_dir():
        place.rmdir()
    else:
        place.unlink(missing_ok=True)
    place.write_text(SECRETS, "utf-8")
    add_article.add(FOUND)
    place.write_text("[auth]\n", "utf-8")
    with pytest.raises(DataError, match="only editors may add to them"):
        add_article.add(FOUND)
    assert len(written) == 2


def test_a_later_file_of_secrets_counts_more(
    asks: Asks, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = asks(EDITOR, SECRETS)
    (tmp_path / "none.toml").write_text('[editors]\naddresses = ["x@x.example"]', "utf-8")
    assert add_article.who() == EDITOR["email"]
    place.write_text("[auth]\n", "utf-8")
    assert add_article.who() == "a reader"
    (tmp_path / "folder").mkdir()
    files = [str(tmp_path / "none.toml"), str(place), str(tmp_path / "folder")]
    monkeypatch.setattr(st, "get_option", {"secrets.files": files}.get)
    (tmp_path / "none.toml").write_text(LISTED, "utf-8")
    assert add_article.who() == EDITOR["email"], "a folder of secrets is passed over"


def test_a_server_without_secrets_has_no_editors(
    asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise StreamlitSecretNotFoundError("no secrets")

    asks(EDITOR, "").unlink()
    monkeypatch.setattr(st, "secrets", SimpleNamespace(get=missing))
    assert add_article.who() == "a reader"


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
    changed: dict[str, Any], at_home: Callable[..., None], written: list[Any]
) -> None:
    at_home(**changed)
    assert add_article.who() == "the editor at this machine"
    add_article.add(FOUND)
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
        {"opened": False},
        *({"headers": {name: ""}} for name in HEADERS_BETWEEN),
    ],
    ids=str,
)
def test_the_switch_is_for_nobody_else(
    changed: dict[str, Any], at_home: Callable[..., None]
) -> None:
    at_home(**changed)
    assert add_article.who() == "a reader"


@pytest.mark.parametrize("secrets", [SECRETS, "[auth]\n", "[auth", "auth = 1\n"])
def test_where_there_is_a_login_the_switch_counts_for_nothing(
    secrets: str, at_home: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(secrets)
    assert add_article.who() == "a reader"
    monkeypatch.setattr(st, "secrets", {})
    assert add_article.who() == "a reader", "whatever streamlit's copy says"


def test_nobody_is_an_editor_once_the_login_is_taken_out_of_the_file(
    asks: Asks, written: list[Any]
) -> None:
    """Streamlit goes on with the login that it read when it started."""
    place = asks(EDITOR, SECRETS)
    assert add_article.who() == EDITOR["email"]
    place.write_text(LISTED, "utf-8")
    assert signing_in.is_possible()
    assert add_article.who() == "a reader"
    with pytest.raises(DataError, match="only editors"):
        add_article.add(FOUND)
    assert written == []


def test_a_folder_of_secrets_may_hold_the_login(asks: Asks, tmp_path: Path) -> None:
    files = [str(tmp_path / "folder"), str(tmp_path / "secrets.toml")]
    place = asks(EDITOR, SECRETS, **{"secrets.files": files})
    place.write_text(LISTED, "utf-8")
    assert add_article.who() == "a reader", "there is no such folder"
    (tmp_path / "folder").mkdir()
    assert add_article.who() == EDITOR["email"]


@pytest.mark.parametrize(
    ("user", "secrets", "keys"),
    [
        (EDITOR, SECRETS, ["own_add", "caption"]),
        ({}, SECRETS, ["sign_in"]),
        ({**EDITOR, "email_verified": False}, SECRETS, ["caption", "sign_in"]),
        ({}, "", []),
    ],
)
def test_an_editor_is_offered_the_adding_and_a_stranger_the_login(
    user: dict[str, Any], secrets: str, keys: list[str], asks: Asks, shown: list[str]
) -> None:
    asks(user, secrets)
    add_article.offer()
    assert [one.partition(" ")[0] for one in shown] == keys
    assert all("Newsroom" in one for one in shown if one.startswith("caption"))
    add_article.beforehand()
    assert len(shown) == len(keys)


def test_who_has_not_opened_the_address_reads_where_it_is(
    at_home: Callable[..., None], shown: list[str]
) -> None:
    at_home(opened=False)
    add_article.offer()
    add_article.beforehand()
    assert len(shown) == 2 and all("printed in its terminal" in one for one in shown)
    assert not any(this_machine._secret.value in one for one in shown)
    at_home()
    add_article.beforehand()
    assert len(shown) == 2


@pytest.mark.parametrize(
    ("became", "kind"),
    [
        (Receipt("article-1", True), "success"),
        (Receipt("article-1", False), "success"),
        (DataError("article-1", "another article has that name"), "error"),
    ],
)
def test_what_became_of_it_is_said_once(
    became: object, kind: str, monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    monkeypatch.setattr(st, "session_state", {"own_added": became})
    monkeypatch.setattr(add_article, "reader_words", lambda: wording("en"))
    add_article.outcome()
    add_article.outcome()
    assert len(shown) == 1
    assert shown[0].startswith(kind)
    if isinstance(became, Receipt):
        assert ("already" in shown[0]) is not became.added

"""The address in the terminal of a server, and the headers of what is in between."""

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from lib.dashboard.ui import this_machine


@pytest.fixture(autouse=True)
def options(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The settings of a server on which the switch is on."""
    given: dict[str, Any] = {"server.address": "127.0.0.1", "server.port": 8571}
    monkeypatch.setenv(this_machine.SWITCH, "on")
    monkeypatch.setattr(st, "get_option", given.get)
    monkeypatch.setattr(st, "session_state", {})
    headers = {"Host": "localhost:8571", "Origin": "http://localhost:8571"}
    context = SimpleNamespace(headers=headers, ip_address=None)
    monkeypatch.setattr(st, "context", context)
    return given


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        ({}, "http://127.0.0.1:8571/articles?tab=read&token="),
        ({"server.address": "::1"}, "http://[::1]:8571/articles?tab=read&token="),
        ({"server.baseUrlPath": "/trade/"}, "http://127.0.0.1:8571/trade/articles?tab=read&token="),
    ],
)
def test_the_address_is_printed_when_the_server_starts(
    changed: dict[str, Any],
    address: str,
    options: dict[str, Any],
    capsys: pytest.CaptureFixture[str],
) -> None:
    options.update(changed)
    this_machine.announce()
    said = capsys.readouterr()
    assert f"{address}{this_machine._secret.value}\n" in said.err and said.out == ""
    assert len(this_machine._secret.value) >= 43


def test_nothing_is_printed_that_does_not_count(
    options: dict[str, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options["server.address"] = None
    this_machine.announce()
    said = capsys.readouterr().err
    assert "counts for nothing" in said and this_machine._secret.value not in said
    monkeypatch.setenv(this_machine.SWITCH, "yes")
    options["server.address"] = "localhost"
    this_machine.announce()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("given", ["", "token", "all but its end", "\ud800é", "on"])
def test_another_secret_opens_nothing(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if given == "all but its end":
        given = this_machine._secret.value[:-1]
    address = {"token": given, "partner": "KAZ"}
    monkeypatch.setattr(st, "query_params", address)
    this_machine.take_token()
    assert address == {"partner": "KAZ"}, "it is taken out, right or wrong"
    assert this_machine.looks_near() and not this_machine.is_known()
    monkeypatch.setattr(st, "query_params", {"token": this_machine._secret.value})
    this_machine.take_token()
    assert this_machine.is_known()
    monkeypatch.setattr(st, "query_params", {})
    this_machine.take_token()
    assert this_machine.is_known(), "for as long as the session lasts"


def test_a_secret_opens_one_session_and_the_next_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = this_machine._secret.value
    monkeypatch.setattr(st, "query_params", {"token": first})
    this_machine.take_token()
    second = this_machine._secret.value
    assert this_machine.is_known() and second != first
    assert f"token={second}\n" in capsys.readouterr().err
    st.query_params["token"] = first
    this_machine.take_token()
    assert this_machine.is_known(), "the same session goes on"
    monkeypatch.setattr(st, "session_state", {})
    st.query_params["token"] = first
    this_machine.take_token()
    assert not this_machine.is_known() and this_machine._secret.value == second
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("headers", "context", "given"),
    [
        ({"Host": "here.example:8571"}, {}, {}),
        ({"Host": ""}, {}, {}),
        ({"Origin": "http://here.example:8571"}, {}, {}),
        ({"Origin": ""}, {}, {}),
        ({"Origin": "http://[::1"}, {}, {}),
        ({"X-Forwarded-For": "10.0.0.1"}, {}, {}),
        ({"CF-Ray": "1"}, {}, {}),
        ({}, {"ip_address": "10.0.0.1"}, {}),
        ({}, {"ip_address": "127.0.0.1"}, {}),
        ({}, {}, {"server.address": "0.0.0.0"}),
        ({}, {}, {"server.address": None}),
    ],
)
def test_nobody_is_near_whom_anything_says_to_be_elsewhere(
    headers: dict[str, str],
    context: dict[str, Any],
    given: dict[str, Any],
    options: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not even who has the secret: the address may have been passed on."""
    monkeypatch.setattr(st, "query_params", {"token": this_machine._secret.value})
    this_machine.take_token()
    assert this_machine.looks_near() and this_machine.is_known()
    options.update(given)
    st.context.headers.update(headers)
    for name, value in context.items():
        monkeypatch.setattr(st.context, name, value)
    assert not this_machine.looks_near() and not this_machine.is_known()


@pytest.mark.parametrize("name", ["localhost:8571", "127.0.0.1:8571", "[::1]:8571"])
def test_this_machine_has_three_names(name: str) -> None:
    st.context.headers.update({"Host": name, "Origin": f"http://{name}"})
    assert this_machine.looks_near()

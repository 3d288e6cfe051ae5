"""Choices and the address: what goes along to another page, what is chosen, what is named."""

from contextlib import nullcontext
from typing import Any

import pytest
import streamlit as st

from lib.dashboard.ui import filters

DEFAULT = ("RUS", "EU27", "CIS")


class Query(dict[str, str]):
    """The parameters of an address."""

    def get_all(self, name: str) -> list[str]:
        return [self[name]] if name in self else []


@pytest.fixture
def query(monkeypatch: pytest.MonkeyPatch) -> Query:
    found = Query()
    monkeypatch.setattr(st, "query_params", found)
    return found


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    found: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", found)
    return found


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The widgets and warnings drawn."""
    found: list[str] = []
    monkeypatch.setattr(st, "container", lambda **_: nullcontext())
    monkeypatch.setattr(st, "warning", lambda words: found.append(words))
    for name in ("segmented_control", "selectbox", "multiselect"):
        monkeypatch.setattr(st, name, lambda *_, kind=name, **__: found.append(kind))
    return found


@pytest.mark.parametrize(
    ("chosen", "picture", "along"),
    [
        (DEFAULT, None, {}),
        (DEFAULT, "png", {}),
        (DEFAULT, "svg", {"picture": "svg"}),
        (DEFAULT, "gif", {}),
        (("RUS",), None, {"partner": "RUS"}),
        (("EU27", "RUS", "CIS"), None, {"partner": "EU27,RUS,CIS"}),
        ((), "svg", {"partner": "none", "picture": "svg"}),
    ],
)
def test_what_is_not_the_default_goes_along(
    chosen: tuple[str, ...],
    picture: str | None,
    along: dict[str, str],
    query: Query,
    session: dict[str, Any],
) -> None:
    session["partner"] = list(chosen)
    if picture:
        query["picture"] = picture
    assert filters.address() == along


def test_without_a_choice_the_default_partners_are_shown(session: dict[str, Any]) -> None:
    assert filters.partners() == DEFAULT


def test_partners_are_chosen_beside_those_that_are(query: Query, session: dict[str, Any]) -> None:
    session["partner"] = ["RUS"]
    filters.choose_also(["KAZ", "RUS", "CHN"])
    assert query == {"partner": "RUS,KAZ,CHN"}


@pytest.mark.parametrize(
    ("given", "chosen", "drawn_as"),
    [
        (None, "a", ["segmented_control"]),
        ("b", "b", ["segmented_control"]),
        ("<x>", "a", ["The address asks for", "segmented_control"]),
    ],
)
def test_what_is_no_option_is_named_and_the_first_shown(
    given: str | None,
    chosen: str,
    drawn_as: list[str],
    query: Query,
    session: dict[str, Any],
    drawn: list[str],
) -> None:
    if given:
        query["view"] = given
    assert filters.one_of("view", ("a", "b")) == chosen
    assert session["view"] == chosen
    assert len(drawn) == len(drawn_as) and drawn[-1] == drawn_as[-1]
    assert all("\\<x>" in one for one in drawn[:-1])


@pytest.mark.parametrize(
    ("count", "kind"),
    [(1, []), (2, ["segmented_control"]), (4, ["segmented_control"]), (5, ["selectbox"])],
)
@pytest.mark.usefixtures("query", "session")
def test_a_few_options_are_buttons_and_many_a_list(
    count: int, kind: list[str], drawn: list[str]
) -> None:
    assert filters.one_of("view", tuple("abcdef"[:count])) == "a"
    assert drawn == kind


@pytest.mark.usefixtures("query", "session", "drawn")
def test_without_options_nothing_is_chosen() -> None:
    assert filters.one_of("view", ()) == ""


@pytest.mark.parametrize(
    ("view", "indicator", "scale", "log", "offered"),
    [
        ("level", "exports", None, False, True),
        ("level", "exports", "log", True, True),
        ("growth", "exports", "log", True, True),
        ("share", "exports", "log", False, False),
        ("level", "trade_balance", "log", False, False),
        ("growth", "trade_balance", "log", False, False),
    ],
)
def test_a_logarithmic_axis_is_offered_for_what_is_above_zero(
    view: str,
    indicator: str,
    scale: str | None,
    log: bool,
    offered: bool,
    query: Query,
    session: dict[str, Any],
    drawn: list[str],
) -> None:
    query.update({"scale": scale} if scale else {})
    assert filters.drawing({"view": view, "indicator": indicator}) == (log, False)
    assert drawn.count("segmented_control") == 1 + offered
    query["events"] = "on"
    assert filters.drawing({"view": view, "indicator": indicator})[1] is True


@pytest.mark.parametrize(
    ("chosen", "address"),
    [(DEFAULT, {}), (("RUS",), {"partner": "RUS"}), ((), {"partner": "none"})],
)
def test_the_default_is_not_in_the_address(
    chosen: tuple[str, ...], address: dict[str, str], query: Query, session: dict[str, Any]
) -> None:
    session["partner"], query["partner"] = list(chosen), "KAZ"
    filters._partners_to_address()
    assert query == address
    session["view"], query["view"] = "level", "share"
    filters._to_address("view", "level")
    assert "view" not in query
    session["view"] = "growth"
    filters._to_address("view", "level")
    assert query["view"] == "growth"

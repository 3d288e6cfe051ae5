"""The buttons of the login, who is signed in, and what a new session is given."""

from collections import OrderedDict
from types import SimpleNamespace
from typing import Any, cast

import pytest
import streamlit as st
from streamlit.errors import StreamlitAuthError

from lib.dashboard.narrative import wording
from lib.dashboard.ui import session_article, signing_in, waiting
from lib.dashboard.ui.session_article import Own
from lib.dashboard.ui.waiting import Left, Outcome

PROVIDER = {"client_id": "c", "client_secret": "s", "server_metadata_url": "https://x.example/"}
SHARED = {"redirect_uri": "https://y.example/oauth2callback", "cookie_secret": "s"}
USER = {"is_logged_in": True, "email": "a@x.example"}


class Session:
    """A session of a browser: who is signed in, its cookies, and what was drawn and pressed."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.user: dict[str, Any] = {}
        self.cookies: dict[str, str] = {}
        self.auth: dict[str, Any] = {}
        self.drawn: list[str] = []
        self.gone: list[str | None] = []
        patch.setattr(st, "user", SimpleNamespace(to_dict=lambda: dict(self.user)))
        patch.setattr(st, "context", SimpleNamespace(cookies=self.cookies))
        patch.setattr(st, "secrets", {"auth": self.auth})
        patch.setattr(st, "session_state", {})
        patch.setattr(st, "login", lambda provider=None: self.gone.append(provider))
        patch.setattr(st, "logout", lambda: self.gone.append("out"))
        patch.setattr(st, "warning", self.drawn.append)
        patch.setattr(st, "button", self._button)
        patch.setattr(signing_in, "_signed_out", OrderedDict())
        patch.setattr(signing_in, "address_pairs", lambda: (("partner", "KAZ"), ("tab", "words")))
        patch.setattr(signing_in, "reader_words", lambda: wording("en"))

    def _button(self, label: str, *, key: str, on_click: Any, args: Any = (), **_: Any) -> None:
        self.drawn.append(label)
        on_click(*args)

    def said(self) -> str:
        signing_in.outcome()
        return self.drawn[-1] if self.drawn else ""


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    return Session(monkeypatch)


@pytest.mark.parametrize(
    ("auth", "gone"),
    [
        ({}, []),
        (SHARED, []),
        (SHARED | PROVIDER, [None]),
        (SHARED | {"google": PROVIDER, "other": PROVIDER}, ["google", "other"]),
        (
            SHARED | PROVIDER | {"google": PROVIDER, "client_kwargs": {"scope": "x"}},
            [None, "google"],
        ),
        (SHARED | {"default": PROVIDER}, [None]),
    ],
    ids=repr,
)
def test_there_is_a_button_for_each_provider(
    auth: dict[str, Any], gone: list[str | None], session: Session
) -> None:
    session.auth.update(auth)
    signing_in.buttons(is_another=False)
    assert session.gone == gone
    named = [provider.title() for provider in gone if provider]
    assert [label.split()[4] for label in session.drawn if "sign in with" in label] == named
    assert signing_in.is_possible() == bool(auth)


@pytest.mark.parametrize("fault", [StreamlitAuthError("no key"), ModuleNotFoundError("authlib")])
def test_a_login_that_is_not_set_up_right_is_said_in_a_sentence(
    fault: Exception, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def login(*_: object) -> None:
        raise fault

    session.auth.update(PROVIDER)
    monkeypatch.setattr(st, "login", login)
    signing_in.buttons(is_another=False)
    assert "not set up right" in session.said() and "key" not in session.said()


def test_who_signed_out_is_signed_out_in_every_tab(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.user.update(USER, nonce="a", iat=1)
    monkeypatch.setattr(signing_in, "SIGNED_OUT", 2)
    assert signing_in.user() == session.user
    signing_in._sign_out()
    assert session.gone == ["out"] and signing_in.user() == {}
    session.user["nonce"] = "b"
    assert signing_in.user() == session.user, "another login, of the same second"
    session.user.update(nonce="a", tokens={"id": "t"}, iat=2)
    assert signing_in.user() == {}, "put together from pieces of two logins"
    for other in ("c", "d"):
        session.user["nonce"] = other
        signing_in._sign_out()
        assert signing_in.user() == {}
    assert len(signing_in._signed_out) == 2


def test_a_login_without_a_number_used_once_is_known_by_all_that_was_said(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "get_option", {"server.trustedUserHeaders": {"X-User": "desk"}}.get)
    session.user.update(USER, iat=1, address={"city": "Bishkek"})
    signing_in._sign_out()
    session.user.update(tokens={"id": "t"}, desk="any")
    assert signing_in.user() == {}, "what the browser may leave out or add"
    session.user["iat"] = 2
    assert signing_in.user() == session.user


@pytest.mark.parametrize(
    ("outcome", "user", "said"),
    [
        (None, USER, ""),
        (None, {}, "could not finish it"),
        (Outcome.DENIED, {}, "declined"),
        (Outcome.DENIED, USER, "declined"),
    ],
)
def test_a_new_session_gets_what_its_browser_left(
    outcome: Outcome | None,
    user: dict[str, Any],
    said: str,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = object.__new__(Own)
    left = {"secret": Left(article, 1, "read", 0, True, outcome)}
    monkeypatch.setattr(waiting, "take", lambda secret: left.pop(secret, None))
    session.user.update(user)
    signing_in.come_back()
    assert session_article.here() is None, "without the secret"
    session.cookies[waiting.COOKIE] = "secret"
    signing_in.come_back()
    assert session_article.here() is None, "only in the first run"
    st.session_state.clear()
    signing_in.come_back()
    assert session_article.here() is article and left == {}
    assert (said in session.said()) if said else session.said() == ""
    session.drawn.clear()
    assert session.said() == "", "once"


def test_what_is_left_is_the_article_and_the_address(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[object] = []
    monkeypatch.setattr(waiting, "leave", lambda *given: left.append(given))
    session.auth.update(PROVIDER)
    session.cookies[waiting.XSRF] = "token"
    signing_in.buttons(is_another=False)
    article = cast(Own, SimpleNamespace(size=9))
    session_article.take(article)
    signing_in.buttons(is_another=False)
    assert left == [
        ("token", None, 0, "articles?partner=KAZ&tab=read"),
        ("token", article, 9, "articles?partner=KAZ&tab=read"),
    ]


def test_who_turned_back_may_take_the_article_back(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_waiting", waiting.Waiting())
    signing_in.way_back()
    assert session.drawn == []
    article = object.__new__(Own)
    away = Left(article, 1, "read", waiting.time.monotonic() + 9)
    waiting._waiting.leave("secret", away)
    session.cookies[waiting.COOKIE] = "secret"
    signing_in.come_back()
    assert session_article.here() is None, "it has not been at the provider"
    signing_in.way_back()
    assert session_article.here() is article and len(session.drawn) == 1
    signing_in.way_back()
    assert len(session.drawn) == 1, "once"

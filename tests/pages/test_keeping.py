"""Who may add an article to the shared tables: editors, looked up again as it is written."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib import store
from lib.model import DataError
from lib.ui import keeping
from tests.pages.reading import opened
from tests.pages.test_read import WORDS, came, press, went
from tests.ui.test_keeping import at_home

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
        ({}, SECRETS),
        ({**EDITOR, "email_verified": False}, SECRETS),
    ],
)
def test_nobody_else_is_offered_it(
    user: dict[str, Any], secrets: dict[str, Any], data: Path
) -> None:
    """Who else is nobody: tests/ui/test_keeping.py."""
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

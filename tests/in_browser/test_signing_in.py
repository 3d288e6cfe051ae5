"""Editors sign in at a real OpenID provider, and come back to the article they had at hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from lib import store
from tests.in_browser.visiting import read_text, settled, visit
from tests.pages.test_read import WORDS
from tests.serving import free_port, running
from tests.shipped import copy_shipped

EDITOR = "editor@newsroom.example"
SAID = {
    EDITOR: True,
    "stranger@x.example": True,
    "unsure@x.example": False,
}
"""Whether the provider says of an address that it is verified."""

SECRETS = """
[auth]
redirect_uri = "{server}/oauth2callback"
cookie_secret = "four-and-twenty-blackbirds"
client_id = "c"
client_secret = "s"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[auth.city]
client_id = "c"
client_secret = "s"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[auth.far]
client_id = "c"
client_secret = "s"
server_metadata_url = "http://127.0.0.1:1/.well-known/openid-configuration"

[editors]
addresses = ["{editor}"]
"""
ADD = "Add it to the shared tables"
SIGN_IN = "Editors sign in to add it to the shared tables"
WITH = "Editors sign in with {} to add it to the shared tables"


@dataclass(frozen=True)
class Newsroom:
    """A shared server with a login."""

    address: str
    secrets: Path
    data: Path

    @property
    def articles(self) -> int:
        return len(store.read(self.data, "sources").to_pylist())


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The application over a copy of the shipped tables, and the provider beside it."""
    folder = tmp_path_factory.mktemp("newsroom")
    copy_shipped(folder)
    server, provider = free_port(), free_port()
    addresses = {"server": f"http://127.0.0.1:{server}", "provider": f"http://127.0.0.1:{provider}"}
    secrets = folder / "secrets.toml"
    secrets.write_text(SECRETS.format(editor=EDITOR, **addresses), "utf-8")
    people = [{"sub": name, "email": name, "email_verified": SAID[name]} for name in SAID]
    claims = [word for one in people for word in ("--user-claims", json.dumps(one))]
    login = ("-m", "oidc_provider_mock", "--port", str(provider), *claims)
    dashboard = (
        *("-m", "streamlit", "run", "app.py", "--server.port", str(server)),
        *("--secrets.files", str(secrets)),
    )
    with (
        running(*login, answers_at=addresses["provider"], log=folder / "provider.txt"),
        running(
            *dashboard,
            answers_at=f"{addresses['server']}/readyz",
            log=folder / "server.txt",
            DATA_DIR=str(folder),
        ),
    ):
        yield Newsroom(addresses["server"], secrets, folder)


def brings(person: Page, newsroom: Newsroom, query: str = "tab=read") -> None:
    visit(person, f"{newsroom.address}/articles?{query}")
    read_text(person)


def back_to_the_article(person: Page) -> None:
    """Away from the article and back, in the same session."""
    for name in ("In their words", "Read another article"):
        person.get_by_role("link", name=name, exact=True).click()
        settled(person)


def signs_in(person: Page, button: str, name: str) -> None:
    person.get_by_role("button", name=button, exact=True).click()
    person.get_by_role("button", name=name, exact=True).click()
    person.wait_for_url("**/articles*")


def test_an_editor_signs_in_and_out_with_an_article_at_hand(
    person: Page, newsroom: Newsroom
) -> None:
    before = newsroom.articles
    brings(person, newsroom, "partner=KAZ&tab=read")
    signs_in(person, SIGN_IN, EDITOR)
    assert person.url == f"{newsroom.address}/articles?partner=KAZ&tab=read"
    expect(person.locator(".mv-annotated a mark").first).to_contain_text(WORDS)
    expect(person.get_by_text(f"Signed in as {EDITOR}")).to_be_visible()
    other = person.context.new_page()
    brings(other, newsroom)
    expect(other.get_by_role("button", name=ADD)).to_be_visible()

    listed = newsroom.secrets.read_text("utf-8")
    newsroom.secrets.unlink()
    person.get_by_role("button", name=ADD).click()
    expect(person.get_by_text("only editors may add to them")).to_be_visible()
    newsroom.secrets.write_text(listed.replace(EDITOR, "nobody@x.example"), "utf-8")
    back_to_the_article(person)
    expect(person.get_by_text("not on the list of editors")).to_be_visible()
    newsroom.secrets.write_text(listed, "utf-8")
    back_to_the_article(person)
    person.get_by_role("button", name=ADD).click()
    expect(person.get_by_text("Added to the shared tables")).to_be_visible()
    assert newsroom.articles == before + 1

    kept: list[Any] = [one for one in person.context.cookies() if "_user" in one["name"]]
    person.get_by_role("button", name="Sign out").click()
    person.get_by_role("button", name="End session").click()
    settled(person)
    expect(person.get_by_text("Signed in as")).to_have_count(0)
    assert [one["name"] for one in person.context.cookies() if "_user" in one["name"]] == []
    other.get_by_role("button", name=ADD).click()
    expect(other.get_by_text("only editors may add to them")).to_be_visible()
    expect(other.get_by_text("Signed in as")).to_have_count(0)
    (login,) = [one for one in kept if one["name"] == "_streamlit_user"]
    for respelled in (
        {},
        {"value": f"{login['value']}="},
        {"name": "_streamlit_user_9", "value": "x"},
    ):
        person.context.add_cookies([*kept, login | respelled])
        visit(person, f"{newsroom.address}/articles")
        expect(person.get_by_text("Signed in as")).to_have_count(0)
    assert newsroom.articles == before + 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("stranger@x.example", "not on the list of editors"),
        ("unsure@x.example", "does not say that the address is verified"),
    ],
)
def test_who_is_no_editor_reads_why_and_may_sign_in_as_another(
    name: str, said: str, person: Page, newsroom: Newsroom
) -> None:
    brings(person, newsroom)
    signs_in(person, WITH.format("City"), name)
    expect(person.get_by_text(said)).to_be_visible()
    expect(person.get_by_role("button", name=ADD)).to_have_count(0)
    if name == "stranger@x.example":
        signs_in(person, "Sign in as another", EDITOR)
        expect(person.locator(".mv-annotated a mark").first).to_contain_text(WORDS)
        expect(person.get_by_role("button", name=ADD)).to_be_visible()


def test_who_does_not_sign_in_is_back_with_the_article(person: Page, newsroom: Newsroom) -> None:
    brings(person, newsroom)
    person.get_by_role("button", name=SIGN_IN, exact=True).click()
    expect(person.get_by_role("button", name="Deny")).to_be_visible()
    person.go_back()
    person.get_by_role("button", name="Take back the article").click()
    expect(person.locator(".mv-annotated a mark").first).to_contain_text(WORDS)
    person.get_by_role("button", name=SIGN_IN, exact=True).click()
    person.get_by_role("button", name="Deny").click()
    expect(person.get_by_text("it was declined")).to_be_visible()
    expect(person.locator(".mv-annotated a mark").first).to_contain_text(WORDS)
    settled(person)
    person.get_by_role("button", name=WITH.format("Far"), exact=True).click()
    expect(person.get_by_text("could not finish it")).to_be_visible()
    expect(person.locator(".mv-annotated a mark").first).to_contain_text(WORDS)
    settled(person)
    person.reload()
    expect(person.get_by_role("button", name="Read it")).to_be_visible()


def test_the_article_goes_to_nobody_else(
    person: Page, newsroom: Newsroom, browser: Browser
) -> None:
    brings(person, newsroom)
    person.get_by_role("button", name=SIGN_IN, exact=True).click()
    button = person.get_by_role("button", name=EDITOR, exact=True)
    expect(button).to_be_visible()
    beside = person.context.new_page()
    visit(beside, f"{newsroom.address}/articles?tab=read")
    expect(beside.get_by_role("button", name="Read it")).to_be_visible()
    stranger = browser.new_context()
    page = stranger.new_page()
    page.goto(person.url)
    page.get_by_role("button", name=EDITOR, exact=True).click()
    page.wait_for_url(f"{newsroom.address}/**")
    visit(page, f"{newsroom.address}/articles?tab=read")
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
    stranger.close()
    button.click()
    expect(person.locator(".mv-annotated a mark").first).to_contain_text(WORDS)

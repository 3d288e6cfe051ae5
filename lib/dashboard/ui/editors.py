"""The list of editors, as it is in the secrets file at the moment somebody asks.

Streamlit's own copy of the secrets follows the file only as long as nobody takes the file away
for a moment, so whoever was struck off the list after that would stay an editor. Here the file
is opened each time, and whatever cannot be understood names no editors.
"""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st


class Listing(NamedTuple):
    """What the secrets say of who may add: whether there is a login, and the editors."""

    login: bool
    addresses: frozenset[str]
    """As `spelled` spells them."""
    folders: bool = False
    """Whether there are folders of secrets, which may hold a login and are not looked into."""

    @property
    def may_have_login(self) -> bool:
        """False once the login was taken out of the file, though Streamlit goes on with it."""
        return self.login or self.folders


def spelled(address: str) -> str:
    """An address as it is compared: A to Z are small, and every other letter is one of its own.

    >>> spelled("Name@Newsroom.example"), spelled("new\u017froom") == "newsroom"
    ('name@newsroom.example', False)
    """
    return "".join(c.lower() if c.isascii() else c for c in address)


def now() -> Listing | None:
    """The listing; None where a file or the list in it cannot be read, which makes nobody an
    editor.

    The files are those that Streamlit looks for; a later one takes the place of an earlier one,
    section by section, and one that is not there is passed over. Folders of secrets hold no list.
    """
    secrets: dict[str, Any] = {}
    folders = False
    for place in st.get_option("secrets.files"):
        folders |= not place.endswith(".toml") and Path(place).is_dir()
        try:
            if place.endswith(".toml"):
                secrets |= tomllib.loads(Path(place).read_text("utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, RecursionError):
            return None
    if not isinstance(secrets.get("auth", {}), dict):
        return None
    section = secrets.get("editors", {})
    addresses = section.get("addresses", []) if isinstance(section, dict) else None
    if not isinstance(addresses, list) or not all(isinstance(one, str) for one in addresses):
        return None
    listed = frozenset(spelled(one.strip()) for one in addresses)
    return Listing("auth" in secrets, listed, folders)

"""Who may add an article to the shared tables, and the adding. Everybody else may read.

On a shared server: who is signed in by Streamlit's own OpenID Connect login (``[auth]`` in
``.streamlit/secrets.toml``), with an address the provider has verified and that stands in the
list of editors there::

    [editors]
    addresses = ["name@newsroom.example"]

On a machine of one's own, where there is no login: whoever sits at it
(`lib.dashboard.ui.this_machine`), if the environment says `ADD_ARTICLES` = ``on``. The addresses
for programs only read.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import streamlit as st

from lib import store
from lib.dashboard.ui import editors, elements, session_article, signing_in, this_machine
from lib.dashboard.ui.session_article import Own
from lib.dashboard.ui.words import text
from lib.model import DataError, Receipt

_DONE = "own_added"
_NEEDS_TOKEN = "keep.token"


class Standing(NamedTuple):
    """Who is asking: an editor, or why not, as a key of a message; both empty for a reader."""

    editor: str = ""
    why_not: str = ""


def who() -> str:
    """What corrections and additions of this reader are signed with."""
    return _standing().editor or "a reader"


def offer(found: Own) -> None:
    """To an editor, the button that adds the article; to others, why not and where to sign in."""
    editor, why_not = _standing()
    if editor:
        elements.button(text("keep.add"), key="own_add", on_click=_added, args=(found,))
        elements.caption(text("keep.note", editor=editor))
        return
    if why_not:
        address = str(signing_in.user().get("email", ""))
        elements.caption(text(why_not, address=address))
    if signing_in.is_possible():
        signing_in.buttons("keep.sign_in_as_another" if signing_in.user() else "keep.sign_in")


def beforehand() -> None:
    """What somebody who means to add an article does before bringing it."""
    if (why_not := _standing().why_not) == _NEEDS_TOKEN:
        elements.caption(text(why_not))


def outcome() -> None:
    """What became of the last addition or of signing in, once."""
    signing_in.outcome()
    said = st.session_state.pop(_DONE, None)
    if isinstance(said, Receipt):
        key = "keep.added" if said.added else "keep.known"
        elements.success(text(key, source=said.source_id))
    elif said is not None:
        elements.error(str(said))


def _added(found: Own) -> None:
    """Add the article and put it away: from now on it stands among the shared ones."""
    try:
        st.session_state[_DONE] = add(found)
    except DataError as error:
        st.session_state[_DONE] = text("keep.refused", message=str(error))
    else:
        session_article.put_away()


def add(found: Own) -> Receipt:
    """Write the article into the shared tables: the only writing there is, for editors only.

    Who asks is looked up here, at the moment of writing, whatever any page has shown before;
    for everybody else, and for what cannot be written, `DataError`.
    """
    editor = _standing().editor
    if not editor:
        raise DataError("the shared tables", "only editors may add to them")
    (receipt,) = store.add(store.data_dir(), [replace(found.rows, added_by=editor)])
    return receipt


def _standing() -> Standing:
    """Whether who is asking is an editor at this moment."""
    listing = editors.now()
    if signing_in.is_possible() or listing is None or listing.login:
        return _signed_in(listing)
    if this_machine.is_known():
        return Standing("the editor at this machine")
    return Standing(why_not=_NEEDS_TOKEN) if this_machine.looks_near() else Standing()


def _signed_in(listing: editors.Listing | None) -> Standing:
    """Whether the address of who is signed in is verified, and one of the editors'."""
    user = signing_in.user()
    if not user:
        return Standing()
    why_not = _unverified(user)
    if not why_not and listing is None:
        why_not = "keep.not.list"
    if why_not or listing is None:
        return Standing(why_not=why_not)
    if user["email"].casefold() not in listing.addresses:
        return Standing(why_not="keep.not.listed")
    return Standing(user["email"])


def _unverified(user: Mapping[str, Any]) -> str:
    """Why the address is not known to be theirs; empty if it is."""
    address, verified = user.get("email"), user.get("email_verified")
    if not isinstance(address, str) or not address:
        return "keep.not.address"
    if isinstance(verified, str):
        return "keep.not.text"
    return "" if verified is True else "keep.not.verified"

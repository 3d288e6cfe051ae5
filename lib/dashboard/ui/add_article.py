"""Who may add an article to the shared tables, and the adding. Everybody else may read.

On a shared server: who is signed in by Streamlit's own OpenID Connect login (``[auth]`` in
``.streamlit/secrets.toml``), with an address the provider has verified and that is in the
list of editors there::

    [editors]
    addresses = ["name@newsroom.example"]

On a machine of one's own, where there is no login: whoever sits at it
(`lib.dashboard.ui.this_machine`), if the environment says `ADD_ARTICLES` = ``on``. The addresses
for programs only read.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

import streamlit as st

from lib import store
from lib.dashboard.narrative import fault_text
from lib.dashboard.ui import editors, elements, session_article, signing_in, this_machine
from lib.dashboard.ui.reader_words import reader_words
from lib.dashboard.ui.session_article import Own
from lib.model import DataError, Message, Receipt, mark

_DONE = "own_added"


class WhyNot(StrEnum):
    """Why somebody may read and not add."""

    TOKEN = "token"
    NO_ADDRESS = "no_address"
    NOT_VERIFIED = "not_verified"
    VERIFIED_IN_TEXT = "verified_in_text"
    NOT_LISTED = "not_listed"
    NO_LIST = "no_list"


_REASONS: Mapping[WhyNot, str] = MappingProxyType(
    {
        WhyNot.TOKEN: mark(
            "To add an article to the shared tables, first open the latest address that the server "
            "printed in its terminal; it has “token” in it and is good for one visit."
        ),
        WhyNot.NO_ADDRESS: mark(
            "You are signed in, but your provider gives no e-mail address, by which editors are "
            "known: you can read, not add."
        ),
        WhyNot.NOT_VERIFIED: mark(
            "You are signed in as {address}, but your provider does not say that the address is "
            "verified: you can read, not add."
        ),
        WhyNot.VERIFIED_IN_TEXT: mark(
            "You are signed in as {address}, but your provider says in text, not as true or "
            "false, whether the address is verified: you can read, not add."
        ),
        WhyNot.NOT_LISTED: mark(
            "You are signed in as {address}, which is not on the list of editors: you can read, "
            "not add."
        ),
        WhyNot.NO_LIST: mark(
            "You are signed in as {address}, but the list of editors cannot be read: until it "
            "can, nobody can add."
        ),
    }
)


class Standing(NamedTuple):
    """Who is asking: an editor, or why not; neither for a reader."""

    editor: str = ""
    why_not: WhyNot | None = None


def who() -> str:
    """What corrections and additions of this reader are signed with."""
    return _standing().editor or "a reader"


def offer() -> None:
    """To an editor, the button that adds the article; to others, why not and where to sign in."""
    found, words = session_article.here(), reader_words()
    if found is None:
        return
    editor, why_not = _standing()
    if editor:
        label = words.text("Add it to the shared tables")
        elements.button(label, key="own_add", on_click=_added, args=(found,))
        elements.caption(
            words.text(
                "Signed with {editor}. Everybody sees it from then on; the text itself is not "
                "kept.",
                editor=editor,
            )
        )
        return
    if why_not:
        address = str(signing_in.user().get("email", ""))
        elements.caption(words.text(_REASONS[why_not], address=address))
    if signing_in.is_possible():
        signing_in.buttons(is_another=bool(signing_in.user()))


def beforehand() -> None:
    """What somebody who means to add an article does before bringing it."""
    if (why_not := _standing().why_not) is WhyNot.TOKEN:
        elements.caption(reader_words().text(_REASONS[why_not]))


def outcome() -> None:
    """What became of the last addition or of signing in, once."""
    signing_in.outcome()
    words, receipt = reader_words(), st.session_state.pop(_DONE, None)
    if isinstance(receipt, Receipt):
        message = (
            words.text("Added to the shared tables, as {source}.", source=receipt.source_id)
            if receipt.added
            else words.text(
                "It was in the shared tables already, as {source}.", source=receipt.source_id
            )
        )
        elements.success(message)
    elif isinstance(receipt, DataError):
        elements.error(fault_text.not_added(receipt, words))


def _added(found: Own) -> None:
    """Add the article and put it away: from now on it is one of the shared ones."""
    try:
        st.session_state[_DONE] = add(found)
    except DataError as error:
        st.session_state[_DONE] = error
    else:
        session_article.put_away()


def add(found: Own) -> Receipt:
    """Write the article into the shared tables: the only writing there is, for editors only.

    Who asks is looked up here, at the moment of writing, whatever any page has shown before;
    for everybody else, and for what cannot be written, `DataError`.
    """
    editor = _standing().editor
    if not editor:
        place = Message("the shared tables")
        raise DataError(place, Message("only editors may add to them"))
    (receipt,) = store.add(store.data_dir(), [replace(found.rows, added_by=editor)])
    return receipt


def _standing() -> Standing:
    """Whether who is asking is an editor at this moment."""
    listing = editors.now()
    if signing_in.is_possible() or listing is None or listing.login:
        return _signed_in(listing)
    if this_machine.is_known():
        return Standing("the editor at this machine")
    return Standing(why_not=WhyNot.TOKEN) if this_machine.looks_near() else Standing()


def _signed_in(listing: editors.Listing | None) -> Standing:
    """Whether the address of who is signed in is verified, and one of the editors'."""
    user = signing_in.user()
    if not user or (listing is not None and not listing.may_have_login):
        return Standing()
    why_not = _unverified(user)
    if not why_not and listing is None:
        why_not = WhyNot.NO_LIST
    if why_not or listing is None:
        return Standing(why_not=why_not)
    if editors.spelled(user["email"]) not in listing.addresses:
        return Standing(why_not=WhyNot.NOT_LISTED)
    return Standing(user["email"])


def _unverified(user: Mapping[str, Any]) -> WhyNot | None:
    """Why the address is not known to be theirs; None if it is."""
    address, verified = user.get("email"), user.get("email_verified")
    if not isinstance(address, str) or not address:
        return WhyNot.NO_ADDRESS
    if isinstance(verified, str):
        return WhyNot.VERIFIED_IN_TEXT
    return None if verified is True else WhyNot.NOT_VERIFIED

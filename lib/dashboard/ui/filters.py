"""Choices a reader makes. The address holds them; widgets show and change the address.

The partner filter is one multiselect above every page. Its value is what the address says
(``?partner=RUS,EU27``, or repeated; ``none`` for an empty choice; nothing for the default),
so it is the same on every page and after going back, and any page can be linked to. A page's
own choices work the same way. A value the address has and we do not is named in one line.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from textwrap import shorten

import streamlit as st

from lib.dashboard.ui import cache, elements
from lib.dashboard.ui.partner_address import DEFAULT, read, written
from lib.dashboard.ui.words import area, listed, option, plural, text

_PARTNER = "partner"
_PICTURE, _PICTURES = "picture", ("png", "svg")
_NAMED, _LONGEST = 3, 40
"""So many unknown names of an address are repeated, and so many characters of each."""
_FEW = 4
"""So many options are shown as buttons."""


def partner_filter(*, shown: bool) -> None:
    """Take the partners from the address and draw the filter; the frame calls it on every page.

    Where it has no effect it is not `shown`. The partners in the address then wait for the page
    after this one, to which they go along.
    """
    options = cache.partners()
    chosen, unknown = read(st.query_params.get_all(_PARTNER), options)
    _show(_PARTNER, list(chosen))
    if shown:
        elements.multiselect(
            text("filter.partner"),
            options,
            key=_PARTNER,
            format_func=area,
            placeholder=text("filter.partner.empty"),
            label_visibility="collapsed",
            on_change=_partners_to_address,
        )
    for code in unknown:
        elements.warning(text("filter.partner.unknown", code=code))


def name_the_unknown(choices: Sequence[str]) -> None:
    """Say in one line what the address names that is no choice of a page with these."""
    known = (_PARTNER, _PICTURE, *choices)
    unknown = [name for name in st.query_params if name not in known]
    if not unknown:
        return
    shown = [shorten(name, _LONGEST, placeholder="…") for name in unknown[:_NAMED]]
    named = listed(text("filter.quoted", name=name) for name in shown)
    elements.warning(plural("filter.unknown_name", len(unknown), names=named))


def partners() -> tuple[str, ...]:
    """The chosen partners, in the order chosen."""
    return tuple(st.session_state.get(_PARTNER, DEFAULT))


def choose_also(more: Sequence[str]) -> None:
    """Choose partners beside those that are chosen."""
    st.query_params[_PARTNER] = written(tuple(dict.fromkeys((*partners(), *more))))


def address() -> dict[str, str]:
    """What of the address goes along to another page, as far as it is not the default."""
    chosen = tuple(st.session_state.get(_PARTNER, DEFAULT))
    along = {} if chosen == DEFAULT else {_PARTNER: written(chosen)}
    if (saved_as := st.query_params.get(_PICTURE, _PICTURES[0])) in _PICTURES[1:]:
        along[_PICTURE] = saved_as
    return along


def picture_filter() -> None:
    """Draw the choice of how pictures are saved; the menu calls it where there are pictures."""
    _chosen(_PICTURE, _PICTURES)


def picture() -> str:
    """How a picture is saved: png or svg."""
    return str(st.session_state.get(_PICTURE, _PICTURES[0]))


def choose(name: str, *choices: str) -> dict[str, str]:
    """Draw the choices of the answer `name` (`lib.dashboard.views.options`) in a line; what is
    chosen.

    A few options are buttons, many a drop-down list. The default is not in the address.
    """
    key = "_".join(("choices", name, *choices))
    with st.container(horizontal=True, vertical_alignment="bottom", key=key):
        return {
            choice: _chosen(choice, cache.options(name, choice, partners())) for choice in choices
        }


def choose_claim() -> dict[str, str]:
    """Draw the choice of what was said, by its words: any claim, whoever is chosen.

    Those of Kyrgyzstan's own ties come first. On a telephone the choice stays above the picture:
    it says what the page is about.
    """
    words = cache.claims()
    options = cache.options("claims", "claim", ())
    if not options:
        return {}
    with st.container(key="claim_choice"):
        return {"claim": _chosen("claim", options, words.__getitem__)}


def one_of(choice: str, options: Sequence[str]) -> str:
    """A page's own choice among options that are named by messages; the first by default."""
    return _chosen(choice, options)


def drawing(choices: Mapping[str, str]) -> tuple[bool, bool]:
    """Draw the choices of how an answer is drawn, in a line: whether the value axis is to be
    logarithmic, offered only for what is above zero, and whether events are to be marked."""
    view = choices.get("view", "level")
    above_zero = view in ("level", "growth") and choices["indicator"] != "trade_balance"
    with st.container(horizontal=True, key="choices_drawing"):
        log = above_zero and _chosen("scale", ("linear", "log")) == "log"
        return log, _events()


def events() -> bool:
    """Draw the choice whether events are to be marked in a picture of time; not at first."""
    with st.container(key="choices_events"):
        return _events()


def _events() -> bool:
    return _chosen("events", ("off", "on")) == "on"


def _partners_to_address() -> None:
    if (chosen := partners()) == DEFAULT:
        st.query_params.pop(_PARTNER, None)
    else:
        st.query_params[_PARTNER] = written(chosen)


def _chosen(
    choice: str, options: Sequence[str], shown_as: Callable[[str], str] | None = None
) -> str:
    """What is chosen; `shown_as` names an option where no message does."""
    if not options:
        return ""
    given = st.query_params.get(choice, options[0])
    _show(choice, given if given in options else options[0])
    if given not in options:
        elements.warning(text("filter.unknown", value=given, choice=text(f"choice.{choice}")))
    if len(options) == 1:
        return options[0]
    name, write = text(f"choice.{choice}"), (choice, options[0])
    shown_as = shown_as or partial(option, choice)
    if len(options) <= _FEW:
        elements.segmented_control(
            name,
            options,
            key=choice,
            format_func=shown_as,
            required=True,
            label_visibility="collapsed",
            wrap=True,
            on_change=_to_address,
            args=write,
        )
    else:
        elements.selectbox(
            name,
            options,
            key=choice,
            format_func=shown_as,
            width="stretch" if choice == "claim" else 160,
            on_change=_to_address,
            args=write,
        )
    return str(st.session_state[choice])


def _to_address(key: str, default: object) -> None:
    chosen = st.session_state[key]
    if chosen == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = str(chosen)


def _show(key: str, value: object) -> None:
    """Let the widget `key` show what the address says.

    On every run, though it may seem to show it already: with other options it is another
    widget, which knows nothing of the value that its key still has.
    """
    st.session_state[key] = value

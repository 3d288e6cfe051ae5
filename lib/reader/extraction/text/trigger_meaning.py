"""What the codes of [indicator] and [act] mean: an indicator, or words that tell of one.

A code is that of an indicator of the code list, or of words that count one in a way of their
own: whoever is "the main buyer" of A's goods is the partner of A's exports.
"""

from collections.abc import Mapping

from lib.codelists import ROLES, Indicator, indicators
from lib.model import DataError

MIGRANTS = "migrants"
"""What people are counted as who are only named by their country, or called people."""

TELLS_OF: Mapping[str, str] = {
    "cooperation": "trade_turnover",
    "bought_from": "exports",
    "supplied_by": "imports",
    "invested_by": "investment",
    "remitted_by": "remittances",
    "trade_surplus": "trade_balance",
    "trade_deficit": "trade_balance",
    "economy": "gdp",
    "settlements": "other",
}
"""The codes that are no indicators, and the indicator each tells of."""

ACTS = frozenset({"cooperation", "bought_from", "supplied_by", "invested_by", "remitted_by"})
"""Those among them that say, as a verb does, who does something to whom."""

NOT_OURS = frozenset({"other_subject", "contract", "none"})
"""Codes of words that speak of something else; a figure nearest to them is refused."""

ANY_NOUN = frozenset({"goods", "product", "all_goods", "own_goods", "area_noun", "no_area"})
"""Tables of words that may stand for anything: where they stand, nothing else is known."""

GIVES_WAY = frozenset({"other_subject", "contract"})
"""Of these the words that stand under an indicator too are the indicator's."""


def indicator_of(code: str) -> Indicator:
    """The indicator that a code means, or tells of."""
    return indicators()[TELLS_OF.get(code, code)]


def roles_of(code: str) -> str:
    """The roles of the indicator `code`; words that tell of one have their own, by their name."""
    if code in TELLS_OF:
        return code
    roles = indicators()[code].roles
    if roles is None:
        rule = (
            f"[{code}] has words in lib/reader/languages/ but no roles, one of {', '.join(ROLES)}"
        )
        raise DataError("lib/codelists/indicator.toml", rule)
    return roles


def has_roles(code: str | None, *roles: str) -> bool:
    """Whether a code is an indicator with one of these roles."""
    found = indicators().get(code or "")
    return found is not None and found.roles in roles


def is_received(code: str | None) -> bool:
    """Whether it means money that the reporter gets from the partner, whoever it is named for."""
    return has_roles(code, "received", "given")


def counts_people(code: str | None) -> bool:
    """Whether it means a number of people."""
    found = indicators().get(code or "")
    return found is not None and found.counted_in == "persons"

"""Who trades most with Kyrgyzstan, and how has that changed?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lib.dashboard.narrative import Wording, wording
from lib.dashboard.queries.months import frequencies
from lib.dashboard.views.catalogue import NotRefreshedError
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.freshness_line import freshness_in_short
from lib.dashboard.views.trade_both_sides import sides
from lib.dashboard.views.trade_flows import both_flows
from lib.dashboard.views.trade_frame import Tab
from lib.dashboard.views.trade_goods import goods
from lib.dashboard.views.trade_months import months
from lib.dashboard.views.trade_over_time import over_time
from lib.dashboard.views.trade_partners import partners
from lib.dashboard.views.trade_table import figures
from lib.model import Message, Page, Question, Tables, Tabs, mark

_BALANCE = "trade_balance"
_BOTH_SIDES, _MONTHS = "both_sides", "months"
_RANGE = ("from", "to")
"""The years of both sides' figures, and of months, are not those of the Kyrgyz record: none of
these tabs takes over the range of another."""
_OWN_YEARS = (_BOTH_SIDES, _MONTHS)


@dataclass(frozen=True, slots=True)
class _TabKind:
    """A way to look at trade."""

    label: str
    shown: Callable[[Tables, Question, Choices, Wording], Tab]
    choices: tuple[str, ...]
    """The choices that its address keeps."""
    has_balance: bool = False
    """Whether one of its flows is the balance."""


_TABS: Mapping[str, _TabKind] = MappingProxyType(
    {
        "over_time": _TabKind(
            mark("Over time"),
            over_time,
            ("flow", "view", "base", "from", "to", "members", "scale", "events"),
            has_balance=True,
        ),
        _MONTHS: _TabKind(
            mark("Months"), months, ("flow", "period", "as", "from", "to"), has_balance=True
        ),
        "partners": _TabKind(mark("Partners"), partners, ("flow", "year", "within", "drawn")),
        "exports_imports": _TabKind(mark("Exports and imports"), both_flows, ("year",)),
        _BOTH_SIDES: _TabKind(
            mark("Both sides"), sides, ("with", "kind", "direction", "from", "to")
        ),
        "goods": _TabKind(
            mark("Goods"),
            goods,
            ("source", "flow", "good", "shown", "counterpart", "year", "scale"),
        ),
        "table": _TabKind(
            mark("Table"),
            figures,
            ("flow", "view", "base", "from", "to", "members", "rows", "differing"),
            has_balance=True,
        ),
    }
)
_ALL_CHOICES = tuple(dict.fromkeys(name for tab in _TABS.values() for name in tab.choices))


def trade(tables: Tables, question: Question) -> Page:
    """The page: one thing in tabs, each with one row of choices and a chart."""
    words = wording(question.language)
    choices = Choices(question)
    offered = {name: one for name, one in _TABS.items() if name != _MONTHS or frequencies(tables)}
    tab = choices.one(
        "tab",
        words.text("View"),
        {name: words.text(one.label) for name, one in offered.items()},
        drops={name: _dropped(name, question) for name in offered},
        known=_TABS,
    )
    if question.chosen("tab") == _MONTHS != tab.chosen:
        missing = Message("{rule}.", rule=NotRefreshedError().message)
        choices.notices.append(words.said(missing))
    shown = _TABS[tab.chosen].shown(tables, question, choices, words)
    return Page(
        name="trade",
        title=shown.title,
        heading=words.text("Who trades most with Kyrgyzstan, and how has that changed?"),
        answer="",
        blocks=(Tabs(words.text("Trade"), tab), *shown.blocks),
        notices=tuple(dict.fromkeys(choices.notices)),
        freshness=shown.freshness or freshness_in_short(tables, words),
        takes_partners=shown.takes_partners,
        is_passing=shown.is_passing,
    )


def _dropped(name: str, question: Question) -> tuple[str, ...]:
    """The choices that mean nothing on a tab."""
    tab, before = _TABS[name], question.chosen("tab")
    dropped = [name for name in _ALL_CHOICES if name not in tab.choices]
    if question.chosen("flow") == _BALANCE and not tab.has_balance:
        dropped.append("flow")
    if name != before and (name in _OWN_YEARS or before in _OWN_YEARS):
        dropped += _RANGE
    return tuple(dropped)

"""Who trades how much with Kyrgyzstan, and how has it moved?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lib.dashboard.narrative import Wording, mark, trade_text, wording
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_both_sides import sides
from lib.dashboard.views.trade_flows import both_flows
from lib.dashboard.views.trade_goods import goods
from lib.dashboard.views.trade_over_time import over_time
from lib.dashboard.views.trade_partners import partners
from lib.dashboard.views.trade_table import figures
from lib.model import Block, Controls, Page, Question, Tables, Tabs

_BALANCE = "trade_balance"


@dataclass(frozen=True, slots=True)
class _Tab:
    """A way to look at trade."""

    label: str
    blocks: Callable[[Tables, Question, Choices, Wording], tuple[Block, ...]]
    choices: tuple[str, ...]
    """The choices that its address keeps."""
    has_balance: bool = False
    """Whether one of its flows is the balance."""


_TABS: Mapping[str, _Tab] = MappingProxyType(
    {
        "over_time": _Tab(
            mark("Over time"),
            over_time,
            ("flow", "view", "base", "scale", "events"),
            has_balance=True,
        ),
        "partners": _Tab(mark("Partners"), partners, ("flow", "year", "within", "drawn")),
        "exports_imports": _Tab(mark("Exports and imports"), both_flows, ("year",)),
        "both_sides": _Tab(mark("Both sides"), sides, ("with", "kind", "direction")),
        "goods": _Tab(mark("Goods"), goods, ()),
        "table": _Tab(mark("Table"), figures, ("flow", "view", "base"), has_balance=True),
    }
)
_ALL_CHOICES = tuple(dict.fromkeys(name for tab in _TABS.values() for name in tab.choices))


def trade(tables: Tables, question: Question) -> Page:
    """The page: one thing in tabs, each with one row of choices and a chart."""
    words = wording(question.language)
    choices = Choices(question)
    tab = choices.one(
        "tab",
        words.text("View"),
        {name: words.text(one.label) for name, one in _TABS.items()},
        drops={name: _dropped(one, question) for name, one in _TABS.items()},
    )
    shown = _TABS[tab.chosen]
    blocks = shown.blocks(tables, question, choices, words)
    flow = question.chosen("flow") if "flow" in shown.choices else None
    known = flow if flow in trade_text.FLOWS and (shown.has_balance or flow != _BALANCE) else None
    return Page(
        name="trade",
        title=trade_text.page_title(
            known or "trade_turnover",
            _with(blocks) or question.partners,
            words.text(shown.label),
            words,
        ),
        heading=words.text("Who trades how much with Kyrgyzstan, and how has it moved?"),
        answer="",
        blocks=(Tabs(words.text("Trade"), tab), *blocks),
        notices=tuple(dict.fromkeys(choices.notices)),
    )


def _with(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The one partner that is shown, where one is chosen among the partners."""
    choices = [
        choice for block in blocks if isinstance(block, Controls) for choice in block.choices
    ]
    return tuple(choice.chosen for choice in choices if choice.name == "with")


def _dropped(tab: _Tab, question: Question) -> tuple[str, ...]:
    """The choices that mean nothing on a tab."""
    dropped = [name for name in _ALL_CHOICES if name not in tab.choices]
    if question.chosen("flow") == _BALANCE and not tab.has_balance:
        dropped.append("flow")
    return tuple(dropped)

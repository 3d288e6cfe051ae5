"""A page on Streamlit's screen: the one place that turns blocks into elements.

What a page needs is put together once and kept with its tables; a rerun then looks it up and sends
it. Neighbouring blocks of words are one element, since a message costs more than what is in it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import plotly.graph_objects as go
import streamlit as st

from lib.dashboard.markup import (
    Html,
    above_plot,
    below,
    below_plot,
    end_labels,
    html_of,
    page_head,
    partner_list,
    top_bar,
)
from lib.dashboard.ui import elements, other_readings
from lib.dashboard.ui.session_files import Taking, has_own_rows, offer, taking
from lib.dashboard.views import Shown, menus, menus_of_visit, not_for_redistribution
from lib.model import (
    Block,
    Chart,
    Columns,
    Files,
    Fold,
    Masthead,
    OtherReadings,
    Rows,
    Slot,
    Tables,
)

_CONFIG = {"displayModeBar": False, "responsive": True}


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot, ready to be sent."""

    key: str
    figure: go.Figure
    alt: str


@dataclass(frozen=True, slots=True)
class Box:
    """Parts in a container that the style sheet knows by its key."""

    key: str
    parts: "tuple[Part, ...]"


Part: TypeAlias = Html | Plot | Box | Slot | OtherReadings | Taking


class Ready(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure of ours, which tests hold to plotly's rules: it is sent as it is.

    Plotly would check it again, in 10 ms, and could not while another thread imports pandas.
    """

    def __init__(self, figure: str) -> None:
        super().__init__()
        object.__setattr__(self, "_spec", json.loads(figure))

    def to_dict(self) -> dict[str, Any]:
        """What is sent. Nobody changes it."""
        spec: dict[str, Any] = self.__dict__["_spec"]
        return spec


@dataclass(frozen=True, slots=True)
class _Visit:
    """For whom a page is put together."""

    shown: Shown
    tables: Tables
    origin: str
    """Where readers find the dashboard."""


def composed(shown: Shown, tables: Tables, origin: str) -> tuple[Part, ...]:
    """The parts of a page in their order; `origin` is where readers find the dashboard.

    `tables` are those that the page was made of: files of a reader's own article are made of
    them, since no address has its rows.
    """
    above = [top_bar(shown.masthead)]
    if line := shown.masthead.partners:
        above.append(partner_list(line))
    head = page_head(shown.page)
    inside = _merged([head, *_parts(_Visit(shown, tables, origin), shown.page.blocks)])
    # The list is the same for every choice: as an element of its own it is sent once, and stays
    # open while the bar before it changes.
    return _placed((*above, Box("page", inside)), urlsplit(origin).path)


def composed_bar(masthead: Masthead, origin: str) -> tuple[Part, ...]:
    """The bar of pages alone, for a page that cannot be made."""
    return _placed((top_bar(masthead),), urlsplit(origin).path)


def draw(parts: tuple[Part, ...], slots: Mapping[str, Callable[[], None]]) -> None:
    """Show the parts; a slot is filled by whoever is named for it."""
    for part in parts:
        match part:
            case Plot(key, figure, alt):
                st.plotly_chart(figure, theme=None, config=_CONFIG, key=key, alt=alt)
            case Box(key, inside):
                with st.container(key=key):
                    draw(inside, slots)
            case Slot(name):
                with st.container(key=f"slot-{name}"):
                    slots[name]()
            case OtherReadings():
                with st.container(key=f"readings-{part.key}"):
                    other_readings.offer(part)
            case Taking():
                offer(part)
            case _:
                elements.html(part)


def _placed(parts: tuple[Part, ...], base: str) -> tuple[Part, ...]:
    """The parts with their links below the path of the server."""
    found: list[Part] = []
    for part in parts:
        match part:
            case Box(key, inside):
                found.append(Box(key, _placed(inside, base)))
            case Html():
                found.append(below(part, base))
            case _:
                found.append(part)
    return tuple(found)


def _parts(visit: _Visit, blocks: tuple[Block, ...]) -> list[Part]:
    found: list[Part] = []
    for block in blocks:
        match block:
            case Chart():
                found.append(_chart(visit, block))
            case Columns(left, right):
                sides = (
                    Box(f"{side}-{len(found)}", _merged(_parts(visit, inside)))
                    for side, inside in (("left", left), ("right", right))
                )
                found.append(Box(f"columns-{len(found)}", tuple(sides)))
            case Files() if has_own_rows(block.rows, visit.tables):
                found.append(_taking(visit, block.rows, block.label))
            case Slot() | OtherReadings():
                found.append(block)
            case Fold(summary, inside) if any(
                isinstance(one, Chart | Slot | OtherReadings) for one in inside
            ):
                raise TypeError(f"{summary!r} folds what only the server draws")
            case _:
                found.append(html_of(block))
    return found


def _chart(visit: _Visit, chart: Chart) -> Box:
    question = visit.shown.question
    is_own = has_own_rows(chart.rows, visit.tables)
    terms = not_for_redistribution(chart.rows, visit.tables, question.language)
    actions = (
        menus_of_visit(question, chart) if is_own else menus(question, chart, visit.origin, terms)
    )
    return Box(
        f"chart-{chart.key}",
        (
            above_plot(chart, actions),
            *([_taking(visit, chart.rows)] if is_own else []),
            *_plots(chart),
            *([end_labels(chart)] if chart.ends else []),
            below_plot(chart),
        ),
    )


def _plots(chart: Chart) -> tuple[Plot, ...]:
    """The plot; if a telephone needs another, both, of which the style sheet shows one."""
    key = f"plot-{chart.key}"
    if not chart.narrow:
        return (Plot(key, Ready(chart.figure), chart.alt),)
    return (
        Plot(f"{key}-wide", Ready(chart.figure), chart.alt),
        Plot(f"{key}-narrow", Ready(chart.narrow), chart.alt),
    )


def _taking(visit: _Visit, rows: Rows, title: str = "") -> Taking:
    return taking(rows, visit.tables, visit.origin, visit.shown.question.language, title)


def _merged(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Neighbouring pieces of HTML as one, without those that are empty."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Html) and not part:
            continue
        if isinstance(part, Html) and found and isinstance(found[-1], Html):
            found[-1] = Html.joined([found[-1], part])
        else:
            found.append(part)
    return tuple(found)

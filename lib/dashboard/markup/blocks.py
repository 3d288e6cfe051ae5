"""Any block of a page as HTML. A chart is its frame and its table: the plot itself is drawn by
what shows the page."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from lib.dashboard.markup.annotated_text import annotated_text
from lib.dashboard.markup.chart_frame import above_plot, below_plot
from lib.dashboard.markup.choosing import controls, search, tabs
from lib.dashboard.markup.claim_cards import cards
from lib.dashboard.markup.safe import Html
from lib.dashboard.markup.text import (
    copy,
    files,
    prose,
    quotations,
    statement,
    stretches,
    table,
    with_quoted,
)
from lib.model import (
    AnnotatedText,
    Block,
    Cards,
    Chart,
    Columns,
    Controls,
    Copy,
    Files,
    Fold,
    OtherReadings,
    Page,
    Prose,
    Quotations,
    Search,
    Slot,
    Statement,
    Table,
    Tabs,
)


def html_of(block: Block) -> Html:
    """A block as HTML; of a slot, which only a running server fills, nothing."""
    return _MAKERS[type(block)](block)


def page_head(page: Page) -> Html:
    """The one heading of the first level, notices and what is above before it, the answer below."""
    notices = Html.joined(
        Html.filled("<p class='mv-notice' role='status'>{words}</p>", words=stretches(notice))
        for notice in page.notices
    )
    kind = Html("mv-lede verdict" if page.statement else "mv-lede")
    answer = Html.filled(
        "<p class='{kind}'>{words}</p>", kind=kind, words=with_quoted(page.answer, page.quoted)
    )
    fresh = Html.filled("<p class='mv-fresh'>{words}</p>", words=page.freshness)
    return Html.filled(
        "<div class='mv mv-head' id='content'>{notices}{start}{above}"
        "{heading}{answer}{fresh}</div>",
        notices=notices,
        start=Html.filled("<p class='mv-start'>{words}</p>", words=stretches(page.start))
        if page.start
        else Html(),
        above=Html.joined(map(html_of, page.above)),
        heading=statement(page.statement, is_heading=True)
        if page.statement
        else Html.filled("<h1 tabindex='-1'>{words}</h1>", words=page.heading),
        answer=answer if page.answer else Html(),
        fresh=fresh if page.freshness else Html(),
    )


def _chart(chart: Chart) -> Html:
    return Html.joined([above_plot(chart), below_plot(chart)])


def _columns(block: Columns) -> Html:
    return Html.filled(
        "<div class='mv mv-columns'><div>{left}</div><div>{right}</div></div>",
        left=Html.joined(map(html_of, block.left)),
        right=Html.joined(map(html_of, block.right)),
    )


def _fold(block: Fold) -> Html:
    return Html.filled(
        "<details class='mv mv-fold'><summary>{summary}</summary>{inside}</details>",
        summary=block.summary,
        inside=Html.joined(map(html_of, block.blocks)),
    )


def _slot(_: Slot | OtherReadings) -> Html:
    return Html()


_MAKERS: MappingProxyType[type, Callable[[Any], Html]] = MappingProxyType(
    {
        AnnotatedText: annotated_text,
        Cards: cards,
        Chart: _chart,
        Columns: _columns,
        Controls: controls,
        Copy: copy,
        Files: files,
        Fold: _fold,
        OtherReadings: _slot,
        Prose: prose,
        Quotations: quotations,
        Search: search,
        Slot: _slot,
        Statement: statement,
        Table: table,
        Tabs: tabs,
    }
)
"""What makes HTML of each kind of block: every kind is here (a test looks)."""

"""The document around the application: its head, and the page as words for the first second.

The application takes seconds to arrive. Until then, and for readers and search engines without
scripts, the same page is there as plain HTML, beside the element that the application fills; our
script takes it away when the application shows the same.
"""

import re
from dataclasses import dataclass

from lib.dashboard.markup.blocks import html_of, page_head
from lib.dashboard.markup.chart_frame import above_plot, below_plot, end_labels
from lib.dashboard.markup.safe import Html
from lib.dashboard.markup.top_bar import top_bar
from lib.model import Block, Chart, Columns, Masthead, Page

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_ROOT = '<div id="root"></div>'
_LANGUAGE = '<html lang="en"'


@dataclass(frozen=True, slots=True)
class Assets:
    """Where our own files are, each at an address that changes when the file does."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def document(shell: str, page: Page, masthead: Masthead, assets: Assets) -> str:
    """The application's own document (`shell`) with our head and the page in words."""
    description = page.answer or page.heading
    head = Html.joined(
        [
            Html.filled("<title>{title}</title>", title=page.title),
            Html.filled("<meta name='description' content='{words}'>", words=description),
            *(Html.filled("<link rel='stylesheet' href='{at}'>", at=at) for at in assets.styles),
            *(Html.filled("<script src='{at}'></script>", at=at) for at in assets.scripts),
        ]
    )
    found = _TITLE.sub(lambda _: head, shell, count=1)
    found = _NOSCRIPT.sub("", found)
    found = found.replace(_LANGUAGE, f'<html lang="{masthead.language}"', 1)
    return found.replace(_ROOT, f"{first_view(page, masthead)}{_ROOT}", 1)


def first_view(page: Page, masthead: Masthead) -> Html:
    """The page as words, in the place of the application."""
    return Html.filled(
        "<div id='first-view'>{bar}<main class='mv-page'>{head}{blocks}</main></div>",
        bar=top_bar(masthead),
        head=page_head(page),
        blocks=Html.joined(map(_still, page.blocks)),
    )


def _still(block: Block) -> Html:
    """A block without anything that needs the application; a plot leaves its room empty."""
    match block:
        case Chart():
            return Html.filled(
                "<div class='mv-chart'>{above}<div class='mv-plot' style='height:{height}px'></div>"
                "{ends}{below}</div>",
                above=above_plot(block),
                height=block.height,
                ends=end_labels(block),
                below=below_plot(block),
            )
        case Columns(left, right):
            return Html.filled(
                "<div class='mv-columns'><div>{left}</div><div>{right}</div></div>",
                left=Html.joined(map(_still, left)),
                right=Html.joined(map(_still, right)),
            )
        case _:
            return html_of(block)

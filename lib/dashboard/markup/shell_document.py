"""The document around the application: its head, and the page as words for the first second.

The application takes seconds to arrive. Until then, and for readers and search engines without
scripts, the same page is there as plain HTML, beside the element that the application fills; our
script takes it away when the application shows the same.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lib.dashboard.markup.blocks import html_of, page_head
from lib.dashboard.markup.chart_frame import above_plot, below_plot, end_labels
from lib.dashboard.markup.links import below
from lib.dashboard.markup.safe import Html
from lib.dashboard.markup.top_bar import top_bar
from lib.model import Block, Chart, Columns, Masthead, Menus, Page

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_FONT = re.compile(r"<link[^>]*\bas=.font.[^>]*>")
"""The application's own font, of which the pages have parts."""
_END_OF_HEAD = "</head>"
"""Style sheets are named last: where ours names a font as another does, ours goes first."""
_ROOT = '<div id="root"></div>'
_LANGUAGE = '<html lang="en"'


@dataclass(frozen=True, slots=True)
class Assets:
    """Where our own files are, each at an address that changes when the file does."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    charts: tuple[str, ...] = ()
    """The application's scripts that draw charts."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a page does not know of where it is shown."""

    menus_of: Callable[[Chart], Menus]
    base: str = ""
    """The path that links of ours are below."""


def document(shell: str, page: Page, masthead: Masthead, assets: Assets, around: Around) -> str:
    """The application's own document (`shell`) with our head and the page in words."""
    description = page.answer or page.heading
    head = Html.joined(
        [
            Html.filled("<title>{title}</title>", title=page.title),
            Html.filled("<meta name='description' content='{words}'>", words=description),
            *(
                Html.filled(
                    "<link rel='alternate' hreflang='{code}' href='{at}'>",
                    code=language.value,
                    at=language.address,
                )
                for language in masthead.languages
            ),
            *(Html.filled("<script src='{at}'></script>", at=at) for at in assets.scripts),
        ]
    )
    ending = Html.joined(
        [
            *(
                Html.filled("<link rel='modulepreload' crossorigin href='{at}'>", at=at)
                for at in (assets.charts if _has_chart(page.blocks) else ())
            ),
            *(Html.filled("<link rel='stylesheet' href='{at}'>", at=at) for at in assets.styles),
        ]
    )
    head = below(head, around.base)
    found, titles = _TITLE.subn(lambda _: head, shell, count=1)
    ending = ending if titles else Html(head + ending)
    found = found.replace(_END_OF_HEAD, f"{ending}{_END_OF_HEAD}", 1)
    found = _NOSCRIPT.sub("", _FONT.sub("", found))
    found = found.replace(_LANGUAGE, f'<html lang="{masthead.language}"', 1)
    return found.replace(
        _ROOT, f"{below(first_view(page, masthead, around.menus_of), around.base)}{_ROOT}", 1
    )


def plain_document(page: Page, masthead: Masthead, styles: Iterable[str], base: str = "") -> str:
    """A page in words as a document of its own, which never becomes the application; every
    address of ours in it is below the path `base`."""
    words = Html.filled(
        "<!doctype html>\n<html lang='{language}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<meta name='robots' content='noindex'><title>{title}</title>"
        "<link rel='icon' href='/favicon.png'>{styles}</head>"
        "<body>{bar}<main class='mv-page'>{head}{blocks}</main></body></html>\n",
        language=masthead.language,
        title=page.title,
        styles=Html.joined(
            Html.filled("<link rel='stylesheet' href='{at}'>", at=at) for at in styles
        ),
        bar=top_bar(masthead),
        head=page_head(page),
        blocks=Html.joined(map(html_of, page.blocks)),
    )
    return below(words, base)


def _has_chart(blocks: Iterable[Block]) -> bool:
    """Whether a chart is among them; none is folded away."""
    return any(
        isinstance(block, Chart)
        or (isinstance(block, Columns) and _has_chart((*block.left, *block.right)))
        for block in blocks
    )


def first_view(page: Page, masthead: Masthead, menus_of: Callable[[Chart], Menus]) -> Html:
    """The page as words, in the place of the application."""
    return Html.filled(
        "<div id='first-view'>{bar}<main class='mv-page' lang='{language}'>{head}{blocks}</main>"
        "</div>",
        language=masthead.language,
        bar=top_bar(masthead),
        head=page_head(page),
        blocks=Html.joined(_still(block, menus_of) for block in page.blocks),
    )


def _still(block: Block, menus_of: Callable[[Chart], Menus]) -> Html:
    """A block without anything that needs the application; a plot leaves its room empty, and the
    table of its rows is open for readers without scripts: with them our script folds it."""
    match block:
        case Chart():
            return Html.filled(
                "<div class='mv-chart'>{above}<div class='mv-plot' style='height:{height}px;"
                "--narrow:{narrow}px'></div>{ends}{below}</div>",
                above=above_plot(block, menus_of(block)),
                height=block.height,
                narrow=block.narrow_height or block.height,
                ends=end_labels(block),
                below=below_plot(block, is_open=True),
            )
        case Columns(left, right):
            return Html.filled(
                "<div class='mv-columns'><div>{left}</div><div>{right}</div></div>",
                left=Html.joined(_still(one, menus_of) for one in left),
                right=Html.joined(_still(one, menus_of) for one in right),
            )
        case _:
            return html_of(block)

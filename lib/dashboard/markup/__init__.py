"""A page as HTML: the same for Streamlit, an embedded document, print and the first second.

Pure: a page in, HTML out. Every word is escaped here, unless it is mark-up of our own.

    safe            words as words: mark-up of our own, into which words of others come escaped
    glyphs          the marks of charts, drawn small, for legends and strips
    text            words in stretches, tables, prose, quotations
    annotated_text  a text that was read, with marks that lead to their answers
    chart_frame     what is around a plot: finding, subtitle, legend, menus, ends of lines, source
    claim_cards     claims in brief, with a strip each
    choosing        tabs, and rows of choices
    links           links of ours, below the path of the server
    top_bar         the pages, the languages, the partner line
    blocks          any block of a page
    shell_document  the document around the application
"""

from lib.dashboard.markup.blocks import html_of, page_head
from lib.dashboard.markup.chart_frame import above_plot, below_plot, end_labels
from lib.dashboard.markup.links import below
from lib.dashboard.markup.safe import Html
from lib.dashboard.markup.top_bar import partner_list, top_bar

__all__ = [
    "Html",
    "above_plot",
    "below",
    "below_plot",
    "end_labels",
    "html_of",
    "page_head",
    "partner_list",
    "top_bar",
]

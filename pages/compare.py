"""How do the ties with Russia, the EU and the CIS compare?"""

from lib.dashboard import charts
from lib.dashboard.ui import (
    article_view,
    cache,
    captions,
    event_text,
    filters,
    page_parts,
    sentences,
)

page_parts.title("compare")
partners = page_parts.need_partners()
with page_parts.picture("compare"):
    choices = filters.choose("compare", "view", "indicator")
    if choices["view"] == "growth":
        choices |= filters.choose("compare", "base")
    rows = sentences.worded(cache.ask("compare", partners, **choices))
    if page_parts.has_rows(rows, choices["indicator"]):
        wanted = filters.events()
        answer = page_parts.answer(sentences.trade_answer(rows, choices["view"]))
        caption = captions.trade(rows, choices["view"], partners)
        caption = event_text.marked(caption, rows, wanted)
        page_parts.chart(charts.over_years, rows, caption, "compare", answer, choices)
page_parts.note("note.books")
article_view.beside(cache.ask("article", partners), rows)
page_parts.rows(rows, "compare", page_parts.TRADE_COLUMNS, **choices)

page_parts.heading("flows.heading")
year = filters.choose("flows", "year")
rows = sentences.worded(cache.ask("flows", partners, **year))
if page_parts.has_rows(rows, "trade_turnover", **year):
    caption = captions.flows(rows)
    page_parts.chart(charts.exports_against_imports, rows, caption, "flows", caption.title, year)
page_parts.rows(rows, "flows", page_parts.TRADE_COLUMNS, **year)

if cache.options("members", "block", partners):
    page_parts.heading("members.heading")
    choices = year | filters.choose("members", "block")
    rows = sentences.worded(cache.ask("members", partners, **choices))
    if page_parts.has_members(rows, **choices):
        caption, draw = captions.of_members(rows, **choices), charts.by_size
        page_parts.chart(draw, rows, caption, "members", caption.title, choices, chosen=partners)
    page_parts.rows(rows, "members", page_parts.TRADE_COLUMNS, **choices)

"""How do the ties with Russia, the EU and the CIS compare?"""

from lib import figures
from lib.ui import blocks, cache, captions, events, filters, said, sentences

blocks.title("compare")
partners = blocks.need_partners()
with blocks.picture("compare"):
    choices = filters.choose("compare", "view", "indicator")
    if choices["view"] == "growth":
        choices |= filters.choose("compare", "base")
    rows = sentences.worded(cache.ask("compare", partners, **choices))
    if blocks.has_rows(rows, choices["indicator"]):
        wanted = filters.events()
        answer = blocks.answer(sentences.trade_answer(rows, choices["view"]))
        caption = captions.trade(rows, choices["view"], partners)
        caption = events.marked(caption, rows, wanted)
        blocks.chart(figures.over_years, rows, caption, "compare", answer, choices)
blocks.note("note.books")
said.beside(cache.ask("article", partners), rows)
blocks.rows(rows, "compare", blocks.TRADE_COLUMNS, **choices)

blocks.heading("flows.heading")
year = filters.choose("flows", "year")
rows = sentences.worded(cache.ask("flows", partners, **year))
if blocks.has_rows(rows, "trade_turnover", **year):
    caption = captions.flows(rows)
    blocks.chart(figures.exports_against_imports, rows, caption, "flows", caption.title, year)
blocks.rows(rows, "flows", blocks.TRADE_COLUMNS, **year)

if cache.options("members", "block", partners):
    blocks.heading("members.heading")
    choices = year | filters.choose("members", "block")
    rows = sentences.worded(cache.ask("members", partners, **choices))
    if blocks.has_members(rows, **choices):
        caption, draw = captions.of_members(rows, **choices), figures.by_size
        blocks.chart(draw, rows, caption, "members", caption.title, choices, chosen=partners)
    blocks.rows(rows, "members", blocks.TRADE_COLUMNS, **choices)

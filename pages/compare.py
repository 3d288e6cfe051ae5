"""How do the ties with Russia, the EU and the CIS compare?"""

from lib import figures
from lib.ui import blocks, cache, captions, events, filters, said, sentences

blocks.title("compare")
partners = blocks.need_partners()
with blocks.picture("compare"):
    choices = filters.choose("compare", "view", "indicator")
    if choices["view"] == "growth":
        choices |= filters.choose("compare", "base")
    wanted = filters.events()
    rows = sentences.worded(cache.ask("compare", partners, **choices))
    blocks.need_rows(rows, choices["indicator"])
    answer = blocks.answer(sentences.trade_answer(rows, choices["view"]))
    caption = captions.trade(rows, choices["view"], partners)
    caption = events.marked(caption, rows, wanted)
    blocks.chart(figures.over_years, rows, caption, "compare", answer)
blocks.note("note.books")
said.beside(cache.ask("article", partners), rows)
blocks.rows(rows, "compare", blocks.TRADE_COLUMNS, **choices)

blocks.heading("flows.heading")
year = filters.choose("flows", "year")
rows = sentences.worded(cache.ask("flows", partners, **year))
if len(rows):
    caption = captions.flows(rows)
    blocks.chart(figures.exports_against_imports, rows, caption, "flows", caption.title)
blocks.rows(rows, "flows", blocks.TRADE_COLUMNS, **year)

if cache.options("members", "block", partners):
    blocks.heading("members.heading")
    choices = year | filters.choose("members", "block")
    rows = sentences.worded(cache.ask("members", partners, **choices))
    gap = cache.unexplained(choices["block"], choices["year"], "trade_turnover")
    missing = cache.unlisted(choices["block"], choices["year"], "trade_turnover")
    if len(rows):
        caption = captions.members(rows, **choices, unexplained=gap, missing=missing)
        blocks.chart(figures.by_size, rows, caption, "members", caption.title, chosen=partners)
    blocks.rows(rows, "members", blocks.TRADE_COLUMNS, **choices)

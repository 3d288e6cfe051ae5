"""Who trades how much with Kyrgyzstan, and how has it moved?"""

from lib import figures
from lib.ui import blocks, cache, captions, filters, sentences

blocks.title("trade")
partners = blocks.need_partners()
with blocks.picture("trade"):
    choices = filters.choose("trade", "indicator")
    if choices["indicator"] != "trade_balance":  # a deficit has no multiple
        choices |= filters.choose("trade", "view")
    log = filters.logarithmic(choices)
    rows = sentences.worded(cache.ask("trade", partners, **choices))
    blocks.need_rows(rows, choices["indicator"])
    answer = blocks.answer(sentences.trade_answer(rows, choices.get("view", "level")))
    caption = captions.trade(rows, choices.get("view", "level"), partners)
    blocks.chart(figures.over_years, rows, caption, "trade", answer, log=log)
blocks.note("note.books")
blocks.rows(rows, "trade", blocks.TRADE_COLUMNS, **choices)

if cache.options("statements", "pair", partners):
    blocks.heading("statements.heading")
    pair = filters.choose("statements", "pair")
    rows = sentences.statements_worded(cache.ask("statements", partners, **pair))
    caption = captions.statements(**pair)
    sides = captions.sides(**pair)
    blocks.chart(figures.by_year, rows, caption, "statements", caption.title, sides=sides)
    blocks.rows(rows, "statements", blocks.STATEMENT_COLUMNS, **pair)

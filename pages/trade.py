"""Who trades how much with Kyrgyzstan, and how has it moved?"""

from lib import figures
from lib.ui import blocks, cache, captions, events, filters, goods, sentences

blocks.title("trade")
partners = blocks.need_partners()
with blocks.picture("trade"):
    choices = filters.choose("trade", "indicator")
    if choices["indicator"] != "trade_balance":  # a deficit has no multiple
        choices |= filters.choose("trade", "view")
    if choices.get("view") == "growth":
        choices |= filters.choose("trade", "base")
    rows = sentences.worded(cache.ask("trade", partners, **choices))
    if blocks.has_rows(rows, choices["indicator"]):
        log, wanted = filters.drawing(choices)
        view = choices.get("view", "level")
        answer = blocks.answer(sentences.trade_answer(rows, view))
        many = rows["series"].nunique() > figures.FEW
        caption = captions.trade(rows, view, partners, panels=many)
        caption = events.marked(caption, rows, wanted)
        draw = figures.in_panels if many else figures.over_years
        blocks.chart(draw, rows, caption, "trade", answer, choices, log=log)
blocks.note("note.books")
blocks.rows(rows, "trade", blocks.TRADE_COLUMNS, **choices)

blocks.heading("streams.heading")
year = filters.choose("streams", "year")
rows = goods.streams_worded(cache.ask("streams", partners, **year))
if blocks.has_rows(rows, "trade_turnover", **year):
    caption, home = goods.streams_caption(rows), goods.home()
    blocks.chart(figures.through, rows, caption, "streams", caption.title, year, home=home)
blocks.rows(rows, "streams", blocks.TRADE_COLUMNS, **year)

rows = goods.gold_worded(cache.ask("gold", partners))
if len(rows):
    blocks.heading("gold.heading")
    caption = goods.gold_caption(rows, partners)
    blocks.chart(figures.with_and_without, rows, caption, "gold", caption.title)
    blocks.rows(rows, "gold", blocks.GOLD_COLUMNS)

"""Who trades how much with Kyrgyzstan, and how has it moved?"""

from lib import figures
from lib.ui import blocks, cache, captions, filters, goods, sentences

blocks.title("trade")
partners = blocks.need_partners()
with blocks.picture("trade"):
    choices = filters.choose("trade", "indicator", "view")
    if choices["view"] == "growth":
        choices |= filters.choose("trade", "base")
    log = filters.logarithmic(choices)
    rows = sentences.worded(cache.ask("trade", partners, **choices))
    blocks.need_rows(rows, choices["indicator"])
    answer = blocks.answer(sentences.trade_answer(rows, choices["view"]))
    many = rows["series"].nunique() > figures.FEW
    caption = captions.trade(rows, choices["view"], partners, panels=many)
    draw = figures.in_panels if many else figures.over_years
    blocks.chart(draw(rows, caption, log=log), "trade", answer)
blocks.note("note.books")
blocks.rows(rows, "trade", blocks.TRADE_COLUMNS, **choices)

blocks.heading("streams.heading")
year = filters.choose("streams", "year")
rows = goods.streams_worded(cache.ask("streams", partners, **year))
caption = goods.streams_caption(rows)
blocks.chart(figures.through(rows, caption, goods.home()), "streams", caption.title)
blocks.rows(rows, "streams", blocks.TRADE_COLUMNS, **year)

rows = goods.gold_worded(cache.ask("gold", partners))
if len(rows):
    blocks.heading("gold.heading")
    caption = goods.gold_caption(rows, partners)
    blocks.chart(figures.with_and_without(rows, caption), "gold", caption.title)
    blocks.rows(rows, "gold", blocks.GOLD_COLUMNS)

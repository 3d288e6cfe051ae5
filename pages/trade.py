"""Who trades how much with Kyrgyzstan, and how has it moved?"""

from lib.dashboard import charts
from lib.dashboard.ui import (
    cache,
    captions,
    event_text,
    filters,
    page_parts,
    sentences,
    streams_and_gold_text,
)

page_parts.title("trade")
partners = page_parts.need_partners()
with page_parts.picture("trade"):
    choices = filters.choose("trade", "indicator")
    if choices["indicator"] != "trade_balance":  # a deficit has no multiple
        choices |= filters.choose("trade", "view")
    if choices.get("view") == "growth":
        choices |= filters.choose("trade", "base")
    rows = sentences.worded(cache.ask("trade", partners, **choices))
    if page_parts.has_rows(rows, choices["indicator"]):
        log, wanted = filters.drawing(choices)
        view = choices.get("view", "level")
        answer = page_parts.answer(sentences.trade_answer(rows, view))
        many = rows["series"].nunique() > charts.FEW
        caption = captions.trade(rows, view, partners, panels=many)
        caption = event_text.marked(caption, rows, wanted)
        draw = charts.in_panels if many else charts.over_years
        page_parts.chart(draw, rows, caption, "trade", answer, choices, log=log)
page_parts.note("note.books")
page_parts.rows(rows, "trade", page_parts.TRADE_COLUMNS, **choices)

page_parts.heading("streams.heading")
year = filters.choose("streams", "year")
rows = streams_and_gold_text.streams_worded(cache.ask("streams", partners, **year))
if page_parts.has_rows(rows, "trade_turnover", **year):
    caption, home = streams_and_gold_text.streams_caption(rows), streams_and_gold_text.home()
    page_parts.chart(charts.through, rows, caption, "streams", caption.title, year, home=home)
page_parts.rows(rows, "streams", page_parts.TRADE_COLUMNS, **year)

rows = streams_and_gold_text.gold_worded(cache.ask("gold", partners))
if len(rows):
    page_parts.heading("gold.heading")
    caption = streams_and_gold_text.gold_caption(rows, partners)
    page_parts.chart(charts.with_and_without, rows, caption, "gold", caption.title)
    page_parts.rows(rows, "gold", page_parts.GOLD_COLUMNS)

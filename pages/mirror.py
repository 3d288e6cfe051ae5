"""Do both sides count the same?"""

from lib.dashboard import charts
from lib.dashboard.ui import cache, captions, filters, mirror_text, page_parts, sentences

page_parts.title("mirror")
partners = page_parts.need_partners()
if cache.options("mirror", "across", partners):
    with page_parts.picture("mirror"):
        choices = filters.choose("mirror", "across")
        rows = mirror_text.worded(cache.ask("mirror", partners, **choices))
        if not mirror_text.in_one_currency(rows):
            choices |= filters.choose("mirror", "currency")
            rows = mirror_text.worded(cache.ask("mirror", partners, **choices))
        answer = page_parts.answer(mirror_text.answer(rows))
        words = {"names": mirror_text.panels(rows), "sides": mirror_text.sides(rows)}
        caption = mirror_text.caption(rows)
        page_parts.chart(charts.mirrored, rows, caption, "mirror", answer, choices, **words)
    mirror_text.name_the_silent(partners)
    page_parts.note("note.mirror")
    page_parts.rows(rows, "mirror", page_parts.MIRROR_COLUMNS, **choices)
else:
    page_parts.paragraph("mirror.none", areas=mirror_text.available())

if cache.options("statements", "pair", partners):
    page_parts.heading("statements.heading")
    pair = filters.choose("statements", "pair")
    rows = sentences.statements_worded(cache.ask("statements", partners, **pair))
    caption = captions.statements(**pair)
    sides = captions.sides(**pair)
    page_parts.chart(charts.by_year, rows, caption, "statements", caption.title, pair, sides=sides)
    page_parts.rows(rows, "statements", page_parts.STATEMENT_COLUMNS, **pair)

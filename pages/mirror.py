"""Do both sides count the same?"""

from lib import figures
from lib.ui import blocks, cache, captions, filters, mirror, sentences

blocks.title("mirror")
partners = blocks.need_partners()
if cache.options("mirror", "across", partners):
    with blocks.picture("mirror"):
        choices = filters.choose("mirror", "across")
        rows = mirror.worded(cache.ask("mirror", partners, **choices))
        if not mirror.in_one_currency(rows):
            choices |= filters.choose("mirror", "currency")
            rows = mirror.worded(cache.ask("mirror", partners, **choices))
        answer = blocks.answer(mirror.answer(rows))
        words = {"names": mirror.panels(rows), "sides": mirror.sides(rows)}
        caption = mirror.caption(rows)
        blocks.chart(figures.mirrored, rows, caption, "mirror", answer, choices, **words)
    mirror.name_the_silent(partners)
    blocks.note("note.mirror")
    blocks.rows(rows, "mirror", blocks.MIRROR_COLUMNS, **choices)
else:
    blocks.paragraph("mirror.none", areas=mirror.available())

if cache.options("statements", "pair", partners):
    blocks.heading("statements.heading")
    pair = filters.choose("statements", "pair")
    rows = sentences.statements_worded(cache.ask("statements", partners, **pair))
    caption = captions.statements(**pair)
    sides = captions.sides(**pair)
    blocks.chart(figures.by_year, rows, caption, "statements", caption.title, pair, sides=sides)
    blocks.rows(rows, "statements", blocks.STATEMENT_COLUMNS, **pair)

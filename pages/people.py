"""How many migrants are there, and what do they send home?"""

from lib import figures
from lib.ui import blocks, cache, events, filters, people

blocks.title("people")
partners = blocks.need_partners()
people.name_the_silent(partners)
with blocks.picture("people"):
    choice = filters.choose("migrants", "host")
    rows = cache.made(people.worded, ("migrants",), partners, **choice)
    if len(rows):
        wanted = filters.events()
        answer = people.answer(people.migrants_answer(rows, **choice), partners)
        shown = people.drawn(rows)
        caption = people.migrants_caption(shown, **choice)
        caption = events.marked(caption, shown, wanted)
        blocks.chart(figures.by_definition, shown, caption, "migrants", answer, choice)
        people.name_what_is_not_drawn(rows, shown)
    else:
        people.answer(people.none("migrants", **choice), partners)
blocks.note("note.migrants")
blocks.rows(rows, "migrants", blocks.PEOPLE_COLUMNS, **choice)

blocks.heading("remittances.heading")
rows = cache.made(people.worded, ("remittances",), partners, **choice)
if len(rows):
    answer = people.answer(people.remittances_answer(rows, **choice), partners)
    shown = people.drawn(rows)
    caption = people.remittances_caption(shown, **choice)
    blocks.chart(figures.by_vintage, shown, caption, "remittances", answer, choice)
    people.name_what_is_not_drawn(rows, shown)
    blocks.note("note.remittances")
    blocks.rows(rows, "remittances", blocks.PEOPLE_COLUMNS, **choice)
else:
    people.answer(people.none("remittances", **choice), partners)

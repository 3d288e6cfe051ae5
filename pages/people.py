"""How many migrants are there, and what do they send home?"""

from lib.dashboard import charts
from lib.dashboard.ui import cache, event_text, filters, page_parts, people_text

page_parts.title("people")
partners = page_parts.need_partners()
people_text.name_the_silent(partners)
with page_parts.picture("people"):
    choice = filters.choose("migrants", "host")
    rows = cache.made(people_text.worded, ("migrants",), partners, **choice)
    if len(rows):
        wanted = filters.events()
        answer = people_text.answer(people_text.migrants_answer(rows, **choice), partners)
        shown = people_text.drawn(rows)
        caption = people_text.migrants_caption(shown, **choice)
        caption = event_text.marked(caption, shown, wanted)
        page_parts.chart(charts.by_definition, shown, caption, "migrants", answer, choice)
        people_text.name_what_is_not_drawn(rows, shown)
    else:
        people_text.answer(people_text.none("migrants", **choice), partners)
page_parts.note("note.migrants")
page_parts.rows(rows, "migrants", page_parts.PEOPLE_COLUMNS, **choice)

page_parts.heading("remittances.heading")
rows = cache.made(people_text.worded, ("remittances",), partners, **choice)
if len(rows):
    answer = people_text.answer(people_text.remittances_answer(rows, **choice), partners)
    shown = people_text.drawn(rows)
    caption = people_text.remittances_caption(shown, **choice)
    page_parts.chart(charts.by_vintage, shown, caption, "remittances", answer, choice)
    people_text.name_what_is_not_drawn(rows, shown)
    page_parts.note("note.remittances")
    page_parts.rows(rows, "remittances", page_parts.PEOPLE_COLUMNS, **choice)
else:
    people_text.answer(people_text.none("remittances", **choice), partners)

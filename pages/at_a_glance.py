"""What was said about Kyrgyzstan's ties, at a glance?"""

from lib import queries
from lib.ui import blocks, cache, said, sentences

blocks.title("at_a_glance")
partners = blocks.need_partners()
cells = cache.ask("at_a_glance", partners)
articles = sentences.how_many(cache.take("sources", None))
blocks.answer(sentences.grid_answer(cells, partners, articles))
said.grid(cells, partners, articles)

figures = cache.ask("article", partners).query("kind == 'figure'")
own, others = queries.of_home(figures), queries.not_of_home(figures)
if len(own):
    blocks.heading("cards.own")
    said.cards(own, "own")
if len(others):
    blocks.heading("cards.others")
    blocks.paragraph("cards.others.note")
    said.cards(others, "others")

blocks.rows(sentences.topics_named(cells), "at_a_glance", blocks.SAID_COLUMNS)

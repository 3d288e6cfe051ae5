"""What was said about Kyrgyzstan's ties, at a glance?"""

from lib.dashboard.ui import article_view, cache, page_parts, said_frames, sentences

page_parts.title("at_a_glance")
partners = page_parts.need_partners()
cells = cache.ask("at_a_glance", partners)
articles = sentences.how_many(cache.take("sources", None))
page_parts.answer(sentences.grid_answer(cells, partners, articles))
article_view.grid(cells, partners, articles)

figures = cache.ask("article", partners).query("kind == 'figure'")
own, others = said_frames.of_home(figures), said_frames.not_of_home(figures)
if len(own):
    page_parts.heading("cards.own")
    article_view.cards(own, "own")
if len(others):
    page_parts.heading("cards.others")
    page_parts.paragraph("cards.others.note")
    article_view.cards(others, "others")

page_parts.rows(sentences.topics_named(cells), "at_a_glance", page_parts.SAID_COLUMNS)

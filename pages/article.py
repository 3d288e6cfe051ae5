"""Which words does each figure come from?"""

from lib.dashboard.ui import article_view, cache, page_parts, sentences

page_parts.title("article")
partners = page_parts.need_partners()
rows = cache.ask("article", partners)
rejections, sources = cache.take("rejections", None), cache.take("sources", None)
page_parts.answer(sentences.article_answer(rows, rejections, sources))
for sentence in sentences.articles(sources):
    page_parts.said(sentence)
page_parts.heading("article.figures")
article_view.quotations(rows[rows["kind"] == "figure"], "figures")
page_parts.heading("article.ties")
article_view.quotations(rows[rows["kind"] == "tie"], "ties")
page_parts.rows(sentences.topics_named(rows), "article", page_parts.SAID_COLUMNS)

page_parts.heading("article.rejections")
page_parts.paragraph("article.rejections.note")
article_view.rejections(rejections)
page_parts.rows(rejections, "rejections", page_parts.REJECTION_COLUMNS, filtered=False)

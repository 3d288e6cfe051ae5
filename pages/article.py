"""Which words does each figure come from?"""

from lib.ui import blocks, cache, said, sentences

blocks.title("article")
partners = blocks.need_partners()
rows = cache.ask("article", partners)
rejections, sources = cache.take("rejections", None), cache.take("sources", None)
blocks.answer(sentences.article_answer(rows, rejections, sources))
for sentence in sentences.articles(sources):
    blocks.said(sentence)
blocks.heading("article.figures")
said.quotations(rows[rows["kind"] == "figure"], "figures")
blocks.heading("article.ties")
said.quotations(rows[rows["kind"] == "tie"], "ties")
blocks.rows(sentences.topics_named(rows), "article", blocks.SAID_COLUMNS)

blocks.heading("article.rejections")
blocks.paragraph("article.rejections.note")
said.rejections(rejections)
blocks.rows(rejections, "rejections", blocks.REJECTION_COLUMNS, filtered=False)

"""Which figures does another article hold?"""

from lib.ui import blocks, editing, keeping, marked, reading

blocks.title("read")
keeping.outcome()
article = reading.need_article()
blocks.answer(reading.answer(article))
marked.legend(article)
marked.article(article)
reading.details(article)

blocks.heading("read.rows")
blocks.paragraph("read.rows.note")
editing.rows(article)
keeping.offer(article)

blocks.heading("read.next")
reading.to_record(article)

"""Which figures does another article hold?"""

from lib.ui import blocks, editing, keeping, marked, reading

blocks.title("read")
keeping.outcome()
article = reading.need_article()
blocks.answer(reading.answer(article))
reading.notes(article)
reading.hidden(article)
marked.legend(article)
marked.article(article)
reading.details(article)

editing.rows(article)
keeping.offer(article)
reading.to_record(article)

"""Which figures does another article hold?"""

from lib.dashboard.ui import annotated_text, corrections_table, keep_article, page_parts, read_page

page_parts.title("read")
keep_article.outcome()
article = read_page.need_article()
page_parts.answer(read_page.answer(article))
read_page.notes(article)
read_page.hidden(article)
annotated_text.legend(article)
annotated_text.article(article)
read_page.details(article)

corrections_table.rows(article)
keep_article.offer(article)
read_page.to_record(article)

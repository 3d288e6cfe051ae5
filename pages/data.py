"""Which rows are these, and how do I take them away?"""

from lib.dashboard.ui import cache, data_page, filters, page_parts

page_parts.title("data")
partners = filters.partners()
table = data_page.choose_table()
rows = cache.take(table, partners)
data_page.summary(table, rows, partners)
if len(rows):
    data_page.show(table, rows)
    page_parts.downloads(rows, table, filtered=data_page.is_filtered(table))
data_page.archive(partners)
data_page.dictionary(table)
data_page.citation()

"""Which rows are these, and how do I take them away?"""

from lib.ui import blocks, cache, filters, takeaway

blocks.title("data")
partners = filters.partners()
table = takeaway.choose_table()
rows = cache.take(table, partners)
takeaway.summary(table, rows, partners)
if len(rows):
    takeaway.show(table, rows)
    blocks.downloads(rows, table, filtered=takeaway.is_filtered(table))
takeaway.archive(partners)
takeaway.dictionary(table)
takeaway.citation()

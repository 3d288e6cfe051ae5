"""Tables -> people. Knows no text of an article, but for the one that a reader brings.

queries     rows that answer a question
factcheck   a claim compared with the record
charts      rows -> plotly figures
narrative   rows -> the words of a page, in each language
views       what each page shows
markup      a page -> HTML
exports     rows -> files
api         rows over HTTP
ui          the pages in Streamlit
"""

"""Tables -> people. Knows no text of an article, but for the one that a reader brings.

queries     rows that answer a question
factcheck   a claim compared with the record
charts      rows -> plotly figures
views       what each page shows
exports     rows -> files
api         rows over HTTP
ui          the pages in Streamlit
"""

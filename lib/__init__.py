"""Multivector's library: text and ledger in, tables in the middle, pages out.

Two halves meet at the Parquet schemas of `lib.store`. The upper half (`reader`, `ingest`) never
sees streamlit or plotly; the lower half (`dashboard`) never sees the text of an article, but for
the one a reader brings (`lib.dashboard.ui.session_article`). `refresh` alone asks services on the
network, when somebody tells it to; `world_trade` is a dataset of its own beside the tables.
`model`, `codelists` and `files` are below all of them; `pipeline` is the command line.
"""

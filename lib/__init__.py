"""Multivector's library: text and ledger in, tables in the middle, pages out.

Two halves meet at the Parquet schemas of `lib.store`. The upper half (`documents`,
`extraction`, `normalisation`, `record`, `intake`, `pipeline`) never sees streamlit or plotly;
the lower half (`queries`, `figures`, `exports`, `ui`, `api`) never sees the text of an article,
but for the one a reader brings (`lib.ui.own`).
"""

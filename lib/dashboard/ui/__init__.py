"""The room that knows Streamlit: it shows pages that others made, and has the forms.

    show, render     a page from its address, as elements
    frame            around every page: which one it is, and calm words where one fails
    slots            the forms of a page: an article of one's own, its corrections, keeping it
    other_readings   the ways to read a figure of it, one click each
    session_article  that article, in the visit of its reader and nowhere else
    warm_up          what the first reader should not wait for

State is the address and the article a reader brought; everything else is computed from them.
"""

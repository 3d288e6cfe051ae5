"""The room that knows Streamlit: it shows pages that others made, and has the forms.

    show, render     a page from its address, as elements
    elements         elements of Streamlit's that show words as words
    widget_words     what these say by themselves, in the language of the page
    reader_words     the words of the language in which the reader of this run reads
    frame            around every page: which one it is, and calm words where one fails
    shown_errors     those words
    slots            what only a running server can give of a page
    warm_up          what the first reader should not wait for
    origins          which pages may open a session

An article of one's own:

    session_article    it, in the visit of its reader and nowhere else
    session_files      the files of its rows, which no address has
    article_forms      the way in, its details, the way out
    corrections_table  its figures, each field to be corrected
    other_readings     the ways to read a figure of it, one click each
    uploads            how much of what is uploaded is kept

Keeping it in the shared tables:

    add_article    who may, and the adding
    editors        the list of those who may; this_machine: whether one sits at the server
    signing_in     the login, and the article meanwhile; waiting: where that waits

State is the address and the article a reader brought; everything else is computed from them.
"""

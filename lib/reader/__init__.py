"""Text in, readings out: what figures a text states, each with the words that gave every part.

    documents    bytes of a file, a page or a paste -> text
    languages    what is known of a language: one TOML file each
    evaluation   gold standards, and how well they are read
    extraction   text -> figures and ties, or why a number is none

Knows no table; nothing here imports a room outside but `lib.model` and `lib.codelists`.
"""

"""What is run from the command line: tables built, articles added, texts read and scored.

`__main__` reads the command line, and has ``check``, ``learn`` and ``score``, which other rooms do.
``python -m lib.pipeline --help`` says the rest.

    add             articles of folders -> the tables
    pieces          what there is to read in folders and files
    texts           the article in a piece
    pool            read by processes of this machine; spark_workers: by a Spark
    build           articles and the ledger -> the tables
    dictionary      ``describe``: what the tables are, for people
    read            a text -> its figures, for people and machines
    flat_figures    its figures as flat mappings, with the words behind each part
    refresh         what services have published since, checked and kept
    service_titles  what of services is to be translated
    publish         the usual questions as a site of files
    site_folder     the folder that a site is in, old or new and never half
    trade_commands  the world's trade: imported and asked
    input_files     files that are given, as text
"""

"""The world's trade by product: files of others in, one sorted dataset, questions in SQL.

It is too large to be read whole, as the tables of `lib.store` are, and belongs to no edition of
them: whoever wants it imports it.

    importing      files -> dataset: streamed, resumable, in bounded memory
    sources        the files of an import, a stretch at a time
    code_files     what numbers of areas and products mean
    formats        BACI, UN Comtrade: columns, and what a row means
    checking       a stretch -> flows, and the other rows with their reasons
    flow_columns   flows as columns of numbers
    staging        checked flows on local disk, by reporter
    dataset        the layout, and the file that says which edition counts
    dataset_place  a folder, or an address of any file system that pyarrow knows
    opened         the dataset that is there, with the engine it is asked through
    engines        what every engine is, and how a question is written for it
    duckdb_engine  in this process
    spark_engine   Apache Spark at an address
"""

"""The world's trade by product: files of others in, one sorted dataset, questions in SQL.

place        a folder, or an address of any file system that pyarrow knows
dataset      its layout, and the file that says which edition counts
sources      the files of an import, a stretch at a time
code_files   what numbers of areas and products mean
formats      BACI, UN Comtrade: columns, and what a row means
rows         rows in numbers
checking     a stretch -> rows that hold, and the others with their reasons
staging      checked rows on local disk, by reporter
importing    all of it: streamed, resumable, in bounded memory
engines      what a question in SQL is put to
duckdb_engine, spark_engine
opened       the dataset that is there, with its engine
"""

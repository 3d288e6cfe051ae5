"""How well texts are read: gold standards, and how many figures agree with them.

gold_standard   passages with the figures that people read in them
gold_toml       the same as people write them by hand
agreement       which figures of two readings agree
score           how many do, of spans, values and whole figures
training        what the reader learns from passages of how sure it is
"""

"""What is run from the command line: tables built, texts read, a gold standard scored.

One command a module: `build`, `read`, `score`, and `dictionary` for ``describe``;
`__main__` reads the command line. ``python -m lib.pipeline --help`` says the rest.
"""

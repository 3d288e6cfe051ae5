"""What is run from the command line: tables built, articles added, texts read and scored.

One command a module: `add` (with `pieces`, `texts` and `pool`: what there is to read, what is
in it, by how many), `build`, `read`, `refresh`, `score`, and `dictionary` for ``describe``;
`service_titles` finds what of services is to be translated;
`__main__` reads the command line. ``python -m lib.pipeline --help`` says the rest.
"""

"""HTTP routes: the rows at a stable address, and whether the tables can be read.

``/data/<table>.<csv|parquet|json>?partner=RUS,EU27`` is the file that the page `data` gives
with the same partners chosen; without ``partner`` it is every row. An answer that another
page draws has its address in the same way, with its choices: ``/data/compare.csv?view=share``.
The page itself is at ``/data``, so only addresses below it are ours. ``/readyz`` is for
whoever watches the server.
"""

from starlette.routing import Route

from lib.api.answers import data, ready


def routes() -> list[Route]:
    """The routes that the application adds to streamlit's own."""
    return [Route("/data/{file}", data), Route("/readyz", ready)]

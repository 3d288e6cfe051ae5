"""HTTP routes: the rows at a stable address, and whether the tables can be read.

``/data/<table>.<csv|parquet|json>?partner=RUS,EU27`` is the file that the page `data` gives
with the same partners chosen; without ``partner`` it is every row. An answer that another
page draws has its address in the same way, with its choices: ``/data/compare.csv?view=share``.
The page itself is at ``/data``, so only addresses below it are ours. ``/readyz`` is for
whoever watches the server.
"""

from collections.abc import Iterable

from starlette.middleware import Middleware
from starlette.routing import Route

from lib.api.answers import data, ready
from lib.api.headers import Protection


def routes(base: str = "") -> list[Route]:
    """The routes that the application adds to streamlit's own, below the path `base`."""
    below = f"/{base.strip('/')}" if base.strip("/") else ""
    return [
        Route(f"{below}/data/{{file}}", data),
        Route(f"{below}/readyz", ready),
    ]


def middleware(scripts: Iterable[str] = ()) -> list[Middleware]:
    """What goes around every answer, streamlit's too; `scripts` are sources of its scripts."""
    return [Middleware(Protection, tuple(scripts))]

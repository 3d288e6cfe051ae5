"""Words that try everything a page might take for mark-up, and tables that are full of them."""

from collections.abc import Mapping
from pathlib import Path

from lib import store
from lib.model import visible
from tests import round_numbers
from tests.small import ROWS as SMALL
from tests.small import Row

HOST = "evil.example"
"""Nobody's. No page may call it, or lead to it."""
GOOD = "https://good.example/a_(b)?c=1&d=[e]"
"""An address that pages lead to."""

ADDRESSES = (
    f"https://{HOST}/a) ![z](http://{HOST}/z.png",
    "javascript:window.evil=1",
    f"https://good.example@{HOST}/",
)
"""What is none, but may be in tables that were made before addresses were looked at."""

_TRICKS = (
    f"![i](http://{HOST}/i.png)",
    f"[k](https://{HOST}/k)",
    f"<img src=http://{HOST}/h.png onerror=window.evil=1>",
    "<svg><script>window.evil=1</script></svg>",
    '<a href="javascript:window.evil=1">j</a>',
    f'<a href="http://{HOST}">p</a><b>b</b>',
    "*e* __s__ ~~d~~ `c` $x^2$ :red[r] :material/home: :streamlit: :smile:",
    f"a -> b -- c http://{HOST}/u www.{HOST} who@{HOST} <http://{HOST}>",
    "%{x} &lt;i&gt; \\*n\\* {y} 'q' \"r\" over \u202e41\u202c bil\u200blion",
    "\n\n# Heading\n\n- item\n\n    code\n\n|a|b|\n|---|---|\n|c|d|",
)

_NAMES_OF_OURS = {
    *("sources.kind", "sources.published", "sources.language", "sources.sha256"),
    *("sources.url", "observations.product", "observations.published"),
    *("observations.withheld", "observations.inferred"),
    *("areas.code", "areas.kind", "area_groups.area_group", "indicators.code"),
    *("events.code", "events.url"),
}
"""Text columns of codes, days, sums and addresses: what is not so written never gets into them."""


_IN_WORDS = 3e9
"""The amount of the figure in the article that is about a partner and a product on no list."""
SPEAKER = dict.fromkeys(("speaker", "author"), "speaker")
"""Who is said to say a figure in an article is who says it in a report."""


def words(place: str) -> str:
    """Hostile words that say where they are from."""
    return f"# {place} {' '.join(_TRICKS)}"


def as_read(place: str) -> str:
    """What eyes may see of them, with one space for white space."""
    return " ".join(visible(words(place)).split())


def columns() -> Mapping[str, tuple[str, ...]]:
    """The columns of each table for words of others."""
    return {
        table.name: tuple(
            column.name
            for column in table.columns
            if str(column.type) == "string"
            and column.codelist is None
            and not column.name.endswith("_id")
            and f"{table.name}.{column.name}" not in _NAMES_OF_OURS
        )
        for table in store.TABLES.values()
    }


def write(directory: Path) -> Path:
    """The tables of `tests.round_numbers`, hostile in every column for words of others."""
    rows: dict[str, list[Row]] = {
        table: [
            row | {name: words(SPEAKER.get(name, f"{table}.{name}")) for name in names}
            for row in {**SMALL, **round_numbers.ROWS}[table]
        ]
        for table, names in columns().items()
    }
    # A partner or product in words is none on a list; most figures have one that is, or none.
    for row in rows["observations"]:
        in_words = row["obs_value"] == _IN_WORDS and row["quotation_id"] is not None
        listed: Row = {"partner_words": None, "product_words": None}
        row |= {"partner": None, "product": "other"} if in_words else listed
    for table in ("sources", "events"):
        for number, row in enumerate(rows[table]):
            row["url"] = (GOOD, *ADDRESSES)[number % 4]
    return round_numbers.write(directory, **rows)

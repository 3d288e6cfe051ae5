"""What a question costs that nobody asked before, in tables of two sizes.

    python -m benchmarks.queries [ROUNDS]

Processor time of each query over the shipped tables and over 100,000 observations, and how many
times more the latter takes: an index makes it far less than the tables are larger. What is
indexed once an edition is made before, and given at the end as multiples of one plain pass over
the observations. A question on a page should stay under 5 ms, over the large tables under 20.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from statistics import median
from zlib import crc32

from lib import store
from lib.codelists import HOME, areas, codelist
from lib.dashboard.factcheck.assessment import assess, codes, in_brief
from lib.dashboard.factcheck.official_statements import beside_books, with_statements
from lib.dashboard.factcheck.restatements import elsewhere, in_line
from lib.dashboard.queries.block_members import membership_changes, opened, printed_totals
from lib.dashboard.queries.claims import grid, latest, one_claim
from lib.dashboard.queries.derived import levels, over_time
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.mirror import both_sides, with_both_sides
from lib.dashboard.queries.people import latest_by_definition, migrants
from lib.dashboard.queries.provenance import provenance_of
from lib.dashboard.queries.ranking import largest_not_chosen, ranked
from lib.dashboard.queries.series import Series, apart, whole
from lib.dashboard.queries.trade import partners, trade
from lib.model import Measure, Observation, Period, Tables, View

SIZE = 100_000
YEARS = range(1994, 2024)
FLOWS = ("exports", "imports")
CHOSEN = ("RUS", "EU27", "CIS")
WINDOW = (Period.of_year(2019), Period.of_year(2023))

Query = Callable[[Tables], object]


def _first(tables: Tables) -> str:
    return codes(tables)[0]


QUERIES: Mapping[str, Query] = {
    "trade, levels": lambda t: trade(t, apart(CHOSEN)),
    "trade, shares": lambda t: trade(t, whole(CHOSEN), "exports", View.SHARE),
    "trade, growth": lambda t: trade(t, apart(CHOSEN), view=View.GROWTH, base_year=2019),
    "trade, all partners": lambda t: trade(t, apart(partners(t))),
    "members of the EU": lambda t: opened(t, "EU27", 2023, "trade_turnover"),
    "who joined and left": lambda t: membership_changes(
        t, Series("EU27"), "trade_turnover", 1994, 2023
    ),
    "printed totals": printed_totals,
    "partners by size": lambda t: ranked(t, "trade_turnover", 2023),
    "largest not chosen": lambda t: largest_not_chosen(t, CHOSEN, "trade_turnover", 2023),
    "gold": lambda t: gold(t, CHOSEN),
    "both sides, in dollars": lambda t: both_sides(t, "EU27", dollars=True),
    "whom both sides count": lambda t: with_both_sides(t, partners(t)),
    "statements": lambda t: beside_books(t, "RUS"),
    "whom officials speak of": with_statements,
    "derived levels": lambda t: levels(t, "trade_turnover", None, reporters=(HOME,)),
    "derived growth": lambda t: over_time(
        t, "trade_turnover", Measure.GROWTH, [WINDOW], "CIS", reporters=(HOME, "RUS")
    ),
    "a claim": lambda t: assess(_first(t), t),
    "every shipped claim": lambda t: [assess(code, t) for code in codes(t)],
    "a card": lambda t: in_brief(_first(t), t),
    "a claim again": lambda t: (elsewhere(_first(t), t), in_line(_first(t), t)),
    "the words of a claim": lambda t: one_claim(_first(t), t),
    "the latest claims": lambda t: latest(t, 20),
    "what is said of whom": lambda t: grid(t, CHOSEN),
    "migrants": lambda t: migrants("RUS", t),
    "migrants by definition": lambda t: latest_by_definition(t, "RUS"),
    "what is behind rows": lambda t: provenance_of(trade(t, apart(CHOSEN)), t),
}


def synthetic(shipped: Tables) -> Iterator[Observation]:
    """The shipped observations and made-up ones without end: whole years of exports and imports
    of the home country by partner and good, and of all others with each other."""
    yield from shipped.observations
    first = next(row for row in shipped.observations if row.indicator in FLOWS)
    countries = [code for code, area in areas().items() if area.kind == "country"]
    goods = (None, *codelist("product"))
    pairs = [(HOME, other) for other in countries] + [
        (one, other) for one, other in product(countries, countries) if one not in (HOME, other)
    ]
    for good, (reporter, partner), year, flow in product(goods, pairs, YEARS, FLOWS):
        if good is None and reporter == HOME:
            continue  # shipped
        name = f"made:{reporter}-{partner}:{flow}:{good}:{year}"
        yield replace(
            first,
            observation_id=name,
            reporter=reporter,
            partner=partner,
            indicator=flow,
            product=good,
            definition=None,
            compiler="NSC" if reporter == HOME else "PRESS",
            obs_value=float(crc32(name.encode())),
            period_start=date(year, 1, 1),
            period_end=date(year, 12, 31),
        )


def of_size(shipped: Tables, size: int) -> Tables:
    """The tables with so many observations."""
    rows = {
        "observations": tuple(row for row, _ in zip(synthetic(shipped), range(size), strict=False)),
        "sources": tuple(shipped.sources.values()),
        "quotations": tuple(shipped.quotations.values()),
        "ties": shipped.ties,
    }
    return Tables(rows.__getitem__, shipped.frame, size)


def milliseconds(what: Callable[[], object]) -> float:
    """Processor time of one call, in all threads."""
    began = time.process_time()
    what()
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    small = store.tables(store.data_dir())
    large = of_size(small, SIZE)
    for tables in (small, large):
        for query in QUERIES.values():
            query(tables)
    for name, query in QUERIES.items():
        took = [
            median(milliseconds(lambda q=query, t=tables: q(t)) for _ in range(rounds))
            for tables in (small, large)
        ]
        print(
            f"{name}: {took[0]:.2f} ms; over {SIZE:,} observations {took[1]:.2f} ms,"
            f" {took[1] / took[0]:.1f} times; the tables are"
            f" {SIZE / len(small.observations):.0f} times as large"
        )
    passes = median(
        milliseconds(lambda: sum(row.indicator == "exports" for row in large.observations))
        for _ in range(rounds)
    )
    fresh = of_size(small, SIZE)
    _ = fresh.observations, fresh.observation
    indexing = milliseconds(lambda: [query(fresh) for query in QUERIES.values()])
    again = milliseconds(lambda: [query(fresh) for query in QUERIES.values()])
    print(f"every index over {SIZE:,}: {(indexing - again) / passes:.0f} plain passes")

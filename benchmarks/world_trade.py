"""Questions to a table of world trade that is too large to read whole, by engine and by layout.

    python -m benchmarks.world_trade [MILLIONS [TIMES]]

`pip install duckdb` first; the application does not need it yet. The rows are made up, in the
shape of BACI: year, reporter, partner, HS6 product, value, quantity. They are written sorted by
reporter, partner, year and product, and once more in no order. Engines take turns; ratios are to
DuckDB on the sorted rows in the same run.

    one reporter   turnover with three blocks, year by year
    one pair       the ten largest products of the latest year
    everybody      growth of each reporter's trade with one block, ranked
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

YEARS = range(2012, 2024)
AREAS = [f"{a}{b}{c}" for a in "ABCDEF" for b in "GHIJKL" for c in "MNOPQR"]
BLOCKS = {"one": AREAS[:1], "eu": AREAS[10:37], "cis": AREAS[40:49]}
REPORTER = AREAS[100]
ROW_GROUP = 131_072
_SORTED = [(column, "ascending") for column in ("reporter", "partner", "year", "product")]


def trade(rows: int) -> pa.Table:
    """Made-up flows, larger for the first areas, in no order."""
    chance = np.random.default_rng(1)
    weights = 1 / np.arange(1, len(AREAS) + 1) ** 0.5
    areas = pa.array(AREAS)
    products = pa.array([f"{number:06}" for number in range(10_100, 970_700, 190)])

    def drawn(count: int, p: Any = None) -> Any:
        return pa.array(chance.choice(count, rows, p=p))

    shares = weights / weights.sum()
    return pa.table(
        {
            "year": pa.array(chance.choice(list(YEARS), rows), pa.int16()),
            "reporter": areas.take(drawn(len(AREAS), shares)),
            "partner": areas.take(drawn(len(AREAS), shares)),
            "product": products.take(drawn(len(products))),
            "value": pa.array(chance.lognormal(3, 2, rows)),
            "quantity": pa.array(chance.lognormal(2, 2, rows)),
        }
    )


def by_duckdb(place: Path) -> dict[str, Callable[[], float]]:
    """The questions in SQL over Parquet."""
    members = {name: ", ".join(f"'{a}'" for a in areas) for name, areas in BLOCKS.items()}
    sums = ", ".join(
        f"sum(value) filter (partner in ({listed})) as {name}" for name, listed in members.items()
    )
    questions = {
        "one reporter": f"select year, {sums} from '{place}' where reporter = '{REPORTER}'"
        " group by year order by year",
        "one pair": f"select product, sum(value) as v from '{place}' where reporter = '{REPORTER}'"
        f" and partner = '{AREAS[0]}' and year = {YEARS[-1]} group by product"
        " order by v desc limit 10",
        "everybody": "select reporter, sum(value) filter (year = 2023)"
        " / sum(value) filter (year = 2019) as growth"
        f" from '{place}' where partner in ({members['eu']}) and year in (2019, 2023)"
        " group by reporter order by growth desc",
    }
    connection = duckdb.connect()

    def asked(question: str) -> Callable[[], float]:
        return lambda: sum(
            value
            for row in connection.execute(question).fetchall()
            for value in row
            if isinstance(value, float)
        )

    return {name: asked(question) for name, question in questions.items()}


def by_frames(
    place: Path, rows: Callable[[Path, Any], pd.DataFrame]
) -> dict[str, Callable[[], float]]:
    """The questions in pandas over the rows that a filter leaves."""
    areas = [area for block in BLOCKS.values() for area in block]

    def one_reporter() -> float:
        found = rows(place, (ds.field("reporter") == REPORTER) & ds.field("partner").isin(areas))
        block = found["partner"].map({a: name for name, block in BLOCKS.items() for a in block})
        return float(found.groupby(["year", block])["value"].sum().unstack().sum().sum())

    def one_pair() -> float:
        found = rows(
            place,
            (ds.field("reporter") == REPORTER)
            & (ds.field("partner") == AREAS[0])
            & (ds.field("year") == YEARS[-1]),
        )
        return float(found.groupby("product")["value"].sum().nlargest(10).sum())

    def everybody() -> float:
        wanted = ds.field("partner").isin(BLOCKS["eu"]) & ds.field("year").isin([2019, 2023])
        found = rows(place, wanted).pivot_table("value", "reporter", "year", "sum")
        return float((found[2023] / found[2019]).sort_values(ascending=False).sum())

    return {"one reporter": one_reporter, "one pair": one_pair, "everybody": everybody}


def read_whole(place: Path, wanted: Any) -> pd.DataFrame:
    """What reading small tables whole comes to with a large one."""
    return pq.read_table(place).filter(wanted).to_pandas()


def read_filtered(place: Path, wanted: Any) -> pd.DataFrame:
    """Only the row groups that may have a wanted row."""
    return ds.dataset(place).to_table(filter=wanted).to_pandas()


def main(millions: float, times: int) -> None:
    """Print medians of each question by engine, and their ratio to DuckDB on sorted rows."""
    with tempfile.TemporaryDirectory() as folder:
        ordered, unordered = Path(folder) / "sorted.parquet", Path(folder) / "unsorted.parquet"
        rows = trade(int(millions * 1e6))
        options: dict[str, Any] = {"row_group_size": ROW_GROUP, "compression": "zstd"}
        pq.write_table(rows, unordered, **options)
        pq.write_table(rows.sort_by(_SORTED), ordered, **options)
        del rows
        contenders = {
            "duckdb": by_duckdb(ordered),
            "duckdb, unsorted": by_duckdb(unordered),
            "pandas, filtered": by_frames(ordered, read_filtered),
            "pandas, whole": by_frames(ordered, read_whole),
        }
        taken: dict[tuple[str, str], list[float]] = {}
        answers: dict[str, set[str]] = {}
        for turn in range(times + 1):
            for name, questions in contenders.items():
                for question, ask in questions.items():
                    start = time.perf_counter()
                    answers.setdefault(question, set()).add(f"{ask():.9g}")
                    if turn:
                        seconds = time.perf_counter() - start
                        taken.setdefault((question, name), []).append(seconds)
        assert all(len(sums) == 1 for sums in answers.values()), answers
        size = ordered.stat().st_size / 1e6
        print(f"{millions:g} million rows, {size:.0f} MB of Parquet, sorted")
        for question in answers:
            for name in contenders:
                found = median(taken[question, name])
                ratio = found / median(taken[question, "duckdb"])
                print(f"{question:<13} {name:<17} {1000 * found:>8.0f} ms {ratio:>7.1f}")


if __name__ == "__main__":
    given = [float(argument) for argument in sys.argv[1:]]
    millions, times = given + [10, 5][len(given) :]
    main(millions, int(times))

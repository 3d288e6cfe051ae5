"""Questions to the world's trade by product: ours, and the same by engines alone.

    python -m benchmarks.world_trade [MILLIONS ...] [--times N] [--in FOLDER] [--spark ADDRESS]

A made-up BACI is written as CSV and imported, which is measured too; then every engine answers the
same four questions over the same files, by turns, each in a process of its own. Results go into
`README.md` beside this file. `FOLDER` keeps the datasets for the next time. Polars takes part where
it is installed.

    Q1  one reporter: turnover with three blocks, year by year
    Q2  one pair: the ten largest products of the latest year
    Q3  every reporter: growth with one block, ranked
    Q4  one reporter: every flow as CSV

Ours are the questions of `lib/dashboard/queries/sql`, asked as the dashboard asks them. *Decoding*
is what no engine can do without: the row groups and columns of Q1 and Q2, read by pyarrow.
"""

import argparse
import contextlib
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from benchmarks.results import machine, table, write_section
from lib.codelists import area_numbers, members
from lib.model import Period
from lib.world_trade.dataset import FLOWS, Manifest, manifest_at
from lib.world_trade.dataset_place import place_at
from lib.world_trade.importing import import_files

YEARS = range(2014, 2024)
BLOCKS = ("CHN", "EU27", "CIS")
BLOCK, BASE, YEAR = "EU27", 2019, 2023
QUESTIONS = ("Q1", "Q2", "Q3", "Q4")
DECODING_GOAL, GROWTH_GOAL = 2.0, 4.0

_REPO = Path(__file__).resolve().parents[1]
_PRODUCTS = range(10_100, 970_700, 190)
_AT_ONCE = 2_000_000


def write_csv(folder: Path, rows: int) -> None:
    """Made-up flows in BACI's form, so many over all years; larger for the first countries."""
    listed = {code: n for n, code in area_numbers().items() if not code.startswith("X")}
    numbers = np.array(list(listed.values())[:230])
    products = np.array(_PRODUCTS)
    weights = 1 / np.arange(1, len(numbers) + 1) ** 0.5
    weights /= weights.sum()
    for year in YEARS:
        chance = np.random.default_rng(year)
        with pc.CSVWriter(
            folder / f"BACI_HS92_Y{year}_V000000.csv", _SCHEMA, write_options=_PLAIN
        ) as file:
            left = rows // len(YEARS)
            while left > 0:
                count = min(left, _AT_ONCE)
                left -= count
                i, j = (numbers[chance.choice(len(numbers), count, p=weights)] for _ in range(2))
                flows = {
                    "t": np.full(count, year),
                    "i": i,
                    "j": np.where(i == j, np.where(i == 156, 276, 156), j),
                    "k": products[chance.integers(0, len(products), count)],
                    "v": np.round(chance.lognormal(3, 2, count), 3),
                    "q": np.round(chance.lognormal(2, 2, count), 3),
                }
                file.write_table(pa.table(flows, schema=_SCHEMA))


_SCHEMA = pa.schema(
    [*((name, pa.int64()) for name in "tijk"), *((name, pa.float64()) for name in "vq")]
)
_PLAIN = pc.WriteOptions(quoting_style="none", include_header=True)


@dataclass(frozen=True)
class Case:
    """What the questions are about: a reporter of middling size, and its largest partner."""

    place: Path
    reporter: str
    partner: str

    @property
    def files(self) -> str:
        """Every file of the dataset, as engines name them."""
        return str(self.place / self.manifest.folder / FLOWS / "*/*.parquet")

    @property
    def own(self) -> Path:
        """The file of the reporter."""
        folder = self.place / self.manifest.folder / FLOWS
        return folder / f"reporter={self.reporter}/part-0.parquet"

    @property
    def manifest(self) -> Manifest:
        found = manifest_at(place_at(self.place))
        assert found
        return found

    @staticmethod
    def of(place: Path) -> "Case":
        found = manifest_at(place_at(place))
        assert found
        by_size = sorted(found.parts, key=lambda part: part.rows)
        return Case(place, by_size[len(by_size) // 2].reporter, by_size[-1].reporter)


Asked = Mapping[str, Callable[[], float]]
"""By question what asks it; each gives the sum of all amounts in its answer, to compare."""


def ours(case: Case, engine: str = "") -> Asked:
    """As the dashboard asks, through DuckDB or the engine at an address."""
    from lib.dashboard.queries import world_goods
    from lib.world_trade.opened import opened

    world = opened(place_at(case.place), case.manifest, engine)
    reporter = case.reporter
    years = (YEARS[0], YEARS[-1])
    return {
        "Q1": lambda: sum(
            r.turnover for r in world_goods.turnover_by_block(world, BLOCKS, reporter)
        ),
        "Q2": lambda: sum(
            r.turnover for r in world_goods.largest_products(world, case.partner, reporter)
        ),
        "Q3": lambda: sum(
            r.growth for r in world_goods.growth_with_block(world, BLOCK, BASE, YEAR)
        ),
        "Q4": lambda: float(_csv_bytes(world_goods.flows(world, years, reporter=reporter))),
    }


def _csv_bytes(batches: Iterator[Any]) -> int:
    """How many bytes a CSV of these rows has, written a batch at a time."""
    size = 0
    for number, batch in enumerate(batches):
        written = io.BytesIO()
        pc.write_csv(batch, written, pc.WriteOptions(include_header=number == 0))
        size += written.tell()
    return size


def _members(block: str) -> dict[int, Sequence[str]]:
    periods = {year: Period.of_year(year) for year in YEARS}
    if block == "CHN":
        return dict.fromkeys(YEARS, ("CHN",))
    return {year: members(block, one.start, one.end) for year, one in periods.items()}


def _in(block: str, years: Sequence[int] = YEARS) -> str:
    """SQL: whether a partner is a member of a block in the year of the row. Those who are in all
    years are one list; of the others the years are said."""
    by_member: dict[str, list[int]] = {}
    for year, listed in _members(block).items():
        for member in listed if year in years else ():
            by_member.setdefault(member, []).append(year)
    always = [member for member, of in by_member.items() if len(of) == len(years)]
    parts = [f"partner in ({', '.join(map(repr, always))})"]
    parts += [
        f"(partner = '{member}' and year in ({', '.join(map(str, of))}))"
        for member, of in by_member.items()
        if member not in always
    ]
    return f"({' or '.join(parts)})"


def bare_duckdb(case: Case) -> Asked:
    """SQL written for each question, DuckDB and nothing else."""
    import duckdb

    connection = duckdb.connect()
    files = f"read_parquet('{case.files}', hive_partitioning = true)"
    sums = ", ".join(f"sum(value) filter ({_in(block)})" for block in BLOCKS)
    everybody = sorted(
        {code for block in BLOCKS for code in set().union(*_members(block).values())}
    )
    q1 = (
        f"select year, {sums} from {files} where reporter = '{case.reporter}'"
        f" and partner in ({', '.join(map(repr, everybody))}) group by year order by year"
    )
    pair = f"from {files} where reporter = '{case.reporter}' and partner = '{case.partner}'"
    q2 = (
        f"select product, sum(value) filter (indicator = 'exports'),"
        f" sum(value) filter (indicator = 'imports'), sum(value) as amount {pair}"
        f" and year = (select max(year) {pair}) group by product order by amount desc limit 10"
    )
    q3 = (
        f"select reporter, sum(value) filter (year = {YEAR}) / sum(value) filter (year = {BASE})"
        f" as growth from {files} where year in ({BASE}, {YEAR}) and {_in(BLOCK, (BASE, YEAR))}"
        " group by reporter"
        " order by growth desc"
    )
    q4 = (
        f"select reporter, partner, year, product, indicator, value, quantity from {files}"
        f" where reporter = '{case.reporter}' order by partner, year, product, indicator"
    )
    return {
        "Q1": lambda: sum(x or 0 for _, *row in connection.execute(q1).fetchall() for x in row),
        "Q2": lambda: sum(row[3] for row in connection.execute(q2).fetchall()),
        "Q3": lambda: sum(row[1] for row in connection.execute(q3).fetchall()),
        "Q4": lambda: float(_csv_bytes(connection.sql(q4).to_arrow_reader(20_000))),
    }


def by_polars(case: Case) -> Asked:
    """Polars over the same files."""
    import polars as pl

    def rows() -> Any:
        return pl.scan_parquet(case.files, hive_partitioning=True)

    own = lambda: rows().filter(pl.col("reporter") == case.reporter)  # noqa: E731

    def inside(block: str) -> Any:
        found = pl.lit(False)
        for year, listed in _members(block).items():
            found |= (pl.col("year") == year) & pl.col("partner").is_in(list(listed))
        return found

    def q1() -> float:
        sums = [pl.col("value").filter(inside(block)).sum().alias(block) for block in BLOCKS]
        return float(
            own().group_by("year").agg(sums).collect().select(BLOCKS).sum().sum_horizontal()[0]
        )

    def q2() -> float:
        pair = own().filter(pl.col("partner") == case.partner)
        last = pair.select(pl.col("year").max()).collect().item()
        of_year = pair.filter(pl.col("year") == last).group_by("product")
        return float(
            of_year.agg(pl.col("value").sum()).top_k(10, by="value").collect()["value"].sum()
        )

    def q3() -> float:
        wanted = rows().filter(pl.col("year").is_in([BASE, YEAR]) & inside(BLOCK))
        sums = [
            pl.col("value").filter(pl.col("year") == year).sum().alias(str(year))
            for year in (BASE, YEAR)
        ]
        found = wanted.group_by("reporter").agg(sums).collect()
        return float((found[str(YEAR)] / found[str(BASE)]).sum())

    def q4() -> float:
        order = ["partner", "year", "product", "indicator"]
        found = own().select(["reporter", *order, "value", "quantity"]).sort(order).collect()
        return float(_csv_bytes(iter(found.to_arrow().to_batches(20_000))))

    return {"Q1": q1, "Q2": q2, "Q3": q3, "Q4": q4}


def by_pandas(case: Case) -> Asked:
    """The row groups that a filter leaves, as frames of pandas."""
    import pandas as pd

    folder = case.place / case.manifest.folder / FLOWS

    def rows(columns: list[str], *filters: tuple[str, str, Any]) -> pd.DataFrame:
        return pd.read_parquet(folder, columns=columns, filters=list(filters))

    own = ("reporter", "==", case.reporter)

    def q1() -> float:
        wanted = sorted({c for block in BLOCKS for c in set().union(*_members(block).values())})
        found = rows(["partner", "year", "value"], own, ("partner", "in", wanted))
        return float(
            sum(
                found.loc[(found["year"] == year) & found["partner"].isin(listed), "value"].sum()
                for block in BLOCKS
                for year, listed in _members(block).items()
            )
        )

    def q2() -> float:
        found = rows(["year", "product", "value"], own, ("partner", "==", case.partner))
        last = found[found["year"] == found["year"].max()]
        return float(last.groupby("product")["value"].sum().nlargest(10).sum())

    def q3() -> float:
        wanted = ("year", "in", [BASE, YEAR])
        found = rows(["reporter", "partner", "year", "value"], wanted)
        listed = found["partner"].isin(_members(BLOCK)[BASE]) & (found["year"] == BASE)
        listed |= found["partner"].isin(_members(BLOCK)[YEAR]) & (found["year"] == YEAR)
        sums = found[listed].groupby(["reporter", "year"], observed=True)["value"].sum().unstack()
        return float((sums[YEAR] / sums[BASE]).sum())

    def q4() -> float:
        order = ["partner", "year", "product", "indicator"]
        found = rows(["reporter", *order, "value", "quantity"], own)
        arrow = pa.Table.from_pandas(found, preserve_index=False)
        arrow = arrow.set_column(0, "reporter", arrow["reporter"].cast(pa.string()))
        return float(_csv_bytes(iter(arrow.to_batches(20_000))))

    return {"Q1": q1, "Q2": q2, "Q3": q3, "Q4": q4}


def decoding(case: Case) -> Asked:
    """The row groups that Q1 and Q2 need, and the columns, decoded and nothing else."""
    wanted = sorted({code for block in BLOCKS for code in set().union(*_members(block).values())})
    file = pq.ParquetFile(case.own)

    def groups(partners: Sequence[str]) -> list[int]:
        found = []
        for number in range(file.metadata.num_row_groups):
            least = file.metadata.row_group(number).column(0).statistics
            if any(least.min <= partner <= least.max for partner in partners):
                found.append(number)
        return found

    def read(partners: Sequence[str], columns: list[str]) -> Callable[[], float]:
        needed = groups(partners)
        return lambda: float(pq.ParquetFile(case.own).read_row_groups(needed, columns).num_rows)

    return {
        "Q1": read(wanted, ["partner", "year", "indicator", "value"]),
        "Q2": read([case.partner], ["partner", "year", "product", "indicator", "value"]),
    }


CONTENDERS: Mapping[str, Callable[[Case], Asked]] = {
    "ours": ours,
    "duckdb": bare_duckdb,
    "polars": by_polars,
    "pandas": by_pandas,
    "decoding": decoding,
}
SPARK = "ours on Spark"


class Contender:
    """An engine in a process of its own, which answers a question a line."""

    def __init__(self, name: str, case: Case, engine: str) -> None:
        self.name = name
        given = json.dumps([str(case.place), case.reporter, case.partner, engine])
        command = [sys.executable, "-m", "benchmarks.world_trade", "--contender", name, given]
        self._process = subprocess.Popen(
            command, cwd=_REPO, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, question: str) -> tuple[float, float] | None:
        """Seconds and the sum of the answer; None where it does not answer that one."""
        assert self._process.stdin and self._process.stdout
        print(question, file=self._process.stdin, flush=True)
        found = json.loads(self._process.stdout.readline())
        return (found[0], found[1]) if found else None

    def end(self) -> float:
        """The most memory it had, in MB."""
        assert self._process.stdin and self._process.stdout
        print("end", file=self._process.stdin, flush=True)
        peak = float(self._process.stdout.readline())
        self._process.wait()
        return peak


def answer(name: str, given: str) -> None:
    """Be a contender: read questions, write times."""
    place, reporter, partner, engine = json.loads(given)
    case = Case(Path(place), reporter, partner)
    asked = ours(case, engine) if name == SPARK else CONTENDERS[name](case)
    for line in sys.stdin:
        question = line.strip()
        if question == "end":
            unit = 1 if sys.platform == "darwin" else 1024
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, flush=True)
            return
        ask = asked.get(question)
        if ask is None:
            print("null", flush=True)
            continue
        begun = time.perf_counter()
        total = ask()
        print(json.dumps([time.perf_counter() - begun, total]), flush=True)


def measured(
    case: Case, times: int, engine: str
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Median milliseconds by contender and question, and peak memory by contender."""
    names = [name for name in CONTENDERS if name != "polars" or find_spec("polars")]
    contenders = [Contender(name, case, "") for name in names]
    contenders += [Contender(SPARK, case, engine)] if engine else []
    taken: dict[str, dict[str, list[float]]] = {one.name: {} for one in contenders}
    sums: dict[str, dict[str, float]] = {}
    for turn in range(times + 1):
        for question in QUESTIONS:
            for contender in contenders if turn % 2 else contenders[::-1]:
                if (found := contender.ask(question)) is None:
                    continue
                if turn:
                    taken[contender.name].setdefault(question, []).append(found[0])
                if contender.name != "decoding":
                    sums.setdefault(question, {})[contender.name] = found[1]
    for question, by_name in sums.items():
        same = by_name["duckdb"]
        off = {n: s for n, s in by_name.items() if abs(s - same) > 1e-9 * same and question != "Q4"}
        assert not off, (question, by_name)
    medians = {
        name: {question: 1000 * median(found) for question, found in by_question.items()}
        for name, by_question in taken.items()
    }
    return medians, {one.name: one.end() for one in contenders}


def prepared(folder: Path, millions: float) -> tuple[Path, str]:
    """The dataset of so many rows, made if it is not there, and how fast it was."""
    place, work = folder / f"trade-{millions:g}", folder / f"work-{millions:g}"
    noted = folder / f"import-{millions:g}.txt"
    if manifest_at(place_at(place)) is None:
        csv = folder / f"csv-{millions:g}"
        csv.mkdir(exist_ok=True)
        write_csv(csv, int(millions * 1e6 / 2))
        command = [sys.executable, "-m", "benchmarks.world_trade", "--import", csv, place, work]
        said = subprocess.run(
            [str(one) for one in command], cwd=_REPO, check=True, stdout=subprocess.PIPE, text=True
        )
        noted.write_text(said.stdout.splitlines()[-1])
        for path in csv.iterdir():
            path.unlink()
    return place, noted.read_text()


def imported(csv: Path, place: Path, work: Path) -> None:
    """Import, and say how fast that was and how much memory it took."""
    begun = time.perf_counter()
    report = import_files([csv], place_at(place), work)
    seconds = time.perf_counter() - begun
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(f"{report.rows / seconds:,.0f} rows of CSV a second, at most {peak:.0f} MB")


def written(results: Mapping[float, Any]) -> list[str]:
    """The section of the README."""
    lines = [
        machine("duckdb", "pyarrow", "pandas", *(["polars"] if find_spec("polars") else [])),
        "",
    ]
    for millions, (medians, peaks, size, importing) in results.items():
        lines += [
            f"**{millions:g} million rows**, {size:,.0f} MB of Parquet; imported {importing}.",
            "",
        ]
        rows = []
        for name, by_question in medians.items():
            cells = [
                f"{by_question[q]:,.0f} ms ({by_question[q] / medians['duckdb'][q]:.2f})"
                if q in by_question
                else ""
                for q in QUESTIONS
            ]
            rows.append([name, *cells, f"{peaks[name]:,.0f}"])
        lines += [*table(["engine (times bare DuckDB)", *QUESTIONS, "peak MB"], rows), ""]
        ratios = ", ".join(
            f"{q} {medians['ours'][q] / medians['decoding'][q]:.1f}" for q in medians["decoding"]
        )
        lines += [f"Ours to decoding alone (goal {DECODING_GOAL:g}): {ratios}.", ""]
    sizes = sorted(results)
    if len(sizes) > 1:
        small, large = sizes[-2:]
        growth = ", ".join(
            f"{q} {results[large][0]['ours'][q] / results[small][0]['ours'][q]:.1f} times"
            for q in QUESTIONS
        )
        lines.append(
            f"From {small:g} to {large:g} million rows ours takes longer by {growth}"
            f" (goal for Q1 and Q2: {GROWTH_GOAL:g})."
        )
    return lines


def main(sizes: Sequence[float], times: int, folder: Path | None, engine: str) -> None:
    """Measure every size, print and write the results."""
    results = {}
    with contextlib.ExitStack() as stack:
        where = folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        where.mkdir(parents=True, exist_ok=True)
        for millions in sizes:
            place, importing = prepared(where, millions)
            case = Case.of(place)
            medians, peaks = measured(case, times, engine)
            size = sum(part.bytes for part in case.manifest.parts) / 1e6
            results[millions] = (medians, peaks, size, importing)
            print("\n".join(written({millions: results[millions]})), flush=True)
    write_section("world_trade", written(results))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("millions", nargs="*", type=float, default=[1, 10, 100])
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--in", dest="folder", type=Path)
    parser.add_argument("--spark", default="", metavar="ADDRESS")
    parser.add_argument("--contender", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--import", nargs=3, type=Path, dest="imported", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.contender:
        answer(*options.contender)
    elif options.imported:
        imported(*options.imported)
    else:
        main(options.millions, options.times, options.folder, options.spark)

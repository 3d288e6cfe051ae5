"""A folder of articles added to the tables, by turns with reading alone: the same articles in
one process, nothing kept.

python -m benchmarks.batch [ARTICLES [TURNS]]
"""

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from lib.ingest import addition, article_of

DATA = Path(__file__).resolve().parents[1] / "data"
_DAY = date(2024, 2, 3)
_PLACES = ("China", "Russia", "Kazakhstan", "Turkey", "Germany", "Uzbekistan")
_SYLLABLES = ("ba", "do", "ke", "li", "mo", "nar", "pel", "rin", "sot", "tur")


def text_of(number: int) -> str:
    """About 2.5 KB with eight figures; no two are alike."""
    chance = random.Random(number)

    def sentence() -> str:
        words = ("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(30))
        return f"{' '.join(words).capitalize()}."

    def figure() -> str:
        flow, place = chance.choice(("exports to", "imports from")), chance.choice(_PLACES)
        amount, year = chance.randint(2, 900), chance.randint(2010, 2023)
        return f"Kyrgyz {flow} {place} exceeded ${amount} million in {year}."

    return "\n".join(f"{sentence()} {figure()}" for _ in range(8))


def reading_alone(folder: Path) -> float:
    """Articles a second, read one after the other in this process."""
    started = time.perf_counter()
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        text = path.read_text("utf-8")
        addition(text, article_of(text, _DAY))
    return len(paths) / (time.perf_counter() - started)


def adding(folder: Path, data: Path) -> float:
    """Articles a second, added through the command line; its start is part of it."""
    command = [sys.executable, "-m", "lib.pipeline", "add", str(folder), "--data", str(data)]
    started = time.perf_counter()
    subprocess.run([*command, "--published", str(_DAY)], check=True, stdout=subprocess.DEVNULL)
    return len(list(folder.iterdir())) / (time.perf_counter() - started)


def megabytes() -> float:
    """The most memory one process of those that ended has held."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1e6


def main(articles: int, turns: int) -> None:
    """Print the medians of both, their ratio, and what a second run takes to find nothing new."""
    reading_alone_rate, adding_rate, again = [], [], []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        for number in range(articles):
            (folder / f"{number:07}.txt").write_text(text_of(number), "utf-8")
        for turn in range(turns):
            data = Path(place) / f"data{turn}"
            data.mkdir()
            for table in DATA.glob("*.parquet"):
                shutil.copy(table, data)
            reading_alone_rate.append(reading_alone(folder))
            adding_rate.append(adding(folder, data))
            again.append(adding(folder, data))
    alone, added = statistics.median(reading_alone_rate), statistics.median(adding_rate)
    print(
        f"{articles} articles, {os.cpu_count()} cores: read alone {alone:.0f} a second, added "
        f"{added:.0f} a second ({added / alone:.2f} times), found again "
        f"{statistics.median(again):.0f} a second; at most {megabytes():.0f} MB a process"
    )


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [1000, 3][len(given) :]))

"""Characters a second, ours and quantulum3's on the same texts, by turns on one core.

    python -m benchmarks.reading [TIMES]

quantulum3 is no part of what the application or its tests need: `pip install quantulum3`.
It reads amounts and their units; we also read what they count, of whom, and when.
"""

import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.articles import ARTICLE, articles
from lib.ingest.normalise import normalise
from lib.reader.extraction import extract

LENGTHS = (1, 2_500, 5_000, 10_000)
"""Characters of a text: a passage alone, news items, a long article; full of figures all."""
PROSE = Path(__file__).parents[1] / "README.md"
"""A text with few, in the last row."""


def ours(text: str) -> None:
    """All the way to the rows of the tables."""
    normalise(extract(text, ARTICLE), text, ARTICLE)


def speed(reader: Callable[[str], object], texts: Sequence[str]) -> float:
    """Characters a second of processor time."""
    begin = time.process_time()
    for text in texts:
        reader(text)
    return sum(map(len, texts)) / (time.process_time() - begin)


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    warnings.simplefilter("ignore")
    try:
        from quantulum3.parser import parse
    except ImportError:
        sys.exit("quantulum3 is not installed; for this benchmark alone: pip install quantulum3")
    print(f"{'characters':>10} {'texts':>6} {'ours':>10} {'quantulum3':>11} {'ratio':>6}")
    sets = [*(articles(length) for length in LENGTHS), [PROSE.read_text("utf-8")]]
    for texts in sets:
        taken = [(speed(ours, texts), speed(parse, texts)) for _ in range(times + 1)][1:]
        us, them = (median(turn) for turn in zip(*taken, strict=True))
        mean = sum(map(len, texts)) // len(texts)
        print(f"{mean:>10,} {len(texts):>6} {us:>10,.0f} {them:>11,.0f} {us / them:>6.1f}")

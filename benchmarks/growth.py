"""Time and memory as texts grow, and as articles follow one another.

    python -m benchmarks.growth [MEGABYTES]

Each text is read whole, twice as long from row to row; hostile ones repeat what costs most.
Then thousands of articles are read one after the other from a generator.
"""

import resource
import sys
import time
from collections.abc import Iterator

from benchmarks.articles import ARTICLE, articles
from lib.reader.extraction import extract

SHORTEST = 625_000
MEGABYTE = 1_000_000
ARTICLES = 2_000
HOSTILE = {
    "digits": "7",
    "million million": "million million ",
    "nested quotes": "«“„",
    "combining marks": "e\u0301\u0301",
    "ranges": "from 5 to ",
    "one sentence": "trade with Russia rose by 5 percent to $3 billion ",
    "brackets": "(5 percent ",
}


def microseconds(text: str) -> float:
    """Processor time for each character of a text."""
    begin = time.process_time()
    extract(text, ARTICLE)
    return (time.process_time() - begin) / len(text) * 1e6


def bar(value: float, most: float) -> str:
    """A bar as long as the value, forty signs the longest."""
    return "█" * round(40 * value / most)


def lengths(longest: int) -> Iterator[int]:
    """Doubled from row to row."""
    length = SHORTEST
    while length <= longest:
        yield length
        length *= 2


def repeated(text: str, length: int) -> str:
    """So many characters of a text said again and again."""
    return (text * (length // len(text) + 1))[:length]


def megabytes() -> float:
    """The most memory the process has held so far."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 if sys.platform != "darwin" else 1024 * 1024)


def many(number: int) -> Iterator[str]:
    """Articles without end in sight, one at a time."""
    texts = articles(2_500)
    for index in range(number):
        yield f"{texts[index % len(texts)]}\n\nNo. {index}"


if __name__ == "__main__":
    longest = int(float(sys.argv[1]) * MEGABYTE) if len(sys.argv) > 1 else 10 * MEGABYTE
    for index, text in enumerate(many(ARTICLES)):
        extract(text, ARTICLE)
        if index + 1 in (ARTICLES // 10, ARTICLES // 2, ARTICLES):
            print(f"{index + 1:>8,} articles read, {megabytes():6.1f} MB held at most")
    news = "\n\n".join(articles(1))
    kinds = {"news": (news, longest)} | {name: (one, MEGABYTE) for name, one in HOSTILE.items()}
    print(f"{'text':16} {'characters':>11} {'µs each':>8}")
    for name, (piece, limit) in kinds.items():
        rows = [(n, microseconds(repeated(piece, n))) for n in sorted({*lengths(limit), limit})]
        most = max(cost for _, cost in rows)
        for length, cost in rows:
            print(f"{name:16} {length:>11,} {cost:>8.2f} {bar(cost, most)}")

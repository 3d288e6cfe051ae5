"""What a page costs the server in another language, beside the same page in English.

    python -m benchmarks.languages [TIMES]

One server and one session, so the languages take turns and share everything but their words.
Asked before: processor time of a rerun of each page with two choices of partners in turn. Never
asked: partners that nobody chose, each in every language, which takes turns to be the first to
ask, since the next two find the rows that it computed; in milliseconds of processor time. Read
once: what a catalogue takes when its language is first asked for, in a process of its own, and
how often it is read in many pages.
"""

import argparse
import asyncio
import subprocess
import sys
from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.contenders import OURS, answering, processor_seconds, served
from benchmarks.load import FILTER, PARTNERS
from benchmarks.rerun import fresh
from benchmarks.session import Reader, session
from lib.dashboard.narrative import ENGLISH, LANGUAGES

_ASKED = PARTNERS[:2]
_RERUNS = 8
"""Measured at once: the processor time of a process is given in hundredths of a second."""
_NEW = 6

_READ_ONCE = """
import time
from lib.dashboard.narrative import wording
import lib.dashboard.narrative.wording as _
import sys
module = sys.modules["lib.dashboard.narrative.wording"]
reads, read = [], module.read_po
module.read_po = lambda *given, **named: reads.append(1) or read(*given, **named)
wording("en").text("Trade"); language = sys.argv[1]
began = time.process_time(); wording(language).text("Trade"); took = time.process_time() - began
for _ in range(1000): wording(language).text("Trade")
print(1000 * took, len(reads))
"""

Times = dict[str, dict[str, list[float]]]
"""Processor milliseconds by page and language."""


async def visits(reader: Reader, page: str, queries: Sequence[str]) -> None:
    """Visit a page with some addresses, each without a fault."""
    for query in queries:
        await reader.visit(page, query)
        assert not reader.faults(), reader.faults()


def turns(times: int) -> Iterator[Sequence[str]]:
    """The languages, each in turn the first."""
    codes = list(LANGUAGES)
    for number in range(times):
        at = number % len(codes)
        yield codes[at:] + codes[:at]


async def measured(times: int) -> tuple[Times, Times]:
    """What was asked before, and what nobody asked."""
    known: Times = {}
    new: Times = {}
    with served(OURS) as (address, process):
        await asyncio.to_thread(answering, address)
        async with session(address) as reader:
            await reader.visit()
            pages = tuple(reader.pages)
            for page in pages:
                for code in LANGUAGES:
                    await visits(reader, page, _queries(code, _ASKED) * 2)
            partners = fresh()
            for order in turns(times):
                for page in pages:
                    chosen = [next(partners) for _ in range(_NEW)]
                    for code in order:
                        for found, queries in (
                            (known, _queries(code, _ASKED) * (_RERUNS // len(_ASKED))),
                            (new, _queries(code, chosen)),
                        ):
                            began = processor_seconds(process)
                            await visits(reader, page, queries)
                            spent = 1000 * (processor_seconds(process) - began) / len(queries)
                            found.setdefault(page, {}).setdefault(code, []).append(spent)
    return known, new


def _queries(language: str, partners: Sequence[str]) -> list[str]:
    return [f"{FILTER}={chosen}&lang={language}" for chosen in partners]


def main(times: int) -> None:
    """Print each language beside English."""
    known, new = asyncio.run(measured(times))
    for title, found in (("asked before", known), ("never asked", new)):
        print(f"{title}, processor time of a rerun; goal: what it costs in English")
        for code in LANGUAGES:
            every = [median(by[code]) / median(by[ENGLISH]) for by in found.values()]
            spans = ", ".join(f"/{page} {median(by[code]):.1f} ms" for page, by in found.items())
            print(f"{code}: {median(every):.2f} times English ({spans})")
    for code in LANGUAGES:
        said = subprocess.run(
            [sys.executable, "-c", _READ_ONCE, code], capture_output=True, text=True, check=True
        )
        took, reads = said.stdout.split()
        print(f"{code}: first words {float(took):.0f} ms; catalogue read {reads} times in 1,001")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=9)
    main(parser.parse_args().times)

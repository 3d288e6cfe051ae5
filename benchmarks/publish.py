"""The whole site as files: time and memory, and what a run costs where nothing has changed.

    python -m benchmarks.publish [PARTNERS]

The baseline is the same charts asked for one by one over the routes of the running application,
document, CSV and JSON, in one process that nobody else uses, none asked for before. PARTNERS
(RUS,EU27,CHN) makes both smaller. Times are of the clock; memory is the most of any process.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

from lib.dashboard.views import VIEWS, written
from lib.dashboard.views.menus import file_address
from lib.dashboard.views.usual_questions import in_language, usual_questions
from lib.pipeline.publish import order
from lib.store import data_dir, tables
from tests.dashboard.api.asking import asked

_GOAL = 120
"""Seconds for everything, on two cores."""
_MEMORY = 200
"""Megabytes of each process."""


def published(folder: Path, partners: list[str]) -> tuple[float, str]:
    """Seconds that the command takes, and what it says."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "lib.pipeline", "publish", str(folder)]
    options = ["--partners", *partners] if partners else []
    said = subprocess.run([*command, *options], capture_output=True, text=True, check=True).stdout
    return time.perf_counter() - began, said


def addresses(partners: list[str]) -> list[str]:
    """Where the running application has what the site has."""
    wanted = order(data_dir(), *partners)
    found = []
    for language in wanted.languages:
        edition = tables(data_dir())
        for subject in usual_questions(edition, wanted.partners):
            for view in subject.views:
                question = in_language(view.question, language)
                charts = VIEWS[question.page](edition, question).charts()
                for chart in charts[:1]:
                    _, _, query = written(question).partition("?")
                    chosen = "&".join(filter(None, [query, urlencode({"chart": chart.key})]))
                    found.append(f"/embed/{question.page}?{chosen}")
                    found += [file_address(chart.rows, form, language) for form in ("csv", "json")]
    return found


async def one_by_one(wanted: list[str]) -> float:
    """Seconds that all of them take."""
    began = time.perf_counter()
    for address in wanted:
        answer = await asked(address)
        assert answer.status == 200, address
    return time.perf_counter() - began


def baseline(partners: list[str]) -> float:
    """The same in a process of its own, where nothing was asked for yet."""
    if len(partners) > 1 and partners[0] == "--asked":
        return asyncio.run(one_by_one(Path(partners[1]).read_text().split("\n")))
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(addresses(partners)))
        file.flush()
        command = [sys.executable, "-m", "benchmarks.publish", "--asked", file.name]
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main(partners: list[str]) -> None:
    """Print the times, their ratios and the memory."""
    with tempfile.TemporaryDirectory() as place:
        whole, said = published(Path(place) / "site", partners)
        again, _ = published(Path(place) / "site", partners)
    memory = [int(size) for size in re.findall(r"\d+", said.splitlines()[1])]
    routes = baseline(partners)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(said.splitlines()[0])
    print(
        f"all of it {whole:.0f} s on {cores} cores, {whole / routes:.2f} of asking one by one over "
        f"the routes ({routes:.0f} s); goal: {_GOAL} s"
    )
    print(f"again, with nothing changed, {again:.1f} s, {again / whole:.3f} of that")
    print(f"memory of a process at its most {max(memory)} MB; goal: {_MEMORY} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--asked"]:
        print(baseline(sys.argv[1:]))
    else:
        main(sys.argv[1:2])

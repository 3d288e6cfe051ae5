"""What a rerun costs the server when the data is in the cache, and where the time goes.

    python -m benchmarks.rerun

A rerun is timed without a browser, from the first line of the script to its last. A second,
profiled run is divided into streamlit's own work (all it does when a page calls it, the cache
included) and ours; the profiler makes both slower, so the share counts, not the time.
"""

import cProfile
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import streamlit
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest

from benchmarks.contenders import REPO
from lib.dashboard.ui.menu import MENU

_FRAME = REPO / "lib" / "dashboard" / "ui" / "frame.py"
_STREAMLIT = str(Path(streamlit.__file__).parent)
_OURS = (str(REPO / "lib"), str(REPO / "pages"))

Run = Callable[..., Any]


def timed(script: AppTest, rounds: int) -> list[float]:
    """Seconds of each of some reruns."""
    found: list[float] = []
    _around_the_script(found, None)
    for _ in range(rounds):
        script.run()
    return found


def our_share(script: AppTest) -> tuple[float, pstats.Stats]:
    """The part of a rerun that is not spent below a call from our files into streamlit."""
    profile = cProfile.Profile()
    _around_the_script([], profile)
    script.run()
    stats = pstats.Stats(profile)
    total, theirs = 0.0, 0.0
    for (file, _, name), (*_, spent, callers) in stats.stats.items():  # type: ignore[attr-defined]
        total = max(total, spent)
        for (caller, *_), edge in callers.items():
            if file.startswith(_STREAMLIT) and caller.startswith(_OURS):
                # The frame runs the page through streamlit: what the page does is ours.
                theirs += 0 if name == "run" else edge[3]
            elif file.startswith(_OURS) and caller.startswith(_STREAMLIT):
                theirs -= edge[3]
    return 1 - theirs / total, stats


def _around_the_script(found: list[float], profile: cProfile.Profile | None) -> None:
    """Have streamlit time, or profile, what it runs."""

    def run(func: Run, *rest: Any) -> Any:
        def watched() -> Any:
            began = time.perf_counter()
            try:
                return profile.runcall(func) if profile else func()
            finally:
                found.append(time.perf_counter() - began)

        return _run(watched, *rest)

    script_runner.exec_func_with_error_handling = run


_run = script_runner.exec_func_with_error_handling


if __name__ == "__main__":
    rounds = next((int(one) for one in sys.argv[1:] if one.isdigit()), 15)
    bare = AppTest.from_file(REPO / "benchmarks" / "bare_app.py", default_timeout=60).run()
    print(f"bare: {1000 * median(timed(bare, rounds)):.0f} ms")
    for page in (entry.name for entry in MENU):
        script = AppTest.from_file(_FRAME, default_timeout=60).run()
        script.switch_page(f"../../../pages/{page}.py").run()
        found = timed(script, rounds)
        share, stats = our_share(script)
        print(
            f"{page}: {1000 * median(found):.0f} ms ({1000 * min(found):.0f} to "
            f"{1000 * max(found):.0f}), of it ours {1000 * median(found) * share:.0f} ms"
        )
        if "-v" in sys.argv:
            stats.sort_stats("cumulative").print_stats(45)

"""`streamlit run` with a watch on every run of the script: its processor time, and our part.

    WATCHED_TO=FILE python -m benchmarks.watched run app.py

It appends a line of JSON for each run. Every second run is profiled, and divided into
streamlit's own work (all it does when a page calls it, the cache included) and ours. The
profiler slows both down, so of such a run the share counts and of the others the time.
"""

import cProfile
import json
import os
import pstats
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import streamlit
from streamlit.runtime.scriptrunner import script_runner
from streamlit.web import cli

from benchmarks.contenders import REPO

OUTPUT = "WATCHED_TO"
"""The environment names the file."""

_STREAMLIT = str(Path(streamlit.__file__).parent)
_OURS = (str(REPO / "lib"), str(REPO / "pages"), str(REPO / "benchmarks" / "bare_app"))

_run_script = script_runner.exec_func_with_error_handling
_number = count()


def our_share(profile: cProfile.Profile) -> float:
    """The part of a run that is not spent below a call from our files into streamlit."""
    total, theirs = 0.0, 0.0
    for (file, _, name), (*_, spent, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        total = max(total, spent)
        for (caller, *_), edge in callers.items():
            if file.startswith(_STREAMLIT) and caller.startswith(_OURS):
                # The frame runs the page through streamlit: what the page does is ours.
                theirs += 0 if name == "run" else edge[3]
            elif file.startswith(_OURS) and caller.startswith(_STREAMLIT):
                theirs -= edge[3]
    return max(0.0, 1 - theirs / total)


def _watched(func: Callable[[], Any], *rest: Any) -> Any:
    """Run a script and write down what it took."""
    profile = cProfile.Profile() if next(_number) % 2 else None

    def run() -> Any:
        began = time.thread_time()
        try:
            return profile.runcall(func) if profile else func()
        finally:
            took = time.thread_time() - began
            share = our_share(profile) if profile else None
            with open(os.environ[OUTPUT], "a", encoding="utf-8") as file:
                file.write(json.dumps({"seconds": took, "ours": share}) + "\n")

    return _run_script(run, *rest)


if __name__ == "__main__":
    script_runner.exec_func_with_error_handling = _watched
    cli.main(prog_name="streamlit")

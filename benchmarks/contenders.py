"""The two applications that are measured side by side, and the browser they are measured in."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import find_browser

REPO = Path(__file__).resolve().parents[1]
_SECONDS_TO_START = 60


@dataclass(frozen=True)
class Contender:
    """An application: its script, and the address and mark of a chart of it.

    `drawn` is JavaScript that says whether the chart shows a partner, given its code.
    """

    name: str
    script: str
    path: str
    drawn: str


OURS = Contender(
    "ours",
    "app.py",
    "/trade?partner={partner}",
    """partner => document.querySelector('.st-key-chart-over_time .js-plotly-plot .main-svg .xtick')
        && document.querySelector('.st-key-chart-over_time .js-plotly-plot')
            ._fullLayout.meta.drawn.some(name => name.includes(partner))""",
)
BARE = Contender(
    "bare",
    "benchmarks/bare_app.py",
    "/",
    """partner => document.querySelector('.st-key-chart .js-plotly-plot .main-svg .xtick')
        && document.querySelector('.st-key-chart .js-plotly-plot')
            ._fullLayout.meta.partner === partner""",
)


@contextmanager
def served(
    contender: Contender,
    *options: str,
    settings: Mapping[str, str] | None = None,
    by: str = "streamlit",
) -> Iterator[tuple[str, int]]:
    """Start the application; its address and process id. It may not yet answer.

    `options` are more of the command line, `settings` of the environment; `by` is the module
    that runs it as streamlit does.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", by, "run", contender.script]
    process = subprocess.Popen(
        [*command, "--server.port", str(port), *options],
        cwd=REPO,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(settings or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def processor_seconds(process: int) -> float:
    """Processor time a process has used in all its threads, those that ended too (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def answering(address: str) -> None:
    """Wait until the server takes requests; one that could not start raises `TimeoutError`."""
    end = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
            return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"nothing answers at {address}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser."""
    place = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=place, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def show(page: Page, contender: Contender, address: str, partner: str) -> None:
    """Open the page with the chart and wait until it is drawn."""
    page.goto(address + contender.path.format(partner=partner), wait_until="commit")
    page.wait_for_function(contender.drawn, arg=partner, timeout=60_000)


def compare(
    title: str,
    measure: Callable[[Contender], float],
    rounds: int,
    contenders: Sequence[Contender] = (OURS, BARE),
) -> float:
    """Measure by turns; print medians, spreads and the ratio of ours to the bare one's."""
    seconds: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for number in range(rounds):
        turn = contenders if number % 2 else contenders[::-1]
        for contender in turn:
            seconds[contender.name].append(measure(contender))
    for name, found in seconds.items():
        spread = f"{min(found):.3f} to {max(found):.3f}"
        print(f"{title}, {name}: median {median(found):.3f} s ({spread}, {rounds} rounds)")
    ratio = median(seconds[OURS.name]) / median(seconds[BARE.name])
    pairs = [a / b for a, b in zip(*(seconds[c.name] for c in contenders), strict=True)]
    print(f"{title}: {ratio:.2f} times the bare one (rounds {min(pairs):.2f} to {max(pairs):.2f})")
    return ratio

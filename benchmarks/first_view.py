"""What crosses the wire at the first view of a page, browser cache empty, and how long that takes
on a line of 10 Mbit/s and 40 ms.

python -m benchmarks.first_view [rounds] [-v]
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.contenders import BARE, OURS, Contender, answering, chromium, compare, served, show
from lib.dashboard.views.address import PAGES

LINE = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10e6 / 8,
    "uploadThroughput": 10e6 / 8,
}
"""The line, as Chromium's network emulation wants it."""

KINDS = (
    ("plotly", r"/PlotlyChart\.|/plotly[^/]*\.js"),
    ("highlighter", r"/StreamlitSyntaxHighlighter\."),
    ("data table", r"/DataFrame\.|/arrowFormatUtils|/glide|/number-overlay|/serialization\."),
    ("icon font", r"MaterialSymbols|/icons[^/]*\.woff2"),
    ("serif", r"SourceSerif|/serif[^/]*\.woff2"),
    ("sans", r"SourceSans|/sans[^/]*\.woff2"),
    ("code font", r"SourceCode"),
    ("page frame", r"/(index|protobuf|react-dom|StreamlitMarkdown)\."),
    ("other scripts", r"\.js$"),
    ("styles", r"\.css$"),
    ("websocket", r"^websocket$"),
)
"""Kinds of files by their addresses, the first that fits."""

_OTHER = "the rest"
_UP = "() => document.documentElement.classList.contains('mv-up')"
"""Says that a page of ours is drawn: the page of words that covers it is gone."""
_QUIET_MS = 1_500
"""How long a page is watched after it is drawn: some files come late."""


class Wire:
    """Bytes that a page gets, by address: headers and bodies as they cross the wire."""

    def __init__(self, devtools: CDPSession) -> None:
        self._asked: dict[str, str] = {}
        self.bytes: Counter[str] = Counter()
        devtools.on("Network.requestWillBeSent", self._ask)
        devtools.on("Network.loadingFinished", self._finish)
        devtools.on("Network.webSocketFrameReceived", self._frame)
        devtools.send("Network.enable")

    def _ask(self, event: dict) -> None:
        self._asked[event["requestId"]] = event["request"]["url"].partition("?")[0]

    def _finish(self, event: dict) -> None:
        address = self._asked.get(event["requestId"], "")
        if not address.startswith(("data:", "blob:")):
            self.bytes[address] += int(event["encodedDataLength"])

    def _frame(self, event: dict) -> None:
        payload = event["response"]["payloadData"]
        is_text = event["response"]["opcode"] == 1
        self.bytes["websocket"] += len(payload) if is_text else len(payload) * 3 // 4


def kind(address: str) -> str:
    """Which of `KINDS` an address is."""
    return next((name for name, fits in KINDS if re.search(fits, address)), _OTHER)


def weighed(browser: Browser, address: str, ready: str = _UP) -> Counter[str]:
    """Bytes by address of one first view; `ready` is JavaScript that says when it is drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wire = Wire(context.new_cdp_session(page))
    page.goto(address)
    page.wait_for_function(ready, timeout=60_000)
    page.wait_for_timeout(_QUIET_MS)
    context.close()
    return wire.bytes


def seconds(browser: Browser, contender: Contender, address: str) -> float:
    """From the address to the chart, on the line."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page: Page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    began = time.perf_counter()
    show(page, contender, address, "CHN")
    took = time.perf_counter() - began
    context.close()
    return took


def table(found: dict[str, Counter[str]]) -> None:
    """Print kilobytes by kind and page."""
    kinds = [name for name, _ in KINDS] + [_OTHER]
    width = max(map(len, [*kinds, "total"])) + 1
    print("kB".ljust(width), *(f"{name:>12}" for name in found))
    for one in kinds:
        sums = [sum(n for at, n in got.items() if kind(at) == one) for got in found.values()]
        print(one.ljust(width), *(f"{n / 1000:12,.0f}" for n in sums))
    print("total".ljust(width), *(f"{sum(got.values()) / 1000:12,.0f}" for got in found.values()))


def each_file(found: dict[str, Counter[str]]) -> None:
    """Print every file of every page, the largest first."""
    for name, got in found.items():
        print(f"\n{name}")
        for address, size in got.most_common():
            print(f"{size:10,} {address.rpartition('/')[2] or address}")


def main(arguments: Sequence[str]) -> None:
    """Weigh each page and the bare application, then time one of ours against it."""
    rounds = next((int(one) for one in arguments if one.isdigit()), 10)
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        addresses = {}
        for contender in (OURS, BARE):
            addresses[contender], _ = stack.enter_context(served(contender))
            answering(addresses[contender])
        drawn = f"() => ({BARE.drawn})('CHN')"
        found = {"bare": weighed(browser, addresses[BARE] + BARE.path, drawn)}
        for name in PAGES:
            path = "/" if name == PAGES[0] else f"/{name}"
            found[name] = weighed(browser, addresses[OURS] + path)
        table(found)
        if "-v" in arguments:
            each_file(found)
        if rounds:
            compare(
                "first view on the line", lambda one: seconds(browser, one, addresses[one]), rounds
            )


if __name__ == "__main__":
    main(sys.argv[1:])

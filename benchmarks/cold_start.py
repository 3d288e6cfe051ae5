"""From the start of the process to a chart that can be seen, browser cache empty.

python -m benchmarks.cold_start
"""

import sys
import time

from playwright.sync_api import Browser

from benchmarks.contenders import Contender, answering, chromium, compare, served, show

_GOAL = 1.3


def seconds(contender: Contender, browser: Browser) -> float:
    """One start of the server and one first visit."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    began = time.perf_counter()
    with served(contender) as (address, _):
        answering(address)
        show(page, contender, address, "CHN")
        took = time.perf_counter() - began
        context.close()
    return took


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with chromium() as browser:
        compare("cold start", lambda contender: seconds(contender, browser), rounds)
    print(f"goal: {_GOAL} times the bare one")

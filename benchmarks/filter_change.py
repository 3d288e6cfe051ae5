"""From a choice in the filter to the chart redrawn; everything asked for is in the cache.

python -m benchmarks.filter_change
"""

import sys
from contextlib import ExitStack

from playwright.sync_api import Page

from benchmarks.contenders import BARE, OURS, Contender, answering, chromium, compare, served, show

# Measured inside the page, so that the way to the browser and back does not count: the clock
# starts when the option is pressed and is read in the frame after the one with the marks. No
# string is given to be evaluated later, which the Content-Security-Policy forbids.
_CLOCK = """partner => {
  const drawn = %s;
  window.took = null;
  const pressed = () => {
    const start = performance.now();
    const look = () => drawn(partner)
      ? requestAnimationFrame(() => { window.took = performance.now() - start; })
      : requestAnimationFrame(look);
    look();
  };
  document.addEventListener('pointerdown', pressed, {capture: true, once: true});
}"""
_GOAL = 1.3


def seconds(page: Page, contender: Contender) -> float:
    """Choose another partner; in ours one more, which is taken away again afterwards."""
    if contender is OURS:
        partner = "KAZ"
        page.locator("#partner-add").click()
        option = page.locator(f"#partner-list input[value={partner}]")
    else:
        shown = page.locator(".js-plotly-plot").evaluate("chart => chart._fullLayout.meta.partner")
        partner = "KAZ" if shown == "CHN" else "CHN"
        field = page.get_by_role("combobox", name="Partner")
        field.click()
        field.fill(partner)
        option = page.get_by_role("option", name=partner, exact=True)
    option.wait_for()
    page.evaluate(_CLOCK % contender.drawn, partner)
    option.click()
    page.wait_for_function("() => window.took")
    took = float(page.evaluate("window.took")) / 1000
    page.keyboard.press("Escape")
    if contender is OURS:
        page.locator(f".mv-chip[data-code={partner}] a").click()
        page.wait_for_function(f"partner => !({contender.drawn})(partner)", arg=partner)
    page.wait_for_timeout(700)
    return took


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        pages = {}
        for contender in (OURS, BARE):
            address, _ = stack.enter_context(served(contender))
            answering(address)
            pages[contender] = browser.new_page(viewport={"width": 1280, "height": 900})
            show(pages[contender], contender, address, "CHN")
            for _ in range(2):  # what is asked for later is in the cache from here on
                seconds(pages[contender], contender)
        compare("filter change", lambda one: seconds(pages[one], one), rounds)
    print(f"goal: {_GOAL} times the bare one")

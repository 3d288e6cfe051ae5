"""A Chromium to test in: find one, or (`python tests/browser.py`) get one.

A Chromium is looked for in this order: the program `CHROMIUM` names, the usual names on the
path, the usual places on macOS, and the one that playwright keeps for itself.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_browser() -> str | None:
    """The path of a Chromium or Chrome that starts, or None."""
    return next((place for place in _places() if _starts(place)), None)


def get_browser() -> str | None:
    """A browser found or else installed: Debian's package where that may be, or playwright's."""
    found = find_browser()
    if found or os.environ.get("CHROMIUM"):
        return found
    for command in _ways():
        print("No browser found; trying:", " ".join(command), flush=True)
        subprocess.run(command, check=False)
        found = find_browser()
        if found:
            return found
    return None


def _ways() -> list[list[str]]:
    """Commands that install a browser, the best first."""
    root = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo", "-n"]
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        ways.insert(0, [*root, "apt-get", "install", "--yes", "chromium"])
        ways.insert(0, [*root, "apt-get", "update", "--quiet"])
    return ways


def _places() -> Iterator[str]:
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else _NAMES:
        if found := shutil.which(name):
            yield found
    if not named:
        yield from _MACOS
        yield from _playwrights_own()


def _playwrights_own() -> Iterator[str]:
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _starts(place: str) -> bool:
    """Ubuntu's `chromium` may be a stub that only says to install something else."""
    try:
        answer = subprocess.run([place, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


if __name__ == "__main__":
    browser = get_browser()
    if browser is None:
        sys.exit(
            "No Chromium or Chrome was found or could be installed: "
            "install one, or set CHROMIUM to its path."
        )
    print("Browser:", browser)

"""Readers with a browser, behind the shipped nginx with two processes."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.behind_nginx import Processes, Site, ask, cookie, nginx, processes
from tests.in_browser.visiting import IDLE, WIDE, in_app, settled, turn_to, visit
from tests.pages.test_read import TEXT, WORDS


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with processes(tmp_path_factory.mktemp("processes")) as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, behind: Processes) -> Iterator[Site]:
    with nginx(tmp_path_factory.mktemp("nginx"), behind) as found:
        yield found


def process_of(context: BrowserContext) -> int:
    """The one that the browser's cookie names."""
    (found,) = [one for one in context.cookies() if one.get("name") == "process"]
    assert found.get("httpOnly") and found.get("sameSite") == "Lax"
    return int(found.get("value", ""))


def bring(page: Page, site: Site, file: Path) -> None:
    """Have a file read that is uploaded."""
    file.write_text(TEXT, "utf-8")
    visit(page, f"{site.address}/articles?tab=read")
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.get_by_text(file.name)).to_be_visible()
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".mv-annotated a.figure").first).to_contain_text(WORDS)
    settled(page)


def media_of(site: Site) -> list[str]:
    """The addresses of what sessions gave away, as they were asked for."""
    paths = [line.split()[3] for line in site.log.read_text().splitlines()]
    return [path for path in paths if path.startswith("/media/")]


def asked_at(site: Site) -> dict[str, set[str]]:
    """Of each process, what was asked there for one session alone."""
    found: dict[str, set[str]] = {}
    for line in site.log.read_text().splitlines():
        _, _, _, path, status, *_, places = line.split()
        kind = next((one for one in ("stream", "upload_file", "media") if f"/{one}" in path), None)
        if kind and status in ("101", "200", "204"):
            found.setdefault(places.rpartition(":")[2], set()).add(kind)
    return found


def test_each_of_two_readers_has_all_of_a_session_at_one_process(
    site: Site, reader: Callable[[str], BrowserContext], tmp_path: Path
) -> None:
    found = []
    for number in range(2):
        context = reader(site.address)
        page = context.new_page()
        bring(page, site, tmp_path / f"talk{number}.txt")
        found.append(process_of(context))
        page.get_by_role("link", name="All figures compared").first.click()
        expect(page.locator("h1")).to_contain_text(WORDS)
        settled(page)
        menu = in_app(page, '[class*="st-key-take-"]').first
        menu.get_by_role("button", name="Download").click()
        with page.expect_download() as coming:
            page.get_by_role("button", name="CSV").click()
        assert b"observation_id" in Path(coming.value.path()).read_bytes()
        assert process_of(context) == found[number]
        # Also by who has lost the cookie, or has none.
        file = site.address + media_of(site)[-1]
        assert {ask(file, headers=cookie({"process": str(one)})).status for one in site.ports} == {
            200
        }
        page.close()
    assert sorted(found) == sorted(site.ports)
    every = {"stream", "upload_file", "media"}
    wanted = {str(port): every for port in site.ports}
    deadline = time.monotonic() + 60
    while asked_at(site) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)  # a websocket is noted when it has ended
    assert asked_at(site) == wanted


def test_where_a_process_dies_its_reader_goes_on_at_the_other(
    site: Site, behind: Processes, browser: Browser, tmp_path: Path
) -> None:
    """What the browser complains of meanwhile is as it should be, so nobody watches it."""
    with browser.new_context(locale="en-GB", viewport=WIDE) as context:
        page = context.new_page()
        bring(page, site, tmp_path / "talk.txt")
        first = process_of(context)
        (second,) = set(site.ports) - {first}
        behind.kill(first)
        page.wait_for_selector(IDLE)
        turn_to(page, f"{site.address}/trade")
        expect(page.locator("h1")).to_be_visible()
        assert process_of(context) == second
        behind.start(first)
        bring(page, site, tmp_path / "again.txt")
        assert process_of(context) == second, "who moved stays"

"""A published site in a browser, served by the plainest web server there is, and as files."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lib.pipeline.publish import order, publish
from lib.pipeline.site_folder import CURRENT
from tests.in_browser.visiting import NARROW, REPO, WIDE
from tests.serving import free_port, running

_DRAWN = """() => {
  const plot = document.querySelector('#plot');
  return plot?.dataset.drawn?.startsWith(plot.clientWidth + 'x');
}"""
_OUTSIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(order(REPO / "data", "RUS,EU27"), folder, 2)
    return (folder / CURRENT).resolve()


@pytest.fixture(scope="module")
def home(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site below a path, as on somebody's server."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = ("-m", "http.server", str(port), "--bind", "127.0.0.1", "-d", str(site.parent))
    with running(*command, answers_at=address, log=tmp_path_factory.mktemp("server") / "log"):
        yield f"{address}/{site.name}"


@pytest.fixture(scope="module")
def context(reader: Callable[[str], BrowserContext], home: str) -> BrowserContext:
    """A reader of the site; at the end, nothing else may have been asked for."""
    return reader(home)


def drawn(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(_DRAWN)


@pytest.mark.parametrize(
    "place",
    [
        *("en/overview/RUS", "ky/trade/partners/EU27", "ru/trade/both_sides/RUS"),
        *("en/claims/24kg-2024-10-16.1491", "ru/people/migrants/RUS", "ky/trade/goods/exports"),
    ],
)
def test_a_chart_is_drawn_and_fits_in_every_window(page: Page, home: str, place: str) -> None:
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        drawn(page, f"{home}/{place}.html")
        expect(page.locator("#plot .main-svg").first).to_be_visible()
        assert page.evaluate(_OUTSIDE) <= 0
        expect(page.locator("details .rows")).not_to_be_visible()


def test_a_reader_goes_on_to_another_language_chart_and_partner(page: Page, home: str) -> None:
    drawn(page, f"{home}/en/trade/over_time/RUS.html")
    page.get_by_role("link", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.get_by_role("link", name="Экспорт и импорт").click()
    page.wait_for_function(_DRAWN)
    page.get_by_role("link", name="ЕС", exact=True).click()
    page.wait_for_url(f"{home}/ru/trade/exports_imports/EU27.html")
    page.get_by_role("link", name="Все партнёры").click()
    page.wait_for_url(f"{home}/ru/index.html#partners")


def test_titles_are_searched_by_keyboard(page: Page, home: str) -> None:
    page.goto(f"{home}/ky/index.html")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("russia экспорт")
    expect(page.locator(".search ol a")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.type("russia")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"[2-9]"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search ol a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".search ol a")).to_have_count(0)
    page.keyboard.type("zzz")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\b0\b"))
    page.keyboard.press("Escape")
    page.keyboard.type("rus")
    expect(page.locator(".search ol a")).not_to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_function(_DRAWN)


def test_a_picture_and_the_rows_are_saved(page: Page, home: str) -> None:
    drawn(page, f"{home}/en/trade/over_time/RUS.html")
    for role, name, ending in (("button", "Save as SVG", ".svg"), ("link", "CSV", ".csv")):
        with page.expect_download() as saved:
            page.get_by_role(role, name=name).click()  # type: ignore[arg-type]
        assert saved.value.suggested_filename.startswith("kgz-ties_compare")
        assert saved.value.suggested_filename.endswith(ending)


def test_without_scripts_the_table_is_read(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(f"{home}/en/trade/over_time/RUS.html")
    expect(page.get_by_role("cell").first).to_be_visible()
    expect(page.locator(".unseen")).to_be_visible()
    page.goto(f"{home}/index.html")
    expect(page.get_by_role("searchbox")).not_to_be_visible()
    expect(page.get_by_role("link", name="Russia", exact=True)).to_be_visible()
    context.close()


def test_a_file_is_opened_without_a_server(browser: Browser, site: Path) -> None:
    """Browsers read no file for a file, so the titles are not searched, but the links are."""
    context = browser.new_context(viewport=WIDE, locale="en-GB")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    drawn(page, f"{site.as_uri()}/en/trade/over_time/RUS.html")
    expect(page.locator("#plot .main-svg").first).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as SVG").click()
    picture = Path(saved.value.path()).read_text("utf-8")
    assert str(site) not in picture, "a picture names no folder of its maker"
    page.get_by_role("link", name="All charts").click()
    page.get_by_role("searchbox").fill("rus both")
    expect(page.locator(".search ol a")).to_have_count(1)
    page.locator(".search ol a").click()
    page.wait_for_function(_DRAWN)
    assert all(address.startswith(("file:", "data:", "blob:")) for address in asked)
    context.close()

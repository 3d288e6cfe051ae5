"""What the pages need is let through, and what calls out or frames them is stopped."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lib.dashboard.ui.menu import MENU
from tests.in_browser.visiting import settled, visit
from tests.pages.test_read import TEXT, WORDS

_STOPPED = """window.stopped = [];
document.addEventListener('securitypolicyviolation',
    event => window.stopped.push(`${event.effectiveDirective} ${event.blockedURI}`));"""

_CALLS = """async ([stranger, socket]) => {
  const add = (tag, more) => document.body.append(
      Object.assign(document.createElement(tag), more));
  add('img', {src: `${stranger}/img`});
  add('script', {src: `${stranger}/script`});
  add('script', {textContent: 'window.ran = 1'});
  add('iframe', {src: `${stranger}/frame`});
  add('object', {data: `${stranger}/object`});
  add('link', {rel: 'stylesheet', href: `${stranger}/style`});
  add('video', {src: `${stranger}/video`});
  add('p', {textContent: 'x', style: `background: url(${stranger}/background)`});
  document.fonts.add(new FontFace('x', `url(${stranger}/font)`));
  document.fonts.load('1em x').catch(() => {});
  fetch(`${stranger}/fetch`).catch(() => {});
  navigator.sendBeacon(`${stranger}/beacon`, 'x');
  try { new WebSocket(`${socket}/socket`) } catch {}
  try { new Worker(`${stranger}/worker`) } catch {}
  setTimeout('window.ran = 2');
  const form = Object.assign(document.createElement('form'), {action: `${stranger}/form`});
  document.body.append(form);
  form.submit();
}"""

_OPEN = """() => [...document.querySelectorAll('[data-testid="stMain"] summary')]
    .filter(one => !one.closest('[inert]')).forEach(one => one.click())"""

_DIRECTIVES = {
    *("connect-src", "font-src", "form-action", "frame-src", "img-src", "media-src"),
    *("object-src", "script-src", "script-src-elem", "style-src-elem"),
}


@pytest.fixture
def guarded(reader: Callable[[str], BrowserContext], server: str) -> Page:
    """A tab that notes what the policy stops in it."""
    context = reader(server)
    context.add_init_script(_STOPPED)
    return context.new_page()


def stopped(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.stopped")
    return found


def test_no_page_needs_what_the_policy_stops(guarded: Page, server: str) -> None:
    """Nor does it complain in the console: see the fixture `reader`."""
    for entry in MENU:
        address = "" if entry is MENU[0] else entry.name
        visit(guarded, f"{server}/{address}?events=on")
        for theme in ("dark", "light"):
            guarded.emulate_media(color_scheme=theme)
        guarded.evaluate(_OPEN)
        settled(guarded)
        assert stopped(guarded) == [], entry.name
        if entry.name in ("claims", "trade"):
            assert guarded.pdf().startswith(b"%PDF")
            assert stopped(guarded) == [], f"{entry.name}, printed"


def test_pictures_files_and_uploads_go_through(guarded: Page, server: str, tmp_path: Path) -> None:
    visit(guarded, f"{server}/compare")
    with guarded.expect_download() as arriving:
        guarded.locator(".st-key-compare .modebar-btn").first.click()
    assert Path(arriving.value.path()).stat().st_size > 1_000
    with guarded.expect_download() as arriving:
        guarded.locator(".st-key-compare_csv button").click()
    assert Path(arriving.value.path()).stat().st_size > 1_000
    assert stopped(guarded) == []

    file = tmp_path / "talk.txt"
    file.write_text(TEXT, "utf-8")
    visit(guarded, f"{server}/articles?tab=read")
    guarded.locator('input[type="file"]').set_input_files(file)
    guarded.get_by_role("button", name="Read it").click()
    expect(guarded.locator(".mv-annotated a mark").first).to_contain_text(WORDS)
    settled(guarded)
    assert stopped(guarded) == []


class _Stranger(BaseHTTPRequestHandler):
    """Notes who calls, and gives a page that frames whatever its address names."""

    calls: list[str]

    def do_GET(self) -> None:
        self.calls.append(self.path)
        framed = self.path.partition("?")[2]
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f'<iframe src="{framed}"></iframe>'.encode())

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[str]]]:
    """The address of a server of others, and what was asked of it."""
    calls: list[str] = []
    handler = type("Stranger", (_Stranger,), {"calls": calls})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}", calls
        server.shutdown()


def test_a_page_that_tries_to_call_out_is_stopped(
    browser: Browser, server: str, stranger: tuple[str, list[str]]
) -> None:
    address, calls = stranger
    with browser.new_context() as context:
        context.add_init_script(_STOPPED)
        page = visit(context.new_page(), f"{server}/article")
        page.evaluate(_CALLS, [address, address.replace("http", "ws")])
        page.wait_for_function(
            "wanted => wanted.every(one => window.stopped.some(said => said.startsWith(one)))",
            arg=sorted(_DIRECTIVES),
        )
        assert {one.split(" ")[0] for one in stopped(page)} >= _DIRECTIVES
        assert page.evaluate("window.ran") is None
    assert calls == []


def test_no_page_of_others_frames_ours(
    browser: Browser, server: str, stranger: tuple[str, list[str]]
) -> None:
    address, calls = stranger
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/?{server}/compare", wait_until="load")
        assert calls[0] == f"/?{server}/compare"
        (frame,) = page.frames[1:]
        assert not frame.url.startswith(server)
        assert frame.locator("#root").count() == 0

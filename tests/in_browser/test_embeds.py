"""One chart in a browser: in a frame, on paper, as a picture, without scripts."""

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.embedded import CHARTS, kyrgyz, lines, map_of_partners
from tests.serving import free_port, running

WIDE, NARROW = {"width": 1360, "height": 800}, {"width": 300, "height": 700}
_SIZE = re.compile(r"(\d+)x(\d+)")
_INK = """async ([text, bare]) => {
  const drawn = async (svg) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], {type: 'image/svg+xml'}));
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {width: 1200, height: 160});
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.getContext('2d').getImageData(0, 0, 1200, 160).data;
  };
  const [with_fonts, without] = [await drawn(text), await drawn(bare)];
  return with_fonts.filter((value, n) => value !== without[n]).length;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    home = f"http://127.0.0.1:{port}"
    log = tmp_path_factory.mktemp("embeds") / "server.log"
    command = ("-m", "uvicorn", "--factory", "tests.embedded:app", "--port", str(port))
    with running(*command, answers_at=f"{home}/embed/lines", log=log):
        yield home


def drawn(page: Page) -> tuple[int, int]:
    """The size of the plot, once it has the width of its place."""
    page.wait_for_function(
        "() => {const p = document.querySelector('#plot');"
        " return p && p.dataset.drawn && p.dataset.drawn.startsWith(p.clientWidth + 'x');}"
    )
    found = _SIZE.match(page.locator("#plot").get_attribute("data-drawn") or "")
    assert found
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_without_a_word_to_strangers_or_the_console(
    page: Page, server: str, name: str
) -> None:
    page.on("dialog", lambda _: pytest.fail("words of others ran"))
    page.goto(f"{server}/embed/{name}")
    drawn(page)
    expect(page.locator("#plot")).to_have_accessible_name(re.compile(r"\S"))
    expect(page.locator("#plot .main-svg").first).to_be_visible()
    expect(page.get_by_role("heading")).to_have_text(re.compile(r"\S"))


@pytest.mark.parametrize("name", ["lines", "map"])
def test_it_fits_every_width_and_draws_again(page: Page, server: str, name: str) -> None:
    page.goto(f"{server}/embed/{name}")
    for size in ({"width": 800, "height": 500}, WIDE, NARROW, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        width, _ = drawn(page)
        assert size["width"] - 40 <= width <= size["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_dark_is_the_reader_s_or_the_address_s(page: Page, server: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    line = "document.querySelector('#plot')._fullData[1].line.color"
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server}/embed/lines")
    drawn(page)
    assert (page.evaluate(ground), page.evaluate(line)) == ("rgb(22, 24, 26)", "#e8834a")
    page.goto(f"{server}/embed/lines?theme=light")
    drawn(page)
    assert (page.evaluate(ground), page.evaluate(line)) == ("rgb(253, 252, 249)", "#b8561b")


def test_the_table_is_reached_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}/embed/lines")
    drawn(page)
    expect(page.get_by_role("table")).to_be_hidden()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="5.43")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Table")).to_be_focused()


def test_without_scripts_there_is_the_table(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/embed/lines")
    expect(page.get_by_role("cell", name="5.43")).to_be_visible()
    expect(page.locator("noscript .unseen")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()


def test_a_frame_learns_the_height_once(page: Page, server: str) -> None:
    page.goto(f"{server}/around/lines?height=150&fit=1")
    page.wait_for_function("() => window.heights")
    frame = page.frames[1]
    frame.wait_for_function("() => document.body.offsetHeight <= innerHeight")
    assert len(page.evaluate("heights")) <= 2
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_a_frame_of_a_given_height_is_filled(page: Page, server: str) -> None:
    page.goto(f"{server}/around/lines?height=500")
    frame = page.frames[1]
    frame.wait_for_selector("#plot[data-drawn]")
    frame.wait_for_function("() => Math.abs(document.body.offsetHeight - innerHeight) < 8")


def test_a_sandbox_without_an_origin_draws_too(page: Page, server: str) -> None:
    page.goto(f"{server}/around/lines?sandbox=1")
    frame = page.frames[1]
    frame.wait_for_selector("#plot[data-drawn] .main-svg")
    assert frame.evaluate("document.fonts.check('600 20px \"Source Serif\"')")


@pytest.mark.parametrize("chart", [lines, map_of_partners])
def test_paper_has_the_whole_chart_and_its_table(
    page: Page, server: str, chart: Callable[[], object]
) -> None:
    name = {value: key for key, value in CHARTS.items()}[chart]  # type: ignore[index]
    page.set_viewport_size({"width": 1360, "height": 800})
    page.goto(f"{server}/embed/{name}")
    width, _ = drawn(page)
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    words = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    embed = CHARTS[name]()
    assert all(cell in words for row in embed.rows for cell in row)
    first = sheets[0].get_textpage().get_text_bounded()
    assert all(one in first for one in ("China", "Russia", "National Statistical Committee"))
    assert "PNG" not in words
    assert drawn(page)[0] == width


@pytest.fixture
def saved(page: Page, server: str) -> Callable[[str, str], tuple[str, bytes]]:
    def save(name: str, form: str) -> tuple[str, bytes]:
        page.goto(f"{server}/embed/{name}")
        drawn(page)
        with page.expect_download() as coming:
            page.get_by_role("button", name=f"Save as {form}").click()
        return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()

    return save


def test_the_svg_holds_all_it_needs(saved: Callable[[str, str], tuple[str, bytes]]) -> None:
    name, content = saved("ky", "SVG")
    assert name == f"{kyrgyz().file_name}.svg"
    root = ElementTree.fromstring(content)
    assert (root.get("width"), root.get("height")) == ("1200", "675")
    text = content.decode()
    assert text.count("data:font/woff2;base64,") == 3
    elsewhere = re.findall(r"""(?:href|src|url\()\W{0,2}(https?:[^"')]+)""", text)
    assert elsewhere == []
    words = " ".join(root.itertext())
    assert all(one in words for one in ("өнөктөшү", "2.24", "trade?partner=RUS", "Multivector"))
    sizes = {float(e.get("font-size", "16")) for e in root.iter() if e.tag.endswith("}text")}
    assert min(sizes) >= 10


def test_no_line_of_a_picture_ends_within_a_number(
    saved: Callable[[str, str], tuple[str, bytes]],
) -> None:
    _, content = saved("counts", "SVG")
    every = ElementTree.fromstring(content).iter()
    lines_of_it = [e.text or "" for e in every if e.tag.endswith("}text")]
    assert any("350\xa0000" in line for line in lines_of_it)
    assert any("411\xa0000" in line for line in lines_of_it)


def test_the_fonts_in_the_svg_are_drawn(
    saved: Callable[[str, str], tuple[str, bytes]], page: Page
) -> None:
    _, content = saved("ky", "SVG")
    text = content.decode().partition("?>\n")[2]
    bare = re.sub(r"<style>@font-face.*?</style>", "", text, flags=re.DOTALL)
    assert len(bare) < len(text)
    assert page.evaluate(_INK, [text, bare]) > 1000


def test_the_png_is_twice_the_size(saved: Callable[[str, str], tuple[str, bytes]]) -> None:
    name, content = saved("map", "PNG")
    assert name == f"{map_of_partners().file_name}.png"
    image = pytest.importorskip("PIL.Image").open(BytesIO(content))
    assert image.size == (2400, 1350)
    assert len(image.getcolors(10_000_000)) > 100


def test_a_picture_of_many_lanes_is_as_tall_as_they_need(
    saved: Callable[[str, str], tuple[str, bytes]],
) -> None:
    _, content = saved("tall", "SVG")
    root = ElementTree.fromstring(content)
    assert root.get("width") == "1200"
    plot = next(one for one in root if one.tag.endswith("}svg"))
    assert float(plot.get("height", "0")) >= 0.85 * 900
    assert plot.get("viewBox", "").split()[-1] == "900"
    assert float(root.get("height", "0")) > 0.85 * 900 + 100
    written = [one.text or "" for one in root if one.tag.endswith("}text")]
    parted = [line for line in written if line.count("2023") != line.count("trade\xa0of\xa02023")]
    assert [line for line in parted if "trade" in line] == []


def test_an_address_saves_at_once(page: Page, server: str) -> None:
    with page.expect_download() as coming:
        page.goto(f"{server}/embed/lines?save=svg&theme=dark")
    assert b"#16181a" in Path(coming.value.path()).read_bytes()


def test_a_frame_saves_nothing_unasked(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    asked: list[object] = []
    page.on("download", lambda one: asked.append(one))
    page.goto(f"{server}/around/lines?height=500")
    page.frames[1].wait_for_selector("#plot[data-drawn]")
    page.frames[1].goto(f"{server}/embed/lines?save=svg")
    page.frames[1].wait_for_selector("#plot[data-drawn]")
    page.frames[1].evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    assert asked == []
    page.close()


def test_figures_are_json_that_a_browser_reads() -> None:
    for chart in CHARTS.values():
        assert json.loads(chart().figure)["data"]

"""The document of one chart: words stay words, and it is light and closed to strangers."""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser

import brotli
import pytest

from lib.dashboard.api import embed_assets
from lib.dashboard.api.embed_document import HEADERS, Sign, document
from lib.dashboard.markup.glyphs import NAMES
from tests.asynchronous import run
from tests.dashboard.api.asking import asked
from tests.embedded import HOSTILE, app, hostile, kyrgyz, lines, map_of_partners

ADDRESSES = embed_assets.addresses()
SERVER = app()
BARS = {"bar", "pale-bar"}
"""Glyphs of bars, which only the charts of Trade have."""
BUDGET = 1_600_000
"""Bytes on the wire, all files together."""
SEEN = HOSTILE.replace("\u202e", "▯")
"""The hostile words as a reader sees them: characters that hide are boxes."""


class Reader(HTMLParser):
    """The tags, attributes and words of a document."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def test_hostile_words_stay_words() -> None:
    read = Reader(document(hostile(), ADDRESSES))
    assert len(read.all("script")) == 4
    assert [one.get("src") for one in read.all("script")][:3] == [
        ADDRESSES["chart.js"],
        ADDRESSES["plotly.min.js"],
        ADDRESSES["picture.js"],
    ]
    assert read.all("img") == []
    assert not [name for _, found in read.tags for name in found if name.startswith("on")]
    assert read.words.count(SEEN) >= 8
    assert read.all("div")[0]["aria-label"] == SEEN


def test_only_web_addresses_are_links() -> None:
    links = [one["href"] or "" for one in Reader(document(hostile(), ADDRESSES)).all("a")]
    assert links
    assert all(one.startswith(("https://a.example/", "/trade?")) for one in links)


def test_the_payload_cannot_end_its_element() -> None:
    _, _, text = document(hostile(), ADDRESSES).rpartition('id="chart">')
    text = text.partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(text)
    read = json.loads(text)
    assert read["finding"] == SEEN
    assert read["figure"] == json.loads(hostile().figure)


def test_what_no_browser_reads_is_refused() -> None:
    with pytest.raises(ValueError, match="NaN"):
        document(replace(lines(), figure='{"data": [{"y": [NaN]}]}'), ADDRESSES)
    with pytest.raises(ValueError, match="not a figure"):
        document(replace(lines(), figure="[]"), ADDRESSES)
    with pytest.raises(ValueError, match="not a key"):
        document(replace(lines(), key="a b"), ADDRESSES)


def test_the_frame_is_whole() -> None:
    chart = lines()
    text = document(chart, ADDRESSES, "dark")
    read = Reader(text)
    words = "\n".join(read.words)
    assert read.all("html") == [{"lang": "en", "data-theme": "dark"}]
    assert all(one in words for one in (chart.finding, chart.subtitle, "final", "CC BY-NC-SA 4.0"))
    cells = {cell for row in chart.rows for cell in row}
    assert cells <= set(read.words)
    assert len(read.all("td")) == sum(map(len, chart.rows))
    assert document(chart, ADDRESSES, "pink") == document(chart, ADDRESSES)
    assert Reader(document(kyrgyz(), ADDRESSES)).all("html") == [{"lang": "ky"}]


def test_numbers_stand_at_the_right() -> None:
    heads = Reader(document(lines(), ADDRESSES)).all("th")
    assert "class" not in heads[0]
    assert all(one["class"] == "number" for one in heads[1:])


def test_a_glyph_is_filled_hollow_or_of_no_colour() -> None:
    signs = (Sign("circle-open", "#123456", "a"), Sign("?", "url(//a.example)", "b"))
    groups = Reader(document(replace(lines(), legend=signs), ADDRESSES)).all("g")
    assert [(one["fill"], one["stroke"]) for one in groups] == [
        ("none", "#123456"),
        ("currentColor", "currentColor"),
    ]


def drawn(glyph: str) -> str:
    """A glyph as the legend of a document draws it."""
    text = document(replace(lines(), legend=[Sign(glyph, "#123456", "a")]), ADDRESSES)
    found = re.search(r"<li><svg[^>]*>(.*?)</svg>", text)
    assert found
    return found[1]


def test_every_glyph_of_a_page_is_drawn_as_what_it_is() -> None:
    """None looks like another, and none is missing, which would be drawn as a circle."""
    by_name = {name: drawn(name) for name in NAMES if name not in BARS | {"hollow", "circle"}}
    assert len({*by_name.values(), drawn("circle"), drawn("circle-open")}) == len(by_name) + 2
    assert by_name["pale"].count("<circle") == 1 and by_name["later"].count("<circle") == 2
    assert 'fill-opacity="0.16"' in by_name["shade"] and by_name["shade"].count("<path") == 2


def test_the_policy_lets_only_our_scripts_run_and_anybody_frame() -> None:
    policy = {
        rule.split()[0]: rule.split()[1:] for rule in HEADERS["Content-Security-Policy"].split("; ")
    }
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["connect-src"] == policy["font-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["*"]
    assert "X-Frame-Options" not in HEADERS


def test_all_of_it_is_light() -> None:
    """A line chart even for the few browsers that know only gzip."""
    assert _on_the_wire(document(lines(), ADDRESSES), lambda one: gzip.compress(one, 9)) < BUDGET
    quick = _on_the_wire(
        document(map_of_partners(), ADDRESSES), partial(brotli.compress, quality=5)
    )
    assert quick < BUDGET


def _on_the_wire(text: str, compress: Callable[[bytes], bytes]) -> int:
    """The bytes of a document and all it asks for; fonts are compressed already."""
    files = {name: one.content for name, one in embed_assets.assets().items()}
    files["document"] = text.encode()
    return sum(
        len(content if name.endswith(".woff2") else compress(content))
        for name, content in files.items()
    )


def test_files_may_be_kept_for_ever() -> None:
    for name, address in ADDRESSES.items():
        answer = run(asked(address, app=SERVER))
        assert answer.status == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.body == embed_assets.assets()[name].content
    assert run(asked("/embed/assets/chart.js", app=SERVER)).status == 404
    style = run(asked(ADDRESSES["chart.css"], app=SERVER)).text
    fonts = [one.served_as for name, one in embed_assets.assets().items() if "woff2" in name]
    assert all(one in style for one in fonts)
    assert embed_assets.addresses("/a/")["chart.js"] == f"/a{ADDRESSES['chart.js']}"

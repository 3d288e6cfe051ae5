"""One chart as a document of its own: for iframes on other sites, for print, for pictures.

A chart comes as a value of ready words and plotly's JSON, and goes as the text of one HTML
document with the whole frame: finding, subtitle, legend, plot, source, and the rows as a table.
The document asks for nothing but our own files (`embed_assets`), writes no script and no style
into itself, and takes every word as words, whoever wrote it. Pure: nothing is read here.

What the document does in a browser is in embedded/chart.js:

- `?theme=light` and `?theme=dark` choose its colours; without, the reader's system does.
- `?save=png` and `?save=svg` save the picture at once, when the document is not in a frame.
- In a frame it tells the page around it how high it would like to be, whenever that changes:
  `{"type": "multivector:height", "key": "<the chart's key>", "height": <CSS pixels>}`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType

from lib.model import address_fault, visible

NARROW = 480
"""Pixels below which a chart is drawn from its `narrow` figure."""

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                "font-src 'self'",
                "img-src 'self' data: blob:",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors *",
            )
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(
            f"{feature}=()"
            for feature in ("camera", "display-capture", "geolocation", "microphone", "payment")
        ),
    }
)
"""What a browser may do with the document: less than with a page, but for being framed.

Plotly writes styles into the document as it draws; they run nothing, and load nothing of others.
"""

THEMES = ("light", "dark")

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_KEY = re.compile(r"[a-z0-9_-]+\Z")
_NUMBER = re.compile(r"[<>≈~–−+\-×x]?\s?[$€]?[\d.,\s\u00a0\u202f]*\d%?\Z")
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_LINE_ENDS = {0x2028: "\\u2028", 0x2029: "\\u2029"}

_GLYPHS: Mapping[str, str] = MappingProxyType(
    {
        "circle": '<circle cx="8" cy="8" r="5"/>',
        "square": '<path d="M3.5 3.5h9v9h-9z"/>',
        "diamond": '<path d="M8 2l6 6-6 6-6-6z"/>',
        "triangle-up": '<path d="M8 2.5l6 10.5H2z"/>',
        "triangle-down": '<path d="M8 13.5L2 3h12z"/>',
        "pentagon": '<path d="M8 2l6 4.4-2.3 7H4.3L2 6.4z"/>',
        "hexagon": '<path d="M8 2l5.2 3v6L8 14l-5.2-3V5z"/>',
        "bar": '<path d="M0 4h16v8H0z"/>',
        "pale-bar": '<path d="M0 4h16v8H0z" fill-opacity="0.22"/>',
        "line": '<path d="M0 8h16" fill="none"/>',
        "dashed": '<path d="M0 8h16" fill="none" stroke-dasharray="4 2"/>',
        "band": '<path d="M0 3h16v10H0z" fill-opacity="0.3" stroke="none"/>',
        "arrow": '<path d="M1 8h13M10 4l4 4-4 4" fill="none"/>',
        "star": '<path d="M8 1l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z"/>',
        "cross": '<path d="M6 2h4v4h4v4h-4v4H6v-4H2V6h4z"/>',
        "hourglass": '<path d="M3 3h10L3 13h10z"/>',
        "estimated": '<path d="M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z'
        'M4.1 4.1l7.8 7.8M11.9 4.1l-7.8 7.8" fill-opacity="0.3"/>',
        "later": '<circle cx="8" cy="8" r="5" fill-opacity="0.3"/><circle cx="8" cy="8" r="1"/>',
        "pale": '<circle cx="8" cy="8" r="3.5" fill-opacity="0.3"/>',
        "half": '<circle cx="8" cy="8" r="5" fill="none"/><path d="M8 3a5 5 0 0 1 0 10z"/>',
        "doubted": '<path d="M0 12h16" fill="none" stroke-dasharray="4 2"/>',
        "tick": '<path d="M8 2v12" fill="none" stroke-width="3"/>',
        "shade": '<path d="M2 3h14v10H2z" fill-opacity="0.16" stroke="none"/>'
        '<path d="M2 2v12" fill="none" stroke-width="3"/>',
    }
)
"""The glyphs of a legend, in a square of 16, by the names that pages give them; with `-open` behind
its name one is hollow."""


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of the legend: a glyph of `GLYPHS`, its colour as #rrggbb, and two words."""

    glyph: str
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the source line, with the web address it leads to, if it has one."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the document that are not the chart's, in the reader's language."""

    table: str
    """Table"""
    save_as: str
    """Save as {format}"""
    site: str
    """Multivector"""
    open: str
    """Open on Multivector"""
    no_script: str
    """The chart needs JavaScript. Its figures are in the table."""


@dataclass(frozen=True, slots=True)
class Embed:
    """A chart with its frame, ready to be written down.

    `figure` is plotly's JSON: marks and axes only; `narrow` is the same for a telephone, where
    that needs another. `dark` says for each colour of either what it is on a dark ground.
    `ratio` is the height of the plot that goes best with its width, `least` the pixels below
    which it cannot be read (`narrow_least`: of the narrow figure). `address` leads to the page
    of the chart, and `file_name` is what a
    picture is called, without its ending.
    """

    key: str
    language: str
    finding: str
    subtitle: str
    legend: Sequence[Sign]
    figure: str
    alt: str
    source: Sequence[Part]
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    address: str
    file_name: str
    words: Words
    notes: Sequence[str] = ()
    """What must be known to read the chart, such as what a number at a line stands for."""
    notices: Sequence[str] = ()
    """What of the address is not as its writer meant."""
    narrow: str = ""
    dark: Mapping[str, str] = field(default_factory=dict)
    ratio: float = 0.5
    least: int = 220
    narrow_least: int = 0


def document(chart: Embed, assets: Mapping[str, str], theme: str = "") -> str:
    """The document of a chart. `assets` are the addresses of the files of `embed_assets`, and
    `theme` is one of `THEMES`, or nothing where the reader's system decides."""
    if not _KEY.match(chart.key):
        raise ValueError(f"not a key of a chart: {chart.key!r}")
    chosen = f' data-theme="{theme}"' if theme in THEMES else ""
    words = chart.words
    return f"""<!doctype html>
<html lang="{text(chart.language)}"{chosen}>
<head>
<meta charset="utf-8">
<title>{text(chart.finding)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{theme if theme in THEMES else "light dark"}">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="canonical" href="{text(chart.address)}">
{loaded(assets)}
</head>
<body>
<main>
{figure(chart)}
<div class="foot">
{table_of_rows(chart)}
<p class="actions">
{save_buttons(words)}
<a href="{text(chart.address)}" target="_blank" rel="noopener">{text(words.open)}</a>
</p>
</div>
</main>
{payload(chart, assets)}
</body>
</html>
"""


def loaded(assets: Mapping[str, str]) -> str:
    """The elements of the head that ask for the files of `embed_assets`."""
    return f"""{_preloaded(assets)}
<link rel="stylesheet" href="{text(assets["chart.css"])}">
<script src="{text(assets["chart.js"])}"></script>
<script src="{text(assets["plotly.min.js"])}" defer></script>
<script src="{text(assets["picture.js"])}" defer></script>"""


def figure(chart: Embed) -> str:
    """The chart with its frame: finding, subtitle, legend, the place of the plot, source, notes."""
    return f"""<figure aria-labelledby="finding">
<figcaption>
{_lines("notice", chart.notices)}<h1 id="finding">{text(chart.finding)}</h1>
<p class="subtitle">{text(chart.subtitle)}</p>
{_legend(chart.legend)}</figcaption>
<div id="plot" role="img" aria-label="{text(chart.alt)}"></div>
<noscript><p class="unseen">{text(chart.words.no_script)}</p></noscript>
<p class="source">{_source(chart.source)}</p>
{_lines("note", chart.notes)}</figure>"""


def table_of_rows(chart: Embed) -> str:
    """The rows as a table, which is open where no script closes it."""
    words = chart.words
    return f"""<details open>
<summary>{text(words.table)}</summary>
<div class="rows" tabindex="0" role="region" aria-label="{text(words.table)}">
{_table(chart)}
</div>
</details>"""


def save_buttons(words: Words) -> str:
    """The buttons that save the chart as a picture."""
    return "\n".join(
        f'<button type="button" data-save="{form.lower()}" '
        f'aria-label="{text(_saving(words, form))}">{form}</button>'
        for form in ("PNG", "SVG")
    )


def payload(chart: Embed, assets: Mapping[str, str]) -> str:
    """What the script needs of a chart, in an element at the end of the document."""
    return f'<script type="application/json" id="chart">{_payload(chart, assets)}</script>'


def _payload(chart: Embed, assets: Mapping[str, str]) -> str:
    """What the script needs of a chart, as JSON that cannot end the element it is in."""
    plain = {
        "key": chart.key,
        "language": chart.language,
        "finding": visible(chart.finding),
        "subtitle": visible(chart.subtitle),
        "legend": [{"shape": _shape(sign), "words": visible(sign.words)} for sign in chart.legend],
        "alt": visible(chart.alt),
        "source": " · ".join(visible(part.words) for part in chart.source),
        "notes": [visible(words) for words in (*chart.notices, *chart.notes)],
        "address": chart.address,
        "site": visible(chart.words.site),
        "fileName": chart.file_name,
        "dark": dict(chart.dark),
        "ratio": chart.ratio,
        "least": chart.least,
        "narrowLeast": chart.narrow_least or chart.least,
        "narrowBelow": NARROW,
        "fonts": {name: where for name, where in assets.items() if name.endswith(".woff2")},
    }
    parts = [json.dumps(plain, ensure_ascii=False)[1:-1], f'"figure":{_valid(chart.figure)}']
    if chart.narrow:
        parts.append(f'"narrow":{_valid(chart.narrow)}')
    return f"{{{','.join(parts)}}}".translate({**_ESCAPES, **_LINE_ENDS})


def _valid(figure: str) -> str:
    """Plotly's JSON, if a browser can read it: Python writes NaN, which none can."""
    read = json.loads(figure, parse_constant=_refused)
    if not isinstance(read, dict) or not isinstance(read.get("data"), list):
        raise ValueError("not a figure")
    return figure


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} in a figure")


def text(words: str) -> str:
    """Words as they stand in HTML, between tags or in an attribute."""
    return escape(visible(words), quote=True)


def _saving(words: Words, form: str) -> str:
    return words.save_as.replace("{format}", form)


def _preloaded(assets: Mapping[str, str]) -> str:
    """The fonts are asked for with the page, not when its first word is drawn."""
    return "\n".join(
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{text(where)}">'
        for name, where in assets.items()
        if name.endswith(".woff2")
    )


def _lines(kind: str, lines: Sequence[str]) -> str:
    return "".join(f'<p class="{kind}">{text(words)}</p>\n' for words in lines)


def _legend(signs: Sequence[Sign]) -> str:
    if not signs:
        return ""
    entries = "".join(
        '<li><svg viewBox="-1 -1 18 18" width="14" height="14" aria-hidden="true">'
        f"{_shape(sign)}</svg>{text(sign.words)}</li>"
        for sign in signs
    )
    return f'<ul class="legend">{entries}</ul>\n'


def _shape(sign: Sign) -> str:
    """A glyph as SVG, filled or hollow."""
    name = sign.glyph.removesuffix("-open")
    colour = sign.colour if _COLOUR.match(sign.colour) else "currentColor"
    fill = "none" if name != sign.glyph else colour
    drawn = _GLYPHS.get(name, _GLYPHS["circle"])
    return f'<g fill="{fill}" stroke="{colour}" stroke-width="1.8">{drawn}</g>'


def linked(part: Part) -> str:
    """Words that lead to the address of a document; the words alone, where it is none."""
    if not part.address or address_fault(part.address):
        return text(part.words)
    where = text(part.address)
    return f'<a href="{where}" target="_blank" rel="noopener">{text(part.words)}</a>'


def _source(parts: Sequence[Part]) -> str:
    return " · ".join(map(linked, parts))


def _table(chart: Embed) -> str:
    """The rows; columns of numbers stand at the right."""
    numeric = [
        any(row[n] for row in chart.rows)
        and all(_NUMBER.match(row[n]) for row in chart.rows if row[n])
        for n in range(len(chart.header))
    ]
    kinds = [' class="number"' if one else "" for one in numeric]
    head = "".join(
        f'<th scope="col"{kind}>{text(name)}</th>'
        for name, kind in zip(chart.header, kinds, strict=True)
    )
    body = "\n".join(
        "<tr>"
        + "".join(f"<td{kind}>{text(cell)}</td>" for cell, kind in zip(row, kinds, strict=True))
        + "</tr>"
        for row in chart.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"

"""The documents of a published site: a chart with its ways to others, a front, a list of sources.

Each is whole without a server: it asks for nothing but the files beside it, by links that are
relative, so that the folder may be served below any path or be opened as a file. Where a server
gives no policy, the document's own holds. Every word is escaped, whoever wrote it. Pure.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lib.dashboard.api.embed_assets import assets_of_site
from lib.dashboard.api.embed_document import (
    HEADERS,
    Embed,
    Part,
    figure,
    linked,
    loaded,
    payload,
    save_buttons,
    table_of_rows,
    text,
)
from lib.dashboard.views.published_site import Entry, Frame, Front, Link, Way
from lib.dashboard.views.published_site import Part as FrontPart
from lib.model import Prose, Run, Table, Terms, Text

ASSETS = "assets"
"""The folder of the files whose names change with their content."""
TITLES = "titles.json"
"""The file of a language that the search reads."""

_POLICY = "; ".join(
    rule
    for rule in HEADERS["Content-Security-Policy"].split("; ")
    if not rule.startswith("frame-ancestors")  # which means nothing but as a header
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a document is: its language, its place below that, and what the site is at.

    `languages` are those of the site by their names, the first of which is its own front.
    `address` is that of the whole site, with a slash at its end, or nothing where nobody said.
    """

    language: str
    place: str
    languages: Mapping[str, str]
    address: str = ""
    is_root: bool = False
    """Whether it is the front of the whole site, above the languages."""

    @property
    def path(self) -> str:
        """Of the file, below the folder of the site."""
        return "index.html" if self.is_root else _path_of(self.language, self.place)

    def to(self, path: str) -> str:
        """The way from the document to another file of the site."""
        return "../" * self.path.count("/") + path

    def to_place(self, place: str, language: str = "") -> str:
        """The way to another document, in the same language or another one."""
        return self.to(_path_of(language or self.language, place))


@dataclass(frozen=True, slots=True)
class RowsFile:
    """The rows of a chart as a file beside its document: its form, and what it is saved as."""

    form: str
    saved_as: str


@dataclass(frozen=True, slots=True)
class Around:
    """What a document has around its chart: what the page says first, files, ways, terms."""

    said: Run | None
    """The words that the chart is about, with their language where it is another one."""
    answer: str
    files: Sequence[RowsFile]
    ways: Sequence[Way]
    terms: Terms | None = None
    not_passed_on: str = ""
    """That the files have rows that may not be passed on."""


def _path_of(language: str, place: str) -> str:
    """The file of a document; a place may end in the name of a part of it.

    >>> _path_of("ru", "index#partners")
    'ru/index.html#partners'
    """
    name, mark, part = place.partition("#")
    return f"{language}/{name}.html{mark}{part}"


def chart_document(chart: Embed, spot: Spot, frame: Frame, around: Around) -> str:
    """A chart as a document of a site."""
    assets = _assets(spot)
    name = spot.place.rpartition("/")[2]
    files = "\n".join(
        f'<a href="{text(name)}.{one.form}" download="{text(one.saved_as)}">{one.form.upper()}</a>'
        for one in around.files
    )
    said = f" {text(around.not_passed_on)}" if around.not_passed_on else ""
    rows = f'<span class="rows-of">{text(frame.same_rows)} {files}{said}</span>' if files else ""
    main = f"""{_said(around.said)}{_answer(around.answer)}{figure(chart)}
<div class="foot">
{table_of_rows(chart)}
<p class="actions">
{save_buttons(chart.words)}
{rows}
</p>
</div>
{_terms(around.terms)}{_ways(around.ways, spot)}"""
    return _document(
        spot,
        frame,
        title=chart.finding,
        description=chart.subtitle,
        head=loaded(assets),
        main=main,
        end=f"{payload(chart, assets)}\n",
    )


def silent_document(
    said: str, quoted: Run | None, spot: Spot, frame: Frame, ways: Sequence[Way]
) -> str:
    """A document in the place of a chart that there are no figures for: of which words, why, and
    the ways on."""
    heading = f'<h1 id="finding">{text(said)}</h1>'
    main = f"{_said(quoted)}{heading}\n{_ways(ways, spot)}"
    head = _style(_assets(spot))
    return _document(spot, frame, title=said, description="", head=head, main=main)


def front_document(front: Front, spot: Spot, frame: Frame) -> str:
    """The first document of a language."""
    assets = _assets(spot)
    titles = spot.to(f"{spot.language}/{TITLES}")
    below = spot.to(f"{spot.language}/")
    paragraphs = "\n".join(f"<p>{text(one)}</p>" for one in front.paragraphs)
    parts = "\n".join(_part(part, spot) for part in front.parts)
    main = f"""<h1 id="finding">{text(front.heading)}</h1>
<div class="lede">
{paragraphs}
</div>
<form class="search" role="search" hidden data-titles="{text(titles)}" data-below="{text(below)}">
<label for="search">{text(front.search)}</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="found">
<p id="found" role="status" data-found="{text(front.found)}"></p>
<ol></ol>
</form>
{parts}"""
    script = f'<script src="{text(assets["titles.js"])}" defer></script>'
    return _document(
        spot,
        frame,
        title=front.heading,
        description=front.paragraphs[0] if front.paragraphs else "",
        head=f"{_style(assets)}\n{script}",
        main=main,
    )


def list_document(part: FrontPart, spot: Spot, frame: Frame) -> str:
    """A list that is too long for the front."""
    main = f'<h1 id="finding">{text(part.heading)}</h1>\n{_entries(part.entries, spot)}'
    head = _style(_assets(spot))
    return _document(spot, frame, title=part.heading, description="", head=head, main=main)


def sources_document(heading: str, blocks: Iterable[object], spot: Spot, frame: Frame) -> str:
    """Who published the figures, and under what terms: the words and tables of the page."""
    pieces = [f'<h1 id="finding">{text(heading)}</h1>']
    for block in blocks:
        match block:
            case Prose(paragraphs):
                pieces += [f"<p>{_stretches(one)}</p>" for one in paragraphs]
            case Table():
                pieces.append(_table(block))
    head = _style(_assets(spot))
    main = "\n".join(pieces)
    return _document(spot, frame, title=heading, description="", head=head, main=main)


def titles_file(titles: Iterable[tuple[str, str, str, str]]) -> str:
    """What the search reads: for each document its title, what it shows of whom, other words that
    it is found by, and its place below the language."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in titles)
    return f"[\n{lines}\n]\n"


def sitemap(spots: Iterable[Spot]) -> str:
    """The addresses of the documents of one language, each with its other languages."""
    found = []
    for spot in spots:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{text(where)}"/>'
            for code, where in _alternates(spot)
        )
        found.append(f"<url><loc>{text(spot.address + spot.path)}</loc>{others}</url>")
    return _xml(
        'urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
        found,
    )


def sitemap_index(addresses: Iterable[str]) -> str:
    """The list of the sitemaps of all languages."""
    found = [f"<sitemap><loc>{text(one)}</loc></sitemap>" for one in addresses]
    return _xml('sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', found)


def _xml(root: str, lines: Sequence[str]) -> str:
    name = root.partition(" ")[0]
    body = "\n".join(lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}>\n{body}\n</{name}>\n'


def _document(
    spot: Spot, frame: Frame, *, title: str, description: str, head: str, main: str, end: str = ""
) -> str:
    said = f'\n<meta name="description" content="{text(description)}">' if description else ""
    languages = " ".join(
        f'<a href="{text(spot.to_place(spot.place, code))}" lang="{code}" hreflang="{code}"'
        f"{_current(code == spot.language)}>{text(name)}</a>"
        for code, name in spot.languages.items()
    )
    front = spot.to_place(frame.every_chart.place)
    return f"""<!doctype html>
<html lang="{text(spot.language)}" data-site>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{text(_POLICY)}">
<title>{text(title)} – {text(frame.site)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">{said}
<link rel="icon" href="data:,">
{_addresses(spot)}{head}
<link rel="stylesheet" href="{text(_assets(spot)["site.css"])}">
</head>
<body>
<a class="skip" href="#finding">{text(frame.skip)}</a>
<header>
<a class="site" href="{text(front)}">{text(frame.site)}</a>
<nav aria-label="{text(frame.languages)}">{languages}</nav>
</header>
<main>
{main}
</main>
<footer>
{_link(frame.every_chart, spot)} {_link(frame.sources, spot)}
</footer>
{end}</body>
</html>
"""


def _assets(spot: Spot) -> Mapping[str, str]:
    return {name: spot.to(f"{ASSETS}/{one.served_as}") for name, one in assets_of_site().items()}


def _style(assets: Mapping[str, str]) -> str:
    return f'<link rel="stylesheet" href="{text(assets["chart.css"])}">'


def _addresses(spot: Spot) -> str:
    """The document's own address and those of its other languages; nothing where the site has
    none."""
    if not spot.address:
        return ""
    own = spot.address + _path_of(spot.language, spot.place)
    lines = [f'<link rel="canonical" href="{text(own)}">']
    lines += [
        f'<link rel="alternate" hreflang="{code}" href="{text(where)}">'
        for code, where in _alternates(spot)
    ]
    return "\n".join(lines) + "\n"


def _alternates(spot: Spot) -> list[tuple[str, str]]:
    found = [(code, spot.address + _path_of(code, spot.place)) for code in spot.languages]
    return [*found, ("x-default", found[0][1])] if len(found) > 1 else []


def _ways(ways: Sequence[Way], spot: Spot) -> str:
    return "".join(
        f'<nav class="way" aria-labelledby="way-{number}">'
        f'<h2 id="way-{number}">{text(way.label)}</h2>{_links(way.links, spot)}</nav>\n'
        for number, way in enumerate(ways)
    )


def _links(links: Sequence[Link], spot: Spot) -> str:
    found = "".join(f"<li>{_link(link, spot)}</li>" for link in links)
    return f"<ul>{found}</ul>"


def _link(link: Link, spot: Spot) -> str:
    language = f' lang="{text(link.language)}"' if link.language else ""
    where = text(spot.to_place(link.place))
    return f'<a href="{where}"{language}{_current(link.is_here)}>{text(link.words)}</a>'


def _current(is_current: bool) -> str:
    return ' aria-current="page"' if is_current else ""


def _part(part: FrontPart, spot: Spot) -> str:
    more = f"<p>{_link(part.more, spot)}</p>\n" if part.more else ""
    return (
        f'<section aria-labelledby="{part.key}">\n<h2 id="{part.key}">{text(part.heading)}</h2>\n'
        f"{_entries(part.entries, spot)}\n{more}</section>"
    )


def _entries(entries: Sequence[Entry], spot: Spot) -> str:
    found = []
    for one in entries:
        note = f" <span>{text(one.note)}</span>" if one.note else ""
        charts = f" {_links(one.links, spot)}" if one.links else ""
        found.append(f"<li>{_link(one.name, spot)}{note}{charts}</li>")
    lines = "\n".join(found)
    kind = "subjects" if any(one.links for one in entries) else "notes"
    return f'<ul class="{kind}">\n{lines}\n</ul>'


def _said(words: Run | None) -> str:
    if words is None:
        return ""
    language = f' lang="{text(words.language)}"' if words.language else ""
    return f'<p class="said"{language}>{text(words.text)}</p>\n'


def _answer(words: str) -> str:
    return f'<p class="answer">{text(words)}</p>\n' if words else ""


def _terms(terms: Terms | None) -> str:
    if terms is None:
        return ""
    entries = "".join(f"<dt>{text(name)}</dt><dd>{text(said)}</dd>" for name, said in terms.entries)
    summary = f"<summary>{text(terms.summary)}</summary>"
    return f'<details class="terms">{summary}<dl>{entries}</dl></details>\n'


def _table(table: Table) -> str:
    kinds = ["number" if n in table.numeric else "" for n in range(len(table.head))]
    head = "".join(
        f'<th scope="col" class="{kind}">{text(name)}</th>'
        for name, kind in zip(table.head, kinds, strict=True)
    )
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<td class="{kind}">{_stretches(cell)}</td>'
            for cell, kind in zip(row, kinds, strict=True)
        )
        + "</tr>"
        for row in table.body
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{text(table.caption)}">\n'
        f"<table>\n<caption>{text(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _stretches(words: Text) -> str:
    pieces = words if isinstance(words, tuple) else (words,)
    return "".join(
        linked(Part(one.text, one.address or "")) if isinstance(one, Run) else text(one)
        for one in pieces
    )

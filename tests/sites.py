"""Published sites, read as a stranger's program would: documents, links, what they ask for."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src"}
"""Elements that ask for a file, by the attribute that names it; links do by their relation."""

ASKS = {"stylesheet", "preload", "icon"}
"""Relations of a link that ask for a file at once."""


@dataclass
class Document(HTMLParser):
    """What is in a document: every element with its attributes, its words, its identifiers."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    rows: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._inside.append(tag)
        self.rows += tag == "tr"

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "script" not in self._inside[-1:]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    @property
    def keys(self) -> set[str]:
        return {attributes["id"] for _, attributes in self.elements if "id" in attributes}

    def links(self) -> list[str]:
        """Where its links lead, in their order."""
        return [named["href"] for tag, named in self.elements if tag == "a" and "href" in named]

    def asked_for(self) -> list[str]:
        """What a browser asks for when it shows the document."""
        found = [named[LOADED[tag]] for tag, named in self.elements if LOADED.get(tag) in named]
        found += [
            named["href"]
            for tag, named in self.elements
            if tag == "link" and named.get("rel") in ASKS
        ]
        found += [named["data-titles"] for _, named in self.elements if "data-titles" in named]
        return found


def document(path: Path) -> Document:
    found = Document()
    found.feed(path.read_text("utf-8"))
    found.close()
    return found


def documents(site: Path) -> Mapping[str, Document]:
    """Every document by its place."""
    return {
        path.relative_to(site).as_posix(): document(path) for path in sorted(site.rglob("*.html"))
    }


def is_ours(address: str) -> bool:
    """Whether an address is within the site: it has no host, and is below no root."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc and not address.startswith("/")


def broken(site: Path) -> Iterator[str]:
    """What the documents of a site lead to or ask for and is not there."""
    found = documents(site)
    for place, one in found.items():
        for address in (*one.links(), *one.asked_for()):
            if address == "data:," or not is_ours(address):
                continue
            path, _, part = address.partition("#")
            target = (site / place).parent / unquote(path) if path else site / place
            if not target.resolve().is_relative_to(site.resolve()) or not target.is_file():
                yield f"{place} leads to {address}"
            elif part:
                there = found[target.resolve().relative_to(site.resolve()).as_posix()]
                if part not in there.keys:
                    yield f"{place} leads to {address}"


def tree(site: Path) -> Mapping[str, str]:
    """The hash of every file by its place."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }

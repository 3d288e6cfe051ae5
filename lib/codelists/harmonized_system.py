"""The Harmonized System, in which goods are numbered: sections, chapters, headings, subheadings.

A good is a code of any level: ``XVII`` (a section), ``87`` (a chapter), ``8703`` (a heading),
``870323`` (a subheading), or all goods together.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from lib.codelists.codes import codelist, label, place_of
from lib.model import DataError

ALL = "all"
"""The code of all goods together."""

_LAST = ":"
"""What comes after every digit: the last of the codes that begin with a code ends with it."""


class Level(IntEnum):
    """How wide a good is, by the digits of its code; sections have none."""

    ALL = 0
    SECTION = 1
    CHAPTER = 2
    HEADING = 4
    SUBHEADING = 6


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its chapters from `first` to `last`, and what `kind` of goods it is of."""

    code: str
    first: str
    last: str
    kind: str


@cache
def sections() -> tuple[Section, ...]:
    """The sections in their order; one without chapters or a kind raises `DataError`."""
    found = []
    for code, entry in codelist("hs_section").items():
        asked = {name: entry.attributes.get(name, "") for name in ("first", "last", "kind")}
        if not all(asked.values()) or asked["first"] > asked["last"]:
            rule = f"[{code}] has no first and last chapter, or no kind"
            raise DataError(place_of("hs_section"), rule)
        found.append(Section(code, **asked))
    return tuple(found)


def section_of(product: str) -> Section | None:
    """The section that a section, chapter, heading or subheading is in; None of all goods, and of
    a chapter that is in none.

    >>> section_of("8703").code, section_of("XVII").code, section_of("77").code
    ('XVII', 'XVII', 'XV')
    """
    chapter = product[: Level.CHAPTER]
    for one in sections():
        if product == one.code or (product.isdigit() and one.first <= chapter <= one.last):
            return one
    return None


def level_of(product: str) -> Level:
    """How wide a good is; a code of none raises `ValueError`.

    >>> [level_of(code).name for code in ("all", "XVII", "87", "8703", "870323")]
    ['ALL', 'SECTION', 'CHAPTER', 'HEADING', 'SUBHEADING']
    """
    if product == ALL:
        return Level.ALL
    if product in codelist("hs_section"):
        return Level.SECTION
    if not (product.isascii() and product.isdecimal()):
        raise ValueError(f"{product!r} is no code of goods")
    return Level(len(product))


def parts_level(product: str) -> Level | None:
    """The level of what a good is made of; None of a subheading, the narrowest."""
    narrower = [level for level in Level if level > level_of(product)]
    return narrower[0] if narrower else None


def span_of(product: str) -> tuple[str, str]:
    """The first and the last code, in the order of texts, of the six digits in a good.

    >>> span_of("all"), span_of("XVII"), span_of("8703")
    (('', ':'), ('86', '89:'), ('8703', '8703:'))
    """
    if product == ALL:
        return "", _LAST
    section = section_of(product)
    if section is not None and product == section.code:
        return section.first, f"{section.last}{_LAST}"
    return product, f"{product}{_LAST}"


def opened(product: str) -> str:
    """A good where it is looked into: of a section of one chapter that chapter.

    >>> opened("XIV"), opened("XVII"), opened("7108")
    ('71', 'XVII', '7108')
    """
    section = section_of(product)
    if section is not None and product == section.code and section.first == section.last:
        return section.first
    return product


def wider(product: str) -> tuple[str, ...]:
    """The goods that one is in, the widest first; without all goods, and without a section that is
    one chapter.

    >>> wider("870323"), wider("7108"), wider("XVII")
    (('XVII', '87', '8703'), ('71',), ())
    """
    if level_of(product) <= Level.SECTION:
        return ()
    found = [product[:digits] for digits in (2, 4, 6) if digits < len(product)]
    section = section_of(product)
    if section is not None and section.first != section.last:
        found.insert(0, section.code)
    return tuple(found)


def listed_name(product: str, language: str) -> str | None:
    """The name of a section or a chapter in our words; None of narrower goods, and of a chapter
    that is in no list."""
    level = level_of(product)
    if level is Level.SECTION:
        return label("hs_section", product, language)
    if level is Level.CHAPTER and product in codelist("hs_chapter"):
        return label("hs_chapter", product, language)
    return None

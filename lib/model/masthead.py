"""What is above every page: its name, the pages, the languages, and the partners to choose from."""

from dataclasses import dataclass

from lib.model.page import Option


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen partner, and the address without it."""

    code: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner that can be chosen, and the other names it is found by, in small letters."""

    code: str
    label: str
    also: str


@dataclass(frozen=True, slots=True)
class PartnerGroup:
    """Partners below one heading, by name."""

    label: str
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """The partners that are chosen, all that can be, and sets to choose in one go."""

    label: str
    chips: tuple[Chip, ...]
    remove: str
    """What a button beside a chip says, with the name in ``{name}``."""
    add: str
    search: str
    found: str
    """How many partners a search has left, with ``{count}`` where the number goes."""
    groups: tuple[PartnerGroup, ...]
    presets: tuple[Option, ...]
    preset: str | None
    """The set that is chosen, if one is."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The line of pages and languages, and below it that of the partners."""

    name: str
    skip: str
    """What leads a reader of the keyboard past it."""
    pages_label: str
    pages: tuple[Option, ...]
    page: str
    languages_label: str
    languages: tuple[Option, ...]
    language: str
    partners: PartnerLine | None
    """None on a page to which the partners make no difference."""

"""The lists of codes: one TOML file each, a table a code, with its names by language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from lib.model import DataError, Message, mark

NOT_IN_IT = mark("{code} is not in it")

CODELISTS = (
    "bound",
    "compiler",
    "definition",
    "hs_chapter",
    "hs_section",
    "indicator",
    "inferred",
    "known",
    "measure",
    "obs_status",
    "origin",
    "period_kind",
    "product",
    "reading",
    "refresh_service",
    "rejection_reason",
    "scope",
    "source_relation",
    "terms",
    "tie_kind",
    "tie_subject",
    "trade_dataset",
    "unit",
    "valuation",
    "verdict",
    "withheld",
)


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list: its code and everything said of it (labels by language)."""

    code: str
    attributes: Mapping[str, str]

    def label(self, language: str = "en") -> str:
        """The label in `language`, in English where that is missing."""
        return self.attributes.get(language) or self.attributes["en"]


@cache
def codelist(name: str) -> Mapping[str, Code]:
    """The code list `name`, in the order of its file; `DataError` where that breaks its form."""
    found = {}
    for code, entry in tables(name).items():
        if not isinstance(entry, dict) or not isinstance(entry.get("en"), str):
            raise DataError(place_of(name), f"[{code}] has no name in English (en)")
        found[code] = Code(code, MappingProxyType(entry))
    return MappingProxyType(found)


def label(name: str, code: str | None, language: str = "en") -> str:
    """The label of `code` in the list `name`; an unknown code raises `DataError`."""
    if code is None:
        return ""
    try:
        return codelist(name)[code].label(language)
    except KeyError:
        place = Message("code list {list}", list=name)
        raise DataError(place, Message(NOT_IN_IT, code=repr(code))) from None


def note(name: str, code: str, language: str = "en") -> str:
    """What is said of a code of the list `name`, in English where that is missing; else empty."""
    attributes = codelist(name)[code].attributes
    return attributes.get(f"note_{language}") or attributes.get("note", "")


def brief(name: str, code: str, language: str = "en") -> str:
    """The name of a code of the list `name` in a word or two, its label where it has no shorter
    one."""
    entry = codelist(name)[code]
    name_of = "brief" if language == "en" else f"brief_{language}"
    return entry.attributes.get(name_of) or entry.label(language)


def tables(name: str) -> dict[str, Any]:
    """The tables of the TOML file of a list."""
    try:
        return tomllib.loads(read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(place_of(name), f"the file is no TOML ({error})") from None


def place_of(name: str) -> str:
    """What errors call the file of a list."""
    return f"lib/codelists/{name}.toml"


def read(name: str) -> str:
    """The text of a file of this room."""
    return files(__package__).joinpath(name).read_text("utf-8")

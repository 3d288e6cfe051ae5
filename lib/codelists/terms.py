"""Under what terms the figures of each compiler may be passed on, and how it is cited."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from lib.codelists.codes import Code, brief, codelist, label, note, place_of
from lib.model import DataError, Say, mark

NOT_STATED = "NOT-STATED"
"""The code of terms that nobody was found to have stated."""

FACT = "FACT"
"""The code of the terms of what somebody said in public, or the press passed on."""

OURS = "MIT"
"""The code of the terms of what was written for this project."""

ADDED = mark("Added by a reader; short quotations with the source named")
"""The terms of figures of an added article, as far as we know."""

APART = " | "
"""Between the terms of a row that was computed from several documents."""

_TEXT_OF = re.compile(r"Text © (?P<publisher>.+): short quotations with the source named")
_JUST_BEFORE = 0.5
_STATED = {"yes": True, "with permission": False, "not stated": None}
_YES = {"yes": True, None: False}


@dataclass(frozen=True, slots=True)
class Terms:
    """One set of terms: a licence, a rule for facts, or that nothing is stated."""

    code: str
    label: str
    """As it is named wherever figures are shown: "CC BY-NC-SA 4.0", "not stated"."""
    url: str | None
    """The text of the licence."""
    spdx: str | None
    may_be_shipped: bool | None
    """False where that needs a permission, null where nothing is stated."""
    non_commercial: bool
    share_alike: bool
    names_dataset: bool
    """Whether the dataset has to be named beside the compiler."""
    note: str
    """What they ask, in a sentence."""

    def named(self, language: str) -> str:
        """The label in a language; terms in an article's own words have one."""
        return label("terms", self.code, language) if self.code else self.label

    def briefly(self, language: str) -> str:
        """The label where there is little room."""
        return brief("terms", self.code, language) if self.code else self.label

    def explained(self, language: str) -> str:
        """What they ask, in a language."""
        return note("terms", self.code, language) if self.code else self.note


@dataclass(frozen=True, slots=True)
class CompilerTerms:
    """The terms of one compiler, how it is cited, and where and how its terms were read."""

    compiler: str
    name: str
    terms: Terms
    citations: Mapping[str, str]
    """How it is cited, by language."""
    read_at: str | None
    read_as: str | None

    @property
    def cite(self) -> str:
        """How it is cited, in English."""
        return self.citations["en"]

    def cited(self, language: str) -> str:
        """How it is cited, in a language; in English where that is missing."""
        return self.citations.get(language, self.cite)


@cache
def terms() -> Mapping[str, Terms]:
    """Every set of terms by code, the strictest first; what breaks a rule raises `DataError`."""
    listed = {code: _terms(entry) for code, entry in codelist("terms").items()}
    if len({one.label for one in listed.values()}) < len(listed):
        raise DataError(place_of("terms"), "two sets of terms have one name (en)")
    return MappingProxyType(listed)


def _terms(entry: Code) -> Terms:
    attributes = entry.attributes
    shipped, asked = attributes.get("may_be_shipped", ""), attributes.get("note")
    limits = [attributes.get(one) for one in ("non_commercial", "share_alike", "names_dataset")]
    if shipped not in _STATED:
        rule = f"[{entry.code}] may_be_shipped {shipped!r} is not one of {', '.join(_STATED)}"
        raise DataError(place_of("terms"), rule)
    if not asked or any(limit not in _YES for limit in limits):
        raise DataError(place_of("terms"), f"[{entry.code}] has no note, or a limit that is no yes")
    non_commercial, share_alike, names_dataset = (_YES[limit] for limit in limits)
    return Terms(
        code=entry.code,
        label=entry.label(),
        url=attributes.get("url"),
        spdx=attributes.get("spdx"),
        may_be_shipped=_STATED[shipped],
        non_commercial=non_commercial,
        share_alike=share_alike,
        names_dataset=names_dataset,
        note=asked,
    )


@cache
def compiler_terms() -> Mapping[str, CompilerTerms]:
    """The terms of every compiler by its code, in the order of their list.

    A compiler without terms, or without a way to cite it, raises `DataError`.
    """
    return MappingProxyType({code: _of(entry) for code, entry in codelist("compiler").items()})


def _of(entry: Code) -> CompilerTerms:
    attributes, place = entry.attributes, place_of("compiler")
    code = attributes.get("terms", "")
    if code not in terms():
        raise DataError(place, f"[{entry.code}] terms {code!r} is not in the terms code list")
    stated = attributes if "cite" in attributes else codelist("terms")[code].attributes
    if "cite" not in stated:
        raise DataError(place, f"[{entry.code}] has no cite, and its terms give none")
    patterns = {key: words for key, words in stated.items() if key.split("_")[0] == "cite"}
    citations = {}
    for key, pattern in patterns.items():
        language = key.partition("_")[2] or "en"
        citations[language] = pattern.format(compiler=entry.label(language))
    where, how = attributes.get("terms_url"), attributes.get("terms_read")
    if (where is None) is not (how is None):
        raise DataError(place, f"[{entry.code}] has one of terms_url and terms_read, not both")
    return CompilerTerms(entry.code, entry.label(), terms()[code], citations, where, how)


def terms_of_rows(*, ours: bool, compiled: bool) -> str:
    """Under what terms the rows of a table are, for whoever has its file alone.

    `ours`: written for this project; `compiled`: figures of compilers are among them, whose terms
    are then named by their codes.
    """
    if ours:
        return f"{terms()[OURS].label} ({terms()[OURS].url})."
    said = [
        "Each row is under the terms of the document it was read from: column terms of the table "
        "sources."
    ]
    if compiled:
        said += [f"{', '.join(codes)}: {label}." for label, codes in _codes_by_label().items()]
        said += [
            f"What is made of rows under {one.label} is under {one.label} too, and for "
            f"non-commercial use only: {one.url}"
            for one in terms().values()
            if one.share_alike and one.non_commercial
        ]
    return " ".join(said)


def _codes_by_label() -> Mapping[str, list[str]]:
    """The codes of compilers by the name of their terms, the strictest first."""
    codes: dict[str, list[str]] = {one.label: [] for one in terms().values()}
    for one in compiler_terms().values():
        codes[one.terms.label].append(one.compiler)
    return {label: found for label, found in codes.items() if found}


@cache
def terms_by_label() -> Mapping[str, Terms]:
    """Every set of terms by the name that sources and files give it."""
    return MappingProxyType({one.label: one for one in terms().values()})


def worded(labels: str, language: str, say: Say) -> str:
    """Terms by their names in English, as rows have them, in a language: "CC BY 4.0 | MIT".

    What an article says of its own text is known where it is one of two sentences; words of others
    for it are as they are.
    """
    return APART.join(_worded(label, language, say) for label in labels.split(APART))


def _worded(label: str, language: str, say: Say) -> str:
    if (found := terms_by_label().get(label)) is not None:
        return found.named(language)
    if text := _TEXT_OF.fullmatch(label):
        return say(
            mark("Text © {publisher}: short quotations with the source named"),
            publisher=text["publisher"],
        )
    return say(ADDED) if label == ADDED else label


def strictest_first(labels: Iterable[str]) -> tuple[str, ...]:
    """Names of terms, each once, the strictest first.

    Words of their own, which articles have, are about their text. Of figures that were read in it
    they say what is said of facts, so they stand before those.

    >>> strictest_first(["public domain", "CC BY-NC-SA 4.0", "Ask me", "CC BY 4.0"])
    ('CC BY-NC-SA 4.0', 'CC BY 4.0', 'Ask me', 'public domain')
    """
    order = {label: float(rank) for rank, label in enumerate(terms_by_label())}
    unknown = order[terms()[FACT].label] - _JUST_BEFORE
    return tuple(sorted(dict.fromkeys(labels), key=lambda label: order.get(label, unknown)))

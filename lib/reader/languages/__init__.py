"""What a language knows, as data: one TOML a language, no Python.

A file holds tables of phrases, ``[kind] code = ["phrase", ...]``, read into a `Lexicon`; the
tables ``[year_part]``, ``[period]`` and ``[counted_time]`` hold templates with slots
(`lib.reader.languages.templates`), ``[format]`` how numbers are written, ``[inflection.*]``
classes of endings and ``[declined]`` which of them the listed names of areas take, ``[sounds]``
the letters that stand for several
(`lib.reader.languages.inflection`), ``[governs]`` the cases
that prepositions ask for. A language is compiled on first use and kept. To add one: its file
here; the kinds and codes are those of ``en.toml``, which explains each.

    tokens       a text as words, numbers and signs
    lexicon      the phrases of a language, found among them as marks
    mark_kind    what a mark can be of
    templates    phrases with slots
    inflection   endings
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lib.model import DataError
from lib.reader.languages.inflection import Cases, Inflections
from lib.reader.languages.lexicon import Lexicon, Mark, Marks, Phrase, phrase
from lib.reader.languages.mark_kind import MarkKind
from lib.reader.languages.templates import Match, Templates, template
from lib.reader.languages.tokens import VULGAR, Token, fold, tokens, worth

__all__ = [
    "VULGAR",
    "Cases",
    "Language",
    "Lexicon",
    "Mark",
    "MarkKind",
    "Marks",
    "Match",
    "Phrase",
    "Templates",
    "Token",
    "compiled",
    "fold",
    "language",
    "languages",
    "phrase",
    "tokens",
    "worth",
    "written_in",
]

_OWN_LETTERS = 0.98
"""Of the letters of a text, those that are of a language's own where it may be in it: names of
firms are in other letters."""
_QUOTED = re.compile(r'"([^"\n]*)"')
_CODE = re.compile(r"[a-z]{2,3}")
_TEMPLATES = ("year_part", "period", "counted_time")
"""Tables of templates: each may name what those before it found."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language, compiled: how it writes numbers, its phrases, its templates of time."""

    code: str
    decimal: str
    """The signs it writes before decimals, for a number that does not say which that is."""
    abbreviations: frozenset[str]
    """Words after which a full stop does not end a sentence."""
    head_final: bool
    """Whether what governs a word stands after it: cases, postpositions, verbs at the end."""
    home: str | None
    """The area that is meant where a minister or a flow is of no country named."""
    lexicon: Lexicon
    year_parts: Templates
    """Parts of a year without the year, and years that are none of the calendar."""
    periods: Templates
    """Times, of which ``<year_part>`` and ``<fiscal_year>`` may be parts."""
    counted_times: Templates
    """Times that are counted from another, a ``<stretch>``: the end of it, five months to it."""
    attributes: tuple[str, ...]
    """The classes of endings of words that tell of which kind a noun is, if they change."""
    verbs: tuple[str, ...]
    """The classes of endings of verbs, if they change."""
    governs: Mapping[str, frozenset[str]]
    """The cases a place stands in after the prepositions of each relation, if it changes."""

    @property
    def times(self) -> tuple[Templates, Templates, Templates]:
        """The templates of time, each after those whose finds it may name."""
        return self.year_parts, self.periods, self.counted_times


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages there are files for, in alphabetical order."""
    names = (place.name for place in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def written_in(text: str) -> tuple[str, ...]:
    """The languages that a text may be in by its letters alone, without their words being read:
    those of the letters that a language's file is written in. None where there are no letters."""
    counts = Counter(filter(str.isalpha, text.casefold()))
    known = {code: counts.total() - _strange(counts, code) for code in languages()}
    if not counts:
        return ()
    return tuple(code for code, count in known.items() if count >= _OWN_LETTERS * counts.total())


def _strange(counts: Mapping[str, int], code: str) -> int:
    return sum(count for letter, count in counts.items() if letter not in _letters(code))


@cache
def _letters(code: str) -> frozenset[str]:
    """The letters of a language: those in the phrases of its file, of the script that most are of,
    since names of slots and firms are in Latin letters in any."""
    toml = files(__name__).joinpath(f"{code}.toml").read_text("utf-8")
    counts = Counter(filter(str.isalpha, "".join(_QUOTED.findall(toml)).casefold()))
    scripts: Counter[str] = Counter()
    for letter, count in counts.items():
        scripts[_script(letter)] += count
    ((most, _),) = scripts.most_common(1)
    return frozenset(letter for letter in counts if _script(letter) == most)


def _script(letter: str) -> str:
    """CYRILLIC or LATIN, as the standard names its letters."""
    return unicodedata.name(letter, "").partition(" ")[0]


@cache
def language(code: str) -> Language:
    """The language with the ISO 639 `code`; `DataError` where there is no file for it."""
    place = files(__name__).joinpath(f"{code}.toml")
    if not _CODE.fullmatch(code) or not place.is_file():
        raise DataError("lib/reader/languages", f"there is no language {code!r}")
    return compiled(code, place.read_text("utf-8"))


def compiled(code: str, toml: str) -> Language:
    """The language whose file holds `toml`; `DataError` where it is not as it must be."""
    try:
        tables = tomllib.loads(toml)
        style = tables.pop("format")
        inflections = Inflections(
            tables.pop("inflection", {}), tables.pop("declined", None), tables.pop("sounds", None)
        )
        governs = tables.pop("governs", {})
        year_parts, periods, counted_times = (
            _templates(tables[name] if name == "period" else tables.get(name, {}), inflections)
            for name in _TEMPLATES
        )
        spoken = {kind: table for kind, table in tables.items() if kind not in _TEMPLATES}
        return Language(
            code=code,
            decimal=style["decimal"],
            abbreviations=frozenset(style["abbreviations"]),
            head_final=style.get("head_final", False),
            home=style.get("home"),
            attributes=tuple(style.get("attributes", ())),
            verbs=tuple(style.get("verbs", ())),
            lexicon=Lexicon(_phrases(code, spoken, style["fold"]), inflections),
            year_parts=year_parts,
            periods=periods,
            counted_times=counted_times,
            governs={code: frozenset(cases) for code, cases in governs.items()},
        )
    except DataError:
        raise
    except KeyError as error:
        raise DataError(_place(code), f"{error.args[0]} is missing") from None
    except (tomllib.TOMLDecodeError, AttributeError, TypeError, ValueError) as error:
        raise DataError(_place(code), f"the file breaks its form ({error})") from error


def _templates(table: Mapping[str, list[str]], inflections: Inflections) -> Templates:
    return Templates(
        template(rule, spelling, inflections)
        for rule, spellings in table.items()
        for spelling in spellings
    )


def _place(code: str) -> str:
    """What errors call the file of a language."""
    return f"lib/reader/languages/{code}.toml"


def _phrases(language: str, tables: dict[str, Any], fold_suffix: str) -> list[Phrase]:
    """Every phrase of the tables, and the multiples that number words make (sevenfold)."""
    listed = []
    for kind, table in tables.items():
        for code, spellings in table.items():
            words = isinstance(spellings, list) and all(isinstance(one, str) for one in spellings)
            if not words or not all(one.strip() for one in spellings):
                rule = f'[{kind}] {code} is not a list of phrases: {code} = ["..."]'
                raise DataError(_place(language), rule)
            listed += [phrase(kind, code, spelling) for spelling in spellings]
    folds = [
        phrase("multiple", one.code, "".join(one.spelling) + fold_suffix)
        for one in listed
        if one.kind == "number" and fold_suffix
    ]
    return listed + folds

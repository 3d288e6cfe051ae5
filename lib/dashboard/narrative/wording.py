"""One language: every word that a reader of it sees.

English is the message itself, as it is in the code; another language is a gettext catalogue,
`messages/<language>.po`, compiled in memory when it is first asked for. A message that is not
translated is shown in English.
"""

import gettext
import io
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from lib.codelists import area_label, codelist, label
from lib.codelists.number_format import amount, bounded, full, short
from lib.dashboard.narrative.nouns import Form, Noun, Nouns
from lib.dashboard.narrative.quotation_marks import nested
from lib.model import is_iso_date, visible

LANGUAGES: Mapping[str, str] = {"en": "English"}
"""The languages of the pages by code, each in its own name."""

LONGEST_FINDING = 90
"""Characters of a finding, the heading of a chart: two lines of a page."""

_LOCALES = {"en": "en_GB", "ru": "ru_RU", "ky": "ky_KG"}
"""Of numbers, dates and lists."""

_SIGNIFICANT = 3

Slot = str | int | Noun | Nouns


def mark(message: str) -> str:
    """A message that is worded later, in the language of the reader: marked here so that it is
    found for translation."""
    return message


@cache
def wording(language: str) -> "Wording":
    """The words of a language; one that is not spoken here raises `KeyError`."""
    return Wording(language, _LOCALES[language])


@dataclass(frozen=True)
class Wording:
    """The words of one language."""

    language: str
    locale: str

    def text(self, message: str, /, **slots: Slot) -> str:
        """A message with its slots filled, as plain text."""
        return self._catalogue.gettext(message).format(**_for_eyes(slots))

    def plural(self, one: str, many: str, count: int, /, **slots: Slot) -> str:
        """The message that goes with a number, which fills ``{count}``."""
        number = str(format_decimal(count, locale=self.locale))
        message = self._catalogue.ngettext(one, many, count)
        return message.format(count=number, **_for_eyes(slots))

    def in_context(self, context: str, message: str, /, **slots: Slot) -> str:
        """A message whose words mean something else elsewhere; `context` says what here."""
        return self._catalogue.pgettext(context, message).format(**_for_eyes(slots))

    def area(self, code: str) -> Noun:
        """The name of an area."""
        return self._areas(code)

    def areas(self, codes: Iterable[str]) -> Nouns:
        """The names of areas, in their order."""
        return Nouns(tuple(map(self._areas, codes)), self.listed)

    def adjective(self, code: str) -> str | None:
        """An area's name as a word before another, "Russian"; None where the language has none."""
        found: str | None = self._data.get("adjectives", {}).get(code)
        return found

    def either(self, codes: Iterable[str]) -> Nouns:
        """The names of areas of which any is meant: "Russia or the EU"."""
        return Nouns(tuple(map(self._areas, codes)), self._either)

    def noun(self, code: str, label: str, name: str | None = None) -> Noun:
        """A name that no code list has: `label` as it is alone, `name` in a sentence."""
        return Noun(code, self._forms_of(label, name or label))

    def nouns(self, nouns: Iterable[Noun]) -> Nouns:
        """Names in one slot."""
        return Nouns(tuple(nouns), self.listed)

    def label(self, name: str, code: str) -> str:
        """The label of a code of the list `name`: "provisional"."""
        return label(name, code, self.language)

    def term(self, name: str, code: str) -> str:
        """The same inside a sentence, with a small letter: "trade turnover"."""
        words = self.label(name, code)
        return words if words[:2].isupper() else words[:1].lower() + words[1:]

    def value(self, number: float, unit: str, *, spoken: bool = False) -> str:
        """A number with its unit: "$3.01 billion"; all digits of one that was `spoken`."""
        return amount(number, unit, self.locale, spoken=spoken)

    def hedged(self, number: float, unit: str, bound: str) -> str:
        """A number as it was said, with its bound: "more than $4 billion"."""
        return bounded(self.value(number, unit, spoken=True), bound, self.locale)

    def short(self, number: float, unit: str, bound: str = "exact") -> str:
        """A number where there is little room, to three digits: "$3.01bn", ">$4bn"."""
        rounded = float(f"{number:.{_SIGNIFICANT}g}") if bound == "exact" else number
        words = short(rounded, unit, self.locale)
        pattern = codelist("bound")[bound].attributes.get("brief")
        return pattern.format(value=words) if pattern else bounded(words, bound, self.locale)

    def quoted(self, exact: str) -> str:
        """Words of others between quotation marks; marks in them are written as inner ones."""
        return "".join(self.quoted_parts(visible(exact)))

    def quoted_parts(self, *parts: str) -> tuple[str, ...]:
        """The same for a quotation in parts: the marks are in the first and the last one."""
        marks = self._data["quotation"]
        outer, inner = (tuple(marks[place]) for place in ("outer", "inner"))
        first, *rest = nested(parts, outer, inner)
        *middle, last = (f"{outer[0]}{first}", *rest)
        return (*middle, f"{last}{outer[1]}")

    def number(self, number: float) -> str:
        """A number in full, with its thousands parted."""
        return full(number, self.locale)

    def count(self, number: int) -> str:
        """A whole number with its thousands parted."""
        return str(format_decimal(number, locale=self.locale))

    def listed(self, items: Sequence[str]) -> str:
        """Words in a list: "Russia, the EU and the CIS"; semicolons part words with commas."""
        if any("," in item for item in items):
            return "; ".join(items)
        return str(format_list(list(items), locale=self.locale))

    def _either(self, items: Sequence[str]) -> str:
        return str(format_list(list(items), style="or", locale=self.locale))

    def day(self, iso: str) -> str:
        """A date as precise as it is known: 16 October 2024, October 2024, or 2024."""
        assert is_iso_date(iso), iso
        pattern = {4: "y", 7: "LLLL y", 10: "d MMMM y"}[len(iso)]
        return str(format_date(_first_day(iso), pattern, locale=self.locale))

    def months(self, isos: Sequence[str]) -> str:
        """Months or years in a list; of one year it is named once: March and October 2024."""
        years = {iso[:4] for iso in isos}
        if len(years) > 1 or any(len(iso) < len("2024-10") for iso in isos):
            return self.listed([self.day(iso) for iso in isos])
        *first, last = isos
        names = [str(format_date(_first_day(iso), "LLLL", locale=self.locale)) for iso in first]
        return self.listed([*names, self.day(last)])

    def short_day(self, iso: str) -> str:
        """The same where there is little room: 16 Oct 2024, Oct 2024, 2024."""
        pattern = {4: "y", 7: "LLL y", 10: "d MMM y"}[len(iso)]
        return str(format_date(_first_day(iso), pattern, locale=self.locale))

    def span(self, start: date, end: date) -> str:
        """A period, both days included, as shortly as it can be written exactly: a whole year is
        2023, whole months are Jan – Nov 2023, a day is 16 Oct 2024."""
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return "–".join(dict.fromkeys([str(start.year), str(end.year)]))
        whole = start.day == 1 and (end + timedelta(days=1)).day == 1
        return str(format_interval(start, end, "yMMM" if whole else "yMMMd", locale=self.locale))

    @cached_property
    def _areas(self) -> Callable[[str], Noun]:
        @cache
        def named(code: str) -> Noun:
            alone = area_label(code, self.language)
            return Noun(code, self._forms_of(alone, self._names.get(code, alone)))

        return named

    def _forms_of(self, alone: str, name: str) -> Mapping[str, Form]:
        forms = {"": Form(name), "label": Form(alone)}
        for spec, around in self._data["forms"].items():
            before, after = around.get("before", ""), around.get("after", "")
            forms[spec] = Form(name, before, after)
        return forms

    @property
    def _names(self) -> Mapping[str, str]:
        names: Mapping[str, str] = self._data["names"]
        return names

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        source = files(__package__).joinpath("forms", f"{self.language}.toml")
        return tomllib.loads(source.read_text("utf-8"))

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        source = files(__package__).joinpath("messages", f"{self.language}.po")
        if not source.is_file():
            return gettext.NullTranslations()
        compiled = io.BytesIO()
        write_mo(compiled, read_po(io.BytesIO(source.read_bytes()), locale=self.language))
        compiled.seek(0)
        return gettext.GNUTranslations(compiled)


def capitalised(words: str) -> str:
    """Words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def uncapitalised(words: str) -> str:
    """Words that begin a line, inside a sentence."""
    return words[:1].lower() + words[1:]


def _first_day(iso: str) -> date:
    return date.fromisoformat((iso + "-01-01")[:10])


def _for_eyes(slots: Mapping[str, Slot]) -> dict[str, object]:
    """What fills a slot may be an article's words: no character in them hides."""
    return {
        name: visible(value) if isinstance(value, str) else value for name, value in slots.items()
    }

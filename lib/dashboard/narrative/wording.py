"""One language: every word that a reader of it sees.

English is the message itself, as it is in the code; another language is a gettext catalogue,
`messages/<language>.po`, compiled in memory when it is first asked for. A message that is not
translated is shown in English.
"""

import csv
import gettext
import io
import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from lib.codelists import area_label, brief, codelist, label
from lib.codelists.number_format import amount, bounded, full, least_written, short
from lib.codelists.terms import worded
from lib.dashboard.narrative.amounts import Amounts
from lib.dashboard.narrative.dates import Dates
from lib.dashboard.narrative.nouns import Form, Noun, Nouns, Phrase
from lib.dashboard.narrative.quotation_marks import nested
from lib.model import TITLE, CodeName, Either, Filling, Message, visible, with_years_open

ENGLISH = "en"
"""The language of the messages in the code, and of an address that names none."""

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский", "ky": "Кыргызча"}
"""The languages of the pages by code, each in its own name."""

LONGEST_FINDING = 90
"""Characters of a finding, the heading of a chart: two lines of a page."""

EXACTLY_ONE = "exactly one"
"""That of messages that English has for one thing without its number, where a language has the
form of 1 for 21 as well, which needs it."""
NOTE = "note"
"""The context of what the record notes to figures, among the messages."""
PERSON = "person"
"""That of people and bodies by their names."""
APART = "; "
"""Between the parts of a note."""

_LOCALES = {"en": "en_GB", "ru": "ru_RU", "ky": "ky_KG"}
"""Of numbers, dates and lists."""

_SIGNIFICANT = 3
_EXACT = 12
"""Significant digits beyond which two computed numbers are the same."""

_TWO_STOPS = re.compile(r"(?<=[^\W\d_])\.\.(?!\.)")
_SHOWN = re.compile(r"""(?P<mark>['"])(?P<text>.*)(?P=mark)""", re.DOTALL)

Slot = str | int | Noun | Nouns


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
        return self._written(self._catalogue.gettext(message), slots)

    def plural(self, one: str, many: str, count: int, /, **slots: Slot) -> str:
        """The message that goes with a number, which fills ``{count}``."""
        number = str(format_decimal(count, locale=self.locale))
        message = self._catalogue.ngettext(one, many, count)
        if count == 1 and self.language != ENGLISH:
            alone = self._catalogue.pgettext(EXACTLY_ONE, one)
            message = alone if alone != one else message
        return self._written(message, {"count": number, **slots})

    def said(self, message: Message | str) -> str:
        """A message that says itself what fills its slots; a text is as it is."""
        if isinstance(message, str):
            return message
        slots = {name: self._filling(value) for name, value in message.slots.items()}
        if message.many is None:
            return self.text(message.text, **slots)
        count = message.slots["count"]
        assert isinstance(count, int)
        del slots["count"]
        return self.plural(message.text, message.many, count, **slots)

    def in_context(self, context: str, message: str, /, **slots: Slot) -> str:
        """A message whose words mean something else elsewhere; `context` says what here."""
        return self._written(self._catalogue.pgettext(context, message), slots)

    def _written(self, message: str, slots: Mapping[str, Slot]) -> str:
        """A translated message with its slots filled; the full stop of an abbreviation before that
        of a sentence is one."""
        said = message.format(**_for_eyes(slots))
        return said if self.language == ENGLISH else _TWO_STOPS.sub(".", said)

    def foreign(self, language: str | None) -> str | None:
        """The language of words of others, where it is another than the page's."""
        return language if language != self.language else None

    def remark(self, note: str) -> str:
        """What the record notes to a figure, part by part; a part that nobody has translated is
        as the ledger has it."""
        parts = (self._catalogue.pgettext(NOTE, part) for part in note.rstrip(".").split(APART))
        return APART.join(parts)

    def title(self, title: str) -> str:
        """The title of a document: in the language where it is in our words, as those of the
        record are; else as its publisher gave it. A year in it is a slot of the message."""
        if (known := self._catalogue.pgettext(TITLE, title)) != title:
            return known
        message, years = with_years_open(title)
        known = self._catalogue.pgettext(TITLE, message)
        return known.format(**years) if years and known != message else title

    def person(self, name: str) -> str:
        """Who says something, "Name, role", as the language writes it where that is known."""
        return self._catalogue.pgettext(PERSON, name)

    def publisher(self, name: str) -> str:
        """Whose figures or words they are: compilers by their name in the language."""
        code = _compilers().get(name)
        return self.label("compiler", code) if code else name

    def publisher_in_short(self, name: str) -> str:
        """The same where there is room for a word or two: "IMF"."""
        code = _compilers().get(name)
        return self.brief("compiler", code) if code else name

    def terms(self, labels: str) -> str:
        """The terms that figures are under, by their names in English, as rows have them."""
        return worded(labels, self.language, self.text)

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
        """The names of areas after a negation: "Russia or the EU", «Россия и ЕС»."""
        return Nouns(tuple(map(self._areas, codes)), self._denied)

    def noun(self, code: str, label: str, name: str | None = None) -> Noun:
        """A name that no code list has, the same in every form of the language: words of others.
        `label` is it alone, `name` in a sentence."""
        words = name or label
        return Noun(code, self._forms_of(label, words, dict.fromkeys(self._cases, words)))

    def of_list(self, name: str, code: str) -> Noun:
        """The label of a code of the list `name`, in the forms of a name: "CIS with Ukraine"."""
        alone = self.label(name, code)
        return Noun(code, self._forms_of(alone, alone, self._inflected.get((name, code))))

    def named(self, code: str, alone: str, name: str, /, **slots: Slot) -> Noun:
        """A name made of others: the message `alone` by itself, `name` in a sentence, which a
        language that inflects has in each of its forms."""
        said = self.text(name, **slots)
        written = {
            form: words.format(**_for_eyes(slots)) for form, words in self._phrases(name).items()
        }
        cases = {case: words for case, words in written.items() if case in self._cases}
        forms = self._forms_of(self.text(alone, **slots), said, {"nom": said, **cases})
        if isinstance(first := slots.get(written.get("first", "")), Noun):
            forms = {
                spec: replace(form, before=first.forms[spec].before) for spec, form in forms.items()
            }
        whole = {form: Form(words) for form, words in written.items() if form in forms}
        return Noun(code, forms | whole)

    def phrase(self, message: str, /, **slots: Slot) -> Phrase:
        """A message that is a part of another, in each form of the language."""
        return _phrase(self.named("", message, message, **slots).forms)

    def counted(self, one: str, many: str, count: int) -> Nouns:
        """So many of something, in each form of the language: "5 partners"."""
        said = self.plural(one, many, count)
        number = self.count(count)
        cases = {
            case: plurals[self._catalogue_plural(count)].format(count=number)
            for case, plurals in self._phrases(one).items()
        }
        forms = self._forms_of(said, said, {"nom": said, **cases})
        return Nouns((Noun("", forms),), self.listed)

    def nouns(self, nouns: Iterable[Noun]) -> Nouns:
        """Names in one slot."""
        return Nouns(tuple(nouns), self.listed)

    def unchanged(self, text: str) -> Phrase:
        """Words that are the same in every form of the language: those of others."""
        return Phrase.of(dict.fromkeys(("", "label", *self._data["forms"]), text))

    def label(self, name: str, code: str) -> str:
        """The label of a code of the list `name`: "provisional"."""
        return label(name, code, self.language)

    def brief(self, name: str, code: str) -> str:
        """The same where there is room for a word or two: "IMF"."""
        return brief(name, code, self.language)

    def term(self, name: str, code: str) -> Phrase:
        """The same inside a sentence, with a small letter: "trade turnover"."""
        alone = self.label(name, code)
        words = alone if alone[:2].isupper() else uncapitalised(alone)
        return _phrase(self._forms_of(alone, words, self._inflected.get((name, code))))

    def value(self, number: float, unit: str, *, spoken: bool = False) -> str:
        """A number with its unit: "$3.01 billion"; all digits of one that was `spoken`; that it is
        less than can be written: "less than 0.0001%"."""
        if not spoken and 0 < abs(number) < least_written(unit):
            return self._inflected_amount(self._too_small(number, unit))
        return self._inflected_amount(amount(number, unit, self.locale, spoken=spoken))

    def apart(
        self, number: float, unit: str, limits: Sequence[float], digits: int = _SIGNIFICANT
    ) -> str:
        """The same with as many digits as it takes to see that a number is not one of `limits`,
        at least `digits`: "×1.205" beside "×1.20"."""
        near = [limit for limit in limits if limit != number]
        while digits < _EXACT and any(_as_written(number, digits) == limit for limit in near):
            digits += 1
        return self._inflected_amount(amount(number, unit, self.locale, significant=digits))

    def _too_small(self, number: float, unit: str) -> str:
        """What is said instead of a number nearer to nothing than any that is written."""
        least = math.copysign(least_written(unit), number)
        slots = {"value": self._inflected_amount(amount(least, unit, self.locale, spoken=True))}
        if number < 0:
            return self.text("more than {value}", **slots)
        return self.text("less than {value}", **slots)

    def hedged(self, number: float, unit: str, bound: str) -> str:
        """A number as it was said, with its bound: "more than $4 billion"."""
        return self.bounded(self.value(number, unit, spoken=True), bound)

    def bounded(self, number: str, bound: str) -> str:
        """A number that is written already, with its bound."""
        case = codelist("bound")[bound].attributes.get(f"case_{self.language}")
        said = format(self._inflected_amount(number), case or "")
        return self._inflected_amount(bounded(said, bound, self.locale))

    def short(self, number: float, unit: str, bound: str = "exact") -> str:
        """A number where there is little room, to three digits: "$3.01bn", ">$4bn"."""
        least = least_written(unit)
        if bound == "exact" and 0 < abs(number) < least:
            return self._inflected_amount(self._too_small(number, unit))
        rounded = _as_written(number, _SIGNIFICANT) if bound == "exact" else number
        if bound == "exact" and least:
            rounded = round(rounded / least) * least
        words = short(rounded, unit, self.locale)
        pattern = codelist("bound")[bound].attributes.get("brief")
        if pattern is None:
            return self.bounded(words, bound)
        return self._inflected_amount(pattern.format(value=words))

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
        """Words in a list: "Russia, the EU and the CIS"; semicolons part words with commas. What
        has forms, has them in the list."""
        if any("," in item for item in items):
            return "; ".join(items)
        phrases = [item for item in items if isinstance(item, Phrase)]
        if not phrases or len(phrases) < len(items):
            return str(format_list(list(items), locale=self.locale))
        each = {form: [format(one, form) for one in phrases] for form in phrases[0].forms}
        return Phrase.of({f: str(format_list(w, locale=self.locale)) for f, w in each.items()})

    def _either(self, items: Sequence[str]) -> str:
        return str(format_list(list(items), style="or", locale=self.locale))

    def _denied(self, items: Sequence[str]) -> str:
        style = self._data["lists"]["denied"]
        return str(format_list(list(items), style=style, locale=self.locale))

    def _filling(self, value: Filling) -> Slot:
        """What fills a slot, in the language."""
        match value:
            case str():
                return self._marked(value)
            case int():
                return self.count(value)
            case float():
                return self.number(value)
            case date():
                return self.day(value.isoformat())
            case Either(values):
                return self._either(values)
            case CodeName(codelist, code):
                return self.term(codelist, code)
            case _:
                return self.said(value)

    def _marked(self, value: str) -> str:
        """A text that stands between the marks of a program, 'so', between those of the language;
        English keeps them, for who searches for the sentence."""
        if self.language == ENGLISH or not (shown := _SHOWN.fullmatch(value)):
            return value
        first, last = self._data["quotation"]["outer"]
        return f"{first}{shown['text']}{last}"

    def day(self, iso: str) -> Phrase:
        """A date as precise as it is known: 16 October 2024, October 2024, or 2024."""
        return self._dates.day(iso)

    def short_day(self, iso: str) -> Phrase:
        """The same where there is little room: 16 Oct 2024, Oct 2024, 2024."""
        return self._dates.short_day(iso)

    def short_month(self, number: int) -> str:
        """A month without its year, below an axis: Oct."""
        return self._dates.short_month(number)

    def months(self, isos: Sequence[str]) -> Phrase:
        """Dates in a list: March and October 2024."""
        return self._dates.months(isos)

    def years(self, first: int, last: int) -> Phrase:
        """Years from the first to the last: 2018–2023, 2023."""
        return self._dates.years(first, last)

    def stretches(self, years: Iterable[int]) -> Phrase:
        """Years in order, those that follow each other put together: 2014–2017 and 2020."""
        return self._dates.stretches(years)

    def span(self, start: date, end: date) -> Phrase:
        """A period, both days included: 2023, Jan – Nov 2023, 16 Oct 2024."""
        return self._dates.span(start, end)

    @cached_property
    def _areas(self) -> Callable[[str], Noun]:
        @cache
        def named(code: str) -> Noun:
            alone = area_label(code, self.language)
            row = self._inflected.get(("area", code))
            return Noun(code, self._forms_of(alone, self._names.get(code, alone), row))

        return named

    def _forms_of(
        self, alone: str, name: str, row: Mapping[str, str] | None = None
    ) -> dict[str, Form]:
        """The forms of a name: inflected as its `row` has it, or the same in all."""
        forms = {"": Form(row.get("nom", name) if row else name), "label": Form(alone)}
        for spec, rule in self._data["forms"].items():
            word = _in_case(name, row or {}, rule["case"]) if "case" in rule else name
            forms[spec] = Form(word, _before(rule, row), rule.get("after", ""))
        return forms

    @cached_property
    def _inflected(self) -> Mapping[tuple[str, str], Mapping[str, str]]:
        """The cases of names by list and code; English has none."""
        source = files(__package__).joinpath("forms", f"{self.language}.csv")
        if not source.is_file():
            return {}
        rows = csv.DictReader(source.read_text("utf-8").splitlines())
        return {(row["list"], row["code"]): row for row in rows}

    def _inflected_amount(self, said: str) -> str:
        """An amount with the cases of the language, where it has any."""
        return self._amounts.inflected(said) if self._amounts else said

    @cached_property
    def _amounts(self) -> Amounts | None:
        data = self._data.get("amounts")
        return Amounts(data, self._data["forms"]) if data else None

    @cached_property
    def _cases(self) -> frozenset[str]:
        """The cases that forms are of; English has none."""
        rules = self._data["forms"].values()
        return frozenset({rule["case"] for rule in rules if "case" in rule})

    @cached_property
    def _dates(self) -> Dates:
        return Dates(self._data["dates"], self.locale)

    @property
    def _names(self) -> Mapping[str, str]:
        names: Mapping[str, str] = self._data.get("names", {})
        return names

    def _phrases(self, message: str) -> Mapping[str, Any]:
        """What a message is in the forms of the language, where they are not that as a subject."""
        found: Mapping[str, Any] = self._data.get("phrases", {}).get(message, {})
        return found

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        source = files(__package__).joinpath("forms", f"{self.language}.toml")
        return tomllib.loads(source.read_text("utf-8"))

    def _catalogue_plural(self, count: int) -> int:
        """Which of the plural forms goes with a number."""
        index: int = self._catalogue.plural(count)  # type: ignore[attr-defined]
        return index

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


def _as_written(number: float, digits: int) -> float:
    return float(f"{number:.{digits}g}")


@cache
def _compilers() -> Mapping[str, str]:
    """The codes of compilers by the name that documents have for them."""
    return {entry.label(ENGLISH): code for code, entry in codelist("compiler").items()}


def _phrase(forms: Mapping[str, Form]) -> Phrase:
    return Phrase.of({spec: f"{f.before}{f.word}{f.after}" for spec, f in forms.items()})


def _in_case(name: str, row: Mapping[str, str], case: str) -> str:
    """A name in a case by its row; a name without one is as it is, which the tests let no
    sentence come to."""
    return row.get(case) or name


def _before(rule: Mapping[str, Any], row: Mapping[str, str] | None) -> str:
    """What a form has before the name: the same for all, or by a column of the name's row."""
    before = rule.get("before", "")
    if isinstance(before, str):
        return before
    column = row.get(rule["by"]) if row else None
    found: str = before[column] if column else next(iter(before.values()))
    return found


def _for_eyes(slots: Mapping[str, Slot]) -> dict[str, object]:
    """What fills a slot may be an article's words: no character in them hides."""
    return {name: _for_an_eye(value) for name, value in slots.items()}


def _for_an_eye(value: Slot) -> Slot:
    if isinstance(value, str) and not isinstance(value, Phrase):
        return Phrase.of({"": visible(value)})
    return value

"""Every word a reader sees, by key, from the message catalogue of the locale.

What is worded here is plain text, as it is read, whoever's words are in it;
`lib.dashboard.ui.elements` and `lib.dashboard.charts` make of it what they show. The one exception
says so: `with_links`.

A catalogue is a gettext file, `messages/<locale>.po`, whose message ids are keys
(``compare.title``); another language is another file. It is compiled in memory on first use,
so that there is one source and nothing to build.
"""

import gettext
import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from lib.codelists import area_label, areas, codelist, label
from lib.codelists.number_format import amount, bounded, short
from lib.dashboard.markup.safe import Markdown, Markup
from lib.model import is_iso_date, visible

LANGUAGE = "en"
"""Of the catalogue and the labels."""
LOCALE = "en_GB"
"""Of numbers, dates and lists."""


def text(key: str, **values: object) -> str:
    """The message `key` with its placeholders filled; a key without message raises KeyError."""
    return _message(key).format(**_for_eyes(values))


def with_links(key: str, **values: object) -> Markdown:
    """The message `key` as Markdown, in which links or lists of our own take effect, the words in
    its placeholders not."""
    return Markdown.filled(_message(key), **values)


def has_message(key: str) -> bool:
    """Whether the catalogue has words for a key."""
    return _catalogue(LANGUAGE).gettext(key) != key


def plural(key: str, count: int, **values: object) -> str:
    """The message `key` in the form that goes with `count`, which fills ``{count}``."""
    message = _catalogue(LANGUAGE).ngettext(key, f"{key}.plural", count)
    if message in (key, f"{key}.plural"):
        raise KeyError(f"no message {key!r} in the catalogue of {LANGUAGE!r}")
    return message.format(count=count, **_for_eyes(values))


def _for_eyes(values: Mapping[str, object]) -> dict[str, object]:
    """What is put into a message may be an article's words; mark-up would be read as words."""
    for name, value in values.items():
        if isinstance(value, Markup):
            raise TypeError(f"{name} is {type(value).__name__} in a message of plain text")
    return {
        name: visible(value) if isinstance(value, str) else value for name, value in values.items()
    }


def _message(key: str) -> str:
    message = _catalogue(LANGUAGE).gettext(key)
    if message == key:
        raise KeyError(f"no message {key!r} in the catalogue of {LANGUAGE!r}")
    return message


def area(code: str) -> str:
    """The name of an area, as a label: "EU"."""
    return area_label(code, LANGUAGE)


def the_area(code: str) -> str:
    """The name of an area inside a sentence: "the EU", "Russia"."""
    return _catalogue(LANGUAGE).gettext(f"area.{code}").replace(f"area.{code}", area(code))


def code(name: str, value: str) -> str:
    """The label of a code of the list `name`: "provisional"."""
    return label(name, value, LANGUAGE)


def brief(name: str, value: str) -> str:
    """The short label of a code that has one."""
    return codelist(name)[value].attributes[f"brief_{LANGUAGE}"]


def option(choice: str, chosen: str) -> str:
    """The name of an option of a choice: an area, an indicator, a year, or a message."""
    if chosen in areas():
        return area(chosen)
    if chosen in codelist("indicator"):
        return code("indicator", chosen)
    return chosen if chosen.isdigit() else text(f"choice.{choice}.{chosen}")


def value(number: float, unit: str, *, spoken: bool = False) -> str:
    """A number with its unit: "$3.01 billion"."""
    return amount(number, unit, LOCALE, spoken=spoken)


def hedged(number: float, unit: str, bound: str) -> str:
    """A number as it was said, with its bound: "more than $4 billion"."""
    return bounded(value(number, unit, spoken=True), bound, LOCALE)


def listed(items: Iterable[str]) -> str:
    """Items in a sentence: "Russia, the EU and the CIS"."""
    return format_list(list(items), locale=LOCALE)


def day(iso: str) -> str:
    """A date as precise as it is known: 16 October 2024, October 2024, or 2024."""
    assert is_iso_date(iso), iso
    pattern = {4: "y", 7: "MMMM y", 10: "d MMMM y"}[len(iso)]
    return format_date(date.fromisoformat((iso + "-01-01")[:10]), pattern, locale=LOCALE)


def span(start: date, end: date) -> str:
    """A period, both days included, as shortly as it can be put exactly.

    A whole year is 2023, whole months are Jan – Nov 2023, a day is 16 Oct 2024.
    """
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        years = dict.fromkeys([str(start.year), str(end.year)])
        return "–".join(years)
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    return str(format_interval(start, end, "yMMM" if whole else "yMMMd", locale=LOCALE))


def in_short(number: float, unit: str, bound: str = "exact") -> str:
    """A number in little room, to three digits where it is exact: "596k", "about 410k", ">1m"."""
    words = short(float(f"{number:.3g}") if bound == "exact" else number, unit, LOCALE)
    pattern = codelist("bound")[bound].attributes.get("brief")
    return pattern.format(value=words) if pattern else bounded(words, bound, LOCALE)


def the_indicator(indicator: str) -> str:
    """The name of an indicator inside a sentence: "trade turnover"."""
    words = code("indicator", indicator)
    return words[:1].lower() + words[1:]


def capitalised(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    source = files(__package__).joinpath("messages", f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

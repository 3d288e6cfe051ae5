"""Dates, months and years in the grammatical forms that sentences ask for.

How a language writes them is data (`forms/<language>.toml`, table `dates`): a pattern for a day, a
month, a year and a span of years, in each form («в октябре 2024 года», "2024-жылдын октябрында"),
with the names of the months in the cases that the patterns name.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from babel.dates import format_interval
from babel.lists import format_list

from lib.dashboard.narrative.nouns import Phrase
from lib.model import is_iso_date

_PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""What an ISO date is as precise as, by its length."""
_KEPT = 1000
_DASH = "–"
_IN_WORDS = re.compile(r"\S\s\S")
"""An end of an interval of several words: a dash between two such has blanks around it."""


@dataclass(frozen=True)
class Dates:
    """The dates of one language; `data` is the table `dates` of its forms."""

    data: Mapping[str, Any]
    locale: str

    def day(self, iso: str) -> Phrase:
        """A date as precise as it is known: 16 October 2024, October 2024, or 2024."""
        assert is_iso_date(iso), iso
        return self._phrase(_PRECISIONS[len(iso)], iso)

    def short_day(self, iso: str) -> Phrase:
        """The same where there is little room: 16 Oct 2024, Oct 2024, 2024."""
        assert is_iso_date(iso), iso
        return self._phrase(f"brief_{_PRECISIONS[len(iso)]}", iso)

    def short_month(self, number: int) -> str:
        """A month without its year, below an axis: Oct."""
        months: Mapping[str, Sequence[str]] = self.data["months"]
        return months["brief"][number - 1]

    def months(self, isos: Sequence[str]) -> Phrase:
        """Dates in a list; months of one year name it once, the last one where the language has
        the year after the month (March and October 2024), else the first one. Years alone are a
        list of years: 2019, 2020 and 2025."""
        if len(isos) > 1 and all(_PRECISIONS[len(iso)] == "year" for iso in isos):
            listed = self._listed(isos)
            return Phrase.of({f: p.format(year=listed) for f, p in self.data["years"].items()})
        alone: Mapping[str, str] = self.data.get("month_alone", {})
        after: Mapping[str, str] = self.data.get("month_after", {})
        is_of_one_year = len({iso[:4] for iso in isos}) == 1 and all(
            _PRECISIONS[len(iso)] == "month" for iso in isos
        )
        forms = {}
        for form in self.data["day"]:
            names = [self._among(isos, iso, form) for iso in isos]
            if alone and is_of_one_year:
                names[:-1] = [self._filled(alone[form], iso) for iso in isos[:-1]]
            elif after and is_of_one_year:
                names[1:] = [self._filled(after[form], iso) for iso in isos[1:]]
            forms[form] = self._listed(names)
        return Phrase.of(forms)

    def _among(self, isos: Sequence[str], iso: str, form: str) -> str:
        """A date in a list: a year alone among months is called a year, or the month after it
        would be of both years."""
        called: str = self.data.get("year_among_months", "")
        if called and form == "" and len({len(one) for one in isos}) > 1 and len(iso) == 4:
            return called.format(year=iso)
        return format(self.day(iso), form)

    def years(self, first: int, last: int) -> Phrase:
        """Years from the first to the last: 2018–2023, 2023."""
        return self.stretches(range(first, last + 1))

    def stretches(self, years: Iterable[int]) -> Phrase:
        """Years in order, those that follow each other put together: 2014–2017 and 2020."""
        runs: list[list[int]] = []
        in_order = sorted(years)
        for year in in_order:
            if runs and year == runs[-1][-1] + 1:
                runs[-1].append(year)
            else:
                runs.append([year])
        bare = self._listed(["–".join(dict.fromkeys([str(r[0]), str(r[-1])])) for r in runs])
        patterns = self.data["year" if len(in_order) == 1 else "years"]
        return Phrase.of({form: pattern.format(year=bare) for form, pattern in patterns.items()})

    def span(self, start: date, end: date) -> Phrase:
        """A period, both days included, as shortly as it can be written exactly: a whole year is
        2023, whole months are Jan – Nov 2023, a day is 16 Oct 2024."""
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return self.years(start.year, end.year)
        if start == end:
            return self.short_day(start.isoformat())
        whole = start.day == 1 and (end + timedelta(days=1)).day == 1
        if whole and start.replace(day=1) == end.replace(day=1):
            return self.short_day(start.isoformat()[:7])
        bare = str(format_interval(start, end, "yMMM" if whole else "yMMMd", locale=self.locale))
        for found, instead in self.data.get("interval", {}).items():
            bare = bare.replace(found, instead)
        ends = bare.split(_DASH)
        if len(ends) > 1 and all(_IN_WORDS.search(end) for end in ends):
            bare = f" {_DASH} ".join(end.strip() for end in ends)
        patterns: Mapping[str, str] = self.data["span"]
        return Phrase.of({form: pattern.format(span=bare) for form, pattern in patterns.items()})

    @cached_property
    def _phrase(self) -> Callable[[str, str], Phrase]:
        """A date in all its forms; those that were asked for lately are kept: the same few are on
        every page."""

        @lru_cache(_KEPT)
        def made(precision: str, iso: str) -> Phrase:
            patterns: Mapping[str, str] = self.data[precision]
            return Phrase.of({form: self._filled(words, iso) for form, words in patterns.items()})

        return made

    def _filled(self, pattern: str, iso: str) -> str:
        year, month, day = (int(part) for part in f"{iso}-01-01"[:10].split("-"))
        names = {case: months[month - 1] for case, months in self.data["months"].items()}
        return pattern.format(year=year, month=names, day=day)

    def _listed(self, items: Sequence[str]) -> str:
        return str(format_list(list(items), locale=self.locale))

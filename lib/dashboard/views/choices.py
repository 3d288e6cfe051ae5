"""What can be chosen on a page: read from the question, offered with addresses, faults named."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from lib.dashboard.narrative import Wording, wording
from lib.dashboard.views.address import written
from lib.model import Choice, ChoiceForm, Option, Question

_LONGEST = 40
"""Characters of a strange value that are repeated."""


class Choices:
    """The choices of one page, made one after the other."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._words = wording(question.language)
        self.notices: list[str] = []
        """A line for each value in the address that is no option."""

    def one(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        default: str | None = None,
        drops: Mapping[str, Iterable[str]] = MappingProxyType({}),
        known: Collection[str] = (),
        groups: Mapping[str, str] = MappingProxyType({}),
    ) -> Choice:
        """A choice among options by their names; the first one is the default.

        A value in the address that is none of them is named, and the default shown. `drops` are
        the other choices that mean nothing with an option: its address is without them. A value
        that is `known` is an option of other partners: the view says why it is none of these.
        `groups` are what options have in common, by their names: options of one follow each other.
        """
        default = default if default is not None else next(iter(options), "")
        asked = self._question.chosen(name)
        if asked is not None and asked not in options and asked not in known:
            self.notices.append(
                self._words.text(
                    "The address asks for {value}, which is not offered here; "
                    "the default is shown.",
                    value=self._repeated(asked),
                )
            )
        return Choice(
            name=name,
            label=label,
            options=tuple(
                Option(
                    value,
                    text,
                    self._address(name, value, default, drops.get(value, ())),
                    groups.get(value, ""),
                )
                for value, text in options.items()
            ),
            chosen=asked if asked in options and asked is not None else default,
        )

    def years(
        self,
        name: str,
        label: str,
        years: Sequence[int],
        default: int,
        drops: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> Choice:
        """A choice of a year in a list, the latest first."""
        options = {str(year): str(year) for year in sorted(years, reverse=True)}
        choice = self.one(name, label, options, str(default), drops)
        return replace(choice, form=ChoiceForm.LIST)

    def span(
        self, years: Sequence[int], on_record: Collection[int] = (), later: Sequence[int] = ()
    ) -> tuple[Choice, Choice]:
        """The first and the last year that is shown: ``from`` and ``to``, by default all. What is
        shown may end in one of the `later` years, and begins in none of them.

        A year that is `on_record`, and not among them, stands for the nearest one of the range
        that the address asks for: one address serves partners whose figures begin and end
        elsewhere. Where the two are the wrong way round all years are shown, and a notice says so.
        """
        words = self._words
        first = self._end("from", words.text("From"), years, on_record, is_first=True)
        last = self._end("to", words.text("To"), (*years, *later), on_record, is_first=False)
        if int(first.chosen) <= int(last.chosen):
            return first, last
        self.notices.append(
            words.text(
                "The address asks for years from {first} to {last}; all years are shown.",
                first=first.chosen,
                last=last.chosen,
            )
        )
        latest = (*years, *later)[-1]
        return replace(first, chosen=str(years[0])), replace(last, chosen=str(latest))

    def _end(
        self,
        name: str,
        label: str,
        years: Sequence[int],
        on_record: Collection[int],
        *,
        is_first: bool,
    ) -> Choice:
        wanted = self._question.chosen(name) or ""
        asked = next((year for year in (*years, *on_record) if str(year) == wanted), None)
        inside = [
            year
            for year in years
            if asked is not None and (year >= asked if is_first else year <= asked)
        ]
        default = years[0] if is_first else years[-1]
        options = {str(year): str(year) for year in sorted(years, reverse=True)}
        choice = self.one(name, label, options, str(default), known=[wanted] if inside else ())
        nearest = min(inside, default=default) if is_first else max(inside, default=default)
        return replace(choice, chosen=str(nearest), form=ChoiceForm.LIST)

    def switch(self, name: str, label: str, on: str = "on") -> Choice:
        """A choice to do something or not, which is off by default."""
        choice = self.one(name, label, {"off": "", on: label})
        return replace(choice, form=ChoiceForm.SWITCH)

    def check_page(self, shown: int, pages: int) -> None:
        """Name a page that the address asks for and that is not the one shown."""
        asked = self._question.chosen("page")
        if asked is not None and asked != str(shown):
            self.notices.append(
                self._words.text(
                    "The address asks for page {value}; page {page} of {pages} is shown.",
                    value=self._repeated(asked),
                    page=str(shown),
                    pages=str(pages),
                )
            )

    def _repeated(self, asked: str) -> str:
        """A value of the address in quotation marks, no longer than a line has room for."""
        return self._words.quoted(asked if len(asked) <= _LONGEST else f"{asked[:_LONGEST]}…")

    def _address(self, name: str, value: str, default: str, dropped: Iterable[str]) -> str:
        changed: dict[str, str | None] = dict.fromkeys(dropped)
        changed[name] = None if value == default else value
        return written(self._question.but(**changed))


def page_choice(page: int, pages: int, question: Question, words: Wording) -> Choice:
    """The choice of a page of a long table, of which one is shown."""
    return Choices(question.but(page=str(page))).one(
        "page",
        words.text("Page"),
        {str(n): words.text("{page} of {pages}", page=n, pages=pages) for n in range(1, pages + 1)},
    )

"""Names in the grammatical forms that sentences ask for.

A message names the form in its slot: ``Trade {partner:with}``. What a form is in a language is
data (`forms/<language>.toml`): words before and after, and the inflected name between them. So a
preposition comes once before a list ("with Russia, the EU and China"), and again where the next
name has another («в Нидерландах, на Кипре и в ОАЭ»); a case on each name («с Россией, ЕС и
Китаем»), a postposition once after it ("Россия, ЕБ жана Кытай менен").
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_CAPITAL = "^"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one name."""

    word: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """A name, by its forms.

    A slot without a form gives it as the subject of a sentence ("the EU"), ``label`` as it is
    alone ("EU"). ``^`` before a form begins a sentence with it: ``{partner:^}`` is "The EU".
    """

    code: str
    forms: Mapping[str, Form]

    def __format__(self, spec: str) -> str:
        return _written((self,), spec, lambda words: words[0])

    def __str__(self) -> str:
        return format(self)


@dataclass(frozen=True, slots=True)
class Nouns:
    """Several names in one slot, listed as the language lists them."""

    nouns: tuple[Noun, ...]
    listed: Callable[[Sequence[str]], str]

    def __format__(self, spec: str) -> str:
        return _written(self.nouns, spec, self.listed)

    def __str__(self) -> str:
        return format(self)


def _written(nouns: Sequence[Noun], spec: str, listed: Callable[[Sequence[str]], str]) -> str:
    name = spec.removeprefix(_CAPITAL)
    forms = [_form(noun, name) for noun in nouns]
    if not forms:
        return ""
    before = [form.before for form in forms]
    repeated = [False, *(one == other for one, other in pairwise(before))]
    words = listed(
        [
            form.word if same else form.before + form.word
            for form, same in zip(forms, repeated, strict=True)
        ]
    )
    words += forms[-1].after
    return words[:1].upper() + words[1:] if spec.startswith(_CAPITAL) else words


def _form(noun: Noun, name: str) -> Form:
    try:
        return noun.forms[name]
    except KeyError:
        known = ", ".join(sorted(filter(None, noun.forms)))
        raise KeyError(f"{noun.code} has no form {name!r}; there are {known}") from None


class Phrase(str):
    """Words that are text as they are, and have other forms in a sentence: a date, a flow, goods.

    >>> f"{Phrase.of({'': '2023', 'in': 'в 2023 году'}):in}"
    'в 2023 году'
    """

    __slots__ = ("forms",)

    forms: Mapping[str, str]

    @classmethod
    def of(cls, forms: Mapping[str, str]) -> "Phrase":
        """The words by their forms; that without a name is the text itself."""
        found = cls(forms[""])
        found.forms = forms
        return found

    def __format__(self, spec: str) -> str:
        name = spec.removeprefix(_CAPITAL)
        try:
            words = self.forms[name] if name else str(self)
        except KeyError:
            known = ", ".join(sorted(filter(None, self.forms)))
            raise KeyError(f"{str(self)!r} has no form {name!r}; there are {known}") from None
        return words[:1].upper() + words[1:] if spec.startswith(_CAPITAL) else words

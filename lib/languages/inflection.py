"""Endings: how a word changes with its case.

A language file lists classes of endings, each ending under the case it marks::

    [inflection.ia]
    nominative = ["ia"]
    of = ["iae"]

and writes a word as its stem, ``~`` and the class: ``german~ia``. The cases are names of the
file's own choice; those that are relations of a place (of, to, with, in, from) say how a place
stands where no preposition does, ``nominative`` that it acts or is acted on, ``adjective``
that it is an attribute.
"""

from collections.abc import Mapping, Sequence

Cases = frozenset[str]
Forms = Mapping[str, Cases]
"""Written forms of a word, and the cases each can stand in."""
_ENDING = "~"


class Inflections:
    """The classes of endings of a language, and which class its names belong to."""

    def __init__(
        self,
        classes: Mapping[str, Mapping[str, Sequence[str]]],
        declined: Mapping[str, str] | None = None,
    ) -> None:
        self._classes = {name: _by_ending(cases) for name, cases in classes.items()}
        self._dictionary_form = {
            name: next(iter(cases.values()))[0] for name, cases in classes.items()
        }
        self._declined = declined or {}

    def forms(self, word: str) -> Forms:
        """Every form of a word; one without a class has itself only, in no case.

        >>> Inflections({"a": {"nominative": ["a"], "of": ["ae"]}}).forms("rom~a")
        {'roma': frozenset({'nominative'}), 'romae': frozenset({'of'})}
        """
        stem, sign, name = word.partition(_ENDING)
        if not sign:
            return {word: frozenset()}
        return {stem + ending: cases for ending, cases in self._classes[name].items()}

    def declined(self, name: str) -> str:
        """A name from a list with the class of each word, found by its last letters.

        >>> Inflections({"a": {"nominative": ["a"]}}, {"a": "a"}).declined("Roma")
        'Rom~a'
        """
        return " ".join(self._with_class(word) for word in name.split())

    def _with_class(self, word: str) -> str:
        last = max((end for end in self._declined if word.endswith(end)), key=len, default=None)
        if last is None:
            return word
        name = self._declined[last]
        return word.removesuffix(self._dictionary_form[name]) + _ENDING + name


def _by_ending(cases: Mapping[str, Sequence[str]]) -> Forms:
    found: dict[str, Cases] = {}
    for case, endings in cases.items():
        for ending in endings:
            found[ending] = found.get(ending, frozenset()) | {case}
    return found

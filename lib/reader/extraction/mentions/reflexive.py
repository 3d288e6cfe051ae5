"""Words that stand for the subject of their own clause: "A cut its imports"."""

from lib.model import Scope
from lib.reader.extraction.mentions.possessives import HEAD_WITHIN
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import Mark, MarkKind

_REFLEXIVE = frozenset({"its", "their"})
_SUBJECT_WITHIN = 6
_NOTHING = "none"
"""The code of words that only shield an indicator."""


def is_subjects(page: Passage, sentence: Sentence, subject: Place, mark: Mark) -> bool:
    """Whether a word like "its" stands for the subject of its own clause, named right before.

    What is "on A" is no subject; that one country's is "their" cannot be; and A that remains
    "its supplier" is another's.
    """
    if mark.code not in _REFLEXIVE:
        return False
    if subject.relation is not Relation.BARE or mark.first - subject.last > _SUBJECT_WITHIN:
        return False
    if mark.code != "its" and subject.scope is Scope.WHOLE:
        return False
    opened = range(max(sentence.first, subject.first - 1), subject.first + 1)
    if any(sentence.before(MarkKind.PREPOSITION, index) for index in opened):
        return False
    owned = range(mark.last, min(mark.last + HEAD_WITHIN, sentence.last))
    things = (sentence.at(MarkKind.INDICATOR, index) for index in owned)
    if not any(thing is not None and thing.code != _NOTHING for thing in things):
        return False
    return not any(page.tokens[index].text in ":;" for index in range(subject.last, mark.first))

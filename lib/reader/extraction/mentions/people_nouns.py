"""What people are counted as: by the noun for them, or as migrants."""

from lib.reader.extraction.text.passage import Sentence
from lib.reader.extraction.text.trigger_meaning import MIGRANTS, counts_people
from lib.reader.languages import Mark, MarkKind


def of_people(sentence: Sentence, first: int) -> str:
    """What the people named at a token are counted as: tourists (Omani tourists too), or by
    their country alone migrants.
    """
    noun = sentence.at(MarkKind.PEOPLE, first)
    while noun is not None and not _is_a_noun_of_its_own(noun):
        noun = sentence.at(MarkKind.PEOPLE, noun.last)
    return noun.code if noun is not None else MIGRANTS


def _is_a_noun_of_its_own(noun: Mark) -> bool:
    return counts_people(noun.code) and noun.code != MIGRANTS

"""Whether words are the speaker's own: in quotation marks, or reported ("he noted that")."""

from lib.model import UNLISTED
from lib.reader.extraction.text.passage import Passage, Sentence, passage
from lib.reader.extraction.text.trigger_meaning import NOT_OURS
from lib.reader.languages import MarkKind, fold, language

_TELLS_MORE = (
    *(MarkKind.FACT, MarkKind.PRESENT, MarkKind.DIRECTION, MarkKind.ACT, MarkKind.TARGET),
    *(MarkKind.SHARE, MarkKind.LIVING, MarkKind.TAKES, MarkKind.ATTRACTS, MarkKind.TIE),
    *(MarkKind.RANK, MarkKind.ANAPHOR),
)


def in_speech(page: Passage, sentence: Sentence, offset: int, speaker: str) -> bool:
    """Whether the words at `offset` are `speaker`'s ("Name, role"; empty if there is none).

    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("He noted that trade grew. Trade grew.", "en")
    >>> [in_speech(page, s, page.tokens[s.first].start, "A B, minister") for s in page.sentences]
    [True, False]
    """
    if not speaker:
        return False
    if page.quoted(offset):
        return True
    if not sentence.of(MarkKind.SAY):
        return False
    name = {part for part in fold(speaker.split(",")[0]).split() if len(part) > 1}
    said_by_name = any(page.tokens[i].text in name for i in range(sentence.first, sentence.last))
    return said_by_name or bool(sentence.of(MarkKind.HE))


def only_attributes(sentence: Sentence) -> bool:
    """Whether a sentence without numbers only says who told the one before it: "The minister
    announced today at a meeting of the faction".
    """
    if sentence.of(MarkKind.ATTRIBUTION):
        return True
    if not sentence.of(MarkKind.SAY) or any(sentence.of(kind) for kind in _TELLS_MORE):
        return False
    return all(mark.code in NOT_OURS for mark in sentence.of(MarkKind.INDICATOR))


def speaks_for(speaker: str, code: str) -> str:
    """The country "Name, role" speaks for: the first that is named; else the home of the language.

    >>> speaks_for("A. B., Ambassador of Moldova to Poland", "en")
    'MDA'
    """
    sentences = passage(speaker, code).sentences
    named = next((mark.code for sentence in sentences for mark in sentence.of(MarkKind.AREA)), "")
    if named.startswith(UNLISTED):
        return ""
    return named or ((speaker and language(code).home) or "")

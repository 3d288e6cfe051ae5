"""What a preposition makes of a place, and whether the place is only where or who one speaks."""

from lib.reader.extraction.mentions.possessives import HEAD_WITHIN
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Relation
from lib.reader.languages import Mark, MarkKind

_OF_A_SOURCE = frozenset({"from", "in", "of"})
_SPEECH_ENDS = (MarkKind.SEPARATOR, MarkKind.NUMBER, MarkKind.UNIT, MarkKind.AREA)

_SHORT_NAME = 3
"""Tokens of a short name and its brackets."""
_NATIONALS = "nationals"
_OF_PEOPLE = (MarkKind.PEOPLE, MarkKind.LIVING, MarkKind.WHOLE)
"""What follows the name of those who send money: "from Omani workers", "from Omanis abroad"."""
_SAYS_WITHIN = 6
_FLOWS = frozenset({"exports", "imports", "trade_turnover"})


def governed(page: Passage, sentence: Sentence, preposition: Mark, last: int) -> Relation:
    """The relation a preposition gives, but where it says whose figures, or where one spoke.

    "The Economy Ministry in Bishkek said"; "the president said at the summit in Astana".
    """
    named = before_its_short_name(page, preposition.first)
    if preposition.code in _OF_A_SOURCE and sentence.before(MarkKind.SOURCE, named):
        return Relation.SOURCE
    if preposition.code == "in" and sentence.at(MarkKind.SAY, last):
        return Relation.ASIDE
    if sentence.before(MarkKind.SAY, preposition.last):
        return Relation.SOURCE
    origin = sentence.before(MarkKind.SHARE, preposition.last)
    if origin is not None and origin.code == "from":
        return Relation.FROM
    if preposition.code == "of" and sentence.before(MarkKind.SHARE, preposition.first):
        return Relation.SHARE_OWNER
    if preposition.code == "with" and _acts(sentence, last):
        return Relation.BARE
    if preposition.code == "from" and sentence.any_at(_OF_PEOPLE, last):
        return Relation.OWNER
    people = sentence.before(MarkKind.PEOPLE, last)
    if preposition.code == "from" and people is not None and people.code == _NATIONALS:
        return Relation.OWNER
    if preposition.code == "from" and sentence.before(MarkKind.PEOPLE, preposition.first):
        return Relation.OF
    if preposition.code == "in" and _to_people(sentence, preposition.first):
        return Relation.TO
    working = sentence.before(MarkKind.LIVING, preposition.first)
    if (working and preposition.code in ("in", "to")) or (
        preposition.code == "in"
        and sentence.any_before((MarkKind.PEOPLE, MarkKind.THOSE), preposition.first)
    ):
        return Relation.HOST
    spoke = said(page, sentence, named)
    return Relation.ASIDE if spoke else Relation(preposition.code)


def where_a_body_is(sentence: Sentence, preposition: Mark) -> bool:
    """Whether a preposition says where an area's body is: "the embassy of A in B", "A's embassy in
    B".
    """
    if preposition.code != "in":
        return False
    first = preposition.first
    body = sentence.before(MarkKind.SOURCE, first)
    if body is not None:
        owner = sentence.before(MarkKind.PREPOSITION, body.first)
        owned = owner is not None and owner.code == "owner"
        return owned or sentence.before(MarkKind.AREA, body.first) is not None
    area = sentence.before(MarkKind.AREA, first)
    if area is None:
        return False
    of = sentence.before(MarkKind.PREPOSITION, area.first)
    last = of.first if of is not None and of.code == "of" else area.first
    return sentence.before(MarkKind.SOURCE, last) is not None


def before_its_short_name(page: Passage, index: int) -> int:
    """The token that brackets with a body's short name open at, where they end before a token:
    "the customs service (FCS) of A".
    """
    opened = index - _SHORT_NAME
    if opened < 0 or page.tokens[index - 1].text != ")" or page.tokens[opened].text != "(":
        return index
    name = page.tokens[opened + 1]
    return opened if page.text[name.start : name.end].isupper() else index


def _to_people(sentence: Sentence, last: int) -> bool:
    """Whether something goes to people who are named by where they are: "transfers to citizens
    in A".
    """
    people = sentence.before(MarkKind.PEOPLE, last)
    to = people and sentence.before(MarkKind.PREPOSITION, people.first)
    return to is not None and to.code == "to"


_TOLD = "told"


def _acts(sentence: Sentence, last: int) -> bool:
    """Whether a verb follows a place that "with" only adds: "with Oman alone buying 5 tons"."""
    return any(sentence.any_at((MarkKind.ACT, MarkKind.TAKES), index) for index in (last, last + 1))


def said(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether a verb of speech stands before a token, with nothing said in between.

    Whom one speaks to says nothing yet: "told investors in Muscat", but "noted exports in".
    """
    heard = True
    while index > sentence.first:
        verb = sentence.before(MarkKind.SAY, index)
        if verb is not None:
            return heard or verb.code == _TOLD
        index -= 1
        if sentence.at(MarkKind.INDICATOR, index):
            heard = False
            continue
        said_no_more = sentence.any_at(_SPEECH_ENDS, index)
        if said_no_more or not page.tokens[index].text[0].isalpha():
            return False
    return False


def speaks(sentence: Sentence, last: int) -> bool:
    """Whether a place is right before a verb of speech; "it added 8 percent" says nothing."""
    return (
        sentence.at(MarkKind.SAY, last) is not None
        and sentence.at(MarkKind.DIRECTION, last) is None
    )


def says(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether a place is the subject of a verb of speech: "Minsk for 2022 gave another"."""
    for here in range(index, min(index + _SAYS_WITHIN, sentence.last)):
        if sentence.at(MarkKind.SAY, here):
            return True
        if not page.tokens[here].text.isalnum() or sentence.any_at(
            (MarkKind.INDICATOR, MarkKind.ACT, MarkKind.FACT, MarkKind.UNIT), here
        ):
            return False
    return False


def counts(sentence: Sentence, last: int) -> bool:
    """Whether a place only says what a flow was: "Lima counted exports of", "Oman put sales at"."""
    verb = sentence.at(MarkKind.COUNTS, last)
    within = range(verb.last, verb.last + HEAD_WITHIN) if verb else ()
    found = (sentence.at(MarkKind.INDICATOR, index) for index in within)
    return any(noun is not None and noun.code in _FLOWS for noun in found)

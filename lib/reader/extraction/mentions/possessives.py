"""What a place owns: exports, a share, a statistics office."""

from itertools import takewhile

from lib.reader.extraction.mentions.prepositions import ends_a_phrase
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Relation
from lib.reader.extraction.text.trigger_meaning import has_roles
from lib.reader.languages import Mark, MarkKind

HEAD_WITHIN = 3
"""Tokens from a place to what it owns, at most."""
_OWNED_BY_NOBODY = frozenset({"other_subject", "economy", "none"})
_BEGINS_A_PHRASE = (MarkKind.ONE, MarkKind.ARTICLE)
"""What stands before no noun that a place owns: with A a deficit."""
_HEADS = {
    MarkKind.INDICATOR: Relation.OWNER,
    MarkKind.SHARE: Relation.SHARE_OWNER,
    MarkKind.SOURCE: Relation.SOURCE,
}

_OWNING = frozenset({"its", "their", "our"})
_INTO = frozenset({"to", "onto", "in"})
_VERBS = (MarkKind.ACT, MarkKind.FACT)


def owned_by(page: Passage, sentence: Sentence, last: int) -> Relation | None:
    """What the place owns: exports, a share, a statistics office. None where it owns nothing."""
    owned = sentence.at(MarkKind.PREPOSITION, last)
    owns = owned is not None and owned.code == "owner"
    if owned is not None and owns and _is_number(page, sentence, owned.last):
        return Relation.SHARE_OWNER
    gets = False
    for index in range(
        owned.last if owns and owned else last, min(last + HEAD_WITHIN, sentence.last)
    ):
        gets = gets or sentence.at(MarkKind.ATTRACTS, index) is not None
        led = index > last and sentence.at(MarkKind.PREPOSITION, index) is not None
        if not led and sentence.any_at(_HEADS, index) and not sentence.at(MarkKind.FACT, index):
            for kind, relation in _HEADS.items():
                head = sentence.at(kind, index)
                if head is not None and head.code not in _OWNED_BY_NOBODY:
                    comes = relation is Relation.OWNER and has_roles(head.code, "given")
                    gets = gets or sentence.at(MarkKind.ATTRACTS, head.last) is not None
                    return Relation.TO if gets and comes else relation
        text = page.tokens[index].text
        if sentence.any_at(_BEGINS_A_PHRASE, index):
            break
        if gets and _comes(sentence, index):
            return Relation.TO
        if not (text[0].isalpha() or text == "-") or ends_a_phrase(sentence, index):
            break
    return Relation.OWNER if owns else None


def _comes(sentence: Sentence, index: int) -> bool:
    """Whether what comes is said here to be investment: "A's inflow of investment"."""
    of = sentence.at(MarkKind.PREPOSITION, index)
    if of is None or of.code != "of":
        return False
    heads = sentence.of(MarkKind.INDICATOR, of.last, of.last + HEAD_WITHIN)
    return bool(heads) and has_roles(heads[0].code, "given")


def into_what_it_owns(page: Passage, sentence: Sentence, mark: Mark, last: int) -> Mark | None:
    """The preposition before a place that owns no flow but where goods or money go.

    "Into A's economy", "in A's mines", "to its markets"; but "to its neighbor" is to another.
    """
    of = sentence.at(MarkKind.PREPOSITION, last)
    owns = (
        mark.code in _OWNING
        if mark.kind == MarkKind.ANAPHOR
        else of is not None and of.code == "owner"
    )
    if not owns:
        return None
    first = mark.first - (sentence.before(MarkKind.ARTICLE, mark.first) is not None)
    into = sentence.before(MarkKind.PREPOSITION, first)
    thing = of.last if of is not None else last
    if into is None or into.code not in _INTO or thing >= sentence.last:
        return None
    within = range(thing, min(thing + HEAD_WITHIN, sentence.last))
    named = list(takewhile(lambda index: not sentence.any_at(_VERBS, index), within))
    if any(sentence.any_at((MarkKind.ANAPHOR, MarkKind.AREA), index) for index in named):
        return None
    flows = (sentence.at(MarkKind.INDICATOR, index) for index in named)
    if any(flow is not None and flow.code not in _OWNED_BY_NOBODY for flow in flows):
        return None
    return (
        None if any(sentence.any_at((MarkKind.SHARE, MarkKind.SOURCE), i) for i in named) else into
    )


def _is_number(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether a number follows: of "A's 15 percent" A has the share."""
    if index >= sentence.last:
        return False
    return page.tokens[index].text[0].isdecimal() or sentence.at(MarkKind.UNIT, index) is not None


def invests(sentence: Sentence, mark: Mark, last: int) -> bool:
    """Whether a share is of who invests: "the share of Chinese investors"."""
    owned = sentence.at(MarkKind.INDICATOR, last)
    invested = owned is not None and has_roles(owned.code, "given")
    return invested and bool(mark.cases) and sentence.before(MarkKind.SHARE, mark.first) is not None

"""What a place owns: exports, a share, a statistics office."""

from itertools import takewhile

from lib.reader.extraction.mentions.place import Relation
from lib.reader.extraction.mentions.prepositions import ends_a_phrase
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.trigger_meaning import has_roles
from lib.reader.languages import Mark

HEAD_WITHIN = 3
"""Tokens from a place to what it owns, at most."""
_OWNED_BY_NOBODY = frozenset({"other_subject", "economy", "none"})
_BEGINS_A_PHRASE = ("one", "article")
"""What stands before no noun that a place owns: with A a deficit."""
_HEADS = {
    "indicator": Relation.OWNER,
    "share": Relation.SHARE_OWNER,
    "source": Relation.SOURCE,
}


def owned_by(page: Passage, sentence: Sentence, last: int) -> Relation | None:
    """What the place owns: exports, a share, a statistics office. None where it owns nothing."""
    owned = sentence.at("preposition", last)
    owns = owned is not None and owned.code == "owner"
    if owned is not None and owns and _is_number(page, sentence, owned.last):
        return Relation.SHARE_OWNER
    for index in range(
        owned.last if owns and owned else last, min(last + HEAD_WITHIN, sentence.last)
    ):
        if sentence.any_at(_HEADS, index) and not sentence.at("fact", index):
            for kind, relation in _HEADS.items():
                head = sentence.at(kind, index)
                if head is not None and head.code not in _OWNED_BY_NOBODY:
                    return relation
        text = page.tokens[index].text
        if sentence.any_at(_BEGINS_A_PHRASE, index):
            break
        if not (text[0].isalpha() or text == "-") or ends_a_phrase(sentence, index):
            break
    return Relation.OWNER if owns else None


def into_what_it_owns(page: Passage, sentence: Sentence, mark: Mark, last: int) -> Mark | None:
    """The preposition before a place that owns no flow but where goods or money go.

    "Into A's economy", "in A's mines", "to its markets"; but "to its neighbor" is to another.
    """
    of = sentence.at("preposition", last)
    owns = mark.code in _OWNING if mark.kind == "anaphor" else of is not None and of.code == "owner"
    if not owns:
        return None
    first = mark.first - (sentence.before("article", mark.first) is not None)
    into = sentence.before("preposition", first)
    thing = of.last if of is not None else last
    if into is None or into.code not in _INTO or thing >= sentence.last:
        return None
    within = range(thing, min(thing + HEAD_WITHIN, sentence.last))
    named = list(takewhile(lambda index: not sentence.any_at(_VERBS, index), within))
    if any(sentence.any_at(("anaphor", "area"), index) for index in named):
        return None
    flows = (sentence.at("indicator", index) for index in named)
    if any(flow is not None and flow.code not in _OWNED_BY_NOBODY for flow in flows):
        return None
    return None if any(sentence.any_at(("share", "source"), i) for i in named) else into


_OWNING = frozenset({"its", "their", "our"})
_INTO = frozenset({"to", "onto", "in"})
_VERBS = ("act", "fact")


def _is_number(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether a number follows: of "A's 15 percent" A has the share."""
    if index >= sentence.last:
        return False
    return page.tokens[index].text[0].isdecimal() or sentence.at("unit", index) is not None


def invests(sentence: Sentence, mark: Mark, last: int) -> bool:
    """Whether a share is of who invests: "the share of Chinese investors"."""
    owned = sentence.at("indicator", last)
    invested = owned is not None and has_roles(owned.code, "given")
    return invested and bool(mark.cases) and sentence.before("share", mark.first) is not None

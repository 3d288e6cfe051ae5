"""Places that stand beside each other: what one says of the other's relation.

Two share a noun or a hyphen, go on a list, or leave out what was said of the one before.
"""

from lib.reader.extraction.mentions.reflexive import is_subjects
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import Mark, MarkKind

MEMBERS = "members"
"""A word for the members of a block."""
ATTRIBUTE = "adjective"

_SIGNS = frozenset("—–,(")
_NO_NOUNS = (MarkKind.FACT, MarkKind.DIRECTION, MarkKind.PREPOSITION)
_UNOWNING = frozenset({Relation.ORIGIN, Relation.ASIDE})
_OWNERS = frozenset({Relation.OWNER, Relation.SOURCE})
_BEFORE_ITS_AMOUNT = frozenset("—(")
_GOVERNED = frozenset({Relation.FROM, Relation.IN, Relation.TO, Relation.HOST, Relation.ONTO})


def beside(
    page: Passage, sentence: Sentence, mark: Mark, previous: Place, place: Place
) -> tuple[Place, ...]:
    """A place after the one before it: two that share a noun or a hyphen, a subject and its own."""
    if is_subjects(page, sentence, previous, mark):
        return previous, place._replace(reflexive=True)
    if _are_of(previous, place):
        return (previous._replace(code=place.code, anaphor=place.anaphor),)
    if place.relation is Relation.BETWEEN and hyphenated(page, previous, mark):
        return previous._replace(relation=Relation.BETWEEN), place
    if _share_a_noun(page, sentence, previous, place):
        both = Relation.BETWEEN
        return previous._replace(relation=both), place._replace(relation=both)
    return previous, place


def _are_of(members: Place, place: Place) -> bool:
    """Whether a place is the block that part of whose members is named: several members of A."""
    near = place.first - members.last <= len(("of", "the"))
    return members.anaphor == MEMBERS and place.relation is Relation.OF and near


def without_noun(
    page: Passage, sentence: Sentence, found: list[Place], mark: Mark, place: Place
) -> Place:
    """A place that owns what one before it does, or what was told of before, as no noun is said
    again: "Polish exports are 5, Czech — 4", "Czech fell by 4%"; "imports grew: Czech by 4%".
    """
    if (
        not _ends(page, sentence, place.last)
        or ATTRIBUTE not in mark.cases
        or place.relation not in _UNOWNING
    ):
        return place
    owner = next((one for one in reversed(found) if one.relation in _OWNERS), None)
    if owner is None and not sentence.of(MarkKind.INDICATOR, None, mark.first):
        return place
    return place._replace(relation=owner.relation if owner else Relation.OWNER)


def _ends(page: Passage, sentence: Sentence, last: int) -> bool:
    """Whether no noun can follow: a sign does, a verb, or an amount."""
    if last >= sentence.last:
        return False
    if page.tokens[last].text in _SIGNS or _is_dash(page, last):
        return True
    return sentence.any_at(_NO_NOUNS, last)


def _is_dash(page: Passage, index: int) -> bool:
    """Whether a sign stands between words, not within one."""
    token = page.tokens[index]
    return token.text == "-" and page.tokens[index - 1].end < token.start


def runs_on(page: Passage, sentence: Sentence, previous: Place, mark: Mark, last: int) -> bool:
    """Whether the preposition before another place is not said again: "in A 5, B — 4 or B (4)",
    or both are in the case that says as much.
    """
    cases = page.language.governs.get(previous.side.value, frozenset())
    side, name = previous.side.value, sentence.at(MarkKind.AREA, previous.first)
    by_case = name is not None and side in name.cases and side in mark.cases
    by_case = by_case and not sentence.before(MarkKind.PREPOSITION, previous.first)
    alike = mark.cases & cases or by_case
    if previous.relation not in _GOVERNED or not alike or last >= sentence.last:
        return False
    opened = page.tokens[mark.first - 1].text == "," or sentence.before(
        MarkKind.SEPARATOR, mark.first
    )
    return bool(opened) and (_is_dash(page, last) or page.tokens[last].text in _BEFORE_ITS_AMOUNT)


def hyphenated(page: Passage, previous: Place, mark: Mark) -> bool:
    """Whether a hyphen alone stands between two places: "Iran-Oman trade"."""
    if previous.relation is Relation.SOURCE:
        return False
    return mark.first == previous.last + 1 and page.tokens[previous.last].text == "-"


def _share_a_noun(page: Passage, sentence: Sentence, previous: Place, place: Place) -> bool:
    """Whether two places own one trade alike: "Serbian and Kyrgyz trade"."""
    if previous.relation is not Relation.BARE or place.relation is not Relation.OWNER:
        return False
    owned = sentence.at(MarkKind.INDICATOR, place.last)
    alike = owned is not None and owned.code == "trade_turnover"
    return alike and _joined(page, sentence, previous.last, place.first)


def listed(page: Passage, sentence: Sentence, previous: Place, mark: Mark) -> bool:
    """Whether a place goes on a list, in a case that the same preposition asks for."""
    cases = page.language.governs.get(previous.side.value)
    alike = not (cases and mark.cases) or mark.cases & cases or ATTRIBUTE in mark.cases
    return bool(alike) and _joined(page, sentence, previous.last, mark.first)


def _joined(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether only a comma or an "and" stands between two places."""
    between = range(last, first)
    return 0 < len(between) <= 3 and all(
        page.tokens[index].text == ","
        or sentence.at(MarkKind.SEPARATOR, index)
        or (index > last and sentence.at(MarkKind.ARTICLE, index))
        for index in between
    )

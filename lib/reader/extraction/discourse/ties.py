"""Ties without a number: what is bought, which way goods travel, agreements, membership."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.model import AreaMention, Article, Evidence, Scope, TieReading
from lib.reader.extraction.discourse.coreference import resolved
from lib.reader.extraction.linking.running_series import Context
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.mentions.speech import in_speech
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import Mark, MarkKind


@dataclass(frozen=True, slots=True)
class TieRule:
    """How the words of a kind of tie are read; the words themselves are in [tie]."""

    subjects: MarkKind | None = None
    """The kind of mark that says what it is about, one tie each."""
    subjects_first: bool = False
    partner: frozenset[Relation] | None = None
    """Relations of the partner's place; None where the kind has no partner in words."""
    partner_code: str | None = None
    each_other: bool = False
    """Whether the partner is whoever was last spoken of with the reporter."""
    negated: bool = False
    """Whether the tie itself is a denial."""
    span: str = "clause"
    """What the quotation is: the ``clause``, the ``trigger``, or each ``subject``."""


_ANY = frozenset({Relation.BARE, Relation.TO, Relation.WITH, Relation.FROM, Relation.IN})
RULES = {
    "imports": TieRule(subjects=MarkKind.GOODS, partner=frozenset({Relation.FROM}), span="subject"),
    "transit": TieRule(subjects=MarkKind.ROUTES, subjects_first=True, partner=_ANY),
    "no_access_to_sea": TieRule(negated=True),
    "trades_despite_sanctions": TieRule(partner=frozenset({Relation.WITH})),
    "cooperation_agreement": TieRule(partner=frozenset({Relation.WITH})),
    "mutual_dependence": TieRule(each_other=True),
    "un_member": TieRule(partner_code="UN", span="cue"),
    "no_sanctioned_goods": TieRule(negated=True),
}
_PUNCTUATION = frozenset(',;:.!?»”"…—()')


def ties(
    analysis: SentenceAnalysis, before: Context, after: Context, article: Article
) -> list[TieReading]:
    """The ties of a sentence; `before` and `after` are what is remembered around it."""
    page, sentence, found = analysis.page, analysis.sentence, analysis.places
    read: list[TieReading] = []
    mentions: dict[Place, tuple[AreaMention, ...]] = {}
    for trigger in sentence.of(MarkKind.TIE):
        rule = RULES[trigger.code]
        denied = sentence.of(
            MarkKind.NEGATION, max(sentence.first, trigger.first - 2), trigger.first
        )
        if denied and not rule.negated:
            continue
        mentions = mentions or resolved(page, found, before)
        sides = _sides(page, trigger, rule, found, mentions, after)
        if sides is None or any(side is not None and side.words for side in sides):
            continue
        subjects = _subjects(page, sentence, trigger, rule)
        for subject, span in _spans(page, sentence, trigger, rule, found, subjects):
            start, end = page.span(*span)
            spoken = in_speech(page, sentence, start, article.speaker)
            evidence = _evidence(page, trigger, *sides)
            read.append(TieReading(start, end, trigger.code, subject, *sides, spoken, evidence))
    return read


def _sides(
    page: Passage,
    trigger: Mark,
    rule: TieRule,
    found: Sequence[Place],
    mentions: dict[Place, tuple[AreaMention, ...]],
    after: Context,
) -> tuple[AreaMention, AreaMention | None] | None:
    """Reporter and partner of a tie; None where a side the kind needs is not named."""
    subject = _subject(trigger, rule, found)
    if subject is None or not mentions[subject]:
        return None
    reporter = mentions[subject][0]
    if rule.partner_code is not None:
        start, end = page.span(trigger.first, trigger.last)
        return reporter, AreaMention(rule.partner_code, Scope.WHOLE, "named", start, end)
    if rule.each_other:
        series = after.series
        partner = series.partner if series.alive else None
        return (reporter, partner) if partner is not None else None
    if rule.partner is None:
        return reporter, None
    for place in found:
        if place.first >= trigger.first and place.relation in rule.partner and mentions[place]:
            return reporter, mentions[place][0]
    return None


def _subject(trigger: Mark, rule: TieRule, found: Sequence[Place]) -> Place | None:
    """Who does it: the last place before the trigger that no preposition governs, or first after.

    After it only where the trigger opens the sentence: "as a UN member, A does not ...".
    """
    free = [
        place
        for place in found
        if place.relation in (Relation.BARE, Relation.OWNER)
        and (place.code is None or place.code != rule.partner_code)
    ]
    before = [p for p in free if p.last <= trigger.first and p.anaphor != "pair"]
    if before:
        return before[-1]
    after = [p for p in free if p.first >= trigger.last]
    return after[0] if after and rule.span == "cue" else None


def _subjects(page: Passage, sentence: Sentence, trigger: Mark, rule: TieRule) -> list[Mark]:
    if rule.subjects is None:
        return []
    if rule.subjects_first:
        return sentence.of(rule.subjects, sentence.first, trigger.first)
    return sentence.of(
        rule.subjects, trigger.last, _clause_end(page, sentence, trigger.last, listed=True)
    )


def _spans(
    page: Passage,
    sentence: Sentence,
    trigger: Mark,
    rule: TieRule,
    found: Sequence[Place],
    subjects: list[Mark],
) -> Iterator[tuple[str | None, tuple[int, int]]]:
    """Each subject of a tie (or none) with the tokens that are its quotation."""
    if rule.span == "cue":
        yield None, (trigger.first, trigger.last)
        return
    if rule.span == "subject":
        yield from ((mark.code, (mark.first, mark.last)) for mark in subjects)
        return
    subject = _subject(trigger, rule, found)
    if subject is None:
        return
    partners = [
        p.last
        for p in found
        if rule.partner and p.first >= trigger.first and p.relation in rule.partner
    ]
    first = _with_part(sentence, subject.first)
    last = _clause_end(page, sentence, max(trigger.last, partners[0] if partners else 0))
    if rule.subjects is None:
        yield None, (first, last)
    for code in dict.fromkeys(mark.code for mark in subjects):
        yield code, (first, last)


def _with_part(sentence: Sentence, first: int) -> int:
    """The first token of a subject with its "some" or "a number of"."""
    part = sentence.before(MarkKind.PART, first)
    return part.first if part else first


def _clause_end(page: Passage, sentence: Sentence, index: int, listed: bool = False) -> int:
    """The first sign after `index` that ends a clause; a comma does not end a list."""
    while index < sentence.last:
        text = page.tokens[index].text
        if text in _PUNCTUATION and not (listed and text == ","):
            return index
        index += 1
    return index


def _evidence(
    page: Passage, trigger: Mark, reporter: AreaMention, partner: AreaMention | None
) -> tuple[Evidence, ...]:
    found = [
        Evidence("kind", trigger.code, *page.span(trigger.first, trigger.last)),
        Evidence("reporter", reporter.rule, reporter.start, reporter.end),
    ]
    if partner is not None:
        found.append(Evidence("partner", partner.rule, partner.start, partner.end))
    return tuple(found)

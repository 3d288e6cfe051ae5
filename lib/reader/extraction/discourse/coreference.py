"""Words that stand for an area named elsewhere: this country, it, we, the two."""

from collections.abc import Iterator, Sequence

from lib.codelists import nested
from lib.model import AreaMention, Scope
from lib.reader.extraction.linking.running_series import Context
from lib.reader.extraction.linking.triggers import FLOWS
from lib.reader.extraction.text.passage import Passage
from lib.reader.extraction.text.place import Place, Relation, kind_of
from lib.reader.extraction.text.trigger_meaning import has_roles, is_received

REMEMBERED = 12
"""So many mentions back an anaphor can reach."""

_THERE = frozenset({"topic", "there"})
_LEADING = frozenset({Relation.TO, Relation.FROM})
_NAMING = frozenset({Relation.BARE, Relation.WITH, *_LEADING})
_OWNERS = frozenset({"our", "its", "their"})
_WHOSE = frozenset({Relation.OWNER, Relation.TO})
_REGION = "region"
_PAIR = "pair"
_BOTH = 2
_EVERYBODY = "WLD"
_KEEPS_SCOPE = frozenset({"they", "their", "pair", "it", "its", "there", _REGION})
_SPEAKERS = frozenset({"we", "our"})


def named(page: Passage, place: Place, code: str, rule: str = "named") -> AreaMention:
    """The mention of an area by the words of `place`."""
    start, end = page.span(place.first, place.last)
    return AreaMention(code, place.scope, rule, start, end)


def resolved(
    page: Passage, found: Sequence[Place], context: Context, around: Sequence[Place] = ()
) -> dict[Place, tuple[AreaMention, ...]]:
    """What each place of a figure span stands for: one area, two for "the two", none where unknown.

    `around` are all places of the sentence, also those that do not speak of the figure.
    """
    mentions: dict[Place, tuple[AreaMention, ...]] = {}
    taken: set[str] = set()
    told = [place.code for place in around if place.relation is Relation.SOURCE]
    if told and context.speaker_area is None and _all_speak(page, found):
        context = context._replace(speaker_area=told[0])
    for place in found:
        if place.code is not None:
            mentions[place] = (named(page, place, place.code),)
            if place.relation is not Relation.SOURCE:
                taken.add(place.code)
        elif place.anaphor in _SPEAKERS:
            taken.update(_referents(place, (), context, set()))
    history = list(context.history)
    for place in sorted({*found, *_parts(around)}, key=_where):
        if place.anaphor is not None:
            codes = (
                _before_a_sign(page, around, place, taken)
                or _reached(page, around, place)
                or _of_its_source(around, place, taken)
                or _of_its_subject(page, around, place, context)
                or _inside_a_block(found, place)
                or _subject(around or found, place, mentions)
                or _referents(place, history, context, taken)
            )
            start, end = page.span(place.first, place.last)
            mentions[place] = tuple(
                AreaMention(code, _scope(place, code, history), place.anaphor, start, end)
                for code in codes
            )
            spoken = place.relation is not Relation.OWNER or place.anaphor in _OWNERS
            if spoken and place in found and place.relation is not Relation.ASIDE:
                taken.update(codes)
        elif place not in mentions:
            mentions[place] = (named(page, place, place.code or ""),)
        history.extend(mentions[place])
    return mentions


def _parts(around: Sequence[Place]) -> list[Place]:
    """The parts of areas a sentence names: "they" can mean one that stands in another clause."""
    return [place for place in around if place.scope is Scope.SOME]


def _where(place: Place) -> int:
    return place.first


def _scope(place: Place, code: str, history: Sequence[AreaMention]) -> Scope:
    """The scope of what a word stands for: its own, or that of the latest mention.

    Who speaks of a part of a country as theirs speaks for that: "Hebei's trade; we sold".
    """
    last = next((m.scope for m in reversed(history) if m.code == code), Scope.WHOLE)
    if place.anaphor in _KEEPS_SCOPE:
        return Scope.SOME if place.scope is Scope.SOME else last
    ours = place.anaphor in _SPEAKERS and _is_country(code)
    return last if ours else place.scope


def _all_speak(page: Passage, found: Sequence[Place]) -> bool:
    """Whether someone speaks of their own in a quotation: "our trade", the A envoy said."""
    ours = [place for place in found if place.anaphor in _SPEAKERS]
    return bool(ours) and all(page.quoted(page.span(p.first, p.last)[0]) for p in ours)


def _before_a_sign(
    page: Passage, around: Sequence[Place], there: Place, taken: set[str]
) -> tuple[str, ...]:
    """What "there" means that a clause before is about: "A remained the market: there went"."""
    if there.anaphor != "there":
        return ()
    first = min((place.first for place in around), default=there.first)
    signs = (i for i in range(first, there.first) if page.tokens[i].text in ":;")
    turn = max(signs, default=first)
    about = [p.code for p in around if p.code and p.relation is Relation.BARE and p.last <= turn]
    return tuple(code for code in about[-1:] if code not in taken)


def _reached(page: Passage, around: Sequence[Place], there: Place) -> tuple[str, ...]:
    """Where something went to or came from, by a clause after that about it: "A was the top
    market, as goods worth $5 were sent to the country".
    """
    if there.anaphor not in _THERE or there.relation not in _LEADING:
        return ()
    before = [p for p in around if p.last <= there.first and p.code and p.relation in _NAMING]
    if not before or before[-1].relation in _LEADING or not _is_country(before[-1].code or ""):
        return ()
    parted = any(page.tokens[i].text == "," for i in range(before[-1].last, there.first))
    return (before[-1].code or "",) if parted else ()


def _of_its_source(around: Sequence[Place], place: Place, taken: set[str]) -> tuple[str, ...]:
    """Whose "the country's" is where nobody but the source is named before it: "according to the
    bank of A, the country's trade with B"; and to whom money came, "transfers to the country".
    """
    if place.anaphor != "topic" or place.relation not in _WHOSE:
        return ()
    before = [one for one in around if one.last <= place.first and one.code]
    told = before and all(one.relation is Relation.SOURCE for one in before)
    code = before[-1].code if told else None
    return (code,) if code and code not in taken and _is_country(code) else ()


def _of_its_subject(
    page: Passage, around: Sequence[Place], place: Place, context: Context
) -> tuple[str, ...]:
    """Whose "the country's" is in a clause after that of who is written about: "A traded with 40
    countries, and the country's trade was $5".
    """
    if place.anaphor != "topic" or place.relation is not Relation.OWNER:
        return ()
    named = (one for one in around if one.last <= place.first)
    before = [one for one in named if one.code not in (None, _EVERYBODY)]
    code = before[0].code if len(before) == 1 and before[0].relation is Relation.BARE else None
    if code is None or code != context.topic or not _is_country(code):
        return ()
    parted = any(page.tokens[i].text == "," for i in range(before[0].last, place.first))
    return (code,) if parted else ()


def _inside_a_block(found: Sequence[Place], place: Place) -> tuple[str, ...]:
    """The block whose members' trade "mutual" is of, as nobody else is named: "mutual trade in the
    EAEU".
    """
    others = [one for one in found if one is not place]
    if place.anaphor != _PAIR or len(others) != 1 or others[0].relation is Relation.WITH:
        return ()
    code = others[0].code
    return (code,) if code is not None and kind_of(code) == "block" else ()


def _subject(
    around: Sequence[Place], there: Place, mentions: dict[Place, tuple[AreaMention, ...]]
) -> tuple[str, ...]:
    """Whose "its" is where the subject of the same verb stands before it: "A cut its imports"."""
    if not there.reflexive:
        return ()
    for subject in [place for place in around if place.last <= there.first][-1:]:
        if subject.code is not None:
            return (subject.code,)
        return tuple(mention.code for mention in mentions.get(subject, ()))[:1]
    return ()


_PLURAL = frozenset({"they", "their"})
MAY_BE_NOBODY = frozenset({"topic", "members"})
"""Anaphors that say nothing of a figure where they stand for no area known."""
_BLOCKS = frozenset({"block", "members"})
_TOPICS = frozenset({"topic", "it"})
NTH = {"former": 0, "latter": 1}
"""Anaphors that stand for one of two, and which."""
_COUNTRIES = frozenset({"topic", "country"})
_INWARD = frozenset({Relation.TO, Relation.IN})
"""What is received is told of the country that receives it: there "the country" is that."""
_SUBJECTS = frozenset({Relation.OWNER, Relation.BARE, Relation.OF})
"""Relations in which "the country" is the one that is written about, else its partner."""


def _referents(
    place: Place, history: Sequence[AreaMention], context: Context, taken: set[str]
) -> tuple[str, ...]:
    if place.anaphor in _SPEAKERS:
        ours = context.speaker_area or context.home
        return (ours,) if ours else ()
    if place.anaphor in NTH:
        return context.two_areas[NTH[place.anaphor] :][:1]
    recent = list(dict.fromkeys(m.code for m in reversed(history) if m.code != "WLD"))
    if place.anaphor == _PAIR:
        if context.speaker_area:
            recent.append(context.speaker_area)
        apart = (m.code for m in reversed(history) if m.scope is Scope.SOME or _is_country(m.code))
        countries = [code for code in dict.fromkeys(apart) if code in recent]
        two = list(dict.fromkeys(countries if len(set(countries)) > 1 else recent))[:2]
        sides = (context.series.reporter, context.series.partner)
        running = [side.code for side in sides if side is not None]
        if context.series.alive and sorted(running) == sorted(two):
            return tuple(running)
        if context.series.alive and running and running[0] in two and len(two) == _BOTH:
            return (running[0], *(code for code in two if code != running[0]))
        return tuple(reversed(two)) if len(two) == _BOTH else ()
    candidates = (code for code in _candidates(place, recent, history, context, taken))
    wanted = (c for c in candidates if _may_be(place.anaphor, c, taken))
    return tuple(code for code in [next(wanted, None)] if code is not None)


def _candidates(
    place: Place,
    recent: list[str],
    history: Sequence[AreaMention],
    context: Context,
    taken: set[str],
) -> Iterator[str]:
    """Areas an anaphor may mean, likeliest first; those `taken` are spoken of beside it."""
    series = context.series
    sides = (m for m in (series.reporter, series.partner) if m is not None and series.alive)
    known = [mention.code for mention in sides if mention.code != "WLD"]
    subject = place.anaphor in _TOPICS and place.relation in _SUBJECTS
    has = place.relation is Relation.BESIDE and series.trigger not in FLOWS
    subject = subject or (has and place.anaphor == "topic")
    inward = place.anaphor in _COUNTRIES and place.relation in _INWARD
    if place.anaphor == "its" or subject or (inward and is_received(series.trigger)):
        yield from known
    elif place.anaphor in ("topic", "there"):
        yield from reversed(known)
    elif place.anaphor in _PLURAL:
        yield from known[:1] if has_roles(series.trigger, "living") else ()
        yield from known[-1:] if has_roles(series.trigger, "visiting") else ()
        yield from (m.code for m in reversed(history) if m.scope is Scope.SOME)
        yield from (m.code for m in history[-1:] if m.code == "WLD")
    elif place.anaphor == _REGION:
        yield from (m.code for m in reversed(history) if m.scope is Scope.SOME or m.words)
        return
    elif place.anaphor == "neighbor":
        if taken.difference(known):
            yield from known
        acting = next((code for code in known if code in taken), None)
        home = context.speaker_area or acting or (known[0] if known else None)
        yield from (code for code in reversed(known) if code != home)
        yield from (code for code in recent if code != home)
        return
    if place.anaphor == "topic" and context.topic:
        yield context.topic
    if place.anaphor == "country":  # a speaker's own is "our country"
        yield from (code for code in recent if code != context.speaker_area)
    yield from recent
    yield from reversed(known)
    if context.home and place.anaphor in _COUNTRIES:
        yield context.home
    if context.speaker_area and place.anaphor == "topic":
        yield context.speaker_area


def _may_be(anaphor: str | None, code: str, taken: set[str]) -> bool:
    """Whether an anaphor can stand for an area: not for one beside it, nor for a member of one."""
    within = anaphor in _COUNTRIES and any(nested(code, other) for other in taken - {"WLD"})
    return code not in taken and not within and _kind_fits(anaphor, code)


def _is_country(code: str) -> bool:
    return kind_of(code) == "country"


def _kind_fits(anaphor: str | None, code: str) -> bool:
    kind = kind_of(code)
    if anaphor in _BLOCKS:
        return kind in ("block", "unlisted")
    if anaphor == "country":
        return kind in ("country", "unlisted")
    if anaphor in ("topic", "neighbor"):
        return kind == "country"
    return True

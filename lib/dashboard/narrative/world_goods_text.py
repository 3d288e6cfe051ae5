"""Words for goods to six digits by partner: findings, subtitles, what the figures are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.codelists.harmonized_system import Level
from lib.dashboard.narrative.nouns import Noun
from lib.dashboard.narrative.wording import LONGEST_FINDING, Slot, Wording, uncapitalised
from lib.model import WorldGoodsRow, mark

_WORLD = "WLD"
_SUBJECTS = MappingProxyType(
    {
        "imports": mark("Imports {partner:from}"),
        "exports": mark("Exports {partner:to}"),
    }
)
_SUBJECTS_OF_ALL = MappingProxyType(
    {
        "imports": mark("Imports from all countries"),
        "exports": mark("Exports to all countries"),
    }
)
_FLOWS = MappingProxyType({"imports": mark("Imports"), "exports": mark("Exports")})
LEVELS: Mapping[Level, str] = MappingProxyType(
    {
        Level.SECTION: mark("by HS section"),
        Level.CHAPTER: mark("by HS chapter"),
        Level.HEADING: mark("by HS heading"),
        Level.SUBHEADING: mark("by HS subheading"),
    }
)
"""Of what a good is made, by level."""
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "food": mark("Food"),
        "minerals": mark("Minerals and fuels"),
        "metals": mark("Metals and gold"),
        "machinery": mark("Machinery and vehicles"),
        "clothing": mark("Clothing and leather"),
        "other": mark("Other goods"),
    }
)
"""What the sections of the Harmonized System are of, which are coloured by it."""
_SHARES = MappingProxyType(
    {
        "imports": mark("{name}: {value}, {share} of these imports"),
        "exports": mark("{name}: {value}, {share} of these exports"),
    }
)
_LARGEST = MappingProxyType(
    {
        "imports": mark("Largest import in {year}: {part}, {value} ({share})"),
        "exports": mark("Largest export in {year}: {part}, {value} ({share})"),
        "imports of one": mark(
            "Largest import {partner:from} in {year}: {part}, {value} ({share})"
        ),
        "exports of one": mark("Largest export {partner:to} in {year}: {part}, {value} ({share})"),
    }
)
"""Of all countries, or of one or a block."""
_LARGEST_PARTNER = MappingProxyType(
    {
        "imports": mark("Largest seller in {year}: {part}, {value} ({share})"),
        "exports": mark("Largest buyer in {year}: {part}, {value} ({share})"),
    }
)
_LEAST_NAME = 8
"""Characters to which a name in a finding is cut at the most."""
_SPOKEN = 10
"""So many boxes or bars are named in the chart's words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: a flow with somebody, of a good by its whole name and by what tells it from
    others; both are empty of all goods."""

    flow: str
    partner: Noun
    good: str = ""
    brief: str = ""

    def subject(self, words: Wording) -> str:
        """The flow and with whom, as the beginning of a line."""
        if self.partner.code == _WORLD:
            return words.text(_SUBJECTS_OF_ALL[self.flow])
        return words.text(_SUBJECTS[self.flow], partner=self.partner)

    def short_subject(self, words: Wording) -> str:
        """The same where it is with all countries, which then is not said."""
        if self.partner.code == _WORLD:
            return words.text(_FLOWS[self.flow])
        return self.subject(words)


def first_part(row: WorldGoodsRow, name: str, shown: Shown, words: Wording) -> str:
    """Which part of a good, or of all, is the largest; in at most 90 characters."""
    kind = shown.flow if shown.partner.code == _WORLD else f"{shown.flow} of one"
    return _first(_LARGEST[kind], row, name, shown, words)


def first_partner(row: WorldGoodsRow, partner: str, shown: Shown, words: Wording) -> str:
    """With whom a good, or all of them, is traded most; in at most 90 characters."""
    return _first(_LARGEST_PARTNER[shown.flow], row, partner, shown, words)


def _first(message: str, row: WorldGoodsRow, name: str, shown: Shown, words: Wording) -> str:
    messages: tuple[str, ...] = (message,)
    if shown.good:
        messages = (
            mark("{subject} in {year}: {part} first, {value} ({share})"),
            mark("{subject} in {year}: {part} first, {share}"),
        )
    return _found(messages, row, {"part": name}, shown, words)


def course(rows: Sequence[WorldGoodsRow], shown: Shown, words: Wording) -> str:
    """The latest amount beside the most there was; in at most 90 characters."""
    last, most = rows[-1], max(rows, key=lambda row: row.obs_value)
    slots = {"most": words.short(most.obs_value, most.unit), "peak": str(most.year)}
    if len(rows) == 1:
        message = mark("{subject} in {year}: {value}")
    elif most is last:
        message = mark("{subject} in {year}: {value}, the most on record")
    else:
        message = mark("{subject} in {year}: {value}; the most was {most} in {peak}")
    return _found((message,), last, slots, shown, words)


def two_sides(
    reported: float | None, mirrored: float | None, row: WorldGoodsRow, shown: Shown, words: Wording
) -> str:
    """What Kyrgyzstan and the other side count of the same goods; in at most 90 characters."""
    none = words.text("no figure")
    slots = {
        "reported": none if reported is None else words.short(reported, row.unit),
        "mirrored": none if mirrored is None else words.short(mirrored, row.unit),
    }
    message = mark("{subject} in {year}: {reported} by Kyrgyz count, {mirrored} by theirs")
    return _found((message,), row, slots, shown, words)


def _found(
    messages: Sequence[str],
    row: WorldGoodsRow,
    slots: Mapping[str, str],
    shown: Shown,
    words: Wording,
) -> str:
    """A finding, after the name of the good that is opened: in the first of some ways that fits,
    or in the last with its names cut until it does."""
    filled: dict[str, Slot] = {
        "subject": shown.short_subject(words),
        "partner": shown.partner,
        "value": words.short(row.obs_value, row.unit),
        "share": words.short(row.share, "percent") if row.share is not None else "",
        "year": str(row.year),
        **slots,
    }

    def said(message: str, good: str, part: str) -> str:
        finding = words.text(message, **(filled | {"part": part}))
        if not good:
            return finding
        return words.text("{good}, {finding}", good=good, finding=uncapitalised(finding))

    good, part = shown.brief, slots.get("part", "")
    for message in messages:
        if len(whole := said(message, good, part)) <= LONGEST_FINDING:
            return whole
    while len(whole) > LONGEST_FINDING and max(len(good), len(part)) > _LEAST_NAME:
        if len(good) > len(part):
            good = cut(good, len(good) - 1)
        else:
            part = cut(part, len(part) - 1)
        whole = said(messages[-1], good, part)
    return cut(whole, LONGEST_FINDING)


def cut(name: str, most: int) -> str:
    """A name of at most so many characters, between words where it can be."""
    if len(name) <= most:
        return name
    kept = name[: most - 1]
    before, space, _ = kept.rpartition(" ")
    if space and len(before) >= most // 2:
        kept = before
    return f"{kept.rstrip(' ,;:.-–')}…"


def subtitle(
    rows: Sequence[WorldGoodsRow], shown: Shown, words: Wording, *, level: Level | None = None
) -> str:
    """What is drawn, in which unit, at which prices, of which years; of parts of a good of which
    `level`."""
    by = words.text(LEVELS[level]) if level else ""
    return _subtitle(rows, shown, shown.subject(words), by, words)


def subtitle_by_partner(rows: Sequence[WorldGoodsRow], shown: Shown, words: Wording) -> str:
    """The same of a good by partner."""
    subject = shown.short_subject(words)
    return _subtitle(rows, shown, subject, words.text("by partner"), words)


def _subtitle(
    rows: Sequence[WorldGoodsRow], shown: Shown, subject: str, by: str, words: Wording
) -> str:
    years = [row.year for row in rows]
    parts = [
        shown.good,
        uncapitalised(subject) if shown.good else subject,
        by,
        words.text("US dollars"),
        *dict.fromkeys(words.label("valuation", row.valuation) for row in rows),
        str(words.years(min(years), max(years))),
    ]
    return ", ".join(filter(None, parts))


def figures(row: WorldGoodsRow, words: Wording) -> str:
    """An amount and its share where there is little room."""
    value = words.short(row.obs_value, row.unit)
    if row.share is None or not round(row.share, 1):
        return value
    share = words.short(round(row.share, 1), "percent")
    return words.text("{value}, {share}", value=value, share=share)


def hover(row: WorldGoodsRow, name: str, words: Wording) -> str:
    """One figure in a sentence."""
    slots = {
        "name": words.text("{good}, {year}", good=name, year=str(row.year)),
        "value": words.value(row.obs_value, row.unit),
    }
    if row.share is None:
        said = words.text("{name}: {value}", **slots)
    else:
        share = words.value(row.share, "percent")
        said = words.text(_SHARES[row.indicator], share=share, **slots)
    if row.quantity is not None:
        said = words.text("{said}; {tonnes}", said=said, tonnes=tonnes(row, words))
    return said


def tonnes(row: WorldGoodsRow, words: Wording) -> str:
    """A quantity with its unit; empty where there is none."""
    if row.quantity is None:
        return ""
    if 0 < row.quantity < 1:
        return words.text("less than 1 t")
    return words.text("{number} t", number=words.number(round(row.quantity)))


def in_words(kind: str, said: str, spoken: Sequence[str], words: Wording) -> str:
    """A chart in words: what it is (`kind`), what is drawn, the first figures."""
    listed = "; ".join(spoken[:_SPOKEN])
    if (more := len(spoken) - _SPOKEN) > 0:
        return words.plural(
            "{kind}. {subtitle}. {figures}; and {count} more.",
            "{kind}. {subtitle}. {figures}; and {count} more.",
            more,
            kind=kind,
            subtitle=said,
            figures=listed,
        )
    return words.text("{kind}. {subtitle}. {figures}.", kind=kind, subtitle=said, figures=listed)


_WHAT_IT_IS: Mapping[str, str] = MappingProxyType(
    {
        "BACI": mark(
            "CEPII computes BACI from what both sides report to the UN: one figure for both, "
            "FOB. It is never joined with the committee’s figures."
        ),
        "UN Comtrade": mark(
            "These are figures as each side reports them to the UN, re-exports included. They are "
            "never joined with the committee’s figures."
        ),
    }
)


def what_it_is(source: str, words: Wording) -> str:
    """How the figures of a dataset differ from those of the statistical committee."""
    return words.text(_WHAT_IT_IS[source])


def not_imported(words: Wording) -> str:
    """That there is no dataset, and how to get one, in two sentences."""
    return words.text(
        "All goods to six digits by partner can be shown here once a dataset of the world’s trade "
        "is imported. Download BACI from CEPII (free, licence Etalab 2.0, CEPII to be named) and "
        "run “{command}”.",
        command="multivector trade import FILES",
    )


def not_reached(fault: str, words: Wording) -> str:
    """Why goods to six digits cannot be shown although there is a dataset."""
    return words.text("Goods to six digits cannot be shown: {message}.", message=fault)


def cut_off(count: int, every: int, rest: float, words: Wording) -> str:
    """How many of all are drawn, and what the others come to."""
    return words.text(
        "Drawn: the {count} largest of {all}; the others come to {rest}.",
        count=words.count(count),
        all=words.count(every),
        rest=words.value(rest, "USD"),
    )

"""Words for the figures of both sides: mirror data, and what officials gave."""

from collections.abc import Sequence

from lib.codelists import HOME
from lib.dashboard.narrative.wording import Slot, Wording
from lib.model import LegendItem, MirrorRow, StatementRow

_LOW, _HIGH = 1.05, 1.20
"""What freight and insurance explain of a mirror ratio."""


def none(partner: str, words: Wording) -> str:
    """That the other side's own figures are not on record."""
    return words.text(
        "{partner:possessive} own statistics of this trade are not on record here; what its "
        "officials said is below.",
        partner=words.area(partner),
    )


def heading(direction: str, partner: str, words: Wording) -> str:
    """The two flows that are the same goods."""
    area = words.area(partner)
    if direction == "exports":
        return words.text("Kyrgyz exports, {partner:possessive} imports", partner=area)
    return words.text("Kyrgyz imports, {partner:possessive} exports", partner=area)


def pair(rows: Sequence[MirrorRow], words: Wording) -> str:
    """Both figures of one period and what they make of each other."""
    said = words.listed(
        [
            words.text(
                "{who:label} {value}",
                who=words.area(row.reporter),
                value=words.short(row.obs_value, row.unit),
            )
            for row in rows
        ]
    )
    ratios = [row.ratio for row in rows if row.ratio is not None]
    if not ratios:
        return said
    return words.text("{said}: ratio {ratio}", said=said, ratio=words.short(ratios[0], "ratio"))


def hover(row: MirrorRow, words: Wording) -> str:
    """One figure in a sentence."""
    return words.text(
        "{who:^}: {flow}, {period}: {value}",
        who=words.area(row.reporter),
        flow=words.term("indicator", row.indicator),
        period=words.span(row.period_start, row.period_end),
        value=words.value(row.obs_value, row.unit),
    )


def finding(rows: Sequence[MirrorRow], partner: str, words: Wording) -> str:
    """How far the two sides are apart in the latest whole year, in at most 90 characters."""
    rated = [row for row in rows if row.ratio is not None and row.period_kind == "year"]
    if not rated:
        return words.text(
            "Both sides’ figures {partner:with} are in different currencies",
            partner=words.area(partner),
        )
    latest = max(row.year for row in rated)
    widest = max(
        (row for row in rated if row.year == latest),
        key=lambda row: max(row.ratio or 1, 1 / (row.ratio or 1)),
    )
    ratio = widest.ratio or 1.0
    slots: dict[str, Slot] = {"partner": words.area(partner), "year": str(latest)}
    if _LOW <= ratio <= _HIGH:
        return words.text(
            "Both sides agree on trade {partner:with} in {year}, freight aside", **slots
        )
    times = words.short(ratio, "ratio")
    if widest.direction == "exports":
        return words.text(
            "{partner:^} recorded {times} what Kyrgyzstan says it sold there in {year}",
            times=times,
            **slots,
        )
    return words.text(
        "Kyrgyzstan recorded {times} what {partner} says it sold there in {year}",
        times=times,
        **slots,
    )


def subtitle(rows: Sequence[MirrorRow], partner: str, words: Wording) -> str:
    """What is drawn, of which years."""
    years = sorted({row.year for row in rows})
    return words.text(
        "The same goods as recorded by Kyrgyzstan and {partner}, US dollars, {first}–{last}",
        partner=words.area(partner),
        first=str(years[0]),
        last=str(years[-1]),
    )


def legend(partner: str, words: Wording) -> tuple[LegendItem, ...]:
    """Whose marks are whose, and the band."""
    return (
        LegendItem("circle", format(words.area(HOME), "label")),
        LegendItem("circle", format(words.area(partner), "label"), partner),
        LegendItem("band", words.text("expected with freight")),
    )


def notes(rows: Sequence[MirrorRow], words: Wording) -> tuple[str, ...]:
    """How a mirror ratio is read, and how euros became dollars."""
    found = [
        words.text(
            "Mirror ratio: the importer’s figure divided by the exporter’s. Freight and insurance "
            "explain 1.05 to 1.20; more asks for another reason, such as re-exports."
        )
    ]
    if any("Converted" in (row.note or "") for row in rows):
        found.append(
            words.text(
                "Amounts in euros are converted at the year’s mean rate; parts of years are not."
            )
        )
    return tuple(found)


def giver(row: StatementRow, words: Wording) -> str:
    """Who gave a figure of a year."""
    if row.kind != "statement":
        return words.text("statistics of Kyrgyzstan")
    if row.side is None:
        return words.label("compiler", row.compiler)
    return words.text("officials {side:of}", side=words.area(row.side))


def statement(row: StatementRow, words: Wording) -> str:
    """One figure of a year with who gave it."""
    value = (
        words.hedged(row.obs_value, row.unit, row.bound)
        if row.kind == "statement"
        else words.value(row.obs_value, row.unit)
    )
    return words.text(
        "{year}: {value}, {giver}", year=str(row.year), value=value, giver=giver(row, words)
    )


def statements_finding(rows: Sequence[StatementRow], partner: str, words: Wording) -> str:
    """The highest that was given of the latest year, in at most 90 characters."""
    latest = max(row.year for row in rows)
    highest = max((row for row in rows if row.year == latest), key=lambda row: row.obs_value)
    value = words.hedged(highest.obs_value, highest.unit, highest.bound)
    return words.text(
        "For {year}, {giver} gave {value}",
        year=str(latest),
        giver=giver(highest, words),
        value=value,
    )


def statement_legend(partner: str, words: Wording) -> tuple[LegendItem, ...]:
    """What is counted, and who said what."""
    return (
        LegendItem("circle", words.text("Kyrgyz statistics")),
        LegendItem("diamond", words.text("Kyrgyz officials")),
        LegendItem("diamond", words.text("officials {side:of}", side=words.area(partner)), partner),
    )

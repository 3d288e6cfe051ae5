"""Words for exports with and without gold."""

from collections.abc import Sequence

from lib.codelists import HOME
from lib.dashboard.narrative.trade_text import year_of
from lib.dashboard.narrative.wording import Slot, Wording
from lib.model import TradeRow

_WORLD = "WLD"
_NEARLY_ALL = 99.5
"""Percent that round to all of it."""


def name(row: TradeRow, words: Wording) -> str:
    """The name of a bar: whom was sold to, in which year."""
    who = (
        words.text("All countries")
        if row.partner == _WORLD
        else format(words.area(row.partner), "label")
    )
    return words.text("{who}, {year}", who=who, year=str(row.year))


def amounts(whole: TradeRow, rest: TradeRow, words: Wording) -> str:
    """Both figures after the name."""
    return words.text(
        "{whole}, without gold {rest}",
        whole=words.short(whole.obs_value, whole.unit),
        rest=words.short(rest.obs_value, rest.unit),
    )


def finding(whole: TradeRow, rest: TradeRow, words: Wording) -> str:
    """How much of the exports was gold."""
    share = 100 * (1 - rest.obs_value / whole.obs_value)
    slots: dict[str, Slot] = {
        "share": words.text("nearly all")
        if share >= _NEARLY_ALL
        else words.value(round(share), "percent", spoken=True),
        "whole": words.value(whole.obs_value, whole.unit),
        "year": year_of(whole.year, (whole, rest), words),
    }
    if whole.partner == _WORLD:
        return words.text("Gold was {share} of Kyrgyzstan’s exports of {whole} in {year}", **slots)
    return words.text(
        "Gold was {share} of exports of {whole} {who:to} in {year}",
        who=words.area(whole.partner),
        **slots,
    )


def subject(words: Wording) -> str:
    """What is shown, for the title of the window."""
    return words.text("{home:possessive} exports with and without gold", home=words.area(HOME))


def subtitle(rows: Sequence[TradeRow], words: Wording) -> str:
    """What is drawn, in which unit."""
    years = sorted({row.year for row in rows})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return words.text("Exports with and without gold, FOB, US dollars, {years}", years=span)


def hover(row: TradeRow, words: Wording) -> str:
    """One figure in a sentence."""
    slots = {"name": name(row, words), "value": words.value(row.obs_value, row.unit)}
    if row.product is None:
        return words.text("{name}: exports {value}", **slots)
    return words.text("{name}: {value} without gold", **slots)


def alternative(rows: Sequence[TradeRow], words: Wording) -> str:
    """The chart in words."""
    return words.text(
        "Bars. {subtitle}. {figures}.",
        subtitle=subtitle(rows, words),
        figures="; ".join(hover(row, words) for row in rows),
    )


def rounded(words: Wording) -> str:
    """How exact what is left is."""
    return words.text(
        "Gold sold to single countries is known only from rounded figures of the committee in the "
        "press, so what is left without it is no more exact."
    )


def nothing(words: Wording) -> str:
    """That no gold is on record at all."""
    return words.text("The record does not say how much of the exports was gold.")

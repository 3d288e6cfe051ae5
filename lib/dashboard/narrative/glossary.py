"""Terms of the field, each in a sentence: all in a table, and below each chart those it uses."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lib.dashboard.narrative.wording import Wording
from lib.model import LegendItem, Terms, mark

GLOSSARY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "reporter": (
            mark("Reporter"),
            mark("The country whose statistics a figure comes from."),
        ),
        "partner": (
            mark("Partner"),
            mark("The other side: where goods come from or go to."),
        ),
        "turnover": (
            mark("Trade turnover"),
            mark("Exports plus imports of goods. Services are not in it."),
        ),
        "fob_cif": (
            mark("FOB, CIF"),
            mark(
                "How goods are valued. FOB leaves out freight and insurance (exports), CIF "
                "includes them (imports). Turnover adds the two."
            ),
        ),
        "mirror_data": (
            mark("Mirror data"),
            mark(
                "The same goods as both sides record them: one side’s exports are the other’s "
                "imports."
            ),
        ),
        "mirror_ratio": (
            mark("Mirror ratio"),
            mark(
                "The importer’s figure divided by the exporter’s. Freight and insurance explain "
                "1.05 to 1.20; more or less has another reason, such as re-exports."
            ),
        ),
        "re_exports": (
            mark("Re-exports"),
            mark("Goods that leave again unchanged. They are part of exports here."),
        ),
        "harmonized_system": (
            mark("Harmonized System, HS"),
            mark(
                "The numbers that customs of nearly all countries give to goods: two digits are a "
                "chapter, four a heading, six a subheading."
            ),
        ),
        "provisional": (
            mark("Provisional"),
            mark("A figure that its office may still revise. It is drawn hollow."),
        ),
        "reported": (
            mark("Only reported"),
            mark(
                "A figure given by officials or the press that is in no table of statistics. It "
                "is drawn as a diamond."
            ),
        ),
        "vintage": (
            mark("Vintage"),
            mark(
                "All figures of an office as published at one time. A later vintage counts; the "
                "earlier stays on record."
            ),
        ),
        "hedge": (
            mark("Hedge"),
            mark("A word that qualifies a number: more than, about, almost. It is never left out."),
        ),
        "derived": (
            mark("Derived"),
            mark(
                "Computed here from figures on record: turnover, shares, growth, sums of members."
            ),
        ),
        "block": (
            mark("Block"),
            mark("A group of countries whose members are dated: the EU, the CIS, the EAEU."),
        ),
        "claim": (
            mark("Claim"),
            mark("A figure that somebody stated. It is never evidence for another claim."),
        ),
        "comparable": (
            mark("Comparable"),
            mark(
                "Two figures are compared only if unit, pair of areas, indicator, measure, "
                "valuation and kind of period agree."
            ),
        ),
    }
)
"""Each term and what it means, by a name of its own."""

_OF_TRADE = ("turnover", "block", "derived", "fob_cif")
_OF_FLOWS = ("fob_cif", "re_exports")

_USED_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "over_time": _OF_TRADE,
        "months": _OF_TRADE,
        "partners": _OF_TRADE,
        "exports_imports": (*_OF_FLOWS, "block"),
        "goods": _OF_FLOWS,
        "world_goods": ("harmonized_system", *_OF_FLOWS),
        "both_sides": ("mirror_data", "mirror_ratio", *_OF_FLOWS),
        "claim": ("claim", "comparable", "hedge"),
        "windows": ("claim", "comparable", "block"),
        "parts": ("claim", "comparable"),
    }
)
"""What is said in a chart and around it, by its name."""

_BY_GLYPH: Mapping[str, str] = MappingProxyType(
    {"hollow": "provisional", "pale-bar": "provisional", "diamond": "reported"}
)
"""What a mark in the legend means."""


def everything(words: Wording) -> tuple[tuple[str, str], ...]:
    """All terms, each with what it means."""
    return tuple(_worded(code, words) for code in GLOSSARY)


def used_in(key: str, legend: Iterable[LegendItem], words: Wording) -> Terms | None:
    """The terms of a chart; None where it has none that need a word."""
    marks = (_BY_GLYPH.get(item.glyph) for item in legend)
    codes = dict.fromkeys((*_USED_IN.get(key, ()), *filter(None, marks)))
    if not codes:
        return None
    entries = tuple(_worded(code, words) for code in codes)
    return Terms(
        words.text("Terms explained: {terms}", terms=" · ".join(term for term, _ in entries)),
        entries,
    )


def _worded(code: str, words: Wording) -> tuple[str, str]:
    term, meaning = GLOSSARY[code]
    return words.text(term), words.text(meaning)

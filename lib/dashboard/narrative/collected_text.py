"""Words for figures of an office that collects what countries report, such as the IMF: whose report
a figure is, and that an estimate is nobody's.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Protocol

from lib.codelists.compilers import is_collected, is_estimate
from lib.dashboard.narrative.nouns import Noun
from lib.dashboard.narrative.wording import Wording, capitalised
from lib.model import mark


class Collected(Protocol):
    """A figure of one side."""

    @property
    def compiler(self) -> str | None: ...
    @property
    def obs_status(self) -> str: ...
    @property
    def reporter(self) -> str: ...


_ESTIMATES = MappingProxyType({"IMF": mark("IMF estimate"), "UN-COMTRADE": mark("UN estimate")})
_SEVERAL = MappingProxyType({"IMF": mark("IMF estimates"), "UN-COMTRADE": mark("UN estimates")})


def office(row: Collected, words: Wording) -> str:
    """The office in short: "IMF"."""
    return words.brief("compiler", row.compiler or "")


def estimate(row: Collected, words: Wording) -> str:
    """What an estimate is called: "IMF estimate"."""
    return words.text(_ESTIMATES[row.compiler or ""])


def estimates(row: Collected, words: Wording) -> str:
    """Several of them: "IMF estimates"."""
    return words.text(_SEVERAL[row.compiler or ""])


def whose(row: Collected, words: Wording) -> str:
    """Whose report a figure is: "IMF (Kyrgyz reports)"; of what nobody reported "IMF estimate"."""
    if is_estimate(row):
        return estimate(row, words)
    return words.text(
        "{office} ({reports})",
        office=office(row, words),
        reports=_reports(row.reporter, words),
    )


def lane_note(rows: Sequence[Collected], words: Wording) -> str:
    """Whose reports the figures of one office are, and that some are its estimates."""
    reporters = dict.fromkeys(row.reporter for row in rows if not is_estimate(row))
    said = [_reports(code, words) for code in reporters]
    if any(map(is_estimate, rows)):
        said.append(words.text("estimates crossed"))
    return "; ".join(said)


def _reports(code: str, words: Wording) -> str:
    """What a country reported: "Kyrgyz reports"."""
    if adjective := words.adjective(code):
        return words.text("{adjective} reports", adjective=adjective)
    return words.text("reports {area:of}", area=words.area(code))


def with_office(said: str, ours: Collected, words: Wording) -> str:
    """A sentence, and from whom its Kyrgyz figure is where it is not of Kyrgyzstan's own office."""
    if not is_collected(ours):
        return said
    return words.text("{said}; Kyrgyz figure: {office}", said=said, office=office(ours, words))


def side(row: Collected, words: Wording) -> str:
    """Whose data a figure is, for a table: "Russia"; an estimate is nobody's."""
    area: Noun = words.area(row.reporter)
    if not is_estimate(row):
        return format(area, "label")
    name = capitalised(estimate(row, words))
    return words.text("{estimate}: {area:label}", estimate=name, area=area)


def on_estimates(rows: Sequence[Collected], years: Sequence[int], words: Wording) -> str:
    """What estimates are worth beside Kyrgyz figures; nothing where there are none."""
    if not rows:
        return ""
    return words.text(
        "{estimates}, {years}: {area} reported nothing for this time. They may be made from Kyrgyz "
        "figures, so they have no mirror ratio.",
        estimates=estimates(rows[0], words),
        years=words.stretches(years),
        area=words.area(rows[0].reporter),
    )


def on_home(rows: Sequence[Collected], years: Sequence[int], words: Wording) -> str:
    """From whom Kyrgyz figures are that are not of the statistical committee; nothing where all
    are."""
    if not rows:
        return ""
    return words.text(
        "Kyrgyz figures of {years} are from the {office}, which passes on what Kyrgyzstan reports; "
        "no table of its statistical committee is on record.",
        office=office(rows[0], words),
        years=words.stretches(years),
    )


def counted_nowhere(rows: Sequence[Collected], words: Wording) -> str:
    """That estimates are drawn beside a claim and decide nothing; nothing where there are none."""
    if not rows:
        return ""
    return words.text(
        "{estimates} are shown and decide nothing: nobody reported them.",
        estimates=capitalised(estimates(rows[0], words)),
    )

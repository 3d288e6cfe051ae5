"""The text of the reader's article, its figures marked by what they count, as HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.codelists import codelist, label
from lib.dashboard.markup.safe import Html
from lib.dashboard.ui import claim_wording, elements
from lib.dashboard.ui.session_article import Own
from lib.dashboard.ui.words import code, text
from lib.model import Observation

_LONG = 12_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text: a figure with its number, or, without one, a number not taken."""

    start: int
    end: int
    said: str
    """What it was read as, or why it was not taken."""
    number: int | None = None
    indicator: str = ""


def numbered(own: Own) -> dict[str, int]:
    """The figures by identifier with their numbers, counted from 1 in text order; one that is
    taken out keeps its own."""
    return {one.observation_id: n for n, one in enumerate(own.read.observations, 1)}


def legend(own: Own) -> None:
    """What the marks mean: only what is in the text."""
    counted = [one.indicator for one in own.rows.observations]
    keys = [
        Html.filled(
            "<mark class='of-{indicator}'>{name}</mark>",
            indicator=indicator,
            name=code("indicator", indicator),
        )
        for indicator in codelist("indicator")
        if indicator in counted
    ]
    if own.rows.rejections:
        refused = text("read.legend.refused")
        keys.append(Html.filled("<span class='refused'>{refused}</span>", refused=refused))
    legend = Html.joined(keys, " ")
    elements.html(Html.filled("<p class='mv mv-legend'>{legend}</p>", legend=legend))


def article(own: Own) -> None:
    """The whole text. What a mark means is in its title, and spoken to those who do not see."""
    shown, at, parts = own.document.shown, 0, list[str]()
    for mark in _apart(_marks(own)):
        parts += [shown[at : mark.start], _marked(mark, shown)]
        at = mark.end
    parts.append(shown[at:])
    # A long text scrolls in a box of its own, so that the rows below it are found.
    box = Html(
        "class='mv mv-article long' tabindex='0'" if len(shown) > _LONG else "class='mv mv-article'"
    )
    elements.html(
        Html.filled(
            "<div {box} role='region' aria-label='{name}'>{article}</div>",
            box=box,
            name=text("read.text"),
            article=Html.joined(parts),
        )
    )


def _marks(own: Own) -> Iterator[_Mark]:
    places: dict[str | None, tuple[int, int]] = {
        one.quotation_id: (one.start, one.end) for one in own.rows.quotations
    }
    numbers = numbered(own)
    for figure in own.rows.observations:
        start, end = places[figure.quotation_id]
        number = numbers[figure.observation_id]
        yield _Mark(start, end, reading(figure), number, figure.indicator)
    for one in own.rows.rejections:
        yield _Mark(one.start, one.end, label("rejection_reason", one.reason))


def reading(figure: Observation) -> str:
    """What a figure was read as: "more than $4 billion; trade turnover, ...; no period"."""
    row = {
        name: getattr(figure, name)
        for name in (
            *("obs_value", "unit", "bound", "indicator", "measure", "reporter", "reporter_scope"),
            *("partner", "partner_words", "partner_scope", "product", "product_words"),
            *("period_start", "period_end", "withheld"),
        )
    }
    return text(
        "article.reading",
        words=claim_wording.hedged_words(row),
        what=claim_wording.said_of(row),
        period=claim_wording.period_words(row),
    )


def _apart(marks: Iterator[_Mark]) -> Sequence[_Mark]:
    """The marks in text order; of two that lie over each other the first, a figure before all."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, one.number is None, -one.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _marked(mark: _Mark, shown: str) -> Html:
    words = shown[mark.start : mark.end]
    if mark.number is None:
        return Html.filled(
            "<span class='refused' title='{said}'>{words}"
            "<span class='unseen'> {spoken}</span></span>",
            said=mark.said,
            words=words,
            spoken=text("read.spoken.refused", reason=mark.said),
        )
    return Html.filled(
        "<mark class='of-{indicator}' data-number='{number}' title='{said}'>{words}"
        "<span class='unseen'> {spoken}</span></mark>",
        indicator=mark.indicator,
        number=mark.number,
        said=mark.said,
        words=words,
        spoken=text("read.spoken.figure", number=mark.number, reading=mark.said),
    )

"""A text that was read, with its figures marked: every mark leads to its answer, and says in words
what the reader inferred."""

from lib.dashboard.markup.safe import Html
from lib.dashboard.markup.text import language_of, name_of
from lib.model import AnnotatedText, Annotation

_LONG = 1_500
"""Characters that fit beside the answers; a longer text scrolls in a box of its own, so that
text and answers are seen together."""


def annotated_text(block: AnnotatedText) -> Html:
    """The text, word for word, and above it what its marks mean."""
    length = sum(len(one) if isinstance(one, str) else len(one.words) for one in block.stretches)
    return Html.filled(
        "<section class='mv mv-annotated'>{legend}"
        "<div class='text{long}'{box} role='region' aria-label='{label}'{language}>{text}</div>"
        "</section>",
        legend=_legend(block.legend),
        long=Html(" long") if length > _LONG else Html(),
        box=Html(" tabindex='0'") if length > _LONG else Html(),
        label=block.label,
        language=language_of(block.language),
        text=Html.joined(one if isinstance(one, str) else _marked(one) for one in block.stretches),
    )


def _legend(marks: tuple[Annotation, ...]) -> Html:
    if not marks:
        return Html()
    items = Html.joined(Html.filled("<li>{mark}</li>", mark=_words(mark)) for mark in marks)
    return Html.filled("<ul class='mv-legend'>{items}</ul>", items=items)


def _marked(mark: Annotation) -> Html:
    """A mark: its words, then in small what the text itself does not say."""
    inside = Html.filled(
        "{words}<span class='mv-unseen'> ({spoken})</span>{label}{doubt}",
        words=_words(mark),
        spoken=mark.spoken,
        label=_chip(mark.label, "chip"),
        doubt=_chip(mark.doubt, "chip doubt"),
    )
    if mark.address is None:
        return Html.filled("<span{key}>{inside}</span>", key=name_of(mark.key), inside=inside)
    return Html.filled(
        "<a{key} class='{kind}' href='{address}'>{inside}</a>",
        key=name_of(mark.key),
        kind=mark.kind,
        address=mark.address,
        inside=inside,
    )


def _words(mark: Annotation) -> Html:
    if mark.kind == "unused":
        return Html.filled("<span class='unused'>{words}</span>", words=mark.words)
    return Html.filled(
        "<mark{doubted}>{words}</mark>",
        doubted=Html(" class='doubted'") if mark.doubt else Html(),
        words=mark.words,
    )


def _chip(words: str, kind: str) -> Html:
    if not words:
        return Html()
    return Html.filled(" <span class='{kind}'>{words}</span>", kind=kind, words=words)

"""Words for the page of articles: what was read from which words, what of it is inferred, what
the record says of it in a few words, and what is said of an article without figures."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lib.codelists import codelist
from lib.codelists.doubts import doubts
from lib.dashboard.narrative import claim_text, doubt_text, source_text
from lib.dashboard.narrative.wording import Wording, capitalised
from lib.model import (
    CONTEXT,
    BroughtArticle,
    CandidatePart,
    ClaimRow,
    Inference,
    InferenceKind,
    SaidRow,
    Source,
    Verdict,
    mark,
    shortened,
)

_FEW_PARTS = 2
"""So many parts that are inferred are named at a mark; more are called most of it."""
_LONGEST_TITLE = 60
"""Characters of an article's title in a line."""

EXAMPLE = mark(
    "Asan Usonov: our trade is growing (an invented example)\n"
    "12 March 2025, Bishkek\n\n"
    "Minister of Trade of Kyrgyzstan Asan Usonov spoke to students. "
    "“Our trade turnover with Russia exceeded $3 billion in 2023,” he said. "
    "Exports of Kyrgyzstan to Kazakhstan came to $1.2 billion in 2022. "
    "Imports from China reached about $5.4 billion in 2023. That is a third more than in 2022. "
    "Kyrgyzstan buys oil from Russia. A customs hall is to open by 2027."
)
"""A short article to try, invented and called so."""

_BY_NAME = mark("{part} {value}, from an earlier sentence")
_INFERRED = MappingProxyType(
    {
        InferenceKind.INHERITED: mark("{part} {value}, from an earlier sentence ({words})"),
        InferenceKind.REFERRED: mark("{part} {value}, for {words}"),
        InferenceKind.ASSUMED: mark("{part} {value}, named in no word"),
    }
)


def title(source: Source, words: Wording) -> str:
    """An article in a list: its title, publisher and day."""
    return words.text(
        "{title} ({published})",
        title=short_title(source.title),
        published=source_text.published(source, words.short_day(source.published), words),
    )


def short_title(name: str) -> str:
    """A title as far as a line has room for it.

    >>> short_title("word " * 20)
    'word word word word word word word word word word word word…'
    """
    return shortened(" ".join(name.split()), _LONGEST_TITLE)


def summary(figures: int, ties: int, articles: int, words: Wording) -> str:
    """How much was read from the registered articles."""
    return words.plural(
        "{found} from one article, in its exact words.",
        "{found} from {count} articles, in their exact words.",
        articles,
        found=_counted(figures, ties, words),
    )


def answer(figures: int, ties: int, unused: int, unresolved: int, words: Wording) -> str:
    """How much was read of a reader's article; that nothing was, too."""
    if figures or ties:
        said = words.text("{found} read.", found=_counted(figures, ties, words))
    else:
        said = words.text("No figure and no tie of Kyrgyzstan’s was found in it.")
    if unused:
        said = words.plural(
            "{said} {count} other number was not used.",
            "{said} {count} other numbers were not used.",
            unused,
            said=said,
        )
    if unresolved:
        said = words.plural(
            "{said} It is unclear whose one of them is: say below who speaks.",
            "{said} It is unclear whose {count} of them are: say below who speaks.",
            unresolved,
            said=said,
        )
    return said


def _counted(figures: int, ties: int, words: Wording) -> str:
    """Figures and ties by number, without those of which there are none."""
    counts = [
        words.plural("{count} figure", "{count} figures", figures) if figures else "",
        words.plural("{count} tie", "{count} ties", ties) if ties else "",
    ]
    return words.listed([count for count in counts if count])


def reading(claim: ClaimRow, words: Wording) -> str:
    """What a figure was read as."""
    return words.text(
        "Read as {value}: {subject}; {period}.",
        value=claim_text.claimed(claim, words),
        subject=claim_text.subject(claim, words, owned=True),
        period=claim_text.period_of_claim(claim, words),
    )


def tie(row: SaidRow, words: Wording) -> str:
    """What a tie was read as: "Kyrgyzstan buys oil from Russia"."""
    kind = codelist("tie_kind")[row.tie_kind or ""]
    pattern = kind.attributes.get(f"sentence_{words.language}") or kind.label(words.language)
    said = pattern.format(
        reporter=claim_text.side(row.reporter, row.reporter_scope, words),
        partner=claim_text.side(row.partner, row.partner_scope, words) if row.partner else "",
        subject=words.term("tie_subject", row.subject) if row.subject else "",
    )
    return words.text("Read as a tie: {said}.", said=capitalised(said))


def said_by(row: SaidRow, source: Source, words: Wording, *, is_alone: bool) -> str:
    """Who said it and at which place of the text; of one of several articles, where and when."""
    slots = {
        "speaker": capitalised(claim_text.named_speaker(row.speaker, words)),
        "start": words.count(row.start),
        "end": words.count(row.end),
    }
    if is_alone:
        return words.text("{speaker}; characters {start} to {end}", **slots)
    return words.text(
        "{speaker}; {published}; characters {start} to {end}",
        published=source_text.published(source, words.day(source.published), words),
        **slots,
    )


def whole_words(before: str, after: str) -> tuple[str, str]:
    """What is around a quotation, without the words that the edges of it cut in two.

    >>> whole_words("ed it was clear that the trade turnover ", ".")
    ('it was clear that the trade turnover ', '.')
    """
    return _from_word(before), _from_word(after[::-1])[::-1]


def doubt_label(inferences: Sequence[Inference], claim: ClaimRow, words: Wording) -> str:
    """What of a figure is inferred or left open, in a few words; empty where nothing is."""
    found = doubts(claim)
    said = doubt_text.unsure(found, words)
    parts = [words.text(doubt_text.PARTS[one.column]) for one in inferences]
    if len(parts) > _FEW_PARTS:
        said.append(words.text("mostly inferred"))
    elif parts:
        said.append(words.text("{parts} inferred", parts=words.listed(parts)))
    if left := _left_open(claim, words):
        said.append(words.text("{parts} left open", parts=words.listed(left)))
    elif not_stated := doubt_text.not_stated(found, words):
        said += not_stated
    return "; ".join(said)


def way_to_read(claim: ClaimRow, part: CandidatePart, words: Wording) -> str:
    """What a way to read a part of a figure makes of it: its time, or whose figure it is."""
    if part is CandidatePart.PERIOD:
        return claim_text.period(claim, words)
    return capitalised(claim_text.subject(claim, words, owned=True))


def inferred_from(inferences: Sequence[Inference], claim: ClaimRow, words: Wording) -> str:
    """What of a figure is inferred, and from what, in a sentence; empty where nothing is."""
    if not inferences:
        return ""
    return words.text(
        "Inferred: {parts}.", parts="; ".join(_inferred(one, claim, words) for one in inferences)
    )


def verdict_label(then: Sequence[Verdict], since: Sequence[Verdict], words: Wording) -> str:
    """What comparable figures say of a claim, in two or three words: those that were public by
    its day before those that were published since."""
    if Verdict.CONSISTENT in then:
        return words.text("agrees")
    if Verdict.CONSISTENT in since:
        return words.text("later figures agree")
    if Verdict.ROUNDS_TO_SAME in (*then, *since):
        return words.text("rounds to the same")
    if Verdict.NOT_CONSISTENT in (*then, *since):
        return words.text("no figure agrees")
    if Verdict.CANNOT_TELL in (*then, *since):
        return words.text("left open")
    return words.text("nothing comparable")


def corrections(article: BroughtArticle, columns: Mapping[str, str], words: Wording) -> list[str]:
    """Which corrections were not taken, and why."""
    return [
        words.text(
            "Figure {number}, {column}: {rule}. What was read is kept; other corrections hold.",
            number=words.count(one.number),
            column=columns[one.column],
            rule=words.said(one.rule),
        )
        for one in article.refusals
    ]


def assumed_day(article: BroughtArticle, words: Wording) -> str:
    """That the day of publication is today for want of another; empty where it is not."""
    if article.assumed_day is None:
        return ""
    return words.text(
        "The text names no day of publication, so {day}, today, is assumed. You can correct it "
        "below.",
        day=words.day(article.assumed_day.isoformat()),
    )


def _left_open(claim: ClaimRow, words: Wording) -> list[str]:
    """The parts of a figure that were left open, by name."""
    names = {
        "partner": words.text("partner"),
        "period": words.text("period"),
        "base_period": words.text("base"),
    }
    return [name for part, name in names.items() if claim_text.left_open(claim, part, words)]


def _inferred(inference: Inference, claim: ClaimRow, words: Wording) -> str:
    value, taken = _value(inference.column, claim, words), " ".join((inference.words or "").split())
    is_alike = inference.kind is InferenceKind.INHERITED and taken.casefold() == value.casefold()
    return words.text(
        _BY_NAME if is_alike else _INFERRED[inference.kind],
        part=words.text(doubt_text.PARTS[inference.column]),
        value=value,
        words=words.quoted(taken),
    )


def _value(column: str, claim: ClaimRow, words: Wording) -> str:
    """What is in a part of a figure, as it is read."""
    match column:
        case "reporter":
            return format(words.area(claim.reporter), "label")
        case "partner":
            return format(claim_text.partner_of(claim, words) or "")
        case "indicator":
            return words.term("indicator", claim.indicator)
        case _:
            return claim_text.period(claim, words)


def _from_word(context: str) -> str:
    if len(context) < CONTEXT:
        return context
    return re.split(r"\s", context, maxsplit=1)[-1]

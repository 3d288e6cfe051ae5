"""Any text -> its figures as a table for people or as JSON for machines."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from lib.codelists import area_label, label
from lib.codelists.doubts import doubts, is_unsure
from lib.codelists.number_format import amount
from lib.ingest import day_named, offered
from lib.model import (
    CONTEXT,
    Candidate,
    CandidatePart,
    DataError,
    Observation,
    Reading,
    kind_of,
)
from lib.model.period import Period, PeriodKind
from lib.pipeline.flat_figures import TextRead, flat_doubts, read_text
from lib.pipeline.input_files import document_of
from lib.reader.evaluation.agreement import Figure
from lib.reader.extraction import likeliest_language
from lib.reader.languages import languages

_HEADINGS = ("words", "indicator", "reporter", "partner", "value", "period")
_RATIO, _PERCENT = "ratio", "percent"
_UNSURE = "? unsure"
_MARKED, _UNMARKED = "\x1b[1;7m", "\x1b[0m"
_DAY_IN_TEXT = "No day of publication is given: {day}, which the text names, is taken for it."
_NO_DAY = "No day of publication is given: {day}, today, is taken for it."
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Line ends, and what would steer a terminal."""


def read_texts(
    names: Sequence[str], language: str | None, published: str | None, speaker: str
) -> Iterator[TextRead]:
    """Each text in turn; no more than one is held. The day that is given goes before the one that
    a text gives itself, that before one it names at its head or its end, as on the page that reads
    an article of one's own, and today is taken where there is none.

    A file that cannot be read, a language there is no file for and a day that is none raise
    `DataError`.
    """
    given_language(language)
    given, today = given_day(published) if published else None, date.today()
    for name in names:
        place, document = document_of(name)
        day = given or document.published
        notes = tuple(map(str, document.notes))
        if day is None:
            day = day_named(document, today)
            notes = (*notes, (_DAY_IN_TEXT if day else _NO_DAY).format(day=day or today))
        text = document.text
        spoken = language or likeliest_language(text)
        yield read_text(place, text, spoken, day or today, speaker, notes)


def given_language(code: str | None) -> None:
    """Raise `DataError` for a code on the command line that there is no file for."""
    if code is not None and code not in languages():
        raise DataError("--lang", f"{code!r} is not one of {', '.join(languages())}")


def given_day(spelled: str) -> date:
    """The day given on the command line, `DataError` where it is none."""
    try:
        return date.fromisoformat(spelled)
    except ValueError:
        raise DataError("--published", f"{spelled!r} is not a day (2024-10-16)") from None


def as_json(found: TextRead) -> str:
    """One line: the figures in the gold's schema, each with its evidence, ties, rejections."""
    pairs = zip(found.rows.readings, found.figures, found.doubtful, strict=True)
    return json.dumps(
        {
            "file": found.name,
            "lang": found.article.language,
            "published": found.article.published.isoformat(),
            "speaker": found.article.speaker,
            "notes": found.notes,
            "figures": [
                figure | flat_doubts(row, ways) | {"evidence": found.evidence(one)}
                for one, figure, (row, ways) in pairs
            ],
            "ties": [
                {"exact": found.text[tie.start : tie.end], "start": tie.start, "end": tie.end}
                | {"kind": tie.kind, "subject": tie.subject, "reporter": tie.reporter.code}
                | {"partner": tie.partner.code if tie.partner else None}
                for tie in found.extraction.ties
            ],
            "rejections": [
                {"exact": row.exact, "start": row.start, "end": row.end, "reason": row.reason}
                for row in found.rows.rejections
            ],
        },
        ensure_ascii=False,
    )


def as_table(found: TextRead, *, coloured: bool) -> str:
    """The figures, one a row with its surroundings and reasons below, then the rejections."""
    article, figures, refused = found.article, found.figures, found.rows.rejections
    spoken = f", speaker {_clean(article.speaker)}" if article.speaker else ""
    head = f"{_clean(found.name)}: {article.language}, published {article.published}{spoken}"
    doubtful = found.doubtful
    marks = [_UNSURE if is_unsure(row.confidence) else "" for row, _ in doubtful]
    cells = [
        (*_row(figure, reading), mark)
        for figure, reading, mark in zip(figures, found.rows.readings, marks, strict=True)
    ]
    rows = _aligned([(*_HEADINGS, ""), *cells])
    notes = [f"Note: {_clean(note)}" for note in found.notes]
    lines = [head, *notes, "", rows[0] if figures else "No figures."]
    for line, figure, reading, doubt in zip(
        rows[1:], figures, found.rows.readings, doubtful, strict=True
    ):
        around = _around(found.text, figure["start"], figure["end"], coloured)
        lines += [line, f"    {around}", f"    {_because(found, reading)}"]
        lines += [*_left_open(figure), *_doubted(*doubt)]
    lines += _ties(found)
    reasons = _aligned([(_clean(r.exact), label("rejection_reason", r.reason)) for r in refused])
    if reasons:
        lines += ["", "Numbers not taken:"]
    for line, row in zip(reasons, refused, strict=True):
        lines += [line, f"    {_around(found.text, row.start, row.end, coloured)}"]
    return "\n".join([*lines, ""])


def _ties(found: TextRead) -> list[str]:
    rows = [
        (
            _clean(found.text[tie.start : tie.end]),
            label("tie_kind", tie.kind),
            area_label(tie.reporter.code),
            area_label(tie.partner.code if tie.partner else None),
        )
        for tie in found.extraction.ties
    ]
    return ["", "Ties without a number:", *_aligned(rows)] if rows else []


def _row(figure: Figure, reading: Reading) -> tuple[str, ...]:
    hedged = label("bound", figure["bound"]).format(value=_value(figure, reading))
    kind = [label("indicator", figure["indicator"]), *_goods(figure), figure["measure"]]
    if figure["definition"] is not None:
        kind = [label("definition", figure["definition"]), *_goods(figure)]
    counted = ", ".join(kind)
    sides = (_side(figure, "reporter"), _side(figure, "partner"))
    when = _period(figure["period_start"], figure["period_end"])
    return _clean(figure["exact"]), counted[:1].upper() + counted[1:], *sides, hedged, when


def _value(figure: Figure, reading: Reading) -> str:
    """The number with its unit as on pages, "$4.5 billion". Growth is a multiple; where the words
    give it in percent, what was added or lost comes first, as they say it: "-20% (0.8 times)"."""
    value, unit = figure["value"], figure["unit"]
    is_spoken = any(map(str.isdigit, figure["exact"]))
    if unit != _RATIO:
        return amount(value if is_spoken else _rounded(value), unit, spoken=True)
    gained = (value - 1) * 100
    value, gained = (value, gained) if is_spoken else (_rounded(value), _rounded(gained))
    times = f"{value:,.12g} times"
    if not any(one.part == "unit" and one.rule == _PERCENT for one in reading.evidence):
        return times
    return f"{gained:+,.10g}% ({times})"


def _rounded(value: float) -> float:
    """A number that no digits gave, "a third", to as many as pages show of one."""
    return float(f"{value:.3g}")


def _goods(figure: Figure) -> list[str]:
    """The goods a figure is of, by their code and words; nothing where it is of all goods."""
    if figure["product"] is None:
        return []
    words = figure["product_words"]
    name = label("product", figure["product"])
    return [f"{name} “{_clean(words)}”" if words else name]


def _left_open(figure: Figure) -> list[str]:
    """What of a figure was left open, and by which rule."""
    codes = (figure["withheld"] or "").split()
    return [f"    {label('withheld', code)}" for code in codes]


def _doubted(row: Observation, ways: Sequence[Candidate]) -> list[str]:
    """What of a figure is doubtful, and what else it may be."""
    said = []
    if elsewhere := [one.column for one in doubts(row) if one.column]:
        said.append(f"from an earlier sentence: {', '.join(elsewhere)}")
    if is_unsure(row.confidence) and row.confidence is not None:
        said.append(f"unsure: read right with a probability of {row.confidence:.0%}")
    read, parts = set[CandidatePart](), []
    for one in offered(row, ways):
        if one.part in read:
            parts.append(f"{_way(one)} (probability {one.probability:.0%})")
        read.add(one.part)
    if parts:
        said.append(f"or else {', or '.join(parts)}")
    return [f"    ? {'; '.join(said)}"] if said else []


def _way(one: Candidate) -> str:
    """A way to read a part of a figure: a period, or whose figure it is with whom."""
    cells: Figure = {
        column: cell.isoformat() if isinstance(cell, date) else cell
        for column, cell in one.cells.items()
    }
    if one.part is CandidatePart.PERIOD:
        return f"period {_period(cells['period_start'], cells['period_end'])}"
    return f"{_side(cells, 'reporter')} with {_side(cells, 'partner') or 'no partner'}"


def _side(figure: Figure, side: str) -> str:
    name = area_label(figure[side])
    if side == "partner" and figure["partner_words"]:
        name = f"“{_clean(figure['partner_words'])}”"
    return f"{name} (in part)" if figure[f"{side}_scope"] == "some" else name


def _period(first: str | None, last: str | None) -> str:
    ends = [date.fromisoformat(day) if day else None for day in (first, last)]
    if kind_of(*ends) is PeriodKind.NOT_STATED or ends[0] is None or ends[1] is None:
        return "not stated"
    return Period(ends[0], ends[1]).code


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with their columns below one another, two spaces between."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _around(text: str, start: int, end: int, coloured: bool) -> str:
    """The words with what stands beside them, marked where the terminal can."""
    before, after = max(0, start - CONTEXT), end + CONTEXT
    words = _clean(text[start:end])
    marked = f"{_MARKED}{words}{_UNMARKED}" if coloured else words
    opening, closing = "… " * (before > 0), " …" * (after < len(text))
    prefix, suffix = _UNPRINTABLE.sub(" ", text[before:start]), text[end:after]
    return f"{opening}{prefix.lstrip()}{marked}{_UNPRINTABLE.sub(' ', suffix).rstrip()}{closing}"


def _because(found: TextRead, reading: Reading) -> str:
    given = (
        f"{one['part']} {one['rule']}: “{_clean(one['exact'])}”" for one in found.evidence(reading)
    )
    return "; ".join(given)


def _clean(words: str) -> str:
    return _UNPRINTABLE.sub(" ", words)

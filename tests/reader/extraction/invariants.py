"""What holds of any text in any language, whatever is read from it."""

from datetime import date
from functools import cache
from itertools import pairwise
from math import isfinite
from pathlib import Path

from lib.ingest import Normalised
from lib.ingest.normalise import normalise
from lib.ingest.quote import quotation_id
from lib.model import Article, Extraction
from lib.reader.evaluation.gold_standard import read_gold
from lib.reader.extraction import extract
from lib.reader.languages import language

PASSAGES = Path(__file__).with_name("passages")
"""A folder a language, a file a phenomenon."""
_SIGNS = (
    ", . : ; ( ) « » \" ' - — % $ € + 4 5.5 5,5 1,200 1\u00a0200 2023 2031 14:06 3.5.2021 0 00 "
    "1/2 5- -5 $5bn 7m Q1 10M2022 16 октября \u00a0 \n \u0301 ½ ² ٤ İ ﬁ 99999999999999999999"
)


def article(code: str = "en", speaker: str = "A B, President of Kyrgyzstan") -> Article:
    """An article of 16 October 2024; its text is given beside it."""
    return Article(
        article_id="any",
        title="",
        publisher="",
        author="",
        url="",
        published=date(2024, 10, 16),
        language=code,
        speaker=speaker,
        speaker_area="KGZ" if speaker else "",
        sha256="",
        terms="",
    )


def check(text: str, code: str) -> None:
    """Read a text and assert everything that has to hold of what comes out."""
    told = article(code)
    found = extract(text, told)
    rows = normalise(found, text, told)
    _check_words(text, rows)
    _check_values(rows)
    figures = [(one.start, one.end) for one in found.readings]
    assert figures == sorted(figures), "figures stand in the order of the text"
    spans = sorted(figures + [(one.start, one.end) for one in found.rejections])
    assert all(end <= start for (_, end), (start, _) in pairwise(spans)), "a number is told once"
    covered = _covered(found)
    lost = [i for i, sign in enumerate(text) if sign.isdecimal() and i not in covered]
    assert not lost, f"digits at {lost[:3]} are neither read nor refused"


def _check_words(text: str, rows: Normalised) -> None:
    for row in rows.quotations:
        assert text[row.start : row.end] == row.exact != ""
        assert row.prefix + row.exact + row.suffix in text
        assert row.quotation_id == quotation_id("any", row.start, row.end)
    for refused in rows.rejections:
        assert text[refused.start : refused.end] == refused.exact != ""
    known = {row.quotation_id for row in rows.quotations}
    assert {row.quotation_id for row in (*rows.observations, *rows.ties)} == known


def _check_values(rows: Normalised) -> None:
    for row in rows.observations:
        assert isfinite(row.obs_value), "a value is a number"
        assert (row.period_start is None) == (row.period_end is None)
        assert row.period_start is None or row.period_start <= (row.period_end or date.min)
        own = "partner_is_reporter" in (row.withheld or "")
        nobody = row.partner is None and row.partner_words is None
        assert nobody == (row.indicator == "gdp" or own)
        assert row.measure != "growth" or row.unit == "ratio"
        assert row.measure != "share" or row.unit == "percent"


def _covered(found: Extraction) -> set[int]:
    """Characters of figures, of their evidence, and of rejections."""
    spans = [(r.start, r.end) for r in (*found.readings, *found.rejections)]
    spans += [(e.start, e.end) for reading in found.readings for e in reading.evidence]
    return {offset for start, end in spans for offset in range(start, end)}


@cache
def words_of(code: str) -> tuple[str, ...]:
    """What a language can say: its phrases, the words of its passages, numbers and signs."""
    return (
        *(
            " ".join(word.rstrip("*").partition("~")[0] for word in phrase.spelling)
            for phrase in language(code).lexicon.phrases
        ),
        *sorted(word for templates in language(code).times for word in templates.words),
        *passage_words(code),
        *_SIGNS.split(" "),
    )


@cache
def passage_words(code: str) -> tuple[str, ...]:
    """Every word of a language's passages."""
    passages = read_gold([PASSAGES / code])
    return tuple(sorted({word for one in passages for word in one.text.split(" ")}))

"""A reader that is unsure of all it reads: each figure may be of 2022 or of no time, and with
Kazakhstan. Run as a program it is streamlit with that reader."""

import sys
from dataclasses import replace
from typing import Any

from lib.ingest import article_rows
from lib.model import (
    AreaMention,
    Article,
    Extraction,
    PeriodCandidate,
    Reading,
    Scope,
    SidesCandidate,
    TimeWords,
)
from lib.reader.extraction import extract

CONFIDENCE = 0.6
_OTHER_YEAR = TimeWords("year", {"year": "2022"}, 0, 1)
_THE_SAME_YEAR = TimeWords("years", {"from": "2022", "to": "2022"}, 1, 2)
_UNLIKELY = TimeWords("year", {"year": "1999"}, 0, 1)
_OTHER_PARTNER = AreaMention("KAZ", Scope.WHOLE, "named", 0, 1)
_NO_CODE = AreaMention("~Africa", Scope.WHOLE, "named", 0, 1)


def extract_sure(text: str, article: Article, *more: Any) -> Extraction:
    """What is read of a text, all of it for sure: for what is not about doubt."""
    found = extract(text, article, *more)
    readings = (replace(one, confidence=1.0, periods=(), sides=()) for one in found.readings)
    return replace(found, readings=tuple(readings))


def extract_unsure(text: str, article: Article, *more: Any) -> Extraction:
    """What is read of a text, none of it for sure."""
    found = extract(text, article, *more)
    return replace(found, readings=tuple(map(unsure, found.readings)))


def unsure(reading: Reading) -> Reading:
    """A reading with candidates: some alike, one unlikely, one that no correction can put."""
    return replace(
        reading,
        confidence=CONFIDENCE,
        periods=(
            PeriodCandidate(reading.period, CONFIDENCE),
            PeriodCandidate(None, 0.15),
            PeriodCandidate(_OTHER_YEAR, 0.12),
            PeriodCandidate(_THE_SAME_YEAR, 0.09),
            PeriodCandidate(_UNLIKELY, 0.04),
        ),
        sides=(
            SidesCandidate(reading.reporter, reading.partner, CONFIDENCE),
            SidesCandidate(reading.reporter, _OTHER_PARTNER, 0.25),
            SidesCandidate(reading.reporter, _NO_CODE, 0.1),
            SidesCandidate(reading.reporter, reading.reporter, 0.05),
        ),
    )


if __name__ == "__main__":
    from streamlit.web.cli import main

    article_rows.extract = extract_unsure
    sys.exit(main())

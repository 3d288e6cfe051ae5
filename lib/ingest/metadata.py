"""What is to be known of an article beside its text: guessed, then put right by people."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from lib.codelists import areas
from lib.ingest.article_rows import article_of
from lib.ingest.metadata_hints import countries, days, role, speakers
from lib.model import Article, DataError, Message, address_fault, one_line, shortened
from lib.reader.documents import Document
from lib.reader.extraction import likeliest_language, speaks_for
from lib.reader.languages import languages

_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]\\]+[^\s<>\"'()\[\]\\.,;:!?]")
_NAME_BEFORE_COLON = re.compile(r"((?:[^\W\d_][\w’'-]+ ){1,3}[^\W\d_][\w’'-]+): ")
_EARLIEST = date(1900, 1, 1)
"""No article with figures of trade that anybody brings is older."""
_HEAD, _TAIL, _TITLE, _LONGEST = 1_500, 300, 150, 400
"""Characters: of the beginning and end a day may stand in, of a title, of any detail."""


@dataclass(frozen=True, slots=True)
class Details:
    """What people can change about an article they bring. Empty texts are not known."""

    title: str
    publisher: str
    published: date
    url: str
    language: str
    speaker: str
    """Who says the figures, "Name, role"."""
    speaker_area: str
    """The country the speaker speaks for, whom "we" means; ISO 3166-1 alpha-3."""


def guessed(document: Document, today: date) -> Details:
    """What the document says of itself, and what its text suggests; `today` where no day is."""
    text = document.text
    language = likeliest_language(text)
    title = document.title or _first_line(text)
    speaker = _speaker(title, text, language)
    url = next((one for one in _ADDRESS.findall(text) if _is_address(one)), "")
    return Details(
        title=shortened(one_line(title), _TITLE),
        publisher=one_line(document.publisher or _host(url)),
        published=day_named(document, today) or today,
        url=url,
        language=language,
        speaker=speaker,
        speaker_area=_speaker_area(speaker, title, text, language),
    )


def described(text: str, details: Details) -> Article:
    """The article under these details.

    A detail that cannot be right raises `DataError` with the detail's name as its place.
    """
    for name in ("title", "publisher", "url", "speaker"):
        if len(getattr(details, name)) > _LONGEST:
            raise DataError(name, Message("is longer than {most} characters", most=_LONGEST))
    if details.language not in languages():
        rule = Message(
            "{value} is not one of {options}",
            value=repr(details.language),
            options=", ".join(languages()),
        )
        raise DataError("language", rule)
    if details.speaker_area and details.speaker_area not in areas():
        rule = Message(
            "{value} is not in the {list} code list",
            value=repr(details.speaker_area),
            list="area",
        )
        raise DataError("speaker_area", rule)
    return article_of(
        text,
        details.published,
        title=details.title,
        publisher=details.publisher,
        url=details.url,
        language=details.language,
        speaker=details.speaker,
        speaker_area=details.speaker_area,
    )


def refuse_day(place: str, day: date, today: date, *, said: str = "") -> None:
    """Raise `DataError` for a day of publication that cannot be: after `today`, or so early that it
    is a slip of the hand. `said` is what the day is called."""
    if day > today:
        rule = Message("{day} is a day to come; it is {today}", day=day, today=today)
    elif day < _EARLIEST:
        rule = Message(
            "{day} is too early; the earliest is {earliest}", day=day, earliest=_EARLIEST
        )
    else:
        return
    raise DataError(place, f"{said}{rule}" if said else rule)


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")


def _is_address(found: str) -> bool:
    return len(found) <= _LONGEST and address_fault(found) is None


def _host(url: str) -> str:
    """The name of the server, which is often the publisher's."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _not_to_come(day: date | None, today: date) -> date | None:
    return day if day is not None and day <= today else None


def day_named(document: Document, today: date) -> date | None:
    """The day of publication that the document gives, or else the first that is not to come in
    the head of its text or its last lines; none where no day is named."""
    if given := _not_to_come(document.published, today):
        return given
    parts = (document.text[:_HEAD], document.text[-_TAIL:])
    named = (day for part in parts for day in days(part, today))
    return next((day for day in named if day <= today), None)


def _speaker(title: str, text: str, language: str) -> str:
    """The name before the title's colon, else the one that is said to say most, with its role."""
    before, head = _NAME_BEFORE_COLON.match(title), text[: _HEAD * 4]
    if before and before[1].istitle():
        name = before[1]
    elif named := Counter(speakers(head, language)).most_common(1):
        name = named[0][0]
    else:
        return ""
    return ", ".join(filter(None, [name, role(name, head, language)]))


def _speaker_area(speaker: str, title: str, text: str, language: str) -> str:
    """The country the speaker is said to speak for, else the first that is named at all."""
    if not speaker:
        return ""
    kinds = {code: area.kind for code, area in areas().items()}
    named = countries(f"{title}\n{text[:_HEAD]}", language)
    first = next((code for code in named if kinds[code] == "country"), "")
    return speaks_for(speaker, language) or first

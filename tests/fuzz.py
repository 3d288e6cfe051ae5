"""Looks for texts the reader breaks on, guided by which lines they make it run.

    python -m tests.fuzz [SECONDS] [SEED]

Texts are made of what the languages can say. One that runs a line no text before it ran is
kept and varied further. What breaks an invariant, or takes long for its length, is made as
short as it can be and printed; it then belongs into `tests.reader.extraction.test_extract`.
"""

import random
import sys
import time
from types import CodeType, FrameType

from lib.reader.languages import languages
from tests.reader.extraction.invariants import check, words_of

LONGEST = 400
"""Characters of the texts tried."""
SLOWEST = 0.5
"""Seconds a text of that length may take, by far, while its lines are watched."""
_WATCHED = ("lib/reader/extraction", "lib/ingest", "lib/reader/languages")

Line = tuple[CodeType, int]


class Watch:
    """Which lines of the reader run while it is on, seen by `sys.settrace`."""

    def __init__(self) -> None:
        self.lines: set[Line] = set()
        self._ours: dict[CodeType, bool] = {}

    def __call__(self, frame: FrameType, event: str, argument: object) -> object:
        code = frame.f_code
        if code not in self._ours:
            self._ours[code] = any(part in code.co_filename for part in _WATCHED)
        return self._line if self._ours[code] else None

    def _line(self, frame: FrameType, event: str, argument: object) -> object:
        self.lines.add((frame.f_code, frame.f_lineno))
        return self._line


def varied(text: str, words: list[str], chance: random.Random) -> str:
    """The text with a stretch of it cut, doubled, moved, or words put in."""
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    put_in = " ".join(chance.choices(words, k=chance.randint(1, 6)))
    glue = chance.choice((" ", " ", " ", "", "\n", ", "))
    ways = (
        text[:start] + glue + put_in + glue + text[start:],
        text[:start] + put_in + text[end:],
        text[:start] + text[end:],
        text + glue + text[start:end],
        text[:end] + chr(chance.choice((0x301, 0xA0, 0x2013, 0x1F600, 0x660))) + text[end:],
    )
    return chance.choice(ways)[:LONGEST]


def breaks(text: str, code: str) -> str | None:
    """What an invariant says of the text; None where all hold."""
    begin = time.process_time()
    try:
        check(text, code)
    except Exception as error:  # whatever it is, it is what we look for
        return f"{type(error).__name__}: {str(error)[:200]}"
    return "it takes long" if time.process_time() - begin > SLOWEST else None


def shortened(text: str, code: str) -> str:
    """A shortest text that still breaks, stretch by stretch."""
    size = len(text) // 2
    while size:
        start = 0
        while start < len(text):
            without = text[:start] + text[start + size :]
            text, start = (without, start) if breaks(without, code) else (text, start + size)
        size //= 2
    return text


def fuzz(seconds: float, seed: int) -> dict[str, tuple[str, str]]:
    """What was found: by what is said of it, language and text."""
    chance, watch = random.Random(seed), Watch()
    words = {code: list(words_of(code)) for code in languages()}
    kept = {code: [""] for code in words}
    found: dict[str, tuple[str, str]] = {}
    tried, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        code = chance.choice(list(words))
        text = varied(chance.choice(kept[code][-200:]), words[code], chance)
        known = len(watch.lines)
        sys.settrace(watch)
        said = breaks(text, code)
        sys.settrace(None)
        tried += 1
        if said and said not in found and (said != "it takes long" or breaks(text, code)):
            found[said] = (code, shortened(text, code))
            print(said, found[said])
        if len(watch.lines) > known or chance.random() < 0.01:
            kept[code].append(text)
    print(f"{tried} texts, {len(watch.lines)} lines run, {sum(map(len, kept.values()))} kept")
    return found


if __name__ == "__main__":
    arguments = [float(one) for one in sys.argv[1:]]
    found = fuzz(arguments[0] if arguments else 600, int(arguments[1]) if arguments[1:] else 0)
    sys.exit(bool(found))

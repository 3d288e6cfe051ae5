"""How a text is built: headline, byline, dateline, paragraphs, lists, questions and answers.

It is found from the text alone, so a file, a page, a paste and a passage of a gold standard that
hold the same words have the same structure. A line is what stands between two line feeds; lines
that were broken to fit a width are whole again before (`lib.model.wrapping`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from lib.reader.languages import MarkKind, Marks, Token

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_STOPS = (".", "…", ";", ",", ":", "!", "?")
_CLOSERS = "»”\"')] \t\u00a0"

_BULLET = re.compile(r"[•*·▪►●◦‣■]\s*")
_DASH = re.compile(r"[-–—]\s+")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+")
_ENTRY = re.compile(
    r"(?P<name>(?:[^\W_][\w'’.&-]*[ \u00a0,/]+){0,7}[^\W_][\w'’.&)]*)[^\S\t]*"
    r"(?:[–—:(\t]|-(?=\s|\W*\d|[A-Z$€])|(?<=\s)-)[^\d\n]{0,24}\d"
)
"""A name of a few words, a sign, an amount: Peru – 4 tons; 2018 – $5 m; Iran (3%)."""
_INNER_STOP = re.compile(r"[.!?]\s+[^\W\d_a-zа-яёңөү]")
_LONGEST_ENTRY, _LONGEST_ITEM = 160, 320
_LONGEST_HEADLINE, _LONGEST_HEADING = 200, 100
"""Characters; a longer line without a stop is a paragraph that was cut."""
_FEWEST_ITEMS = 2

_CLOCK_OR_DAY = re.compile(
    r"\b\d{1,2}:\d{2}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b"
)
_LONGEST_DATE_LINE = 80
_LONGEST_BYLINE = 6
"""Tokens after the word that opens it."""
_LONGEST_DAY, _SHORTEST_HEADLINE = 6, 3
"""Tokens."""

_CITY = r"[^\W\d_][\w’']{0,30}(?:[ -][^\W\d_][\w’']{0,30}){0,3}"
_DATELINES = (
    re.compile(rf"{_CITY}[.,]?[^\n/]{{0,30}}/[^/\n]{{2,60}}/[.,]?\s*(?:[-–—:]\s*)?"),
    re.compile(
        rf"{_CITY}, [^\n–—]{{0,24}}\d[^\n–—]{{0,16}}[-–—]\s*[^\W\d_]\w+(?: \w+){{0,3}}\.\s+"
    ),
)
"""With the agency between strokes, or after a dash and before a stop."""
_TELLING = (MarkKind.ACT, MarkKind.FACT, MarkKind.DIRECTION, MarkKind.INDICATOR, MarkKind.UNIT)
_DATED_AMONG = 8
"""So many lines from the first one a dateline can open."""

_COUNTER = re.compile(r"\d[\d \u00a0.,]*")
_SHORTEST_TOLD = 40
"""Characters; a shorter line can be the cell of a table."""


class BlockKind(StrEnum):
    """What a stretch of a text is for a reader."""

    HEADLINE = "headline"
    HEADING = "heading"
    BYLINE = "byline"
    FURNITURE = "furniture"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    NUMBERING = "numbering"
    LIST_HEADING = "list heading"
    ITEM = "item"
    QUESTION = "question"
    ANSWER = "answer"


APART = frozenset({BlockKind.BYLINE, BlockKind.FURNITURE, BlockKind.DATELINE, BlockKind.NUMBERING})
"""No part of what is told: who wrote it, where and when it was filed, words of the page, the
number of a paragraph or an item."""


@dataclass(frozen=True, slots=True)
class Block:
    """The characters from ``start`` up to ``end``, without what is blank around them."""

    kind: BlockKind
    start: int
    end: int
    list_number: int | None = None
    """Which list of the text an item belongs to, or a heading leads to."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The blocks of a text, in order; they do not overlap and hold all that is not blank."""

    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Block | None:
        """The block that the character at `offset` is in; none in a text without words."""
        index = bisect_right(self.starts, offset) - 1
        return self.blocks[max(index, 0)] if self.blocks else None


def structure(text: str, tokens: Sequence[Token], marks: Marks) -> Structure:
    r"""The blocks of a text.

    >>> from lib.reader.languages import tokens
    >>> text = "Sales of tea grow again\n\nBuyers:\nPeru – 4 tons\nTogo – 3 tons\n\nThat is all."
    >>> [block.kind.value for block in structure(text, tokens(text), {}).blocks]
    ['headline', 'list heading', 'item', 'item', 'paragraph']
    """
    lines = list(_lines(text))
    words = _Words(tokens, [token.start for token in tokens], marks)
    blocks = [_plain(text, part, words) for line in lines for part in _split(text, line, words)]
    blocks = _with_counters(text, blocks)
    blocks = _with_lists(text, blocks, words)
    blocks = _with_turns(text, blocks)
    blocks = _with_headings(text, blocks, words)
    split = tuple(
        part for index, block in enumerate(blocks) for part in _parts(text, block, index, words)
    )
    return Structure(split, tuple(block.start for block in split))


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of a text and what they mean, by where they stand."""

    tokens: Sequence[Token]
    starts: Sequence[int]
    marks: Marks

    def of(self, kinds: tuple[MarkKind, ...], start: int, end: int) -> Iterator[int]:
        """Where marks of the `kinds` begin between two characters."""
        index = bisect_right(self.starts, start - 1)
        while index < len(self.starts) and self.starts[index] < end:
            if any(mark.kind in kinds for mark in self.marks.get(index, ())):
                yield self.starts[index]
            index += 1

    def opens(self, kind: MarkKind, start: int) -> bool:
        """Whether a mark of a kind begins at the character `start`."""
        return next(self.of((kind,), start, start + 1), None) is not None

    def end_of(self, kind: MarkKind, start: int) -> int | None:
        """Where the longest mark of a kind ends that begins at the character `start`."""
        index = bisect_left(self.starts, start)
        ends = [mark.last for mark in self.marks.get(index, ()) if mark.kind == kind]
        if not ends or self.starts[index] != start:
            return None
        return self.tokens[max(ends) - 1].end

    def count(self, start: int, end: int) -> int:
        """The tokens between two characters."""
        return bisect_right(self.starts, end - 1) - bisect_right(self.starts, start - 1)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines are; one that a small letter opens goes on with the one before."""
    first = last = -1
    for line in _LINE.finditer(text):
        bare = line[0].strip()
        start = line.start() + line[0].index(bare)
        end = start + len(bare)
        if first >= 0 and text.count("\n", last, start) == 1 and _goes_on(text, first, last, start):
            last = end
            continue
        if first >= 0:
            yield first, last
        first, last = start, end
    if first >= 0:
        yield first, last


def _goes_on(text: str, first: int, last: int, start: int) -> bool:
    if not text[start].islower():
        return False
    if text[last - 1] in ";:":
        return False
    return last - first > _LONGEST_ENTRY or _ENTRY.match(text, first, last) is None


def _plain(text: str, line: tuple[int, int], words: _Words) -> Block:
    """A line by its own words alone: furniture, a byline, else a paragraph."""
    start, end = line
    first = start + (text[start] == "(")
    stopped = text[start:end].rstrip(_CLOSERS).endswith(_STOPS)
    short = end - start <= _LONGEST_HEADING and not stopped
    said = words.end_of(MarkKind.FURNITURE, first)
    if text[start] == "©" or (said and (short or text[said : said + 1] == ":")):
        return Block(BlockKind.FURNITURE, start, end)
    named = words.opens(MarkKind.BYLINE, start) and words.count(start, end) <= _LONGEST_BYLINE + 1
    if named and not any(character.isdigit() for character in text[start:end]):
        return Block(BlockKind.BYLINE, start, end)
    if end - start <= _LONGEST_DATE_LINE and not stopped:
        dated = _CLOCK_OR_DAY.search(text, start, end) is not None or _is_day(text, line, words)
        if dated and next(words.of(_TELLING, start, end), None) is None:
            return Block(BlockKind.FURNITURE, start, end)
    return Block(BlockKind.PARAGRAPH, start, end)


def _is_day(text: str, line: tuple[int, int], words: _Words) -> bool:
    """Whether a line says no more than a day: 3 April 2012."""
    start, end = line
    dated = any(words.of((MarkKind.MONTH,), start, end)) and text[start].isdecimal()
    return dated and words.count(start, end) <= _LONGEST_DAY


def _with_counters(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the counters of a page as such: how often it was seen, on a line alone
    between a headline and a sentence, where no table can be.
    """
    found = list(blocks)
    for index, block in enumerate(blocks):
        if _COUNTER.fullmatch(text, block.start, block.end) is None:
            continue
        beside = blocks[max(index - 1, 0) : index] + blocks[index + 1 : index + 2]
        told = all(one.end - one.start >= _SHORTEST_TOLD for one in beside)
        led = any(text[one.end - 1] == ":" for one in beside[:1])
        if beside and told and not led:
            found[index] = replace(block, kind=BlockKind.FURNITURE)
    return found


def _with_lists(text: str, blocks: list[Block], words: _Words) -> list[Block]:
    """The blocks with the items of lists, and what leads to them, as such."""
    found = list(blocks)
    index = number = 0
    while index < len(found):
        led = index > 0 and text[found[index - 1].end - 1] == ":"
        last = index
        while last < len(found) and _is_item(text, found, index, last, led, words):
            last += 1
        if last - index < _FEWEST_ITEMS:
            index += 1
            continue
        for at in range(index, last):
            found[at] = replace(found[at], kind=BlockKind.ITEM, list_number=number)
        if (
            index
            and found[index - 1].kind is BlockKind.PARAGRAPH
            and (led or _is_title(text, found[index - 1]))
        ):
            heading = found[index - 1]
            found[index - 1] = replace(heading, kind=BlockKind.LIST_HEADING, list_number=number)
        number += 1
        index = last
    return found


def _is_item(
    text: str, blocks: Sequence[Block], first: int, index: int, led: bool, words: _Words
) -> bool:
    """Whether a block is an item of the list whose first one is `first`."""
    block = blocks[index]
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    size, ending = block.end - block.start, text[block.end - 1]
    if size > _LONGEST_ITEM or ending in ":?" or "://" in text[block.start : block.end]:
        return False
    opened, alike = (_opened(text, one.start) for one in (block, blocks[first]))
    if index > first and (opened and opened.re) != (alike and alike.re):
        return False
    name = opened.end() if opened else block.start
    single = _INNER_STOP.search(text, name, block.end) is None
    entry = _ENTRY.match(text, name, block.end) if single and size <= _LONGEST_ENTRY else None
    if entry is not None and not any(words.of(_TELLING, name, entry.end("name"))):
        return True
    if opened is not None and opened.re is not _DASH:
        return single
    row = ending == ";" or (index > first and text[blocks[index - 1].end - 1] == ";")
    return row and single and (led or index > first or opened is not None)


def _opened(text: str, start: int) -> re.Match[str] | None:
    """The sign or number that opens a line."""
    signs = (_BULLET, _DASH, _NUMBERED)
    return next((found for sign in signs if (found := sign.match(text, start))), None)


def _with_turns(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the turns of an interview: lines that a dash opens, some of which ask."""
    turns = [
        index
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH and _DASH.match(text, block.start)
    ]
    if not any(text[blocks[index].end - 1] == "?" for index in turns):
        return blocks
    found = list(blocks)
    for index in turns:
        asks = text[blocks[index].end - 1] == "?"
        kind = BlockKind.QUESTION if asks else BlockKind.ANSWER
        found[index] = replace(blocks[index], kind=kind)
    return found


def _with_headings(text: str, blocks: list[Block], words: _Words) -> list[Block]:
    """The blocks with the headline, and the headings between paragraphs, as such."""
    found = list(blocks)
    headed = False
    for index, (block, _) in enumerate(pairwise(blocks)):
        if block.kind is not BlockKind.PARAGRAPH:
            headed = headed or block.kind not in APART | {BlockKind.ITEM}
            continue
        if _is_title(text, block):
            size = block.end - block.start
            if not headed and words.count(block.start, block.end) < _SHORTEST_HEADLINE:
                continue
            if not headed:
                found[index] = replace(block, kind=BlockKind.HEADLINE)
            elif size <= _LONGEST_HEADING:
                found[index] = replace(block, kind=BlockKind.HEADING)
        headed = True
    return found


def _is_title(text: str, block: Block) -> bool:
    """Whether a line is no sentence: it has no stop, and is no longer than a headline is."""
    line = text[block.start : block.end].rstrip(_CLOSERS)
    return block.end - block.start <= _LONGEST_HEADLINE and not line.endswith(_STOPS[:5])


def _parts(text: str, block: Block, index: int, words: _Words) -> Iterator[Block]:
    """A block parted from the number or the dateline that opens it."""
    numbered = _NUMBERED.match(text, block.start, block.end)
    if numbered is not None and numbered.end() < block.end:
        yield Block(BlockKind.NUMBERING, block.start, block.start + len(numbered[0].rstrip()))
        block = replace(block, start=numbered.end())
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_HEADING):
        yield block
        return
    start, end = block.start, block.end
    if index < _DATED_AMONG:
        for form in _DATELINES:
            filed = form.match(text, start, end)
            if filed and filed.end() < end and not any(words.of(_TELLING, start, filed.end())):
                yield Block(BlockKind.DATELINE, start, start + len(filed[0].rstrip()))
                start = filed.end()
                break
    yield replace(block, start=start)


def _split(text: str, line: tuple[int, int], words: _Words) -> Iterator[tuple[int, int]]:
    """A line, parted from words of the page that follow a stop in it: "... . Read also: ..."."""
    start, end = line
    opened = words.of((MarkKind.FURNITURE,), start + 1, end)
    aside = next((at for at in opened if _is_led(text, at, end)), None)
    if aside is None:
        yield line
        return
    yield start, aside
    yield aside, end


_FAR = 20
_LED = re.compile(r"[^\n:.]{0,40}:")


def _is_led(text: str, start: int, end: int) -> bool:
    """Whether words of the page begin in the middle of a line: after a stop, with a colon."""
    before = text[max(0, start - _FAR) : start].rstrip(_CLOSERS)
    return before.endswith((".", "!", "?", "…")) and _LED.match(text, start, end) is not None

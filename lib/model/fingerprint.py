"""What a text is known by once it is no longer at hand: the same text, or nearly the same.

A text is cut into runs of three words, each run is hashed, and the smallest hashes are kept
(a bottom-k sketch: Broder 1997; Cohen and Kaplan 2007). Below the largest hash that both of
two sketches reach, each is a complete sample of its text's runs, so that what the samples
share estimates what the texts share; texts with no more than `KEPT` runs are compared
exactly. One hash a run and a list of numbers: no library does it with less.

Words alone would take this month's bulletin for last month's with small edits. The numbers of
both texts must therefore agree as well: a bulletin has others in place of some, where an
edited article has more, or fewer, or one put right. Figures that changed are worth a second
article; that they are lost as a copy of old ones is not worth the risk.
"""

import re
import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b, sha256
from heapq import nsmallest

KEPT = 128
"""So many of a text's hashes are kept. Two samples of that size tell 0.7 from 0.8."""

_RUN = 3
"""Words in a run: long enough that other articles on the subject share few of them."""

_WORDS_ALIKE = 0.7
"""Runs two texts share of all that either has: a paragraph of five may be another."""

_PUT_RIGHT = 1
"""So many numbers may stand in place of others in the same article, where it has many more."""

_TO_ONE = 5
"""Many more: so many in all. A day and a rate in place of others make a new bulletin."""

_SEARCHED = 8
"""Hashes a text is looked up by. Where 0.7 of all runs are shared, 0.3**8 miss each other."""

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BYTES = 8

Hashes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One text, without any of its words."""

    identity: str
    """SHA-256 of the text with its white space and forms of letters made one."""
    runs: Hashes
    """The smallest hashes of its runs of words, rising."""
    numbers: Hashes
    """The same of its numbers."""

    @classmethod
    def of(cls, text: str) -> "Fingerprint":
        r"""The fingerprint of a text.

        >>> Fingerprint.of("Trade\n rose.") == Fingerprint.of("Trade rose. ")
        True
        """
        plain = _plain(text)
        words = _WORD.findall(plain.casefold())
        runs = {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
        return cls(
            identity=identity(text),
            runs=_smallest(runs if words else ()),
            numbers=_smallest(set(_NUMBER.findall(plain))),
        )

    @property
    def keys(self) -> Hashes:
        """What a text like this one is looked up by: it shares one of these, or is none.

        The numbers together are a key too, which finds an edited text among many that follow
        one form.
        """
        together = " ".join(map(str, self.numbers))
        return (*self.runs[:_SEARCHED], *((_hash(together),) if self.numbers else ()))

    def likeness(self, other: "Fingerprint") -> float:
        """The part of all runs of either text that both have, from 0 to 1."""
        ours, theirs = _comparable(self.runs, other.runs)
        both = len(ours | theirs)
        return len(ours & theirs) / both if both else 0.0

    def is_like(self, other: "Fingerprint") -> bool:
        """Whether both are one article, the same or with small edits."""
        if self.identity == other.identity:
            return True
        return self.numbers_agree(other.numbers) and self.likeness(other) >= _WORDS_ALIKE

    def numbers_agree(self, others: Hashes) -> bool:
        """Whether an article with these numbers may be the same with small edits."""
        ours, theirs = _comparable(self.numbers, others)
        replaced = min(len(ours - theirs), len(theirs - ours))
        return replaced <= _PUT_RIGHT and _TO_ONE * replaced <= min(len(ours), len(theirs))


def identity(text: str) -> str:
    """What two copies of one text have in common, however they are spaced."""
    return sha256(_plain(text).encode("utf-8", "surrogatepass")).hexdigest()


def packed(hashes: Hashes) -> bytes:
    """Hashes as bytes, eight each, to be kept."""
    return struct.pack(f">{len(hashes)}Q", *hashes)


def unpacked(kept: bytes) -> Hashes:
    """The hashes that were `packed`."""
    return struct.unpack(f">{len(kept) // _BYTES}Q", kept)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _smallest(words: Iterable[str]) -> Hashes:
    return tuple(nsmallest(KEPT, {_hash(word) for word in words}))


def _hash(words: str) -> int:
    """63 bits, so that any database takes it for an integer."""
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big") >> 1


def _comparable(ours: Hashes, theirs: Hashes) -> tuple[set[int], set[int]]:
    """The part of both sketches below which neither leaves a hash out."""
    reach = min((kept[-1] for kept in (ours, theirs) if len(kept) == KEPT), default=None)
    if reach is None:
        return set(ours), set(theirs)
    return {n for n in ours if n <= reach}, {n for n in theirs if n <= reach}

"""Amounts in the grammatical forms that sentences ask for: "$4 млрддан ашык", "60%га".

What an ending is written like depends on the last word that is spoken: "млрд" is said миллиард, a
4 төрт, 3,5 ends in five. The words and their endings are data (`forms/<language>.toml`, table
`amounts`); a language without that table has amounts that are the same in every sentence.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from lib.dashboard.narrative.nouns import Phrase

_NUMBER = re.compile(r"(?:(?P<before>.*\d)[.,])?(?P<last>\d+)\Z", re.DOTALL)
"""The digits at the end: those after the point, if there is one."""
_GAPS = re.compile(r"(?<=\d)[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ](?=\d)")
_GREATEST = 9
"""Noughts of the greatest number that has a name of its own."""


class Amounts:
    """The amounts of one language; `data` is the table `amounts` of its forms, `rules` what each
    form is."""

    def __init__(self, data: Mapping[str, Any], rules: Mapping[str, Mapping[str, Any]]) -> None:
        self._order: Sequence[str] = data["cases"]
        self._ends: Mapping[str, Sequence[str]] = data["ends"]
        self._digits: Mapping[str, Sequence[str]] = data["digits"]
        self._times: Sequence[str] = data["times"]
        self._parts: Mapping[str, Mapping[str, str]] = data["parts"]
        self._rules = rules
        self._inflected = lru_cache(maxsize=4096)(self._of)

    def inflected(self, amount: str) -> Phrase:
        """An amount as it is written, with its forms."""
        return self._inflected(amount)

    def _of(self, amount: str) -> Phrase:
        alone, *written = self._written(amount)
        by_case = dict(zip(self._order, written, strict=True))
        forms = {
            form: by_case.get(rule.get("case", ""), amount) + rule.get("after", "")
            for form, rule in self._rules.items()
        }
        return Phrase.of({"": amount, "label": alone, **forms, **self._as_part(amount)})

    def _as_part(self, amount: str) -> Mapping[str, str]:
        """A share of what has been named before it, "22 пайызы", in its forms."""
        for end, written in self._parts.items():
            if amount.endswith(end):
                return {form: amount.removesuffix(end) + one for form, one in written.items()}
        return {}

    def _written(self, amount: str) -> Sequence[str]:
        """The amount in words, and in each case."""
        if amount.startswith("×"):
            return [times.format(number=amount[1:]) for times in self._times]
        for end, written in self._ends.items():
            if amount.endswith(end):
                return [amount, *(amount.removesuffix(end) + one for one in written)]
        ends = self._digits.get(_last_spoken(amount), [""] * len(self._order))
        return [amount, *(amount + end for end in ends)]


def _last_spoken(amount: str) -> str:
    """The number whose name ends an amount that ends in digits, or nothing.

    >>> [_last_spoken(words) for words in ("$4", "351 400", "3,5", "$1,06", "20", "2 000 000", "0")]
    ['4', '100', '5', '6', '20', '1000000', '0']
    """
    found = _NUMBER.search(_GAPS.sub("", amount))
    if found is None:
        return ""
    digits = found["last"].lstrip("0")
    if not digits:
        return "0"
    noughts = len(digits) - len(digits.rstrip("0"))
    if noughts >= _GREATEST:
        return "1000000000"
    if noughts >= 3:
        return "1000000" if noughts >= 6 else "1000"
    return "100" if noughts == 2 else f"{digits.rstrip('0')[-1]}{'0' * noughts}"

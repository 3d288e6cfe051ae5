"""The chosen partners as an address holds them: ``?partner=RUS,EU27``, or repeated.

Nothing is the default, ``none`` an empty choice.
"""

from collections.abc import Sequence

from lib.codelists import area_code

DEFAULT = ("RUS", "EU27", "CIS")
_NONE = "none"


def read(given: Sequence[str], options: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The partners the address names, and what it names that is no partner on record."""
    if not given:
        return tuple(code for code in DEFAULT if code in options), ()
    names = [name.strip() for one in given for name in one.split(",") if name.strip()]
    if names == [_NONE]:
        return (), ()
    codes = {name: area_code(name) for name in names}
    chosen = tuple(dict.fromkeys(code for code in codes.values() if code and code in options))
    return chosen, tuple(name for name, code in codes.items() if code not in options)


def written(partners: Sequence[str]) -> str:
    """What the address says for these partners."""
    return ",".join(partners) or _NONE

"""What the list of compilers says of a figure: whether its compiler counted it, or collected it
from others.

The IMF and UN Comtrade pass on what the reporter of a figure reported to them. So theirs is no
second figure beside the one of the reporter's own office, and an estimate, of what the reporter
did not report, is nobody's figure: it is shown and decides nothing.
"""

from functools import cache
from typing import Protocol

from lib.codelists.codes import codelist
from lib.model import ObsStatus


class Compiled(Protocol):
    """A figure on record, or a row of one."""

    @property
    def compiler(self) -> str | None: ...
    @property
    def obs_status(self) -> str: ...


@cache
def _collecting() -> tuple[str, ...]:
    """Who collects, the first to be taken first."""
    listed = codelist("compiler").values()
    return tuple(one.code for one in listed if one.attributes.get("collects") == "yes")


def is_collected(row: Compiled) -> bool:
    """Whether a figure is of an office that collects what countries report of their trade."""
    return row.compiler in _collecting()


def is_estimate(row: Compiled) -> bool:
    """Whether such an office estimated a figure, since nobody reported it."""
    return row.obs_status == ObsStatus.ESTIMATED and is_collected(row)


def nearness(row: Compiled) -> int:
    """How near to the reporter the compiler of a figure is; 0 for its own office, or that of the
    union it belongs to."""
    collecting = _collecting()
    return collecting.index(row.compiler) + 1 if row.compiler in collecting else 0

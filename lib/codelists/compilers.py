"""What the list of compilers says of a figure: whether its compiler counted it, or collected it
from others.

The IMF and UN Comtrade pass on what the reporter of a figure reported to them. So theirs is no
second figure beside the one of the reporter's own office, and an estimate, of what the reporter
did not report, is nobody's figure: it is shown and decides nothing.
"""

from typing import Protocol

from lib.codelists.codes import codelist
from lib.model import ObsStatus


class Compiled(Protocol):
    """A figure on record, or a row of one."""

    @property
    def compiler(self) -> str | None: ...
    @property
    def obs_status(self) -> str: ...


_COLLECTING = ("IMF", "UN-COMTRADE")
"""Those that are taken first before the others."""


def is_collected(row: Compiled) -> bool:
    """Whether a figure is of an office that collects what countries report of their trade."""
    entry = codelist("compiler").get(row.compiler or "")
    return entry is not None and entry.attributes.get("collects") == "yes"


def is_estimate(row: Compiled) -> bool:
    """Whether such an office estimated a figure, since nobody reported it."""
    return row.obs_status == ObsStatus.ESTIMATED and is_collected(row)


def nearness(row: Compiled) -> int:
    """How near to the reporter the compiler of a figure is; 0 for its own office, or that of the
    union it belongs to."""
    return _COLLECTING.index(row.compiler) + 1 if row.compiler in _COLLECTING else 0

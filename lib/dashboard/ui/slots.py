"""The parts of pages that only a running server can give, by the name of their slot."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

SLOTS: Mapping[str, Callable[[], None]] = MappingProxyType({})
"""What fills each slot."""

"""How a number was hedged."""

from enum import StrEnum


class Bound(StrEnum):
    """What the words beside a number say about it. It qualifies the value as stored."""

    EXACT = "exact"
    APPROXIMATELY = "approximately"
    ALMOST = "almost"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    UP_TO = "up_to"

    def reversed(self) -> "Bound":
        """The bound after a change of order: "fell by more than 20 %" is at most 0.80.

        Growth of a decline and negative amounts reverse the order; almost, approximately
        and exact stay as they are.
        """
        return _REVERSED.get(self, self)


_REVERSED = {
    Bound.MORE_THAN: Bound.AT_MOST,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.UP_TO: Bound.AT_LEAST,
}

"""Exports and imports of one year: in the order chosen, or the largest of them by both together."""

from lib.dashboard.queries.flows import flows
from lib.model import Tables
from tests.round_numbers import M

CHOSEN = ("BLR", "KAZ", "CHE")


def pairs(tables: Tables, largest: int | None = None) -> list[tuple[str, str, float]]:
    found = flows(tables, CHOSEN, 2022, largest)
    return [(row.indicator, row.series, row.obs_value / M) for row in found]


def test_all_stay_in_the_order_chosen(made: Tables) -> None:
    everything = pairs(made)
    assert [(flow, who) for flow, who, _ in everything] == [
        (flow, who) for flow in ("exports", "imports") for who in CHOSEN
    ]
    assert ("exports", "CHE", 500) in everything and ("imports", "KAZ", 300) in everything
    assert pairs(made, 3) == everything


def test_the_largest_are_kept_by_both_flows_together_and_come_by_size(made: Tables) -> None:
    """Kazakhstan’s imports are larger than Switzerland’s, and its trade is smaller."""
    assert pairs(made, 2) == [
        ("exports", "CHE", 500),
        ("exports", "KAZ", 200),
        ("imports", "CHE", 10),
        ("imports", "KAZ", 300),
    ]
    assert [who for _, who, _ in pairs(made, 1)] == ["CHE", "CHE"]

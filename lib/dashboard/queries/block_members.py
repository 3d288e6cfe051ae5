"""Blocks opened into their members."""

from collections.abc import Mapping

import pandas as pd

from lib.codelists import areas
from lib.dashboard.queries.question import Question
from lib.dashboard.queries.series import included
from lib.dashboard.queries.trade import COLUMNS, added_up, answer, books, years


def opened(block: str, year: int, indicator: str, observations: pd.DataFrame) -> pd.DataFrame:
    """The members of `block` in `year`, largest first; columns of `lib.dashboard.queries.trade`.

    Members without a row of their own are lumped in a last row, the block as printed less
    the members shown (`series` ends in ``_X_MEMBERS``, `without` names those shown). Where
    every member has a row there is none: what then separates the printed total from its
    members is `unexplained`.
    """
    total = _in_year((block,), year, indicator, observations)
    gone = _left_out(total)
    held = _held(block, year, observations) - set(gone)
    rows = _in_year(tuple(sorted(held)), year, indicator, observations)
    rows = rows.sort_values("obs_value", ascending=False, ignore_index=True)
    if rows.empty or total.empty or set(rows["partner"]) == held:
        return rows
    ids = " ".join([*total["derived_from"], *rows["derived_from"]]).split()
    rest = total.assign(
        observation_id=f"computed:{block}_X_MEMBERS:{indicator}:level:{year}",
        series=f"{block}_X_MEMBERS",
        without=" ".join([*gone, *rows["partner"]]),
        obs_value=total["obs_value"] - rows["obs_value"].sum(),
        derivation=" - ".join([block, *gone, *rows["partner"]]),
        derived_from=" ".join(dict.fromkeys(ids)),
    )
    return pd.concat([rows, rest], ignore_index=True)


def unexplained(block: str, year: int, indicator: str, observations: pd.DataFrame) -> float | None:
    """The block's printed total less the sum of its members, in dollars.

    Null where a member has no row of its own, since the difference is then that member.
    """
    total = _in_year((block,), year, indicator, observations)
    held = _held(block, year, observations) - set(_left_out(total))
    rows = _in_year(tuple(held), year, indicator, observations)
    if total.empty or set(rows["partner"]) != held:
        return None
    return float(total["obs_value"].iloc[0] - rows["obs_value"].sum())


def unlisted(block: str, year: int, indicator: str, observations: pd.DataFrame) -> tuple[str, ...]:
    """The members of `block` in `year` that have no row of their own on record."""
    total = _in_year((block,), year, indicator, observations)
    held = _held(block, year, observations) - set(_left_out(total))
    rows = _in_year(tuple(sorted(held)), year, indicator, observations)
    return tuple(code for code in areas() if code in held - set(rows["partner"]))


def without_total(
    block: str, indicator: str, observations: pd.DataFrame
) -> Mapping[int, tuple[str, ...]]:
    """The years in which a block whose members are only added up has no total, and the members
    that have no row then."""
    if block not in added_up(observations):
        return {}
    found = {year: unlisted(block, year, indicator, observations) for year in years(observations)}
    return {year: missing for year, missing in found.items() if missing}


def is_block(code: str) -> bool:
    """Whether `code` is a block of countries."""
    return areas()[code].kind == "block"


def _held(block: str, year: int, observations: pd.DataFrame) -> frozenset[str]:
    definitions = books(observations)["definition"].get(block)
    found = [] if definitions is None else [d for (_, y), d in definitions.items() if y == year]
    definition = found[0] if found and not pd.isna(found[0]) else None
    return included(block, year, definition)


def _left_out(total: pd.DataFrame) -> list[str]:
    """Whom the block's own row is without: no member, as it is drawn, in any year."""
    return " ".join(total["without"].dropna()).split()


def _in_year(
    partners: tuple[str, ...], year: int, indicator: str, observations: pd.DataFrame
) -> pd.DataFrame:
    rows = answer(Question(partners, indicator, apart=False), observations)
    return rows[rows["year"] == year] if len(rows) else pd.DataFrame(columns=list(COLUMNS))

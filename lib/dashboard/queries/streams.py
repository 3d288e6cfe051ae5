"""All goods of a year as streams into and out of the country, from one side's books."""

import pandas as pd

from lib.dashboard.queries.question import Question
from lib.dashboard.queries.trade import COLUMNS, UNALLOCATED, WORLD, answer

_FLOWS = ("imports", "exports")


def streams(partners: tuple[str, ...], year: int, observations: pd.DataFrame) -> pd.DataFrame:
    """Imports and exports of `year` by partner, and with all other countries together.

    Columns of `lib.dashboard.queries.trade`. No two streams share trade: blocks are without the
    chosen members, and the rest of the world (its series begins with ``WLD_X_``) is the printed
    total less every stream drawn. What is in no country's row is a stream of its own. A width is an
    amount above zero, so nothing else has a row.
    """
    found = [_one_way(partners, flow, year, observations) for flow in _FLOWS]
    frames = [rows for rows in found if len(rows)]
    if not frames:
        return pd.DataFrame(columns=list(COLUMNS))
    rows = pd.concat(frames, ignore_index=True)
    return rows[rows["obs_value"] > 0].reset_index(drop=True)


def _one_way(
    partners: tuple[str, ...], flow: str, year: int, observations: pd.DataFrame
) -> pd.DataFrame:
    named = answer(Question((*partners, UNALLOCATED), flow), observations)
    named = named[named["year"] == year]
    total = answer(Question((WORLD.area,), flow), observations)
    total = total[total["year"] == year]
    if named.empty or total.empty:
        return named if total.empty else total
    series = named["series"].tolist()
    ids = " ".join([*total["derived_from"], *named["derived_from"]]).split()
    rest = total.assign(
        observation_id=f"computed:{WORLD.area}_X_{'_X_'.join(series)}:{flow}:level:{year}",
        series="_X_".join([WORLD.area, *series]),
        without=" ".join(named["partner"]),
        obs_value=total["obs_value"] - named["obs_value"].sum(),
        derivation=" - ".join([WORLD.area, *series]),
        derived_from=" ".join(dict.fromkeys(ids)),
    )
    return pd.concat([named, rest], ignore_index=True)

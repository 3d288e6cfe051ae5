"""All goods of a year as streams into and out of the country, from one side's books."""

import pandas as pd

from lib.model import Bound
from lib.queries.question import Question
from lib.queries.trade import WORLD, answer

_FLOWS = ("imports", "exports")


def streams(partners: tuple[str, ...], year: int, observations: pd.DataFrame) -> pd.DataFrame:
    """Imports and exports of `year` by partner, and with all other countries together.

    Columns of `lib.queries.trade`. No two streams share trade: blocks are without the chosen
    members, the rest of the world (series ``WLD_X_...``) without all that is chosen. A width
    is an exact amount above zero, so nothing else has a row.
    """
    sides = tuple(dict.fromkeys((*partners, WORLD.area)))
    found = [answer(Question(sides, flow), observations) for flow in _FLOWS]
    rows = pd.concat(found, ignore_index=True)
    exact = (rows["bound"] == Bound.EXACT) & (rows["obs_value"] > 0)
    return rows[(rows["year"] == year) & exact].reset_index(drop=True)

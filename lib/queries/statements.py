"""What officials of either side gave as a year's turnover, beside the Kyrgyz books."""

import pandas as pd

from lib.codelists import codelist
from lib.model import Measure, Origin, PeriodKind, kind_of
from lib.queries.gate import comparable, differences
from lib.queries.question import HOME, Question
from lib.queries.trade import answer

COLUMNS = (
    "observation_id",
    "kind",
    "side",
    "partner",
    "year",
    "obs_value",
    "bound",
    "unit",
    "valuation",
    "compiler",
    "published",
    "obs_status",
    "source_id",
    "derivation",
    "derived_from",
    "note",
)
"""One row: one figure for the turnover of Kyrgyzstan and `partner` in a whole `year`.

`kind` is books (computed from the Kyrgyz exports and imports) or statement; `side` is the
country whose figure it is.
"""


def beside_books(partner: str, observations: pd.DataFrame) -> pd.DataFrame:
    """Both kinds of rows for a partner, by year; only what the gate lets share an axis.

    Part years are not among them: they are no smaller years.
    """
    books = answer(Question((partner,), apart=False), observations)
    books = books.assign(kind="books", side=HOME, published=None, source_id=None)
    statements = _statements(partner, observations)
    if len(books):
        pattern = comparable(books.iloc[0].to_dict())
        fits = [not differences(comparable(row), pattern) for row in statements.to_dict("records")]
        statements = statements[pd.Series(fits, index=statements.index, dtype=bool)]
    statements = statements.assign(year=[start.year for start in statements["period_start"]])
    statements = statements.sort_values(["year", "published", "observation_id"])
    if statements.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    frames = [frame.reindex(columns=list(COLUMNS)) for frame in (books, statements) if len(frame)]
    rows = pd.concat(frames, ignore_index=True).assign(partner=partner)
    return rows.sort_values("year", kind="stable", ignore_index=True)


def with_statements(observations: pd.DataFrame) -> frozenset[str]:
    """The partners whose turnover with Kyrgyzstan officials gave a figure for."""
    rows = _levels(observations)
    return frozenset((*rows["reporter"], *rows["partner"])) - {HOME}


def _statements(partner: str, observations: pd.DataFrame) -> pd.DataFrame:
    """Officials' levels of the pair's turnover in whole years, in any unit."""
    sides, pair = codelist("compiler"), {HOME, partner}
    rows = _levels(observations)
    rows = rows[rows["reporter"].isin(pair) & rows["partner"].isin(pair)]
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    is_year = [kind_of(start, end) is PeriodKind.YEAR for start, end in spans]
    rows = rows[pd.Series(is_year, index=rows.index, dtype=bool)]
    side = [sides[code].attributes["side"] for code in rows["compiler"]]
    return rows.assign(kind="statement", side=side, derivation=None, derived_from=None)


def _levels(observations: pd.DataFrame) -> pd.DataFrame:
    return observations[
        (observations["origin"] == Origin.RECORDED)
        & (observations["indicator"] == "trade_turnover")
        & (observations["measure"] == Measure.LEVEL)
        & observations["product"].isna()
        & ((observations["reporter"] == HOME) | (observations["partner"] == HOME))
    ]

"""What officials of either side gave as a year's turnover, beside the Kyrgyz books."""

import pandas as pd

from lib.codelists import codelist
from lib.dashboard.factcheck.comparability import comparable, differences
from lib.dashboard.queries.editions import by_edition
from lib.dashboard.queries.question import HOME, Question
from lib.dashboard.queries.reports import reported_in_one
from lib.dashboard.queries.trade import answer
from lib.model import Measure, Origin, PeriodKind, kind_of

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
    "reports",
    "source_id",
    "derivation",
    "derived_from",
    "note",
)
"""One row: one figure for the turnover of Kyrgyzstan and `partner` in a whole `year`.

`kind` is books (computed from the Kyrgyz exports and imports) or statement, what else either
side gave; `side` is the one of the two whose figure it is. What is reported several times is one
row, of the day of the first of its `reports` (`lib.dashboard.queries.reports`).
"""


def beside_books(partner: str, observations: pd.DataFrame) -> pd.DataFrame:
    """Both kinds of rows for a partner, by year; only what the gate lets share an axis.

    Part years are not among them: they are no smaller years.
    """
    books = answer(Question((partner,), apart=False), observations)
    books = books.assign(kind="books", side=HOME, published=None, source_id=None, reports=1)
    statements = _statements(partner, observations)
    statements = statements.assign(year=[start.year for start in statements["period_start"]])
    statements = _comparable(statements, books)
    statements = by_edition(reported_in_one(statements), "year")
    if statements.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    frames = [frame.reindex(columns=list(COLUMNS)) for frame in (books, statements) if len(frame)]
    rows = pd.concat(frames, ignore_index=True).assign(partner=partner)
    return rows.sort_values("year", kind="stable", ignore_index=True)


def _comparable(statements: pd.DataFrame, books: pd.DataFrame) -> pd.DataFrame:
    """The statements that may share an axis with the books, or without any, with the last.

    Each is held against the books of its year as far as they reach, since the members a
    block's row is drawn without differ from year to year.
    """
    if statements.empty:
        return statements
    of_year = {row["year"]: comparable(row) for row in books.to_dict("records")}
    last = comparable((books if len(books) else statements).iloc[-1].to_dict())
    fits = [
        not differences(comparable(row), of_year.get(row["year"], last))
        for row in statements.to_dict("records")
    ]
    return statements[pd.Series(fits, index=statements.index, dtype=bool)]


def with_statements(observations: pd.DataFrame) -> frozenset[str]:
    """The partners whose turnover with Kyrgyzstan in a year either side gave a figure for."""
    rows = _given(observations)
    return frozenset((*rows["reporter"], *rows["partner"])) - {HOME}


def _statements(partner: str, observations: pd.DataFrame) -> pd.DataFrame:
    rows, pair = _given(observations), {HOME, partner}
    rows = rows[rows["reporter"].isin(pair) & rows["partner"].isin(pair)]
    return rows.assign(kind="statement", derivation=None, derived_from=None)


def _given(observations: pd.DataFrame) -> pd.DataFrame:
    """What either side gave as the turnover of a whole year, in any unit, with its `side`.

    A figure that is neither side's own, as of a press that names no office, is not among them.
    """
    rows, compilers = _levels(observations), codelist("compiler")
    side = [compilers[code].attributes.get("side", "") for code in rows["compiler"]]
    columns = (rows[name] for name in ("period_start", "period_end", "reporter", "partner"))
    fits = [
        kind_of(start, end) is PeriodKind.YEAR and of in pair
        for start, end, *pair, of in zip(*columns, side, strict=True)
    ]
    return rows.assign(side=side)[pd.Series(fits, index=rows.index, dtype=bool)]


def _levels(observations: pd.DataFrame) -> pd.DataFrame:
    return observations[
        (observations["origin"] == Origin.RECORDED)
        & (observations["indicator"] == "trade_turnover")
        & (observations["measure"] == Measure.LEVEL)
        & observations["product"].isna()
        & ((observations["reporter"] == HOME) | (observations["partner"] == HOME))
    ]

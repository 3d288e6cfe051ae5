"""Rows such as figures draw, made up: any partners, any amounts."""

import pandas as pd
from hypothesis import strategies as st

from lib.dashboard.charts import Caption

CODES = ("RUS", "EU27", "CIS", "EAEU", "CHN", "KAZ", "TUR", "UZB", "GBR", "DEU", "TKM", "ARM")
CAPTION = Caption("What is the question?", "How to read it.", "Where it is from.")

amounts = st.floats(min_value=1e3, max_value=1e11, allow_nan=False)


def row(partner: str, year: int, value: float, **other: object) -> dict[str, object]:
    """A row of one partner and year, dollars unless said otherwise."""
    return {
        "observation_id": f"{partner}-{year}-{other.get('indicator', '')}",
        "series": partner,
        "called": f"Name of {partner}",
        "partner": partner,
        "indicator": "trade_turnover",
        "measure": "level",
        "year": year,
        "obs_value": value,
        "unit": "USD",
        "bound": "exact",
        "obs_status": "A",
        "words": f"{value:.3g} dollars",
        "flow": f"sold {value:.3g}",
        "sentence": f"{partner}, {year}: {value:.3g} dollars",
        "reported": "",
        **other,
    }


@st.composite
def over_time(draw: st.DrawFn, **other: object) -> pd.DataFrame:
    """Some partners over some years, with gaps, part of them provisional."""
    partners = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=12, unique=True))
    rows = [
        row(partner, year, draw(amounts), obs_status=draw(st.sampled_from("AP")), **other)
        for partner in partners
        for year in draw(st.lists(st.integers(2018, 2024), min_size=1, unique=True))
    ]
    return pd.DataFrame(rows)


@st.composite
def by_officials(draw: st.DrawFn) -> pd.DataFrame:
    """Books and statements of several years about Russia."""
    bounds = ("exact", "approximately", "almost", "more_than", "at_least", "at_most", "up_to")
    rows = [
        row(
            "RUS",
            draw(st.integers(2021, 2024)),
            draw(st.floats(min_value=1e9, max_value=5e9)),
            observation_id=str(number),
            kind=draw(st.sampled_from(("books", "statement"))),
            side=draw(st.sampled_from(("KGZ", "RUS"))),
            bound=draw(st.sampled_from(bounds)),
            reported=draw(st.sampled_from(("", "", "3 reports"))),
        )
        for number in range(draw(st.integers(1, 12)))
    ]
    return pd.DataFrame(rows)

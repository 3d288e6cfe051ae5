"""Answers of the International Monetary Fund, as they are documented, with invented figures."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

HEADER = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION", "COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY"),
    *("FREQUENCY", "TIME_PERIOD", "OBS_VALUE", "SCALE", "PRECISION", "DECIMALS_DISPLAYED"),
    *("TRADE_FLOW", "VALUATION", "UNIT", "DERIVATION_TYPE", "OVERLAP", "STATUS"),
)
"""Of trade by partner, SDMX 3.0."""
HEADER_OF_RATES = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION", "COUNTRY", "INDICATOR", "TYPE_OF_TRANSFORMATION"),
    *("FREQUENCY", "TIME_PERIOD", "OBS_VALUE", "SCALE", "STATUS"),
)

Cells = Mapping[str, str]


def trade(period: str, value: str, **cells: str) -> Cells:
    """A row of trade: Kyrgyzstan's exports to Russia, unless another is asked for."""
    frequency = {"M": "M", "Q": "Q"}.get(period[5:6], "A")
    return {
        **{"STRUCTURE": "dataflow", "STRUCTURE_ID": "IMF.STA:IMTS(1.0.0)", "ACTION": "I"},
        **{"COUNTRY": "KGZ", "INDICATOR": "XG_FOB_USD", "COUNTERPART_COUNTRY": "RUS"},
        **{"FREQUENCY": frequency, "TIME_PERIOD": period, "OBS_VALUE": value, "SCALE": "6"},
        **{"TRADE_FLOW": "XG", "VALUATION": "FOB", "UNIT": "USD", "DERIVATION_TYPE": "M"},
        **cells,
    }


def rate(period: str, value: str, **cells: str) -> Cells:
    """A row of rates: the mean of soms for a dollar, unless another is asked for."""
    frequency = {"M": "M", "Q": "Q"}.get(period[5:6], "A")
    return {
        **{"STRUCTURE": "dataflow", "STRUCTURE_ID": "IMF.STA:ER(4.0.1)", "ACTION": "I"},
        **{"COUNTRY": "KGZ", "INDICATOR": "XDC_USD", "TYPE_OF_TRANSFORMATION": "PA_RT"},
        **{"FREQUENCY": frequency, "TIME_PERIOD": period, "OBS_VALUE": value, "SCALE": "0"},
        **cells,
    }


def answer(rows: Iterable[Cells], header: Sequence[str] = HEADER) -> bytes:
    """Rows as the text of an answer."""
    written = io.StringIO()
    lines = csv.DictWriter(written, header, restval="", extrasaction="ignore", lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return written.getvalue().encode()


def trade_of(name: str, factor: int = 1, until: int = 9999) -> Iterator[Cells]:
    """What is answered to the question of that name: three countries, the world and a group, in
    each year of the question up to `until`."""
    side, times, first, last = name.split("-")
    for year in range(int(first), min(int(last), until) + 1):
        for period, part in _periods(times, year):
            for number, (country, status) in enumerate(_COUNTRIES.items()):
                for flow, amount in (("XG_FOB_USD", 1_200_000_000), ("MG_CIF_USD", 2_400_000_000)):
                    value = factor * amount // part // (1 + number)
                    pair = ("KGZ", country) if side == "kgz" else (country, "KGZ")
                    both = dict(zip(("COUNTRY", "COUNTERPART_COUNTRY"), pair, strict=True))
                    yield trade(period, str(value), INDICATOR=flow, STATUS=status, **both)


_COUNTRIES = {"G001": "", "CHN": "", "KAZ": "", "RUS": "e", "G998": "", "TX898": ""}


def _periods(times: str, year: int) -> Iterator[tuple[str, int]]:
    """The periods of a year, with how many of them it has."""
    match times:
        case "years":
            yield str(year), 1
        case "quarters":
            yield from ((f"{year}-Q{number}", 4) for number in range(1, 5))
        case _:
            yield from ((f"{year}-M{number:02}", 12) for number in range(1, 13))

"""Tables of round numbers: every answer has rows, and what is computed of them can be computed
in the head.

Whoever adds an official figure to `data/` changes nothing here, so what is tested of behaviour
is tested over these. The areas are the real ones; the amounts, the article and all who speak are
made up. Kyrgyzstan's books reach from 2019 to 2022, the article is of 1 February 2023.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from lib import store
from lib.codelists import codelist, label
from lib.model import Tables
from tests.small import ROWS as SMALL
from tests.small import Row, frames, tables_of

M, BN = 1e6, 1e9
YEARS = (2019, 2020, 2021, 2022)
ARTICLE = "herald-2023-02-01"
SPEAKER = "A. Minister, minister of Kyrgyzstan"
SAID_ON = date(2023, 2, 1)

TRADE: Mapping[str, tuple[tuple[float, float], ...]] = {
    "WLD": ((1000, 2000), (1500, 2500), (1500, 3500), (2000, 4000)),
    "EU27": ((200, 220), (100, 300), (100, 300), (100, 500)),
    "CIS": ((500, 600), (600, 700), (700, 1100), (800, 1300)),
    "EAEU": ((400, 500), (500, 600), (600, 990), (700, 1200)),
    "RUS": ((200, 300), (300, 300), (300, 700), (400, 800)),
    "KAZ": ((100, 100), (100, 200), (200, 200), (200, 300)),
    "ARM": ((1, 1), (1, 2), (3, 3), (10, 4)),
    "BLR": ((99, 99), (99, 98), (97, 97), (90, 96)),
    "UZB": ((50, 50), (50, 50), (50, 50), (50, 50)),
    "DEU": ((20, 80), (20, 80), (20, 80), (30, 120)),
    "FRA": ((10, 40), (10, 40), (10, 40), (10, 40)),
    "GBR": ((100, 20), (100, 20), (100, 50), (50, 100)),
    "CHE": ((100, 10), (100, 10), (200, 10), (500, 10)),
    "CHN": ((10, 490), (10, 490), (50, 950), (50, 950)),
    "TUR": ((10, 90), (10, 90), (10, 90), (10, 90)),
    "USA": ((5, 45), (5, 45), (5, 45), (5, 45)),
    "TJK": ((50, 50), (50, 50), (50, 50), (50, 50)),
    **dict.fromkeys(("ESP", "ITA", "NLD", "POL", "SWE"), ((14, 16), (14, 36), (14, 36), (12, 68))),
    **dict.fromkeys(
        ("AUS", "BRA", "CAN", "IDN", "IND", "IRN", "JPN", "KOR", "PAK", "VNM"),
        ((17.5, 54.5), (57.5, 84.5), (33.5, 95.5), (48.5, 100.5)),
    ),
}
"""Kyrgyzstan's exports to and imports from each partner, year by year, in millions of dollars.

The countries are all of the world. Seven of them are all of the EU, in 2019 with the United
Kingdom. Armenia, Belarus, Kazakhstan and Russia are the whole of the EAEU, of whose imports in
2021 the books print 10 million too little; with Tajikistan and Uzbekistan they are all of the CIS.
"""

GOODS: Mapping[str, Mapping[str, tuple[int | None, ...]]] = {
    "imports": {
        "petrol": (100, 120, 200, 150),
        "diesel": (50, 60, 70, 80),
        "natural_gas": (None, 50, 60, 70),
        "wheat": (30, 30, 30, 40),
        "sugar": (20, 20, 20, 60),
        "cars": (10, 10, 20, 900),
    },
    "exports": {
        "vegetables": (40, 50, 60, 70),
        "fruit": (10, 20, 30, 40),
        "clothing": (60, 80, 100, 300),
    },
}
"""What was bought and sold of some goods, year by year, in millions of dollars; of natural gas the
table has nothing for 2019."""

GDP = (10_000, 10_000, 10_000, 12_000)
"""Kyrgyzstan's gross domestic product, in millions of dollars."""

PRINTED = {
    (flow, partner, number): float(amount) * M
    for partner, pairs in TRADE.items()
    for number, pair in zip(YEARS, pairs, strict=True)
    for flow, amount in zip(("exports", "imports"), pair, strict=True)
}
"""The same in dollars, by flow, partner and year."""

_FIGURE: Row = {
    "quotation_id": None,
    "origin": "recorded",
    "reporter": "KGZ",
    "reporter_scope": "whole",
    "partner": "RUS",
    "partner_words": None,
    "partner_scope": "whole",
    "indicator": "trade_turnover",
    "measure": "level",
    "product": None,
    "product_words": None,
    "bound": "exact",
    "unit": "USD",
    "base_period_start": None,
    "base_period_end": None,
    "withheld": None,
    "inferred": None,
    "confidence": None,
    "valuation": "unstated",
    "definition": None,
    "obs_status": "A",
    "note": None,
}
_PEOPLE: Row = {"indicator": "migrants", "unit": "persons"}
_MONEY: Row = {"indicator": "remittances"}
_EURO: Row = {"compiler": "ESTAT", "unit": "EUR"}
_EURO_27: Row = {**_EURO, "definition": "eu_27"}


def year(number: int) -> tuple[date, date]:
    """A whole calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def figure(
    value: float,
    period: tuple[date, date] | None,
    published: str,
    compiler: str = "NSC",
    **given: object,
) -> Row:
    """A figure on record, with a name that tells it from others; of the turnover with Russia,
    in dollars, unless something else is given."""
    start, end = period or (None, None)
    row: Row = {**_FIGURE, "obs_value": float(value), "period_start": start, "period_end": end}
    row |= {"compiler": compiler, "published": published, "source_id": _source_id(compiler)}
    row |= given
    told = ("source_id", "reporter", "partner", "indicator", "measure", "product", "bound")
    name = ":".join(str(row[column]) for column in (*told, "definition", "unit", "period_end"))
    return {"observation_id": f"{name}:{row['period_start']}:{published}", **row}


def tables(**changed: list[Row]) -> dict[str, pd.DataFrame]:
    """Every table in memory, with other rows where they are given."""
    return frames(**{**ROWS, **changed})


def edition(**changed: list[Row]) -> Tables:
    """The same as one edition of typed tables."""
    return tables_of(**{**ROWS, **changed})


def with_figures(*more: Row) -> Tables:
    """One edition that has some more figures on record."""
    return edition(observations=[*ROWS["observations"], *more])


def figures_where(keep: Callable[[Row], bool]) -> Tables:
    """One edition of those figures alone that are to be kept."""
    return edition(observations=[row for row in ROWS["observations"] if keep(row)])


def write(directory: Path, **changed: list[Row]) -> Path:
    """Put every table into a folder, which is given back."""
    files = {**SMALL, **ROWS, **changed}
    store.write(directory, {name: store.encode(name, rows) for name, rows in files.items()})
    return directory


def _source_id(compiler: str) -> str:
    return f"of-{compiler.lower()}"


def _books() -> Iterator[Row]:
    """The committee's tables, the last year provisional."""
    definitions = {"CIS": "cis_with_ukr", "EU27": "eu_27"}
    with_gbr = {"definition": "eu_with_gbr", "obs_status": "D", "note": "United Kingdom included"}
    for (flow, partner, number), value in PRINTED.items():
        given: Row = {"partner": partner, "indicator": flow, "source_id": f"of-nsc-{flow}"}
        given["valuation"] = "fob" if flow == "exports" else "cif"
        given["definition"] = definitions.get(partner)
        given["obs_status"] = "P" if number == YEARS[-1] else "A"
        if (partner, number) == ("EU27", 2019):
            given |= with_gbr
        if (partner, number, flow) == ("EAEU", 2021, "imports"):
            given["note"] = "Printed below the sum of its members"
        yield figure(value, year(number), "2023-01", **given)


def _computed_with() -> Iterator[Row]:
    """The domestic product, and how much of the exports was gold."""
    for number, amount in zip(YEARS, GDP, strict=True):
        given: Row = {"indicator": "gdp", "partner": None, "partner_scope": None}
        yield figure(
            amount * M, year(number), "2023-03", "WB-WDI", **given, definition="gdp_current"
        )
    gold: Row = {"indicator": "exports", "product": "gold"}
    yield figure(500 * M, year(2022), "2023-04", "NSC-RELAYED", **gold, partner="WLD")
    yield figure(400 * M, year(2022), "2023-04", "NSC-RELAYED", **gold, partner="CHE")
    eleven_months = date(2022, 1, 1), date(2022, 11, 30)
    yield figure(20 * M, eleven_months, "2023-01", "NSC-RELAYED", **gold, partner="GBR")
    relayed: Row = {"indicator": "exports", "partner": "KAZ"}
    yield figure(210 * M, year(2022), "2023-02-10", "NSC-RELAYED", **relayed)


def _of_goods() -> Iterator[Row]:
    """The committee's tables of goods, and wheat by seller as the press relayed it."""
    for flow, goods in GOODS.items():
        for product, amounts in goods.items():
            given: Row = {"partner": "WLD", "indicator": flow, "product": product}
            given["source_id"] = f"of-nsc-goods-{flow}"
            for number, amount in zip(YEARS, amounts, strict=True):
                if amount is not None:
                    yield figure(amount * M, year(number), "2023-05", **given)
    wheat: Row = {"indicator": "imports", "product": "wheat", "unit": "t"}
    wheat["bound"] = "approximately"
    yield figure(100_000, year(2022), "2023-02", "NSC-RELAYED", **wheat, partner="WLD")
    yield figure(90_000, year(2022), "2023-02", "NSC-RELAYED", **wheat, partner="RUS")
    half = date(2022, 1, 1), date(2022, 6, 30)
    yield figure(40_000, half, "2022-08", "NSC-RELAYED", **wheat, partner="RUS")
    vegetables: Row = {"indicator": "exports", "product": "vegetables", "partner": "RUS"}
    yield figure(5 * M, half, "2022-08", "NSC-RELAYED", **vegetables)


def _of_the_other_side() -> Iterator[Row]:
    """What the statistics of Kazakhstan, Uzbekistan and the EU count of the same goods."""
    kazakh: Row = {"reporter": "KAZ", "partner": "KGZ"}
    for number, sold, bought in ((2021, 160, 220), (2022, 250, 100)):
        amounts = {"exports": sold, "imports": bought}
        for flow, amount in amounts.items():
            yield figure(amount * M, year(number), "2023-03", "KAZ-STAT", **kazakh, indicator=flow)
    half = date(2022, 1, 1), date(2022, 6, 30)
    yield figure(20 * M, half, "2022-09", partner="UZB", indicator="exports", valuation="fob")
    uzbek: Row = {"reporter": "UZB", "partner": "KGZ", "indicator": "imports"}
    yield figure(22 * M, half, "2022-09", "UZB-STAT", **uzbek)
    yield figure(60 * M, year(2022), "2023-03", "UZB-STAT", **uzbek)
    for number in (2021, 2022):
        for flow, amount, valuation in (("exports", 1000, "fob"), ("imports", 50, "cif")):
            given = {**_EURO_27, "reporter": "EU27", "partner": "KGZ", "valuation": valuation}
            yield figure(amount * M, year(number), "2023-03", **given, indicator=flow)


def _of_officials() -> Iterator[Row]:
    """What officials gave as turnover: whole years, and what is no whole year in dollars."""
    russian: Row = {"reporter": "RUS", "partner": "KGZ"}
    about: Row = {"bound": "approximately"}
    yield figure(1.1 * BN, year(2021), "2022-03", "KGZ-GOV", bound="more_than")
    yield figure(1.5 * BN, year(2021), "2022-04-05", "RUS-GOV", **russian, bound="almost")
    yield figure(1.3 * BN, year(2022), "2023-01-15", "KGZ-GOV", **about)
    yield figure(2.1 * BN, year(2022), "2023-05-01", "RUS-GOV", **russian, **about)
    yield figure(2.1 * BN, year(2022), "2023-06-01", "RUS-PRES", **russian, **about)
    yield figure(1.9 * BN, year(2022), "2023-02", "PRESS", **about)
    yield figure(90 * BN, year(2022), "2023-05-01", "RUS-GOV", **russian, unit="RUB")
    yield figure(7e8, (date(2022, 1, 1), date(2022, 6, 30)), "2022-08", "KGZ-GOV")
    yield figure(2.2 * BN, year(2022), "2023-03", "KGZ-GOV", **about, partner="CIS")
    yield figure(2 * BN, year(2022), "2023-03", "KGZ-GOV", **about, partner="EAEU")
    yield figure(7e8, year(2022), "2023-03", "KGZ-GOV", **about, partner="EU27")
    yield figure(6e8, year(2022), "2023-03", "KGZ-GOV", **about, partner="KAZ")
    yield figure(5 * BN, year(2022), "2023-03", "KGZ-GOV", **about, partner="CHN")


def _of_the_eu_with_russia() -> Iterator[Row]:
    """Trade that is not Kyrgyzstan's: in dollars of Hungary alone, else in euros."""
    yield figure(3.1 * BN, year(2022), "2023-01-20", "HUN-STAT", reporter="HUN")
    for reporter, amount in (("EU27", 50 * BN), ("DEU", 10 * BN), ("FRA", 1.5 * BN)):
        for flow, valuation in (("exports", "fob"), ("imports", "cif")):
            euro = _EURO_27 if reporter == "EU27" else _EURO
            given = {**euro, "reporter": reporter, "indicator": flow, "valuation": valuation}
            yield figure(amount, year(2022), "2023-03", **given)


def _of_people() -> Iterator[Row]:
    """Migrants and what they send home."""
    there: Row = {**_PEOPLE, "definition": "present"}
    yield figure(6e5, year(2020), "2022-12", "KGZ-MFA", **there)
    yield figure(5e5, year(2021), "2022-12", "KGZ-MFA", **there)
    yield figure(4e5, (date(2022, 1, 1), date(2022, 6, 30)), "2022-12", "KGZ-MFA", **there)
    january = date(2023, 1, 1), date(2023, 1, 31)
    yield figure(3e5, january, "2023-03", "RUS-MVD", **_PEOPLE, definition="registered")
    yield figure(9e5, year(2022), "2023-03", "RUS-MVD", **_PEOPLE, definition="register_entries")
    unclear: Row = {**_PEOPLE, "definition": "unspecified", "bound": "up_to"}
    yield figure(7e5, None, "2022-01", "PRESS", **unclear)
    yield figure(1e6, year(2021), "2022-12", "KGZ-MFA", **there, partner="WLD")
    bank: Row = {**_MONEY, "definition": "transfer_systems"}
    yield figure(1.8 * BN, year(2020), "2021-03", "NBKR", **bank)
    yield figure(2 * BN, year(2021), "2022-03", "NBKR", **bank)
    eleven_months = date(2022, 1, 1), date(2022, 11, 30)
    yield figure(1.5 * BN, eleven_months, "2023-01", "NBKR", **bank, bound="approximately")
    wider: Row = {**_MONEY, "definition": "wider_coverage"}
    yield figure(2.5 * BN, year(2022), "2024-07", "NBKR", **wider)
    yield figure(3 * BN, year(2022), "2024-07", "NBKR", **wider, partner="WLD")


_SOME: Row = {"reporter": "EU27", "reporter_scope": "some"}
_SAID: tuple[tuple[str, int, Row], ...] = (
    ("exceeds $2\N{NO-BREAK SPACE}billion", 1100, {"obs_value": 2 * BN, "bound": "more_than"}),
    (
        "about half a million",
        1200,
        {**_PEOPLE, "obs_value": 5e5, "bound": "approximately"},
    ),
    ("$3\N{NO-BREAK SPACE}billion", 1300, {**_SOME, "obs_value": 3 * BN}),
    (
        "sevenfold",
        1400,
        {
            **{"partner": "CIS", "partner_scope": "some", "measure": "growth", "unit": "ratio"},
            **{"obs_value": 7.0, "period_start": date(2020, 2, 1), "period_end": SAID_ON},
        },
    ),
)
"""The figures of the article: words, where they begin, and what they say."""

_TIES: tuple[tuple[str, int, str, str | None, Row], ...] = (
    ("oil", 1010, "imports", "oil", {}),
    ("wheat", 1020, "imports", "wheat", {}),
    ("no access to the sea", 1030, "no_access_to_sea", None, {"partner": None}),
    ("our roads run through it", 1060, "transit", "roads", {}),
    ("they go on trading", 1250, "trades_despite_sanctions", None, _SOME),
    ("signed an agreement", 1500, "cooperation_agreement", None, {"partner": "EU27"}),
    (
        "depend on each other",
        1550,
        "mutual_dependence",
        None,
        {"partner": "CIS", "partner_scope": "some"},
    ),
    ("as a UN member", 1600, "un_member", None, {"partner": "UN"}),
)
"""The ties of the article: words, where they begin, kind, subject and the two areas."""


def _address(words: str, start: int) -> str:
    return f"{ARTICLE}#char={start},{start + len(words)}"


def _quoted() -> list[Row]:
    told = [(words, start) for words, start, *_ in (*_SAID, *_TIES)]
    return [
        {
            "quotation_id": _address(words, start),
            "source_id": ARTICLE,
            "speaker": SPEAKER,
            "exact": words,
            "prefix": "what stands before ",
            "suffix": " what stands after",
            "start": start,
            "end": start + len(words),
        }
        for words, start in told
    ]


def _said() -> Iterator[Row]:
    for words, start, given in _SAID:
        plain: Row = {"period_start": None, "period_end": None, "compiler": None}
        yield {
            **{**_FIGURE, **plain, **given},
            "observation_id": _address(words, start),
            "source_id": ARTICLE,
            "quotation_id": _address(words, start),
            "origin": "stated",
            "published": SAID_ON.isoformat(),
        }


def _tied() -> Iterator[Row]:
    for words, start, kind, subject, given in _TIES:
        sides = {"reporter": "KGZ", "reporter_scope": "whole", "partner": "RUS"} | given
        scope = given.get("partner_scope", "whole" if sides["partner"] else None)
        place = _address(words, start)
        yield {"tie_id": f"{place};{kind}", "quotation_id": place, "kind": kind} | {
            **{"subject": subject, **sides, "partner_scope": scope}
        }


def _elsewhere() -> Iterator[Row]:
    """The same and other things, as reports relay the same speaker."""
    relayed = (
        ("gazette", "2023-02-01", {"obs_value": 2 * BN, "bound": "more_than"}),
        ("gazette", "2023-02-01", {**_SOME, "obs_value": 3 * BN, "bound": "approximately"}),
        ("courier", "2023-09", {"reporter": "EU27", "obs_value": 100 * BN}),
        ("tribune", "2024-01-10", {"obs_value": 3 * BN, "bound": "approximately"}),
    )
    for number, (outlet, published, given) in enumerate(relayed):
        cells = {"source_id": f"minister-in-the-{outlet}", "origin": "stated", **given}
        value = float(str(cells.pop("obs_value")))
        row = figure(value, None, published, "KGZ-GOV", **cells)
        yield row | {"observation_id": f"relayed-{number}"}


_OBSERVATIONS = [
    *(
        row
        for part in (_books, _computed_with, _of_goods, _of_the_other_side, _of_officials)
        for row in part()
    ),
    *(row for part in (_of_the_eu_with_russia, _of_people, _said, _elsewhere) for row in part()),
]


def _sources() -> Iterator[Row]:
    """The article, and every other document that a figure names."""
    article, tables_of_an_office = SMALL["sources"][0], SMALL["sources"][1]
    yield article | {"source_id": ARTICLE, "published": SAID_ON.isoformat(), "author": "B. Writer"}
    for name in dict.fromkeys(str(row["source_id"]) for row in _OBSERVATIONS):
        if name != ARTICLE:
            (published, compiler) = max(
                (str(row["published"]), str(row["compiler"]))
                for row in _OBSERVATIONS
                if row["source_id"] == name
            )
            kind = codelist("compiler")[compiler].attributes["kind"]
            relayed = name.startswith("minister-in-the-")
            yield tables_of_an_office | {
                "source_id": name,
                "kind": kind,
                "title": f"Figures {name.replace('-', ' ')}",
                "publisher": label("compiler", compiler),
                "author": SPEAKER if relayed else "C. Official" if kind == "statement" else None,
                "url": f"https://{name}.example/",
                "published": published,
            }


_EVENTS: list[Row] = [
    SMALL["events"][0]
    | {"code": code, "day": day, "label_en": words, "url": f"https://events.example/day_({code})"}
    for code, day, words in (
        ("union", date(2015, 8, 12), "The union grows"),
        ("exit", date(2020, 1, 31), "A member leaves"),
        ("border", date(2021, 6, 1), "A border opens"),
        ("war", date(2022, 2, 24), "A war begins"),
        ("customs", date(2022, 4, 21), "The customs fall silent"),
        ("road", date(2022, 11, 10), "A road opens"),
        ("article", date(2023, 2, 1), "The article appears"),
    )
]
"""Five of them fall into the years of the books, one is before everything and one after."""

ROWS: Mapping[str, list[Row]] = {
    "sources": list(_sources()),
    "quotations": _quoted(),
    "observations": _OBSERVATIONS,
    "ties": list(_tied()),
    "rejections": [
        {"source_id": ARTICLE, "exact": "14:06", "start": 2, "end": 7, "reason": "time_of_day"},
        {"source_id": ARTICLE, "exact": "2023", "start": 20, "end": 24, "reason": "date"},
    ],
    "events": _EVENTS,
}
"""The rows by table; tables that are not here are those of `tests.small`."""

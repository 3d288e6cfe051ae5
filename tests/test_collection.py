"""The ledger against the collection it was copied from, figure by figure."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.model import Observation
from lib.pipeline.build import read_elsewhere, read_record
from lib.queries.question import Question, View
from lib.queries.trade import answer
from lib.record import Ledger

REPO = Path(__file__).resolve().parents[1]
DATA = REPO / "data"
Tables = Mapping[str, pd.DataFrame]
Collected = dict[str, str]

ROWS = {
    "china": 8,
    "eu_members": 38,
    "eurostat": 279,
    "eurostat_relayed": 29,
    "kazakhstan": 22,
    "kyrgyz_statements": 62,
    "migrants": 30,
    "nsc": 336,
    "nsc_relayed": 78,
    "other_partners": 27,
    "press": 9,
    "remittances": 13,
    "russian_customs": 13,
    "russian_statements": 33,
    "uzbekistan": 18,
    "worldbank": 9,
}
"""Figures by file of the ledger."""

MENDED_PERIODS = {
    "nsc-vakunov-2026-02-10": "called 2025, it is January to November",
    "rus-vakunov-2026-02": "called last year, it is January to November",
    "kgz-labour-novosti-2024-05": "after six months is a day, not July",
}
"""Sources with a period other than the collected one, and why."""


def test_every_file_has_its_rows() -> None:
    found = {
        path.stem: len(list(csv.DictReader(path.read_text("utf-8").splitlines())))
        for path in (DATA / "record").glob("*.csv")
    }
    assert found == ROWS
    assert len(read_record(DATA).observations) == sum(ROWS.values())


def test_the_tables_hold_the_figures_of_every_compiler(tables: Tables) -> None:
    rows = tables["observations"]
    counts = rows[rows["origin"] == "recorded"]["compiler"].value_counts()
    assert counts[["NSC", "ESTAT", "NSC-RELAYED", "KAZ-STAT", "UZB-STAT"]].tolist() == [
        *(336, 279, 78, 18, 12)
    ]
    assert counts.sum() == sum(ROWS.values())


def _collected(shared: Path, name: str) -> list[Collected]:
    with (shared / "record" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pairs(rows: list[Collected], ledger: Ledger) -> Iterator[tuple[Collected, Observation | None]]:
    """Each collected row with its figure, null where it has none. No figure is left over."""
    url_of = {source.source_id: source.url for source in ledger.sources}
    left = list(ledger.observations)
    for row in rows:
        fits = [
            o
            for o in left
            if (o.measure, o.unit, o.obs_value)
            == (row["measure"], row["unit"], float(row["value"]))
            and {o.reporter, o.partner or ""} == {row["reporter"], row["partner"]}
            and url_of[o.source_id].startswith(row["source_url"])
        ]
        fits.sort(key=lambda o: (str(o.period_start), str(o.period_end)) != _ends(row))
        if fits:
            left.remove(fits[0])
        yield row, fits[0] if fits else None
    assert not left, [o.observation_id for o in left]


def _ends(row: Collected) -> tuple[str, str]:
    return row["period_start"], row["period_end"]


def test_every_collected_figure_is_here_or_left_out_with_a_reason(shared: Path) -> None:
    """A share has the owner of the whole as its reporter; some addresses are given in full."""
    left_out = (DATA / "record/LEFT_OUT.md").read_text("utf-8")
    missing = []
    for row, figure in _pairs(_collected(shared, "official_figures.csv"), read_record(DATA)):
        if figure is None:
            missing.append(row)
            continue
        ends = str(figure.period_start), str(figure.period_end)
        if figure.period_start is not None and figure.source_id not in MENDED_PERIODS:
            assert ends == _ends(row), figure.observation_id
        if figure.indicator != row["indicator"]:
            printed_as_imports = figure.source_id == "iw-vedomosti-2025-10-25"
            assert figure.indicator == "other" or printed_as_imports, figure.observation_id
        if figure.source_id not in ("undesa-2019", "undesa-2020"):
            assert figure.published == row["source_date"], figure.observation_id
        assert (figure.product or "") == row["product"]
    assert len(missing) == 1
    for row in missing:
        assert row["source_url"] in left_out
        assert f"{int(row['value']):,}" in left_out


def test_every_collected_claim_is_here_or_left_out_with_a_reason(shared: Path) -> None:
    left_out = (DATA / "record/LEFT_OUT.md").read_text("utf-8")
    rows = _collected(shared, "statements.csv")
    found = list(_pairs(rows, read_elsewhere(DATA)))
    missing = [row for row, figure in found if figure is None]
    assert (len(rows), len(missing)) == (16, 3)
    for row in missing:
        assert row["source_url"] in left_out
        assert f"{int(row['value']):,}" in left_out


def test_a_claim_made_elsewhere_has_no_period_and_no_words() -> None:
    ledger = read_elsewhere(DATA)
    assert len(ledger.observations) == 13
    for claim in ledger.observations:
        assert (claim.origin, claim.quotation_id) == ("stated", None)
        assert claim.period_start is claim.period_end is claim.base_period_start is None
        assert claim.compiler == "KGZ-PRES"
    some = Counter((c.reporter, c.partner) for c in ledger.observations if _of_some(c))
    assert some == {("EU27", "RUS"): 2, ("KGZ", "CIS"): 1}


def _of_some(claim: Observation) -> bool:
    return "some" in (claim.reporter_scope, claim.partner_scope)


def test_trade_with_russia_peaked_in_2022(tables: Tables) -> None:
    rows = answer(Question(("RUS",)), tables["observations"]).set_index("year")["obs_value"]
    assert rows.idxmax() == 2022
    assert round(rows[2022] / 1e9, 3) == 3.476
    assert round(rows[2023] / 1e9, 3) == 3.007


def test_turkmenistan_alone_comes_near_sevenfold(tables: Tables) -> None:
    partners = ("TKM", "ARM", "CIS")
    question = Question(partners, view=View.GROWTH, base_year=2019, apart=False)
    rows = answer(question, tables["observations"])
    found = rows[rows["year"] == 2023].set_index("partner")["obs_value"].round(2)
    assert found.to_dict() == {"TKM": 7.85, "ARM": 6.36, "CIS": pytest.approx(1.7, abs=0.1)}


def test_hungary_alone_traded_for_six_billion_with_russia(tables: Tables) -> None:
    rows = tables["observations"]
    rows = rows[(rows["reporter"] == "HUN") & (rows["compiler"] == "HUN-STAT")]
    year = rows[(rows["period_start"] == date(2024, 1, 1)) & (rows["period_end"].map(_ends_year))]
    level = year[year["indicator"] == "trade_turnover"]
    assert level[["partner", "obs_value", "unit"]].values.tolist() == [["RUS", 6.24e9, "USD"]]


def _ends_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def test_the_ministry_s_migrants_are_one_series_of_one_definition(tables: Tables) -> None:
    rows = tables["observations"]
    rows = rows[rows["source_id"] == "kgz-mfa-24kg-2024-12"].sort_values("period_start")
    assert rows["obs_value"].tolist() == [596_253, 680_599, 587_089, 408_448, 350_916]
    assert set(rows["definition"]) == {"present"}
    assert rows["period_end"].tolist()[-1] == date(2024, 6, 30)


def test_conflicting_remittances_are_told_apart_by_definition(tables: Tables) -> None:
    rows = tables["observations"]
    rows = rows[(rows["indicator"] == "remittances") & (rows["partner"] == "RUS")]
    by_value = dict(zip(rows["obs_value"], rows["definition"], strict=True))
    assert (by_value[1.64e9], by_value[2.532e9]) == ("transfer_systems", "wider_coverage")
    assert rows["definition"].notna().all()

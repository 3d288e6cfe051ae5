"""The ledger against the collection it was copied from, figure by figure."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from lib.ingest import Ledger
from lib.model import Observation
from lib.pipeline.build import read_elsewhere, read_record

REPO = Path(__file__).resolve().parents[1]
DATA = REPO / "data"
Tables = Mapping[str, pd.DataFrame]
Collected = dict[str, str]

OTHER_DAYS = {
    "kgz-labour-novosti-2024-05": "after six months is a day, not July",
    "undesa-2019": "the year of the revision, not of the copy",
    "undesa-2020": "the year of the revision, not of the copy",
}
"""Sources with other days than the collected ones that were no error there, and why."""


def test_every_row_of_every_file_is_a_figure() -> None:
    for folder, read in (("record", read_record), ("claims", read_elsewhere)):
        texts = [path.read_text("utf-8") for path in (DATA / folder).glob("*.csv")]
        rows = [row for text in texts for row in csv.DictReader(text.splitlines())]
        figures = read(DATA).observations
        assert len(rows) and len({one.observation_id for one in figures}) == len(rows)
        amounts = Counter(float(row["obs_value"]) for row in rows)
        assert Counter(one.obs_value for one in figures) == amounts


def test_the_tables_hold_the_figures_of_every_compiler(tables: Tables) -> None:
    rows = tables["observations"]
    recorded = rows[rows["origin"] == "recorded"]
    expected = Counter(one.compiler for one in read_record(DATA).observations)
    assert recorded["compiler"].value_counts().to_dict() == expected
    assert {"NSC", "ESTAT", "NSC-RELAYED", "KAZ-STAT", "UZB-STAT"} <= set(expected)


def _collected(shared: Path, name: str) -> list[Collected]:
    with (shared / "record" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _corrected() -> set[str]:
    """The sources with a figure that was corrected since it was collected."""
    text = (DATA / "record/CORRECTIONS.md").read_text("utf-8")
    return set(re.findall(r"`([a-z0-9.-]+)`", text))


def test_what_is_corrected_is_on_record() -> None:
    assert _corrected() <= {source.source_id for source in read_record(DATA).sources}


def _pairs(rows: list[Collected], ledger: Ledger) -> Iterator[tuple[Collected, Observation | None]]:
    """Each collected row with a figure of its own, null where it has none.

    A figure may be left over: the record has grown since it was collected.
    """
    url_of = {source.source_id: source.url for source in ledger.sources}
    corrected = _corrected()
    left = list(ledger.observations)
    for row in rows:
        fits = [
            o
            for o in left
            if (o.measure, o.obs_value) == (row["measure"], float(row["value"]))
            and (o.unit == row["unit"] or o.source_id in corrected)
            and {o.reporter, o.partner or ""} == {row["reporter"], row["partner"]}
            and url_of[o.source_id].startswith(row["source_url"])
        ]
        fits.sort(key=lambda o: (str(o.period_start), str(o.period_end)) != _ends(row))
        if fits:
            left.remove(fits[0])
        yield row, fits[0] if fits else None


def _ends(row: Collected) -> tuple[str, str]:
    return row["period_start"], row["period_end"]


def test_every_collected_figure_is_here_or_left_out_with_a_reason(shared: Path) -> None:
    """A share has the owner of the whole as its reporter; some addresses are given in full."""
    left_out = (DATA / "record/LEFT_OUT.md").read_text("utf-8")
    other_days = _corrected() | {*OTHER_DAYS}
    missing = []
    for row, figure in _pairs(_collected(shared, "official_figures.csv"), read_record(DATA)):
        if figure is None:
            missing.append(row)
            continue
        ends = str(figure.period_start), str(figure.period_end)
        if figure.period_start is not None and figure.source_id not in other_days:
            assert ends == _ends(row), figure.observation_id
        if figure.indicator != row["indicator"]:
            printed_as_imports = figure.source_id == "iw-vedomosti-2025-10-25"
            assert figure.indicator == "other" or printed_as_imports, figure.observation_id
        if figure.source_id not in other_days:
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


def test_what_was_left_out_is_not_on_record() -> None:
    """Each row of the list names an amount and where it was read."""
    sources = {one.source_id: one.url for one in read_record(DATA).sources}
    kept = {(sources[one.source_id], one.obs_value) for one in read_record(DATA).observations}
    lines = (DATA / "record/LEFT_OUT.md").read_text("utf-8").splitlines()
    listed = [line for line in lines if line.startswith("|") and "](http" in line]
    assert listed
    for line in listed:
        (address,) = re.findall(r"\]\((http\S+)\)", line)
        amounts = [float(one.replace(",", "")) for one in re.findall(r"\d{1,3}(?:,\d{3})+", line)]
        assert amounts and not {(address, amount) for amount in amounts} & kept


def test_a_claim_made_elsewhere_has_no_words_of_its_own() -> None:
    claims = read_elsewhere(DATA).observations
    assert {(claim.origin, claim.quotation_id) for claim in claims} == {("stated", None)}
    some = {(c.reporter, c.partner, c.obs_value) for c in claims if _of_some(c)}
    assert some >= {("EU27", "RUS", 6e9), ("KGZ", "CIS", 7.0)}


def _of_some(claim: Observation) -> bool:
    return "some" in (claim.reporter_scope, claim.partner_scope)


def test_hungary_alone_traded_for_six_billion_with_russia(tables: Tables) -> None:
    rows = tables["observations"]
    rows = rows[(rows["reporter"] == "HUN") & (rows["compiler"] == "HUN-STAT")]
    year = rows[(rows["period_start"] == date(2024, 1, 1)) & (rows["period_end"].map(_ends_year))]
    level = year[year["indicator"] == "trade_turnover"]
    assert ["RUS", 6.24e9, "USD"] in level[["partner", "obs_value", "unit"]].values.tolist()


def _ends_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def test_conflicting_remittances_are_told_apart_by_definition(tables: Tables) -> None:
    rows = tables["observations"]
    rows = rows[(rows["indicator"] == "remittances") & (rows["partner"] == "RUS")]
    by_value = dict(zip(rows["obs_value"], rows["definition"], strict=True))
    assert (by_value[1.64e9], by_value[2.532e9]) == ("transfer_systems", "wider_coverage")
    assert rows["definition"].notna().all()

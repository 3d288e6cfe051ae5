"""The ledger against the collection it was copied from, figure by figure."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from lib.ingest import Ledger
from lib.model import Measure, Observation
from lib.pipeline.build import read_elsewhere, read_record

REPO = Path(__file__).resolve().parents[1]
DATA = REPO / "data"
Tables = Mapping[str, pd.DataFrame]
Collected = dict[str, str]
Row = dict[str, str]

OTHER_DAYS = {
    "kgz-labour-novosti-2024-05": "after six months is a day, not July",
    "undesa-2019": "the year of the revision, not of the copy",
    "undesa-2020": "the year of the revision, not of the copy",
}
"""Sources with other days than the collected ones that were no error there, and why."""


def _rows_of(folder: str, *, documents: bool) -> list[Row]:
    """The rows of the files of documents, or of figures, in every folder below `folder`."""
    paths = (DATA / folder).rglob("*.csv")
    texts = [path.read_text("utf-8") for path in paths if (path.name == "sources.csv") is documents]
    return [row for text in texts for row in csv.DictReader(text.splitlines())]


@pytest.mark.parametrize(
    ("folder", "read"),
    [("record", read_record), ("claims", read_elsewhere)],
    ids=("record", "claims"),
)
def test_every_row_of_every_file_is_a_figure_or_a_document(
    folder: str, read: Callable[[Path], Ledger]
) -> None:
    ledger, rows = read(DATA), _rows_of(folder, documents=False)
    assert len(rows) and len({figure.observation_id for figure in ledger.observations}) == len(rows)
    amounts = Counter(float(row["obs_value"]) for row in rows)
    assert Counter(figure.obs_value for figure in ledger.observations) == amounts
    described = {(row["source_id"], row["accessed"]) for row in _rows_of(folder, documents=True)}
    assert {(source.source_id, str(source.accessed)) for source in ledger.sources} == described


def test_a_compiler_s_table_has_a_file_in_its_folder_and_what_others_relay_another() -> None:
    """The committee's figures, which have terms of their own, are in `nsc/` and nowhere else."""
    for path in (DATA / "record").rglob("*.csv"):
        folder = path.relative_to(DATA / "record").parts[0]
        if path.name == "sources.csv":
            assert path.parent == DATA / "record", "documents of all tables are in one file"
            continue
        sources = {row["source_id"] for row in csv.DictReader(path.read_text("utf-8").splitlines())}
        compilers = {_compiler_of()[name] for name in sources}
        assert ("NSC" in compilers) == (folder == "nsc"), path.name
        if folder != "relayed":
            assert len(compilers) == 1, path.name


@cache
def _compiler_of() -> Mapping[str, str]:
    return {row["source_id"]: row["compiler"] for row in _rows_of("record", documents=True)}


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
    left = defaultdict(list)
    for figure in ledger.observations:
        left[figure.measure, figure.obs_value].append(figure)
    for row in rows:
        amount = Measure(row["measure"]), float(row["value"])
        fits = [
            o
            for o in left[amount]
            if (o.unit == row["unit"] or o.source_id in corrected)
            and {o.reporter, o.partner or ""} == {row["reporter"], row["partner"]}
            and url_of[o.source_id].startswith(row["source_url"])
        ]
        fits.sort(key=lambda o: (str(o.period_start), str(o.period_end)) != _ends(row))
        if fits:
            left[amount].remove(fits[0])
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


PRODUCT_NAMES = {"agricultural": "farm_products", "crude_oil": "oil"}
UNIT_NAMES = {
    "tonnes": "t",
    "units": "pieces",
    "cubic metres": "m3",
    "percent of GDP": "percent_gdp",
}
"""What the second collection calls by another name than the code lists do."""

Key = tuple[str, str, str, str, str, str, str, str, float]


def _key(row: Row, value: str) -> Key:
    """What tells a row from every other: what, of whom, when, counted in what, how much."""
    columns = ("indicator", "measure", "product", "reporter", "partner", "period_start")
    what = [row[column] for column in (*columns, "period_end", "unit")]
    return (*what, round(float(value), 4))  # type: ignore[return-value]


def _as_recorded(row: Collected) -> Row:
    """A row of the second collection in the words of the ledger: growth of 5 per cent is 1.05,
    and a share of the gross domestic product is of no other indicator."""
    named = row | {
        "product": PRODUCT_NAMES.get(row["product"], row["product"]),
        "unit": UNIT_NAMES.get(row["unit"], row["unit"]),
    }
    if row["measure"] == "growth":
        named |= {"unit": "ratio", "value": str(1 + float(row["value"]) / 100)}
    if named["unit"] == "percent_gdp":
        named["indicator"] = "other"
    return named


def test_every_figure_of_the_second_collection_is_here_or_left_out_with_a_reason(
    shared: Path,
) -> None:
    """Thirty years of the committee and of Russia's customs, and what was reported since."""
    rows = [_as_recorded(row) for row in _collected(shared, "more_figures.csv")]
    assert len(rows) == 8_716
    kept = defaultdict(list)
    for row in _rows_of("record", documents=False):
        kept[_key(row, row["obs_value"])].append(row)
    missing = [row for row in rows if not kept[_key(row, row["value"])]]
    assert [(row["indicator"], row["reporter"]) for row in missing] == [
        ("remittances", "KGZ"),
        ("exports", "FRA"),
        ("exports", "FRA"),
    ]
    left_out = (DATA / "record/LEFT_OUT.md").read_text("utf-8")
    for row in missing:
        assert f"{int(row['value']):,}" in left_out
    for row in rows:
        bounds = {figure["bound"] for figure in kept[_key(row, row["value"])]}
        assert row in missing or row["bound"] in bounds, row


def test_every_figure_of_the_second_collection_is_of_the_document_it_was_read_from(
    shared: Path,
) -> None:
    """The same page may be on record by another spelling of its address."""
    documents = {row["source"]: row for row in _collected(shared, "more_sources.csv")}
    by_id = {row["source_id"]: row for row in _rows_of("record", documents=True)}
    kept = defaultdict(list)
    for row in _rows_of("record", documents=False):
        kept[_key(row, row["obs_value"])].append(by_id[row["source_id"]])
    for collected in _collected(shared, "more_figures.csv"):
        row, document = _as_recorded(collected), documents[collected["source"]]
        candidates = kept[_key(row, row["value"])]
        pages = [candidate for candidate in candidates if _same_page(candidate, document)]
        days = {page["published"] for page in pages}
        assert not candidates or days == {document["source_date"]}, row


def _same_page(document: Row, collected: Collected) -> bool:
    address = collected["source_url"].replace("//www.", "//")
    return document["url"].replace("//www.", "//").startswith(address)


SUM_OF_MONTHS = re.compile(r"(\d+) months? ha(?:s|ve) a value")


def test_a_sum_of_fewer_months_than_its_period_has_says_so(shared: Path) -> None:
    """The customs of Armenia and the members of the EU report by month, and not every month."""
    expected: Counter[str] = Counter()
    for row in _collected(shared, "more_figures.csv"):
        months = re.search(r"only (\d+) months|months reported: (\d+)", row["note"])
        count = int(next(filter(None, months.groups()))) if months else 12
        if months and count != 12:
            expected[f"{row['indicator']} {row['reporter']} {row['period_start']} {count}"] += 1
    noted: Counter[str] = Counter()
    for row in _rows_of("record", documents=False):
        if months := SUM_OF_MONTHS.search(row["note"]):
            what = f"{row['indicator']} {row['reporter']} {row['period_start']}"
            noted[f"{what} {months[1]}"] += 1
            assert "Sum of monthly values" in row["note"]
            length = int(row["period_end"][5:7]) - int(row["period_start"][5:7]) + 1
            assert 0 < int(months[1]) < length, row
    assert noted == expected and len(noted) > 90


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

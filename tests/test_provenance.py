"""From the shipped tables back to the words and documents they came from."""

import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from lib.codelists import areas, codelist, members
from lib.dashboard.views import run
from lib.ingest import combine
from lib.model import DataError, is_iso_date
from lib.model import Tables as Edition
from lib.pipeline.build import build, read_articles, read_elsewhere, read_record, read_text
from lib.store import TABLES, read
from tests.articles import NAMES, OWN, register

REPO = Path(__file__).resolve().parents[1]
DATA = REPO / "data"
Tables = Mapping[str, pd.DataFrame]

_AROUND = 40
"""Characters kept before and after a figure's words, as the data's read-me says."""
_ROUNDING = 1e6
"""What the members of a block may be above it, in dollars: its tables are in thousands."""


@dataclass(frozen=True)
class Built:
    """A data folder with its tables built, and where the texts of its articles may be."""

    data: Path
    texts: tuple[Path, ...]
    tables: Tables


@pytest.fixture(scope="module", params=["our own articles", "the shipped tables"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    if request.param == "the shipped tables":
        texts = request.getfixturevalue("shared") / "article"
        return Built(DATA, (texts, DATA / "articles"), request.getfixturevalue("tables"))
    data = register(tmp_path_factory.mktemp("own") / "data")
    build(data, [OWN])
    return Built(data, (OWN,), {name: read(data, name).to_pandas() for name in TABLES})


def test_words_are_where_the_tables_say(built: Built) -> None:
    """In every article that has its text at hand."""
    articles = read_articles(built.data)
    texts = {article.article_id: read_text(article, built.texts) for article in articles}
    at_hand = {name: text for name, text in texts.items() if text is not None}
    assert at_hand
    for name, text in at_hand.items():
        quotations, rejections = (
            built.tables[table][built.tables[table]["source_id"] == name]
            for table in ("quotations", "rejections")
        )
        assert len(quotations)
        for row in quotations.itertuples():
            assert text[row.start : row.end] == row.exact
            assert text.count(row.prefix + row.exact + row.suffix) == 1
        for row in rejections.itertuples():
            assert text[row.start : row.end] == row.exact


def test_no_more_of_an_article_is_kept_than_its_figures_need(tables: Tables, built: Built) -> None:
    for row in pd.concat([tables["quotations"], built.tables["quotations"]]).itertuples():
        assert row.end - row.start == len(row.exact)
        assert len(row.exact) <= 2 * _AROUND
        assert max(len(row.prefix), len(row.suffix)) <= _AROUND
    own = built.tables["quotations"]
    assert (own["prefix"].str.len() == _AROUND).any() and (own["suffix"].str.len() == _AROUND).any()


@pytest.mark.parametrize(
    ("table", "column", "target"),
    [
        ("quotations", "source_id", "sources"),
        ("observations", "source_id", "sources"),
        ("rejections", "source_id", "sources"),
        ("observations", "quotation_id", "quotations"),
        ("ties", "quotation_id", "quotations"),
        ("area_groups", "area", "areas"),
        ("area_groups", "area_group", "areas"),
    ],
)
def test_what_a_row_points_to_is_there(
    table: str, column: str, target: str, tables: Tables
) -> None:
    (key,) = TABLES[target].key
    assert set(tables[table][column].dropna()) <= set(tables[target][key])


def test_every_source_has_a_figure_and_an_address(tables: Tables) -> None:
    sources = tables["sources"]
    used = {*tables["observations"]["source_id"], *tables["quotations"]["source_id"]}
    assert set(sources["source_id"]) == used
    assert sources["url"].str.match(r"https?://\S+$").all()
    assert all(is_iso_date(published) for published in sources["published"])
    for column in ("title", "publisher", "terms"):
        assert sources[column].str.strip().astype(bool).all()


def test_every_quotation_carries_a_figure_or_a_tie(tables: Tables) -> None:
    used = {*tables["observations"]["quotation_id"].dropna(), *tables["ties"]["quotation_id"]}
    assert set(tables["quotations"]["quotation_id"]) == used


@pytest.mark.parametrize("name", TABLES)
def test_codes_are_in_their_lists(name: str, tables: Tables) -> None:
    for column in TABLES[name].columns:
        if column.codelist:
            codes = areas() if column.codelist == "area" else codelist(column.codelist)
            assert set(tables[name][column.name].dropna()) <= set(codes), column.name


def test_every_figure_has_words_or_a_compiler(tables: Tables) -> None:
    """An article's figures have words, the record's a compiler; so has a claim elsewhere."""
    observations = tables["observations"]
    words, compiled = observations["quotation_id"].notna(), observations["compiler"].notna()
    assert (words != compiled).all()
    assert set(observations[words]["origin"]) == {"stated"}
    said, recorded = (observations["origin"] == origin for origin in ("stated", "recorded"))
    assert (words & said).any() and (compiled & said).any() and recorded.any()


def test_nothing_is_kept_that_can_be_computed(tables: Tables) -> None:
    """Whole years of the committee's exports and imports give the rest in queries."""
    observations = tables["observations"]
    record = observations[observations["compiler"] == "NSC"]
    assert set(record["indicator"]) == {"exports", "imports"}
    assert set(record["measure"]) == {"level"}


@pytest.fixture(scope="module")
def printed(tables: Tables) -> pd.DataFrame:
    """The committee's tables by country, which are whole, and what of a total is in no row."""
    rows = tables["observations"]
    return rows[rows["source_id"].isin(["nsc-4.03.00.18-2024-10-01", "nsc-4.03.00.20-2024-03-02"])]


def test_the_committee_s_tables_are_whole(printed: pd.DataFrame) -> None:
    (unallocated,) = printed[printed["partner"] == "XXX"].itertuples()
    assert (unallocated.indicator, unallocated.period_start.year) == ("exports", 2021)
    printed = printed.drop(index=unallocated.Index)
    years = Counter(day.year for day in printed["period_start"])
    assert years == dict.fromkeys(range(2018, 2024), 2 * 28)
    assert printed["partner"].nunique() == 28
    fob_and_cif = set(zip(printed["indicator"], printed["valuation"], strict=True))
    assert fob_and_cif == {("exports", "fob"), ("imports", "cif")}
    by_year = {
        (flow, year): set(rows["obs_status"])
        for (flow, year), rows in printed.groupby(
            ["indicator", [day.year for day in printed["period_start"]]]
        )
    }
    for flow, last in (("exports", "A"), ("imports", "P")):
        found = [by_year[flow, year] for year in (2019, 2022, 2023)]
        assert found == [{"A", "D"}, {"A"}, {last}]


def test_the_turnover_of_2023_is_the_one_that_the_committee_published(
    shipped: Edition,
) -> None:
    """In October 2024 it gave 15,902.8 million; exports and early imports never were a total."""
    (row,) = run("trade", shipped, ("WLD",)).query("year == 2023").to_dict("records")
    assert (row["obs_value"], row["obs_status"]) == (15_902_768_473, "A")
    assert row["vintages"] == "exports 2024-10-01 | imports 2024-10-02"
    (russia,) = (
        run("trade", shipped, ("RUS",), {"view": "share"}).query("year == 2023").to_dict("records")
    )
    assert round(russia["obs_value"], 1) == 18.9 and russia["obs_status"] == "P"
    assert russia["vintages"].count("imports") == 2


def test_what_of_2021_is_in_no_country_s_row_is_said(shipped: Edition) -> None:
    for name, partner, choices in (
        ("compare", "EU27", {"view": "share", "indicator": "exports"}),
        ("trade", "CIS", {"indicator": "exports"}),
        ("trade", "RUS", {"view": "share"}),
    ):
        rows = run(name, shipped, (partner,), choices).query("year == 2021")
        assert rows["note"].str.contains("1,105,551,114 USD of all exports").all() and len(rows)


@pytest.mark.parametrize(
    ("indicator", "partner", "year", "dollars"),
    [
        ("exports", "RUS", 2022, 1_069_691_913),
        ("imports", "RUS", 2022, 2_406_031_679),
        ("exports", "RUS", 2023, 823_728_781),
        ("imports", "CIS", 2022, 3_577_545_785),
        ("exports", "EU27", 2023, 44_690_391),
        ("imports", "WLD", 2018, 5_291_945_776),
        ("exports", "TKM", 2019, 3_004_933),
        ("gdp", None, 2023, 13_987_627_909),
    ],
)
def test_figures_checked_by_hand(
    indicator: str, partner: str | None, year: int, dollars: int, tables: Tables
) -> None:
    rows = tables["observations"]
    same = (rows["indicator"] == indicator) & (rows["reporter"] == "KGZ")
    same &= (rows["measure"] == "level") & (rows["origin"] == "recorded")
    same &= rows["partner"].isna() if partner is None else rows["partner"] == partner
    same &= (rows["period_start"] == date(year, 1, 1)) & (rows["period_end"] == date(year, 12, 31))
    assert dollars in rows[same]["obs_value"].to_list()


def test_russia_s_neighbours_are_told_apart_by_definition(printed: pd.DataFrame) -> None:
    assert set(printed[printed["partner"] == "CIS"]["definition"]) == {"cis_with_ukr"}
    union = printed[printed["partner"] == "EU27"]
    by_year = zip((d.year for d in union["period_start"]), union["definition"], strict=True)
    assert {(year < 2020, definition) for year, definition in by_year} == {
        (True, "eu_with_gbr"),
        (False, "eu_27"),
    }
    (conflict,) = printed[printed["note"].fillna("").str.contains("below the sum")].itertuples()
    assert (conflict.partner, conflict.indicator, conflict.period_start.year) == (
        "CIS",
        "imports",
        2022,
    )


def test_the_tables_hold_the_register_and_the_ledger(tables: Tables) -> None:
    articles, ledger = (
        read_articles(DATA),
        combine({"r": read_record(DATA), "c": read_elsewhere(DATA)}),
    )
    rows = tables["observations"]
    compiled = rows[rows["quotation_id"].isna()]
    assert set(compiled["observation_id"]) == {o.observation_id for o in ledger.observations}
    sources = {s.source_id for s in ledger.sources} | {a.article_id for a in articles}
    assert set(tables["sources"]["source_id"]) == sources


def test_no_figure_is_there_twice(tables: Tables) -> None:
    """Of one document, and of one definition, bound and time."""
    recorded = tables["observations"].query("origin == 'recorded'")
    told = [*("source_id", "reporter", "partner", "indicator", "measure", "product", "bound")]
    told += [*("unit", "definition", "period_start", "period_end", "base_period_start")]
    again = recorded[recorded.duplicated(told, keep=False)]
    assert again.empty, again["observation_id"].tolist()


def test_no_members_are_more_than_their_block(tables: Tables) -> None:
    """Of one edition of the committee, one flow and period: what separates them is the rest, but
    for what the tables round, and where a note says that they do not add up."""
    rows = tables["observations"].query("compiler == 'NSC' and product.isna()")
    for place, there in rows.groupby(["source_id", "indicator", "period_start", "period_end"]):
        amounts = dict(zip(there["partner"], there["obs_value"], strict=True))
        notes = dict(zip(there["partner"], there["note"].fillna(""), strict=True))
        for block in {"CIS", "EAEU", "EU27"} & amounts.keys():
            inside = set(members(block, *place[2:])) & amounts.keys()
            together = sum(amounts[one] for one in inside)
            noted = "below the sum" in notes[block]
            assert (together > amounts[block] + _ROUNDING) == noted, (place, block)


def _same_tables(folder: Path, shipped: Path) -> None:
    """Byte for byte, or row for row where another release of the engine wrote them."""
    for name in TABLES:
        one, other = (place / f"{name}.parquet" for place in (shipped, folder))
        if pq.read_metadata(one).created_by == pq.read_metadata(other).created_by:
            assert other.read_bytes() == one.read_bytes(), name
        else:
            assert read(folder, name).equals(read(shipped, name), check_metadata=True), name


def _copy(source: Path, folder: Path, *patterns: str) -> None:
    for pattern in patterns:
        for path in source.glob(pattern):
            target = folder / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    (folder / "record").mkdir(exist_ok=True)


_WRITTEN = ("articles/*.toml", "record/*.csv", "claims/*.csv")


def test_a_build_with_the_texts_gives_the_same_tables(built: Built, tmp_path: Path) -> None:
    _copy(built.data, tmp_path, *_WRITTEN, "*.parquet")
    report = build(tmp_path, built.texts)
    assert report.articles_read and not report.changed
    _same_tables(tmp_path, built.data)


def test_a_build_without_the_texts_keeps_the_tables(built: Built, tmp_path: Path) -> None:
    _copy(built.data, tmp_path, *_WRITTEN, "*.parquet")
    report = build(tmp_path, [])
    assert report.articles_read == ()
    assert len(report.articles_kept) == len(read_articles(built.data))
    _same_tables(tmp_path, built.data)


def test_a_build_without_the_texts_keeps_the_shipped_tables(tmp_path: Path) -> None:
    """Whether or not the text is beside the repository."""
    _copy(DATA, tmp_path, *_WRITTEN, "*.parquet")
    assert build(tmp_path, []).articles_read == ()
    _same_tables(tmp_path, DATA)


@pytest.mark.parametrize("name", NAMES)
def test_another_text_under_the_name_of_an_article_is_refused(name: str, tmp_path: Path) -> None:
    """A space for one of its no-break spaces is enough; the tables stay as they are."""
    data, texts = register(tmp_path / "data"), tmp_path / "texts"
    shutil.copytree(OWN, texts)
    build(data, [texts])
    before = {path.name: path.read_bytes() for path in data.glob("*.parquet")}
    text = (texts / f"{name}.txt").read_bytes().decode("utf-8")
    (texts / f"{name}.txt").write_bytes(text.replace("\u00a0", " ", 1).encode("utf-8"))
    with pytest.raises(DataError, match=f"{name}.txt: the text's sha256 is "):
        build(data, [texts])
    assert {path.name: path.read_bytes() for path in data.glob("*.parquet")} == before

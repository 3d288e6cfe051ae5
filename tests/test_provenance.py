"""From the shipped tables back to the words and documents they came from."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

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
_ROUNDING = 15_000
"""What the members of a block may be above or below its printed total, in dollars: thirty rows in
thousands, each half a thousand off at most."""
_PRINTED = ("nsc-4.03.00.18-2024-10-01", "nsc-4.03.00.20-2024-03-02")
"""The committee's tables by country."""
_YEARS = range(1994, 2024)
_FIRST_PRINTED = {"EU27": 1994, "CIS": 1994, "SCO": 2001, "EAEU": 2015}
"""The blocks that have a row in the tables by country, and the first year of each."""
_IN_NO_ROW = {
    ("exports", 1999): 0.1,
    ("exports", 2008): 12.8,
    ("exports", 2009): 13.7,
    ("exports", 2011): 11.7,
    ("exports", 2012): 13.2,
    ("exports", 2013): 11.9,
    ("exports", 2021): 40.2,
    ("exports", 2022): 0.1,
    ("exports", 2023): 0.2,
    ("imports", 1995): 1.5,
    ("imports", 1996): 0.4,
    ("imports", 2007): 0.1,
    ("imports", 2011): 1.6,
    ("imports", 2019): 0.3,
    ("imports", 2021): 0.6,
    ("imports", 2023): 0.1,
}
"""Per cent of the printed world total that are in no country's row, where it is more than 0.1.
What is large is gold."""


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
    """The committee's tables by country: countries, blocks and the world, one row a year."""
    rows = tables["observations"]
    rows = rows[rows["source_id"].isin(_PRINTED)]
    return rows.assign(year=[day.year for day in rows["period_start"]])


def test_the_committee_s_tables_are_whole(printed: pd.DataFrame) -> None:
    """Every partner of thirty years; a country without a row had no trade that was counted."""
    for flow, rows in printed.groupby("indicator"):
        assert set(rows["year"]) == set(_YEARS)
        assert set(rows[rows["partner"] == "WLD"]["year"]) == set(_YEARS)
        for block, first in _FIRST_PRINTED.items():
            years = set(rows[rows["partner"] == block]["year"])
            assert years == set(range(first, 2024)), (flow, block)
        for neighbour in ("RUS", "KAZ", "UZB", "TJK", "CHN"):
            assert set(rows[rows["partner"] == neighbour]["year"]) == set(_YEARS), neighbour
    amounts = printed.groupby("indicator")["partner"].agg(["size", "nunique"])
    assert amounts.loc["exports"].tolist() == [2_326, 149]
    assert amounts.loc["imports"].tolist() == [3_256, 191]
    whole_years = {(start.month, start.day) for start in printed["period_start"]}
    assert whole_years == {(1, 1)} and {_ends(row) for row in printed.itertuples()} == {(12, 31)}
    fob_and_cif = set(zip(printed["indicator"], printed["valuation"], strict=True))
    assert fob_and_cif == {("exports", "fob"), ("imports", "cif")}


def _ends(row: Any) -> tuple[int, int]:
    assert row.period_end.year == row.year
    return row.period_end.month, row.period_end.day


def test_a_printed_row_is_provisional_or_counted_otherwise_or_neither(
    printed: pd.DataFrame,
) -> None:
    """The imports of 2023 are provisional, all of them and nothing else; a total that holds the
    United Kingdom is no figure of the 27 members."""
    for row in printed.itertuples():
        early = row.indicator == "imports" and row.year == 2023
        otherwise = row.definition == "eu_with_gbr"
        assert row.obs_status == ("P" if early else "D" if otherwise else "A"), row.observation_id


def _years_counted(rows: pd.DataFrame, flow: str) -> Mapping[str, set[int]]:
    of_flow = rows[rows["indicator"] == flow]
    return {
        definition: set(of_definition["year"])
        for definition, of_definition in of_flow.groupby("definition")
    }


def test_the_members_that_the_committee_counts_change_with_the_years(
    printed: pd.DataFrame,
) -> None:
    """The United Kingdom is in the EU row of exports from 2013, in that of imports from the start,
    and in both until 2019. Georgia is in the CIS row of some years, Ukraine in all; India and
    Pakistan are in the SCO row from the start, Iran from 2022."""
    union = printed[printed["partner"] == "EU27"]
    assert _years_counted(union, "exports") == {
        "eu_27": {*range(1994, 2013), *range(2020, 2024)},
        "eu_with_gbr": {*range(2013, 2020)},
    }
    assert _years_counted(union, "imports") == {
        "eu_with_gbr": {*range(1994, 2020)},
        "eu_27": {*range(2020, 2024)},
    }
    commonwealth = printed[printed["partner"] == "CIS"]
    for flow, with_georgia in (("exports", {2006, 2007}), ("imports", {*range(2002, 2009)})):
        assert _years_counted(commonwealth, flow) == {
            "cis_with_ukr_and_geo": with_georgia,
            "cis_with_ukr": {*_YEARS} - with_georgia,
        }
    shanghai = printed[printed["partner"] == "SCO"]
    for flow in ("exports", "imports"):
        assert _years_counted(shanghai, flow) == {
            "sco_with_ind_and_pak": {*range(2001, 2022)},
            "sco_with_ind_pak_and_irn": {2022, 2023},
        }
    rest = printed[~printed["partner"].isin(["EU27", "CIS", "SCO"])]
    assert rest["definition"].isna().all()


def _counted(block: str, definition: str | None, year: int) -> set[str]:
    """Whom a printed row of a block counts, by its definition or by membership in that year."""
    if definition is None:
        return set(members(block, date(year, 1, 2), date(year, 1, 2)))
    counting = codelist("definition")[definition].attributes
    day = date.fromisoformat(counting["as_of"])
    return {*members(block, day, day), *counting.get("includes", "").split()}


def _difference_noted(note: str) -> int | None:
    """What a note says that a total is above its rows, in dollars; below is negative."""
    words = re.search(r"([\d.]+)( million|,000) dollars (above|below) the sum", note)
    if words is None:
        return None
    amount = float(words[1]) * (1_000_000 if words[2] == " million" else 1_000)
    return round(amount if words[3] == "above" else -amount)


def _differences(block: str, printed: pd.DataFrame) -> Iterator[tuple[str, int, float, str]]:
    """By how much a printed block is above the rows of those it counts, and its note: flow by flow
    and year by year."""
    for (flow, year), rows in printed.groupby(["indicator", "year"]):
        amounts = dict(zip(rows["partner"], rows["obs_value"], strict=True))
        for total in rows[rows["partner"] == block].itertuples():
            definition = None if pd.isna(total.definition) else total.definition
            inside = _counted(block, definition, year) & amounts.keys()
            difference = total.obs_value - sum(amounts[member] for member in inside)
            yield flow, year, difference, "" if pd.isna(total.note) else total.note


@pytest.mark.parametrize(
    ("block", "exceptions"), [("EU27", 6), ("CIS", 4), ("EAEU", 2), ("SCO", 5)]
)
def test_a_printed_block_is_the_sum_of_the_members_that_its_definition_names(
    block: str, exceptions: int, printed: pd.DataFrame
) -> None:
    """In every year, to the thousand, or its note says by how much it is not."""
    noted = 0
    for flow, year, difference, note in _differences(block, printed):
        said = _difference_noted(note)
        assert (abs(difference) > _ROUNDING) == (said is not None), (flow, year, difference)
        if said is not None:
            exact = 50_000 if abs(said) >= 1_000_000 else 500
            assert abs(difference - said) <= exact, (flow, year, difference)
            noted += 1
    assert noted == exceptions


def test_a_row_of_an_early_member_is_explained(printed: pd.DataFrame) -> None:
    """Armenia joined the union on its second day, and the first total has its whole year."""
    first = printed[(printed["partner"] == "EAEU") & (printed["year"] == 2015)]
    assert first["note"].str.contains("Armenia counted for the whole year").tolist() == [True] * 2
    later = printed[(printed["partner"] == "EAEU") & (printed["year"] > 2015)]
    assert not later["note"].fillna("").str.contains("Armenia").any()


@pytest.mark.parametrize("flow", ["exports", "imports"])
def test_the_countries_add_up_to_the_printed_world(flow: str, printed: pd.DataFrame) -> None:
    """Within 0.1 % in most years; in sixteen of sixty more is in no country's row, in six of them
    a tenth and more. The countries are never above the world by more than rounding."""
    for year, rows in printed[printed["indicator"] == flow].groupby("year"):
        amounts = dict(zip(rows["partner"], rows["obs_value"], strict=True))
        countries = [code for code in amounts if areas()[code].kind == "country"]
        rest = amounts["WLD"] - sum(amounts[code] for code in countries)
        assert rest > -1_000, year
        share = rest / amounts["WLD"] * 100
        if (flow, year) in _IN_NO_ROW:
            assert share > 0.1 and round(share, 1) == _IN_NO_ROW[flow, year], (year, share)
        else:
            assert share <= 0.1, (year, share)


PAPER = (REPO / "docs/partners_and_the_world.md").read_text("utf-8")


def test_the_paper_on_partners_and_the_world_has_what_the_tables_have(
    printed: pd.DataFrame,
) -> None:
    lines = [line for line in PAPER.splitlines() if re.match(r"\| \d{4} \|", line)]
    assert [int(line[2:6]) for line in lines] == [*_YEARS]
    for line in lines:
        year, *cells = (float(cell.replace(",", "")) for cell in line.strip("| ").split("|"))
        for flow, shown in (("exports", cells[:4]), ("imports", cells[4:])):
            rows = printed[(printed["indicator"] == flow) & (printed["year"] == year)]
            countries = [areas()[code].kind == "country" for code in rows["partner"]]
            (world,) = rows[rows["partner"] == "WLD"]["obs_value"]
            added = rows[countries]["obs_value"].sum()
            amounts = [world / 1e6, added / 1e6, (world - added) / 1e6]
            exact = [*amounts, (world - added) / world * 100]
            assert all(abs(a - b) <= 0.0501 for a, b in zip(shown, exact, strict=True)), line


def test_the_paper_names_every_printed_block_that_differs_from_its_rows(
    printed: pd.DataFrame,
) -> None:
    *_, sentence = PAPER.strip().splitlines()
    for block, name in (("EU27", "EU"), ("CIS", "CIS"), ("EAEU", "EAEU"), ("SCO", "SCO")):
        for flow, year, difference, _ in _differences(block, printed):
            sign = "−" if difference < 0 else ""
            words = f"{year} {sign}{abs(difference) / 1_000:,.0f}"
            part = re.search(rf"\b{name}, {flow}: ([^;]*)", sentence)
            named = part is not None and words in part[1].rstrip(".").split(", ")
            assert named == (abs(difference) > _ROUNDING), (block, flow, words)


def test_goods_are_parts_of_what_was_traded(tables: Tables) -> None:
    """Of the committee's tables by good, in every year: a good is no more than the world's total,
    and all goods that are part of no other good together are not either."""
    rows = tables["observations"].query("compiler == 'NSC' and partner == 'WLD'")
    assert set(rows["unit"]) == {"USD"}
    listed = codelist("product")
    for (flow, start), of_year in rows.groupby(["indicator", "period_start"]):
        world = of_year[of_year["product"].isna()]["obs_value"].max()
        goods = of_year[of_year["product"].notna()]
        assert len(goods) >= 20 and goods["product"].is_unique, (flow, start)
        outer = [
            amount
            for good, amount in zip(goods["product"], goods["obs_value"], strict=True)
            if listed[good].attributes.get("part_of") not in set(goods["product"])
        ]
        assert 0 < sum(outer) <= world, (flow, start)


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


_WRITTEN = ("articles/*.toml", "record/**/*.csv", "claims/*.csv")


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

"""Goods to six digits as a page: what is drawn, tabled and taken away is the same, in every way to
look at them; without a dataset, or one that cannot be reached, the committee's goods are there."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.codelists.harmonized_system import section_of
from lib.dashboard import views
from lib.dashboard.exports import csv_bytes
from lib.dashboard.views import NotImportedError
from lib.dashboard.views.menus import file_address
from lib.model import (
    Chart,
    Controls,
    DataError,
    Page,
    Prose,
    Run,
    Table,
    Tables,
    WorldGoodsRow,
    inside,
)
from lib.model.world_trade import WorldTrade
from tests.dashboard.traded import HOSTILE, UNNAMED, UNNAMED_NAME, Traded, with_world_trade
from tests.dashboard.views.page_parts import block, chart_of, strings, text_of

REPO = Path(__file__).resolve().parents[3]
WAYS = ("treemap", "ranking", "over_time", "by_partner")
STATES = [
    f"good={good}&shown={shown}&flow={flow}&counterpart={counterpart}"
    for good in ("all", "XVII", "XIV", "87", "8703")
    for shown in WAYS
    for flow in ("imports", "exports")
    for counterpart in ("WLD", "CHN", "EAEU", UNNAMED)
] + [
    f"good=870310&shown={shown}&flow=imports&counterpart={counterpart}"
    for shown in ("over_time", "by_partner")
    for counterpart in ("WLD", "CHN", UNNAMED)
]
LONGEST_FINDING = 90


def shown(tables: Tables, state: str = "", language: str = "en", source: str = "hs") -> Page:
    pairs = [("tab", "goods"), ("source", source), *parse_qsl(state), ("lang", language)]
    return views.shown(tables, "trade", pairs).page


def controls(page: Page) -> dict[str, str]:
    return {one.name: one.chosen for one in block(page, Controls).choices}


def taken(tables: Tables, address: str) -> list[dict[str, str]]:
    """The rows of a file, from its bytes."""
    split = urlsplit(address)
    name = split.path.removeprefix("/data/").removesuffix(".csv")
    rows = views.run(name, tables, (), dict(parse_qsl(split.query)))
    return list(csv.DictReader(io.StringIO(csv_bytes(rows).decode())))


def links(table: Table) -> dict[str, str]:
    """The address that each line of a table leads to, by what names it."""
    cells = [row[0] for row in table.body]
    return {cell.text: cell.address or "" for cell in cells if isinstance(cell, Run)}


@pytest.mark.parametrize("state", STATES)
def test_what_is_drawn_is_tabled_and_taken(state: str, made_with_baci: Tables) -> None:
    page = shown(made_with_baci, state)
    assert not page.notices and not page.takes_partners and not page.is_passing
    if not page.charts():
        *_, last = page.blocks
        assert isinstance(last, Prose) and "has no such flow" in text_of(last.paragraphs[0])
        return
    chart = chart_of(page)
    figure = json.loads(chart.figure)
    names = [row.observation_id for row in chart.rows.records]
    assert figure["layout"]["meta"]["drawn"] == names
    assert len(chart.table.body) == len(names)
    rows = taken(made_with_baci, file_address(chart.rows, "csv"))
    assert [row["observation_id"] for row in rows] == names
    assert [float(row["obs_value"]) for row in rows] == [r.obs_value for r in chart.rows.records]
    assert {row["terms"] for row in rows} == {"Etalab 2.0"}
    assert 0 < len(chart.finding) <= LONGEST_FINDING and chart.alt and chart.subtitle
    if chart.narrow:
        assert json.loads(chart.narrow)["layout"]["meta"]["drawn"] == names


@pytest.mark.parametrize("language", ["ru", "ky"])
@pytest.mark.parametrize("state", STATES[::5])
def test_it_is_said_in_every_language(state: str, language: str, made_with_baci: Tables) -> None:
    for chart in shown(made_with_baci, state, language).charts():
        assert len(chart.finding) <= LONGEST_FINDING
        said = f"{chart.finding} {chart.subtitle} {' '.join(map(text_of, chart.notes))}"
        for word in (" first", "imports", "exports", "countries", "computes", "six digits"):
            assert word not in said, word


def test_sections_are_sums_made_by_hand(made_with_baci: Tables, baci: Traded) -> None:
    chart = chart_of(shown(made_with_baci, "flow=imports&year=2020"))
    vehicles = next(row for row in chart.rows.records if row.product == "XVII")
    by_hand = baci.total(
        lambda one: (
            one.reporter == "KGZ"
            and one.indicator == "imports"
            and one.year == 2020
            and section_of(one.product) == section_of("XVII")
        )
    )
    assert vehicles.obs_value == pytest.approx(by_hand)
    assert chart.finding.startswith("Largest import in 2020: Vehicles and aircraft, $3.95bn (")
    assert chart.subtitle == "Imports from all countries, by HS section, US dollars, FOB, 2020"
    legend = {item.label: item.area for item in chart.legend}
    assert legend["Food"] == "good_2" and legend["Other goods"] is None


def test_a_reader_goes_from_sections_to_six_digits_and_back(made_with_baci: Tables) -> None:
    page, way = shown(made_with_baci, "counterpart=CHN&year=2020"), []
    for name in ("Vehicles and aircraft", "Cars, lorries and tractors", "8703 Vehicles"):
        way.append(name)
        address = links(chart_of(page).table)[name]
        pairs = parse_qsl(urlsplit(address).query)
        page = views.shown(made_with_baci, "trade", pairs).page
        assert controls(page) | {"shown": ""} == {
            **{"source": "hs", "flow": "imports", "counterpart": "CHN", "year": "2020"},
            **{"good": dict(pairs)["good"], "shown": ""},
        }
        steps = next(one for one in page.blocks if isinstance(one, Prose)).paragraphs[0]
        assert isinstance(steps, tuple)
        said = [step.text for step in steps if isinstance(step, Run)]
        assert said == ["All goods", *way[:-1], "8703" if name.startswith("8703") else name]
    last = next(
        address for name, address in links(chart_of(page).table).items() if "870310" in name
    )
    leaf = views.shown(made_with_baci, "trade", parse_qsl(urlsplit(last).query)).page
    assert controls(leaf)["shown"] == "over_time" and controls(leaf)["good"] == "870310"
    assert [row.year for row in chart_of(leaf).rows.records] == [2018, 2019, 2020]
    assert "the most on record" in chart_of(leaf).finding


def test_a_box_has_the_name_of_the_link_in_its_row(made_with_baci: Tables) -> None:
    for way in ("treemap", "ranking", "by_partner"):
        chart = chart_of(shown(made_with_baci, f"good=87&shown={way}"))
        ids = {name for name in json.loads(chart.figure)["data"][0]["ids"] if ":" in name}
        keys = {row[0].key for row in chart.table.body if isinstance(row[0], Run)}
        assert keys == {f"to-{name}" for name in ids}


def test_every_option_leads_to_a_page_of_its_own(made_with_baci: Tables) -> None:
    for state in ("", "good=87&shown=ranking", "good=870310", "shown=by_partner"):
        page = shown(made_with_baci, state)
        for choice in block(page, Controls).choices:
            for option in choice.options[:8]:
                pairs = parse_qsl(urlsplit(option.address).query)
                found = views.shown(made_with_baci, "trade", pairs).page
                assert not found.notices, option.address
                if choice.name in controls(found):
                    assert controls(found)[choice.name] == option.value, option.address


def test_a_section_of_one_chapter_is_that_chapter(made_with_baci: Tables) -> None:
    page = shown(made_with_baci, "good=XIV")
    assert controls(page)["good"] == "71" and not page.notices


@pytest.mark.parametrize(
    ("state", "named"),
    [
        ("good=9999", "“9999”"),
        ("good=cars", "“cars”"),
        ("good=00", "“00”"),
        ("good=870399", "“870399”"),
        ("counterpart=ATLANTIS", "“ATLANTIS”"),
        ("year=1900", "“1900”"),
        ("shown=pie", "“pie”"),
        ("shown=both_sides", "“both_sides”"),
        ("flow=smuggling", "“smuggling”"),
    ],
)
def test_a_bad_address_is_named_and_the_default_shown(
    state: str, named: str, made_with_baci: Tables
) -> None:
    page = shown(made_with_baci, state)
    assert len(page.notices) == 1 and named in text_of(page.notices[0])
    assert chart_of(page).rows.records


def test_names_of_others_are_data(made_with_baci: Tables) -> None:
    page = shown(made_with_baci, "good=8703&year=2020", "ru")
    chart = chart_of(page)
    cells = {row[0].text: row[0] for row in chart.table.body if isinstance(row[0], Run)}
    cell = cells[f"870310 {HOSTILE['870310']}"]
    assert cell.language == "en", "an English name on a Russian page says so"
    assert "<script>" not in chart.figure and "<script>" not in chart.narrow
    assert "\u202e" not in chart.figure
    hostile = chart_of(shown(made_with_baci, "good=0101&counterpart=RUS&year=2020"))
    rows = taken(made_with_baci, file_address(hostile.rows, "csv"))
    assert rows[0]["product_label"].startswith("'=cmd"), "no spreadsheet runs it"
    named = chart_of(shown(made_with_baci, "good=870310&shown=by_partner", "ru"))
    partners = [row[0] for row in named.table.body if isinstance(row[0], Run)]
    strange = next(one for one in partners if one.text == UNNAMED_NAME)
    assert strange.language == "en"


def test_both_sides_are_shown_where_each_has_a_figure(
    made_with_comtrade: Tables, made_with_baci: Tables
) -> None:
    page = shown(made_with_comtrade, "shown=both_sides&counterpart=CHN")
    chart = chart_of(page)
    assert chart.finding == ("Imports from China in 2020: $7m by Kyrgyz count, $12m by theirs")
    body = {text_of(row[0]): row[1:] for row in chart.table.body}
    assert body == {
        "Vehicles and aircraft": ("$4 million", "$9 million"),
        "Textiles and clothing": ("$3 million", "$3 million"),
    }
    rows = taken(made_with_comtrade, file_address(chart.rows, "csv"))
    assert [row["reporter"] for row in rows] == ["KGZ", "CHN", "KGZ", "CHN"]
    assert {row["terms"] for row in rows} == {
        "UN Comtrade: not for redistribution without permission"
    }
    said = [text_of(note) for note in chart.notes]
    assert any("not for redistribution without permission (UN Comtrade)" in one for one in said)
    notes = [text_of(note) for note in chart_of(shown(made_with_baci)).notes]
    assert any("one figure for both" in note for note in notes)
    assert not any("permission" in note for note in notes)


def test_a_figure_of_one_side_alone_is_drawn_and_tabled(made_with_comtrade: Tables) -> None:
    chart = chart_of(shown(made_with_comtrade, "shown=both_sides&counterpart=CHN&good=XI"))
    names = [row.observation_id for row in chart.rows.records]
    assert sorted(json.loads(chart.figure)["layout"]["meta"]["drawn"]) == sorted(names)
    body = {text_of(row[0]): row[1:] for row in chart.table.body}
    assert body == {
        "Clothing, not knitted": ("no figure", "$3 million"),
        "Knitted clothing": ("$3 million", "no figure"),
    }
    leaf = chart_of(shown(made_with_comtrade, "shown=both_sides&counterpart=CHN&good=870310"))
    assert [row.obs_value for row in leaf.rows.records] == [4e6, 9e6]


def test_without_a_dataset_two_sentences_say_how_to_get_it(made: Tables) -> None:
    page = shown(made, "", source="committee")
    *_, last = page.blocks
    assert isinstance(last, Prose)
    said = text_of(last.paragraphs[0])
    assert said.count(". ") == 1 and "multivector trade import" in said and "Etalab 2.0" in said
    assert "source" not in controls(page) and chart_of(page).key == "goods"
    asked = shown(made, "good=8703&shown=treemap&counterpart=CHN")
    assert [text_of(notice) for notice in asked.notices] == [said]
    assert chart_of(asked).key == "goods" and not asked.is_passing
    with pytest.raises(NotImportedError, match="No dataset"):
        views.run("world_goods", made, ())


def _fails(*_: object) -> Any:
    raise DataError("sc://nowhere:15002", "the engine cannot be reached (refused)")


@pytest.mark.parametrize("source", ["hs", "committee"])
def test_a_dataset_that_cannot_be_opened_is_one_sentence(source: str, made: Tables) -> None:
    state = "good=8703" if source == "hs" else ""
    page = shown(with_world_trade(made, _fails), state, source=source)
    said = [text_of(notice) for notice in page.notices]
    assert said == [
        "Goods to six digits cannot be shown: sc://nowhere:15002: the engine cannot be reached "
        "(refused)."
    ]
    assert chart_of(page).key == "goods" and page.is_passing


def test_an_engine_that_comes_back_is_asked_again(made: Tables, baci: Traded) -> None:
    state: dict[str, Callable[..., Any]] = {"ask": _fails}

    def ask(question: str, parameters: Any) -> Any:
        return state["ask"](question, parameters)

    world: WorldTrade = replace(baci.world, ask=ask)
    tables = with_world_trade(made, lambda: world)
    page = shown(tables)
    assert page.is_passing and len(page.notices) == 1 and chart_of(page).key == "goods"
    assert not shown(tables, source="committee").notices, "nothing was asked of it"
    state["ask"] = baci.world.ask
    page = shown(tables)
    assert not page.notices and chart_of(page).key == "world_goods" and not page.is_passing
    state["ask"] = _fails
    assert shown(tables) == page, "a page that was made is kept"


def test_figures_of_the_two_are_never_together(made_with_baci: Tables) -> None:
    for state in STATES[::7]:
        for chart in shown(made_with_baci, state).charts():
            assert all(isinstance(row, WorldGoodsRow) for row in chart.rows.records)
            assert all("Committee" not in said for said in strings(chart.source))
    page = shown(made_with_baci, source="committee")
    kinds = {
        type(row)
        for one in inside(page.blocks)
        if isinstance(one, Chart)
        for row in one.rows.records
    }
    assert WorldGoodsRow not in kinds


_NO_ENGINE = """
import sys
from pathlib import Path
from lib import store
from lib.dashboard import api, views
tables = store.tables(Path("data"))
page = views.shown(tables, "trade", [("tab", "goods"), ("source", "hs")]).page
assert page.notices
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"duckdb", "pyspark"}))
"""


def test_without_a_dataset_no_engine_is_imported(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NO_ENGINE],
        cwd=REPO,
        env={"TRADE_DATASET": str(tmp_path / "nothing"), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []

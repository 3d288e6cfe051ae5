"""The tab of goods as a value: every option, what is drawn, tabled and taken, bad addresses."""

import csv
import io
import json
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.dashboard import views
from lib.dashboard.charts.palette import GOODS
from lib.dashboard.exports import csv_bytes
from lib.dashboard.queries.listed_goods import FLOWS, goods_years
from lib.dashboard.queries.reported_goods import offered_goods, reported_goods
from lib.dashboard.views.menus import file_address
from lib.model import (
    Chart,
    ChoiceForm,
    Controls,
    Fold,
    GoodsRow,
    Page,
    Prose,
    Run,
    Table,
    Tables,
    inside,
)
from tests.dashboard.views.page_parts import block, text_of
from tests.round_numbers import M, figure, with_figures, year


def shown(tables: Tables, state: str = "", chosen: str = "RUS") -> Page:
    pairs = [("tab", "goods"), ("partner", chosen), *parse_qsl(state)]
    return views.shown(tables, "trade", pairs).page


def notes(page: Page) -> list[str]:
    return [text_of(note) for note in block(page, Chart).notes]


def controls(page: Page) -> dict[str, str]:
    return {one.name: one.chosen for one in block(page, Controls).choices}


def address_of(page: Page, name: str, value: str) -> str:
    (choice,) = (one for one in block(page, Controls).choices if one.name == name)
    return next(option.address for option in choice.options if option.value == value)


def taken(tables: Tables, address: str) -> list[dict[str, str]]:
    """The rows of a file, from its bytes."""
    split = urlsplit(address)
    name = split.path.removeprefix("/data/").removesuffix(".csv")
    choices = dict(parse_qsl(split.query))
    choices.pop("partner", None)
    frame = views.run(name, tables, (), choices)
    return list(csv.DictReader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"))))


def states(tables: Tables) -> list[str]:
    return [
        *("", "flow=exports", "shown=over_time", "flow=exports&shown=over_time&scale=log"),
        *(f"flow={flow}&year={goods_years(tables, flow)[0]}" for flow in FLOWS),
        *(f"flow={flow}&good={good}" for flow in FLOWS for good in offered_goods(tables, flow)),
    ]


def test_in_every_state_what_is_drawn_is_tabled_and_in_the_file(
    made: Tables, shipped: Tables
) -> None:
    for tables in (made, shipped):
        for state in states(tables):
            page = shown(tables, state)
            assert not page.notices, state
            for chart in page.charts():
                assert 0 < len(chart.finding) <= 90, chart.finding
                rows = chart.rows.records
                meta = json.loads(chart.figure)["layout"]["meta"]
                names = [row.observation_id for row in rows]
                assert sorted(meta["drawn"]) == sorted(names)
                file = taken(tables, file_address(chart.rows, "csv"))
                assert [row["observation_id"] for row in file] == names, state
                assert [float(row["obs_value"]) for row in file] == [r.obs_value for r in rows]
                assert all(row["product_label"] for row in file)
                cells = [cell for line in chart.table.body for cell in line[1:] if cell != "–"]
                shares = len(rows) if "Share" in chart.table.head else 0
                assert len(cells) == len(rows) + shares, state


def test_the_ranking_of_a_year_by_hand(made: Tables) -> None:
    page = shown(made)
    chart = block(page, Chart)
    assert chart.finding == "Kyrgyzstan bought cars for $900 million in 2022, 22.5% of all imports"
    assert chart.subtitle == "Imports, CIF, all partners together, US dollars, 2022"
    assert [(line[0], line[1], line[2]) for line in chart.table.body][:2] == [
        ("Cars", "$900 million", "22.5%"),
        ("Petrol", "$150 million", "3.75%"),
    ]
    assert [(item.label, item.area) for item in chart.legend] == [
        ("Energy", GOODS[0]),
        ("Food", GOODS[1]),
    ]
    said = notes(page)
    assert (
        "The committee’s table names 6 goods with a figure for 2022; together they are 32.5% of "
        "all imports ($4 billion)." in said
    )
    assert "Energy listed: $300 million, the sum of petrol, diesel fuel and natural gas." in said
    assert controls(page) == {
        **{"flow": "imports", "good": "all", "shown": "ranking", "year": "2022"}
    }
    assert not page.takes_partners


def test_a_year_without_a_good_says_so(made: Tables) -> None:
    page = shown(made, "year=2019")
    assert "The table has no figure of natural gas in 2019." in notes(page)
    assert "Energy listed: $150 million, the sum of petrol and diesel fuel." in notes(page)
    assert {row.product for row in block(page, Chart).rows.records} == {
        *("petrol", "diesel", "wheat", "sugar", "cars"),
    }


def test_shares_name_the_edition_of_their_total_where_another_differs(shipped: Tables) -> None:
    said = (
        "Shares are of $12.5 billion, the total of the same edition; the edition of March 2024 "
        "had $12.4 billion, provisional."
    )
    assert said in notes(shown(shipped))
    assert not any("total of the same edition" in one for one in notes(shown(shipped, "year=2022")))
    given_ = {"partner": "WLD", "indicator": "imports", "source_id": "of-nsc-goods-imports"}
    total = figure(5000 * M, year(2022), "2023-05", **given_)
    assert any("$5 billion, the total of the same" in n for n in notes(shown(with_figures(total))))


def test_lines_of_the_five_largest(made: Tables, shipped: Tables) -> None:
    page = shown(made, "shown=over_time")
    chart = block(page, Chart)
    assert chart.finding == (
        "Cars overtook petrol in 2022 as the largest import listed: $900 million in 2022"
    )
    assert [end.name for end in chart.ends] == [
        "Cars",
        "Petrol",
        "Diesel fuel",
        "Natural gas",
        "Sugar",
    ]
    assert {end.area for end in chart.ends} == {*GOODS}
    assert "year" not in controls(page)
    assert block(shown(made, "flow=exports&shown=over_time"), Chart).finding == (
        "Largest export listed in every year: clothing, $300 million in 2022"
    )
    real = block(shown(shipped, "shown=over_time"), Chart)
    assert real.finding == (
        "Cars overtook petrol in 2022 as the largest import listed: $2.77 billion in 2023"
    )


def test_one_good_over_the_years(made: Tables, shipped: Tables) -> None:
    page = shown(made, "good=wheat")
    assert block(page, Chart).finding == (
        "Imports of wheat came to $40 million in 2022, the most on record"
    )
    assert controls(page) == {"flow": "imports", "good": "wheat", "scale": "off"}
    real = block(shown(shipped, "good=wheat"), Chart)
    assert real.finding == (
        "Imports of wheat came to $79.9 million in 2023; the most was $100 million in 2014"
    )
    assert [row.year for row in real.rows.records] == list(range(1994, 2024))


def test_a_wider_good_is_drawn_with_its_parts_and_lists_them(made: Tables) -> None:
    page = shown(made, "good=energy")
    chart = block(page, Chart)
    assert chart.finding == (
        "Imports of the energy listed came to $300m in 2022; the most was $330m in 2021"
    )
    assert [end.name for end in chart.ends] == ["Energy", "Petrol", "Diesel fuel", "Natural gas"]
    said = notes(page)
    assert (
        "Energy: the sum of what the committee’s table of imports lists, which is petrol, diesel "
        "fuel and natural gas." in said
    )
    assert (
        "The table has no figure for natural gas in 2019, which the year’s sum leaves out." in said
    )
    assert any(
        one.startswith("Not in the table of imports, and so not in the sum: ") for one in said
    )
    of_2019 = next(line for line in chart.table.body if line[0] == "2019")
    assert of_2019 == ("2019", "$150 million", "$100 million", "$50 million", "–")


def test_what_is_known_by_partner_is_below_in_its_own_units(made: Tables) -> None:
    page = shown(made, "good=wheat")
    assert block(page, Chart).rows.name == "goods"
    table = block(page, Table)
    assert table.head == ("Partner", "Period", "Amount", "Reported in")
    assert [tuple(map(text_of, line[:3])) for line in table.body] == [
        ("All countries", "2022", "about 100,000 t"),
        ("Russia", "2022", "about 90,000 t"),
        ("Russia", "Jan\u2009–\u2009Jun 2022", "about 40,000 t"),
    ]
    assert all(line[3][0].address for line in table.body if isinstance(line[3], tuple))  # type: ignore[union-attr]
    assert {row.unit for row in block(page, Chart).rows.records} == {"USD"}
    prose = [one for one in page.blocks if isinstance(one, Prose)]
    assert prose[0].heading == "Wheat by seller, where reported"
    assert "By partner only where an office or the press reported it." in text_of(
        prose[0].paragraphs[0]
    )
    (csv_link, *_) = [r.address for r in prose[1].paragraphs[0] if isinstance(r, Run)]
    assert csv_link is not None
    rows = taken(made, csv_link)
    assert [(row["partner"], float(row["obs_value"]), row["unit"]) for row in rows] == [
        ("WLD", 100_000, "t"),
        ("RUS", 90_000, "t"),
        ("RUS", 40_000, "t"),
    ]
    assert {(row["product_label"], row["direction_label"]) for row in rows} == {
        ("wheat", "Imports")
    }


def test_of_a_wider_good_the_table_names_each(made: Tables, shipped: Tables) -> None:
    assert block(shown(made, "good=food"), Table).head[0] == "Good"
    page = shown(shipped, "good=energy")
    (table,) = (one for one in inside(page.blocks) if isinstance(one, Table))
    assert {text_of(line[0]) for line in table.body} == {"Natural gas"}


def test_of_many_reported_figures_the_others_are_a_click_away(shipped: Tables) -> None:
    page = shown(shipped, "good=gold&flow=exports")
    first, rest = (one for one in inside(page.blocks) if isinstance(one, Table))
    (fold,) = (one for one in page.blocks if isinstance(one, Fold))
    count = len(reported_goods(shipped, "exports", "gold"))
    assert len(first.body) + len(rest.body) == count
    assert fold.summary == f"{count - 8} more figures"


def test_a_good_that_is_only_reported_has_no_chart(made: Tables) -> None:
    page = shown(made, "flow=exports&good=gold")
    assert not page.charts()
    (said, *_) = (one for one in page.blocks if isinstance(one, Prose))
    assert said.paragraphs == ("The committee’s table of exports by good has no figure of gold.",)
    assert [text_of(line[2]) for line in block(page, Table).body][:2] == [
        "$500 million",
        "$400 million",
    ]


def test_exports_without_gold_are_an_option_of_exports(shipped: Tables, made: Tables) -> None:
    page = shown(shipped, "flow=exports&good=without_gold")
    chart = block(page, Chart)
    assert chart.finding == "Gold was 38% of Kyrgyzstan’s exports of $3.38 billion in 2023"
    assert [end.name for end in chart.ends] == ["All exports", "Without gold"]
    assert {row.year for row in chart.rows.records} == set(range(1995, 2024))
    assert {row.partner for row in chart.rows.records} == {"WLD"}
    of_2021 = next(line for line in chart.table.body if line[0] == "2021")
    assert of_2021 == ("2021", "$2.75 billion", "$1.34 billion")
    assert "Gold was nearly all of exports of $1.09 billion to Switzerland in 2023." in notes(page)
    assert any("rounded figures of the committee in the press" in one for one in notes(page))
    read = taken(shipped, file_address(chart.rows, "csv"))
    assert [float(row["obs_value"]) for row in read] == [r.obs_value for r in chart.rows.records]
    of_table = [
        figure(500 * M, year(2022), "2023-05", indicator="exports", product="gold", partner="WLD"),
        figure(400 * M, year(2022), "2023-05", indicator="exports", product="gold", partner="CHE"),
    ]
    printed = shown(with_figures(*of_table), "flow=exports&good=without_gold")
    assert not any("rounded figures of the committee in the press" in one for one in notes(printed))
    assert not shown(made, "flow=imports&good=without_gold").charts()[0].finding.startswith("Gold")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            "good=gravel",
            "The address asks for “gravel”, which is not offered here; the default is shown.",
        ),
        (
            "year=1889",
            "The address asks for “1889”, which is not offered here; the default is shown.",
        ),
        (
            "flow=trade_balance",
            "The address asks for “trade_balance”, which is not offered here; "
            "the default is shown.",
        ),
        (
            "shown=pie",
            "The address asks for “pie”, which is not offered here; the default is shown.",
        ),
        (
            "flow=exports&good=wheat",
            "The committee’s table of exports by good has no figure of wheat.",
        ),
        (
            "good=without_gold",
            "The address asks for “without_gold”, which is not offered here; the default is shown.",
        ),
    ],
)
def test_a_bad_address_gets_one_line_and_the_default(state: str, said: str, made: Tables) -> None:
    page = shown(made, state)
    assert page.notices == (said,)
    assert block(page, Chart).rows.records


def test_each_choice_drops_what_means_nothing_with_it(made: Tables) -> None:
    page = shown(made, "year=2020")
    assert address_of(page, "shown", "over_time") == (
        "/trade?partner=RUS&shown=over_time&tab=goods"
    )
    assert address_of(page, "good", "wheat") == "/trade?partner=RUS&good=wheat&tab=goods"
    assert address_of(page, "flow", "exports") == (
        "/trade?partner=RUS&flow=exports&tab=goods&year=2020"
    )
    wheat = shown(made, "good=wheat")
    assert address_of(wheat, "flow", "exports") == "/trade?partner=RUS&flow=exports&tab=goods"
    food = shown(made, "good=food")
    assert address_of(food, "flow", "exports") == (
        "/trade?partner=RUS&flow=exports&good=food&tab=goods"
    )
    assert address_of(food, "good", "all") == "/trade?partner=RUS&tab=goods"


def test_goods_are_listed_by_name_sums_first(made: Tables) -> None:
    page = shown(made)
    (good,) = (one for one in block(page, Controls).choices if one.name == "good")
    assert good.form is ChoiceForm.LIST
    assert [option.label for option in good.options] == [
        *("All goods listed", "Energy (sum)", "Oil products (sum)", "Food (sum)"),
        *("Cars", "Diesel fuel", "Natural gas", "Petrol", "Sugar", "Wheat"),
    ]


def test_a_ranking_never_has_a_sum_beside_its_parts(shipped: Tables) -> None:
    for flow in FLOWS:
        for number in goods_years(shipped, flow):
            rows = block(shown(shipped, f"flow={flow}&year={number}"), Chart).rows.records
            assert not [row for row in rows if isinstance(row, GoodsRow) and row.derivation]

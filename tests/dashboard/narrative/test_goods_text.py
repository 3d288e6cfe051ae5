"""The words for goods: findings within ninety characters, hedges, years in which nothing is."""

from dataclasses import replace

import pytest

from lib.codelists import codelist
from lib.dashboard.narrative import goods_text, tied_goods_text, trade_text, wording
from lib.dashboard.queries.listed_goods import goods_of_year, goods_over_time
from lib.dashboard.queries.reported_goods import reported_goods
from lib.model import GoodsRow, ObsStatus, Tables

WORDS = wording("en")


@pytest.fixture(scope="module")
def row(made: Tables) -> GoodsRow:
    return goods_of_year(made, "imports", 2022)[0]


def test_no_finding_of_any_good_is_too_long(row: GoodsRow) -> None:
    most = replace(row, year=2008, obs_value=2.75e9)
    last = replace(row, obs_value=1.23e9)
    for code in codelist("product"):
        for flow in goods_text.FLOWS:
            for derivation in (None, "petrol + diesel"):
                changed = {"product": code, "indicator": flow, "derivation": derivation}
                rows = [replace(one, **changed) for one in (most, last)]
                assert len(goods_text.course(rows, WORDS)) <= 90
                assert len(goods_text.largest(rows, WORDS)) <= 90
                other = replace(rows[0], product="asbestos", year=2007)
                assert len(goods_text.leading([other, *rows], WORDS)) <= 90


def test_a_short_name_has_at_most_twelve_letters() -> None:
    names = {code: goods_text.short_name(code, WORDS) for code in codelist("product")}
    assert max(map(len, names.values())) <= 12
    assert names["vegetable_oil"] == "Veg. oil"
    assert names["oil_products"] == "Oil products"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((5e6, 4e6), "Imports of cars came to $4 million in 2022; the most was $5 million in 2021"),
        ((4e6, 5e6), "Imports of cars came to $5 million in 2022, the most on record"),
        ((5e6,), "Imports of cars came to $5 million in 2022"),
    ],
)
def test_the_latest_beside_the_most(values: tuple[float, ...], said: str, row: GoodsRow) -> None:
    first = 2023 - len(values)
    rows = [replace(row, year=first + n, obs_value=v) for n, v in enumerate(values)]
    assert goods_text.course(rows, WORDS) == said


def test_what_led_first_and_last_is_not_said_to_have_led_throughout(row: GoodsRow) -> None:
    led = [
        replace(row, year=2020 + n, product=product)
        for n, product in enumerate(("cars", "petrol", "cars"))
    ]
    assert goods_text.leading(led, WORDS).startswith("Cars overtook petrol in 2022 as ")
    assert goods_text.leading(led[2:], WORDS).startswith("Largest import listed in every year")


def test_a_share_is_named_where_there_is_one(row: GoodsRow) -> None:
    assert goods_text.figures(row, WORDS) == "$900m, 22.5%"
    assert goods_text.figures(replace(row, share=None), WORDS) == "$900m"
    assert goods_text.figures(replace(row, share=0.049), WORDS) == "$900m", "it rounds to nothing"
    assert goods_text.figures(replace(row, share=0.051), WORDS) == "$900m, 0.1%"
    without = replace(row, share=None, total=None)
    assert goods_text.largest([without], WORDS) == "Kyrgyzstan bought cars for $900 million in 2022"


def test_a_sum_says_what_it_is_without_and_a_provisional_figure_what_it_is(row: GoodsRow) -> None:
    short = replace(row, missing="petrol wheat", obs_status=ObsStatus.PROVISIONAL)
    assert goods_text.hover(short, WORDS) == (
        "Cars, 2022: $900 million, 22.5% of all imports, without petrol and wheat (provisional)"
    )
    assert trade_text.cell("$900 million", short, WORDS) == "$900 million (p)"
    assert trade_text.table_caption([row, short], WORDS) == "Table: 2 figures; (p) is provisional"
    assert trade_text.cell("$900 million", row, WORDS) == "$900 million"


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ((1994,), "1994"),
        ((1999, 2015), "1999 and 2015"),
        ((1994, 1995), "1994 and 1995"),
        ((1994, 1995, 1996), "1994–1996"),
        ((1997, 1998, 1999, 2000, 2001, 2002, 2012), "1997–2002 and 2012"),
    ],
)
def test_years_in_a_row_are_a_span(years: tuple[int, ...], said: str) -> None:
    missing = {"oil": years, "wheat": years, "gold": (1990,)}
    assert goods_text.without_figure(missing, WORDS) == (
        f"The table has no figure of oil and wheat in {said}; gold in 1990."
    )


def test_a_reported_figure_has_its_hedge_and_all_its_digits(shipped: Tables) -> None:
    wheat = reported_goods(shipped, "imports", "wheat")
    assert goods_text.reported_value(wheat[1], WORDS) == "about 351,400 t"
    cars = [r for r in reported_goods(shipped, "exports", "cars") if r.unit == "pieces"]
    assert goods_text.reported_value(cars[0], WORDS) == "8,733 pieces"
    (gold, *_) = (r for r in reported_goods(shipped, "exports", "gold") if r.partner == "GBR")
    assert goods_text.reported_value(gold, WORDS) == "more than $1 billion"
    talk = reported_goods(shipped, "exports", "gold")[-1]
    assert goods_text.period(talk, WORDS) == "no period given"
    theirs = reported_goods(shipped, "imports", "farm_products")[0]
    assert goods_text.partner(theirs, WORDS) == "Kazakhstan, as it counts"


def test_the_partner_an_article_names_has_a_figure_only_where_one_is_reported(
    made: Tables,
) -> None:
    rows = goods_over_time(made, "imports", ("oil_products",))
    assert tied_goods_text.on_record(rows[-1], "RUS", None, WORDS) == (
        "On record: imports of the oil products listed from all countries, $230 million in 2022; "
        "from Russia: not on record by good."
    )
    wheat = goods_over_time(made, "imports", ("wheat",))[-1]
    known = reported_goods(made, "imports", "wheat")[1]
    assert tied_goods_text.on_record(wheat, "RUS", known, WORDS) == (
        "On record: imports of wheat from all countries, $40 million in 2022; from Russia: wheat "
        "about 90,000 t (2022), as reported."
    )
    assert tied_goods_text.amount(wheat, 2022, WORDS) == "wheat $40m"
    assert tied_goods_text.amount(wheat, 2023, WORDS) == "wheat $40m (2022)"
    assert tied_goods_text.including("food $90m", ["wheat"], WORDS) == "food $90m with wheat"


def test_a_sum_without_a_part_is_of_one_year_or_of_several() -> None:
    for language, one, several in (
        ("en", "the year’s sum", "these years’ sums"),
        ("ru", "за этот год", "за эти годы"),
        ("ky", "бул жылдын", "бул жылдардын"),
    ):
        words = wording(language)
        missing = {"wheat": (2019,), "rice": (2019,)}
        assert one in goods_text.sum_without(missing, words)
        assert several in goods_text.sum_without({**missing, "rice": (2020,)}, words)

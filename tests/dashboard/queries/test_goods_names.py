"""What goods are called: words of ours, of the dataset, and what its descriptions share."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries.goods_names import _in_common, dataset_area_label, good_name
from lib.model.world_trade import WorldTrade
from tests.dashboard.traded import HOSTILE, UNNAMED, UNNAMED_NAME, Traded
from tests.examples import examples


def named(world: WorldTrade, products: Mapping[str, str]) -> WorldTrade:
    return replace(world, products=products)


CARS = {
    "870321": "Vehicles: with only an engine, cylinder capacity not over 1000cc",
    "870322": "Vehicles: with only an engine, cylinder capacity over 1000 but not over 1500cc",
    "870380": "Vehicles: with only electric motor",
    "710811": "Gold: powder",
}


@pytest.mark.parametrize(
    ("product", "language", "whole", "brief", "is_english"),
    [
        ("XVII", "ru", "Транспорт", "Транспорт", False),
        ("87", "ky", "Автоунаа жана трактор", "Автоунаа жана трактор", False),
        ("8703", "ru", "Vehicles", "Vehicles", True),
        ("7108", "en", "Gold: powder", "Gold: powder", True),
        ("870321", "en", CARS["870321"], "cylinder capacity not over 1000cc", True),
        ("870322", "en", CARS["870322"], "cylinder capacity over 1000 but not over 1500cc", True),
        ("870380", "en", CARS["870380"], "with only electric motor", True),
        ("710811", "ky", "Gold: powder", "Gold: powder", True),
        ("9999", "en", "9999", "", False),
        ("999999", "en", "999999", "", False),
        ("77", "en", "77", "", False),
    ],
)
def test_a_good_is_named(
    product: str, language: str, whole: str, brief: str, is_english: bool, baci: Traded
) -> None:
    found = good_name(named(baci.world, CARS), product, language)
    assert (found.whole, found.brief, found.is_english) == (whole, brief, is_english)


def test_without_a_file_of_products_a_code_is_the_name(baci: Traded) -> None:
    found = good_name(named(baci.world, {}), "870321", "en")
    assert (found.whole, found.brief) == ("870321", "")


@pytest.mark.parametrize("product", HOSTILE)
def test_words_of_the_file_stay_as_they_are(product: str, baci: Traded) -> None:
    assert good_name(baci.world, product, "en").whole == HOSTILE[product]


def test_areas_have_our_name_or_the_dataset_s_or_their_code(baci: Traded) -> None:
    assert dataset_area_label(baci.world, "CHN", "ru") == "Китай"
    assert dataset_area_label(baci.world, UNNAMED, "ru") == UNNAMED_NAME
    assert dataset_area_label(baci.world, "X123", "en") == "X123"


@pytest.mark.parametrize(
    ("descriptions", "shared"),
    [
        (
            ("Meat: of bovine animals, fresh", "Meat: of bovine animals, frozen"),
            "Meat: of bovine animals",
        ),
        (("Meat of swine, fresh", "Meat of sheep, fresh"), "Meat"),
        (("Oils (not crude) light", "Oils (not refined) light"), "Oils"),
        (("Engines over 50 kW", "Engines over 50 hp"), "Engines"),
        (("of wood", "of cork"), ""),
        (("Ox", "Ox tail"), ""),
    ],
)
def test_a_heading_has_the_words_its_subheadings_begin_with(
    descriptions: tuple[str, ...], shared: str
) -> None:
    assert _in_common(descriptions) == shared


@examples(40)
@given(
    descriptions=st.lists(
        st.text(max_size=60).map(lambda t: " ".join(t.split())).filter(bool), min_size=1, max_size=6
    )
)
def test_whatever_is_described_has_names(descriptions: list[str], baci: Traded) -> None:
    products = {f"8703{n:02}": text for n, text in enumerate(descriptions)}
    world = named(baci.world, products)
    for product, text in products.items():
        found = good_name(world, product, "en")
        assert found.whole == text
        assert found.brief and text.endswith(found.brief)
    shared = good_name(world, "8703", "en").brief
    assert all(text.startswith(shared) for text in descriptions)

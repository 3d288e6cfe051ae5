"""The forms of files: each has all that pages and files need of a dataset that is made of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from lib.codelists.codes import codelist
from lib.world_trade import dataset
from lib.world_trade.dataset import manifest_at
from lib.world_trade.dataset_place import place_at
from lib.world_trade.formats import BACI, FORMATS
from tests.world_trade.test_comtrade import imported, written


def test_each_form_is_a_dataset_with_terms_and_prices() -> None:
    listed = codelist("trade_dataset")
    assert set(listed) == {one.name for one in FORMATS}
    for entry in listed.values():
        about = entry.attributes
        assert about["terms"] in codelist("terms")
        assert {about["valuation_exports"], about["valuation_imports"]} <= set(
            codelist("valuation")
        )
        assert about["publisher"] and about["url"].startswith("https://") and about["cite"]


def test_whether_each_side_has_a_figure_of_its_own_is_what_the_form_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(written(tmp_path, {}), tmp_path)
    found = manifest_at(place_at(tmp_path / "trade"))
    assert found is not None and found.both_sides
    assert not replace(found, source="BACI").both_sides
    monkeypatch.setattr(dataset, "FORMATS", (replace(BACI, name="Another"),))
    assert not replace(found, source="Another").both_sides

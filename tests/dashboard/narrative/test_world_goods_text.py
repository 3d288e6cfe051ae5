"""What is said of a dataset of the world's trade."""

import pytest

from lib.codelists.codes import codelist
from lib.dashboard.narrative import wording, world_goods_text
from lib.dashboard.narrative.wording import LANGUAGES


@pytest.mark.parametrize("source", codelist("trade_dataset"))
def test_what_a_dataset_is_is_said_in_every_language(source: str) -> None:
    said = {code: world_goods_text.what_it_is(source, wording(code)) for code in LANGUAGES}
    assert len(set(said.values())) == len(LANGUAGES)
    assert all(words.endswith(".") for words in said.values())

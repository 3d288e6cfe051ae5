"""What a stated figure counts, in words: its goods and its partner too, listed or not."""

from typing import Any

import pytest

from lib.dashboard.ui import claim_wording

ROW: dict[str, Any] = {
    **{"indicator": "exports", "measure": "level", "reporter": "KGZ", "reporter_scope": "whole"},
    **{"partner": "RUS", "partner_scope": "whole", "partner_words": None},
    **{"product": None, "product_words": None},
}
AFRICA = {"partner": None, "partner_words": "African countries"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "exports, Kyrgyzstan with Russia"),
        (
            {"product": "gold", "product_words": "bullion"},
            "exports of gold, Kyrgyzstan with Russia",
        ),
        (
            {"product": "other", "product_words": "silk"},
            "exports of “silk”, Kyrgyzstan with Russia",
        ),
        ({"product": "other"}, "exports of other goods, Kyrgyzstan with Russia"),
        (AFRICA, "exports, Kyrgyzstan with “African countries”"),
        (
            AFRICA | {"partner_scope": "some"},
            "exports, Kyrgyzstan with some countries of “African countries”",
        ),
        ({"partner": None, "partner_scope": None}, "exports of Kyrgyzstan"),
    ],
)
def test_what_was_said_is_said_with_its_goods_and_its_partner(
    changes: dict[str, Any], words: str
) -> None:
    assert claim_wording.said_of(ROW | changes) == words

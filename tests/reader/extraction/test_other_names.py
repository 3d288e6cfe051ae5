"""Areas by names that the code list no longer has: what they are called on pages changes, what the
news calls them stays."""

import pytest

from lib.codelists import areas
from lib.reader.extraction import extract
from tests.reader.extraction.invariants import article

SAID = {
    "ru": (
        "Экспорт Кыргызстана {} в 2023 году составил $5 млн.",
        {
            "в Южно-Африканскую Республику": "ZAF",
            "в ЮАР": "ZAF",
            "в КНДР": "PRK",
            "в Северную Корею": "PRK",
            "в Республику Корея": "KOR",
            "в Южную Корею": "KOR",
            "в Центрально-Африканскую Республику": "CAF",
            "в ЦАР": "CAF",
            "в Конго-Киншасу": "COD",
            "в ДР Конго": "COD",
        },
    ),
    "ky": (
        "Кыргызстандын {} экспорту 2023-жылы 5 миллион долларга жетти.",
        {
            "Афганистанга": "AFG",
            "Ооганстанга": "AFG",
            "Тайландга": "THA",
            "Таиландга": "THA",
            "Мальдивге": "MDV",
            "Свазилендге": "SWZ",
            "Эсватиниге": "SWZ",
            "Түштүк-Африка Республикасына": "ZAF",
            "Түштүк Африка Республикасына": "ZAF",
            "Конго-Киншасага": "COD",
        },
    ),
}
CASES = [
    (code, pattern.format(name), area)
    for code, (pattern, names) in SAID.items()
    for name, area in names.items()
]


@pytest.mark.parametrize(("code", "text", "area"), CASES, ids=lambda value: str(value)[:40])
def test_an_area_is_known_by_each_of_its_names(code: str, text: str, area: str) -> None:
    assert area in areas()
    found = extract(text, article(code))
    assert {reading.partner.code for reading in found.readings if reading.partner} == {area}

"""A block that was added to the code lists is known by its name in each language."""

from collections.abc import Iterator
from datetime import date

import pytest

from lib.pipeline.flat_figures import read_text
from tests.newcomer import added, blocks

SAID = {
    "en": (
        "Kyrgyzstan's trade with Central Asia amounted to $2 billion in 2023.",
        "Exports of Kyrgyzstan to the countries of Central Asia came to $2 billion in 2023.",
        "In 2023, Central Asia imported goods worth $2 billion from Kyrgyzstan.",
    ),
    "ru": (
        "Товарооборот Кыргызстана с Центральной Азией составил 2 млрд долларов в 2023 году.",
        "Товарооборот Кыргызстана со странами Центральной Азии составил 2 млрд долларов.",
        "Экспорт Кыргызстана в Центральную Азию составил 2 млрд долларов в 2023 году.",
    ),
    "ky": (
        "Кыргызстандын Борбор Азия менен соодасы 2023-жылы 2 миллиард долларга жетти.",
        "Кыргызстандын Борбор Азия өлкөлөрүнө экспорту 2023-жылы 2 миллиард долларга жетти.",
        "Кыргызстан 2023-жылы Борбор Азияга 2 миллиард долларлык товар экспорттоду.",
    ),
}


@pytest.fixture(scope="module", autouse=True)
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with added(tmp_path_factory.mktemp("newcomer"), blocks(), {}):
        yield


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, said in SAID.items() for text in said]
)
def test_its_name_is_read(language: str, text: str) -> None:
    (figure,) = read_text("own", text, language, date(2024, 10, 16), "").figures
    assert {figure["reporter"], figure["partner"]} == {"KGZ", "C5"}
    assert figure["value"] == 2_000_000_000

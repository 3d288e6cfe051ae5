"""A language nobody has written Python for is read as soon as its file is there."""

from pathlib import Path

import pytest

from tests.extraction.passages import Passage
from tests.extraction.test_passages import figures

KAZAKH = Path(__file__).with_name("kazakh.toml").read_text("utf-8")
PASSAGES = (
    Passage(
        "Қазақстан мен Өзбекстан арасындағы сауда 2023 жылы 4,4 миллиард доллардан асты.",
        (
            "4,4 миллиард доллардан асты | trade_turnover level | KAZ UZB"
            " | 4400000000 USD more_than | 2023",
        ),
    ),
    Passage(
        "Былтыр Қазақстанның Қытайға экспорты 15 пайызға өсіп, 14 миллиард долларға жетті.",
        (
            "15 пайызға | exports growth | KAZ CHN | 1.15 ratio exact | 2023 | 2022",
            "14 миллиард долларға | exports level | KAZ CHN | 14000000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Ресейде 150 мыңға жуық өзбек мигранты жұмыс істейді.",
        ("150 мыңға жуық | migrants level | UZB RUS | 150000 persons almost | -",),
    ),
    Passage(
        "Импорт үш есе азайды.",
        ("үш есе | imports growth | KAZ WLD | 0.333333333333 ratio exact | - | -",),
    ),
    Passage("Қытаймен сауданы 10 миллиард долларға жеткізуді жоспарлап отыр."),
)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda one: one.text[:40])
def test_a_file_is_all_it_takes(
    passage: Passage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kk.toml").write_text(KAZAKH, "utf-8")
    monkeypatch.setattr("lib.languages.files", lambda package: tmp_path)
    assert figures(passage, "kk") == list(passage.figures)

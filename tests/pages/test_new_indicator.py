"""An indicator that was added as a block and its words: read, on record, tested and corrected."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from lib import store
from lib.dashboard.views.address import PAGES
from lib.ingest.ledger import COLUMNS
from lib.pipeline.build import build
from tests.newcomer import added, shipped
from tests.pages.reading import Page, at_address, opened
from tests.pages.test_read import came, marked, plain, press, went

BLOCKS = """
[loans]
en = "Loans"
ru = "Кредиты"
ky = "Насыялар"
counted_in = "money"
roles = "given"
note = "Lent to the reporter by the partner"
[tourists]
en = "Tourists"
ru = "Туристы"
ky = "Туристтер"
counted_in = "persons"
roles = "visiting"
note = "From the partner, in the reporter"
"""
WORDS = {
    "en": 'loans = ["loan", "loans"]\ntourists = ["tourist", "tourists"]\n',
    "ru": 'loans = ["кредит~ъ", "кредитовани*"]\ntourists = ["турист~ъ"]\n',
    "ky": 'loans = ["насыя~n", "кредит~n"]\ntourists = ["турист~n"]\n',
}
DOCUMENT = "nsc-new,NSC,,Table of loans,https://herald.example/1,2024-01-01,,2024-01-02\n"
ON_RECORD = """\
nsc-new,loans,level,,KGZ,CHN,2023-01-01,2023-12-31,,,410000000,USD,exact,unstated,,A,
nsc-new,tourists,level,,KGZ,KAZ,2023-01-01,2023-12-31,,,1180000,persons,exact,unstated,,A,
"""
SAID = {
    "en": """\
Kyrgyzstan and its lenders, 14 February 2024

Loans from China to Kyrgyzstan amounted to $400 million in 2023.
In 2023, 1.2 million tourists from Kazakhstan visited Kyrgyzstan, 20 percent more than in 2022.
""",
    "ru": """\
Кредиты и гости Кыргызстана, 14 февраля 2024 года

Кредиты Китая Кыргызстану составили 400 млн долларов в 2023 году.
В 2023 году Кыргызстан посетили 1,2 млн туристов из Казахстана, на 20 процентов больше, чем в \
2022 году.
""",
    "ky": """\
Кыргызстандын насыялары жана коноктору, 2024-жылдын 14-февралы

Кытайдан Кыргызстанга берилген насыялар 2023-жылы 400 миллион долларга жетти.
2023-жылы Кыргызстанга Казакстандан 1,2 миллион турист келди, бул 2022-жылга караганда 20 пайызга \
көп.
""",
}
FIGURES = [
    ("loans", "level", "KGZ", "CHN", 400_000_000.0, "USD"),
    ("tourists", "level", "KGZ", "KAZ", 1_200_000.0, "persons"),
    ("tourists", "growth", "KGZ", "KAZ", 1.2, "ratio"),
]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped lists, languages and tables, with what a newcomer added to each."""
    folder = tmp_path_factory.mktemp("newcomer")
    lists = {"indicator.toml": shipped("codelists", "indicator.toml") + BLOCKS}
    languages = {
        code: shipped("reader.languages", f"{code}.toml").replace(
            "\n[indicator]", "\n[indicator]\n" + new
        )
        for code, new in {code: f"{words}# " for code, words in WORDS.items()}.items()
    }
    data = folder / "data"
    shutil.copytree(store.data_dir(), data)
    (data / "record/newcomer.csv").write_text(f"{','.join(COLUMNS)}\n{ON_RECORD}", "utf-8")
    with (data / "record/sources.csv").open("a", encoding="utf-8") as documents:
        documents.write(DOCUMENT)
    with added(folder, lists, languages):
        build(data, ())
        yield data


@pytest.fixture
def at_home(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(newsroom))
    return newsroom


@pytest.mark.parametrize("language", SAID)
def test_it_is_read_marked_and_set_beside_the_record(at_home: Path, language: str) -> None:
    script = came(SAID[language])
    rows = script.session_state["own_article"].rows
    assert rows.source.language == language
    assert [
        (one.indicator, one.measure, one.reporter, one.partner, one.obs_value, one.unit)
        for one in rows.observations
    ] == FIGURES
    text = marked(script)
    figures = re.findall(r"<a id='mark-(\d)' class='figure' href='#figure-\1'>", text)
    assert figures == ["1", "2", "3"]
    words = plain(Page(script, {}).words)
    assert "loans" in words and "$410 million" in words and "1.18 million" in words


def test_every_page_shows_it(at_home: Path) -> None:
    script = came(SAID["en"])
    for name in PAGES:
        page = went(script, name, tab="words")
        assert not page.fell_over and not page.complaints, name
    words = plain(went(script, "overview", partner="CHN,KAZ").words)
    assert "$400 million" in words and "1.2 million" in words


def test_a_figure_can_be_corrected_to_it(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[str] = []

    def typed(
        rows: Any, *, key: str, column_config: Any, on_change: Any, args: Any, **_: Any
    ) -> None:
        if not offered:
            offered.extend(str(one) for one in column_config["indicator"]["type_config"]["options"])
            st.session_state[key] = {
                "edited_rows": {0: {"indicator": "tourists", "unit": "persons"}}
            }
            on_change(*args)
            st.rerun()

    script = came("Migrants of 2 May 2024\n\n500,000 Kyrgyz migrants work in Russia.")
    monkeypatch.setattr(st, "data_editor", typed)
    press(script, "Correct any field")
    assert all(any(code in one for one in offered) for code in ("loans", "tourists"))
    own = script.session_state["own_article"]
    assert not own.refused
    assert [one.indicator for one in own.rows.observations] == ["tourists"]


def test_it_stands_on_record_as_rows_and_as_a_file(at_home: Path) -> None:
    page = Page(opened("data", {"partner": "KAZ", "table": "observations"}).run(), {})
    assert not page.fell_over
    file = bytes(at_address("/data/observations.csv?partner=CHN").body).decode()
    (row,) = (line for line in file.splitlines() if line.startswith("nsc-new"))
    assert "Loans" in row and "410000000" in row
    file = bytes(at_address("/data/observations.csv?partner=KAZ").body).decode()
    assert "Tourists" in file
    assert {"loans", "tourists"} <= set(store.read(at_home, "indicators").to_pandas()["code"])


def test_people_who_come_are_compared_with_whole_years_and_named_by_where_they_are_from(
    at_home: Path,
) -> None:
    script = came(SAID["en"])
    rows = script.session_state["own_article"].rows
    place = next(one.start for one in rows.quotations if one.exact == "1.2 million")
    words = plain(went(script, "claims", claim=f"{rows.source.source_id}.{place}").words)
    assert "tourists from Kazakhstan in Kyrgyzstan" in words
    assert "1.18 million" in words

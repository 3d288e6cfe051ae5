"""Words for both sides' books: what the answer says of a gap, and what a caption explains."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.dashboard.ui import mirror_text


def pair(
    direction: str, own: float, other: float, year: int = 2029, **changed: Any
) -> list[dict[str, Any]]:
    """What both sides' books have of one flow in a year, in the order of the answer `mirror`."""
    kept = {"exports": "imports", "imports": "exports"}[direction]
    common = {
        **{"direction": direction, "unit": "USD", "period_kind": "year", "valuation": "unstated"},
        **{"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)},
        **{"freight_low": None, "freight_high": None},
    } | changed
    ours = {"reporter": "KGZ", "indicator": direction, "obs_value": own, "ratio": None}
    theirs = {"reporter": "KAZ", "indicator": kept, "obs_value": other}
    ratio = other / own if direction == "exports" else own / other
    named = {"observation_id": f"{direction}-{year}", "publisher": "The Committee"}
    alike = "unit_other" not in changed
    if not alike:
        theirs["unit"] = changed["unit_other"]
    return [
        {**common, **named, **ours},
        {**common, **named, "publisher": "The Bureau", **theirs, "ratio": ratio if alike else None},
    ]


def worded(*pairs: list[dict[str, Any]]) -> pd.DataFrame:
    return mirror_text.worded(pd.DataFrame([row for rows in pairs for row in rows]))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", " ")


@pytest.mark.parametrize(
    ("other", "where"),
    [
        (1.04e6, "×1.04 the exporter’s, below the ×1.05 to ×1.20"),
        (1.05e6, "×1.05 the exporter’s, within the ×1.05 to ×1.20"),
        (1.2e6, "×1.20 the exporter’s, within the ×1.05 to ×1.20"),
        (1.21e6, "×1.21 the exporter’s, above the ×1.05 to ×1.20"),
        (0.5e6, "×0.50 the exporter’s, below the ×1.05 to ×1.20"),
    ],
)
def test_the_answer_says_whether_freight_explains_the_gap(other: float, where: str) -> None:
    assert plain(mirror_text.answer(worded(pair("exports", 1e6, other)))) == (
        "In 2029 Kyrgyzstan counted $1 million of exports to Kazakhstan, which counted"
        f" {plain(worded(pair('exports', 1e6, other))['words'].iloc[1])} of imports: the"
        f" importer’s figure is {where} that freight explains."
    )


def test_the_answer_is_of_the_latest_period_each_way() -> None:
    rows = worded(
        pair("imports", 2e6, 1e6, 2028),
        pair("imports", 3e6, 1e6, 2029),
        pair("exports", 1e6, 1.1e6, 2027),
    )
    answer = plain(mirror_text.answer(rows))
    assert "In 2029 Kyrgyzstan counted $3 million of imports from Kazakhstan" in answer
    assert "which counted $1 million of exports: the importer’s figure is ×3.00" in answer
    assert "In 2027 Kyrgyzstan counted $1 million of exports to Kazakhstan" in answer
    assert "2028" not in answer and "currencies" not in answer


def test_two_currencies_have_no_ratio_and_are_said_to_be_two() -> None:
    rows = worded(pair("exports", 1e6, 2e6, unit_other="EUR"))
    assert not mirror_text.in_one_currency(rows)
    assert rows["ratio_words"].isna().all()
    answer = plain(mirror_text.answer(rows))
    assert "of imports. The two are in different currencies" in answer
    assert "freight" not in answer
    subtitle = mirror_text.caption(rows).subtitle
    assert "Two currencies, so two scales" in subtitle and "Grey band" not in subtitle


def test_a_caption_explains_what_is_in_its_picture() -> None:
    rows = worded(pair("exports", 1e6, 2e6))
    caption = mirror_text.caption(rows)
    assert caption.title == "The same goods in Kyrgyz books and in those of Kazakhstan"
    assert "Grey band: the exporter’s figure and 5 to 20 per cent for freight" in caption.subtitle
    assert "Two currencies" not in caption.subtitle and "Hollow" not in caption.subtitle
    assert caption.source == "Source: The Committee and The Bureau; paired by Multivector"
    part = worded(
        pair("exports", 1e6, 2e6), pair("exports", 1e6, 2e6, 2030, period_kind="part_year")
    )
    assert mirror_text.caption(part).subtitle.endswith("Hollow: part of a year.")
    converted = rows.assign(observation_id="computed:USD:x")
    caption = mirror_text.caption(converted)
    assert "Euros converted" in caption.subtitle
    assert "rates of the European Central Bank" in caption.source


def test_rows_name_the_books_the_direction_and_the_valuation() -> None:
    rows = worded(pair("exports", 1e6, 2e6))
    assert [plain(one) for one in rows["sentence"]] == [
        "Kyrgyz books, 2029: Exports $1 million (valuation not stated)",
        "Books of Kazakhstan, 2029: Imports $2 million (valuation not stated)",
    ]
    assert rows["goods"].tolist() == ["from Kyrgyzstan"] * 2
    assert rows["lane"].tolist() == rows["period"].tolist() == ["2029", "2029"]
    both = worded(pair("exports", 1e6, 2e6), pair("imports", 1e6, 2e6))
    assert mirror_text.panels(both) == {
        "exports": "From Kyrgyzstan to Kazakhstan",
        "imports": "From Kazakhstan to Kyrgyzstan",
    }
    assert mirror_text.sides(both) == {"KGZ": "Kyrgyz books", "KAZ": "books of Kazakhstan"}


def test_partners_with_one_side_on_record_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(mirror_text.page_parts, "said", spoken.append)
    monkeypatch.setattr(mirror_text.cache, "options", lambda *_: ("KAZ", "UZB"))
    mirror_text.name_the_silent(("KAZ", "UZB"))
    assert spoken == []
    mirror_text.name_the_silent(("KAZ", "RUS", "CHN"))
    assert [one.split(" has no ")[0] for one in spoken] == [
        "Of Russia and China the record",
    ]

"""How fresh the record is, in words."""

from datetime import date

from lib.dashboard.narrative import wording
from lib.dashboard.narrative.freshness_text import freshness, freshness_in_short

WORDS = wording("en")


def test_offices_asked_on_one_day_are_in_one_sentence_the_latest_day_first() -> None:
    said = freshness_in_short(
        2023,
        None,
        (),
        WORDS,
        is_provisional=False,
        refreshed=[
            ("ESTAT", "2026-09", date(2026, 11, 1)),
            ("IMF", "2026-06", date(2026, 11, 30)),
            ("UN-COMTRADE", "2025", date(2026, 11, 30)),
        ],
    )
    assert said == (
        "Record to 2023. IMF to Jun 2026 and UN Comtrade to 2025, refreshed on 30 Nov 2026. "
        "Eurostat to Sep 2026, refreshed on 1 Nov 2026."
    )


def test_a_provisional_year_and_what_is_only_reported_are_never_left_out() -> None:
    days, reported = date(2026, 3, 14), (2024, 2025)
    short = freshness_in_short(2023, days, reported, WORDS, is_provisional=True)
    assert short == (
        "Record to 2023, provisional, read on 14 Mar 2026; some figures for 2024 and 2025 have "
        "been reported since."
    )
    whole = freshness(2023, ("2024-03", "2024-10"), days, (2024,), WORDS, is_provisional=True)
    assert whole == (
        "Latest year on record: 2023, provisional (editions of March and October 2024, read on "
        "14 March 2026). 2024 is not in it; some figures have been reported since."
    )

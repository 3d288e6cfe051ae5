"""The titles of what services are asked for are found for translation, whatever year it is."""

from datetime import date
from io import BytesIO

import pytest

from lib.dashboard.narrative import ENGLISH, LANGUAGES, wording
from lib.dashboard.narrative.wording import Wording
from lib.model import TITLE, with_years_open
from lib.pipeline.service_titles import titles
from lib.refresh.service import Wanted
from lib.refresh.services import SERVICES


def test_every_title_of_every_service_is_found() -> None:
    messages = [message for _, _, message, _ in titles(BytesIO(), (), (), None)]
    assert {context for context, _ in messages} == {TITLE}
    found = {title for _, title in messages}
    for service in SERVICES.values():
        for one in service.inquiries(Wanted(2010, date(2031, 5, 1))):
            assert with_years_open(one.says)[0] in found, one.says


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != ENGLISH])
def test_every_title_of_every_service_is_translated(language: str) -> None:
    for service in SERVICES.values():
        for one in service.inquiries(Wanted(2020, date(2026, 11, 30))):
            assert wording(language).title(one.says) != one.says


def test_a_year_in_a_title_is_a_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        "Exports in {year}": "Экспорт за {year} год",
        "From {year} to {until}": "{year}–{until}",
    }
    words = Wording("ru", "ru_RU")

    class Catalogue:
        def pgettext(self, _: str, message: str) -> str:
            return known.get(message, message)

    monkeypatch.setitem(vars(words), "_catalogue", Catalogue())
    assert words.title("Exports in 2031") == "Экспорт за 2031 год"
    assert words.title("From 2020 to 2031") == "2020–2031"
    for other in ("Imports in 2031", "Table 4.03.00.25", "2019, 2020 and 2021", "{year} of 2020"):
        assert words.title(other) == other

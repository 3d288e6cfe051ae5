"""What a chart finds has the same numbers in every language: long words drop none."""

import re
from collections import Counter

import pytest

from lib.dashboard import views
from lib.dashboard.narrative import LANGUAGES
from lib.model import Tables

_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,\N{NO-BREAK SPACE}]\d+)*")
_FIRST = "№\N{NO-BREAK SPACE}1"
"""How Russian says that one is the largest."""


def numbers(words: str) -> Counter[str]:
    """The numbers of a sentence, their digits alone."""
    found = _NUMBER.findall(words.replace(_FIRST, ""))
    return Counter(re.sub(r"\D", "", number) for number in found)


@pytest.mark.parametrize(
    "address",
    [
        "overview?",
        "people?",
        "people?tab=money",
        "people?tab=money&partner=AFG",
        "people?tab=over_time",
        "trade?",
        "trade?partner=KAZ",
        "trade?partner=RUS&flow=imports",
        "trade?partner=ARM,BLR,TJK&view=yearly",
        "trade?partner=UZB,GEO&view=growth&base=2019",
        "trade?partner=IRN,IND,KOR&view=share",
        "trade?tab=both_sides&partner=UZB",
        "trade?tab=exports_imports&partner=USA,TUR",
        "trade?tab=goods",
        "trade?tab=goods&flow=imports&shown=over_time",
        "trade?tab=goods&flow=exports&shown=over_time",
        "claims?claim=24kg-2024-10-16.1274",
    ],
)
def test_a_finding_has_the_same_numbers_in_every_language(address: str, shipped: Tables) -> None:
    name, _, query = address.partition("?")
    asked = [(key, value) for key, _, value in (p.partition("=") for p in query.split("&")) if key]
    found = {
        language: [
            numbers(chart.finding)
            for chart in views.shown(shipped, name, [*asked, ("lang", language)]).page.charts()
        ]
        for language in LANGUAGES
    }
    assert found["en"]
    assert found["ru"] == found["en"]
    assert found["ky"] == found["en"]

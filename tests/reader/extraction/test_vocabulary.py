"""The tables and lists that a language file may hold are those that the reader reads."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from lib.codelists import ALONE, ROLES
from lib.codelists.codes import codelist
from lib.reader.extraction.linking.roles import BY_ACT, BY_RELATION
from lib.reader.extraction.mentions.units import MONEY
from lib.reader.extraction.text import vocabulary
from lib.reader.extraction.text.trigger_meaning import ACTS, TELLS_OF
from lib.reader.languages import languages

EXTRACTION = Path(str(files("lib.reader.extraction")))
SOURCE = "".join(
    path.read_text("utf-8")
    for path in sorted(EXTRACTION.rglob("*.py"))
    if path.name != "vocabulary.py"
)
TEMPLATES = "".join(
    path.read_text("utf-8")
    for path in files("lib.reader.languages").iterdir()
    if path.name.endswith(".toml")
)


def test_every_table_that_is_allowed_is_read() -> None:
    allowed = {*vocabulary._NUMBERS, *vocabulary._ANY_LIST, *vocabulary._LISTS}
    read = set(re.findall(r"MarkKind\.([A-Z_]+)", SOURCE))
    unread = {kind for kind in allowed if kind.upper() not in read and f"<{kind}" not in TEMPLATES}
    assert unread == set()


def test_all_roles_say_who_is_who() -> None:
    assert set(BY_RELATION) == {*ROLES, ALONE, *TELLS_OF}
    assert set(BY_ACT) == {*ROLES, *ACTS}


@pytest.mark.parametrize("language", languages())
def test_what_a_language_has_as_money_is_read_as_money(language: str) -> None:
    """A currency that is missing in `MONEY` is read behind a number and not before it."""
    path = files("lib.reader.languages").joinpath(f"{language}.toml")
    named = tomllib.loads(path.read_text("utf-8"))["unit"]
    kinds = {code: entry.attributes["kind"] for code, entry in codelist("unit").items()}
    money = {code for code in named if kinds.get(code) == "money"}
    assert "USD" in money and money <= MONEY
    assert {kinds[code] for code in MONEY} == {"money"}

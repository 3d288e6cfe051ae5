"""The tables and lists that a language file may hold are those that the reader reads."""

from importlib.resources import files

from lib.codelists import ALONE, ROLES
from lib.extraction import vocabulary
from lib.extraction.meaning import ACTS, TELLS_OF
from lib.extraction.roles import BY_ACT, BY_RELATION

SOURCE = "".join(
    path.read_text("utf-8")
    for path in files("lib.extraction").iterdir()
    if path.name.endswith(".py") and path.name != "vocabulary.py"
)
TEMPLATES = "".join(
    path.read_text("utf-8")
    for path in files("lib.languages").iterdir()
    if path.name.endswith(".toml")
)


def test_every_table_that_is_allowed_is_read() -> None:
    allowed = {*vocabulary._NUMBERS, *vocabulary._ANY_LIST, *vocabulary._LISTS}
    unread = {kind for kind in allowed if f'"{kind}"' not in SOURCE and f"<{kind}" not in TEMPLATES}
    assert unread == set()


def test_all_roles_say_who_is_who() -> None:
    assert set(BY_RELATION) == {*ROLES, ALONE, *TELLS_OF}
    assert set(BY_ACT) == {*ROLES, *ACTS}

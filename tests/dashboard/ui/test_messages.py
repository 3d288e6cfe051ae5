"""Every message is used, every use has its message, and both name the same placeholders."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from lib.dashboard.factcheck.comparability import Comparable
from lib.dashboard.queries.claims import TOPICS
from lib.dashboard.ui import page_parts
from lib.dashboard.ui.menu import MENU
from lib.dashboard.ui.words import text
from lib.dashboard.views import QUERIES
from lib.model import View
from lib.store import TABLES
from tests import catalogue
from tests.catalogue import CATALOGUES, REPO, SOURCES, SPEAKERS, complaints, messages_of

HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
GOOD = """
msgid "page.title"
msgstr "How much?"

msgid "page.answer"
msgstr ""
"It is {amount}, "
"says {who}."

msgid "page.count"
msgid_plural "page.count.plural"
msgstr[0] "one figure"
msgstr[1] "{count} figures"

msgid "view.level"
msgstr "level"

msgid "view.share"
msgstr "share of {total}"
"""
CODE = """
text("page.title")
text("page.answer", amount=1, who=name)
plural("page.count", 2)
text(f"view.{view}", total=3)
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A folder with a catalogue and the code that asks for it."""
    (tmp_path / "en.po").write_text(HEADER + GOOD, "utf-8")
    (tmp_path / "page.py").write_text(CODE, "utf-8")
    return tmp_path


def found(folder: Path) -> list[str]:
    return list(complaints(sorted(folder.glob("*.po")), sorted(folder.glob("*.py"))))


def test_the_catalogues_are_in_order() -> None:
    assert [path.stem for path in CATALOGUES][:1] == ["en"]
    assert list(complaints(CATALOGUES, SOURCES)) == []
    asked = [
        node
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SPEAKERS
    ]
    assert len(asked) > 100


def test_the_command_says_the_same() -> None:
    done = subprocess.run(
        [sys.executable, catalogue.__file__], cwd=REPO, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_catalogue_in_order_has_no_complaint(written: Path) -> None:
    assert found(written) == []
    (written / "ky.po").write_text(HEADER + GOOD.replace("How much?", "Канча?"), "utf-8")
    assert found(written) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            '''msgid "view.level"''',
            '''msgid "page.title"\nmsgstr "Another"\n\nmsgid "view.level"''',
            "en.po, line 20: 'page.title' is there already, in line 7",
        ),
        (
            '''msgid "view.level"''',
            '''msgid ""\n"page."\n"title"\nmsgstr "Another"\n\nmsgid "view.level"''',
            "en.po, line 20: 'page.title' is there already, in line 7",
        ),
        (
            '''msgid "view.level"''',
            '''msgid "page.count"\nmsgstr "Another"\n\nmsgid "view.level"''',
            "en.po, line 20: 'page.count' is there already, in line 15",
        ),
        (
            '''"How much?"''',
            """"How much?""",
            "en.po, line 8: it is neither a keyword with a string nor a string",
        ),
        (
            '''"How much?"''',
            '''"How "much"?"''',
            "en.po, line 8: it is neither a keyword with a string nor a string",
        ),
        (
            '''msgstr "How much?"''',
            "msgstr How much?",
            "en.po, line 8: it is neither a keyword with a string nor a string",
        ),
        (
            '''msgstr "level"''',
            """""",
            "en.po, line 20: it is no catalogue (missing msgstr for msgid 'view.level')",
        ),
        (
            '''msgstr[1] "{count} figures"''',
            '''msgstr[1] "{count} figures"\nmsgstr[2] "more"''',
            "en.po, line 15: it is no catalogue (msg has more translations than num_plurals of"
            " catalog)",
        ),
        ('''msgstr[1] "{count} figures"''', "", "en.po, line 15: 'page.count' has no words"),
        ('''"level"''', '''""''', "en.po, line 20: 'view.level' has no words"),
        (
            '''"level"''',
            '''"level "''',
            "en.po, line 20: 'view.level' has white space at an end",
        ),
        (
            '''msgid "view.level"''',
            '''#, fuzzy\nmsgid "view.level"''',
            "en.po, line 21: 'view.level' is marked fuzzy, so that nobody sees it",
        ),
        (
            "page.count.plural",
            "page.counts",
            "en.po, line 15: 'page.count' has the plural 'page.counts', not 'page.count.plural'",
        ),
        (
            "{amount}",
            "{amount",
            "en.po, line 10: 'page.answer' has braces that are no placeholder (unexpected"
            " '{' in field name)",
        ),
        (
            "{amount}",
            "{}",
            "en.po, line 10: 'page.answer' has placeholders that are no names: ''",
        ),
        (
            "{amount}",
            "{Amount}",
            "en.po, line 10: 'page.answer' has placeholders that are no names: 'Amount'",
        ),
        (
            "{amount}",
            "{sum}",
            "en.po, line 10: 'page.answer' has {sum}, {who}; page.py, line 3 fills in {amount},"
            " {who}",
        ),
        (
            '''"says {who}."''',
            '''"it says."''',
            "en.po, line 10: 'page.answer' has {amount}; page.py, line 3 fills in {amount}, {who}",
        ),
        (
            "{total}",
            "{all}",
            "en.po, line 23: 'view.share' has {all}, which page.py, line 5 does not fill in",
        ),
        (
            '''msgid "view.level"''',
            '''msgid "page.note"\nmsgstr "Nobody asks"\n\nmsgid "view.level"''',
            "en.po, line 20: 'page.note' is not used",
        ),
        (
            '''msgid "page.title"''',
            '''msgid "page.titel"''',
            "en.po, no line: 'page\\\\.title' is asked for in page.py, line 2",
        ),
    ],
)
def test_each_fault_of_a_catalogue_is_found(
    old: str, new: str, complaint: str, written: Path
) -> None:
    assert GOOD.count(old) == 1
    (written / "en.po").write_text(HEADER + GOOD.replace(old, new), "utf-8")
    assert complaint in found(written)


def test_a_catalogue_in_another_encoding_than_its_own_is_named(written: Path) -> None:
    (written / "en.po").write_bytes((HEADER + GOOD).encode().replace(b"much", b"\xff"))
    assert found(written) == ["en.po: it is not in the encoding it names (invalid start byte)"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            '''msgid "view.level"\nmsgstr "level"''',
            "",
            "ky.po, no line: 'view.level' is missing",
        ),
        (
            "view.level",
            "view.levels",
            "ky.po, line 20: 'view.levels' is no message of en.po",
        ),
        (
            "{amount}, ",
            "",
            "ky.po, line 10: 'page.answer' has {who}; in en.po it has {amount}, {who}",
        ),
        (
            "{total}",
            "{rest}",
            "ky.po, line 23: 'view.share' has {rest}; in en.po it has {total}",
        ),
        (
            """msgid_plural "page.count.plural"\nmsgstr[0] "one figure"\nmsgstr[1] """,
            "msgstr ",
            "ky.po, line 15: 'page.count' has a plural in one of both languages alone",
        ),
    ],
)
def test_another_language_has_the_same_messages(
    old: str, new: str, complaint: str, written: Path
) -> None:
    assert GOOD.count(old) == 1
    (written / "ky.po").write_text(HEADER + GOOD.replace(old, new), "utf-8")
    assert complaint in found(written)


def _open_keys() -> Iterator[str]:
    """The keys that the code completes from its vocabularies."""
    yield from (f"answer.{view}" for view in View)
    yield from (f"gate.{field.name}" for field in fields(Comparable))
    yield from (f"topic.{topic}" for topic in TOPICS)
    yield from (f"menu.{entry.group}" for entry in MENU)
    yield from (f"{entry.name}.{part}" for entry in MENU for part in ("title", "menu"))
    yield from (f"choice.table.{table}" for table in TABLES)
    yield from (f"choice.{choice}" for answer in QUERIES.values() for choice in answer.options)
    for shown in (value for name, value in vars(page_parts).items() if name.endswith("_COLUMNS")):
        yield from (f"column.{column}" for column in shown)
    for answer in QUERIES.values():
        for view in answer.options.get("view", lambda *_: ())({}, ()):
            yield f"choice.view.{view}"


@pytest.mark.parametrize("key", sorted(set(_open_keys())))
def test_every_member_of_a_vocabulary_has_its_message(key: str) -> None:
    filled = dict.fromkeys(messages_of(CATALOGUES[0])[key].placeholders, "X")
    assert text(key, **filled) != key

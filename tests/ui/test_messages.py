"""Every message is used, every use has its message, and both name the same placeholders."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from lib.model import Valuation
from lib.queries import ANSWERS
from lib.queries.gate import Comparable
from lib.queries.question import View
from lib.queries.said import TOPICS
from lib.store import TABLES
from lib.ui import blocks
from lib.ui.menu import MENU
from lib.ui.words import text

REPO = Path(__file__).parents[2]
CATALOGUES = sorted((REPO / "lib/ui/messages").glob("*.po"))
SOURCES = sorted([*(REPO / "lib/ui").glob("*.py"), *(REPO / "pages").glob("*.py")])
SPEAKERS = {"text", "plural", "heading", "paragraph", "note", "gettext"}
"""The functions whose first argument is the key of a message; the rest fill it in."""


@cache
def _messages(catalogue: Path) -> dict[str, tuple[str, ...]]:
    """The forms of each message by its key."""
    with catalogue.open("rb") as file:
        found = read_po(file)
    return {
        m.id if isinstance(m.id, str) else m.id[0]: (m.string,)
        if isinstance(m.string, str)
        else tuple(m.string)
        for m in found
        if m.id
    }


def _placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name}


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in SPEAKERS:
                    yield name, node


def _keys(node: ast.expr) -> Iterator[re.Pattern[str]]:
    """What a first argument can be: a key, a choice between two, or a key with open parts."""
    if isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.compile(re.escape(node.value))
    elif isinstance(node, ast.JoinedStr):
        parts = [str(p.value) if isinstance(p, ast.Constant) else None for p in node.values]
        yield re.compile("".join(".+" if part is None else re.escape(part) for part in parts))


def _written_out(node: ast.expr) -> Iterator[str]:
    """The keys that a first argument names in full."""
    if isinstance(node, ast.IfExp):
        yield from _written_out(node.body)
        yield from _written_out(node.orelse)
    elif isinstance(node, ast.Constant):
        yield str(node.value)


def _mentioned() -> set[str]:
    """The keys that stand somewhere in the code, whole or as a pattern with open parts."""
    keys = set(_messages(CATALOGUES[0]))
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and node.value in keys:
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                (pattern,) = _keys(node)
                if re.search(r"[a-z_]{2}", pattern.pattern):
                    found |= {key for key in keys if pattern.fullmatch(key)}
    return found


def test_there_is_a_catalogue() -> None:
    assert [catalogue.stem for catalogue in CATALOGUES][:1] == ["en"]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_every_use_has_its_message(catalogue: Path) -> None:
    keys = set(_messages(catalogue))
    used = 0
    for _, call in _calls():
        for pattern in _keys(call.args[0]):
            assert any(pattern.fullmatch(key) for key in keys), ast.unparse(call)
            used += 1
    assert used > 60


def test_every_message_is_used() -> None:
    assert set(_messages(CATALOGUES[0])) - _mentioned() == set()


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_code_and_message_name_the_same_placeholders(catalogue: Path) -> None:
    """A key with open parts is asked for, each with its words, in `test_sentences`."""
    messages = _messages(catalogue)
    for name, call in _calls():
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        open_ended = any(keyword.arg is None for keyword in call.keywords)
        if name == "gettext" or open_ended:
            continue
        for key in (k for k in _written_out(call.args[0]) if k in messages):
            wanted = set().union(*map(_placeholders, messages[key]))
            filled = given | {"count"} if name == "plural" else given
            assert wanted == filled or (name == "plural" and wanted == given), key


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_messages_have_words_and_placeholders_have_names(catalogue: Path) -> None:
    for key, forms in _messages(catalogue).items():
        for form in forms:
            assert form.strip() == form != "", key
            assert all(re.fullmatch("[a-z_]+", name) for name in _placeholders(form)), key
            assert "{}" not in form, key


def _open_keys() -> Iterator[str]:
    """The keys that the code completes from its vocabularies."""
    yield from (f"caption.{view}" for view in View)
    yield from (f"caption.view.{view}" for view in View)
    yield from (f"answer.{view}" for view in View)
    yield from (f"caption.valuation.{one}" for one in Valuation if one is not Valuation.UNSTATED)
    yield from (f"gate.{field.name}" for field in fields(Comparable))
    yield from (f"topic.{topic}" for topic in TOPICS)
    yield from (f"menu.{entry.group}" for entry in MENU)
    yield from (f"{entry.name}.{part}" for entry in MENU for part in ("title", "menu"))
    yield from (f"choice.table.{table}" for table in TABLES)
    yield from (f"choice.{choice}" for answer in ANSWERS.values() for choice in answer.options)
    columns = (blocks.TRADE_COLUMNS, blocks.SAID_COLUMNS, blocks.STATEMENT_COLUMNS)
    for shown in (*columns, blocks.REJECTION_COLUMNS):
        yield from (f"column.{column}" for column in shown)
    for answer in ANSWERS.values():
        for view in answer.options.get("view", lambda *_: ())({}, ()):
            yield f"choice.view.{view}"


@pytest.mark.parametrize("key", sorted(set(_open_keys())))
def test_every_member_of_a_vocabulary_has_its_message(key: str) -> None:
    forms = _messages(CATALOGUES[0])[key]
    filled = {name: "X" for form in forms for name in _placeholders(form)}
    assert text(key, **filled) != key

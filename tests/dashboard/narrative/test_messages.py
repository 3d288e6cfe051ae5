"""Messages as they stand in the code: each is found for translation, and its slots are filled."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.dashboard.narrative import wording

REPO = Path(__file__).resolve().parents[3]
SOURCES = sorted(
    path
    for room in (
        *("dashboard/narrative", "dashboard/views", "dashboard/ui", "dashboard/api"),
        *("dashboard/exports", "dashboard/queries", "codelists", "documents", "ingest"),
        *("model", "store"),
    )
    for path in (REPO / "lib" / room).glob("*.py")
)
PLAIN = {"text": 1, "in_context": 2, "plural": 2, "counted": 2, "mark": 1, "Message": 1}
"""How many messages (or contexts) a call begins with."""


@dataclass(frozen=True)
class Call:
    """A call that words a message."""

    place: str
    kind: str
    messages: tuple[str, ...]
    """The literal ones."""
    slots: frozenset[str] | None
    """The slots that are filled; None where they are given as a mapping."""


def calls(path: Path) -> Iterator[Call]:
    """Every call of `words.text` and its like in a source."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        if name not in PLAIN or not node.args:
            continue
        if name not in ("mark", "Message") and not isinstance(node.func, ast.Attribute):
            continue
        given = node.args[: PLAIN[name]]
        literal = tuple(
            one.value
            for one in given
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )
        names = {keyword.arg for keyword in node.keywords}
        slots = None if None in names else frozenset(str(one) for one in names)
        yield Call(f"{path.relative_to(REPO)}:{node.lineno}", name, literal, slots)


ALL = [call for path in SOURCES for call in calls(path)]


def slots_of(message: str) -> set[str]:
    """The names that a message leaves to be filled."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_there_are_messages_to_look_at() -> None:
    assert sum(bool(call.messages) for call in ALL) > 50


@pytest.mark.parametrize("call", [c for c in ALL if c.kind != "mark"], ids=lambda call: call.place)
def test_every_slot_is_filled_and_nothing_is_given_for_nothing(call: Call) -> None:
    if call.slots is None or not call.messages:
        return
    messages = call.messages[1:] if call.kind == "in_context" else call.messages
    wanted = set().union(*map(slots_of, messages))
    filled = call.slots | ({"count"} if call.kind in ("plural", "counted") else set())
    assert wanted <= filled, f"nothing fills {wanted - filled}"
    assert call.slots <= wanted, f"no slot for {call.slots - wanted}"


@pytest.mark.parametrize(
    "message", sorted({m for call in ALL for m in call.messages}), ids=lambda m: m[:40]
)
def test_a_message_is_a_name_or_a_whole_sentence(message: str) -> None:
    """Pieces that are put together in English order cannot be put together in another."""
    assert message.strip(), "a message without words"
    for name in slots_of(message):
        assert name.isidentifier(), "slots have names"
    for _, name, spec, _ in string.Formatter().parse(message):
        if spec:
            assert spec.removeprefix("^") in {*wording("en").area("RUS").forms, ""}, (name, spec)


def test_no_sentence_is_built_of_pieces() -> None:
    """A message is never added to another: only whole sentences follow each other."""
    found = []
    for path in SOURCES:
        if path.parent.name not in ("narrative", "views"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
                sides = [node.left, node.right]
                if any(isinstance(side, ast.Call) and _words(side) for side in sides):
                    found.append(f"{path.relative_to(REPO)}:{node.lineno}")
    assert not found


def _words(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("text", "plural")

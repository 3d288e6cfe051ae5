"""What is wrong with the catalogues of messages, in themselves and beside the code that asks.

    python tests/catalogue.py

names every fault in `lib/dashboard/ui/messages/*.po`, a line each, and ends with 1 if there is any.
A double id, of which readers see the first, and a broken string, which becomes an empty one, are
passed over in silence where a catalogue is read.
"""

import ast
import re
import string
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

REPO = Path(__file__).resolve().parents[1]
CATALOGUES = sorted((REPO / "lib/dashboard/ui/messages").glob("*.po"))
SOURCES = sorted([*(REPO / "lib/dashboard/ui").glob("*.py"), *(REPO / "pages").glob("*.py")])
FIRST = "en"
"""The language whose messages all others have."""

SPEAKERS = {"text", "with_links", "plural", "heading", "paragraph", "note", "gettext"}
"""The functions whose first argument is the key of a message; the rest fill it in."""

_PLURAL = ".plural"
"""What the plural's id has after the key."""
_KEYWORD = re.compile(r'(msgid|msgid_plural|msgstr(?:\[\d+\])?) (".*")')
_MORE = re.compile(r'".*"')
_ANY = re.compile(".+")
"""The keys of an argument that is computed elsewhere."""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its key and the line it begins in, its plural's id, and its forms."""

    key: str
    line: int
    plural: str | None
    forms: tuple[str, ...]
    fuzzy: bool

    @property
    def placeholders(self) -> frozenset[str]:
        """What any of its forms has filled in; `ValueError` where braces are no placeholder."""
        return frozenset(name for form in self.forms for name in _placeholders(form))


@dataclass(frozen=True, slots=True)
class Asked:
    """One place where the code asks for a message."""

    pattern: re.Pattern[str]
    """Matches the keys it may ask for."""
    written_out: bool
    """Whether that is one key alone."""
    given: frozenset[str] | None
    """What it fills in; null where that is not written out, or nothing is filled in at all."""
    counted: bool
    """Whether ``{count}`` is filled in as well, if a form has it."""
    place: str


def complaints(catalogues: Sequence[Path], sources: Sequence[Path]) -> Iterator[str]:
    """What is wrong, in sentences that begin with the file, line and key."""
    asked = [one for path in sources for one in _asked(path)]
    named = [name for path in sources for name in _named(path)]
    first: Mapping[str, Message] | None = None
    for path in sorted(catalogues, key=lambda path: (path.stem != FIRST, path.stem)):
        yield from _of_lines(path)
        try:
            messages = messages_of(path)
        except PoFileError as error:
            rule = str(error).removesuffix(f" on {error.lineno}")
            yield f"{path.name}, line {error.lineno + 1}: it is no catalogue ({rule})"
            continue
        except UnicodeDecodeError as error:
            yield f"{path.name}: it is not in the encoding it names ({error.reason})"
            continue
        found = list(_of_messages(messages))
        if not found:
            found += _of_code(messages, asked)
            found += _unlike(messages, first) if first else _unused(messages, named)
        yield from (f"{path.name}, {one}" for one in found)
        first = first or messages


def messages_of(path: Path) -> dict[str, Message]:
    """The messages of a catalogue by key; of two with one id the first."""
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file, abort_invalid=True) if entry.id]
    found: dict[str, Message] = {}
    for entry in entries:
        key, *plural = (entry.id,) if isinstance(entry.id, str) else entry.id
        forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
        line = entry.lineno or 0
        found[key] = Message(key, line, plural[0] if plural else None, forms, entry.fuzzy)
    return found


def _of_lines(path: Path) -> Iterator[str]:
    """What a reader of catalogues does not say: ids that occur again, and broken strings."""
    first: dict[str, int] = {}
    keyword, words, began = "", "", 0
    lines = [*path.read_text("utf-8", "replace").splitlines(), ""]
    for number, line in enumerate(lines, 1):
        line = line.strip()
        begins = _KEYWORD.fullmatch(line)
        if keyword and line and not begins and _MORE.fullmatch(line):
            words += _unquoted(line)
        elif keyword:
            if keyword.startswith("msgid") and words and words in first:
                yield (
                    f"{path.name}, line {began}: {words!r} is there already, in line {first[words]}"
                )
            elif keyword.startswith("msgid"):
                first[words] = began
            keyword = ""
        if begins:
            keyword, words, began = begins[1], _unquoted(begins[2]), number
        quoted = begins[2] if begins else line
        if line and not line.startswith("#") and not _STRING.fullmatch(quoted):
            yield f"{path.name}, line {number}: it is neither a keyword with a string nor a string"


def _unquoted(quoted: str) -> str:
    return str(ast.literal_eval(quoted)) if _STRING.fullmatch(quoted) else ""


def _of_messages(messages: Mapping[str, Message]) -> Iterator[str]:
    """What is wrong with messages by themselves."""
    for key, message in messages.items():
        place = f"line {message.line}: {key!r}"
        if message.fuzzy:
            yield f"{place} is marked fuzzy, so that nobody sees it"
        if message.plural is not None and message.plural != key + _PLURAL:
            yield f"{place} has the plural {message.plural!r}, not {key + _PLURAL!r}"
        for form in message.forms:
            if not form:
                yield f"{place} has no words"
            elif form != form.strip():
                yield f"{place} has white space at an end"
        try:
            strange = sorted(n for n in message.placeholders if not re.fullmatch("[a-z_]+", n))
        except ValueError as error:
            yield f"{place} has braces that are no placeholder ({error})"
        else:
            if strange:
                yield f"{place} has placeholders that are no names: {', '.join(map(repr, strange))}"


def _of_code(messages: Mapping[str, Message], asked: Iterable[Asked]) -> Iterator[str]:
    """Where code asks for what is not there, or fills in something else."""
    filled: dict[str, list[Asked]] = {}
    for one in asked:
        keys = [key for key in messages if one.pattern.fullmatch(key)]
        if not keys:
            yield f"no line: {one.pattern.pattern!r} is asked for in {one.place}"
        for key in keys:
            filled.setdefault(key, []).append(one)
    for key, places in filled.items():
        wanted, place = messages[key].placeholders, f"line {messages[key].line}: {key!r}"
        for one in places:
            if one.written_out and not _fills(one, wanted, exactly=True):
                given = _listed(one.given or ())
                yield f"{place} has {_listed(wanted)}; {one.place} fills in {given}"
        if not any(one.written_out or _fills(one, wanted, exactly=False) for one in places):
            yield f"{place} has {_listed(wanted)}, which {places[0].place} does not fill in"


def _fills(asked: Asked, wanted: frozenset[str], *, exactly: bool) -> bool:
    if asked.given is None:
        return True
    given = asked.given | ({"count"} & wanted if asked.counted else frozenset())
    return given == wanted if exactly else given >= wanted


def _unused(messages: Mapping[str, Message], named: Iterable[re.Pattern[str]]) -> Iterator[str]:
    """Messages of the first language that no code names, whole or as a pattern."""
    patterns = list(named)
    for key, message in messages.items():
        if not any(pattern.fullmatch(key) for pattern in patterns):
            yield f"line {message.line}: {key!r} is not used"


def _unlike(messages: Mapping[str, Message], first: Mapping[str, Message]) -> Iterator[str]:
    """Where another language has other messages, or other placeholders in them."""
    for key in first.keys() - messages.keys():
        yield f"no line: {key!r} is missing"
    for key, message in messages.items():
        if key not in first:
            yield f"line {message.line}: {key!r} is no message of {FIRST}.po"
        elif message.placeholders != first[key].placeholders:
            theirs = _listed(first[key].placeholders)
            yield (
                f"line {message.line}: {key!r} has {_listed(message.placeholders)}; in {FIRST}.po"
                f" it has {theirs}"
            )
        elif (message.plural is None) != (first[key].plural is None):
            yield f"line {message.line}: {key!r} has a plural in one of both languages alone"


def _placeholders(form: str) -> Iterator[str]:
    return (name for _, name, _, _ in string.Formatter().parse(form) if name is not None)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"


def _asked(path: Path) -> Iterator[Asked]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            speaker = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if speaker in SPEAKERS:
                given = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
                open_ended = any(keyword.arg is None for keyword in node.keywords)
                unknown = open_ended or speaker == "gettext"
                for pattern, written_out in _keys(node.args[0]):
                    if pattern is not _ANY or not unknown:
                        yield Asked(
                            pattern,
                            written_out,
                            None if unknown else given,
                            speaker == "plural",
                            f"{path.name}, line {node.lineno}",
                        )


def _keys(node: ast.expr) -> Iterator[tuple[re.Pattern[str], bool]]:
    """What a first argument can be: a key, a choice between two, or a key with open parts."""
    if isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.compile(re.escape(node.value)), True
    else:
        yield _pattern(node) if isinstance(node, ast.JoinedStr) else _ANY, False


def _pattern(node: ast.JoinedStr) -> re.Pattern[str]:
    parts = [str(p.value) if isinstance(p, ast.Constant) else None for p in node.values]
    return re.compile("".join(".+" if part is None else re.escape(part) for part in parts))


def _named(path: Path) -> Iterator[re.Pattern[str]]:
    """The keys that a source has somewhere, whole or with open parts."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.compile(re.escape(node.value))
        elif isinstance(node, ast.JoinedStr):
            pattern = _pattern(node)
            if re.search(r"[a-z_]{2}", pattern.pattern):
                yield pattern


if __name__ == "__main__":
    sys.exit("\n".join(complaints(CATALOGUES, SOURCES)) or 0)

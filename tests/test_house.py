"""The house rules, as far as a machine can see them: who may import whom, what has a docstring.

The rooms and what each is for stand in the docstrings of `lib` and its packages. Each is read
from the source without running it, but for the last test, which imports them all and listens.
"""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

REPO = Path(__file__).resolve().parents[1]

SECTIONS = ("dashboard", "reader")
"""Floors of the library that have rooms of their own."""

ROOMS: dict[str, set[str]] = {
    "lib": set(),
    "dashboard": set(),
    "reader": set(),
    "model": set(),
    "codelists": {"model"},
    "files": {"model"},
    "languages": {"model"},
    "evaluation": {"model", "codelists", "files", "languages", "extraction"},
    "world_trade": {"model", "codelists", "files"},
    "refresh": {"model", "codelists"},
    "store": {"model", "codelists", "files", "world_trade"},
    "documents": {"model"},
    "extraction": {"model", "codelists", "languages"},
    "ingest": {"model", "codelists", "languages", "documents", "extraction"},
    "queries": {"model", "codelists"},
    "factcheck": {"model", "codelists", "queries"},
    "charts": {"model", "codelists"},
    "exports": {"model", "codelists"},
    "narrative": {"model", "codelists"},
    "views": {"model", "codelists", "queries", "factcheck", "charts", "narrative"},
    "markup": {"model"},
    "ui": {
        *("model", "codelists", "store", "queries", "factcheck", "charts", "exports", "views"),
        *("markup", "narrative"),
    },
    "api": {
        *("model", "codelists", "store", "queries", "exports", "views", "markup", "charts"),
        "narrative",
    },
    "pipeline": {
        *("model", "codelists", "files", "languages", "store", "documents", "extraction"),
        *("evaluation", "ingest", "queries", "exports", "api", "views", "world_trade", "refresh"),
    },
    "pages": {"ui", "queries", "charts"},
    "app": {"api", "ui"},
}
"""Which rooms each may import beside itself."""

OWN_ARTICLE = REPO / "lib/dashboard/ui/session_article.py"
"""The one module of the lower half that sees the text of an article: the reader's own."""

THROUGH_IT = {"documents", "ingest", "languages"}
"""The rooms it alone may import beside those of its room."""

ENGINES: dict[str, set[str]] = {
    "streamlit": {"ui", "pages", "app"},
    "plotly": {"ui"},
    "pyarrow": {"store", "world_trade", "exports"},
    "duckdb": {"world_trade"},
    "pyspark": {"world_trade", "pipeline"},
    "filelock": {"store", "world_trade"},
    "starlette": {"api", "app"},
    "resiliparse": {"documents"},
    "pypdfium2": {"documents"},
    "requests": {"refresh"},
    "urllib3": {"refresh"},
}
"""Libraries that only some rooms may know."""

EXTRAS = ("pyspark",)
"""Of these, the ones that not every installation has; imported only where they are asked for."""

TOP_LEVEL = {
    *("app.py", "data", "pages", "lib", "tests", "benchmarks", "docs", "deploy"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff", "LICENSE"),
    *("Makefile", "pyproject.toml", "requirements.txt", "requirements.lock"),
}
PAGE_LINES = 40
NAMES_OF_NOTHING = re.compile(r"(utils?|helpers?|common|misc|manager|data\d+|.*_(utils|helpers))")
A_MACHINE = re.compile(rb"(?<![\w.~])/(home|Users|root|work|private|var/folders)/\w+")

SOURCES = sorted([REPO / "app.py", *(REPO / "pages").glob("*.py"), *(REPO / "lib").rglob("*.py")])
LIBRARY = [path for path in SOURCES if path.is_relative_to(REPO / "lib")]
SCRIPTS = {REPO / "lib/dashboard/ui/frame.py"}
"""Scripts that streamlit runs: they are not imported."""

ENTRIES = {REPO / "lib/pipeline/__main__.py", REPO / "lib/reader/documents/__main__.py"}
"""Modules that are run by name: what they define is their own."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def name_of(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


def room_of(path: Path) -> str:
    """The room a file belongs to; `lib` or a section for its own docstring."""
    return room_in(path.relative_to(REPO).with_suffix("").parts)


def room_in(parts: Sequence[str]) -> str:
    """The room that a path or a dotted name leads into."""
    if parts[0] != "lib":
        return parts[0]
    named = [part for part in parts if part != "__init__"]
    inside = [part for part in named[1:] if part not in SECTIONS]
    return inside[0] if inside else named[-1]


def imports(source: str, package: str = "") -> Iterator[str]:
    """The modules a source names in its imports, in full: ``lib.store``, ``pandas``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -node.level + 1 or None] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            if module == "lib" or module.removeprefix("lib.") in SECTIONS:
                yield from (f"{module}.{alias.name}" for alias in node.names)
            else:
                yield module


def forbidden(room: str, source: str, package: str = "") -> list[str]:
    """What a source of a room imports and may not."""
    found = []
    for module in imports(source, package):
        first = module.partition(".")[0]
        if first == "lib":
            allowed = room_in(module.split(".")) in {room, *ROOMS[room]}
        elif room == "model":
            allowed = first in sys.stdlib_module_names
        else:
            allowed = room in ENGINES.get(first, {room})
        if not allowed:
            found.append(module)
    return found


def definitions(path: Path) -> list[Definition]:
    """The public functions and classes at the top of a module."""
    body = ast.parse(path.read_text("utf-8")).body
    found = [node for node in body if isinstance(node, Definition)]
    return [node for node in found if not node.name.startswith("_")]


def names_used(path: Path) -> set[str]:
    """Every name and attribute a source mentions, but for the names it only passes on."""
    used: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            used.add(node.id)
        elif isinstance(node, ast.Attribute):
            used.add(node.attr)
        elif isinstance(node, ast.ImportFrom) and path.name != "__init__.py":
            used |= {alias.name for alias in node.names}
    return used


def foreign(other: Path, path: Path) -> bool:
    """Whether `other` is neither the module itself nor a test of its room."""
    folder = other.relative_to(REPO).parent.parts
    return other != path and not (folder[:1] == ("tests",) and room_of(path) in folder)


def files_in_git() -> list[Path]:
    """The files that are, or would be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git work tree")
    found = [REPO / name for name in listed.stdout.split("\0") if name]
    return [path for path in found if path.is_file()]


@pytest.mark.parametrize(
    ("room", "source", "found"),
    [
        ("queries", "from lib import store", ["lib.store"]),
        ("queries", "import lib.dashboard.ui.cache", ["lib.dashboard.ui.cache"]),
        ("queries", "def late():\n    from lib.dashboard.ui import cache", ["lib.dashboard.ui"]),
        ("queries", "from ..ui import cache", ["lib.dashboard.ui"]),
        ("queries", "from . import gate\nfrom lib.model import Bound\nimport pandas", []),
        ("queries", "import pyarrow.parquet", ["pyarrow.parquet"]),
        ("figures", "import streamlit as st", ["streamlit"]),
        ("model", "import pandas", ["pandas"]),
        ("pages", "from lib.store import read", ["lib.store"]),
    ],
)
def test_a_forbidden_arrow_is_seen(room: str, source: str, found: list[str]) -> None:
    assert forbidden(room, source, f"lib.dashboard.{room}") == found


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_follow_the_arrows(path: Path) -> None:
    package = ".".join(path.relative_to(REPO).parent.parts)
    room = room_of(path)
    assert room in ROOMS, f"{room} is no room of the house"
    found = forbidden(room, path.read_text("utf-8"), package)
    if path == OWN_ARTICLE:
        assert {room_in(module.split(".")) for module in found} == THROUGH_IT
        return
    assert not found, f"{name_of(path)} may not import {', '.join(found)}"


def test_the_dashboard_writes_in_one_place() -> None:
    """Nothing below the tables puts rows there but the one function that asks who is asking."""
    rooms = ("ui", "api", "views", "queries", "factcheck", "charts", "exports")
    writers = {"add", "write"}
    found = [
        (name_of(path), function.name)
        for path in SOURCES
        if room_of(path) in (*rooms, "pages", "app")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr in writers
        if isinstance(node.value, ast.Name) and node.value.id == "store"
    ]
    assert found == [("lib/dashboard/ui/add_article.py", "add")]
    assert not [
        name_of(path)
        for path in SOURCES
        if room_of(path) in (*rooms, "pages", "app")
        if any(module.startswith("lib.store.") for module in imports(path.read_text("utf-8")))
    ]


def test_no_module_name_is_in_two_rooms() -> None:
    """A stranger who looks for a word finds one module of that name."""
    rooms: dict[str, set[str]] = {}
    for path in LIBRARY:
        if path.stem not in ("__init__", "__main__"):
            rooms.setdefault(path.stem, set()).add(room_of(path))
    assert {name: sorted(found) for name, found in rooms.items() if len(found) > 1} == {}


def test_the_top_level_is_as_given() -> None:
    top = {path.relative_to(REPO).parts[0] for path in files_in_git()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


@pytest.mark.parametrize("path", sorted((REPO / "pages").glob("*")), ids=name_of)
def test_a_page_reads_like_a_table_of_contents(path: Path) -> None:
    if path.name == "__pycache__":
        return
    assert path.suffix == ".py"
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= PAGE_LINES
    assert not [n for n in ast.walk(ast.parse(source)) if isinstance(n, Definition | ast.Lambda)]


def test_the_front_door_is_small() -> None:
    source = (REPO / "app.py").read_text("utf-8")
    assert len(source.splitlines()) < PAGE_LINES
    assert not [n for n in ast.walk(ast.parse(source)) if isinstance(n, Definition | ast.Lambda)]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_names_say_what_a_thing_is(path: Path) -> None:
    for part in path.relative_to(REPO).with_suffix("").parts:
        assert not NAMES_OF_NOTHING.fullmatch(part), f"{part} says nothing"
    arguments = {
        node.arg
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.arg)
    }
    assert "df" not in arguments, "say what a row is"


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_everything_public_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), "the module has no docstring"
    silent = [node.name for node in definitions(path) if not ast.get_docstring(node)]
    assert not silent, f"without a docstring: {', '.join(silent)}"


def late_constants(source: str) -> list[str]:
    """The constants below a function or class that uses them, but for those that are made of what
    the module itself defines."""
    used: set[str] = set()
    defined: set[str] = set()
    late = []
    for node in ast.parse(source).body:
        mentioned = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
        if isinstance(node, Definition):
            used |= mentioned
            defined.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and not mentioned & defined:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            late += [one.id for one in targets if isinstance(one, ast.Name) and one.id in used]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            defined |= {one.id for one in targets if isinstance(one, ast.Name)}
    return late


@pytest.mark.parametrize(
    ("source", "late"),
    [
        ("def f():\n    return X\nX = 1", ["X"]),
        ("X = 1\ndef f():\n    return X", []),
        ("def f():\n    return X\nX = {'f': f}", []),
        ("def f():\n    return Y\nX = {'f': f}\nY = len(X)", []),
        ("def f():\n    return 1\nX = 1\ndef g():\n    return X", []),
        ("class A:\n    x = X\nX: int = 1", ["X"]),
    ],
)
def test_a_constant_below_its_use_is_seen(source: str, late: list[str]) -> None:
    assert late_constants(source) == late


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_reader_meets_a_constant_before_what_uses_it(path: Path) -> None:
    late = late_constants(path.read_text("utf-8"))
    assert not late, f"below a function that uses them: {', '.join(late)}"


def test_everything_public_is_used_elsewhere() -> None:
    """A function that only its module and its own tests use is private, or not needed.

    A class may be known by what its own module returns, and is used there at least.
    """
    others = [path for folder in ("benchmarks", "tests") for path in (REPO / folder).rglob("*.py")]
    used = {path: names_used(path) for path in [*SOURCES, *others]}
    settings = REPO / "pyproject.toml"
    used[settings] = set(re.findall(r'"lib[\w.]*:(\w+)"', settings.read_text("utf-8")))
    unused = [
        f"{name_of(path)}: {node.name}"
        for path in LIBRARY
        for node in definitions(path)
        if path not in ENTRIES
        and not (isinstance(node, ast.ClassDef) and node.name in used[path])
        and not any(node.name in names for other, names in used.items() if foreign(other, path))
    ]
    assert not unused, "\n".join(unused)


def taken_from(room: str, sources: Sequence[Sequence[ast.AST]]) -> set[str]:
    """The names that sources, each the nodes of one, take from a room and not from its modules."""
    above, _, name = room.rpartition(".")
    taken: set[str] = set()
    for nodes in sources:
        found = [node for node in nodes if isinstance(node, ast.ImportFrom)]
        taken |= {one.name for node in found if node.module == room for one in node.names}
        names = (one for node in found if node.module == above for one in node.names)
        called = {one.asname or one.name for one in names if one.name == name}
        taken |= {
            node.attr
            for node in nodes
            if isinstance(node, ast.Attribute)
            if isinstance(node.value, ast.Name) and node.value.id in called
        }
    return taken


def test_what_a_room_passes_on_is_taken_from_it() -> None:
    """A name that everybody takes from its module need not be at the door as well."""
    others = [path for folder in ("benchmarks", "tests") for path in (REPO / folder).rglob("*.py")]
    trees = {path: ast.parse(path.read_text("utf-8")) for path in [*SOURCES, *others]}
    kinds = (ast.ImportFrom, ast.Attribute)
    nodes = {
        path: [node for node in ast.walk(tree) if isinstance(node, kinds)]
        for path, tree in trees.items()
    }
    passed_on = {}
    for path in LIBRARY:
        if path.name == "__init__.py":
            tree = trees[path]
            imported = (node for node in tree.body if isinstance(node, ast.ImportFrom))
            named = {one.asname or one.name for node in imported for one in node.names}
            doors = [node for node in tree.body if ast.unparse(node).startswith("__all__ = ")]
            listed = {name for node in doors for name in re.findall(r"'(\w+)'", ast.unparse(node))}
            room = ".".join(path.relative_to(REPO).parent.parts)
            rest = [found for other, found in nodes.items() if other != path]
            passed_on[room] = sorted((named & listed) - taken_from(room, rest))
    assert {room: names for room, names in passed_on.items() if names} == {}


def private_and_unused(source: str) -> list[str]:
    """The private names at the top of a module that nothing in it uses; tests have fixtures among
    them, which pytest finds by itself."""
    tree = ast.parse(source)
    made: set[str] = set()
    for node in tree.body:
        if isinstance(node, Definition):
            made |= set() if node.decorator_list else {node.name}
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            made |= {
                one.id
                for target in targets
                for one in ast.walk(target)
                if isinstance(one, ast.Name)
            }
    used = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and _is_read(one)}
    return sorted(name for name in made - used if re.match(r"_[^_]", name))


def _is_read(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)


@pytest.mark.parametrize(
    ("source", "unused"),
    [
        ("_X = 1\ndef f():\n    return _X", []),
        ("_X = 1\n_X: int = 2\ndef f():\n    return _Y", ["_X"]),
        ("_X, _Y = 1, 2\nprint(_Y)", ["_X"]),
        ("def _f():\n    return 1\n@made\ndef _g():\n    return 1", ["_f"]),
        ("X = 1\n__all__ = []", []),
    ],
)
def test_a_private_name_that_nothing_uses_is_seen(source: str, unused: list[str]) -> None:
    assert private_and_unused(source) == unused


def test_everything_private_is_used() -> None:
    """What was left behind by a change misleads whoever looks for what it was for."""
    others = [path for folder in ("benchmarks", "tests") for path in (REPO / folder).rglob("*.py")]
    found = {
        name_of(path): private_and_unused(path.read_text("utf-8")) for path in [*SOURCES, *others]
    }
    assert {name: unused for name, unused in found.items() if unused} == {}


def test_git_sees_the_library() -> None:
    """The usual ignore list for Python hides `lib/`; a clone would then have no library."""
    hidden = subprocess.run(
        ["git", "check-ignore", *(name_of(path) for path in SOURCES)],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    if hidden.returncode == 128:
        pytest.skip("not a git work tree")
    assert hidden.stdout == ""


def _hooks() -> dict[str, str]:
    """What is run before a commit, by the name of the hook."""
    config = yaml.safe_load((REPO / ".pre-commit-config.yaml").read_text("utf-8"))
    return {hook["id"]: hook["entry"] for repo in config["repos"] for hook in repo["hooks"]}


@pytest.mark.parametrize(("name", "entry"), _hooks().items())
def test_what_a_hook_runs_is_there(name: str, entry: str) -> None:
    """Or every commit is refused, for a reason that is none of the committer's."""
    python, *words = entry.split()
    assert python == "python"
    if words[0] == "-m":
        assert find_spec(words[1]), name
    else:
        assert (REPO / words[0]).is_file(), name


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    for path in files_in_git():
        if path != Path(__file__):
            data = path.read_bytes()
            found = A_MACHINE.search(data)
            assert not found, f"{name_of(path)}: {found and found[0]!r}"
            assert bytes(REPO) not in data, name_of(path)


_LATE = """
import sys
import streamlit.config
streamlit.config.get_option("server.port")
from lib.dashboard import api
from lib.dashboard.ui import shown_errors, uploads, waiting, warm_up
import lib.dashboard.ui.show
import lib.dashboard.ui.signing_in
rooms = ("reader", "ingest", "pipeline")
print(*sorted(name for name in sys.modules if name.startswith(tuple(f"lib.{r}" for r in rooms))))
"""
"""What the server imports before the first reader, and which reading rooms came with it."""


def test_the_dashboard_starts_without_the_rooms_that_read_articles() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", _LATE], cwd=REPO, capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []


_LISTEN = """
import importlib, json, os, sys
first, modules = json.loads(sys.argv[1])
for name in first:
    importlib.import_module(name)
if "streamlit" in first:  # streamlit reads its own settings once
    import streamlit.config
    streamlit.config.get_option("server.port")
heard = []
def hook(event, args):
    if event.startswith("socket."):
        heard.append(f"{event} {args[1:]}")
    elif event == "open" and isinstance(args[0], (str, bytes)):
        path = os.fsdecode(args[0])
        writes = isinstance(args[1], str) and set(args[1]) & set("wax+")
        if not path.endswith((".py", ".pyc", ".so", ".pyd")) or writes and ".pyc" not in path:
            heard.append(f"open {path}")
sys.addaudithook(hook)
sys.dont_write_bytecode = True
for name in modules:
    before = len(heard)
    importlib.import_module(name)
    heard[before:] = [f"{name}: {what}" for what in heard[before:]]
print(json.dumps(heard))
"""


def _listen(first: list[str], modules: list[str], directory: Path) -> list[str]:
    """What importing `modules` opens and calls, once the libraries `first` are there."""
    done = subprocess.run(
        [sys.executable, "-c", _LISTEN, json.dumps([first, modules])],
        cwd=directory,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    heard: list[str] = json.loads(done.stdout.splitlines()[-1])
    return heard


def test_importing_reads_no_file_and_calls_nobody() -> None:
    theirs = {
        module
        for path in LIBRARY
        for module in imports(path.read_text("utf-8"))
        if module and not module.startswith(("lib", *EXTRAS))
    }
    ours = [
        ".".join(path.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__")
        for path in LIBRARY
        if path not in SCRIPTS
    ]
    assert _listen(sorted(theirs), ours, REPO) == []


def test_a_file_read_or_a_call_made_at_import_is_heard(tmp_path: Path) -> None:
    (tmp_path / "loud.py").write_text(
        "import socket\nopen('loud.csv', 'w').close()\nsocket.socket().close()\n", "utf-8"
    )
    heard = _listen(["socket"], ["loud"], tmp_path)
    assert [what.partition(" (")[0] for what in heard] == [
        "loud: open loud.csv",
        "loud: socket.__new__",
    ]


FLOORS = ("text", "mentions", "linking", "discourse")
"""The floors of extraction, from the ground up; a module uses its own and those below."""


@pytest.mark.parametrize(("number", "floor"), list(enumerate(FLOORS)), ids=FLOORS)
def test_extraction_is_built_from_the_ground_up(number: int, floor: str) -> None:
    above = tuple(f"lib.reader.extraction.{other}." for other in FLOORS[number + 1 :])
    for path in sorted((REPO / "lib/reader/extraction" / floor).glob("*.py")):
        upwards = [
            module
            for module in imports(path.read_text("utf-8"))
            if above and module.startswith(above)
        ]
        assert not upwards, f"{name_of(path)} uses {', '.join(upwards)}"

"""A Dockerfile and what its build may read, as far as these need no Docker to be looked at."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^(?P<name>[A-Z]+)\s+(?P<rest>.*)$", re.DOTALL)
_OPTION = re.compile(r"--(?P<name>[\w-]+)=(?P<value>\S+)\s+")


@dataclass(frozen=True, slots=True)
class Step:
    """An instruction of a stage."""

    name: str
    rest: str
    options: dict[str, str]

    @property
    def words(self) -> list[str]:
        """Its arguments; a command has to be in exec form."""
        if not self.rest.startswith("["):
            return self.rest.split()
        found: list[str] = json.loads(self.rest)
        return found


def stages(text: str) -> list[list[Step]]:
    """The stages of a Dockerfile, each from its FROM on; what comes before them is left out."""
    joined = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    found: list[list[Step]] = []
    for line in joined.splitlines():
        if not line.strip():
            continue
        match = _LINE.match(line)
        assert match, line
        rest, options = match["rest"].strip(), {}
        while option := _OPTION.match(rest):
            options[option["name"]] = option["value"]
            rest = rest[option.end() :]
        if match["name"] == "FROM":
            found.append([])
        if found:
            found[-1].append(Step(match["name"], rest, options))
    return found


def context(ignore: str, files: Iterable[str]) -> list[str]:
    """Those of the files that a build may read, by the rules of a ``.dockerignore``: the last
    line that fits a file or a folder it is in decides, and ``!`` takes back."""
    rules = []
    for line in ignore.splitlines():
        rule = line.strip()
        if rule and not rule.startswith("#"):
            rules.append((not rule.startswith("!"), _pattern(rule.removeprefix("!").strip("/"))))

    def ignored(file: str) -> bool:
        places = [file, *(str(place) for place in Path(file).parents)]
        decided = [out for out, rule in rules if any(rule.fullmatch(place) for place in places)]
        return bool(decided) and decided[-1]

    return [file for file in files if not ignored(file)]


def _pattern(rule: str) -> "re.Pattern[str]":
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", rule)
    meant = {"**/": r"(?:.*/)?", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    return re.compile("".join(meant.get(piece, re.escape(piece)) for piece in pieces))

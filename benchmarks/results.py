"""Results written into `benchmarks/README.md`, each benchmark into a section of its own.

A section is what is between two comments, ``<!-- batch -->`` and ``<!-- /batch -->``, so that a
benchmark that is run again replaces what it wrote before and nothing else.
"""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from importlib import metadata
from pathlib import Path

README = Path(__file__).with_name("README.md")
_PROCESSORS, _MEMORY = Path("/proc/cpuinfo"), Path("/proc/meminfo")
_MODEL = re.compile(r"^model name\s*:\s*(.+)$", re.MULTILINE)
_TOTAL = re.compile(r"^MemTotal:\s*(\d+) kB$", re.MULTILINE)


def write_section(name: str, lines: Sequence[str], path: Path = README) -> None:
    """Put lines in place of those between the comments of a section.

    Where the file has no such comments, or has them twice, `ValueError` says so.
    """
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    text = path.read_text("utf-8")
    if (text.count(first), text.count(last)) != (1, 1) or text.index(first) > text.index(last):
        raise ValueError(f"{path.name}: there must be one {first} and one {last} below it")
    above, below = text.partition(first)[0], text.partition(last)[2]
    body = "\n".join(lines).strip("\n")
    path.write_text(f"{above}{first}\n{body}\n{last}{below}", "utf-8")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table in Markdown: words left, all other columns right."""
    rule = ["---", *("---:" for _ in headings[1:])]
    return [f"| {' | '.join(map(str, cells))} |" for cells in (headings, rule, *rows)]


def machine(*packages: str) -> str:
    """One line on where and when figures were measured: cores, memory, Python, these packages."""
    said = [
        f"{date.today().isoformat()}",
        f"{_cores()} cores{_model()}",
        *([memory] if (memory := _memory()) else []),
        f"{platform.system()} {platform.machine()}",
        f"{platform.python_implementation()} {platform.python_version()}",
        *(f"{name} {_version(name)}" for name in packages),
    ]
    return f"Measured {', '.join(said)}."


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _model() -> str:
    found = _MODEL.search(_PROCESSORS.read_text("utf-8")) if _PROCESSORS.exists() else None
    return f" ({found[1]})" if found else ""


def _memory() -> str:
    found = _TOTAL.search(_MEMORY.read_text("utf-8")) if _MEMORY.exists() else None
    return f"{int(found[1]) / 2**20:.0f} GB" if found else ""


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "(not installed)"

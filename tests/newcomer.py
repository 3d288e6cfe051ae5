"""What a newcomer adds to the code lists and languages, read in place of what is shipped."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest


@contextmanager
def added(folder: Path, lists: Mapping[str, str], languages: Mapping[str, str]) -> Iterator[None]:
    """Copies in `folder` of the code lists, some of them as given, and the languages given, or
    where there are none those that are shipped. The files may be changed until they are read.
    """
    for one in files("lib.codelists").iterdir():
        if one.name.endswith((".toml", ".csv")):
            write(folder / one.name, lists.get(one.name, one.read_text("utf-8")))
    words = folder / "languages"
    words.mkdir()
    for code, text in languages.items():
        write(words / f"{code}.toml", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lib.codelists.codes.files", lambda package: folder)
        if languages:
            patch.setattr("lib.reader.languages.files", lambda package: words)
        yield
    _forget()


def write(path: Path, text: str) -> None:
    """Write a list or a language; what was read before is forgotten."""
    path.write_text(text, "utf-8")
    _forget()


def shipped(room: str, name: str) -> str:
    """The text of a shipped file of `lib`."""
    return files(f"lib.{room}").joinpath(name).read_text("utf-8")


def _forget() -> None:
    for name, module in list(sys.modules.items()):
        for kept in vars(module).values() if name.startswith("lib.") else ():
            if callable(forget := getattr(kept, "cache_clear", None)):
                forget()
    if streamlit := sys.modules.get("streamlit"):
        streamlit.cache_data.clear()


NEW_AREAS = (
    "C5,block,,Central Asia,Центральная Азия,Борбор Азия,",
    "GUAM,block,,GUAM,ГУАМ,ГУАМ,",
    "DUO,block,,Duo,Дуэт,Дуэт,",
)
NEW_BLOCKS = """
[C5]
source = "The usual five"
members = [
    { area = "KAZ", since = 1991-12-16 },
    { area = "KGZ", since = 1991-08-31 },
    { area = "TJK", since = 1991-09-09 },
    { area = "TKM", since = 1991-10-27 },
    { area = "UZB", since = 1991-08-31 },
]
[GUAM]
source = "Georgia is not among the partners on record"
members = [
    { area = "GEO", since = 1997-10-10 },
    { area = "UKR", since = 1997-10-10 },
    { area = "AZE", since = 1997-10-10 },
    { area = "MDA", since = 1997-10-10 },
]
[DUO]
source = "Made up: one member leaves"
members = [
    { area = "CHN", since = 1991-01-01 },
    { area = "TUR", since = 1991-01-01, until = 2020-12-31 },
    { area = "KGZ", since = 1991-01-01 },
]
"""


def blocks() -> dict[str, str]:
    """The shipped areas and groups, with new blocks of partners in place of any of that code."""
    new = {line.partition(",")[0] for line in NEW_AREAS}
    areas = [
        line
        for line in shipped("codelists", "area.csv").splitlines()
        if line.partition(",")[0] not in new
    ]
    place = next(index for index, line in enumerate(areas) if line.startswith("UN,"))
    listed = "\n".join([*areas[:place], *NEW_AREAS, *areas[place:]]) + "\n"
    groups = re.split(r"(?m)^(?=\[)", shipped("codelists", "area_group.toml"))
    kept = [group for group in groups if group[1:].partition("]")[0] not in new]
    return {"area.csv": listed, "area_group.toml": "".join(kept) + NEW_BLOCKS}

"""What a newcomer adds to the code lists and languages, read in place of what is shipped."""

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
            patch.setattr("lib.languages.files", lambda package: words)
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

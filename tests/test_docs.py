"""The papers in `docs/` name what is there."""

import re
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
PAPERS = sorted((REPO / "docs").rglob("*.md"))
PLACE = re.compile(r"`((?:lib|data|tests|benchmarks|pages|docs)/[\w./-]*[\w-]|lib(?:\.\w+)+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def is_there(place: str) -> bool:
    """Whether a path of the repository, or a name in a module of the library, exists."""
    if "/" in place:
        return (REPO / place).exists()
    first, *rest = place.split(".")
    path = REPO / first
    for number, name in enumerate(rest):
        if (path / name).is_dir():
            path = path / name
        elif (path / f"{name}.py").is_file():
            path = path / f"{name}.py"
        else:
            source = path if path.is_file() else path / "__init__.py"
            return number == len(rest) - 1 and bool(
                re.search(rf"\b{name}\b", source.read_text("utf-8"))
            )
    return True


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(REPO).as_posix())
def test_every_place_that_a_paper_names_is_there(paper: Path) -> None:
    text = paper.read_text("utf-8")
    gone = [place for place in PLACE.findall(text) if not is_there(place)]
    gone += [link for link in LINK.findall(text) if not (paper.parent / link).exists()]
    assert not gone, ", ".join(gone)


def test_a_place_that_is_gone_is_seen() -> None:
    found = PLACE.findall("`lib/store/nowhere.py`, `lib.model.Nobody`, `data/record/`, `lib.store`")
    assert [place for place in found if not is_there(place)] == [
        "lib/store/nowhere.py",
        "lib.model.Nobody",
    ]

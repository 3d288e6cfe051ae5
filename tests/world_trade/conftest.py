"""A small made-up BACI, its files and the dataset made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.world_trade.dataset import Manifest, manifest_at
from lib.world_trade.dataset_place import Place, place_at
from lib.world_trade.importing import Report, import_files
from tests.world_trade import synthetic

YEARS = (2012, 2013, 2023)
ROWS = 4_000


@dataclass(frozen=True)
class Imported:
    """Files, and the dataset that was made of them."""

    files: Path
    place: Place
    report: Report

    @property
    def manifest(self) -> Manifest:
        found = manifest_at(self.place)
        assert found
        return found


@pytest.fixture(scope="session")
def baci(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as BACI's archive unpacks, with made-up flows. Not to be changed."""
    folder = tmp_path_factory.mktemp("baci")
    synthetic.write_codes(folder)
    for year in YEARS:
        synthetic.write_year(folder, year, ROWS)
    return folder


@pytest.fixture(scope="session")
def imported(baci: Path, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The dataset of them. Not to be changed."""
    folder = tmp_path_factory.mktemp("dataset")
    place = place_at(folder / "trade")
    return Imported(baci, place, import_files([baci], place, folder / "work"))


def lines_of(folder: Path) -> list[list[str]]:
    """Every row of every file, as it is written."""
    return [
        line.split(",")
        for path in sorted(folder.glob("BACI_*.csv"))
        for line in path.read_text().splitlines()[1:]
    ]


def edited(folder: Path, to: Path, edits: dict[int, str | None]) -> Sequence[Path]:
    """One year of the files in another folder, with lines replaced or, by None, left out."""
    source = sorted(folder.glob("BACI_*.csv"))[0]
    lines = source.read_text().splitlines()
    for number, line in edits.items():
        lines[number - 1] = line if line is not None else ""
    kept = [one for number, one in enumerate(lines, 1) if edits.get(number, "") is not None]
    to.mkdir(exist_ok=True)
    path = to / source.name
    path.write_text("\n".join(kept) + "\n")
    for codes in folder.glob("*codes*.csv"):
        (to / codes.name).write_bytes(codes.read_bytes())
    return [path]

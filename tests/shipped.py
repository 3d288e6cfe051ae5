"""The tables that ship with the application, for tests that change or damage them."""

import shutil
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"


def copy_shipped(folder: Path) -> None:
    """Copy the shipped tables, and nothing else of their folder."""
    for table in DATA.glob("*.parquet"):
        shutil.copy(table, folder)

"""A place where writers may be killed often."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def memory_dir(small_dir: Path) -> Iterator[Path]:
    """The small tables where a flush costs nothing, if the machine has such a place."""
    place = Path("/dev/shm")
    if not os.access(place, os.W_OK):
        yield small_dir
        return
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(shutil.copytree(small_dir, Path(folder) / "data"))

"""What is on disk when a function returns, and in which order it came there.

A machine that loses its power keeps what was flushed: the bytes a file had by then, and the names
a folder had by then. So each flush and each renaming is written down as it happens.
"""

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lib.files import atomic_write
from lib.model import DataError, Period
from lib.refresh.service import Figure
from lib.store import ADDED, add, edition
from tests.disk import Event, Machine
from tests.refreshed import keep
from tests.store.articles import article, there


class InUse:
    """What Windows says of a file that somebody has open, so many times."""

    def __init__(self, call: Any, times: int) -> None:
        self.left, self._call = times, call

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        if self.left:
            self.left -= 1
            error = PermissionError(13, "Permission denied")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return self._call(*arguments, **options)


def test_a_file_that_is_in_use_for_a_moment_is_waited_for(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is on Windows, where moreover no folder can be opened."""
    add(small_dir, [article(1)])
    calls = {name: InUse(getattr(os, name), 3) for name in ("replace", "rename")}
    for name, call in calls.items():
        monkeypatch.setattr(os, name, call)
    monkeypatch.delattr(os, "O_DIRECTORY")
    add(small_dir, [article(2)])
    assert [call.left for call in calls.values()] == [0, 0]
    assert there(small_dir) == {"article-1", "article-2"}


def test_a_file_that_stays_in_use_is_said(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(small_dir, [article(1)])
    monkeypatch.setattr(atomic_write, "_SECONDS_IN_USE", 0.05)
    monkeypatch.setattr(os, "replace", InUse(os.replace, 10**6))
    with pytest.raises(DataError, match="nothing was added"):
        add(small_dir, [article(2)])
    assert there(small_dir) == {"article-1"}


def segment_of(folder: Path, name: str) -> list[Event]:
    """What a segment is made of, in order."""
    aside = f"added/.{name}.PID.tmp"
    files = [*(f"{table}.parquet" for table in ADDED), "segment.json"]
    sizes = {file: (folder / f"added/{name}/{file}").stat().st_size for file in files}
    return [
        *((f"{sizes[file]} bytes of", f"{aside}/{file}") for file in files),
        ("names in", aside),
        (aside, f"added/{name}"),
        ("names in", "added"),
    ]


def manifest_of(size: int) -> list[Event]:
    return [
        (f"{size} bytes of", "added/.manifest.json.PID.tmp"),
        ("added/.manifest.json.PID.tmp", "added/manifest.json"),
        ("names in", "added"),
    ]


def test_an_article_is_on_disk_before_the_manifest_names_it(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And before all the folder of what is added has its name, and a manifest that names none."""
    machine = Machine(small_dir, monkeypatch)
    add(small_dir, [article(1)])
    (segment,) = edition(small_dir).segments
    size = (small_dir / "added/manifest.json").stat().st_size
    none = len(json.dumps({"number": 1, "segments": [], "retired": []}, indent=1))
    assert machine.events == [
        ("names in", "."),
        *manifest_of(none),
        *segment_of(small_dir, segment.name),
        *manifest_of(size),
    ]


def test_merged_segments_are_on_disk_before_the_manifest_names_them(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        add(small_dir, [article(number)])
    machine = Machine(small_dir, monkeypatch)
    add(small_dir, [article(8)])
    whole, fresh = edition(small_dir).segments
    assert (whole.articles, fresh.articles) == (8, 1)
    made, first = [("names in", "."), *segment_of(small_dir, whole.name)], machine.events.index
    assert machine.events[: len(made)] == made
    assert first(("added/.manifest.json.PID.tmp", "added/manifest.json")) > len(made)
    size = (small_dir / "added/manifest.json").stat().st_size
    last = [*segment_of(small_dir, fresh.name), *manifest_of(size)]
    assert machine.events[-len(last) :] == last


def test_a_vintage_is_on_disk_before_its_list_names_it(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the folders it is in have their names, and its answers theirs, before the vintage has
    its own."""
    machine = Machine(small_dir, monkeypatch)
    figure = Figure("exports", "KGZ", "RUS", Period.of_year(2023), Decimal(5), "USD")
    keep(small_dir, "imf-trade", "IMF", [figure], date(2026, 11, 30))
    place = "refreshed/imf-trade"
    aside, vintage, answers = f"{place}/.2026-11-30.PID.tmp", f"{place}/2026-11-30", "answers"
    (answer,) = (small_dir / place / answers).iterdir()
    own = [
        event
        for event in machine.events
        if not event[0].endswith(" bytes of") or event[1].startswith(aside)
    ]
    files = ("sources.csv", "figures.csv", "observations", "parts_of_years", "sources")
    names = [file if "." in file else f"{file}.parquet" for file in files]
    listed = [
        (f"{place}/.vintages.json.PID.tmp", f"{place}/vintages.json"),
        ("names in", place),
    ]
    assert own == [
        ("names in", "."),
        ("names in", "refreshed"),
        *listed,
        *(
            (f"{(small_dir / vintage / name).stat().st_size} bytes of", f"{aside}/{name}")
            for name in names
        ),
        (f"{place}/{answers}/.{answer.stem}.PID.tmp", f"{place}/{answers}/{answer.name}"),
        ("names in", f"{place}/{answers}"),
        ("names in", aside),
        (aside, vintage),
        ("names in", place),
        *listed,
    ]
    flushed = [path for what, path in machine.events if what.endswith(" bytes of")]
    assert {f"{place}/{answers}/.{answer.stem}.PID.tmp", listed[0][0]} <= {*flushed}

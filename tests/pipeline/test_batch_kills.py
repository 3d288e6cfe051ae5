"""Batches with processes killed at random moments: nothing lost, nothing doubled."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.pipeline.__main__ import main
from tests.pipeline.archives import (
    added,
    killed,
    processes_below,
    rows_of,
    texts,
    whole,
    write_archive,
)
from tests.pipeline.test_add import copy_of

REPO = Path(__file__).resolve().parents[2]
ARTICLES = 250


def started(archive: Path, data: Path, *more: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "lib.pipeline", "add", str(archive), "--data", str(data), *more],
        cwd=REPO,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 12))]
)
def test_readers_and_writers_are_killed_and_no_article_is_lost_or_there_twice(
    seed: int, small_dir: Path
) -> None:
    """Now a process that reads, now the one that writes; then the batch is run again."""
    archive = write_archive(small_dir.parent / f"{small_dir.name}.parquet", ARTICLES)
    expected = whole(archive, copy_of(small_dir, f"{small_dir.name}-whole"))
    data, chance = copy_of(small_dir, f"{small_dir.name}-killed"), random.Random(seed)
    writers = 0
    while writers < 4:
        with started(archive, data, "--processes", "2") as batch:
            before = added(data)
            while batch.poll() is None and added(data) == before:
                time.sleep(0.01)  # its readers have read something by now
            while batch.poll() is None and chance.random() < 0.5:
                below = [pid for pid, command in processes_below(batch.pid) if "spawn" in command]
                if below:
                    killed(chance.choice(below))
                time.sleep(chance.uniform(0, 0.3))
            time.sleep(chance.uniform(0, 0.3))
            writers += batch.poll() is None and killed(batch.pid)
            if batch.wait() == 0:
                break
    assert writers
    assert main(["add", str(archive), "--data", str(data)]) == 0
    assert added(data) == ARTICLES < len(texts(ARTICLES))
    assert rows_of(data) == expected


def test_a_reader_that_is_killed_again_and_again_costs_no_article(small_dir: Path) -> None:
    """The batch itself goes on, and need not be run again."""
    archive = write_archive(small_dir.parent / f"{small_dir.name}.parquet", ARTICLES)
    expected = whole(archive, copy_of(small_dir, f"{small_dir.name}-whole"))
    data, kills, before = copy_of(small_dir, f"{small_dir.name}-killed"), 0, 0
    with started(archive, data, "--processes", "2") as batch:
        while batch.poll() is None:
            below = [pid for pid, command in processes_below(batch.pid) if "spawn" in command]
            # Never twice at one article: that one would be given up, and said to be.
            if kills < 3 and added(data) > before and below:
                before = added(data)
                kills += killed(below[kills % len(below)])
            time.sleep(0.02)
        assert batch.stdout is not None
        report = batch.stdout.read()
    if not kills:
        pytest.skip("the system does not list the children of a process")
    assert f"Articles added: {ARTICLES}\n" in report and "Skipped: 0\n" in report
    assert rows_of(data) == expected

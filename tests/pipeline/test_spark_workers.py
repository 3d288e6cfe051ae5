"""An archive read by the workers of a real Spark, as it is and with workers killed."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lib.model import DataError
from lib.pipeline.__main__ import BAD_DATA, SKIPPED, main
from tests.pipeline.archives import DAY, added, killed, long_text, rows_of, whole, write_archive
from tests.pipeline.test_add import copy_of

REPO = Path(__file__).resolve().parents[2]
Capture = pytest.CaptureFixture[str]


def run(archive: Path, data: Path, engine: str) -> "subprocess.CompletedProcess[str]":
    with started(archive, data, engine) as batch:
        out, err = batch.communicate(timeout=600)
    return subprocess.CompletedProcess(batch.args, batch.returncode, out, err)


def started(archive: Path, data: Path, engine: str) -> "subprocess.Popen[str]":
    command = ["-m", "lib.pipeline", "add", str(archive), "--data", str(data)]
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=REPO,
        env={**os.environ, "BATCH_ENGINE": engine},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def commands() -> Callable[[str], Iterator[int]]:
    """The processes of this machine with some words in their commands."""

    def found(words: str) -> Iterator[int]:
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if words in command:
                yield int(entry.name)

    if not Path("/proc").is_dir():
        pytest.skip("the system does not list its processes")
    return found


def test_a_spark_gives_the_same_rows(spark_server: str, small_dir: Path) -> None:
    archive = write_archive(small_dir.parent / f"{small_dir.name}.parquet", 200)
    expected = whole(archive, copy_of(small_dir, f"{small_dir.name}-whole"))
    data = copy_of(small_dir, f"{small_dir.name}-spark")
    done = run(archive, data, spark_server)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Articles added: 200\n" in done.stdout
    assert rows_of(data) == expected
    again = run(archive, data, spark_server)
    assert "Articles added: 0\n" in again.stdout and rows_of(data) == expected


def test_documents_are_read_there_too(spark_server: str, small_dir: Path) -> None:
    """As text and as a page: their bytes are sent, and the library comes with its word lists."""
    folder = small_dir.parent / f"{small_dir.name}-documents"
    folder.mkdir()
    (folder / f"{DAY}-a.txt").write_text(long_text(1), "utf-8")
    (folder / f"{DAY}-b.html").write_text(f"<html><p>{long_text(2)}</p></html>", "utf-8")
    (folder / f"{DAY}-c.txt").write_bytes(b"Trade\0")
    done = run(folder, small_dir, spark_server)
    assert done.returncode == SKIPPED
    assert "Articles added: 2\n" in done.stdout and "Figures added: 12\n" in done.stdout
    assert "-c.txt: character 5 is NUL" in done.stdout


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 6))]
)
def test_workers_of_a_spark_are_killed_and_no_article_is_lost_or_there_twice(
    seed: int, spark_server: str, small_dir: Path, commands: Callable[[str], Iterator[int]]
) -> None:
    """A whole executor, then Python workers at random."""
    archive = write_archive(small_dir.parent / f"{small_dir.name}.parquet", 1000)
    expected = whole(archive, copy_of(small_dir, f"{small_dir.name}-whole"))
    data, chance = copy_of(small_dir, f"{small_dir.name}-spark"), random.Random(seed)
    workers = executors = 0
    with started(archive, data, spark_server) as batch:
        while batch.poll() is None and not added(data):
            time.sleep(0.05)
        while batch.poll() is None:
            if not executors and (found := sorted(commands("CoarseGrainedExecutorBackend"))):
                executors += killed(chance.choice(found))
            elif workers < 3 and (found := sorted(commands("pyspark.worker"))):
                workers += killed(chance.choice(found))
            time.sleep(chance.uniform(0, 0.7))
        out, err = batch.communicate(timeout=600)
    assert (batch.returncode, err) == (0, "")
    assert workers and executors
    assert "Articles added: 1000\n" in out and "Skipped: 0\n" in out
    assert rows_of(data) == expected


@pytest.mark.parametrize(
    ("engine", "sentence"),
    [
        ("spark://here:7077", "--engine: 'spark://here:7077' is not an address like sc://host:"),
        ("sc://", "--engine: 'sc://' is not an address like sc://host:15002"),
        ("sc://here:port", "--engine: 'sc://here:port' is not an address like sc://host:15002"),
        ("sc://127.0.0.1:9", "sc://127.0.0.1:9: no Spark answers there (Connection refused)"),
    ],
)
def test_no_spark_at_an_address_is_said(
    engine: str, sentence: str, small_dir: Path, capsys: Capture
) -> None:
    archive = write_archive(small_dir.parent / f"{small_dir.name}.parquet", 2)
    assert main(["add", str(archive), "--data", str(small_dir), "--engine", engine]) == BAD_DATA
    said = capsys.readouterr()
    assert said.err.startswith(sentence) and said.err.count("\n") == 1 and not said.out


def test_without_its_package_the_engine_says_what_to_install(
    small_dir: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.pipeline.spark_workers._expect_answer", lambda _: None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    archive = write_archive(small_dir.parent / f"{small_dir.name}.parquet", 2)
    given = ["add", str(archive), "--data", str(small_dir), "--engine", "sc://127.0.0.1"]
    assert main(given) == BAD_DATA
    assert "pyspark-client" in capsys.readouterr().err


def test_what_answers_and_is_no_spark_is_said(small_dir: Path) -> None:
    """A web server, say: it is not waited for, and one sentence says so."""
    archive = write_archive(small_dir.parent / f"{small_dir.name}.parquet", 2)
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        cwd=small_dir,
    ) as other:
        assert other.stdout is not None
        port = other.stdout.readline().split(" port ")[1].split()[0]
        done = run(archive, small_dir, f"sc://127.0.0.1:{port}")
        other.kill()
    assert done.returncode == BAD_DATA
    assert done.stderr.startswith(f"sc://127.0.0.1:{port}: ") and done.stderr.count("\n") == 1


def test_a_package_that_workers_lack_is_named(
    spark_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lib.pipeline import spark_workers

    monkeypatch.setattr(spark_workers, "_NEEDED", ("pyarrow", "no_such_reader"))
    said = r"its workers lack no_such_reader: install"
    with pytest.raises(DataError, match=said), spark_workers._connected(spark_server):
        pass

"""Several processes on one folder of tables: what is added is seen by all, and backed up whole."""

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.behind_nginx import Site, ask, cookie, nginx, processes
from tests.serving import REPO

fcntl = pytest.importorskip("fcntl")

TEXT = "Exports of Kyrgyzstan to {} came to 94{} million dollars in 2023.\n"
PARTNERS = ("Russia", "China", "Kazakhstan", "Turkey")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The shipped tables in a folder of their own."""
    folder = tmp_path / "data"
    folder.mkdir()
    for table in (REPO / "data").glob("*.parquet"):
        shutil.copy(table, folder)
    return folder


@pytest.fixture
def site(data: Path, tmp_path: Path) -> Iterator[Site]:
    with (
        processes(tmp_path, DATA_DIR=str(data)) as behind,
        nginx(tmp_path / "nginx", behind) as found,
    ):
        yield found


def adding(data: Path, number: int) -> "subprocess.Popen[str]":
    """The command line, adding an article of its own."""
    folder = data.parent / f"articles{number}"
    folder.mkdir(exist_ok=True)
    (folder / "talk.txt").write_text(TEXT.format(PARTNERS[number], number), "utf-8")
    command = ("add", str(folder), "--data", str(data), "--published", "2024-02-03")
    return subprocess.Popen(
        [sys.executable, "-m", "lib.pipeline", *command],
        cwd=REPO,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def added(writer: "subprocess.Popen[str]") -> None:
    said, _ = writer.communicate()
    assert writer.returncode == 0, said


def seen(site: Site, port: int) -> list[str]:
    """The documents that a process knows."""
    answer = ask(f"{site.address}/data/sources.csv", headers=cookie({"process": str(port)}))
    assert answer.status == 200
    return answer.body.decode("utf-8-sig").splitlines()


def test_what_writers_add_at_once_is_seen_by_every_process(site: Site, data: Path) -> None:
    before = [seen(site, port) for port in site.ports]
    assert before[0] == before[1]
    writers = [adding(data, number) for number in range(len(PARTNERS))]
    for writer in writers:
        added(writer)
    after = [seen(site, port) for port in site.ports]
    assert after[0] == after[1]
    assert len(after[0]) == len(before[0]) + len(PARTNERS)


def test_a_copy_is_whole_that_is_made_while_its_maker_has_the_lock(data: Path) -> None:
    """As docs/deploy.md has it made: `flock data/added/lock tar ...`."""
    added(adding(data, 0))
    with (data / "added/lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        writer = adding(data, 1)
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(timeout=3)
        with tarfile.open(data.parent / "added.tar", "w") as copy:
            copy.add(data / "added", "added")
    added(writer)
    shutil.rmtree(data / "added")
    with tarfile.open(data.parent / "added.tar") as copy:
        copy.extractall(data, filter="data")
    check = [sys.executable, "-m", "lib.pipeline", "check", "--data", str(data)]
    done = subprocess.run(check, cwd=REPO, text=True, capture_output=True, check=False)
    assert done.returncode == 0 and "1 article is in 1 segment" in done.stdout, done.stdout

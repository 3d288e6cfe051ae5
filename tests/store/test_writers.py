"""Writers at once, killed, out of room, without the right: what was acknowledged is there."""

import builtins
import errno
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import filelock
import pytest

from lib.model import DataError
from lib.store import add, edition
from lib.store.lock import turn
from tests.store.articles import article, there
from tests.store.scripts import script

REPO = Path(__file__).resolve().parents[2]


_WRITER = """
import sys
from pathlib import Path
from lib.store import add
from tests.store.articles import article
directory, own, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    # One of its own, and one that every writer brings.
    for receipt in add(directory, [article(1000 * own + number), article(number)], 120):
        print(receipt.source_id, receipt.added, flush=True)
"""


def test_ten_writers_and_a_reader_at_once(memory_dir: Path) -> None:
    count, writers = 6, [script(_WRITER, memory_dir, own, 6) for own in range(1, 11)]
    for writer in writers:
        assert writer.stdout is not None and writer.stdin is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        print(file=writer.stdin, flush=True)
    seen: set[str] = set()
    reads = 0
    while any(writer.poll() is None for writer in writers):
        now = there(memory_dir)
        assert seen <= now
        seen, reads = now, reads + 1
    told = [line.split() for w in writers for line in w.communicate()[0].splitlines()]
    assert all(writer.returncode == 0 for writer in writers)
    new = [name for name, added in told if added == "True"]
    own = {f"article-{1000 * n + i}" for n in range(1, 11) for i in range(count)}
    assert len(new) == len(set(new))
    assert there(memory_dir) == set(new) == own | {f"article-{n}" for n in range(count)}
    assert reads > 1


_MORTAL = """
import os, sys
from pathlib import Path
import pyarrow.dataset
from lib.store import add, encode
from tests.store.articles import article
directory = Path(sys.argv[1])
for line in sys.stdin:
    number = int(line)
    child = os.fork()
    if not child:
        add(directory, [])  # what is slow the first time
        encode("areas", [])
        print("begun", os.getpid(), flush=True)
        while True:
            (receipt,) = add(directory, [article(number)])
            os.write(1, f"{receipt.source_id}\\n".encode())
            number += 1
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


@pytest.mark.parametrize("kills", [30, pytest.param(500, marks=pytest.mark.slow)])
def test_kills_lose_nothing_and_leave_nothing_half(memory_dir: Path, kills: int) -> None:
    """Whatever was told to be added is there, and at most the one under way beside it.

    A process is killed a moment after it has added up to three articles, so that each adds some
    however busy the machine is.
    """
    chance, acknowledged, tried = random.Random(17), set[str](), set[str]()
    with script(_MORTAL, memory_dir) as process:
        assert process.stdin is not None and process.stdout is not None
        number = 0
        for _ in range(kills):
            print(number, file=process.stdin, flush=True)
            child = int(process.stdout.readline().split()[1])
            told = [process.stdout.readline().strip() for _ in range(chance.randrange(4))]
            time.sleep(chance.uniform(0, 0.02))
            os.kill(child, signal.SIGKILL)
            while (line := process.stdout.readline().strip()) != "dead":
                told.append(line)
            acknowledged |= set(told)
            number += len(told)
            tried.add(f"article-{number}")
            found = there(memory_dir)
            assert acknowledged <= found <= acknowledged | tried
        process.stdin.close()
    assert len(acknowledged) > kills
    add(memory_dir, [])
    folders = {path.name for path in (memory_dir / "added").glob("*segment-*")}
    assert folders == edition(memory_dir).folders


class Broken:
    """Calls of the system that fail from the n-th on, or only that one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.calls, self.fails = 0, -1
        self._folder = str(folder)
        for name in ("fsync", "replace", "rename", "mkdir"):
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))
        monkeypatch.setattr(builtins, "open", self._opened(builtins.open))

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            self._count()
            return call(*arguments, **options)

        return counted

    def _opened(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def opened(place: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if set(mode) & set("wax+") and str(place).startswith(self._folder):
                self._count()
            return call(place, mode, *arguments, **options)

        return opened

    def _count(self) -> None:
        self.calls += 1
        if self.calls - 1 == self.fails:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_any_call_that_fails_leaves_the_tables_as_they_were(
    memory_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven segments first, so that the eighth addition puts them together as well."""
    for number in range(8):
        add(memory_dir, [article(number)])
    broken, fails = Broken(monkeypatch, memory_dir), 0
    old, told = there(memory_dir), {f"article-{number}" for number in range(8)}
    untouched, again = old, 0
    while True:
        broken.calls, broken.fails = 0, fails
        number = 100 + fails
        try:
            add(memory_dir, [article(number)])
        except DataError as error:
            assert "No space left on device" in str(error)
            again += 1
        else:
            told.add(f"article-{number}")
            if broken.calls <= fails:
                break
        broken.fails = -1
        assert there(memory_dir) == told
        fails += 1
    assert there(memory_dir) == told >= untouched
    assert again >= 15


_IN_A_SMALL_PLACE = """
import json, os, shutil, subprocess, sys
from pathlib import Path
from lib.model import DataError
from lib.store import add
from tests.store.articles import article, there
from tests.store.scripts import script
place = Path(sys.argv[2])
if sys.argv[1] == "limit":
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, resource.RLIM_INFINITY))
else:
    options = "size=700k" if sys.argv[1] == "full" else "size=9m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], check=True)
    for table in Path(sys.argv[3]).glob("*.parquet"):
        shutil.copy(table, place)
told, said, number = set(), [], 0
while len(said) < 5 and number < 2000:
    if sys.argv[1] == "read-only" and number == 3:
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    batch = [article(number * 20 + i) for i in range(20)]
    try:
        told |= {receipt.source_id for receipt in add(place, batch)}
    except DataError as error:
        said.append(str(error))
    assert there(place) == told
    number += 1
print(json.dumps([said, len(told)]))
"""


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("full", "No space left on device|disk is full|disk I/O error"),
        ("limit", "File too large|disk I/O error|disk is full"),
        ("read-only", "Read-only file system"),
    ],
)
def test_a_disk_that_takes_no_more(
    kind: str, sentence: str, small_dir: Path, tmp_path: Path
) -> None:
    """In a place of its own of a given size, in a limit on files, or made read-only meanwhile."""
    alone: list[str] = []
    place = small_dir
    if kind != "limit":
        alone, place = ["unshare", "--user", "--map-root-user", "--mount"], tmp_path / "place"
        place.mkdir()
        mount = [*alone, "mount", "-t", "tmpfs", "none", str(place)]
        if not shutil.which("unshare") or subprocess.run(mount, check=False).returncode:
            pytest.skip("the machine lets nobody make a small disk")
    done = subprocess.run(
        [*alone, sys.executable, "-c", _IN_A_SMALL_PLACE, kind, place, small_dir],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said, told = json.loads(done.stdout)
    assert len(said) == 5 and told >= 60
    for one in said:
        assert one.startswith("added") and re.search(sentence, one), one


def test_whoever_waits_too_long_is_told_who_writes(small_dir: Path) -> None:
    add(small_dir, [])
    with (
        turn(small_dir / "added/lock", 1),
        pytest.raises(DataError, match=rf"process {os.getpid()} on .* since \d{{4}}-.* is writing"),
    ):
        add(small_dir, [article(1)], 0.05)
    add(small_dir, [article(1)], 0.05)
    assert there(small_dir) == {"article-1"}


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EROFS, errno.EIO])
def test_a_lock_that_cannot_be_had_is_one_sentence(
    number: int, small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    fcntl = pytest.importorskip("fcntl")
    add(small_dir, [])
    monkeypatch.setattr(fcntl, "flock", refused)
    with pytest.raises(DataError, match=rf"^added: nothing was added \({os.strerror(number)}\)$"):
        add(small_dir, [article(1)])


def test_a_lock_that_would_not_go_with_its_process_is_not_taken(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filelock, "FileLock", filelock.SoftFileLock)
    with pytest.raises(DataError, match="this system has no file locks"):
        add(small_dir, [article(1)])


@pytest.mark.parametrize("what", ["folder", "link"])
def test_something_in_place_of_the_lock_is_one_sentence(what: str, small_dir: Path) -> None:
    (small_dir / "added").mkdir()
    if what == "folder":
        (small_dir / "added/lock").mkdir()
    else:
        (small_dir / "added/lock").symlink_to(small_dir / "nowhere/lock")
    with pytest.raises(DataError, match=r"^added: nothing was added \("):
        add(small_dir, [article(1)], 0.05)


def test_a_turn_ends_with_the_process_that_has_it(small_dir: Path) -> None:
    add(small_dir, [])
    holding = (
        "import sys, time; from pathlib import Path; from lib.store.lock import turn\n"
        "with turn(Path(sys.argv[1]), 1):\n    print('held', flush=True); time.sleep(60)\n"
    )
    with script(holding, small_dir / "added/lock") as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        with pytest.raises(DataError, match=f"process {process.pid} on "):
            add(small_dir, [article(1)], 0)
        process.kill()
        process.wait()
        add(small_dir, [article(1)], 5)


def test_a_folder_nobody_may_write_is_named(small_dir: Path) -> None:
    (small_dir / "added").write_text("in the way")
    with pytest.raises(DataError, match=r"^added: nothing was added \("):
        add(small_dir, [article(1)])

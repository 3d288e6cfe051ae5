"""What must work on a system without POSIX locks, signals and open folders, such as Windows.

Such a system is played: processes of their own in which these parts of Python are gone.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from lib.store import edition, read

REPO = Path(__file__).resolve().parents[2]
GONE = """
import os, signal, sys
import filelock  # takes this system's locks, as it would take those of Windows there
filelock.FileLock

for name in ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None
for name in ("SIGALRM", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGXCPU"):
    delattr(signal, name)
for name in ("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "fork", "geteuid", "mkfifo", "openpty",
             "pread", "pwrite", "sched_getaffinity"):
    delattr(os, name)

def files_only(path, flags, *mode, opened=os.open, **given):
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", path)
    return opened(path, flags, *mode, **given)

os.open = files_only
"""
TEXT = "Kyrgyzstan's trade with Russia exceeded $3 billion in 2023."
KYRGYZ = "Кыргызстандын Россия менен соодасы 2023-жылы 3 миллиард доллардан ашты."


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a process in which this is gone."""
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone/sitecustomize.py").write_text(GONE, "utf-8")
    return {**os.environ, "PYTHONPATH": str(tmp_path / "gone")}


def ran(elsewhere: dict[str, str], *arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=REPO,
        env=elsewhere,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_tables_are_built(elsewhere: dict[str, str], tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(REPO / "data", data)
    (data / "indicators.parquet").unlink()
    done = ran(elsewhere, "lib.pipeline", "build", "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Tables changed: indicators" in done.stdout
    assert (data / "indicators.parquet").read_bytes() == (
        REPO / "data/indicators.parquet"
    ).read_bytes()


def test_texts_are_read_and_passages_scored(elsewhere: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = ran(elsewhere, "lib.pipeline", "read", "--lang", "en", tmp_path / "a.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "more than $3 billion" in done.stdout
    line = '{"id": "a", "lang": "en", "published": "2024-10-16", "text": "Trade.", "figures": []}'
    (tmp_path / "gold.jsonl").write_text(line, "utf-8")
    done = ran(elsewhere, "lib.pipeline", "score", tmp_path / "gold.jsonl")
    assert (done.returncode, done.stderr) == (0, "")


def test_articles_are_added(elsewhere: dict[str, str], tmp_path: Path, small_dir: Path) -> None:
    """Ten one after the other, so that segments are put together as well."""
    for number in range(10):
        path = tmp_path / f"2024-02-{number + 1:02}.txt"
        path.write_text(TEXT.replace("$3", f"${number + 5}") + f" Word{number}." * 50, "utf-8")
        done = ran(elsewhere, "lib.pipeline", "add", path, "--data", small_dir)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Articles added: 1\n" in done.stdout
    latest = edition(small_dir)
    assert sorted(segment.articles for segment in latest.segments) == [1, 1, 8]
    added = read(small_dir, "observations").to_pylist()
    assert len([row for row in added if row["source_id"].startswith("article-")]) == 10
    done = ran(elsewhere, "lib.pipeline", "check", "--data", small_dir)
    assert (done.returncode, done.stderr) == (0, "")


def test_words_of_any_language_are_printed_whatever_the_code_page(
    elsewhere: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(KYRGYZ, "utf-8")
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    settings = {k: v for k, v in elsewhere.items() if k != "PYTHONIOENCODING"} | plain
    done = ran(settings, "lib.pipeline", "read", "--lang", "ky", tmp_path / "a.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 миллиард доллардан ашты" in done.stdout


def test_the_tests_are_collected(elsewhere: dict[str, str]) -> None:
    done = ran(elsewhere, "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "tests")
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_pages_are_served(elsewhere: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("wb") as sink:
        server = subprocess.Popen(command, cwd=REPO, env=elsewhere, stdout=sink, stderr=sink)
    try:
        deadline = time.monotonic() + 60
        while "URL:" not in log.read_text("utf-8") and time.monotonic() < deadline:
            assert server.poll() is None, log.read_text("utf-8")
            time.sleep(0.1)
        address = f"http://127.0.0.1:{port}"
        for path in ("readyz", "data/compare.csv?partner=RUS"):
            with urllib.request.urlopen(f"{address}/{path}", timeout=30) as answer:
                assert answer.status == 200
    finally:
        server.terminate()
        server.wait(timeout=20)

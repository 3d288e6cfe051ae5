"""Programs of others to test with, each in an environment of its own inside that of the tests:
what they need would be in the way of what we do."""

import shutil
import subprocess
import venv
from pathlib import Path

from filelock import FileLock

_ENVIRONMENTS = Path(__file__).resolve().parents[1] / ".venv"


class NotInstalledError(Exception):
    """Why there is no such program to test with, in one sentence."""


def environment(name: str, requirements: Path) -> Path:
    """The folder of an environment with what a file of requirements pins, made once.

    Where it cannot be made, without a network for one, `NotInstalledError` says why.
    """
    folder = _ENVIRONMENTS / name
    folder.parent.mkdir(exist_ok=True)
    wanted, installed = requirements.read_text("utf-8"), folder / "installed.txt"
    with FileLock(f"{folder}.lock"):
        if installed.exists() and installed.read_text("utf-8") == wanted:
            return folder
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        pip = [folder / "bin/python", "-m", "pip", "--disable-pip-version-check"]
        command = [*pip, "install", "--quiet", "--retries", "1", "-r", requirements]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["pip failed"])[-1]
            raise NotInstalledError(f"{name} could not be installed to test with ({last}).")
        installed.write_text(wanted, "utf-8")
        return folder

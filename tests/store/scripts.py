"""Python that runs in a process of its own, to be spoken to and killed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

REPO = Path(__file__).resolve().parents[2]


def script(source: str, *arguments: object, **options: Any) -> "subprocess.Popen[str]":
    """A process that runs `source` in the repository, with these arguments."""
    return subprocess.Popen(
        [sys.executable, "-c", source, *map(str, arguments)],
        cwd=REPO,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )

"""An nginx to test with: find one, or (`python tests/nginx.py`) get one.

The program `NGINX` names is taken first, then the one on the path or where Debian has it.
"""

import os
import shutil
import subprocess

_PLACES = ("nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")


def find_nginx() -> str | None:
    """The path of an nginx that starts, or None."""
    named = os.environ.get("NGINX")
    found = (shutil.which(place) for place in ([named] if named else _PLACES))
    return next((place for place in found if place and _starts(place)), None)


def get_nginx() -> str | None:
    """An nginx found, or else Debian's package where that may be installed."""
    found = find_nginx()
    if found or os.environ.get("NGINX"):
        return found
    for command in _ways():
        print("No nginx found; trying:", " ".join(command), flush=True)
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL)
    return find_nginx()


def _ways() -> list[list[str]]:
    """Commands that install it; none where nobody may without being asked for a password."""
    root = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
        return []
    return [
        [*root, "apt-get", "update", "--quiet"],
        [*root, "apt-get", "install", "--yes", "--no-install-recommends", "nginx"],
    ]


def _starts(place: str) -> bool:
    try:
        answer = subprocess.run([place, "-v"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


if __name__ == "__main__":
    nginx = get_nginx()
    print("nginx:", nginx or "none; tests that need it are skipped. Set NGINX to its path.")

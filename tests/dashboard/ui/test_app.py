"""What is around every answer of the application, from the outside in."""

import subprocess
import sys

from tests.conftest import REPO

_AROUND = "import app; print(*(one.cls.__name__ for one in app.app._user_middleware))"


def test_each_of_ours_is_around_the_application_in_its_order() -> None:
    """Compression sees every body, protection every answer that is none of the application's;
    uploads are bounded, sessions opened by our own pages, and an article waits for its reader."""
    done = subprocess.run(
        [sys.executable, "-c", _AROUND], cwd=REPO, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        *("Compression", "Protection", "PageShell", "Lost"),
        *("OwnOrigin", "OneUpload", "AroundSigningIn"),
    ]

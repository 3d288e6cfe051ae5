"""The folder of a published site: what is on disk before readers are shown it."""

import os
from pathlib import Path

import pytest

from lib.pipeline.site_folder import CURRENT, taken
from tests.disk import Machine

FILES = {"index.html": b"one", "charts/a.html": b"two"}


def _published(folder: Path, files: dict[str, bytes], made_of: str) -> int:
    with taken(folder) as site, site.aside() as aside:
        written = {path: aside.write(path, content) for path, content in files.items()}
        return site.put_in_place(aside, written, made_of)


def test_an_edition_is_on_disk_before_readers_are_shown_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that loses its power shows the site of before, or the new one whole."""
    folder = tmp_path / "site"
    _published(folder, FILES, "first")
    machine = Machine(tmp_path, monkeypatch)
    monkeypatch.setattr(os, "sync", lambda: machine.events.append(("all that is written", ".")))
    assert _published(folder, {"index.html": b"other"}, "second") == 1
    edition = os.readlink(folder / CURRENT)
    own = f"-{os.getpid()}"
    events = [
        tuple(name.removesuffix(own) + "-PID" * name.endswith(own) for name in event)
        for event in machine.events
    ]
    size = (folder / f"{edition}.json").stat().st_size
    listing = f"site/{Path(edition).parent}/.{Path(edition).name}.json.PID.tmp"
    shown = [
        ("all that is written", "."),
        ("site/editions/.making-PID", f"site/{edition}"),
        (f"{size} bytes of", listing),
        (listing, f"site/{edition}.json"),
        ("names in", "site/editions"),
        ("names in", "site/editions"),
        (f"site/.{CURRENT}-PID", f"site/{CURRENT}"),
        ("names in", "site"),
    ]
    assert events == shown
    assert (folder / CURRENT / "index.html").read_bytes() == b"other"


def test_what_is_the_same_is_no_new_edition(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert _published(folder, FILES, "made of this") == 0
    first = os.readlink(folder / CURRENT)
    with taken(folder) as site:
        assert site.unchanged("made of this") and not site.unchanged("made of that")
    assert _published(folder, FILES, "made of that") == 0
    assert os.readlink(folder / CURRENT) == first
    (folder / CURRENT / "index.html").write_bytes(b"")
    with taken(folder) as site:
        assert not site.unchanged("made of that"), "a file of it is damaged"

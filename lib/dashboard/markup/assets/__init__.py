"""Our own style sheet and script, as files that a browser keeps."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

_SHEETS = ("page.css",)
_SCRIPTS = ("page.js",)
_DIGITS = 12


@cache
def asset(name: str) -> bytes:
    """One of our files; an unknown name raises `KeyError`."""
    if name not in (*_SHEETS, *_SCRIPTS):
        raise KeyError(name)
    return files(__package__).joinpath(name).read_bytes()


def version_of(content: bytes) -> str:
    """What changes in an address when the file does."""
    return sha256(content).hexdigest()[:_DIGITS]

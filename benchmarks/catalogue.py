"""Time to load a message catalogue: compiled in memory from `.po`, against a compiled `.mo`.

    python -m benchmarks.catalogue [TIMES]

The application compiles each language once, when its first message is asked for. The baseline
is what gettext does with a `.mo` file that was built beforehand. By turns, in one process; the
import of the compiler, paid once, is measured in new processes.
"""

import gettext
import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

REPO = Path(__file__).resolve().parents[1]
CATALOGUE = next((REPO / "lib").rglob("messages/en.po"))
_IMPORTS = """
import time, gettext, babel.dates
start = time.perf_counter()
import babel.messages.mofile, babel.messages.pofile
print(time.perf_counter() - start)
"""


def compiled() -> bytes:
    """The catalogue as the bytes of a `.mo` file."""
    target = io.BytesIO()
    write_mo(target, read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="en"))
    return target.getvalue()


def milliseconds(load: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    load()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    built = compiled()
    loads: dict[str, Callable[[], object]] = {
        "from .po": lambda: gettext.GNUTranslations(io.BytesIO(compiled())),
        "from .mo": lambda: gettext.GNUTranslations(io.BytesIO(built)),
    }
    taken = [{name: milliseconds(load) for name, load in loads.items()} for _ in range(times + 1)]
    found = {name: median(turn[name] for turn in taken[1:]) for name in loads}
    messages = gettext.GNUTranslations(io.BytesIO(built))
    keys = [key for key in messages._catalog if isinstance(key, str) and key]
    looked_up = milliseconds(lambda: [messages.gettext(key) for key in keys])
    imports = [
        float(subprocess.check_output([sys.executable, "-c", _IMPORTS])) * 1000 for _ in range(5)
    ]
    print(f"{len(keys)} messages, {CATALOGUE.stat().st_size:,} bytes of .po, {len(built):,} of .mo")
    for name, value in found.items():
        print(f"{name}: {value:.1f} ms, {value / found['from .mo']:.0f} times the compiled one")
    print(f"importing the compiler: {median(imports):.1f} ms, once a process")
    print(f"looking a message up: {1000 * looked_up / len(keys):.2f} microseconds")

"""The description of the tables, written into its place in the data folder's read-me."""

from pathlib import Path

from lib.model import DataError
from lib.pipeline.output_files import decoded, place_of
from lib.store import describe

_BEGIN, _END = "<!-- tables:", "<!-- end of tables -->"


def write_dictionary(data: Path) -> None:
    """Write the description of the tables into its place in `data`/README.md."""
    path = data / "README.md"
    before, begin, rest = decoded(data, path).partition(_BEGIN)
    mark, end, after = rest.partition(_END)
    if not end:
        raise DataError(place_of(data, path), f"it has no {_BEGIN!r} followed by {_END!r}")
    comment = mark.partition("\n")[0]
    path.write_text(f"{before}{begin}{comment}\n\n{describe()}{end}{after}", "utf-8", newline="\n")

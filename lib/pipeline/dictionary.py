"""What code knows of the data, written into its place in the texts of the data folder: the tables
and their columns in its read-me, compilers and their terms in its TERMS.md."""

from pathlib import Path

from lib.codelists.terms import CompilerTerms, Terms, compiler_terms, terms
from lib.files.local_files import keep
from lib.model import DataError
from lib.pipeline.input_files import decoded, place_of
from lib.store import describe

TERMS = "TERMS.md"

_TABLES, _ASKED, _COMPILERS = "tables", "terms", "compilers"
"""What is written, as the marks around its place name it."""


def write_dictionary(data: Path) -> None:
    """Write the description of the tables into `data`/README.md, and terms into `data`/TERMS.md
    where there is one."""
    _write(data, data / "README.md", {_TABLES: describe()})
    if (path := data / TERMS).is_file():
        _write(data, path, {_ASKED: _terms_in_words(), _COMPILERS: _compilers_in_words()})


def _terms_in_words() -> str:
    """Every set of terms in Markdown, a row each: what it asks, and where its text is."""
    head = ("| terms | may figures be shipped | what is asked |", "| --- | --- | --- |")
    rows = (f"| {_linked(one)} | {_allowed(one)} | {one.note} |" for one in terms().values())
    return "".join(f"{line}\n" for line in (*head, *rows, ""))


def _compilers_in_words() -> str:
    """Every compiler in Markdown, a row each, those under the strictest terms first: its terms, how
    to cite it, where they were read."""
    order = [*terms()]
    head = (
        "| compiler | may its figures be shipped | under what terms | how to cite | where that "
        "was read |",
        "| --- | --- | --- | --- | --- |",
    )
    rows = (
        f"| {one.name} (`{one.compiler}`) | {_allowed(one.terms)} | {one.terms.label} "
        f"| {one.cite} | {_read(one)} |"
        for one in sorted(compiler_terms().values(), key=lambda one: order.index(one.terms.code))
    )
    return "".join(f"{line}\n" for line in (*head, *rows, ""))


def _allowed(one: Terms) -> str:
    if one.may_be_shipped is None:
        return "not stated"
    if not one.may_be_shipped:
        return "with permission"
    limits = [
        *(["for non-commercial use"] if one.non_commercial else []),
        *(["under the same terms"] if one.share_alike else []),
    ]
    return ", ".join(["yes", *limits])


def _linked(one: Terms) -> str:
    return f"[{one.label}]({one.url})" if one.url else one.label


def _read(one: CompilerTerms) -> str:
    if one.read_at is None:
        return "–"
    return f"{one.read_as}: <{one.read_at}>"


def _write(data: Path, path: Path, written: dict[str, str]) -> None:
    """Put texts into their places in a file, each between its own two marks."""
    whole = decoded(data, path)
    for name, text in written.items():
        first, last = f"<!-- {name}:", f"<!-- end of {name} -->"
        before, begin, rest = whole.partition(first)
        mark, end, after = rest.partition(last)
        if not end:
            raise DataError(place_of(data, path), f"it has no {first!r} followed by {last!r}")
        comment = mark.partition("\n")[0]
        whole = f"{before}{begin}{comment}\n\n{text}{end}{after}"
    keep(place_of(data, path), path, whole)

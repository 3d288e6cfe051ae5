"""From articles and the ledger to the tables, and a report of what came out.

    python -m lib.pipeline build [--text DIR] [--data DIR]
    python -m lib.pipeline describe [--data DIR]

``build`` reads ``articles/*.toml`` and ``record/*.csv`` in the data folder and writes its
``*.parquet``; ``describe`` writes the dictionary of the tables into its ``README.md``. The
same input gives the same bytes. Data that break a rule end either with one sentence on
standard error and exit code 2; the tables stay as they were.

The text of an article is looked up as ``<article_id>.txt`` in ``--text``, then in the folder
`ARTICLES_DIR` names, then in ``articles/``. An article whose text is nowhere keeps the rows
it has in the tables, so that whoever does not hold the text can still add to the record.
"""

import argparse
import hashlib
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from lib.codelists import areas, codelist, label, memberships
from lib.extraction import extract
from lib.model import Article, DataError, Origin
from lib.normalisation import normalise
from lib.record import Ledger, combine, read_article, read_ledger, source_of
from lib.store import TABLES, data_dir, describe, encode, read, write

BAD_DATA = 2
"""Exit code where data break a rule. (argparse takes the same for a bad command line.)"""

_TABLES_BEGIN, _TABLES_END = "<!-- tables:", "<!-- end of tables -->"

Rows = list[Mapping[str, Any]]
"""Rows of one table, as mappings from column to value."""

Tables = dict[str, Rows]
"""Rows by table. While a build runs they are added to, article by article."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one build read and wrote."""

    articles_read: tuple[str, ...]
    articles_kept: tuple[str, ...]
    tables: Tables
    changed: tuple[str, ...]

    def lines(self) -> list[str]:
        """The report as people read it."""
        observations = self.tables["observations"]
        stated = [o for o in observations if o["origin"] == Origin.STATED]
        recorded = [o for o in observations if o["origin"] == Origin.RECORDED]
        reasons = Counter(r["reason"] for r in self.tables["rejections"])
        compilers = Counter(o["compiler"] for o in recorded)
        unchanged = [name for name in self.tables if name not in self.changed]
        return [
            f"Articles read: {_listed(self.articles_read)}",
            f"Articles kept as they were, their text is not at hand: {_listed(self.articles_kept)}",
            f"Figures accepted: {len(stated)}",
            f"Ties accepted: {len(self.tables['ties'])}",
            f"Numbers rejected: {reasons.total()}",
            *_counted("rejection_reason", reasons),
            f"Record: {len(recorded)} figures",
            *_counted("compiler", compilers),
            f"Periods of the record: {_span(recorded)}",
            f"Tables changed: {_listed(self.changed)}",
            f"Tables unchanged: {_listed(unchanged)}",
        ]


def build(data: Path, text_folders: Sequence[Path]) -> Report:
    """Read everything under `data`, write the tables there, and say what came out."""
    articles, ledger = read_articles(data), read_record(data)
    tables: Tables = {name: [] for name in TABLES} | _code_tables()
    kept = []
    for article in tqdm(articles, unit="article", disable=None, file=sys.stderr):
        _add(tables, "sources", [source_of(article)])
        text = read_text(article, text_folders)
        if text is None:
            _keep(tables, article, data)
            kept.append(article.article_id)
        else:
            _take(tables, article, text)
    _add(tables, "sources", ledger.sources)
    _add(tables, "observations", ledger.observations)
    files = {name: encode(name, rows) for name, rows in tables.items()}
    was_read = tuple(a.article_id for a in articles if a.article_id not in kept)
    return Report(was_read, tuple(kept), tables, write(data, files))


def read_articles(data: Path) -> tuple[Article, ...]:
    """The registered articles, by identifier."""
    paths = sorted((data / "articles").glob("*.toml"))
    return tuple(read_article(_place(data, path), _decoded(data, path)) for path in paths)


def read_record(data: Path) -> Ledger:
    """The official figures of all files of the ledger."""
    places = {_place(data, path): path for path in sorted((data / "record").glob("*.csv"))}
    return combine({p: read_ledger(p, _decoded(data, path)) for p, path in places.items()})


def read_text(article: Article, folders: Sequence[Path]) -> str | None:
    """The article's text as received, null where no folder has it.

    Bytes that are not the registered ones, or no UTF-8, raise `DataError`.
    """
    name = f"{article.article_id}.txt"
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        return None
    received = _bytes(name, path)
    if (found := hashlib.sha256(received).hexdigest()) != article.sha256:
        rule = f"the text's sha256 is {found}, but {article.article_id}.toml registers "
        raise DataError(name, rule + article.sha256)
    return _utf8(name, received, "utf-8")


def _take(tables: Tables, article: Article, text: str) -> None:
    """Add what the article's words say."""
    reading = normalise(extract(text, article), text, article)
    _add(tables, "quotations", reading.quotations)
    _add(tables, "observations", reading.observations)
    _add(tables, "ties", reading.ties)
    _add(tables, "rejections", reading.rejections)


def _add(tables: Tables, name: str, values: Iterable[Any]) -> None:
    tables[name].extend(asdict(value) for value in values)


def _keep(tables: Tables, article: Article, data: Path) -> None:
    """Add the rows the article has in the tables, if they are of the registered text."""
    place = _place(data, data / "articles" / f"{article.article_id}.toml")
    try:
        old = {name: read(data, name).to_pylist() for name in _OF_ARTICLES}
    except DataError as error:
        rule = f"its text is not at hand and its rows cannot be kept ({error})"
        raise DataError(place, rule) from None
    if (article.article_id, article.sha256) not in {
        (source["source_id"], source["sha256"]) for source in old["sources"]
    }:
        raise DataError(place, "its text is not at hand and the tables hold no rows of that text")
    words = {
        quotation["quotation_id"]
        for quotation in old["quotations"]
        if quotation["source_id"] == article.article_id
    }
    for name in ("quotations", "observations", "rejections"):
        own = (row for row in old[name] if row["source_id"] == article.article_id)
        tables[name].extend(own)
    tables["ties"].extend(t for t in old["ties"] if t["quotation_id"] in words)


_OF_ARTICLES = ("sources", "quotations", "observations", "ties", "rejections")


def _code_tables() -> Tables:
    """The codes as tables, so that a reader of the tables needs nothing else."""
    languages = ("en", "ru", "ky")
    return {
        "areas": [
            {"code": a.code, "kind": a.kind, "note": a.note}
            | {f"label_{language}": a.label(language) for language in languages}
            for a in areas().values()
        ],
        "area_groups": [
            {"area_group" if key == "group" else key: value for key, value in asdict(m).items()}
            for m in memberships()
        ],
        "indicators": [
            {"code": code.code, "note": code.attributes["note"]}
            | {f"label_{language}": code.label(language) for language in languages}
            for code in codelist("indicator").values()
        ],
    }


def write_dictionary(data: Path) -> None:
    """Write the description of the tables into its place in `data`/README.md."""
    path = data / "README.md"
    before, begin, rest = _decoded(data, path).partition(_TABLES_BEGIN)
    mark, end, after = rest.partition(_TABLES_END)
    if not end:
        rule = f"it has no {_TABLES_BEGIN!r} followed by {_TABLES_END!r}"
        raise DataError(_place(data, path), rule)
    comment = mark.partition("\n")[0]
    path.write_text(f"{before}{begin}{comment}\n\n{describe()}{end}{after}", "utf-8", newline="\n")


def _decoded(data: Path, path: Path) -> str:
    """A file people edit; a byte order mark, as spreadsheets write it, is passed over."""
    place = _place(data, path)
    return _utf8(place, _bytes(place, path), "utf-8-sig")


def _bytes(place: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(place, f"it cannot be read ({error.strerror})") from None


def _utf8(place: str, received: bytes, encoding: str) -> str:
    try:
        return received.decode(encoding)
    except UnicodeDecodeError as error:
        row = received.count(b"\n", 0, error.start) + 1
        rule = f"byte 0x{received[error.start]:02x} is not UTF-8"
        raise DataError(f"{place}, row {row}", rule) from None


def _place(data: Path, path: Path) -> str:
    """What errors call a file: its path from the folder that holds the data folder."""
    return f"{data.resolve().name}/{path.relative_to(data).as_posix()}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _counted(list_name: str, counts: Counter[str]) -> list[str]:
    return [f"  {count:>5}  {label(list_name, code)}" for code, count in counts.most_common()]


def _span(observations: Rows) -> str:
    """From the first day to the last, and how many figures name no period."""
    starts = [o["period_start"] for o in observations if o["period_start"]]
    ends = [o["period_end"] for o in observations if o["period_end"]]
    if not starts:
        return "none"
    return f"{min(starts)} to {max(ends)}; no period given: {len(observations) - len(starts)}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m lib.pipeline", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("command", choices=("build", "describe"))
    parser.add_argument("--data", type=Path, default=data_dir(), help="the data folder")
    parser.add_argument("--text", type=Path, help="a folder with texts of articles")
    return parser.parse_args(arguments)


def _text_folders(data: Path, text: Path | None) -> tuple[Path, ...]:
    if text is not None and not text.is_dir():
        raise DataError(text, "it is not a folder")
    named = [text, Path(os.environ["ARTICLES_DIR"]) if os.environ.get("ARTICLES_DIR") else None]
    return (*(folder for folder in named if folder), data / "articles")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _options(arguments)
    try:
        if not (options.data / "record").is_dir():
            raise DataError(options.data, "it is not a data folder, it has no record/ in it")
        if options.command == "describe":
            write_dictionary(options.data)
        else:
            report = build(options.data, _text_folders(options.data, options.text))
            print("\n".join(report.lines()))
    except DataError as error:
        print(error, file=sys.stderr)
        return BAD_DATA
    return 0


if __name__ == "__main__":
    # Whoever reads the report may have seen enough (`| head`): end quietly then.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())

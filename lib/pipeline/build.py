"""The tables: from articles and the ledger, and a report of what came out.

The same input gives the same bytes. Data that break a rule raise `DataError`; the tables stay
as they were. The text of an article is looked up as ``<article_id>.txt`` in the folders given.
An article whose text is nowhere keeps the rows it has in the tables, so that whoever does not
hold the text can still add to the record.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from lib.codelists import NAMED_IN, areas, codelist, events, label, memberships
from lib.files.local_files import received, utf8
from lib.ingest import Ledger, combine, read_article, read_claims, read_ledger, source_of
from lib.ingest.normalise import normalise
from lib.model import Article, DataError, Origin
from lib.pipeline.input_files import decoded, place_of
from lib.reader.extraction import extract
from lib.store import TABLES, encode, read_shipped, rows_where, write

_TABLE, _NOTES = ".csv", ".md"
"""The endings of the files of the ledger, written small on every system."""

Rows = list[Any]
"""Rows of one table: values of their type (`lib.model`), of codes mappings from column to value."""

Tables = dict[str, Rows]
"""Rows by table. While a build runs they are added to, article by article."""

_FOLDERS = ("articles", "claims")
"""Folders of a data folder that may be empty."""

_FEW = 5
"""Names that are listed; of more their number is."""

_OF_ARTICLES = ("sources", "quotations", "observations", "ties", "rejections")


@dataclass(frozen=True, slots=True)
class Report:
    """What one build read and wrote."""

    articles_read: tuple[str, ...]
    articles_kept: tuple[str, ...]
    tables: Tables
    changed: tuple[str, ...]
    gone: tuple[str, ...] = ()
    """Documents that the tables had and no file names any more."""

    def lines(self) -> list[str]:
        """The report as people read it."""
        observations = self.tables["observations"]
        stated = [o for o in observations if o.origin is Origin.STATED]
        elsewhere = [o for o in stated if o.quotation_id is None]
        recorded = [o for o in observations if o.origin is Origin.RECORDED]
        reasons = Counter(r.reason for r in self.tables["rejections"])
        compilers = Counter(o.compiler for o in recorded)
        unchanged = [name for name in self.tables if name not in self.changed]
        return [
            f"Articles read: {_listed(self.articles_read)}",
            f"Articles kept as they were, their text is not at hand: {_listed(self.articles_kept)}",
            f"Figures accepted: {len(stated) - len(elsewhere)}",
            f"Ties accepted: {len(self.tables['ties'])}",
            f"Numbers rejected: {reasons.total()}",
            *_counted("rejection_reason", reasons),
            f"Record: {len(recorded)} figures",
            *_counted("compiler", compilers),
            f"Periods of the record: {_span(recorded)}",
            f"Claims made elsewhere: {len(elsewhere)} figures",
            f"Documents that no file names any more, and left the tables: {_few(self.gone)}",
            f"Tables changed: {_listed(self.changed)}",
            f"Tables unchanged: {_listed(unchanged)}",
        ]


def build(data: Path, text_folders: Sequence[Path]) -> Report:
    """Read everything under `data`, write the tables there, and say what came out."""
    articles = read_articles(data, text_folders)
    ledger = combine({"record": read_record(data), "claims": read_elsewhere(data)})
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
    gone = _gone(data, tables)
    files = {name: encode(name, rows) for name, rows in tables.items()}
    was_read = tuple(a.article_id for a in articles if a.article_id not in kept)
    return Report(was_read, tuple(kept), tables, write(data, files), gone)


def _gone(data: Path, tables: Tables) -> tuple[str, ...]:
    """The documents that the tables have so far and will have no more. Where a whole folder is
    missing as well nobody took them out: `DataError` says so."""
    try:
        old = read_shipped(data, "sources")["source_id"].to_pylist()
    except DataError:
        return ()
    there = {one.source_id for one in tables["sources"]}
    gone = tuple(sorted(name for name in old if name not in there))
    missing = [name for name in _FOLDERS if not (data / name).is_dir()]
    if gone and missing:
        rule = (
            f"it has no {missing[0]}/ in it; put it back, or an empty one if these documents are "
            f"to leave the tables: {_few(gone)}"
        )
        raise DataError(data, rule)
    return gone


def read_articles(data: Path, text_folders: Sequence[Path] = ()) -> tuple[Article, ...]:
    """The registered articles, by identifier; where a sum is missing it is that of the text."""
    paths = sorted((data / "articles").glob("*.toml"))
    return tuple(
        read_article(
            place_of(data, path), decoded(data, path), partial(_sum, path.stem, text_folders)
        )
        for path in paths
    )


def read_record(data: Path) -> Ledger:
    """The official figures of all files of the ledger."""
    return _read_folder(data, "record", read_ledger)


def read_elsewhere(data: Path) -> Ledger:
    """The claims made elsewhere, of all speakers."""
    return _read_folder(data, "claims", read_claims)


def _read_folder(data: Path, folder: str, reader: Callable[[Mapping[str, str]], Ledger]) -> Ledger:
    paths = sorted(path for path in (data / folder).rglob("*") if _is_table(data, path))
    return reader({place_of(data, path): decoded(data, path) for path in paths})


def _is_table(data: Path, path: Path) -> bool:
    """Whether a file of the ledger has rows. Notes for people have none, nor has what editors and
    systems leave behind a point; a file of another ending raises `DataError`, as somebody may
    take it for one that is read.
    """
    if path.suffix == _TABLE:
        return True
    if path.is_dir() or path.suffix == _NOTES or path.name.startswith("."):
        return False
    ending = f"ends in {path.suffix}" if path.suffix else "has no ending"
    rule = f"its name {ending}: tables are read from files in {_TABLE}, notes are in {_NOTES}"
    raise DataError(place_of(data, path), rule)


def read_text(article: Article, folders: Sequence[Path]) -> str | None:
    """The article's text as received, null where no folder has it.

    Bytes that are not the registered ones, or no UTF-8, raise `DataError`.
    """
    name = f"{article.article_id}.txt"
    path = _text_file(article.article_id, folders)
    if path is None:
        return None
    if (found := _sum(article.article_id, folders)) != article.sha256:
        rule = f"the text's sha256 is {found}, but {article.article_id}.toml registers "
        advice = f'; if this is the text that was published, write there sha256 = "{found}"'
        raise DataError(name, rule + article.sha256 + advice)
    return utf8(name, received(name, path), "utf-8")


def _text_file(article_id: str, folders: Sequence[Path]) -> Path | None:
    name = f"{article_id}.txt"
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def _sum(article_id: str, folders: Sequence[Path]) -> str | None:
    """The SHA-256 of an article's text, null where no folder has it."""
    path = _text_file(article_id, folders)
    return None if path is None else hashlib.sha256(received(path.name, path)).hexdigest()


def _take(tables: Tables, article: Article, text: str) -> None:
    """Add what the article's words say."""
    reading = normalise(extract(text, article), text, article)
    _add(tables, "quotations", reading.quotations)
    _add(tables, "observations", reading.observations)
    _add(tables, "ties", reading.ties)
    _add(tables, "rejections", reading.rejections)


def _add(tables: Tables, name: str, values: Iterable[Any]) -> None:
    tables[name].extend(values)


def _keep(tables: Tables, article: Article, data: Path) -> None:
    """Add the rows the article has in the tables, if they are of the registered text."""
    place = place_of(data, data / "articles" / f"{article.article_id}.toml")
    try:
        old = {name: read_shipped(data, name) for name in _OF_ARTICLES}
    except DataError as error:
        rule = f"its text is not at hand and its rows cannot be kept ({error})"
        raise DataError(place, rule) from None
    (source, quotations, observations, rejections) = (
        rows_where(name, old[name], "source_id", {article.article_id})
        for name in ("sources", "quotations", "observations", "rejections")
    )
    if article.sha256 not in {one.sha256 for one in source}:
        raise DataError(place, "its text is not at hand and the tables hold no rows of that text")
    words = {quotation.quotation_id for quotation in quotations}
    _add(tables, "quotations", quotations)
    _add(tables, "observations", observations)
    _add(tables, "rejections", rejections)
    _add(tables, "ties", rows_where("ties", old["ties"], "quotation_id", words))


def _code_tables() -> Tables:
    """The codes as tables, so that a reader of the tables needs nothing else."""
    return {
        "areas": [
            {"code": a.code, "kind": a.kind, "note": a.note}
            | {f"label_{language}": a.label(language) for language in NAMED_IN}
            for a in areas().values()
        ],
        "area_groups": [
            {"area_group" if key == "group" else key: value for key, value in asdict(m).items()}
            for m in memberships()
        ],
        "indicators": [
            {"code": code.code, "note": code.attributes["note"]}
            | {f"label_{language}": code.label(language) for language in NAMED_IN}
            for code in codelist("indicator").values()
        ],
        "events": [
            {"code": e.code, "day": e.day, "source": e.source, "url": e.url}
            | {f"label_{language}": e.labels[language] for language in NAMED_IN}
            for e in events()
        ],
    }


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _few(names: Sequence[str]) -> str:
    more = len(names) - _FEW
    return _listed(names[:_FEW]) + (f" and {more} more" if more > 0 else "")


def _counted(list_name: str, counts: Counter[str]) -> list[str]:
    return [f"  {count:>5}  {label(list_name, code)}" for code, count in counts.most_common()]


def _span(observations: Rows) -> str:
    """From the first day to the last, and how many figures name no period."""
    starts = [o.period_start for o in observations if o.period_start]
    ends = [o.period_end for o in observations if o.period_end]
    if not starts:
        return "none"
    return f"{min(starts)} to {max(ends)}; no period given: {len(observations) - len(starts)}"

"""Which articles are there: found by their text, or by a text nearly the same.

An SQLite file beside the segments, so that a look-up takes as long and as little memory
among a million articles as among ten. It is made from the segments and holds nothing of its
own: where it is missing, damaged or of another history it is made anew. Only whoever has the
turn writes it; anybody may look things up.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from lib.model import DataError, Fingerprint
from lib.model.fingerprint import unpacked
from lib.store.manifest import Edition, Segment, added_folder
from lib.store.segments import batches

_COMPARED = 50
"""So many of the articles under one key are compared, the latest. Bulletins of one form may
share a key by the thousand, and a batch must not take longer with each."""

_SECONDS_TO_WAIT = 5

_SCHEMA = """
create table if not exists segments (name text primary key) without rowid;
create table if not exists articles (
    number integer primary key,
    source_id text not null unique,
    identity text not null unique,
    runs blob not null,
    numbers blob not null
);
create table if not exists keys (
    key integer not null, number integer not null, primary key (key, number)
) without rowid;
"""


class Known:
    """The articles of the live segments."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, fingerprint: Fingerprint) -> str | None:
        """The article with that text or, of those nearly the same, the one most like it."""
        row = self._connection.execute(
            "select source_id from articles where identity = ?", (fingerprint.identity,)
        ).fetchone()
        return str(row[0]) if row else self._nearest(fingerprint)

    def holds(self, source_id: str) -> bool:
        """Whether an article of that name is there."""
        found = self._connection.execute(
            "select 1 from articles where source_id = ?", (source_id,)
        ).fetchone()
        return found is not None

    def follow(self, directory: Path, latest: Edition) -> None:
        """Take in the segments that are new since the last time."""
        done = {name for (name,) in self._connection.execute("select name from segments")}
        if not done <= latest.folders:  # the manifest was put back, or taken away
            for table in ("segments", "keys", "articles"):
                self._connection.execute(f"delete from {table}")
            done = set()
        for segment in latest.segments:
            if segment.name not in done:
                self._take_in(directory, segment)
        self._connection.commit()

    def renamed(self, parts: Sequence[Segment], whole: Segment) -> None:
        """Segments were put together: there is nothing new in the one they became.

        Where that cannot be noted, `follow` reads that one and finds the same.
        """
        with contextlib.suppress(sqlite3.OperationalError), self._connection:
            self._connection.executemany(
                "delete from segments where name = ?", [(part.name,) for part in parts]
            )
            self._connection.execute("insert into segments values (?)", (whole.name,))

    def _nearest(self, fingerprint: Fingerprint) -> str | None:
        numbers = {
            number
            for key in fingerprint.keys
            for (number,) in self._connection.execute(
                "select number from keys where key = ? order by number desc limit ?",
                (key, _COMPARED),
            )
        }
        alike = [
            (fingerprint.likeness(other), -number, source_id)
            for number, source_id, other in map(self._article, sorted(numbers))
            if fingerprint.is_like(other)
        ]
        return max(alike)[2] if alike else None

    def _article(self, number: int) -> tuple[int, str, Fingerprint]:
        source_id, identity, runs, numbers = self._connection.execute(
            "select source_id, identity, runs, numbers from articles where number = ?", (number,)
        ).fetchone()
        return number, source_id, Fingerprint(identity, unpacked(runs), unpacked(numbers))

    def _take_in(self, directory: Path, segment: Segment) -> None:
        for batch in batches(directory, segment, "additions"):
            for row in batch.to_pylist():
                self._insert(row["source_id"], row["identity"], row["runs"], row["numbers"])
        self._connection.execute("insert into segments values (?)", (segment.name,))

    def _insert(self, source_id: str, identity: str, runs: bytes, numbers: bytes) -> None:
        article = Fingerprint(identity, unpacked(runs), unpacked(numbers))
        new = self._connection.execute(
            "insert or ignore into articles (source_id, identity, runs, numbers)"
            " values (?, ?, ?, ?) returning number",
            (source_id, identity, runs, numbers),
        ).fetchone()
        if new is not None:
            self._connection.executemany(
                "insert or ignore into keys values (?, ?)", [(key, *new) for key in article.keys]
            )


@contextlib.contextmanager
def known(directory: Path, latest: Edition) -> Iterator[Known]:
    """The articles of the latest edition, for whoever has the turn."""
    path = _path(directory)
    try:
        try:
            connection = _followed(path, directory, latest)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            _remove(path)
            connection = _followed(path, directory, latest)
        with contextlib.closing(connection):
            yield Known(connection)
    except sqlite3.OperationalError as error:  # no room, no right to write
        raise DataError(_place(path), f"nothing was added ({error})") from None
    except sqlite3.DatabaseError as error:
        _remove(path)
        rule = f"the list was damaged and will be made anew; nothing was added ({error})"
        raise DataError(_place(path), rule) from None


def where(directory: Path, fingerprints: Sequence[Fingerprint]) -> list[str | None]:
    """Where each of these articles is already, null for those not found.

    It waits for nobody: what was added a moment ago may not be found yet, and nothing is
    where the list cannot be read.
    """
    try:
        address = f"{_path(directory).resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, _SECONDS_TO_WAIT, uri=True)) as connection:
            found = Known(connection)
            return [found.find(fingerprint) for fingerprint in fingerprints]
    except sqlite3.Error:
        return [None] * len(fingerprints)


def _followed(path: Path, directory: Path, latest: Edition) -> sqlite3.Connection:
    connection = sqlite3.connect(path, _SECONDS_TO_WAIT)
    try:
        connection.executescript(_SCHEMA)
        Known(connection).follow(directory, latest)
    except BaseException:
        connection.close()
        raise
    return connection


def _remove(path: Path) -> None:
    for file in (path, path.with_name(f"{path.name}-journal")):
        file.unlink(missing_ok=True)


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _path(directory: Path) -> Path:
    return added_folder(directory) / "known.sqlite"

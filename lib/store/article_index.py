"""Which articles are there: found by their text, or by a text nearly the same.

An SQLite file beside the segments, so that a look-up takes as long and as little memory
among a million articles as among ten. It is made from the segments and holds nothing of its
own: where it is missing, damaged, of another history or has not as many articles as the manifest
counts it is made anew. Only whoever has the
turn writes it; anybody may look things up.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from lib.model import DataError, Fingerprint, Message, mark
from lib.model.fingerprint import packed, unpacked
from lib.store.manifest import Edition, Segment, known_path
from lib.store.segments import batches

NOTHING_ADDED = mark("nothing was added ({fault})")

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
        """Take in the segments that are new since the last time.

        A segment that cannot be read is passed over, and tried again the next time.
        """
        done = {name for (name,) in self._connection.execute("select name from segments")}
        if not done <= latest.folders:  # the manifest was put back, or taken away
            done = self._emptied()
        if self._taken_in(directory, latest, done) != self._short():
            done = self._emptied()
            # Two segments may have one article, so that fewer are listed than counted.
            short = self._taken_in(directory, latest, done)
            self._connection.execute(f"pragma user_version = {short}")
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

    def insert(self, source_id: str, article: Fingerprint) -> None:
        """Note an article, to be forgotten unless the segment it is in is `taken_in`."""
        new = self._connection.execute(
            "insert or ignore into articles (source_id, identity, runs, numbers)"
            " values (?, ?, ?, ?) returning number",
            (source_id, article.identity, packed(article.runs), packed(article.numbers)),
        ).fetchone()
        if new is not None:
            self._connection.executemany(
                "insert or ignore into keys values (?, ?)", [(key, *new) for key in article.keys]
            )

    def taken_in(self, segment: Segment) -> None:
        """The articles noted before are in this segment, which is in the manifest.

        Where that cannot be kept, the next time `follow` reads it from the segment.
        """
        with contextlib.suppress(sqlite3.Error), self._connection:
            self._connection.execute("insert into segments values (?)", (segment.name,))

    def _nearest(self, fingerprint: Fingerprint) -> str | None:
        numbers = {
            number
            for key in fingerprint.keys
            for (number,) in self._connection.execute(
                "select number from keys where key = ? order by number desc limit ?",
                (key, _COMPARED),
            )
        }
        marks = ", ".join("?" * len(numbers))
        found = self._connection.execute(
            "select number, source_id, identity, runs, numbers from articles"
            f" where number in ({marks})",
            sorted(numbers),
        )
        alike = []
        for number, source_id, identity, runs, others in found:
            shared = unpacked(others)
            if fingerprint.numbers_agree(shared):  # most do not, and the runs take longer
                other = Fingerprint(identity, unpacked(runs), shared)
                if fingerprint.is_like(other):
                    alike.append((fingerprint.likeness(other), -number, source_id))
        return max(alike)[2] if alike else None

    def _emptied(self) -> set[str]:
        for table in ("segments", "keys", "articles"):
            self._connection.execute(f"delete from {table}")
        return set()

    def _taken_in(self, directory: Path, latest: Edition, done: set[str]) -> int:
        """Take in what is not `done`; so many articles fewer are listed than the manifest counts
        in the segments that could be read."""
        done = {s.name for s in latest.segments if s.name in done or self._take_in(directory, s)}
        (listed,) = self._connection.execute("select count(*) from articles").fetchone()
        return sum(s.articles for s in latest.segments if s.name in done) - int(listed)

    def _short(self) -> int:
        """How many fewer were listed than counted when the list was made."""
        (short,) = self._connection.execute("pragma user_version").fetchone()
        return int(short)

    def _take_in(self, directory: Path, segment: Segment) -> bool:
        self._connection.execute("savepoint segment")
        try:
            for batch in batches(directory, segment, "additions"):
                for row in batch.to_pylist():
                    hashes = unpacked(row["runs"]), unpacked(row["numbers"])
                    self.insert(row["source_id"], Fingerprint(row["identity"], *hashes))
        except (DataError, KeyError):
            self._connection.execute("rollback to segment")
            self._connection.execute("release segment")
            return False
        # Of a full disk SQLite has rolled all back itself, and has no such savepoint any more.
        self._connection.execute("release segment")
        self._connection.execute("insert into segments values (?)", (segment.name,))
        return True


@contextlib.contextmanager
def known(directory: Path, latest: Edition) -> Iterator[Known]:
    """The articles of the latest edition, for whoever has the turn."""
    path = known_path(directory)
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
        raise DataError(_place(path), Message(NOTHING_ADDED, fault=str(error))) from None
    except sqlite3.DatabaseError as error:
        _remove(path)
        rule = Message(
            "the list was damaged and will be made anew; nothing was added ({fault})",
            fault=str(error),
        )
        raise DataError(_place(path), rule) from None


def where(directory: Path, fingerprints: Sequence[Fingerprint]) -> list[str | None]:
    """Where each of these articles is already, null for those not found.

    It waits for nobody: what was added a moment ago may not be found yet, and nothing is
    where the list cannot be read.
    """
    try:
        with contextlib.closing(_reading(known_path(directory))) as connection:
            found = Known(connection)
            return [found.find(fingerprint) for fingerprint in fingerprints]
    except sqlite3.Error:
        return [None] * len(fingerprints)


def disagreement(directory: Path, latest: Edition) -> str:
    """What is wrong with the list beside an edition; empty if nothing is.

    It may lack what was added last, which the next addition takes in. Nothing is said of one that
    a killed addition was about to change: the next takes back what that had begun.
    """
    path = known_path(directory)
    if _begun(path):
        return ""
    if not path.exists():
        return "the list of known articles is missing" if latest.segments else ""
    counts = {segment.name: segment.articles for segment in latest.segments}
    try:
        with contextlib.closing(_reading(path)) as connection:
            (short,) = connection.execute("pragma user_version").fetchone()
            (listed,) = connection.execute("select count(*) from articles").fetchone()
            done = {name for (name,) in connection.execute("select name from segments")}
    except sqlite3.Error as error:
        return f"the list of known articles is damaged ({error})"
    if not done <= latest.folders:
        return "the list of known articles is of another history"
    counted = sum(counts.get(name, 0) for name in done) - short
    if done <= counts.keys() and counted != listed:
        return f"the list of known articles has {listed}, not {counted}"
    return ""


def names_listed(path: Path) -> frozenset[str]:
    """The articles in a list, none where it cannot be read."""
    try:
        with contextlib.closing(_reading(path)) as connection:
            return frozenset(
                name for (name,) in connection.execute("select source_id from articles")
            )
    except sqlite3.Error:
        return frozenset()


def forget(directory: Path) -> None:
    """Remove the list, so that it is made anew."""
    _remove(known_path(directory))


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", _SECONDS_TO_WAIT, uri=True)


def _followed(path: Path, directory: Path, latest: Edition) -> sqlite3.Connection:
    connection = sqlite3.connect(path, _SECONDS_TO_WAIT)
    try:
        connection.executescript(_SCHEMA)
        connection.execute("pragma cache_spill = off")  # or whoever looks something up would wait
        Known(connection).follow(directory, latest)
    except BaseException:
        connection.close()
        raise
    return connection


def _begun(path: Path) -> bool:
    """Whether there is a journal to take back; whoever changes the list has the turn."""
    journal = _journal(path)
    return path.exists() and journal.is_file() and journal.stat().st_size > 0


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _remove(path: Path) -> None:
    for file in (path, _journal(path)):
        file.unlink(missing_ok=True)


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

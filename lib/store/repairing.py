"""What is there of the added articles and of refreshed figures, what is damaged or missing, and the
manifest made anew.

Segments say themselves what they are (`lib.store.proof`) and which articles they have, so that
the manifest and the list of known articles can be made from the folders alone. Of two segments
with the same articles the larger counts; nothing is deleted that was not put together in another.
"""

import contextlib
import re
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from lib.files.atomic_write import move
from lib.files.atomic_write import replace as put_in_place
from lib.model import DataError
from lib.store.append import SECONDS_TO_WAIT
from lib.store.article_index import disagreement, forget, known, names_listed
from lib.store.lock import turn
from lib.store.manifest import (
    PLACE,
    PREFIX,
    Edition,
    Segment,
    added_folder,
    edition,
    known_path,
    publish,
    segment_number,
    segments_on_disk,
)
from lib.store.parquet import expect_agreement, read_shipped
from lib.store.parquet_file import encoded, file_of, read_file
from lib.store.proof import FILE, Proof, prove, read_proof
from lib.store.refreshed import damaged_papers, left_out_vintages, refreshed
from lib.store.schema import ADDED, TABLES
from lib.store.segments import folder_of, set_aside, set_aside_folder, sweep, write_segment
from lib.store.soundness import LeftOut, articles_in, fault_of
from lib.world_trade.opened import dataset_examined

_NAMED = 5
"""So many articles a sentence names."""

_SEGMENT = re.compile(rf"{PREFIX}(\d+-)?[0-9a-f]{{16}}")


@dataclass(frozen=True, slots=True)
class Findings:
    """What there is to say of the tables in a folder."""

    lines: tuple[str, ...]
    """In sentences."""
    faults: int
    """How many of them say that something is wrong."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """A segment on disk, named by the manifest or not."""

    path: Path
    fault: LeftOut | None
    articles: tuple[tuple[str, str], ...]
    """The name and the identity of each, as far as they can be read."""
    proof: Proof | None
    proven: bool
    """Whether its files are those it was written with."""

    @property
    def name(self) -> str:
        """Its name as a segment, which it may have lost where it was set aside."""
        found = _SEGMENT.match(self.path.name)
        return found[0] if found else self.path.name

    @property
    def parts(self) -> Sequence[str]:
        return self.proof.parts if self.proof else ()


class _Said:
    """Sentences, and how many of them are of faults."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.faults = 0

    def well(self, line: str) -> None:
        self.lines.append(line)

    def wrong(self, line: str) -> None:
        self.lines.append(line)
        self.faults += 1

    def findings(self) -> Findings:
        return Findings(tuple(self.lines), self.faults)


def examine(directory: Path) -> Findings:
    """Say what is there, damaged, missing and unknown, and change nothing.

    It waits for its turn, where there is a lock to be had, so that it sees no half addition.
    """
    folder = added_folder(directory)
    with contextlib.ExitStack() as held:
        if folder.is_dir():
            with contextlib.suppress(OSError):  # read-only: nobody can write
                held.enter_context(turn(folder / "lock", SECONDS_TO_WAIT))
        return _examined(directory)


def repair(directory: Path) -> Findings:
    """Make the manifest and the list of known articles anew from the segments that can be read.

    Every article in one of them, also in one that was set aside, counts once. What cannot be
    read or has nothing of its own is set aside; nothing is deleted. It says what was done, and
    what is wrong still.
    """
    folder = added_folder(directory)
    if not folder.is_dir():
        return _examined(directory)
    try:
        with turn(folder / "lock", SECONDS_TO_WAIT):
            said = _Said()
            _repaired(directory, said)
            after = _examined(directory)
            return Findings((*said.lines, *after.lines), said.faults + after.faults)
    except OSError as error:
        raise DataError(folder.name, f"it could not be repaired ({error.strerror})") from None


def _examined(directory: Path) -> Findings:
    said = _Said()
    shipped = _shipped(directory, said)
    _examine_added(directory, shipped, said)
    _examine_refreshed(directory, said)
    _examine_world_trade(directory, said)
    return said.findings()


def _examine_added(directory: Path, shipped: set[str], said: _Said) -> None:
    latest = edition(directory)
    folders = _folders(directory)
    if latest.fault:
        said.wrong(f"{latest.place}: {latest.fault}")
    elif not (latest.number or folders):
        said.well("added: nothing was added")
        return
    else:
        count = sum(segment.articles for segment in latest.segments)
        where = _segments(len(latest.segments))
        said.well(f"{PLACE}: edition {latest.number}, {_articles(count)} in {where}")
    named = {segment.name: segment.articles for segment in latest.segments}
    seen, there = {one.path.name: one for one in folders if _is_added(one)}, set(shipped)
    for name, count in named.items():
        _named_segment(name, count, seen.get(name), there, said)
    for one in folders:
        if one.path.name not in latest.folders or not _is_added(one):
            _unnamed_folder(one, there, said)
    _lists_set_aside(directory, there.union(*(dict(one.articles) for one in folders)), said)
    if not latest.fault and (rule := disagreement(directory, latest)):
        said.wrong(f"added/{known_path(directory).name}: {rule}; the next addition makes it anew")


def _examine_refreshed(directory: Path, said: _Said) -> None:
    """The vintages of each service. Nothing here mends one that is damaged: what it was is in its
    ledger, and a service gives its figures again."""
    for one in refreshed(directory):
        latest, count = one.found.latest, len(one.found.vintages)
        said.well(
            f"refreshed/{one.found.service}: {_vintages(count)}, the latest of {latest.name} with "
            f"{latest.figures:,} figures to {latest.last_period}"
        )
    for left in left_out_vintages(directory):
        said.wrong(f"{left}; it is left as it is")
    for place, rule in damaged_papers(directory):
        said.wrong(f"{place}: {rule}; no figure of the tables changes by that")


def _examine_world_trade(directory: Path, said: _Said) -> None:
    """The dataset of the world's trade, where one was imported: every file of it is read."""
    try:
        found = dataset_examined(directory)
    except DataError as error:
        said.wrong(str(error))
        return
    if found:
        said.well(found)


def _shipped(directory: Path, said: _Said) -> set[str]:
    """Read every shipped table; the names of the documents in them."""
    found: dict[str, pa.Table] = {}
    for name in TABLES:
        try:
            found[name] = read_shipped(directory, name)
        except DataError as error:
            said.wrong(str(error))
    said.well(f"Shipped tables: {len(found)} of {len(TABLES)} can be read")
    try:
        expect_agreement(found)
    except DataError as error:
        said.wrong(f"{error}; run `multivector build` again")
    return set(found["sources"]["source_id"].to_pylist()) if "sources" in found else set()


def _named_segment(
    name: str, count: int, found: _Folder | None, there: set[str], said: _Said
) -> None:
    place = f"added/{name}"
    if found is None:
        said.wrong(f"{place}: the folder is missing; {_articles(count)} left out")
        return
    names = {name for name, _ in found.articles}
    if found.fault:
        said.wrong(f"{found.fault}; {_articles(count)} left out{_listing(sorted(names))}")
        return
    if twice := sorted(names & there):
        said.wrong(f"{place}: {_articles(len(twice))} in the tables without it{_listing(twice)}")
    there |= names
    if len(found.articles) != count:
        said.wrong(f"{place}: of {count} articles {_articles(len(found.articles))} there")
    if found.proof is None and segment_number(name):
        said.wrong(f"{place}/{FILE}: the proof is missing or damaged")
    elif found.proof is None:
        said.well(f"{place}: an earlier version wrote it, without a proof")
    elif not found.proven:
        said.wrong(f"{place}: its files can be read, and are not those it was written with")


def _unnamed_folder(found: _Folder, there: Collection[str], said: _Said) -> None:
    place = "added/set-aside/" if not _is_added(found) else "added/"
    own = [name for name, _ in found.articles if name not in there]
    line = f"{place}{found.path.name}: the list of added articles does not name it; "
    if found.fault and own:
        lost = f"{_articles(len(own))} in no table, add again{_listing(own)}"
        said.wrong(f"{line}it cannot be read ({found.fault}); {lost}")
    elif found.fault:
        said.well(f"{line}it cannot be read ({found.fault})")
    elif own:
        said.wrong(f"{line}{_articles(len(own))} in no table{_listing(own)}")
    else:
        said.well(f"{line}it has nothing of its own")


def _lists_set_aside(directory: Path, there: Collection[str], said: _Said) -> None:
    """What the lists of known articles name that a repair found in no segment, and nobody has added
    again since."""
    for path in sorted(set_aside_folder(directory).glob(f"{known_path(directory).name}*")):
        if lost := sorted(names_listed(path) - set(there)):
            said.wrong(
                f"{_place(path)}: {_articles(len(lost))} in no table, add again{_listing(lost)}"
            )


def _repaired(directory: Path, said: _Said) -> None:
    sweep(directory)
    latest, folders = edition(directory), _folders(directory)
    taken = set[str]()
    with contextlib.suppress(DataError):
        taken |= set(read_shipped(directory, "sources")["source_id"].to_pylist())
    whole, some, idle = _chosen(folders, {s.name for s in latest.segments}, taken)
    number = max(latest.number, 0, *(segment_number(one.name) for one in folders)) + 1
    for one in folders:
        if one.fault and _is_added(one):
            place = set_aside(directory, one.path.name)
            said.well(f"{one.fault}; the segment is in {_place(place)}")
    _say_what_is_lost(directory, latest, folders, whole, taken, said)
    segments = [_taken_in(directory, one, number, said) for one in whole]
    segments += [_rest_of(directory, one, names, number) for one, names in some]
    parts = {name for one in whole for name in one.parts} | set(latest.retired)
    retired = tuple(one.name for one in idle if _is_added(one) and one.name in parts)
    _keep_manifest(directory, latest)
    publish(directory, Edition(number, tuple(segments), retired))
    for one in (*idle, *(one for one, _ in some)):
        if _is_added(one) and one.name not in retired:
            place = set_aside(directory, one.path.name)
            said.well(
                f"added/{one.name} has nothing that is not in others; it is in {_place(place)}"
            )
    count = sum(segment.articles for segment in segments)
    said.well(f"{PLACE}: made anew, {_articles(count)} in {_segments(len(segments))}")
    forget(directory)
    with known(directory, edition(directory)):
        said.well(f"added/{known_path(directory).name}: made anew")


def _chosen(
    folders: Iterable[_Folder], named: Collection[str], taken: set[str]
) -> tuple[list[_Folder], list[tuple[_Folder, set[str]]], list[_Folder]]:
    """The segments to be taken in whole, those to be taken in as far as these articles, and
    those with nothing that is not `taken`, to which the articles are added.

    The largest first, so that what was put together comes before its parts.
    """
    whole, some, idle = [], [], []

    def order(one: _Folder) -> tuple[int, bool, bool, str]:
        return -len(one.articles), one.name not in named, not _is_added(one), one.path.name

    for one in sorted((one for one in folders if not one.fault), key=order):
        new = {name for name, text in one.articles if name not in taken and text not in taken}
        if not new:
            idle.append(one)
        elif len(new) == len(one.articles):
            whole.append(one)
        else:
            some.append((one, new))
        taken |= {known for article in one.articles for known in article}
    return whole, some, idle


def _taken_in(directory: Path, one: _Folder, number: int, said: _Said) -> Segment:
    """The segment, in its place and with a proof of its own."""
    target = folder_of(directory, one.name)
    if not _is_added(one):
        move(one.path, target)
        said.well(f"{_place(one.path)} has articles that no other has; it is in added/{one.name}")
    if not one.proven:
        first = one.proof.edition if one.proof else segment_number(one.name) or number
        proof = prove(target, first, len(one.articles), one.parts)
        put_in_place(target / FILE, proof.encoded())
    return Segment(one.name, len(one.articles))


def _rest_of(directory: Path, one: _Folder, names: Collection[str], number: int) -> Segment:
    """A segment with only these articles of another."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, table in ADDED.items():
        rows: pa.Table = read_file(file_of(one.path, name), table, one.path.name)
        found[name] = rows.to_pylist()
    for name in ("sources", "quotations", "observations", "rejections", "additions"):
        found[name] = [row for row in found[name] if row["source_id"] in names]
    for name, column, owner in (
        ("ties", "quotation_id", "quotations"),
        ("corrections", "observation_id", "observations"),
    ):
        kept = {row[column] for row in found[owner]}
        found[name] = [row for row in found[name] if row[column] in kept]
    files = {name: encoded(table, found[name]) for name, table in ADDED.items()}
    articles = [row["source_id"] for row in found["sources"]]
    return write_segment(directory, number, files, articles, [one.name])


def _say_what_is_lost(
    directory: Path,
    latest: Edition,
    folders: Sequence[_Folder],
    whole: Iterable[_Folder],
    taken: Collection[str],
    said: _Said,
) -> None:
    """Name the articles that were known or counted and are in no segment that can be read."""
    path = known_path(directory)
    lost = {name for one in folders if one.fault for name, _ in one.articles} - set(taken)
    lost |= names_listed(path) - set(taken)
    if lost:
        names = _listing(sorted(lost))
        said.wrong(f"{_articles(len(lost))} in no segment that can be read, add again{names}")
    else:
        legible = {one.path.name for one in folders if one.articles}
        legible |= {part for one in whole for part in one.parts}
        nameless = sum(one.articles for one in latest.segments if one.name not in legible)
        if nameless:
            said.wrong(f"{_articles(nameless)} in no segment that can be read; no list names them")
    if lost and path.exists():
        said.well(f"The list of these is in {_place(set_aside(directory, path.name))}")


def _keep_manifest(directory: Path, latest: Edition) -> None:
    """A manifest that cannot be followed is kept, should somebody want to read it."""
    path = folder_of(directory, Path(PLACE).name)
    if latest.fault and path.is_dir():
        set_aside(directory, path.name)
    elif latest.fault and path.exists():
        folder = set_aside_folder(directory)
        folder.mkdir(exist_ok=True)
        shutil.copy(path, folder / path.name)


def _folders(directory: Path) -> list[_Folder]:
    """Every segment on disk, those set aside last."""
    places = (added_folder(directory), set_aside_folder(directory))
    return [_folder(place / name) for place in places for name in segments_on_disk(place)]


def _folder(path: Path) -> _Folder:
    fault, proof = fault_of(path), None
    with contextlib.suppress(DataError):
        proof = read_proof(path)
    proven = proof is not None and proof.fits(path)
    return _Folder(path, fault, _articles_of(path), proof, proven)


def _articles_of(path: Path) -> tuple[tuple[str, str], ...]:
    """The articles in a segment, by one table or another if one is damaged."""
    with contextlib.suppress(pa.ArrowException, OSError, KeyError):
        rows = articles_in(path).to_pylist()
        return tuple((row["source_id"], row["identity"]) for row in rows)
    with contextlib.suppress(DataError, FileNotFoundError):
        found = read_file(file_of(path, "sources"), ADDED["sources"], path.name)
        return tuple((name, name) for name in found["source_id"].to_pylist())
    return ()


def _is_added(one: _Folder) -> bool:
    return one.path.parent.name == "added"


def _articles(count: int) -> str:
    return f"{count} article is" if count == 1 else f"{count} articles are"


def _segments(count: int) -> str:
    return f"{count} segment" if count == 1 else f"{count} segments"


def _vintages(count: int) -> str:
    return f"{count} vintage" if count == 1 else f"{count} vintages"


def _listing(names: Iterable[str]) -> str:
    """Some names in brackets; nothing where there are none."""
    every = list(names)
    more = f" and {len(every) - _NAMED} more" if len(every) > _NAMED else ""
    return f" ({', '.join(every[:_NAMED])}{more})" if every else ""


def _place(path: Path) -> str:
    return f"added/set-aside/{path.name}"

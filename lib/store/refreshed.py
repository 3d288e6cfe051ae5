"""Figures that were refreshed from services of statistics offices: vintages, each in a folder.

``refreshed/<service>/vintages.json`` says which vintages count; a folder that it does not name is
not there for any reader. A vintage never changes. Its folder has the ledger (``sources.csv``,
``figures.csv``: all that the service gave) and tables with those rows alone that are new or other
than in the vintages before. So a figure is public since the first vintage that has it, and a
second refresh that brings nothing new adds nothing. The answers are kept beside, packed, under
their SHA-256.
"""

import gzip
import json
import os
import re
import shutil
import zlib
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from lib.codelists import HOME
from lib.codelists.terms import compiler_terms
from lib.files.atomic_write import flush_folder, move, opened, put
from lib.files.atomic_write import replace as put_in_place
from lib.model import (
    WITHDRAWN,
    DataError,
    Message,
    Observation,
    PeriodKind,
    Refreshed,
    Source,
    Vintage,
    is_iso_date,
    kind_of,
    mark,
)
from lib.store.lock import turn
from lib.store.manifest import NO_FOLDER, is_lost
from lib.store.parquet_file import encoded, read_file
from lib.store.row_values import rows_of
from lib.store.schema import TABLES
from lib.store.soundness import FileSignature, LeftOut, file_signature

_NAME = "vintages.json"
_SECONDS_TO_WAIT = 60
_FEW, _PART = 10, 0.2
"""How many figures a service may give no more, and which part of them: more are an answer that was
cut short and does not say so."""
_ENOUGH_TO_MISS = 3
"""Figures of one kind that are missed when all of them are gone."""
_LENGTHS = ((1, "day"), (31, "month"), (92, "quarter"), (10_000, "year"))
_SERVICE = re.compile(r"[a-z][a-z0-9-]*")
_VINTAGE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[0-9]+)?")
_DAMAGED_BEFORE = "damaged-"
OBSERVATIONS, SOURCES = "observations", "sources"
PARTS_OF_YEARS = "parts_of_years"
"""The table of months, quarters and days: too many to be read with the others."""
_FILES = {OBSERVATIONS: OBSERVATIONS, SOURCES: SOURCES, PARTS_OF_YEARS: OBSERVATIONS}
"""The tables of a vintage, and as what each is described."""
_DAMAGED = mark("the list of vintages is damaged; refresh from this service again")
_OTHER = mark("its files are not those it was written with; refresh from this service again")


@dataclass(frozen=True, slots=True)
class Refresh:
    """What a service gave, ready to be kept."""

    service: str
    accessed: date
    published: str
    version: str | None
    next_release: str | None
    since: int
    """The first year that was asked for."""
    ledger: Mapping[str, str]
    """The files of the ledger by name."""
    observations: tuple[Observation, ...]
    sources: tuple[Source, ...]
    answers: Mapping[str, bytes]
    """The answers by their SHA-256."""
    gives_past: bool = True
    """Whether a figure that the service gave before, and now does not, was withdrawn."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts of a service at one moment: an answer read from it is of one piece."""

    found: Refreshed
    folders: tuple[Path, ...]
    """Of its sound vintages, the oldest first."""
    withdrawn: frozenset[str]
    """The figures that are in some vintage and no longer in what the service gives."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A service's list of vintages."""

    vintages: tuple[Vintage, ...]
    digests: Mapping[str, Mapping[str, str]]
    """Of each vintage, SHA-256 by name of file."""
    withdrawn: frozenset[str]
    """The figures that are in some vintage and no longer in what the service gives."""
    accessed: date | None
    next_release: str | None


_NONE = _Kept((), {}, frozenset(), None, None)


def refreshed_folder(directory: Path) -> Path:
    """Where refreshed figures are: beside the shipped tables, never inside them."""
    return directory / "refreshed"


def name_of_vintage(directory: Path, service: str, day: date) -> str:
    """What the next vintage of a service is called."""
    taken = _followed_or_none(directory, service).digests
    first, count = day.isoformat(), 1
    name = first
    while name in taken:
        count += 1
        name = f"{first}.{count:02}"
    return name


def keep(directory: Path, name: str, brought: Refresh) -> Vintage | None:
    """Keep what a service gave as the vintage `name`; None where it is what was there already.

    On return it is on disk. Where it cannot be written `DataError` says why, and what was there
    is as it was.
    """
    folder = refreshed_folder(directory) / brought.service
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for above in (directory, folder.parent):
            flush_folder(above)
        with turn(folder / "lock", _SECONDS_TO_WAIT):
            return _keep(directory, folder, name, brought)
    except OSError as error:
        rule = f"it could not be written ({error.strerror}); what was there is as it was"
        raise DataError(_place(brought.service, name), rule) from None


def _keep(directory: Path, folder: Path, name: str, brought: Refresh) -> Vintage | None:
    try:
        before = _followed(directory, brought.service)
    except DataError:
        _set_aside(folder)
        before = _NONE
    if not before.vintages:  # so that vintages without a list are always one that was lost
        put_in_place(folder / _NAME, _encoded(brought.service, before))
    _check_edition(before, brought)
    known = _latest_figures(directory, brought.service)
    given = {row.identity: row for row in brought.observations}
    added = [row for key, row in given.items() if key not in known]
    revised = [r for key, r in given.items() if key in known and _differ(known[key], r)]
    missing = {
        row.observation_id: row
        for key, row in known.items()
        if brought.gives_past and key not in given
    }
    out = frozenset(
        name
        for name, row in missing.items()
        if name in before.withdrawn or (row.period_start and row.period_start.year >= brought.since)
    )
    asked = [r for r in known.values() if r.period_start and r.period_start.year >= brought.since]
    gone = out - before.withdrawn
    if len(gone) > max(_FEW, _PART * len(asked)):
        rule = (
            f"{len(gone):,} of the {len(asked):,} figures that it gave before are not in what it "
            "gives now; nothing was taken"
        )
        raise DataError(brought.service, rule)
    if silent := _fallen_silent(asked, gone):
        rule = f"it gave figures of {silent} before and gives none now; nothing was taken"
        raise DataError(brought.service, rule)
    made = None
    digests = dict(before.digests)
    if added or revised or gone:
        if name in before.digests:
            rule = "another refresh has just written a vintage of this name; run the command again"
            raise DataError(_place(brought.service, name), rule)
        made = Vintage(
            name=name,
            accessed=brought.accessed,
            published=brought.published,
            version=brought.version,
            figures=len(given),
            added=len(added),
            revised=len(revised),
            withdrawn=len(gone),
            last_period=max(row.period_end for row in given.values() if row.period_end),
        )
        digests[name] = _write(folder, name, brought, [*added, *revised])
    vintages = (*before.vintages, *([made] if made else []))
    kept = _Kept(vintages, digests, out, brought.accessed, brought.next_release)
    put_in_place(folder / _NAME, _encoded(brought.service, kept))
    return made


def _check_edition(before: _Kept, brought: Refresh) -> None:
    """Raise `DataError` where the service gives an edition that is older than one it gave."""
    latest = max((one.published for one in before.vintages), default="")
    if len(latest) == len(brought.published) and brought.published < latest:
        rule = f"what it gives is dated {brought.published}, and what it gave before {latest}"
        raise DataError(brought.service, f"{rule}; nothing was taken")


def _fallen_silent(asked: Iterable[Observation], gone: Collection[str]) -> str | None:
    """Of what a service gave figures and gives none any more, in words; None where it goes on."""
    kinds: dict[tuple[str, bool, str], list[bool]] = {}
    for row in asked:
        is_own = row.reporter == HOME
        kinds.setdefault((row.indicator, is_own, _length(row)), []).append(
            row.observation_id in gone
        )
    for (indicator, is_own, length), are_gone in kinds.items():
        if all(are_gone) and len(are_gone) >= _ENOUGH_TO_MISS:
            return f"{indicator} of {HOME if is_own else 'its partners'} by {length}"
    return None


def _length(row: Observation) -> str:
    """How long a figure's time is, in words."""
    assert row.period_start and row.period_end
    days = (row.period_end - row.period_start).days + 1
    return next(word for most, word in _LENGTHS if days <= most)


def _write(
    folder: Path, name: str, brought: Refresh, rows: Sequence[Observation]
) -> Mapping[str, str]:
    """Write the folder of a vintage, aside and then under its name; the digests of its files."""
    whole = [row for row in rows if _is_whole_year(row)]
    cited = {row.source_id for row in rows}
    tables: dict[str, Sequence[Observation | Source]] = {
        OBSERVATIONS: whole,
        PARTS_OF_YEARS: [row for row in rows if not _is_whole_year(row)],
        SOURCES: [one for one in brought.sources if one.source_id in cited],
    }
    content = {file: text.encode() for file, text in brought.ledger.items()}
    for table, found in tables.items():
        content[f"{table}.parquet"] = encoded(TABLES[_FILES[table]], found)
    _clear(folder)
    _clear(folder / "answers")
    aside, target = folder / f".{name}.{os.getpid()}.tmp", folder / name
    try:
        aside.mkdir()
        for file, data in content.items():
            put(aside / file, data)
        _keep_answers(folder / "answers", brought.answers)
        flush_folder(aside)
        if target.exists():  # a killed refresh wrote it, and no list names it
            shutil.rmtree(target)
        move(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        _clear(folder / "answers")
    return {file: sha256(data).hexdigest() for file, data in content.items()}


def _clear(folder: Path) -> None:
    """Take away what a killed refresh left behind."""
    for path in folder.glob(".*.tmp"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _keep_answers(folder: Path, answers: Mapping[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for digest, body in answers.items():
        path = folder / f"{digest}.gz"
        if not path.exists():
            aside = path.with_name(f".{digest}.{os.getpid()}.tmp")
            put(aside, gzip.compress(body, mtime=0))
            os.replace(aside, path)
    flush_folder(folder)


def refreshed(directory: Path) -> tuple[Standing, ...]:
    """What was refreshed, by the name of the service. What cannot be read is not among it, see
    `left_out_vintages`."""
    found = []
    for service in _services(directory):
        with suppress(DataError):
            kept = _followed(directory, service)
            if kept.vintages and kept.accessed:
                one = Refreshed(service, kept.vintages, kept.accessed, kept.next_release)
                folders = _sound_folders(directory, service, kept)
                found.append(Standing(one, folders, kept.withdrawn))
    return tuple(found)


def _latest_figures(directory: Path, service: str) -> Mapping[Hashable, Observation]:
    """The figures of a service by their identity, each of the latest vintage that has it."""
    found: dict[Hashable, Observation] = {}
    for folder in _sound_folders(directory, service, _followed(directory, service)):
        for table in (OBSERVATIONS, PARTS_OF_YEARS):
            for row in rows_of(OBSERVATIONS, _rows(folder, table)):
                found[row.identity] = row
    return found


def refreshed_files(standing: Iterable[Standing], name: str) -> Iterator[tuple[Path, pa.Table]]:
    """The file of table `name` in each vintage that counts, with its rows."""
    if name not in (OBSERVATIONS, SOURCES):
        return
    for one in standing:
        for folder in one.folders:
            rows = _rows(folder, name)
            is_figures = name == OBSERVATIONS
            known = _noted(rows, one.withdrawn) if is_figures else _under_terms_of_today(rows)
            yield folder / f"{name}.parquet", known


def _under_terms_of_today(rows: pa.Table) -> pa.Table:
    """The documents, under the terms that their publisher is known to have now: a vintage keeps
    them as they were called when it came."""
    now = {one.name: one.terms.label for one in compiler_terms().values()}
    given = zip(rows["publisher"].to_pylist(), rows["terms"].to_pylist(), strict=True)
    terms = pa.array([now.get(publisher, label) for publisher, label in given], pa.string())
    at = rows.column_names.index("terms")
    return rows.set_column(at, rows.schema.field(at), terms)


def _noted(rows: pa.Table, withdrawn: Collection[str]) -> pa.Table:
    """The rows, with a note to those that their source gives no more."""
    if not withdrawn or not rows.num_rows:
        return rows
    is_out = pc.is_in(rows["observation_id"], pa.array(withdrawn, pa.string()))
    at = rows.column_names.index("note")
    return rows.set_column(at, rows.schema.field(at), pc.if_else(is_out, WITHDRAWN, rows["note"]))


def parts_of_years(standing: Iterable[Standing], area: str) -> tuple[Observation, ...]:
    """The refreshed figures of months, quarters and days in which an area is on either side, of
    every vintage, the oldest first."""
    found: list[Observation] = []
    for one in standing:
        for folder in one.folders:
            rows = _rows_kept(folder)
            wanted = pc.or_kleene(pc.equal(rows["reporter"], area), pc.equal(rows["partner"], area))
            found += rows_of(OBSERVATIONS, _noted(rows.filter(wanted), one.withdrawn))
    return tuple(found)


def left_out_vintages(directory: Path) -> tuple[LeftOut, ...]:
    """The vintages that are in no table though they should be, and why; none if all is well."""
    found = []
    if is_lost(folder := refreshed_folder(directory)):
        found.append(LeftOut(folder.name, Message(NO_FOLDER)))
    for service in _services(directory):
        try:
            kept = _followed(directory, service)
        except DataError as error:
            found.append(LeftOut(error.place, error.rule))
            continue
        folder = refreshed_folder(directory) / service
        for vintage in kept.vintages:
            if not _is_sound(folder / vintage.name, kept.digests[vintage.name]):
                found.append(LeftOut(_place(service, vintage.name), Message(_OTHER)))
    return tuple(found)


def damaged_papers(directory: Path) -> tuple[tuple[str, str], ...]:
    """What was kept beside the tables of sound vintages and is not as it was written: ledgers,
    and the answers that their documents name. A place and what is wrong, each."""
    found = []
    for service in _services(directory):
        folder = refreshed_folder(directory) / service
        kept = _followed_or_none(directory, service)
        for sound in _sound_folders(directory, service, kept):
            for file, digest in kept.digests[sound.name].items():
                now = _digest(sound / file, file_signature(sound / file))
                if now != digest:
                    rule = "it is not the file that was written" if now else "it cannot be read"
                    found.append((_place(service, f"{sound.name}/{file}"), rule))
            named = set(_rows(sound, SOURCES)["sha256"].drop_null().to_pylist())
            found += [
                (_place(service, f"answers/{digest}.gz"), fault)
                for digest in sorted(named)
                if (fault := _fault_of_answer(folder / "answers" / f"{digest}.gz", digest))
            ]
    return tuple(dict.fromkeys(found))


def _fault_of_answer(path: Path, digest: str) -> str:
    try:
        with gzip.open(path, "rb") as file:
            return "" if file_digest(file, "sha256").hexdigest() == digest else "it is another"
    except (OSError, EOFError, zlib.error) as error:
        return f"it cannot be read ({getattr(error, 'strerror', None) or error})"


def _sound_folders(directory: Path, service: str, kept: _Kept) -> tuple[Path, ...]:
    folder = refreshed_folder(directory) / service
    return tuple(
        folder / one.name
        for one in kept.vintages
        if _is_sound(folder / one.name, kept.digests[one.name])
    )


def _is_sound(folder: Path, digests: Mapping[str, str]) -> bool:
    """Whether the tables of a vintage are those it was written with."""
    files = [f"{table}.parquet" for table in _FILES]
    return all(
        _digest(folder / file, file_signature(folder / file)) == digests.get(file) for file in files
    )


@lru_cache(maxsize=1024)
def _digest(path: Path, _seen: FileSignature) -> str | None:
    try:
        with open(path, "rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _rows(folder: Path, table: str) -> pa.Table:
    path = folder / f"{table}.parquet"
    return read_file(path, TABLES[_FILES[table]], f"{folder.parent.name}/{folder.name}/{path.name}")


def _rows_kept(folder: Path) -> pa.Table:
    """The months, quarters and days of a vintage, which never changes."""
    return _rows_of_file(folder, file_signature(folder / f"{PARTS_OF_YEARS}.parquet"))


@lru_cache(maxsize=8)
def _rows_of_file(folder: Path, _seen: FileSignature) -> pa.Table:
    return _rows(folder, PARTS_OF_YEARS)


def _is_whole_year(row: Observation) -> bool:
    return kind_of(row.period_start, row.period_end) is PeriodKind.YEAR


def _differ(old: Observation, new: Observation) -> bool:
    return (old.obs_value, old.obs_status) != (new.obs_value, new.obs_status)


def _services(directory: Path) -> tuple[str, ...]:
    """The services of which anything was kept, in the order of their names."""
    try:
        found = [
            one.name for one in os.scandir(refreshed_folder(directory)) if os.path.isdir(one.path)
        ]
    except OSError:
        return ()
    return tuple(sorted(name for name in found if _SERVICE.fullmatch(name)))


def _followed(directory: Path, service: str) -> _Kept:
    """The vintages of a service; a list of them that is damaged or lost raises `DataError`."""
    path = refreshed_folder(directory) / service / _NAME
    seen = file_signature(path)
    if not path.exists() and any(map(_VINTAGE.fullmatch, _names(path.parent))):
        raise DataError(_place(service, _NAME), Message(_DAMAGED))
    return _listed(path, service, seen)


def _names(folder: Path) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def _followed_or_none(directory: Path, service: str) -> _Kept:
    with suppress(DataError):
        return _followed(directory, service)
    return _NONE


def _set_aside(folder: Path) -> None:
    """Begin anew where the list of vintages is damaged: it and they are kept in a folder beside,
    which no reader looks at."""
    names = [one.name for one in os.scandir(folder)]
    count = 1 + sum(name.startswith(_DAMAGED_BEFORE) for name in names)
    aside = folder / f"{_DAMAGED_BEFORE}{count}"
    aside.mkdir()
    for name in sorted(names, key=lambda one: one == _NAME):  # the list last
        if name == _NAME or _VINTAGE.fullmatch(name):
            move(folder / name, aside / name)


@lru_cache(maxsize=64)
def _listed(path: Path, service: str, _seen: FileSignature) -> _Kept:
    try:
        with opened(path) as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return _NONE
    except OSError:  # a folder of this name
        raise DataError(_place(service, _NAME), Message(_DAMAGED)) from None
    try:
        entry = json.loads(content)
        if entry["service"] != service:
            raise ValueError(entry["service"])
        if not entry["vintages"]:
            if entry["accessed"] is not None:
                raise ValueError("it was asked, and nothing is there")
            return _NONE
        vintages = tuple(_vintage(one) for one in entry["vintages"])
        digests = {
            vintage.name: {str(file): str(digest) for file, digest in one["files"].items()}
            for vintage, one in zip(vintages, entry["vintages"], strict=True)
        }
        if len(digests) < len(vintages):
            raise ValueError("a name is there twice")
        accessed = date.fromisoformat(entry["accessed"])
        withdrawn, release = frozenset(map(str, entry["withdrawn"])), entry["next_release"]
        return _Kept(vintages, digests, withdrawn, accessed, release and _day(release))
    except (ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise DataError(_place(service, _NAME), Message(_DAMAGED)) from None


def _vintage(entry: Mapping[str, Any]) -> Vintage:
    version = entry["version"]
    if not _VINTAGE.fullmatch(entry["name"]):  # it would lead to another folder
        raise ValueError(entry["name"])
    return Vintage(
        name=entry["name"],
        accessed=date.fromisoformat(entry["accessed"]),
        published=_day(entry["published"]),
        version=None if version is None else str(version),
        figures=int(entry["figures"]),
        added=int(entry["added"]),
        revised=int(entry["revised"]),
        withdrawn=int(entry["withdrawn"]),
        last_period=date.fromisoformat(entry["last_period"]),
    )


def _day(written: Any) -> str:
    if not isinstance(written, str) or not is_iso_date(written):
        raise ValueError(written)
    return written


def _encoded(service: str, kept: _Kept) -> bytes:
    entry = {
        "service": service,
        "accessed": kept.accessed.isoformat() if kept.accessed else None,
        "next_release": kept.next_release,
        "vintages": [
            {key: _plain(value) for key, value in asdict(one).items()}
            | {"files": dict(kept.digests[one.name])}
            for one in kept.vintages
        ],
        "withdrawn": sorted(kept.withdrawn),
    }
    return json.dumps(entry, indent=1).encode()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _place(service: str, name: str) -> str:
    return f"refreshed/{service}/{name}"

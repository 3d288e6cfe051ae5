"""Articles are added beside the shipped tables: whole, once, one writer at a time.

    take the turn, sweep up after writers that were killed
    read the manifest, bring the list of known articles up to date
    take in a segment that was written and not named, or refuse where the manifest is too old
    put small segments together, if there are many
    leave out what is there already
    write a segment aside, flush it, rename it into place
    replace the manifest: from here on the articles are there, and may be acknowledged

Nothing comes after the manifest, so that no error can follow an addition that counts. A kill
before it leaves a folder nobody names, which the next addition takes in; a kill after it,
articles that a second try finds. Nothing that was or may have been acknowledged is removed.

The folder of segments is kept rather than one growing file because what is on disk is then
never written again; SQLite alone, or a table format with a log, would do as much with an
engine that readers of the tables would need too.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from lib.model import Addition, DataError, Message, Receipt
from lib.model.fingerprint import packed
from lib.store.article_index import NOTHING_ADDED, Known, known
from lib.store.atomic_write import flush_folder
from lib.store.lock import turn
from lib.store.manifest import (
    OLDER,
    PLACE,
    Edition,
    Segment,
    added_folder,
    edition,
    followed,
    publish,
    repairable,
    segment_number,
    segments_on_disk,
)
from lib.store.parquet_file import check_rows
from lib.store.schema import ADDED
from lib.store.segments import discard, kept_after, merge, set_aside, sweep, write_segment
from lib.store.shipped_articles import Shipped
from lib.store.soundness import articles_in, fault_of, unsound

_TOGETHER = 8
"""So many segments of about one size become one, eight times as large."""

SECONDS_TO_WAIT = 30.0


def add(
    directory: Path, additions: Sequence[Addition], seconds: float = SECONDS_TO_WAIT
) -> tuple[Receipt, ...]:
    """Add articles to the tables in `directory`; on return they are on disk.

    There is one receipt an addition, in order: an article that is there already, or came
    earlier in the sequence, is not added again, and the receipt says where it is. Either all
    the others are added or, where `DataError` is raised, none.
    """
    for addition in additions:
        check(addition)
    folder = added_folder(directory)
    try:
        folder.mkdir(exist_ok=True)
        flush_folder(directory)
        with turn(folder / "lock", seconds):
            return _add(directory, additions)
    except OSError as error:
        rule = Message(NOTHING_ADDED, fault=str(error.strerror))
        raise DataError(folder.name, rule) from None


def check(addition: Addition) -> None:
    """Raise `DataError` if its rows do not fit the tables, or are not all the article's own."""
    name = addition.source.source_id
    quotations = {quotation.quotation_id for quotation in addition.quotations}
    figures = {figure.observation_id for figure in addition.observations}
    owners = {row.source_id for row in addition.quotations}
    owners |= {row.source_id for row in addition.observations}
    owners |= {row.source_id for row in addition.rejections}
    if strange := owners - {name}:
        rule = Message(
            "it brings rows of another document, {names}", names=", ".join(sorted(strange))
        )
        raise DataError(name, rule)
    words = {row.quotation_id for row in addition.observations}
    words |= {row.quotation_id for row in addition.ties}
    if strange_words := sorted(words - quotations - {None}, key=str):
        rule = Message("no quotation {name} comes with it", name=repr(strange_words[0]))
        raise DataError(name, rule)
    if changed := sorted({c.observation_id for c in addition.corrections} - figures):
        rule = Message("no figure {name} comes with it", name=repr(changed[0]))
        raise DataError(name, rule)
    for table, rows in _rows([addition]).items():
        check_rows(ADDED[table], rows)


def _add(directory: Path, additions: Sequence[Addition]) -> tuple[Receipt, ...]:
    sweep(directory)
    latest = followed(directory)
    with known(directory, latest) as articles:
        latest = _caught_up(directory, latest, articles)
        latest = _tidied(directory, latest, articles)
        receipts, fresh = _told_apart(directory, additions, articles)
    if fresh:
        if not latest.number:  # so that no segment is ever without a manifest
            latest = _next(latest, (), ())
            publish(directory, latest)
        segment = write_segment(directory, latest.number + 1, _rows(fresh))
        _publish(directory, _next(latest, (*latest.segments, segment), latest.retired), segment)
    return receipts


def _publish(directory: Path, latest: Edition, fresh: Segment) -> None:
    """Make an edition the latest, or take back the segment it was to name first."""
    try:
        publish(directory, latest)
    except OSError:
        if fresh.name not in edition(directory).folders:
            discard(directory, fresh.name)
        raise


def _caught_up(directory: Path, latest: Edition, articles: Known) -> Edition:
    """The edition with what a writer wrote that was killed before it could name it.

    A segment with nothing new is set aside, and so is one that cannot be read. Any other was
    named by a later manifest than the one that is there: then `DataError` is raised.
    """
    folder = added_folder(directory)
    strange = [name for name in segments_on_disk(folder) if name not in latest.folders]
    wanted, idle = [], []
    for name in strange:
        count, new = _new_in(folder / name, articles)
        if not new:
            idle.append(name)
        elif new == count and segment_number(name) == latest.number + 1:
            wanted.append(Segment(name, count))
        else:
            raise DataError(PLACE, repairable(OLDER, name=name))
    for name in idle:
        set_aside(directory, name)
    if wanted:
        latest = _next(latest, (*latest.segments, *wanted), latest.retired)
        publish(directory, latest)
        articles.follow(directory, latest)
    return latest


def _new_in(folder: Path, articles: Known) -> tuple[int, int]:
    """How many articles a segment has, and how many of these are new; none if it is damaged."""
    if fault_of(folder):
        return 0, 0
    names = articles_in(folder)["source_id"].to_pylist()
    return len(names), sum(not articles.holds(name) for name in names)


def _told_apart(
    directory: Path, additions: Sequence[Addition], articles: Known
) -> tuple[tuple[Receipt, ...], list[Addition]]:
    """What becomes of each addition, and those to be written."""
    shipped = Shipped(directory)
    names = set(shipped.names)
    receipts: list[Receipt] = []
    fresh: list[Addition] = []
    for addition in additions:
        own = addition.source.source_id
        place = (
            shipped.find(addition) or articles.find(addition.fingerprint) or _among(fresh, addition)
        )
        if place is None:
            if own in names or articles.holds(own):
                raise DataError(own, Message("another article has that name"))
            names.add(own)
            fresh.append(addition)
        receipts.append(Receipt(place or own, place is None))
    return tuple(receipts), fresh


def _among(fresh: Iterable[Addition], addition: Addition) -> str | None:
    """The same article among those of this sequence, and nobody else's."""
    ours = addition.fingerprint
    keys = {ours.identity, *ours.keys}
    for other in fresh:
        theirs = other.fingerprint
        if not keys.isdisjoint((theirs.identity, *theirs.keys)) and ours.is_like(theirs):
            return other.source.source_id
    return None


def _rows(fresh: Sequence[Addition]) -> dict[str, list[object]]:
    return {
        "sources": [one.source for one in fresh],
        "quotations": [row for one in fresh for row in one.quotations],
        "observations": [row for one in fresh for row in one.observations],
        "ties": [row for one in fresh for row in one.ties],
        "rejections": [row for one in fresh for row in one.rejections],
        "corrections": [row for one in fresh for row in one.corrections],
        "additions": [
            {
                "source_id": one.source.source_id,
                "identity": one.fingerprint.identity,
                "runs": packed(one.fingerprint.runs),
                "numbers": packed(one.fingerprint.numbers),
                "added_by": one.added_by,
            }
            for one in fresh
        ],
    }


def _tidied(directory: Path, latest: Edition, articles: Known) -> Edition:
    """The edition with its many small segments put together, if they are many.

    It is no part of the addition: where there is no room for it, it waits. Segments that cannot
    be read are left as they are.
    """
    parts = _many(directory, latest)
    if not parts:
        return latest
    with contextlib.suppress(OSError, DataError):
        whole = merge(directory, latest.number + 1, parts)
        rest = tuple(segment for segment in latest.segments if segment not in parts)
        tidy = _next(latest, (*rest, whole), kept_after(directory, parts, latest.retired))
        _publish(directory, tidy, whole)
        articles.renamed(parts, whole)
        return tidy
    return latest


def _many(directory: Path, latest: Edition) -> tuple[Segment, ...]:
    """Segments of about one size that are enough to be put together, the smallest."""
    alike: defaultdict[int, list[Segment]] = defaultdict(list)
    for segment in latest.segments:
        size = 0
        while _TOGETHER ** (size + 1) <= segment.articles:
            size += 1
        alike[size].append(segment)
    if all(len(found) < _TOGETHER for found in alike.values()):
        return ()
    left = {one.segment for one in unsound(directory, latest)}
    sound = {
        size: tuple(segment for segment in alike[size] if segment.name not in left)
        for size in sorted(alike)
    }
    return next((found for found in sound.values() if len(found) >= _TOGETHER), ())


def _next(latest: Edition, segments: tuple[Segment, ...], retired: tuple[str, ...]) -> Edition:
    return replace(latest, number=latest.number + 1, segments=segments, retired=retired)

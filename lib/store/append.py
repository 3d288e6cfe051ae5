"""Articles are added beside the shipped tables: whole, once, one writer at a time.

    take the turn, sweep up after writers that were killed
    read the manifest, bring the list of known articles up to date
    take in a segment that was written and not named, or refuse where the manifest is too old
    put small segments together, if there are many
    leave out what is there already
    write a segment aside, flush it, rename it into place
    replace the manifest: from here on the articles are there, and may be acknowledged
    keep the list of known articles, if that can be done

No error can follow the manifest, so that none follows an addition that counts. A kill before it
leaves a folder nobody names, which the next addition takes in; a kill after it, articles that a
second try finds. Nothing that was or may have been acknowledged is removed.

The folder of segments is kept rather than one growing file because what is on disk is then
never written again; SQLite alone, or a table format with a log, would do as much with an
engine that readers of the tables would need too.
"""

import contextlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lib.files.atomic_write import flush_folder
from lib.model import Addition, DataError, Message, Receipt
from lib.store.article_index import NOTHING_ADDED, Known, known
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
from lib.store.parcel import Parcel, encoded_parcels, parcel_of
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
    return add_parcels(directory, [parcel_of(additions)] if additions else (), seconds)


def add_parcels(
    directory: Path, parcels: Sequence[Parcel], seconds: float = SECONDS_TO_WAIT
) -> tuple[Receipt, ...]:
    """Add the articles of parcels, as `add` does: the same in one step, however many they are."""
    folder = added_folder(directory)
    try:
        folder.mkdir(exist_ok=True)
        flush_folder(directory)
        with turn(folder / "lock", seconds):
            return _add(directory, parcels)
    except OSError as error:
        rule = Message(NOTHING_ADDED, fault=str(error.strerror))
        raise DataError(folder.name, rule) from None


def _add(directory: Path, parcels: Sequence[Parcel]) -> tuple[Receipt, ...]:
    sweep(directory)
    latest = followed(directory)
    with known(directory, latest) as articles:
        latest = _caught_up(directory, latest, articles)
        latest = _tidied(directory, latest, articles)
        receipts, fresh = _told_apart(directory, parcels, articles)
        names = [receipt.source_id for receipt in receipts if receipt.added]
        if names:
            files = encoded_parcels(zip(parcels, fresh, strict=True))
            if not latest.number:  # so that no segment is ever without a manifest
                latest = _next(latest, (), ())
                publish(directory, latest)
            segment = write_segment(directory, latest.number + 1, files, names)
            _publish(directory, _next(latest, (*latest.segments, segment), latest.retired), segment)
            articles.taken_in(segment)
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
    directory: Path, parcels: Sequence[Parcel], articles: Known
) -> tuple[tuple[Receipt, ...], list[set[int]]]:
    """What becomes of each article, and which of each parcel are to be written.

    These are in the list of known articles from then on, as long as it is open.
    """
    shipped = Shipped(directory)
    receipts: list[Receipt] = []
    fresh: list[set[int]] = []
    for parcel in parcels:
        fresh.append(set())
        for number, entry in enumerate(parcel.entries):
            own = entry.source_id
            place = shipped.find(entry) or articles.find(entry.fingerprint)
            if place is None:
                if own in shipped.names or articles.holds(own):
                    raise DataError(own, Message("another article has that name"))
                articles.insert(own, entry.fingerprint)
                fresh[-1].add(number)
            receipts.append(Receipt(place or own, place is None))
    return tuple(receipts), fresh


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

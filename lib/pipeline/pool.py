"""Tasks read by processes side by side, their results in the order of the tasks.

Of the ways measured to use both cores, a pool with a task a chunk came within a few per cent
of what two cores can do, and a loop around it outlives a reader that is killed. The results
come back to one process, the only one that writes: as parcels, which are smaller than files
of their own would be, and of which nothing is left behind by a reader that is killed.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

Read = Callable[[Sequence[Item]], Result]
"""What comes of a task; it is sent to other processes, as are items and results."""

Done = tuple[Sequence[Item], Result | None]
"""A task with its result: null where the process reading its one item was killed, each time."""

_AHEAD = 2
"""Tasks under way or read and not taken yet, for each process."""


def in_order(
    read: Read[Item, Result], tasks: Iterable[Sequence[Item]], processes: int
) -> Generator[Done[Item, Result], None, None]:
    """Each task with its result; one that kills who reads it comes item by item.

    A single task is read here, as a process takes longer to start than to read it.
    """
    first = list(islice(source := iter(tasks), 2))
    if len(first) < 2:
        yield from ((task, read(task)) for task in first)
        return
    source, held = chain(first, source), deque[Sequence[Item]]()
    while True:
        with _pool(processes) as pool:
            try:
                yield from _run(pool, read, source, held, processes * _AHEAD)
            except BrokenProcessPool:
                pass
            else:
                return
        yield from _item_by_item(read, held.popleft())


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(
    pool: ProcessPoolExecutor,
    read: Read[Item, Result],
    source: Iterator[Sequence[Item]],
    held: deque[Sequence[Item]],
    ahead: int,
) -> Iterator[Done[Item, Result]]:
    """Read what is held over and then the source; what is not done yet stays in `held`."""
    waiting: deque[Future[Result]] = deque(pool.submit(read, task) for task in held)
    while True:
        for task in islice(source, ahead - len(held)):
            held.append(task)
            waiting.append(pool.submit(read, task))
        if not held:
            return
        result = waiting.popleft().result()
        yield held.popleft(), result


def _item_by_item(read: Read[Item, Result], task: Sequence[Item]) -> Iterator[Done[Item, Result]]:
    """A task under way when a reader was killed, perhaps by one of its items: by a reader of its
    own, and another if that is killed. An item that two were killed at is given up."""
    items, killed = deque(task), False
    while items:
        with _pool(1) as pool, suppress(BrokenProcessPool):
            while items:
                result = pool.submit(read, [items[0]]).result()
                yield [items.popleft()], result
                killed = False
        if items and killed:
            yield [items.popleft()], None
        killed = bool(items) and not killed


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes started afresh: a copy of one that has threads may hold their locks for ever."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """In each process: leave Ctrl-C to the first one, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)

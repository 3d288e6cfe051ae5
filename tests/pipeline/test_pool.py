"""Tasks read by several processes: in order, and past a reader that is killed."""

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lib.pipeline.pool import in_order


def squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def mortal(numbers: Sequence[int]) -> list[int]:
    """Sevens kill whoever reads them."""
    if 7 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return squares(numbers)


def unlucky(items: Sequence[tuple[str, int]]) -> list[int]:
    """The first to come is killed, and leaves a file that says so."""
    for place, number in items:
        if number == 4 and not Path(place).exists():
            Path(place).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [number for _, number in items]


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_results_come_in_the_order_of_the_tasks(count: int) -> None:
    tasks = [[number, number + 1] for number in range(count)]
    found = list(in_order(squares, tasks, 2))
    assert found == [(task, squares(task)) for task in tasks]


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[list[int]]:
        nonlocal taken
        while True:
            taken += 1
            yield [taken]

    results = in_order(squares, endless(), 2)
    for _ in range(10):
        next(results)
    results.close()
    assert 10 <= taken <= 16


def test_a_task_that_kills_its_reader_is_parted() -> None:
    tasks = [[1, 2], [6, 7, 8], [9], [10]]
    found = {
        item: result
        for task, results in in_order(mortal, tasks, 2)
        for item, result in zip(task, results or [None], strict=True)
    }
    assert found == {1: 1, 2: 4, 6: 36, 7: None, 8: 64, 9: 81, 10: 100}
    assert list(found) == [1, 2, 6, 7, 8, 9, 10]


def test_a_reader_killed_once_costs_nothing(tmp_path: Path) -> None:
    tasks = [[(str(tmp_path / "killed"), number)] for number in range(8)]
    found = list(in_order(unlucky, tasks, 2))
    assert [results for _, results in found] == [[number] for number in range(8)]
    assert (tmp_path / "killed").exists()


def unlucky_and_mortal(items: Sequence[tuple[str, int]]) -> list[int]:
    """Sevens kill whoever reads them, a four the first."""
    return unlucky([(place, mortal([number])[0] and number) for place, number in items])


def test_after_an_item_that_kills_its_readers_the_next_has_two_tries_as_well(
    tmp_path: Path,
) -> None:
    place = str(tmp_path / "killed")
    tasks = [[(place, 7), (place, 4), (place, 2)], [(place, 3)]]
    found = list(in_order(unlucky_and_mortal, tasks, 2))
    assert [(task[0][1], results) for task, results in found] == [
        *((7, None), (4, [4]), (2, [2]), (3, [3])),
    ]

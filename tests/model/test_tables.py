"""Tables answer each question once, keep what was asked lately, and may be shared by threads."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Thread
from time import sleep
from typing import Any

import pytest

from lib.model import DataError, Tables, once
from lib.model.tables import _MOST_KEPT


def empty(read: list[str] | None = None) -> Tables:
    def rows(name: str) -> tuple[Any, ...]:
        if read is not None:
            read.append(name)
        return ()

    return Tables(rows, lambda name: name, "a stamp")


def test_a_table_is_read_when_it_is_asked_for_and_only_then() -> None:
    read: list[str] = []
    tables = empty(read)
    assert read == []
    for _ in range(2):
        assert (tables.ties, tables.sources) == ((), {})
    assert read == ["ties", "sources"]


def test_what_is_made_once_is_made_once_for_each_edition() -> None:
    made: list[Tables] = []

    @once
    def index(tables: Tables) -> int:
        made.append(tables)
        return len(made)

    first, second = empty(), empty()
    assert [index(first), index(second), index(first)] == [1, 2, 1]
    assert made == [first, second]


def test_what_is_made_once_may_ask_for_more_of_its_kind() -> None:
    @once
    def inner(_: Tables) -> int:
        return 2

    @once
    def outer(tables: Tables) -> int:
        return 1 + inner(tables)

    assert outer(empty()) == 3


def test_a_fault_is_not_kept() -> None:
    tries = Counter[str]()

    @once
    def index(_: Tables) -> int:
        tries["index"] += 1
        raise DataError("ties.parquet", "the table ties is missing")

    def answer() -> int:
        tries["answer"] += 1
        raise DataError("ties.parquet", "the table ties is missing")

    tables = empty()
    for _ in range(2):
        with pytest.raises(DataError):
            index(tables)
        with pytest.raises(DataError):
            tables.kept("a question", answer)
    assert tries == {"index": 2, "answer": 2}


def test_threads_that_come_at_once_get_one_index() -> None:
    together, made = Barrier(8), []

    @once
    def index(_: Tables) -> object:
        sleep(0.02)  # so that the others arrive meanwhile
        made.append(object())
        return made[-1]

    tables = empty()

    def ask(_: int) -> object:
        together.wait(10)
        return index(tables)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert len(made) == 1
    assert all(answer is made[0] for answer in answers)


def test_nobody_waits_for_an_index_that_another_makes() -> None:
    """Answers that are kept, and other indices, are given while one is made."""
    begun, may_end = Event(), Event()

    @once
    def slow(_: Tables) -> int:
        begun.set()
        assert may_end.wait(10)
        return 1

    @once
    def quick(_: Tables) -> int:
        return 2

    tables = empty()
    quick(tables)
    tables.kept("asked before", lambda: 3)
    maker = Thread(target=slow, args=(tables,))
    maker.start()
    try:
        assert begun.wait(10)
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(quick, tables).result(5) == 2
            assert pool.submit(tables.kept, "asked before", lambda: 4).result(5) == 3
            assert pool.submit(tables.kept, "new", lambda: 5).result(5) == 5
    finally:
        may_end.set()
        maker.join()


def test_an_answer_is_kept_under_its_question() -> None:
    tables, other = empty(), empty()
    assert tables.kept(("trade", "CHN"), lambda: 1) == 1
    assert tables.kept(("trade", "CHN"), lambda: 2) == 1
    assert tables.kept(("trade", "KAZ"), lambda: 2) == 2
    assert other.kept(("trade", "CHN"), lambda: 3) == 3


def test_an_empty_answer_is_an_answer() -> None:
    tables = empty()
    assert tables.kept("nothing", lambda: None) is None
    assert tables.kept("nothing", lambda: 1) is None


def test_of_many_answers_those_asked_for_lately_are_kept() -> None:
    tables = empty()
    for number in range(_MOST_KEPT):
        tables.kept(number, lambda: "first")
    tables.kept(0, lambda: "again")  # asked for lately
    tables.kept("one more", lambda: "first")
    assert tables.kept(0, lambda: "anew") == "first"
    assert tables.kept(2, lambda: "anew") == "first"
    assert tables.kept(1, lambda: "anew") == "anew"
    assert len(tables._kept) == _MOST_KEPT


def test_many_threads_ask_and_no_answer_is_another_s() -> None:
    tables = empty()

    def ask(number: int) -> bool:
        question = number % (2 * _MOST_KEPT)
        return tables.kept(question, lambda: -question) == -question

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(6 * _MOST_KEPT)))
    assert len(tables._kept) <= _MOST_KEPT

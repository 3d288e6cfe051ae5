"""Questions in SQL have the same answer whatever they are put to, and one that is right."""

import math
import os
import shutil
import socket
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import astuple, is_dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from lib.codelists import members
from lib.dashboard.queries import world_goods
from lib.model import DataError, Period
from lib.model.world_trade import WorldTrade
from lib.world_trade import opened as opening
from lib.world_trade.dataset_place import place_at
from lib.world_trade.engines import prepared
from lib.world_trade.importing import import_files
from lib.world_trade.opened import ENGINE, PLACE, opened, world_trade
from tests.own_environment import NotInstalledError
from tests.s3_server import KEYS, s3_server
from tests.world_trade.conftest import Imported, lines_of
from tests.world_trade.test_importing import Flow, flows_of

YEAR, BASE = 2023, 2012
REPORTER = "ALB"
"""One with many flows: countries are the larger the earlier in the list."""

Question = Callable[[WorldTrade], Any]
QUESTIONS: dict[str, Question] = {
    "chapters": lambda w: world_goods.goods(w, "imports", YEAR, 2, reporter=REPORTER),
    "six digits of some chapters, of a block": lambda w: world_goods.goods(
        w, "exports", YEAR, 6, within="8", partners=["EU27", "DEU"], reporter=REPORTER
    ),
    "goods of nobody": lambda w: world_goods.goods(w, "exports", YEAR, 2, partners=[]),
    "partners": lambda w: world_goods.partners_of_good(
        w, "imports", YEAR, within="8", reporter=REPORTER
    ),
    "years": lambda w: world_goods.good_by_year(w, partners=["CIS"], reporter=REPORTER),
    "both sides": lambda w: world_goods.both_sides_of_goods(
        w, "exports", YEAR, 2, ["EU27"], reporter=REPORTER
    ),
    "years on record": lambda w: world_goods.years_of(w, "imports", REPORTER),
    "turnover": lambda w: world_goods.turnover_by_block(w, ["CIS", "EU27", "CHN"], REPORTER),
    "largest products": lambda w: world_goods.largest_products(w, "AFG", REPORTER),
    "growth": lambda w: world_goods.growth_with_block(w, "EU27", BASE, YEAR),
    "every flow": lambda w: [
        tuple(row.values())
        for batch in world_goods.flows(w, (2012, 2013), partners=["CIS"], reporter=REPORTER)
        for row in batch.to_pylist()
    ],
}


@pytest.fixture(scope="module")
def duckdb(imported: Imported) -> WorldTrade:
    return opened(imported.place, imported.manifest)


@pytest.fixture(scope="module")
def flows(imported: Imported) -> Sequence[Flow]:
    return flows_of(lines_of(imported.files))


def values(answer: Any) -> list[tuple[Any, ...]]:
    return [astuple(row) if is_dataclass(row) else (row,) for row in answer]  # type: ignore[arg-type]


def same(ours: Any, theirs: Any) -> bool:
    """Equal, floats to a billionth."""
    if isinstance(ours, float) and isinstance(theirs, float):
        return math.isclose(ours, theirs, rel_tol=1e-9)
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return type(ours) is type(theirs) and bool(ours == theirs)


@pytest.mark.parametrize("name", QUESTIONS)
def test_spark_answers_as_duckdb_does(
    name: str, duckdb: WorldTrade, imported: Imported, spark_server: str
) -> None:
    spark = _spark(imported, spark_server)
    ours, theirs = values(QUESTIONS[name](duckdb)), values(QUESTIONS[name](spark))
    assert len(ours) == len(theirs) and (bool(ours) or name == "goods of nobody")
    assert [pair for pair in zip(ours, theirs, strict=True) if not same(*pair)] == []


_sparks: dict[str, WorldTrade] = {}


def _spark(imported: Imported, address: str) -> WorldTrade:
    if address not in _sparks:
        _sparks[address] = opened(imported.place, imported.manifest, address)
    return _sparks[address]


def test_goods_are_the_sums_of_their_flows(duckdb: WorldTrade, flows: Sequence[Flow]) -> None:
    expected: defaultdict[str, float] = defaultdict(float)
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    weighed: defaultdict[str, list[float | None]] = defaultdict(list)
    eu = members("EU27", *_year(YEAR))
    for reporter, partner, year, product, indicator, value, quantity in flows:
        if (reporter, year, indicator) == (REPORTER, YEAR, "exports") and partner in eu:
            expected[product[:2]] += value
            kinds[product[:2]].add(product)
            weighed[product[:2]].append(quantity)
    found = world_goods.goods(duckdb, "exports", YEAR, 2, partners=["EU27"], reporter=REPORTER)
    assert {row.product: row.value for row in found} == pytest.approx(dict(expected))
    assert {row.product: row.products for row in found} == {k: len(v) for k, v in kinds.items()}
    assert [row.value for row in found] == sorted((row.value for row in found), reverse=True)
    for row in found:
        parts = weighed[row.product]
        assert (row.quantity is None) == (None in parts)


def test_a_partner_in_a_block_and_chosen_beside_it_counts_once(duckdb: WorldTrade) -> None:
    block = world_goods.goods(duckdb, "exports", YEAR, 2, partners=["EU27"], reporter=REPORTER)
    both = ["EU27", "DEU"]
    assert world_goods.goods(duckdb, "exports", YEAR, 2, partners=both, reporter=REPORTER) == block


def test_turnover_counts_the_members_of_each_year(
    duckdb: WorldTrade, flows: Sequence[Flow]
) -> None:
    found = {row.year: row for row in world_goods.turnover_by_block(duckdb, ["EU27"], REPORTER)}
    for year in (2012, 2013, 2023):
        eu = members("EU27", *_year(year))
        assert ("HRV" in eu, "GBR" in eu) == (year > 2013, year < 2020)
        parts = [row for row in flows if row[0] == REPORTER and row[1] in eu and row[2] == year]
        assert found[year].turnover == pytest.approx(sum(row[5] for row in parts))
        sold = sum(row[5] for row in parts if row[4] == "exports")
        assert found[year].exports == pytest.approx(sold)


def test_growth_is_the_ratio_of_two_years_with_the_members_of_each(
    duckdb: WorldTrade, flows: Sequence[Flow]
) -> None:
    found = {r.reporter: r for r in world_goods.growth_with_block(duckdb, "EU27", BASE, YEAR)}
    sums = [
        sum(
            row[5]
            for row in flows
            if row[0] == REPORTER and row[2] == year and row[1] in members("EU27", *_year(year))
        )
        for year in (BASE, YEAR)
    ]
    row = found[REPORTER]
    assert (row.base, row.latest, row.growth) == pytest.approx((*sums, sums[1] / sums[0]))


def test_the_largest_products_are_those_of_the_latest_year(
    duckdb: WorldTrade, flows: Sequence[Flow]
) -> None:
    pair = [row for row in flows if row[:2] == (REPORTER, "AFG")]
    last = max(row[2] for row in pair)
    sums: defaultdict[str, float] = defaultdict(float)
    for row in pair:
        if row[2] == last:
            sums[row[3]] += row[5]
    found = world_goods.largest_products(duckdb, "AFG", REPORTER, count=3)
    assert [row.turnover for row in found] == pytest.approx(sorted(sums.values(), reverse=True)[:3])
    assert {row.year for row in found} == {last}


def test_every_flow_comes_in_order_and_once(duckdb: WorldTrade, flows: Sequence[Flow]) -> None:
    rows = [
        tuple(row.values())
        for batch in world_goods.flows(duckdb, (2012, 2013), reporter=REPORTER)
        for row in batch.to_pylist()
    ]
    assert rows == [row for row in flows if row[0] == REPORTER and row[2] < YEAR]


@pytest.mark.parametrize(("at_once", "questions"), [(1, "a partner"), (100_000, "all")])
def test_a_long_file_is_asked_for_in_parts_of_few_enough_rows(
    at_once: int,
    questions: str,
    duckdb: WorldTrade,
    flows: Sequence[Flow],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(world_goods, "_AT_ONCE", at_once)
    asked: list[Any] = []

    def stream(text: str, parameters: Any) -> Any:
        asked.append(parameters["partners"])
        return duckdb.stream(text, parameters)

    counted = replace(duckdb, stream=stream)
    rows = [
        tuple(row.values())
        for batch in world_goods.flows(counted, (2012, 2023), reporter=REPORTER)
        for row in batch.to_pylist()
    ]
    expected = [row for row in flows if row[0] == REPORTER]
    assert rows == expected
    partners = sorted({row[1] for row in expected})
    assert asked == ([("WLD",)] if questions == "all" else [(one,) for one in partners])


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"year": 2020}, "the parameter of is not given"),
        ({"year": 2020, "of": ["RUS"], "to": "x"}, "the parameter to is not one of the question's"),
    ],
)
def test_a_parameter_too_few_or_too_many_is_named(given: dict[str, Any], fault: str) -> None:
    with pytest.raises(DataError, match=fault):
        prepared("select :year, x::int -- :not_this\nwhere p in (:of)", given, "$")


def test_a_value_is_no_sql(duckdb: WorldTrade) -> None:
    hostile = "'; drop view world_trade; --"
    assert world_goods.goods(duckdb, "exports", YEAR, 2, partners=[hostile]) == ()
    assert world_goods.goods(duckdb, "exports", YEAR, 2, within=hostile) == ()
    assert world_goods.years_of(duckdb, "exports", REPORTER)


def test_several_threads_may_ask_at_once(duckdb: WorldTrade) -> None:
    ask = QUESTIONS["chapters"]
    expected, found = ask(duckdb), []
    threads = [threading.Thread(target=lambda: found.append(ask(duckdb))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_the_dataset_is_where_the_settings_say_and_another_after_an_import(
    imported: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert world_trade(tmp_path) is None
    first = opening.stamp(tmp_path)
    copy = shutil.copytree(imported.place.path, tmp_path / "world_trade")
    found = world_trade(tmp_path)
    assert found and found.products["010100"] == "Made-up goods: number 10100, whole"
    assert found.area_names["KGZ"] == "Made-up name of KGZ" and not found.both_sides
    assert opening.stamp(tmp_path) != first
    assert world_trade(tmp_path) is found
    monkeypatch.setenv(PLACE, str(tmp_path / "elsewhere"))
    assert world_trade(tmp_path) is None
    monkeypatch.setenv(PLACE, str(copy))
    one = sorted(imported.files.glob("BACI*"))[0]
    import_files([one], place_at(copy), tmp_path / "work")
    again = world_trade(tmp_path)
    assert again and again.years == (2012,)


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("sc://127.0.0.1:1", "sc://127.0.0.1:1: the engine cannot be reached"),
        ("sc://", "sc://: it is no address of an engine, such as sc://host:15002"),
        ("sc://host:port", "sc://host:port: it is no address of an engine"),
        ("spark://host", "TRADE_ENGINE: 'spark://host' is no address of an engine"),
        ("sc://no-such-host.invalid", "the engine cannot be reached"),
    ],
)
def test_an_engine_that_is_not_there_is_one_sentence(
    address: str, fault: str, imported: Imported, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(PLACE, imported.place.path)
    monkeypatch.setenv(ENGINE, address)
    with pytest.raises(DataError) as refused:
        _asked(tmp_path)
    assert fault in str(refused.value) and len(str(refused.value).splitlines()) == 1


def _asked(folder: Path) -> object:
    dataset = world_trade(folder)
    return dataset and dataset.ask("select 1", {})


def test_what_could_not_be_opened_is_tried_again_ten_seconds_later(
    imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not at once: every page would wait for an engine that is away."""
    tried: list[float] = []
    now = 1_000.0
    world = opened(imported.place, imported.manifest)

    def open_it(*_: object) -> WorldTrade:
        tried.append(now)
        if len(tried) < 3:
            raise DataError("sc://away.example:15002", "the engine cannot be reached")
        return world

    monkeypatch.setenv(PLACE, imported.place.address)
    monkeypatch.setattr(opening, "_opened", open_it)
    monkeypatch.setattr(opening, "_failed", {})
    monkeypatch.setattr(opening.time, "monotonic", lambda: now)
    for seconds in (0, 9, 10, 19, 20):
        now = 1_000.0 + seconds
        if seconds < 20:
            with pytest.raises(DataError, match="the engine cannot be reached"):
                world_trade(imported.files)
        else:
            assert world_trade(imported.files) is world
    assert tried == [1_000.0, 1_010.0, 1_020.0]


def test_an_engine_that_hangs_up_is_one_sentence(imported: Imported) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        thread = threading.Thread(target=_hang_up, args=(server,), daemon=True)
        thread.start()
        address = f"sc://127.0.0.1:{port}"
        with pytest.raises(DataError, match=address):
            opened(imported.place, imported.manifest, address).ask("select 1", {})


def _hang_up(server: socket.socket) -> None:
    while True:
        try:
            server.accept()[0].close()
        except OSError:
            return


def test_a_file_that_goes_while_the_dashboard_runs_is_one_sentence(
    imported: Imported, tmp_path: Path
) -> None:
    copy = place_at(shutil.copytree(imported.place.path, tmp_path / "trade"))
    dataset = opened(copy, imported.manifest)
    for path in Path(copy.path).glob(f"*/flows/reporter={REPORTER}/*"):
        path.write_bytes(b"PAR1")
    with pytest.raises(DataError) as refused:
        QUESTIONS["chapters"](dataset)
    assert "import the files again" in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("engine_was_asked", [False, True])
def test_of_other_bytes_than_were_written_no_figure_is_made(
    engine_was_asked: bool, imported: Imported, tmp_path: Path
) -> None:
    """The file can be read, and has other figures."""
    copy = place_at(shutil.copytree(imported.place.path, tmp_path / "trade"))
    dataset = opened(copy, imported.manifest)
    if engine_was_asked:
        QUESTIONS["every flow"](dataset)
    (path,) = Path(copy.path).glob(f"*/flows/reporter={REPORTER}/*")
    table = pq.read_table(path)
    pq.write_table(table.set_column(4, "value", [pc.add(table["value"], 1.0)]), path)
    name = path.relative_to(copy.path).as_posix()
    rule = f"{name} is not the file that was written; import the files again"
    for question in ("chapters", "every flow"):
        with pytest.raises(DataError) as refused:
            QUESTIONS[question](dataset)
        assert refused.value.rule == rule
    assert QUESTIONS["partners"](opened(imported.place, imported.manifest))


def test_a_file_is_read_to_its_end_once_and_again_when_it_changes(
    imported: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = place_at(shutil.copytree(imported.place.path, tmp_path / "trade"))
    dataset = opened(copy, imported.manifest)
    read: list[str] = []
    monkeypatch.setattr(opening, "expect_sound", lambda *of: read.append(of[-1].reporter))
    QUESTIONS["chapters"](dataset)
    QUESTIONS["partners"](dataset)
    assert read == [REPORTER]
    (path,) = Path(copy.path).glob(f"*/flows/reporter={REPORTER}/*")
    os.utime(path, ns=(1, 1))
    QUESTIONS["chapters"](dataset)
    assert read == [REPORTER, REPORTER]


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A bucket of a server that speaks S3."""
    with pytest.MonkeyPatch.context() as environment, ExitStack() as started:
        for name, value in KEYS.items():
            environment.setenv(name, value)
        log = tmp_path_factory.mktemp("s3") / "log.txt"
        try:
            address = started.enter_context(s3_server("trade-data", log))
        except NotInstalledError as missing:
            pytest.skip(str(missing))
        yield address


def test_a_dataset_in_a_bucket_is_made_and_asked_as_one_in_a_folder(
    bucket: str,
    imported: Imported,
    duckdb: WorldTrade,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = bucket.format(path="/some/trade")
    for edition in (1, 2):
        report = import_files([imported.files], place_at(address), tmp_path / "work")
        assert report.manifest.parts == imported.manifest.parts
        assert place_at(address).folders() == [f"{edition:06}"]
    monkeypatch.setenv(PLACE, address)
    found = world_trade(tmp_path)
    assert found
    for name, ask in QUESTIONS.items():
        assert ask(found) == ask(duckdb), name


def test_a_bucket_that_cannot_be_reached_is_one_sentence_without_its_keys(
    baci: Path, tmp_path: Path
) -> None:
    address = "s3://key:secret@bucket/trade?endpoint_override=http://127.0.0.1:1"
    with pytest.raises(DataError) as refused:
        import_files([baci], place_at(address), tmp_path / "work")
    said = str(refused.value)
    assert said.startswith("s3://bucket/trade: it cannot be read or written")
    assert "secret" not in said and len(said.splitlines()) == 1


@pytest.mark.parametrize("address", ["ftp://host/x", "s3://", "nothing://"])
def test_an_address_of_nothing_is_named(address: str) -> None:
    with pytest.raises(DataError, match="it is no address of a dataset"):
        place_at(address)


def _year(year: int) -> tuple[Any, Any]:
    period = Period.of_year(year)
    return period.start, period.end

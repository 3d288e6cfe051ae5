"""The long file: what it holds, what is said before its first byte, and that it is never whole."""

import asyncio
import csv
import io
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.dashboard.api import flow_stream
from lib.dashboard.api.flow_stream import MOST
from tests.asynchronous import run
from tests.dashboard.api.asking import APP, Answer, ask, asked
from tests.dashboard.traded import Traded
from tests.serving import free_port, running

REPO = Path(__file__).resolve().parents[3]
HEAD = (
    *("reporter", "partner", "year", "product", "indicator", "obs_value", "quantity"),
    *("unit", "quantity_unit", "source_title", "source_url", "publisher", "author", "terms"),
)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    def place(address: Path | str) -> None:
        monkeypatch.setenv("TRADE_DATASET", str(address))

    return place


def rows(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_it_holds_every_flow_that_was_asked_for(baci: Traded, at: Callable[[Path], None]) -> None:
    at(baci.folder)
    answer = ask("/data/world_flows.csv?reporter=kgz&partner=RUS,CHN&from=2019&to=2020")
    assert answer.status == 200
    found = rows(answer)
    assert tuple(found[0]) == HEAD
    expected = sorted(
        (one.partner, one.year, one.product, one.indicator, one.value, one.quantity)
        for one in baci.flows
        if one.reporter == "KGZ" and one.partner in ("RUS", "CHN") and one.year >= 2019
    )
    assert [
        (
            row["partner"],
            int(row["year"]),
            row["product"],
            row["indicator"],
            float(row["obs_value"]),
            float(row["quantity"]) if row["quantity"] else None,
        )
        for row in found
    ] == expected
    assert {row["terms"] for row in found} == {"Etalab 2.0"}
    assert {(row["unit"], row["quantity_unit"]) for row in found} == {("USD", "t")}
    named = "kgz-ties_world-flows_reporter-KGZ_partners-RUS-CHN_2019-2020.csv"
    assert answer.headers["content-disposition"] == f'attachment; filename="{named}"'
    assert "content-length" not in answer.headers and "etag" not in answer.headers


def test_without_parameters_it_is_all_of_kyrgyzstan_and_a_block_is_its_members(
    baci: Traded, at: Callable[[Path], None]
) -> None:
    at(baci.folder)
    everything = rows(ask("/data/world_flows.csv"))
    assert len(everything) == sum(one.reporter == "KGZ" for one in baci.flows)
    block = rows(ask("/data/world_flows.csv?partner=EAEU"))
    members = {"ARM", "BLR", "KAZ", "RUS"}
    assert len(block) == sum(one.reporter == "KGZ" and one.partner in members for one in baci.flows)
    other = rows(ask("/data/world_flows.csv?reporter=RUS&partner=KGZ"))
    assert {(row["reporter"], row["partner"]) for row in other} == {("RUS", "KGZ")}


def test_comtrade_s_terms_are_in_every_line(comtrade: Traded, at: Callable[[Path], None]) -> None:
    at(comtrade.folder)
    terms = {row["terms"] for row in rows(ask("/data/world_flows.csv"))}
    assert terms == {"UN Comtrade: not for redistribution without permission"}


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_it_goes_out_as_it_is_whatever_is_accepted(
    coding: str, baci: Traded, at: Callable[[Path], None]
) -> None:
    at(baci.folder)
    answer = ask("/data/world_flows.csv?partner=RUS", accept_encoding=coding)
    assert "content-encoding" not in answer.headers and answer.body.startswith(b"reporter,")


def test_asked_for_its_headers_alone_it_makes_nothing(
    baci: Traded, at: Callable[[Path], None]
) -> None:
    at(baci.folder)
    answer = ask("/data/world_flows.csv", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("colour=red", "The parameter 'colour' is not known"),
        ("partner=XXX", "The partner 'XXX' is no area"),
        ("reporter=EU", "The reporter 'EU27' is no country of the dataset"),
        ("reporter=WLD", "The reporter 'WLD' is no country of the dataset"),
        ("from=soon", "The value 'soon' of 'from' is no year."),
        ("from=20220", "The value '20220' of 'from' is no year."),
        ("from=2021&to=2019", "'from' is 2021, which is after 'to', 2019."),
        ("lang=de", "The value 'de' of 'lang' is not known"),
        ("reporter=" + "x" * 9_000, "The reporter 'XXXX"),
    ],
)
def test_what_means_nothing_is_named(
    query: str, sentence: str, baci: Traded, at: Callable[[Path], None]
) -> None:
    at(baci.folder)
    answer = ask(f"/data/world_flows.csv?{query}")
    assert answer.status == 400 and answer.text.startswith(sentence), answer.text
    assert answer.text.count("\n") == 1 and len(answer.text) < 300


def test_it_is_csv_alone() -> None:
    answer = ask("/data/world_flows.xlsx")
    assert answer.status == 400
    assert answer.text == "The form 'xlsx' is not known; write world_flows. and one of csv.\n"


def test_without_a_dataset_it_is_not_there(tmp_path: Path, at: Callable[[Path], None]) -> None:
    at(tmp_path / "nothing")
    for name in ("world_flows", "world_goods"):
        answer = ask(f"/data/{name}.csv")
        assert answer.status == 404 and "was imported here" in answer.text
    assert ask("/readyz").status == 200


def test_a_dataset_half_written_is_one_sentence(
    tmp_path: Path, baci: Traded, at: Callable[[Path], None]
) -> None:
    manifest = json.loads((baci.folder / "dataset.json").read_text())
    (tmp_path / "dataset.json").write_text(json.dumps(manifest))
    at(tmp_path)
    for name in ("world_flows", "world_goods"):
        answer = ask(f"/data/{name}.csv")
        assert answer.status == 503 and "is missing" in answer.text
        assert answer.text.count("\n") == 1
    page = ask("/embed/trade?tab=goods&source=hs")
    assert page.status == 200 and "Goods to six digits cannot be shown" in page.text
    assert ask("/readyz").status == 200, "the tables can be read"


@pytest.mark.parametrize("address", ["gopher://x/y", "sftp://nobody/x"])
def test_an_address_that_is_none_of_a_dataset_is_one_sentence(
    address: str, at: Callable[[str], None]
) -> None:
    at(address)
    answer = ask("/data/world_flows.csv")
    assert answer.status == 503 and answer.text.count("\n") == 1
    assert ask("/data/compare.csv").status == 200, "other files go on"


def test_an_engine_that_cannot_be_reached_is_one_sentence(
    baci: Traded, at: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(baci.folder)
    monkeypatch.setenv("TRADE_ENGINE", f"sc://127.0.0.1:{free_port()}")
    answer = ask("/data/world_flows.csv")
    assert answer.status == 503 and answer.text.count("\n") == 1
    assert ask("/data/world_goods.csv").status == 503
    assert ask("/data/compare.csv").status == 200


class Reader:
    """Somebody who takes a file by hand: a part when asked, and who may leave."""

    def __init__(self, path: str = "/data/world_flows.csv") -> None:
        self.parts: list[bytes] = []
        self.status = 0
        self.leave = asyncio.Event()
        self.go = asyncio.Semaphore(0)
        self.waiting = asyncio.Event()
        self.done = asyncio.ensure_future(self._asking(path))

    async def _asking(self, path: str) -> None:
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": b"",
            "headers": [],
            "scheme": "http",
            "server": ("localhost", 80),
        }
        await APP(scope, self._receive, self._send)

    async def _receive(self) -> dict[str, Any]:
        await self.leave.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            return
        self.waiting.set()
        await self.go.acquire()
        self.parts.append(message.get("body", b""))


class Batches:
    """An engine's answer of many batches, which counts those made and those that are in memory."""

    def __init__(self, number: int) -> None:
        self.made = 0
        self.closed = 0
        self._number = number

    def __call__(self, *_: object, **__: object) -> Iterator[Any]:
        import pyarrow as pa

        try:
            for number in range(self._number):
                self.made += 1
                yield pa.record_batch(
                    {
                        "reporter": ["KGZ"],
                        "partner": ["RUS"],
                        "year": [2020],
                        "product": [f"{number:06}"],
                        "indicator": ["exports"],
                        "value": [1.0],
                        "quantity": [None],
                    }
                )
        finally:
            self.closed += 1


@pytest.fixture
def batches(baci: Traded, at: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> Batches:
    at(baci.folder)
    found = Batches(1_000)
    monkeypatch.setattr(flow_stream, "flows", found)
    return found


async def _until(condition: Callable[[], bool]) -> None:
    for _ in range(1_000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to that")


def test_who_reads_slowly_has_little_made_and_who_leaves_ends_it(batches: Batches) -> None:
    async def reading() -> None:
        reader = Reader()
        await asyncio.wait_for(reader.waiting.wait(), 60)
        assert batches.made == 1, "so far nothing was taken"
        for _ in range(5):
            reader.go.release()
        await _until(lambda: len(reader.parts) == 5 and batches.made == 6)
        await asyncio.sleep(0.05)
        assert batches.made == 6, "one batch ahead of the reader, and no more"
        reader.leave.set()
        reader.go.release()
        await asyncio.wait_for(reader.done, 60)
        await _until(lambda: batches.closed == 1)
        assert batches.made < 10

    run(reading())


def test_so_many_are_on_their_way_and_no_more(batches: Batches) -> None:
    async def reading() -> None:
        readers = [Reader() for _ in range(MOST)]
        for reader in readers:
            await asyncio.wait_for(reader.waiting.wait(), 60)
        refused = await asked("/data/world_flows.csv")
        assert refused.status == 503 and int(refused.headers["retry-after"]) > 0
        assert (await asked("/data/compare.csv")).status == 200, "other files go on"
        readers[0].leave.set()
        readers[0].go.release()
        await asyncio.wait_for(readers[0].done, 60)
        await _until(lambda: batches.closed == 1)
        again = Reader()
        await asyncio.wait_for(again.waiting.wait(), 60)
        for reader in (*readers[1:], again):
            reader.leave.set()
            reader.go.release()
            await asyncio.wait_for(reader.done, 60)
        await _until(lambda: batches.closed == MOST + 1)

    run(reading())


def test_who_takes_nothing_is_given_up(batches: Batches, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow_stream, "_SLOWEST", 0.05)

    async def reading() -> None:
        reader = Reader()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.done, 60)
        await _until(lambda: batches.closed == 1)

    run(reading())


def test_a_fault_before_the_first_line_is_said_in_words(
    batches: Batches, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> Iterator[Any]:
        raise RuntimeError("ours")
        yield

    monkeypatch.setattr(flow_stream, "flows", broken)
    answer = ask("/data/world_flows.csv")
    assert answer.status == 500 and "The fault is ours" in answer.text
    assert ask("/data/world_flows.csv").status == 500, "the place was given back"
    assert "could not be begun" in caplog.text


def test_a_fault_further_on_breaks_the_file_off(
    batches: Batches, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file looks whole that is not: the server closes the connection without its end."""

    def broken(*given: object, **named: object) -> Iterator[Any]:
        found = batches(*given, **named)
        yield next(found)
        raise RuntimeError("gone")

    monkeypatch.setattr(flow_stream, "flows", broken)

    async def reading() -> list[bytes]:
        reader = Reader()
        for _ in range(5):
            reader.go.release()
        with pytest.raises(RuntimeError, match="gone"):
            await asyncio.wait_for(reader.done, 60)
        return reader.parts

    assert len(run(reading())) == 1


@pytest.fixture(scope="module")
def over_baci(baci: Traded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    address = f"http://127.0.0.1:{(port := free_port())}"
    log = tmp_path_factory.mktemp("server") / "log.txt"
    command = ("-m", "streamlit", "run", "app.py", "--server.port", str(port))
    with running(
        *command,
        answers_at=f"{address}/readyz",
        log=log,
        DATA_DIR=str(REPO / "data"),
        TRADE_DATASET=str(baci.folder),
    ):
        yield address


def test_a_server_gives_it_in_chunks(over_baci: str, baci: Traded) -> None:
    with urllib.request.urlopen(f"{over_baci}/data/world_flows.csv", timeout=120) as answer:
        assert answer.headers["Transfer-Encoding"] == "chunked"
        lines = answer.read().decode().splitlines()
    assert len(lines) == 1 + sum(one.reporter == "KGZ" for one in baci.flows)
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(f"{over_baci}/data/world_flows.csv?from=x", timeout=120)

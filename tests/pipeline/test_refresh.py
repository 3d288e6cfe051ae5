"""`multivector refresh`, from the question to the tables: services that answer on this machine."""

import gzip
import json
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import store
from lib.model import DataError, ObsStatus, Period
from lib.pipeline import refresh as refresh_module
from lib.pipeline.__main__ import main
from lib.pipeline.refresh import Order, Outcome, brought, order, questions, refresh
from lib.refresh.client import Client
from lib.refresh.service import Answer, Figure, Found, Inquiry, Wanted
from lib.refresh.services import SERVICES
from tests.examples import examples
from tests.office_answers import (
    comext,
    comext_row,
    comtrade,
    comtrade_row,
    indicator_row,
    world_bank,
)
from tests.statistics_server import Reply, StatisticsServer, statistics_server

TODAY = date(2026, 11, 30)
KEY = "0123456789abcdef0123456789abcdef"
MINE = ("world-bank", "eurostat-comext", "un-comtrade")
_COMEXT = "/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-059341/"
_PREVIEW = "/public/v1/preview/C/A/HS?"
_EXPORTS_OF_2023 = (
    f"{_PREVIEW}reporterCode=417&flowCode=X,RX&cmdCode=TOTAL,1001,2709,2710,2711,7108&period=2023&"
)
PLACES = {"world-bank": "/v2/", "eurostat-comext": _COMEXT, "un-comtrade": "/public/"}
"""What the questions to each service begin with."""


class Today(date):
    """The day of the tests."""

    @classmethod
    def today(cls) -> "Today":
        return cls(TODAY.year, TODAY.month, TODAY.day)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh_module, "date", Today)
    monkeypatch.delenv("COMTRADE_KEY", raising=False)


@pytest.fixture
def office() -> Iterator[StatisticsServer]:
    """All services in one, each with a good answer."""
    with statistics_server() as server:
        server.answers("/v2/", Reply(world_bank([indicator_row(), indicator_row(date="2024")])))
        server.answers(f"{_COMEXT}A.", Reply(comext([comext_row(), comext_row(period="2026")])))
        server.answers(f"{_COMEXT}M.", Reply(comext([comext_row(period="2026-03")])))
        server.answers("/public/", Reply(comtrade([])))
        rows = [comtrade_row(), comtrade_row(0, value=3.5e9), comtrade_row(899)]
        server.answers(_EXPORTS_OF_2023, Reply(comtrade(rows)))
        yield server


def refreshed(
    data: Path,
    office: StatisticsServer,
    names: Sequence[str] = MINE,
    since: int = 2022,
    keep_raw: Path | None = None,
) -> Mapping[str, Outcome]:
    """What came of asking, by service; each line that was said is one."""
    given = [f"{name}={office.address}" for name in SERVICES]
    said: list[str] = []
    ordered = order(names, since, given, keep_raw)
    found = refresh(data, ordered, Client(keep_raw, lambda _: None), said.append)
    assert all(line.isprintable() for line in said)
    assert said == [line for one in found for line in one.lines()]
    return {one.service.name: one for one in found}


def content(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder, but for those of whose turn it is."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("lock", "writer")
    }


def rows(data: Path, compiler: str) -> list[tuple[str, str, str | None, int, float]]:
    """The refreshed figures of whole years by a compiler."""
    return sorted(
        (row.published, row.reporter, row.partner, row.period_start.year, row.obs_value)
        for row in store.tables(data).observations
        if row.compiler == compiler and row.period_start
    )


def test_what_is_new_is_in_the_tables(small_dir: Path, office: StatisticsServer) -> None:
    outcomes = refreshed(small_dir, office)
    assert list(outcomes) == list(MINE)
    assert [line for one in outcomes.values() for line in one.lines()] == [
        "world-bank: 2 figures to 2024-12-31; 2 new, 0 revised, 0 withdrawn (vintage 2026-11-30)",
        "eurostat-comext: 2 figures to 2026-03-31; 2 new, 0 revised, 0 withdrawn (vintage "
        "2026-11-30)",
        "  passed over: 1 of years before their December was out",
        "un-comtrade: 2 figures to 2023-12-31; 2 new, 0 revised, 0 withdrawn (vintage 2026-11-30)",
        "  passed over: 1 of areas that are no country on our list",
    ]
    assert rows(small_dir, "WB-WDI") == [
        ("2026-10-08", "KGZ", None, 2023, 14e9),
        ("2026-10-08", "KGZ", None, 2024, 14e9),
    ]
    assert rows(small_dir, "ESTAT") == [("2026-09-15", "EU27", "KGZ", 2023, 2.7e9)]
    assert rows(small_dir, "UN-COMTRADE") == [
        ("2026-11-30", "KGZ", "RUS", 2023, 700000000.5),
        ("2026-11-30", "KGZ", "WLD", 2023, 3.5e9),
    ]
    tables = store.tables(small_dir)
    assert {row.partner for row in tables.parts_of_years("EU27")} == {"KGZ"}
    source = tables.sources["un-comtrade-2026-11-30-exports-2023"]
    assert source.title == "UN Comtrade: exports and re-exports of Kyrgyzstan by partner, 2023"
    assert source.url.startswith(f"{office.address}{_PREVIEW}")
    assert (source.dataset, source.accessed) == ("HS, annual", TODAY)
    packed = small_dir / "refreshed/un-comtrade/answers" / f"{source.sha256}.gz"
    answers = json.loads(gzip.decompress(packed.read_bytes()))
    assert answers["count"] == 3


def test_asked_again_it_adds_what_is_new_alone(small_dir: Path, office: StatisticsServer) -> None:
    refreshed(small_dir, office)
    first = content(small_dir)
    outcomes = refreshed(small_dir, office)
    assert all(one.vintage is None and one.fault is None for one in outcomes.values())
    assert "un-comtrade: 2 figures, all as they were" in list(outcomes["un-comtrade"].lines())
    assert content(small_dir) == first
    revised = comtrade([comtrade_row(value=5e8), comtrade_row(0, value=3.5e9)])
    office.answers(_EXPORTS_OF_2023, Reply(revised))
    outcomes = refreshed(small_dir, office)
    assert [one.vintage and one.vintage.name for one in outcomes.values()] == [
        *(None, None, "2026-11-30.02")
    ]
    after = content(small_dir)
    changed = {name for name in first if after[name] != first[name]}
    assert changed == {"refreshed/un-comtrade/vintages.json"}
    assert [row[-1] for row in rows(small_dir, "UN-COMTRADE")] == [5e8, 700000000.5, 3.5e9]


_FAULTS = {
    "busy for hours": Reply(b"", 429, {"Retry-After": "86400"}),
    "too large": Reply(b"EXTRACTION_TOO_BIG", 413),
    "quota": Reply(b'{"message": "Out of call volume quota."}', 403),
    "a page": Reply(b"<!doctype html><h1>Sorry"),
    "an error in it": Reply(b'{"error": "Maximum number of periods is 12", "data": []}'),
    "an error of the bank": Reply(b'[{"message": [{"id": "120", "value": "not valid"}]}]'),
    "nothing": Reply(b""),
    "later": Reply(b"<queued><id>1</id><status>SUBMITTED</status></queued>"),
    "no rows": Reply(b'[{"page": 0, "pages": 0, "total": 0}, null]'),
    "cut": Reply(b"x" * 100, cut_at=50),
    "elsewhere": Reply(b"", 302, {"Location": "https://elsewhere.example/"}),
    "another status": Reply(b"", 503),
}


@pytest.mark.parametrize("fault", _FAULTS)
@pytest.mark.parametrize("service", MINE)
def test_where_one_fails_its_vintages_stay_and_the_others_go_on(
    small_dir: Path, office: StatisticsServer, service: str, fault: str
) -> None:
    refreshed(small_dir, office)
    before = content(small_dir)
    office.forget(PLACES[service])
    office.answers(PLACES[service], _FAULTS[fault])
    outcomes = refreshed(small_dir, office)
    assert {name for name, one in outcomes.items() if one.fault} == {service}
    (line,) = outcomes[service].lines()
    assert line.startswith(f"{service}: {office.address}{PLACES[service]}")
    assert "Traceback" not in line and len(line) < 700
    assert content(small_dir) == before


def test_a_form_that_nobody_thought_of_is_a_sentence(
    small_dir: Path, office: StatisticsServer
) -> None:
    def read(answer: Answer) -> Found:
        return Found((json.loads(answer.body)["never"],))

    strange = replace(SERVICES["world-bank"], read=read)
    asked = Order((strange,), {"world-bank": office.address}, 2022)
    office.answers("/v2/", Reply(b"{}"))
    said: list[str] = []
    (outcome,) = refresh(small_dir, asked, Client(pause=lambda _: None), said.append)
    assert outcome.fault is not None
    assert said == [f"world-bank: {outcome.fault}"]
    assert said[0].endswith("the answer is of another form than is documented (KeyError: 'never')")


def test_nothing_in_all_answers_is_a_fault(small_dir: Path, office: StatisticsServer) -> None:
    office.answers(_EXPORTS_OF_2023, Reply(comtrade([])))
    outcome = refreshed(small_dir, office, ["un-comtrade"])["un-comtrade"]
    assert str(outcome.fault) == f"{office.address}: there is no figure in any of its answers"
    assert not (small_dir / "refreshed").exists()


def test_thousands_taken_for_dollars_are_refused(small_dir: Path, office: StatisticsServer) -> None:
    office.answers(_EXPORTS_OF_2023, Reply(comtrade([comtrade_row(0, value=3.5e6)])))
    fault = str(refreshed(small_dir, office, ["un-comtrade"])["un-comtrade"].fault)
    assert fault.endswith(
        "exports KGZ–WLD 2023 would be 3,500,000, which is not between 100,000,000 and "
        "100,000,000,000; nothing of the answer was taken"
    )


@pytest.mark.parametrize(
    ("service", "place", "body"),
    [
        ("world-bank", "/v2/", world_bank([indicator_row(), indicator_row(value=1.5e10)])),
        ("eurostat-comext", f"{_COMEXT}A.", comext([comext_row(), comext_row(value="7")])),
        ("eurostat-comext", f"{_COMEXT}M.", comext([comext_row(period="2026-01")] * 2)),
        ("un-comtrade", _EXPORTS_OF_2023, comtrade([comtrade_row(756), comtrade_row(757)])),
    ],
)
def test_a_figure_that_is_given_twice(
    small_dir: Path, office: StatisticsServer, service: str, place: str, body: bytes
) -> None:
    office.answers(place, Reply(body))
    fault = str(refreshed(small_dir, office, [service])[service].fault)
    assert fault.startswith(f"{office.address}{place}") and fault.endswith(" is given twice")
    assert not (small_dir / "refreshed").exists()


FIGURES = st.builds(
    Figure,
    st.sampled_from(["exports", "imports"]),
    st.just("KGZ"),
    st.sampled_from(["RUS", "CHN", "KAZ"]),
    st.sampled_from([Period.of_year(2022), Period.of_year(2023), Period.of_code("2023-01")]),
    st.integers(0, 10**9).map(Decimal),
    st.just("USD"),
    st.sampled_from([None, "gold"]),
    obs_status=st.sampled_from(ObsStatus),
)


@examples(50)
@given(st.lists(FIGURES, min_size=1, max_size=8), st.data())
def test_a_duplicate_always_raises(figures: list[Figure], data: st.DataObject) -> None:
    known = {refresh_module.identity(one): one for one in figures}
    inquiries = [Inquiry(name, "Trade", f"/{name}") for name in ("one", "other")]
    answers = [Answer(one, f"https://a.example{one.path}", 200, "", b"", "") for one in inquiries]

    def given_so(*parts: Sequence[Figure]) -> int:
        founds = [Found(tuple(part), "2026-11-30") for part in parts]
        pairs = list(zip(answers, founds, strict=False))
        made = brought(SERVICES["un-comtrade"], "2026-11-30", Wanted(2022, TODAY), pairs)
        return len(made.observations)

    assert given_so(list(known.values())) == len(known)
    twice = data.draw(st.sampled_from(list(known.values())))
    other = data.draw(FIGURES)
    again = refresh_module.replace(twice, value=other.value, obs_status=other.obs_status)
    for parts in ([*known.values(), again],), (list(known.values()), [again]):
        with pytest.raises(DataError, match=" is given twice"):
            given_so(*parts)


def test_a_key_is_in_no_file_address_or_sentence(
    small_dir: Path,
    office: StatisticsServer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("COMTRADE_KEY", f" {KEY}\n")
    raw = tmp_path / "raw"
    good, bad = comtrade([comtrade_row()]), Reply(f"not {KEY}".encode(), 401)
    office.answers("/data/v1/get/", Reply(good), Reply(comtrade([])), Reply(comtrade([])), bad)
    first = refreshed(small_dir, office, ["un-comtrade"], keep_raw=raw)["un-comtrade"]
    assert first.vintage and first.vintage.added == 1
    second = refreshed(small_dir, office, ["un-comtrade"], keep_raw=raw)["un-comtrade"]
    assert second.fault and "it says 'not [key]'" in str(second.fault)
    assert len(office.asked) == 4
    assert {one.headers["Ocp-Apim-Subscription-Key"] for one in office.asked} == {KEY}
    assert all(KEY not in one.path for one in office.asked)
    assert all(KEY not in line for one in (first, second) for line in one.lines())
    asked = order(["un-comtrade"], 2022, [], None)
    assert KEY not in "\n".join(questions(asked)) + repr(first) + repr(second) + repr(asked)
    for name, written in content(tmp_path).items():
        plain = gzip.decompress(written) if name.endswith(".gz") else written
        assert KEY.encode() not in plain and KEY not in name
    assert len(list(raw.iterdir())) == 8


@pytest.mark.parametrize("key", ["with a space", "two\nlines", "ключ-ключ", "short"])
def test_what_is_no_key_is_not_shown(
    small_dir: Path, office: StatisticsServer, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("COMTRADE_KEY", key)
    fault = refreshed(small_dir, office, ["un-comtrade"])["un-comtrade"].fault
    assert str(fault) == "COMTRADE_KEY: it is no key: one has eight letters or more and no space"
    assert not office.asked


def test_an_empty_key_is_none(
    small_dir: Path, office: StatisticsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_KEY", " ")
    assert refreshed(small_dir, office, ["un-comtrade"])["un-comtrade"].vintage
    assert all(one.path.startswith(_PREVIEW) for one in office.asked)


@pytest.mark.parametrize(
    ("since", "is_right"), [(1989, False), (1990, True), (2026, True), (2027, False)]
)
def test_the_years_there_may_be(since: int, is_right: bool) -> None:
    if is_right:
        assert order([], since, [], None).since == since
        return
    with pytest.raises(DataError) as raised:
        order([], since, [], None)
    assert str(raised.value) == f"--since: {since} is not a year from 1990 to 2026"


@pytest.mark.parametrize("since", [None, 1995])
def test_a_clock_before_all_figures_is_named(
    since: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SimpleNamespace(today=lambda: date(1969, 12, 31))
    monkeypatch.setattr("lib.pipeline.refresh.date", clock)
    with pytest.raises(DataError) as raised:
        order([], since, [], None)
    said = "the clock of this machine: it says 1969-12-31, which cannot be right: set it"
    assert str(raised.value) == said
    clock.today = lambda: date(2000, 1, 1)
    assert order([], 2000, [], None).since == 2000


def test_by_default_all_are_asked_since_2000() -> None:
    ordered = order([], None, [], None)
    assert ordered.since == 2000
    assert [one.name for one in ordered.services] == list(SERVICES)
    assert set(ordered.addresses.values()) == {one.address for one in SERVICES.values()}


class _NoSocket(socket.socket):
    def __init__(self, *_: object, **__: object) -> None:
        raise AssertionError("somebody was asked")


def test_a_dry_run_asks_nobody(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(socket, "socket", _NoSocket)
    monkeypatch.setattr(socket, "getaddrinfo", _NoSocket)
    before = content(small_dir)
    arguments = ["refresh", *MINE, "--since", "2024", "--dry-run", "--data", str(small_dir)]
    assert main([*arguments, "--address", "world-bank=https://a.example/x/"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "world-bank: 1 question"
    assert printed[1].startswith("  https://a.example/x/v2/country/KGZ/")
    assert printed[2] == "eurostat-comext: 2 questions"
    assert printed[5] == "un-comtrade: 6 questions"
    assert all(line.startswith("  https://comtradeapi.un.org/public/") for line in printed[6:])
    assert content(small_dir) == before


def run(data: Path, office: StatisticsServer, *arguments: str) -> int:
    given = [part for name in SERVICES for part in ("--address", f"{name}={office.address}")]
    return main(["refresh", *arguments, *given, "--data", str(data), "--since", "2022"])


def test_exit_codes(
    small_dir: Path,
    office: StatisticsServer,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    raw = tmp_path / "raw"
    assert run(small_dir, office, *MINE, "--keep-raw", str(raw)) == 0
    assert len(list(raw.glob("*.answer"))) == len(office.asked) == 1 + 2 + 12
    assert run(small_dir, office, *MINE) == 0
    office.answers("/v2/", Reply(b"", 404))
    assert run(small_dir, office, *MINE) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    last = printed.out.splitlines()[-6:]
    assert last[-1].endswith("run it again with --keep-raw DIR.")
    assert last[0].startswith(f"world-bank: {office.address}/v2/") and "status 404" in last[0]
    assert last[1] == "eurostat-comext: 2 figures, all as they were"


def test_a_vintage_that_is_damaged_is_named(
    small_dir: Path, office: StatisticsServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its figures are in no table, so that the next vintage has them as new ones."""
    assert run(small_dir, office, "world-bank") == 0
    (kept,) = (small_dir / "refreshed/world-bank").glob("*/observations.parquet")
    kept.write_bytes(kept.read_bytes()[:-1])
    capsys.readouterr()
    assert run(small_dir, office, "world-bank") == 1
    *_, last = capsys.readouterr().out.splitlines()
    assert last.startswith("Fetched, and in no table: refreshed/world-bank/")
    assert last.endswith("; see `multivector check`")


def test_where_nobody_answers_there_is_nothing_to_report(
    small_dir: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        asked = f"world-bank=http://127.0.0.1:{free.getsockname()[1]}"
        for raw in ([], ["--keep-raw", str(tmp_path / "raw")]):
            given = ["refresh", "world-bank", "--address", asked, *raw, "--data", str(small_dir)]
            assert main(given) == 1
            fault, last = capsys.readouterr().out.splitlines()
            assert "it cannot be reached" in fault
            assert last == "No service was reached."
    assert not (tmp_path / "raw").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "1989"], "--since: 1989 is not a year from 1990 to 2026\n"),
        (["nobody"], "refresh: 'nobody' is not one of world-bank, "),
        (
            ["--address", "world-bank=http://a.example"],
            "--address: 'http://a.example' is not https",
        ),
        (["--address", "world-bank=file:///etc/passwd"], "--address: 'file:///etc/passwd' is not"),
        (["--address", "nobody=https://a.example"], "--address: 'nobody' is not one of world-bank"),
        (["--address", "https://a.example"], "--address: 'https://a.example' is not one of"),
    ],
)
def test_what_cannot_be_ordered(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["refresh", *arguments, "--dry-run"]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(said) and printed.err.count("\n") == 1
    assert printed.out == ""


def test_a_year_that_goes_on_is_no_figure(small_dir: Path, office: StatisticsServer) -> None:
    row = indicator_row(date="2026")
    office.answers("/v2/", Reply(world_bank([indicator_row(), row])))
    outcome = refreshed(small_dir, office, ["world-bank"])["world-bank"]
    assert list(outcome.lines())[1:] == ["  passed over: 1 of periods that had not ended"]
    assert [row[3] for row in rows(small_dir, "WB-WDI")] == [2023]


@pytest.mark.parametrize("updated", ["soon", "2026-13-01", ""])
def test_an_edition_of_no_day(small_dir: Path, office: StatisticsServer, updated: str) -> None:
    office.answers("/v2/", Reply(world_bank([indicator_row()], lastupdated=updated)))
    outcome = refreshed(small_dir, office, ["world-bank"])["world-bank"]
    if updated:
        assert f"it is dated {updated!r}, which is no day" in str(outcome.fault)
    else:
        assert outcome.vintage and outcome.vintage.published == TODAY.isoformat()


@pytest.mark.parametrize(("days", "is_kept"), [(-1, True), (0, True), (1, True), (2, False)])
def test_further_in_the_east_it_may_be_tomorrow_and_nowhere_later(
    days: int, is_kept: bool, small_dir: Path, office: StatisticsServer
) -> None:
    dated = TODAY + timedelta(days=days)
    reply = Reply(world_bank([indicator_row()], lastupdated=dated.isoformat()))
    office.answers("/v2/", reply)
    outcome = refreshed(small_dir, office, ["world-bank"])["world-bank"]
    if is_kept:
        assert outcome.vintage and outcome.vintage.published == min(dated, TODAY).isoformat()
    else:
        assert f"it is dated {dated}, and today is {TODAY}" in str(outcome.fault)


def test_what_cannot_be_right_together_is_at_its_answer(
    small_dir: Path, office: StatisticsServer
) -> None:
    office.answers(f"{_COMEXT}A.", Reply(comext([comext_row(value="2700000000")])))
    office.answers(f"{_COMEXT}M.", Reply(comext([comext_row(period="2023-03", value="9e9")])))
    fault = refreshed(small_dir, office, ["eurostat-comext"])["eurostat-comext"].fault
    assert fault and fault.place.startswith(f"{office.address}{_COMEXT}M.")
    assert str(fault.rule).endswith(
        "which it is a part of, 2,700,000,000; nothing of the service was taken"
    )
    assert not (small_dir / "refreshed").exists()


@pytest.mark.parametrize(
    ("name", "place", "body", "said"),
    [
        (
            "world-bank",
            "/v2/",
            world_bank([indicator_row(date="1989")]),
            "gdp KGZ 1989 is from before 1990-01-01",
        ),
        (
            "national-bank",
            "/XML/",
            b"<CurrencyRates Date='29.10.2026'>"
            + b"".join(
                b"<Currency ISOCode='%s'><Nominal>1</Nominal><Value>%s</Value></Currency>" % pair
                for pair in (
                    *((b"USD", b"87,5"), (b"EUR", b"101,2")),
                    *((b"RUB", b"1,05"), (b"KZT", b"0,165")),
                )
            )
            + b"</CurrencyRates>",
            "som_per_dollar KGZ 2026-10-29 is older than 31 days, and not the latest",
        ),
    ],
)
def test_times_of_which_there_is_nothing(
    small_dir: Path, office: StatisticsServer, name: str, place: str, body: bytes, said: str
) -> None:
    office.answers(place, Reply(body))
    fault = refreshed(small_dir, office, [name])[name].fault
    assert fault and said in str(fault.rule)
    assert not (small_dir / "refreshed").exists()

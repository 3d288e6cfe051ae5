"""Trade by partner from the International Monetary Fund: what is asked, and what is made of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import HOME
from lib.model import DataError, ObsStatus, Period, Valuation
from lib.pipeline.refresh import brought
from lib.refresh.client import Client
from lib.refresh.imf_trade import IMF_TRADE
from lib.refresh.plausibility import implausible
from lib.refresh.service import NOT_ASKED, Answer, Figure, Found, Inquiry, Wanted
from lib.store import name_of_vintage, tables
from tests.imf_answers import HEADER, Cells, answer, trade, trade_of
from tests.refresh.refreshing import on_disk, refreshed_from
from tests.refreshed import copy_of_shipped
from tests.statistics_server import Reply, StatisticsServer

TODAY = date(2026, 11, 30)
OWN = Inquiry("kgz-years-2020-2024", "own", "/own")
MONTHS = Inquiry("kgz-months-2021-2024", "own", "/months")
THEIRS = Inquiry("partners-years-2020-2024", "theirs", "/theirs")
ADDRESS = "https://api.example/own"

EXPORTS = trade("2023", "700000000.5")


def answered(body: bytes, inquiry: Inquiry = OWN) -> Answer:
    return Answer(inquiry, ADDRESS, 200, "text/csv", body, sha256(body).hexdigest())


def found(rows: Sequence[Cells], inquiry: Inquiry = OWN, header: Sequence[str] = HEADER) -> Found:
    return IMF_TRADE.read(answered(answer(rows, header), inquiry))


def refusal(body: bytes, inquiry: Inquiry = OWN) -> str:
    """Why an answer is none; the sentence names the address."""
    with pytest.raises(DataError) as raised:
        IMF_TRADE.read(answered(body, inquiry))
    said = str(raised.value)
    assert said.startswith(f"{ADDRESS}: ") and "\n" not in said
    return said.removeprefix(f"{ADDRESS}: ")


def _asked(since: int, today: date = TODAY) -> Sequence[Inquiry]:
    return IMF_TRADE.inquiries(Wanted(since, today))


@pytest.mark.parametrize("since", [1990, 2000, 2019, 2026])
@pytest.mark.parametrize("year", range(2026, 2036))
def test_every_year_is_asked_for_once_and_few_at_a_time(since: int, year: int) -> None:
    asked = _asked(since, date(year, 2, 1))
    covered = Counter[tuple[str, str, int]]()
    for one in asked:
        side, times, first, last = one.name.split("-")
        covered.update((side, times, each) for each in range(int(first), int(last) + 1))
        periods = {"years": 1, "quarters": 4, "months": 12}[times]
        rows = 2 * 230 * periods * (int(last) - int(first) + 1)
        assert rows * 1_000 < IMF_TRADE.largest / 2, "with a thousand bytes a row"
    years = range(max(since, 1992), year + 1)
    every = {(s, t, y) for s in ("kgz", "partners") for t in _TIMES for y in years}
    assert covered == Counter(every)
    assert len({one.name for one in asked}) == len(asked)


_TIMES = ("years", "quarters", "months")


def test_between_years_with_figures_there_are_figures() -> None:
    """But for late years, and the first ones."""
    assert all(one.stretch_of == one.name.rsplit("-", 2)[0] for one in _asked(2000))
    assert not any(one.stretch_of for one in _asked(2025))
    assert all(one.stretch_of for one in _asked(2024))
    early = {one.name for one in _asked(1990, date(2028, 1, 1)) if not one.stretch_of}
    assert "kgz-months-1992-1992" in early and "kgz-months-1997-2000" not in early


def test_a_question_arrives_as_it_is_documented(client: Client, office: StatisticsServer) -> None:
    office.answers("/", Reply(answer([EXPORTS])))
    for one in (_asked(2024)[0], _asked(2024)[-1]):
        client.ask(IMF_TRADE, office.address, one)
    first, last = (urlsplit(one.path) for one in office.asked)
    folder = "/external/sdmx/3.0/data/dataflow/IMF.STA/IMTS/~"
    assert first.path == f"{folder}/KGZ.XG_FOB_USD+MG_CIF_USD.*.A"
    assert last.path == f"{folder}/*.XG_FOB_USD+MG_CIF_USD.KGZ.M"
    assert "+" not in first.query + last.query, "it would be read as a blank"
    assert unquote(first.query) == "c[TIME_PERIOD]=ge:2024+le:2026"
    assert unquote(last.query) == "c[TIME_PERIOD]=ge:2024-M01+le:2026-M12"
    assert office.asked[0].headers["Accept"] == "text/csv"


def test_an_answer_as_it_is_documented() -> None:
    imports = trade("2024", "1.5E9", INDICATOR="MG_CIF_USD", COUNTERPART_COUNTRY="G001")
    read = found([EXPORTS, imports])
    assert read.version == "1.0.0" and read.published is None and not read.passed_over
    exports, world = read.figures
    assert exports == Figure(
        indicator="exports",
        reporter=HOME,
        partner="RUS",
        period=Period.of_year(2023),
        value=Decimal("700000000.5"),
        unit="USD",
        valuation=Valuation.FOB,
    )
    assert (world.partner, world.valuation, world.value) == ("WLD", Valuation.CIF, 1_500_000_000)


def test_what_partners_count() -> None:
    rows = [
        trade("2023", "9", COUNTRY=code, COUNTERPART_COUNTRY="KGZ", INDICATOR="MG_CIF_USD")
        for code in ("CHN", "G001", "G998")
    ]
    read = found(rows, THEIRS)
    (figure,) = read.figures
    assert (figure.reporter, figure.partner, figure.indicator) == ("CHN", HOME, "imports")
    assert figure.valuation is Valuation.CIF
    assert read.passed_over == {"figures of groups of countries": 2}


def _with_mark(body: bytes) -> bytes:
    return b"\xef\xbb\xbf" + body


def _of_lines(body: bytes) -> bytes:
    return body.replace(b"\n", b"\r\n").replace(b"STRUCTURE,", b"STRUCTURE[;],", 1) + b"\r\n\r\n"


@pytest.mark.parametrize("change", [bytes, _with_mark, _of_lines])
@pytest.mark.parametrize("older", [False, True])
def test_it_may_be_written_in_several_ways(change: Callable[[bytes], bytes], older: bool) -> None:
    header = ("DATAFLOW", *HEADER[3:]) if older else HEADER
    row = {**EXPORTS, "DATAFLOW": "IMF.STA:IMTS(1.0.0)"}
    read = IMF_TRADE.read(answered(change(answer([row], header))))
    assert [one.value for one in read.figures] == [Decimal("700000000.5")]
    assert read.version == "1.0.0"


@pytest.mark.parametrize(
    ("inquiry", "written", "period"),
    [
        (OWN, "2024", "2024"),
        (OWN, "2024-A1", "2024"),
        (MONTHS, "2024-M03", "2024-03"),
        (MONTHS, "2024-02", "2024-02"),
        (Inquiry("kgz-quarters-2020-2024", "", ""), "2024-Q1", "2024-01..2024-03"),
        (Inquiry("kgz-quarters-2020-2024", "", ""), "2024-Q4", "2024-10..2024-12"),
    ],
)
def test_periods(inquiry: Inquiry, written: str, period: str) -> None:
    letter = {"y": "A", "m": "M", "q": "Q"}[inquiry.name[4]]
    (figure,) = found([trade(written, "1", FREQUENCY=letter)], inquiry).figures
    assert figure.period == Period.of_code(period)


@pytest.mark.parametrize(
    ("written", "letter"),
    [
        *(("2024-M03", "A"), ("2024", "M"), ("2024-Q1", "M"), ("2024-M13", "M"), ("2024-M00", "M")),
        *(("2024-Q5", "Q"), ("2024-S1", "A"), ("24", "A"), ("", "A"), ("٢٠٢٤", "A")),
    ],
)
def test_what_is_no_period(written: str, letter: str) -> None:
    rows = [EXPORTS, trade("2024", "1", TIME_PERIOD=written, FREQUENCY=letter)]
    said = refusal(answer(rows))
    assert said == f"line 3: {written!r} is no period of the frequency {letter!r}"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        *(("", ObsStatus.NORMAL), ("A", ObsStatus.NORMAL), ("e", ObsStatus.ESTIMATED)),
        *(("E", ObsStatus.ESTIMATED), ("p", ObsStatus.PROVISIONAL), ("P", ObsStatus.PROVISIONAL)),
    ],
)
def test_estimates_say_so(written: str, status: ObsStatus) -> None:
    (figure,) = found([{**EXPORTS, "STATUS": written}]).figures
    assert figure.obs_status is status


@pytest.mark.parametrize("written", ["x", "F", "estimated"])
def test_a_status_that_nobody_knows(written: str) -> None:
    said = refusal(answer([{**EXPORTS, "STATUS": written}]))
    assert said == f"line 2: the status {written!r} is not one of A, E and P"


def test_what_has_no_figure_is_passed_over_and_counted() -> None:
    empty = dict.fromkeys(("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY"), "")
    read = found(
        [
            {**trade("", ""), **empty},
            {**EXPORTS, "OBS_VALUE": "", "TIME_PERIOD": ""},
            {**EXPORTS, "OBS_VALUE": "NaN"},
            {**EXPORTS, "COUNTERPART_COUNTRY": ""},
            EXPORTS,
        ]
    )
    assert len(read.figures) == 1
    assert read.passed_over == {"rows that name no series": 2, "rows without a value": 2}


def test_groups_are_never_added_to_countries() -> None:
    codes = ("G001", "RUS", "KAZ", "G998", "GX901", "TX898", "1C_880", "KOS", "SUN", "KGZ", "EAEU")
    read = found([{**EXPORTS, "COUNTERPART_COUNTRY": code} for code in codes])
    assert [figure.partner for figure in read.figures] == ["WLD", "RUS", "KAZ"]
    assert {figure.value for figure in read.figures} == {Decimal("700000000.5")}
    assert read.passed_over == {
        "figures of groups of countries": 4,
        "figures of areas that are on no list": 4,
    }


def test_times_that_were_not_asked_for_are_left_out() -> None:
    years = (1948, 2019, 2020, 2024, 2025)
    read = found([{**EXPORTS, "TIME_PERIOD": str(year)} for year in years])
    assert [figure.period.code for figure in read.figures] == ["2020", "2024"]
    assert read.passed_over == {NOT_ASKED: 3}


@pytest.mark.parametrize(
    "cells",
    [
        {"COUNTRY": "RUS"},
        {"COUNTRY": "KG"},
        {"INDICATOR": "TBG_USD"},
        {"FREQUENCY": "M", "TIME_PERIOD": "2024-M01"},
    ],
)
def test_what_was_not_asked_for_is_passed_over(cells: Cells) -> None:
    read = found([EXPORTS, {**EXPORTS, **cells}])
    assert read.figures == found([EXPORTS]).figures
    assert read.passed_over == {NOT_ASKED: 1}


JSON_ERROR = b'{"errors":[{"code":500,"title":"Semantic error"}]}'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "the answer is empty"),
        (b"\xef\xbb\xbf\n", "the answer is empty"),
        (b"<html>\n<p>Sorry", "the answer is no CSV of figures; it begins '<html> <p>Sorry'"),
        (JSON_ERROR, f"the answer is no CSV of figures; it begins {JSON_ERROR.decode()!r}"),
        (b"\xff\xfe\x00", "the answer is no text; it begins '\ufffd\ufffd'"),
        (
            answer([EXPORTS], [name for name in HEADER if name != "STATUS"]),
            "the answer has no column STATUS",
        ),
        (
            answer([EXPORTS], [name for name in HEADER if name not in ("COUNTRY", "OBS_VALUE")]),
            "the answer has no column COUNTRY, OBS_VALUE",
        ),
        (answer([EXPORTS], [*HEADER, "UNIT"]), "the answer has the column UNIT twice"),
        (
            answer([EXPORTS, EXPORTS])[:-25],
            "line 3 has 9 cells, the header 18; it was cut off",
        ),
        (answer([EXPORTS]) + b'"dataflow', "line 3 is no CSV (unexpected end of data)"),
        (answer([]), "there is no figure in the answer, as if nothing were asked for"),
        (
            answer([{**EXPORTS, "OBS_VALUE": "7 000"}]),
            "line 2: the value '7 000' is not a number",
        ),
        (
            answer([{**EXPORTS, "OBS_VALUE": "Infinity"}]),
            "line 2: the value 'Infinity' is not a number",
        ),
    ],
)
def test_what_is_no_answer(body: bytes, said: str) -> None:
    assert refusal(body) == said


def test_late_years_may_have_no_figure_yet() -> None:
    read = found([], replace(OWN, may_be_empty=True))
    assert read.figures == ()
    with pytest.raises(DataError, match="is empty"):
        IMF_TRADE.read(answered(b"", replace(OWN, may_be_empty=True)))


ROWS = [EXPORTS, trade("2022", "12", STATUS="e"), trade("2021", "", COUNTRY=""), trade("2020", "0")]


@given(header=st.permutations(HEADER))
def test_the_order_of_columns_means_nothing(header: Sequence[str]) -> None:
    assert found(ROWS, header=header) == found(ROWS)


@given(
    names=st.lists(st.text(min_size=1).filter(lambda name: name.strip() not in HEADER), max_size=4),
    cell=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
)
def test_other_columns_mean_nothing(names: list[str], cell: str) -> None:
    others = {name.strip(): None for name in names}.keys()
    rows = [{**row, **dict.fromkeys(others, cell)} for row in ROWS]
    assert found(rows, header=[*others, *HEADER]) == found(ROWS)


@given(scale=st.integers(-9, 9).map(str) | st.just(""))
def test_the_scale_never_multiplies(scale: str) -> None:
    (figure,) = found([{**EXPORTS, "SCALE": scale}]).figures
    assert figure.value == Decimal("700000000.5")


def _brought(read: Found) -> None:
    wanted = Wanted(2020, TODAY)
    brought(IMF_TRADE, "2026-11-30", wanted, [(answered(b""), replace(read, published="2026-11"))])


@given(rows=st.lists(st.sampled_from(["RUS", "KAZ", "CHN", "G001"]), min_size=1, max_size=5))
def test_a_figure_that_is_given_twice_is_refused(rows: list[str]) -> None:
    read = found([{**EXPORTS, "COUNTERPART_COUNTRY": code} for code in rows])
    if len(set(rows)) == len(rows):
        _brought(read)
        return
    with pytest.raises(DataError, match=r"exports KGZ–\w{3} 2023 is given twice"):
        _brought(read)


def test_no_trade_at_all_is_a_figure_and_less_than_none_is_not() -> None:
    nothing = found([{**EXPORTS, "OBS_VALUE": "0"}])
    assert nothing.figures[0].value == 0
    _brought(nothing)
    with pytest.raises(DataError, match=r"row 2: obs_value -0\.5 is below zero, as no exports can"):
        _brought(found([{**EXPORTS, "OBS_VALUE": "-0.5"}]))


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [("2023", 1e8, 1e11), ("2023-M01", 1e6, 1e11), ("2023-Q1", 1e6, 1e11)],
)
def test_a_part_of_a_year_is_not_held_against_a_whole_one(
    written: str, least: float, most: float
) -> None:
    times = {"M": "months", "Q": "quarters"}.get(written[5:6], "years")
    inquiry = replace(OWN, name=f"kgz-{times}-2023-2023")

    def why(value: float) -> str | None:
        row = trade(written, f"{value:.0f}", COUNTERPART_COUNTRY="G001")
        return implausible(found([row], inquiry).figures, {})

    assert why(least) is None and why(most) is None
    assert "is not between" in (why(least - 1) or "")
    assert "is not between" in (why(most + 1) or "")


def test_no_band_for_one_partner() -> None:
    assert implausible(found([{**EXPORTS, "OBS_VALUE": "3"}]).figures, {}) is None


LAST = date.today().year - 1
"""The last year that has ended."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_shipped(tmp_path / "data")


def _all_is_well(office: StatisticsServer, factor: int = 1) -> Sequence[Inquiry]:
    asked = IMF_TRADE.inquiries(Wanted(LAST - 2, date.today()))
    for one in asked:
        office.answers(one.path, Reply(answer(trade_of(one.name, factor, LAST))))
    return asked


def test_a_refresh_from_beginning_to_end(
    data: Path, office: StatisticsServer, client: Client
) -> None:
    asked = _all_is_well(office)
    outcome, said = refreshed_from(data, IMF_TRADE, office, client, LAST - 2)
    assert outcome.fault is None
    periods = 3 * (1 + 4 + 12)
    own, theirs = 2 * 4 * periods, 2 * 3 * periods
    assert said.startswith(
        f"imf-trade: {own + theirs:,} figures to {LAST}-12-31; {own + theirs:,} "
    )
    groups = 2 * 2 * periods + 2 * 3 * periods
    assert f"passed over: {groups:,} figures of groups of countries" in said
    assert [one.path for one in office.asked] == [one.path for one in asked]
    found_tables = tables(data)
    (standing,) = found_tables.refreshed
    assert (standing.service, standing.latest.version) == ("imf-trade", "1.0.0")
    years = [row for row in found_tables.observations if row.source_id.startswith("imf-trade-")]
    assert len(years) == 3 * 2 * (4 + 3)
    of_russia = {row.obs_status for row in years if "RUS" in (row.reporter, row.partner)}
    assert of_russia == {ObsStatus.ESTIMATED}
    source = found_tables.sources[years[0].source_id]
    assert (source.dataset, source.version) == ("IMF.STA:IMTS", "1.0.0")
    months = found_tables.parts_of_years("RUS")
    assert len(months) == 2 * 2 * 3 * (4 + 12)


_CUT = answer(trade_of(f"kgz-years-{LAST - 2}-{LAST}"))

FAULTS = {
    "too large": (Reply(b"", 413), "status 413: it says that the answer would be too large"),
    "always busy": (Reply(b"", 429), "status 429: it has been asked too often"),
    "no such key": (Reply(b"", 404), "it knows no such dataset, or has nothing under this key"),
    "broken": (Reply(b"oops", 500), "status 500; it says 'oops'"),
    "an error inside": (Reply(JSON_ERROR), 'it begins \'{"errors":'),
    "a page": (Reply(b"<!doctype html><title>Maintenance"), "it begins '<!doctype html>"),
    "nothing": (Reply(b""), "the answer is empty"),
    "rows cut": (Reply(_CUT[: len(_CUT) // 2]), "it was cut off"),
    "the connection cut": (Reply(_CUT, cut_at=len(_CUT) // 2), "the answer was cut off after"),
    "a million times": (
        Reply(answer(trade_of(f"kgz-years-{LAST - 2}-{LAST}", 1_000_000))),
        "which is not between 100,000,000 and 100,000,000,000; nothing of the answer was taken",
    ),
    "another status": (
        Reply(_CUT.replace(b",e\n", b",h\n")),
        "the status 'h' is not one of A, E and P",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_after_a_fault_all_is_as_it_was(
    name: str, data: Path, office: StatisticsServer, client: Client
) -> None:
    asked = _all_is_well(office)
    assert refreshed_from(data, IMF_TRADE, office, client, LAST - 2)[0].fault is None
    before = on_disk(data, IMF_TRADE)
    rows = len(tables(data).observations)
    reply, said = FAULTS[name]
    years = next(one for one in asked if one.name.startswith("kgz-years"))
    office.answers(years.path, reply)
    outcome, lines = refreshed_from(data, IMF_TRADE, office, client, LAST - 2)
    assert outcome.fault is not None and outcome.vintage is None
    assert said in lines and lines.startswith(f"imf-trade: {office.address}/external/sdmx/3.0/")
    assert on_disk(data, IMF_TRADE) == before
    assert len(tables(data).observations) == rows


def test_a_side_that_falls_silent_is_no_vintage(
    data: Path, office: StatisticsServer, client: Client
) -> None:
    """Status 200 with no series, where there were some before."""
    asked = _all_is_well(office)
    assert refreshed_from(data, IMF_TRADE, office, client, LAST - 2)[0].fault is None
    before = on_disk(data, IMF_TRADE)
    office.answers(next(one for one in asked if one.name.startswith("kgz-years")).path, EMPTY)
    outcome, lines = refreshed_from(data, IMF_TRADE, office, client, LAST - 2)
    assert outcome.vintage is None
    assert lines == (
        "imf-trade: it gave figures of exports of KGZ by year before and gives none now; nothing "
        "was taken"
    )
    assert on_disk(data, IMF_TRADE) == before


def test_nothing_between_years_with_figures_is_a_fault(
    data: Path, office: StatisticsServer, client: Client
) -> None:
    asked = IMF_TRADE.inquiries(Wanted(LAST - 12, date.today()))
    for one in asked:
        office.answers(one.path, Reply(answer(trade_of(one.name, until=LAST))))
    months = [one for one in asked if one.name.startswith("kgz-months")]
    office.answers(months[1].path, EMPTY)
    outcome, lines = refreshed_from(data, IMF_TRADE, office, client, LAST - 12)
    assert outcome.vintage is None
    assert lines.startswith(f"imf-trade: {office.address}{months[1].path}: ")
    assert lines.endswith("there is no figure in the answer, though there are of earlier years")
    for one in months[1:]:
        office.answers(one.path, EMPTY)
    assert refreshed_from(data, IMF_TRADE, office, client, LAST - 12)[0].fault is None


def test_what_no_answer_is_of_is_said(data: Path, office: StatisticsServer, client: Client) -> None:
    """A service that heeds no part of a question: what was asked for is taken, and no more."""
    rows = [trade("2023", "700000000.5"), trade("2024-M03", "150000000", **_THEIRS)]
    office.answers("/", Reply(answer(rows)))
    outcome, lines = refreshed_from(data, IMF_TRADE, office, client, 2015)
    assert outcome.vintage is not None and outcome.vintage.figures == 2
    assert lines.endswith(
        "  no figure of kgz-quarters, kgz-months, partners-years, partners-quarters"
    )


_THEIRS = {"COUNTRY": "RUS", "COUNTERPART_COUNTRY": "KGZ", "STATUS": "e"}
EMPTY = Reply(answer([]))


def test_a_million_times_too_much_in_the_months_alone(
    data: Path, office: StatisticsServer, client: Client
) -> None:
    for one in _all_is_well(office):
        if one.name.startswith("kgz-months"):
            office.answers(one.path, Reply(answer(trade_of(one.name, 1_000_000, LAST))))
    outcome, said = refreshed_from(data, IMF_TRADE, office, client, LAST - 2)
    assert outcome.fault is not None
    assert "-01 would be 100,000,000,000,000, which is not between 1,000,000 and" in said
    assert not on_disk(data, IMF_TRADE)


def test_it_waits_when_it_is_asked_to(
    data: Path, office: StatisticsServer, client: Client, waits: list[float]
) -> None:
    asked = _all_is_well(office)
    good = office.reply(asked[0].path)
    office.answers(asked[0].path, Reply(status=429, headers={"Retry-After": "6"}), good)
    outcome, _ = refreshed_from(data, IMF_TRADE, office, client, LAST - 2)
    assert outcome.fault is None and outcome.vintage is not None
    assert 6.0 in waits


def test_a_second_refresh_adds_what_was_revised(
    data: Path, office: StatisticsServer, client: Client
) -> None:
    asked = _all_is_well(office)
    first, _ = refreshed_from(data, IMF_TRADE, office, client, LAST - 2)
    again, said = refreshed_from(data, IMF_TRADE, office, client, LAST - 2)
    assert again.vintage is None and said.splitlines()[0].endswith("all as they were")
    rows = list(trade_of(asked[0].name, until=LAST))
    changed = [{**row, "OBS_VALUE": f"{int(row['OBS_VALUE']) + 1}"} for row in rows[:1]]
    office.answers(asked[0].path, Reply(answer([*changed, *rows[1:]])))
    second, _ = refreshed_from(data, IMF_TRADE, office, client, LAST - 2)
    assert first.vintage is not None and second.vintage is not None
    assert (second.vintage.added, second.vintage.revised) == (0, 1)
    assert second.vintage.figures == first.vintage.figures
    assert name_of_vintage(data, "imf-trade", date.today()).endswith(".03")

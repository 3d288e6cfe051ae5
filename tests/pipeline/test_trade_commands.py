"""Questions to a dataset of the world's trade from the command line."""

import csv

import pytest

from lib.pipeline.__main__ import main
from lib.world_trade.opened import PLACE
from tests.dashboard.traded import Traded, baci

Capture = pytest.CaptureFixture[str]

FLOWS = ["flows", "reporter=KGZ", "first_year=2018", "last_year=2020", "partners=RUS,CHN"]
GOODS = ["goods", "reporter=KGZ", "indicator=imports", "year=2020", "digits=2"]
GOODS += ["first=000000", "last=999999", "partners=WLD"]


@pytest.fixture(scope="module")
def traded(tmp_path_factory: pytest.TempPathFactory) -> Traded:
    return baci(tmp_path_factory.mktemp("traded"))


@pytest.fixture(autouse=True)
def _set(traded: Traded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLACE, str(traded.folder))


def ask(*parameters: str) -> int:
    return main(["trade", "ask", *parameters])


def changed(parameters: list[str], **to: str) -> list[str]:
    """The parameters with other values."""
    return [
        f"{name}={to.get(name, value)}" if value else name
        for name, _, value in (one.partition("=") for one in parameters)
    ]


def test_every_flow_is_a_line_below_the_names_of_columns(traded: Traded, capsys: Capture) -> None:
    assert ask(*FLOWS) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    expected = [
        flow for flow in traded.flows if flow.reporter == "KGZ" and flow.partner in ("RUS", "CHN")
    ]
    assert len(rows) == len(expected) > 1
    assert sum(float(row["value"]) for row in rows) == pytest.approx(
        sum(flow.value for flow in expected)
    )


def test_an_answer_without_rows_has_its_columns(capsys: Capture) -> None:
    assert ask(*changed(FLOWS, first_year="1950", last_year="1960")) == 0
    said = capsys.readouterr()
    assert said.out == "reporter,partner,year,product,indicator,value,quantity\n"
    assert said.err == ""


def test_goods_are_asked_by_two_four_or_six_digits(capsys: Capture) -> None:
    lines = {}
    for digits in "246":
        assert ask(*changed(GOODS, digits=digits)) == 0
        lines[digits] = capsys.readouterr().out.splitlines()[1:]
        assert {len(line.partition(",")[0]) for line in lines[digits]} == {int(digits)}
    assert 0 < len(lines["2"]) < len(lines["4"]) < len(lines["6"])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (changed(FLOWS, reporter="XXX"), "reporter 'XXX' is no area; codes are like KGZ"),
        (changed(FLOWS, reporter="KGZ' or 1=1 --"), "is no area"),
        (changed(FLOWS, partners="RUS,ZZZ"), "partners 'ZZZ' is no area"),
        (changed(FLOWS, partners=","), "partners '' is no area"),
        (changed(FLOWS, first_year="2021"), "first_year '2021' is after last_year, 2020"),
        (changed(FLOWS, first_year="0"), "first_year '0' is no year"),
        (changed(FLOWS, last_year="9" * 26), "is no year"),
        (changed(FLOWS, last_year="soon"), "last_year 'soon' is no number"),
        ([*FLOWS, "reporter=RUS"], "reporter is given twice"),
        (changed(GOODS, digits="-3"), "digits '-3' is not 2 or 4 or 6"),
        (changed(GOODS, digits="5"), "digits '5' is not 2 or 4 or 6"),
        (changed(GOODS, indicator="banana"), "indicator 'banana' is not exports or imports"),
        (changed(GOODS, first="x"), "first 'x' is no code of goods"),
        (["largest_products", "reporter=KGZ", "count=0"], "count '0' is not 1 or more"),
    ],
)
def test_a_value_that_no_row_can_have_is_refused(
    asked: list[str], said: str, capsys: Capture
) -> None:
    assert ask(*asked) == 2
    found = capsys.readouterr()
    assert said in found.err and found.err.count("\n") == 1
    assert f"question {asked[0]}" in found.err
    assert found.out == ""


def test_the_same_year_twice_is_a_range_of_one(capsys: Capture) -> None:
    assert ask(*changed(FLOWS, first_year="2020")) == 0
    assert {line.split(",")[2] for line in capsys.readouterr().out.splitlines()[1:]} == {"2020"}

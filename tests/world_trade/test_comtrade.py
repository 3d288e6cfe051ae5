"""UN Comtrade in bulk: each side's own figures, and which of its rows are flows of one product."""

from pathlib import Path

import pytest

from lib.model import DataError
from lib.world_trade.dataset_place import place_at
from lib.world_trade.importing import Report, import_files
from tests.world_trade.test_importing import rows_in

HEAD = (
    *("typeCode", "freqCode", "refPeriodId", "refYear", "refMonth", "period", "reporterCode"),
    *("flowCode", "partnerCode", "partner2Code", "classificationCode", "cmdCode", "customsCode"),
    *("mosCode", "motCode", "qty", "netWgt", "primaryValue", "isReported"),
)
USUAL = {
    "typeCode": "C",
    "freqCode": "A",
    "refPeriodId": "20230101",
    "refYear": "2023",
    "refMonth": "52",
    "period": "2023",
    "reporterCode": "417",
    "flowCode": "X",
    "partnerCode": "643",
    "partner2Code": "0",
    "classificationCode": "H6",
    "cmdCode": "710812",
    "customsCode": "C00",
    "mosCode": "0",
    "motCode": "0",
    "qty": "1",
    "netWgt": "1500",
    "primaryValue": "1234567.5",
    "isReported": "true",
}


def written(folder: Path, *rows: dict[str, str], separator: str = "\t") -> Path:
    """A bulk file with rows that are as usual but for these cells."""
    lines = [HEAD, *([(USUAL | row)[name] for name in HEAD] for row in rows)]
    path = folder / "COMTRADE-FINAL-CA417202300H6.txt"
    path.write_text("".join(f"{separator.join(line)}\n" for line in lines))
    return path


def imported(path: Path, folder: Path) -> Report:
    return import_files([path], place_at(folder / "trade"), folder / "work")


@pytest.mark.parametrize("separator", ["\t", ","])
def test_each_side_has_its_own_figure_in_dollars_and_tonnes(tmp_path: Path, separator: str) -> None:
    path = written(
        tmp_path,
        {},
        {"reporterCode": "643", "partnerCode": "417", "flowCode": "M", "primaryValue": "9"},
        {"flowCode": "M", "netWgt": ""},
        separator=separator,
    )
    report = imported(path, tmp_path)
    assert rows_in(tmp_path / "trade") == [
        ("KGZ", "RUS", 2023, "710812", "exports", 1234567.5, 1.5),
        ("KGZ", "RUS", 2023, "710812", "imports", 1234567.5, None),
        ("RUS", "KGZ", 2023, "710812", "imports", 9.0, 1.5),
    ]
    assert report.manifest.both_sides and report.manifest.source == "UN Comtrade"


PASSED = {
    "services": {"typeCode": "S"},
    "of months": {"freqCode": "M"},
    "of re-exports and other flows": {"flowCode": "RX"},
    "of one customs procedure": {"customsCode": "C01"},
    "of one means of transport": {"motCode": "1000"},
    "of one mode of supply": {"mosCode": "1"},
    "by second partner": {"partner2Code": "398"},
    "of wider or other goods than six digits": {"cmdCode": "TOTAL"},
    "of all partners together": {"partnerCode": "0"},
    "of the EU as one reporter": {"reporterCode": "97"},
    "of a country with itself": {"partnerCode": "417"},
}


@pytest.mark.parametrize("what", PASSED)
def test_a_row_that_is_no_flow_of_one_product_is_passed_over_and_counted(
    what: str, tmp_path: Path
) -> None:
    report = imported(written(tmp_path, {}, PASSED[what], {"cmdCode": "010121"}), tmp_path)
    assert report.manifest.passed == {what: 1}
    assert report.manifest.bad == 0 and report.manifest.rows == 2 and report.rows == 3
    assert f"  1 {what}" in report.lines()


@pytest.mark.parametrize("code", ["71", "7108", "01", "9999AA"])
def test_wider_goods_are_not_added_to_their_parts(code: str, tmp_path: Path) -> None:
    assert imported(written(tmp_path, {}, {"cmdCode": code}), tmp_path).manifest.rows == 1


def test_a_code_of_the_united_nations_is_its_country(tmp_path: Path) -> None:
    rows = [{"partnerCode": code} for code in ("842", "251", "757", "579", "699", "490", "899")]
    imported(written(tmp_path, *rows), tmp_path)
    partners = [row[1] for row in rows_in(tmp_path / "trade")]
    assert partners == ["CHE", "FRA", "IND", "NOR", "TWN", "USA", "X899"]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"partnerCode": "5"}, "partnerCode 5 is in no list"),
        ({"refYear": "23"}, "year refYear 23 is none from 1900 to 2199"),
        ({"primaryValue": ""}, "value primaryValue is empty"),
        ({"cmdCode": "71-08"}, "product cmdCode 1000000 is not six digits"),
        ({"primaryValue": "1e400"}, "value primaryValue inf is no amount"),
    ],
)
def test_a_bad_row_is_named(cells: dict[str, str], reason: str, tmp_path: Path) -> None:
    report = imported(written(tmp_path, {}, cells), tmp_path)
    assert [(row.line, row.reason) for _, row in report.named] == [(3, reason)]


def test_baci_and_comtrade_are_not_mixed(baci: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="they count differently, import one of them"):
        import_files([baci, written(tmp_path, {})], place_at(tmp_path / "t"), tmp_path / "work")

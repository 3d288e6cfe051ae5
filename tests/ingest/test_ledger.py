"""The ledger: what a row becomes, and that every broken rule is named with its place."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import areas
from lib.ingest import CLAIM_COLUMNS, Ledger, combine, read_claims, read_ledger
from lib.ingest.ledger import COLUMNS
from lib.model import Bound, DataError, Measure, ObsStatus, Origin, Scope, SourceKind, Valuation

ROW = {
    "source_id": "nsc-exports-2024",
    "compiler": "NSC",
    "author": "",
    "source_title": "Exports by country",
    "source_url": "https://stat.example/exports",
    "published": "2024-11",
    "copy_of": "",
    "indicator": "exports",
    "measure": "level",
    "product": "",
    "reporter": "KGZ",
    "partner": "RUS",
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "base_period_start": "",
    "base_period_end": "",
    "obs_value": "1069000000",
    "unit": "USD",
    "bound": "exact",
    "valuation": "fob",
    "definition": "",
    "obs_status": "A",
    "note": "",
}
GROWTH = {
    "measure": "growth",
    "unit": "ratio",
    "obs_value": "1.37",
    "base_period_start": "2021-01-01",
    "base_period_end": "2021-12-31",
}

PEOPLE = {"indicator": "migrants", "unit": "persons", "obs_value": "5", "definition": "present"}
CLAIM = ROW | {
    "compiler": "KGZ-PRES",
    "author": "A. President",
    "reporter_scope": "whole",
    "partner_scope": "some",
    "period_start": "",
    "period_end": "",
}


def written(*rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> str:
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n", quoting=csv.QUOTE_ALL)
    columns = CLAIM_COLUMNS if header == CLAIM_COLUMNS else COLUMNS
    writer.writerows([header, *([row[column] for column in columns] for row in rows)])
    return sink.getvalue()


def read(*changes: dict[str, str]) -> Ledger:
    return read_ledger("record/a.csv", written(*(ROW | change for change in changes)))


def test_a_row_becomes_a_figure_and_its_source() -> None:
    ledger = read({"obs_status": "P", "note": "Early edition"})
    (figure,), (source,) = ledger.observations, ledger.sources
    assert figure.observation_id == "nsc-exports-2024:KGZ-RUS:exports:level:2022"
    assert (figure.obs_value, figure.unit, figure.bound) == (1_069_000_000, "USD", Bound.EXACT)
    assert (figure.period_start, figure.period_end) == (date(2022, 1, 1), date(2022, 12, 31))
    assert (figure.valuation, figure.obs_status) == (Valuation.FOB, ObsStatus.PROVISIONAL)
    assert (figure.published, figure.note, figure.quotation_id) == (
        "2024-11",
        "Early edition",
        None,
    )
    assert source.publisher == "National Statistical Committee of the Kyrgyz Republic"
    assert (source.kind, source.terms) == (SourceKind.STATISTICS, "CC BY-NC-SA 4.0")


def test_a_figure_somebody_says_is_a_statement() -> None:
    (source,) = read({"author": "An ambassador"}).sources
    assert source.kind is SourceKind.STATEMENT
    (source,) = read({"compiler": "RUS-GOV"}).sources
    assert source.kind is SourceKind.STATEMENT


@pytest.mark.parametrize(
    ("change", "identifier"),
    [
        (GROWTH, "KGZ-RUS:exports:growth:2022-from-2021"),
        ({"period_end": "2022-11-30"}, "KGZ-RUS:exports:level:2022-01..2022-11"),
        ({"period_end": "2022-01-31"}, "KGZ-RUS:exports:level:2022-01"),
        ({"period_start": "", "period_end": ""}, "KGZ-RUS:exports:level:not-stated"),
        ({"product": "gold"}, "KGZ-RUS:exports:level:2022:gold"),
        ({"indicator": "gdp", "partner": ""}, "KGZ-none:gdp:level:2022"),
        ({"definition": "eu_27"}, "KGZ-RUS:exports:level:2022"),
        ({"bound": "up_to"}, "KGZ-RUS:exports:level:2022:up_to"),
        (PEOPLE, "KGZ-RUS:migrants:level:2022:present"),
    ],
)
def test_the_identifier_says_what_the_figure_is(change: dict[str, str], identifier: str) -> None:
    (figure,) = read(change).observations
    assert figure.observation_id == f"nsc-exports-2024:{identifier}"


def test_growth_from_two_bases_is_two_figures() -> None:
    other_base = {"base_period_start": "2020-01-01", "base_period_end": "2020-12-31"}
    figures = read(GROWTH, GROWTH | other_base).observations
    assert [f.measure for f in figures] == [Measure.GROWTH, Measure.GROWTH]
    assert {f.observation_id[-4:] for f in figures} == {"2021", "2020"}


def test_definitions_and_the_ends_of_a_range_are_figures_of_their_own() -> None:
    figures = read(
        PEOPLE,
        PEOPLE | {"definition": "registered"},
        {"bound": "at_least"},
        {"bound": "up_to", "obs_value": "2000000000"},
    ).observations
    assert len({f.observation_id for f in figures}) == len(figures) == 4


def test_a_claim_is_stated_and_keeps_its_scopes() -> None:
    ledger = read_claims("claims/a.csv", written(CLAIM, header=CLAIM_COLUMNS))
    (figure,), (source,) = ledger.observations, ledger.sources
    assert (figure.origin, figure.quotation_id) == (Origin.STATED, None)
    assert (figure.reporter_scope, figure.partner_scope) == (Scope.WHOLE, Scope.SOME)
    assert (figure.period_start, figure.compiler) == (None, "KGZ-PRES")
    assert (source.kind, source.author) == (SourceKind.STATEMENT, "A. President")
    assert figure.observation_id == "nsc-exports-2024:KGZ-RUS:exports:level:not-stated"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"author": ""}, "author is empty"),
        ({"reporter_scope": ""}, "reporter_scope is empty"),
        ({"partner_scope": "most"}, "partner_scope 'most' is not in the scope code list"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_named(change: dict[str, str], sentence: str) -> None:
    with pytest.raises(DataError, match=f"row 2: {sentence}"):
        read_claims("claims/a.csv", written(CLAIM | change, header=CLAIM_COLUMNS))


def test_the_ledger_and_the_claims_have_headers_of_their_own() -> None:
    with pytest.raises(DataError, match="row 1: the header is not source_id,compiler,"):
        read_ledger("a.csv", written(CLAIM, header=CLAIM_COLUMNS))
    with pytest.raises(DataError, match="reporter,reporter_scope,partner,partner_scope,period"):
        read_claims("a.csv", written(ROW))


def test_rows_of_one_source_are_one_source() -> None:
    ledger = read({}, {"partner": "KAZ"}, {"source_id": "other", "partner": "KAZ"})
    assert [source.source_id for source in ledger.sources] == ["nsc-exports-2024", "other"]


BROKEN = [
    ({"reporter": "XX"}, "reporter 'XX' is not in the area code list"),
    ({"partner": "rus"}, "partner 'rus' is not in the area code list"),
    ({"partner": ""}, "partner is empty"),
    ({"indicator": "gdp"}, "partner 'RUS' is given, but gdp has no partner"),
    ({"unit": "GBP"}, "unit 'GBP' is not in the unit code list"),
    ({"unit": ""}, "unit is empty"),
    ({"indicator": "tourism"}, "indicator 'tourism' is not in the indicator code list"),
    ({"measure": "rate"}, "measure 'rate' is not in the measure code list"),
    ({"bound": "some"}, "bound 'some' is not in the bound code list"),
    ({"compiler": "ABC"}, "compiler 'ABC' is not in the compiler code list"),
    ({"valuation": "FOB"}, "valuation 'FOB' is not in the valuation code list"),
    ({"definition": "x"}, "definition 'x' is not in the definition code list"),
    ({"definition": "present"}, "definition 'present' is no definition of exports"),
    (PEOPLE | {"definition": ""}, "definition is empty"),
    (PEOPLE | {"definition": "eu_27"}, "definition 'eu_27' is no definition of migrants"),
    ({"obs_status": "Z"}, "obs_status 'Z' is not in the obs_status code list"),
    ({"obs_value": "1,069"}, "obs_value '1,069' is not a number"),
    ({"obs_value": "1e9"}, "obs_value '1e9' is not a number"),
    ({"obs_value": "nan"}, "obs_value 'nan' is not a number"),
    ({"obs_value": "٣"}, "obs_value '٣' is not a number"),
    ({"obs_value": "9" * 400}, "is not a number"),
    ({"obs_value": ""}, "obs_value is empty"),
    ({"period_start": "2022"}, "period_start '2022' is not a day"),
    ({"period_start": "20220101"}, "period_start '20220101' is not a day"),
    ({"period_end": "2022-02-30"}, "period_end '2022-02-30' is not a day"),
    ({"period_end": "2021-12-31"}, "period_end '2021-12-31' is before period_start '2022-01-01'"),
    (
        {"period_end": "2024-12-01"},
        "period_end 2024-12-01 is after publication, 2024-11, and it is no estimate",
    ),
    ({"period_end": "2022-01-01"}, "period_end 2022-01-01 is one day, and exports adds up over"),
    (
        GROWTH | {"base_period_end": "2022-01-01"},
        "base_period_end 2022-01-01 is not before period_start 2022-01-01",
    ),
    ({"partner": "KGZ"}, "partner 'KGZ' is the reporter too, and no group of countries"),
    ({"obs_value": "-1"}, "obs_value -1 is below zero, as no exports can be"),
    (PEOPLE | {"obs_value": "0.5"}, "obs_value 0.5 is no whole number of persons"),
    (GROWTH | {"obs_value": "0"}, "obs_value 0 is not above zero"),
    ({"period_end": ""}, "period_end is empty although period_start is given"),
    ({"period_start": ""}, "period_start is empty although period_end is given"),
    (
        GROWTH | {"base_period_end": ""},
        "base_period_end is empty although base_period_start is given",
    ),
    (
        {"base_period_start": "2021-01-01", "base_period_end": "2021-12-31"},
        "only growth and change have a base",
    ),
    ({"published": ""}, "published is empty"),
    ({"published": "2024-13"}, "published '2024-13' is not a date"),
    ({"published": "Nov 2024"}, "published 'Nov 2024' is not a date"),
    ({"source_title": " "}, "source_title is empty"),
    ({"source_url": ""}, "source_url is empty"),
    ({"source_url": "stat.example"}, "source_url 'stat.example' is not an http address"),
    ({"source_url": "data:text/html,x"}, "source_url 'data:text/html,x' is not an http address"),
    ({"source_url": "https://a.example/ b"}, "source_url 'https://a.example/ b' has a blank"),
    ({"source_id": "NSC 1"}, "source_id 'NSC 1' is not written as"),
    ({"product": "Gold bars"}, "product 'Gold bars' is not in the product code list"),
    (GROWTH | {"unit": "USD"}, "unit 'USD' does not fit the growth of exports"),
    (GROWTH | {"unit": "percent"}, "unit 'percent' does not fit the growth of exports"),
    ({"unit": "ratio"}, "unit 'ratio' does not fit the level of exports"),
    ({"unit": "persons"}, "unit 'persons' does not fit the level of exports"),
    (
        {"indicator": "migrants", "definition": "present"},
        "unit 'USD' does not fit the level of migrants",
    ),
    ({"measure": "share"}, "unit 'USD' does not fit the share of exports"),
    ({"indicator": "other"}, "unit 'USD' does not fit the level of other share"),
    (
        PEOPLE | {"measure": "change"},
        "unit 'persons' does not fit a change, which is in money only",
    ),
]


@pytest.mark.parametrize(("change", "sentence"), BROKEN)
def test_a_broken_rule_is_named_with_its_place(change: dict[str, str], sentence: str) -> None:
    with pytest.raises(DataError) as error:
        read({"partner": "KAZ"}, change)
    assert error.value.place == "record/a.csv, row 3"
    assert sentence in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_a_figure_of_the_month_of_publication_and_an_estimate_of_what_is_to_come_are_taken() -> (
    None
):
    (figure,) = read({"period_end": "2024-11-30"}).observations
    assert figure.withheld is None
    (figure,) = read({"period_end": "2024-12-31", "obs_status": "E"}).observations
    assert figure.period_end == date(2024, 12, 31)


def test_a_figure_kept_twice_is_named_with_both_places() -> None:
    with pytest.raises(
        DataError, match=r"row 3: the figure '.*' stands in record/a.csv, row 2 too"
    ):
        read({}, {"obs_value": "5"})


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("compiler", "WB-WDI"),
        ("author", "A minister"),
        ("source_title", "Another title"),
        ("source_url", "https://stat.example/other"),
        ("published", "2025"),
        ("copy_of", "a copy"),
    ],
)
def test_rows_of_one_source_must_agree(column: str, value: str) -> None:
    with pytest.raises(DataError, match=f"row 3: {column} .*row 2, which has the same source_id"):
        read({}, {"partner": "KAZ", column: value})


def test_a_source_stands_in_one_file() -> None:
    one, two = read({}), read({"partner": "KAZ"})
    with pytest.raises(DataError, match=r"b\.csv: source_id 'nsc-exports-2024' stands in a\.csv"):
        combine({"a.csv": one, "b.csv": two})
    apart = combine({"a.csv": one, "b.csv": read({"source_id": "other"})})
    assert [len(apart.observations), len(apart.sources)] == [2, 2]


@pytest.mark.parametrize(
    "text", ["", "\n", written(header=COLUMNS[1:]), written(header=("a", "b"))]
)
def test_a_wrong_header_is_named(text: str) -> None:
    with pytest.raises(DataError, match="row 1: the header is not source_id,compiler,"):
        read_ledger("a.csv", text)


def test_rows_are_counted_as_an_editor_counts_lines() -> None:
    text = written(ROW | {"note": "two\nlines"}, ROW | {"partner": "KAZ"}) + "\n"
    assert len(read_ledger("a.csv", text).observations) == 2
    with pytest.raises(DataError, match=r"a\.csv, row 6: it has 1 cells, the header 23"):
        read_ledger("a.csv", text + "word\n")
    with pytest.raises(DataError, match=r"a\.csv, row 6: it is no CSV"):
        read_ledger("a.csv", text + '"open\n')


@given(st.text())
def test_any_text_is_a_ledger_or_a_named_error(text: str) -> None:
    for candidate in (text, written() + text):
        try:
            assert isinstance(read_ledger("a.csv", candidate), Ledger)
        except DataError as error:
            assert error.place.startswith("a.csv, row ")


@given(column=st.sampled_from(COLUMNS), cell=st.text())
def test_any_cell_is_taken_or_named_with_its_row(column: str, cell: str) -> None:
    try:
        read({}, {"partner": "KAZ", column: cell})
    except DataError as error:
        assert error.place == "record/a.csv, row 3"


@given(
    partners=st.lists(st.sampled_from(sorted(areas().keys() - {"KGZ"})), unique=True, max_size=8),
    value=st.integers(0, 10**15),
    year=st.integers(1990, 2023),
    bound=st.sampled_from(list(Bound)),
)
def test_what_is_written_is_what_is_read(
    partners: list[str], value: int, year: int, bound: Bound
) -> None:
    days = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    figures = read(
        *({"partner": p, "obs_value": str(value), "bound": bound} | days for p in partners)
    ).observations
    assert [f.partner for f in figures] == partners
    assert {(f.obs_value, f.bound, f.period_start) for f in figures} <= {
        (float(value), bound, date(year, 1, 1))
    }

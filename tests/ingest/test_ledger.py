"""The ledger: what a row becomes, and that every broken rule is named with its place."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import areas
from lib.ingest import CLAIM_COLUMNS, Ledger, combine, read_claims, read_ledger
from lib.ingest.ledger import COLUMNS, SOURCE_COLUMNS
from lib.model import (
    Bound,
    DataError,
    Measure,
    ObsStatus,
    Origin,
    Scope,
    Source,
    SourceKind,
    Valuation,
)

DOCUMENT = {
    "source_id": "nsc-exports-2024",
    "compiler": "NSC",
    "author": "",
    "title": "Exports by country",
    "url": "https://stat.example/exports",
    "published": "2024-11",
    "copy_of": "",
    "accessed": "2026-11-29",
}
ROW = {
    "source_id": "nsc-exports-2024",
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
GRAIN = {"product": "wheat", "unit": "t", "obs_value": "400.5"}
SPEECH = DOCUMENT | {"compiler": "KGZ-PRES", "author": "A. President"}
CLAIM = ROW | {
    "reporter_scope": "whole",
    "partner_scope": "some",
    "period_start": "",
    "period_end": "",
}


def written(*rows: Mapping[str, str], header: tuple[str, ...] = COLUMNS) -> str:
    """A file with these rows, each cell in the column of the header."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([header, *([row[column] for column in header] for row in rows)])
    return sink.getvalue()


def documents(*rows: Mapping[str, str]) -> str:
    """A file of documents."""
    return written(*rows, header=SOURCE_COLUMNS)


SOURCES = {"record/sources.csv": documents(DOCUMENT)}


def read(*changes: dict[str, str]) -> Ledger:
    """Figures of one document that differ from the first in these cells."""
    return read_ledger(SOURCES | {"record/a.csv": written(*(ROW | change for change in changes))})


def document(change: Mapping[str, str]) -> Source:
    """The document with these cells changed, as it is read for its one figure."""
    described = DOCUMENT | change
    figure = written(ROW | {"source_id": described["source_id"]})
    files = {"record/sources.csv": documents(described), "record/a.csv": figure}
    (source,) = read_ledger(files).sources
    return source


def claims(change: Mapping[str, str], author: str = "A. President") -> Ledger:
    """One claim with these cells changed."""
    claim = written(CLAIM | change, header=CLAIM_COLUMNS)
    described = documents(SPEECH | {"author": author})
    return read_claims({"claims/a.csv": claim, "claims/sources.csv": described})


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
    assert (source.published, source.accessed) == ("2024-11", date(2026, 11, 29))
    assert (source.title, source.url) == ("Exports by country", "https://stat.example/exports")


def test_a_figure_somebody_says_is_a_statement() -> None:
    assert document({}).kind is SourceKind.STATISTICS
    assert document({"author": "An ambassador"}).kind is SourceKind.STATEMENT
    assert document({"compiler": "RUS-GOV"}).kind is SourceKind.STATEMENT


@pytest.mark.parametrize(
    ("change", "identifier"),
    [
        (GROWTH, "KGZ-RUS:exports:growth:2022-from-2021"),
        ({"period_end": "2022-11-30"}, "KGZ-RUS:exports:level:2022-01..2022-11"),
        ({"period_end": "2022-01-31"}, "KGZ-RUS:exports:level:2022-01"),
        ({"period_start": "", "period_end": ""}, "KGZ-RUS:exports:level:not-stated"),
        ({"product": "gold"}, "KGZ-RUS:exports:level:2022:gold"),
        ({"indicator": "gdp", "partner": ""}, "KGZ-none:gdp:level:2022"),
        ({"partner": "EU27", "definition": "eu_27"}, "KGZ-EU27:exports:level:2022"),
        ({"bound": "up_to"}, "KGZ-RUS:exports:level:2022:up_to"),
        (PEOPLE, "KGZ-RUS:migrants:level:2022:present"),
        (GRAIN, "KGZ-RUS:exports:level:2022:wheat:t"),
        (GRAIN | {"indicator": "imports"}, "KGZ-RUS:imports:level:2022:wheat:t"),
        (GRAIN | {"unit": "USD"}, "KGZ-RUS:exports:level:2022:wheat"),
        (GRAIN | {"unit": "EUR"}, "KGZ-RUS:exports:level:2022:wheat"),
        ({"indicator": "quantity", "unit": "t"}, "KGZ-RUS:quantity:level:2022"),
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


@pytest.mark.parametrize("unit", ["t", "pieces", "litres", "m3"])
@pytest.mark.parametrize("indicator", ["exports", "imports"])
def test_a_good_is_on_record_in_money_and_as_it_is_counted(indicator: str, unit: str) -> None:
    good = {"indicator": indicator, "product": "spirits", "obs_value": "7.5"}
    figures = read(good, good | {"unit": unit}).observations
    assert [f.unit for f in figures] == ["USD", unit]
    money, counted = (f.observation_id for f in figures)
    assert counted == f"{money}:{unit}"


def test_a_claim_is_stated_and_keeps_its_scopes() -> None:
    ledger = claims({})
    (figure,), (source,) = ledger.observations, ledger.sources
    assert (figure.origin, figure.quotation_id) == (Origin.STATED, None)
    assert (figure.reporter_scope, figure.partner_scope) == (Scope.WHOLE, Scope.SOME)
    assert (figure.period_start, figure.compiler) == (None, "KGZ-PRES")
    assert (source.kind, source.author) == (SourceKind.STATEMENT, "A. President")
    assert figure.observation_id == "nsc-exports-2024:KGZ-RUS:exports:level:not-stated"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reporter_scope": ""}, "reporter_scope is empty"),
        ({"partner_scope": "most"}, "partner_scope 'most' is not in the scope code list"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_named(change: dict[str, str], sentence: str) -> None:
    with pytest.raises(DataError, match=rf"claims/a\.csv, row 2: {sentence}"):
        claims(change)


def test_a_claim_has_somebody_who_made_it() -> None:
    with pytest.raises(DataError, match=r"claims/sources\.csv, row 2: author is empty"):
        claims({}, author="")


def test_the_ledger_the_claims_and_the_documents_have_headers_of_their_own() -> None:
    wrong = "row 1: the header is not "
    figures = f"{wrong}source_id,indicator,measure,product,reporter,partner,period"
    with pytest.raises(DataError, match=figures):
        read_ledger(SOURCES | {"a.csv": written(CLAIM, header=CLAIM_COLUMNS)})
    with pytest.raises(DataError, match="reporter,reporter_scope,partner,partner_scope,period"):
        read_claims(SOURCES | {"a.csv": written(ROW)})
    with pytest.raises(DataError, match=f"{wrong}source_id,compiler,author,title,url,published"):
        read_ledger({"record/sources.csv": written(ROW), "record/a.csv": written(ROW)})


def test_figures_of_one_document_name_it_and_documents_come_in_their_order() -> None:
    second = {"source_id": "other", "published": "2025", "compiler": "NSC-RELAYED"}
    ledger = read_ledger(
        {
            "record/a.csv": written(ROW | {"source_id": "other"}, ROW, ROW | {"partner": "KAZ"}),
            "record/sources.csv": documents(DOCUMENT, DOCUMENT | second),
        }
    )
    assert [source.source_id for source in ledger.sources] == ["nsc-exports-2024", "other"]
    assert [(f.source_id, f.compiler, f.published) for f in ledger.observations] == [
        ("other", "NSC-RELAYED", "2025"),
        ("nsc-exports-2024", "NSC", "2024-11"),
        ("nsc-exports-2024", "NSC", "2024-11"),
    ]


def test_a_folder_may_have_documents_of_its_own() -> None:
    other = {"source_id": "other"}
    ledger = read_ledger(
        {
            "record/a.csv": written(ROW, ROW | other),
            "record/nsc/sources.csv": documents(DOCUMENT | other),
        }
        | SOURCES
    )
    assert {source.source_id for source in ledger.sources} == {"nsc-exports-2024", "other"}


def test_only_a_file_of_that_name_has_documents() -> None:
    """`my_sources.csv` is a file of figures."""
    with pytest.raises(
        DataError, match=r"record/my_sources\.csv, row 1: the header is not source_id,ind"
    ):
        read_ledger({"record/my_sources.csv": documents(DOCUMENT)})


def test_a_document_described_twice_is_named_with_both_places() -> None:
    again = "row 3: source_id 'nsc-exports-2024' stands in record/sources.csv, row 2 too"
    with pytest.raises(DataError, match=f"record/sources.csv, {again}"):
        read_ledger({"record/sources.csv": documents(DOCUMENT, DOCUMENT | {"title": "Other"})})
    with pytest.raises(
        DataError, match=r"record/nsc/sources.csv, row 2: .*record/sources.csv, row 2"
    ):
        read_ledger(SOURCES | {"record/nsc/sources.csv": documents(DOCUMENT)})


def test_a_document_of_no_figure_is_named() -> None:
    rule = r"record/sources\.csv, row 3: source_id 'other' is the document of no figure"
    described = documents(DOCUMENT, DOCUMENT | {"source_id": "other"})
    with pytest.raises(DataError, match=rule):
        read_ledger({"record/sources.csv": described, "record/a.csv": written(ROW)})


def test_a_figure_of_no_document_is_named() -> None:
    with pytest.raises(
        DataError, match=r"record/a\.csv, row 2: source_id 'nsc-exports-2024' is in"
    ):
        read_ledger({"record/a.csv": written(ROW)})


BROKEN_DOCUMENTS = [
    ({"source_id": "NSC 1"}, "source_id 'NSC 1' is not written as"),
    ({"source_id": "-nsc"}, "source_id '-nsc' is not written as"),
    ({"source_id": "nsc:1"}, "source_id 'nsc:1' is not written as"),
    ({"source_id": ""}, "source_id is empty"),
    ({"compiler": ""}, "compiler is empty"),
    ({"compiler": "ABC"}, "compiler 'ABC' is not in the compiler code list"),
    ({"title": " "}, "title is empty"),
    ({"url": ""}, "url is empty"),
    ({"url": "stat.example"}, "url 'stat.example' is not an http address"),
    ({"url": "data:text/html,x"}, "url 'data:text/html,x' is not an http address"),
    ({"url": "https://a.example/ b"}, "url 'https://a.example/ b' has a blank"),
    ({"published": ""}, "published is empty"),
    ({"published": "2024-13"}, "published '2024-13' is not a date"),
    ({"published": "Nov 2024"}, "published 'Nov 2024' is not a date"),
    ({"accessed": ""}, "accessed is empty"),
    ({"accessed": "2026-11"}, "accessed '2026-11' is not a day"),
    ({"accessed": "2026-02-30"}, "accessed '2026-02-30' is not a day"),
    ({"accessed": "29.11.2026"}, "accessed '29.11.2026' is not a day"),
    (
        {"accessed": "2024-10-31"},
        "accessed '2024-10-31' is before the document was published, 2024-11",
    ),
    (
        {"published": "2026-11-30"},
        "accessed '2026-11-29' is before the document was published, 2026-11-30",
    ),
    ({"title": "Exports\x00"}, r"title 'Exports\x00' has a control character"),
    ({"copy_of": "\x85"}, r"copy_of '\x85' has a control character"),
]


@pytest.mark.parametrize(("change", "sentence"), BROKEN_DOCUMENTS)
def test_a_broken_rule_of_a_document_is_named_with_its_place(
    change: dict[str, str], sentence: str
) -> None:
    with pytest.raises(DataError) as error:
        document(change)
    assert error.value.place == "record/sources.csv, row 2"
    assert sentence in str(error.value)
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("published", "accessed"),
    [("2024-11", "2024-11-01"), ("2024", "2024-01-01"), ("2024-11-05", "2024-11-05")],
)
def test_a_document_is_read_on_the_first_day_it_may_have_been_published(
    published: str, accessed: str
) -> None:
    source = document({"published": published, "accessed": accessed})
    assert source.accessed == date.fromisoformat(accessed)


def test_a_note_may_run_over_lines() -> None:
    (figure,) = read({"note": "Early\tedition\r\nLater\n"}).observations
    assert figure.note == "Early\tedition\r\nLater\n"


BROKEN = [
    ({"reporter": "XX"}, "reporter 'XX' is not in the area code list"),
    ({"partner": "rus"}, "partner 'rus' is not in the area code list"),
    ({"partner": ""}, "partner is empty"),
    ({"indicator": "gdp"}, "partner 'RUS' is given, but gdp has no partner"),
    ({"unit": "XXX"}, "unit 'XXX' is not in the unit code list"),
    ({"unit": ""}, "unit is empty"),
    ({"indicator": "tourism"}, "indicator 'tourism' is not in the indicator code list"),
    ({"measure": "rate"}, "measure 'rate' is not in the measure code list"),
    ({"bound": "some"}, "bound 'some' is not in the bound code list"),
    ({"valuation": "FOB"}, "valuation 'FOB' is not in the valuation code list"),
    ({"definition": "x"}, "definition 'x' is not in the definition code list"),
    ({"definition": "present"}, "definition 'present' is no definition of exports"),
    (PEOPLE | {"definition": ""}, "definition is empty"),
    (PEOPLE | {"definition": "eu_27"}, "definition 'eu_27' is no definition of migrants"),
    (
        {"definition": "eu_27"},
        "definition 'eu_27' is of a block, and neither reporter nor partner is one",
    ),
    ({"note": "a\x00b"}, r"note 'a\x00b' has a control character"),
    ({"note": "\x1b[2J"}, r"note '\x1b[2J' has a control character"),
    ({"obs_value": "\x7f1"}, r"obs_value '\x7f1' has a control character"),
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
    ({"source_id": ""}, "source_id is empty"),
    ({"source_id": "NSC 1"}, "source_id 'NSC 1' is in no sources.csv"),
    ({"source_id": "other"}, "source_id 'other' is in no sources.csv"),
    ({"product": "Gold bars"}, "product 'Gold bars' is not in the product code list"),
    (GROWTH | {"unit": "USD"}, "unit 'USD' does not fit the growth of exports"),
    (GROWTH | {"unit": "percent"}, "unit 'percent' does not fit the growth of exports"),
    ({"unit": "ratio"}, "unit 'ratio' does not fit the level of exports"),
    ({"unit": "persons"}, "unit 'persons' does not fit the level of exports"),
    (
        {"indicator": "migrants", "definition": "present"},
        "unit 'USD' does not fit the level of migrants",
    ),
    ({"unit": "t"}, "unit 't' does not fit the level of exports"),
    ({"unit": "pieces"}, "unit 'pieces' does not fit the level of exports"),
    ({"unit": "litres"}, "unit 'litres' does not fit the level of exports"),
    ({"unit": "m3"}, "unit 'm3' does not fit the level of exports"),
    (
        GRAIN | {"unit": "persons", "obs_value": "4"},
        "unit 'persons' does not fit the level of exports",
    ),
    (GRAIN | {"unit": "ratio"}, "unit 'ratio' does not fit the level of exports"),
    (GROWTH | {"product": "wheat", "unit": "t"}, "unit 't' does not fit the growth of exports"),
    (GRAIN | {"measure": "change"}, "unit 't' does not fit the change of exports"),
    (GRAIN | {"measure": "share"}, "unit 't' does not fit the share of exports"),
    (GRAIN | {"indicator": "trade_turnover"}, "unit 't' does not fit the level of trade turnover"),
    (GRAIN | {"indicator": "trade_balance"}, "unit 't' does not fit the level of trade balance"),
    (GRAIN | {"indicator": "quantity", "unit": "litres"}, "does not fit the level of quantity"),
    (GRAIN | {"obs_value": "-1"}, "obs_value -1 is below zero, as no exports can be"),
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


def test_a_figure_kept_in_two_files_is_named_with_both_places() -> None:
    twice = {"record/a.csv": written(ROW), "record/b.csv": written(ROW)}
    with pytest.raises(DataError, match=r"record/b.csv, row 2: .* stands in record/a.csv, row 2"):
        read_ledger(SOURCES | twice)


def test_a_document_is_of_the_record_or_of_the_claims() -> None:
    record, said = read({}), claims({})
    twice = r"claims: source_id 'nsc-exports-2024' stands in record too"
    with pytest.raises(DataError, match=twice):
        combine({"record": record, "claims": said})
    (source,) = said.sources
    apart = replace(said, sources=(replace(source, source_id="speech"),))
    both = combine({"record": record, "claims": apart})
    assert [len(both.observations), len(both.sources)] == [2, 2]


@pytest.mark.parametrize(
    "text", ["", "\n", written(header=COLUMNS[1:]), written(header=("a", "b")), "a\n"]
)
def test_a_wrong_header_is_named(text: str) -> None:
    with pytest.raises(DataError, match=r"a\.csv, row 1: the header is not source_id,indicator,"):
        read_ledger(SOURCES | {"a.csv": text})
    with pytest.raises(DataError, match=r"sources\.csv, row 1: the header is not source_id,comp"):
        read_ledger({"sources.csv": text})


def test_rows_are_counted_as_an_editor_counts_lines() -> None:
    text = written(ROW | {"note": "two\nlines"}, ROW | {"partner": "KAZ"}) + "\n"
    assert len(read_ledger(SOURCES | {"a.csv": text}).observations) == 2
    with pytest.raises(DataError, match=r"a\.csv, row 6: it has 1 cells, the header 17"):
        read_ledger(SOURCES | {"a.csv": text + "word\n"})
    with pytest.raises(DataError, match=r"a\.csv, row 6: it is no CSV"):
        read_ledger(SOURCES | {"a.csv": text + '"open\n'})
    described = SOURCES["record/sources.csv"] + "\nword\n"
    with pytest.raises(DataError, match=r"sources\.csv, row 4: it has 1 cells, the header 8"):
        read_ledger({"record/sources.csv": described})


@given(st.text())
def test_any_text_is_a_ledger_or_a_named_error(text: str) -> None:
    for candidate in (text, written() + text):
        try:
            assert isinstance(read_ledger(SOURCES | {"a.csv": candidate}), Ledger)
        except DataError as error:
            assert error.place.startswith(("a.csv, row ", "record/sources.csv, row 2"))
        try:
            assert isinstance(read_ledger({"sources.csv": candidate}), Ledger)
        except DataError as error:
            assert error.place.startswith("sources.csv, row ")


@given(column=st.sampled_from(COLUMNS), cell=st.text())
def test_any_cell_is_taken_or_named_with_its_row(column: str, cell: str) -> None:
    try:
        read({}, {"partner": "KAZ", column: cell})
    except DataError as error:
        assert error.place == "record/a.csv, row 3"


@given(column=st.sampled_from(SOURCE_COLUMNS), cell=st.text())
def test_any_cell_of_a_document_is_taken_or_named_with_its_row(column: str, cell: str) -> None:
    try:
        document({column: cell})
    except DataError as error:
        assert error.place == "record/sources.csv, row 2"


@given(
    partners=st.lists(
        st.sampled_from(sorted(areas().keys() - {"KGZ"})), unique=True, min_size=1, max_size=8
    ),
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


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"obs_value": "1" * 18}, "has more than the 17 digits that are kept"),
        ({"obs_value": "0.1" + "3" * 17}, "has more than the 17 digits that are kept"),
        ({"period_start": "1899-12-31"}, "period_start '1899-12-31' is before 1900"),
        ({"note": "right \u202eleft"}, "has a control character, which nobody can see"),
        ({"note": "a \u2067b\u2069"}, "has a control character, which nobody can see"),
    ],
)
def test_what_no_office_prints_is_refused(change: dict[str, str], said: str) -> None:
    with pytest.raises(DataError) as refused:
        read(change)
    assert said in str(refused.value)


def test_a_cell_of_any_length_is_named_in_a_sentence_that_can_be_read() -> None:
    with pytest.raises(DataError) as refused:
        read({"obs_value": "x" * 100_000})
    assert len(str(refused.value)) < 500
    assert read({"obs_value": "1" * 17, "period_start": "1900-01-01"}).observations

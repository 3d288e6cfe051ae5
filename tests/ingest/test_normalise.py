"""Rows of an article: identifiers, contexts, constants of a stated figure."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import indicators
from lib.codelists.rules import problems
from lib.ingest.normalise import normalise
from lib.model import (
    AreaMention,
    Bound,
    Direction,
    Extraction,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Period,
    Reading,
    Scope,
    TieReading,
    TimeWords,
    Valuation,
)
from lib.model.quotation import CONTEXT
from lib.reader.extraction import extract
from tests.ingest.test_values import reading
from tests.reader.extraction.test_extract import article

TEXT = (
    "Long before the others came, our exports to Norway reached $2 million and imports $3 million "
    "in 2021, and we buy gas from Norway. The meeting took place at 12:30 in a hall by the river."
)
YEAR = TimeWords("year", {"year": "2023"}, 0, 1)
HALF = TimeWords("half", {"ordinal": "1", "year": "2024"}, 0, 1)
BETWEEN = TimeWords("years", {"from": "2015", "to": "2022"}, 0, 1)
WINDOW = TimeWords("window_years", {"count": "4"}, 0, 1)
TIMES = [
    *(None, YEAR, HALF, BETWEEN, WINDOW, TimeWords("now", {}, 0, 1)),
    *(TimeWords("year", {"year": str(year)}, 0, 1) for year in (2022, 2024, 2025)),
    *(TimeWords("first_months", {"count": str(n), "year": "0"}, 0, 1) for n in (9, 10, 11)),
    TimeWords("end_of_year", {"year": "2024"}, 0, 1),
    TimeWords("earlier", {}, 0, 1, anchor=HALF),
]


def row_of(read: Reading) -> Observation:
    (row,) = normalise(Extraction((read,), (), ()), TEXT, article()).observations
    return row


def test_a_figure_has_the_confidence_of_its_reading_and_what_was_inferred() -> None:
    near = AreaMention("NOR", Scope.WHOLE, "named", 48, 54)
    far = AreaMention("NOR", Scope.WHOLE, "inherited", 48, 54)
    read = replace(
        reading(1.0, "USD", Measure.LEVEL, None, Bound.EXACT),
        start=TEXT.index("12:30"),
        end=TEXT.index("12:30") + 5,
        partner=far,
        confidence=0.25,
    )
    row = row_of(read)
    assert (row.confidence, row.inferred) == (0.25, "partner_inherited indicator_assumed")
    assert row_of(replace(read, partner=near)).inferred == "indicator_assumed"
    itself = replace(far, code="KGZ")  # left open: it is the reporter
    assert row_of(replace(read, partner=itself)).inferred == "indicator_assumed"


def test_a_person_vouches_for_an_article_that_was_checked() -> None:
    """Of its figures nobody asks how sure a reader was."""
    read = replace(reading(1.0, "USD", Measure.LEVEL, None, Bound.EXACT), confidence=0.25)
    checked = replace(article(), checked=date(2024, 11, 5))
    (row,) = normalise(Extraction((read,), (), ()), TEXT, checked).observations
    assert row.confidence is None and row_of(read).confidence == 0.25


UNITS = {Measure.GROWTH: "ratio", Measure.SHARE: "percent"}


def grown(measure: Measure, when: TimeWords | None, base: TimeWords | None) -> Reading:
    read = reading(2.0, UNITS.get(measure, "USD"), measure, Direction.UP, Bound.EXACT)
    return replace(read, period=when, base_period=base)


def code(row: Observation, base: bool = False) -> str | None:
    start, end = (
        (row.base_period_start, row.base_period_end) if base else (row.period_start, row.period_end)
    )
    assert (start is None) == (end is None)
    return Period(start, end).code if start and end else None


@pytest.mark.parametrize("measure", [Measure.GROWTH, Measure.CHANGE])
@pytest.mark.parametrize(
    ("when", "base", "read", "read_base"),
    [
        (YEAR, None, "2023", "2022"),
        (HALF, None, "2024-01..2024-06", "2023-01..2023-06"),
        (HALF, TimeWords("year", {"year": "2019"}, 0, 1), "2024-01..2024-06", "2019"),
        (BETWEEN, None, "2022", "2015"),
        (BETWEEN, TimeWords("year", {"year": "2014"}, 0, 1), "2015-01..2022-12", "2014"),
        (WINDOW, None, "2020-10-16..2024-10-16", None),
        (None, YEAR, None, "2023"),
        (None, None, None, None),
        (TimeWords("month", {"month": "13"}, 0, 1), None, None, None),
    ],
)
def test_growth_has_a_base(
    measure: Measure,
    when: TimeWords | None,
    base: TimeWords | None,
    read: str | None,
    read_base: str | None,
) -> None:
    row = row_of(grown(measure, when, base))
    assert (code(row), code(row, base=True)) == (read, read_base)


@pytest.mark.parametrize("measure", [Measure.LEVEL, Measure.SHARE])
def test_what_does_not_grow_has_no_base(measure: Measure) -> None:
    row = row_of(grown(measure, BETWEEN, YEAR))
    assert (code(row), code(row, base=True)) == ("2015-01..2022-12", None)


@pytest.mark.parametrize("partner", [None, AreaMention("EU27", Scope.SOME, "named", 0, 1)])
def test_a_partner_is_as_read_or_absent(partner: AreaMention | None) -> None:
    here = AreaMention("KGZ", Scope.WHOLE, "named", 0, 1)
    indicator = "exports" if partner else "gdp"
    row = row_of(replace(grown(Measure.LEVEL, YEAR, None), partner=partner, indicator=indicator))
    tie = TieReading(0, 4, "imports", "gas", here, partner, True, ())
    (said,) = normalise(Extraction((), (tie,), ()), TEXT, article()).ties
    wanted = (partner.code, partner.scope) if partner else (None, None)
    assert (row.partner, row.partner_scope) == (said.partner, said.partner_scope) == wanted
    assert (row.reporter, said.reporter) == ("KGZ", "KGZ")


@pytest.mark.parametrize(
    ("in_speech", "speaker", "spoken_by"),
    [(True, "A B", "A B"), (False, "A B", None), (True, "", None), (False, "", None)],
)
def test_words_are_the_speaker_s_where_the_speaker_speaks(
    in_speech: bool, speaker: str, spoken_by: str | None
) -> None:
    read = replace(grown(Measure.LEVEL, YEAR, None), in_speech=in_speech)
    found = normalise(Extraction((read,), (), ()), TEXT, article(speaker=speaker))
    assert [row.speaker for row in found.quotations] == [spoken_by]


def test_identifiers_are_addresses() -> None:
    rows = normalise(extract(TEXT, article()), TEXT, article())
    assert [row.exact for row in rows.quotations] == ["$2 million", "$3 million", "gas"]
    for row in rows.observations:
        assert row.observation_id == row.quotation_id
    assert rows.ties[0].tie_id == f"{rows.quotations[2].quotation_id};imports:gas"
    start = TEXT.index("$2")
    assert rows.quotations[0].quotation_id == f"any#char={start},{start + 10}"


def test_contexts_are_short_and_single() -> None:
    rows = normalise(extract(TEXT, article()), TEXT, article())
    for row in rows.quotations:
        assert max(len(row.prefix), len(row.suffix)) <= CONTEXT
        assert TEXT.count(row.prefix + row.exact + row.suffix) == 1


def test_a_stated_figure_names_its_source_and_claims_nothing_else() -> None:
    rows = normalise(extract(TEXT, article()), TEXT, article())
    for row in rows.observations:
        assert (row.origin, row.obs_status) == (Origin.STATED, ObsStatus.NORMAL)
        assert row.valuation is Valuation.UNSTATED
        assert (row.source_id, row.published) == ("any", "2024-10-16")
        assert (row.definition, row.compiler, row.note) == (None, None, None)


def test_a_rejection_keeps_its_words() -> None:
    rows = normalise(extract(TEXT, article()), TEXT, article())
    assert [(row.exact, row.reason.value, row.source_id) for row in rows.rejections] == [
        ("12:30", "time_of_day", "any")
    ]


HERE = AreaMention("KGZ", Scope.WHOLE, "named", 0, 1)
RUSSIA = AreaMention("RUS", Scope.SOME, "named", 0, 1)


def said(**changes: object) -> Reading:
    read = replace(grown(Measure.LEVEL, YEAR, None), partner=RUSSIA)
    return replace(read, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read", "withheld", "columns"),
    [
        (said(), None, ()),
        (said(partner=HERE), "partner_is_reporter", ("partner", "partner_scope")),
        (
            said(period=TimeWords("now", {}, 0, 1)),
            "period_of_one_day",
            ("period_start", "period_end"),
        ),
        (
            said(period=TimeWords("end_of_year", {"year": "2024"}, 0, 1)),
            "period_after_publication",
            ("period_start", "period_end"),
        ),
        (
            said(period=TimeWords("first_months", {"count": "10", "year": "2024"}, 0, 1)),
            "period_after_publication",
            ("period_start", "period_end"),
        ),
    ],
)
def test_what_cannot_be_right_is_left_open(
    read: Reading, withheld: str | None, columns: tuple[str, ...]
) -> None:
    row = row_of(read)
    assert row.withheld == withheld
    given = ("partner", "partner_scope", "period_start", "period_end")
    assert {name for name in given if getattr(row, name) is None} == set(columns)


def test_a_base_goes_with_its_period_but_not_the_one_that_words_give() -> None:
    ten_months = TimeWords("first_months", {"count": "10", "year": "2024"}, 0, 1)
    alone = row_of(replace(grown(Measure.GROWTH, ten_months, None), partner=RUSSIA))
    assert (code(alone), code(alone, base=True)) == (None, None)
    named = row_of(replace(grown(Measure.GROWTH, ten_months, YEAR), partner=RUSSIA))
    assert (code(named), code(named, base=True)) == (None, "2023")
    assert alone.withheld == named.withheld == "period_after_publication"
    over = row_of(replace(grown(Measure.GROWTH, YEAR, YEAR), partner=RUSSIA))
    assert (code(over), code(over, base=True)) == ("2023", None)
    assert over.withheld == "base_not_before_period"


def test_a_number_that_can_be_no_figure_is_rejected() -> None:
    read = replace(grown(Measure.SHARE, YEAR, None), number=120.0, partner=RUSSIA)
    rows = normalise(Extraction((read,), (), ()), TEXT, article())
    assert (rows.observations, rows.readings, rows.quotations) == ((), (), ())
    assert [one.reason.value for one in rows.rejections] == ["impossible"]


@given(
    st.builds(
        replace,
        st.just(said()),
        number=st.floats(0, 1e6),
        unit=st.sampled_from(["USD", "persons", "percent", "ratio", "t"]),
        measure=st.sampled_from(list(Measure)),
        direction=st.sampled_from([None, *Direction]),
        indicator=st.sampled_from(list(indicators())),
        deficit=st.booleans(),
        partner=st.sampled_from([None, HERE, RUSSIA]),
        reporter=st.sampled_from([HERE, AreaMention("EAEU", Scope.WHOLE, "named", 0, 1)]),
        period=st.sampled_from(TIMES),
        base_period=st.sampled_from(TIMES),
    )
)
def test_no_figure_that_comes_out_can_be_wrong(read: Reading) -> None:
    rows = normalise(Extraction((read,), (), ()), TEXT, article())
    assert len(rows.observations) + len(rows.rejections) == 1
    for row in rows.observations:
        assert problems(row) == ()

"""Corrections by hand: kept with what was read, checked like the ledger."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest import addition, described, guessed, put_right
from lib.ingest.corrections import COLUMNS
from lib.model import DataError, Measure, Observation, RejectionReason, Scope
from lib.reader.documents import Document

TEXT = "Exports of Kyrgyzstan to Russia reached $3 million in 2023. In 2023 trade halved."
READ = addition(TEXT, described(TEXT, guessed(Document(TEXT), date(2024, 5, 1))))
FIGURE = READ.observations[0]


def corrected(changes: dict[str, Any]) -> Observation:
    """The first figure with these changes; a refusal is raised."""
    found, refused = put_right(READ, {FIGURE.observation_id: changes}, (), "me")
    for errors in refused.values():
        raise errors[0]
    return found.observations[0]


def test_a_correction_says_what_was_read_and_by_whom_it_was_changed() -> None:
    found = corrected({"indicator": "imports", "obs_value": 4e6})
    assert (found.indicator, found.obs_value) == ("imports", 4e6)
    assert found.note == "indicator read as exports; obs_value read as 3000000; changed by me"


def test_what_a_person_put_right_is_no_guess_of_the_readers() -> None:
    guess = replace(FIGURE, confidence=0.5, inferred="partner_inherited period_inherited")
    read = replace(READ, observations=(guess, *READ.observations[1:]))
    for changes, inferred in (
        ({"partner": "CHN"}, "period_inherited"),
        ({"period_end": "2023-06-30"}, "partner_inherited"),
        ({"bound": "more_than"}, "partner_inherited period_inherited"),
    ):
        found, _ = put_right(read, {FIGURE.observation_id: changes}, (), "me")
        right = found.observations[0]
        assert (right.confidence, right.inferred) == (None, inferred)
    same, _ = put_right(read, {FIGURE.observation_id: {"partner": "RUS"}}, (), "me")
    assert same.observations[0] == guess


def test_what_is_as_it_was_read_is_no_correction() -> None:
    assert corrected({"indicator": "exports", "period_start": "2023-01-01"}) == FIGURE


def test_without_a_partner_there_is_no_scope_of_it() -> None:
    found = corrected({"indicator": "gdp", "partner": None})
    assert (found.partner, found.partner_scope) == (None, None)
    changes = {found.observation_id: {"indicator": "exports", "partner": "CHN"}}
    again, _ = put_right(replace(READ, observations=(found,)), changes, (), "me")
    assert again.observations[0].partner_scope is Scope.WHOLE


@pytest.mark.parametrize("column", ["indicator", "measure", "partner"])
def test_what_a_share_is_of_goes_with_its_indicator_and_measure(column: str) -> None:
    share = replace(
        FIGURE,
        indicator="trade_turnover",
        obs_value=43.0,
        measure=Measure.SHARE,
        unit="percent",
        definition="share_of_imports",
    )
    changes = {
        "indicator": {"indicator": "other"},
        "measure": {"measure": "growth", "unit": "ratio"},
        "partner": {"partner": "CHN"},
    }
    read = replace(READ, observations=(share,))
    again, refused = put_right(read, {FIGURE.observation_id: changes[column]}, (), "me")
    assert not refused
    kept = "share_of_imports" if column == "partner" else None
    assert again.observations[0].definition == kept


def test_goods_are_corrected_and_lose_the_words_they_were_read_from() -> None:
    found = corrected({"product": "gold"})
    assert (found.product, found.note) == ("gold", "product read as empty; changed by me")
    read = replace(READ, observations=(replace(FIGURE, product="tea", product_words="tea"),))
    again, _ = put_right(read, {FIGURE.observation_id: {"product": None}}, (), "me")
    assert (again.observations[0].product, again.observations[0].product_words) == (None, None)


def test_a_partner_on_no_list_may_stay_and_a_code_takes_the_place_of_its_words() -> None:
    africa = replace(FIGURE, partner=None, partner_words="Africa")
    read = replace(READ, observations=(africa,))
    for changes, partner in (
        ({"bound": "more_than"}, (None, "Africa")),
        ({"partner": "EGY"}, ("EGY", None)),
    ):
        found, _ = put_right(read, {FIGURE.observation_id: changes}, (), "me")
        figure = found.observations[0]
        assert (figure.partner, figure.partner_words) == partner
        assert figure.partner_scope is Scope.WHOLE


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"unit": "persons"}, "unit"),
        ({"measure": "growth"}, "unit"),
        ({"measure": "growth", "unit": "ratio", "obs_value": -2}, "obs_value"),
        ({"indicator": "migrants"}, "unit"),
        ({"partner": None}, "partner"),
        ({"partner": "KGZ"}, "partner"),
        ({"indicator": "gdp"}, "partner"),
        ({"partner": "XX"}, "partner"),
        ({"product": "unobtainium"}, "product"),
        ({"bound": "maybe"}, "bound"),
        ({"indicator": ""}, "indicator"),
        ({"obs_value": float("nan")}, "obs_value"),
        ({"obs_value": "many"}, "obs_value"),
        ({"period_start": None}, "period_start"),
        ({"period_start": "soon"}, "period_start"),
        ({"period_end": "2022-12-31"}, "period_end"),
        ({"base_period_start": "2022-01-01", "base_period_end": "2022-12-31"}, "base_period_start"),
        ({"observation_id": "mine"}, "observation_id"),
    ],
)
def test_what_breaks_a_rule_is_named(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(DataError) as caught:
        corrected(changes)
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"indicator": "gdp"}, "partner: 'RUS' is given, gross domestic product has none"),
        ({"partner": None}, "partner: is empty, and exports has a partner"),
        ({"partner": "KGZ"}, "partner: 'KGZ' is the reporter too, and no group of countries"),
        (
            {"measure": "growth", "unit": "ratio", "obs_value": 0},
            "obs_value: 0 is not above zero, as growth (new by base) is",
        ),
        ({"period_start": None}, "period_start: is empty although period_end is given"),
        ({"period_end": None}, "period_end: is empty although period_start is given"),
        ({"period_end": "2022-12-31"}, "period_end: 2022-12-31 is before period_start 2023-01-01"),
        ({"obs_value": True}, "obs_value: True is not a number"),
    ],
)
def test_the_rule_that_is_broken_is_said(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DataError) as caught:
        corrected(changes)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator": "trade_balance", "obs_value": -2e6},
        {"obs_value": 0},
        {"period_end": "2023-01-02"},
        {"period_start": None, "period_end": None},
        {"measure": "growth", "unit": "ratio", "obs_value": 0.001},
        {
            **{"measure": "growth", "unit": "ratio", "obs_value": 2.0},
            **{"base_period_start": "2022-01-01", "base_period_end": "2022-12-31"},
        },
        {
            **{"measure": "change", "obs_value": -2e6},
            **{"base_period_start": "2022-01-01", "base_period_end": "2022-01-02"},
        },
    ],
)
def test_what_breaks_no_rule_is_taken(changes: dict[str, Any]) -> None:
    found = corrected(changes)
    for column, value in changes.items():
        cell = getattr(found, column)
        assert (str(cell) if isinstance(cell, date) else cell) == value


def test_a_refused_correction_leaves_the_figure_as_read() -> None:
    changes = {FIGURE.observation_id: {"unit": "t"}}
    found, refused = put_right(READ, changes, (), "me")
    assert found == READ
    assert list(refused) == [FIGURE.observation_id]


def test_what_is_refused_takes_nothing_else_with_it() -> None:
    other = READ.observations[1]
    changes = {
        FIGURE.observation_id: {
            **{"partner": "KGZ", "bound": "almost", "period_end": "2023-01-01"},
            **{"obs_value": -2e6, "indicator": "imports"},
        },
        other.observation_id: {"partner": "CHN"},
    }
    found, refused = put_right(READ, changes, (), "me")
    (right, changed) = found.observations
    assert (right.bound, right.partner, right.period_end) == ("almost", "RUS", FIGURE.period_end)
    assert (right.obs_value, right.indicator) == (FIGURE.obs_value, "exports")
    assert changed.partner == "CHN"
    assert list(refused) == [FIGURE.observation_id]
    assert [str(error) for error in refused[FIGURE.observation_id]] == [
        "obs_value: -2000000 is below zero, as no imports can be",
        "partner: 'KGZ' is the reporter too, and no group of countries",
        "period_end: 2023-01-01 is one day, and exports adds up over a time",
    ]


def test_a_partner_that_was_left_open_may_be_filled_in_and_need_not_be() -> None:
    text = "Exports of Russia to Russia reached $3 million in 2023."
    read = addition(text, described(text, guessed(Document(text), date(2024, 5, 1))))
    (figure,) = read.observations
    assert (figure.partner, figure.withheld) == (None, "partner_is_reporter")
    changes: dict[str, Any] = {figure.observation_id: {"obs_value": 4e6}}
    (found,) = put_right(read, changes, (), "me")[0].observations
    assert (found.obs_value, found.partner, found.withheld) == (4e6, None, "partner_is_reporter")
    changes = {figure.observation_id: {"partner": "CHN"}}
    corrected, refused = put_right(read, changes, (), "me")
    (found,) = corrected.observations
    assert (found.partner, found.partner_scope, found.withheld, refused) == (
        *("CHN", Scope.WHOLE, None),
        {},
    )


def test_a_figure_taken_out_is_a_number_not_taken() -> None:
    found, _ = put_right(READ, {}, [FIGURE.observation_id], "me")
    assert FIGURE not in found.observations
    out = [one for one in found.rejections if one.reason is RejectionReason.BY_HAND]
    assert [TEXT[one.start : one.end] for one in out] == [READ.quotations[0].exact]
    assert READ.quotations[0] not in found.quotations


@given(
    st.dictionaries(
        st.sampled_from(COLUMNS),
        st.one_of(st.none(), st.text(), st.floats(), st.booleans(), st.sampled_from(["RUS", "t"])),
    )
)
def test_whatever_is_typed_gives_a_figure_or_a_sentence(changes: dict[str, Any]) -> None:
    try:
        found = corrected(changes)
    except DataError as error:
        assert error.place in COLUMNS
    else:
        unchanged = {column: getattr(FIGURE, column) for column in COLUMNS}
        assert replace(found, note=None, **unchanged) == FIGURE

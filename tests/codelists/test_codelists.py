"""The vocabularies: complete, consistent with the model, and honest about membership."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from lib import codelists
from lib.codelists import (
    CODELISTS,
    Area,
    Code,
    Membership,
    area_aliases,
    area_code,
    area_label,
    areas,
    codelist,
    events,
    label,
    members,
    memberships,
    nested,
    unit_refusal,
)
from lib.model import (
    Bound,
    DataError,
    Measure,
    ObsStatus,
    Origin,
    RejectionReason,
    Scope,
    SourceKind,
    Valuation,
)
from tests.newcomer import added, blocks, shipped

YEAR_2019 = (date(2019, 1, 1), date(2019, 12, 31))
YEAR_2023 = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("bound", Bound),
        ("measure", Measure),
        ("obs_status", ObsStatus),
        ("origin", Origin),
        ("rejection_reason", RejectionReason),
        ("scope", Scope),
        ("valuation", Valuation),
    ],
)
def test_a_list_and_its_enumeration_hold_the_same(name: str, values: type[StrEnum]) -> None:
    assert set(codelist(name)) == {value.value for value in values}


@pytest.mark.parametrize("name", CODELISTS)
def test_every_code_has_a_label(name: str) -> None:
    assert codelist(name)
    assert all(code.label().strip() for code in codelist(name).values())


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(DataError, match="code list unit: 'XXX' is not in it"):
        label("unit", "XXX")
    with pytest.raises(DataError, match="area code list: 'XX' is not in it"):
        area_label("XX")
    assert (label("unit", None), area_label(None)) == ("", "")


def test_a_label_is_in_the_language_asked_for_or_else_in_english() -> None:
    labels = {"en": "Russia", "ru": "Россия", "ky": ""}
    for one in (Code("RUS", labels), Area("RUS", "country", None, labels, None)):
        assert [one.label(code) for code in ("en", "ru", "ky")] == ["Russia", "Россия", "Russia"]
        assert one.label() == "Russia"
    assert (area_label("RUS", "ru"), label("bound", "exact", "xx")) == ("Россия", "{value}")


@pytest.mark.parametrize(
    ("written", "code"),
    [("rus", "RUS"), (" EU ", "EU27"), ("World", "WLD"), ("world", "WLD"), ("uk", "GBR")],
)
def test_an_area_is_found_by_its_code_or_another_spelling(written: str, code: str) -> None:
    assert area_code(written) == code


@pytest.mark.parametrize("written", ["", "Atlantis", "EU 27", "R"])
def test_what_is_no_area_is_none(written: str) -> None:
    assert area_code(written) is None


@pytest.mark.parametrize(
    ("unit", "measure", "indicator", "fits"),
    [
        ("USD", Measure.LEVEL, "exports", True),
        ("EUR", Measure.LEVEL, "exports", True),
        ("persons", Measure.LEVEL, "exports", False),
        ("persons", Measure.LEVEL, "migrants", True),
        ("USD", Measure.LEVEL, "migrants", False),
        ("ratio", Measure.GROWTH, "exports", True),
        ("ratio", Measure.GROWTH, "migrants", True),
        ("percent", Measure.GROWTH, "exports", False),
        ("percent", Measure.SHARE, "exports", True),
        ("ratio", Measure.SHARE, "exports", False),
        ("ratio", Measure.LEVEL, "exports", False),
        ("USD", Measure.CHANGE, "exports", True),
        ("persons", Measure.CHANGE, "migrants", False),
        ("ratio", Measure.CHANGE, "exports", False),
    ],
)
def test_a_figure_is_in_a_unit_of_its_measure_and_indicator(
    unit: str, measure: Measure, indicator: str, fits: bool
) -> None:
    refusal = unit_refusal(unit, measure, indicator)
    assert (refusal is None) is fits
    if (measure, indicator) == (Measure.CHANGE, "migrants"):
        assert str(refusal) == "does not fit a change, which is in money only"
    elif refusal:
        assert str(refusal) == f"does not fit the {measure} of {indicator}"


@pytest.mark.parametrize("unit", ["t", "pieces", "litres", "m3"])
@pytest.mark.parametrize("indicator", ["exports", "imports"])
def test_a_good_that_is_traded_may_be_in_units_of_its_own(indicator: str, unit: str) -> None:
    assert unit_refusal(unit, Measure.LEVEL, indicator, "wheat") is None
    assert unit_refusal("USD", Measure.LEVEL, indicator, "wheat") is None
    for refused in (
        unit_refusal(unit, Measure.LEVEL, indicator),
        unit_refusal(unit, Measure.SHARE, indicator, "wheat"),
        unit_refusal(unit, Measure.GROWTH, indicator, "wheat"),
        unit_refusal(unit, Measure.CHANGE, indicator, "wheat"),
        unit_refusal("persons", Measure.LEVEL, indicator, "wheat"),
        unit_refusal("ratio", Measure.LEVEL, indicator, "wheat"),
    ):
        assert refused is not None and str(refused).startswith("does not fit the ")


def test_nothing_but_exports_re_exports_and_imports_has_units_of_goods() -> None:
    for code in codelist("indicator"):
        fits = unit_refusal("litres", Measure.LEVEL, code, "petrol") is None
        assert fits == (code in ("exports", "imports", "re_exports")), code
    assert unit_refusal("t", Measure.LEVEL, "quantity") is None


def test_a_kind_of_unit_that_is_none_is_named(tmp_path: Path) -> None:
    listed = shipped("codelists", "indicator.toml").replace("mass count volume", "mass cuont", 1)
    rule = r"\[exports\] of_a_good 'cuont' is not one of count, mass, money, none, persons, "
    with added(tmp_path, {"indicator.toml": listed}, {}), pytest.raises(DataError, match=rule):
        codelists.indicators()


def test_a_good_lies_within_goods_that_are_on_the_list_and_never_within_itself() -> None:
    goods = codelist("product")
    assert {good.attributes.get("part_of") for good in goods.values()} <= {None, *goods}
    for code in goods:
        wider = [code]
        while outer := goods[wider[-1]].attributes.get("part_of"):
            assert outer not in wider, code
            wider.append(outer)
    assert goods["petrol"].attributes["part_of"] == "oil_products"
    assert goods["oil_products"].attributes["part_of"] == "energy"


def test_the_heading_of_a_good_is_one_of_the_harmonized_system() -> None:
    """A chapter, or a heading in it; that of a good within another lies in the other's."""
    goods = codelist("product")
    headings = {
        code: good.attributes["hs"] for code, good in goods.items() if "hs" in good.attributes
    }
    for code, listed in headings.items():
        for heading in listed.split():
            assert re.fullmatch(r"\d{2}(\d{2}(\d{2})?)?", heading), code
            assert 1 <= int(heading[:2]) <= 97, code
        outer = headings.get(goods[code].attributes.get("part_of", ""), "").split()
        if outer:
            assert all(heading.startswith(tuple(outer)) for heading in listed.split()), code


def test_compilers_say_whose_and_what_kind_of_figures_they_give() -> None:
    for compiler in codelist("compiler").values():
        assert compiler.attributes.get("side", "WLD") in areas()
        assert SourceKind(compiler.attributes["kind"]) is not SourceKind.ARTICLE
        assert compiler.attributes["terms"].strip()


def test_what_is_relayed_is_no_table_of_the_office() -> None:
    compilers = codelist("compiler")
    relayed = [code for code in compilers if code.endswith("-RELAYED")]
    assert relayed
    for code in relayed:
        office = compilers[code.removesuffix("-RELAYED")].attributes
        attributes = compilers[code].attributes
        assert (office["kind"], attributes["kind"]) == ("statistics", "statement")
        assert attributes["side"] == office["side"]
        assert attributes["terms"] != office["terms"]


def test_a_definition_is_one_of_an_indicator_and_says_what_is_counted() -> None:
    for definition in codelist("definition").values():
        assert set(definition.attributes["of"].split()) <= set(codelist("indicator"))
        assert definition.attributes["note"].strip()


def test_a_definition_of_a_block_names_a_day_and_who_is_counted_besides() -> None:
    """Who is counted besides is no member on that day, or the words would say nothing."""
    of_blocks = {"eu_27": "EU27", "eu_with_gbr": "EU27", "cis_with_ukr": "CIS"}
    of_blocks |= {"cis_with_ukr_and_geo": "CIS"}
    of_blocks |= {"sco_with_ind_and_pak": "SCO", "sco_with_ind_pak_and_irn": "SCO"}
    for code, definition in codelist("definition").items():
        assert ("as_of" in definition.attributes) == (code in of_blocks), code
        if code not in of_blocks:
            assert "includes" not in definition.attributes
            continue
        day = date.fromisoformat(definition.attributes["as_of"])
        counted = members(of_blocks[code], day, day)
        besides = definition.attributes.get("includes", "").split()
        assert set(besides) <= set(areas()) - set(counted), code
    day = date.fromisoformat(codelist("definition")["eu_27"].attributes["as_of"])
    assert len(members("EU27", day, day)) == 27 and "GBR" not in members("EU27", day, day)


def test_events_stand_in_the_order_of_time_with_names_and_a_source() -> None:
    assert [event.day for event in events()] == sorted(event.day for event in events())
    by_code = {event.code: event.day for event in events()}
    assert len(by_code) == len(events())
    joined = next(m.since for m in memberships() if (m.group, m.area) == ("EAEU", "KGZ"))
    left = next(m.until for m in memberships() if (m.group, m.area) == ("EU27", "GBR"))
    assert (by_code["kgz_joins_eaeu"], by_code["gbr_leaves_eu"]) == (joined, left)
    assert by_code["eu_kgz_agreement"] == date(2024, 6, 25)
    assert by_code["statement"] == date(2024, 10, 16)
    for event in events():
        assert all(event.labels[language].strip() for language in ("en", "ru", "ky"))
        assert event.source.strip() and event.url.startswith("https://")


def test_indicators_are_counted_in_a_kind_of_unit() -> None:
    kinds = {unit.attributes["kind"] for unit in codelist("unit").values()}
    for indicator in codelist("indicator").values():
        assert indicator.attributes["counted_in"] in kinds | {"none"}
        assert {"en", "ru", "ky", "note"} <= set(indicator.attributes)


def test_every_area_has_a_name_in_three_languages_and_its_own_code() -> None:
    for code, area in areas().items():
        assert code == area.code
        assert all(area.labels[language].strip() for language in ("en", "ru", "ky"))


def test_aliases_lead_to_areas_and_hide_none() -> None:
    assert area_aliases()["EU"] == "EU27"
    assert set(area_aliases().values()) <= set(areas())
    assert not set(area_aliases()) & set(areas())


def test_members_are_countries_and_blocks_are_blocks() -> None:
    for membership in memberships():
        assert areas()[membership.group].kind == "block"
        assert areas()[membership.area].kind == "country"
        assert membership.until is None or membership.since <= membership.until


def test_membership_is_by_date() -> None:
    assert "GBR" in members("EU27", *YEAR_2019)
    assert len(members("EU27", *YEAR_2019)) == 28
    assert len(members("EU27", *YEAR_2023)) == 27
    assert "GBR" not in members("EU27", date(2020, 1, 1), date(2020, 12, 31))
    assert members("EAEU", *YEAR_2023) == ("BLR", "KAZ", "RUS", "ARM", "KGZ")
    assert "UKR" not in members("CIS", *YEAR_2019)
    assert "RUS" in members("CIS", *YEAR_2019)


FAULTS = {
    "no area": (
        ("area_group.toml", '"TJK"', '"TJQ"'),
        "lib/codelists/area_group.toml: [C5] area 'TJQ' is not in area.csv",
    ),
    "no block": (
        ("area.csv", "C5,block,", "C5,country,"),
        "lib/codelists/area_group.toml: [C5] is no block in area.csv",
    ),
    "no day": (
        ("area_group.toml", "since = 1991-09-09", 'since = "1991"'),
        "lib/codelists/area_group.toml: [C5] TJK has no day since when (since = 1991-12-21)",
    ),
    "too few cells": (
        ("area.csv", "C5,block,,", "C5,block,"),
        "lib/codelists/area.csv: 'C5' is no row of 7 cells",
    ),
}


@pytest.mark.parametrize(("fault", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_slip_in_a_new_block_is_named(
    fault: tuple[str, str, str], sentence: str, tmp_path: Path
) -> None:
    name, right, wrong = fault
    lists = blocks()
    assert right in lists[name]
    place = lists[name].index("C5")
    lists[name] = lists[name][:place] + lists[name][place:].replace(right, wrong, 1)
    with added(tmp_path, lists, {}), pytest.raises(DataError) as caught:
        memberships()
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [
        (date(2015, 8, 12), date(2015, 8, 12), True),
        (date(2015, 8, 11), date(2015, 8, 12), False),
        (date(2015, 8, 12), date(2020, 1, 31), True),
        (date(2015, 8, 12), date(2020, 2, 1), False),
        (date(2020, 1, 31), date(2020, 1, 31), True),
        (date(2020, 2, 1), date(2020, 2, 1), False),
    ],
)
def test_a_membership_has_its_first_and_its_last_day(start: date, end: date, covered: bool) -> None:
    dated = Membership("EU27", "GBR", date(2015, 8, 12), date(2020, 1, 31), None)
    assert dated.covers(start, end) is covered


def test_the_days_on_which_britain_left_and_kyrgyzstan_joined() -> None:
    last, after = date(2020, 1, 31), date(2020, 2, 1)
    assert "GBR" in members("EU27", last, last)
    assert "GBR" not in members("EU27", after, after)
    assert "GBR" not in members("EU27", last, after)
    before, first = date(2015, 8, 11), date(2015, 8, 12)
    assert "KGZ" not in members("EAEU", before, before)
    assert "KGZ" not in members("EAEU", before, first)
    assert "KGZ" in members("EAEU", first, first)
    assert "KGZ" in members("EAEU", first, date(2030, 12, 31)), "a membership that has no end"


def test_two_blocks_of_the_same_members_lie_within_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    founded, ended = date(2000, 1, 1), date(2001, 1, 1)
    made = (
        *(Membership("ONE", area, founded, None, None) for area in ("RUS", "KAZ")),
        *(Membership("TWO", area, founded, None, None) for area in ("KAZ", "RUS")),
        Membership("ONE", "CHN", founded, ended, None),
    )
    monkeypatch.setattr(codelists, "memberships", lambda: made)
    assert nested("ONE", "TWO") and nested("TWO", "ONE")
    assert nested("CHN", "ONE") and not nested("CHN", "TWO"), "it was a member once"


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("RUS", "RUS", True),
        ("RUS", "CIS", True),
        ("CIS", "RUS", False),
        ("RUS", "EU27", False),
        ("EAEU", "CIS", True),
        ("CIS", "EAEU", False),
        ("EU27", "CIS", False),
        ("CHN", "WLD", True),
        ("WLD", "CHN", False),
        ("SPECA", "CIS", False),
    ],
)
def test_what_lies_within_what(inner: str, outer: str, expected: bool) -> None:
    assert nested(inner, outer) is expected

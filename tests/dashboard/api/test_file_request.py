"""Addresses are understood as people type them, or refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import area_aliases, areas
from lib.dashboard.api.file_request import FORMATS, AddressError, wanted
from lib.store import TABLES


@pytest.mark.parametrize(
    ("parameters", "partners"),
    [
        ([], None),
        ([("partner", "RUS,EU27")], ("EU27", "RUS")),
        ([("partner", "RUS"), ("partner", "EU27")], ("EU27", "RUS")),
        ([("partner", "EU27,RUS")], ("EU27", "RUS")),
        ([("partner", " rus , eu ,")], ("EU27", "RUS")),
        ([("partner", "RU,RUS,ru")], ("RUS",)),
        ([("partner", "world")], ("WLD",)),
        ([("partner", "")], ()),
        ([("partner", "none")], ()),
    ],
)
def test_partners(parameters: list[tuple[str, str]], partners: tuple[str, ...] | None) -> None:
    assert wanted("ties.json", parameters).partners == partners


@pytest.mark.parametrize("file", ["observations.xlsx", "all.zip"])
def test_another_order_of_partners_is_the_same_question_of_a_table(file: str) -> None:
    """It is answered with the file that is there, in place of one that is made afresh."""
    found = [wanted(file, [("partner", names)]) for names in ("RUS,CHN,RUS", "CHN,RUS", "rus,cn")]
    assert found[0] == found[1] == found[2]


def test_an_answer_has_its_rows_in_the_order_of_its_partners() -> None:
    assert wanted("compare.csv", [("partner", "RUS,CHN")]).partners == ("RUS", "CHN")
    assert wanted("compare.csv", [("partner", "CHN,RUS")]).partners == ("CHN", "RUS")


@given(st.lists(st.sampled_from([*areas(), *area_aliases()]), min_size=1), st.booleans())
def test_any_code_is_understood_joined_or_repeated(names: list[str], lower: bool) -> None:
    typed = [name.lower() if lower else name for name in names]
    joined = wanted("ties.csv", [("partner", ",".join(typed))])
    assert joined == wanted("ties.csv", [("partner", name) for name in typed])
    assert joined.partners is not None
    assert set(joined.partners) == {area_aliases().get(name, name) for name in names}


@given(st.sampled_from([*TABLES]), st.sampled_from(FORMATS))
def test_table_and_form_are_the_files_name(table: str, form: str) -> None:
    found = wanted(f"{table}.{form}", [])
    assert (found.name, found.form, found.bom) == (table, form, False)


def test_an_answer_has_choices() -> None:
    found = wanted("compare.csv", [("view", "share"), ("partner", "RUS")])
    assert (found.name, found.choices, found.partners) == ("compare", {"view": "share"}, ("RUS",))
    assert wanted("ties.csv", []).choices == {}


def test_bom_is_for_csv() -> None:
    assert wanted("ties.csv", [("bom", "1")]).bom
    assert not wanted("ties.csv", [("bom", "0")]).bom


@pytest.mark.parametrize(
    ("file", "parameters", "status", "named"),
    [
        ("figures.csv", [], 404, "'figures'"),
        ("manifest.json", [], 404, "'manifest'"),
        ("ties", [], 400, "''"),
        ("ties.xls", [], 400, "'xls'"),
        ("ties.csv.gz", [], 400, "'csv.gz'"),
        ("ties.csv", [("partner", "RUS,XX")], 400, "'XX'"),
        ("ties.csv", [("partner", "RUS,none")], 400, "'none'"),
        ("ties.csv", [("partners", "RUS")], 400, "'partners'"),
        ("ties.csv", [("view", "share")], 400, "'view'"),
        ("compare.csv", [("year", "2020")], 400, "'year'"),
        ("ties.csv", [("bom", "yes")], 400, "'yes'"),
        ("ties.json", [("bom", "1")], 400, "'bom'"),
        ("ties.csv", [("partner", "x" * 5000)], 400, "'" + "x" * 40 + "…'"),
        ("ties.csv", [("partner", "x" * 41)], 400, "'" + "x" * 40 + "…'"),
        ("ties.csv", [("partner", "x" * 40)], 400, "'" + "x" * 40 + "'"),
        ("ties.csv", [("partner", "A\nB")], 400, r"'A\nB'"),
    ],
)
def test_what_means_nothing_is_named(
    file: str, parameters: list[tuple[str, str]], status: int, named: str
) -> None:
    with pytest.raises(AddressError) as refused:
        wanted(file, parameters)
    sentence = str(refused.value)
    assert refused.value.status == status
    assert named in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 400


@given(st.text(), st.lists(st.tuples(st.text(), st.text())))
def test_anything_else_is_refused_in_one_line(file: str, parameters: list[tuple[str, str]]) -> None:
    try:
        wanted(file, parameters)
    except AddressError as refused:
        assert len(str(refused).splitlines()) == 1

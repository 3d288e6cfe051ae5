"""Tables on disk: what is written is read, damage is named, a kill leaves no half table."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import areas, codelist
from lib.model import DataError, Observation
from lib.store import TABLES, Column, data_dir, encode, read, stamp, write
from lib.store.schema import CITES
from tests.shipped import DATA
from tests.small import ROWS
from tests.store.articles import article

REPO = Path(__file__).resolve().parents[2]
VALUES: dict[pa.DataType, Any] = {
    pa.string(): st.text(st.characters(exclude_categories=["Cs"])),
    pa.float64(): st.floats(allow_nan=False),
    pa.int32(): st.integers(-(2**31), 2**31 - 1),
    pa.date32(): st.dates(),
}
FIGURE: dict[str, Any] = {
    "indicator": st.just("migrants"),
    "measure": st.just("level"),
    "unit": st.just("persons"),
    "reporter": st.just("KGZ"),
    "partner": st.just("RUS"),
    "partner_scope": st.just("whole"),
    "definition": st.none(),
    "obs_value": st.integers(0, 10**9).map(float),
    "published": st.sampled_from(["2024", "2024-11", "2024-11-05"]),
    "withheld": st.none(),
    "inferred": st.none(),
    "confidence": st.none() | st.floats(0, 1),
    **{f"{base}period_{end}": st.none() for base in ("", "base_") for end in ("start", "end")},
}
"""Of the table of observations what the rules for every figure look at."""


def values_of(column: Column) -> st.SearchStrategy[Any]:
    found = VALUES[column.type]
    if column.codelist:
        found = st.sampled_from(
            list(areas() if column.codelist == "area" else codelist(column.codelist))
        )
    return found | st.none() if column.nullable else found


def rows_of(name: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    table = TABLES[name]
    columns = {column.name: values_of(column) for column in table.columns}
    if name == "observations":
        columns |= FIGURE
    return st.lists(
        st.fixed_dictionaries(columns),
        unique_by=lambda row: tuple(row[column] for column in table.key),
        min_size=table.never_empty,
        max_size=5,
    )


def indicator(code: str, /, **changes: object) -> dict[str, object]:
    labels = {f"label_{language}": code for language in ("en", "ru", "ky")}
    return {"code": code, "note": "counted"} | labels | changes


@pytest.mark.parametrize("name", TABLES)
@given(data=st.data())
def test_what_is_written_is_read_in_the_order_of_the_key(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = data.draw(rows_of(name))
    folder = tmp_path_factory.mktemp("tables")
    write(folder, {name: encode(name, rows)})
    found = read(folder, name).to_pylist()
    key = TABLES[name].key
    assert found == sorted(rows, key=lambda row: tuple(row[column] for column in key))


def figures(count: int) -> list[Observation]:
    figure, *_ = article(1).observations
    return [replace(figure, observation_id=f"figure-{n}") for n in range(count)]


def test_rows_of_a_type_and_mappings_give_the_same_bytes() -> None:
    rows = figures(3)
    assert encode("observations", rows) == encode("observations", map(asdict, reversed(rows)))


def test_rows_are_not_in_memory_twice_while_they_are_encoded() -> None:
    """A row as a mapping takes 1,100 bytes; with none it was 190."""
    rows = figures(2000)
    encode("observations", rows[:1])
    tracemalloc.start()
    try:
        encode("observations", rows)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most / len(rows) < 400


@pytest.mark.parametrize("name", TABLES)
@given(data=st.data())
def test_the_order_of_rows_does_not_change_the_bytes(name: str, data: st.DataObject) -> None:
    rows = data.draw(rows_of(name))
    assert encode(name, data.draw(st.permutations(rows))) == encode(name, rows)


@pytest.mark.parametrize("name", TABLES)
def test_the_description_is_inside_the_file(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: encode(name, [])})
    schema = pq.read_schema(tmp_path / f"{name}.parquet")
    assert schema.equals(TABLES[name].schema, check_metadata=True)
    assert schema.metadata[b"row"].decode() == TABLES[name].row
    assert schema.metadata[b"terms"].decode() == TABLES[name].terms
    for column in TABLES[name].columns:
        assert schema.field(column.name).metadata[b"meaning"].decode() == column.meaning


@pytest.mark.parametrize("name", TABLES)
def test_a_shipped_file_says_under_what_terms_it_is(name: str) -> None:
    said = pq.read_schema(DATA / f"{name}.parquet").metadata[b"terms"].decode()
    assert said == TABLES[name].terms, "rebuild the tables"
    assert ("NSC: CC BY-NC-SA 4.0." in said) is (name in ("observations", "sources"))
    assert said.startswith("MIT") is TABLES[name].ours


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([indicator("a"), indicator("a")], "table indicators, row a: the key occurs twice"),
        ([indicator("a", note=None)], "table indicators, row a: note is empty"),
        ([indicator("a") | {"code": None}], "table indicators, row None: code is empty"),
        ([indicator("a", label_de="x")], "the columns are not the table's: label_de"),
        ([{"code": "a"}], "the columns are not the table's: label_en, label_ky, label_ru, note"),
        ([indicator("a", note=7)], "table indicators: "),
        ([indicator("a", note="\ud800")], "table indicators: "),
    ],
)
def test_rows_that_do_not_fit_are_named(rows: list[dict[str, object]], sentence: str) -> None:
    with pytest.raises(DataError) as error:
        encode("indicators", rows)
    assert sentence in str(error.value)


def test_only_tables_that_differ_are_written(tmp_path: Path) -> None:
    one, two = encode("indicators", [indicator("a")]), encode("indicators", [indicator("b")])
    assert write(tmp_path, {"indicators": one}) == ("indicators",)
    before = stamp(tmp_path, "indicators")
    assert write(tmp_path, {"indicators": one}) == ()
    assert stamp(tmp_path, "indicators") == before != (0, 0)
    assert write(tmp_path, {"indicators": two, "areas": encode("areas", [])}) == (
        "indicators",
        "areas",
    )
    assert sorted(os.listdir(tmp_path)) == ["areas.parquet", "indicators.parquet"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="the tables could not be written"):
        write(tmp_path / "nowhere", {"indicators": encode("indicators", [])})


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "areas.parquet").mkdir()
    with pytest.raises(DataError, match="the tables could not be written"):
        write(tmp_path, {"areas": encode("areas", [])})
    assert os.listdir(tmp_path) == ["areas.parquet"]


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    assert stamp(tmp_path, "ties") == (0, 0)
    with pytest.raises(DataError, match=r"^ties\.parquet: the table ties is missing$"):
        read(tmp_path, "ties")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"not a table", b"PAR1" + bytes(100) + b"PAR1"])
def test_a_file_that_is_no_table_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "ties.parquet").write_bytes(content)
    with pytest.raises(DataError, match=r"^ties\.parquet: the file is damaged or no Parquet file"):
        read(tmp_path, "ties")


_FOUND = pa.table(
    {"code": ["a"], "note": ["n"], **{f"label_{x}": ["l"] for x in ("en", "ru", "ky")}}
)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (_FOUND.drop_columns(["note"]), "the column note is missing"),
        (_FOUND.append_column("extra", [["x"]]), "the column 'extra' is not in the description"),
        (_FOUND.set_column(0, "code", [[1]]), "the column code holds int64, not string"),
        (_FOUND.set_column(0, "code", [pa.array([None], pa.string())]), "code has empty cells"),
    ],
)
def test_a_table_with_other_columns_is_named(
    found: pa.Table, sentence: str, tmp_path: Path
) -> None:
    pq.write_table(found, tmp_path / "indicators.parquet")
    with pytest.raises(DataError, match=f"^indicators.parquet: .*{sentence}"):
        read(tmp_path, "indicators")


def doubled(rows: pa.Table) -> pa.Table:
    return pa.concat_tables([rows, rows.slice(0, 1)])


def emptied(rows: pa.Table) -> pa.Table:
    return rows.slice(0, 0)


@pytest.mark.parametrize(
    ("name", "spoil", "sentence"),
    [
        ("sources", doubled, "the key occurs twice, source_id herald-2030-01-02"),
        ("quotations", doubled, r"the key occurs twice, quotation_id herald-2030-01-02#char=10,30"),
        ("rejections", doubled, "the key occurs twice, source_id .*, start "),
        ("area_groups", doubled, "the key occurs twice, area_group .*, area .*, since "),
        ("sources", emptied, "the table sources has no rows"),
        ("observations", emptied, "the table observations has no rows"),
        ("areas", emptied, "the table areas has no rows"),
        ("indicators", emptied, "the table indicators has no rows"),
    ],
)
def test_keys_that_occur_twice_and_tables_without_rows_are_named(
    name: str, spoil: Callable[[pa.Table], pa.Table], sentence: str, small_dir: Path
) -> None:
    path = small_dir / f"{name}.parquet"
    pq.write_table(spoil(pq.read_table(path)), path)
    with pytest.raises(DataError, match=rf"^{name}\.parquet: {sentence}"):
        read(small_dir, name)


@pytest.mark.parametrize(
    ("name", "column"),
    [(t.name, column) for t in TABLES.values() for column in t.columns if column.codelist],
)
def test_a_code_that_is_in_no_list_is_named(name: str, column: Column, small_dir: Path) -> None:
    path = small_dir / f"{name}.parquet"
    rows = pq.read_table(path)
    place = rows.column_names.index(column.name)
    values = ["Atlantis", *rows[column.name].to_pylist()[1:]]
    assert values
    pq.write_table(rows.set_column(place, rows.field(place), [values]), path)
    rule = f"{column.name} 'Atlantis' is not in the code list {column.codelist}"
    with pytest.raises(DataError, match=rf"^{name}\.parquet: {rule}$"):
        read(small_dir, name)


def test_a_file_from_before_a_column_was_known_is_read_with_it_empty(tmp_path: Path) -> None:
    row = dict(ROWS["observations"][0]) | {"partner_words": "Africa"}
    path = tmp_path / "observations.parquet"
    path.write_bytes(encode("observations", [row]))
    whole = pq.read_table(path)
    pq.write_table(whole.drop_columns(["partner_words"]), path)
    assert read(tmp_path, "observations")["partner_words"].to_pylist() == [None]
    documents = tmp_path / "sources.parquet"
    documents.write_bytes(encode("sources", [ROWS["sources"][1]]))
    assert read(tmp_path, "sources")["accessed"].to_pylist() == [date(2030, 1, 15)]
    pq.write_table(pq.read_table(documents).drop_columns(["accessed"]), documents)
    assert read(tmp_path, "sources")["accessed"].to_pylist() == [None]
    pq.write_table(whole.drop_columns(["note"]), path)
    with pytest.raises(DataError, match="the column note is missing"):
        read(tmp_path, "observations")


def test_text_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    ends, letters = pa.py_buffer(b"\0\0\0\0\1\0\0\0"), pa.py_buffer(b"\xff")
    spoilt = pa.Array.from_buffers(pa.string(), 1, [None, ends, letters])
    pq.write_table(_FOUND.set_column(1, "note", spoilt), tmp_path / "indicators.parquet")
    with pytest.raises(DataError, match=r"^indicators\.parquet: the file is damaged"):
        read(tmp_path, "indicators")


def test_damage_is_named_or_harmless(tmp_path: Path) -> None:
    """Pages carry checksums, so that no damaged byte becomes another figure."""
    rows = [indicator(f"code{n}", note=f"note {n % 7}" * 20) for n in range(300)]
    whole = encode("indicators", rows)
    path, chance, damaged = tmp_path / "indicators.parquet", random.Random(7), 0
    path.write_bytes(whole)
    expected = read(tmp_path, "indicators").to_pylist()
    for _ in range(400):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt[: chance.choice((len(whole), chance.randrange(len(whole))))])
        try:
            assert read(tmp_path, "indicators").to_pylist() == expected
        except DataError as error:
            assert error.place == "indicators.parquet"
            damaged += 1
    assert damaged > 200


_ENDLESS = """
import itertools, sys
from pathlib import Path
from lib.store import encode, write
def rows(letter, count):
    labels = {f"label_{x}": letter for x in ("en", "ru", "ky")}
    return [{"code": f"{letter}{n}", "note": letter * 50} | labels for n in range(count)]
kinds = {"kind": "country"}
versions = [
    {
        "indicators": encode("indicators", rows(letter, count)),
        "areas": encode("areas", [row | kinds for row in rows(letter, count)]),
    }
    for letter, count in (("a", 5000), ("b", 9000))
]
for version in itertools.cycle(versions):
    write(Path(sys.argv[1]), version)
    print("written", flush=True)
"""


def test_a_kill_at_any_moment_leaves_each_table_old_or_new(tmp_path: Path) -> None:
    chance = random.Random(11)
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", _ENDLESS, str(tmp_path)], cwd=REPO, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            process.send_signal(signal.SIGKILL)
        for name in ("indicators", "areas"):
            letters = {code[0] for code in read(tmp_path, name)["code"].to_pylist()}
            count = read(tmp_path, name).num_rows
            assert (letters, count) in [({"a"}, 5000), ({"b"}, 9000)]


def test_the_folder_is_the_one_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "/elsewhere")
    assert data_dir() == Path("/elsewhere")
    monkeypatch.delenv("DATA_DIR")
    assert data_dir() == REPO / "data"


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_columns_that_are_never_empty(name: str) -> None:
    table = TABLES[name]
    required = {column.name for column in table.columns if not column.nullable}
    assert table.key and set(table.key) <= required


def test_dates_stay_dates(tmp_path: Path) -> None:
    membership = {
        "area_group": "EU27",
        "area": "GBR",
        "since": date(1973, 1, 1),
        "until": date(2020, 1, 31),
        "note": None,
    }
    write(tmp_path, {"area_groups": encode("area_groups", [membership])})
    assert read(tmp_path, "area_groups").to_pylist() == [membership]


def test_what_is_cited_is_in_place_before_what_cites_it(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a kill between two tables that were only added to leaves no loose end."""
    placed: list[str] = []
    replaced = os.replace

    def noted(old: Path, new: Path) -> None:
        placed.append(Path(new).stem)
        replaced(old, new)

    monkeypatch.setattr(os, "replace", noted)
    for name in TABLES:
        (small_dir / f"{name}.parquet").unlink()
    write(small_dir, {name: encode(name, ROWS.get(name, ())) for name in TABLES})
    assert set(placed) == set(TABLES)
    for (name, _), cited in CITES.items():
        assert placed.index(cited) < placed.index(name)


def test_what_killed_builds_left_is_taken_away_and_what_others_write_is_not(
    small_dir: Path,
) -> None:
    left, at_work = small_dir / ".ties.1.tmp", small_dir / ".ties.2.tmp"
    for path in (left, at_work):
        path.write_bytes(b"half")
    os.utime(left, (time.time() - 4_000,) * 2)
    write(small_dir, {"ties": encode("ties", [])})
    assert not left.exists() and at_work.exists()


def test_a_disk_that_nothing_may_be_written_to_is_one_sentence(
    small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("lib.store.parquet.put", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(DataError, match=r"could not be written \(Read-only file system\)"):
        write(small_dir, {"ties": encode("ties", [])})

"""The data dictionary says what the tables are."""

from pathlib import Path

from lib.codelists import CODELISTS
from lib.store import TABLES, describe

REPO = Path(__file__).resolve().parents[2]


def test_the_readme_of_the_data_holds_the_dictionary() -> None:
    readme = (REPO / "data/README.md").read_text("utf-8")
    assert f"\n\n{describe()}<!-- end of tables -->\n" in readme, (
        "the tables have changed: run `multivector describe`"
    )


def test_every_table_and_column_is_described() -> None:
    sections = dict(part.split("\n", 1) for part in describe().split("### ")[1:])
    assert list(sections) == list(TABLES)
    for name, section in sections.items():
        assert f"One row is {TABLES[name].row}. Key: " in section
        for column in TABLES[name].columns:
            (line,) = (x for x in section.splitlines() if x.startswith(f"| `{column.name}` |"))
            assert column.meaning in line
            assert line.endswith(f"| {column.empty or 'never empty'} |")


def test_every_code_list_named_is_there() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert column.codelist in (None, "area", *CODELISTS)
            if column.codelist:
                file = "area.csv" if column.codelist == "area" else f"{column.codelist}.toml"
                assert f"(../lib/codelists/{file})" in describe()
                assert (REPO / "lib/codelists" / file).is_file()

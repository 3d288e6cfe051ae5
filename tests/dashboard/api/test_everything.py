"""All tables in one file, ``/data/all.zip``: what it holds is what each address gives."""

import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from lib import store
from tests.dashboard.api.asking import ask


@pytest.fixture(autouse=True)
def data_dir(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    return small_dir


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


@pytest.mark.parametrize("query", ["", "?partner=RUS,EU27", "?partner=none"])
def test_it_holds_the_file_of_every_table_and_says_so(query: str) -> None:
    answer = ask(f"/data/all.zip{query}", host="trade.example")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/zip"
    files = files_of(answer.body)
    tables = {f"{table}.csv" for table in store.TABLES}
    assert files.keys() == tables | {"README.txt", "datapackage.json"}
    package = json.loads(files["datapackage.json"])
    described = {resource["path"]: resource for resource in package["resources"]}
    assert described.keys() == tables
    read_me = files["README.txt"].decode()
    assert " from http://trade.example\n" in read_me
    assert package["homepage"] == "http://trade.example"
    for path, resource in described.items():
        assert ask(f"/data/{path}{query}").body == files[path]
        assert hashlib.sha256(files[path]).hexdigest() in resource["hash"]
        assert resource["bytes"] == len(files[path])
        rows = len(list(csv.reader(io.StringIO(files[path].decode(), newline="")))) - 1
        assert re.search(rf"{path}\W.*\b{rows}\b.*rows?", read_me), path


def test_it_is_named_for_its_partners_and_kept_by_who_has_it() -> None:
    first = ask("/data/all.zip?partner=RUS,EU27")
    assert "kgz-ties_all_partners-EU27-RUS" in first.headers["content-disposition"]
    assert first.headers["content-disposition"].endswith('.zip"')
    again = ask("/data/all.zip?partner=rus,eu", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert ask("/data/all.zip").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("query", "named"), [("partner=XX", "'XX'"), ("view=share", "'view'"), ("bom=1", "'bom'")]
)
def test_what_it_does_not_know_is_named(query: str, named: str) -> None:
    answer = ask(f"/data/all.zip?{query}")
    assert (answer.status, answer.text.count("\n")) == (400, 1)
    assert named in answer.text


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "parquet", ""])
def test_everything_is_a_zip_and_nothing_else(form: str) -> None:
    assert ask(f"/data/all.{form}").status == 404


def test_no_table_is_left_out_where_one_is_damaged(data_dir: Path) -> None:
    (data_dir / "ties.parquet").write_bytes(b"PAR1 not")
    answer = ask("/data/all.zip")
    assert (answer.status, answer.text[:14]) == (503, "ties.parquet: ")

"""What is written of the data for people is what code knows of them: tables, terms, compilers."""

import os
import shutil
import time
from pathlib import Path

import pytest

from lib.codelists import codelist
from lib.codelists.terms import compiler_terms
from lib.model import DataError
from lib.pipeline.dictionary import write_dictionary

REPO = Path(__file__).resolve().parents[2]
WRITTEN = ("README.md", "TERMS.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with the texts that are written into."""
    for name in WRITTEN:
        shutil.copy(REPO / "data" / name, tmp_path)
    return tmp_path


def compiler_rows(text: str) -> dict[str, list[str]]:
    """The cells of the table of compilers, by the code of each."""
    _, _, rest = text.partition("<!-- compilers:")
    table, _, _ = rest.partition("<!-- end of compilers -->")
    rows = [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()[4:]
    ]
    return {row[0].rsplit("(`", 1)[1].removesuffix("`)"): row for row in rows if len(row) > 1}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_shipped_is_what_would_be_written(name: str, folder: Path) -> None:
    write_dictionary(folder)
    shipped = (REPO / "data" / name).read_text("utf-8")
    assert (folder / name).read_text("utf-8") == shipped, "run `multivector describe`"


def test_there_is_one_row_a_compiler_the_strictest_first() -> None:
    rows = compiler_rows((REPO / "data/TERMS.md").read_text("utf-8"))
    assert set(rows) == set(codelist("compiler"))
    assert list(rows)[:3] == ["UN-COMTRADE", "IMF", "NSC"]
    for code, (name, shipped, under, cite, read) in rows.items():
        found = compiler_terms()[code]
        assert name.startswith(found.name)
        assert (under, cite) == (found.terms.label, found.cite)
        assert (shipped == "not stated") is (under == "not stated")
        assert read == "–" or f"<{found.read_at}>" in read
    assert rows["NSC"][1] == "yes, for non-commercial use, under the same terms"
    assert rows["RUS-FCS"][1:3] == ["not stated", "not stated"]


def test_a_folder_without_terms_gets_none(folder: Path) -> None:
    (folder / "TERMS.md").unlink()
    write_dictionary(folder)
    assert not (folder / "TERMS.md").exists()


@pytest.mark.parametrize("mark", ["terms", "compilers"])
def test_a_place_that_is_missing_is_named(mark: str, folder: Path) -> None:
    path = folder / "TERMS.md"
    text = path.read_text("utf-8").replace(f"<!-- end of {mark} -->", "")
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=f"TERMS.md: it has no '<!-- {mark}:' followed by"):
        write_dictionary(folder)
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("name", WRITTEN)
def test_what_cannot_be_written_is_named_and_stays(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(new: Path, old: Path) -> None:
        if name in old.name:
            raise PermissionError(13, "Permission denied")
        new.rename(old)

    before = (folder / name).read_bytes()
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(DataError, match=rf"/{name}: it cannot be written \(Permission denied\)$"):
        write_dictionary(folder)
    assert (folder / name).read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {*WRITTEN}


def test_the_licence_of_the_code_is_said_not_to_be_that_of_the_data() -> None:
    licence = " ".join((REPO / "LICENSE").read_text("utf-8").split())
    mit, _, rest = licence.partition("OTHER DEALINGS IN THE SOFTWARE.")
    assert mit.startswith("MIT License Copyright (c)")
    assert "data/" not in mit, "the text of the licence is its own"
    assert "It is not for the data" in rest
    for name in ("LICENSE", "CITATION.cff", "README.md", "data/README.md"):
        text = (REPO / name).read_text("utf-8")
        assert "TERMS.md" in text, name
        assert "CC BY-NC-SA 4.0" in text, name


def test_the_folder_of_the_committee_has_its_notice() -> None:
    notice = " ".join((REPO / "data/record/nsc/NOTICE.md").read_text("utf-8").split())
    for said in (
        "National Statistical Committee of the Kyrgyz Republic",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        "**Attribution**",
        "**Changes**: thousands of dollars were multiplied out",
        "**Not for commercial use.**",
        "**Share alike**: this folder, the rows with `compiler` NSC in `data/observations.parquet`",
    ):
        assert said in notice
    tables = {path.name for path in (REPO / "data/record/nsc").glob("*.csv")}
    with (REPO / "data/record/sources.csv").open(encoding="utf-8") as file:
        documents = [line.split(",")[0] for line in file if line.split(",")[1] == "NSC"]
    assert tables and documents
    for document in documents:
        number = document.split("-")[1]
        assert number in notice, "a table that the notice does not name"


@pytest.mark.parametrize("name", WRITTEN)
def test_a_description_is_put_in_place_in_one_step(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever ends it before that leaves what people wrote around the tables."""
    text = (folder / name).read_text("utf-8").replace("\n<!-- end", "\n| Other |\n<!-- end")
    (folder / name).write_text(text, "utf-8")
    (folder / name).chmod(0o664)

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(os, "replace", ended)
        with pytest.raises(KeyboardInterrupt):
            write_dictionary(folder)
    assert (folder / name).read_text("utf-8") == text
    left, at_work = folder / f".{name}.1.tmp", folder / f".{name}.2.tmp"
    for path in (left, at_work):
        path.write_bytes(b"half")
    os.utime(left, (time.time() - 4_000,) * 2)
    write_dictionary(folder)
    at_work.unlink()
    assert (folder / name).read_text("utf-8") != text
    assert (folder / name).stat().st_mode & 0o777 == 0o664
    assert sorted(path.name for path in folder.iterdir()) == sorted(WRITTEN)

"""A language nobody has written Python for is read as soon as its file is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.reader.evaluation.gold_standard import read_gold
from lib.reader.languages import languages
from tests.reader.extraction.test_passages import expected, figures

HERE = Path(__file__).parent


@pytest.fixture
def kazakh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of languages with Kazakh alone in it."""
    (tmp_path / "kk.toml").write_bytes((HERE / "kazakh.toml").read_bytes())
    monkeypatch.setattr("lib.reader.languages.files", lambda package: tmp_path)
    languages.cache_clear()
    yield
    languages.cache_clear()


@pytest.mark.usefixtures("kazakh")
def test_a_file_is_all_it_takes() -> None:
    passages = list(read_gold([HERE / "kazakh_passages.toml"]))
    assert len(passages) == 5
    for passage in passages:
        assert figures(passage) == expected(passage), passage.text

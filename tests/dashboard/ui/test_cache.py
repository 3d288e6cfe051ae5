"""What a page reads of several tables is of one piece, whatever is added meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lib import store
from lib.dashboard.ui import cache
from lib.model import Tables
from lib.store import add
from tests.store.articles import article


@pytest.mark.parametrize(
    "opened", [cache.tables, lambda: store.tables(Path("."))], ids=["pages", "addresses"]
)
def test_an_article_added_meanwhile_is_in_no_table(
    opened: Callable[[], Tables], small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    monkeypatch.chdir(small_dir)
    add(small_dir, [article(1)])
    tables = opened()
    assert "article-1" in tables.sources
    add(small_dir, [article(2)])
    for name in ("quotations", "observations", "rejections"):
        assert "article-2" not in set(tables.frame(name)["source_id"])
    assert "article-2" not in {row.source_id for row in tables.observations}
    later = opened()
    assert {"article-1", "article-2"} <= later.sources.keys()
    assert {"article-1", "article-2"} <= {row.source_id for row in later.observations}
    assert opened() is later, "while nothing changes it is one edition for everybody"

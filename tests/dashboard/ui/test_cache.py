"""What a page reads of several tables is of one piece, whatever is added meanwhile."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from lib.dashboard.api.shelf import Shelf

from lib.dashboard.ui.cache import Tables
from lib.store import add
from tests.store.articles import article


@pytest.mark.parametrize("opened", [Tables, lambda: Shelf(Path("."))], ids=["pages", "addresses"])
def test_an_article_added_meanwhile_is_in_no_table(
    opened: Callable[[], Mapping[str, pd.DataFrame]],
    small_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    monkeypatch.chdir(small_dir)
    add(small_dir, [article(1)])
    tables = opened()
    assert "article-1" in set(tables["sources"]["source_id"])
    add(small_dir, [article(2)])
    for name in ("sources", "quotations", "observations"):
        assert "article-2" not in set(tables[name]["source_id"])
    later = opened()
    for name in ("sources", "quotations", "observations"):
        assert {"article-1", "article-2"} <= set(later[name]["source_id"])
    assert "article-2" not in set(tables["rejections"]["source_id"])

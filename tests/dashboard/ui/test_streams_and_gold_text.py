"""Words for the streams of a year and for exports with and without gold."""

from typing import Any

import pandas as pd
import pytest

from lib.dashboard.ui import streams_and_gold_text
from lib.dashboard.views import run
from lib.model import Tables


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_streams_are_called_shortly_and_say_which_way(shipped: Tables) -> None:
    rows = streams_and_gold_text.streams_worded(run("streams", shipped, ("CIS", "RUS", "KAZ")))
    called = dict(zip(rows["series"], rows["called"], strict=True))
    assert called["CIS_X_RUS_X_KAZ"] == "Rest of the CIS"
    assert called["RUS"] == "Russia"
    one = streams_and_gold_text.streams_worded(run("streams", shipped, ("CIS", "RUS")))
    assert "CIS without Russia" in set(one["called"])
    rest = {name for series, name in called.items() if series.startswith("WLD_X_")}
    assert rest == {"All other countries"}
    for row in rows.to_dict("records"):
        assert row["sentence"] == f"{row['called']}, 2023: {row['flow']}"
        assert ("bought" in row["flow"]) == (row["indicator"] == "imports")


def test_a_caption_adds_up_each_side(shipped: Tables) -> None:
    rows = streams_and_gold_text.streams_worded(run("streams", shipped, ("RUS",)))
    bought = rows.loc[rows["indicator"] == "imports", "obs_value"].sum()
    caption = streams_and_gold_text.streams_caption(rows)
    assert caption.title.endswith("as streams, 2023")
    assert f"bought for ${bought / 1e9:.1f} billion and sold for $" in plain(caption.subtitle)
    assert "provisional" in caption.subtitle
    final = rows.assign(obs_status="A")
    assert "provisional" not in streams_and_gold_text.streams_caption(final).subtitle
    imports = rows[rows["indicator"] == "imports"]
    assert "and sold for $0.00." in streams_and_gold_text.streams_caption(imports).subtitle


def made(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of the answer `gold`."""
    common = {
        **{"partner": "CHE", "series": "CHE", "year": 2023, "unit": "USD", "indicator": "exports"},
        **{"obs_status": "A", "obs_value": 1e9, "product": None},
    }
    return streams_and_gold_text.gold_worded(pd.DataFrame([common | row for row in rows]))


def test_what_is_without_gold_is_called_so() -> None:
    rows = made({}, {"product": "not gold", "obs_value": 4e8}, {"partner": "WLD", "series": "WLD"})
    assert [plain(label) for label in rows["label"]] == [
        *("$1 billion", "$400 million without gold", "$1 billion"),
    ]
    assert rows["called"].tolist() == ["Switzerland", "Switzerland", "All countries"]
    assert rows["lane"].tolist()[::2] == ["Switzerland\n2023", "All countries\n2023"]
    assert plain(rows["sentence"].iloc[1]) == "Switzerland, 2023: $400 million without gold"


@pytest.mark.parametrize(
    ("partners", "named"),
    [(("CHE",), ""), (("CHE", "RUS", "GBR"), "on record for Russia and the United Kingdom.")],
)
def test_partners_without_a_figure_for_gold_are_named(
    partners: tuple[str, ...], named: str
) -> None:
    subtitle = streams_and_gold_text.gold_caption(made({}), partners).subtitle
    assert subtitle.endswith(named) and ("not on record" in subtitle) == bool(named)

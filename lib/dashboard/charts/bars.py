"""Members of a block by size."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.palette import QUIET, mark
from lib.dashboard.charts.picture_layout import Caption, framed, name_rows, room_for_names
from lib.dashboard.charts.plot_text import Label

_ROW = 30


def by_size(rows: pd.DataFrame, caption: Caption, chosen: Sequence[str]) -> go.Figure:
    """A bar a row, in the order given; the chosen partners in their colour, the rest grey.

    What is lumped together (`series` ends in ``_X_MEMBERS``) is hollow.
    """
    figure = framed(caption, rows, plot_height=_ROW * len(rows) + 8, left=room_for_names(rows))
    lumped = rows["series"].str.endswith("_X_MEMBERS")
    own = rows["partner"].isin(chosen) & ~lumped
    colours = [mark(p).colour if o else QUIET for p, o in zip(rows["partner"], own, strict=True)]
    figure.add_bar(
        x=rows["obs_value"].tolist(),
        y=rows["series"].tolist(),
        orientation="h",
        marker={
            "color": [
                "rgba(0,0,0,0)" if one else colour
                for one, colour in zip(lumped, colours, strict=True)
            ],
            "line": {"color": colours, "width": 1.2},
        },
        text=rows["words"].tolist(),
        textposition="outside",
        cliponaxis=False,
        hovertext=rows["sentence"].tolist(),
        hovertemplate=Label("%{hovertext}<extra></extra>"),
        width=0.62,
    )
    figure.update_xaxes(
        visible=False,
        range=[min(0.0, rows["obs_value"].min()) * 1.4, max(0.0, rows["obs_value"].max()) * 1.42],
    )
    name_rows(figure, rows)
    return figure

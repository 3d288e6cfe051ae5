"""Marks of hedged figures."""

import plotly.graph_objects as go

OPEN = {"more_than": 1, "at_least": 1, "almost": -1, "at_most": -1, "up_to": -1}
"""The side that the words of a bound leave open: 1 towards more, -1 towards less."""


def open_arrow(figure: go.Figure, x: float, y: float, bound: str, ink: str, **axes: str) -> None:
    """An arrow from a mark to the side that the words leave open, if they leave one open.

    `x` is as annotations want it: on a logarithmic axis, the logarithm. `axes` names those of
    the mark (`xref`, `yref`), where they are not the first.
    """
    way = OPEN.get(bound)
    if way is None:
        return
    figure.add_annotation(
        x=x,
        y=y,
        ax=-way * 24,
        ay=0,
        xshift=way * 30,
        showarrow=True,
        arrowhead=1,
        arrowwidth=1.6,
        arrowsize=1,
        arrowcolor=ink,
        text="",
        **axes,
    )

"""One chart of a page at its own address: ``/embed/trade?partner=RUS&chart=over_time``.

The question is the page's; ``chart`` names the chart (the first one where it is left out), and
``theme`` and ``save`` are for the document (`embed_document`).
"""

import json
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil

from starlette.concurrency import run_in_threadpool
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import Response

from lib import store
from lib.dashboard import exports, views
from lib.dashboard.api import embed_assets
from lib.dashboard.api.embed_document import HEADERS, Embed, Part, Sign, Words, document
from lib.dashboard.api.error_text import sentence
from lib.dashboard.charts.label_layout import text_width, wrapped_to
from lib.dashboard.charts.palette import GOODS, INKS, QUIET, SAID, Ink, style_of
from lib.dashboard.narrative import wording
from lib.dashboard.narrative.source_text import plain
from lib.dashboard.views.address import PAGES, parameter_of, written
from lib.dashboard.views.menus import alone, source_alone
from lib.dashboard.views.navigation import SITE
from lib.model import Chart, DataError, EndLabel, Message, Page, Question, Run, Text, mark

_OWN = ("chart", "theme", "save")
"""Parameters that are not the page's."""

_OF_PICTURE = ("scale", "events")
"""Choices that change how rows are drawn, and not which."""

_APART = 10
"""Pixels between a plot and the names of its lines."""

_LONGEST = 40
"""Characters of a name that is said back."""
_NONE = mark("There is no chart at this address.")
_NO_SUCH = mark("There is no chart {name} at this address; there are {charts}.")


@dataclass(frozen=True, slots=True)
class _Names:
    """How the names of lines are written: pixels of room beside the plot, more where a name needs
    it, and of the letters."""

    room: int
    size: int
    note_size: int


_WIDE, _NARROW = _Names(155, 13, 12), _Names(110, 12, 11)


async def _answer(request: Request) -> Response:
    answer = await run_in_threadpool(_document, request)
    kind = answer.headers["content-type"]
    answer.headers.update(HEADERS)  # what went wrong is said in the frame, too
    answer.headers["content-type"] = kind
    return answer


def _document(request: Request) -> Response:
    path = request.url.path
    name = request.path_params["view"]
    base = path.removesuffix(f"/embed/{name}")
    if name not in PAGES:
        missing = Message("There is no page {name}.", name=repr(name[:_LONGEST]))
        return sentence(missing, HTTPStatus.NOT_FOUND, request)
    pairs = request.query_params.multi_items()
    asked = {key: value for key, value in pairs if key in _OWN}
    try:
        tables = store.tables(store.data_dir())
        shown = views.shown(tables, name, [pair for pair in pairs if pair[0] not in _OWN])
    except DataError as error:
        return sentence(error.message, HTTPStatus.SERVICE_UNAVAILABLE, request)
    charts = {chart.key: chart for chart in shown.page.charts()}
    chart = charts.get(asked.get("chart", next(iter(charts), "")))
    if chart is None:
        name = asked.get("chart", "")
        may_be_said = bool(charts) and name.isidentifier() and len(name) <= _LONGEST
        missing = Message(_NO_SUCH, name=repr(name), charts=", ".join(charts))
        missing = missing if may_be_said else Message(_NONE)
        return sentence(missing, HTTPStatus.NOT_FOUND, request)
    origin = f"{request.url.scheme}://{request.url.netloc}{base}"
    words = document(
        embed_of(shown.question, shown.page, chart, origin + written(shown.question)),
        embed_assets.addresses(base),
        asked.get("theme", ""),
    )
    return Response(words, media_type="text/html")


class Embedded(HTTPEndpoint):
    """The document of a chart."""

    get = staticmethod(_answer)


def embed_of(question: Question, page: Page, chart: Chart, address: str) -> Embed:
    """A chart of the page that answers a question as its own document wants it; `address` is
    where readers find it."""
    words = wording(question.language)
    return Embed(
        key=chart.key,
        language=question.language,
        finding=chart.finding,
        subtitle=alone(chart, words),
        legend=[
            Sign(_glyph(item.glyph), _colour(item.area, item.glyph), item.label)
            for item in chart.legend
        ],
        figure=_with_names(chart, _WIDE) if chart.ends else chart.figure,
        narrow=chart.narrow or (_with_names(chart, _NARROW) if chart.ends else ""),
        alt=chart.alt,
        source=[_part(piece) for piece in source_alone(chart)],
        # A note that only leads on is for the page: a picture leads nowhere.
        notes=[plain(note) for note in chart.notes if not isinstance(note, Run)],
        notices=[plain(notice) for notice in page.notices],
        header=chart.table.head,
        rows=[[plain(cell) for cell in row] for row in chart.table.body],
        address=address,
        file_name=_file_name(chart, question),
        words=Words(
            table=chart.table.caption,
            save_as=words.text("Save as {format}", format="{format}"),
            site=SITE,
            open=words.text("Open on {site}", site=SITE),
            no_script=words.text("The chart needs JavaScript. Its figures are in the table."),
        ),
        dark=_dark(),
        ratio=0.5,
        least=chart.height,
        narrow_least=chart.narrow_height,
    )


def _with_names(chart: Chart, names: _Names) -> str:
    """The figure with the names of its lines inside, where the page has them beside it."""
    figure = json.loads(chart.figure)
    layout = figure.setdefault("layout", {})
    margin = layout.setdefault("margin", {})
    top, bottom = margin.get("t", 0), margin.get("b", 0)
    inside = max(1.0, chart.height - top - bottom)
    right = margin.get("r", 0)
    margin["r"] = max(right + names.room, *(_width(end, names) for end in chart.ends))
    layout["annotations"] = [
        *layout.get("annotations", ()),
        *(
            {
                "xref": "paper",
                "yref": "paper",
                "x": 1,
                "y": 1 - (end.top - top) / inside,
                "xshift": _APART,
                "xanchor": "left",
                "yanchor": "middle",
                "align": "left",
                "showarrow": False,
                "text": _end(end, names),
                "font": {"size": names.size, "color": style_of(end.area).text.light},
            }
            for end in chart.ends
        ),
    ]
    return json.dumps(figure)


def _width(end: EndLabel, names: _Names) -> int:
    """Pixels that a name with its value takes, and the space before it."""
    name = text_width(end.short or end.name, names.size, bold=True)
    return ceil(_APART + name + text_width(f" {end.value}", names.size))


def _end(end: EndLabel, names: _Names) -> str:
    """The name of a line and its value, and below them what must be known of it."""
    first = f"<b>{_drawn(end.short or end.name)}</b> {_drawn(end.value)}"
    note = wrapped_to(end.note, names.room, names.note_size) if end.note else []
    small = (f'<span style="font-size:{names.note_size}px">{_drawn(line)}</span>' for line in note)
    return "<br>".join((first, *small))


def _drawn(words: str) -> str:
    """Words as plotly draws them: it reads a small HTML."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _dark() -> dict[str, str]:
    """For each colour of a figure what it is on a dark page."""
    pairs = {ink.light: ink.dark for ink in INKS.values()}
    areas = ("RUS", "EU27", "CIS", "CHN", "EAEU", "KAZ", "TUR", "UZB")
    texts = (style_of(code).text for code in (*areas, *GOODS))
    pairs |= {text.light: text.dark for text in texts}
    return pairs


def _glyph(name: str) -> str:
    return "circle-open" if name == "hollow" else name


def _colour(area: str | None, glyph: str) -> str:
    if glyph in ("shade", "tick", "doubted"):
        return SAID
    if area is None and glyph in ("bar", "pale-bar"):
        return QUIET
    quiet: Ink = INKS["quiet"]
    return style_of(area).colour if area else quiet.light


def _part(piece: Text) -> Part:
    """A piece of the source line, with the first address in it."""
    if isinstance(piece, Run):
        return Part(piece.text, piece.address or "")
    if isinstance(piece, str):
        return Part(piece)
    address = next((run.address for run in piece if isinstance(run, Run) and run.address), "")
    return Part(plain(piece), address or "")


def _file_name(chart: Chart, question: Question) -> str:
    years = sorted({row.year for row in chart.rows.records if hasattr(row, "year")})
    span = (years[0], years[-1]) if years else None
    rows = chart.rows
    drawn = {name: value for name, value in question.choices if name in _OF_PICTURE}
    choices = {**dict(rows.choices), **drawn, **parameter_of(question.language)}
    return exports.file_name(rows.name, rows.partners, span, "", choices).strip(".")

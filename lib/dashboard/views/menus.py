"""What can be taken from a chart: pictures, files, addresses, a frame for other pages, captions."""

from functools import partial
from math import ceil
from urllib.parse import urlencode

from lib.dashboard.charts.label_layout import text_width, wrapped_to
from lib.dashboard.narrative import ENGLISH, Wording, source_text, wording
from lib.dashboard.views.address import parameter_of, written
from lib.model import Chart, Menus, Question, Rows, Run, Text

FORMS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet", "json": "JSON"}
"""In which rows are offered everywhere: how a file ends, and what it is called."""

_ON_WHITE = "theme=light"
"""Most pages that frame a chart are white, whatever the system of who reads them."""
_WIDE, _NARROW, _EDGES = 800, 350, 32
"""Pixels of a frame in a text, and of one on a phone; and of those beside its lines."""
_EMPTY = 80
"""Pixels above, between and below the parts of a chart in a frame, and of its line of buttons."""
_APART = 2
"""Pixels between notes."""
_BEST = 384
"""Pixels of a plot at that width, at least: it fills the room it has."""
_GLYPH, _ENTRIES_APART = 20, 18
_PLAIN, _SMALL, _LARGE = (15, 21), (13, 18.2), (20, 25)
"""Pixels of letters and of a line: of the subtitle, the source, and the finding."""
_LEGEND, _LEGEND_ABOVE = (14, 21.6), 6


def menus(question: Question, chart: Chart, origin: str, terms: str = "") -> Menus:
    """The menus of a chart on the page that answers a question; `origin` is where readers find
    the dashboard, without a slash at its end, `terms` what its files may not be used for."""
    words = wording(question.language)
    picture = _embedded(question, chart.key)
    address_in = partial(file_address, chart.rows, language=question.language)
    downloads = (
        Run(words.text("PNG picture"), f"{picture}&save=png"),
        Run(words.text("SVG picture"), f"{picture}&save=svg"),
        *(
            Run(name, file_address(chart.rows, form, question.language))
            for form, name in FORMS.items()
        ),
    )
    frame = words.text(
        '<iframe src="{address}" title="{title}" width="100%" height="{height}" '
        'style="border:0;height:{fitted}" loading="lazy"></iframe>',
        address=f"{origin}{picture}&{_ON_WHITE}",
        title=chart.finding.replace('"', "&quot;"),
        height=_frame_height(chart, words, _WIDE),
        fitted=_fitted_height(chart, words),
    )
    copies = (
        (words.text("Link"), origin + written(question)),
        (words.text("Embed code"), frame),
        *_captions(chart, words),
        (
            words.text("Address for programs"),
            origin + address_in("csv"),
        ),
    )
    return Menus(
        download=words.text("Download"),
        downloads=downloads,
        share=words.in_context("button", "Share"),
        copies=tuple((name, text) for name, text in copies if text),
        copied=words.text("Copied"),
        note=words.plural("{count} row", "{count} rows", len(chart.rows.records)),
        terms=terms,
    )


def _fitted_height(chart: Chart, words: Wording) -> str:
    """The height for the style sheet: between those of a narrow and of a wide frame it goes down as
    the width goes up, that of the window where the page names no container. A browser that does not
    know the unit takes the height of the element."""
    wide, narrow = (_frame_height(chart, words, width) for width in (_WIDE, _NARROW))
    if narrow <= wide:
        return f"{wide}px"
    slope = (narrow - wide) / (_WIDE - _NARROW)
    at_nothing = ceil(narrow + _NARROW * slope)
    return f"clamp({wide}px,{at_nothing}px - {100 * slope:.1f}cqw,{narrow}px)"


def _frame_height(chart: Chart, words: Wording, width: int) -> int:
    """Pixels of a frame of a width that shows the chart whole, from its finding to its source and
    licence."""
    line = width - _EDGES
    plot = chart.height if width == _WIDE else chart.narrow_height or chart.height
    subtitle = alone(chart, words)
    source = " · ".join(map(source_text.plain, source_alone(chart)))
    around = (
        _EMPTY
        + _lines(chart.finding, line, *_LARGE, bold=True)
        + _lines(subtitle, line, *_PLAIN)
        + _lines(source, line, *_SMALL)
        + sum(_lines(source_text.plain(note), line, *_SMALL) + _APART for note in chart.notes)
        + _legend_height(chart, line)
    )
    return ceil(max(plot, _BEST) + around)


def alone(chart: Chart, words: Wording) -> str:
    """What is drawn, and who said it: of a chart without the page that says so."""
    if not chart.attribution:
        return chart.subtitle
    return words.text(
        "{subtitle}. {attribution}", subtitle=chart.subtitle, attribution=chart.attribution
    )


def source_alone(chart: Chart) -> tuple[Text, ...]:
    """The source line without links within the site, which in a picture lead nowhere."""
    return tuple(piece for piece in chart.source if not _is_way_on(piece))


def _is_way_on(piece: Text) -> bool:
    return isinstance(piece, Run) and (piece.address or "").startswith(("/", "?", "#"))


def _lines(words: str, width: float, size: float, height: float, *, bold: bool = False) -> float:
    """Pixels of words below one another."""
    return height * len(wrapped_to(words, width, size, bold=bold))


def _legend_height(chart: Chart, width_of_line: float) -> float:
    size, height = _LEGEND
    lines, at = 0, width_of_line
    for item in chart.legend:
        width = _GLYPH + text_width(item.label, size)
        if at + _ENTRIES_APART + width > width_of_line:
            lines, at = lines + 1, width
        else:
            at += _ENTRIES_APART + width
    return lines * height + (_LEGEND_ABOVE if lines else 0)


def menus_of_visit(question: Question, chart: Chart) -> Menus:
    """The menus of a chart with rows of the reader's own article: no address shows it to others,
    and its files are made by the server of this visit."""
    words = wording(question.language)
    return Menus(
        download="",
        downloads=(),
        share=words.in_context("button", "Share"),
        copies=tuple((name, text) for name, text in _captions(chart, words) if text),
        copied=words.text("Copied"),
    )


def _captions(chart: Chart, words: Wording) -> tuple[tuple[str, str], ...]:
    return (
        (words.text("Caption"), chart.caption),
        (words.text("Caption with sources"), chart.caption_long),
    )


def _embedded(question: Question, chart: str) -> str:
    """The address of one chart as a document of its own."""
    _, _, query = written(question).partition("?")
    return f"/embed/{question.page}?{'&'.join(filter(None, [query, f'chart={chart}']))}"


def file_links(rows: Rows, words: Wording) -> tuple[str | Run, ...]:
    """The rows as files, in a line below a table that no menu belongs to."""
    pieces: list[str | Run] = [words.text("The same rows as a file:"), " "]
    for form, name in FORMS.items():
        pieces += [Run(name, file_address(rows, form, words.language)), " "]
    return tuple(pieces)


def file_address(rows: Rows, form: str, language: str = ENGLISH) -> str:
    """The address of the rows as a file with labels in a language."""
    parameters = {} if rows.partners is None else {"partner": ",".join(rows.partners) or "none"}
    parameters |= dict(rows.choices) | parameter_of(language)
    query = f"?{urlencode(parameters, safe=',')}" if parameters else ""
    return f"/data/{rows.name}.{form}{query}"

"""What can be taken from a chart: pictures, files, addresses, a frame for other pages, captions."""

from urllib.parse import urlencode

from lib.dashboard.narrative import Wording, wording
from lib.dashboard.views.address import written
from lib.model import Chart, Menus, Question, Rows, Run

FORMS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet", "json": "JSON"}
_HEIGHT = 640


def menus(question: Question, chart: Chart, origin: str) -> Menus:
    """The menus of a chart on the page that answers a question; `origin` is where readers find
    the dashboard, without a slash at its end."""
    words = wording(question.language)
    picture = _embedded(question, chart.key)
    downloads = (
        Run(words.text("PNG picture"), f"{picture}&save=png"),
        Run(words.text("SVG picture"), f"{picture}&save=svg"),
        *(Run(name, file_address(chart.rows, form)) for form, name in FORMS.items()),
    )
    frame = words.text(
        '<iframe src="{address}" title="{title}" width="100%" height="{height}" '
        'style="border:0" loading="lazy"></iframe>',
        address=origin + picture,
        title=chart.finding.replace('"', "&quot;"),
        height=_HEIGHT,
    )
    copies = (
        (words.text("Link"), origin + written(question)),
        (words.text("Embed code"), frame),
        *_captions(chart, words),
        (words.text("Address for programs"), origin + file_address(chart.rows, "csv")),
    )
    return Menus(
        download=words.text("Download"),
        downloads=downloads,
        share=words.text("Share"),
        copies=tuple((name, text) for name, text in copies if text),
        copied=words.text("Copied"),
        note=words.plural("{count} row", "{count} rows", len(chart.rows.records)),
    )


def menus_of_visit(question: Question, chart: Chart) -> Menus:
    """The menus of a chart with rows of the reader's own article: no address shows it to others,
    and its files are made by the server of this visit."""
    words = wording(question.language)
    return Menus(
        download="",
        downloads=(),
        share=words.text("Share"),
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


def file_address(rows: Rows, form: str) -> str:
    """The address of the rows as a file."""
    parameters = {} if rows.partners is None else {"partner": ",".join(rows.partners) or "none"}
    parameters |= dict(rows.choices)
    query = f"?{urlencode(parameters, safe=',')}" if parameters else ""
    return f"/data/{rows.name}.{form}{query}"

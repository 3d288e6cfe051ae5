"""What is around a plot: finding, subtitle, menus, legend, ends of lines, source, notes.

The figure holds marks and axes only. All words are HTML, so they wrap by themselves, are read by
screen readers and have the reader's theme.
"""

from lib.dashboard.markup.glyphs import colour_class
from lib.dashboard.markup.safe import Html
from lib.dashboard.markup.text import bare_table, legend, stretches
from lib.model import Chart, EndLabel, Menus, Terms

_PAGES = "/embed/"
_AS_PAGE, _AS_FILE = Html(" target='_blank'"), Html(" download")
"""A picture is made by a page of its own, which saves it."""


def above_plot(chart: Chart, menus: Menus | None = None) -> Html:
    """Finding, menus, subtitle and legend; for the keyboard, the way past the plot to its
    table."""
    return Html.filled(
        "<div class='mv mv-frame-head' id='{key}'><div class='mv-finding'><h2>{finding}</h2>"
        "<a class='mv-to-rows' href='#{rows}'>{table}</a>{menus}"
        "</div><div class='mv-sub'><p>{subtitle}</p>{legend}</div></div>",
        key=f"chart-{chart.key}",
        rows=_rows_key(chart),
        table=chart.table.caption,
        finding=chart.finding,
        subtitle=chart.subtitle,
        menus=_menus(menus) if menus else Html(),
        legend=legend(chart.legend),
    )


def end_labels(chart: Chart) -> Html:
    """The names of the lines, at the height of their ends."""
    if not chart.ends:
        return Html()
    return Html.filled(
        "<ul class='mv mv-ends' style='height:{height}px' aria-hidden='true'>{ends}</ul>",
        height=chart.height,
        ends=Html.joined(map(_end, chart.ends)),
    )


def below_plot(chart: Chart, *, is_open: bool = False) -> Html:
    """Source and notes, and for print and readers without scripts the table of the same rows;
    `is_open`: it is shown, not folded."""
    return Html.filled(
        "<div class='mv mv-frame-foot'><p class='mv-source'>{source}</p>{notes}"
        "<details class='mv-rows' id='{key}'{is_open}><summary>{summary}</summary>{table}"
        "</details>{terms}</div>",
        key=_rows_key(chart),
        source=Html.joined(map(stretches, chart.source), " · "),
        notes=Html.joined(
            Html.filled("<p class='mv-note'>{words}</p>", words=stretches(words))
            for words in chart.notes
        ),
        is_open=Html(" open") if is_open else Html(),
        summary=chart.table.caption,
        table=bare_table(chart.table, named=True),
        terms=_terms(chart.terms) if chart.terms else Html(),
    )


def _terms(terms: Terms) -> Html:
    return Html.filled(
        "<details class='mv-terms'><summary>{summary}</summary><dl>{entries}</dl></details>",
        summary=terms.summary,
        entries=Html.joined(
            Html.filled("<div><dt>{term}</dt><dd>{meaning}</dd></div>", term=term, meaning=meaning)
            for term, meaning in terms.entries
        ),
    )


def _rows_key(chart: Chart) -> str:
    return f"rows-{chart.key}"


def _end(end: EndLabel) -> Html:
    return Html.filled(
        "<li class='{of}' style='top:{top}px'><b><span class='wide'>{name}</span>"
        "<span class='narrow'>{short}</span></b> <span class='value'>{value}</span>{note}</li>",
        of=colour_class(end.area),
        top=round(end.top, 1),
        name=end.name,
        short=end.short,
        value=end.value,
        note=Html.filled("<small>{words}</small>", words=end.note) if end.note else Html(),
    )


def _menus(menus: Menus) -> Html:
    downloads = Html.joined(
        Html.filled(
            "<li><a href='{address}'{how}>{name}</a></li>",
            address=run.address,
            how=_AS_PAGE if (run.address or "").startswith(_PAGES) else _AS_FILE,
            name=run.text,
        )
        for run in menus.downloads
    )
    copies = Html.joined(
        Html.filled(
            "<li><button type='button' class='mv-copier'>{name}"
            "<code hidden>{text}</code></button></li>",
            text=text,
            name=name,
        )
        for name, text in menus.copies
    )
    return Html.filled(
        "<div class='mv-actions'>{download}{share}"
        "<span class='mv-said' role='status' data-copied='{copied}'></span></div>",
        download=_menu(menus.download, downloads, menus.note, menus.terms),
        share=_menu(menus.share, copies),
        copied=menus.copied,
    )


def _menu(name: str, items: Html, *notes: str) -> Html:
    """A list that opens; nothing where it has no items."""
    if not items:
        return Html()
    return Html.filled(
        "<details class='mv-menu'><summary>{name}</summary>"
        "<div><ul>{items}</ul>{notes}</div></details>",
        name=name,
        items=items,
        notes=Html.joined(
            Html.filled("<p class='quiet'>{words}</p>", words=note) for note in notes if note
        ),
    )

"""What was sold to each chosen partner in a year, and bought from it."""

from collections.abc import Collection, Iterator, Sequence

from lib.dashboard.charts.exports_imports import exports_imports
from lib.dashboard.charts.marks import Drawing, Mark, Pair
from lib.dashboard.narrative import Wording, ranking_text, trade_notes_text, trade_text
from lib.dashboard.queries import years
from lib.dashboard.queries.flows import flows
from lib.dashboard.queries.series import apart
from lib.dashboard.views.catalogue import MOST_PAIRS
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import Tab, framed, of_status
from lib.dashboard.views.trade_over_time import emptied, nothing, reading_notes, shown_partners
from lib.model import Controls, ObsStatus, Question, Rows, Table, Tables, TradeRow

_TURNOVER = "trade_turnover"


def both_flows(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices and the chart."""
    said = ranking_text.flows_subject(question.partners, words)
    if not years(tables):
        return Tab((nothing((), words),), trade_text.page_title(said, (), words))
    year = choices.years("year", words.text("Year"), years(tables), years(tables)[-1])
    title = trade_text.page_title(said, (int(year.chosen),), words)
    shown = question.partners
    if not shown:
        choices.notices.append(trade_notes_text.no_partner(words))
        shown, _ = shown_partners(tables, (), _TURNOVER, int(year.chosen))
    rows = flows(tables, shown, int(year.chosen), MOST_PAIRS)
    everybody = {row.partner for row in flows(tables, shown, int(year.chosen))}
    absent = tuple(_absent(tables, shown, everybody, int(year.chosen), words))
    if not rows:
        return Tab((Controls((year,)), nothing(absent, words)), title)
    choices.notices += absent
    drawing = _drawn(rows, words)
    notes = list(reading_notes(tables, rows, words))
    count = len({row.series for row in rows})
    if count < len(everybody):
        notes.insert(0, ranking_text.flows_cut_off(count, len(shown), words))
    chart = framed(
        tables,
        rows,
        drawing,
        words,
        key="exports_imports",
        finding=ranking_text.exports_imports(rows, words),
        subtitle=ranking_text.flows_subtitle(rows, words),
        alt=ranking_text.flows_alternative(rows, words),
        table=_table(rows, words),
        file=Rows("flows", rows, shown, (("year", year.chosen), ("largest", str(MOST_PAIRS)))),
        legend=of_status(drawing, words),
        notes=notes,
    )
    return Tab((Controls((year,)), chart), title)


def _absent(
    tables: Tables, partners: Sequence[str], drawn: Collection[str], year: int, words: Wording
) -> Iterator[str]:
    """Partners without a figure of the year, and why."""
    missing = [series for series in apart(partners) if series.area not in drawn]
    without_members = emptied(tables, missing, _TURNOVER, (year, year))
    if without_members:
        yield trade_notes_text.members_all_chosen(without_members, words)
    silent = [series.area for series in missing if series.area not in without_members]
    if silent:
        yield trade_notes_text.not_on_record(_TURNOVER, silent, str(year), words)


def _paired(rows: Sequence[TradeRow]) -> dict[str, dict[str, TradeRow]]:
    pairs: dict[str, dict[str, TradeRow]] = {}
    for row in rows:
        pairs.setdefault(row.series, {})[row.indicator] = row
    return pairs


def _drawn(rows: Sequence[TradeRow], words: Wording) -> Drawing:
    pairs = []
    for pair in _paired(rows).values():
        first = next(iter(pair.values()))
        sold, bought = pair.get("exports"), pair.get("imports")
        pairs.append(
            Pair(
                label=format(trade_text.series_name(first, words), "label"),
                words=ranking_text.both_flows(sold, bought, words),
                exports=_mark(sold, words),
                imports=_mark(bought, words),
                area=first.partner,
            )
        )
    return exports_imports(
        pairs, (words.text(trade_text.FLOWS["exports"]), words.text(trade_text.FLOWS["imports"]))
    )


def _mark(row: TradeRow | None, words: Wording) -> Mark | None:
    if row is None:
        return None
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=ranking_text.flow_hover(row, words),
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
    )


def _table(rows: Sequence[TradeRow], words: Wording) -> Table:
    body = []
    for pair in _paired(rows).values():
        cells = [
            trade_text.cell(words.value(pair[flow].obs_value, pair[flow].unit), pair[flow], words)
            if flow in pair
            else words.text("no figure")
            for flow in ("exports", "imports")
        ]
        name = trade_text.series_name(next(iter(pair.values())), words)
        body.append((format(name, "label"), *cells))
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(
            words.text("Partner"),
            words.text(trade_text.FLOWS["exports"]),
            words.text(trade_text.FLOWS["imports"]),
        ),
        body=tuple(body),
        numeric=frozenset({1, 2}),
    )

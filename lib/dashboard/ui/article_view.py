"""What was said, as HTML of our own: the grid, the cards, the quotations."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from lib.dashboard import queries
from lib.dashboard.ui import (
    claim_wording,
    elements,
    filters,
    page_parts,
    said_frames,
    session_article,
    words,
)
from lib.dashboard.ui.safe import Html
from lib.dashboard.ui.words import area, day, listed, plural, text
from lib.model import CONTEXT

_COLUMNS = 5
_IN_A_CELL = 3
"""Figures of several articles that a cell of the grid names."""
_BESIDE = 12
"""Figures that are told beside a picture, the latest."""
_FIGURES = ("trade_level", "trade_growth", "people", "other")


def grid(cells: pd.DataFrame, partners: Sequence[str], articles: int) -> None:
    """The silence grid: a row a topic, a column a partner. `cells` of `lib.dashboard.views.run`.

    Of many partners, those of whom nothing at all was said share the last column. `articles`
    is how many there are.
    """
    found = cells.to_dict("records")
    spoken_of = {row["counterpart"] for row in found if row["kind"] != "silence"}
    shown = [code for code in partners if len(partners) <= _COLUMNS or code in spoken_of]
    columns = {area(code): {code} for code in shown}
    if others := set(partners) - set(shown):
        columns[text("grid.others", count=len(others))] = others
    corner = plural("grid.corner", articles)
    head = Html.joined(Html.filled("<th scope='col'>{name}</th>", name=name) for name in columns)
    lines = []
    for topic in dict.fromkeys(row["topic"] for row in found):
        there = [row for row in found if row["topic"] == topic]
        line = Html.joined(
            _cell([row for row in there if row["counterpart"] in codes], name, articles)
            for name, codes in columns.items()
        )
        whole = "<tr><th scope='row'>{topic}</th>{cells}</tr>"
        lines.append(Html.filled(whole, topic=text(f"topic.{topic}"), cells=line))
    elements.html(
        Html.filled(
            "<div class='mv'><table class='mv-grid'><thead><tr>"
            "<th scope='col'><span class='quiet'>{corner}</span></th>{head}"
            "</tr></thead><tbody>{body}</tbody></table></div>",
            corner=corner,
            head=head,
            body=Html.joined(lines),
        )
    )


def cards(figures: pd.DataFrame, key: str) -> None:
    """A card a figure: the number as said, whose it is, who said it, in which words."""
    shown = figures[page_parts.turned_to(len(figures), key)].to_dict("records")
    found = Html.joined(_card(row) for row in shown)
    _block([Html.filled("<div class='mv-cards'>{cards}</div>", cards=found)])


def quotations(rows: pd.DataFrame, key: str) -> None:
    """Figures or ties with their words, what was read from them, and where they stand."""
    if rows.empty:
        elements.markdown(text("article.none"))
        return
    _block(
        Html.filled(
            "<div class='mv-quote'><blockquote>{words}</blockquote>"
            "<p>{reading}</p><p class='quiet'>{place}</p>{record}</div>",
            words=_words(row),
            reading=_reading(row),
            place=_place(row),
            record=_to_record(row),
        )
        for row in rows[page_parts.turned_to(len(rows), key)].to_dict("records")
    )


def rejections(rows: pd.DataFrame) -> None:
    """The numbers that were not taken, each with its reason and place, and of several articles
    with its article."""
    several = rows["source_id"].nunique() > 1
    _block(
        Html.filled(
            "<div class='mv-quote'><p><b class='serif'>{exact}</b> "
            "{reason} <span class='quiet'>{place}</span></p></div>",
            exact=row["exact"],
            reason=row["reason_label"],
            place=_place_of_number(row, several=several),
        )
        for row in rows[page_parts.turned_to(len(rows), "rejections")].to_dict("records")
    )


def beside(rows: pd.DataFrame, drawn: pd.DataFrame) -> None:
    """What was said of the trade that is drawn, and what keeps it off the axis."""
    figures = said_frames.of_home(rows)
    figures = figures.assign(counterpart=said_frames.counterpart(figures))
    figures = figures[(figures["kind"] == "figure") & figures["topic"].str.startswith("trade")]
    quoted = []
    for row in figures.head(_BESIDE).to_dict("records"):
        same = drawn[drawn["partner"] == row["counterpart"]]
        if len(same):
            refusal = claim_wording.refusal(row, same.iloc[-1].to_dict())
            quoted.append(
                Html.filled(
                    "<div class='mv-quote'><p><b class='serif'>{exact}</b> "
                    "<span class='quiet'>{of}. {who}.</span></p><p>{refusal}</p>{record}</div>",
                    exact=row["exact"],
                    of=_of(row),
                    who=_who(row),
                    refusal=refusal,
                    record=_to_record(row),
                )
            )
    if quoted:
        elements.subheader(text("beside.heading"))
        _block(quoted)


def carried(rows: pd.DataFrame) -> None:
    """A claim as other documents carry it: the day, the number, of what, who, and where."""
    _block(
        Html.filled(
            "<div class='mv-quote'><p><b class='serif'>{words}</b> "
            "<span class='quiet'>{called}</span></p>"
            "<p class='quiet'>{by}, {day}: {document}</p></div>",
            words=row["words"],
            called=row["called"],
            by=_by(row),
            day=day(row["published"]),
            document=Html.link(row["source_title"], claim_wording.known(row["source_url"])),
        )
        for row in rows[page_parts.turned_to(len(rows), "carried")].to_dict("records")
    )


def _block(parts: Iterable[Html]) -> None:
    """Parts below each other, in our own type."""
    elements.html(Html.filled("<div class='mv'>{parts}</div>", parts=Html.joined(parts)))


def _cell(rows: Sequence[Mapping[Any, Any]], column: str, articles: int) -> Html:
    """One cell: what was said of the partners of a column, or that nothing was."""
    if rows[0]["kind"] == "silence":
        silent = text("grid.silent.tie")
        if rows[0]["topic"] in _FIGURES:
            silent = plural("grid.silent.figure", articles)
        if any(isinstance(row["perhaps"], str) for row in rows):
            perhaps = text("grid.perhaps" if len(rows) == 1 else "grid.perhaps.some")
            silent = f"{silent}; {perhaps}"
        cell = "<td class='silent' data-column='{name}'><span>{silent}</span></td>"
        return Html.filled(cell, name=column, silent=silent)
    figures = [row for row in rows if row["kind"] == "figure"]
    notes = {_note(row) for row in figures or rows}
    if len(notes) == 1:
        spoken = _figures_in_brief(figures) or claim_wording.ties_in_brief(rows)
        (note,) = notes
    else:
        spoken, note = _figures_in_brief(figures, noted=True), ""
        spoken = spoken or listed(dict.fromkeys(map(claim_wording.tie_words, rows)))
    below = Html.filled("<br><span class='quiet'>{note}</span>", note=note) if note else Html()
    return Html.filled(
        "<td data-column='{name}'><div><span class='said'>{spoken}</span>{below}</div></td>",
        name=column,
        spoken=spoken,
        below=below,
    )


def _figures_in_brief(rows: Sequence[Mapping[Any, Any]], *, noted: bool = False) -> str:
    """The words of a few figures, each once, and how many more there are; `noted`: each with
    what is to be known of it."""
    different: dict[str, str] = {}
    for row in rows:
        words = " ".join(row["exact"].split())
        if noted and (note := _note(row)):
            words = text("grid.noted", words=words, note=note)
        different.setdefault(words.casefold(), words)
    named = list(different.values())
    if more := len(named[_IN_A_CELL:]):
        named[_IN_A_CELL:] = [plural("grid.more", more)]
    return listed(named)


def _note(row: Mapping[Any, Any]) -> str:
    """What is to be known of a figure or tie under the name of a partner: that some countries of
    it are meant, and who counts."""
    if row["kind"] == "tie" and row["partner"] != row["counterpart"]:
        return claim_wording.tie_words(row)
    scope = row["partner_scope" if row["partner"] == row["counterpart"] else "reporter_scope"]
    notes = [claim_wording.scoped(row["counterpart"], "some")] if scope == "some" else []
    if row["kind"] == "figure" and queries.counted_there(said_frames.record(row)):
        notes.append(claim_wording.as_counted(row["reporter"]))
    return ", ".join(notes)


def _card(row: Mapping[Any, Any]) -> Html:
    return Html.filled(
        "<div class='mv-card'><p class='number'>{exact}</p><p>{of}</p>"
        "<p class='quiet'>{period}</p>{unsaid}<blockquote>{words}</blockquote>"
        "<p class='quiet'>{who}</p>{record}</div>",
        exact=row["exact"],
        of=_of(row),
        period=claim_wording.period_words(row),
        unsaid=unsaid(row),
        words=_words(row),
        who=_who(row),
        record=_to_record(row),
    )


def unsaid(row: Mapping[Any, Any]) -> Html:
    """That the words leave it open which countries are meant, where they speak of some."""
    if "some" not in (row["reporter_scope"], row["partner_scope"]):
        return Html()
    return Html.filled("<p class='quiet'>{unsaid}</p>", unsaid=text("scope.unsaid"))


def _to_record(row: Mapping[Any, Any]) -> Html:
    """A link to what the record says of a figure; a tie has none.

    It loads the page anew, and with that a session ends: beside an article of one's own the
    menu is the way.
    """
    if row["kind"] != "figure" or session_article.here() is not None:
        return Html()
    address = urlencode({"claim": row["claim"], **filters.address()})
    link = "<p><a href='claims?{address}'>{words}</a></p>"
    return Html.filled(link, address=address, words=text("said.to_record"))


def _words(row: Mapping[Any, Any]) -> Html:
    return Html.filled(
        "<span class='quiet'>… {before}</span><mark>{exact}</mark>"
        "<span class='quiet'>{after} …</span>",
        before=_from_word(row["prefix"]),
        exact=row["exact"],
        after=_from_word(row["suffix"][::-1])[::-1],
    )


def _from_word(context: str) -> str:
    """The context without the word that its edge cuts in two."""
    if len(context) < CONTEXT:
        return context
    return re.split(r"\s", context, maxsplit=1)[-1]


def _reading(row: Mapping[Any, Any]) -> str:
    if row["kind"] == "tie":
        return claim_wording.tie_words(row)
    return text(
        "article.reading",
        words=claim_wording.hedged_words(row),
        what=claim_wording.said_of(row),
        period=claim_wording.period_words(row),
    )


def _of(row: Mapping[Any, Any]) -> str:
    return words.capitalised(claim_wording.said_of(row))


def _who(row: Mapping[Any, Any]) -> str:
    return text(
        "said.who",
        speaker=_by(row),
        publisher=row["publisher"],
        published=day(row["source_published"]),
    )


def _by(row: Mapping[Any, Any]) -> str:
    return row["speaker"] if isinstance(row["speaker"], str) else text("speaker.none")


def _place_of_number(row: Mapping[Any, Any], *, several: bool) -> str:
    place = text("article.place", start=row["start"], end=row["end"])
    return text("article.place.in", place=place, title=row["source_title"]) if several else place


def _place(row: Mapping[Any, Any]) -> str:
    place = text("article.place", start=row["start"], end=row["end"])
    return f"{_who(row)}; {place}"

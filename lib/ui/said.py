"""What was said, as HTML of our own: the grid, the cards, the quotations.

Words from an article are data: everything that goes into the HTML is escaped here.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib import queries
from lib.model import CONTEXT
from lib.ui import blocks, filters, own, stated, words
from lib.ui.safe import escaped
from lib.ui.words import area, day, listed, plural, text

_COLUMNS = 5
_IN_A_CELL = 3
"""Figures of several articles that a cell of the grid names."""
_BESIDE = 12
"""Figures that are told beside a picture, the latest."""
_FIGURES = ("trade_level", "trade_growth", "people", "other")


def grid(cells: pd.DataFrame, partners: Sequence[str], articles: int) -> None:
    """The silence grid: a row a topic, a column a partner. `cells` of `lib.queries.ask`.

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
    head = "".join(f"<th scope='col'>{escaped(name)}</th>" for name in columns)
    body = ""
    for topic in dict.fromkeys(row["topic"] for row in found):
        there = [row for row in found if row["topic"] == topic]
        body += f"<tr><th scope='row'>{escaped(text(f'topic.{topic}'))}</th>"
        for name, codes in columns.items():
            body += _cell([row for row in there if row["counterpart"] in codes], name, articles)
        body += "</tr>"
    st.html(
        f"<div class='mv'><table class='mv-grid'><thead><tr>"
        f"<th scope='col'><span class='quiet'>{escaped(corner)}</span></th>{head}"
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def cards(figures: pd.DataFrame, key: str) -> None:
    """A card a figure: the number as said, whose it is, who said it, in which words."""
    st.html(
        "<div class='mv'><div class='mv-cards'>"
        + "".join(
            _card(row) for row in figures[blocks.turned_to(len(figures), key)].to_dict("records")
        )
        + "</div></div>"
    )


def quotations(rows: pd.DataFrame, key: str) -> None:
    """Figures or ties with their words, what was read from them, and where they stand."""
    if rows.empty:
        st.markdown(text("article.none"))
        return
    quoted = "".join(
        f"<div class='mv-quote'><blockquote>{_words(row)}</blockquote>"
        f"<p>{escaped(_reading(row))}</p><p class='quiet'>{escaped(_place(row))}</p>"
        f"{_to_record(row)}</div>"
        for row in rows[blocks.turned_to(len(rows), key)].to_dict("records")
    )
    st.html(f"<div class='mv'>{quoted}</div>")


def rejections(rows: pd.DataFrame) -> None:
    """The numbers that were not taken, each with its reason and place, and of several articles
    with its article."""
    several = rows["source_id"].nunique() > 1
    numbers = "".join(
        f"<div class='mv-quote'><p><b class='serif'>{escaped(row['exact'])}</b> "
        f"{escaped(row['reason_label'])} <span class='quiet'>"
        f"{escaped(_place_of_number(row, several=several))}</span></p></div>"
        for row in rows[blocks.turned_to(len(rows), "rejections")].to_dict("records")
    )
    st.html(f"<div class='mv'>{numbers}</div>")


def beside(rows: pd.DataFrame, drawn: pd.DataFrame) -> None:
    """What was said of the trade that is drawn, and what keeps it off the axis."""
    figures = queries.of_home(rows)
    figures = figures.assign(counterpart=queries.counterpart(figures))
    figures = figures[(figures["kind"] == "figure") & figures["topic"].str.startswith("trade")]
    quoted = ""
    for row in figures.head(_BESIDE).to_dict("records"):
        same = drawn[drawn["partner"] == row["counterpart"]]
        if len(same):
            refusal = stated.refusal(row, same.iloc[-1].to_dict())
            quoted += (
                f"<div class='mv-quote'><p><b class='serif'>{escaped(row['exact'])}</b> "
                f"<span class='quiet'>{escaped(f'{_of(row)}. {_who(row)}.')}</span></p>"
                f"<p>{escaped(refusal)}</p>{_to_record(row)}</div>"
            )
    if quoted:
        st.subheader(text("beside.heading"), anchor=False)
        st.html(f"<div class='mv'>{quoted}</div>")


def carried(rows: pd.DataFrame) -> None:
    """A claim as other documents carry it: the day, the number, of what, who, and where."""
    quoted = "".join(
        f"<div class='mv-quote'><p><b class='serif'>{escaped(row['words'])}</b> "
        f"<span class='quiet'>{escaped(row['called'])}</span></p><p class='quiet'>"
        f"{escaped(_by(row))}, {day(row['published'])}: {_document(row)}</p></div>"
        for row in rows[blocks.turned_to(len(rows), "carried")].to_dict("records")
    )
    st.html(f"<div class='mv'>{quoted}</div>")


def _cell(rows: Sequence[Mapping[Any, Any]], column: str, articles: int) -> str:
    """One cell: what was said of the partners of a column, or that nothing was."""
    name = escaped(column)
    if rows[0]["kind"] == "silence":
        silent = text("grid.silent.tie")
        if rows[0]["topic"] in _FIGURES:
            silent = plural("grid.silent.figure", articles)
        if any(isinstance(row["perhaps"], str) for row in rows):
            perhaps = text("grid.perhaps" if len(rows) == 1 else "grid.perhaps.some")
            silent = f"{silent}; {perhaps}"
        return f"<td class='silent' data-column='{name}'><span>{escaped(silent)}</span></td>"
    figures = [row for row in rows if row["kind"] == "figure"]
    notes = {_note(row) for row in figures or rows}
    if len(notes) == 1:
        spoken = _figures_in_brief(figures) or stated.ties_in_brief(rows)
        (note,) = notes
    else:
        spoken, note = _figures_in_brief(figures, noted=True), ""
        spoken = spoken or listed(dict.fromkeys(map(stated.tie_words, rows)))
    below = f"<br><span class='quiet'>{escaped(note)}</span>" if note else ""
    said = f"<span class='said'>{escaped(spoken)}</span>{below}"
    return f"<td data-column='{name}'><div>{said}</div></td>"


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
        return stated.tie_words(row)
    scope = row["partner_scope" if row["partner"] == row["counterpart"] else "reporter_scope"]
    notes = [stated.scoped(row["counterpart"], "some")] if scope == "some" else []
    if row["kind"] == "figure" and queries.counted_there(row):
        notes.append(stated.as_counted(row["reporter"]))
    return ", ".join(notes)


def _card(row: Mapping[Any, Any]) -> str:
    return (
        f"<div class='mv-card'><p class='number'>{escaped(str(row['exact']))}</p>"
        f"<p>{escaped(_of(row))}</p>"
        f"<p class='quiet'>{escaped(stated.period_words(row))}</p>{unsaid(row)}"
        f"<blockquote>{_words(row)}</blockquote>"
        f"<p class='quiet'>{escaped(_who(row))}</p>{_to_record(row)}</div>"
    )


def unsaid(row: Mapping[Any, Any]) -> str:
    """That the words leave it open which countries are meant, where they speak of some."""
    if "some" not in (row["reporter_scope"], row["partner_scope"]):
        return ""
    return f"<p class='quiet'>{escaped(text('scope.unsaid'))}</p>"


def _to_record(row: Mapping[Any, Any]) -> str:
    """A link to what the record says of a figure; a tie has none.

    It loads the page anew, and with that a session ends: beside an article of one's own the
    menu is the way.
    """
    if row["kind"] != "figure" or own.here() is not None:
        return ""
    address = urlencode({"claim": row["claim"], **filters.address()})
    return f"<p><a href='claims?{escaped(address)}'>{escaped(text('said.to_record'))}</a></p>"


def _words(row: Mapping[Any, Any]) -> str:
    before = escaped(_from_word(row["prefix"]))
    after = escaped(_from_word(row["suffix"][::-1])[::-1])
    exact = escaped(row["exact"])
    return (
        f"<span class='quiet'>… {before}</span><mark>{exact}</mark>"
        f"<span class='quiet'>{after} …</span>"
    )


def _from_word(context: str) -> str:
    """The context without the word that its edge cuts in two."""
    if len(context) < CONTEXT:
        return context
    return re.split(r"\s", context, maxsplit=1)[-1]


def _reading(row: Mapping[Any, Any]) -> str:
    if row["kind"] == "tie":
        return stated.tie_words(row)
    return text(
        "article.reading",
        words=stated.hedged_words(row),
        what=stated.said_of(row),
        period=stated.period_words(row),
    )


def _of(row: Mapping[Any, Any]) -> str:
    return words.capitalised(stated.said_of(row))


def _who(row: Mapping[Any, Any]) -> str:
    return text(
        "said.who",
        speaker=_by(row),
        publisher=row["publisher"],
        published=day(row["source_published"]),
    )


def _by(row: Mapping[Any, Any]) -> str:
    return row["speaker"] if isinstance(row["speaker"], str) else text("speaker.none")


def _document(row: Mapping[Any, Any]) -> str:
    """The title of a document, with its address where it has one."""
    title = escaped(row["source_title"])
    if not (stated.known(row["source_url"]) and row["source_url"]):
        return title
    return f"<a href='{escaped(row['source_url'])}'>{title}</a>"


def _place_of_number(row: Mapping[Any, Any], *, several: bool) -> str:
    place = text("article.place", start=row["start"], end=row["end"])
    return text("article.place.in", place=place, title=row["source_title"]) if several else place


def _place(row: Mapping[Any, Any]) -> str:
    place = text("article.place", start=row["start"], end=row["end"])
    return f"{_who(row)}; {place}"

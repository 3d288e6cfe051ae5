"""What was said, as HTML of our own: the grid, the cards, the quotations.

Words from an article are data: everything that goes into the HTML is escaped here.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.model import CONTEXT
from lib.ui import filters, own, sentences
from lib.ui.words import area, day, listed, text

_COLUMNS = 5
_FIGURES = ("trade_level", "trade_growth", "people")


def grid(cells: pd.DataFrame, partners: Sequence[str]) -> None:
    """The silence grid: a row a topic, a column a partner. `cells` of `lib.queries.ask`.

    Of many partners, those of whom nothing at all was said share the last column.
    """
    found = cells.to_dict("records")
    spoken_of = {row["partner"] for row in found if row["kind"] != "silence"}
    shown = [code for code in partners if len(partners) <= _COLUMNS or code in spoken_of]
    columns = {area(code): {code} for code in shown}
    if others := set(partners) - set(shown):
        columns[text("grid.others", count=len(others))] = others
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in columns)
    body = ""
    for topic in dict.fromkeys(row["topic"] for row in found):
        there = [row for row in found if row["topic"] == topic]
        body += f"<tr><th scope='row'>{escape(text(f'topic.{topic}'))}</th>"
        for name, codes in columns.items():
            body += _cell([row for row in there if row["partner"] in codes], name)
        body += "</tr>"
    st.html(
        f"<div class='mv'><table class='mv-grid'><thead><tr>"
        f"<th scope='col'><span class='quiet'>{escape(text('grid.corner'))}</span></th>{head}"
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def cards(figures: pd.DataFrame) -> None:
    """A card a figure: the number as said, whose it is, who said it, in which words."""
    st.html(
        "<div class='mv'><div class='mv-cards'>"
        + "".join(_card(row) for row in figures.to_dict("records"))
        + "</div></div>"
    )


def quotations(rows: pd.DataFrame) -> None:
    """Figures or ties with their words, what was read from them, and where they stand."""
    if rows.empty:
        st.markdown(text("article.none"))
        return
    quoted = "".join(
        f"<div class='mv-quote'><blockquote>{_words(row)}</blockquote>"
        f"<p>{escape(_reading(row))}</p><p class='quiet'>{escape(_place(row))}</p>"
        f"{_to_record(row)}</div>"
        for row in rows.to_dict("records")
    )
    st.html(f"<div class='mv'>{quoted}</div>")


def rejections(rows: pd.DataFrame) -> None:
    """The numbers that were not taken, each with its reason and place."""
    listed_ = "".join(
        f"<div class='mv-quote'><p><b class='serif'>{escape(row['exact'])}</b> "
        f"{escape(row['reason_label'])} <span class='quiet'>"
        f"{escape(text('article.place', start=row['start'], end=row['end']))}</span></p></div>"
        for row in rows.to_dict("records")
    )
    st.html(f"<div class='mv'>{listed_}</div>")


def beside(rows: pd.DataFrame, drawn: pd.DataFrame) -> None:
    """What was said of the trade that is drawn, and what keeps it off the axis."""
    figures = rows[(rows["kind"] == "figure") & rows["topic"].str.startswith("trade")]
    quoted = ""
    for row in figures.to_dict("records"):
        same = drawn[(drawn["partner"] == row["partner"]) & (drawn["reporter"] == row["reporter"])]
        if len(same):
            refusal = sentences.refusal(row, same.iloc[-1].to_dict())
            quoted += (
                f"<div class='mv-quote'><p><b class='serif'>{escape(row['exact'])}</b> "
                f"<span class='quiet'>{escape(f'{_of(row)}. {_who(row)}.')}</span></p>"
                f"<p>{escape(refusal)}</p>{_to_record(row)}</div>"
            )
    if quoted:
        st.subheader(text("beside.heading"), anchor=False)
        st.html(f"<div class='mv'>{quoted}</div>")


def carried(rows: pd.DataFrame) -> None:
    """A claim as other documents carry it: the day, the number, of what, who, and where."""
    quoted = "".join(
        f"<div class='mv-quote'><p><b class='serif'>{escape(row['words'])}</b> "
        f"<span class='quiet'>{escape(row['called'])}</span></p><p class='quiet'>"
        f"{escape(_by(row))}, {day(row['published'])}: {_document(row)}</p></div>"
        for row in rows.to_dict("records")
    )
    st.html(f"<div class='mv'>{quoted}</div>")


def _cell(rows: Sequence[Mapping[Any, Any]], column: str) -> str:
    """One cell: what was said of the partners of a column, or that nothing was."""
    name = escape(column, quote=True)
    if rows[0]["kind"] == "silence":
        silent = text("grid.silent.figure" if rows[0]["topic"] in _FIGURES else "grid.silent.tie")
        if any(isinstance(row["perhaps"], str) for row in rows):
            perhaps = text("grid.perhaps" if len(rows) == 1 else "grid.perhaps.some")
            silent = f"{silent}; {perhaps}"
        return f"<td class='silent' data-column='{name}'><span>{escape(silent)}</span></td>"
    figures = [row["exact"] for row in rows if row["kind"] == "figure"]
    spoken = listed(figures) if figures else sentences.ties_in_brief(rows)
    said = f"<span class='said'>{escape(spoken)}</span>{_scope_note(rows[0])}"
    return f"<td data-column='{name}'><div>{said}</div></td>"


def _scope_note(row: Mapping[Any, Any]) -> str:
    if row["partner_scope"] != "some":
        return ""
    area = sentences.scoped(row["partner"], "some")
    return f"<br><span class='quiet'>{escape(area)}</span>"


def _card(row: Mapping[Any, Any]) -> str:
    return (
        f"<div class='mv-card'><p class='number'>{escape(str(row['exact']))}</p>"
        f"<p>{escape(_of(row))}</p>"
        f"<p class='quiet'>{escape(sentences.period_words(row))}</p>"
        f"<blockquote>{_words(row)}</blockquote>"
        f"<p class='quiet'>{escape(_who(row))}</p>{_to_record(row)}</div>"
    )


def _to_record(row: Mapping[Any, Any]) -> str:
    """A link to what the record says of a figure; a tie has none.

    It loads the page anew, and with that a session ends: beside an article of one's own the
    menu is the way.
    """
    if row["kind"] != "figure" or own.here() is not None:
        return ""
    address = urlencode({"claim": row["claim"], **filters.address()})
    return f"<p><a href='claims?{escape(address)}'>{escape(text('said.to_record'))}</a></p>"


def _words(row: Mapping[Any, Any]) -> str:
    before = escape(_from_word(row["prefix"]))
    after = escape(_from_word(row["suffix"][::-1])[::-1])
    exact = escape(row["exact"])
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
        return sentences.tie_words(row)
    return text(
        "article.reading",
        words=sentences.hedged_words(row),
        what=sentences.said_of(row),
        period=sentences.period_words(row),
    )


def _of(row: Mapping[Any, Any]) -> str:
    return sentences.capitalised(sentences.said_of(row))


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
    title = escape(row["source_title"])
    if not row["source_url"]:
        return title
    return f"<a href='{escape(row['source_url'], quote=True)}'>{title}</a>"


def _place(row: Mapping[Any, Any]) -> str:
    place = text("article.place", start=row["start"], end=row["end"])
    return f"{_who(row)}; {place}"

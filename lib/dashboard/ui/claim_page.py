"""The parts of the page `claims`: the words, the pictures, the tally, and what to take along."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.codelists import codelist
from lib.dashboard import charts, exports
from lib.dashboard.charts import Caption
from lib.dashboard.markup.safe import Html
from lib.dashboard.ui import (
    article_view,
    cache,
    claim_wording,
    elements,
    filters,
    page_parts,
    restatement_text,
    session_article,
    verdict_text,
)
from lib.dashboard.ui.claim_rows import given, subject
from lib.dashboard.ui.claim_wording import period_words
from lib.dashboard.ui.verdict_text import Finding
from lib.dashboard.ui.words import capitalised, day, text

_JSON_LD = "application/ld+json"


def need_claim() -> dict[str, str]:
    """The chosen claim, as a choice of the answer `claims`; without any, ends the page calmly."""
    choice = filters.choose_claim()
    if not choice:
        elements.markdown(text("claims.none"))
        st.stop()
    return choice


def currency(choice: dict[str, str]) -> dict[str, str]:
    """Whether other currencies are converted; to be chosen where a rate is on hand."""
    own, converted = (
        cache.ask("claims_apart", (), **choice, currency=currency)
        for currency in cache.options("claims", "currency", ())
    )
    return filters.choose("claims", "currency") if len(converted) < len(own) else {}


def words(claim: Mapping[Any, Any]) -> None:
    """The words of the claim, large, with their qualifier; who said them, of what and when."""
    who = text(
        "claims.said",
        speaker=claim["speaker"] if given(claim["speaker"]) else capitalised(text("speaker.none")),
        day=day(claim["published"]),
        what=capitalised(subject(claim)),
        period=period_words(claim),
    )
    aside = []
    if not verdict_text.of_home(claim):
        aside.append(Html.filled("<p>{note}</p>", note=text("cards.others.note")))
    elements.html(
        Html.filled(
            "<div class='mv mv-claim'><p class='number'>“{exact}”</p>"
            "<p class='quiet'>{who}</p>{aside}</div>",
            exact=claim["exact"],
            who=who,
            aside=Html.joined([*aside, article_view.unsaid(claim)]),
        )
    )


def picture(found: Finding, choice: dict[str, str]) -> None:
    """The claim and, under it, every figure in its unit; what the record says."""
    answer = page_parts.answer(found.sentence)
    if len(found.rows) == 1:
        elements.markdown(text("claims.empty"))
    else:
        _draw(found.rows, found.caption, "claims", answer, choice)


def apart(found: Finding, choice: dict[str, str]) -> None:
    """The figures in other units, on axes of their own; nothing where there are none."""
    if found.apart.empty:
        return
    page_parts.heading("claims.apart.heading")
    page_parts.paragraph("claims.apart")
    _draw(found.apart, found.caption_apart, "claims_apart", found.caption_apart.title, choice)
    page_parts.rows(found.apart, "claims_apart", page_parts.CLAIM_COLUMNS, filtered=False, **choice)


def elsewhere(choice: dict[str, str]) -> None:
    """The claim as its speaker put it over time, and as other documents carry it; nothing where
    no other document is on hand."""
    chosen = {"claim": choice["claim"]}
    found = cache.ask("claims_elsewhere", (), **chosen)
    line = cache.ask("claims_in_line", (), **chosen)
    if found.empty and line.empty:
        return
    page_parts.heading("claims.elsewhere.heading")
    page_parts.paragraph("claims.elsewhere")
    if len(line):
        line = restatement_text.worded(line)
        drift = restatement_text.finding(line)
        shown, caption = restatement_text.drawn(line), restatement_text.caption(line, drift)
        page_parts.chart(charts.said_again, shown, caption, "claims_in_line", drift, chosen)
        restatement_text.name_what_is_not_drawn(line, shown)
        page_parts.rows(
            line, "claims_in_line", page_parts.ELSEWHERE_COLUMNS, filtered=False, **chosen
        )
    if len(found):
        found = claim_wording.claims_worded(found)
        article_view.carried(found)
        page_parts.rows(
            found, "claims_elsewhere", page_parts.ELSEWHERE_COLUMNS, filtered=False, **chosen
        )


def tally(found: Finding) -> None:
    """How many figures say what, known then and since, whole years apart from parts."""
    verdicts = codelist("verdict")
    head = Html.joined(
        Html.filled("<th scope='col'>{name}</th>", name=code.label()) for code in verdicts.values()
    )
    body = Html.joined(
        Html.filled("<tr><th scope='row'>{name}</th>{cells}</tr>", name=name, cells=cells)
        for name, counts in found.tally
        for cells in [
            Html.joined(Html.filled("<td>{n}</td>", n=counts.get(code, 0)) for code in verdicts)
        ]
    )
    if body:
        elements.html(
            Html.filled(
                "<div class='mv'><table class='mv-tally'><thead><tr><th scope='col'>"
                "<span class='quiet'>{corner}</span></th>{head}</tr></thead>"
                "<tbody>{body}</tbody></table></div>",
                corner=text("claims.tally.corner"),
                head=head,
                body=body,
            )
        )
    with elements.expander(text("claims.rule.heading")):
        elements.markdown(text("claims.rule"))


def caption(found: Finding, choice: dict[str, str]) -> None:
    """A sentence to print, with a button that copies it; and the claim for a machine. Nobody
    else finds a claim of a reader's own article at its address."""
    page_parts.heading("claims.caption.heading")
    brought = session_article.here()
    shared = brought is None or not choice["claim"].startswith(f"{brought.source_id}.")
    address = f"{page_parts.origin()}/claims?{urlencode(choice)}" if shared else None
    st.code(verdict_text.printed(found, address), language=None, wrap_lines=True)
    elements.download_button(
        text("claims.review"),
        lambda: exports.claim_review(found.claim, body=found.sentence, address=address),
        exports.file_name(f"claim-{choice['claim']}", None, None, "jsonld"),
        _JSON_LD,
        key="claims_review",
    )


def _draw(
    rows: pd.DataFrame, caption: Caption, name: str, alt: str, choice: dict[str, str]
) -> None:
    log = bool(rows["member"].notna().any() and (rows["obs_value"] > 0).all())
    page_parts.chart(charts.against_claim, rows, caption, name, alt, choice, log=log)

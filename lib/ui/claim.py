"""The parts of the page `claims`: the words, the pictures, the tally, and what to take along."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib import exports, figures
from lib.codelists import codelist
from lib.figures import Caption
from lib.ui import blocks, cache, elements, filters, findings, own, said, stated, told
from lib.ui.findings import Finding
from lib.ui.safe import Html
from lib.ui.stated import period_words
from lib.ui.tested import given, subject
from lib.ui.words import capitalised, day, text

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
    if not findings.of_home(claim):
        aside.append(Html.filled("<p>{note}</p>", note=text("cards.others.note")))
    elements.html(
        Html.filled(
            "<div class='mv mv-claim'><p class='number'>“{exact}”</p>"
            "<p class='quiet'>{who}</p>{aside}</div>",
            exact=claim["exact"],
            who=who,
            aside=Html.joined([*aside, said.unsaid(claim)]),
        )
    )


def picture(found: Finding, choice: dict[str, str]) -> None:
    """The claim and, under it, every figure in its unit; what the record says."""
    answer = blocks.answer(found.sentence)
    if len(found.rows) == 1:
        elements.markdown(text("claims.empty"))
    else:
        _draw(found.rows, found.caption, "claims", answer, choice)


def apart(found: Finding, choice: dict[str, str]) -> None:
    """The figures in other units, on axes of their own; nothing where there are none."""
    if found.apart.empty:
        return
    blocks.heading("claims.apart.heading")
    blocks.paragraph("claims.apart")
    _draw(found.apart, found.caption_apart, "claims_apart", found.caption_apart.title, choice)
    blocks.rows(found.apart, "claims_apart", blocks.CLAIM_COLUMNS, filtered=False, **choice)


def elsewhere(choice: dict[str, str]) -> None:
    """The claim as its speaker put it over time, and as other documents carry it; nothing where
    no other document is on hand."""
    chosen = {"claim": choice["claim"]}
    found = cache.ask("claims_elsewhere", (), **chosen)
    line = cache.ask("claims_in_line", (), **chosen)
    if found.empty and line.empty:
        return
    blocks.heading("claims.elsewhere.heading")
    blocks.paragraph("claims.elsewhere")
    if len(line):
        line = told.worded(line)
        drift = told.finding(line)
        shown, caption = told.drawn(line), told.caption(line, drift)
        blocks.chart(figures.said_again, shown, caption, "claims_in_line", drift, chosen)
        told.name_what_is_not_drawn(line, shown)
        blocks.rows(line, "claims_in_line", blocks.ELSEWHERE_COLUMNS, filtered=False, **chosen)
    if len(found):
        found = stated.claims_worded(found)
        said.carried(found)
        blocks.rows(found, "claims_elsewhere", blocks.ELSEWHERE_COLUMNS, filtered=False, **chosen)


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
    blocks.heading("claims.caption.heading")
    brought = own.here()
    shared = brought is None or not choice["claim"].startswith(f"{brought.source_id}.")
    address = f"{blocks.origin()}/claims?{urlencode(choice)}" if shared else None
    st.code(findings.printed(found, address), language=None, wrap_lines=True)
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
    blocks.chart(figures.against_claim, rows, caption, name, alt, choice, log=log)

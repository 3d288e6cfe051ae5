"""The parts of the page `claims`: the words, the pictures, the tally, and what to take along."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib import exports, figures
from lib.codelists import codelist
from lib.figures import Caption
from lib.ui import blocks, cache, filters, findings, said, sentences, told
from lib.ui.safe import escaped
from lib.ui.sentences import capitalised
from lib.ui.tested import claim_of, given, period_said, subject, was_converted
from lib.ui.words import day, text, the_area

_JSON_LD = "application/ld+json"


def need_claim() -> dict[str, str]:
    """The chosen claim, as a choice of the answer `claims`; without any, ends the page calmly."""
    choice = filters.choose_claim()
    if not choice:
        st.markdown(text("claims.none"))
        st.stop()
    return choice


def currency(choice: dict[str, str]) -> dict[str, str]:
    """Whether other currencies are converted; to be chosen where a rate is on hand."""
    everybody = filters.partners()
    own, converted = (
        cache.ask("claims_apart", everybody, **choice, currency=currency)
        for currency in cache.options("claims", "currency", everybody)
    )
    return filters.choose("claims", "currency") if len(converted) < len(own) else {}


def words(rows: pd.DataFrame) -> None:
    """The words of the claim, large, with their qualifier; who said them, of what and when."""
    claim = claim_of(rows)
    who = text(
        "claims.said",
        speaker=claim["speaker"] if given(claim["speaker"]) else text("speaker.none"),
        day=day(claim["published"]),
        what=capitalised(subject(claim)),
        period=period_said(claim),
    )
    aside = "" if findings.of_home(claim) else f"<p>{escaped(text('cards.others.note'))}</p>"
    st.html(
        f"<div class='mv mv-claim'><p class='number'>“{escaped(claim['exact'])}”</p>"
        f"<p class='quiet'>{escaped(who)}</p>{aside}</div>"
    )


def picture(rows: pd.DataFrame, answer: str) -> None:
    """The claim and, under it, every figure in its unit."""
    if len(rows) == 1:
        st.markdown(text("claims.empty"))
        return
    said = text("claims.qualifier.said", exact=claim_of(rows)["exact"])
    _draw(rows, "claims", findings.title(claim_of(rows)), said, answer)


def apart(rows: pd.DataFrame, found: pd.DataFrame, choice: dict[str, str]) -> None:
    """The figures in other units, on axes of their own; nothing where there are none."""
    if found.empty:
        return
    blocks.heading("claims.apart.heading")
    blocks.paragraph("claims.apart")
    title = findings.title(claim_of(rows))
    _draw(found, "claims_apart", title, text("claims.qualifier.unit"), title)
    blocks.rows(found, "claims_apart", blocks.CLAIM_COLUMNS, filtered=False, **choice)


def elsewhere(choice: dict[str, str]) -> None:
    """The claim as its speaker put it over time, and as other documents carry it; nothing where
    no other document is on hand."""
    chosen = {"claim": choice["claim"]}
    found = cache.ask("claims_elsewhere", filters.partners(), **chosen)
    line = cache.ask("claims_in_line", filters.partners(), **chosen)
    if found.empty and line.empty:
        return
    blocks.heading("claims.elsewhere.heading")
    blocks.paragraph("claims.elsewhere")
    if len(line):
        line = told.worded(line)
        drift = told.finding(line)
        blocks.chart(figures.said_again, line, told.caption(line, drift), "claims_in_line", drift)
        blocks.rows(line, "claims_in_line", blocks.ELSEWHERE_COLUMNS, filtered=False, **chosen)
    if len(found):
        found = sentences.claims_worded(found)
        said.carried(found)
        blocks.rows(found, "claims_elsewhere", blocks.ELSEWHERE_COLUMNS, filtered=False, **chosen)


def tally(rows: pd.DataFrame, apart: pd.DataFrame) -> None:
    """How many figures say what, known then and since, whole years apart from parts."""
    verdicts = codelist("verdict")
    head = "".join(f"<th scope='col'>{escaped(code.label())}</th>" for code in verdicts.values())
    body = "".join(
        f"<tr><th scope='row'>{escaped(name)}</th>"
        + "".join(f"<td>{counts.get(code, 0)}</td>" for code in verdicts)
        + "</tr>"
        for name, counts in findings.tally(rows, apart)
    )
    if body:
        corner = escaped(text("claims.tally.corner"))
        st.html(
            f"<div class='mv'><table class='mv-tally'><thead><tr><th scope='col'>"
            f"<span class='quiet'>{corner}</span></th>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table></div>"
        )
    with st.expander(text("claims.rule.heading")):
        st.markdown(text("claims.rule"))


def caption(rows: pd.DataFrame, found: str, choice: dict[str, str]) -> None:
    """A sentence to print, with a button that copies it; and the claim for a machine. `found`
    is what the record says."""
    blocks.heading("claims.caption.heading")
    claim, address = claim_of(rows), f"{blocks.origin()}/claims?{urlencode(choice)}"
    st.code(findings.caption(rows, found, address), language=None, wrap_lines=True)
    st.download_button(
        text("claims.review"),
        lambda: exports.claim_review(claim, body=found, address=address),
        exports.file_name(f"claim-{choice['claim']}", None, None, "jsonld"),
        _JSON_LD,
        key="claims_review",
        on_click="ignore",
    )


def _draw(drawn: pd.DataFrame, name: str, title: str, beginning: str, alt: str) -> None:
    source = text("claims.source", compilers=findings.compilers(drawn))
    caption = Caption(title, " ".join([beginning, *_qualifiers(drawn)]), source)
    log = bool(drawn["member"].notna().any() and (drawn["obs_value"] > 0).all())
    blocks.chart(figures.against_claim, drawn, caption, name, alt, log=log)


def _qualifiers(drawn: pd.DataFrame) -> Iterator[str]:
    """How to read a picture: only what is in it is explained."""
    record = drawn[drawn["kind"] != "claim"]
    yield text("claims.qualifier.marks")
    for side in record.loc[record["theirs"], "side"].unique()[:1]:
        yield text("claims.qualifier.theirs", side=the_area(side))
    for name in ("later", "hollow"):
        if record[name].any():
            yield text(f"claims.qualifier.{name}")
    if not record["bound"].isin(("exact", "approximately")).all():
        yield text("claims.qualifier.arrow")
    if was_converted(record).any():
        yield text("currency.converted")
    if drawn["member"].notna().any():
        yield text("claims.qualifier.log")
    if (record["measure"] == "growth").any() and record["obs_value"].min() < figures.FLOOR:
        yield text("claims.qualifier.edge")

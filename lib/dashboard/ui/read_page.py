"""The parts of the page `read`: the way in, what was read, what is to be known of the article."""

from collections.abc import Callable
from dataclasses import replace
from textwrap import shorten

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.codelists import areas
from lib.dashboard import queries
from lib.dashboard.ui import (
    annotated_text,
    cache,
    elements,
    filters,
    keep_article,
    menu,
    page_parts,
    said_frames,
    sentences,
    session_article,
    signing_in,
    verdict_text,
)
from lib.dashboard.ui.safe import Html
from lib.dashboard.ui.session_article import Own
from lib.dashboard.ui.words import area, day, listed, plural, text
from lib.model import DataError, Observation, RejectionReason

_TYPES = ["txt", "html", "htm", "docx", "pdf"]
_PASTED = "pasted.txt"
_LONGEST = 400
_TITLE = 40
"""Characters of the article's title in the line that reminds of it."""
_TOLD = 8
"""Of so many figures at once the page says what the record says."""


def need_article() -> Own:
    """The article of this reader; where there is none, the way to bring one ends the page."""
    found = session_article.here()
    if found is None:
        page_parts.paragraph("read.intro")
        keep_article.beforehand()
        signing_in.way_back()
        _way_in()
        session_article.prepare()
        st.stop()
    return found


def reminder() -> None:
    """On every page, a quiet line that says which article of one's own is shown with the rest."""
    found = session_article.here()
    if found is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="own_reminder"):
        name = shorten(found.name, _TITLE, placeholder=" …")
        elements.caption(text("own.shown", title=name), width="content")
        elements.button(
            text("own.put_away"),
            key="own_put_away",
            type="tertiary",
            on_click=session_article.put_away,
        )


def answer(found: Own) -> str:
    """How much was read, in a sentence; that nothing was, in one too."""
    rows = found.rows
    counted = {"count.figures": rows.observations, "count.ties": rows.ties}
    read = [plural(key, len(these)) for key, these in counted.items() if these]
    said = [text("read.answer", found=listed(read)) if read else text("read.answer.none")]
    if rows.rejections:
        said.append(plural("read.answer.rejections", len(rows.rejections)))
    reasons = [one.reason for one in rows.rejections]
    if unresolved := reasons.count(RejectionReason.UNRESOLVED):
        said.append(plural("read.answer.unresolved", unresolved))
    return " ".join(said)


def notes(found: Own) -> None:
    """What is to be known of how the article was read: pages that could not be, letters that were
    not what the file said, a day that was assumed."""
    for note in found.document.notes:
        elements.caption(note)
    if found.day_assumed:
        elements.caption(text("read.day_assumed", day=day(found.details.published.isoformat())))


def details(found: Own) -> None:
    """What is to be known of the article, guessed from its text, to be put right."""
    now, languages, countries = found.details, session_article.may_be_written_in(), ("", *areas())
    with elements.expander(text("read.details")), st.form("read_details", border=False):
        page_parts.paragraph("read.details.note")
        title = elements.text_input(text("read.details.title"), now.title, max_chars=_LONGEST)
        left, right = st.columns(2)
        with left:
            publisher = elements.text_input(text("read.details.publisher"), now.publisher)
            url = elements.text_input(text("read.details.url"), now.url)
            speaker = elements.text_input(text("read.details.speaker"), now.speaker)
        with right:
            published = elements.date_input(
                text("read.details.published"), now.published, max_value=session_article.today()
            )
            language = elements.selectbox(
                text("read.details.language"),
                languages,
                languages.index(now.language),
                format_func=lambda code: text(f"language.{code}"),
            )
            speaker_area = elements.selectbox(
                text("read.details.speaker_area"),
                countries,
                countries.index(now.speaker_area),
                format_func=lambda code: area(code) if code else text("read.details.nobody"),
            )
        given = replace(
            now,
            title=title,
            publisher=publisher,
            published=published,
            url=url,
            language=language,
            speaker=speaker,
            speaker_area=speaker_area,
        )
        if elements.form_submit_button(text("read.details.again")):
            _try(lambda: session_article.describe(given))


def hidden(found: Own) -> None:
    """Whom figures of the article are about that other pages leave out, and, where they can be
    chosen, the way to see them."""
    figures = found.frames["observations"]
    out = figures[~figures.index.isin(said_frames.about(figures, filters.partners()).index)]
    options, sides = cache.partners(), out[["reporter", "partner"]].to_numpy().tolist()
    choosable = [[code for code in pair if code in options] for pair in sides]
    more = list(dict.fromkeys(code for codes in choosable for code in codes))
    nowhere = [pair for pair, codes in zip(sides, choosable, strict=True) if not codes]
    if nowhere:
        areas = dict.fromkeys(code for pair in nowhere for code in pair if code != queries.HOME)
        elements.caption(
            plural("read.hidden.nowhere", len(nowhere), areas=sentences.named([*areas]))
        )
    if not more:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="own_hidden"):
        said = plural("read.hidden", len(out) - len(nowhere), areas=sentences.named(more))
        elements.caption(said, width="content")
        elements.button(
            text("read.hidden.choose"),
            key="own_choose_also",
            type="tertiary",
            on_click=filters.choose_also,
            args=(more,),
        )


def to_record(found: Own) -> None:
    """What the record says of each figure, and the ways to the pages that draw and export it,
    within this reader's session."""
    figures = found.rows.observations
    if figures:
        page_parts.heading("read.next")
    for figure in figures[page_parts.turned_to(len(figures), "own_next", _TOLD)]:
        _beside_the_record(found, figure)
    if figures or found.rows.ties:
        with st.container(key="own_to_data"):
            address = filters.address()
            elements.page_link(menu.pages()["data"], text("read.take"), query_params=address)


def _beside_the_record(found: Own, figure: Observation) -> None:
    words = next(q for q in found.rows.quotations if q.quotation_id == figure.quotation_id)
    choice = {"claim": f"{found.source_id}.{words.start}"}
    answers = ("claims", "claims_apart")
    beside = cache.made(verdict_text.finding, answers, (), **choice)
    number = annotated_text.numbered(found)[figure.observation_id]
    exact = " ".join(words.exact.split())
    with st.container(key=f"own_to_claim_{number}", gap="xsmall"):
        elements.html(
            Html.filled(
                "<div class='mv mv-quote mv-record'><p><mark class='serif of-{indicator}' "
                "data-number='{number}'>{exact}</mark> <span class='quiet'>{reading}</span></p>"
                "<p>{sentence}</p></div>",
                indicator=figure.indicator,
                number=number,
                exact=exact,
                reading=annotated_text.reading(figure),
                sentence=beside.sentence,
            )
        )
        if len(beside.rows) > 1 or len(beside.apart):
            label = text("read.to_record", exact=exact)
            address = {**choice, **filters.address()}
            elements.page_link(menu.pages()["claims"], label, query_params=address)


def _way_in() -> None:
    with st.form("read_way_in", border=False):
        pasted = elements.text_area(
            text("read.paste"), height=220, placeholder=text("read.paste.empty"), key="read_pasted"
        )
        upload = elements.file_uploader(text("read.upload"), _TYPES, key="read_upload")
        read = elements.form_submit_button(text("read.go"), type="primary")
    if not read:
        return
    if upload is not None:
        _try(lambda: _bring(upload))
    elif pasted.strip():
        _try(lambda: session_article.bring(_PASTED, pasted.encode("utf-8", "replace")))
    else:
        elements.warning(text("read.nothing"))


def _bring(upload: UploadedFile) -> None:
    """Read the file. One that could not be read stays: it may only have to wait."""
    session_article.bring(upload.name, upload.getvalue())
    _forget(upload)


def _forget(upload: UploadedFile) -> None:
    """Drop the file from the server's memory, where it would stay as long as the session."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, upload.file_id)


def _try(step: Callable[[], None]) -> None:
    """Take a step and show the page anew, or say in one sentence why it could not be taken."""
    try:
        step()
    except DataError as error:
        elements.error(text("read.refused", message=str(error)))
        return
    st.rerun()

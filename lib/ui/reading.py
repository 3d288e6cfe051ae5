"""The parts of the page `read`: the way in, what was read, what is to be known of the article."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.codelists import areas
from lib.model import DataError
from lib.ui import blocks, cache, filters, findings, marked, menu, own
from lib.ui.errors import plain
from lib.ui.own import Own
from lib.ui.words import area, plural, text

_TYPES = ["txt", "html", "htm", "docx", "pdf"]
_PASTED = "pasted.txt"
_LONGEST = 400
_TOLD = 12
"""Of so many figures the page says what the record says; the others have their link."""


def need_article() -> Own:
    """The article of this session; where there is none, the way to bring one ends the page."""
    found = own.here()
    if found is None:
        blocks.paragraph("read.intro")
        _way_in()
        st.stop()
    return found


def reminder() -> None:
    """On every page, a quiet line that says which article of one's own is shown with the rest."""
    found = own.here()
    if found is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="own_reminder"):
        st.caption(text("own.shown", title=plain(found.name)), width="content")
        st.button(text("own.put_away"), key="own_put_away", type="tertiary", on_click=own.put_away)


def answer(found: Own) -> str:
    """How much was read, in a sentence."""
    rows = found.rows
    return text(
        "read.answer",
        figures=plural("count.figures", len(rows.observations)),
        ties=plural("count.ties", len(rows.ties)),
        rejections=plural("count.rejections", len(rows.rejections)),
    )


def details(found: Own) -> None:
    """What is to be known of the article, guessed from its text, to be put right."""
    now, languages, countries = found.details, own.may_be_written_in(), ("", *areas())
    with st.expander(text("read.details")), st.form("read_details", border=False):
        blocks.paragraph("read.details.note")
        title = st.text_input(text("read.details.title"), now.title, max_chars=_LONGEST)
        left, right = st.columns(2)
        given = replace(
            now,
            title=title,
            publisher=left.text_input(text("read.details.publisher"), now.publisher),
            published=right.date_input(text("read.details.published"), now.published),
            url=left.text_input(text("read.details.url"), now.url),
            language=right.selectbox(
                text("read.details.language"),
                languages,
                languages.index(now.language),
                format_func=lambda code: text(f"language.{code}"),
            ),
            speaker=left.text_input(text("read.details.speaker"), now.speaker),
            speaker_area=right.selectbox(
                text("read.details.speaker_area"),
                countries,
                countries.index(now.speaker_area),
                format_func=lambda code: area(code) if code else text("read.details.nobody"),
            ),
        )
        if st.form_submit_button(text("read.details.again")):
            _try(lambda: own.describe(given))


def to_record(found: Own) -> None:
    """What the record says of each figure, of the first few in full, and the way to the page
    that draws it, in this session."""
    places = {one.quotation_id: one for one in found.rows.quotations}
    claims, partners = menu.pages()["claims"], filters.partners()
    for figure, number in marked.numbered(found).items():
        if figure not in places:  # taken out
            continue
        words = places[figure]
        choice = {"claim": f"{found.source_id}.{words.start}"}
        exact = plain(" ".join(words.exact.split()))
        st.page_link(
            claims,
            label=text("read.to_record", number=number, exact=exact),
            query_params={**choice, **filters.address()},
        )
        if number <= _TOLD:
            answers = ("claims", "claims_apart")
            beside = cache.made(findings.finding, answers, partners, **choice)
            st.markdown(plain(beside.sentence))


def _way_in() -> None:
    with st.form("read_way_in", border=False):
        pasted = st.text_area(
            text("read.paste"), height=220, placeholder=text("read.paste.empty"), key="read_pasted"
        )
        upload = st.file_uploader(text("read.upload"), _TYPES, key="read_upload")
        read = st.form_submit_button(text("read.go"), type="primary")
    if not read:
        return
    if upload is not None:
        name, content = upload.name, upload.getvalue()
        _forget(upload)
        _try(lambda: own.bring(name, content))
    elif pasted.strip():
        _try(lambda: own.bring(_PASTED, pasted.encode("utf-8", "replace")))
    else:
        st.warning(text("read.nothing"))


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
        st.error(plain(text("read.refused", message=str(error))))
        return
    st.rerun()

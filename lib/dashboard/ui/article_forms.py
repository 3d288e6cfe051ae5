"""What fills the slots of a page that reads an article: the way in, its details, the way out."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.codelists import areas
from lib.dashboard.narrative import Wording, article_text, fault_text
from lib.dashboard.ui import add_article, elements, session_article, signing_in, widget_words
from lib.dashboard.ui.reader_words import reader_words
from lib.dashboard.ui.session_article import Own
from lib.model import DataError, mark

_TYPES = ["txt", "html", "htm", "docx", "pdf"]
_PASTED, _EXAMPLE = "pasted.txt", "example.txt"
_LONGEST = 400
"""Characters of a detail of an article."""
_OPEN = "article_details_open"
_REFUSED = "article_refused"

_LANGUAGES = {"en": mark("English"), "ru": mark("Russian"), "ky": mark("Kyrgyz")}
"""The names of the languages that articles are read in, as far as they have one here."""


def form() -> None:
    """Where a text is pasted or a file chosen."""
    words = reader_words()
    add_article.outcome()
    add_article.beforehand()
    signing_in.way_back()
    _refusal()
    with st.form("article_form", border=False):
        pasted = elements.text_area(
            words.text("The article’s text, in English, Russian or Kyrgyz"),
            height=220,
            placeholder=words.text("Paste the text here, with its headline and date"),
            key="article_pasted",
        )
        upload = elements.file_uploader(
            words.text("Or a file: text, web page, Word or PDF"), _TYPES, key="article_upload"
        )
        is_sent = elements.form_submit_button(words.text("Read it"), type="primary")
    _their_words(words)
    if is_sent and upload is not None:
        _try(lambda: _bring(upload))
    elif is_sent and pasted.strip():
        _try(lambda: session_article.bring(_PASTED, pasted.encode("utf-8", "replace")))
    elif is_sent:
        elements.warning(words.text("There is nothing to read: paste a text or choose a file."))
    session_article.prepare()


def example() -> None:
    """The button that reads the example."""
    words = reader_words()
    elements.button(words.text("Read this example"), key="article_example", on_click=_bring_example)


def put_away() -> None:
    """The way out: the article goes, and with it all that was made of it."""
    words = reader_words()
    add_article.outcome()
    elements.button(
        words.text("Close the article"),
        key="article_put_away",
        type="tertiary",
        on_click=session_article.put_away,
    )


def details() -> None:
    """What must be known of the article, guessed from its text, to be corrected: once opened."""
    found, words = session_article.here(), reader_words()
    if found is None:
        return
    is_open = bool(st.session_state.get(_OPEN, False))
    elements.button(
        words.text("Close the details of the article")
        if is_open
        else words.text("Correct title, publisher, day or speaker"),
        key="article_details",
        type="tertiary",
        on_click=_turn,
    )
    _refusal()
    if is_open:
        _details_form(found, words)


def _their_words(words: Wording) -> None:
    """What the elements beside it say by themselves, for our script."""
    if found := widget_words.theirs(words):
        elements.html(found)


def _details_form(found: Own, words: Wording) -> None:
    _their_words(words)
    now = found.details
    languages, countries = session_article.may_be_written_in(), ("", *areas())
    with st.form("article_details_form", border=False):
        elements.caption(
            words.text(
                "Guessed from the text. The day says which year “last year” is, the speaker whom "
                "“we” means."
            )
        )
        title = elements.text_input(words.text("Title"), now.title, max_chars=_LONGEST)
        left, right = st.columns(2)
        with left:
            publisher = elements.text_input(words.text("Publisher"), now.publisher)
            url = elements.text_input(words.text("Address"), now.url)
            speaker = elements.text_input(words.text("Speaker: name, role"), now.speaker)
        with right:
            published = elements.date_input(
                words.text("Published"), now.published, max_value=session_article.today()
            )
            language = elements.selectbox(
                words.text("Language"),
                languages,
                languages.index(now.language),
                format_func=lambda code: (
                    words.text(_LANGUAGES[code]) if code in _LANGUAGES else code
                ),
            )
            speaker_area = elements.selectbox(
                words.text("Speaks for"),
                countries,
                countries.index(now.speaker_area),
                format_func=lambda code: (
                    format(words.area(code), "label") if code else words.text("no country")
                ),
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
        if elements.form_submit_button(words.text("Read it again with these")):
            _try(lambda: session_article.describe(given))


def _turn() -> None:
    st.session_state[_OPEN] = not st.session_state.get(_OPEN, False)


def _bring_example() -> None:
    text = reader_words().text(article_text.EXAMPLE)
    try:
        session_article.bring(_EXAMPLE, text.encode())
    except DataError as error:
        st.session_state[_REFUSED] = error


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
        _say_refused(error)
        return
    st.rerun()


def _refusal() -> None:
    """Why the last step outside a form could not be taken, once."""
    if error := st.session_state.pop(_REFUSED, None):
        _say_refused(error)


def _say_refused(error: DataError) -> None:
    elements.error(fault_text.unreadable(error, reader_words()))

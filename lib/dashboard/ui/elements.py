"""Streamlit's elements that read Markdown or HTML, made to show words as words.

Each is the element of streamlit by its name. What it is given is plain text, so nothing in it
takes effect, unless it is mark-up of our own (`lib.dashboard.markup.safe`). Nobody else calls
those of streamlit, of which most read Markdown in their labels and some in their options.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.dashboard.markup.safe import Html, Markdown


def html(body: Html) -> None:
    """A block of HTML of our own; words that nobody made HTML of are shown as they are."""
    st.html(Html.of(body))


def caption(words: str, **options: Any) -> None:
    """Small print."""
    st.caption(Markdown.of(words), **options)


def success(words: str) -> None:
    """That something was done."""
    st.success(Markdown.of(words))


def warning(words: str) -> None:
    """That something is not as the reader meant."""
    st.warning(Markdown.of(words))


def error(words: str) -> None:
    """That something could not be done."""
    st.error(Markdown.of(words))


def popover(label: str) -> DeltaGenerator:
    """A menu that opens over the page."""
    return st.popover(Markdown.of(label))


def button(label: str, **options: Any) -> bool:
    """A button."""
    return st.button(Markdown.of(label), **options)


def download_button(
    label: str, data: Callable[[], bytes], file_name: str, mime: str, *, key: str
) -> None:
    """A button for a file, made when it is wanted."""
    st.download_button(Markdown.of(label), data, file_name, mime, key=key, on_click="ignore")


def selectbox(label: str, options: Sequence[str], index: int = 0, **more: Any) -> str:
    """A choice of one option in a list. It shows them as text."""
    return str(st.selectbox(Markdown.of(label), options, index, **more))


def pills(label: str, options: Sequence[int], names: Sequence[str], **more: Any) -> None:
    """Buttons of which one at most is pressed: places, each shown by its name."""
    shown = [Markdown.of(name) for name in names]
    st.pills(Markdown.of(label), options, format_func=lambda place: shown[place], **more)


def form_submit_button(label: str, **options: Any) -> bool:
    """The button that hands a form in."""
    return st.form_submit_button(Markdown.of(label), **options)


def text_input(label: str, value: str, **options: Any) -> str:
    """A line to write."""
    return str(st.text_input(Markdown.of(label), value, **options))


def text_area(label: str, **options: Any) -> str:
    """Room to write."""
    return str(st.text_area(Markdown.of(label), **options))


def date_input(label: str, value: Any, **options: Any) -> Any:
    """A day to choose."""
    return st.date_input(Markdown.of(label), value, **options)


def file_uploader(label: str, types: Sequence[str], *, key: str) -> UploadedFile | None:
    """A file to choose."""
    return st.file_uploader(Markdown.of(label), types, key=key)

"""Plain text comes through as it is, but for the ends of its lines."""

import pytest

from lib.documents import Document, text_of
from lib.documents.limits import TEXT_CHARACTERS, UPLOAD_BYTES
from lib.model import DataError


def test_lines_end_in_one_way_and_nothing_else_changes() -> None:
    text = "\ufeffСоода  4 млрд.\r\nӨлкө\rүч\tкүн\u00a0\u200b— «нг»\n"
    assert text_of("a.txt", text.encode()) == Document(
        "Соода  4 млрд.\nӨлкө\nүч\tкүн\u00a0\u200b— «нг»\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.exe", b"a", "a.exe: the ending '.exe' is not one of .txt"),
        ("a.txt", b" \n", "a.txt: there is no text in it"),
        ("a.txt", b"a" * (UPLOAD_BYTES + 1), "a.txt: 20.0 MB is more than 20 MB"),
        ("a.txt", b"a" * (TEXT_CHARACTERS + 1), "a.txt: 2000001 characters are more than 2000000"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(DataError) as raised:
        text_of(name, content)
    assert str(raised.value).startswith(sentence)


def test_what_hides_is_kept_and_shown_as_a_box() -> None:
    document = text_of("a.txt", "over \u202e4\u202c bil\u200blion".encode())
    assert document.text == "over \u202e4\u202c bil\u200blion"
    assert document.shown == "over ▯4▯ bil▯lion"

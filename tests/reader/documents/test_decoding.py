"""A text is read in the encoding it is in, whatever it declares; a difference is said."""

from itertools import product

import pytest

from lib.reader.documents import text_of
from lib.reader.documents.decoding import decode

RUSSIAN = (
    "Экспорт Кыргызстана в Россию вырос, сообщает Нацстатком. Импорт из Китая составил 5 млрд "
    "долларов — больше, чем за весь прошлый год."
)
WESTERN = "Die Ausfuhr nach Österreich stieg früher, hieß es: über 5 Milliarden Euro für Käse."
PAGE = "<html><head><meta charset='{}'></head><body><article><p>{}</p></article></body></html>"
ONE_BYTE = {
    "windows-1251": "cp1251",
    "koi8-r": "koi8_r",
    "ibm866": "cp866",
    "iso-8859-5": "iso8859_5",
    "x-mac-cyrillic": "mac_cyrillic",
}


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "utf-8", "utf-16"])
@pytest.mark.parametrize("encoding", list(ONE_BYTE.values()))
def test_cyrillic_bytes_under_another_name_are_read_and_it_is_said(
    encoding: str, declared: str
) -> None:
    content = RUSSIAN.replace("—", "-").encode(encoding)
    text, doubt = decode(content, declared)
    assert text == RUSSIAN.replace("—", "-")
    assert declared in str(doubt)


@pytest.mark.parametrize(("declared", "encoding"), list(product(ONE_BYTE, ONE_BYTE.values())))
def test_one_cyrillic_encoding_declared_as_another(declared: str, encoding: str) -> None:
    text, doubt = decode(RUSSIAN.replace("—", "-").encode(encoding), declared)
    assert text == RUSSIAN.replace("—", "-")
    assert (declared in str(doubt)) is (ONE_BYTE[declared] != encoding)


@pytest.mark.parametrize(
    ("text", "declared", "encoding"),
    [
        (WESTERN, "iso-8859-1", "cp1252"),
        (WESTERN, "iso-8859-15", "iso8859_15"),
        ("Türkiye'nin ihracatı arttı, şirket başkanı söyledi.", "windows-1254", "cp1254"),
        ("Eksport wzrósł, powiedział minister łączności.", "iso-8859-2", "iso8859_2"),
        ("ВВП", "koi8-r", "koi8_r"),
        ("ЦБ РФ", "windows-1251", "cp1251"),
        (RUSSIAN, "iso-8859-1", "utf-8"),
    ],
)
def test_what_is_as_it_declares_or_can_be_nothing_else_is_not_doubted(
    text: str, declared: str, encoding: str
) -> None:
    assert decode(text.encode(encoding), declared) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [RUSSIAN, "Exports rose", WESTERN])
def test_wide_encodings_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, None)
    assert text_of("a.txt", text.encode(encoding)).text == text


def test_the_doubt_comes_with_the_page() -> None:
    read = text_of("a.html", PAGE.format("iso-8859-1", RUSSIAN).encode("cp1251"))
    assert read.text == RUSSIAN
    assert tuple(map(str, read.notes)) == (
        "It declares to be in iso-8859-1; by its bytes it is in windows-1251 and was read so.",
    )
    assert text_of("a.html", PAGE.format("utf-8", RUSSIAN).encode()).notes == ()

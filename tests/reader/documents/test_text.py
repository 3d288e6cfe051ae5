"""Plain text comes through as it is, but for the ends of its lines."""

import pytest

from lib.model import DataError
from lib.reader.documents import Document, text_of, upload
from lib.reader.documents.decoding import decode
from lib.reader.documents.limits import TEXT_CHARACTERS, UPLOAD_BYTES

RUSSIAN = "Товарооборот вырос до 4 млрд долларов."
KYRGYZ = "Соода жүгүртүү өстү, өлкөнүн экспорту — 5 %"
CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8", "utf-16", "utf-16-le", "utf-16-be")


def refusal(name: str, content: bytes) -> str:
    """The sentence an upload is turned away with."""
    with pytest.raises(DataError) as raised:
        text_of(name, content)
    return str(raised.value)


def test_lines_end_in_one_way_and_nothing_else_changes() -> None:
    text = "\ufeffСоода  4 млрд.\r\nӨлкө\rүч\tкүн\u00a0\u200b\u00ad— «нг» e\u0301\u2028а\n"
    assert text_of("a.txt", text.encode()) == Document(
        "Соода  4 млрд.\nӨлкө\nүч\tкүн\u00a0\u200b\u00ad— «нг» e\u0301\nа\n"
    )


@pytest.mark.parametrize(
    "text",
    ["<script>alert(4)</script> & <b>bold</b>", "=HYPERLINK(A1)", "-1+1|cmd", "@SUM(1)"],
)
def test_markup_and_formulas_stay_text(text: str) -> None:
    assert text_of("a.txt", text.encode()).text == text


@pytest.mark.parametrize("encoding", CYRILLIC)
@pytest.mark.parametrize("text", [RUSSIAN, "ЭКСПОРТ ВЫРОС", "Экспорт", "Trade with Россия grew"])
def test_russian_is_read_in_any_of_its_encodings(text: str, encoding: str) -> None:
    assert text_of("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["ptcp154", "utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_kyrgyz_is_read_in_any_of_its_encodings(encoding: str) -> None:
    text = KYRGYZ
    assert text_of("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["The turnover “exceeds” €4 billion – café", "übertrifft früher"])
def test_western_text_is_not_taken_for_cyrillic(text: str) -> None:
    assert text_of("a.txt", text.encode("cp1252")).text == text


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    assert decode(RUSSIAN.encode() + b"\xd0").text == RUSSIAN + "\ufffd"
    assert decode(b"\x02" + "中国的出口".encode() * 9).text == "\x02" + "中国的出口" * 9


@pytest.mark.parametrize(("whole", "read"), [(19, True), (18, False)])
def test_one_broken_character_of_twenty_is_still_unicode(whole: int, read: bool) -> None:
    found = decode(("т" * whole).encode() + b"\xd0").text
    assert (found == "т" * whole + "\ufffd") is read


@pytest.mark.parametrize(("controls", "read"), [(5, True), (6, False)])
def test_one_control_of_twenty_is_still_unicode(controls: int, read: bool) -> None:
    text = "\x02" * controls + "中" * 31 + "a" * (7 - controls)
    assert len(text.encode()) == 100
    assert (decode(text.encode()).text == text) is read


def test_no_more_than_one_character_of_twenty_is_of_no_writing() -> None:
    assert text_of("a.txt", b"\x01" * 5 + b"a" * 95).text == "\ufffd" * 5 + "a" * 95
    said = refusal("a.txt", b"\x01" * 6 + b"a" * 94)
    assert said == "a.txt: 6 of 100 characters are of no writing"


def test_the_longest_text_is_read_and_a_longer_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "TEXT_CHARACTERS", 10)
    monkeypatch.setattr(upload, "UPLOAD_BYTES", 45)
    for longest in ("a" * 10, "\N{GRINNING FACE}" * 10):
        assert text_of("a.txt", longest.encode()).text == longest
    assert refusal("a.txt", b"a" * 11) == "a.txt: 11 characters are more than 10"
    assert refusal("a.txt", b"a" * 41) == "a.txt: 41 bytes are more than 10 characters take"
    assert refusal("a.txt", b"a" * 45) == "a.txt: 45 bytes are more than 10 characters take"
    assert refusal("a.txt", b"a" * 46) == "a.txt: 46 bytes are more than the 0 MB that are read"


@pytest.mark.parametrize(("before", "begins"), [(1019, True), (1020, False)])
def test_a_pdf_may_begin_a_little_later(before: int, begins: bool) -> None:
    said = refusal("a.pdf", b" " * before + b"%PDF-")
    assert ("does not begin like a PDF" not in said) is begins


def test_a_declared_encoding_is_believed_where_it_is_known() -> None:
    assert decode("ВВП".encode("koi8-r"), "KOI8-R").text == "ВВП"
    assert decode("Экспорт вырос".encode("cp1251"), "zip").text == "Экспорт вырос"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.exe", b"a", "the ending '.exe' is not one of .txt, .html, .htm, .docx, .pdf"),
        ("a", b"a", "the ending '' is not one of .txt, .html, .htm, .docx, .pdf"),
        ("a.txt", b"", "it has 0 bytes"),
        ("a.txt", b" \n", "there is no text in it; of a scan only the letters beneath can be read"),
        ("a.txt", b"four\0", "character 4 is NUL, which no text holds"),
        ("a.txt", b"\x01\x02\x81four" * 9, "27 of 63 characters are of no writing"),
        (
            "a.txt",
            b"a" * (UPLOAD_BYTES + 1),
            "20,000,001 bytes are more than the 20 MB that are read",
        ),
        (
            "a.txt",
            b"a" * UPLOAD_BYTES,
            "20,000,000 bytes are more than 2,000,000 characters take",
        ),
        ("a.txt", b"a" * (TEXT_CHARACTERS + 1), "2,000,001 characters are more than 2,000,000"),
        ("a.txt", b"%PDF-1.7", "it ends in '.txt' but begins like a PDF"),
        ("a.html", b"PK\x03\x04", "it ends in '.html' but begins like a zip archive"),
        ("a.pdf", b"<html>", "it ends in '.pdf' but does not begin like a PDF"),
        ("a.docx", b"%PDF-1.7", "it ends in '.docx' but begins like a PDF"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0",
            "it ends in '.docx' but begins like an old Word file, or one locked with a password",
        ),
    ],
)
def test_what_cannot_be_read_is_said(name: str, content: bytes, sentence: str) -> None:
    assert refusal(name, content) == f"{name}: {sentence}"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/a.exe", "a.exe"),
        ("C:\\Users\\me\\a.exe", "a.exe"),
        ("<b>\u202ea\x00\n.exe", "<b>?a??.exe"),
        ("\udc80.exe", "?.exe"),
        ("a" * 300 + ".exe", "a" * 60 + "…" + "a" * 15 + ".exe"),
        ("a" * 77 + ".exe", "a" * 60 + "…" + "a" * 15 + ".exe"),
        ("a" * 76 + ".exe", "a" * 76 + ".exe"),
        ("", "?"),
    ],
)
def test_a_name_is_shown_without_folders_and_tricks(name: str, shown: str) -> None:
    assert refusal(name, b"a").startswith(f"{shown}: the ending")


def test_what_hides_is_kept_and_shown_as_a_box() -> None:
    document = text_of("a.txt", "over \u202e4\u202c bil\u200blion".encode())
    assert document.text == "over \u202e4\u202c bil\u200blion"
    assert document.shown == "over ▯4▯ bil▯lion"


@pytest.mark.parametrize("text", [RUSSIAN, KYRGYZ])
@pytest.mark.parametrize("form", ["{}", "<meta charset=utf-7><p>{}</p>"])
def test_letters_that_utf_7_spells_in_ascii_are_read(text: str, form: str) -> None:
    assert decode(form.format("").encode() + text.encode("utf-7")).text.endswith(text)


def test_a_plus_before_digits_and_letters_is_no_utf_7() -> None:
    plain = "Call +996312345678, +7-495-123 or +BBEEOA-; C++ and 2+2; exports +5%, a+b"
    assert decode(plain.encode()).text == plain


@pytest.mark.parametrize(
    ("content", "lost"),
    [
        (RUSSIAN.encode()[:-1].replace(b"4", b"\xff4"), 1),
        (f"{RUSSIAN} {RUSSIAN} я".encode()[:-1], 1),
        (RUSSIAN.encode(), 0),
    ],
)
def test_characters_that_are_lost_are_counted(content: bytes, lost: int) -> None:
    notes = [str(note) for note in text_of("a.txt", content).notes]
    said = f"Characters that could not be read and are shown as \ufffd: {lost}."
    assert notes == ([said] if lost else [])

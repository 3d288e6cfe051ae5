"""What was made to do harm gets its sentence, in bounded memory and time.

Each file is read in a fresh process, so that the peak of its memory, and of the process that
parses for it, can be asked of the system.
"""

import json
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from lib.reader.documents import text_of
from lib.reader.documents.limits import MEGABYTE, READER_MEMORY, UPLOAD_BYTES
from tests.reader.documents.files import paragraph, pdf, pdf_of, stream, word_file, word_xml, zipped

REPO = Path(__file__).resolve().parents[3]
DOCUMENT = "word/document.xml"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = (
    CATALOGUE,
    b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
    b"/Resources<</XObject<</X 5 0 R>>>>>>",
)
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
ASKING = 150 * MEGABYTE
"""Of the process that asks: Python, the upload, and its text."""

_READ = """
import json, resource, sys
from lib.reader.documents import text_of
content = sys.stdin.buffer.read()
try:
    said = text_of(sys.argv[1], content).text
except ValueError as error:
    said = str(error)
status = open("/proc/self/status").read()
own = int(status.partition("VmHWM:")[2].split()[0])
print(json.dumps([said, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""


def read(name: str, content: bytes) -> str:
    """The text or the sentence, after a look at what it took."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this platform does not tell a process's own peak of memory")
    done = subprocess.run(
        [sys.executable, "-c", _READ, name],
        input=content,
        capture_output=True,
        cwd=REPO,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    said, own, others = json.loads(done.stdout)
    assert own * 1024 < ASKING
    assert others * 1024 < READER_MEMORY
    return str(said)


def laughs() -> bytes:
    """A word that becomes a thousand million."""
    entities = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
    return f"<!DOCTYPE w [<!ENTITY a0 'lol'>{entities}]><w>&a9;</w>".encode()


def quadratic() -> bytes:
    """A long word, very often."""
    return f"<!DOCTYPE w [<!ENTITY a '{'a' * 50_000}'>]><w>{'&a;' * 50_000}</w>".encode()


def a_lie(content: bytes, name: str = DOCUMENT) -> bytes:
    """An archive whose directory says that a member has 10 bytes."""
    size = zipped({name: content}).rindex(b"PK\x01\x02") + 24
    lying = bytearray(zipped({name: content}))
    lying[size : size + 4] = (10).to_bytes(4, "little")
    return bytes(lying)


def with_flag(content: bytes, flag: int, method: int) -> bytes:
    """An archive of one member with a flag and a method set in its directory."""
    changed = bytearray(content)
    entry = content.rindex(b"PK\x01\x02")
    changed[entry + 8] |= flag
    changed[entry + 10] = method
    return bytes(changed)


def many_blanks(megabytes: int) -> bytes:
    """Blanks, deflated once and repeated, which takes no time."""
    packer = zlib.compressobj(9)
    blanks = b" " * MEGABYTE
    first, second = (packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + second * (megabytes - 1) + packer.flush()


def letters(count: int) -> str:
    """Letters that hardly pack."""
    return Random(5).randbytes(count // 2).hex()


def huge_stream() -> bytes:
    packed = many_blanks(2_000)
    head = b"<</Filter/FlateDecode/Length %d>>" % len(packed)
    return pdf_of([*ONE_PAGE, b"%b\nstream\n%b\nendstream" % (head, packed)])


def nested_forms(levels: int) -> bytes:
    """A page that draws a form twenty times, which draws another twenty times, and so on."""
    forms = [
        stream(b"/X Do " * 20, FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level))
        for level in range(levels)
    ]
    return pdf_of([*ONE_PAGE, stream(b"/X Do " * 20), *forms, stream(b"", FORM)])


NO_TEXT = "there is no text in it; of a scan only the letters beneath can be read"
NO_DOCTYPE = f"{DOCUMENT} declares a document type, which no Word file does"
TOO_MUCH = "it is damaged, or reading it takes more than 400 MB of memory"

WORD: dict[str, tuple[Callable[[], bytes], str]] = {
    "a billion laughs": (lambda: zipped({DOCUMENT: laughs()}), NO_DOCTYPE),
    "quadratic blow-up": (lambda: zipped({DOCUMENT: quadratic()}), NO_DOCTYPE),
    "an entity of a file": (
        lambda: zipped(
            {DOCUMENT: b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'}
        ),
        NO_DOCTYPE,
    ),
    "a foreign document type": (
        lambda: zipped({DOCUMENT: b'<!DOCTYPE w SYSTEM "http://example.org/w.dtd"><w/>'}),
        NO_DOCTYPE,
    ),
    "a laugh beside the document": (
        lambda: zipped({DOCUMENT: word_xml(""), "docProps/core.xml": laughs()}),
        "docProps/core.xml declares a document type, which no Word file does",
    ),
    "a bomb": (
        lambda: zipped({DOCUMENT: b" " * (100 * MEGABYTE)}),
        f"{DOCUMENT} unpacks to more than 200 times its size",
    ),
    "what is no XML": (
        lambda: zipped({DOCUMENT: b"four"}),
        f"{DOCUMENT} is no XML: syntax error: line 1, column 0",
    ),
    "more than is unpacked": (
        lambda: zipped({DOCUMENT: word_xml(f"<!--{letters(700_000)}{'a' * 600_000}-->" * 40)}),
        f"{DOCUMENT} unpacks to more than 50 MB",
    ),
    "a bomb within": (
        lambda: zipped({"inner.docx": zipped({DOCUMENT: b" " * (10 * MEGABYTE)})}),
        "the archive holds no Word document",
    ),
    "another archive": (
        lambda: zipped({"xl/workbook.xml": b"<w/>"}),
        "the archive holds no Word document",
    ),
    "many members": (
        lambda: zipped({f"{number}": b"" for number in range(20_000)}),
        "it packs 20,000 files, more than 2,000",
    ),
    "a lie about the size": (
        lambda: a_lie(word_xml(paragraph("four"))),
        "the archive is damaged (BadZipFile)",
    ),
    "half an archive": (lambda: word_file("four")[:150], "the archive is damaged (BadZipFile)"),
    "a locked member": (
        lambda: with_flag(zipped({DOCUMENT: word_xml("")}), 1, zipfile.ZIP_DEFLATED),
        "the archive is locked with a password",
    ),
    "a method that grows without limit": (
        lambda: with_flag(zipped({DOCUMENT: word_xml("")}), 0, zipfile.ZIP_LZMA),
        f"{DOCUMENT} is packed by method 14, not by deflate",
    ),
    "deep elements": (
        lambda: zipped({DOCUMENT: word_xml("<w:p>" * 100_000)}),
        f"{DOCUMENT} nests elements more than 200 deep",
    ),
    "a long text": (
        lambda: word_file(letters(3 * MEGABYTE)),
        "it holds more than 2,000,000 characters",
    ),
    "no text": (lambda: word_file(""), NO_TEXT),
}

PDF: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million pages": (
        lambda: pdf_of([CATALOGUE, b"<</Type/Pages/Count 1000000/Kids[3 0 R]>>", ONE_PAGE[2]]),
        "1,000,000 pages are more than 1,000",
    ),
    "a loop of pages": (
        lambda: pdf_of(
            [
                CATALOGUE,
                b"<</Type/Pages/Count 500/Kids[2 0 R 3 0 R]>>",
                b"<</Type/Pages/Count 300/Parent 2 0 R/Kids[2 0 R]>>",
            ]
        ),
        NO_TEXT,
    ),
    "a tree of pages that shares its branches": (
        lambda: pdf_of(
            [CATALOGUE]
            + [
                b"<</Type/Pages/Count 900/Kids[%b]>>" % (b"%d 0 R " % (n + 3) * 30)
                for n in range(20)
            ]
            + [b"<</Type/Page/MediaBox[0 0 9 9]>>"]
        ),
        NO_TEXT,
    ),
    "a huge stream": (huge_stream, TOO_MUCH),
    "nested forms": (lambda: nested_forms(8), TOO_MUCH),
    "a form that draws itself": (
        lambda: pdf_of(
            [
                *ONE_PAGE,
                stream(b"/X Do"),
                stream(b"/X Do", FORM + b"/Resources<</XObject<</X 5 0 R>>>>"),
            ]
        ),
        NO_TEXT,
    ),
    "a long text": (
        lambda: pdf(*[["a" * 1_000] * 50] * 50),
        "it holds more than 2,000,000 characters",
    ),
    "deep brackets": (
        lambda: pdf_of([CATALOGUE, b"[" * MEGABYTE]),
        "it is damaged: its pages cannot be found",
    ),
    "half a PDF": (lambda: pdf(["four"])[:60], "it is damaged: its pages cannot be found"),
    "a lock": (
        lambda: pdf_of(
            ONE_PAGE,
            b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4"
            b"/O<%b>/U<%b>>>" % (b"ab" * 32, b"cd" * 32),
        ),
        "it is locked with a password",
    ),
    "a scan": (lambda: pdf_of([*ONE_PAGE, stream(b"0 0 9 9 re f")]), NO_TEXT),
}

WEB: dict[str, tuple[Callable[[], bytes], str]] = {
    "one line": (
        lambda: b"a " * (UPLOAD_BYTES // 2),
        "19,999,999 characters are more than 2,000,000",
    ),
    "deep elements": (lambda: b"<div>" * 50_000, "reading it takes longer than 3 seconds"),
    "drawings within drawings": (
        lambda: b"<svg><foreignObject>" * 800_000,
        # A slow machine has used its time before its memory.
        f"({TOO_MUCH}|reading it takes longer than 3 seconds)",
    ),
    "bytes of something": (
        lambda: b"a" + Random(5).randbytes(9_000),
        "characters are of no writing",
    ),
}


@pytest.mark.parametrize("name", WORD)
def test_a_hostile_word_file(name: str) -> None:
    make, sentence = WORD[name]
    assert read("a.docx", make()) == f"a.docx: {sentence}"


@pytest.mark.parametrize("name", PDF)
def test_a_hostile_pdf(name: str) -> None:
    make, sentence = PDF[name]
    assert read("a.pdf", make()) == f"a.pdf: {sentence}"


@pytest.mark.parametrize("name", WEB)
def test_a_hostile_web_page(name: str) -> None:
    make, sentence = WEB[name]
    assert re.search(rf"{sentence}$", read("a.html", make()))


def test_a_web_page_reads_no_file_of_the_server() -> None:
    page = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x; four</p>'
    assert "root" not in read("a.html", page)


def test_a_hostile_text() -> None:
    line = b"a" * (50 * MEGABYTE)
    assert read("a.txt", line) == "a.txt: 50,000,000 bytes are more than the 20 MB that are read"
    assert "bytes are more than 2,000,000" in read("a.txt", line[:UPLOAD_BYTES])


def test_deep_data_about_a_page_do_not_hide_its_text() -> None:
    data = b"<script type='application/ld+json'>" + b"[" * 150_000 + b"</script>"
    assert read("a.html", data + b"<p>four</p>") == "four"


@pytest.mark.parametrize(
    "markup",
    [
        *("<article>4 bn</article>", "<p>4<sup>1</sup></p>", "<p><del>4</del> x</p>"),
        *("<p class='a'>4</p>", "<p style='display:none'>4</p>", "<time>4</time>"),
        "<style>/*</style>",
    ],
)
def test_many_of_what_a_page_may_hold_are_read_in_time(markup: str) -> None:
    """A walk for each of them would take minutes, and the reading process is ended before."""
    page = f"<style>.a{{display:none}}</style><h1>A title</h1>{markup * 20_000}<p>Four of us.</p>"
    assert "Four of us." in text_of("a.html", page.encode()).text

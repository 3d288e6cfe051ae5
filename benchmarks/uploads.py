"""How fast uploads are read, by kind, and the memory of the process that reads them.

python -m benchmarks.uploads
"""

import resource
import sys
import time
from html import escape

from lib.reader.documents import text_of
from tests.reader.documents.files import pdf, word_file

SENTENCE = "Товарооборот Кыргызстана и России превышает 4 млрд долларов, өлкөнүн экспорту өстү. "
SIZES = {"an article": 8, "a report": 500}
"""Paragraphs of 800 characters."""


def uploads(paragraphs: int) -> dict[str, bytes]:
    """One text of so many paragraphs as each kind of file."""
    texts = [f"{number}. {SENTENCE * 10}" for number in range(paragraphs)]
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    lines = [text[start : start + 80] for text in texts for start in range(0, len(text), 80)]
    pages = [lines[start : start + 50] for start in range(0, len(lines), 50)]
    return {
        "txt": "\n".join(texts).encode(),
        "html": f"<article>{body}</article>".encode(),
        "docx": word_file(*texts),
        "pdf": pdf(*pages),
    }


def peak() -> float:
    """Most resident memory of any process that has read for this one, in MB (Linux)."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for size, paragraphs in SIZES.items():
        for kind, content in uploads(paragraphs).items():
            began = time.perf_counter()
            for _ in range(times):
                text_of(f"a.{kind}", content)
            rate = times / (time.perf_counter() - began)
            size_and_rate = f"{len(content) / 1000:.0f} kB, {rate:.1f} a second"
            print(f"{size} as {kind}: {size_and_rate}, readers so far at most {peak():.0f} MB")

"""Our whole reading of a text against the first step of other ways to read it.

    python -m benchmarks.reader_alternatives [TIMES]

`pip install spacy pymorphy3 pymorphy3-dicts-ru quantulum3` first; the application needs none of
them. None needs a model to be downloaded for this. spaCy only splits the text into words here
and pymorphy3 only looks up the form of each word, so both are lower bounds of a reader built on
them; quantulum3 finds amounts and their units, in English only. Ours goes all the way to the
rows of the tables. Readers take turns on one core; ratios are to ours in the same run.

Import and memory are those of a new process that has read one text, beside bare Python.
"""

import json
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.articles import ARTICLE
from lib.ingest.normalise import normalise
from lib.reader.extraction import extract
from tests.reader.extraction import passages, passages_ky, passages_ru

REPO = Path(__file__).resolve().parents[1]
TEXTS = {
    "en": [passage.text for passage in passages.PASSAGES],
    "ru": [passage.text for passage in passages_ru.PASSAGES],
    "ky": [passage.text for passage in passages_ky.PASSAGES],
}
Reader = Callable[[str], object]

_FRESH = """
import json, os, subprocess, time
text = {text!r}
start = time.perf_counter()
{load}
seconds = time.perf_counter() - start
memory = subprocess.check_output(["ps", "-o", "rss=", "-p", str(os.getpid())])
print(json.dumps([seconds, int(memory) / 1024]))
"""
_LOADS = {
    "bare": "",
    "ours": """
from datetime import date
from lib.reader.extraction import extract
from lib.model import Article
from lib.ingest.normalise import normalise
article = Article("any", "", "", "", "", date(2024, 10, 16), "{language}", "", "", "", "")
normalise(extract(text, article), text, article)
""",
    "spacy": "import spacy\nspacy.blank('{language}')(text)",
    "pymorphy3": "import pymorphy3\npymorphy3.MorphAnalyzer().parse(text.split()[0])",
    "quantulum3": "from quantulum3.parser import parse\nparse(text)",
}


def readers(language: str) -> dict[str, Reader]:
    """What reads texts of a language, by name, as far as it is installed."""
    article = replace(ARTICLE, language=language)
    found: dict[str, Reader] = {
        "ours": lambda text: normalise(extract(text, article), text, article)
    }
    if find_spec("spacy"):
        import spacy

        found["spacy"] = spacy.blank(language)
    if find_spec("pymorphy3") and language == "ru":
        import pymorphy3

        forms = pymorphy3.MorphAnalyzer()
        found["pymorphy3"] = lambda text: [forms.parse(word) for word in text.split()]
    if find_spec("quantulum3") and language == "en":
        from quantulum3.parser import parse

        found["quantulum3"] = parse
    return found


def speed(reader: Reader, texts: list[str]) -> float:
    """Characters a second of processor time."""
    begin = time.process_time()
    for text in texts:
        reader(text)
    return sum(map(len, texts)) / (time.process_time() - begin)


def fresh(name: str, language: str) -> tuple[float, float]:
    """Seconds and megabytes of a new process that imports a reader and reads one text."""
    text = TEXTS[language][0]
    load = _LOADS[name].format(language=language)
    source = _FRESH.format(text=text, load=load)
    taken = [
        json.loads(
            subprocess.check_output([sys.executable, "-W", "ignore", "-c", source], cwd=REPO)
        )
        for _ in range(5)
    ]
    seconds, megabytes = zip(*taken, strict=True)
    return median(seconds), median(megabytes)


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    warnings.simplefilter("ignore")
    print(f"{'':<3} {'reader':<11} {'characters/s':>13} {'to ours':>8} {'start ms':>9} {'MB':>6}")
    _, bare = fresh("bare", "en")
    for language, texts in TEXTS.items():
        there = readers(language)
        taken = [{n: speed(r, texts) for n, r in there.items()} for _ in range(times + 1)][1:]
        rates = {name: median(turn[name] for turn in taken) for name in there}
        for name, rate in rates.items():
            seconds, megabytes = fresh(name, language)
            print(
                f"{language:<3} {name:<11} {rate:>13,.0f} {rate / rates['ours']:>8.2f}"
                f" {1000 * seconds:>9.0f} {megabytes - bare:>6.0f}"
            )

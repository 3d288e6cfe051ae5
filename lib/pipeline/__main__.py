"""From articles and the ledger to the tables; from any text to its figures.

    multivector add FOLDER... [--published DAY] [--publisher WHO] [--speaker WHO]
                              [--lang CODE] [--processes N] [--engine sc://HOST:15002]
                              [--data DIR]
    multivector build [--text DIR] [--data DIR]
    multivector check [--repair] [--data DIR]
    multivector describe [--data DIR]
    multivector read FILE... [--lang CODE] [--published DAY] [--speaker WHO] [--json]
    multivector score GOLD... [--out PREDICTED.jsonl]
    multivector learn GOLD... [--out WEIGHTS.json]
    multivector trade import FILE... [--to PLACE] [--data DIR]
    multivector trade ask [QUESTION NAME=VALUE...] [--data DIR]
    multivector refresh [SERVICE...] [--since YEAR] [--dry-run] [--keep-raw DIR]
                                     [--address SERVICE=URL] [--data DIR]
    multivector publish DIR [--partners RUS,EU27] [--lang en,ru] [--address URL] [--data DIR]

`python -m lib.pipeline` is the same program, without an installation.

``add`` reads every article in the folders (``.txt``, ``.html``, ``.docx``, ``.pdf``, rows of
``.jsonl``, ``.csv`` with any separator and ``.parquet`` with a column ``text`` and, if they like,
title, publisher, author, url, published, language, speaker) and adds it to the tables, unless it
is there; killed, it is run again. It ends with exit code 1 if it had to skip any, or where what was
added earlier is in no table. As many processes read as there are cores, or the workers of the
Spark whose address `--engine` or the variable BATCH_ENGINE gives.

``build`` reads ``articles/*.toml``, the files of ``record/`` and ``claims/`` in the data folder
and writes its ``*.parquet``; ``describe`` writes the dictionary of the tables into its
``README.md``. ``check`` says what of the tables is damaged, missing or unknown and ends with
exit code 1 if anything is wrong; with ``--repair`` it makes the list of added articles anew from
what is there, and sets aside what cannot be read. ``read`` shows the figures of the same
documents (``-`` is a text on standard input) and why every other number is none.

``score`` reads the passages of gold standards and counts the figures that agree with theirs. A
standard is a file ``.toml`` (`lib.reader.evaluation.gold_toml` shows its form) or ``.jsonl``, or
a folder of them; ``tests/reader/extraction/passages`` is our own, a file a phenomenon.

``learn`` learns from gold standards how likely a reading is right, and says how sure it would
have been of texts it did not learn from. The weights go where the reader looks for them.

``trade import`` makes a dataset of the world's trade by product of the files that CEPII (BACI) or
the United Nations (Comtrade, in bulk) publish, packed or not, in the data folder, or in the folder
or at the address that ``--to`` or ``TRADE_DATASET`` names (``s3://bucket/trade``). Killed, it is
run again and goes on; the earlier dataset stays until the new one is whole. It ends with exit code
1 if it could not take every row, or rows contradict each other. ``trade ask`` puts a question to
it and prints CSV; without one it lists them. ``TRADE_ENGINE`` names an Apache Spark to ask
(``sc://host:15002``).

``refresh`` asks the services of statistics offices (all, or those named) what they have published
since a year and keeps what is new as a vintage in ``refreshed/`` of the data folder, beside the
record that is shipped: nothing there is changed. With ``--dry-run`` it prints what it would ask
and asks nobody. ``--keep-raw`` keeps every answer as it came, to report one that was not
understood; ``--address`` asks another address instead. It ends with exit code 1 if any of them
gave nothing, or what they gave before is damaged; nothing of that is changed. UN Comtrade gives
more with a key, in the variable COMTRADE_KEY.

``publish`` writes the charts of the usual questions as files that any web server serves: each
partner, the sets of partners, each claim, in three languages, with their rows as CSV and JSON.
Serve ``DIR/current``; until a new site is whole that is the old one, however the command ends.

Data that break a rule end any of them with one sentence on standard error and exit code 2.
"""

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from lib.model import DataError

# A command imports what it needs when it is run: one short text is read in half the time that
# loading the store of the others takes.

SKIPPED, BAD_DATA, STOPPED = 1, 2, 130
"""Exit codes: one article, or all data, break a rule; Ctrl-C or SIGTERM. (argparse takes 2 as
well.)"""

WRONG = 1
"""Exit code: something was found damaged, missing or unknown."""


def _add(options: argparse.Namespace) -> int:
    from lib.ingest import refuse_day
    from lib.pipeline.add import add_articles
    from lib.pipeline.read import given_day, given_language
    from lib.pipeline.texts import Defaults

    today = date.today()
    day = given_day(options.published) if options.published else None
    if day is not None:
        refuse_day("--published", day, today)
    given_language(options.lang)
    engine = options.engine or os.environ.get("BATCH_ENGINE")
    if options.processes is not None and options.processes < 1:
        raise DataError("--processes", f"{options.processes} is not one or more")
    defaults = Defaults(today, day, options.publisher, options.speaker, options.lang or "")
    with _heeding_no_broken_pipe():  # a reading process may break one
        report = add_articles(_data(options), options.paths, defaults, options.processes, engine)
    print("\n".join(report.lines()))
    return SKIPPED if report.counts["skipped"] or report.left_out else 0


@contextmanager
def _heeding_no_broken_pipe() -> Iterator[None]:
    """Windows has no such signal."""
    heard = signal.signal(signal.SIGPIPE, signal.SIG_IGN) if hasattr(signal, "SIGPIPE") else None
    try:
        yield
    finally:
        if heard is not None:
            signal.signal(signal.SIGPIPE, heard)


def _build(options: argparse.Namespace) -> None:
    from lib.pipeline.build import build

    data = _data(options)
    _expect_data(data)
    report = build(data, _text_folders(data, options.text))
    print("\n".join(report.lines()))


def _check(options: argparse.Namespace) -> int:
    from lib.store import examine, repair

    findings = (repair if options.repair else examine)(_data(options))
    print("\n".join(findings.lines))
    return WRONG if findings.faults else 0


def _describe(options: argparse.Namespace) -> None:
    from lib.pipeline.dictionary import write_dictionary

    _expect_data(_data(options))
    write_dictionary(_data(options))


def _read(options: argparse.Namespace) -> None:
    from lib.pipeline.read import as_json, as_table, read_texts

    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for found in read_texts(options.files, options.lang, options.published, options.speaker):
        print(as_json(found) if options.json else as_table(found, coloured=coloured), flush=True)


def _score(options: argparse.Namespace) -> None:
    from lib.pipeline.flat_figures import read_passage
    from lib.reader.evaluation.score import score

    scores = score(options.gold, options.out, lambda one: read_passage(one).figures)
    print("\n".join(scores.lines()))


def _learn(options: argparse.Namespace) -> None:
    from lib.pipeline.flat_figures import read_passage
    from lib.reader.evaluation.gold_standard import read_gold
    from lib.reader.evaluation.training import expected, learn, written

    passages = [one for one in read_gold(options.gold) if one.figures is not None]
    reader = lambda one, weigh: read_passage(one, weigh).figures  # noqa: E731
    print("\n".join(expected(passages, reader)))
    written(learn(passages, reader), options.out)


def _trade_import(options: argparse.Namespace) -> int:
    from lib.pipeline.trade_commands import import_trade

    report = import_trade(_data(options), options.files, options.to)
    print("\n".join(report.lines()))
    return SKIPPED if report.manifest.bad or report.contradicting else 0


def _trade_ask(options: argparse.Namespace) -> None:
    from lib.pipeline.trade_commands import ask_trade, questions

    if options.question is None:
        print(questions())
        return
    for part in ask_trade(_data(options), options.question, options.parameters):
        print(part, end="")


def _refresh(options: argparse.Namespace) -> int:
    from lib.pipeline.refresh import order, questions, refresh
    from lib.refresh.client import Client
    from lib.store import left_out_vintages

    ordered = order(options.services, options.since, options.address, options.keep_raw)
    if options.dry_run:
        print("\n".join(questions(ordered)))
        return 0
    client = Client(options.keep_raw)
    data = _data(options)
    outcomes = refresh(data, ordered, client, lambda line: print(line, flush=True))
    damaged = left_out_vintages(data)
    for one in damaged:
        print(f"Fetched, and in no table: {one}; see `multivector check`")
    if not any(one.fault for one in outcomes):
        return SKIPPED if damaged else 0
    if not client.answers:
        print("No service was reached.")
    elif options.keep_raw is None:
        print("To report an answer that was not understood, run it again with --keep-raw DIR.")
    else:
        print(f"The answers are in {options.keep_raw}; docs/sources.md says what to report.")
    return SKIPPED


def _publish(options: argparse.Namespace) -> int:
    # Before any process loads it: memory that tables took while they were read is given back.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    from lib.pipeline.publish import order, publish

    wanted = order(_data(options), options.partners, options.lang, options.address)
    try:
        report = publish(wanted, options.directory)
    except KeyboardInterrupt:
        print("Stopped; the site that was there is as it was.", file=sys.stderr)
        return STOPPED
    print("\n".join(report.lines()))
    return 0


def _data(options: argparse.Namespace) -> Path:
    """The data folder that is given, or the one the tables are in."""
    from lib.store import data_dir

    given: Path | None = options.data
    return given or data_dir()


def _expect_data(data: Path) -> None:
    if not (data / "record").is_dir():
        raise DataError(data, "it is not a data folder, it has no record/ in it")


def _text_folders(data: Path, text: Path | None) -> tuple[Path, ...]:
    """Where texts of articles are: in ``--text``, `ARTICLES_DIR`, then in ``articles/``."""
    if text is not None and not text.is_dir():
        raise DataError(text, "it is not a folder")
    named = [text, Path(os.environ["ARTICLES_DIR"]) if os.environ.get("ARTICLES_DIR") else None]
    return (*(folder for folder in named if folder), data / "articles")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="multivector", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run in (("build", _build), ("describe", _describe)):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        command.add_argument("--data", type=Path, help="the data folder")
        command.add_argument("--text", type=Path, help="a folder with texts of articles")
    command = commands.add_parser("add")
    command.set_defaults(run=_add)
    command.add_argument("paths", nargs="+", type=Path, metavar="FOLDER", help="or a file")
    command.add_argument("--published", help="the day of those that give none, 2024-10-16")
    command.add_argument("--publisher", default="", help="of those that name none")
    command.add_argument("--speaker", default="", help="'Name, role', of those that name none")
    command.add_argument("--lang", help="their language (by default what each has most words of)")
    command.add_argument("--processes", type=int, help="that read (by default one a core)")
    command.add_argument("--engine", metavar="sc://HOST:15002", help="a Spark that reads instead")
    command.add_argument("--data", type=Path, help="the data folder")
    command = commands.add_parser("check")
    command.set_defaults(run=_check)
    command.add_argument("--repair", action="store_true", help="make anew what can be made anew")
    command.add_argument("--data", type=Path, help="the data folder")
    command = commands.add_parser("read")
    command.set_defaults(run=_read)
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="a document, or - for standard input"
    )
    command.add_argument("--lang", help="its language (by default the one it has most words of)")
    command.add_argument(
        "--published", help="its day, 2024-10-16, if not as it says; counts 'last year'"
    )
    command.add_argument("--speaker", default="", help="'Name, role': who says 'we' and 'our'")
    command.add_argument("--json", action="store_true", help="one JSON object a text")
    command = commands.add_parser("score")
    command.set_defaults(run=_score)
    command.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="a file or folder")
    command.add_argument("--out", type=Path, metavar="PREDICTED.jsonl", help="what was read")
    command = commands.add_parser("learn")
    command.set_defaults(run=_learn)
    command.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="a file or folder")
    command.add_argument("--out", type=Path, metavar="WEIGHTS.json", help="not for the reader")
    _trade_options(commands)
    _refresh_options(commands)
    command = commands.add_parser("publish")
    command.set_defaults(run=_publish)
    command.add_argument(
        "directory", type=Path, metavar="DIR", help="where the site is, or will be"
    )
    command.add_argument("--partners", help="codes, RUS,EU27 (by default all, and sets of them)")
    command.add_argument("--lang", help="en,ru (by default all three)")
    command.add_argument("--address", help="where readers find the site; for sitemaps")
    command.add_argument("--data", type=Path, help="the data folder")
    return parser.parse_args(arguments)


def _trade_options(commands: Any) -> None:
    trade = commands.add_parser("trade").add_subparsers(required=True, metavar="command")
    command = trade.add_parser("import")
    command.set_defaults(run=_trade_import)
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="or a folder")
    command.add_argument("--to", metavar="PLACE", help="a folder, or an address like s3://...")
    command.add_argument("--data", type=Path, help="the data folder")
    command = trade.add_parser("ask")
    command.set_defaults(run=_trade_ask)
    command.add_argument("question", nargs="?", metavar="QUESTION", help="by default, which")
    command.add_argument("parameters", nargs="*", metavar="NAME=VALUE")
    command.add_argument("--data", type=Path, help="the data folder")


def _refresh_options(commands: Any) -> None:
    command = commands.add_parser("refresh")
    command.set_defaults(run=_refresh)
    command.add_argument("services", nargs="*", metavar="SERVICE", help="by default all of them")
    command.add_argument("--since", type=int, metavar="YEAR", help="the first year (2000)")
    command.add_argument("--dry-run", action="store_true", help="print what would be asked")
    command.add_argument("--keep-raw", type=Path, metavar="DIR", help="keep answers as they came")
    command.add_argument(
        "--address", action="append", default=[], metavar="SERVICE=URL", help="ask there instead"
    )
    command.add_argument("--data", type=Path, help="the data folder")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _options(arguments)
    try:
        return options.run(options) or 0
    except DataError as error:
        print(error, file=sys.stderr)
        return BAD_DATA
    except KeyboardInterrupt:
        print("Stopped; what was done is kept, run it again to go on.", file=sys.stderr)
        return STOPPED


def command() -> NoReturn:
    """The program `multivector`, as it is installed."""
    _speak_utf8()
    if hasattr(signal, "SIGPIPE"):
        # Whoever reads the report may have seen enough (`| head`): end quietly then.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # As Ctrl-C does: so that processes and what they share are put away, and it is said.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())


def _speak_utf8() -> None:
    """Print the letters of every language, whatever the code page where nobody chose one, and what
    is no letter, as in the name of a file that is no UTF-8, as its number."""
    for stream in (sys.stdout, sys.stderr):
        chosen = "PYTHONIOENCODING" in os.environ or stream.encoding.lower() == "utf-8"
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(
                encoding=None if chosen else "utf-8", errors=_unprintable(stream.errors)
            )


def _unprintable(chosen: str | None) -> str | None:
    return "backslashreplace" if chosen in (None, "strict") else chosen


if __name__ == "__main__":
    command()

"""The usual questions as files that any web server serves: `multivector publish`.

Each chart is a document with its rows beside it, in three languages. Processes side by side make
them, a subject in a language at a time, and write them into a folder aside
(`lib.pipeline.site_folder`); what no process alone knows (the fronts, the titles to search) comes
last. The same tables, code and options give the same bytes; if they made the site that is there,
nothing is made at all.
"""

import hashlib
import os
import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from lib.codelists import area_code
from lib.dashboard.api.embed_assets import assets_of_site
from lib.dashboard.api.embeds import embed_of
from lib.dashboard.api.row_files import files_of
from lib.dashboard.api.site_document import (
    ASSETS,
    TITLES,
    Around,
    RowsFile,
    Spot,
    chart_document,
    front_document,
    list_document,
    silent_document,
    sitemap,
    sitemap_index,
    sources_document,
    titles_file,
)
from lib.dashboard.queries import partners
from lib.dashboard.views import VIEWS, not_for_redistribution
from lib.dashboard.views.published_site import (
    EVERY_CLAIM,
    FRONT,
    SOURCES,
    PublishedSite,
    languages,
    sentence_without_chart,
    sources_question,
)
from lib.dashboard.views.usual_questions import (
    Subject,
    UsualView,
    further,
    in_language,
    usual_questions,
)
from lib.model import Chart, DataError, Page, Run, Tables
from lib.pipeline.pool import cores, in_order
from lib.pipeline.site_folder import Aside, Written, taken
from lib.store import left_out, left_out_vintages
from lib.store import tables as tables_of

if TYPE_CHECKING:
    import pandas as pd

_LIBRARY = Path(__file__).resolve().parents[1]
_MADE_WITH = ("plotly", "pandas", "numpy", "pyarrow")
"""The packages that have a say in the bytes."""
_AT_ONCE = 6
"""Subjects that a process makes at a time."""
_SHOWN = 40
"""Characters of a strange value that are repeated."""
_MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published: of which tables, about which partners (None: all, and the sets of
    them), in which languages, at which address (with a slash at its end; empty: not known)."""

    data: Path
    partners: tuple[str, ...] | None
    languages: tuple[str, ...]
    address: str


class _Item(NamedTuple):
    subject: Subject
    language: str


class _Title(NamedTuple):
    title: str
    about: str
    also: str
    place: str


class _Made(NamedTuple):
    """What came of one item, by which process, and the most memory that it had till then."""

    files: tuple[Written, ...]
    titles: tuple[_Title, ...]
    charts: int
    not_passed_on: int
    process: int
    memory: int


@dataclass
class Report:
    """What was published: charts, of how many the rows may not be passed on, files and their
    bytes, how many were written anew, how many are gone; and the most memory of each process, in
    megabytes."""

    serve: Path
    address: str = ""
    charts: int = 0
    not_passed_on: int = 0
    files: int = 0
    size: int = 0
    written: int = 0
    gone: int = 0
    memory: dict[int, int] = field(default_factory=dict)
    is_as_it_was: bool = False

    def lines(self) -> list[str]:
        """The report in words."""
        if self.is_as_it_was:
            return [f"Nothing has changed since the site was published. Serve {self.serve}"]
        unchanged = self.files - self.written
        lines = [
            f"{self.charts} charts in {self.files} files, {self.size / _MEGABYTE:.0f} MB: "
            f"{self.written} written, {unchanged} as they were, {self.gone} removed."
        ]
        if self.not_passed_on:
            lines.append(
                f"{self.not_passed_on} of the charts have rows that are not for redistribution "
                "without permission, and say so: ask before you publish them."
            )
        if self.memory:
            each = ", ".join(str(size) for size in self.memory.values())
            lines.append(f"Memory of each process at its most: {each} MB.")
        if not self.address:
            lines.append("No sitemap: that needs the address of the site, --address https://...")
        return [*lines, f"Serve {self.serve}"]


def order(
    data: Path, named: str | None = None, spoken: str | None = None, address: str | None = None
) -> Order:
    """What the options of the command ask for; a value that means nothing raises `DataError`."""
    return Order(
        data,
        _partners(data, named.split(",")) if named is not None else None,
        _languages(spoken.split(",")) if spoken is not None else tuple(languages()),
        _address(address) if address is not None else "",
    )


def publish(wanted: Order, directory: Path, processes: int | None = None) -> Report:
    """Write the site of an order into a folder; readers see the old one until the new is whole.

    Where something that was added or refreshed is in no table, `DataError` says so: the old site
    may still have its charts.
    """
    _expect_all(wanted.data)
    subjects = usual_questions(tables_of(wanted.data), wanted.partners)
    made_of = _made_of(wanted)
    with taken(directory) as site:
        report = Report(site.current, wanted.address)
        if site.unchanged(made_of):
            report.is_as_it_was = True
            return report
        with site.aside() as aside:
            files = _written(wanted, subjects, aside, report, processes or cores())
            report.gone = site.put_in_place(aside, files, made_of)
    report.files = len(files)
    report.size = sum(one.size for one in files.values())
    report.written = sum(one.is_new for one in files.values())
    return report


def _expect_all(data: Path) -> None:
    for left in (*left_out(data), *left_out_vintages(data)):
        rule = f"nothing was published, as articles or figures are in no table: {left}"
        raise DataError(data, f"{rule}; see `multivector check`")


def _written(
    wanted: Order, subjects: Sequence[Subject], aside: Aside, report: Report, processes: int
) -> dict[str, Written]:
    """Every file of the site by its place."""
    files: dict[str, Written] = {}
    titles: dict[str, list[_Title]] = {language: [] for language in wanted.languages}
    make = partial(_made, wanted, aside)
    # Processes of their own for each language, so that none has the words of all in memory.
    made_of_all = chain.from_iterable(
        in_order(make, _tasks(subjects, language), processes) for language in wanted.languages
    )
    for task, results in made_of_all:
        if results is None:
            rule = "the process that made its charts was killed, twice; nothing was published"
            raise DataError(task[0].subject.code, rule)
        for item, made in zip(task, results, strict=True):
            files |= {one.path: one for one in made.files}
            titles[item.language] += made.titles
            report.memory[made.process] = made.memory
            report.charts += made.charts
            report.not_passed_on += made.not_passed_on
    for path, content in _last(wanted, subjects, titles):
        files[path] = aside.write(path, content)
    report.memory[os.getpid()] = _memory()
    return files


def _tasks(subjects: Sequence[Subject], language: str) -> Iterator[list[_Item]]:
    for start in range(0, len(subjects), _AT_ONCE):
        yield [_Item(subject, language) for subject in subjects[start : start + _AT_ONCE]]


def _made(wanted: Order, aside: Aside, items: Sequence[_Item]) -> list[_Made]:
    """In a process of its own: the charts of some subjects."""
    return [_subject(wanted, aside, item) for item in items]


def _subject(wanted: Order, aside: Aside, item: _Item) -> _Made:
    tables, language = tables_of(wanted.data), item.language
    site = _site(wanted, language)
    shown = list(_shown(tables, item))
    views = [view for view, _, _ in shown]
    charts = sum(chart is not None for _, _, chart in shown)
    name, also = site.name(item.subject).words, site.also(item.subject)
    frames: dict[Hashable, pd.DataFrame] = {}
    files: list[Written] = []
    titles: list[_Title] = []
    not_passed_on = 0
    for view, page, chart in shown:
        spot = _spot(wanted, language, view.place)
        ways = site.ways(item.subject, view, views)
        words = page.statement
        quoted = Run(page.heading, language=words.language) if words else None
        if chart is None:
            said = sentence_without_chart(page)
            document = silent_document(said, quoted, spot, site.frame, ways)
        else:
            question = in_language(view.question, language)
            address = spot.address + spot.path if spot.address else f"{_name(view)}.html"
            rows = files_of(chart.rows, tables, language, frames)
            for form, one in rows.items():
                files.append(aside.write(f"{language}/{view.place}.{form}", one.content))
            terms = not_for_redistribution(chart.rows, tables, language)
            not_passed_on += terms != ""
            around = Around(
                said=Run(page.heading, language=page.statement.language)
                if page.statement
                else None,
                answer=page.answer if words else "",
                files=[RowsFile(form, one.name) for form, one in rows.items()],
                ways=ways,
                terms=chart.terms,
                not_passed_on=terms,
            )
            embed = embed_of(question, page, chart, address)
            document = chart_document(embed, spot, site.frame, around)
            said = chart.finding
        files.append(aside.write(spot.path, document.encode()))
        titles.append(_Title(said, f"{name} · {site.kind(view)}", also, view.place))
    return _Made(tuple(files), tuple(titles), charts, not_passed_on, os.getpid(), _memory())


def _shown(tables: Tables, item: _Item) -> Iterator[tuple[UsualView, Page, Chart | None]]:
    """The views of a subject with their pages and charts; of a claim also those of its tabs that
    have one of their own."""
    waiting, seen = list(item.subject.views), set[str]()
    while waiting:
        view = waiting.pop(0)
        question = in_language(view.question, item.language)
        page = VIEWS[question.page](tables, question)  # kept by nobody: it is asked for once
        is_usual = view in item.subject.views
        charts = [chart for chart in page.charts() if is_usual or chart.key not in seen]
        if is_usual:
            waiting += further(view, page)
        if is_usual or charts:
            seen |= {chart.key for chart in charts}
            yield view, page, charts[0] if charts else None


def _last(
    wanted: Order, subjects: Sequence[Subject], titles: Mapping[str, Sequence[_Title]]
) -> Iterator[tuple[str, bytes]]:
    """The files that are not of one subject: fronts, lists, titles, assets, sitemaps."""
    tables = tables_of(wanted.data)
    for language in wanted.languages:
        site, spot = _site(wanted, language), partial(_spot, wanted, language)
        front = site.front()
        spots = [spot(FRONT), spot(SOURCES)]
        if language == wanted.languages[0]:
            root = replace(spot(FRONT), is_root=True)
            yield root.path, front_document(front, root, site.frame).encode()
        yield spot(FRONT).path, front_document(front, spot(FRONT), site.frame).encode()
        page = VIEWS["data"](tables, sources_question(language))
        document = sources_document(
            site.frame.sources.words, page.blocks, spot(SOURCES), site.frame
        )
        yield spot(SOURCES).path, document.encode()
        if part := site.every_claim():
            spots.append(spot(EVERY_CLAIM))
            document = list_document(part, spot(EVERY_CLAIM), site.frame)
            yield spot(EVERY_CLAIM).path, document.encode()
        yield f"{language}/{TITLES}", titles_file(titles[language]).encode()
        if wanted.address:
            spots += [spot(one.place) for one in titles[language]]
            yield f"sitemap-{language}.xml", sitemap(spots).encode()
    for asset in assets_of_site().values():
        yield f"{ASSETS}/{asset.served_as}", asset.content
    if wanted.address:
        places = [f"{wanted.address}sitemap-{language}.xml" for language in wanted.languages]
        yield "sitemap.xml", sitemap_index(places).encode()


@lru_cache(maxsize=8)
def _site(wanted: Order, language: str) -> PublishedSite:
    tables = tables_of(wanted.data)
    return PublishedSite(tables, usual_questions(tables, wanted.partners), language)


def _spot(wanted: Order, language: str, place: str) -> Spot:
    known = {code: name for code, name in languages().items() if code in wanted.languages}
    ordered = {code: known[code] for code in wanted.languages}
    return Spot(language, place, ordered, wanted.address)


def _name(view: UsualView) -> str:
    return view.place.rpartition("/")[2]


def _partners(data: Path, names: Iterable[str]) -> tuple[str, ...]:
    known = partners(tables_of(data))
    found: list[str] = []
    for name in names:
        code = area_code(name.strip())
        if code is None or code not in known:
            rule = f"{_cut(name)} is not a partner on record; codes are like RUS, EU27"
            raise DataError("--partners", rule)
        found.append(code)
    return tuple(code for code in known if code in found)


def _languages(codes: Iterable[str]) -> tuple[str, ...]:
    found = [code.strip() for code in codes]
    for code in found:
        if code not in languages():
            rule = f"{_cut(code)} is not one of {', '.join(languages())}"
            raise DataError("--lang", rule)
    return tuple(dict.fromkeys(found))


def _address(given: str) -> str:
    """The address of a site with a slash at its end."""
    try:
        parts = urlsplit(given)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_one = False
    if not is_one or parts.query or parts.fragment or not given.isascii() or " " in given:
        rule = f"{_cut(given)} is not the address of a site, like https://example.org/trade/"
        raise DataError("--address", rule)
    return given.rstrip("/") + "/"


def _cut(value: str) -> str:
    return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")


def _made_of(wanted: Order) -> str:
    """The hash of everything that has a say in the bytes: code, words, tables, options."""
    found = hashlib.sha256()
    packages = [f"{name} {version(name)}" for name in _MADE_WITH]
    options = (wanted.partners, wanted.languages, wanted.address)
    found.update(repr((sys.version_info[:2], packages, options)).encode())
    for folder, files in ((_LIBRARY, _sources()), (wanted.data, _tables(wanted.data))):
        for path in sorted(files):
            found.update(f"\n{path.relative_to(folder).as_posix()}\n".encode())
            with open(path, "rb") as file:
                found.update(hashlib.file_digest(file, "sha256").digest())
    return found.hexdigest()


def _sources() -> Iterator[Path]:
    return (
        path
        for path in _LIBRARY.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    )


def _tables(data: Path) -> Iterator[Path]:
    yield from data.glob("*.parquet")
    yield from (
        path for path in (data / "added").rglob("*") if path.suffix in (".parquet", ".json")
    )


def _memory() -> int:
    """The most memory this process had, in megabytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1 << 20 if sys.platform == "darwin" else 1 << 10))

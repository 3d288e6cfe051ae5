"""What a site of files says around its charts: names, ways from one chart to the next, its front.

The same words as on the pages wherever they say the same. Places are those of `usual_questions`,
below the folder of a language and without an ending; `lib.dashboard.api.site_document` makes
links and documents of all this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lib.dashboard.narrative import LANGUAGES, Noun, claim_text, overview_text, wording
from lib.dashboard.narrative.people_text import place as host_name
from lib.dashboard.narrative.source_text import plain
from lib.dashboard.queries import partners
from lib.dashboard.queries.article_words import articles
from lib.dashboard.queries.claims import claims
from lib.dashboard.views.navigation import PRESETS, SITE, masthead
from lib.dashboard.views.usual_questions import KINDS, Sort, Subject, UsualView, presets
from lib.model import Origin, Page, Question, Tables

FRONT, SOURCES, EVERY_CLAIM = "index", "sources", "claims"
"""The places of the documents that are no charts: the front, who published the figures, and the
list of claims, where they are too many for the front."""

LISTED = 40
"""So many claims are on the front, the latest; the others have a list of their own."""
_CLAIMS_BESIDE = 6
"""So many claims are named below every chart."""
_BLOCKS_BESIDE = ("RUS", "EU27", "CIS", "EAEU")
PARTNERS_ID = "partners"
"""The name of the first list of partners on the front."""


class Link(NamedTuple):
    """Words that lead to a place of the site; to none where it is the reader's own."""

    words: str
    place: str
    language: str | None = None
    """Of words that are quoted."""
    is_here: bool = False


class Way(NamedTuple):
    """Links that have something in common."""

    label: str
    links: tuple[Link, ...]


class Entry(NamedTuple):
    """A line of the front: a subject, what must be known of it, and its charts."""

    name: Link
    note: str
    links: tuple[Link, ...]


class Part(NamedTuple):
    """A heading of the front and the lines below it."""

    heading: str
    key: str
    entries: tuple[Entry, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """The first document of a language: what the site is, a search, and everything in lists."""

    heading: str
    paragraphs: tuple[str, ...]
    search: str
    found: str
    """How many titles were found, with ``{count}`` where the number goes."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every document of a language has: words, and the ways to the front and to sources."""

    language: str
    site: str
    skip: str
    languages: str
    every_chart: Link
    sources: Link
    same_rows: str
    """Before the links to files."""


class PublishedSite:
    """A site in one language: its subjects by their names, and the ways between them."""

    def __init__(self, tables: Tables, subjects: Sequence[Subject], language: str) -> None:
        self._tables = tables
        self._subjects = subjects
        self._words = wording(language)
        self._presets = presets(tables)
        question = Question("overview", (), (), language)
        line = masthead(question, partners(tables), (), takes_partners=True).partners
        assert line is not None
        self._groups = line.groups
        self._also = {one.code: one.also for group in line.groups for one in group.partners}
        self._others: dict[str, tuple[Link, ...]] = {}

    @property
    def frame(self) -> Frame:
        """What every document has."""
        words = self._words
        bar = masthead(Question("data", (), (), words.language), (), (), takes_partners=False)
        return Frame(
            language=words.language,
            site=SITE,
            skip=bar.skip,
            languages=bar.languages_label,
            every_chart=Link(words.text("All charts"), FRONT),
            sources=Link(words.text("Sources and terms"), SOURCES),
            same_rows=words.text("The same rows as a file:"),
        )

    def name(self, subject: Subject) -> Link:
        """What a subject is called, leading to the first of its charts."""
        words, code = self._words, subject.code
        language = None
        match subject.sort:
            case Sort.PRESET:
                name = words.text(PRESETS[code])
            case Sort.CLAIM:
                row = claims(self._tables)[code]
                quotation = self._tables.quotations[row.quotation_id or ""]
                name = words.quoted(claim_text.name(quotation.exact))
                language = words.foreign(self._tables.sources[row.source_id].language)
            case Sort.GOODS:
                name = words.text("Goods")
            case _:
                name = _label(host_name(code, words))
        return Link(name, subject.views[0].place, language)

    def also(self, subject: Subject) -> str:
        """What else a subject is looked for by, in small letters: codes, names in all languages."""
        codes_of = self._presets[subject.code] if subject.sort is Sort.PRESET else (subject.code,)
        if subject.sort is Sort.CLAIM:
            source = self._tables.sources[claims(self._tables)[subject.code].source_id]
            return f"{source.title} {source.publisher}".casefold()
        return self._also.get(codes_of[0], "") if len(codes_of) == 1 else ""

    def kind(self, view: UsualView) -> str:
        """What a view is called."""
        return self._words.text(KINDS[view.kind])

    def ways(
        self, subject: Subject, here: UsualView, views: Sequence[UsualView]
    ) -> tuple[Way, ...]:
        """From one of the `views` of a subject to its others, to the same of others, to claims."""
        words = self._words
        own = tuple(Link(self.kind(one), one.place, None, one is here) for one in views)
        found = [Way(self.name(subject).words, own)]
        others = [link for link in self._others_of(here.kind) if link.place != here.place]
        if others:
            every = Link(words.text("All partners"), f"{FRONT}#{PARTNERS_ID}")
            found.append(Way(words.text("The same for others"), (*others, every)))
        said = self._claims_beside()
        if subject.sort is not Sort.CLAIM or len(said) > 1:
            links = tuple(link._replace(is_here=link.place == here.place) for link in said)
            found.append(Way(words.text("Claims"), links))
        return tuple(way for way in found if way.links)

    def front(self) -> Front:
        """The first document."""
        words, tables = self._words, self._tables
        figures = sum(row.origin is Origin.RECORDED for row in tables.observations)
        return Front(
            heading=words.text("Charts of Kyrgyzstan’s trade, and of what was said about it"),
            paragraphs=(
                overview_text.about_site(len(articles(tables)), figures, words),
                words.text(
                    "Each chart is a document of its own, with its rows as CSV and JSON. Choose a "
                    "claim or a partner, or search."
                ),
            ),
            search=words.text("Search the titles of all charts"),
            found=words.text("Found: {count}", count="{count}"),
            parts=tuple(part for part in self._parts() if part.entries),
        )

    def every_claim(self) -> Part | None:
        """The list of all claims; None where the front has room for them."""
        said = self._of(Sort.CLAIM)
        if len(said) <= LISTED:
            return None
        return Part(self._words.text("Claims"), EVERY_CLAIM, tuple(map(self._claim, said)))

    def _parts(self) -> tuple[Part, ...]:
        words = self._words
        said = self._of(Sort.CLAIM)
        more = None
        if len(said) > LISTED:
            label = words.plural("All {count} claims", "All {count} claims", len(said))
            more = Link(label, EVERY_CLAIM)
        partners_of = {one.code: one for one in self._of(Sort.PARTNER)}
        together = (*self._of(Sort.PRESET), *self._of(Sort.EVERYWHERE), *self._of(Sort.GOODS))
        groups = [
            Part(
                group.label,
                f"partners-{number}",
                tuple(
                    self._entry(partners_of[one.code])
                    for one in group.partners
                    if one.code in partners_of
                ),
            )
            for number, group in enumerate(self._groups)
        ]
        groups = [group for group in groups if group.entries]
        first = [groups[0]._replace(key=PARTNERS_ID)] if groups else []
        return (
            Part(
                words.text("Claims"),
                EVERY_CLAIM,
                tuple(map(self._claim, said[:LISTED])),
                more,
            ),
            Part(
                words.text("Several partners, and goods"),
                "together",
                tuple(map(self._entry, together)),
            ),
            *first,
            *groups[1:],
        )

    def _entry(self, subject: Subject) -> Entry:
        links = tuple(Link(self.kind(view), view.place) for view in subject.views)
        return Entry(self.name(subject), "", links)

    def _claim(self, subject: Subject) -> Entry:
        words = self._words
        row = claims(self._tables)[subject.code]
        source = self._tables.sources[row.source_id]
        publisher = source.publisher if source.names_publisher else ""
        note = (claim_text.subject(row, words), publisher, words.short_day(source.published))
        return Entry(self.name(subject), ", ".join(filter(None, note)), ())

    def _of(self, sort: Sort) -> tuple[Subject, ...]:
        return tuple(subject for subject in self._subjects if subject.sort is sort)

    def _claims_beside(self) -> tuple[Link, ...]:
        return tuple(map(self.name, self._of(Sort.CLAIM)[:_CLAIMS_BESIDE]))

    def _others_of(self, kind: str) -> tuple[Link, ...]:
        """The sets of partners and the partners that most readers compare with, as far as they
        have such a view."""
        if kind not in self._others:
            large = self._presets["largest"]
            beside = dict.fromkeys(
                (*self._presets, *_BLOCKS_BESIDE, *large, *self._presets["neighbours"])
            )
            known = {one.code: one for one in self._subjects if one.sort is not Sort.CLAIM}
            self._others[kind] = tuple(
                Link(self.name(known[code]).words, view.place)
                for code in beside
                if code in known
                for view in known[code].views
                if view.kind == kind
            )
        return self._others[kind]


def languages() -> Mapping[str, str]:
    """The languages of a site by their names in themselves."""
    return LANGUAGES


def sources_question(language: str) -> Question:
    """The question whose page says who published the figures, and under what terms."""
    return Question.of("data", (), {"tab": "sources"}, language)


def sentence_without_chart(page: Page) -> str:
    """What a page says that has no chart."""
    said = (*map(plain, page.notices), page.answer)
    return " ".join(filter(None, said)) or page.heading


def _label(name: Noun) -> str:
    return format(name, "label")

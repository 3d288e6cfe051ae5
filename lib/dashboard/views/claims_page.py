"""Does the record agree with what was said?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.dashboard.factcheck.assessment import assess, codes
from lib.dashboard.narrative import (
    Wording,
    claim_text,
    doubt_text,
    known_text,
    source_text,
    verdict_text,
    wording,
)
from lib.dashboard.queries import provenance_of
from lib.dashboard.queries.claims import claims
from lib.dashboard.views.address import PARTNERS, written
from lib.dashboard.views.catalogue import ChoiceError, chosen_option
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.claim_chart import comparison, converted_note, verdict_of
from lib.dashboard.views.claim_tabs import ShownClaim, tabs
from lib.dashboard.views.claims_of_others import said_of_others
from lib.dashboard.views.menus import file_address
from lib.dashboard.views.tied_goods import said_without_number
from lib.model import (
    Block,
    Choice,
    ClaimKind,
    ClaimRow,
    Columns,
    Copy,
    Message,
    Observation,
    Option,
    Page,
    Prose,
    Question,
    Rows,
    Run,
    Scope,
    Search,
    Source,
    Statement,
    Table,
    Tables,
    Tabs,
    Text,
    mark,
)

REVIEW = "claim_review"
"""The claim for machines, by the name of its file."""

_LISTED = 12
"""So many claims are tabs, the latest; the others are searched for."""
_MATCHES = 25
_MOST_WORDS = 80
"""Characters of a search that are looked for."""
_READ = "read-another"
_FIND = "find-another"


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim with its document and what the record says of it, in a sentence or two."""

    code: str
    claim: ClaimRow
    source: Source
    verdict: str
    credit: str
    """Whose figures the verdict goes by, and under what terms they are; empty for none."""
    licences: tuple[str, ...]
    """Addresses of the texts of their licences, the strictest first."""


def claims_page(tables: Tables, question: Question) -> Page:
    """The page: the list of claims, and one of them against the record."""
    words = wording(question.language)
    known = codes(tables)
    if not known:
        return _empty(words)
    if question.chosen("q") is not None:
        return _found(tables, question, known, words)
    choices = Choices(question)
    code = _chosen(question, known, choices, words)
    dollars = question.chosen("currency") == "dollars"
    shown = ShownClaim(code, assess(code, tables, dollars=dollars), tables, words, dollars)
    return _page(shown, question, known, choices)


def reviewed(tables: Tables, asked: str | None, language: str = "en") -> ReviewedClaim:
    """What a claim for machines says: the claim and its verdict, no rating.

    `asked` is its code, None for the first; one that is not there raises `ChoiceError`.
    """
    words = wording(language)
    code = chosen_option("claims", "claim", asked, tables, ())
    if not code:
        raise ChoiceError(Message("there is no claim"))
    assessment = assess(code, tables)
    claim = assessment.claim
    origin = provenance_of(assessment.rows, tables)
    return ReviewedClaim(
        code,
        claim,
        tables.sources[claim.source_id],
        verdict_of(assessment, words),
        source_text.whose_figures(origin.sources, words) if origin.sources else "",
        source_text.licence_addresses(origin.sources),
    )


def _page(shown: ShownClaim, question: Question, known: tuple[str, ...], choices: Choices) -> Page:
    words, claim = shown.words, shown.claim
    source = shown.tables.sources[claim.source_id]
    quotation = shown.tables.quotations[
        shown.tables.observation[claim.observation_id].quotation_id or ""
    ]
    sides = claim_text.quotation(quotation.prefix, quotation.exact, quotation.suffix)
    exact = " ".join(quotation.exact.split())
    before, exact, after = words.quoted_parts(sides[0], exact, sides[1])
    statement = Statement(
        words=exact,
        about=claim_text.about(claim, source, words),
        language=words.foreign(source.language),
        note=_note(claim, words),
        before=before,
        after=after,
        doubt=doubt_text.sentence(claim, words),
    )
    quoted = "".join((before, exact, after))
    said = verdict_of(shown.assessment, words)
    caption = verdict_text.caption(claim, quoted, source, said, words)
    footnote = _footnote(shown, source, said)
    blocks: list[Block] = []
    if shown.assessment.alike:
        chart = comparison(shown.assessment, shown.code, shown.tables, words, dollars=shown.dollars)
        blocks.append(replace(chart, caption=caption, caption_long=footnote))
        lines = known_text.known_lines(shown.assessment.counted, claim, words)
        blocks.append(Prose(lines, kind="known"))
    blocks += tabs(shown, choices)
    theirs = (quoted, exact, source.title)
    blocks.append(_copies(caption, footnote, shown, source, theirs))
    blocks += said_without_number(shown.tables, claim.source_id, question, words)
    return Page(
        name="claims",
        title=claim_text.title(claim, words),
        heading=quoted,
        answer=said,
        blocks=tuple(blocks),
        notices=(*_about_others(shown, question, words), *choices.notices),
        above=(Tabs(words.text("Claims"), _listed(shown, question, known)),),
        statement=statement,
        takes_partners=False,
    )


def _about_others(shown: ShownClaim, question: Question, words: Wording) -> tuple[str, ...]:
    """To whom chose partners and no claim: that none is about them by name."""
    if question.partners == PARTNERS or question.chosen("claim") is not None:
        return ()
    said = said_of_others(shown.tables, question.partners, words)
    return (said,) if said else ()


def _chosen(question: Question, known: tuple[str, ...], choices: Choices, words: Wording) -> str:
    """The claim that the address names; one that is not there is named, and the first is shown."""
    asked = question.chosen("claim")
    options = {known[0]: known[0]} | ({asked: asked} if asked in set(known) and asked else {})
    choices.one("currency", words.text("Currency"), {"own": "own", "dollars": "dollars"})
    return choices.one("claim", words.text("claim"), options).chosen


def _listed(shown: ShownClaim, question: Question, known: tuple[str, ...]) -> Choice:
    """The latest claims by their words, those about Kyrgyzstan's ties first, then where to find
    others and how to read another article."""
    words, tables = shown.words, shown.tables
    listed = list(known[:_LISTED])
    if shown.code not in listed:
        listed[-1:] = [shown.code]
    names = {code: claim_text.name(_words_of(code, tables)) for code in listed}
    twice = [name for name in names.values() if list(names.values()).count(name) > 1]
    bare = question.but(tab=None, currency=None, q=None)
    options = [
        Option(
            code,
            words.text("{name}, {day}", name=name, day=_day_of(code, tables, words))
            if name in twice
            else name,
            written(bare.but(claim=None if code == known[0] else code)),
            language=words.foreign(tables.sources[claims(tables)[code].source_id].language),
        )
        for code, name in names.items()
    ]
    if len(known) > len(listed):
        label = words.plural("All {count} claims", "All {count} claims", len(known))
        options.append(Option(_FIND, label, written(bare.but(claim=None, q=""))))
    other = Question.of("articles", question.partners, {"tab": "read"}, question.language)
    options.append(Option(_READ, words.text("Read another article"), written(other)))
    return Choice("claim", words.text("Claims"), tuple(options), shown.code)


def _found(tables: Tables, question: Question, known: tuple[str, ...], words: Wording) -> Page:
    """The list of claims whose words, document or partner the address looks for."""
    asked = (question.chosen("q") or "")[:_MOST_WORDS]
    matches = [code for code in known if _matches(code, asked, tables, words)]
    bare = question.but(tab=None, currency=None, q=None)
    body = tuple(
        (
            Run(
                words.quoted(claim_text.name(_words_of(code, tables))),
                written(bare.but(claim=code)),
            ),
            _of_what(claims(tables)[code], words),
            _publisher(tables.sources[claims(tables)[code].source_id]),
            _day_of(code, tables, words),
        )
        for code in matches[:_MATCHES]
    )
    search = Search("q", words.text("Search"), asked, written(question.but(q=None)))
    head = (mark("Words"), mark("Of what"), mark("Published by"), mark("Day"))
    blocks: list[Block] = [search]
    if body:
        blocks.append(Table("", tuple(map(words.text, head)), body, kind="figures"))
    return Page(
        name="claims",
        title=words.text("Claims – Multivector"),
        heading=words.text("Which claim?"),
        answer=_matched(len(matches), len(known), asked, words),
        blocks=tuple(blocks),
        takes_partners=False,
    )


def _of_what(claim: Observation, words: Wording) -> Text:
    """What a claim is of, and what is doubtful in that."""
    subject, doubt = claim_text.subject(claim, words), doubt_text.beside_reading(claim, words)
    return (subject, " ", Run(doubt, style="chip doubt")) if doubt else subject


def _matched(count: int, every: int, asked: str, words: Wording) -> str:
    if not asked:
        return words.plural("{count} claim.", "{count} claims, the latest first.", every)
    if not count:
        return words.text("No claim has {words} in it.", words=words.quoted(asked))
    return words.plural(
        "{count} claim has {words} in it.",
        "{count} claims have {words} in them.",
        count,
        words=words.quoted(asked),
    )


def _matches(code: str, asked: str, tables: Tables, words: Wording) -> bool:
    if not asked:
        return True
    row = claims(tables)[code]
    source, quotation = tables.sources[row.source_id], tables.quotations[row.quotation_id or ""]
    sides = [words.area(side) for side in (row.reporter, row.partner) if side]
    text = " ".join(
        [
            *(quotation.exact, quotation.speaker or "", source.title, source.publisher),
            *(format(side, "label") for side in sides),
        ]
    )
    return all(word in text.casefold() for word in asked.casefold().split())


def _note(claim: ClaimRow, words: Wording) -> str:
    """That the claim is about others' trade, and what its words leave unsaid."""
    said = []
    if not claim_text.is_of_home(claim):
        said.append(
            words.text("Not Kyrgyzstan’s trade: never on one axis with it, never added to it.")
        )
    if Scope.SOME in (claim.reporter_scope, claim.partner_scope):
        said.append(words.text("Each of them, or all together? The words do not say."))
    return " ".join(said)


def _footnote(shown: ShownClaim, source: Source, said: str) -> str:
    words, assessment = shown.words, shown.assessment
    rows = assessment.alike
    statistics = [row for row in rows if row.kind is ClaimKind.STATISTICS]
    origin = provenance_of(statistics, shown.tables)
    editions = source_text.editions(origin.vintages, words) if statistics else ""
    sentences = [
        said,
        verdict_text.together_note(assessment.together, shown.claim, words),
        converted_note(assessment.rows, words),
    ]
    record = verdict_text.compilers(rows, words)
    documents = provenance_of(rows, shown.tables).sources
    licence = source_text.plain(source_text.licences(documents, words)) if documents else ""
    return verdict_text.footnote(
        shown.claim, source, sentences, record, editions, words, licence=licence
    )


def _copies(
    caption: str, footnote: str, shown: ShownClaim, source: Source, theirs: Sequence[str]
) -> Columns:
    """The caption in two lengths, in which words may be `theirs` whose document it is; nobody else
    finds a claim of an article a reader brought."""
    words, button = shown.words, shown.words.in_context("button", "Copy")
    copied = words.text("Copied")
    language = words.foreign(source.language)
    quoted = tuple(Run(part, language=language) for part in theirs if language)
    links: list[Run] = []
    if source.source_id != shown.tables.brought:
        review = Rows(REVIEW, (), None, (("claim", shown.code),))
        links.append(
            Run(
                words.text("ClaimReview (JSON-LD), without a rating"),
                file_address(review, "jsonld", words.language),
            )
        )
    return Columns(
        (Copy(words.text("Caption"), caption, button, copied, quoted=quoted),),
        (Copy(words.text("Footnote"), footnote, button, copied, tuple(links), quoted),),
    )


def _empty(words: Wording) -> Page:
    return Page(
        name="claims",
        title=words.text("Claims – Multivector"),
        heading=words.text("Does the record agree with what was said?"),
        answer=words.text("No article with figures is on hand, so there is no claim to look at."),
        blocks=(),
        takes_partners=False,
    )


def _words_of(code: str, tables: Tables) -> str:
    return tables.quotations[claims(tables)[code].quotation_id or ""].exact


def _publisher(source: Source) -> str:
    return source.publisher if source.names_publisher else ""


def _day_of(code: str, tables: Tables, words: Wording) -> str:
    return words.short_day(tables.sources[claims(tables)[code].source_id].published)

"""Where figures come from, in one line: publisher, edition and day, licence, via whom."""

from collections import Counter
from collections.abc import Iterable, Sequence

from lib.codelists.terms import NOT_STATED, strictest_first, terms, terms_by_label
from lib.dashboard.narrative.wording import ENGLISH, Wording, capitalised
from lib.model import Run, Source, Text

_MOST = 3
"""Publishers, and months of editions, that are named; of more the first and the last."""
_ALL = 5
"""So many publishers, in short, and licences are all named in the line below a chart."""


def source_line(
    sources: Sequence[Source],
    vintages: Iterable[tuple[str, str]],
    words: Wording,
    *,
    in_short: bool = False,
) -> tuple[Text, ...]:
    """The pieces of the line below a chart. `vintages` are pairs of what a figure counts and
    when it was published; `in_short`, where the page has the publishers in full."""
    pieces: list[Text] = [_named(sources, words, in_short=in_short)]
    read = read_on(sources, words)
    pieces += [piece for piece in (editions(vintages, words), read) if piece]
    if sources:
        pieces.append(licences(sources, words))
    copies = list(dict.fromkeys(s.copy_of.partition("@")[0] for s in sources if s.copy_of))
    if copies:
        pieces.append(
            words.plural(
                "via the copy {copies}",
                "via the copies {copies}",
                len(copies),
                copies=words.listed(copies),
            )
        )
    return tuple(pieces)


def datasets(sources: Sequence[Source], words: Wording) -> tuple[str, ...]:
    """What services call what figures were refreshed from, with the version where it has one: for
    a footnote, and not for the line below a chart."""
    named = (" ".join(filter(None, (one.dataset, one.version))) for one in sources if one.dataset)
    found = list(dict.fromkeys(named))
    return (words.text("dataset {names}", names=words.listed(found)),) if found else ()


def read_on(sources: Sequence[Source], words: Wording) -> str:
    """When the documents were read for the record, the last day of several; empty for articles."""
    days = [source.accessed for source in sources if source.accessed is not None]
    return words.text("read on {day}", day=words.day(max(days).isoformat())) if days else ""


def reported_in(count: int, sources: Sequence[Source], words: Wording) -> str:
    """How many figures are as officials or the press gave them, and in whose documents: first
    those with most of them."""
    names = [
        words.publisher_in_short(source.publisher) for source in sources if source.names_publisher
    ]
    publishers = sorted(dict.fromkeys(names), key=lambda name: -names.count(name))
    if not publishers:
        return words.plural(
            "one figure as officials or the press gave it",
            "{count} figures as officials or the press gave them",
            count,
        )
    return words.plural(
        "one figure as officials or the press gave it ({publishers})",
        "{count} figures as officials or the press gave them ({publishers})",
        count,
        publishers=words.listed(_first(publishers, words)),
    )


def on_rates_of_som(words: Wording) -> str:
    """How amounts became dollars, some of them at rates of the som."""
    return words.text(
        "Converted at each year’s mean rate: of the European Central Bank where it has one, "
        "otherwise of the International Monetary Fund, euros by way of the som."
    )


def licences(sources: Sequence[Source], words: Wording) -> Text:
    """Under what terms figures may be passed on, the strictest first, and whether some publisher
    has stated none. The piece leads to the text of the strictest, where that is a licence."""
    named = strictest_first(source.terms for source in sources)
    unstated = terms()[NOT_STATED].label
    stated = [_with_limit(label, words) for label in named if label != unstated]
    of_some = {"terms": "; ".join(_first(stated, words, _ALL))}
    if not stated:
        said = words.text("licence: not stated")
    elif len(stated) < len(named):
        said = words.plural(
            "licence: {terms}; of others not stated",
            "licences: {terms}; of others not stated",
            len(stated),
            **of_some,
        )
    else:
        said = words.plural("licence: {terms}", "licences: {terms}", len(stated), **of_some)
    strictest = terms_by_label().get(named[0]) if named else None
    return Run(said, strictest.url) if strictest and strictest.url else said


def source_words(sources: Sequence[Source], words: Wording) -> str:
    """The publishers alone, for a caption, and the licence that limits what may be done with their
    figures."""
    publishers = list(dict.fromkeys(words.publisher(source.publisher) for source in sources))
    listed = words.listed(_first(publishers, words))
    limits = [label for label in strictest_first(s.terms for s in sources) if _limits(label)]
    if not limits:
        return listed
    return words.text(
        "{publishers} ({licence})",
        publishers=listed,
        licence=words.listed([words.terms(label) for label in limits]),
    )


def whose_figures(sources: Sequence[Source], words: Wording) -> str:
    """Whose figures they are and under what terms, in a sentence."""
    publishers = [f"{name}{_to_name(of)}" for name, of in _by_publisher(sources, words).items()]
    return words.text(
        "Figures: {compilers}; {licence}.",
        compilers=words.listed(_first(publishers, words)),
        licence=plain(licences(sources, words)),
    )


def licence_addresses(sources: Sequence[Source]) -> tuple[str, ...]:
    """Where the texts of the licences are, the strictest first."""
    named = (terms_by_label().get(label) for label in strictest_first(s.terms for s in sources))
    return tuple(found.url for found in named if found and found.url)


def _with_limit(label: str, words: Wording) -> str:
    found = terms_by_label().get(label)
    if found is None:
        return words.terms(label)
    named = found.briefly(words.language)
    if not found.non_commercial:
        return named
    return words.text("{licence} (no commercial use)", licence=named)


def _limits(label: str) -> bool:
    found = terms_by_label().get(label)
    return found is not None and (found.non_commercial or found.share_alike)


def published(source: Source, day: str, words: Wording) -> str:
    """By whom and when: "24.kg, 16 October 2024"; where no publisher is known, when."""
    if not source.names_publisher:
        return day
    return words.text("{publisher}, {day}", publisher=words.publisher(source.publisher), day=day)


def publisher(source: Source, words: Wording) -> str:
    """Whose a document is; where that is not known, its author is spoken of."""
    if source.names_publisher:
        return words.publisher(source.publisher)
    return capitalised(words.text("the article’s author"))


def document(source: Source, words: Wording) -> Run:
    """A document by its title, which leads to it."""
    said = words.title(source.title)
    language = words.foreign(source.language or ENGLISH) if said == source.title else None
    return Run(said, source.url, language=language)


def titled(source: Source, words: Wording) -> str:
    """A document by its publisher and title: "24.kg, “A talk”"."""
    title = words.quoted(words.title(source.title))
    if not source.names_publisher:
        return title
    return words.text(
        "{publisher}, {title}", publisher=words.publisher(source.publisher), title=title
    )


def _first(items: Sequence[str], words: Wording, whole: int = _MOST) -> list[str]:
    """The items, or of more than `whole` the first, and how many more there are."""
    if len(items) <= whole:
        return list(items)
    more = len(items) - _MOST
    return [*items[:_MOST], words.plural("{count} more", "{count} more", more)]


def _named(sources: Sequence[Source], words: Wording, *, in_short: bool) -> Text:
    """The publishers, each with its address and the dataset where its terms ask for that. Two that
    have one name in short, an office and what others relayed of it, are written in full."""
    of_publisher = _by_publisher(sources, words)
    publishers = list(of_publisher)
    shown = publishers if len(publishers) <= _ALL else publishers[:_MOST]
    is_brief = in_short or _MOST < len(publishers) <= _ALL
    found: list[str | Run] = []
    between = "; " if any("," in publisher for publisher in shown) else ", "
    short = {one: words.publisher_in_short(of_publisher[one][0].publisher) for one in shown}
    often = Counter(short.values())
    for publisher in shown:
        first, *_ = of = of_publisher[publisher]
        name = short[publisher] if is_brief and often[short[publisher]] == 1 else publisher
        found += [between] if found else []
        found.append(Run(name, first.url))
        found += filter(None, [_to_name(of)])
    if (more := len(publishers) - len(shown)) > 0:
        found.append(words.plural(" and {count} more", " and {count} more", more))
    return tuple(found)


def _by_publisher(sources: Sequence[Source], words: Wording) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = {}
    for one in sources:
        found.setdefault(words.publisher(one.publisher), []).append(one)
    return found


def _to_name(sources: Sequence[Source]) -> str:
    """The datasets of one publisher where its terms ask to name them, in brackets, without the
    office before each: " (IMTS)"."""
    asking = {label for label, one in terms_by_label().items() if one.names_dataset}
    named = [
        one.dataset.rpartition(":")[2] for one in sources if one.dataset and one.terms in asking
    ]
    return f" ({', '.join(dict.fromkeys(named))})" if named else ""


def editions(vintages: Iterable[tuple[str, str]], words: Wording) -> str:
    """Such as "exports: edition of October 2024, imports: of March and October 2024"."""
    months: dict[str, set[str]] = {}
    for counted, published in vintages:
        months.setdefault(counted, set()).add(published[:7])
    every = sorted(set().union(*months.values()))
    if len(every) > _MOST:
        return words.text(
            "editions of {first} to {last}", first=words.day(every[0]), last=words.day(every[-1])
        )
    if len({frozenset(found) for found in months.values()}) == 1:
        found = sorted(next(iter(months.values())))
        return words.plural(
            "edition of {days}", "editions of {days}", len(found), days=words.months(found)
        )
    said = [
        words.text(
            "{counted} of {days}",
            counted=words.term("indicator", counted),
            days=words.months(sorted(months[counted])),
        )
        for counted in sorted(months)
    ]
    return words.text("editions: {editions}", editions="; ".join(said)) if said else ""


def with_sources(said: str, drawn: str, source: Sequence[Text], words: Wording) -> str:
    """A finding with what is drawn, documents, editions and terms: all that a footnote needs."""
    return words.text(
        "{said}. {drawn}. Source: {source}.",
        said=said,
        drawn=drawn,
        source="; ".join(map(plain, source)),
    )


def plain(piece: Text) -> str:
    """Text without its links."""
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Run):
        return piece.text
    return "".join(map(plain, piece))


def not_for_redistribution(offices: Sequence[str], words: Wording) -> str:
    """That files have rows of offices that want to be asked before they are passed on; empty
    where there are none."""
    if not offices:
        return ""
    return words.text(
        "There are rows in these files that are not for redistribution without permission "
        "({offices}).",
        offices=words.listed(list(offices)),
    )

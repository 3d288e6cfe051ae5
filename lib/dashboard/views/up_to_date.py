"""Two tabs of the page of data: what was refreshed from which service, and where sources differ."""

from collections.abc import Sequence

from lib.dashboard.narrative import ENGLISH, Wording, refreshed_text
from lib.dashboard.queries.freshness import as_precise
from lib.dashboard.queries.refreshed_services import ServiceState, services
from lib.dashboard.queries.source_differences import (
    agreement,
    differences,
    figures_compared,
    revisions,
)
from lib.dashboard.views.catalogue import (
    BY_AMOUNT,
    BY_RATIO,
    EVERYONE,
    SOURCES,
    VINTAGES,
    difference_rows,
)
from lib.dashboard.views.choices import Choices, page_choice
from lib.dashboard.views.menus import FORMS, file_address
from lib.dashboard.views.redistribution import not_for_redistribution
from lib.model import (
    Block,
    Choice,
    Controls,
    DifferenceRow,
    Files,
    Prose,
    Question,
    Rows,
    Run,
    Table,
    Tables,
    Text,
)

_EXAMPLE = "imf-trade"
"""The service that the example asks by name."""
ROWS = 25
"""So many differences are shown at once."""


def up_to_date(tables: Tables, _: Question, __: Choices, words: Wording) -> tuple[Block, ...]:
    """What was refreshed, when, and how to refresh."""
    found = services(tables)
    asked = [one for one in found if one.refreshed]
    said = (
        refreshed_text.refreshed_from(len(asked), len(found), words)
        if asked
        else refreshed_text.nothing_yet(words)
    )
    return (
        Prose((said, refreshed_text.only_on_demand(words), refreshed_text.rhythms(words))),
        _commands(words),
        _services(found, words),
        *([_vintages(asked, words)] if asked else []),
    )


def _commands(words: Wording) -> Table:
    spoken = words.foreign(ENGLISH)
    body = tuple(
        (Run(command.format(service=_EXAMPLE), style="code", language=spoken), words.text(does))
        for command, does in refreshed_text.COMMANDS
    )
    head = (words.text("Command"), words.text("What it does"))
    return Table(words.text("How to refresh"), head, body)


def _services(found: tuple[ServiceState, ...], words: Wording) -> Table:
    head = (
        words.text("Service"),
        words.text("Publisher"),
        words.text("Refreshed"),
        words.text("Figures up to"),
        words.text("Its edition"),
        words.text("Publishes next"),
        words.text("Terms"),
    )
    body = tuple(
        (
            (
                words.label("refresh_service", one.service),
                " ",
                Run(one.service, style="code"),
            ),
            words.brief("compiler", one.compiler),
            _refreshed(one, words),
            _reached(one, words),
            _edition(one, words),
            _next(one, words),
            Run(one.terms.named(words.language), one.terms.url),
        )
        for one in found
    )
    return Table(words.text("Services that can be asked"), head, body, kind="grid")


def _refreshed(one: ServiceState, words: Wording) -> Text:
    if one.refreshed is None:
        return Run(words.text("not refreshed"), style="silent")
    latest = one.refreshed.latest
    day = words.day(one.refreshed.accessed.isoformat())
    if one.refreshed.accessed > latest.accessed:
        same = words.text("unchanged since {day}", day=words.day(latest.accessed.isoformat()))
        return (day, " ", Run(same, style="quiet"))
    return day


def _reached(one: ServiceState, words: Wording) -> Text:
    if one.refreshed is None:
        return ""
    return words.day(as_precise(one.refreshed.latest.last_period))


def _edition(one: ServiceState, words: Wording) -> Text:
    """The source's own day, dataset and version."""
    if one.refreshed is None:
        return ""
    latest = one.refreshed.latest
    named = " ".join(filter(None, [", ".join(one.datasets), latest.version]))
    return (words.day(latest.published), " ", Run(named, style="quiet"))


def _next(one: ServiceState, words: Wording) -> Text:
    if one.refreshed and one.refreshed.next_release:
        return Run(refreshed_text.next_release(one.refreshed.next_release, words), one.calendar)
    return Run(refreshed_text.rhythm(one.service, words), one.calendar)


def _vintages(asked: list[ServiceState], words: Wording) -> Table:
    head = (
        words.text("Service"),
        words.text("Refreshed"),
        words.text("Its edition"),
        words.text("Figures"),
        words.text("New"),
        words.text("Revised"),
        words.text("Withdrawn"),
        words.text("Figures up to"),
    )
    body = tuple(
        (
            words.label("refresh_service", one.service),
            words.day(vintage.accessed.isoformat()),
            words.day(vintage.published),
            words.count(vintage.figures),
            words.count(vintage.added),
            words.count(vintage.revised),
            words.count(vintage.withdrawn),
            words.day(as_precise(vintage.last_period)),
        )
        for one in asked
        if one.refreshed
        for vintage in reversed(one.refreshed.vintages)
    )
    caption = words.text("Vintages that are kept")
    return Table(caption, head, body, frozenset({3, 4, 5, 6}), kind="grid")


def source_differences(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[Block, ...]:
    """Where a service and the record differ, and what a service has revised."""
    if not tables.refreshed:
        return (Prose((refreshed_text.nothing_to_compare(words),)),)
    between, order, of = _controls(choices, words)
    chosen = (between.chosen, order.chosen, "apart", of.chosen)
    rows = difference_rows(tables, question.partners, *chosen)
    given = (("between", between.chosen), ("order", order.chosen), ("of", of.chosen))
    drawn = Rows("differences", rows, question.partners, given)
    links = tuple(
        Run(form, file_address(drawn, ending, question.language)) for ending, form in FORMS.items()
    )
    terms = not_for_redistribution(drawn, tables, question.language)
    partners = None if of.chosen == EVERYONE else question.partners
    said = _shown(len(rows), partners, order.chosen == BY_RATIO, words)
    asked = question.chosen("page") or "1"
    pages = max(1, -(-len(rows) // ROWS))
    page = min(max(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, 1), pages)
    choices.check_page(page, pages)
    on_page = rows[(page - 1) * ROWS : page * ROWS]
    return (
        Controls((between, order, of)),
        Prose((*_findings(tables, between.chosen, words), said)),
        Files(words.text("These rows:"), drawn, links, terms),
        *([_table(tables, on_page, between.chosen, words)] if rows else []),
        *([Controls((page_choice(page, pages, question, words),))] if rows else []),
    )


def _shown(count: int, partners: Sequence[str] | None, by_ratio: bool, words: Wording) -> str:
    """How many rows there are, about whom."""
    if partners == ():
        return words.text(
            "{table}: no partner is chosen, so no row is shown. Choose one in the line above.",
            table=words.text("Differences"),
        )
    named = None if partners is None else words.areas(partners)
    return refreshed_text.shown(count, named, by_ratio, words)


def _controls(choices: Choices, words: Wording) -> tuple[Choice, Choice, Choice]:
    """What is compared, in which order, about whom; another choice begins at the first page."""

    def one(name: str, label: str, options: dict[str, str]) -> Choice:
        return choices.one(name, label, options, drops=dict.fromkeys(options, ("page",)))

    return (
        one(
            "between",
            words.text("Compare"),
            {
                SOURCES: words.text("Services and the record"),
                VINTAGES: words.text("Vintages of a service"),
            },
        ),
        one(
            "order",
            words.text("Order"),
            {BY_AMOUNT: words.text("Largest difference"), BY_RATIO: words.text("Furthest ratio")},
        ),
        one(
            "of",
            words.text("Partners"),
            {"partners": words.text("Chosen partners"), EVERYONE: words.text("All partners")},
        ),
    )


def _findings(tables: Tables, between: str, words: Wording) -> tuple[str, ...]:
    """What is found, of all partners, and how it was compared."""
    if between == VINTAGES:
        every = revisions(tables)
        said = [refreshed_text.revised(len(every), words)]
        said += [refreshed_text.furthest(every[0], words)] if every else []
        return (" ".join(said), refreshed_text.how_revised(words))
    found = agreement(differences(tables))
    said = [refreshed_text.agreement(found.both, found.agree, words)]
    if found.furthest:
        said.append(refreshed_text.furthest(found.furthest, words))
    if found.estimates:
        said.append(refreshed_text.estimates(found.estimates, words))
    return (" ".join(said), refreshed_text.how_compared(words))


def _table(tables: Tables, rows: tuple[DifferenceRow, ...], between: str, words: Wording) -> Table:
    is_revised = between == VINTAGES
    head = (
        words.text("Figure"),
        words.text("Period"),
        words.text("Now") if is_revised else words.text("Service"),
        words.text("Before") if is_revised else words.text("On record"),
        words.text("Ratio"),
        words.text("Note"),
    )
    known = figures_compared(tables) if is_revised else tables.observation

    def valued(name: str, other: str) -> Text:
        """A value, and the document that it is from."""
        one, value = known[name], known[other].obs_value
        assert one.compiler is not None
        edition = refreshed_text.edition(one.compiler, one.published, words)
        return (
            words.apart(one.obs_value, one.unit, (value,)),
            " ",
            Run(edition, tables.sources[one.source_id].url, style="quiet"),
        )

    body = tuple(
        (
            refreshed_text.figure(row, words),
            refreshed_text.period(row, words),
            valued(*row.derived_from.split()),
            valued(*reversed(row.derived_from.split())),
            refreshed_text.ratio(row, words),
            refreshed_text.why(row, words),
        )
        for row in rows
    )
    return Table(words.text("Where they differ"), head, body, frozenset({4}), kind="grid")

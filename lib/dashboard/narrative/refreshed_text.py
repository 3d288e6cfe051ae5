"""Words for what was refreshed from services of statistics offices, and where sources differ."""

from lib.codelists import codelist
from lib.dashboard.narrative.nouns import Nouns
from lib.dashboard.narrative.wording import Wording, capitalised, uncapitalised
from lib.model import DifferenceRow, SourceRelation, Valuation, mark

COMMANDS: tuple[tuple[str, str], ...] = (
    (
        ".venv/bin/multivector refresh",
        mark("Asks every service below, and keeps what is new"),
    ),
    (
        ".venv/bin/multivector refresh --dry-run",
        mark("Says what would be asked of whom, and asks nothing"),
    ),
    (
        ".venv/bin/multivector refresh {service}",
        mark("Asks this one service, by its name in the table below"),
    ),
)
"""What is run, and what it does."""


def only_on_demand(words: Wording) -> str:
    """That nothing is fetched unless somebody wants it."""
    return words.text(
        "Nothing is fetched unless somebody runs the command: these pages ask no other server. "
        "What the services answer is kept beside the shipped figures, which stay as they are, and "
        "the pages show it at once."
    )


def nothing_yet(words: Wording) -> str:
    """That no service has been asked here."""
    return words.text(
        "Nothing has been refreshed here yet, so every page shows the shipped figures alone."
    )


def refreshed_from(services: int, every: int, words: Wording) -> str:
    """How many of the services have been asked."""
    return words.plural(
        "Figures were refreshed from {count} of {every} services.",
        "Figures were refreshed from {count} of {every} services.",
        services,
        every=words.count(every),
    )


def nothing_to_compare(words: Wording) -> str:
    """That there is nothing to compare where nothing was refreshed."""
    return words.text(
        "Nothing has been refreshed here, so there are no second figures to compare with those "
        "on record. The tab “{tab}” says how to refresh.",
        tab=words.text("Up to date"),
    )


def rhythm(service: str, words: Wording) -> str:
    """How often a service usually publishes, as it says itself."""
    attributes = codelist("refresh_service")[service].attributes
    return capitalised(attributes.get(f"publishes_{words.language}") or attributes["publishes"])


def rhythms(words: Wording) -> str:
    """What is said of a service that names no day."""
    return words.text(
        "Where a service does not say when it publishes next, its usual schedule is given; it may "
        "not keep to it."
    )


def next_release(day: str, words: Wording) -> str:
    """The day that a service names itself."""
    return words.text("{day}, as it says itself", day=words.day(day))


def agreement(both: int, agree: int, words: Wording) -> str:
    """How many figures two sources have, and how many of them agree."""
    if not both:
        return words.text("No figure that was refreshed is on record as well.")
    return words.plural(
        "The {count} figure that a service and the record both have: {agree} within 1%.",
        "Of {count} figures that a service and the record both have, {agree} agree within 1%.",
        both,
        agree=words.count(agree),
    )


def revised(count: int, words: Wording) -> str:
    """How many figures their services have revised."""
    if not count:
        return words.text("No service has revised a figure from one vintage to the next.")
    return words.plural(
        "{count} figure was revised from one vintage to the next.",
        "{count} figures were revised from one vintage to the next.",
        count,
    )


def furthest(row: DifferenceRow, words: Wording) -> str:
    """Which two figures have the largest difference."""
    what = figure(row, words)
    slots = {
        "figure": what if what[:2].isupper() else uncapitalised(what),
        "period": period(row, words),
        "value": words.apart(row.obs_value, row.unit, (row.compared_value,)),
        "compared": words.apart(row.compared_value, row.unit, (row.obs_value,)),
        "ratio": ratio(row, words),
    }
    if row.relation is SourceRelation.REVISION:
        return words.text(
            "The largest difference: {figure}, {period}: from {compared} to {value} ({ratio}).",
            **slots,
        )
    return words.text(
        "The largest difference: {figure}, {period}: {value} ({office}) and {compared} ({other}), "
        "{ratio}.",
        office=_whose(row.compiler, row.published, row, words),
        other=_whose(row.compared_compiler, row.compared_published, row, words),
        **slots,
    )


def _whose(compiler: str, published: str, row: DifferenceRow, words: Wording) -> str:
    """Whose one of two figures is; of one office in two editions, of which."""
    if row.compiler != row.compared_compiler:
        return words.brief("compiler", compiler)
    return edition(compiler, published, words)


def estimates(count: int, words: Wording) -> str:
    """That estimates are counted apart."""
    return words.plural(
        "{count} more is an estimate, which differs by nature.",
        "{count} more are estimates, which differ by nature.",
        count,
    )


def how_compared(words: Wording) -> str:
    """What is compared with what."""
    return words.text(
        "Two figures are compared where sides, goods, definition, period and unit are the same, "
        "each in its latest edition. Amounts in two currencies are not compared, nor what the "
        "press relayed of an office. Where an office passes on what the reporter’s own office "
        "reported to it, a difference does not come from a second count. ×1.2 means that the "
        "service has 1.2 times what is on record."
    )


def how_revised(words: Wording) -> str:
    """What is compared with what of two vintages."""
    return words.text(
        "What a service gives is compared with what it gave before, of years, quarters, months "
        "and days. ×1.2 means that it now has 1.2 times what it had."
    )


def shown(count: int, partners: Nouns | None, by_ratio: bool, words: Wording) -> str:
    """How many rows the table has, about whom, in which order; None is about everybody."""
    order = (
        words.text("the furthest ratio first")
        if by_ratio
        else words.text("the largest difference first")
    )
    if partners is None:
        return words.plural("{count} row, {order}.", "{count} rows, {order}.", count, order=order)
    return words.plural(
        "{count} row about {partners}, {order}.",
        "{count} rows about {partners}, {order}.",
        count,
        partners=partners,
        order=order,
    )


def figure(row: DifferenceRow, words: Wording) -> str:
    """What a figure counts, and between whom."""
    what = words.label("indicator", row.indicator)
    if row.product is not None:
        what = words.text("{what}: {goods}", what=what, goods=words.label("product", row.product))
    reporter = words.area(row.reporter).forms["label"].word
    if row.partner is None:
        return words.text("{what}, {reporter}", what=what, reporter=reporter)
    partner = words.area(row.partner).forms["label"].word
    return words.text(
        "{what}, {reporter} – {partner}", what=what, reporter=reporter, partner=partner
    )


def period(row: DifferenceRow, words: Wording) -> str:
    """The period of a figure."""
    return words.span(row.period_start, row.period_end)


def ratio(row: DifferenceRow, words: Wording) -> str:
    """The multiple that one figure is of the other; of nothing there is none."""
    return "" if row.ratio is None else words.apart(row.ratio, "ratio", (1.0,))


def edition(compiler: str, published: str, words: Wording) -> str:
    """Whose figure it is, and of which edition."""
    office = words.brief("compiler", compiler)
    return words.text("{office}, {day}", office=office, day=words.short_day(published))


def why(row: DifferenceRow, words: Wording) -> str:
    """What is to be known of a difference: how the sources are related, and what else differs."""
    said = [] if _is_revision(row) else [words.label("source_relation", row.relation)]
    if row.valuation != row.compared_valuation:
        said.append(_valued(row, words))
    if _is_revision(row) and row.obs_status != row.compared_status:
        said.append(
            words.text(
                "{before} before, now {now}",
                before=words.label("obs_status", row.compared_status),
                now=words.label("obs_status", row.obs_status),
            )
        )
    if row.definition is not None:
        said.append(words.label("definition", row.definition))
    if row.note:
        said.append(words.remark(row.note))
    return capitalised("; ".join(said))


def _valued(row: DifferenceRow, words: Wording) -> str:
    """That the two are valued otherwise, or that it is not known whether they are."""
    if Valuation.UNSTATED in (row.valuation, row.compared_valuation):
        return words.text("valuation of one not stated")
    return words.text(
        "valued {one} and {other}",
        one=words.label("valuation", row.valuation),
        other=words.label("valuation", row.compared_valuation),
    )


def _is_revision(row: DifferenceRow) -> bool:
    return row.relation is SourceRelation.REVISION

"""What an address asks for. A value that means nothing is named, never passed over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from lib.codelists import HOME, area_code
from lib.dashboard.narrative import ENGLISH, LANGUAGES
from lib.dashboard.views import FURTHER_QUERIES, QUERIES, query_of
from lib.dashboard.views.address import LANGUAGE, language_of
from lib.dashboard.views.claims_page import REVIEW
from lib.dashboard.views.menus import FORMS
from lib.model import Either, Message, RefusedError
from lib.store import TABLES

FORMATS = tuple(FORMS)
EVERYTHING = "all"
"""All tables in one zip, ``/data/all.zip``."""
_CODES = ("RUS", "EU27", "CIS")
FLOWS = "world_flows"
"""Every flow of a country in one file, which is CSV alone: see `flow_stream`."""
_OF_FLOWS = ("reporter", "partner", "from", "to", LANGUAGE)
_EVERYBODY = "WLD"
_NONE = "none"
"""What the pages write into their address when no partner is chosen."""


class AddressError(RefusedError):
    """An address that means nothing; the message is one sentence that names the value."""

    def __init__(self, status: HTTPStatus, message: Message) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows, in which form: those of a table, or an answer with its choices.

    `partners=None` is every row; `bom` marks a CSV for Excel.
    """

    name: str
    form: str
    partners: tuple[str, ...] | None
    choices: Mapping[str, str]
    bom: bool
    language: str = ENGLISH
    """Of the labels, and of what a file says of itself."""
    origin: str = ""
    """Scheme and host that a file names as where it was taken from."""


@dataclass(frozen=True, slots=True)
class WantedFlows:
    """Which flows of the world's trade: of a reporter, with partners or blocks, in which years;
    None where that is the first, or the last, on record."""

    reporter: str
    partners: tuple[str, ...]
    first: int | None
    last: int | None


def wanted(file: str, parameters: Sequence[tuple[str, str]]) -> Wanted:
    """What ``/data/<file>?<parameters>`` asks for.

    A name that is not there raises `AddressError` with 404, anything else that means
    nothing with 400. Partners are codes or aliases, in capitals or not. Whether a choice is
    among the options of its answer is known only with the tables, and not asked here.
    """
    name, _, form = file.partition(".")
    if (name, form) == (EVERYTHING, "zip"):
        return _everything(parameters)
    if (name, form) == (REVIEW, "jsonld"):
        return _review(parameters)
    if name == FLOWS:
        raise _unknown_form(name, form, ("csv",))
    if name not in {*TABLES, *QUERIES, *FURTHER_QUERIES}:
        raise AddressError(
            HTTPStatus.NOT_FOUND,
            Message(
                "There is no {name}; there are {names}.",
                name=_shown(name),
                names=Either((*TABLES, *QUERIES)),
            ),
        )
    if form not in FORMATS:
        raise _unknown_form(name, form, FORMATS)
    options = () if name in TABLES else query_of(name).options
    among = _any_order if name in TABLES else _partners
    given: dict[str, list[str]] = {}
    for parameter, value in parameters:
        if parameter not in ("partner", "bom", LANGUAGE, *options):
            raise _unknown(parameter, ("partner", *options, LANGUAGE, "bom"))
        given.setdefault(parameter, []).append(value)
    return Wanted(
        name,
        form,
        partners=among(given["partner"]) if "partner" in given else None,
        choices={option: given[option][-1] for option in options if option in given},
        bom=_bom(given.get("bom", []), form),
        language=_language(parameters),
    )


def wanted_flows(parameters: Sequence[tuple[str, str]]) -> WantedFlows:
    """Which flows of the world's trade an address asks for; what means nothing raises
    `AddressError`. Whether an area is in the dataset is known only with that, and not asked here.
    """
    given: dict[str, list[str]] = {}
    for name, value in parameters:
        if name not in _OF_FLOWS:
            raise _unknown(name, _OF_FLOWS)
        given.setdefault(name, []).append(value)
    ends = [_year(end, given[end][-1]) if end in given else None for end in ("from", "to")]
    first, last = ends
    if first is not None and last is not None and first > last:
        wrong = Message(
            "'from' is {first}, which is after 'to', {last}", first=str(first), last=str(last)
        )
        raise _bad(Message("{rule}.", rule=wrong))
    reporters = [_code(name) for name in given.get("reporter", [HOME])]
    partners = [
        _code(name)
        for value in given.get("partner", [_EVERYBODY])
        for name in value.split(",")
        if name.strip()
    ]
    _language(parameters)
    return WantedFlows(reporters[-1], tuple(dict.fromkeys(partners)), first, last)


def no_area(name: str, role: str) -> AddressError:
    """That a reporter or a partner (`role`) is no area of the dataset."""
    if role == "reporter":
        return _bad(
            Message(
                "The reporter {name} is no country of the dataset; codes are like {codes}.",
                name=_shown(name),
                codes=Either((HOME, "RUS", "CHN")),
            )
        )
    return _bad(
        Message(
            "The partner {name} is no area; codes are like {codes}.",
            name=_shown(name),
            codes=Either(_CODES),
        )
    )


def _code(name: str) -> str:
    """An area by its code or alias; a dataset may have areas that are in no list of ours."""
    return area_code(name) or name.strip().upper()


def _year(name: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) == 4):
        raise _bad(
            Message("The value {value} of '{name}' is no year.", value=_shown(value), name=name)
        )
    return int(value)


def _everything(parameters: Sequence[tuple[str, str]]) -> Wanted:
    """All tables, about the partners that are named."""
    for name, _ in parameters:
        if name not in ("partner", LANGUAGE):
            raise _unknown(name, ("partner", LANGUAGE))
    given = [value for name, value in parameters if name == "partner"]
    chosen = _any_order(given) if given else None
    return Wanted(EVERYTHING, "zip", chosen, {}, bom=False, language=_language(parameters))


def _review(parameters: Sequence[tuple[str, str]]) -> Wanted:
    """A claim for machines; without one named, the first."""
    for name, _ in parameters:
        if name not in ("claim", LANGUAGE):
            raise _unknown(name, ("claim", LANGUAGE))
    choices = {name: value for name, value in parameters if name == "claim"}
    return Wanted(REVIEW, "jsonld", None, choices, bom=False, language=_language(parameters))


def _any_order(given: Iterable[str]) -> tuple[str, ...]:
    """The codes named, in one order: rows of a table come as the table has them, so that another
    order is the same question."""
    return tuple(sorted(_partners(given)))


def _partners(given: Iterable[str]) -> tuple[str, ...]:
    """The codes named, comma-joined or one a parameter; ``none`` or nothing is no partner."""
    names = [name.strip() for value in given for name in value.split(",") if name.strip()]
    if names == [_NONE]:
        return ()
    codes = {name: area_code(name) for name in names}
    for name, code in codes.items():
        if code is None:
            raise _bad(
                Message(
                    "The partner {name} is no area; codes are like {codes}.",
                    name=_shown(name),
                    codes=Either(_CODES),
                )
            )
    return tuple(dict.fromkeys(code for code in codes.values() if code))


def _language(parameters: Sequence[tuple[str, str]]) -> str:
    """The language that is asked for, English where none is."""
    for name, value in parameters:
        if name == LANGUAGE and value not in LANGUAGES:
            raise _unknown_value(value, LANGUAGE, LANGUAGES)
    return language_of(parameters)


def _bom(given: Sequence[str], form: str) -> bool:
    if not given:
        return False
    if form != "csv":
        raise _bad(Message("The parameter 'bom' goes with csv only."))
    if given[-1] not in ("0", "1"):
        raise _unknown_value(given[-1], "bom", ("0", "1"))
    return given[-1] == "1"


def _unknown_form(name: str, form: str, forms: Sequence[str]) -> AddressError:
    return _bad(
        Message(
            "The form {form} is not known; write {name}. and one of {forms}.",
            form=_shown(form),
            name=name,
            forms=Either(tuple(forms)),
        )
    )


def _unknown(parameter: str, known: Iterable[str]) -> AddressError:
    return _bad(
        Message(
            "The parameter {name} is not known; there are {names}.",
            name=_shown(parameter),
            names=Either(tuple(known)),
        )
    )


def _unknown_value(value: str, parameter: str, known: Iterable[str]) -> AddressError:
    return _bad(
        Message(
            "The value {value} of '{name}' is not known; it is {values}.",
            value=_shown(value),
            name=parameter,
            values=Either(tuple(known)),
        )
    )


def _bad(complaint: Message) -> AddressError:
    return AddressError(HTTPStatus.BAD_REQUEST, complaint)


def _shown(value: str) -> str:
    """A reader's own text in a sentence: in quotation marks, no control characters, cut short."""
    return repr(value if len(value) <= 40 else f"{value[:40]}…")

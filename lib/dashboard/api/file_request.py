"""What an address asks for. A value that means nothing is named, never passed over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from lib.codelists import area_code
from lib.dashboard.views import QUERIES
from lib.dashboard.views.claims_page import REVIEW
from lib.store import TABLES

FORMATS = ("csv", "xlsx", "parquet", "json")
EVERYTHING = "all"
"""All tables in one zip, ``/data/all.zip``."""
_CODES = ("RUS", "EU27", "CIS")
_NONE = "none"
"""What the pages write into their address when no partner is chosen."""


class AddressError(ValueError):
    """An address that means nothing; the message is one sentence that names the value."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
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
    origin: str = ""
    """Scheme and host that a file names as where it was taken from."""


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
    if name not in TABLES and name not in QUERIES:
        there = _any([*TABLES, *QUERIES])
        raise AddressError(HTTPStatus.NOT_FOUND, f"There is no {_shown(name)}; there are {there}.")
    if form not in FORMATS:
        raise _bad(f"The form {_shown(form)} is not known; write {name}. and one of", FORMATS)
    options = QUERIES[name].options if name in QUERIES else ()
    given: dict[str, list[str]] = {}
    for parameter, value in parameters:
        if parameter not in ("partner", "bom", *options):
            known = ("partner", *options, "bom")
            raise _bad(f"The parameter {_shown(parameter)} is not known; there are", known)
        given.setdefault(parameter, []).append(value)
    return Wanted(
        name,
        form,
        partners=_partners(given["partner"]) if "partner" in given else None,
        choices={option: given[option][-1] for option in options if option in given},
        bom=_bom(given.get("bom", []), form),
    )


def _everything(parameters: Sequence[tuple[str, str]]) -> Wanted:
    """All tables, about the partners that are named."""
    for name, _ in parameters:
        if name != "partner":
            raise _bad(f"The parameter {_shown(name)} is not known; there is", ("partner", "none"))
    given = [value for _, value in parameters]
    return Wanted(EVERYTHING, "zip", _partners(given) if given else None, {}, bom=False)


def _review(parameters: Sequence[tuple[str, str]]) -> Wanted:
    """A claim for machines; without one named, the first."""
    for name, _ in parameters:
        if name != "claim":
            raise _bad(f"The parameter {_shown(name)} is not known; there is", ("claim", "none"))
    choices = dict(parameters)
    return Wanted(REVIEW, "jsonld", None, choices, bom=False)


def _partners(given: Iterable[str]) -> tuple[str, ...]:
    """The codes named, comma-joined or one a parameter; ``none`` or nothing is no partner."""
    names = [name.strip() for value in given for name in value.split(",") if name.strip()]
    if names == [_NONE]:
        return ()
    codes = {name: area_code(name) for name in names}
    for name, code in codes.items():
        if code is None:
            raise _bad(f"The partner {_shown(name)} is no area; codes are like", _CODES)
    return tuple(dict.fromkeys(code for code in codes.values() if code))


def _bom(given: Sequence[str], form: str) -> bool:
    if not given:
        return False
    if form != "csv":
        raise AddressError(HTTPStatus.BAD_REQUEST, "The parameter 'bom' goes with csv only.")
    if given[-1] not in ("0", "1"):
        raise _bad(f"The value {_shown(given[-1])} of 'bom' is not known; it is", ("0", "1"))
    return given[-1] == "1"


def _bad(complaint: str, examples: Iterable[str]) -> AddressError:
    return AddressError(HTTPStatus.BAD_REQUEST, f"{complaint} {_any(examples)}.")


def _any(examples: Iterable[str]) -> str:
    *rest, last = examples
    return f"{', '.join(rest)} or {last}"


def _shown(value: str) -> str:
    """A reader's own text in a sentence: in quotation marks, no control characters, cut short."""
    return repr(value if len(value) <= 40 else f"{value[:40]}…")

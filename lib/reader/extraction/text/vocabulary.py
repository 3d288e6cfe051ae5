"""Whether the tables of a language file are ones that can be read.

A list under a name that nobody reads would be passed over in silence or end in a traceback,
and a phrase in two lists that contradict each other would mean whichever came first. So a file
is checked once, before the first text is read with it; what breaks a rule raises `DataError`
with the file, the table and the list.
"""

from collections.abc import Collection, Mapping

from lib.codelists import ALONE, areas, codelist, indicators
from lib.model import TIME_RULES, Bound, DataError, Direction
from lib.reader.extraction.text.place import Relation
from lib.reader.extraction.text.trigger_meaning import (
    ACTS,
    GIVES_WAY,
    NOT_OURS,
    TELLS_OF,
    counts_people,
    roles_of,
)
from lib.reader.languages import Language, Phrase

_NUMBERS = frozenset(
    {"number", "scale", "one", "lone", "multiple", "loose_multiple", "fraction", "and_half"}
    | {"month", "monthly", "ordinal", "year", "single", "half_year"}
)
"""Tables in which a list is called by the number that its phrases mean."""

_ANY_LIST = frozenset(
    {"indefinite", "per", "factor", "those", "living", "comparison", "index", "when"}
    | {"record", "untimed", "sends", "charged", "agent", "takes", "attracts", "counts", "unmoved"}
    | {
        "part",
        "source",
        "he",
        "fact",
        "distance",
        "age",
        "reference",
        "other_unit",
        "negation",
        "negative",
        "currency",
    }
    | {
        "respectively",
        "which",
        "whose",
        "article",
        "year_word",
        "month_word",
        "makeup",
        "time",
        "pace",
        "reverse",
    }
    | {"report", "suffix", "comparison_after", "crossing", "part_of", "member", "event"}
    | {"either_way", "attribution", "and_number"}
    | {
        "reference_after",
        "abroad",
        "reported",
        "unlisted",
        "area_noun",
        "no_area",
        "given_name",
        "buys",
    }
    | {"all_goods", "own_goods", "lands", "excluding", "occasion", "as_of"}
    | {"furniture", "byline", "rank", "supply", "rest", "statehood", "meanwhile", "wherein"}
)
"""Tables of which the phrases alone are read: what a list is called is free."""

_TEMPLATE_RULES = frozenset({"dated", "fiscal_year"})
"""Rules of templates that name no time by themselves: what a part of a year is of."""

_RELATIONS = frozenset({*Relation, "at"})
_LISTS: Mapping[str, Collection[str]] = {
    "as_much": ("as", "than"),
    "bound": tuple(Bound),
    "bound_after": tuple(Bound),
    "baseline": ("base", "during"),
    "present": ("now", "none"),
    "whole": ("all", "sum", "none"),
    "share": ("part", "from"),
    "direction": tuple(Direction),
    "comparative": tuple(Direction),
    "step": ("by", "fold"),
    "preposition": _RELATIONS,
    "postposition": _RELATIONS,
    "where": _RELATIONS,
    "group": ("members", "seat"),
    "anaphor": (
        *("country", "region", "topic", "neighbor", "block", "there", "it", "its", "they"),
        *("their", "we", "our", "members", "none", "pair"),
    ),
    "measured_in": ("mass", "money"),
    "nth": ("former", "latter"),
    "say": ("said", "told", "by"),
    "target": ("wish", "unreal", "if"),
    "figure": ("number", "level"),
    "separator": ("and", "but"),
    "favor": ("before", "after"),
}
"""The lists of every other table, but for those that are called by codes."""

_SEVERAL_MEANINGS = frozenset({"preposition", "postposition", "time"})
"""Tables in which one phrase may stand in several lists: its case, or a template, decides."""


def check(spoken: Language) -> None:
    """Raise `DataError` for the first table, list or phrase of a language that breaks a rule."""
    place = f"lib/reader/languages/{spoken.code}.toml"
    rules = frozenset().union(*(one.rules for one in spoken.times))
    for rule in sorted(rules - TIME_RULES - _TEMPLATE_RULES):
        raise DataError(place, f"[period] {rule!r} is not one of {', '.join(sorted(TIME_RULES))}")
    lists = {**_LISTS, **_called_by_codes()}
    for kind, code in dict.fromkeys((one.kind, one.code) for one in spoken.lexicon.phrases):
        if kind in _NUMBERS:
            _expect_number(place, kind, code)
        elif kind in lists:
            _expect_list(place, kind, code, lists[kind])
        elif kind not in _ANY_LIST.union(*(one.kinds for one in spoken.times)):
            raise DataError(place, f"[{kind}] is no table that is read")
    _expect_one_meaning(place, spoken.lexicon.phrases)


def _called_by_codes() -> Mapping[str, Collection[str]]:
    """The tables with lists that are called by codes, and the codes."""
    listed = indicators()
    acting = (one.code for one in listed.values() if one.roles != ALONE)
    telling = {code for code, of in TELLS_OF.items() if of in listed}
    return {
        "area": areas(),
        "region": areas(),
        "unit": {*codelist("unit"), "kg"},
        "people": {"nationals", *filter(counts_people, listed)},
        "indicator": {*listed, *telling, *NOT_OURS},
        "act": {*acting, *(ACTS & telling)},
        "tie": codelist("tie_kind"),
        "goods": codelist("tie_subject"),
        "routes": codelist("tie_subject"),
        "product": codelist("product"),
    }


def _expect_number(place: str, kind: str, code: str) -> None:
    try:
        float(code)
    except ValueError:
        raise DataError(place, f"[{kind}] {code!r} is not a number") from None


def _expect_list(place: str, kind: str, code: str, allowed: Collection[str]) -> None:
    if code not in allowed:
        named = "an area code" if allowed is areas() else f"one of {', '.join(sorted(allowed))}"
        raise DataError(place, f"[{kind}] {code!r} is not {named}")
    if kind in ("indicator", "act") and code not in NOT_OURS:
        roles_of(code)


def _expect_one_meaning(place: str, phrases: Collection[Phrase]) -> None:
    """Of two lists with one phrase only words of something else give way, to an indicator."""
    meanings: dict[Phrase, str] = {}
    for one in phrases:
        gives_way = one.kind == "indicator" and one.code in GIVES_WAY
        if one.kind in _SEVERAL_MEANINGS or gives_way:
            continue
        other = meanings.setdefault(one._replace(code=""), one.code)
        if other != one.code:
            words = " ".join(one.words)
            rule = f"[{one.kind}] {words!r} stands in {other} and in {one.code}; it can mean one"
            raise DataError(place, rule)

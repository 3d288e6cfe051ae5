"""Passages people write by hand: a TOML file a phenomenon, read by the same rules everywhere.

    # What the phenomenon is.
    lang = "en"
    published = 2024-10-16                    # the day of those that give none themselves

    [[passage]]
    text = "Our trade with China came to $16.1 billion in 2023."
    speaker = "B. Bat, envoy of Mongolia"     # who says "we" and "our", if anybody
    figures = [
        { exact = "$16.1 billion", indicator = "trade_turnover", reporter = "MNG", partner = "CHN", value = 16_100_000_000, unit = "USD", period = "2023" },
    ]
    fails = "why it is read wrongly so far"   # a known failure
    source = "reported 2026-11-20"            # where the case came from

The codes are those of ``lib/codelists``. A partner on no list is `partner_words` instead, the
words of the text; `product` is left out of a figure of all goods. A figure is `measure` level,
`bound` exact and of whole areas (`reporter_scope`, `partner_scope`) unless it says otherwise;
`period` and, of growth or change, `base` are written as `lib.model.Period.code` shows them and
left out where the text states none, or what cannot be: `withheld` then names the rule. Figures are
in the order of the text, so the place of `exact` is looked for behind the figure before; where the
same words come again, `occurrence = 2` is their second place in the text. A passage that names no
figures has none.
"""  # noqa: E501

import tomllib
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from datetime import date
from math import inf
from pathlib import PurePath
from typing import Any

from lib.codelists import areas, codelist, unit_refusal
from lib.model import Bound, DataError, Measure, Period, Scope
from lib.reader.evaluation.agreement import Figure

_OF_A_FILE = ("lang", "published", "passage")
_OF_A_PASSAGE = ("id", "text", "published", "speaker", "figures", "fails", "source")
_OF_A_FIGURE = (
    *("exact", "occurrence", "indicator", "measure", "reporter", "reporter_scope"),
    *("partner", "partner_words", "partner_scope", "product", "product_words"),
    "definition",
    *("value", "unit", "bound", "period", "base", "withheld"),
)
_COMPARED = (Measure.GROWTH, Measure.CHANGE)
"""What has a base: the time it is measured against."""


def toml_entries(place: str, toml: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each passage of a file as a line of a gold standard has it, and what errors call it.

    A passage without an id gets its language, the file's name and its number in the file. What
    breaks the form raises `DataError` with the passage and the rule.
    """
    try:
        file = tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError(place, f"it is no TOML ({error})") from None
    _expect_keys(place, file, _OF_A_FILE)
    passages = file.pop("passage", None)
    if not _are_tables(passages):
        raise DataError(place, "it has no [[passage]]")
    for number, passage in enumerate(passages, 1):
        here = f"{place}, passage {number}"
        _expect_keys(here, passage, _OF_A_PASSAGE)
        numbered = {"id": f"{file.get('lang')}/{PurePath(place).stem}-{number}"}
        yield here, _entry(here, numbered | file | passage)


def _entry(here: str, passage: dict[str, Any]) -> dict[str, Any]:
    text, day = passage.get("text"), passage.get("published")
    if not isinstance(text, str):
        raise DataError(here, f"text {text!r} is not a text")
    if type(day) is not date:
        raise DataError(here, f"published {day!r} is not a day (published = 2024-10-16)")
    figures = passage.get("figures", [])
    if figures and not _are_tables(figures):
        raise DataError(here, "figures is not a list of { ... }")
    return passage | {"published": day.isoformat(), "figures": list(_figures(here, text, figures))}


def _figures(here: str, text: str, figures: Sequence[Mapping[str, Any]]) -> Iterator[Figure]:
    end = 0
    for index, one in enumerate(figures):
        where = f"{here}, figure {index + 1}"
        _expect_keys(where, one, _OF_A_FIGURE)
        again = [later for later in figures[index:] if later.get("exact") == one.get("exact")]
        start = _start(where, text, one, end, len(again))
        end = start + len(one["exact"])
        yield {"exact": one["exact"], "start": start, "end": end} | _columns(where, one)


def _start(here: str, text: str, figure: Mapping[str, Any], behind: int, of_these: int) -> int:
    """Where the words of a figure begin, behind the figure before; `of_these` figures from here
    on have the same words.
    """
    exact, occurrence = figure.get("exact"), figure.get("occurrence")
    if not isinstance(exact, str) or not exact:
        raise DataError(here, f"exact {exact!r} is not a text")
    places = [at for at in range(len(text)) if text.startswith(exact, at)]
    if not places:
        raise DataError(here, f"exact {exact!r} is not in the text")
    if occurrence is not None:
        if type(occurrence) is not int or not 1 <= occurrence <= len(places):
            rule = f"occurrence {occurrence!r} is not one of the {len(places)} of {exact!r}"
            raise DataError(here, rule)
        places = [places[occurrence - 1]]
    left = [at for at in places if at >= behind]
    if not left:
        raise DataError(here, f"exact {exact!r} is not in the text behind the figure before")
    if len(left) > of_these:
        rule = f"exact {exact!r} is in the text more than once: say which with occurrence = 1"
        raise DataError(here, rule)
    return left[0]


def _columns(here: str, one: Mapping[str, Any]) -> Figure:
    """All of a figure but its place, with what it leaves out."""
    value = one.get("value")
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < inf:
        raise DataError(here, f"value {value!r} is not a number")
    indicator = _code(here, one, "indicator", "indicator")
    measure = Measure(_code(here, one, "measure", "measure", Measure.LEVEL.value))
    unit = _code(here, one, "unit", "unit")
    if refusal := unit_refusal(unit, measure, indicator):
        raise DataError(here, f"unit {unit!r} {refusal}")
    if "base" in one and measure not in _COMPARED:
        raise DataError(here, f"base {one['base']!r} is given of a {measure}, which has none")
    period, base = (_period(here, one, key) for key in ("period", "base"))
    return {
        "indicator": indicator,
        "measure": measure.value,
        **_side(here, one, "reporter"),
        **_partner(here, one, indicator),
        "product": _code(here, one, "product", "product") if "product" in one else None,
        "product_words": one.get("product_words"),
        "definition": _code(here, one, "definition", "definition") if "definition" in one else None,
        "value": value,
        "unit": unit,
        "bound": _code(here, one, "bound", "bound", Bound.EXACT.value),
        "period_start": period and period.start.isoformat(),
        "period_end": period and period.end.isoformat(),
        "base_period_start": base and base.start.isoformat(),
        "base_period_end": base and base.end.isoformat(),
        "withheld": _code(here, one, "withheld", "withheld") if "withheld" in one else None,
    }


def _partner(here: str, one: Mapping[str, Any], indicator: str) -> Figure:
    if codelist("indicator")[indicator].attributes.get("partner") != "none":
        words = one.get("partner_words")
        return {"partner_words": words, **_named_partner(here, one, words)}
    for key in ("partner", "partner_words", "partner_scope"):
        if key in one:
            raise DataError(here, f"{key} {one[key]!r} is given of {indicator}, which has none")
    return {"partner": None, "partner_words": None, "partner_scope": None}


def _named_partner(here: str, one: Mapping[str, Any], words: object) -> Figure:
    """A partner by its code, or by its words where it has none."""
    if words is None:
        return _side(here, one, "partner")
    if not isinstance(words, str) or not words or "partner" in one:
        raise DataError(here, f"partner_words {words!r} is no text that stands for a partner")
    scope = _code(here, one, "partner_scope", "scope", Scope.WHOLE.value)
    return {"partner": None, "partner_scope": scope}


def _side(here: str, one: Mapping[str, Any], side: str) -> Figure:
    scope = f"{side}_scope"
    return {
        side: _code(here, one, side, "area"),
        scope: _code(here, one, scope, "scope", Scope.WHOLE.value),
    }


def _code(here: str, one: Mapping[str, Any], key: str, name: str, default: str = "") -> str:
    """The code a figure gives under `key`, of the code list `name`."""
    code = one.get(key, default)
    if code == "":
        raise DataError(here, f"the key {key!r} is missing")
    codes: Container[str] = areas() if name == "area" else codelist(name)
    if not isinstance(code, str) or code not in codes:
        raise DataError(here, f"{key} {code!r} is not in the {name} code list")
    return code


def _period(here: str, one: Mapping[str, Any], key: str) -> Period | None:
    code = one.get(key)
    if code is None:
        return None
    try:
        return Period.of_code(code)
    except (TypeError, ValueError, AttributeError):
        rule = f'{key} {code!r} is not a period ("2023", "2023-01..2023-11", "2024-10-16")'
        raise DataError(here, rule) from None


def _expect_keys(here: str, table: Mapping[str, Any], keys: Collection[str]) -> None:
    for key in table:
        if key not in keys:
            raise DataError(here, f"the key {key!r} is not one of {', '.join(keys)}")


def _are_tables(found: object) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(one, dict) for one in found)

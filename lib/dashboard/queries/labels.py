"""A label beside each code, so that a file can be read without another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from lib.codelists import area_label, label
from lib.model import Scope

if TYPE_CHECKING:
    import pandas as pd

_BESIDE = {"bound": "bound_words", "kind": "kind_words"}


def with_labels(rows: pd.DataFrame, codes: Mapping[str, str], language: str = "en") -> pd.DataFrame:
    """The rows with a label column to the right of each column of codes.

    `codes` names the code list of each such column, ``area`` for areas. A label's column is
    ``<column>_label``, but a bound's is `bound_words` and a tie's `kind_words`. A null has no
    label; an unknown code raises `DataError`.
    """
    import pandas as pd

    labelled: dict[str, pd.Series[Any]] = {}
    for column in rows.columns:
        labelled[column] = rows[column]
        beside = _BESIDE.get(column, f"{column}_label")
        if codes.get(column) == "tie_kind":
            labelled[beside] = _texts(_ties_in_words(rows, language))
        elif column in codes:
            words = _words_of(codes[column], language)
            known = {code: words(code) for code in rows[column].dropna().unique()}
            labelled[beside] = _texts(known.get(code) for code in rows[column])
    return pd.DataFrame(labelled)


def _words_of(codelist: str, language: str) -> Callable[[str], str | None]:
    """What puts a code of the list into words."""
    match codelist:
        case "area":
            return partial(area_label, language=language)
        case "bound":
            return partial(_hedge, language=language)
        case "withheld" | "inferred":
            return partial(_each, codelist, language=language)
        case _:
            return partial(label, codelist, language=language)


def _hedge(bound: str, language: str) -> str | None:
    """The words of a bound without the number: "more than"; null where there are none."""
    return label("bound", bound, language).replace("{value}", "").strip() or None


def _each(codelist: str, codes: str, language: str) -> str:
    """The words of several codes with a space between them."""
    return "; ".join(label(codelist, code, language) for code in codes.split())


def _ties_in_words(ties: pd.DataFrame, language: str) -> Iterable[str]:
    for tie in ties.to_dict("records"):
        yield label("tie_kind", tie["kind"], language).format(
            reporter=_side(tie["reporter"], tie["reporter_scope"], language),
            partner=_side(tie["partner"], tie["partner_scope"], language),
            subject=label("tie_subject", _known(tie["subject"]), language),
        )


def _side(area: object, scope: object, language: str) -> str:
    """An area's name, "(some)" after it where only a part of it is meant."""
    name = area_label(_known(area), language)
    part = f" ({label('scope', Scope.SOME, language)})" if scope == Scope.SOME else ""
    return name + part


def _texts(texts: Iterable[str | None]) -> pd.Series[str]:
    import pandas as pd

    return pd.Series(list(texts), dtype="str")


def _known(value: object) -> str | None:
    """A cell's text, None where the engine has one of its marks of absence."""
    return value if isinstance(value, str) else None

"""What is in an answer that is JSON: every part as it should be, or a sentence."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from lib.refresh.service import Answer, quoted


def content(answer: Answer) -> Any:
    """What the answer says; numbers with a point are read as they were written."""
    try:
        # A byte order mark comes now and then.
        return json.loads(answer.body.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError):
        raise answer.fault(f"the answer is no JSON; it begins {answer.beginning!r}") from None


def rows_in(found: Any, answer: Answer) -> Sequence[Mapping[str, Any]]:
    """A list of rows, each with fields; `answer`, for errors."""
    if not isinstance(found, list):
        raise answer.fault(f"there are no rows in the answer; it begins {answer.beginning!r}")
    for number, row in enumerate(found, 1):
        if not isinstance(row, dict):
            raise answer.fault(f"row {number}: {quoted(str(row))!r} is no row")
    return found


def field(row: Mapping[str, Any], name: str, where: str, answer: Answer) -> str:
    """A field that must be given, as text: services write some numbers with quotation marks;
    `where`, for errors."""
    value = row.get(name)
    if value is None or isinstance(value, dict | list | bool):
        raise answer.fault(f"{where}: it has no {name}")
    return str(value).strip()

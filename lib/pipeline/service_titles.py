"""Finds the titles of what services are asked for: a method of ``pybabel extract``.

They are those of the questions that would be put today, however a service writes them; a year in
one is a slot, see `lib.model.with_years_open`.
"""

from collections.abc import Collection, Iterator
from datetime import date
from io import BytesIO
from typing import Any

from lib.model import TITLE, with_years_open
from lib.pipeline.refresh import FIRST_YEAR
from lib.refresh.service import Wanted
from lib.refresh.services import SERVICES


def titles(
    file: BytesIO, keywords: Any, comment_tags: Collection[str], options: Any
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """The title of every question that a service is asked, each once."""
    wanted = Wanted(FIRST_YEAR, date.today())
    asked = (one.says for service in SERVICES.values() for one in service.inquiries(wanted))
    for title in dict.fromkeys(with_years_open(one)[0] for one in asked):
        yield 1, "pgettext", (TITLE, title), []

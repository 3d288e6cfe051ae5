"""A question put to a service on this machine, through the client that asks all of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from lib.model import DataError
from lib.refresh.client import Client
from lib.refresh.service import Found, Inquiry, Service, Wanted
from tests.statistics_server import Reply, StatisticsServer

TODAY = date(2026, 11, 30)
WANTED = Wanted(2022, TODAY)


class Asking:
    """One service, answered by `office`."""

    def __init__(self, service: Service, client: Client, office: StatisticsServer) -> None:
        self.service, self.office = service, office
        self._client = client

    def inquiry(self, name: str, wanted: Wanted = WANTED) -> Inquiry:
        """One of the service's questions, by its name."""
        return {one.name: one for one in self.service.inquiries(wanted)}[name]

    def found(self, inquiry: Inquiry, *replies: Reply | bytes) -> Found:
        """What is found where the office answers so, one after the other."""
        given = [Reply(one) if isinstance(one, bytes) else one for one in replies]
        self.office.answers("/", *given)
        answer = self._client.ask(self.service, self.office.address, inquiry)
        return self.service.read(answer)

    def fault(self, inquiry: Inquiry, *replies: Reply | bytes) -> str:
        """The one sentence that it ends with, without the address that it names."""
        with pytest.raises(DataError) as raised:
            self.found(inquiry, *replies)
        said = str(raised.value)
        place = f"{self.office.address}{inquiry.path}: "
        assert said.startswith(place)
        assert said.isprintable()
        return said.removeprefix(place)


def any_json(names: Iterable[str]) -> tuple[st.SearchStrategy[Any], st.SearchStrategy[Any]]:
    """Anything that JSON may hold, and objects, in which some of these names may be."""
    named = st.sampled_from([*names]) | st.text(max_size=4)
    values = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(named, inner, max_size=4),
        max_leaves=12,
    )
    return values, st.dictionaries(named, values, max_size=4)

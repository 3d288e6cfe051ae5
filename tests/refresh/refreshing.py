"""A whole refresh from an office on this machine, and what is on disk after it."""

from collections.abc import Mapping
from pathlib import Path

from lib.pipeline.refresh import Order, Outcome, refresh
from lib.refresh.client import Client
from lib.refresh.service import Service
from lib.store.refreshed import refreshed_folder
from tests.statistics_server import StatisticsServer


def refreshed_from(
    data: Path, service: Service, office: StatisticsServer, client: Client, since: int
) -> tuple[Outcome, str]:
    """What came of asking, and what was said of it."""
    said: list[str] = []
    order = Order((service,), {service.name: office.address}, since)
    (outcome,) = refresh(data, order, client, said.append)
    return outcome, "\n".join(said)


def on_disk(data: Path, service: Service) -> Mapping[str, bytes]:
    """Every file of a service's vintages, to the byte."""
    folder = refreshed_folder(data) / service.name
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("lock", "writer")
    }

"""The services that figures can be refreshed from, by name, and where each is."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

from lib.model import DataError, address_fault
from lib.refresh.client import is_loopback
from lib.refresh.eurostat_comext import EUROSTAT_COMEXT
from lib.refresh.imf_exchange_rates import IMF_EXCHANGE_RATES
from lib.refresh.imf_trade import IMF_TRADE
from lib.refresh.national_bank import NATIONAL_BANK
from lib.refresh.service import Service
from lib.refresh.un_comtrade import UN_COMTRADE
from lib.refresh.world_bank import WORLD_BANK

SERVICES: Mapping[str, Service] = MappingProxyType(
    {
        service.name: service
        for service in (
            WORLD_BANK,
            EUROSTAT_COMEXT,
            IMF_TRADE,
            IMF_EXCHANGE_RATES,
            UN_COMTRADE,
            NATIONAL_BANK,
        )
    }
)
"""In the order in which they are asked."""


def chosen(names: Sequence[str]) -> tuple[Service, ...]:
    """The services of these names, or all; an unknown name raises `DataError`."""
    for name in names:
        if name not in SERVICES:
            raise DataError("refresh", f"{name!r} is not one of {', '.join(SERVICES)}")
    return tuple(SERVICES[name] for name in dict.fromkeys(names or SERVICES))


def addresses(given: Sequence[str]) -> Mapping[str, str]:
    """Where each service is: its own address, or the one that is given as ``NAME=ADDRESS``.

    Without a certificate only this machine is asked.
    """
    found = {service.name: service.address for service in SERVICES.values()}
    for one in given:
        name, _, address = one.partition("=")
        if name not in SERVICES:
            raise DataError("--address", f"{name!r} is not one of {', '.join(SERVICES)}")
        if fault := address_fault(address):
            raise DataError("--address", f"{address!r} {fault}")
        parts = urlsplit(address)
        if "?" in address or "#" in address:
            raise DataError("--address", f"{address!r} has more after its path, where ours begins")
        if parts.scheme != "https" and not is_loopback(parts.netloc):
            rule = f"{address!r} is not https, and only this machine is asked without it"
            raise DataError("--address", rule)
        found[name] = address
    return MappingProxyType(found)

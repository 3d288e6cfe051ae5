"""Who counted a figure, and who passes on what was reported."""

from dataclasses import dataclass

import pytest

from lib.codelists import codelist
from lib.codelists.compilers import is_collected, is_estimate, nearness


@dataclass(frozen=True)
class _Figure:
    compiler: str | None
    obs_status: str = "A"


def test_only_those_who_collect_reports_have_estimates_of_what_nobody_reported() -> None:
    assert is_estimate(_Figure("IMF", "E"))
    assert not is_estimate(_Figure("IMF", "A"))
    assert not is_estimate(_Figure("UN-DESA", "E")), "a count of its own, which it estimates"
    assert not is_estimate(_Figure(None, "E"))


@pytest.mark.parametrize(
    ("compiler", "collected"),
    [("IMF", True), ("UN-COMTRADE", True), ("NSC", False), ("ESTAT", False), (None, False)],
)
def test_who_collects(compiler: str | None, collected: bool) -> None:
    assert is_collected(_Figure(compiler)) is collected


def test_every_office_that_collects_is_farther_than_a_country_s_own() -> None:
    collecting = [code for code in codelist("compiler") if is_collected(_Figure(code))]
    order = [nearness(_Figure(code)) for code in collecting]
    assert len({*order}) == len(order) and min(order) > 0
    assert nearness(_Figure("NSC")) == nearness(_Figure("ESTAT")) == nearness(_Figure(None)) == 0
    assert nearness(_Figure("IMF")) < nearness(_Figure("UN-COMTRADE"))

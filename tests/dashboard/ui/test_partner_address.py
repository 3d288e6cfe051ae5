"""What an address says of partners, and what it says in vain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries import partners
from lib.dashboard.ui.partner_address import DEFAULT, read
from lib.model import Tables

OPTIONS = ("EU27", "CIS", "EAEU", "CHN", "GBR", "KAZ", "RUS", "USA")

values = st.lists(
    st.text(st.characters(codec="utf-8")) | st.sampled_from([*OPTIONS, "eu", "none", ",", "KGZ"]),
    max_size=4,
)


@pytest.mark.parametrize(
    ("given_", "chosen", "unknown"),
    [
        ([], DEFAULT, ()),
        (["none"], (), ()),
        ([""], (), ()),
        (["RUS"], ("RUS",), ()),
        (["RUS,EU27"], ("RUS", "EU27"), ()),
        (["RUS", "EU27"], ("RUS", "EU27"), ()),
        (["rus, eu ,Uk"], ("RUS", "EU27", "GBR"), ()),
        (["CIS,RUS,CIS,rus"], ("CIS", "RUS"), ()),
        (["RUS,Atlantis"], ("RUS",), ("Atlantis",)),
        (["Atlantis"], (), ("Atlantis",)),
        (["RUS,"], ("RUS",), ()),
        ([",", "CIS"], ("CIS",), ()),
        (["KGZ,RUS"], ("RUS",), ("KGZ",)),
        (["WLD"], (), ("WLD",)),
        (["none,RUS"], ("RUS",), ("none",)),
        (["<b>,x y"], (), ("<b>", "x y")),
    ],
)
def test_addresses(given_: list[str], chosen: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    assert read(given_, OPTIONS) == (chosen, unknown)


@given(given_=values)
def test_no_address_is_too_strange(given_: list[str]) -> None:
    """Each name is a partner or named as unknown; chosen ones are on record, each once."""
    chosen, unknown = read(given_, OPTIONS)
    assert set(chosen) <= set(OPTIONS)
    assert len(set(chosen)) == len(chosen)
    names = [name.strip() for one in given_ for name in one.split(",") if name.strip()]
    assert set(unknown) <= set(names)
    assert all(name in unknown for name in names if len(name) > 9)
    assert len(chosen) + len(unknown) <= max(len(names), len(DEFAULT))


@given(chosen=st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True), lower=st.booleans())
def test_what_is_written_into_an_address_is_read_back(chosen: list[str], lower: bool) -> None:
    words = ",".join(chosen)
    assert read([words.lower() if lower else words], OPTIONS) == (tuple(chosen), ())
    assert read(chosen, OPTIONS) == (tuple(chosen), ())


def test_the_default_is_on_record(shipped: Tables) -> None:
    known = partners(shipped)
    assert read([], known) == (DEFAULT, ())
    assert read([], ("RUS",)) == (("RUS",), ())

"""What may be an address of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model import address_fault


@pytest.mark.parametrize(
    "address",
    [
        "https://herald.example/talk",
        "http://herald.example",
        "HTTPS://Herald.Example:8443/a_(b)?c=[d]&e=%20#f",
        "http://localhost:8501",
        "http://127.0.0.1/x",
        "https://вестник.example/статья-1",
        "https://a-b.example./",
        "https://a.example/@name",
        "https://a.example/" + "x" * 1_900,
    ],
)
def test_an_http_address_with_a_host_is_one(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "is not an http address"),
        ("herald.example", "is not an http address"),
        ("javascript:alert(1)", "is not an http address"),
        ("vbscript:x", "is not an http address"),
        ("data:text/html,x", "is not an http address"),
        ("ftp://herald.example/", "is not an http address"),
        ("//herald.example/", "is not an http address"),
        ("https:herald.example", "is not an http address"),
        ("https://", "is not an http address"),
        ("https:///talk", "is not an http address"),
        ("https://:80/", "is not an http address"),
        ("https://-/", "is not an http address"),
        ("https://a..b/", "is not an http address"),
        ("https://[::1/", "is not an http address"),
        ("https://a.example:port/", "is not an http address"),
        ("https://a.example:70000/", "is not an http address"),
        ("https://a<b>.example/", "is not an http address"),
        ("https://a.example/b c", "has a blank"),
        (" https://a.example/", "has a blank"),
        ("https://a.example/\n", "has a blank"),
        ("https://a.example/\N{NO-BREAK SPACE}", "has a blank"),
        ("https://a.example/\x00", "has a blank"),
        ("https://a.example/\x85", "has a blank"),
        ("https://a.example/\u202e", "has a blank, a backslash or a character that hides"),
        ("https://a\u00ad.example/", "has a blank, a backslash or a character that hides"),
        ("https://a.example\\@b.example/", "has a blank, a backslash"),
        ("https://bank.example@b.example/", "has a name before its host"),
        ("https://:x@b.example/", "has a name before its host"),
        ("https://a.example/" + "x" * 2_000, "is longer than 2,000 characters"),
    ],
)
def test_what_is_none_is_said(address: str, fault: str) -> None:
    assert str(address_fault(address)).startswith(fault)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    for address in (text, f"https://{text}", f"https://a.example/{text}"):
        fault = address_fault(address)
        assert fault is None or str(fault).split()[0] in ("is", "has")

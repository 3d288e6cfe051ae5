"""Whatever an address, a method or a header holds, the answer is a file or one sentence."""

from collections import Counter
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from urllib.parse import quote

import pytest

from lib.dashboard.api.file_request import FORMATS
from lib.dashboard.views import QUERIES
from lib.store import TABLES
from tests.dashboard.api.asking import Answer, ask

VALUES = (
    *("", " ", "none", "none,none", "RUS", "rus,", ",", ",,,,", "RUS,RUS,RUS", "XX", "KGZ", "WLD"),
    *("'", '"', "`", "\\", "%", "%%30", "%00", "\0", "\n", "\r\nSet-Cookie: a=b", "\u202eSUR"),
    *("../../etc/passwd", "..\\..\\x", "/etc/passwd", "//evil.example", "http://evil.example"),
    *("<script>alert(1)</script>", "![x](http://evil.example)", "{{7*7}}", "${7*7}", "=1+1"),
    *("' OR 1=1 --", "1; DROP TABLE x", "(SELECT 1)", "RUS|ls", "$(id)", "; sleep 9"),
    *("-1", "0", "1e309", "99999999999999999999", "NaN", "true", "٢٠٢٠", "２０２０"),
    *("é", "\U0001f600", "\ufeff", "x" * 5_000, "RUS," * 2_000, "\ud7ff"),
)
NAMES = (*TABLES, *QUERIES, "figures", "manifest", "known", "Compare", "../app", ".", "%2e", "")
ENDINGS = (
    *(*FORMATS, "CSV", "csv.gz", "csv/", "xlsx", "html", "py", "", "csv%00", "csv;x", "json.csv"),
    *("sqlite", "lock"),
)
METHODS = (
    *("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"),
    *("QUERY", "get", "X" * 200),
)
_DAYS = (
    *("Mon, 01 Jan 2024 00:00:00 +99999999999999999999", "Mon, 32 Jan 2024 00:00:00 GMT", "x"),
    *("", "0", "-1", "Mon, 01 Jan 99999 00:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 -0000"),
    *(formatdate(0, usegmt=True), formatdate(4e9, usegmt=True), "1" * 5_000),
)
_TAGS = ("*", "**", '""', "W/", 'W/"', '"x', "x," * 2_000, ",", "", "\xff", '"a", *')
_RANGES = ("bytes=0-", "bytes=-1", "bytes=5-1", "bytes=0-0,1-1", "bytes=9999999999999-", "x", "")
HEADERS = (
    *(("if_modified_since", day) for day in _DAYS),
    *(("if_none_match", tag) for tag in _TAGS),
    *(("range", wanted) for wanted in _RANGES),
    *(("accept_encoding", wanted) for wanted in ("", "gzip", "gzip;q=0", "*", "br", "\xff")),
    *(("if_unmodified_since", "x"), ("if_match", '"x"'), ("if_range", "x"), ("accept", "\xff")),
    *(("host", "evil.example"), ("origin", "null"), ("content_length", "9" * 30)),
    *(("content_type", "\xff"), ("cookie", "a=\xff"), ("x_forwarded_for", "\xff")),
)
PATHS = (
    *("/data/", "/data//x.csv", "/data/a/b.csv", "/Data/compare.csv", "/DATA/COMPARE.CSV"),
    *(
        "/data/../app.py",
        "/data/%2e%2e/app.py",
        "/data/..;/x",
        "/./data/ties.csv",
        "//evil.example",
    ),
    *("/\\evil.example", "/%5cevil.example", "/openapi.json", "/.streamlit/config.toml", "/.git/x"),
    *(
        "/.env",
        "/app.py",
        "/lib/dashboard/api/__init__.py",
        "/data.parquet",
        "/_stcore/metrics",
        "/readyz/",
    ),
    *("/readyz/x", "/READYZ", "/readyz.json", "/compare.csv", "/compare/x", "/static/js/none.js"),
    *("/static/../index.html", "/static", "/favicon.ico", "/robots.txt", "/\u202e.csv", "/\0.csv"),
)


def questions() -> Iterator[str]:
    """Every value in every parameter of one answer, and every name with every ending."""
    for parameter in ("partner", "bom", "view", "indicator", "base", "year", "claim", "x"):
        for value in VALUES:
            yield f"/data/compare.csv?{parameter}={quote(value, safe='')}"
    for name in NAMES:
        for ending in ENDINGS:
            yield f"/data/{name}.{ending}?partner=RUS"


def in_order(answer: Answer, method: str = "GET") -> bool:
    """A file, a page, a redirection to ourselves, or one sentence that names nothing of ours."""
    if answer.status in (400, 404, 405) and method != "HEAD":
        one_line = len(answer.text.splitlines()) == 1 and len(answer.text) < 600
        return one_line and "Traceback" not in answer.text and "/tmp" not in answer.text
    to = answer.headers.get("location", "/")
    known = (200, 204, 206, 301, 304, 308, 400, 404, 405)
    return answer.status in known and to[:2] not in ("//", "/\\")


@pytest.fixture(autouse=True)
def _over_the_small_tables(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))


def test_hostile_addresses() -> None:
    found = {address: ask(address) for address in questions()}
    assert [address for address, answer in found.items() if not in_order(answer)] == []
    counted = Counter(answer.status for answer in found.values())
    assert set(counted) == {200, 301, 400, 404}
    assert counted[200] == sum(
        "attachment" in answer.headers.get("content-disposition", "") for answer in found.values()
    )


def test_hostile_paths() -> None:
    for path in PATHS:
        answer = ask(path)
        assert in_order(answer), path
        assert answer.status in (301, 400, 404) or answer.headers["content-type"][:9] == "text/html"


@pytest.mark.parametrize("address", ["/data/areas.csv", "/data/areas.json", "/readyz", "/trade"])
def test_hostile_methods_and_headers(address: str) -> None:
    for method in METHODS:
        answer = ask(address, method)
        assert in_order(answer, method), method
        assert (answer.status == 405) == ("allow" in answer.headers and answer.status != 204)
    for name, value in HEADERS:
        answer = ask(address, **{name: value})
        ranges = (206, 400, 416) if name == "range" else ()  # of streamlit's own files
        assert answer.status in (200, 304, *ranges), (name, value)

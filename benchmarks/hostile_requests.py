"""Requests that nobody should send: what they are answered, over all pages, files and charts.

    python -m benchmarks.hostile_requests [NUMBER [SEED]]

So many requests (5,000) are drawn by a seed (1) from every page, file and chart with every
parameter it takes and some it does not, values that try everything, strange methods, headers and
paths, in each language. They go to the application over raw sockets, four at a time. A fault is
an answer of 500 and more, none at all within half a minute, an error of more than one line, one
with a control character or with words of the machine or of the code, and an answer without the
headers of protection. `/readyz` has to answer afterwards.
"""

import asyncio
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from urllib.parse import quote, urlsplit

from benchmarks.contenders import OURS, REPO, answering, served
from lib.dashboard.narrative import LANGUAGES
from lib.dashboard.views import FURTHER_QUERIES, QUERIES
from lib.dashboard.views.address import CHOICES, PAGES

NUMBER, SEED = 5_000, 1
AT_ONCE = 4
SECONDS = 30
SLOW = 1.0
"""An answer that takes longer is printed."""
FORMS = ("csv", "json", "parquet", "xlsx", "jsonld", "zip", "exe", "")
EVERYWHERE = ("partner", "lang", "nonsense", "__proto__", "chart", "theme", "save", "format")
METHODS = ("GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW")
VALUES = (
    *(
        "",
        "0",
        "-1",
        "1e999",
        "9" * 400,
        "2023",
        "2023-13-45",
        "NaN",
        "null",
        "none",
        "true",
        "all",
    ),
    *("RUS", "rus", "RUS,EU27,CIS", "ATLANTIS", "RUS," * 300, ",,,", "KGZ", "WLD"),
    *(
        "\x00",
        "\x1b[31m",
        "a\r\nSet-Cookie: x=1",
        "\u202e\u2066",
        "\ud7ff\uffff",
        "ﬀ" * 50,
        "😀" * 20,
    ),
    *("<script>alert(1)</script>", "![x](http://evil.example/x.png)", "[a](javascript:alert(1))"),
    *("{0}{name!r}", "%s%n%x", "${7*7}{{7*7}}", "$x^2$ :red[x] :material/home:"),
    *("' or 1=1 --", '"; drop table observations; --', "=1+1", "＝1+1", "@SUM(A1)"),
    *("../../../etc/passwd", "..\\..\\x", "/dev/zero", "file:///etc/passwd", "C:\\x", "a" * 8_000),
)
RAW_VALUES = ("%00", "%ff%fe", "%c0%af", "%", "%zz", "%u0041", "%E0%80%80", "a&a=b", "[]=x", "#x")
"""What is no value of an address, as it is sent."""
PATHS = (
    *("/", "//evil.example", "/%2e%2e/%2e%2e/etc/passwd", "/data", "/data/", "/data//x.csv"),
    *("/Data/compare.csv", "/data/.csv", "/data/..%2fapp.py", "/embed", "/embed/", "/embed/x"),
    *("/readyz", "/readyz/x", "/static/../app.py", "/.streamlit/secrets.toml", "/.git/config"),
    *(
        "/compare",
        "/at_a_glance",
        "/openapi.json",
        "/_stcore/metrics",
        "/_stcore/health",
        "/a" * 900,
    ),
    *("/app/static/..%2f..%2fapp.py", "/trade/../claims", "/\\evil.example", "/trade;x=1"),
)
HEADERS = (
    *("If-None-Match: *", "If-None-Match: " + '"x",' * 500, "If-Modified-Since: Mon, 99 Foo"),
    "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 +99999999999999999999",
    *("Range: bytes=9-1", "Range: bytes=0-0,1-1," * 40, "Accept: x/y;q=z", "Accept-Language: xx,*"),
    *("Accept-Encoding: identity;q=0", "X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: javascript"),
    *("X-Forwarded-Host: evil.example", "Origin: null", "Cookie: " + "a=b; " * 300, "Expect: 9"),
    *("Content-Length: 5", "Transfer-Encoding: chunked", "Upgrade: websocket", "X: " + "y" * 9_000),
)
HOSTS = ("", "", "", "", "evil.example", "localhost:99999", "[::1", "a b", "127.0.0.1\t")
PROTECTION = (b"content-security-policy:", b"x-content-type-options: nosniff")
_OF_THE_MACHINE = re.compile(
    rb"Traceback|site-packages|File \"|\.py\b|"
    + b"|".join(re.escape(str(one).encode()) for one in (REPO, REPO.home()))
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")


def requests(number: int, seed: int, host: str) -> Iterator[bytes]:
    """So many requests, as they cross the wire; the same for the same seed."""
    random = Random(seed)
    for _ in range(number):
        target = _target(random)
        lines = [f"{random.choice(METHODS)} {target} HTTP/1.1"]
        lines += [f"Host: {random.choice(HOSTS) or host}", "Connection: close"]
        lines += random.sample(HEADERS, random.choice((0, 0, 0, 1, 2)))
        yield ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogatepass")


def _target(random: Random) -> str:
    kind = random.choice(("page", "embed", "file", "file", "path"))
    if kind == "path":
        return random.choice(PATHS) + random.choice(("", "?", f"?lang={_value(random)}"))
    page = random.choice(PAGES)
    choices: Sequence[str] = CHOICES[page]
    if kind == "file":
        asked = {**QUERIES, **FURTHER_QUERIES}
        name = random.choice(sorted(asked))
        choices = tuple(asked[name].options)
        path = f"/data/{name}.{random.choice(FORMS)}"
    else:
        path = f"/{page}" if kind == "page" else f"/embed/{page}"
    names = random.choices((*choices, *EVERYWHERE), k=random.choice((1, 1, 2, 3)))
    pairs = [f"{name}={_value(random)}" for name in names]
    pairs += [f"lang={random.choice(sorted(LANGUAGES))}"] * (random.random() < 0.5)
    return f"{path}?{'&'.join(pairs)}"


def _value(random: Random) -> str:
    if random.random() < 0.2:
        return random.choice(RAW_VALUES)
    return quote(random.choice(VALUES).encode("utf-8", "surrogatepass"), safe="")


async def answer(host: str, request: bytes) -> bytes:
    """All that the server sends back."""
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    try:
        writer.write(request)
        await writer.drain()
        return await asyncio.wait_for(reader.read(-1), SECONDS)
    finally:
        writer.close()


def faults(request: bytes, found: bytes) -> Iterator[str]:
    """What is wrong with an answer."""
    status = _STATUS.match(found)
    if status is None:
        yield "no answer"
        return
    head, _, body = found.partition(b"\r\n\r\n")
    head = head.lower()
    if int(status[1]) >= 500:
        yield f"status {int(status[1])}"
    if int(status[1]) >= 400 and body != b"Invalid HTTP request received.":
        if body.strip().count(b"\n") and b"text/html" not in head:
            yield "an error of more than one line"
        if _CONTROL.search(body):
            yield "a control character"
        if _OF_THE_MACHINE.search(body.replace(request.split(b" ")[1], b"")):
            yield "words of the machine"
    if body != b"Invalid HTTP request received." and not all(one in head for one in PROTECTION):
        yield "no headers of protection"


async def measured(address: str, number: int, seed: int) -> None:
    """Send the requests and print what came of them."""
    host = urlsplit(address).netloc
    statuses: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    todo = requests(number, seed, host)

    async def one_after_the_other() -> None:
        for request in todo:
            begun = time.perf_counter()
            try:
                found = await answer(host, request)
            except (OSError, TimeoutError) as fault:
                found = type(fault).__name__.encode()
            seconds = time.perf_counter() - begun
            status = _STATUS.match(found)
            statuses[status[1].decode() if status else "none"] += 1
            line = request.partition(b"\r\n")[0][:120]
            if seconds > SLOW:
                print(f"  {seconds:.1f} s: {line!r}")
            for kind in faults(request, found):
                kinds[kind] += 1
                if kinds[kind] <= 3:
                    print(f"  {kind}: {line!r} -> {found[-120:]!r}")

    await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
    ready = await answer(
        host, f"GET /readyz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
    )
    by_status = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
    print(f"{sum(statuses.values())} requests ({by_status})")
    print(f"{sum(kinds.values())} faults {dict(kinds) or ''}")
    print(f"/readyz afterwards: {ready.partition(b' ')[2][:3].decode()}")


def main(number: int, seed: int) -> None:
    """Serve the application and send the requests."""
    with served(OURS) as (address, _):
        answering(address)
        asyncio.run(measured(address, number, seed))


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(given[0] if given else NUMBER, given[1] if len(given) > 1 else SEED)

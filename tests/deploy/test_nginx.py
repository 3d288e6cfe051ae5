"""What nginx does in front of several processes: who gets which, and what it says itself."""

import gzip
import re
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import brotli
import pytest
from websockets.exceptions import InvalidStatus

from benchmarks.session import session
from lib.dashboard.api.headers import PROTECTION
from tests.asynchronous import run
from tests.behind_nginx import Answer, Processes, Site, ask, cookie, nginx, raw
from tests.serving import REPO

MB = 1_000_000
MOST = 20 * 1024 * 1024
"""What the application takes, with what a form puts around the file."""
BOUNDARY = "7MA4YWxkTrZu0gW"
SENTENCE = re.compile(rb"[A-Z][^\n]*[.]\n")
ASSET = re.compile(r'(?:src|href)="(?:\.?/)?(static/js/index[\w.-]+\.js)"')


def upload(
    site: Site,
    name: str,
    cookies: dict[str, str],
    size: int = 100,
    *,
    source: str = "127.0.0.1",
    chunked: bool = False,
) -> Answer:
    """Send a file to a session, as a browser does."""
    token = ask(f"{site.address}/_stcore/health", headers=cookie(cookies), source=source).cookies
    head = (
        f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=file; filename=a.txt\r\n"
        "Content-Type: text/plain\r\n\r\n"
    )
    body = b"".join((head.encode(), b"a" * size, f"\r\n--{BOUNDARY}--\r\n".encode()))
    return ask(
        f"{site.address}/_stcore/upload_file/{name}/one",
        "PUT",
        {
            **cookie(cookies | token),
            "X-Xsrftoken": token["_streamlit_xsrf"],
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        },
        _parts(body) if chunked else body,
        source=source,
    )


def _parts(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), MB):
        yield body[start : start + MB]


def arrive(site: Site) -> dict[str, str]:
    """Open a page in a new browser; its cookies."""
    return ask(f"{site.address}/trade").cookies


def test_the_readers_are_shared_out_among_the_processes(site: Site) -> None:
    found = Counter(arrive(site)["process"] for _ in range(40))
    assert set(found) == {str(port) for port in site.ports}
    assert min(found.values()) >= 15


def test_a_session_and_what_it_is_sent_are_in_one_process(site: Site) -> None:
    """A file for a session that a process does not know is refused by it."""

    async def visited(cookies: dict[str, str]) -> tuple[str, Answer, Answer]:
        async with session(site.address, cookie(cookies)) as reader:
            await reader.visit("trade")
            assert not reader.faults()
            name = reader.name
            other = {str(port) for port in site.ports} - {cookies["process"]}
            return name, upload(site, name, cookies), upload(site, name, {"process": other.pop()})

    for _ in range(4):
        name, right, wrong = run(visited(arrive(site)))
        assert name and right.status == 204
        assert wrong.status == 400 and b"Invalid session_id" in wrong.body


def test_a_browser_keeps_its_process(site: Site) -> None:
    cookies = arrive(site)
    for path in ("/", "/trade", "/claims?lang=ru", "/data/areas.csv", "/embed/trade") * 3:
        assert "process" not in ask(f"{site.address}{path}", headers=cookie(cookies)).cookies
    lines = [line.split() for line in site.log.read_text().splitlines()]
    claims = [line for line in lines if line[3] == "/claims"]
    assert {line[-1] for line in claims[-3:]} == {f"127.0.0.1:{cookies['process']}"}


@pytest.mark.parametrize(
    ("path", "sets"),
    [
        ("/", True),
        ("/trade?lang=ky", True),
        ("/embed/trade", False),
        ("/data/areas.csv", False),
        ("/readyz", False),
        ("/nowhere", False),
        ("/_stcore/host-config", False),
        ("/app/static/fonts/sans-latin.woff2", False),
    ],
)
def test_the_cookie_comes_with_a_page_alone(site: Site, path: str, sets: bool) -> None:
    answer = ask(f"{site.address}{path}")
    said = [one for one in answer.all("set-cookie") if one.startswith("process=")]
    assert len(said) == sets
    for one in said:
        assert one.split("; ")[1:] == ["Path=/", "HttpOnly", "SameSite=Lax"]


@pytest.mark.parametrize(
    "claimed", ["", "any", "80", "process_8501", "127.0.0.1:22", "é", "1 2 3", "8" * 3000]
)
def test_a_cookie_of_ones_own_making_leads_to_a_process_like_any(site: Site, claimed: str) -> None:
    headers = {"Cookie": f"process={claimed}"}
    answer = ask(f"{site.address}/", headers={k: v.encode() for k, v in headers.items()})  # type: ignore[misc]
    assert answer.status == 200
    assert answer.cookies["process"] in {str(port) for port in site.ports}


@pytest.mark.parametrize("path", ["/trade", "/data/observations.csv", "script", "/embed/trade"])
def test_an_answer_is_compressed_once_by_the_application(
    site: Site, two: Processes, path: str
) -> None:
    if path == "script":
        found = ASSET.search(ask(f"{site.address}/").body.decode())
        assert found
        path = f"/{found[1]}"
    cookies = cookie(arrive(site))
    port = cookies["Cookie"].partition("=")[2]
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
    plain = ask(f"{site.address}{path}", headers=cookies | {"Accept-Encoding": "identity"})
    direct = ask(f"http://127.0.0.1:{port}{path}", headers={"Host": site.address[7:]})
    assert direct.body == plain.body
    for coding, whole in unpack.items():
        answer = ask(f"{site.address}{path}", headers=cookies | {"Accept-Encoding": coding})
        assert answer.all("content-encoding") == ([] if coding == "identity" else [coding])
        assert whole(answer.body) == plain.body
        assert answer.all("content-length") == [str(len(answer.body))]
        assert ", ".join(answer.all("vary")).lower().count("accept-encoding") == 1


@pytest.mark.parametrize("path", ["/_stcore/host-config", "/readyz", "/_stcore/metrics"])
def test_what_the_application_leaves_as_it_is_nginx_leaves_too(site: Site, path: str) -> None:
    answer = ask(f"{site.address}{path}", headers={"Accept-Encoding": "gzip, br"})
    assert answer.body and answer.all("content-encoding") == []


@pytest.mark.parametrize(
    "path", ["/app/static/fonts/sans-latin.woff2", "script", "/data/areas.csv", "/trade"]
)
def test_how_long_a_file_may_be_kept_is_what_the_application_says(site: Site, path: str) -> None:
    if path == "script":
        found = ASSET.search(ask(f"{site.address}/").body.decode())
        assert found
        path = f"/{found[1]}"
    direct = ask(f"http://127.0.0.1:{site.ports[0]}{path}")
    answer = ask(f"{site.address}{path}")
    assert answer.status == 200
    for name in ("cache-control", "etag", "vary"):
        assert answer.all(name) == direct.all(name)


PATHS = {
    "/": 200,
    "/trade": 200,
    "/data/areas.csv": 200,
    "/data/nothing.csv": 404,
    "/readyz": 200,
    "/nowhere": 404,
    "/_stcore/health": 200,
    "/_stcore/host-config": 200,
    "/_stcore/metrics": 404,
    "/_stcore/script-health-check": 404,
    "/_stcore/agent/openapi.json": 404,
    "/trade/_stcore/metrics": 404,
    "/media/nothing.csv": 404,
    "/_stcore/stream": 404,
}


@pytest.mark.parametrize(("path", "status"), PATHS.items())
def test_every_answer_has_each_header_of_protection_once(
    site: Site, path: str, status: int
) -> None:
    answer = ask(f"{site.address}{path}")
    assert answer.status == status
    assert {name: len(answer.all(name)) for name in PROTECTION} == dict.fromkeys(PROTECTION, 1)
    assert answer.all("server") == ["nginx"]
    assert len(answer.all("cache-control")) <= 1


def test_a_chart_may_be_framed_and_a_page_may_not(site: Site) -> None:
    chart, page = ask(f"{site.address}/embed/trade"), ask(f"{site.address}/trade")
    (policy,), (other,) = (one.all("content-security-policy") for one in (chart, page))
    assert "frame-ancestors *" in policy and chart.all("x-frame-options") == []
    assert "frame-ancestors 'none'" in other and page.all("x-frame-options") == ["DENY"]


def is_a_sentence(answer: Answer) -> None:
    assert SENTENCE.fullmatch(answer.body), answer.body
    assert answer.all("content-type") == ["text/plain; charset=utf-8"]
    assert {name: len(answer.all(name)) for name in PROTECTION} == dict.fromkeys(PROTECTION, 1)
    assert answer.all("cache-control") == ["no-store"]


def test_what_streamlit_tells_of_itself_is_closed(site: Site) -> None:
    for path in ("/_stcore/metrics", "/_stcore/nothing", "/x/_stcore/metrics", "//_stcore/metrics"):
        is_a_sentence(answer := ask(f"{site.address}{path}"))
        assert answer.status == 404


@pytest.mark.parametrize("chunked", [False, True])
def test_a_file_of_20_mb_arrives_and_one_of_22_is_refused(site: Site, chunked: bool) -> None:
    async def visited() -> None:
        cookies = arrive(site)
        async with session(site.address, cookie(cookies)) as reader:
            await reader.visit()
            whole = upload(site, reader.name, cookies, 20 * MB, chunked=chunked)
            assert whole.status == 204
            for size in (MOST, 22 * MB):
                refused = upload(site, reader.name, cookies, size, chunked=chunked)
                assert refused.status == 413
                is_a_sentence(refused)
                assert b"20 MB" in refused.body

    run(visited())


def test_nothing_else_takes_a_large_body(site: Site) -> None:
    answer = ask(f"{site.address}/trade", "POST", {}, b"a" * MB)
    assert answer.status == 413


def test_a_foreign_page_opens_no_session(site: Site, two: Processes) -> None:
    async def opened(origin: str) -> None:
        async with session(site.address, {"Origin": origin}) as reader:
            await reader.visit()

    run(opened(site.address))
    for origin in ("https://evil.example", "http://127.0.0.1.evil.example", "null"):
        with pytest.raises(InvalidStatus) as refused:
            run(opened(origin))
        assert refused.value.response.status_code == 403
        protected = {name: len(refused.value.response.headers.get_all(name)) for name in PROTECTION}
        assert protected == dict.fromkeys(PROTECTION, 1)
    for port in two.ports:
        assert "external IP" not in (two.folder / f"{port}.log").read_text(), "a stranger is asked"


def test_what_a_reader_says_of_its_own_address_counts_for_nothing(site: Site) -> None:
    forged = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "203.0.113.7",
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "host=evil.example;proto=https",
        "X-Forwarded-Prefix": "/evil",
    }
    body = ask(f"{site.address}/embed/trade", headers=forged).body.decode()
    assert f"{site.address}/trade" in body
    assert "evil" not in body and f"https://{site.address[7:]}" not in body


def test_who_asks_too_much_is_told_to_wait_and_others_are_served(site: Site) -> None:
    address, source = f"{site.address}/data/areas.json", "127.0.0.7"
    answers = [ask(address, source=source) for _ in range(120)]
    found = Counter(answer.status for answer in answers)
    assert set(found) == {200, 429} and found[200] >= 40
    refused = next(answer for answer in answers if answer.status == 429)
    is_a_sentence(refused)
    assert refused.all("retry-after") == ["60"]
    assert ask(address, source="127.0.0.8").status == 200
    assert ask(f"{site.address}/trade", source=source).status == 200


def test_many_sessions_of_one_address_are_not_endless(site: Site) -> None:
    """A newsroom behind one address has room, one who opens sessions for the sake of it has not."""
    opening = (
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {site.address[7:]}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: streamlit\r\n\r\n"
    )
    with ExitStack() as opened:
        found = []
        for _ in range(205):
            one = opened.enter_context(
                socket.create_connection(site.at, timeout=120, source_address=("127.0.0.9", 0))
            )
            one.sendall(opening.encode())
            found.append(one.recv(65536)[9:12])
        assert found == [b"101"] * 200 + [b"429"] * 5


def test_slow_readers_hold_up_nobody(site: Site) -> None:
    """Requests that never end, of headers and of files: each waits in nginx, for a while."""
    head = "PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\nabc"
    with ExitStack() as opened:
        slow = []
        for number in range(300):
            one = opened.enter_context(
                socket.create_connection(
                    site.at, timeout=120, source_address=(f"127.0.1.{number % 100 + 1}", 0)
                )
            )
            one.sendall(head.encode() if number % 2 else b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
            slow.append(one)
        for _ in range(5):
            assert ask(f"{site.address}/trade").status == 200
            assert ask(f"{site.address}/readyz").body == b"ready\n"
        for one in slow[:2]:
            with suppress(ConnectionResetError):
                assert one.recv(100)[9:12] in (b"", b"408")


@pytest.mark.parametrize(
    "request_",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        b"GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 70_000 + b"\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
        b"Connection: close\r\n\r\n0\r\n\r\n",
        b"TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nConnection: close\r\n\r\n",
    ],
)
def test_a_request_that_is_none_is_refused_and_tells_nothing(site: Site, request_: bytes) -> None:
    found = raw(site, request_)
    head, _, body = found.partition(b"\r\n\r\n")
    if found and not found.startswith(b"HTTP/1.1 505"):
        assert re.match(rb"HTTP/1\.1 4\d\d ", head), found[:200]
    for name in (name.lower() for name in PROTECTION):
        assert head.lower().count(f"\r\n{name}:".encode()) == bool(head)
    assert not re.search(rb"nginx/\d", found) and b"root:" not in body
    assert ask(f"{site.address}/readyz").status == 200


def test_files_that_are_refused_put_no_process_out_of_use(site: Site) -> None:
    cookies = arrive(site)
    for number in range(12):
        source = f"127.0.2.{number + 1}"
        assert upload(site, "nobody", cookies, 5 * MB, source=source).status in (400, 502)
    for port in site.ports:
        answer = ask(f"{site.address}/trade", headers=cookie({"process": str(port)}))
        assert answer.status == 200 and "process" not in answer.cookies


def test_with_tls_everything_is_within_it(two: Processes, folder: Path) -> None:
    with nginx(folder, two, with_tls=True) as safe:
        page = ask(f"{safe.secure}/trade", tls=safe.tls)
        assert page.status == 200
        assert page.all("set-cookie")[0].endswith("; Path=/; HttpOnly; SameSite=Lax; Secure")
        assert page.all("strict-transport-security") == ["max-age=31536000"]
        refused = ask(f"{safe.secure}/_stcore/metrics", tls=safe.tls)
        is_a_sentence(refused)
        assert len(refused.all("strict-transport-security")) == 1
        embedded = ask(f"{safe.secure}/embed/trade", tls=safe.tls).body.decode()
        assert "https://localhost" in embedded

        async def visited() -> None:
            headers = {**cookie(page.cookies), "Origin": safe.secure}
            async with session(safe.secure, headers, safe.tls) as reader:
                await reader.visit("trade")
                assert not reader.faults() and reader.name

        run(visited())
        for path in ("/trade?partner=RUS", "/data/areas.csv", "/nowhere"):
            led = ask(f"{safe.address}{path}")
            assert (led.status, led.all("location")) == (308, [f"https://localhost{path}"])
        (folder / "acme/.well-known/acme-challenge").mkdir(parents=True)
        (folder / "acme/.well-known/acme-challenge/token").write_text("answer")
        assert ask(f"{safe.address}/.well-known/acme-challenge/token").body == b"answer"


def test_the_processes_of_compose_are_the_same_at_other_addresses() -> None:
    """And its first lines say so."""
    ours = (REPO / "deploy/nginx/multivector/processes.conf").read_text("utf-8")
    other = (REPO / "deploy/nginx/processes_of_compose.conf").read_text("utf-8")
    same = re.sub(r"172\.30\.85\.1[12]", "127.0.0.1", other)
    assert same.partition("upstream")[2] == ours.partition("upstream")[2]
    pairs = re.findall(r"server 172\.30\.85\.1([12]):850([12])", other)
    assert len(pairs) == 6 and all(one == two for one, two in pairs)


def test_every_process_has_all_others_behind_it() -> None:
    text = (REPO / "deploy/nginx/multivector/processes.conf").read_text("utf-8")
    blocks = dict(re.findall(r"upstream (\w+) \{(.*?)\}", text, re.DOTALL))
    servers = {name: re.findall(r"server (\S+) ([^;]*);", body) for name, body in blocks.items()}
    everybody = {place for place, _ in servers.pop("any")}
    for name, found in servers.items():
        assert {place for place, _ in found} == everybody
        (own,) = [place for place, more in found if "backup" not in more]
        assert own.endswith(f":{name.removeprefix('process_')}")
        assert re.search(rf"^ +{own[-4:]} {name};$", text, re.MULTILINE)
    assert all("max_fails=0" in more for found in servers.values() for _, more in found)
